"""Dates as precise as the words that said them: a small, strict part of EDTF (ISO 8601-2:2019, annex A).

A ``PartialDate`` is a day, a month, a season, a quarter, a half-year, a year, a decade, a century, or a day or month
of a year that nobody said. An ``Interval`` runs from one to another, either end may be open. ``parse`` reads both,
``str`` writes them back letter for letter. Questions of order answer None where the precision allows no answer.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "season", "quarter", "half", "year", "decade", "century"]
Bounds = tuple[datetime.date | None, datetime.date | None]

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
FIRST_QUARTER = 33
FIRST_HALF = 40

# First month and number of months of each part of a year. Seasons are the meteorological ones of the northern
# hemisphere, as news agencies use the words; winter begins in the December of the year it is named after.
_PARTS: dict[int, tuple[int, int]] = {
    **{month: (month, 1) for month in range(1, 13)},
    SPRING: (3, 3),
    SUMMER: (6, 3),
    AUTUMN: (9, 3),
    WINTER: (12, 3),
    **{FIRST_QUARTER + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    FIRST_HALF: (1, 6),
    FIRST_HALF + 1: (7, 6),
}
_PRECISIONS: tuple[tuple[int, Precision], ...] = ((12, "month"), (24, "season"), (36, "quarter"), (41, "half"))
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?(~?)")


class DateError(ValueError):
    """A text that is no date of this part of EDTF, or a day that no calendar has."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known as far as it was said.

    Raises:
        DateError: the parts are no date (*30 February*, a month of a whole decade).
    """

    year: str
    """Four characters; ``X`` for a digit nobody said: ``2018``, ``201X``, ``19XX``, ``XXXX``."""
    part: int | None = None
    """Month 1 to 12, season 21 to 24, quarter 33 to 36, half-year 40 or 41."""
    day: int | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"(?!0000)(?:\d{4}|\d{3}X|\d{2}XX|XXXX)", self.year, re.ASCII):
            raise DateError(f"{self.year!r} is no year")
        if self.part is None:
            if self.year == "XXXX":
                raise DateError("a date with neither year nor month")
            if self.day is not None:
                raise DateError("a day without a month")
            return
        if self.part not in _PARTS:
            raise DateError(f"{self.part} is no month, season, quarter or half-year")
        if self.year != "XXXX" and "X" in self.year:
            raise DateError(f"{self.year} is no single year, it has no part {self.part}")
        if self.day is not None:
            # A day of an unknown year may be the 29th of February.
            year = 2000 if self.year == "XXXX" else int(self.year)
            if self.part > 12 or not 1 <= self.day <= monthrange(year, self.part)[1]:
                raise DateError(f"{self.year}-{self.part:02}-{self.day:02} is no day")

    def __str__(self) -> str:
        text = self.year
        if self.part is not None:
            text += f"-{self.part:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text + "~" * self.approximate

    @property
    def precision(self) -> Precision:
        """How long the stretch is that the date names."""
        if self.day is not None:
            return "day"
        if self.part is not None:
            return next(name for last, name in _PRECISIONS if self.part <= last)
        return "year" if "X" not in self.year else "century" if self.year.endswith("XX") else "decade"

    @property
    def first_day(self) -> datetime.date | None:
        """The first day it can mean; None where the year is not known. ``~`` widens nothing here."""
        return self._bounds(self.year)[0]

    @property
    def last_day(self) -> datetime.date | None:
        """The last day it can mean; None where the year is not known. ``~`` widens nothing here."""
        return self._bounds(self.year)[1]

    def contains(self, other: Time) -> bool:
        """Whether all that ``other`` can mean lies inside this date."""
        return _contains(self, other)

    def overlaps(self, other: Time) -> bool:
        """Whether some day can belong to both."""
        return _overlaps(self, other)

    def earlier(self, other: Time) -> bool | None:
        """Whether this is before ``other``; None where the two are not precise enough to tell."""
        return _earlier(self, other)

    def later(self, other: Time) -> bool | None:
        """Whether this is after ``other``; None where the two are not precise enough to tell."""
        return _earlier(other, self)

    def _bounds(self, year: str) -> Bounds:
        if year == "XXXX":
            return None, None
        # Year 0 is no year of the calendar, so the first decade and century have nine and 99 years.
        first_year, last_year = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
        if self.part is None:
            return datetime.date(first_year, 1, 1), datetime.date(last_year, 12, 31)
        month, length = _PARTS[self.part]
        if self.day is not None:
            # 29 February of an unknown year, asked of a year that has none, is the last day there is.
            day = datetime.date(first_year, month, min(self.day, monthrange(first_year, month)[1]))
            return day, day
        more, last_month = divmod(month + length - 2, 12)
        if first_year + more > datetime.MAXYEAR:  # the winter of the calendar's last year has no end in it
            return datetime.date(first_year, month, 1), datetime.date.max
        last_year = first_year + more
        last = datetime.date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
        return datetime.date(first_year, month, 1), last


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time; None for an open end (``..``).

    Raises:
        DateError: both ends are open, or it ends before it begins.
    """

    start: PartialDate | None
    end: PartialDate | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise DateError("an interval open on both sides")
        if self.start is not None and self.end is not None and _earlier(self.end, self.start):
            raise DateError(f"{self} ends before it begins")

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"

    @property
    def first_day(self) -> datetime.date | None:
        """The first day it can take in; None where its start is open or of no known year."""
        return self.start.first_day if self.start else None

    @property
    def last_day(self) -> datetime.date | None:
        """The last day it can take in; None where its end is open or of no known year."""
        return self.end.last_day if self.end else None

    def contains(self, other: Time) -> bool:
        """Whether all that ``other`` can mean lies inside this interval."""
        return _contains(self, other)

    def overlaps(self, other: Time) -> bool:
        """Whether some day can belong to both."""
        return _overlaps(self, other)

    def earlier(self, other: Time) -> bool | None:
        """Whether this is wholly before ``other``; None where it cannot be known."""
        return _earlier(self, other)

    def later(self, other: Time) -> bool | None:
        """Whether this is wholly after ``other``; None where it cannot be known."""
        return _earlier(other, self)


