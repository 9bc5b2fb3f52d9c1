"""Records as plain data (dicts, lists, strings, numbers) and back: the JSON of the data contract.

Plain data carries the contract's names and only what the contract lists; ``null`` for what is unknown. What the
contract leaves out (rules, role spans) travels beside it under ``grounds`` where ``with_grounds`` asks for it, so that
a store can keep it and an explanation can show it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from onrecord.model.article import Article, Credit, Publisher
from onrecord.model.claims import (
    CLAIM_TYPES,
    Addressee,
    Claim,
    Entity,
    Ground,
    Speaker,
    Stance,
    Statement,
)
from onrecord.model.reading import Layers
from onrecord.model.record import Record
from onrecord.model.text import Evidence, Span

Plain = dict[str, Any]

_COMMON = frozenset({"id", "stance", "ground"})
_LISTS = frozenset({"participants", "absent", "parties", "contexts"})
_OWN = {kind.kind: tuple(field.name for field in fields(kind) if field.name not in _COMMON) for kind in CLAIM_TYPES}
"""The fields of each kind of claim that others do not have."""


def record_as_plain(record: Record, *, with_grounds: bool = False) -> Plain:
    """One article's record in the contract's form."""
    plain: Plain = {
        "article": article_as_plain(record.article),
        "entities": [entity_as_plain(entity) for entity in record.entities],
        "statements": [statement_as_plain(statement) for statement in record.statements],
        "claims": [claim_as_plain(claim) for claim in record.claims],
        "reader": record.reader,
    }
    if record.layers is not None:
        plain["reading"] = layers_as_plain(record.layers)
    if with_grounds:
        plain["grounds"] = {
            **{claim.id: _ground_as_plain(claim.ground) for claim in record.claims},
            **{statement.id: {"rule": statement.rule, "parts": []} for statement in record.statements},
        }
    return plain


def record_from_plain(plain: Mapping[str, Any]) -> Record:
    """The record that ``record_as_plain`` wrote; layers are not read back.

    Raises:
        KeyError: a field of the contract is missing.
    """
    grounds: Mapping[str, Any] = plain.get("grounds", {})
    return Record(
        article=article_from_plain(plain["article"]),
        entities=tuple(entity_from_plain(entry) for entry in plain["entities"]),
        statements=tuple(statement_from_plain(entry, grounds.get(entry["id"])) for entry in plain["statements"]),
        claims=tuple(claim_from_plain(entry, grounds.get(entry["id"])) for entry in plain["claims"]),
        reader=plain.get("reader", ""),
    )


def article_as_plain(article: Article) -> Plain:
    """The article in the contract's form."""
    return {
        "id": article.id,
        "source": article.source,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "published_from": article.published_from,
        "publisher": None
        if article.publisher is None
        else {"entity": article.publisher.entity, "name": article.publisher.name},
        "credits": [
            {
                "entity": credit.entity,
                "name": credit.name,
                "relation": credit.relation,
                "start": credit.start,
                "end": credit.end,
                "text": credit.text,
            }
            for credit in article.credits
        ],
        "text": article.text,
    }


def article_from_plain(plain: Mapping[str, Any]) -> Article:
    """The article that ``article_as_plain`` wrote."""
    publisher = plain["publisher"]
    return Article(
        id=plain["id"],
        source=plain["source"],
        text=plain["text"],
        url=plain["url"],
        title=plain["title"],
        language=plain["language"],
        published=plain["published"],
        published_from=plain["published_from"],
        publisher=None if publisher is None else Publisher(**publisher),
        credits=tuple(Credit(**credit) for credit in plain["credits"]),
    )


def entity_as_plain(entity: Entity) -> Plain:
    """The entity in the contract's form; ``of`` and ``in`` only where the type has them."""
    plain: Plain = {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "mentions": [evidence_as_plain(mention) for mention in entity.mentions],
        "ids": dict(entity.ids),
    }
    if entity.type in ("body", "group"):
        plain["of"] = entity.of
    if entity.type == "place":
        plain["in"] = entity.within
    return plain


def entity_from_plain(plain: Mapping[str, Any]) -> Entity:
    """The entity that ``entity_as_plain`` wrote."""
    return Entity(
        id=plain["id"],
        type=plain["type"],
        name=plain["name"],
        mentions=tuple(_evidence_from_plain(mention) for mention in plain["mentions"]),
        ids=tuple(sorted(plain["ids"].items())),
        of=plain.get("of"),
        within=plain.get("in"),
    )


