"""What only a text of several sentences shows: whose words they are, and which words say a claim."""

from __future__ import annotations

import pytest

from onrecord.doors.namebook import Namebook
from onrecord.doors.sentences import sentence_of
from onrecord.model.article import Article
from onrecord.model.claims import Meeting, Relation, Role, Status
from onrecord.model.record import Record
from onrecord.pipeline import record_of

TEXT = (
    "Papua New Guinea hopes to join the Association of Southeast Asian Nations (ASEAN), its envoy said.\n\n"
    "Papua New Guinea was granted special observer status in 1981. Timor-Leste, which applied for membership in 2011, "
    "was admitted in principle at the Phnom Penh summit last November.\n\n"
    "Secretary-General Kao Kim Hourn denied that the bloc had rejected the application. According to a statement by "
    "the ASEAN Secretariat, the next summit will be held in Vientiane in October 2024."
)


@pytest.fixture(scope="module")
def record() -> Record:
    return record_of(Article(id="0123456789abcdef", source="test", text=TEXT, language="en", published="2023-09-12"))


def test_a_denial_ends_with_its_sentence(record: Record) -> None:
    denied = [one for one in record.statements if one.cue is not None and one.cue.text == "denied"]
    assert [[part.text for part in one.content] for one in denied] == [["the bloc had rejected the application"]]
    next_summit = [one for one in record.statements if one.content[0].text.startswith("the next summit")]
    assert [one.cue.text for one in next_summit if one.cue is not None] == ["According to"]


def test_an_organisation_that_goes_without_saying_stretches_no_evidence(record: Record) -> None:
    found = {(one.holder, one.change): one.ground.evidence.text for one in record.claims if isinstance(one, Status)}
    assert found["country:PG", "acquired"] == "Papua New Guinea was granted special observer status in 1981"
    assert found["country:TL", "sought"] == "Timor-Leste, which applied for membership in 2011"


def test_a_summit_called_by_its_town_was_there(record: Record) -> None:
    held = next(one for one in record.claims if isinstance(one, Meeting) and one.state == "held")
    assert (held.organisation, held.when, held.place) == ("org:asean", "2022-11", "place:phnom-penh")
    assert "in Phnom Penh, Cambodia in November 2022" in sentence_of(held, Namebook.of(record))


def test_a_date_inside_the_words_is_not_when_they_were_said() -> None:
    text = (
        'On Monday, Mudavadi spoke in Nairobi.\n\n"Sudan was suspended from the African Union in October 2021. Four years '
        'later, nobody is better off," Kenyan Foreign Minister Musalia Mudavadi told a press briefing.'
    )
    article = Article(id="0123456789abcdef", source="test", text=text, language="en", published="2025-03-03")
    statement = next(one for one in record_of(article).statements if one.cue is not None and one.cue.text == "told")
    assert statement.content[0].text.startswith('"Sudan was')
    assert statement.said_on is None


def test_a_bare_title_in_a_story_of_two_states_is_nobodys() -> None:
    text = (
        "Latvian Foreign Minister Janis Ozols arrived in Hanoi on Monday.\n\nLatvia and Vietnam will sign a treaty on taxes. "
        "Latvia's trade with Vietnam has doubled, and Latvia will open an embassy.\n\nOn Tuesday Ozols will see Trade "
        "Minister Pham Duc Anh."
    )
    article = Article(id="0123456789abcdef", source="test", text=text, language="en", published="2025-03-03")
    found = {one.person: one.of for one in record_of(article).claims if isinstance(one, Role)}
    assert found == {"person:janis-ozols": "country:LV", "person:pham-duc-anh": None}


def test_what_disagrees_with_its_subject_is_not_said_by_him_and_an_organs_seat_is_its_own() -> None:
    text = (
        "Palau's Trade Minister Olomi Tesu spoke on Monday. He added that new ferry lines, run jointly with states of the "
        "region in a spirit of friendship, support the aims of the Forum and promise wide opportunities for trade between "
        "its members.\n\nTesu said Palau worked with the CARICOM Secretariat, based in Georgetown."
    )
    found = record_of(Article(id="0123456789abcdef", source="test", text=text, language="en", published="2025-03-03"))
    assert [one.cue.text for one in found.statements if one.cue is not None] == ["added", "said"]
    seats = [(one.holder, one.other) for one in found.claims if isinstance(one, Relation) and one.type == "seat of"]
    assert seats == [("body:caricom-secretariat", "place:georgetown")]
