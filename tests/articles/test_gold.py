"""The gold of the articles holds together: its words stand in the text, its ids and values are the contract's.

This checks the annotation only; no reader is run here.
"""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
GOLDS = sorted(HERE.glob("[0-9][0-9]-*.toml"))
FOLDERS = [HERE, *(folder for folder in (HERE / "further", HERE / "unseen") if folder.is_dir())]
EVERY = [path for folder in FOLDERS for path in sorted(folder.glob("[0-9][0-9]-*.toml"))]

FACTUALITY = {"asserted", "planned", "expected", "hoped", "proposed", "conditional", "denied"}
ENUMERATIONS: dict[str, dict[str, set[str]]] = {
    "status": {
        "factuality": FACTUALITY,
        "change": {
            "held",
            "acquired",
            "lost",
            "suspended",
            "restored",
            "sought",
            "offered",
            "agreed",
            "refused",
            "under review",
        },
    },
    "meeting": {
        "factuality": FACTUALITY,
        "type": {"summit", "ministerial", "session", "talks", "visit", "call", "conference"},
        "state": {"planned", "under way", "held", "postponed", "cancelled", "proposed", "declined"},
    },
    "role": {
        "factuality": FACTUALITY,
        "change": {"held", "appointed", "elected", "left", "acting", "former", "nominated", "incoming"},
    },
    "relation": {
        "factuality": FACTUALITY,
        "type": {
            "seat of",
            "founder of",
            "body of",
            "chair of",
            "proposer of",
            "participant in",
            "recognises",
            "ally of",
        },
    },
    "agreement": {
        "factuality": FACTUALITY,
        "change": {"proposed", "negotiated", "initialled", "signed", "ratified", "in force", "suspended", "left"},
    },
    "statement": {
        "directness": {"direct", "mixed", "indirect"},
        "manner": {
            "say",
            "stress",
            "add",
            "hope",
            "want",
            "expect",
            "promise",
            "propose",
            "demand",
            "ask",
            "agree",
            "deny",
            "accuse",
            "warn",
            "praise",
            "think",
        },
    },
}
REQUIRED: dict[str, set[str]] = {
    "status": {
        "holder",
        "organisation",
        "status",
        "change",
        "on",
        "held",
        "factuality",
        "negated",
        "said_by",
        "by",
        "evidence",
    },
    "meeting": {
        "organisation",
        "participants",
        "absent",
        "name",
        "type",
        "ordinal",
        "state",
        "when",
        "place",
        "country",
        "host",
        "chair",
        "factuality",
        "negated",
        "said_by",
        "evidence",
    },
    "role": {"person", "office", "of", "to", "change", "held", "factuality", "negated", "said_by", "evidence"},
    "relation": {"holder", "other", "type", "held", "factuality", "negated", "said_by", "evidence"},
    "agreement": {
        "parties",
        "document",
        "change",
        "on",
        "place",
        "factuality",
        "negated",
        "said_by",
        "evidence",
    },
    "statement": {
        "speaker",
        "cue",
        "content",
        "directness",
        "manner",
        "according_to",
        "to",
        "occasion",
        "said_on",
    },
}
ALLOWED_BESIDES: dict[str, set[str]] = {
    "status": {"count", "optional"},
    "meeting": {"optional"},
    "role": {"optional"},
    "relation": {"optional"},
    "agreement": {"optional"},
    "statement": {"co_speakers", "optional"},
}
ID_FIELDS: dict[str, tuple[str, ...]] = {
    "status": ("holder", "organisation", "by"),
    "meeting": ("organisation", "place", "country", "host", "chair", "participants", "absent"),
    "role": ("person", "of", "to"),
    "relation": ("holder", "other"),
    "agreement": ("parties", "document"),
    "statement": ("speaker", "co_speakers"),
}
DATE_FIELDS = ("on", "held", "when", "said_on")

