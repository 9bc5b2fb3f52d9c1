"""Dates that name themselves: days, months, years, decades, centuries, parts of a year."""

from __future__ import annotations

import datetime

from onrecord.model.time import PartialDate
from onrecord.reading.times.context import Context, Found, dated
from onrecord.reading.times.patterns import Match
from onrecord.reading.times.points import Point, Unit, day_of, holding, season_of
from onrecord.reading.times.rule import Rule

# What makes a number of four figures something else.
_GLUED_BEFORE_A_NUMBER = ("$", "€", "£", "¥", "#", ".", "_")


def year(match: Match, at: Context) -> Found | None:
    """*2018*: a year where the words about it do not make it a number."""
    word = match["YEAR"]
    place = match.after - 2
    if at.form(place) and not at.said("before_year", place):
        return None
    if at.said("not_after_year", match.after):
        return None
    if word.number < 1800 and not at.said("before_an_old_year", place):
        return None
    if at.text[max(0, word.start - 1) : word.start] in _GLUED_BEFORE_A_NUMBER:
        return None
    if at.form(match.after) == "-" and at.text[word.end + 1 : word.end + 2].isalpha():
        # *a 2015-strong force*
        return None
    if at.form(place) == "-" and not (at.said("modifiers", place - 1) or at.form(place - 1).isdigit()):
        return None
    return in_year(int(word.number))


def in_year(number: int) -> Found | None:
    """The year with this number."""
    return dated("year", Point("year", datetime.date(number, 1, 1))) if 1 <= number <= 9999 else None


def full_date(match: Match, at: Context) -> Found | None:
    """*9 June 2018*, *Saturday, June 9th, 2018*."""
    day = day_of(int(match["YEAR"].number), int(match["ANYMONTH"].number), int(match["DAY"].number))
    return dated("day", day) if day else None


def iso_day(match: Match, at: Context) -> Found | None:
    """*2018-06-09*."""
    form = match["ISODAY"].form
    day = day_of(int(form[:4]), int(form[5:7]), int(form[8:]))
    return dated("day", day) if day else None


def slashed_day(match: Match, at: Context) -> Found | None:
    """*14/06/2018*, *06/14/2018*: a date where only one order can be meant."""
    parts = match["SLASHED"].form.split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or len(parts[2]) != 4:
        return None
    one, other, number = (int(part) for part in parts)
    if one <= 12 and other <= 12 and one != other:
        return Found("DATE", f"{number:04}-XX-XX", PartialDate(f"{number:04}")) if number else None
    day = day_of(number, other, one) or day_of(number, one, other)
    return dated("day", day) if day else None


def month_of_year(match: Match, at: Context) -> Found | None:
    """*June 2018*, *June of 2018*."""
    number = int(match["YEAR"].number)
    return dated("month", Point("month", datetime.date(number, int(match["ANYMONTH"].number), 1)))


def day_of_month(match: Match, at: Context) -> Found | None:
    """*June 9*, *9 June*: of the year that the tense and the date line leave."""
    month, day = int(match["ANYMONTH"].number), int(match["DAY"].number)
    if at.said("titles", match.first - 1):
        return None
    return yearly(at, match.first, month, day)


def yearly(at: Context, index: int, month: int, day: int) -> Found | None:
    """A day of every year, in the year that the tense and the date line leave."""
    now = at.now("day")
    if now is None:
        # Where the date line tells the year alone, nobody can say either which one the day is of.
        if not day_of(2000, month, day):
            return None
        return Found("DATE", f"XXXX-{month:02}-{day:02}", PartialDate("XXXX", month, day))
    # A leap day is up to eight years away on either side (1896 to 1904).
    years = range(-8, 9) if (month, day) == (2, 29) else range(-1, 2)
    days = [found for step in years if (found := day_of(now.first.year + step, month, day))]
    return dated("day", at.nearest("day", index, days)) if days else None


def month(match: Match, at: Context) -> Found | None:
    """*June*: of the year that the tense and the date line leave."""
    word = match["ANYMONTH"]
    if not _is_month(match, at):
        return None
    number = int(word.number)
    now = at.now("month")
    if now is None:
        return Found("DATE", f"XXXX-{number:02}", PartialDate("XXXX", number))
    months = [Point("month", datetime.date(now.first.year + step, number, 1)) for step in (-1, 0, 1)]
    return dated("month", at.nearest("month", match.first, months))


