from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.sentences import find_sentences
from onrecord.reading.tokens import split_words


def sentences(text: str, start: str, score: float) -> list[str]:
    """The sentences where the model gives one word a score and all others none."""
    spans = split_words(text)
    place = text.rindex(start)
    scores = np.array([score if a == place else -9.0 for a, _ in spans], np.float32)
    return [text[spans[a][0] : spans[b - 1][1]] for a, b in find_sentences(text, spans, scores)]


@pytest.mark.parametrize(
    ("text", "start", "score", "count"),
    [
        ("He left. She stayed.", "She", -1.5, 2),
        ("He left. She stayed.", "She", -2.5, 1),
        ("He left. she stayed.", "she", -1.5, 1),
        ("He left. she stayed.", "she", 0.5, 2),
        ("He left. - She stayed.", "- She", -1.5, 2),
        ("He left... and she stayed.", "and", 1.5, 1),
        ("He left... and she stayed.", "and", 2.5, 2),
        ("He left... She stayed.", "She", 0.5, 2),
        ("Best regards, Ann Doe", "Ann", 1.5, 2),
        ("Best regards, Ann Doe", "Ann", 0.5, 1),
        ("He left, and she stayed.", "and", 5.0, 1),
        ("“He left,” She said.", "She", 5.0, 1),
        ('He left. "', '"', 5.0, 1),
        ('He left. "She', '"She', 5.0, 2),
        ("He left ) now", ")", 5.0, 1),
        ("He left and she stayed", "and", 0.5, 2),
        ("He left\n\nand", "and", -9.0, 2),
    ],
)
def test_the_marks_say_how_sure_the_model_must_be(text: str, start: str, score: float, count: int) -> None:
    assert len(sentences(text, start, score)) == count


@given(st.text("aA.,\"'-–? \n"), st.integers(0, 9))
def test_sentences_cover_all_words_once(text: str, seed: int) -> None:
    spans = split_words(text)
    scores = np.random.default_rng(seed).normal(0, 3, len(spans)).astype(np.float32)
    found = find_sentences(text, spans, scores)
    assert [index for first, last in found for index in range(first, last)] == list(range(len(spans)))
