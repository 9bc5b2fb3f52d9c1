"""Organisations that a text introduces with their acronym: *the Alliance of Small Mountain States (ASMS)*.

No list has every body. One that the world does not know is an entity all the same, named by its text; one that it knows
may be meant by an ambiguous acronym once the text has introduced it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.world.phrases import Phrases, slug
from onrecord.world.recogniser import recognise_in
from onrecord.world.words import Word, fold, words_of

__all__ = ["Introduction", "introductions_in"]

_ACRONYM = re.compile(r"\((?:the |or |hereinafter )?[\"'“‘]?([A-Z][A-Za-z0-9+&-]{1,11})[\"'”’]?\)")
_SMALL = frozenset({"a", "against", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"})
_FARTHEST = 14


@dataclass(frozen=True, slots=True)
class Introduction:
    """An organisation with the acronym that the text gives it.

    ``source[start:end] == name`` and ``source[acronym_start:acronym_end] == acronym``. ``id`` is the known
    organisation's, or ``org:`` and a slug of the name where ``known`` is false.
    """

    id: str
    name: str
    start: int
    end: int
    acronym: str
    acronym_start: int
    acronym_end: int
    known: bool


def introductions_in(text: str, phrases: Phrases, nouns: Iterable[str]) -> tuple[Introduction, ...]:
    """The organisations that ``text`` introduces, in order; ``nouns`` are those that an organisation's name has one of.

    The acronym's letters must begin words of the name in their order, the first its first word.
    """
    heads = frozenset(fold(noun) for noun in nouns)
    found = []
    for match in _ACRONYM.finditer(text):
        before = text[: match.start()].rstrip()
        if match.start() - len(before) > 1:
            continue
        name = _name_before(before, match[1])
        if name is None:
            continue
        start, end = name
        known = [one for one in recognise_in(text[start:end], phrases) if one.kind == "organisation"]
        whole = next((one for one in known if one.end - one.start == end - start), None)
        if whole is None and not heads & {word.key for word in words_of(text[start:end])}:
            continue
        id_ = whole.id if whole is not None else f"org:{slug(text[start:end])}"
        found.append(
            Introduction(id_, text[start:end], start, end, match[1], *match.span(1), known=whole is not None)
        )  # fmt: skip
    return tuple(found)


def _name_before(before: str, acronym: str) -> tuple[int, int] | None:
    """The shortest name that ends ``before`` and whose words the acronym's letters begin."""
    offset = max(0, len(before) - 200)
    words = [Word(w.start + offset, w.end + offset, w.text, w.key) for w in words_of(before[offset:])][-_FARTHEST:]
    if not words or words[-1].end != len(before):
        return None
    letters = re.sub(r"[^a-z]", "", fold(acronym))
    for start in range(len(words) - 1, -1, -1):
        word = words[start]
        if not word.text[0].isupper():
            if word.key not in _SMALL:
                return None
            continue
        if start + 1 < len(words) and "." in before[word.end : words[start + 1].start]:
            return None
        if len(words) - start > 1 and _spells(letters, [w.key for w in words[start:]]):
            return word.start, len(before)
    return None


def _spells(letters: str, words: list[str]) -> bool:
    """Whether the letters begin the words in their order; small words may be passed over, others not."""
    if not letters or letters[0] != words[0][0]:
        return False
    place = 0
    for word in words:
        if place < len(letters) and word[0] == letters[place]:
            place += 1
        elif word not in _SMALL and word != "s":
            return False
    return place == len(letters)
