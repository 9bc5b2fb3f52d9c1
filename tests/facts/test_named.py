"""Which words stand for whom, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import claim, evidence, record, statement

from onrecord.facts import Questions
from onrecord.facts.named import Named, named_in
from onrecord.model.claims import Entity
from onrecord.model.text import Span
from onrecord.store import Store

TEXT = (
    "Hikmat Hajiyev spoke of the Shanghai Cooperation Organisation. He said Azerbaijan is a dialogue partner of the SCO, "
    "which Baku's envoy confirmed. The Foreign Ministry of Azerbaijan agreed that this organisation matters."
)


def entity(identity: str, name: str, *mentions: str, kind: str = "organisation") -> Entity:
    return Entity(identity, kind, name, tuple(evidence(TEXT, one) for one in mentions))  # type: ignore[arg-type]


ENTITIES = (
    entity("person:hikmat-hajiyev", "Hikmat Hajiyev", "Hikmat Hajiyev", "He", kind="person"),
    entity("org:sco", "Shanghai Cooperation Organisation", "Shanghai Cooperation Organisation", "the SCO",
           "this organisation"),
    entity("country:AZ", "Azerbaijan", "Azerbaijan", "Baku", kind="country"),
    entity("body:az-foreign-ministry", "Foreign Ministry of Azerbaijan", "Foreign Ministry of Azerbaijan", kind="body"),
)  # fmt: skip


def named(words: str, *, parts: dict[str, str] | None = None, voice: bool = False, **fields: object) -> list[Named]:
    made = claim(TEXT, "status", words, status="dialogue partner", change="held",
                 **{"holder": "country:AZ", "organisation": "org:sco", **fields})  # fmt: skip
    spans = tuple((role, Span(place.start, place.end)) for role, part in (parts or {}).items()
                  for place in [evidence(TEXT, part)])  # fmt: skip
    made = replace(made, ground=replace(made.ground, parts=spans))
    said = statement(TEXT, "s1", "person:hikmat-hajiyev", words, mention="He")
    found = named_in(made, (said,) if voice else (), TEXT, ENTITIES)
    assert all(TEXT[one.start : one.end] == one.words for one in found)
    return list(found)


def test_every_part_has_its_words_and_why_they_stand_for_it() -> None:
    found = named(
        "Azerbaijan is a dialogue partner of the SCO", voice=True,
        parts={"holder": "Azerbaijan", "status": "dialogue partner of the SCO"},
    )  # fmt: skip
    assert [(one.role, one.words, one.entity, one.why) for one in found] == [
        ("holder", "Azerbaijan", "country:AZ", "a listed name of the country"),
        ("status", "dialogue partner of the SCO", None, None),
        ("organisation", "the SCO", "org:sco", "a listed name of the organisation"),
        ("speaker", "He", "person:hikmat-hajiyev", "stands for Hikmat Hajiyev, named at 0–14"),
    ]


@pytest.mark.parametrize(
    ("words", "entity", "why"),
    [
        ("Baku's envoy", "country:AZ", "a capital, for its government; may also mean something else"),
        ("this organisation matters", "org:sco", "stands for Shanghai Cooperation Organisation, named at 28–61"),
        ("Foreign Ministry of Azerbaijan", "body:az-foreign-ministry",
         "ministry of country:AZ, from the words of the name"),
        ("Hikmat Hajiyev spoke", "person:hikmat-hajiyev", "named so in the article"),
    ],
)  # fmt: skip
def test_reasons(words: str, entity: str, why: str) -> None:
    (found,) = [one for one in named(words, holder=entity) if one.entity == entity]
    assert found.why == why


def test_whoever_is_not_in_the_evidence_was_named_before_it() -> None:
    found = {one.entity: one for one in named("dialogue partner")}
    assert (found["country:AZ"].words, found["org:sco"].words) == ("Azerbaijan", "Shanghai Cooperation Organisation")


def test_an_explanation_names_whom_the_words_stand_for(stored: Callable[..., Store]) -> None:
    made = claim(TEXT, "status", "Azerbaijan is a dialogue partner of the SCO", holder="country:AZ",
                 organisation="org:sco", status="dialogue partner", change="held")  # fmt: skip
    questions = Questions(stored(record(TEXT, claims=[made], entities=ENTITIES)))
    (fact,) = questions.history("country:AZ", "org:sco")
    ((holder, organisation),) = questions.explain(fact.id).named
    assert (holder.words, holder.entity, organisation.words) == ("Azerbaijan", "country:AZ", "the SCO")
