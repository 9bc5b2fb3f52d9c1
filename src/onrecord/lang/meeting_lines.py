"""What may stand on the line behind a meeting's noun: patterns made of the words of ``meetings.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.lang.schema import section_of, strings

_ROMAN = re.compile(r"(?=[LXVI])L?X{0,3}(?:IX|IV|V?I{0,3})")
_FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True)
class LineWords:
    """Patterns for the stretch between a meeting's noun and the names and times that belong to it."""

    particles: frozenset[str]
    """*again*, *one-on-one* behind a verb."""
    prepositions: frozenset[str]
    possessives: frozenset[str]
    openers: frozenset[str]
    """Words with which the group of a noun begins: articles, possessives."""
    sites: frozenset[str]
    """What a place may be called before its name (*the port city of*)."""
    heads: frozenset[str]
    states: frozenset[str]
    """*heads of state*, *heads of government*: what stands before *of* and behind it."""
    gap: re.Pattern[str]
    """From one name to the next: a participle (``how``), prepositions (``link``), other words (``fill``)."""
    joint: re.Pattern[str]
    """*and*, *as well as* before one more name."""
    aim: re.Pattern[str]
    """*to discuss*: an infinitive that says what for, and none of taking place."""
    colleague: re.Pattern[str]
    """From a country to the name behind *counterpart,*."""
    listed: re.Pattern[str]
    """A comma before one more name."""
    after: re.Pattern[str]
    """A participle straight behind the noun (``how``), and whether *here* follows (``here``)."""
    here: re.Pattern[str]
    ordinals: Mapping[str, int]
    tens: Mapping[str, int]

    def ordinal(self, word: str) -> int:
        """The number of one ordinal word or figure; 0 where it is none."""
        if word.isupper() and _ROMAN.fullmatch(word) is not None and word != "I":
            return _roman(word)
        low = word.lower()
        if low in self.ordinals:
            return self.ordinals[low]
        tens, _, ones = low.partition("-")
        if tens in self.tens and 0 < self.ordinals.get(ones, 0) < 10:
            return self.tens[tens] + self.ordinals[ones]
        return int(low[:-2]) if low.endswith(("st", "nd", "rd", "th")) and low[:-2].isdecimal() and low.isascii() else 0

    def ordinals_in(self, words: str) -> tuple[int, ...]:
        """The ordinal numbers that stand in some words (*the 40th and 41st*, *their third*, *sixty-sixth*)."""
        found = [self.ordinal(word.strip(",.()'’")) for word in words.split()]
        return tuple(number for number in found if number)


def _roman(word: str) -> int:
    """The number of a Roman numeral up to 89 (*XII* Summit)."""
    values = [_FIGURES[letter] for letter in word]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def alternatives(entries: Iterable[str]) -> str:
    """An alternation, the longest first, a blank standing for any white space."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in ordered)


def line_words(table: Mapping[str, Any], where: str) -> LineWords:
    """The patterns of one language.

    Raises:
        LanguageDataError: the data break the schema.
    """

    def listed(name: str) -> frozenset[str]:
        return strings(table, "line", name, where)

    prepositions, possessives = listed("prepositions"), listed("possessives")
    leads = f"(?:(?:{alternatives(listed('relatives'))})\\s+)?(?:(?:{alternatives(listed('auxiliaries'))})\\s+)*"
    elsewhere = (
        rf"(?!(?:{alternatives(strings(table, 'elsewhere', 'words', where))})\b)"  # *was set up*: no meeting set
    )
    how = f"{leads}{elsewhere}(?:{alternatives(listed('participles'))})"
    participle = rf"(?!(?!(?:{alternatives(listed('adjectives'))})\b)[a-z]+ing\b)"
    stops = rf"(?!(?:{alternatives(listed('stops'))})\b){participle}"
    fill = rf"(?:{stops}[\w.’'&/-]+\s+)"
    named_titles = alternatives(listed("titles") | possessives)
    title = rf"(?:(?:{named_titles}|[A-Z][\w.’'&-]*|[\w-]+(?:'s|’s)|(?:for|of)(?=\s[A-Z]))\s+)"
    here = rf"(?:{alternatives(listed('here'))})"
    other = rf"(?!(?:{alternatives(prepositions)})\b)"
    named = r"(?!(?<=\sof\s)(?:an?|its|the|their)\b)"  # *of the 27-member EU*: whose it is, no topic
    whose = rf"(?:['’]?(?:\s+[\w’'-]+){{0,2}}\s+(?i:{alternatives(strings(table, 'own', 'words', where))})(?=,))?"
    words = rf"(?:{other}{fill}){{0,6}}{other}{stops}[\w-]+(?=,|\s+\w)"
    topic = rf"(?:\s+(?:{alternatives(listed('topics'))})\s+{named}{words})?"
    return LineWords(
        particles=listed("particles"),
        prepositions=prepositions,
        possessives=possessives,
        openers=listed("openers") | possessives,
        sites=strings(table, "sites", "words", where),
        heads=listed("heads"),
        states=listed("states"),
        gap=re.compile(
            rf"(?:['’]s?)?[)”\"]?{whose}(?:\s+(?:{alternatives(listed('particles'))})(?=\s))*{topic}(?:\s*[,(]?\s*(?P<how>{how})\s+|\s*\(?)"
            rf"(?:(?P<link>{alternatives(prepositions)})\s+)*(?P<fill>{fill}{{0,6}})[(“\"]?"
        ),
        joint=re.compile(
            rf"(?:['’]s?)?\)?,?\s+(?:{alternatives(listed('joints'))})\s+(?:(?:{alternatives(listed('with'))})\s+)?{title}{{0,6}}"
        ),
        aim=re.compile(
            rf"\bto\s+(?!(?:{alternatives(strings(table, 'set_to', 'words', where) | possessives)})\b)"
            rf"(?!(?:{alternatives(listed('openers'))})\b)"
            rf"(?!(?:{alternatives(listed('titles') | strings(table, 'sites', 'words', where))})\b)[a-z]+\s"
        ),
        colleague=re.compile(
            rf"\s+(?:[\w-]+\s+){{0,3}}(?:{alternatives(strings(table, 'owners', 'colleagues', where))})\s*,"
            r"\s+(?:[A-Z][\w.]*\s+){0,3}"
        ),
        listed=re.compile(rf",\s+{title}{{0,6}}"),
        after=re.compile(rf"\s*,?\s*(?P<how>{how})\b(?P<here>\s+{here})?"),
        here=re.compile(rf"\s+{here}\b"),
        ordinals=_numbers(table, "ordinals", where),
        tens=_numbers(table, "tens", where),
    )


def _numbers(table: Mapping[str, Any], section: str, where: str) -> dict[str, int]:
    return {word: int(value) for word, value in section_of(table, section, where).items()}
