"""Windows of whole paragraphs for the encoder, each paragraph with its neighbours where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MAX_PIECES = 250
"""Content of one window in word pieces, as in training."""
_CONTEXT = 70
"""Room kept for the paragraph before, where it is short enough to fit."""
_SENTENCE_ENDS = frozenset('.!?”"')


@dataclass(frozen=True, slots=True)
class Window:
    """Paragraphs (word indexes) read together, and which of them this window answers for."""

    parts: tuple[tuple[int, ...], ...]
    own: frozenset[int]


def windows_of(text: str, spans: Sequence[tuple[int, int]], sizes: Sequence[int]) -> list[Window]:
    """Covers all words; every word is answered for by exactly one window.

    ``sizes`` are the words' piece counts. Over-long paragraphs are split at a likely sentence end.
    """
    units = _units(text, spans, sizes)
    weights = [sum(sizes[index] for index in unit) + 1 for unit in units]
    found: list[Window] = []
    first = 0
    while first < len(units):
        context = first > 0 and weights[first - 1] <= _CONTEXT
        total = weights[first - 1] if context else 0
        last = first
        while last < len(units) and (last == first or total + weights[last] <= MAX_PIECES):
            total += weights[last]
            last += 1
        if context and total > MAX_PIECES:
            context = False
        after = last < len(units) and total + weights[last] <= MAX_PIECES + _CONTEXT
        begin = first - 1 if context else first
        parts = tuple(units[begin : last + after])
        found.append(Window(parts, frozenset(range(first - begin, last - begin))))
        first = last
    return found


def _units(text: str, spans: Sequence[tuple[int, int]], sizes: Sequence[int]) -> list[tuple[int, ...]]:
    paragraphs: list[list[int]] = []
    for index, (start, _) in enumerate(spans):
        if not index or "\n\n" in text[spans[index - 1][1] : start]:
            paragraphs.append([])
        paragraphs[-1].append(index)
    return [part for paragraph in paragraphs for part in _split(text, spans, sizes, paragraph)]


def _split(
    text: str, spans: Sequence[tuple[int, int]], sizes: Sequence[int], paragraph: Sequence[int]
) -> list[tuple[int, ...]]:
    limit = MAX_PIECES - 10
    if sum(sizes[index] for index in paragraph) <= limit:
        return [tuple(paragraph)]
    parts: list[tuple[int, ...]] = []
    current: list[int] = []
    total = 0
    for index in paragraph:
        ended = bool(current) and text[spans[current[-1]][1] - 1] in _SENTENCE_ENDS
        if current and (total + sizes[index] > limit or (total > 0.6 * limit and ended)):
            parts.append(tuple(current))
            current, total = [], 0
        current.append(index)
        total += sizes[index]
    return [*parts, tuple(current)]
