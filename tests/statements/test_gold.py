"""The gold of the hard statements: strings stand in the articles, ids and values are of the contract."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.model.claims import Directness, Manner

HERE = Path(__file__).parent
ARTICLES = sorted(HERE.glob("[0-9][0-9]-*.toml"))
LATER = sorted([*HERE.glob("further/[0-9][0-9]-*.toml"), *HERE.glob("unseen/[0-9][0-9]-*.toml")])
FIELDS = {
    "speaker", "speaker_text", "speaker_at", "on_behalf_of", "office", "co_speakers", "cue", "cue_at", "content",
    "content_at", "directness", "manner", "according_to", "to", "occasion", "said_on",
}  # fmt: skip
ID = re.compile(r"country:[A-Z]{2}|(person|body|org|document|outlet|group):[a-z0-9]+(-[a-z0-9]+)*")
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
EDTF = re.compile(rf"({DAY}(/{DAY})?)?")
MARKS = re.compile("[\"“”‘]|(?<!\\w)'")


def read(path: Path) -> tuple[str, dict[str, Any]]:
    return path.with_suffix(".txt").read_text(encoding="utf-8"), tomllib.loads(path.read_text(encoding="utf-8"))


def test_there_are_24_articles_with_200_statements_and_more_to_develop_by() -> None:
    numbers = [int(path.name[:2]) for path in ARTICLES]
    assert numbers[:24] == list(range(1, 25))
    assert all(number % 2 for number in numbers[24:])
    assert sum(len(read(path)[1]["statement"]) for path in ARTICLES[:24]) >= 200


@pytest.mark.parametrize("path", [*ARTICLES, *LATER], ids=lambda path: path.stem)
class TestGold:
    def test_fields(self, path: Path) -> None:
        _, gold = read(path)
        assert set(gold) == {"published", "about", "statement"}
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", gold["published"])
        for statement in gold["statement"]:
            assert set(statement) == FIELDS

    def test_strings_stand_where_their_offsets_say(self, path: Path) -> None:
        text, gold = read(path)
        for statement in gold["statement"]:
            for name in ("speaker_text", "cue"):
                at = statement["speaker_at" if name == "speaker_text" else "cue_at"]
                assert (text[slice(*at)] if at else "") == statement[name]
            assert [text[start:end] for start, end in statement["content_at"]] == statement["content"]
            assert statement["content"]
            assert all(one[1] < two[0] for one, two in pairwise(statement["content_at"]))
            for name in ("office", "to", "occasion"):
                assert statement[name] in text

    def test_stretches_are_trimmed_and_stay_in_their_paragraph(self, path: Path) -> None:
        _, gold = read(path)
        for statement in gold["statement"]:
            for stretch in statement["content"]:
                assert stretch == stretch.strip()
                assert "\n" not in stretch

    def test_ids_and_values_are_of_the_contract(self, path: Path) -> None:
        _, gold = read(path)
        for statement in gold["statement"]:
            assert statement["speaker"] in {"", "?"} or ID.fullmatch(statement["speaker"])
            assert all(ID.fullmatch(entity) for entity in statement["co_speakers"])
            assert statement["on_behalf_of"] == "" or ID.fullmatch(statement["on_behalf_of"])
            assert statement["directness"] in get_args(Directness)
            assert statement["manner"] in get_args(Manner)
            assert EDTF.fullmatch(statement["said_on"])
            assert statement["said_on"] <= gold["published"]

    def test_nobody_has_no_mention(self, path: Path) -> None:
        _, gold = read(path)
        for statement in gold["statement"]:
            if not statement["speaker"]:
                assert not statement["speaker_text"]
                assert not statement["office"]

    def test_an_inner_statement_lies_in_its_outer_one(self, path: Path) -> None:
        _, gold = read(path)
        for number, statement in enumerate(gold["statement"], start=1):
            outer = statement["according_to"]
            assert 0 <= outer < number
            if outer:
                around = gold["statement"][outer - 1]["content_at"]
                for start, end in statement["content_at"]:
                    assert any(first <= start and end <= last for first, last in around)

    def test_marks_agree_with_directness(self, path: Path) -> None:
        _, gold = read(path)
        for statement in gold["statement"]:
            marked = any(MARKS.search(stretch.replace('32"', "")) for stretch in statement["content"])
            if statement["directness"] == "indirect":
                assert not marked
            elif statement["directness"] == "mixed":
                assert marked
