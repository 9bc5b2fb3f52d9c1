"""Dates of sayings that agree are put together: *2016* and *March 2016* are one date, *July 2015* is another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.model.time import DateError, Interval, PartialDate, parse


@lru_cache(maxsize=65536)
def agree(one: str, other: str) -> bool:
    """Whether one of two EDTF dates lies inside the other."""
    if one == other:
        return True
    try:
        first, second = parse(one), parse(other)
    except DateError:
        return False
    return first.contains(second) or second.contains(first)


@lru_cache(maxsize=65536)
def inside(fine: str, coarse: str) -> bool:
    """Whether ``fine`` lies inside ``coarse`` and is another date."""
    if fine == coarse:
        return False
    try:
        first, second = parse(fine), parse(coarse)
    except DateError:
        return False
    return second.contains(first) and not first.contains(second)


def finest(dates: Iterable[str]) -> dict[str, str | None]:
    """For every date the one most precise date that it can be; None where it could be several of them."""
    different = sorted(set(dates))
    leaves = [one for one in different if not any(inside(other, one) for other in different)]
    within = {one: [leaf for leaf in leaves if leaf == one or inside(leaf, one)] for one in different}
    return {one: found[0] if len(found) == 1 else None for one, found in within.items()}


@lru_cache(maxsize=65536)
def start_of(held: str | None) -> str | None:
    """The date at which an interval begins, as text; None where it is open."""
    return _end(held, first=True)


@lru_cache(maxsize=65536)
def end_of(held: str | None) -> str | None:
    """The date at which an interval ends, as text; None where it is open."""
    return _end(held, first=False)


def _end(held: str | None, *, first: bool) -> str | None:
    if held is None:
        return None
    try:
        when = parse(held)
    except DateError:
        return None
    if isinstance(when, PartialDate):
        return held
    return _text(when, first=first)


def _text(when: Interval, *, first: bool) -> str | None:
    end = when.start if first else when.end
    return None if end is None else str(end)
