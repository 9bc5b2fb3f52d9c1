"""Sentences: where each begins, by the model's score of a start and by the marks around it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.decode import Floats
from onrecord.reading.tokens import parts_paragraphs

__all__ = ["find_sentences"]

_STOPS = frozenset(".?!")
_CLOSING = frozenset("\"”'’)]»")
_OPENING = frozenset({'"', "“", "‘", "'", "(", "[", "«", "„", "``"})
_BULLETS = frozenset("-–—*•_=~#")

# Scores (log-odds) from which a word starts a sentence, chosen by the errors on the dev parts of GUM and EWT, each
# class of marks by itself and none where fewer than some ten places decide: sentence F1 95.8 to 96.0 and 87.4 to 88.9.
_AFTER_STOP = -2.0
"""A capital or a bullet behind a full stop. The tokenizer keeps the stops of abbreviations with their words."""
_AFTER_RUN = 2.0
"""A small letter behind *...* or *??*: people write on."""
_AFTER_COMMA = 1.0
"""A capital behind a comma: *Regards, Jane Doe*; a small letter never."""
_OTHERWISE = 0.0
_NEVER = float("inf")


def find_sentences(text: str, spans: Sequence[tuple[int, int]], starts: Floats) -> tuple[tuple[int, int], ...]:
    """Sentences as word ranges from the words' start scores; a paragraph starts one."""
    borders = [
        index
        for index in range(len(spans))
        if index == 0
        or parts_paragraphs(text[spans[index - 1][1] : spans[index][0]])
        or (starts[index] > _AFTER_STOP and starts[index] > _threshold(text, spans, index))
    ]
    return tuple(zip(borders, [*borders[1:], len(spans)], strict=True)) if borders else ()


def _threshold(text: str, spans: Sequence[tuple[int, int]], index: int) -> float:
    """How sure the model must be: less so where the marks already say that a sentence has ended."""
    word = text[slice(*spans[index])]
    bullet = set(word) <= _BULLETS
    if not word[0].isalnum() and not bullet and word not in _OPENING and not any(map(str.isalnum, word)):
        return _NEVER  # newspapers set *"…," he said* in one
    if word in ('"', "'") and not text[spans[index][1] : spans[index][1] + 1].strip():
        return _NEVER  # a straight mark with space behind it closes
    before = text[slice(*spans[index - 1])]
    if before in _STOPS and (word[0].isupper() or bullet):
        return _AFTER_STOP
    last = index - 1
    while last > 0 and before in _CLOSING:
        last -= 1
        before = text[slice(*spans[last])]
    if before in (",", ";"):
        return _AFTER_COMMA if word[0].isupper() and last == index - 1 else _NEVER
    if word[0].islower() and len(before) > 1 and before[-1] in _STOPS and not before[0].isalnum():
        return _AFTER_RUN
    return _OTHERWISE
