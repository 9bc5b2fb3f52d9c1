"""The articles in ``examples/``: each is read, its record is valid, and its evidence stands in it letter for letter."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import onrecord
from onrecord.model.plain import record_as_plain

EXAMPLES = sorted(
    path for path in (Path(__file__).parents[1] / "examples").iterdir() if path.suffix in (".html", ".txt")
)
VALIDATOR = Draft202012Validator(json.loads((files("onrecord.model") / "record.schema.json").read_text("utf-8")))


def test_there_are_examples_as_text_and_as_a_page() -> None:
    assert {path.suffix for path in EXAMPLES} == {".html", ".txt"}


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.name)
def plain(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The record of an example, with all that can be asked for, as it goes out."""
    record = onrecord.read(str(request.param), layers=True)
    return json.loads(json.dumps(record_as_plain(record, with_grounds=True)))


def test_the_record_is_valid(plain: dict[str, Any]) -> None:
    assert [f"{list(error.path)}: {error.message}" for error in VALIDATOR.iter_errors(plain)] == []


def test_the_article_is_found(plain: dict[str, Any]) -> None:
    article = plain["article"]
    assert article["language"] == "en"
    assert article["published"] is not None
    assert article["published_from"] is not None
    assert article["text"] == article["text"].strip()


def test_somebody_says_something_and_something_is_claimed(plain: dict[str, Any]) -> None:
    assert [statement for statement in plain["statements"] if statement["speaker"] and statement["speaker"]["entity"]]
    assert plain["claims"]


def test_every_word_of_evidence_stands_where_it_says(plain: dict[str, Any]) -> None:
    text = plain["article"]["text"]
    checked = 0
    waiting: list[Any] = [plain["entities"], plain["statements"], plain["claims"], plain["article"]["credits"]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()
            if node.get("start") is not None and node.get("text"):
                assert text[node["start"] : node["end"]] == node["text"]
                checked += 1
    assert checked > 10


def test_text_is_the_articles_own(plain: dict[str, Any]) -> None:
    text = plain["article"]["text"].casefold()
    assert not [
        words for words in ("share on", "subscribe", "cookie", "read more", "all rights reserved") if words in text
    ]
