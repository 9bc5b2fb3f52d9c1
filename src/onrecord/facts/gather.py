"""Which sayings must be looked at together, so that the facts that they make are whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache

from onrecord.facts.meetings import NEAR, when_met
from onrecord.model.facts import Said, Saying
from onrecord.store import SayingQuery, Store, days
from onrecord.store.slots import topic_id

YEAR = 366 + 31
"""Days for which a meeting that nobody dates can be to come, with the month under which its report is filed."""
_MONTHS = 62
STATES = ("status", "role", "relation")


def around(store: Store, sayings: Iterable[Saying]) -> list[Saying]:
    """These sayings with all that makes facts with them: the whole history of a standing, the reports of a meeting."""
    given = list(sayings)
    topics = {topic_id(one.said) for one in given if one.said.kind in STATES}
    found = {one.id: one for one in (*store.sayings_of(sorted(topics)), *given)}
    dated = [one for one in given if one.said.kind not in STATES]
    found |= {one.id: one for one in _near(store, dated)}
    return list(found.values())


def meetings(store: Store, query: SayingQuery) -> list[Saying]:
    """What a question about meetings finds, and the rest of what is said of those that reach beyond its days.

    Without the rest, a meeting planned for June and held on the 9th would be open to whoever asks up to the 5th.
    """
    found = store.sayings(query)
    low, high = days.first_of(query.since), days.last_of(query.until) or days.LAST
    return _completed(store, found, [one for one in found if _crosses(one.said, low, high)])


def meetings_to_come(store: Store, party: tuple[str, ...], today: str, limit: int) -> list[Saying]:
    """What is said of meetings that are still to come, next first, or may be: *in autumn*, *this year*, some time."""
    day = days.last_of(today)
    coming = store.sayings(SayingQuery(kind="meeting", party=party, since=today, limit=limit, oldest_first=True))
    begun = SayingQuery(
        kind="meeting", change=("planned",), party=party, since=days.iso(max(1, day - YEAR)),
        until=days.iso(day - 1), limit=4 * limit,
    )  # fmt: skip
    open_ = [one for one in store.sayings(begun) if not days.last_of(one.said.on) or when_met(one.said)[1] >= day]
    return _completed(store, (*coming, *open_), open_)


def _completed(store: Store, found: Iterable[Saying], partly: Sequence[Saying]) -> list[Saying]:
    return list({one.id: one for one in (*found, *_near(store, partly))}.values())


def _near(store: Store, sayings: Sequence[Saying]) -> list[Saying]:
    """What is said of the same, of days around and of the months and years that can mean them.

    *In June* and *this year* are filed under the first day that they can mean, and so is the month of a report that
    names no date.
    """
    reach: dict[int, tuple[int, int]] = {}
    for saying in sayings:
        low, high = when_met(saying.said)
        topic = topic_id(saying.said)
        if low:
            first, last = reach.get(topic, (low, high))
            reach[topic] = min(low, first), max(high, last)
    windows: list[tuple[int, int, int]] = []
    for topic, (low, high) in reach.items():
        near, far = max(1, low - NEAR), min(days.LAST, high + NEAR)
        windows.append((topic, near, far))
        windows += [(topic, day, day) for day in _firsts(near, far) if not near <= day <= far]
    return [*sayings, *store.sayings_of_days(windows)]


@lru_cache(maxsize=4096)
def _firsts(low: int, high: int) -> tuple[int, ...]:
    """The first days of the months of the year up to ``low`` and of the two after ``high``."""
    first, last = days.date_of(low), days.date_of(min(high + 2 * 31, days.LAST))
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    return tuple(days.number(datetime.date(month // 12, month % 12 + 1, 1)) for month in range(start - 12, end + 1))


def _crosses(said: Said, low: int, high: int) -> bool:
    first, last = when_met(said)
    return last > high or first - _MONTHS < low <= first
