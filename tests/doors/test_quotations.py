"""Quotations with their speakers, and words that are looked for."""

from __future__ import annotations

import pytest
from builders import evidence, record
from hypothesis import given
from hypothesis import strategies as st

from onrecord.doors.quotations import find_words, quotations_of
from onrecord.model.claims import Speaker, Statement
from onrecord.model.reading import Layers, Quote
from onrecord.model.record import Record
from onrecord.model.text import Span


def test_every_quotation_has_its_place_and_the_innermost_speaker(made: Record) -> None:
    found = list(quotations_of(made))
    text = made.article.text
    assert [one.text for one in found] == ['"We are ready,"', '"and the door is open."', "“the bank is empty”"]
    assert [text[one.span.start : one.span.end] for one in found] == [one.text for one in found]
    assert [one.statement for one in found] == ["s2", "s2", "s4"]
    assert [one.speaker.text for one in found if one.speaker] == ["he", "he", "a neighbour"]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("the bank is empty", "the bank is empty"),
        ("'the bank is empty'", "the bank is empty"),
        ('warned that "the bank is empty"', "warned that “the bank is empty”"),
        ("founded in\nMuscat.  Oman hopes", "founded in Muscat.\n\nOman hopes"),
    ],
)
def test_the_form_of_marks_and_blanks_is_no_difference(made: Record, asked: str, there: str) -> None:
    found = find_words(made, asked)
    assert found is not None
    assert found.exact
    assert [span.of(made.article.text) for span in found.spans] == [there]


def test_words_parted_by_their_cue_are_found(made: Record) -> None:
    found = find_words(made, 'We are ready," "and the door is open')
    assert found is not None
    assert found.exact
    assert found.parted
    assert [span.of(made.article.text) for span in found.spans] == ['We are ready,"', '"and the door is open']
    assert found.statement == "s2"


def test_small_differences_are_shown_and_not_exact(made: Record) -> None:
    found = find_words(made, "Oman hopes to leave the Blue Bank")
    assert found is not None
    assert not found.exact
    assert ("leave", "join") in found.differences
    assert found.speaker is not None
    assert found.speaker.entity == "person:salim-harthy"


def test_half_a_word_is_not_exact(made: Record) -> None:
    found = find_words(made, "the bank is emp")
    assert found is None or not found.exact


def test_other_words_are_not_found(made: Record) -> None:
    assert find_words(made, "bananas grow in the northern mountains") is None


def test_the_article_itself_has_no_speaker(made: Record) -> None:
    found = find_words(made, "The Blue Bank was founded in Muscat")
    assert found is not None
    assert found.exact
    assert found.speaker is None
    assert found.statement is None


@given(st.text(min_size=1), st.text())
def test_places_hold_whatever_is_asked_of_whatever_text(text: str, words: str) -> None:
    found = find_words(record(text), words)
    assert found is None or all(0 <= span.start < span.end <= len(text) for span in found.spans)


@given(st.lists(st.sampled_from(("ab", "a", "b-a", "“b”", "ba,")), min_size=1), st.sampled_from(("a", "b", "ab", "ba")))
def test_whole_words_are_found_and_parts_of_words_are_not(pieces: list[str], word: str) -> None:
    text = "\n\n".join(pieces)
    found = find_words(record(text), word)
    there = word in text.translate({ord(char): " " for char in "“”-,"}).split()
    assert (found is not None and found.exact) == there


def test_answers_without_marks_are_listed_with_the_quotations() -> None:
    text = 'Q: Is the bank open?\n\nA: It opened in "Little Muscat" on Monday.'
    answer = evidence(text, 'It opened in "Little Muscat" on Monday.')
    who = Speaker(None, "A", text.index("A:"), text.index("A:") + 1)
    bare = record(text, statements=[Statement("s1", who, (), None, None, (answer,), "direct", "say")])
    start = text.index('"Little')
    quote = Quote(start, start + 15, (Span(start, start + 15),))
    whole = Record(bare.article, (), bare.statements, (), Layers((), (), (), (), (quote,)), "test-1")
    found = list(quotations_of(whole))
    assert [one.text for one in found] == [answer.text, '"Little Muscat"']
    assert [one.span.of(text) for one in found] == [one.text for one in found]
    assert [one.statement for one in found] == ["s1", "s1"]


def test_indirect_words_are_no_quotation() -> None:
    text = "A neighbour said the bank was empty."
    content = evidence(text, "the bank was empty")
    bare = record(
        text, statements=[Statement("s1", None, (), None, evidence(text, "said"), (content,), "indirect", "say")]
    )
    whole = Record(bare.article, (), bare.statements, (), Layers((), (), (), (), ()), "test-1")
    assert list(quotations_of(whole)) == []
