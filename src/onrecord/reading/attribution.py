"""Spans of source, cue and content into attributions, by the linker that was learnt with them.

Every word of an attribution points at the first word of its cue, so what a run of words says about where it belongs is
the mean of its words' log-probabilities over the words of each cue. Then grammar takes over, as the guidelines of
PolNeAR (Newell et al., LREC 2018) have it:

* a cue makes one attribution, and an attribution has one cue, one source at most, and one content or several;
* every content belongs to the cue that its words point at; one that stands on its own in a paragraph may belong to a
  cue of another paragraph, the less readily the farther, and a quotation that was not closed before the paragraph ended
  goes on with the attribution it began in;
* a cue left without content may take one from a cue with several, where the words hardly mind; else it is no cue;
* the source that points at a cue is its source; a cue at which none points shares the one of its sentence that stands
  nearest before it (*he said …, adding that …*): words have one label, so a shared source points at one cue alone.

Content that finds no cue is kept, without source or cue: it is still somebody's words and not the article's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.model.reading import Attribution
from onrecord.model.text import Span
from onrecord.reading.decode import Floats, TagScheme
from onrecord.reading.tokens import parts_paragraphs

__all__ = ["Links", "group", "role_scheme"]

Links = Sequence[tuple[NDArray[np.int64], NDArray[np.bool_], Floats]]
"""Of each window: its words, which of them it answers for, and link scores (from, to) between its words."""

SOURCE, CUE, CONTENT = "S", "K", "C"
# Chosen on those articles of PolNeAR dev with an odd MD5 of their names, checked on the others; how readily a cue is
# seen, and what becomes of single small words, with both in view.
_LEANING = {SOURCE: 0.2, CUE: 0.3, CONTENT: -0.1}
"""Added to the scores of a role's tags: what is missed here weighs more, or less, than what is found too much."""
# What follows what, besides what the words say: in a quarter of PolNeAR train, log(P(next | tag) / P(next)). Cues,
# which are short, are left out: with them in, fewer are found.
_FOLLOWS = {
    "O": {"O": 0.8, "B-S": 0.5, "B-C": 0.0},
    "B-S": {"O": -2.2, "B-S": -5.3, "I-S": 2.2, "B-C": -2.6},
    "I-S": {"O": -1.9, "B-S": -2.8, "I-S": 2.6, "B-C": -2.1},
    "B-C": {"O": -2.4, "B-S": -1.0, "B-C": -3.9, "I-C": 0.7},
    "I-C": {"O": -2.1, "B-S": -0.6, "B-C": -2.7, "I-C": 0.7},
}
_HABIT = 0.2
"""How much of it counts, by that quarter and dev: of 0, 0.2, 0.3, 0.4 the best or near it; whole attributions 76.3 to
76.5 and 73.6 to 74.3, exact contents 71.3 to 71.6 and 67.9 to 68.6."""
_FLOOR = 1e-3
"""No word rules out a cue altogether."""
_ELSEWHERE = -9.0
"""Score of a cue that none of a run's windows holds."""
_FARTHER = 1.0
"""What each paragraph between a run and a cue costs, up to three."""
_MOVE = 0.7
"""How much worse a content may fit the cue without content that takes it."""
_SURE = 0.8
"""What a content of one small word must be worth."""
_OWN_SOURCE = -2.5
"""A source that points at a cue less clearly is none of its own."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words of one role."""

    first: int
    last: int
    """Exclusive."""
    role: str
    paragraph: int


def role_scheme(tags: Sequence[str]) -> TagScheme:
    """The tags of roles, with what usually follows what."""
    return TagScheme(tags, {(one, two): _HABIT * worth for one, row in _FOLLOWS.items() for two, worth in row.items()})


