"""Dates that count from the date line or from another date in the text."""

from __future__ import annotations

import datetime

from onrecord.model.time import PartialDate
from onrecord.reading.times.absolute import part_of_year
from onrecord.reading.times.context import Context, Found, aside, dated, moved_from, vague
from onrecord.reading.times.patterns import Match
from onrecord.reading.times.points import (
    CALENDAR_UNITS,
    Point,
    Unit,
    day_of,
    holding,
    moved,
    season_of,
    years_on,
)
from onrecord.reading.times.rule import Rule
from onrecord.reading.times.words import Word


def relative_day(match: Match, at: Context) -> Found | None:
    """*today*, *yesterday*, *the day after tomorrow*."""
    more = {"after": 1, "before": -1}.get(match["side"].form, 0) if match.get("side") else 0
    return at.counted("day", int(match["RELATIVEDAY"].number) + more)


def weekday(match: Match, at: Context) -> Found | None:
    """*Tuesday*: the last one or the next one, as the verb of the clause says; the last one where it says nothing."""
    if at.now("day") is None:
        return unplaced_weekday(match["WEEKDAY"])
    return dated("day", weekday_point(match["WEEKDAY"], match.first, at, at.side(match.first)))


def weekday_point(word: Word, index: int, at: Context, side: str | None) -> Point | None:
    """The day a weekday means; today's own name is today."""
    now = at.now("day")
    if now is None:
        return None
    ahead = (int(word.number) - now.first.isoweekday()) % 7
    return moved(now, ahead if side == "future" or not ahead else ahead - 7)


def unplaced_weekday(word: Word) -> Found:
    """A weekday of nobody knows which week."""
    return Found("DATE", f"XXXX-WXX-{int(word.number)}")


def which_weekday(match: Match, at: Context) -> Found | None:
    """*last Tuesday*, *next Friday*, *this Sunday*."""
    now, word, steps = at.now("day"), match["WEEKDAY"], int(match["which"].number)
    if now is None:
        return unplaced_weekday(word)
    ahead = (int(word.number) - now.first.isoweekday()) % 7
    if steps < 0:
        return dated("day", moved(now, ahead - 7))
    if steps > 0:
        return dated("day", moved(now, ahead or 7))
    this = holding("week", now.first)
    return dated("day", Point("day", this.first + datetime.timedelta(days=int(word.number) - 1)))


def anchored_weekday(match: Match, at: Context) -> Found | None:
    """*the previous Friday*, *the following Monday*."""
    anchor, word = at.day or at.published, match["WEEKDAY"]
    if anchor is None or anchor.unit != "day":
        return unplaced_weekday(word)
    ahead = (int(word.number) - anchor.first.isoweekday()) % 7
    return dated("day", moved(anchor, ahead - 7 if match["which"].number < 0 else ahead or 7))


def weekday_of_week(match: Match, at: Context) -> Found | None:
    """*Tuesday of last week*, *Friday next week*."""
    week = moved_from(at.now("week"), int(match["which"].number))
    if week is None:
        return unplaced_weekday(match["WEEKDAY"])
    return dated("day", Point("day", week.first + datetime.timedelta(days=int(match["WEEKDAY"].number) - 1)))


def which_unit(match: Match, at: Context) -> Found | None:
    """*this week*, *last month*, *the current quarter*, *next year*; *the last decade* is a length."""
    unit = CALENDAR_UNITS.get(match["unit"].code)
    if unit in ("decade", "century") and match["which"].number:
        return None
    return at.counted(unit, int(match["which"].number)) if unit else None


def anchored_unit(match: Match, at: Context) -> Found | None:
    """*the following year*, *the same month*, *that day*, *the previous week*."""
    unit = CALENDAR_UNITS.get(match["unit"].code)
    if unit == "day" and at.day is None:
        return None
    return at.from_anchor(unit, int(match["which"].number)) if unit else None


def then(match: Match, at: Context) -> Found | None:
    """*since then*, *until then*: the date just told; *then* alone only goes on with the story."""
    if not at.said("before_then", match.first - 1):
        return None
    return vague("PAST_REF") if at.anchor is None else dated(at.anchor.unit, at.anchor)


def next_from_anchor(match: Match, at: Context) -> Found | None:
    """*the next day*: after the day just told; after today where none was."""
    anchor = at.anchor
    if anchor is None or anchor.unit != "day":
        return at.counted("day", 1)
    return at.from_anchor("day", 1)


def day_before(match: Match, at: Context) -> Found | None:
    """*the day before*, *a day earlier*, *the year before*."""
    unit = CALENDAR_UNITS.get(match["unit"].code)
    if not at.ends_phrase(match.after) or at.form(match.first - 1) == "in":
        return None
    return at.from_anchor(unit, 1 if match["side"].form in ("after", "later") else -1) if unit else None