def _is_month(match: Match, at: Context) -> bool:
    word, before = match["ANYMONTH"], match.first - 1
    if "MONTH" not in word.tags:
        return "DOTTED" in word.tags and not at.said("titles", before)
    if word.form not in at.dates.lists["months_that_are_other_words"]:
        return True
    if at.said("determiners", before):
        # *the April summit*
        noun = at.form(match.after).isalpha() and not at.capital(match.after) and not at.ends_phrase(match.after)
        return noun and not at.is_surname(word.form)
    if not at.said("before_month", before) or at.said("saying", match.after):
        return False
    if at.capital(match.after) and not at.said("surely_before_month", before):
        return False
    return at.said("surely_before_month", before) or not at.is_surname(word.form)


def decade(match: Match, at: Context) -> Found | None:
    """*the 1990s*, *the '80s*, *the nineties*."""
    word = match["DECADE"]
    number = int(word.number)
    if number < 100:
        bare = not word.form.startswith("'") and not at.said("modifiers", match.first - 1)
        if at.said("possessives", match.first - 1) or (bare and match.get("the") is None):
            return None
        number += 1900
    return dated("decade", holding("decade", datetime.date(number, 1, 1)))


def century(match: Match, at: Context) -> Found | None:
    """*the 20th century*."""
    number = int(match["ORDINAL"].number)
    return dated("century", holding("century", datetime.date((number - 1) * 100 or 1, 1, 1))) if number < 22 else None


def season_of_year(match: Match, at: Context) -> Found | None:
    """*spring 2018*, *the winter of 1962*."""
    number = int(match["YEAR"].number)
    return dated("season", season_of(number, int(match["SEASON"].number)))


def quarter_of_year(match: Match, at: Context) -> Found | None:
    """*the third quarter of 1984*, *the 1988 second quarter*."""
    return part_of_year(int(match["YEAR"].number), "quarter", int(match["ORDINAL"].number))


def half_of_year(match: Match, at: Context) -> Found | None:
    """*the first half of 2018*, *the last half of 1989*."""
    return part_of_year(
        int(match["YEAR"].number), "half", 2 if match["which"].form == "last" else int(match["which"].number)
    )


def part_of_year(number: int, unit: Unit, which: int) -> Found | None:
    """The quarter or half with this number; None where a year has no such part."""
    length = {"quarter": 3, "half": 6}[unit]
    if not 1 <= which <= 12 // length:
        return None
    return dated(unit, Point(unit, datetime.date(number, (which - 1) * length + 1, 1)))


def half_of_decade(match: Match, at: Context) -> Found | None:
    """*the last half of the 1980s*: no more precise than its decade."""
    return decade(match, at)


def fiscal_year(match: Match, at: Context) -> Found | None:
    """*fiscal 2018*, *the 2018 fiscal year*: where it begins is the house's own matter, so the year only."""
    found = in_year(int(match["YEAR"].number))
    return found and Found("DATE", found.value, PartialDate(found.value, approximate=True), found.point)


RULES = (
    Rule("[ANYWEEKDAY] [,] ANYMONTH DAY [,] YEAR", full_date),
    Rule("[ANYWEEKDAY] [,] [the] DAY [of] ANYMONTH [,] YEAR", full_date),
    Rule("ISODAY", iso_day),
    Rule("SLASHED", slashed_day),
    Rule("[ANYWEEKDAY] [,] ANYMONTH [the] DAY", day_of_month),
    Rule("[ANYWEEKDAY] [,] [the] DAY [of] ANYMONTH", day_of_month),
    Rule("ANYMONTH [of] [,] YEAR", month_of_year),
    Rule("ANYMONTH", month),
    Rule("YEAR", year),
    Rule("the year YEAR", year),
    Rule("[the] DECADE", decade),
    Rule("which:first|second|last half of [the] DECADE", half_of_decade),
    Rule("[the] ORDINAL - century", century),
    Rule("[the] ORDINAL century", century),
    Rule("[the] SEASON [of] YEAR", season_of_year),
    Rule("[the] ORDINAL [-] quarter of [the] [fiscal|year] YEAR", quarter_of_year),
    Rule("[the] YEAR ORDINAL [-] quarter", quarter_of_year),
    Rule("[the] ORDINAL [-] quarter YEAR", quarter_of_year),
    Rule("YEAR 's ORDINAL quarter", quarter_of_year),
    Rule("[the] which:first|second [-] half YEAR", half_of_year),
    Rule("[the] which:first|second|last [-] half of [the] [year] YEAR", half_of_year),
    Rule("[the] fiscal [year] YEAR", fiscal_year),
    Rule("[the] YEAR [-] fiscal year", fiscal_year),
)
