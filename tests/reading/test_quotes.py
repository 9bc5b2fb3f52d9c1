"""Quotations: marks of every style, over paragraphs, nested, and never closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span
from onrecord.reading.quotes import find_quotes, paragraphs


def quoted(text: str) -> list[list[str]]:
    """The words of each quotation, by paragraph."""
    return [[text[part.start : part.end] for part in quote.parts] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We will sign," he said.', '"We will sign,"'),
        ("“We will sign,” he said.", "“We will sign,”"),
        ("«We will sign», he said.", "«We will sign»"),
        ("„We will sign“, he said.", "„We will sign“"),
        ("``We will sign,'' he said.", "``We will sign,''"),
        ('He said: "We will sign.', None),
        ("He said: 'We will sign.'", None),
        ("The ministers' plan wasn't signed.", None),
        ('A 12" gun was shown.', None),
    ],
)
def test_marks_of_every_style(text: str, words: str | None) -> None:
    assert quoted(text) == ([[words]] if words else [])


def test_a_quotation_parted_by_its_cue_is_two() -> None:
    assert quoted('"We will sign," he said, "and leave."') == [['"We will sign,"'], ['"and leave."']]


def test_a_quotation_may_run_over_paragraphs() -> None:
    text = '"The talks went on.\n\n"They will end in May," he said.\n\nNobody "believed" it.'
    assert quoted(text) == [['"The talks went on.', '"They will end in May,"'], ['"believed"']]


def test_one_may_run_over_three() -> None:
    text = "“One.\n\n“Two.\n\n“Three.”"
    assert quoted(text) == [["“One.", "“Two.", "“Three.”"]]


def test_what_is_not_taken_up_again_is_lost_alone() -> None:
    text = '"The talks went on.\n\nHe left.\n\n"They ended," she said.'
    assert quoted(text) == [['"They ended,"']]


@pytest.mark.parametrize(
    "text",
    ["“He told me: “We will sign.” Nothing else.”", '"He told me: “We will sign.” Nothing else."'],
)
def test_the_outermost_counts(text: str) -> None:
    assert quoted(text) == [[text]]


def test_single_marks_inside_are_left_alone() -> None:
    text = "“He said ‘no’ twice,” she said."
    assert quoted(text) == [["“He said ‘no’ twice,”"]]


def test_a_mark_that_never_closes_costs_no_other_paragraph() -> None:
    text = 'He spoke of "peace.\n\nShe said: "No."\n\n"Yes," he said.'
    assert quoted(text) == [['"No."'], ['"Yes,"']]


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert list(paragraphs("one\n\ntwo three")) == [Span(0, 3), Span(5, 14)]
    assert list(paragraphs("")) == []


MARKED = st.text(st.sampled_from("ab .,“”\"«»„'`‘’5\n"), max_size=60)


@given(MARKED)
def test_quotations_are_in_order_apart_and_inside_one_paragraph_a_part(text: str) -> None:
    quotes = find_quotes(text)
    blocks = list(paragraphs(text))
    before = -1
    for quote in quotes:
        assert before <= quote.start < quote.end <= len(text)
        assert (quote.parts[0].start, quote.parts[-1].end) == (quote.start, quote.end)
        for part in quote.parts:
            assert any(block.start <= part.start < part.end <= block.end for block in blocks)
        before = quote.end
