"""Which sayings must be looked at together, so that the facts that they make are whole whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.facts.same_meeting import MONTHS, NEAR, NEAR_UNDATED
from onrecord.model.facts import Said, Saying
from onrecord.store import SayingQuery, Store, days
from onrecord.store.slots import WEEK, YEAR, dated, days_of, topic_id

STATES = ("status", "role", "relation")
_MONTH = 31
_ROUNDS = 3
"""What a day can be of, what that can be of instead, and once more: a report, a year, its seasons and months."""
_NEIGHBOURS = 3 * NEAR + 4 * WEEK
"""Days on both sides: who else chose whom somebody chose, whom that one could choose, and who is better founded than
he; each may take some days itself."""


def around(store: Store, sayings: Iterable[Saying]) -> list[Saying]:
    """These sayings with all that makes facts with them: the whole history of a standing, the reports of a meeting."""
    given = list(sayings)
    topics = {topic_id(one.said) for one in given if one.said.kind in STATES}
    found = {one.id: one for one in (*store.sayings_of(sorted(topics)), *given)} if topics else {s.id: s for s in given}
    if timed := [one for one in given if one.said.kind not in STATES]:
        found |= _near(store, timed)
    return list(found.values())


def meetings_to_come(store: Store, party: tuple[str, ...], today: str, limit: int) -> list[Saying]:
    """What is said of meetings that are still to come, next first, or may be: *in autumn*, *this year*, some time."""
    day = days.last_of(today)
    week = days.iso(max(1, day - WEEK))
    coming = SayingQuery(kind="meeting", party=party, since=week, limit=limit, oldest_first=True)
    # A meeting that nobody dates can be to come for a year from the last report.
    begun = SayingQuery(
        kind="meeting", change=("planned",), party=party, since=days.iso(max(1, day - YEAR - _MONTH)), until=week,
        limit=4 * limit, wide=True,
    )  # fmt: skip
    found = [*store.sayings(coming), *store.sayings(begun)]
    open_ = [one for one in found if not dated(one.said) or days_of(one.said)[1] >= day]
    return list({one.id: one for one in open_}.values())


def _near(store: Store, sayings: Sequence[Saying]) -> dict[int, Saying]:
    """What is said of the same around these days, and what else that can mean, and so on."""
    spans: dict[int, _Spans] = {}
    for one in sayings:
        spans.setdefault(topic_id(one.said), _Spans(one.said.kind == "meeting")).add(*_reach(one.said, asked=True))
    open_ = set(spans)
    for turn in range(_ROUNDS):
        wide = store.wide_sayings_of_days((topic, *window) for topic in open_ for window in spans[topic].for_wide())
        open_ = set()
        for one in wide:
            # What names no date bears on nothing that has one.
            if turn and not dated(one.said):
                continue
            topic, reach = topic_id(one.said), _reach(one.said)
            if spans[topic].touches(*reach) and spans[topic].add(*reach):
                open_.add(topic)
        if not open_:
            break
    windows = ((topic, *window) for topic, mine in spans.items() for window in mine.with_neighbours())
    return {one.id: one for one in store.sayings_of_days(windows)}


def _reach(said: Said, *, asked: bool = False) -> tuple[int, int]:
    """The days in which something can bear on what it is of."""
    low, high = days_of(said)
    if high - low > YEAR:
        return low, low
    if not low or said.kind != "meeting":
        return low, high
    if said.get("ordinal"):
        reach = YEAR
    elif not dated(said):
        reach = NEAR_UNDATED + (MONTHS * _MONTH if asked else 0)
    else:
        reach = NEAR
    return max(1, low - reach), min(days.LAST, high + reach)


class _Spans:
    """Days from one to another of one topic, apart from each other."""

    def __init__(self, meeting: bool) -> None:
        self._meeting = meeting
        self.all: list[tuple[int, int]] = []

    def for_wide(self) -> Iterator[tuple[int, int]]:
        """The days under which things are filed that can mean one of these days, or have a number and were put off."""
        before, after = (2 * YEAR, YEAR) if self._meeting else (YEAR, 0)
        return ((max(0, low - before), high + after) for low, high in self.all)

    def with_neighbours(self) -> Iterator[tuple[int, int]]:
        """These days with those whose reports decide who joins whom in them; of a few days the first counts."""
        more = _NEIGHBOURS if self._meeting else WEEK
        return ((max(0, low - more), high + more) for low, high in self.all)

    def touches(self, low: int, high: int) -> bool:
        """Whether any of them has one of these days."""
        return any(first <= high and low <= last for first, last in self.all)

    def add(self, low: int, high: int) -> bool:
        """Take these days in; whether they were not all there."""
        if any(first <= low and high <= last for first, last in self.all):
            return False
        joined = [(low, high)]
        for first, last in self.all:
            start, end = joined[0]
            if first <= end + NEAR and start <= last + NEAR:
                joined[0] = min(start, first), max(end, last)
            else:
                joined.append((first, last))
        self.all = joined
        return True
