"""What is new about a fact since a day: that it is there, or stands on more, or that something became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.facts.ids import saying_of
from onrecord.model.facts import Fact

News = Literal["first reported", "corroborated", "held", "lapsed", "dated"]
"""``held`` and ``lapsed``: what became of a meeting that was planned. ``dated``: now known to the month or day."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is new, or has become better founded or better known."""

    fact: Fact
    why: News
    day: str


def change_of(fact: Fact, since: str, before: Mapping[int, Sequence[str]]) -> Change | None:
    """What is new about a fact since a day (ISO); None for nothing.

    Args:
        fact: the fact, whole.
        since: the day.
        before: for each saying the sources that had reported it before that day.
    """
    if fact.first is None:
        return None
    if fact.first >= since:
        return Change(fact, "first reported", fact.first)
    lead = next(saying for saying in fact.sayings if saying.id == saying_of(fact.id))
    led = lead.tally.first or ""
    if fact.outcome in ("held", "lapsed") and led >= since:
        return Change(fact, fact.outcome, led)
    backing = [saying for saying in fact.sayings if saying.said.own] or fact.sayings
    if fact.sources > 1 and len({source for saying in backing for source in before.get(saying.id, ())}) < 2:
        came = [day for one in backing for day in (one.tally.first, one.tally.second) if day and day >= since]
        if came:
            return Change(fact, "corroborated", min(came))
    return Change(fact, "dated", led) if led >= since else None
