"""The marked sentences parse, and their names keep the conventions that can be checked by rule."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from names import form

HERE = Path(__file__).parent
TITLE = re.compile(r"(President|Prime|Minister|Mr|Ms|Dr|Sheikh|Ambassador|General|Foreign Minister) ")


SENTENCES = form.read_sentences(HERE / "sentences.txt")


def test_there_are_300_sentences_and_none_twice() -> None:
    assert len(SENTENCES) >= 300
    assert len({sentence.text for sentence in SENTENCES}) == len(SENTENCES)


def test_every_kind_of_name_is_there() -> None:
    seen = Counter(name.type for sentence in SENTENCES for name in sentence.names)
    assert set(seen) == set(form.TYPES)
    assert min(seen.values()) >= 25


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: str(sentence.line))
def test_names_keep_the_conventions(sentence: form.Sentence) -> None:
    assert sentence.names
    for name in sentence.names:
        words = sentence.text[name.start : name.end]
        assert words == words.strip()
        assert not words.endswith(("'s", "’s", ",", "."))
        assert not words.startswith(("the ", "a "))
        assert not (name.type == "PER" and TITLE.match(words))
        before, after = sentence.text[: name.start][-1:], sentence.text[name.end :][:1]
        assert not before.isalnum()
        assert not after.isalnum()


def test_offsets_are_of_the_text_without_marks() -> None:
    sentence = form.parse("[NORP Kazakh] hosts met [PER Li Xi].", 1)
    assert sentence.text == "Kazakh hosts met Li Xi."
    assert [(name.start, name.end, name.type) for name in sentence.names] == [(0, 6, "NORP"), (17, 22, "PER")]


@pytest.mark.parametrize("marked", ["[Kazakh] hosts", "[PER Li Xi", "[PERSON Li Xi]", "[PER [LOC Xi] Jin]"])
def test_a_bracket_that_marks_no_name_is_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match="marks no name"):
        form.parse(marked, 1)
