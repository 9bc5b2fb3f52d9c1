"""Whatever articles there are: order does not matter, twice is once, what leaves takes its support along."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from builders import FILLER, says
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.facts import Questions
from onrecord.model.facts import Fact
from onrecord.model.record import Record
from onrecord.store import SayingQuery, Store

HOLDERS = ("country:AZ", "country:BY")
RUNGS = ("member", "observer", "dialogue partner", None)
DATES = ("2015-07", "2016", "2016-03", "2018-04-21", "2024-07-04")

claims = st.fixed_dictionaries(
    {
        "holder": st.sampled_from(HOLDERS),
        "organisation": st.just("org:sco"),
        "status": st.sampled_from(RUNGS),
        "change": st.sampled_from(("held", "acquired", "lost", "sought")),
        "on": st.sampled_from((None, *DATES)),
        "held": st.sampled_from((None, None, "2015-07/..", "2018-04-21")),
        "factuality": st.sampled_from(("asserted", "asserted", "asserted", "hoped", "denied")),
        "negated": st.sampled_from((False, False, False, True)),
        "outlet": st.sampled_from(("outlet:one", "outlet:two", "outlet:three")),
        "agency": st.sampled_from((None, None, "outlet:one")),
        "day": st.sampled_from((None, "2016-03-20", "2018-04-21", "2018-04-22", "2024-07-05")),
        "filler": st.sampled_from(("", FILLER, FILLER[: len(FILLER) // 2])),
    }
)
records = st.lists(claims, max_size=8).map(
    lambda made: [says(f"Sentence {number} about it.", **one) for number, one in enumerate(made)]
)
WHERE = ("place:astana", "place:qingdao", None)
OTHERS = {
    "meeting": {
        "type": st.sampled_from(("summit", "talks")),
        "state": st.sampled_from(("planned", "held", "cancelled", "postponed")),
        "organisation": st.sampled_from(("org:sco", "org:sco", None)),
        "participants": st.sampled_from((("country:AZ", "country:BY"), ())),
        "when": st.sampled_from(
            (None, "2018", "2018-06", "2018-06-09", "2018-06-09/2018-06-10", "XXXX-06-09", "2018-22")
        ),
        "place": st.sampled_from(WHERE),
        "ordinal": st.sampled_from((None, None, 18)),
    },
    "role": {
        "person": st.sampled_from(("person:a", "person:b")),
        "office": st.sampled_from(("Spokesman", "Minister")),
        "of": st.sampled_from(("country:AZ", None)),
        "change": st.sampled_from(("held", "appointed", "left", "former")),
        "held": st.sampled_from((None, None, "2016/..", "../2017")),
    },
    "event": {
        "type": st.sampled_from(("AID", "SUPPORT")),
        "actor": st.sampled_from(HOLDERS),
        "recipient": st.sampled_from(("org:sco", None)),
        "when": st.sampled_from((None, "2018", "2018-04", "2018-04-20")),
    },
}
said: dict[str, st.SearchStrategy[object]] = {
    "factuality": st.sampled_from(("asserted", "asserted", "planned", "hoped")),
    "negated": st.sampled_from((False, False, False, True)),
    "outlet": st.sampled_from(("outlet:one", "outlet:two")),
    "day": st.sampled_from((None, "2018-03-20", "2018-06-11", "2018-06-11", "2019-07-05")),
}


def one_of(made: dict[str, object]) -> dict[str, object]:
    planned = made["kind"] == "meeting" and made["factuality"] == "planned"
    return {**made, "state": "planned"} if planned else made


mixed = st.lists(
    st.one_of(
        [st.fixed_dictionaries({"kind": st.just(kind), **said, **fields}) for kind, fields in OTHERS.items()]
    ).map(one_of),
    max_size=8,
).map(lambda made: [says(f"Sentence {number} about it.", **one) for number, one in enumerate(made)])
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def store_of(empty: Path, *batches: Sequence[Record]) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        shutil.copy(empty, path)
        with Store.open(path) as store:
            for batch in batches:
                store.add(batch)
            yield store


def answers(store: Store) -> tuple[object, ...]:
    questions = Questions(store, today="2026-11-24")
    everything = [
        (questions.history(holder, "org:sco"), questions.status(holder, "org:sco").stands,
         questions.status(holder, "org:sco", known_on="2018-04-21").stands)
        for holder in HOLDERS
    ]  # fmt: skip
    counted = sorted(store.sayings(SayingQuery()), key=lambda one: one.id)
    return everything, counted, questions.members("org:sco"), store.origins()


def other_answers(store: Store, today: str) -> tuple[object, ...]:
    questions = Questions(store, today=today)
    return (
        questions.meetings(), questions.meetings(planned=True), questions.meetings(of="org:sco", until="2018-06-05"),
        questions.events(), questions.roles(of="country:AZ"), questions.roles(person="person:a"),
        questions.changes("2018-05-01"), list(questions.facts()),
    )  # fmt: skip


@SLOW
@given(mixed, st.randoms(use_true_random=False))
def test_nor_does_it_for_meetings_offices_and_events(empty: Path, made: list[Record], rng: random.Random) -> None:
    shuffled = list(made)
    rng.shuffle(shuffled)
    with store_of(empty, made) as one, store_of(empty, *([each] for each in shuffled)) as other:
        for today in ("2018-05-01", "2018-12-01"):
            assert other_answers(one, today) == other_answers(other, today)


@SLOW
@given(mixed, st.data())
def test_what_a_meeting_an_office_or_an_event_stands_on_leaves_with_its_article(
    empty: Path, made: list[Record], data: st.DataObject
) -> None:
    if not made:
        return
    out = data.draw(st.sampled_from(made))
    kept = [one for one in made if one.article.id != out.article.id]
    with store_of(empty, made) as all_of_them, store_of(empty, kept) as others:
        before = other_answers(all_of_them, "2018-12-01")
        decision = all_of_them.decide("withdrawn", out.article.id, by="A", reason="b")
        assert other_answers(all_of_them, "2018-12-01") == other_answers(others, "2018-12-01")
        all_of_them.withdraw(decision.id, by="A", reason="c")
        assert other_answers(all_of_them, "2018-12-01") == before


@SLOW
@given(mixed)
def test_every_fact_can_be_explained_by_its_id(empty: Path, made: list[Record]) -> None:
    with store_of(empty, made) as store:
        questions = Questions(store, today="2018-12-01")
        for fact in (*questions.meetings(), *questions.events(), *questions.roles(of="country:AZ")):
            explanation = questions.explain(fact.id)
            assert explanation.fact == fact
            assert len(explanation.witnesses) == sum(saying.tally.claims for saying in fact.sayings)


@SLOW
@given(mixed)
def test_what_is_to_come_is_planned_and_not_over(empty: Path, made: list[Record]) -> None:
    with store_of(empty, made) as store:
        questions = Questions(store, today="2018-06-09")
        everything = questions.meetings()
        planned = questions.meetings(planned=True)
        assert sorted(fact.id for fact in planned) == sorted(
            fact.id for fact in everything if fact.outcome == "planned"
        )


@SLOW
@given(records, st.randoms(use_true_random=False))
def test_the_order_of_coming_does_not_matter(empty: Path, made: list[Record], rng: random.Random) -> None:
    shuffled = list(made)
    rng.shuffle(shuffled)
    middle = rng.randint(0, len(made))
    with store_of(empty, made) as one, store_of(empty, shuffled[:middle], shuffled[middle:]) as other:
        assert answers(one) == answers(other)
        assert one.check() == other.check() == []


@SLOW
@given(records)
def test_adding_twice_changes_nothing(empty: Path, made: list[Record]) -> None:
    with store_of(empty, made) as once, store_of(empty, made, made) as twice:
        assert answers(once) == answers(twice)
        assert once.size() == twice.size()


@SLOW
@given(records, st.data())
def test_an_article_taken_out_takes_its_support_along(empty: Path, made: list[Record], data: st.DataObject) -> None:
    out = data.draw(st.sampled_from(made)) if made else None
    kept = [one for one in made if out is None or one.article.id != out.article.id]
    with store_of(empty, made) as all_of_them, store_of(empty, kept) as others:
        before = answers(all_of_them)
        if out is None:
            assert before == answers(others)
            return
        decision = all_of_them.decide("withdrawn", out.article.id, by="A", reason="b")
        mine = sorted(all_of_them.sayings(SayingQuery()), key=lambda one: one.id)
        theirs = sorted(others.sayings(SayingQuery()), key=lambda one: one.id)
        assert [(one.id, one.tally.claims, one.tally.first, one.tally.last) for one in mine] == [
            (one.id, one.tally.claims, one.tally.first, one.tally.last) for one in theirs
        ]
        all_of_them.withdraw(decision.id, by="A", reason="c")
        assert answers(all_of_them) == before
        assert all_of_them.check() == []


@SLOW
@given(records)
def test_counting_as_they_come_and_counting_afresh_is_one(empty: Path, made: list[Record]) -> None:
    with store_of(empty, *([one] for one in made)) as store:
        before = answers(store)
        store.rebuild()
        assert answers(store) == before


@SLOW
@given(records)
def test_what_is_not_said_plainly_never_stands(empty: Path, made: list[Record]) -> None:
    with store_of(empty, made) as store:
        for holder in HOLDERS:
            answer = Questions(store, today="2026-11-24").status(holder, "org:sco")
            for stand in answer.stands:
                assert all(plainly(fact) for fact in stand.facts)


def plainly(fact: Fact) -> bool:
    return fact.said.factuality == "asserted" and not fact.said.negated and fact.plain
