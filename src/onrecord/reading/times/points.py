"""Units of the calendar, their arithmetic, and how TIMEX3 and EDTF write them.

A ``Point`` is one unit that holds a day: the week of 18 June 2018, the third quarter of 1989, the 1990s.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from onrecord.model.time import FIRST_HALF, FIRST_QUARTER, SPRING, Interval, PartialDate, Time, of_day, parse

Unit = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]

# From fine to coarse; the units of one row say a date equally well.
_FINENESS: dict[Unit, int] = {
    "day": 0,
    "weekend": 1,
    "week": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
    "half": 4,
    "year": 5,
    "decade": 6,
    "century": 7,
}
_MONTHS: dict[Unit, int] = {
    "month": 1,
    "season": 3,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_UNKNOWN: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "season": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
# The names of units in the words' data that are units of the calendar.
CALENDAR_UNITS: Mapping[str, Unit] = {str(unit): unit for unit in _FINENESS}
SEASON_CODES = ("SP", "SU", "FA", "WI")
# A date line outside these years is a slip; inside them no step from it leaves the calendar.
_FIRST_NEWSPAPER, _LAST_NEWSPAPER = 1600, 2999
DAY = datetime.timedelta(days=1)


class Point(NamedTuple):
    """A unit of the calendar, by its first day."""

    unit: Unit
    first: datetime.date


def finer(one: Unit, other: Unit) -> bool:
    """Whether ``one`` says a date more precisely than ``other``."""
    return _FINENESS[one] < _FINENESS[other]


def holding(unit: Unit, day: datetime.date) -> Point:
    """The week, month, … that holds ``day``; the weekend of its week."""
    return Point(unit, _FIRST_DAYS[unit](day))


def moved(point: Point, steps: int) -> Point | None:
    """The point ``steps`` units on (back where negative); None beyond the calendar."""
    try:
        if point.unit in ("day", "week", "weekend"):
            return Point(point.unit, point.first + DAY * steps * (1 if point.unit == "day" else 7))
        months = point.first.year * 12 + point.first.month - 1 + steps * _MONTHS[point.unit]
        return Point(point.unit, datetime.date(months // 12, months % 12 + 1, 1))
    except (ValueError, OverflowError):
        return None


def years_on(point: Point, years: int) -> Point | None:
    """The same day, week, month, quarter, … some years on; 28 February for a 29th that is not there."""
    first = point.first
    try:
        if point.unit in ("week", "weekend"):
            number, weekday = first.isocalendar()[1:]
            return Point(point.unit, datetime.date.fromisocalendar(first.year + years, min(number, 52), weekday))
        day = 28 if (first.month, first.day) == (2, 29) else first.day
        return Point(point.unit, first.replace(year=first.year + years, day=day))
    except ValueError:
        return None


def as_timex(point: Point) -> str:
    """The TIMEX3 value."""
    unit, first = point
    year = f"{first.year:04}"
    match unit:
        case "day":
            return first.isoformat()
        case "week" | "weekend":
            week = first.isocalendar()
            return f"{week.year:04}-W{week.week:02}" + ("-WE" if unit == "weekend" else "")
        case "month":
            return f"{year}-{first.month:02}"
        case "season":
            return f"{year}-{SEASON_CODES[first.month // 3 - 1]}"
        case "quarter":
            return f"{year}-Q{first.month // 3 + 1}"
        case "half":
            return f"{year}-H{first.month // 6 + 1}"
        case "decade":
            return year[:3]
        case "century":
            return year[:2]
    return year


def as_edtf(point: Point) -> Time:
    """The EDTF date: as long as the unit, never shorter. A week is the interval of its days."""
    unit, first = point
    year = f"{first.year:04}"
    match unit:
        case "day":
            return of_day(first)
        case "week":
            return Interval(of_day(first), of_day(first + DAY * 6))
        case "weekend":
            return Interval(of_day(first), of_day(first + DAY))
        case "month":
            return PartialDate(year, first.month)
        case "season":
            return PartialDate(year, SPRING + first.month // 3 - 1)
        case "quarter":
            return PartialDate(year, FIRST_QUARTER + first.month // 3)
        case "half":
            return PartialDate(year, FIRST_HALF + first.month // 6)
        case "decade":
            return PartialDate(f"{year[:3]}X")
        case "century":
            return PartialDate(f"{year[:2]}XX")
    return PartialDate(year)


def unknown(unit: Unit) -> str:
    """The TIMEX3 value of a unit nobody can tell."""
    return _UNKNOWN[unit]


def day_of(year: int, month: int, day: int) -> Point | None:
    """The day; None where the calendar has none (*30 February*)."""
    try:
        return Point("day", datetime.date(year, month, day))
    except ValueError:
        return None


def season_of(year: int, code: int) -> Point:
    """The season with this ISO 8601-2 code that is named after ``year``."""
    return Point("season", datetime.date(year, (code - SPRING + 1) * 3, 1))


def read_published(published: str | None) -> Point | None:
    """The date line as a point, as precise as it is; None where there is none or it cannot be read."""
    try:
        date = parse(published) if published else None
    except ValueError:
        return None
    if not isinstance(date, PartialDate) or date.first_day is None or date.precision not in ("day", "month", "year"):
        return None
    if not _FIRST_NEWSPAPER <= date.first_day.year <= _LAST_NEWSPAPER:
        return None
    return Point(date.precision, date.first_day)


def _first_of_part(length: int) -> Callable[[datetime.date], datetime.date]:
    return lambda day: datetime.date(day.year, (day.month - 1) // length * length + 1, 1)


def _first_of_season(day: datetime.date) -> datetime.date:
    # January and February belong to the winter that began in December.
    return datetime.date(day.year - 1, 12, 1) if day.month < 3 else datetime.date(day.year, day.month // 3 * 3, 1)


def _first_of_years(length: int) -> Callable[[datetime.date], datetime.date]:
    return lambda day: datetime.date(max(1, day.year // length * length), 1, 1)


_FIRST_DAYS: dict[Unit, Callable[[datetime.date], datetime.date]] = {
    "day": lambda day: day,
    "week": lambda day: day - DAY * day.weekday(),
    "weekend": lambda day: day - DAY * (day.weekday() - 5),
    "month": _first_of_part(1),
    "season": _first_of_season,
    "quarter": _first_of_part(3),
    "half": _first_of_part(6),
    "year": _first_of_part(12),
    "decade": _first_of_years(10),
    "century": _first_of_years(100),
}
