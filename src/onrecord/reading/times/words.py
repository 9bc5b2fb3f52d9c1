"""A text as the words that expressions of time are made of.

The finder cuts the text itself, whatever the tokens of the parse are: *mid-1996*, *10-year* and *5pm* are written
without spaces, and the patterns want their parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.lang.dates import DateWord, DateWords

NOTHING: frozenset[str] = frozenset()
_PIECE = re.compile(
    r"""[aApP]\.[mM]\b\.? | [oO]['’]clock\b
      | [^\W\d_]+
      | \n\s*\n                            # the end of a paragraph
      | \d{4}-\d{2}-\d{2}(?![\d-])         # 2018-06-14
      | \d{1,2}[:.]\d{2}(?=\s?[apAP]\.?[mM]\b) | \d{1,2}:\d{2}(?![\d:])   # 10:35
      | \d+(?:[sS]|[sS][tT]|[nNrR][dD]|[tT][hH])\b   # 1990s, 21st
      | \d+(?:[.,/]\d+)*                   # 9, 1,500, 2.5, 1/2, 2014/15
      | ['’](?:\d0s|s|S|ll)\b              # '80s, 's
      | [-–—,.;:()/%$€£"“”]""",
    re.VERBOSE,
)
_SAME = {"–": "-", '"': "“"}
_CLASSES_OF_MARKS = {mark: frozenset({mark}) for mark in ",./-()"}


class Word(NamedTuple):
    """A word, number or mark at its place."""

    start: int
    end: int
    form: str
    """In lower case; empty for the end of a paragraph."""
    tags: frozenset[str]
    """What it can be in a pattern; empty for a word that no pattern knows."""
    number: float = 0
    code: str = ""


class Cutter:
    """Cuts texts into words: ``words`` of the language, ``literals`` of the patterns."""

    __slots__ = ("_abbreviations", "_capitals", "_words")

    def __init__(self, words: DateWords, literals: frozenset[str]) -> None:
        plain = {form: DateWord(frozenset({form})) for form in literals}
        self._words = {**plain, **words.words}
        self._capitals = words.capitals
        self._abbreviations = words.abbreviations

    def cut(self, text: str) -> list[Word]:
        """The words of ``text`` in order; number words are not yet joined."""
        known, capitals, abbreviations = self._words, self._capitals, self._abbreviations
        cut: list[Word] = []
        for found in _PIECE.finditer(text):
            piece = found.group()
            start, end = found.span()
            if piece[0] == "\n":
                cut.append(Word(start, end, "", NOTHING))
                continue
            form = _SAME.get(piece) or piece.lower().replace("’", "'")
            entry = known.get(form)
            if entry is not None:
                if form in capitals and piece == form:
                    # *may*, *march*, *sun*: no time without a capital.
                    cut.append(Word(start, end, form, _CLASSES_OF_MARKS.get(form, NOTHING)))
                    continue
                if form in abbreviations and text[end : end + 1] == ".":
                    end += 1
                    form += "."
                    cut.append(Word(start, end, form, entry.tags | {"DOTTED"}, entry.number))
                    continue
                cut.append(Word(start, end, form, entry.tags, entry.number, entry.code))
            elif "0" <= piece[0] <= "9" or (form[0] == "'" and len(form) == 4):
                cut.append(_number(start, end, form))
            elif cut and piece == "." and cut[-1].end == end:
                continue
            else:
                cut.append(Word(start, end, form, _CLASSES_OF_MARKS.get(form, NOTHING)))
        return cut


def follow(words: Sequence[Word], index: int, step: int) -> str:
    """The form of the word ``step`` places from ``index``; empty beyond the ends of its paragraph."""
    place = index + step
    return words[place].form if 0 <= place < len(words) else ""


def _number(start: int, end: int, form: str) -> Word:
    """A word that begins with a digit, or a decade like *'80s*."""
    if form[0] == "'":
        return Word(start, end, form, _DECADE, float(form[1:3]))
    if form.isascii() and form.isdigit():
        return Word(start, end, form, _classes_of_digits(form, int(form)), float(form))
    if form.endswith(("st", "nd", "rd", "th")):
        value = int(form[:-2])
        return Word(start, end, form, _ORDINAL_OF_MONTH if 1 <= value <= 31 else _ORDINAL, value)
    if form.endswith("s"):
        value = int(form[:-1])
        decade = value % 10 == 0 and (1000 <= value < 2100 or (len(form) == 3 and value >= 20))
        return Word(start, end, form, _DECADE if decade else NOTHING, value)
    if len(form) == 10 and form[4] == form[7] == "-":
        return Word(start, end, form, frozenset({"ISODAY"}))
    if ":" in form:
        return Word(start, end, form, frozenset({"CLOCK"}))
    if "/" in form:
        half = form == "1/2"
        return Word(start, end, form, frozenset({"HALVES" if half else "SLASHED"}), 0.5 if half else 0)
    plain = form.replace(",", "")
    if plain.count(".") > 1:
        return Word(start, end, form, NOTHING)
    # 2.30 is a time only before p.m.
    return Word(start, end, form, _DOTTED if re.fullmatch(r"\d{1,2}\.\d\d", form) else _NUMBER, float(plain))


_NUMBER = frozenset({"NUMBER"})
_DOTTED = frozenset({"NUMBER", "DOTCLOCK"})
_DECADE = frozenset({"DECADE"})
_ORDINAL = frozenset({"ORDINAL"})
_ORDINAL_OF_MONTH = frozenset({"ORDINAL", "DAY"})


def _classes_of_digits(form: str, value: int) -> frozenset[str]:
    tags = {"NUMBER"}
    if len(form) <= 2:
        if 1 <= value <= 31:
            tags.add("DAY")
        if value <= 24:
            tags.add("HOUR")
    if len(form) == 2:
        tags.add("TWODIGITS")
    if len(form) == 4:
        if 1000 <= value <= 2100:
            tags.add("YEAR")
        if value < 2400 and value % 100 < 60:
            tags.add("CLOCKDIGITS")
    return frozenset(tags)
