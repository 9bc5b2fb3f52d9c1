"""Properties of the finder, and what a tree adds to it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lang.dates import load_dates
from onrecord.model.reading import Token
from onrecord.model.text import Span
from onrecord.model.time import PartialDate, parse
from onrecord.reading.times import find_times

SNIPPETS = (
    "Ministers met on Tuesday.",
    "the 1990s",
    "since 2015",
    "June 9-10",
    "9–10 June 2018",
    "a year earlier",
    "the third quarter",
    "2:30 p.m. tomorrow",
    "between",
    "and",
    "to",
    "-",
    "the",
    "last",
    "31",
    "February",
    "2018",
    "0001-01-01",
    "30 February 2018",
    "a year ago",
    "two thousand years ago",
    "the end of",
    "99999",
    "in the 1st century",
    "’80s",
    "1/2",
    "every Monday",
    "\n\n",
    "ministers",
)
days = st.dates(datetime.date(1600, 1, 1), datetime.date(2999, 12, 31))
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(SNIPPETS), max_size=12).map(" ".join))
date_lines = st.one_of(
    st.none(),
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.sampled_from(["", "soon", "2018-06/2018-07", "2018-22", "0001-01-01", "9999-12-31"]),
)


@given(texts, date_lines)
def test_expressions_stand_in_order_and_their_dates_can_be_read(text, published):
    end = 0
    for when in find_times(text, (), (), published):
        assert end <= when.start < when.end <= len(text)
        assert text[when.start : when.end].strip() == text[when.start : when.end]
        assert when.value
        if when.edtf is not None:
            assert str(parse(when.edtf)) == when.edtf
        end = when.end


@given(
    days,
    st.sampled_from(["in June", "in the summer of 2018", "in 2018", "last month", "last year", "in the 1990s"]),
)
def test_no_day_comes_of_words_that_name_none(published, words):
    (when,) = find_times(f"They met {words}.", (), (), str(published))
    date = parse(when.edtf or "")
    assert isinstance(date, PartialDate)
    assert date.day is None


@given(days)
def test_without_a_date_line_no_relative_date_is_guessed(published):
    text = "They met yesterday, last week and a year ago, and meet on Tuesday."
    assert all(when.edtf is None for when in find_times(text, (), (), None))
    assert all(when.edtf is not None for when in find_times(text, (), (), str(published)))


def test_paragraphs_are_not_read_across():
    assert [when.value for when in find_times("Signed on 9 June\n\n2018 was a good year.", (), (), "2015-07-01")] == [
        "2015-06-09",
        "2018",
    ]
    assert [when.value for when in find_times("Signed on 9 June\n2018.", (), (), "2015-07-01")] == ["2018-06-09"]


def parsed(*words: tuple[str, str, int, str]) -> tuple[str, tuple[Token, ...]]:
    """A sentence from its words with part of speech, head and relation."""
    text, tokens = "", []
    for form, pos, head, relation in words:
        text += " " * bool(text)
        tokens.append(Token(len(text), len(text) + len(form), pos, head, relation))
        text += form
    return text, tuple(tokens)


# *said* is nearer to the weekday than *meet* is: only the tree knows better.
PARTED_FUTURE = parsed(
    ("Ministers", "NOUN", 2, "nsubj"),
    ("will", "AUX", 2, "aux"),
    ("meet", "VERB", -1, "root"),
    (",", "PUNCT", 5, "punct"),
    ("he", "PRON", 5, "nsubj"),
    ("said", "VERB", 2, "parataxis"),
    (",", "PUNCT", 5, "punct"),
    ("on", "ADP", 8, "case"),
    ("Tuesday", "PROPN", 2, "obl"),
)


PAYABLE = parsed(
    ("They", "PRON", 1, "nsubj"),
    ("authorised", "VERB", -1, "root"),
    ("a", "DET", 3, "det"),
    ("loan", "NOUN", 1, "obj"),
    ("due", "ADJ", 3, "amod"),
    ("Tuesday", "PROPN", 1, "obl:unmarked"),
)
STARTED = parsed(
    ("They", "PRON", 2, "nsubj"),
    ("will", "AUX", 2, "aux"),
    ("end", "VERB", -1, "root"),
    ("what", "PRON", 4, "obj"),
    ("began", "VERB", 2, "ccomp"),
    ("on", "ADP", 6, "case"),
    ("Tuesday", "PROPN", 4, "obl"),
)
MEETING = parsed(
    ("They", "PRON", 2, "nsubj"),
    ("are", "AUX", 2, "aux"),
    ("meeting", "VERB", -1, "root"),
    ("on", "ADP", 4, "case"),
    ("Tuesday", "PROPN", 2, "obl"),
)
PLANNED = parsed(
    ("They", "PRON", 1, "nsubj"),
    ("plan", "VERB", -1, "root"),
    ("to", "PART", 3, "mark"),
    ("meet", "VERB", 1, "xcomp"),
    ("on", "ADP", 5, "case"),
    ("Tuesday", "PROPN", 3, "obl"),
)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        (PARTED_FUTURE, "2018-04-24"),
        (STARTED, "2018-04-17"),
        (MEETING, "2018-04-24"),
        (PLANNED, "2018-04-24"),
        # A parser hangs it on the wrong verb, and the word beside it knows better.
        (PAYABLE, "2018-04-24"),
    ],
)
def test_the_governing_verb_settles_the_week(sentence, day):
    text, tokens = sentence
    (when,) = find_times(text, tokens, (Span(0, len(text)),), "2018-04-21")
    assert when.edtf == day


def test_tokens_without_a_tree_are_as_good_as_none():
    text, tokens = PARTED_FUTURE
    bare = tuple(Token(token.start, token.end, "", -1, "") for token in tokens)
    assert find_times(text, bare, (), "2018-04-21") == find_times(text, (), (), "2018-04-21")


def test_a_sentence_ends_the_search_for_a_verb():
    text = "Ministers will meet soon. On Tuesday a note came."
    sentences = (Span(0, 25), Span(26, len(text)))
    assert find_times(text, (), sentences, "2018-04-21")[-1].edtf == "2018-04-17"


def test_the_words_load_once():
    assert load_dates("en") is load_dates("en")
