"""Dates by their distance: *five months ago*, *two days later*, *the past five days*."""

from __future__ import annotations

import datetime

from onrecord.reading.times.amounts import amount, as_duration
from onrecord.reading.times.context import Context, Found, about, aside, dated, stretch, vague
from onrecord.reading.times.patterns import Match
from onrecord.reading.times.points import CALENDAR_UNITS, Point, Unit, as_timex, finer, holding, moved, years_on
from onrecord.reading.times.rule import Rule


def ago(match: Match, at: Context) -> Found | None:
    """*five months ago*, *41 years ago*, *a week ago*: as precise as the unit."""
    return _counted_back(match, at, at.published)


def half_ago(match: Match, at: Context) -> Found | None:
    """*a year and a half ago*, *half a century ago*."""
    whole = amount(match) if match.get("amount") else None
    unit, months = match["unit"].code, {"century": 1200, "decade": 120, "year": 12, "month": 1}
    if unit not in months:
        return vague("PAST_REF")
    back = int(((whole or 0) + 0.5) * months[unit])
    grain: Unit = "year" if unit in ("century", "decade") else "month"
    return about(at.counted(grain, -back // (12 if grain == "year" else 1)))


def earlier(match: Match, at: Context) -> Found | None:
    """*two days later*, *a year earlier*: from the date just told."""
    side = -1 if match["side"].form in ("earlier", "before", "previously") else 1
    if match["side"].form == "before" and not at.ends_phrase(match.after):
        # *three days before the vote*: a length.
        return None
    anchor = (at.day if match["unit"].code == "day" else at.anchor) or (at.published if side < 0 else None)
    return _counted(match, at, anchor, side)


def in_amount(match: Match, at: Context) -> Found | None:
    """*in two weeks' time*, *three days from now*."""
    if match.get("time") and at.form(match.first - 1) != "in":
        return None
    return _counted(match, at, at.published, 1)


def _counted_back(match: Match, at: Context, anchor: Point | None) -> Found | None:
    return _counted(match, at, anchor, -1)


def _counted(match: Match, at: Context, anchor: Point | None, side: int) -> Found | None:
    unit, number = match["unit"].code, amount(match)
    if number is None:
        return vague("PAST_REF" if side < 0 else "FUTURE_REF")
    if unit in ("hour", "minute", "second"):
        return (
            Found("TIME", as_timex(anchor), None)
            if anchor and anchor.unit == "day" and number < 12
            else vague("PAST_REF")
        )
    if unit == "fortnight":
        unit, number = "week", number * 2
    calendar = CALENDAR_UNITS.get(unit)
    if calendar is None:
        return None
    if number != int(number):
        number, calendar = number * 12, "month" if calendar == "year" else "day"
    if calendar == "year" and number == 1 and side < 0 and at.period is not None:
        return aside(dated(at.period.unit, years_on(at.period, -1)))
    if anchor is None or finer(calendar, anchor.unit):
        return Found("DATE", dated(calendar, None).value)
    found = dated(calendar, moved(holding(calendar, anchor.first), side * int(number)))
    return found if calendar == "day" else about(found)


def next_amount(match: Match, at: Context) -> Found | None:
    """*the past five days*, *the next two years*, *the last decade*: a length with one end today."""
    if match["which"].form == "last" and not (match.get("the") or at.said("before_last", match.first - 1)):
        # *will last three days*
        return None
    found = as_duration(match, at)
    now, number = at.published, amount(match)
    unit = CALENDAR_UNITS.get(match["unit"].code)
    if found is None or now is None or number is None or unit is None or now.unit != "day" or number != int(number):
        return found
    steps = int(number) * (-1 if match["which"].number < 0 else 1)
    other = _day_moved(now.first, unit, steps)
    if other is None:
        return found
    ends = (other, now.first) if steps < 0 else (now.first, other)
    if unit in ("day", "week"):
        return Found("DURATION", found.value, stretch(*ends))
    return found


def _day_moved(day: datetime.date, unit: Unit, steps: int) -> datetime.date | None:
    point = moved(Point(unit, day), steps) if unit in ("day", "week") else None
    return point.first if point else None


RULES = (
    Rule("amount:a|an|NUMBER unit:UNIT [or] [so] ago", ago),
    Rule("[a] amount:QUANTITY [of] unit:UNITS ago", ago),
    Rule("unit:UNITS ago", ago),
    Rule("amount:a|NUMBER unit:UNIT and a half ago", half_ago),
    Rule("half a unit:year|century|decade ago", half_ago),
    Rule("amount:a|an|NUMBER unit:UNIT side:earlier|later|before", earlier),
    Rule("[a] amount:QUANTITY [of] unit:UNITS side:earlier|later", earlier),
    Rule("amount:a|an|NUMBER unit:UNIT from now|today", in_amount),
    Rule("amount:a|an|NUMBER unit:UNIT ['s] time", in_amount),
    Rule("[the] which:past|last|next|coming amount:NUMBER unit:UNIT", next_amount),
    Rule("[the] which:past|last|next|coming unit:decade|century", next_amount),
    Rule("[the] which:past|last|next|coming [amount:QUANTITY] [of] unit:UNITS", next_amount),
)