def the_unit(match: Match, at: Context) -> Found | None:
    """*the quarter*, *the year*, *the weekend*: the one the text is about, else the one of the date line."""
    unit = CALENDAR_UNITS.get(match["unit"].code)
    if unit is None:
        return None
    if at.form(match.after) in ("of", "when", "since", "before", "after", "-") or "DECADE" in match["unit"].tags:
        return None
    if unit == "quarter":
        return latest_quarter(match, at)
    if unit == "weekend":
        steps = -1 if at.side(match.first) == "past" and (now := at.now("day")) and now.first.isoweekday() < 5 else 0
        return at.counted("weekend", steps)
    return at.counted(unit, 0)


def which_season(match: Match, at: Context) -> Found | None:
    """*last spring*, *this summer*, *next winter*: the last one gone, the one of this year, the next to come."""
    now, steps = at.now("season"), int(match["which"].number)
    code = int(match["SEASON"].number)
    if now is None:
        return Found("DATE", f"XXXX-{('SP', 'SU', 'FA', 'WI')[code - 21]}")
    year = now.first.year
    candidates = [season_of(year + step, code) for step in (-1, 0, 1)]
    if steps < 0:
        return dated("season", [point for point in candidates if point.first < now.first][-1])
    if steps > 0:
        return dated("season", next(point for point in candidates if point.first > now.first))
    return dated("season", season_of((at.now("year") or now).first.year, code))


def bare_season(match: Match, at: Context) -> Found | None:
    """*in the summer*, *by spring*: where a preposition makes it a time."""
    if not at.said("before_season", match.first - 1):
        return None
    now, code = at.now("season"), int(match["SEASON"].number)
    if match.get("the") is None and code == 23 and match["SEASON"].form == "fall":
        return None
    if now is None:
        return Found("DATE", f"XXXX-{('SP', 'SU', 'FA', 'WI')[code - 21]}")
    candidates = [season_of(now.first.year + step, code) for step in (-1, 0, 1)]
    return dated("season", at.nearest("season", match.first, candidates))


def which_month(match: Match, at: Context) -> Found | None:
    """*last June*, *this September*, *next May*."""
    now, steps, number = at.now("month"), int(match["which"].number), int(match["ANYMONTH"].number)
    if now is None:
        return Found("DATE", f"XXXX-{number:02}")
    year = now.first.year
    if steps < 0 and number >= now.first.month:
        year -= 1
    if steps > 0 and number <= now.first.month:
        year += 1
    return dated("month", Point("month", datetime.date(year, number, 1)))


def month_of_which_year(match: Match, at: Context) -> Found | None:
    """*June last year*, *January of this year*, *March the following year*."""
    year = _year_said(match, at)
    number = int(match["ANYMONTH"].number)
    return dated("month", year and Point("month", datetime.date(year.first.year, number, 1)))


def day_of_which_year(match: Match, at: Context) -> Found | None:
    """*June 9 last year*, *9 June of this year*."""
    year = _year_said(match, at)
    month, day = int(match["ANYMONTH"].number), int(match["DAY"].number)
    return dated("day", year and day_of(year.first.year, month, day))


def season_of_which_year(match: Match, at: Context) -> Found | None:
    """*the spring of last year*."""
    year = _year_said(match, at)
    return dated("season", year and season_of(year.first.year, int(match["SEASON"].number)))


def part_of_which_year(match: Match, at: Context) -> Found | None:
    """*the first half of next year*, *this year's third quarter*."""
    year = _year_said(match, at)
    unit: Unit = "half" if match["unit"].form == "half" else "quarter"
    number = int(match["part"].number)
    if match["part"].form == "last":
        number = 2 if unit == "half" else 4
    return part_of_year(year.first.year, unit, number) if year else dated(unit, None)


def _year_said(match: Match, at: Context) -> Point | None:
    """The year meant; with no word for which (*of that year*) the one just told."""
    which = match.get("which")
    anchored = which is None or which.form in ("following", "same", "previous", "that")
    now = (at.anchor or at.published) if anchored else at.published
    return moved(holding("year", now.first), 0 if which is None else int(which.number)) if now else None


def bare_quarter(match: Match, at: Context) -> Found | None:
    """*the third quarter*: the last one over, or the next one where the verb looks ahead."""
    return numbered_part(match, at, "quarter")


def bare_half(match: Match, at: Context) -> Found | None:
    """*the first half*, of this year: where a preposition makes it a time."""
    if at.form(match.after - 2) != "-" and not at.said("before_half", match.first - 1):
        return None
    return numbered_part(match, at, "half")


