"""One meeting out of what was planned, announced and reported of it; and what became of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from onrecord.facts.dates import agree
from onrecord.facts.ids import fact_id
from onrecord.model.facts import Decision, Fact, Outcome, Said, Saying, Standing
from onrecord.store import days

_OFF = frozenset({"postponed", "cancelled", "declined"})
NEAR = 3
"""Days by which two reports of one meeting may miss each other (*on Friday* for a summit of Thursday and Friday)."""
_NEAR_UNDATED = 45
"""The same where one of them says no day, and the month of its report stands for it."""
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
    buckets: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying in sorted(sayings, key=lambda one: one.id):
        buckets[_who(saying.said), saying.said.value or ""].append(saying)
    day = days.last_of(today)
    met = [
        _meeting(group, day, ruled)
        for bucket in buckets.values()
        for group in _grouped(bucket)
        if with_any is None or any(saying.id in with_any for saying in group)
    ]
    return sorted(met, key=lambda fact: (when_met(fact.said)[0], fact.id))


def _who(said: Said) -> str:
    """A meeting of an organisation is known by it; any other by who takes part."""
    return said.subject or said.get("participants") or " ".join(said.parties)


def _grouped(bucket: Sequence[Saying]) -> list[list[Saying]]:
    """Sayings of one meeting: each joins the group all of which it can be one with, best dated ones first."""
    groups = _Groups()
    for saying in sorted(bucket, key=_precision):
        fits = [group for group in groups.likely(saying) if all(_one(saying.said, other.said) for other in group)]
        if len(fits) == 1:
            fits[0].append(saying)
        elif not fits or saying.said.on is not None:
            groups.add(saying)
        else:
            min(fits, key=lambda group: group[0].id).append(saying)
    return groups.all


class _Groups:
    """Groups by the first day of their first saying, so that only those around are compared."""

    def __init__(self) -> None:
        self.all: list[list[Saying]] = []
        self._starts: list[tuple[int, int]] = []
        self._numbered: dict[str, list[int]] = defaultdict(list)
        self._longest = 0

    def add(self, saying: Saying) -> None:
        """A group of its own."""
        low, high = when_met(saying.said)
        place = len(self.all)
        self.all.append([saying])
        insort(self._starts, (low, place))
        self._longest = max(self._longest, high - low)
        if number := saying.said.get("ordinal"):
            self._numbered[number].append(place)

    def likely(self, saying: Saying) -> list[list[Saying]]:
        """The groups that can be one with it for their dates or their number, in the order of their making."""
        low, high = when_met(saying.said)
        first = bisect_left(self._starts, (low - self._longest - _NEAR_UNDATED, -1))
        last = bisect_left(self._starts, (high + _NEAR_UNDATED + 1, -1))
        places = {place for _, place in self._starts[first:last]}
        places.update(self._numbered.get(saying.said.get("ordinal") or "", ()))
        return [self.all[place] for place in sorted(places)]


def _precision(saying: Saying) -> tuple[bool, int, int]:
    low, high = when_met(saying.said)
    return saying.said.on is None, high - low, saying.id


def _one(first: Said, second: Said) -> bool:
    """Whether two sayings can be of one meeting."""
    if not _dates_fit(first, second):
        return False
    if first.place and second.place and first.place != second.place:
        return False
    for field in ("ordinal", "name"):
        mine, other = first.get(field), second.get(field)
        if mine and other and mine != other:
            return False
    return True


def _dates_fit(first: Said, second: Said) -> bool:
    (low, high), (other_low, other_high) = when_met(first), when_met(second)
    if low and other_low:
        near = NEAR if first.on and second.on else _NEAR_UNDATED
        if low <= other_high + near and other_low <= high + near:
            return True
        number = first.get("ordinal")
        return number is not None and number == second.get("ordinal")
    return bool(first.on and second.on) and agree(first.on or "", second.on or "")


def when_met(said: Said) -> tuple[int, int]:
    """The first and the last day that a saying puts it on, as numbers; of the month of the report where it does not."""
    date = said.on if days.first_of(said.on) else said.reported
    return days.first_of(date), days.last_of(date)


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
