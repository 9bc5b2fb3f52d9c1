"""Statements and facts as RDF, written as JSON-LD with the W3C's PROV-O where it fits.

An article is a ``prov:Entity`` and a ``schema:NewsArticle``; a statement is quoted from it (``prov:wasQuotedFrom``) and
attributed to its speaker (``prov:wasAttributedTo``); a statement inside another was derived from that one, and a fact
from the articles that support it (``prov:wasDerivedFrom``). A fact is an entity that *describes* what is said; it is
never written as a bare triple between its subject and its object, for a bare triple cannot say who answers for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from onrecord.model.facts import Fact
from onrecord.model.record import Record

BASE = "https://onrecord.example/"
CONTEXT: dict[str, Any] = {
    "@base": BASE,
    "@vocab": BASE + "terms#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "attributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "quotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "about": {"@id": "schema:about", "@type": "@id"},
    "subject": {"@type": "@id"},
    "object": {"@type": "@id"},
    "parties": {"@type": "@id"},
    "accordingTo": {"@type": "@id"},
    "against": {"@type": "@id"},
    "onBehalfOf": {"@type": "@id"},
    "reportedIn": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "text": "schema:text",
    "name": "schema:name",
    "url": {"@id": "schema:url", "@type": "@id"},
    "published": "schema:datePublished",
    "publisher": {"@id": "schema:publisher", "@type": "@id"},
    "start": "oa:start",
    "end": "oa:end",
    "exact": "oa:exact",
    "parts": {"@id": "oa:hasSelector"},
}


def write_json_ld(records: Iterable[Record], facts: Iterable[tuple[Fact, tuple[str, ...]]], out: BinaryIO) -> int:
    """Write one JSON-LD document, entry by entry; how many entries.

    Args:
        records: the articles with their statements.
        facts: facts, each with the ids of the articles that support it.
        out: where to.
    """
    out.write(b'{"@context": ' + json.dumps(CONTEXT).encode() + b', "@graph": [')
    count = 0
    for entry in _entries(records, facts):
        out.write((b",\n" if count else b"\n") + json.dumps(entry, ensure_ascii=False).encode())
        count += 1
    out.write(b"\n]}\n")
    return count


def _entries(records: Iterable[Record], facts: Iterable[tuple[Fact, tuple[str, ...]]]) -> Iterator[dict[str, Any]]:
    for record in records:
        yield _article(record)
        for entity in record.entities:
            kinds = [entity.type.title()] + (["prov:Agent"] if entity.type not in ("place", "document") else [])
            yield {"@id": _iri(entity.id), "@type": kinds, "name": entity.name}
        yield from _statements(record)
    for fact, articles in facts:
        yield _fact(fact, articles)


def _article(record: Record) -> dict[str, Any]:
    article = record.article
    publisher = article.publisher.entity if article.publisher else None
    return _known({
        "@id": f"article/{article.id}", "@type": ["prov:Entity", "schema:NewsArticle"], "url": article.url,
        "published": article.published, "publisher": _iri(publisher), "name": article.title,
    })  # fmt: skip


def _statements(record: Record) -> Iterator[dict[str, Any]]:
    article = f"article/{record.article.id}"
    for one in record.statements:
        speakers = [speaker for speaker in (one.speaker, *one.co_speakers) if speaker is not None]
        yield _known({
            "@id": f"{article}/{one.id}", "@type": ["prov:Entity", "Statement"], "quotedFrom": article,
            "attributedTo": [_iri(speaker.entity) for speaker in speakers if speaker.entity],
            "onBehalfOf": [_iri(speaker.on_behalf_of) for speaker in speakers if speaker.on_behalf_of],
            "manner": one.manner, "directness": one.directness, "about": [_iri(entity) for entity in one.about],
            "reportedIn": f"{article}/{one.according_to}" if one.according_to else None,
            "parts": [
                {"@type": "oa:TextPositionSelector", "start": part.start, "end": part.end, "exact": part.text}
                for part in one.content
            ],
        })  # fmt: skip


def _fact(fact: Fact, articles: tuple[str, ...]) -> dict[str, Any]:
    said = fact.said
    return _known({
        "@id": f"fact/{fact.id}", "@type": ["prov:Entity", "Fact"], "kind": said.kind, "subject": _iri(said.subject),
        "object": _iri(said.object), "value": said.value, "change": said.change, "on": said.on, "valid": fact.valid,
        "parties": [_iri(party) for party in said.parties], "factuality": said.factuality, "negated": said.negated,
        "saidByArticles": fact.plain, "accordingTo": [_iri(voice) for voice in fact.according_to],
        "standing": fact.standing, "sources": fact.sources, "outcome": fact.outcome,
        "against": [f"fact/{one}" for one in fact.against],
        "derivedFrom": [f"article/{one}" for one in articles],
    })  # fmt: skip


def _iri(identity: str | None) -> str | None:
    """An entity's id as a path under the base: its colon would make a scheme of ``country:AZ``."""
    return f"entity/{identity.replace(':', '/')}" if identity else None


def _known(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value not in (None, [])}
