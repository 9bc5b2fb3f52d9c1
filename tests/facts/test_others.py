"""Meetings planned and held, events, offices, people under two spellings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import claim, entity, record, says, statement

from onrecord.facts import Questions
from onrecord.model.record import Record
from onrecord.store import StatementQuery, Store

Stored = Callable[..., Store]
SUMMIT = {"kind": "meeting", "type": "summit", "organisation": "org:sco"}


def planned(**more: object) -> Record:
    return says("The summit is scheduled for June.",
                **{**SUMMIT, "factuality": "planned", "state": "planned", "when": "2018-06", "day": "2018-04-21", **more})  # fmt: skip


def held(**more: object) -> Record:
    return says("The summit was held.", **{**SUMMIT, "state": "held", "when": "2018-06-09/2018-06-10",
                                           "day": "2018-06-11", **more})  # fmt: skip


def outcomes(store: Store, today: str = "2018-12-01") -> list[tuple[object, ...]]:
    return [
        (fact.outcome, fact.said.on, fact.standing) for fact in Questions(store, today=today).meetings(of="org:sco")
    ]


def test_a_planned_meeting_is_planned_and_when_its_date_is_past_open(stored: Stored) -> None:
    store = stored(planned())
    assert outcomes(store, "2018-05-01") == [("planned", "2018-06", "reported")]
    assert outcomes(store, "2018-06-30") == [("planned", "2018-06", "reported")]
    assert outcomes(store, "2018-07-01") == [("open", "2018-06", "reported")]


def test_a_planned_meeting_that_was_held_is_one_meeting(stored: Stored) -> None:
    assert outcomes(stored(planned(), held())) == [("held", "2018-06-09/2018-06-10", "reported")]


@pytest.mark.parametrize("other", [{"when": "2019-06-13"}, {"organisation": "org:nato"}, {"type": "ministerial"}])
def test_another_meeting_held_leaves_it_open(stored: Stored, other: dict[str, object]) -> None:
    store = stored(planned(), held(**other))
    found = Questions(store, today="2018-12-01").meetings()
    assert sorted((fact.outcome, fact.said.on) for fact in found if fact.said.on == "2018-06") == [("open", "2018-06")]


def test_two_summits_of_one_month_in_two_places_are_two(stored: Stored) -> None:
    store = stored(planned(place="place:qingdao"), held(place="place:astana"))
    assert [one[0] for one in outcomes(store)] == ["held", "open"]


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_a_meeting_called_off_has_lapsed(stored: Stored, state: str) -> None:
    off = says("It was called off.", **{**SUMMIT, "state": state, "when": "2018-06", "day": "2018-05-20"})
    assert outcomes(stored(planned(), off)) == [("lapsed", "2018-06", "reported")]
    newly_planned = planned(day="2018-05-25", outlet="outlet:two", url="https://two.example/1")
    text = newly_planned.article.text + " Again."
    again = record(text, day="2018-05-25", claims=newly_planned.claims)
    assert [one[0] for one in outcomes(stored(planned(), off, again), "2018-05-30")] == ["planned"]


def test_a_meeting_that_somebody_says_was_held_was_not_held_for_that(stored: Stored) -> None:
    text = "Li said the summit was held in June."
    said = statement(text, "s1", "person:li", "the summit was held in June", mention="Li")
    made = claim(text, "meeting", "the summit was held in June", voice="s1", type="summit", organisation="org:sco",
                 state="held", when="2018-06")  # fmt: skip
    store = stored(planned(), record(text, statements=[said], claims=[made], day="2018-07-01"))
    (fact,) = Questions(store, today="2018-12-01").meetings()
    assert (fact.outcome, fact.according_to) == ("open", ("person:li",))


def test_a_meeting_said_not_to_have_been_held_has_lapsed(stored: Stored) -> None:
    assert [one[0] for one in outcomes(stored(planned(), held(negated=True)))] == ["lapsed"]


def test_who_announced_it_is_no_witness_that_it_was_held(stored: Stored) -> None:
    store = stored(planned(outlet="outlet:two"), held())
    assert outcomes(store) == [("held", "2018-06-09/2018-06-10", "reported")]
    again = says("The summit took place.", outlet="outlet:two", **{**SUMMIT, "state": "held", "when": "2018-06"})
    assert outcomes(stored(planned(), held(), again)) == [("held", "2018-06-09/2018-06-10", "corroborated")]


def test_a_meeting_that_articles_report_as_held_and_as_not_held_is_contested(stored: Stored) -> None:
    off = says("It was cancelled.", outlet="outlet:two", **{**SUMMIT, "state": "cancelled", "when": "2018-06"})
    late = record(off.article.text, day="2018-06-12", claims=off.claims, outlet="outlet:two")
    assert outcomes(stored(planned(), held(), late)) == [("held", "2018-06-09/2018-06-10", "contested")]
    assert outcomes(stored(planned(), held(), off)) == [("held", "2018-06-09/2018-06-10", "reported")]


def test_a_meeting_that_is_decided_wrong_is_shown_as_such_and_is_not_to_come(stored: Stored) -> None:
    store = stored(planned())
    questions = Questions(store, today="2018-05-01")
    (fact,) = questions.meetings(planned=True)
    decision = store.decide("wrong", fact.id, by="A. Clerk", reason="that was last year's")
    assert questions.meetings(planned=True) == []
    assert [one.decided for one in questions.meetings()] == [decision]
    assert questions.explain(fact.id).fact.wrong
    store.withdraw(decision.id, by="A. Clerk", reason="it was not")
    assert questions.meetings(planned=True) == [fact]


def test_an_event_that_is_decided_wrong_is_shown_as_such(stored: Stored) -> None:
    store = stored(says("AZ supports the SCO.", kind="event", type="SUPPORT", actor="country:AZ", recipient="org:sco"))
    (fact,) = Questions(store).events()
    decision = store.decide("wrong", fact.id, by="A. Clerk", reason="a hope")
    assert [one.decided for one in Questions(store).events(actor="country:AZ")] == [decision]


@pytest.mark.parametrize(
    "how", [{"factuality": "hoped"}, {"factuality": "proposed"}, {"factuality": "asserted", "state": "proposed"}]
)
def test_a_meeting_that_is_hoped_for_or_proposed_is_not_planned(stored: Stored, how: dict[str, str]) -> None:
    store = stored(planned(**how))
    questions = Questions(store, today="2018-05-01")
    assert questions.meetings(planned=True) == []
    assert [fact.outcome for fact in questions.meetings()] == ["open"]


def test_a_meeting_that_is_expected_or_announced_by_somebody_is_planned_as_far_as_he_says(stored: Stored) -> None:
    text = "Li said that the summit will be held in June."
    said = statement(text, "s1", "person:li", "the summit will be held in June", mention="Li")
    made = claim(text, "meeting", "the summit will be held in June", voice="s1", factuality="planned", type="summit",
                 organisation="org:sco", state="planned", when="2018-06")  # fmt: skip
    for one in (planned(factuality="expected"), record(text, statements=[said], claims=[made])):
        (fact,) = Questions(stored(one), today="2018-05-01").meetings(planned=True)
        assert (fact.outcome, fact.standing) == ("planned", "reported")


@pytest.mark.parametrize(
    ("when", "today", "come"),
    [
        ("2018-06", "2018-06-30", True),
        ("2018-06", "2018-07-01", False),
        ("2018", "2018-12-31", True),
        ("2018-23", "2018-11-24", True),
        ("2018-23", "2018-12-01", False),
        (None, "2019-04-21", True),
        (None, "2019-04-22", False),
        ("XXXX-06-09", "2019-04-21", True),
        ("XXXX-06-09", "2019-04-22", False),
    ],
)
def test_a_meeting_whose_time_is_not_over_is_to_come(stored: Stored, when: str | None, today: str, come: bool) -> None:
    store = stored(planned(when=when))
    assert [fact.outcome for fact in Questions(store, today=today).meetings(planned=True)] == ["planned"] * come
    assert [fact.outcome for fact in Questions(store, today=today).meetings()] == ["planned" if come else "open"]


def test_a_meeting_of_this_year_that_was_held_is_not_to_come(stored: Stored) -> None:
    store = stored(planned(when="2018", day="2018-01-02"), held(when="2018-03-01", day="2018-03-02"))
    assert Questions(store, today="2018-05-01").meetings(planned=True) == []


def test_a_meeting_is_shown_whole_whatever_days_are_asked_about(stored: Stored) -> None:
    store = stored(planned(), held())
    for days in ({"until": "2018-06-09"}, {"since": "2018-06-05"}, {}):
        (fact,) = Questions(store, today="2018-12-01").meetings(**days)
        assert (fact.outcome, len(fact.sayings)) == ("held", 2)
    assert Questions(store, today="2018-12-01").meetings(until="2018-06-05") == []
    assert Questions(store, today="2018-12-01").meetings(since="2018-07") == []


def test_of_many_meetings_to_come_the_next_ones_are_shown(stored: Stored) -> None:
    store = stored(*(planned(when=f"20{year}-05-02", filler=f"No. {year}.") for year in range(20, 60)))
    found = Questions(store, today="2019-01-01").meetings(planned=True, limit=2)
    assert [fact.said.on for fact in found] == ["2020-05-02", "2021-05-02"]


def test_meetings_to_come_stand_next_first(stored: Stored) -> None:
    store = stored(planned(when="2019-06"), planned(filler="So it is."), held(when="2018-01-05"))
    found = Questions(store, today="2018-05-01").meetings(planned=True)
    assert [fact.said.on for fact in found] == ["2018-06", "2019-06"]
    assert [fact.outcome for fact in Questions(store, today="2018-05-01").meetings(since="2018-06")] == ["planned"] * 2


def test_every_meeting_can_be_explained(stored: Stored) -> None:
    store = stored(planned(), held(), held(negated=True, when="2017-06"))
    questions = Questions(store, today="2018-12-01")
    for fact in questions.meetings():
        assert questions.explain(fact.id).fact == fact


def test_events_by_actor_recipient_type_and_time(stored: Stored) -> None:
    def event(sentence: str, day: str, **fields: object) -> Record:
        return says(sentence, kind="event", day=day, **fields)  # type: ignore[arg-type]

    store = stored(
        event("AZ supports the SCO.", "2018-04-21", type="SUPPORT", actor="country:AZ", recipient="org:sco"),
        event("AZ supports its goals.", "2018-04-22", type="SUPPORT", actor="country:AZ", recipient="org:sco",
              outlet="outlet:two"),
        event("AZ still supports the SCO.", "2019-04-21", type="SUPPORT", actor="country:AZ", recipient="org:sco"),
        event("BY asks the SCO.", "2018-05-21", type="REQUEST", actor="country:BY", recipient="org:sco"),
    )  # fmt: skip
    questions = Questions(store)

    def found(**query: str) -> list[tuple[object, ...]]:
        return [(fact.said.value, fact.first, fact.standing) for fact in questions.events(**query)]

    assert found(actor="country:AZ") == [
        ("SUPPORT", "2019-04-21", "reported"),
        ("SUPPORT", "2018-04-21", "corroborated"),
    ]
    assert found(recipient="org:sco", type="REQUEST") == [("REQUEST", "2018-05-21", "reported")]
    assert found(until="2018-04") == [("SUPPORT", "2018-04-21", "corroborated")]
    assert found(actor="org:sco") == []


def test_an_event_that_nothing_dates_stands_alone(stored: Stored) -> None:
    made = {"kind": "event", "type": "AID", "actor": "country:AZ", "recipient": "org:sco"}
    store = stored(says("It aids.", day=None, **made), says("It aided in 2018.", when="2018", **made))
    assert len(Questions(store).events()) == 2


def minister(name: str, sentence: str, *, country: str = "country:AZ", day: str = "2018-04-21") -> Record:
    person = "person:" + name.lower().replace(" ", "-")
    return says_with(
        sentence, [entity(person, name)], person=person, office="Spokesman", of=country, change="held", day=day
    )


def says_with(sentence: str, entities: list[object], *, day: str, **fields: object) -> Record:
    made = claim(sentence, "role", sentence, **fields)  # type: ignore[arg-type]
    return record(sentence, claims=[made], entities=entities, day=day)  # type: ignore[arg-type]


def test_a_person_under_two_spellings_with_one_office_is_one(stored: Stored) -> None:
    store = stored(minister("Hikmat Hajiyev", "Hikmat is spokesman."), minister("Hikmet Hajiyev", "Hikmet is, too."))
    questions = Questions(store)
    (fact,) = questions.roles(person="person:hikmat-hajiyev")
    assert len(fact.sayings) == 2
    (link,) = questions.explain(fact.id).links
    assert {link.left, link.right} == {"person:hikmat-hajiyev", "person:hikmet-hajiyev"}
    assert any("country:AZ" in reason for reason in link.reasons)
    assert len(Questions(store, linker=None).roles(person="person:hikmat-hajiyev")[0].sayings) == 1


@pytest.mark.parametrize(("name", "country"), [("Hikmet Hajiyev", "country:TR"), ("Ilham Hajiyev", "country:AZ")])
def test_namesakes_are_not(stored: Stored, name: str, country: str) -> None:
    store = stored(minister("Hikmat Hajiyev", "Hikmat is spokesman."), minister(name, "He is, too.", country=country))
    (fact,) = Questions(store).roles(person="person:hikmat-hajiyev")
    assert len(fact.sayings) == 1


def test_a_persons_decision_links_and_parts(stored: Stored) -> None:
    one, other = "person:hikmat-hajiyev", "person:h-e-hajiyev"
    text = "He said that it rains."
    said = statement(text, "s1", other, "it rains", mention="He")
    store = stored(
        minister("Hikmat Hajiyev", "Hikmat is spokesman."),
        record(text, statements=[said], entities=[entity(other, "H. E. Hajiyev")]),
        minister("Hikmet Hajiyev", "Hikmet is, too."),
    )
    questions = Questions(store)
    assert questions.statements(StatementQuery(by=(one,))) == []
    same = store.decide("same", other, one, by="A. Clerk", reason="his card says so")
    assert len(questions.statements(StatementQuery(by=(one,)))) == 1
    store.withdraw(same.id, by="A. Clerk", reason="it was his brother's")
    assert questions.statements(StatementQuery(by=(one,))) == []
    store.decide("different", one, "person:hikmet-hajiyev", by="A. Clerk", reason="two men")
    assert len(questions.roles(person=one)[0].sayings) == 1


def test_bodies_that_are_decided_one_are_asked_for_as_one(stored: Stored) -> None:
    made = {"status": "observer", "change": "held", "outlet": "outlet:one"}
    store = stored(
        says("It observes.", holder="org:one", organisation="org:sco", day="2018-01-05", **made),
        says("It still observes.", holder="org:uno", organisation="org:sco", day="2018-02-05", **made),
    )
    questions = Questions(store)
    assert [one.holder for one in questions.members("org:sco", rung=None)] == ["org:one", "org:uno"]
    decision = store.decide("same", "org:one", "org:uno", by="A. Clerk", reason="one house with two names")
    (fact,) = questions.history("org:uno", "org:sco")
    assert (len(fact.sayings), fact.last) == (2, "2018-02-05")
    (link,) = questions.explain(fact.id).links
    assert (link.reasons, link.decision) == (("A. Clerk: one house with two names",), decision.id)
    assert decision in questions.explain(fact.id).decisions
    assert [one.holder for one in questions.members("org:sco", rung=None)] == ["org:one"]
    store.withdraw(decision.id, by="A. Clerk", reason="two houses")
    assert len(questions.history("org:uno", "org:sco")[0].sayings) == 1


def test_who_holds_an_office_of_a_country(stored: Stored) -> None:
    store = stored(
        minister("Hikmat Hajiyev", "Hikmat is spokesman."),
        minister("Maria Li", "Li is spokesman.", country="country:CN"),
    )
    questions = Questions(store)
    assert [fact.said.subject for fact in questions.roles(of="country:AZ")] == ["person:hikmat-hajiyev"]
    assert [fact.said.subject for fact in questions.roles(of="country:AZ", office="Spokesman")] == [
        "person:hikmat-hajiyev"
    ]
    assert questions.roles(of="country:AZ", office="minister") == []


APART = {
    "a month": ({"when": "2018-06-09"}, {"when": "2018-12-05"}, {"when": "2018"}),
    "a report": ({"when": "2018-06-09"}, {"when": "2018"}, {"when": None, "day": "2018-03-20"}),
    "reports around it": ({"when": "2018-06-09"}, {"when": None, "day": "2018-07-20"}),
    "its number": (
        {"when": "2018-06-09", "ordinal": 18},
        {"when": "2018-11-02", "ordinal": 18},
        {"when": "2018-11-03"},
    ),
}


@pytest.mark.parametrize("made", APART.values(), ids=list(APART))
def test_a_meeting_is_the_same_whichever_of_its_reports_leads_to_it(
    stored: Stored, made: tuple[dict[str, object], ...]
) -> None:
    store = stored(*(says(f"Report {n}.", **{**SUMMIT, "state": "held", **one}) for n, one in enumerate(made)))
    questions = Questions(store, today="2018-12-01")
    found = questions.meetings()
    assert [questions.explain(fact.id).fact for fact in found] == found
    assert sorted(questions.facts(), key=lambda fact: fact.id) == sorted(found, key=lambda fact: fact.id)
    asked = [questions.meetings(since=day, until=day) for day in ("2018-06-09", "2018-11-02", "2018-12-05")]
    assert [fact for facts in asked for fact in facts if fact not in found] == []


def test_an_event_is_the_same_whichever_of_its_reports_leads_to_it(stored: Stored) -> None:
    made = {"kind": "event", "type": "AID", "actor": "country:AZ", "recipient": "org:sco"}
    whens = ("2018-04-20", "2018-12-05", "2018", None)
    store = stored(*(says(f"Report {n}.", **made, when=when) for n, when in enumerate(whens)))
    questions = Questions(store, today="2018-12-01")
    found = questions.events()
    assert len(found) == 3
    assert [questions.explain(fact.id).fact for fact in found] == found
    assert [fact for fact in questions.events(since="2018-04", until="2018-04") if fact not in found] == []
