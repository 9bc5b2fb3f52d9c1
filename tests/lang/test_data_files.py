"""Every file of words loads, is sorted, and a wrong entry is named with its file."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import onrecord.lang
from onrecord.lang import LanguageDataError, load, schema
from onrecord.lang.agreements import agreement_words
from onrecord.lang.dates import load_dates
from onrecord.lang.events import event_words
from onrecord.lang.given_names import given_names
from onrecord.lang.meetings import meeting_words
from onrecord.lang.name_types import name_types
from onrecord.lang.offices import office_words
from onrecord.lang.relations import relation_words
from onrecord.lang.statuses import status_words

ENGLISH = Path(onrecord.lang.__file__).with_name("en")
LOADERS: Mapping[str, Callable[[str], object]] = {
    "agreements": agreement_words,
    "dates": load_dates,
    "events": event_words,
    "given_names": given_names,
    "lemmas": load,
    "meetings": meeting_words,
    "moods": load,
    "name_types": name_types,
    "offices": office_words,
    "reference": load,
    "relations": relation_words,
    "reporting": load,
    "statuses": status_words,
}


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((ENGLISH / f"{name}.toml").read_text(encoding="utf-8"))


def lists(entries: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in entries.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}.{key}")
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield f"{path}.{key}", value


def test_every_file_has_its_loader() -> None:
    assert sorted(LOADERS) == sorted(path.stem for path in ENGLISH.glob("*.toml"))


@pytest.mark.parametrize("name", sorted(LOADERS))
def test_it_loads(name: str) -> None:
    assert LOADERS[name]("en")


@pytest.mark.parametrize("name", sorted(LOADERS))
def test_it_names_its_source(name: str) -> None:
    assert table(name)["source"]


@pytest.mark.parametrize("name", sorted(LOADERS))
def test_no_list_has_a_word_twice(name: str) -> None:
    again = {path: words for path, words in lists(table(name)) if len(set(words)) < len(words)}
    assert again == {}


@pytest.mark.parametrize("section", ["verbs", "nouns", "phrases", "openings"])
def test_reporting_words_are_sorted(section: str) -> None:
    words = list(table("reporting")[section])
    assert words == sorted(words)


def test_regular_verbs_are_sorted() -> None:
    verbs = table("lemmas")["regular"]
    assert verbs == sorted(verbs)


WRONG = [
    ("agreements", "[acts]", '[acts]\nzzz = "burnt"', "[acts] 'zzz'"),
    ("agreements", "[governing]", "[governed]", "[governing]"),
    ("lemmas", "[verbs]", "[verbs]\nzzz = 3", "[verbs] 'zzz'"),
    ("lemmas", "[nouns]", "[nounz]", "[nouns]"),
    ("meetings", "[nouns]", '[nouns]\nzzz = "party"', "[nouns] 'zzz'"),
    ("meetings", "[ahead]", "[behind]", "[ahead]"),
    ("moods", "[verbs]", '[verbs]\nzzz = "likely"', "[verbs] 'zzz'"),
    ("moods", "[modals]", "[modalz]", "[modals]"),
    ("offices", "[put]", '[put]\nzzz = "crowned"', "[put] 'zzz'"),
    ("offices", "[out]", "[outs]", "[out]"),
    ("reference", "[nouns.person]", '[nouns.person]\nzzz = "minister"', "[nouns.person] 'zzz'"),
    ("reference", 'female = ["her", ', 'female = ["her", "her", ', "[pronouns] female"),
    ("relations", "[chair]", "[throne]", "[chair]"),
    ("relations", 'join = ""', "join = 3", "[participant] verbs 'join'"),
    ("reporting", "[verbs]", '[verbs]\nzzz = { manner = "sing", takes = ["quote"] }', "[verbs] 'zzz'"),
    ("reporting", "[verbs]", '[verbs]\nzzz = { manner = "say", takes = ["song"] }', "[verbs] 'zzz'"),
    ("reporting", "[verbs]", '[verbs]\nzzz = { manner = "say", takes = ["quote"], loud = true }', "[verbs] 'zzz'"),
    ("reporting", "[verbs]", '[verbs]\nzzz = "say"', "[verbs] 'zzz'"),
    ("reporting", "[verbs]", "[verbs]\nzzz = 3", "[verbs] 'zzz'"),
    ("reporting", "[nouns]", '[nouns]\nzzz = "say"', "[nouns] 'zzz'"),
    ("reporting", "[openings]", '[openings]\n"zzz" = "sing"', "[openings] 'zzz'"),
    ("statuses", "[controls]", '[controls]\nzzz = "dreamt"', "[controls] 'zzz'"),
    ("statuses", "[events]", '[events]\nzzz = { change = "dreamt" }', "[events] 'zzz'"),
    ("statuses", "[events]", "[events]\nzzz = 3", "[events] 'zzz'"),
    ("statuses", "[controls]", '[[frame]]\nname = "zzz"\nchange = "held"\n[controls]', "frame 'zzz'"),
    (
        "statuses",
        "[controls]",
        '[[frame]]\nname = "zzz"\nverbs = ["be"]\nchange = "held"\nhodler = ["who"]\n[controls]',
        "frame 'zzz'",
    ),
    (
        "statuses",
        "[controls]",
        '[[frame]]\nname = "zzz"\nverbs = ["be"]\nchange = "dreamt"\n[controls]',
        "frame 'zzz'",
    ),
    ("statuses", "[controls]", "[controls\n", "line"),
]


@pytest.mark.parametrize(("name", "old", "new", "named"), WRONG)
def test_a_wrong_entry_is_named(
    name: str, old: str, new: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "wrong"
    shutil.copytree(ENGLISH, tmp_path / code)
    path = tmp_path / code / f"{name}.toml"
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(schema, "files", lambda _: tmp_path)
    with pytest.raises(LanguageDataError) as caught:
        LOADERS[name].__wrapped__(code)  # type: ignore[attr-defined] - past the cache
    assert f"{code}/{name}.toml" in str(caught.value)
    assert named in str(caught.value)


def test_a_language_that_is_not_here_is_named() -> None:
    with pytest.raises(LanguageDataError, match="xx/reporting.toml"):
        load("xx")