ID = re.compile(r"country:[A-Z]{2}|(?:org|body|person|place|document|initiative|outlet|group):[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = r"(?:-?\d{4}|\d{3}X|XXXX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?)?[?~%]?"
EDTF = re.compile(rf"{_DAY}|(?:{_DAY}|\.\.)/(?:{_DAY}|\.\.)")


def load(path: Path) -> tuple[str, dict[str, Any]]:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return text, tomllib.loads(path.read_text(encoding="utf-8"))


def records(gold: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(kind, record) for kind in REQUIRED for record in gold.get(kind, [])]


def is_id(value: str) -> bool:
    return ID.fullmatch(value) is not None


def test_forty_articles_each_with_its_gold() -> None:
    numbers = [path.name[:2] for path in GOLDS]
    assert numbers == [f"{n:02d}" for n in range(1, 41)]
    assert sorted(path.stem for path in HERE.glob("[0-9][0-9]-*.txt")) == [path.stem for path in GOLDS]


def test_at_least_six_articles_have_neither_status_nor_meeting() -> None:
    golds = [load(path)[1] for path in GOLDS]
    assert sum(not gold.get("status") and not gold.get("meeting") for gold in golds) >= 6


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_keys_are_known_and_complete(path: Path) -> None:
    _, gold = load(path)
    assert set(gold) <= {"published", "about"} | set(REQUIRED)
    assert gold["about"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", gold["published"])
    for kind, record in records(gold):
        assert REQUIRED[kind] <= set(record), (kind, record)
        assert set(record) <= REQUIRED[kind] | ALLOWED_BESIDES[kind], (kind, record)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_length_is_that_of_an_agency_item(path: Path) -> None:
    text, _ = load(path)
    assert 120 <= len(text.split()) <= 700


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_words_stand_in_the_text(path: Path) -> None:
    text, gold = load(path)
    for kind, record in records(gold):
        if kind == "statement":
            assert record["content"], record
            assert all(part and part == part.strip() for part in record["content"]), record
            for part in record["content"]:
                assert text.count(part) == 1, (part, text.count(part))
            for field in ("cue", "occasion", "to"):
                assert record[field] in text, (field, record[field])
        else:
            assert text.count(record["evidence"]) == 1, record["evidence"]
        assert record.get("name", "") in text


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_ids_are_well_formed(path: Path) -> None:
    _, gold = load(path)
    for kind, record in records(gold):
        for field in ID_FIELDS[kind]:
            value = record.get(field, "")
            for one in value if isinstance(value, list) else [value]:
                unnamed = one == "?" and field == "speaker"
                assert one == "" or unnamed or is_id(one), (kind, field, one)
        said_by = record.get("said_by", "")
        assert said_by in {"", "?"} or is_id(said_by), said_by


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_values_are_the_contract_s(path: Path) -> None:
    _, gold = load(path)
    for kind, record in records(gold):
        for field, allowed in ENUMERATIONS[kind].items():
            assert record[field] in allowed, (kind, field, record[field])
        if kind != "statement":
            assert isinstance(record["negated"], bool)
        for field in DATE_FIELDS:
            value = record.get(field, "")
            assert value == "" or EDTF.fullmatch(value), (kind, field, value)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_who_says_a_claim_also_says_a_statement(path: Path) -> None:
    _, gold = load(path)
    speakers = {
        one
        for statement in gold.get("statement", [])
        for one in [statement["speaker"], *statement.get("co_speakers", [])]
    }
    for kind, record in records(gold):
        if kind != "statement" and record["said_by"]:
            assert record["said_by"] in speakers, record


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_according_to_points_at_another_statement_that_holds_it(path: Path) -> None:
    text, gold = load(path)
    statements = gold.get("statement", [])
    for index, statement in enumerate(statements, start=1):
        if statement["according_to"]:
            outer = int(statement["according_to"])
            assert 1 <= outer <= len(statements)
            assert outer != index
            assert any(statement["content"][0] in part for part in statements[outer - 1]["content"])


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_statements_stand_in_the_order_of_the_text(path: Path) -> None:
    text, gold = load(path)
    starts = [text.index(statement["content"][0]) for statement in gold.get("statement", [])]
    outers = [bool(statement["according_to"]) for statement in gold.get("statement", [])]
    for (before, after), nested in zip(pairwise(starts), outers[1:], strict=True):
        assert before < after or nested


def ids_of(gold: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    for kind, record in records(gold):
        for field in (*ID_FIELDS[kind], "said_by"):
            value = record.get(field, "")
            found.update(value if isinstance(value, list) else [value])
    return {one for one in found if is_id(one)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_entities_beside_the_gold_are_those_the_gold_uses(folder: Path) -> None:
    golds = sorted(folder.glob("[0-9][0-9]-*.toml"))
    entities = tomllib.loads((folder / "entities.toml").read_text(encoding="utf-8"))
    used = {one for path in golds for one in ids_of(load(path)[1])}
    named = {one for one in used if one.split(":")[0] not in {"country", "person", "place"}}
    assert set(entities) <= named
    # what a document's descriptive slug means need not be said: documents are compared by party, change and day
    assert {one for one in named - set(entities) if not one.startswith("document:")} == set()
    texts = "\n".join(load(path)[0] for path in golds)
    for identity, entity in entities.items():
        assert set(entity) == {"of", "names"}
        assert entity["of"] == "" or is_id(entity["of"]), identity
        assert entity["names"], identity
        assert all(name in texts for name in entity["names"]), identity
