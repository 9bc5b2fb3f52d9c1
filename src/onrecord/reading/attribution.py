"""Spans of source, cue and content into attributions, by the linker that was learnt with them.

Every word of a source or a content points at the first word of its attribution's cue (of its source where it has no
cue). A span's vote is the sum of its words' log-probabilities for each anchor. Contents and sources of one cue are one
attribution, so a content parted by its cue and two contents of one cue fall out. A quotation that runs on over paragraphs
joins the attribution before it. A word can point at one cue alone, so where a source serves several (*she said … and
added …*), the cues left without one take, within their sentence, the source whose words point at them most. What has no
content in the end is no statement and is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.model.reading import Attribution
from onrecord.model.text import Span
from onrecord.reading.decode import Floats, TagScheme

_Links = Sequence[tuple[NDArray[np.int64], NDArray[np.bool_], Floats]]
SOURCE, CUE, CONTENT = "S", "K", "C"
_NEW_CONTENT = 0.4
"""What a new content costs (log-odds): each tag is right by itself more often than the whole span is. On half of
PolNeAR dev 0.4 added 0.4 points of exact spans and cost no tokens; the other half agreed."""


def group(
    text: str,
    spans: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
    roles: Floats,
    links: _Links,
    scheme: TagScheme,
) -> tuple[Attribution, ...]:
    """The attributions of one article from its words' role and link scores."""
    path = _paths(text, spans, roles, scheme)
    runs = scheme.spans(path)
    anchors = {first: label for first, _, label in runs}
    paragraph = _paragraph_numbers(text, spans)
    votes = {run: _anchor(run, _near(run, anchors, paragraph), links) for run in runs}
    heads: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for run in runs:
        first, last, label = run
        anchor = first if label == CUE else votes[run]
        anchor = _follow(anchor, votes, runs)
        heads.setdefault(anchor, {SOURCE: [], CUE: [], CONTENT: []})[label].append((first, last))
    _join_cues(heads, runs, votes)
    _share_sources(heads, runs, sentences, links)
    found = []
    for anchor in sorted(anchor for anchor, parts in heads.items() if parts[CONTENT]):
        parts = {
            label: tuple(Span(spans[first][0], spans[last - 1][1]) for first, last in sorted(ranges))
            for label, ranges in heads[anchor].items()
        }
        found.append(Attribution(parts[SOURCE], parts[CUE], _joined(text, parts[CONTENT])))
    return tuple(found)


def _paths(text: str, spans: Sequence[tuple[int, int]], roles: Floats, scheme: TagScheme) -> list[int]:
    """Tags paragraph by paragraph: no span crosses a blank line."""
    begins = scheme.tags.index(f"B-{CONTENT}")
    path: list[int] = []
    first = 0
    for index in range(1, len(spans) + 1):
        if index == len(spans) or "\n\n" in text[spans[index - 1][1] : spans[index][0]]:
            scores = roles[first:index].copy()
            scores[:, begins] -= _NEW_CONTENT
            path.extend(scheme.best(scores))
            first = index
    return path


def _paragraph_numbers(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    numbers: list[int] = []
    number = 0
    for index, (start, _) in enumerate(spans):
        if index and "\n\n" in text[spans[index - 1][1] : start]:
            number += 1
        numbers.append(number)
    return numbers


def _near(run: tuple[int, int, str], anchors: dict[int, str], paragraph: Sequence[int]) -> dict[int, str]:
    """The anchors a run may have: those of its own paragraph, and only where it has no cue those of the next ones.

    News reports words in the paragraph that names who said them; what is quoted on over a paragraph break follows it.
    """
    here = paragraph[run[0]]
    own = {first: label for first, label in anchors.items() if paragraph[first] == here}
    if any(label == CUE for label in own.values()):
        return own
    return {first: label for first, label in anchors.items() if abs(paragraph[first] - here) <= 1}


def _anchor(run: tuple[int, int, str], anchors: dict[int, str], links: _Links) -> int:
    """The anchor most of a run's words point at, among the first words of cues and sources (itself included)."""
    first, last, label = run
    best, best_score = first, -np.inf
    for words, own, scores in links:
        rows = np.flatnonzero((words >= first) & (words < last) & own)
        if not len(rows):
            continue
        candidates = [
            column
            for column, word in enumerate(words)
            if int(word) in anchors
            and (anchors[int(word)] == CUE or (anchors[int(word)] == SOURCE and label == CONTENT) or int(word) == first)
        ]
        if not candidates:
            continue
        totals = _log_chances(scores[rows])[:, candidates].mean(axis=0)
        place = int(totals.argmax())
        if totals[place] > best_score:
            best, best_score = int(words[candidates[place]]), float(totals[place])
    return best


def _follow(anchor: int, votes: dict[tuple[int, int, str], int], runs: Sequence[tuple[int, int, str]]) -> int:
    """Where the anchor is a source that itself points at a cue, the cue."""
    for run in runs:
        if run[0] == anchor and run[2] == SOURCE:
            return votes[run]
    return anchor


def _join_cues(
    heads: dict[int, dict[str, list[tuple[int, int]]]],
    runs: Sequence[tuple[int, int, str]],
    votes: dict[tuple[int, int, str], int],
) -> None:
    """A cue that holds nothing of its own joins the one it points at (*said … in a statement*)."""
    for run in runs:
        first, _, label = run
        target = votes[run]
        if label != CUE or target == first or target not in heads or first not in heads:
            continue
        if not heads[first][CONTENT] and not heads[first][SOURCE]:
            heads[target][CUE].extend(heads.pop(first)[CUE])


def _share_sources(
    heads: dict[int, dict[str, list[tuple[int, int]]]],
    runs: Sequence[tuple[int, int, str]],
    sentences: Sequence[tuple[int, int]],
    links: _Links,
) -> None:
    """Gives attributions that have a cue and a content but no source the likeliest source of their sentence."""
    starts = [first for first, _ in sentences]
    sources: dict[int, list[tuple[int, int]]] = {}
    for first, last, label in runs:
        if label == SOURCE:
            sources.setdefault(bisect_right(starts, first), []).append((first, last))
    for anchor, parts in heads.items():
        near = sources.get(bisect_right(starts, anchor), [])
        if near and parts[CUE] and parts[CONTENT] and not parts[SOURCE]:
            parts[SOURCE].append(max(near, key=lambda run: _vote(run, anchor, links)))


def _vote(run: tuple[int, int], anchor: int, links: _Links) -> float:
    """How much a run's words point at an anchor: their mean log-probability, in the window that sees it best."""
    best = -np.inf
    for words, own, scores in links:
        rows = np.flatnonzero((words >= run[0]) & (words < run[1]) & own)
        column = np.flatnonzero(words == anchor)
        if len(rows) and len(column):
            best = max(best, float(_log_chances(scores[rows])[:, column[0]].mean()))
    return float(best)


def _log_chances(scores: Floats) -> Floats:
    """Log-probabilities of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    chances: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return chances


def _joined(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbouring pieces of content with only space or a mark between them become one, within a paragraph."""
    joined: list[Span] = []
    for span in content:
        between = text[joined[-1].end : span.start] if joined else ""
        if joined and "\n\n" not in between and not any(c.isalnum() for c in between) and len(between) <= 3:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
