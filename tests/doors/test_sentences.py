"""Claims in plain English, and what they must never sound like."""

from __future__ import annotations

from typing import Any

import pytest
from builders import claim, entity, record

from onrecord.doors.namebook import Namebook
from onrecord.doors.sentences import answer_for, sentence_of
from onrecord.doors.spoken_dates import placed, spoken
from onrecord.model.claims import Claim
from onrecord.model.record import Record

WORDS = "words"
NAMES = Namebook(
    {"country:OM": "Oman", "country:QA": "Qatar", "org:blue": "the Blue Bank", "place:muscat": "Muscat",
     "person:salim": "Salim Harthy", "document:pact": "the Muscat Pact"},
    {"country:OM": frozenset({"Oman", "Omani"})},
    {"s1": "Salim Harthy", "s2": None},
)  # fmt: skip


def made(kind: str, **fields: Any) -> Claim:
    return claim(WORDS, kind, WORDS, **fields)


def status(change: str, rung: str | None = "member", **more: Any) -> str:
    return sentence_of(
        made("status", holder="country:OM", organisation="org:blue", status=rung, change=change, **more), NAMES
    )


@pytest.mark.parametrize(
    ("change", "more", "said"),
    [
        ("held", {"held": "2016-03/.."}, "Oman has been a member of the Blue Bank since March 2016"),
        ("held", {"held": "2001/2004"}, "Oman was a member of the Blue Bank from 2001 to 2004"),
        ("held", {"held": "2018-04-21"}, "Oman is a member of the Blue Bank as of 21 April 2018"),
        ("held", {}, "Oman is a member of the Blue Bank"),
        ("acquired", {"on": "2016-03"}, "Oman became a member of the Blue Bank in March 2016"),
        ("acquired", {"rung": "observer"}, "Oman became an observer in the Blue Bank"),
        ("acquired", {"rung": "candidate"}, "Oman became a candidate for membership of the Blue Bank"),
        ("acquired", {"rung": None}, "Oman acquired a new standing (not named) in the Blue Bank"),
        ("lost", {}, "Oman ceased to be a member of the Blue Bank"),
        ("suspended", {"by": "country:QA"}, "Oman was suspended as a member of the Blue Bank, by Qatar"),
        ("sought", {}, "Oman seeks to become a member of the Blue Bank"),
        ("offered", {}, "Oman was invited to become a member of the Blue Bank"),
        ("agreed", {}, "Oman was accepted as a member of the Blue Bank, not yet in force"),
        ("refused", {}, "Oman was refused as a member of the Blue Bank"),
        ("under review", {}, "Oman has its standing as a member of the Blue Bank under review"),
    ],
)
def test_status(change: str, more: dict[str, Any], said: str) -> None:
    assert status(change, **more) == said


@pytest.mark.parametrize(
    ("factuality", "said"),
    [
        ("asserted", "Oman became a member of the Blue Bank"),
        ("planned", "Oman is to become a member of the Blue Bank"),
        ("expected", "Oman is expected to become a member of the Blue Bank"),
        ("hoped", "Oman would become a member of the Blue Bank"),
        ("proposed", "Oman would become a member of the Blue Bank"),
        ("conditional", "Oman would become a member of the Blue Bank"),
        ("denied", "It is denied that Oman became a member of the Blue Bank"),
    ],
)
def test_only_what_is_asserted_reads_as_so(factuality: str, said: str) -> None:
    assert status("acquired", factuality=factuality) == said


def test_negation_follows_the_verb() -> None:
    assert status("acquired", negated=True) == "Oman did not become a member of the Blue Bank"
    assert status("held", negated=True) == "Oman is not a member of the Blue Bank"
    assert status("sought", negated=True) == "Oman does not seek to become a member of the Blue Bank"


