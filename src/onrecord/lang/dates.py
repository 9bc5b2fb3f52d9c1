"""The words of a language that say when, as ``<code>/dates.toml`` lists them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

from onrecord.lang.schema import LanguageDataError, read_table, section_of, strings

Reference = Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]

UNITS = frozenset(
    {"second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "half", "year", "decade"}
    | {"century"}
)
DAYPARTS = frozenset({"MO", "AF", "EV", "NI"})


class DateWord(NamedTuple):
    """What a word can be in an expression of time."""

    tags: frozenset[str]
    """Its classes (``MONTH``, ``UNIT``, …), as the patterns of ``reading.times`` name them."""
    number: float = 0
    """The month, the weekday, the amount, the steps from the date line."""
    code: str = ""
    """The unit's name, the TIMEX3 code of a part of the day, the time of a clock word."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """Everything a language's words say of time."""

    words: Mapping[str, DateWord]
    """By lower-case form."""
    capitals: frozenset[str]
    """The forms that mean time only with a capital letter."""
    abbreviations: frozenset[str]
    """The forms that take a full stop with them."""
    vague: Mapping[str, Reference]
    """Phrases for a time that is no date."""
    holidays: Mapping[str, tuple[int, int]]
    """Phrases for a day of every year: month and day."""
    past: frozenset[str]
    future: frozenset[str]
    """Verb forms that put the words about them on one side of today."""
    lists: Mapping[str, frozenset[str]]
    """The words about an expression that settle what it is, by the name of their list."""


class _Section(NamedTuple):
    """How one list of words is read: the class it gives, and the check of its values."""

    tag: str
    legal: Callable[[Any], bool]
    capital: bool = False


def _whole(first: int, last: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and first <= value <= last


def _one_of(values: frozenset[str]) -> Callable[[Any], bool]:
    return lambda value: value in values


def _pattern(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


_SECTIONS: Mapping[str, _Section] = {
    "months": _Section("MONTH", _whole(1, 12), capital=True),
    "months_short": _Section("MONTHSHORT", _whole(1, 12), capital=True),
    "weekdays": _Section("WEEKDAY", _whole(1, 7), capital=True),
    "weekdays_short": _Section("WEEKDAYSHORT", _whole(1, 7), capital=True),
    "seasons": _Section("SEASON", _whole(21, 24)),
    "units": _Section("UNIT", _one_of(UNITS)),
    "numbers": _Section("NUMBER", _whole(1, 1000)),
    "ordinals": _Section("ORDINAL", _whole(1, 31)),
    "decades": _Section("DECADE", _whole(20, 90)),
    "quantities": _Section("QUANTITY", _whole(0, 0)),
    "days": _Section("RELATIVEDAY", _whole(-2, 2)),
    "dayparts": _Section("DAYPART", _one_of(DAYPARTS)),
    "clock": _Section("CLOCKWORD", _pattern(r"[012]\d:[0-5]\d")),
    "meridiems": _Section("MERIDIEM", _one_of(frozenset({0, 12}))),  # type: ignore[arg-type]
    "zones": _Section("ZONE", _whole(0, 0), capital=True),
    "which": _Section("WHICH", _whole(-1, 1)),
    "which_anchored": _Section("WHICHANCHORED", _whole(-1, 1)),
    "frequencies": _Section("FREQUENCY", _pattern(r"PT?\d+[DWMYH]")),
    "lengths": _Section("LENGTH", _pattern(r"PT?\d+[DWMYH]")),
    "calendars": _Section("CALENDAR", _whole(0, 0)),
    "eras": _Section("ERA", _whole(1, 3000), capital=True),
}


@lru_cache(maxsize=4)
def load_dates(code: str) -> DateWords:
    """The time words of the language with this ISO 639-1 code.

    Raises:
        LanguageDataError: there is no such file, or it breaks its schema.
    """
    return read_dates(read_table(code, "dates"), f"{code}/dates.toml")


def read_dates(table: Mapping[str, Any], where: str) -> DateWords:
    """The time words that a data file holds.

    Raises:
        LanguageDataError: a list is missing, not sorted, or an entry has another value; names ``where`` and the entry.
    """
    if not isinstance(table.get("source"), str):
        raise LanguageDataError(f"{where}: source is missing")
    unknown = set(table) - {"source", "vague", "holidays", "tense", "lists", *_SECTIONS}
    if unknown:
        raise LanguageDataError(f"{where}: no such section: {sorted(unknown)}")
    words: dict[str, DateWord] = {}
    capitals: set[str] = set()
    for name, section in _SECTIONS.items():
        for form, value in _sorted_section(table, name, section.legal, where).items():
            words[form] = _joined(words.get(form), _date_word(section.tag, form, value))
            if section.capital:
                capitals.add(form)
    references: Mapping[str, Reference] = _sorted_section(
        table, "vague", _one_of(frozenset(get_args(Reference))), where
    )
    holidays = _sorted_section(table, "holidays", _pattern(r"(0[1-9]|1[0-2])-([0-2]\d|3[01])"), where)
    return DateWords(
        words=words,
        capitals=frozenset(capitals),
        abbreviations=frozenset(table["months_short"]) | frozenset(table["weekdays_short"]),
        vague=references,
        holidays={phrase: (int(day[:2]), int(day[3:])) for phrase, day in holidays.items()},
        past=strings(table, "tense", "past", where),
        future=strings(table, "tense", "future", where),
        lists={name: strings(table, "lists", name, where) for name in section_of(table, "lists", where)},
    )


def _sorted_section(table: Mapping[str, Any], name: str, legal: Callable[[Any], bool], where: str) -> Mapping[str, Any]:
    entries = section_of(table, name, where)
    before = ""
    for form, value in entries.items():
        if form != form.lower() or form < before:
            raise LanguageDataError(f"{where} [{name}] {form!r}: lower case and sorted, please")
        if not legal(value):
            raise LanguageDataError(f"{where} [{name}] {form!r}: {value!r} is no value for this list")
        before = form
    return entries


def _date_word(tag: str, form: str, value: int | str) -> DateWord:
    tags = {tag, form}
    if tag == "UNIT":
        # Patterns ask for number: *one week*, *two weeks*, *weeks*. The unit's own name is in the code.
        tags.add("UNITS" if form.endswith("s") and form != "half" else "UNITONE")
    if tag == "MONTHSHORT":
        tags.add("ANYMONTH")
    if tag == "MONTH":
        tags |= {"ANYMONTH"}
    if tag in ("WEEKDAY", "WEEKDAYSHORT"):
        tags.add("ANYWEEKDAY")
    return DateWord(frozenset(tags), value) if isinstance(value, int) else DateWord(frozenset(tags), 0, value)


def _joined(one: DateWord | None, other: DateWord) -> DateWord:
    """A word of two lists is both: *second* is a unit and an ordinal."""
    return other if one is None else DateWord(one.tags | other.tags, one.number or other.number, one.code or other.code)
