"""Patterns of words, one line each, and the table that finds which of them fits at a place.

A pattern is written as its words: lower case for the word itself, upper case for a class of ``lang/<code>/dates.toml``
or of ``words``, ``one|other`` for a choice, ``[word]`` for one that may be missing, ``name:one|other`` to call it by a
name. *[the] end of which:this|last UNIT* is such a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from onrecord.reading.times.words import Word

_MARKS = frozenset(",-()")


@dataclass(frozen=True, slots=True)
class Match:
    """The words that fit a pattern, by the names of its parts."""

    first: int
    """Index of the first word."""
    after: int
    """Index of the word after the last."""
    parts: tuple[tuple[str, Word], ...]

    def __getitem__(self, name: str) -> Word:
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: str) -> Word | None:
        """The word that stands for the part ``name``; None where it is missing."""
        return next((word for part, word in self.parts if part == name), None)


class _Step(NamedTuple):
    name: str
    choices: frozenset[str]
    may_miss: bool


class _Sequence(NamedTuple):
    order: int
    names: tuple[str, ...]
    choices: tuple[frozenset[str], ...]
    rule: int


class Table:
    """All patterns, looked up by their first two words; the longest that fits comes first."""

    __slots__ = ("_by_start", "literals")

    def __init__(self, patterns: Iterable[str]) -> None:
        self._by_start: dict[tuple[str, str], list[_Sequence]] = {}
        literals: set[str] = set()
        for order, pattern in enumerate(patterns):
            for steps in _without_options(_compiled(pattern)):
                sequence = _Sequence(order, tuple(s.name for s in steps), tuple(s.choices for s in steps), order)
                second = steps[1].choices if len(steps) > 1 else frozenset({""})
                for key in product(steps[0].choices, second):
                    self._by_start.setdefault(key, []).append(sequence)
                literals.update(word for step in steps for word in step.choices if not word.isupper())
        for sequences in self._by_start.values():
            sequences.sort(key=lambda sequence: (-len(sequence.names), sequence.order))
        self.literals = frozenset(literals)
        """The words that patterns name themselves."""

    def matches(self, words: Sequence[Word], index: int) -> list[tuple[int, Match]]:
        """The patterns (their numbers) that fit from ``index`` on: longest first, then in their order.

        No pattern reaches across a word that none knows, nor across the end of a paragraph, for these have no classes.
        """
        limit = len(words)
        by_start = self._by_start
        found: dict[tuple[int, int], Match] = {}
        firsts = words[index].tags
        seconds: Iterable[str] = ("", *words[index + 1].tags) if index + 1 < limit else ("",)
        for second in seconds:
            for first in firsts:
                for sequence in by_start.get((first, second), ()):
                    length = len(sequence.names)
                    if index + length > limit or (-length, sequence.rule) in found:
                        continue
                    for place in range(2, length):
                        if sequence.choices[place].isdisjoint(words[index + place].tags):
                            break
                    else:
                        parts = tuple(zip(sequence.names, words[index : index + length], strict=True))
                        found[-length, sequence.rule] = Match(index, index + length, parts)
        return [(rule, found[length, rule]) for length, rule in sorted(found)]


def _compiled(pattern: str) -> tuple[_Step, ...]:
    steps = []
    for part in pattern.split(" "):
        written = re.fullmatch(r"(?P<open>\[)?(?:(?P<name>\w+):)?(?P<choices>[^\[\]:\s]+)(?P<close>\])?", part)
        if not written or bool(written["open"]) != bool(written["close"]):
            raise ValueError(f"{part!r} in the pattern {pattern!r}")
        choices = written["choices"].split("|")
        steps.append(_Step(written["name"] or choices[0], frozenset(choices), bool(written["open"])))
    return tuple(steps)


def _without_options(steps: Sequence[_Step]) -> Iterable[tuple[_Step, ...]]:
    """Every way to leave out what may be missing."""
    ways = product(*((True, False) if step.may_miss else (True,) for step in steps))
    for way in ways:
        kept = tuple(step for step, stays in zip(steps, way, strict=True) if stays)
        # What may be missing leaves no comma behind at an edge.
        if kept and not (kept[0].choices <= _MARKS or kept[-1].choices <= _MARKS):
            yield kept