def numbered_part(match: Match, at: Context, unit: Unit) -> Found | None:
    """A quarter or half by its number alone."""
    now, number = at.now(unit), int(match["ORDINAL"].number)
    if not 1 <= number <= (4 if unit == "quarter" else 2):
        return None
    if now is None:
        return Found("DATE", f"XXXX-{unit[0].upper()}{number}")
    parts = [part for step in (-1, 0, 1) if (part := part_of_year(now.first.year + step, unit, number))]
    points = [part.point for part in parts if part.point]
    if at.side(match.first) == "future":
        # Quarters are told soon after they end, whatever the verb: *expects a third-quarter loss*, in November.
        return dated(unit, min(points, key=lambda point: abs((point.first - now.first).days)))
    return dated(unit, [point for point in points if point.first <= now.first][-1])


def latest_quarter(match: Match, at: Context) -> Found | None:
    """*the quarter*, *the latest quarter*: the one the text is about, else the last one over."""
    now, latest = at.now("quarter"), match.get("latest")
    if at.period is not None and at.period.unit == "quarter" and not (latest and at.period == now):
        return dated("quarter", at.period)
    return at.counted("quarter", -1)


def year_ago_period(match: Match, at: Context) -> Found | None:
    """*the year-ago quarter*, *the year-earlier period*: as long as the period it is compared with."""
    if at.period is not None:
        return aside(dated(at.period.unit, years_on(at.period, -1)))
    return aside(at.counted("year", -1))


def year_end(match: Match, at: Context) -> Found | None:
    """*at year-end*: the books close on the last day; the words say no more than December."""
    said = match.get("YEAR")
    now = at.now("year")
    if said is None and now is None:
        return Found("DATE", "XXXX-12-31")
    number = int(said.number) if said else now.first.year if now else 0
    return Found("DATE", f"{number:04}-12-31", PartialDate(f"{number:04}", 12))


RULES = (
    Rule("RELATIVEDAY", relative_day),
    Rule("the day side:after|before RELATIVEDAY", relative_day),
    Rule("WEEKDAY", weekday),
    Rule("which:last|next|this|past|coming WEEKDAY", which_weekday),
    Rule("this which:past|coming WEEKDAY", which_weekday),
    Rule("this which:past|coming unit:UNITONE", which_unit),
    Rule("this which:past|coming SEASON", which_season),
    Rule("this which:past|coming ANYMONTH", which_month),
    Rule("the which:previous|following|preceding WEEKDAY", anchored_weekday),
    Rule("WEEKDAY [of] which:last|next|this week", weekday_of_week),
    Rule("then", then),
    Rule("the next day", next_from_anchor),
    Rule("[the] which:WHICH unit:UNITONE", which_unit),
    Rule("[the] which:WHICH fiscal|calendar unit:year|quarter", which_unit),
    Rule("[the] which:WHICHANCHORED unit:UNITONE", anchored_unit),
    Rule("that which:same unit:UNITONE", anchored_unit),
    Rule("the unit:UNITONE side:before|after|earlier", day_before),
    Rule("the [fiscal|full|calendar] unit:quarter|year|week|month|weekend", the_unit),
    Rule("which:last|this|next|past|coming SEASON", which_season),
    Rule("[the] SEASON", bare_season),
    Rule("which:last|this|next|past ANYMONTH", which_month),
    Rule("ANYMONTH [of] which:last|this|next year", month_of_which_year),
    Rule("ANYMONTH [of] the which:following|same|previous year", month_of_which_year),
    Rule("ANYMONTH of that year", month_of_which_year),
    Rule("ANYMONTH DAY [,] [of] which:last|this|next year", day_of_which_year),
    Rule("DAY ANYMONTH [,] [of] which:last|this|next year", day_of_which_year),
    Rule("[the] SEASON [of] which:last|this|next year", season_of_which_year),
    Rule("[the] part:ORDINAL|last unit:half|quarter of which:last|this|next year", part_of_which_year),
    Rule("which:last|this|next year 's part:ORDINAL unit:half|quarter", part_of_which_year),
    Rule("[the] [fiscal] [-] ORDINAL [-] quarter", bare_quarter),
    Rule("[the] ORDINAL fiscal quarter", bare_quarter),
    Rule("[the] ORDINAL - period", bare_quarter),
    Rule("the ORDINAL half", bare_half),
    Rule("[the] ORDINAL - half", bare_half),
    Rule("the latest quarter|period", latest_quarter),
    Rule("[the|a] year - ago|earlier [period|quarter|level]", year_ago_period),
    Rule("[the] [YEAR] year - end", year_end),
    Rule("[the] corresponding|comparable|same period|quarter [of] last year", year_ago_period),
    Rule("which:last year 's quarter|period", year_ago_period),
)