def group(
    text: str,
    spans: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
    roles: Floats,
    links: Links,
    scheme: TagScheme,
) -> tuple[Attribution, ...]:
    """The attributions of one article from its words' role and link scores, in the order of their first words."""
    runs, sure = _runs(text, spans, roles, scheme)
    cues = [run for run in runs if run.role == CUE]
    contents = [run for run in runs if run.role == CONTENT and _says_something(run, text, spans, sure)]
    sources = [run for run in runs if run.role == SOURCE]
    if not contents:
        return ()
    fits = _fits([*contents, *sources], cues, links)
    of_contents, of_sources = fits[: len(contents)], fits[len(contents) :]
    owners = _owners(contents, of_contents, _continued(text, spans, contents))
    kept = sorted({owner for owner in owners if owner >= 0})
    doubts = np.log([max(float(sure[run.first : run.last].mean()), 1e-3) for run in sources])
    source_of = _sources(sources, of_sources + doubts[:, None], cues, kept, sentences)
    contents = _with_strays(contents, owners, sources, source_of, of_sources)

    def span(run: _Run) -> Span:
        return Span(spans[run.first][0], spans[run.last - 1][1])

    found = []
    for owner in kept:
        mine = [run for run, cue in zip(contents, owners, strict=True) if cue == owner]
        source = source_of.get(owner)
        parts = [cues[owner], *mine, *([source] if source else [])]
        score = float(np.mean([sure[run.first : run.last].mean() for run in parts]))
        found.append(
            Attribution(
                source=(span(source),) if source else (),
                cue=(span(cues[owner]),),
                content=tuple(span(run) for run in mine),
                score=round(score, 3),
            )
        )
    for run, cue in zip(contents, owners, strict=True):
        if cue < 0:
            found.append(Attribution((), (), (span(run),), round(float(sure[run.first : run.last].mean()), 3)))
    return tuple(sorted(found, key=_first_character))


def _says_something(run: _Run, text: str, spans: Sequence[tuple[int, int]], sure: NDArray[np.float32]) -> bool:
    """Whether a run can be content: a single small word of which the model is not sure (*the*) is none."""
    word = text[spans[run.first][0] : spans[run.last - 1][1]]
    return run.last - run.first > 1 or len(word) > 4 or not word.islower() or bool(sure[run.first] > _SURE)


