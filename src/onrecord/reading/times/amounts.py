"""Lengths of time and times that come back: durations and sets."""

from __future__ import annotations

from onrecord.reading.times.context import Context, Found
from onrecord.reading.times.patterns import Match
from onrecord.reading.times.rule import Rule

# The letter of ISO 8601 for each unit, how many of it the unit is, and whether it follows a T.
_ISO: dict[str, tuple[int, str, bool]] = {
    "second": (1, "S", True),
    "minute": (1, "M", True),
    "hour": (1, "H", True),
    "day": (1, "D", False),
    "week": (1, "W", False),
    "fortnight": (2, "W", False),
    "month": (1, "M", False),
    "quarter": (3, "M", False),
    "half": (6, "M", False),
    "year": (1, "Y", False),
    "decade": (10, "Y", False),
    "century": (100, "Y", False),
}
_FINER = {"Y": (12, "M"), "M": (30, "D"), "D": (24, "H"), "H": (60, "M"), "W": (7, "D")}
_WEEKDAY_PLURALS = {
    "mondays": 1,
    "tuesdays": 2,
    "wednesdays": 3,
    "thursdays": 4,
    "fridays": 5,
    "saturdays": 6,
    "sundays": 7,
}


def amount(match: Match) -> float | None:
    """The number of units; None where it is vague (*several*)."""
    word = match.get("amount")
    if word is None:
        return 1 if "UNITONE" in match["unit"].tags else None
    if "QUANTITY" in word.tags:
        return 2 if word.form == "couple" else None
    return word.number if "NUMBER" in word.tags else 1


def iso_duration(number: float | None, unit: str) -> str:
    """The ISO 8601 duration: ``P3D``, ``PT5H30M``, ``PXM`` where the number is vague."""
    many, letter, clock = _ISO[unit]
    head = "PT" if clock else "P"
    if number is None:
        return f"{head}X{letter}"
    total = number * many
    whole = int(total)
    text = f"{head}{whole}{letter}" if whole else head
    if total != whole and letter in _FINER:
        size, finer = _FINER[letter]
        rest = round((total - whole) * size)
        text += f"T{rest}{finer}" if letter == "D" else f"{rest}{finer}"
    return text


def as_duration(match: Match, at: Context) -> Found | None:
    """*three days*, *several months*, *a 10-year*: not where it is somebody's age."""
    unit = match["unit"]
    if unit.code not in _ISO or _is_age(match, at) or _is_name(match, at):
        return None
    if unit.code == "second" and _is_ordinal(match, at):
        return None
    if unit.code in ("quarter", "half") and amount(match) is not None:
        return None
    return Found("DURATION", iso_duration(amount(match), unit.code))


def hyphened(match: Match, at: Context) -> Found | None:
    """*a 10-year plan*, *a two-day visit*; *a 44-year-old* is an age."""
    return as_duration(match, at)


def bare_units(match: Match, at: Context) -> Found | None:
    """*for years*, *within weeks*: a length nobody counted."""
    if match["unit"].code not in ("day", "week", "month", "year", "decade", "hour", "century"):
        return None
    return as_duration(match, at) if at.said("before_bare_units", match.first - 1) else None


def told_units(match: Match, at: Context) -> Found | None:
    """*the early years*, *the first hours*, *the weeks ahead*."""
    if match["unit"].code not in ("day", "week", "month", "year", "hour"):
        return None
    return as_duration(match, at)


def half_more(match: Match, at: Context) -> Found | None:
    """*a year and a half*, *two and a half hours*, *half an hour*."""
    whole = match.get("amount")
    ones = 0.0 if match.get("alone") else whole.number if whole is not None and "NUMBER" in whole.tags else 1
    number = ones + 0.5
    unit = match["unit"].code
    return Found("DURATION", iso_duration(number, unit)) if unit in _ISO else None


def either_amount(match: Match, at: Context) -> Found | None:
    """*two to three weeks*, *12 to 18 months*: no single length."""
    if match["unit"].code not in _ISO:
        return None
    return None if _is_age(match, at) else Found("DURATION", iso_duration(None, match["unit"].code))


def every(match: Match, at: Context) -> Found | None:
    """*every day*, *each month*, *every two years*."""
    unit = match["unit"].code
    return Found("SET", iso_duration(amount(match), unit)) if unit in _ISO else None


def every_weekday(match: Match, at: Context) -> Found | None:
    """*every Monday*, *each Thursday*."""
    return Found("SET", f"XXXX-WXX-{int(match['WEEKDAY'].number)}")


def every_month(match: Match, at: Context) -> Found | None:
    """*every June*."""
    return Found("SET", f"XXXX-{int(match['MONTH'].number):02}")