def test_unnamed_members_are_counted() -> None:
    said = sentence_of(
        made("status", holder="group:states", organisation="org:blue", status="member", change="held", count=27), NAMES
    )
    assert said == "27 states are members of the Blue Bank"


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("meeting", {"type": "summit", "state": "planned", "organisation": "org:blue", "ordinal": 18, "when": "2018-06",
                     "place": "place:muscat", "country": "country:OM", "chair": "country:OM", "factuality": "planned"},
         "The 18th Blue Bank summit is to be held in Muscat, Oman in June 2018, with Oman in the chair"),
        ("meeting", {"type": "talks", "state": "held", "participants": ("country:OM", "country:QA")},
         "Talks between Oman and Qatar were held"),
        ("meeting", {"type": "summit", "state": "proposed", "organisation": "org:blue", "factuality": "proposed"},
         "The Blue Bank summit would be held"),
        ("role", {"person": "person:salim", "office": "Foreign Minister", "of": "country:OM", "change": "appointed"},
         "Salim Harthy was appointed Foreign Minister of Oman"),
        ("role", {"person": "person:salim", "office": "Omani Foreign Minister", "of": "country:OM", "change": "held",
                  "held": "2016/.."}, "Salim Harthy has been Omani Foreign Minister since 2016"),
        ("relation", {"holder": "org:blue", "other": "place:muscat", "type": "seat of"},
         "The Blue Bank has its seat in Muscat"),
        ("agreement", {"parties": ("country:OM", "country:QA"), "document": "document:pact", "change": "signed",
                       "on": "2016"}, "Oman and Qatar signed the Muscat Pact in 2016"),
        ("agreement", {"parties": (), "document": "document:pact", "change": "in force"},
         "The Muscat Pact is in force"),
        ("event", {"type": "SUPPORT", "actor": "country:OM", "recipient": "country:QA"}, "Oman supports Qatar"),
    ],
)  # fmt: skip
def test_other_kinds(kind: str, fields: dict[str, Any], said: str) -> None:
    assert sentence_of(made(kind, **fields), NAMES) == said


def test_who_answers_for_it() -> None:
    asserted: dict[str, Any] = {"holder": "country:OM", "organisation": "org:blue", "status": None, "change": "held"}

    def answer(**stance: str) -> str | None:
        return answer_for(made("status", **asserted, **stance), NAMES)

    assert answer() is None
    assert answer(voice="s1") == "said by Salim Harthy (s1)"
    assert answer(voice="s1", factuality="hoped") == "hoped by Salim Harthy (s1)"
    assert answer(voice="s2", factuality="expected") == "expected, nobody named (s2)"
    assert answer(factuality="planned") == "planned"
    assert answer(voice="s1", factuality="planned") == "planned, said by Salim Harthy (s1)"
    assert answer(voice="s1", factuality="denied") == "denied by Salim Harthy (s1)"


def test_names_take_their_article_from_the_text(made: Record) -> None:
    names = Namebook.of(made)
    assert names.name("org:blue-bank") == "the Blue Bank"
    assert names.name("country:OM") == "Oman"


def test_a_pair_keeps_its_article_to_itself() -> None:
    text = "The Oman–Qatar pact was praised in the Oman-Qatar council."
    assert Namebook.of(record(text, entities=[entity("country:OM", "Oman", text)])).name("country:OM") == "Oman"
    text = "The Netherlands joined."
    country = entity("country:NL", "Netherlands", text)
    assert Namebook.of(record(text, entities=[country])).name("country:NL") == "the Netherlands"


@pytest.mark.parametrize(
    ("edtf", "words", "adverb"),
    [
        ("2018-04-21", "21 April 2018", "on 21 April 2018"),
        ("2018-06", "June 2018", "in June 2018"),
        ("2018-22", "summer 2018", "in summer 2018"),
        ("2018-33", "the first quarter of 2018", "in the first quarter of 2018"),
        ("199X", "the 1990s", "in the 1990s"),
        ("2015~", "about 2015", "around about 2015"),
        ("../2014", "until 2014", "until 2014"),
        ("XXXX-01-23", "23 January (year not said)", "on 23 January (year not said)"),
        ("no date", "no date", "(no date)"),
    ],
)
def test_dates(edtf: str, words: str, adverb: str) -> None:
    assert spoken(edtf) == words
    assert placed(edtf) == adverb.replace("around about", "around")
