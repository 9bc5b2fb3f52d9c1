"""Events that only a text of several sentences shows, and the words they are read by."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord.lang
from onrecord.doors.namebook import Namebook
from onrecord.doors.sentences import sentence_of
from onrecord.lang import LanguageDataError, schema
from onrecord.lang.events import event_words
from onrecord.model.article import Article
from onrecord.model.claims import Event
from onrecord.model.record import Record
from onrecord.pipeline import record_of

TEXT = (
    "NAIROBI, 12 March 2024 - Ethiopian President Hanna Girma met Kenyan Foreign Minister Peter Mwangi in Nairobi on "
    "Monday. Ethiopia will send tents to Sudan, she said.\n\n"
    'Girma met Mwangi at the airport. Eritrea denied that it had attacked Ethiopia. "We support Somalia," Mwangi said, and '
    "urged Eritrea to free the sailors.\n\n"
    "If Eritrea attacks Djibouti, trade will stop. Eritrean singers charmed Djibouti."
)


@pytest.fixture(scope="module")
def record() -> Record:
    return record_of(Article(id="0123456789abcdef", source="test", text=TEXT, language="en", published="2024-03-12"))


def events(record: Record) -> list[Event]:
    return [claim for claim in record.claims if isinstance(claim, Event)]


def test_every_part_is_the_words_that_stand_there(record: Record) -> None:
    assert events(record)
    for event in events(record):
        place = event.ground.evidence
        assert TEXT[place.start : place.end] == place.text
        parts = dict(event.ground.parts)
        assert {"actor", "predicate"} <= set(parts)
        assert all(place.start <= span.start and span.end <= place.end for span in parts.values())


def test_a_meeting_told_twice_is_one_event(record: Record) -> None:
    met = [event for event in events(record) if event.type == "CONSULT"]
    assert [(event.actor, event.recipient) for event in met] == [("person:hanna-girma", "person:peter-mwangi")]
    assert len(met[0].ground.also) == 1


def test_what_will_be_done_is_planned_and_who_says_so_is_named(record: Record) -> None:
    aid = next(event for event in events(record) if event.type == "AID")
    assert (aid.actor, aid.recipient) == ("country:ET", "country:SD")
    assert aid.stance.factuality == "planned"
    assert aid.stance.according_to is not None
    assert sentence_of(aid, Namebook.of(record)) == "Ethiopia is to aid Sudan"


def test_what_is_denied_is_denied_by_who_denies_it(record: Record) -> None:
    attack = next(event for event in events(record) if event.type == "ASSAULT")
    assert (attack.actor, attack.recipient, attack.stance.factuality) == ("country:ER", "country:ET", "denied")
    assert sentence_of(attack, Namebook.of(record)).startswith("It is denied that Eritrea attacks Ethiopia")


def test_nothing_is_made_of_what_might_be(record: Record) -> None:
    assert not [event for event in events(record) if event.recipient == "country:DJ"]


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the words that a test may spoil."""
    shutil.copytree(Path(onrecord.lang.__file__).with_name("en"), tmp_path / "en")
    monkeypatch.setattr(schema, "files", lambda _: tmp_path)
    event_words.cache_clear()
    yield tmp_path / "en" / "events.toml"
    event_words.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('type = "AGREE"', 'type = "AGREES"', "'AGREES' is no type"),
        ('name = "agrees"', 'name = "zzz"', "names are sorted"),
        ('verbs = ["agree"]', 'verbs = ["join", "agree"]', "'agree' stands behind 'join'"),
        ('verbs = ["agree"]', 'verbs = ["agree"]\nnouns = ["pact"]', "wants verbs or nouns"),
        ('marks = ["mutual"]', 'marks = ["mutually"]', "marks are"),
    ],
)
def test_a_wrong_word_is_named_with_its_place(changed: Path, old: str, new: str, told: str) -> None:
    text = changed.read_text(encoding="utf-8")
    assert old in text
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LanguageDataError, match=rf"en/events\.toml.*{told}"):
        event_words("en")


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("The Economic Community of West African States condemned Togo on Monday.", ()),
        (
            "The Economic Community of West African States imposed trade sanctions on Togo on Monday.",
            ("economic",),
        ),
    ],
)
def test_a_name_gives_no_context(text: str, contexts: tuple[str, ...]) -> None:
    article = Article(id="0123456789abcdef", source="test", text=text, language="en", published="2024-03-12")
    assert [event.contexts for event in events(record_of(article))] == [contexts]


def test_people_nobody_names_are_a_recipient_in_words_only() -> None:
    text = "Egyptian police arrested twelve protesters and three journalists."
    article = Article(id="0123456789abcdef", source="test", text=text, language="en", published="2024-03-12")
    record = record_of(article)
    (event,) = events(record)
    place = dict(event.ground.parts)["recipient"]
    assert (event.type, event.mode, event.actor, event.recipient) == ("COERCE", "arrest", "body:eg-police", None)
    assert text[place.start : place.end].startswith("twelve protesters")
    assert sentence_of(event, Namebook.of(record)) == "The Police of Egypt coerces somebody not named (arrest)"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [("Arman Petrosyan to meet Levan Kobalia in Geneva", "planned"), ("Arman Petrosyan met Levan Kobalia", "asserted")],
)
def test_a_headline_tells_what_is_to_come_by_an_infinitive(text: str, factuality: str) -> None:
    article = Article(id="0123456789abcdef", source="test", text=text, language="en", published="2024-03-12")
    assert [event.stance.factuality for event in events(record_of(article))] == [factuality]


def test_a_town_of_a_dateline_accuses_nobody() -> None:
    text = "BISHKEK - The Kyrgyz border guards accused Tajikistan of theft."
    article = Article(id="0123456789abcdef", source="test", text=text, language="en", published="2024-03-12")
    found = [event for event in events(record_of(article)) if "BISHKEK" in text[event.ground.parts[0][1].start :][:7]]
    assert found == []
