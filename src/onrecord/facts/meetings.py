"""One meeting out of what was planned, announced and reported of it; and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from onrecord.facts.ids import fact_id
from onrecord.facts.same_meeting import grouped
from onrecord.model.facts import Decision, Fact, Outcome, Said, Saying, Standing
from onrecord.store import days
from onrecord.store.slots import days_of, topic_id

_OFF = frozenset({"postponed", "cancelled", "declined"})
_WAITED = 365
"""Days for which a meeting whose date nobody has said counts as planned, from the last report of it."""


def meetings_of(
    sayings: Iterable[Saying], today: str, decisions: Iterable[Decision] = (), *, with_any: Container[int] | None = None
) -> list[Fact]:
    """Meetings, by date.

    Args:
        sayings: of meetings.
        today: EDTF; a planned meeting whose date is past by then, and of which no more is known, is ``open``.
        decisions: a meeting that is decided wrong is kept and shown as such.
        with_any: only meetings with one of these sayings are asked for; the others are looked at.
    """
    ruled = {decision.left: decision for decision in decisions if decision.stands}
    topics: dict[int, list[Saying]] = defaultdict(list)
    for saying in sorted(sayings, key=lambda one: one.id):
        topics[topic_id(saying.said)].append(saying)
    day = days.last_of(today)
    met = [
        _meeting(group, day, ruled)
        for topic in topics.values()
        for group in grouped(topic)
        if with_any is None or any(saying.id in with_any for saying in group)
    ]
    return sorted(met, key=lambda fact: (days_of(fact.said)[0], fact.id))


def _precision(saying: Saying) -> tuple[bool, int, int]:
    low, high = days_of(saying.said)
    return saying.said.on is None, high - low, saying.id


def _meeting(group: Sequence[Saying], today: int, ruled: Mapping[str, Decision]) -> Fact:
    own = [saying for saying in group if _stands_for_itself(saying.said)]
    outcome, lead = _outcome(own or group, today, own=bool(own))
    # Who announced it is no witness that it was held.
    backing = [saying for saying in own if saying.said.change == lead.said.change] or [lead]
    count = max(len({source for saying in backing for source in saying.sources}), *(s.tally.sources for s in backing))
    return Fact(
        id=fact_id(lead.id),
        said=lead.said,
        sayings=tuple(group),
        standing=_standing(own, outcome, count),
        sources=count,
        first=min((saying.tally.first for saying in group if saying.tally.first), default=None),
        last=max((saying.tally.last for saying in group if saying.tally.last), default=None),
        valid=lead.said.on,
        according_to=tuple(sorted({saying.said.voice for saying in group if saying.said.voice})),
        decided=next((ruled[one] for one in (fact_id(saying.id) for saying in group) if one in ruled), None),
        outcome=outcome,
    )


def _standing(own: Sequence[Saying], outcome: Outcome, count: int) -> Standing:
    """Contested where articles say that it was held and, no earlier than that, that it was not."""
    held = [one.tally.first or "" for one in own if _took_place(one.said)]
    if outcome == "held" and any((one.tally.last or "") >= min(held) for one in own if _called_off(one.said)):
        return "contested"
    return "corroborated" if own and count > 1 else "reported"


def _stands_for_itself(said: Said) -> bool:
    """What an article itself reports as held, called off or decided."""
    return said.own or (said.factuality == "planned" and said.voice is None and not said.conditional)


def _outcome(sayings: Sequence[Saying], today: int, *, own: bool) -> tuple[Outcome, Saying]:
    """What became of it, and the saying that says so; where only voices speak of it, it is planned at most."""
    held = [one for one in sayings if own and _took_place(one.said)]
    if held:
        return "held", min(held, key=_precision)
    off = [one for one in sayings if own and _called_off(one.said)]
    plans = [one for one in sayings if not _called_off(one.said)] or sayings
    if off and _last(off) >= _last(plans):
        return "lapsed", min(off, key=_precision)
    foreseen = [one for one in plans if _foreseen(one.said)]
    plan = min(foreseen or plans, key=_precision)
    return ("planned" if foreseen and not _gone_by(plan, today) else "open"), plan


def _foreseen(said: Said) -> bool:
    """Whether it says that the meeting is to be: not that somebody hopes for it or proposes it."""
    sure = said.factuality in ("asserted", "planned", "expected") and not said.negated and not said.conditional
    return sure and "planned" in (said.change, said.factuality)


def _gone_by(plan: Saying, today: int) -> bool:
    """Whether the time is past by which it was to take place; where nobody says when, a year after the last report."""
    last = days.last_of(plan.said.on) or days.last_of(plan.tally.last) + _WAITED
    return last < today


def _took_place(said: Said) -> bool:
    return said.change in ("held", "under way") and said.plain


def _called_off(said: Said) -> bool:
    return said.negated or (said.change in _OFF and said.factuality == "asserted")


def _last(sayings: Sequence[Saying]) -> str:
    return max((one.tally.last or "" for one in sayings), default="")
