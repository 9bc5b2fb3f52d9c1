"""Where somebody stands on a day, from the facts about him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.facts.merge import END, HELD, START, anchor_of, family_of, seen
from onrecord.model.facts import Fact
from onrecord.store import days


@dataclass(frozen=True, slots=True)
class Stand:
    """A rung on a day, with what says so."""

    value: str | None
    since: str | None
    """EDTF: when it was acquired, where that is on record and undisputed."""
    seen: str | None
    """The last day up to then on which it was reported to hold."""
    facts: tuple[Fact, ...]

    @property
    def contested(self) -> bool:
        """Whether sources disagree about it."""
        return any(fact.standing == "contested" for fact in self.facts) and not any(_right(fact) for fact in self.facts)

    @property
    def sources(self) -> int:
        """Independent sources of the best supported fact."""
        return max(fact.sources for fact in self.facts)


def stands(facts: Sequence[Fact], on: str) -> list[Stand]:
    """The rungs on which somebody stands on a day: one, or several where sources disagree.

    Args:
        facts: those of one holder and organisation.
        on: EDTF; asked as at the end of what it means.
    """
    day = days.last_of(on)
    support: dict[str, list[_Shown]] = {}
    ended: dict[str, int] = {}
    for fact in facts:
        said = fact.said
        if said.value is None or not said.plain or (fact.decided and fact.decided.judgement == "wrong"):
            continue
        family = family_of(said)
        if family == END:
            lost = days.first_of(anchor_of(said) or fact.first)
            if lost <= day:
                ended[said.value] = max(ended.get(said.value, 0), lost)
        elif family in (START, HELD):
            shown = _shown(fact, family, day)
            if shown is not None:
                support.setdefault(said.value, []).append(shown)
    left = {
        value: [one for one in found if one.last >= ended.get(value, 0)]
        for value, found in support.items()
        if max(one.last for one in found) >= ended.get(value, 0)
    }
    if not left:
        return []
    last = {value: max(one.last for one in found) for value, found in left.items()}
    latest = max(last.values())
    chosen = [
        value for value in left if last[value] == latest or any(_rivals(one.fact, left, value) for one in left[value])
    ]
    settled = [value for value in chosen if any(_right(one.fact) for one in left[value])]
    return [_stand(value, left[value]) for value in sorted(settled or chosen)]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A fact that says that a rung holds, and the last day up to the one asked about on which it says so."""

    fact: Fact
    starts: bool
    last: int


def _shown(fact: Fact, family: str, day: int) -> _Shown | None:
    low, high = (days.first_of(end) for end in seen(fact))
    known = (days.first_of(anchor_of(fact.said)) or days.first_of(fact.first)) if family == START else low
    if not 0 < known <= day:
        return None
    return _Shown(fact, family == START, max(number for number in (known, low, high) if number <= day))


def _right(fact: Fact) -> bool:
    return fact.decided is not None and fact.decided.judgement == "right"


def _rivals(fact: Fact, left: dict[str, list[_Shown]], value: str) -> bool:
    """Whether a fact is contested by one about another rung that is still possible."""
    if fact.standing != "contested":
        return False
    others = {other.fact.id for rung, found in left.items() if rung != value for other in found}
    return bool(others & set(fact.against))


def _stand(value: str, found: Sequence[_Shown]) -> Stand:
    """The rung with what says so since it was last lost."""
    begun = [one.fact for one in found if one.starts]
    starts = {anchor_of(fact.said) for fact in [one for one in begun if _right(one)] or begun}
    since = starts.pop() if len(starts) == 1 else None
    return Stand(value, since, days.iso(max(one.last for one in found)), tuple(one.fact for one in found))
