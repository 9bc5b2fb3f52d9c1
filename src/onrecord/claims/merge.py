"""What an article says twice is one claim, with the other places under ``also``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from onrecord.model.claims import Claim, Meeting, Stance

_SEPARATE = frozenset({"id", "ground"})
# Values that one place may give and another leave out, without the two being different claims.
_OPEN = frozenset(
    {"on", "held", "by", "at", "when", "place", "country", "host", "chair", "name", "ordinal", "document", "count"}
)


def merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each thing said, in text order; the fullest telling stands, the others are ``also``."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.ground.evidence.start, c.ground.evidence.end, c.kind, c.id)):
        for place, other in enumerate(kept):
            if _same(claim, other):
                kept[place] = _joined(other, claim)
                break
        else:
            kept.append(claim)
    return tuple(sorted(kept, key=lambda c: (c.ground.evidence.start, c.ground.evidence.end, c.kind, c.id)))


def _same(one: Claim, other: Claim) -> bool:
    if type(one) is not type(other) or not _same_stance(one.stance, other.stance):
        return False
    if isinstance(one, Meeting):
        return False  # meetings come put together: two summits of one organisation may differ in a date alone
    for field in fields(one):
        if field.name in _SEPARATE or field.name == "stance":
            continue
        a, b = getattr(one, field.name), getattr(other, field.name)
        if a != b and not (field.name in _OPEN and (a is None or b is None)):
            return False
    return True


def _same_stance(one: Stance, other: Stance) -> bool:
    """What the article says itself and somebody in it says too is the article's claim."""
    voices_agree = one.according_to == other.according_to or None in (one.according_to, other.according_to)
    return voices_agree and replace(one, according_to=None) == replace(other, according_to=None)


def _joined(first: Claim, second: Claim) -> Claim:
    full, thin = (second, first) if _weight(second) > _weight(first) else (first, second)
    if thin.stance.according_to is None:
        full = replace(full, stance=thin.stance)
    places = {*full.ground.also, *thin.ground.also, thin.ground.evidence} - {full.ground.evidence}
    values = {
        field.name: getattr(thin, field.name)
        for field in fields(full)
        if field.name in _OPEN and getattr(full, field.name) is None
    }
    return replace(full, ground=replace(full.ground, also=tuple(sorted(places))), **values)


def _weight(claim: Claim) -> int:
    return sum(getattr(claim, field.name) is not None for field in fields(claim) if field.name in _OPEN)
