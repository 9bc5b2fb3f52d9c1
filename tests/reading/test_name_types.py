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
        ("The Treaty of Lumora was signed.", "Treaty of Lumora", "LOC", "INITIATIVE"),
        ("The Lumora Vision 2030 was named.", "Lumora Vision 2030", "ORG", "INITIATIVE"),
        ("Reporters of the Lumora News Agency left.", "Lumora News Agency", "ORG", "OUTLET"),
        ("HANOI, May 5 (LMN) - He left.", "LMN", "ORG", "OUTLET"),
        ("The Lumo news agency asked.", "Lumo", "LOC", "OUTLET"),
        ("Paris-based Lumora left.", "Paris-based", "LOC", "NORP"),
        ("Port-Louis left.", "Port-Louis", "LOC", "LOC"),
        ("COP29 ended.", "COP29", "ORG", "EVENT"),
        # near misses: nothing is known of these, or not enough
        ("Lumora agreed.", "Lumora", "PER", "PER"),
        ("The Lumora Circle agreed.", "Lumora Circle", "LOC", "LOC"),
        ("He left (LMN) - and stayed.", "LMN", "ORG", "ORG"),
        ("The Lumo news was good.", "Lumo", "LOC", "LOC"),
        ("COP was silent.", "COP", "ORG", "ORG"),
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
    given = names(text, ("Lumora", "ORG"), ("Lumora", "LOC"), ("Lumora", "ORG"))
    unsure, sure = {"LOC": -0.6, "ORG": -0.8}, {"ORG": -0.01, "LOC": -7.0}
    kinds = [name.type for name in settle_types(text, given, [sure, unsure, sure])]
    assert kinds == ["ORG", "ORG", "ORG"]
    # the twin: where the model is sure, it keeps its mind
    kinds = [name.type for name in settle_types(text, given, [unsure, {"LOC": -0.01, "ORG": -7.0}, unsure])]
    assert kinds[1] == "LOC"


def test_the_model_keeps_its_mind_where_a_team_has_a_known_place_for_its_name() -> None:
    text = "Canberra beat Lumora."
    given = names(text, ("Canberra", "ORG"))
    assert settle_types(text, given, [{"ORG": -0.01, "LOC": -8.0}])[0].type == "ORG"
    assert settle_types(text, given, [{"ORG": -0.6, "LOC": -0.8}])[0].type == "LOC"


def test_an_acronym_is_what_it_is_short_for() -> None:
    text = "The Lumora Transit Corridor (LTC) opened. The LTC is long. The LNA (LTA) left."
    given = (("Lumora Transit Corridor", "ORG"), ("LTC", "ORG"), ("LTC", "ORG"), ("LNA", "ORG"), ("LTA", "LOC"))
    assert types(text, *given) == ["INITIATIVE", "INITIATIVE", "INITIATIVE", "ORG", "LOC"]