def weekday_plural(match: Match, at: Context) -> Found | None:
    """*on Mondays*."""
    return Found("SET", f"XXXX-WXX-{_WEEKDAY_PLURALS[match['day'].form]}")


def weekday_parts(match: Match, at: Context) -> Found | None:
    """*Tuesday nights*."""
    part = {"nights": "NI", "mornings": "MO", "evenings": "EV", "afternoons": "AF"}[at.form(match.after - 1)]
    return Found("SET", f"XXXX-WXX-{int(match['WEEKDAY'].number)}T{part}")


def length(match: Match, at: Context) -> Found | None:
    """*daylong*, *yearlong*."""
    return Found("DURATION", match["LENGTH"].code)


def part_of_century(match: Match, at: Context) -> Found | None:
    """*a half-century*, *a quarter of a century*."""
    return Found("DURATION", "P50Y" if match["part"].form == "half" else "P25Y")


def vague_units(match: Match, at: Context) -> Found | None:
    """*recent years*, *the coming weeks*: nobody says how many."""
    unit = match["unit"].code
    return Found("DATE", iso_duration(None, unit)) if unit in _ISO else None


def every_daypart(match: Match, at: Context) -> Found | None:
    """*every night*, *each morning*."""
    return Found("SET", f"XXXX-XX-XXT{match['DAYPART'].code}")


def frequency(match: Match, at: Context) -> Found | None:
    """*daily*, *annually*."""
    return Found("SET", match["FREQUENCY"].code)


def per_unit(match: Match, at: Context) -> Found | None:
    """*once a week*, *three times a year*, *seats per month*."""
    return Found("SET", iso_duration(1, match["unit"].code)) if match["unit"].code in _ISO else None


def _is_age(match: Match, at: Context) -> bool:
    if match["unit"].code not in ("year", "month", "week", "day"):
        return False
    after = at.form(match.after), at.form(match.after + 1)
    if after[0] in ("old", "olds") or (after[0] == "-" and after[1] in ("old", "olds")) or after == ("of", "age"):
        return True
    return at.form(match.first - 1) == "aged"


def _is_name(match: Match, at: Context) -> bool:
    """*the Six-Day War*, *the Thirty Years' War*."""
    unit = match["unit"]
    place = next(index for index in range(match.first, match.after) if at.words[index] is unit)
    after = place + 1 + (at.form(place + 1) == "'s")
    return place > match.first and at.capital(place) and at.capital(after)


def _is_ordinal(match: Match, at: Context) -> bool:
    """*one second chance*: the second one, no length."""
    return match["unit"].form == "second" and not at.said("after_a_second", match.after)


RULES = (
    Rule("[the] amount:NUMBER unit:UNIT", as_duration),
    Rule(
        "[the] [first|final|full] amount:NUMBER [more|consecutive|straight|full|trading|working] unit:UNIT", as_duration
    ),
    Rule("amount:a|an unit:UNITONE", as_duration),
    Rule("a amount:few|couple [of] [more] unit:UNITS", as_duration),
    Rule("[the] amount:several|many|some|numerous|few|dozens|hundreds [more] [of] unit:UNITS", as_duration),
    Rule("amount:NUMBER - unit:UNIT [period]", hyphened),
    Rule("unit:decades|years|weeks|months|days|hours - long", hyphened),
    Rule("unit:UNITONE - long", hyphened),
    Rule("LENGTH", length),
    Rule("[a] [the] part:half|quarter [-] [of] [a] century", part_of_century),
    Rule("recent|coming [unit:UNITS] [and] unit:UNITS", vague_units),
    Rule("the [first|early|last|final|intervening] unit:UNITS [ahead]", told_units),
    Rule("unit:UNITS", bare_units),
    Rule("amount:a|an|NUMBER unit:UNIT and a half", half_more),
    Rule("amount:NUMBER and a half unit:UNITS", half_more),
    Rule("alone:half a|an unit:UNITONE", half_more),
    Rule("NUMBER to|or|- amount:NUMBER [-] unit:UNIT", either_amount),
    Rule("every|each unit:UNITONE", every),
    Rule("every amount:NUMBER unit:UNITS", every),
    Rule("every|each WEEKDAY", every_weekday),
    Rule("every|each DAYPART", every_daypart),
    Rule("every|each MONTH", every_month),
    Rule("day:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays", weekday_plural),
    Rule("WEEKDAY nights|mornings|evenings|afternoons", weekday_parts),
    Rule("FREQUENCY", frequency),
    Rule("per unit:UNITONE", per_unit),
)
