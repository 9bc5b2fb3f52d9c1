"""Which sayings must be looked at together, so that the facts that they make are whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.facts.meetings import when_met
from onrecord.model.facts import Said, Saying
from onrecord.store import SayingQuery, Store, days
from onrecord.store.slots import topic_id

YEAR = 366 + 31
"""Days for which a meeting that nobody dates can be to come, with the month under which its report is filed."""
_NEAR = 60
"""Days by which reports of one meeting may lie apart, and some more."""
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
    """What is said of the same on days around, and of the year that they are in."""
    if not sayings:
        return []
    reach = [when_met(one.said) for one in sayings if when_met(one.said)[0]]
    if not reach:
        return list(sayings)
    low, high = min(low for low, _ in reach) - YEAR, max(high for _, high in reach) + _NEAR
    topics = sorted({topic_id(one.said) for one in sayings})
    return store.sayings_of(topics, since=days.iso(max(low, 1)), until=days.iso(min(high, days.LAST)))


def _crosses(said: Said, low: int, high: int) -> bool:
    first, last = when_met(said)
    return last > high or first - _NEAR < low <= first
