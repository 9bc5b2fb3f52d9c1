"""Where people's names begin and end, and who stands behind a title."""

from __future__ import annotations

import pytest

from onrecord.lang.name_types import name_types
from onrecord.model.reading import Name
from onrecord.reading.person_spans import is_titled, whole_people


def _whole(text: str, *people: str) -> list[str]:
    found, after = [], 0
    for words in people:
        start = text.index(words, after)
        after = start + len(words)
        found.append(Name(start, after, "PER"))
    return [name.span.of(text) for name in whole_people(text, found, name_types("en"))]


@pytest.mark.parametrize(
    ("text", "seen", "wanted"),
    [
        ("Minister of State for Energy Ali Reed sang.", ["Energy Ali Reed"], ["Ali Reed"]),
        ("The price of Energy Ali Reed paid rose.", ["Energy Ali Reed"], ["Energy Ali Reed"]),
        ("Sherpa Ann Lee Doe sang.", ["Sherpa Ann Lee Doe"], ["Ann Lee Doe"]),
        ("King Ann Doe sang.", ["King Ann Doe"], ["King Ann Doe"]),
        ("DFA Undersecretary Ann Doe sang.", ["DFA Undersecretary Ann Doe"], ["Ann Doe"]),
        ("Tan Sri Ann Doe met Tan Wei Ming.", ["Tan Sri Ann Doe", "Tan Wei Ming"], ["Ann Doe", "Tan Wei Ming"]),
        ("Chairman Senate Ann Doe sang.", ["Senate Ann Doe"], ["Ann Doe"]),
        ("President Kh. Doe sang.", ["Kh", "Doe"], ["Kh. Doe"]),
        ("Ann Doe. Lee sang.", ["Ann Doe", "Lee"], ["Ann Doe", "Lee"]),
        ("Ann Maria Doe-Reed sang.", ["Ann Maria Doe", "Reed"], ["Ann Maria Doe-Reed"]),
        ("The Doe-Reed talks began.", ["Doe", "Reed"], ["Doe", "Reed"]),
        ("Ann in 't Veld sang.", ["Ann", "Veld"], ["Ann in 't Veld"]),
        ("Ann Doe Monday sang.", ["Ann Doe Monday"], ["Ann Doe"]),
        ("The Vice President sang.", ["Vice"], []),
        ("Hanoi gave To Lam a flag.", ["Lam"], ["To Lam"]),
        ("He gave it to Lam.", ["Lam"], ["Lam"]),
    ],
)
def test_names_have_what_is_theirs(text: str, seen: list[str], wanted: list[str]) -> None:
    assert _whole(text, *seen) == wanted


@pytest.mark.parametrize(
    ("text", "words", "titled"),
    [
        ("The secretary general of the Pacific Islands Forum, Sione Vaka, sang.", "Sione Vaka", True),
        ("Foreign Minister Sione Vaka sang.", "Sione Vaka", True),
        ("The foreign minister of Peru, Sierra Alta, is steep.", "Sierra Alta", False),
        ("The Chairman of the Presidential Court sang.", "Presidential Court", False),
        ("The river, Sione Vaka, is long.", "Sione Vaka", False),
    ],
)
def test_who_stands_behind_a_title(text: str, words: str, titled: bool) -> None:
    start = text.index(words)
    assert is_titled(text, Name(start, start + len(words), "LOC")) is titled
