"""Windows of whole paragraphs for the encoder, each paragraph with its neighbours where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.tokens import parts_paragraphs

MAX_PIECES = 350
"""Content of one window in word pieces, as in training, without its neighbours."""
_NEIGHBOUR = 40
"""A neighbouring paragraph of at most so many pieces is read along. On PolNeAR dev longer ones cost a fifth of the time
and gave nothing, and few long windows of like size gave more than many short ones."""
_SLACK = 40
"""By how much a window may be longer than its share, so that paragraphs need not fit exactly."""
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
    limit = _share(sum(weights))
    found: list[Window] = []
    first = 0
    while first < len(units):
        total, last = 0, first
        while last < len(units) and (last == first or total + weights[last] <= limit):
            total += weights[last]
            last += 1
        before = int(first > 0 and weights[first - 1] <= _NEIGHBOUR)
        after = int(last < len(units) and weights[last] <= _NEIGHBOUR)
        own = range(before, before + last - first)
        found.append(Window(tuple(units[first - before : last + after]), frozenset(own)))
        first = last
    return found


def _share(pieces: int) -> int:
    """The room of each window, so that a text's windows are of like size and none is a leftover."""
    windows = -(-pieces // MAX_PIECES) or 1
    return min(MAX_PIECES, pieces // windows + _SLACK)


def _units(text: str, spans: Sequence[tuple[int, int]], sizes: Sequence[int]) -> list[tuple[int, ...]]:
    paragraphs: list[list[int]] = []
    for index, (start, _) in enumerate(spans):
        if not index or parts_paragraphs(text[spans[index - 1][1] : start]):
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
