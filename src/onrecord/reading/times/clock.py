"""Times of day, and parts of a day with the day they belong to."""

from __future__ import annotations

import re

from onrecord.reading.times.absolute import full_date, yearly
from onrecord.reading.times.context import Context, Found, dated
from onrecord.reading.times.patterns import Match
from onrecord.reading.times.points import Point, as_edtf, as_timex, moved
from onrecord.reading.times.relative import unplaced_weekday, weekday_point
from onrecord.reading.times.rule import Rule

_UNKNOWN_DAY = "XXXX-XX-XX"


def day_part(match: Match, at: Context) -> Found | None:
    """*Tuesday morning*, *yesterday evening*, *June 9 at night*, *tomorrow night*."""
    return _at(_day_said(match, at), f"T{match['DAYPART'].code}")


def this_part(match: Match, at: Context) -> Found | None:
    """*this morning*, *tonight*, *last night*, *the morning*, *overnight*."""
    which = match.get("which")
    now = at.now("day")
    back = which is not None and which.form == "last"
    day = moved(now, -1) if now and back else now
    part = match.get("DAYPART")
    return _at(dated("day", day), f"T{part.code if part else 'NI'}")


def part_in_text(match: Match, at: Context) -> Found | None:
    """*in the morning*, *that night*, *the following evening*: of the day the text is at."""
    which = match.get("which")
    if which is None and not at.said("before_daypart", match.first - 1):
        return None
    day = at.anchor if at.anchor is not None and at.anchor.unit == "day" else at.now("day")
    if which is not None and day is not None:
        day = moved(day, {"following": 1, "next": 1, "previous": -1}.get(which.form, 0))
    return _at(dated("day", day), f"T{match['DAYPART'].code}")


def clock(match: Match, at: Context) -> Found | None:
    """*2:30 p.m.*, *14:00 GMT*, *9 a.m. Tuesday*, *noon Thursday*, *4 in the morning*."""
    time = _clock_said(match)
    if time is None:
        return None
    if _says_day(match):
        return _at(_day_said(match, at), time)
    anchor = at.anchor if at.anchor is not None and at.anchor.unit == "day" else at.now("day")
    return _at(dated("day", anchor), time)


def clock_after_day(match: Match, at: Context) -> Found | None:
    """*Tuesday at 9 a.m.*, *June 9, 14:00*."""
    return clock(match, at)


def bare_clock(match: Match, at: Context) -> Found | None:
    """*at 14:00*: by its preposition or zone, for *14:00* may be a score."""
    said = at.said("before_clock", match.first - 1)
    return clock(match, at) if said else None


def _says_day(match: Match) -> bool:
    return any(match.get(name) for name in ("day", "DAY"))


def _day_said(match: Match, at: Context) -> Found:
    """The day that the pattern names beside the time."""
    if match.get("YEAR"):
        found = full_date(match, at)
        return found or Found("DATE", _UNKNOWN_DAY)
    month = match.get("ANYMONTH")
    if month is not None:
        found = yearly(at, match.first, int(month.number), int(match["DAY"].number))
        return found or Found("DATE", _UNKNOWN_DAY)
    word = match.get("day")
    if word is None:
        return Found("DATE", _UNKNOWN_DAY)
    if "RELATIVEDAY" in word.tags:
        return at.counted("day", int(word.number))
    if at.published is None or at.published.unit != "day":
        return unplaced_weekday(word)
    which = match.get("which")
    side = {"last": "past", "next": "future"}.get(which.form) if which else at.side(match.first)
    return dated("day", weekday_point(word, match.first, at, side))


def _clock_said(match: Match) -> str | None:
    word = match.get("CLOCKWORD")
    if word is not None:
        return f"T{word.code}"
    said = match.get("HOUR") or match.get("CLOCK") or match.get("CLOCKDIGITS")
    if said is None:
        return None
    parts = re.split("[:.]", said.form)
    if "CLOCKDIGITS" in said.tags:
        parts = [said.form[:2], said.form[2:]]
    if not parts[0].isdigit():
        parts = [str(int(said.number))]
    hours, minutes = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    meridiem, part = match.get("MERIDIEM"), match.get("DAYPART")
    if meridiem is not None or part is not None:
        if not 1 <= hours <= 12:
            return None
        late = meridiem.number == 12 if meridiem is not None else part is not None and part.code in ("AF", "EV", "NI")
        hours = hours % 12 + (12 if late else 0)
    return f"T{hours:02}:{minutes:02}" if hours <= 24 and minutes < 60 else None


def _at(day: Found, time: str) -> Found:
    """A time on a day; the EDTF date is the day's."""
    point = day.point
    if point is None or point.unit != "day":
        return Found("TIME", f"{day.value}{time}", day.edtf)
    return Found("TIME", as_timex(point) + time, as_edtf(point), Point("day", point.first))


RULES = (
    Rule("[which:last|next|this] day:WEEKDAY [in] [the] DAYPART", day_part),
    Rule("day:RELATIVEDAY [in] [the] DAYPART", day_part),
    Rule("[the] DAYPART of day:WEEKDAY|RELATIVEDAY", day_part),
    Rule("[the] DAYPART of ANYMONTH DAY [,] [YEAR]", day_part),
    Rule("[the] DAYPART of DAY ANYMONTH [YEAR]", day_part),
    Rule("which:this|last DAYPART", this_part),
    Rule("tonight|overnight", this_part),
    Rule("the [early|late] DAYPART", part_in_text),
    Rule("which:that|the same|following|previous|next DAYPART", part_in_text),
    Rule("HOUR|CLOCK|DOTCLOCK MERIDIEM [(] [ZONE|local] [time] [)]", clock),
    Rule("HOUR|CLOCK|DOTCLOCK MERIDIEM [ZONE] [,] [on] day:WEEKDAY|RELATIVEDAY", clock),
    Rule("HOUR|CLOCK|DOTCLOCK MERIDIEM [ZONE] [,] [on] ANYMONTH DAY [,] [YEAR]", clock),
    Rule("HOUR|CLOCK|DOTCLOCK MERIDIEM [ZONE] [,] [on] DAY ANYMONTH [YEAR]", clock),
    Rule("CLOCK [,] [on] day:WEEKDAY|RELATIVEDAY", clock),
    Rule("CLOCK [local] [time] [ZONE] [,] [on] day:WEEKDAY|RELATIVEDAY", clock),
    Rule("CLOCK ZONE|hrs|hours", clock),
    Rule("CLOCK local time", clock),
    Rule("CLOCKDIGITS ZONE [,] [on] [day:WEEKDAY|RELATIVEDAY]", clock),
    Rule("CLOCKDIGITS hours", clock),
    Rule("HOUR|NUMBER o'clock", clock),
    Rule("HOUR|CLOCK this DAYPART", clock),
    Rule("CLOCK", bare_clock),
    Rule("CLOCKWORD [on] day:WEEKDAY|RELATIVEDAY", clock),
    Rule("CLOCKWORD", clock),
    Rule("HOUR|NUMBER [o'clock] in the DAYPART", clock),
    Rule("day:WEEKDAY|RELATIVEDAY [,] at HOUR|CLOCK [MERIDIEM] [ZONE]", clock_after_day),
)
