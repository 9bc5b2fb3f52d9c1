"""Where somebody stands on a day, from the facts about him."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.facts.merge import END, HELD, START, Draft
from onrecord.model.facts import Fact
from onrecord.store import days


@dataclass(frozen=True, slots=True)
class Stand:
    """A rung on a day, with what says so."""

    value: str | None
    since: str | None
    """EDTF: when it was acquired, where that is on record and undisputed."""
    seen: str | None
    """The last day up to then on which an article says that it holds; None where they say only that it began."""
    facts: tuple[Fact, ...]

    @property
    def reported(self) -> str | None:
        """The day of the last report of it, as far as is known."""
        return max((fact.last for fact in self.facts if fact.last is not None), default=None)

    @property
    def contested(self) -> bool:
        """Whether sources disagree about it, and nobody has decided."""
        settled = any(fact.decided is not None and fact.decided.judgement == "right" for fact in self.facts)
        return not settled and any(fact.standing == "contested" for fact in self.facts)

    @property
    def sources(self) -> int:
        """Independent sources of the best supported fact."""
        return max(fact.sources for fact in self.facts)


def stands(
    drafts: Sequence[Draft], on: str, seen: Mapping[int, str] = MappingProxyType({}), *, rung: str | None = None
) -> list[Stand]:
    """The rungs on which somebody stands on a day: one, or several where sources disagree.

    Args:
        drafts: those of one holder and organisation, judged.
        on: EDTF; asked as at the end of what it means.
        seen: for each saying that is reported to hold before and after that day (``straddling``) the last day up to it.
        rung: the only one that is asked about; the others are looked at, and left out.
    """
    day = days.last_of(on)
    support: dict[str, list[_Shown]] = {}
    ended: dict[str, int] = {}
    for draft in drafts:
        value = draft.said.value
        if value is None or not draft.counted or draft.said.negated:
            continue
        if draft.family == END:
            lost = days.first_of(draft.anchor or draft.first)
            if lost <= day:
                ended[value] = max(ended.get(value, 0), lost)
        elif draft.family in (START, HELD):
            shown = _shown(draft, day, seen)
            if shown is not None:
                support.setdefault(value, []).append(shown)
    left = {
        value: [one for one in found if one.last >= ended.get(value, 0)]
        for value, found in support.items()
        if max(one.last for one in found) >= ended.get(value, 0)
    }
    if not left:
        return []
    last_of = {value: max(one.last for one in found) for value, found in left.items()}
    latest = max(last_of.values())
    chosen = [value for value in left if last_of[value] == latest or _has_rivals(left, value)]
    settled = [value for value in chosen if any(_right(one.draft) for one in left[value])]
    return [_stand(value, left[value]) for value in sorted(settled or chosen) if rung is None or value == rung]


def straddling(drafts: Sequence[Draft], on: str) -> list[int]:
    """The sayings that are reported to hold before a day and after it, so that their counts do not say when last."""
    day = days.last_of(on)
    return [
        saying.id
        for draft in drafts
        for saying in draft.sayings
        if 0 < days.first_of(saying.tally.seen_first) <= day < days.first_of(saying.tally.seen_last)
    ]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What says that a rung holds, the last day up to the one asked about for which it says so, and is seen to."""

    draft: Draft
    last: int
    seen: int


def _shown(draft: Draft, day: int, seen: Mapping[int, str]) -> _Shown | None:
    """What it says of the time up to ``day``; None where it says nothing."""
    low, high = draft.shown
    known = (days.first_of(draft.anchor) or days.first_of(draft.first)) if draft.family == START else low
    if not 0 < known <= day:
        return None
    between = (days.first_of(seen.get(saying.id)) for saying in draft.sayings if saying.said.own)
    found = max((number for number in (low, high, *between) if number <= day), default=0)
    return _Shown(draft, max(known, found), found)


def _right(draft: Draft) -> bool:
    return draft.decided is not None and draft.decided.judgement == "right"


def _has_rivals(left: dict[str, list[_Shown]], value: str) -> bool:
    """Whether it is contested by what says that another rung, which is still possible, holds."""
    against: set[int] = set()
    for one in left[value]:
        if one.draft.standing == "contested":
            against |= one.draft.against
    return bool(against) and any(
        other.draft.id in against for rung, found in left.items() if rung != value for other in found
    )


def _stand(value: str, found: Sequence[_Shown]) -> Stand:
    """The rung with what says so since it was last lost."""
    begun = [one.draft for one in found if one.draft.family == START]
    starts = {draft.anchor for draft in [one for one in begun if _right(one)] or begun}
    since = starts.pop() if len(starts) == 1 else None
    return Stand(value, since, days.iso(max(one.seen for one in found)), tuple(one.draft.fact() for one in found))