def statement_as_plain(statement: Statement) -> Plain:
    """The statement in the contract's form."""
    return {
        "id": statement.id,
        "speaker": None if statement.speaker is None else _flat(statement.speaker),
        "co_speakers": [_flat(speaker) for speaker in statement.co_speakers],
        "according_to": statement.according_to,
        "cue": None if statement.cue is None else evidence_as_plain(statement.cue),
        "content": [evidence_as_plain(part) for part in statement.content],
        "directness": statement.directness,
        "manner": statement.manner,
        "to": None if statement.to is None else _flat(statement.to),
        "occasion": statement.occasion,
        "said_on": statement.said_on,
        "about": list(statement.about),
    }


def statement_from_plain(plain: Mapping[str, Any], ground: Mapping[str, Any] | None = None) -> Statement:
    """The statement that ``statement_as_plain`` wrote."""
    return Statement(
        id=plain["id"],
        speaker=None if plain["speaker"] is None else Speaker(**plain["speaker"]),
        co_speakers=tuple(Speaker(**speaker) for speaker in plain["co_speakers"]),
        according_to=plain["according_to"],
        cue=None if plain["cue"] is None else _evidence_from_plain(plain["cue"]),
        content=tuple(_evidence_from_plain(part) for part in plain["content"]),
        directness=plain["directness"],
        manner=plain["manner"],
        to=None if plain["to"] is None else Addressee(**plain["to"]),
        occasion=plain["occasion"],
        said_on=plain["said_on"],
        about=tuple(plain["about"]),
        rule="" if ground is None else ground["rule"],
    )


def claim_as_plain(claim: Claim) -> Plain:
    """The claim in the contract's form: the common fields, then those of its kind."""
    stance, ground = claim.stance, claim.ground
    plain: Plain = {
        "id": claim.id,
        "kind": claim.kind,
        "factuality": stance.factuality,
        "condition": None if stance.condition is None else evidence_as_plain(stance.condition),
        "according_to": stance.according_to,
        "negated": stance.negated,
        "evidence": evidence_as_plain(ground.evidence),
        "also": [evidence_as_plain(place) for place in ground.also],
    }
    for name in _OWN[claim.kind]:
        value = getattr(claim, name)
        plain[name] = list(value) if isinstance(value, tuple) else value
    return plain


def claim_from_plain(plain: Mapping[str, Any], ground: Mapping[str, Any] | None = None) -> Claim:
    """The claim that ``claim_as_plain`` wrote.

    Raises:
        KeyError: the kind is none of the contract's, or a field is missing.
    """
    claim_type = {kind.kind: kind for kind in CLAIM_TYPES}[plain["kind"]]
    own = _OWN[claim_type.kind]
    make: Callable[..., Claim] = claim_type
    return make(
        id=plain["id"],
        stance=Stance(
            factuality=plain["factuality"],
            negated=plain["negated"],
            condition=None if plain["condition"] is None else _evidence_from_plain(plain["condition"]),
            according_to=plain["according_to"],
        ),
        ground=Ground(
            evidence=_evidence_from_plain(plain["evidence"]),
            also=tuple(_evidence_from_plain(place) for place in plain["also"]),
            rule="" if ground is None else ground["rule"],
            parts=() if ground is None else tuple((role, Span(start, end)) for role, start, end in ground["parts"]),
        ),
        **{name: tuple(plain[name]) if name in _LISTS else plain[name] for name in own},
    )


def layers_as_plain(layers: Layers) -> Plain:
    """The reading's layers in the contract's form."""
    return {
        "sentences": [{"start": span.start, "end": span.end} for span in layers.sentences],
        "tokens": [_flat(token) for token in layers.tokens],
        "names": [_flat(name) for name in layers.names],
        "times": [_flat(when) for when in layers.times],
        "quotes": [{"start": quote.start, "end": quote.end} for quote in layers.quotes],
    }


def evidence_as_plain(evidence: Evidence) -> Plain:
    """Words and their place."""
    return {"text": evidence.text, "start": evidence.start, "end": evidence.end}


def _evidence_from_plain(plain: Mapping[str, Any]) -> Evidence:
    return Evidence(start=plain["start"], end=plain["end"], text=plain["text"])


def _ground_as_plain(ground: Ground) -> Plain:
    return {"rule": ground.rule, "parts": [[role, span.start, span.end] for role, span in ground.parts]}


def _flat(noun: Any) -> Plain:  # noqa: ANN401 - any of the nouns whose fields are plain values
    return {name: getattr(noun, name) for name in noun.__slots__}
