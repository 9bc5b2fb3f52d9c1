"""Times by name: vague words, holidays, and years of other calendars."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from onrecord.lang.dates import DateWords
from onrecord.reading.times.absolute import yearly
from onrecord.reading.times.context import Context, Found, dated, vague
from onrecord.reading.times.patterns import Match
from onrecord.reading.times.points import Point, day_of
from onrecord.reading.times.rule import Rule


def phrase_rules(words: DateWords) -> tuple[Rule, ...]:
    """One rule for each vague phrase and each holiday of the language."""
    vague_rules = (Rule(_pattern(phrase), _vague(reference)) for phrase, reference in words.vague.items())
    holiday_rules = [
        rule
        for phrase, (month, day) in words.holidays.items()
        for rule in (
            Rule(_pattern(phrase), _holiday(month, day)),
            Rule(f"{_pattern(phrase)} [,] YEAR", _holiday_of_year(month, day)),
        )
    ]
    return (*vague_rules, *holiday_rules)


def _pattern(phrase: str) -> str:
    return phrase.replace("'s", " 's")


def _vague(reference: str) -> Callable[[Match, Context], Found | None]:
    def meaning(match: Match, at: Context) -> Found | None:
        if match.after == match.first + 1 and _is_other_word(match, at):
            return None
        return vague(reference)

    return meaning


def _is_other_word(match: Match, at: Context) -> bool:
    """*an ocean current*, *as soon as*, *soon after*."""
    form = at.form(match.first)
    if form in at.dates.lists["vague_before_a_noun"]:
        return at.said("nouns_before_current", match.first - 1) or at.tenses.is_verb(match.after)
    if form in at.dates.lists["vague_not_before_after"]:
        return at.form(match.first - 1) == "as" or at.form(match.after) in ("after", "as", "afterwards")
    return False


def _holiday(month: int, day: int) -> Callable[[Match, Context], Found | None]:
    def meaning(match: Match, at: Context) -> Found | None:
        return yearly(at, match.first, month, day) if _is_name_alone(match, at) else None

    return meaning


def _holiday_of_year(month: int, day: int) -> Callable[[Match, Context], Found | None]:
    def meaning(match: Match, at: Context) -> Found | None:
        found = day_of(int(match["YEAR"].number), month, day)
        return dated("day", found) if found and at.capital(match.first) else None

    return meaning


def _is_name_alone(match: Match, at: Context) -> bool:
    """A holiday is written with a capital, and *Christmas Humphreys* is a person."""
    return at.capital(match.first) and not at.capital(match.after)


def other_calendar(match: Match, at: Context) -> Found | None:
    """*1397 in the Iranian calendar*, *the Iranian year 1397*: recognised, and left in its own calendar."""
    number = match.get("YEAR") or match["NUMBER"]
    if not number.form.isdigit() or len(number.form) != 4:
        return None
    return Found("DATE", "XXXX")


def japanese_year(match: Match, at: Context) -> Found | None:
    """*Reiwa 1*, *the fifth year of Heisei*: the years of an era run with those of the calendar."""
    number = match.get("NUMBER") or match.get("ORDINAL")
    if number is None or not 1 <= number.number <= 64 or not at.capital(match.first):
        return None
    return dated("year", Point("year", datetime.date(int(match["ERA"].number + number.number), 1, 1)))


RULES = (
    Rule("YEAR in|of|on|according [to] the [solar|lunar] CALENDAR [solar|lunar|hijri] calendar", other_calendar),
    Rule("[the] CALENDAR [calendar] [solar|lunar|hijri] year [of] YEAR", other_calendar),
    Rule("YEAR ah|anno|h", other_calendar),
    Rule("ERA NUMBER", japanese_year),
)