def _first_character(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def _runs(
    text: str, spans: Sequence[tuple[int, int]], roles: Floats, scheme: TagScheme
) -> tuple[list[_Run], NDArray[np.float32]]:
    """Runs of one role, none over a blank line; and the chance of each word's role."""
    leaning = np.array([_LEANING.get(tag[2:], 0.0) for tag in scheme.tags], np.float32)
    scores = roles + leaning
    runs: list[_Run] = []
    sure = np.ones(len(spans), np.float32)
    if not spans:
        return runs, sure
    breaks = [index for index in range(1, len(spans)) if parts_paragraphs(text[spans[index - 1][1] : spans[index][0]])]
    paragraphs = list(zip([0, *breaks], [*breaks, len(spans)], strict=True))
    chances = np.exp(roles - roles.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    of_role = {role: [tag for tag, name in enumerate(scheme.tags) if name[2:] == role] for role in _LEANING}
    for paragraph, ((first, _), path) in enumerate(zip(paragraphs, scheme.best_each(scores, paragraphs), strict=True)):
        for start, end, role in scheme.spans(path):
            runs.append(_Run(first + start, first + end, role, paragraph))
            sure[first + start : first + end] = chances[first + start : first + end, of_role[role]].sum(axis=1)
    return runs, sure


def _fits(runs: Sequence[_Run], cues: Sequence[_Run], links: Links) -> NDArray[np.float64]:
    """How well each run's words fit each cue: mean log-probability, less the distance in paragraphs."""
    total = np.zeros((len(runs), len(cues)))
    count = np.zeros((len(runs), len(cues)))
    for words, own, scores in links:
        low, high = int(words[0]), int(words[-1]) + 1
        here = [number for number, cue in enumerate(cues) if cue.first >= low and cue.last <= high]
        inside = [number for number, run in enumerate(runs) if run.first < high and run.last > low]
        if not here or not inside:
            continue
        within = np.zeros((len(words), len(here)), np.float32)
        for column, number in enumerate(here):
            within[cues[number].first - low : cues[number].last - low, column] = 1.0
        for number in inside:
            first, last = max(runs[number].first, low) - low, min(runs[number].last, high) - low
            rows = scores[first:last][own[first:last]]
            if len(rows):
                chances = np.exp(rows - rows.max(axis=1, keepdims=True))
                chances /= chances.sum(axis=1, keepdims=True)
                total[number, here] += np.log(chances @ within + _FLOOR).sum(axis=0)
                count[number, here] += len(rows)
    fits: NDArray[np.float64] = np.where(count > 0, total / np.maximum(count, 1), _ELSEWHERE)
    ours = np.array([run.paragraph for run in runs], np.int64)
    theirs = np.array([cue.paragraph for cue in cues], np.int64)
    fits -= _FARTHER * np.minimum(np.abs(ours[:, None] - theirs[None, :]), 3)
    return fits


def _continued(text: str, spans: Sequence[tuple[int, int]], contents: Sequence[_Run]) -> dict[int, int]:
    """Contents that go on with a quotation left open at the end of the paragraph before, and which content that was.

    Newspapers open every paragraph of a long quotation with a mark and close the last one alone.
    """
    found: dict[int, int] = {}
    for number in range(1, len(contents)):
        run, before = contents[number], contents[number - 1]
        opening = text[spans[run.first][0]]
        if run.paragraph != before.paragraph + 1 or opening not in '"“«„':
            continue
        if "\n" not in text[spans[run.first - 1][1] : spans[run.first][0]]:
            continue
        said = text[spans[before.first][0] : spans[run.first][0]].rstrip()
        left_open = said.count('"') % 2 == 1 if opening == '"' else said.count("“") > said.count("”")
        if left_open and said[-1] not in '"”»':
            found[number] = number - 1
    return found


def _owners(contents: Sequence[_Run], fits: NDArray[np.float64], continued: dict[int, int]) -> list[int]:
    """The cue of each content; -1 where there is none."""
    if fits.shape[1] == 0:
        return [-1] * len(contents)
    owners = [int(cue) for cue in fits.argmax(axis=1)]
    held = np.bincount(owners, minlength=fits.shape[1])
    for cue in np.flatnonzero(held == 0):
        offers = [
            (float(fits[number, owner] - fits[number, cue]), number)
            for number, owner in enumerate(owners)
            if held[owner] > 1
        ]
        if offers and min(offers)[0] < _MOVE:
            number = min(offers)[1]
            held[owners[number]] -= 1
            held[cue] += 1
            owners[number] = int(cue)
    for number, before in continued.items():
        # unless its own cue stands in its own paragraph, and there parts it
        parted = any(
            owners[other] == owners[number] and contents[other].paragraph == contents[number].paragraph
            for other in range(len(contents))
            if other != number
        )
        if not parted:
            owners[number] = owners[before]
    return owners


def _with_strays(
    contents: Sequence[_Run],
    owners: Sequence[int],
    sources: Sequence[_Run],
    source_of: dict[int, _Run],
    fits: NDArray[np.float64],
) -> list[_Run]:
    """The contents, with those sources taken in that no cue has for its own and that touch a content of the cue they
    point at: the end of what is said, read as who says it.
    """
    widened = list(contents)
    taken = set(source_of.values())
    for run, fit in zip(sources, fits, strict=True):
        if run in taken or not len(fit):
            continue
        for number, content in enumerate(widened):
            if owners[number] != int(fit.argmax()) or content.paragraph != run.paragraph:
                continue
            if content.last == run.first:
                widened[number] = replace(content, last=run.last)
            elif content.first == run.last:
                widened[number] = replace(content, first=run.first)
    return widened


def _sources(
    sources: Sequence[_Run],
    fits: NDArray[np.float64],
    cues: Sequence[_Run],
    kept: Sequence[int],
    sentences: Sequence[tuple[int, int]],
) -> dict[int, _Run]:
    """The source of each cue: best pairs first, each source once; then those that are shared in a sentence."""
    found: dict[int, _Run] = {}
    pairs = sorted(
        ((float(fits[number, cue]), number, cue) for number in range(len(sources)) for cue in kept), reverse=True
    )
    used: set[int] = set()
    for fit, number, cue in pairs:
        if fit >= _OWN_SOURCE and cue not in found and number not in used:
            found[cue] = sources[number]
            used.add(number)
    starts = np.array([first for first, _ in sentences])
    sentence = [int(np.searchsorted(starts, run.first, side="right")) for run in sources]
    for cue in kept:
        if cue in found:
            continue
        place = cues[cue].first
        here = int(np.searchsorted(starts, place, side="right"))
        near = [
            # a source behind its cue is the exception: it counts as twice as far
            (place - run.first if run.first < place else 2 * (run.first - place), number)
            for number, run in enumerate(sources)
            if sentence[number] == here
        ]
        if near:
            found[cue] = sources[min(near)[1]]
    return found
