from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import world
from onrecord.model.reading import Name
from onrecord.reading.name_spans import mend_spans


def mended(text: str, *marked: tuple[str, str]) -> list[tuple[str, str]]:
    found, after = [], 0
    for words, kind in marked:
        start = text.index(words, after)
        after = start + len(words)
        found.append(Name(start, after, kind))
    return [(name.span.of(text), name.type) for name in mend_spans(text, found, world.recognise(text))]


@pytest.mark.parametrize(
    ("text", "marked", "wanted"),
    [
        ("H.E. Ann Doe spoke.", [("H.E. Ann Doe", "PER")], [("Ann Doe", "PER")]),
        ("Hon. Amb. Ann Doe spoke.", [("Hon. Amb.", "PER"), ("Ann Doe", "PER")], [("Ann Doe", "PER")]),
        ("Heather Doe spoke.", [("Heather Doe", "PER")], [("Heather Doe", "PER")]),
        (
            "President of Iran Ann Doe spoke.",
            [("Iran Ann Doe", "PER")],
            [("Iran", "LOC"), ("Ann Doe", "PER")],
        ),
        ("Then Jordan Ann Doe spoke.", [("Jordan Ann Doe", "PER")], [("Jordan Ann Doe", "PER")]),
        (
            "the Islamic Republic of Mauritania left",
            [("Islamic Republic", "LOC"), ("Mauritania", "LOC")],
            [("Islamic Republic of Mauritania", "LOC")],
        ),
        (
            "Islam and Mauritania left",
            [("Islam", "ORG"), ("Mauritania", "LOC")],
            [("Islam", "ORG"), ("Mauritania", "LOC")],
        ),
        (
            "Minister of Trade and Rural Works of Kenya",
            [("Trade", "ORG"), ("Rural Works of Kenya", "ORG")],
            [("Kenya", "LOC")],
        ),
        ("Minister for Europe", [("Europe", "LOC")], [("Europe", "LOC")]),
        (
            "Kazakh Foreign Ministry",
            [("Kazakh Foreign Ministry", "ORG")],
            [("Kazakh", "NORP"), ("Foreign Ministry", "ORG")],
        ),
        ("Kazakh Film Club", [("Kazakh Film Club", "ORG")], [("Kazakh Film Club", "ORG")]),
        ("SCO High Representative Ann Doe", [("SCO High Representative", "ORG")], [("SCO", "ORG")]),
        (
            "the Treaty on Friendship, Trade and Cooperation of 2007",
            [("Friendship", "ORG")],
            [("Treaty on Friendship, Trade and Cooperation", "INITIATIVE")],
        ),
        ("a treaty on Friendship", [("Friendship", "ORG")], [("Friendship", "ORG")]),
        (
            "the Ministry of Trade and Industry's plan",
            [("Ministry of Trade", "ORG")],
            [("Ministry of Trade and Industry", "ORG")],
        ),
        (
            "the Ministry of Trade and LMN agreed",
            [("Ministry of Trade", "ORG"), ("LMN", "ORG")],
            [("Ministry of Trade", "ORG"), ("LMN", "ORG")],
        ),
        ("the Member States agreed", [("Member States", "ORG")], []),
        ("HANOI - Pacific leaders", [("HANOI - Pacific", "LOC")], [("HANOI", "LOC"), ("Pacific", "LOC")]),
        ("the “Post” asked", [("Post”", "OUTLET")], [("Post", "OUTLET")]),
        ("pro-Kazakh words", [("pro-Kazakh", "NORP")], [("Kazakh", "NORP")]),
        ("HANOI, May 5 (LMN) – He left.", [("HANOI", "LOC")], [("HANOI", "LOC"), ("LMN", "OUTLET")]),
        ("(Lumonews) - He left.", [], [("Lumonews", "OUTLET")]),
        ("He left (alone) - and Ann (LMN) stayed.", [("Ann", "PER")], [("Ann", "PER")]),
        (
            "the Lumora Transit Corridor (LTC) opened",
            [("Lumora Transit Corridor", "INITIATIVE")],
            [("Lumora Transit Corridor", "INITIATIVE"), ("LTC", "INITIATIVE")],
        ),
        ("Ann Doe (MP) left", [("Ann Doe", "PER")], [("Ann Doe", "PER")]),
        ("Lumora (K) won", [("Lumora (K)", "ORG")], [("Lumora (K)", "ORG")]),
    ],
)
def test_borders_by_the_words(text: str, marked: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> None:
    assert mended(text, *marked) == wanted


WORDS = st.sampled_from(
    [
        "H.E.",
        "Iran",
        "Ann",
        "Doe",
        "of",
        "the",
        "Treaty",
        "on",
        "and",
        ",",
        "Ministry",
        "Minister",
        "SCO",
        "-",
        "(",
        ")",
        "”",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=14), st.data())
def test_names_stay_in_order_and_never_overlap(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    edges = [0]
    for word in words:
        edges.append(edges[-1] + len(word) + 1)
    found, at = [], 0
    while at < len(words):
        size = data.draw(st.integers(0, 4))
        if size:
            last = min(at + size, len(words))
            kind = data.draw(st.sampled_from(["PER", "ORG", "LOC", "INITIATIVE"]))
            found.append(Name(edges[at], edges[last] - 1, kind))
        at += size + 1
    after = 0
    for name in mend_spans(text, found, world.recognise(text)):
        assert after <= name.start < name.end <= len(text)
        assert name.span.of(text).strip() == name.span.of(text)
        after = name.end
