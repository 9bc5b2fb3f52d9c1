from __future__ import annotations

import pytest

from onrecord.model.reading import Name
from onrecord.reading.name_types import settle_types


def names(text: str, *marked: tuple[str, str]) -> tuple[Name, ...]:
    found, after = [], 0
    for words, kind in marked:
        start = text.index(words, after)
        after = start + len(words)
        found.append(Name(start, after, kind))
    return tuple(found)


def types(text: str, *marked: tuple[str, str]) -> list[str]:
    given = names(text, *marked)
    settled = settle_types(text, given)
    assert [(name.start, name.end) for name in settled] == [(name.start, name.end) for name in given]
    return [name.type for name in settled]


@pytest.mark.parametrize(
    ("text", "words", "seen", "wanted"),
    [
        ("Xinhua reported on the talks.", "Xinhua", "ORG", "OUTLET"),
        ("The SCO met in Goa.", "SCO", "LOC", "ORG"),
        ("Kazakh officials agreed.", "Kazakh", "PER", "NORP"),
        ("Bashkir villages were named.", "Bashkir", "PER", "NORP"),
        ("He flew to Dushanbe.", "Dushanbe", "PER", "LOC"),
        ("The Lumora Corridor was opened.", "Lumora Corridor", "ORG", "INITIATIVE"),
        ("The Lumora Ministry was closed.", "Lumora Ministry", "LOC", "ORG"),
        ("THE LUMORA TRIBUNE asked.", "LUMORA TRIBUNE", "ORG", "OUTLET"),
        # near misses: nothing is known of these, or not enough
        ("Lumora agreed.", "Lumora", "PER", "PER"),
        ("The Lumora Bank agreed.", "Lumora Bank", "LOC", "LOC"),
        ("The Ministry agreed.", "Ministry", "PER", "PER"),
    ],
)
def test_who_knows_best_says_what_it_is(text: str, words: str, seen: str, wanted: str) -> None:
    assert types(text, (words, seen)) == [wanted]


def test_a_surname_is_no_country() -> None:
    assert types("Ann Israel left. Israel laughed.", ("Ann Israel", "PER"), ("Israel", "PER")) == ["PER", "PER"]
    assert types("Ann Smith left. Israel agreed.", ("Ann Smith", "PER"), ("Israel", "PER")) == ["PER", "LOC"]


def test_one_name_is_one_thing_in_an_article() -> None:
    text = "Lumora won. Lumora lost. Lumora drew."
    assert types(text, ("Lumora", "ORG"), ("Lumora", "LOC"), ("Lumora", "ORG")) == ["ORG", "ORG", "ORG"]
    assert types(text, ("Lumora", "ORG"), ("Lumora", "LOC")) == ["ORG", "LOC"]
