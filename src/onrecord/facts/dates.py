"""Dates of sayings that agree are put together: *2016* and *March 2016* are one date, *July 2015* is another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.model.time import DateError, Interval, PartialDate, Time, parse


@lru_cache(maxsize=65536)
def agree(one: str, other: str) -> bool:
    """Whether one of two EDTF dates lies inside the other."""
    return one == other or inside(one, other) or inside(other, one)


@lru_cache(maxsize=65536)
def inside(fine: str, coarse: str) -> bool:
    """Whether ``fine`` lies inside ``coarse`` and is another date."""
    if _calendar(fine) and _calendar(coarse):
        return fine.startswith(coarse) and fine != coarse
    first, second = _parsed(fine), _parsed(coarse)
    if first is None or second is None:
        return False
    return second.contains(first) and not first.contains(second)


def _calendar(date: str) -> bool:
    """Whether a date is a year, or a month or day of one: then the finer one begins with the coarser one."""
    return date[:4].isdigit() and "/" not in date and "~" not in date and (len(date) == 4 or date[5:7] <= "12")


@lru_cache(maxsize=65536)
def _parsed(date: str) -> Time | None:
    try:
        return parse(date)
    except DateError:
        return None


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
    when = _parsed(held) if held is not None else None
    if not isinstance(when, Interval):
        return held if isinstance(when, PartialDate) else None
    end = when.start if first else when.end
    return None if end is None else str(end)
