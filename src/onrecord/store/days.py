"""Days as whole numbers from 1800-01-01, so that they sort, index and fit into ids; 0 where a day is not known."""

from __future__ import annotations

import datetime
from functools import lru_cache

from onrecord.model.time import DateError, parse

_BEFORE_FIRST = datetime.date(1799, 12, 31).toordinal()
LAST = (1 << 17) - 1
"""2158-11-09; what lies outside is filed under the first or the last day."""


def number(day: datetime.date) -> int:
    """The number of a day."""
    return min(max(day.toordinal() - _BEFORE_FIRST, 1), LAST)


def date_of(number_: int) -> datetime.date:
    """The day that a number from 1 on stands for."""
    return datetime.date.fromordinal(number_ + _BEFORE_FIRST)


@lru_cache(maxsize=65536)
def iso(number_: int) -> str | None:
    """The day that a number stands for, ISO; None for 0."""
    return date_of(number_).isoformat() if number_ else None


@lru_cache(maxsize=65536)
def first_of(edtf: str | None) -> int:
    """Number of the first day an EDTF text can mean; 0 where it is open, of no known year, or no date."""
    return _bounds(edtf)[0]


@lru_cache(maxsize=65536)
def last_of(edtf: str | None) -> int:
    """Number of the last day an EDTF text can mean; 0 where it is open, of no known year, or no date."""
    return _bounds(edtf)[1]


@lru_cache(maxsize=65536)
def _bounds(edtf: str | None) -> tuple[int, int]:
    if edtf is None:
        return 0, 0
    if len(edtf) == 10 and edtf.isascii() and edtf[4] == edtf[7] == "-":
        # Nearly every date in a store is a day; the whole of EDTF takes twenty times as long to read.
        try:
            day = number(datetime.date.fromisoformat(edtf))
        except ValueError:
            return 0, 0
        return day, day
    try:
        when = parse(edtf)
    except DateError:
        return 0, 0
    first, last = when.first_day, when.last_day
    return number(first) if first else 0, number(last) if last else 0
