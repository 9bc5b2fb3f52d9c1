"""Two dates that share their words: *June 9-10*, *9 and 10 June 2018*, *May to July 2018*, *1990-91*.

Each end is an expression of its own, as TimeML has it; whether the two make an interval is settled in ``intervals``.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from onrecord.model.time import Interval, PartialDate
from onrecord.reading.times.absolute import in_year, yearly
from onrecord.reading.times.context import Context, Found, dated
from onrecord.reading.times.patterns import Match
from onrecord.reading.times.points import Point, day_of
from onrecord.reading.times.rule import Rule
from onrecord.reading.times.words import Word


def days_of_month(match: Match, at: Context) -> Found | None:
    """*June 9-10*, *June 9 and 10, 2018*: the month and the year are of both."""
    month, year = match["ANYMONTH"], match.get("YEAR")
    return _both(
        _day(match["DAY"], month, year, match, at),
        _day(match["to"], month, year, match, at),
        match,
    )


def three_days(match: Match, at: Context) -> Found | None:
    """*9, 10 and 11 June*: the month and the year are of all."""
    rest = days_of_month(match, at)
    first = _day(match["first"], match["ANYMONTH"], match.get("YEAR"), match, at)
    if rest is None or first is None or rest.words is None:
        return None
    rest = replace(rest, words=(match.first + 2, rest.words[1]))
    return replace(first, words=(match.first, match.first + 1), then=rest)


def two_days(match: Match, at: Context) -> Found | None:
    """*30 May to 2 June 2018*: the year is of both."""
    year = match.get("YEAR")
    return _both(
        _day(match["DAY"], match["ANYMONTH"], year, match, at),
        _day(match["to"], match["month"], year, match, at),
        match,
    )


def two_months(match: Match, at: Context) -> Found | None:
    """*May to July 2018*, *May and June 2018*."""
    year = int(match["YEAR"].number)
    first, second = (
        dated("month", Point("month", datetime.date(year, int(match[name].number), 1)))
        for name in ("ANYMONTH", "month")
    )
    return _both(first, second, match)


def two_years(match: Match, at: Context) -> Found | None:
    """*1990-91*: the second year is of the first one's century."""
    first, last = int(match["YEAR"].number), int(match["to"].number)
    second = first // 100 * 100 + last
    if not first < second <= first + 30:
        return None
    return _both(in_year(first), in_year(second), match)


def slashed_years(match: Match, at: Context) -> Found | None:
    """*2014/15*: a season of two years."""
    first, _, second = match["SLASHED"].form.partition("/")
    if not (len(first) == 4 and len(second) == 2 and first.isdigit() and second.isdigit()):
        return None
    year = int(first)
    if not 1900 <= year < 2100 or (year + 1) % 100 != int(second):
        return None
    return Found("DATE", f"{year:04}", Interval(PartialDate(f"{year:04}"), PartialDate(f"{year + 1:04}")))


def _day(day: Word, month: Word, year: Word | None, match: Match, at: Context) -> Found | None:
    if year is None:
        return yearly(at, match.first, int(month.number), int(day.number))
    point = day_of(int(year.number), int(month.number), int(day.number))
    return dated("day", point) if point else None


def _both(first: Found | None, second: Found | None, match: Match) -> Found | None:
    """The first end with the second after it, each with its own words."""
    if first is None or second is None:
        return None
    names = [name for name, _ in match.parts]
    join = names.index("join")
    split = match.first + join
    return replace(first, words=(match.first, split), then=replace(second, words=(split + 1, match.after)))


RULES = (
    Rule("[ANYWEEKDAY] [,] ANYMONTH DAY join:-|to|and|through|or to:DAY [,] [YEAR]", days_of_month),
    Rule("[the] DAY join:-|to|and|through|or [the] to:DAY [of] ANYMONTH [,] [YEAR]", days_of_month),
    Rule("first:DAY , DAY [,] join:and to:DAY [of] ANYMONTH [,] [YEAR]", three_days),
    Rule("ANYMONTH DAY join:-|to|and|through|until month:ANYMONTH to:DAY [,] [YEAR]", two_days),
    Rule("[the] DAY [of] ANYMONTH join:-|to|and|through|until [the] to:DAY [of] month:ANYMONTH [,] [YEAR]", two_days),
    Rule("ANYMONTH join:-|to|and|through|until month:ANYMONTH [,] [of] YEAR", two_months),
    Rule("YEAR join:- to:TWODIGITS", two_years),
    Rule("SLASHED", slashed_years),
)
