"""Sentences with their names marked, read: ``[PER Nurlan Ermekbaev] met nobody.``"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TYPES = ("PER", "ORG", "LOC", "NORP", "OUTLET", "EVENT", "INITIATIVE")

_MARK = re.compile(rf"\[({'|'.join(TYPES)}) ([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: code-point offsets and kind."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks, and its names in order."""

    text: str
    names: tuple[Name, ...]
    line: int


def parse(marked: str, line: int) -> Sentence:
    """One marked sentence.

    Raises:
        ValueError: a bracket that marks no name.
    """
    text, at = "", 0
    names: list[Name] = []
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        names.append(Name(len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        at = found.end()
    text += marked[at:]
    if "[" in text or "]" in text:
        raise ValueError(f"line {line}: a bracket that marks no name: {marked}")
    return Sentence(text, tuple(names), line)


def read_sentences(path: Path) -> tuple[Sentence, ...]:
    """Every sentence of a file; empty lines and lines that begin with ``#`` are none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(parse(line, number) for number, line in enumerate(lines, 1) if line and not line.startswith("#"))
