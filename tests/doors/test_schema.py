"""The JSON Schema in the package: what it takes, and that it is as strict as the contract."""

from __future__ import annotations

import copy
import json
from dataclasses import fields, replace
from importlib.resources import files
from typing import Any, get_args

import pytest
from builders import claim, record
from jsonschema import Draft202012Validator

from onrecord.model import claims as nouns
from onrecord.model.article import Credit, CreditRelation, PublishedFrom
from onrecord.model.claims import CLAIM_TYPES, Entity
from onrecord.model.plain import record_as_plain
from onrecord.model.reading import Layers, Name, Quote, Token, When
from onrecord.model.record import Record
from onrecord.model.text import Span

SCHEMA = json.loads((files("onrecord.model") / "record.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
TEXT = "Some words."
KINDS: dict[str, dict[str, Any]] = {
    "status": {"holder": "country:OM", "organisation": "org:sco", "status": None, "change": "held", "held": "2015/.."},
    "meeting": {"type": "summit", "state": "planned", "participants": ("country:OM",), "ordinal": 3},
    "role": {"person": "person:a", "office": "President", "of": "country:OM", "change": "held"},
    "relation": {"holder": "org:sco", "other": "place:b", "type": "seat of"},
    "agreement": {"parties": ("country:OM",), "document": None, "change": "signed", "on": "2016"},
    "event": {"type": "SUPPORT", "actor": "country:OM", "contexts": ("diplomatic",)},
}


def full(made: Record) -> dict[str, Any]:
    layers = Layers((Span(0, 4),), (Token(0, 4, "DET", -1, "root"),), (Name(0, 4, "PER"),),
                    (When(0, 4, "DATE", "2018", "2018"),), (Quote(0, 4, (Span(0, 4),)),))  # fmt: skip
    claims = (*made.claims, *(claim(made.article.text, kind, "Oman", **own) for kind, own in KINDS.items()))
    entities = (*made.entities, Entity("place:muscat", "place", "Muscat", (), (("geonames", "287286"),), None, "country:OM"),
                Entity("body:mfa", "body", "the ministry", (), (), "country:OM"))  # fmt: skip
    article = replace(made.article, credits=(Credit(None, "A. Writer", "byline"),), language="en")
    whole = replace(made, article=article, claims=claims, entities=entities, layers=layers)
    return json.loads(json.dumps(record_as_plain(whole, with_grounds=True)))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_full_record_and_an_empty_one_are_valid(made: Record) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(full(made))] == []
    assert VALIDATOR.is_valid(record_as_plain(record(TEXT)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "factuality"), "rumoured"),
        (("claims", 0, "kind"), "rumour"),
        (("claims", 0, "change"), "wanted"),
        (("claims", 0, "negated"), None),
        (("claims", 1, "on"), "May 2017"),
        (("claims", 1, "holder"), "Oman"),
        (("claims", 0, "according_to"), "somebody"),
        (("statements", 0, "manner"), "shout"),
        (("statements", 0, "content"), []),
        (("statements", 0, "directness"), "free"),
        (("article", "id"), "1"),
        (("article", "language"), "English"),
        (("article", "published_from"), "guess"),
        (("entities", 0, "type"), "dog"),
        (("entities", 0, "of"), "country:OM"),
        (("reading", "tokens", 0, "head"), -2),
    ],
)
def test_what_the_contract_does_not_know_is_refused(made: Record, path: tuple[Any, ...], value: object) -> None:
    plain = full(made)
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(plain)


@pytest.mark.parametrize("path", [(), ("article",), ("entities", 0), ("statements", 0), ("statements", 0, "speaker"),
                                  ("claims", 0), ("claims", 0, "evidence"), ("reading",)])  # fmt: skip
def test_a_field_more_or_less_is_refused(made: Record, path: tuple[Any, ...]) -> None:
    for change in ("more", "less"):
        plain = copy.deepcopy(full(made))
        place = plain
        for step in path:
            place = place[step]
        if change == "more":
            place["rumour"] = None
        else:
            del place[next(iter(place))]
        assert not VALIDATOR.is_valid(plain), change


def test_every_kind_has_its_fields_and_no_other() -> None:
    for kind in CLAIM_TYPES:
        own = {field.name for field in fields(kind)} - {"stance", "ground"}
        common = {"kind", "factuality", "condition", "according_to", "negated", "evidence", "also"}
        assert set(SCHEMA["$defs"][kind.kind]["properties"]) == own | common


@pytest.mark.parametrize(
    ("place", "noun"),
    [
        (("status", "change"), nouns.StatusChange),
        (("status", "factuality"), nouns.Factuality),
        (("meeting", "type"), nouns.MeetingType),
        (("meeting", "state"), nouns.MeetingState),
        (("role", "change"), nouns.RoleChange),
        (("relation", "type"), nouns.RelationType),
        (("agreement", "change"), nouns.AgreementChange),
        (("statement", "manner"), nouns.Manner),
        (("statement", "directness"), nouns.Directness),
        (("entity", "type"), nouns.EntityType),
        (("credit", "relation"), CreditRelation),
    ],
)
def test_lists_of_words_are_those_of_the_nouns(place: tuple[str, str], noun: object) -> None:
    assert SCHEMA["$defs"][place[0]]["properties"][place[1]]["enum"] == list(get_args(noun))


def test_how_a_date_was_found_is_named() -> None:
    assert SCHEMA["$defs"]["article"]["properties"]["published_from"]["enum"] == [*get_args(PublishedFrom), None]