Time = PartialDate | Interval


def parse(text: str) -> Time:
    """The date or interval that ``text`` writes.

    Raises:
        DateError: ``text`` is outside this part of EDTF.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_date(text)
    return Interval(*(None if side == ".." else _parse_date(side) for side in (start, end)))


def of_day(day: datetime.date) -> PartialDate:
    """The date that names ``day``."""
    return PartialDate(f"{day.year:04}", day.month, day.day)


def _parse_date(text: str) -> PartialDate:
    found = _DATE.fullmatch(text)
    if not found or not text.isascii():
        raise DateError(f"{text!r} is no date: YYYY, YYYY-MM, YYYY-MM-DD, with X for what is not known")
    year, part, day, tilde = found.groups()
    return PartialDate(year, int(part) if part else None, int(day) if day else None, bool(tilde))


# ---- order -----------------------------------------------------------------------------------------------------------


def _widened(when: Time) -> Bounds:
    """First and last day, an approximate date widened by its own length on either side."""
    if isinstance(when, Interval):
        return (_widened(when.start)[0] if when.start else None), (_widened(when.end)[1] if when.end else None)
    first, last = when.first_day, when.last_day
    if not when.approximate or first is None or last is None:
        return first, last
    length = (last - first).days + 1
    room_before, room_after = (first - datetime.date.min).days, (datetime.date.max - last).days
    return (
        first - datetime.timedelta(days=min(length, room_before)),
        last + datetime.timedelta(days=min(length, room_after)),
    )


def _earlier(one: Time, other: Time) -> bool | None:
    (first, last), (other_first, other_last) = _widened(one), _widened(other)
    if last is not None and other_first is not None and last < other_first:
        return True
    if first is not None and other_last is not None and first >= other_last:
        return False
    return None


def _contains(one: Time, other: Time) -> bool:
    if one == other:
        return True
    if isinstance(one, PartialDate) and one.year == "XXXX":
        # Nobody knows that the two years are one; a date of an unknown year holds nothing but itself.
        return False
    (first, last), (other_first, other_last) = _widened(one), _widened(other)
    start_open = isinstance(one, Interval) and one.start is None
    end_open = isinstance(one, Interval) and one.end is None
    starts = start_open or (first is not None and other_first is not None and first <= other_first)
    ends = end_open or (last is not None and other_last is not None and other_last <= last)
    # An open side says nothing of a date whose year is not known at all.
    return starts and ends and (other_first is not None or other_last is not None)


def _overlaps(one: Time, other: Time) -> bool:
    if isinstance(one, PartialDate) and one.year == "XXXX":
        return _can_fall_in(one, other)
    if isinstance(other, PartialDate) and other.year == "XXXX":
        return _can_fall_in(other, one)
    (first, last), (other_first, other_last) = _widened(one), _widened(other)
    return not (last and other_first and last < other_first) and not (first and other_last and other_last < first)


def _can_fall_in(yearless: PartialDate, other: Time) -> bool:
    """Whether a date of an unknown year can share a day with ``other``: asked of every year that comes near it."""
    if isinstance(other, PartialDate) and other.year == "XXXX":
        years: range = range(2000, 2001)
        first, last = other._bounds("2000")
    else:
        first, last = _widened(other)
        if first is None or last is None or last.year - first.year > 1:
            return True
        years = range(max(1, first.year - 1), last.year + 1)
    for year in years:
        mine_first, mine_last = yearless._bounds(f"{year:04}")
        if mine_first and mine_last and first and last and mine_first <= last and first <= mine_last:
            return True
    return False
