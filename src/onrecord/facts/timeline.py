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
    counted = [
        fact
        for fact in facts
        if fact.said.plain and not (fact.decided and fact.decided.judgement == "wrong") and family_of(fact.said) != ""
    ]
    begun: dict[str, int] = {}
    support: dict[str, list[Fact]] = {}
    for fact in counted:
        first = _known_from(fact)
        if family_of(fact.said) in (START, HELD) and fact.said.value and first and first <= day:
            value = fact.said.value
            support.setdefault(value, []).append(fact)
            begun[value] = max(begun.get(value, 0), _last_shown(fact, day))
    ended = {value: _ended(counted, value, day) for value in support}
    left = {value: found for value, found in support.items() if begun[value] >= ended[value]}
    if not left:
        return []
    latest = max(begun[value] for value in left)
    chosen = [
        value
        for value, found in left.items()
        if begun[value] == latest or any(fact.standing == "contested" and _rivals(fact, left, value) for fact in found)
    ]
    settled = [value for value in chosen if any(_right(fact) for fact in left[value])]
    return [_stand(value, left[value], ended[value], day) for value in sorted(settled or chosen)]


def _right(fact: Fact) -> bool:
    return fact.decided is not None and fact.decided.judgement == "right"


def _rivals(fact: Fact, left: dict[str, list[Fact]], value: str) -> bool:
    """Whether a fact is contested by one about another rung that is still possible."""
    others = {other.id for rung, facts in left.items() if rung != value for other in facts}
    return bool(others & set(fact.against))


def _stand(value: str, facts: Sequence[Fact], ended: int, day: int) -> Stand:
    """The rung with what says so since it was last lost."""
    since = [fact for fact in facts if _last_shown(fact, day) >= ended]
    begun = [fact for fact in since if family_of(fact.said) == START]
    starts = {anchor_of(fact.said) for fact in [one for one in begun if _right(one)] or begun}
    shown = max((_last_shown(fact, day) for fact in since), default=0)
    return Stand(value, starts.pop() if len(starts) == 1 else None, days.iso(shown), tuple(since))


def _ended(facts: Sequence[Fact], value: str, day: int) -> int:
    """The last day up to ``day`` on which the rung is said to have been lost; 0 if it never was."""
    ends = (
        days.first_of(anchor_of(fact.said) or fact.first)
        for fact in facts
        if family_of(fact.said) == END and fact.said.value == value
    )
    return max((number for number in ends if number <= day), default=0)


def _known_from(fact: Fact) -> int:
    """The first day on which the fact says that the state holds."""
    if family_of(fact.said) == START:
        return days.first_of(anchor_of(fact.said)) or days.first_of(fact.first)
    return days.first_of(seen(fact)[0])


def _last_shown(fact: Fact, day: int) -> int:
    """The last day up to ``day`` on which the fact says that the state holds."""
    low, high = (days.first_of(end) for end in seen(fact))
    known = [number for number in (_known_from(fact), low, high) if 0 < number <= day]
    return max(known, default=0)
