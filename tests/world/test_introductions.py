"""Organisations that a text introduces with an acronym. Offsets are always compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.world import introductions


def found(text):
    for one in introductions(text):
        assert text[one.start : one.end] == one.name
        assert text[one.acronym_start : one.acronym_end] == one.acronym
    return [(one.id, one.name, one.acronym, one.known) for one in introductions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Leaders of the Alliance of Small Mountain States (ASMS) met.",
            ("org:alliance-of-small-mountain-states", "Alliance of Small Mountain States", "ASMS", False),
        ),
        (
            "He praised the Shanghai Cooperation Organization (SCO).",
            ("org:sco", "Shanghai Cooperation Organization", "SCO", True),
        ),
        (
            "The Northern Lakes Council (the “NLC”) agreed.",
            ("org:northern-lakes-council", "Northern Lakes Council", "NLC", False),
        ),
    ],
)
def test_introduced(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Leaders of the Alliance of Small Mountain States (12) met.",
        "Leaders of the Alliance of Small Mountain States (ABCD) met.",
        "He lives in Great Upper Harbour (GUH).",
        "Leaders of the alliance of small mountain states (ASMS) met.",
        "It is a Council. Northern Lakes (NL) froze.",
        "(SCO)",
        "",
    ],
)
def test_not_introduced(text):
    assert found(text) == []


@given(st.text(alphabet="ABab ().of", max_size=60))
def test_offsets_hold(text):
    found(text)
