"""What only a text of several sentences shows of meetings: one under several wordings, two that are like one."""

from __future__ import annotations

import pytest

from onrecord.model.article import Article
from onrecord.model.claims import Meeting
from onrecord.pipeline import record_of


def meetings(text: str, published: str = "2023-08-24") -> list[Meeting]:
    article = Article(id="0123456789abcdef", source="test", text=text, language="en", published=published)
    return [claim for claim in record_of(article).claims if isinstance(claim, Meeting)]


def test_one_summit_under_several_wordings_is_one_claim() -> None:
    text = (
        "The upcoming SCO summit in China will be watched closely.\n\n"
        "This year's SCO summit is scheduled to be held in Qingdao in June, with China taking the rotating chair."
    )
    found = meetings(text, "2018-04-21")
    assert [(one.organisation, one.state, one.when, one.place, one.country, one.chair) for one in found] == [
        ("org:sco", "planned", "2018-06", "place:qingdao", "country:CN", "country:CN")
    ]
    (summit,) = found
    assert summit.ground.evidence.text.startswith("This year's SCO summit is scheduled")
    assert [place.text for place in summit.ground.also] == ["The upcoming SCO summit in China"]
    for place in (summit.ground.evidence, *summit.ground.also):
        assert text[place.start : place.end] == place.text


def test_two_summits_of_one_organisation_stay_two() -> None:
    found = meetings(
        "BRICS leaders met in Johannesburg on Wednesday. The next summit will be held in Kazan in October 2024."
    )
    assert [(one.organisation, one.state, one.place) for one in found] == [
        ("org:brics", "held", "place:johannesburg"),
        ("org:brics", "planned", "place:kazan"),
    ]


def test_an_unnamed_summit_is_of_whom_the_article_is_about_and_a_named_one_is_not() -> None:
    found = meetings(
        "Bolivia became a full member of Mercosur on Monday. "
        "At the previous summit, held in Rio de Janeiro last December, the text was not ready. "
        "At the NATO summit in Vilnius, Bolivia was not mentioned.",
        "2024-07-08",
    )
    assert {(one.organisation, one.place) for one in found} == {
        ("org:mercosur", "place:rio-de-janeiro"),
        ("org:nato", "place:vilnius"),
    }


def test_what_was_planned_and_has_been_put_off_is_one_meeting() -> None:
    found = meetings(
        "The 19th SAARC summit was to be held in Islamabad on 9 November. The SAARC summit in Islamabad has been postponed.",
        "2016-09-28",
    )
    assert [(one.state, one.ordinal, one.place) for one in found] == [("postponed", 19, "place:islamabad")]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("He will travel on to Prague on Thursday.", ("person:ramon-marquez",)),
        ("The two leaders met in Panmunjom.", ("person:ramon-marquez", "person:zhao-linfu")),
    ],
)
def test_who_meets_may_stand_a_sentence_before(text: str, participants: tuple[str, ...]) -> None:
    lead = "Philippine President Ramon Marquez and Chinese Premier Zhao Linfu discussed trade on Monday. "
    if text.startswith("He"):
        lead = "Philippine President Ramon Marquez praised the harvest. "
    assert [one.participants for one in meetings(lead + text)] == [participants]


def test_coming_home_is_no_visit() -> None:
    assert meetings("Indian Prime Minister Arjun Raote arrived in New Delhi on Monday for talks with farmers.") == []
    assert [
        one.country for one in meetings("Indian Prime Minister Arjun Raote arrived in Moscow on Monday for talks.")
    ] == ["country:RU"]


def test_talks_on_the_sidelines_are_where_and_when_the_summit_is() -> None:
    text = (
        "The SADC summit was held in Harare on 17 August. "
        "On the sidelines, Foreign Minister Jan Novak held talks with President Anton Zeman."
    )
    found = meetings(text)
    assert [(one.type, one.when, one.place) for one in found] == [
        ("summit", "2023-08-17", "place:harare"),
        ("talks", "2023-08-17", "place:harare"),
    ]


def test_an_organ_is_that_of_the_organisation_spoken_of_before_it() -> None:
    text = (
        "The Commonwealth of Independent States (CIS) met its targets. "
        "The Council of Heads of State is scheduled to convene in Ashgabat on October 9. "
        "The Shanghai Cooperation Organization (SCO) sent a letter."
    )
    assert {one.organisation for one in meetings(text)} == {"org:cis"}


def test_the_meeting_is_the_one_told_of_and_not_the_one_it_was_on_the_margins_of() -> None:
    text = (
        "The BRICS ministers held a meeting on 21 August on the margins of the 77th session of the UN General Assembly. "
        "The meeting was chaired by South Africa."
    )
    chaired = [one for one in meetings(text) if one.chair is not None]
    assert [(one.organisation, one.chair) for one in chaired] == [("org:brics", "country:ZA")]
