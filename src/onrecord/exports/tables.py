"""The record as plain rows: one table for articles, statements, claims, events and facts each.

Every row of words says where they stand (article, start, end) and who answers for them, so that a table taken out of
its context still keeps what was said apart from what is so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.facts import Questions
from onrecord.model.claims import Event, Statement
from onrecord.model.facts import Fact
from onrecord.model.plain import claim_as_plain
from onrecord.model.record import Record
from onrecord.store import Store

Value = str | int | bool | tuple[str, ...] | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what stands in it; a list is of texts."""

    name: str
    type: Literal["text", "number", "yes or no", "list"] = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and its rows out of a store."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Store], Iterator[Row]]


def _columns(names: str, **types: Literal["number", "yes or no", "list"]) -> tuple[Column, ...]:
    return tuple(Column(name, types.get(name, "text")) for name in names.split())


def _article_rows(store: Store) -> Iterator[Row]:
    origins = store.origins()
    for record in store.records():
        article = record.article
        oldest, source = origins[article.id]
        yield {
            "article": article.id, "url": article.url, "source": article.source, "title": article.title,
            "language": article.language, "published": article.published, "published_from": article.published_from,
            "publisher": article.publisher.entity if article.publisher else None,
            "publisher_name": article.publisher.name if article.publisher else None,
            "credits": tuple(credit.entity or credit.name for credit in article.credits),
            "origin": oldest, "source_of_origin": source, "reader": record.reader,
        }  # fmt: skip


def _statement_rows(store: Store) -> Iterator[Row]:
    for record in store.records():
        for statement in record.statements:
            yield statement_row(record, statement)


def statement_row(record: Record, statement: Statement) -> Row:
    """A statement as a row."""
    speaker = statement.speaker
    return {
        "article": record.article.id, "statement": statement.id, "published": record.article.published,
        "publisher": record.article.publisher.entity if record.article.publisher else None,
        "url": record.article.url, "speaker": speaker.entity if speaker else None,
        "speaker_text": speaker.text if speaker else None, "office": speaker.office if speaker else None,
        "on_behalf_of": speaker.on_behalf_of if speaker else None,
        "co_speakers": tuple(one.entity or one.text for one in statement.co_speakers),
        "according_to": statement.according_to, "cue": statement.cue.text if statement.cue else None,
        "content": " […] ".join(part.text for part in statement.content),
        "start": statement.content[0].start, "end": statement.content[-1].end, "directness": statement.directness,
        "manner": statement.manner, "to": (statement.to.entity or statement.to.text) if statement.to else None,
        "occasion": statement.occasion, "said_on": statement.said_on, "about": statement.about,
    }  # fmt: skip


def _claim_rows(store: Store) -> Iterator[Row]:
    for record in store.records():
        voices = _voices(record)
        for claim in record.claims:
            plain = claim_as_plain(claim)
            fields = [
                f"{name}={';'.join(value) if isinstance(value, list) else value}"
                for name, value in plain.items()
                if name not in _COMMON and value not in (None, [])
            ]
            ground = claim.ground
            yield {
                "article": record.article.id, "claim": claim.id, "published": record.article.published,
                "kind": claim.kind, "factuality": claim.stance.factuality, "negated": claim.stance.negated,
                "conditional": claim.stance.condition is not None, "according_to": claim.stance.according_to,
                "voice": voices.get(claim.stance.according_to or ""), "fields": tuple(fields),
                "evidence": ground.evidence.text, "start": ground.evidence.start, "end": ground.evidence.end,
                "rule": ground.rule,
            }  # fmt: skip


def _event_rows(store: Store) -> Iterator[Row]:
    for record in store.records():
        voices = _voices(record)
        for claim in record.claims:
            if not isinstance(claim, Event):
                continue
            evidence = claim.ground.evidence
            yield {
                "article": record.article.id, "claim": claim.id, "published": record.article.published,
                "type": claim.type, "mode": claim.mode, "contexts": claim.contexts, "actor": claim.actor,
                "recipient": claim.recipient, "when": claim.when, "place": claim.place,
                "factuality": claim.stance.factuality, "negated": claim.stance.negated,
                "conditional": claim.stance.condition is not None, "voice": voices.get(claim.stance.according_to or ""),
                "evidence": evidence.text, "start": evidence.start, "end": evidence.end,
            }  # fmt: skip


def _fact_rows(store: Store) -> Iterator[Row]:
    for fact in Questions(store).facts():
        yield fact_row(fact)


def fact_row(fact: Fact) -> Row:
    """A fact as a row."""
    said = fact.said
    return {
        "fact": fact.id, "kind": said.kind, "subject": said.subject, "object": said.object, "value": said.value,
        "change": said.change, "on": said.on, "held": said.held, "place": said.place, "parties": said.parties,
        "factuality": said.factuality, "negated": said.negated, "conditional": said.conditional,
        "plain": fact.plain, "according_to": fact.according_to, "standing": fact.standing, "outcome": fact.outcome,
        "valid": fact.valid, "first": fact.first, "last": fact.last, "sources": fact.sources,
        "claims": sum(saying.tally.claims for saying in fact.sayings), "against": fact.against,
        "denied_by": fact.denied_by, "superseded_by": fact.superseded_by,
        "decided": fact.decided.judgement if fact.decided else None,
    }  # fmt: skip


def _voices(record: Record) -> dict[str, str]:
    """For each statement who answers for it, as id or, where he is not named, as text."""
    return {one.id: (one.speaker.entity or one.speaker.text) if one.speaker else "unnamed" for one in record.statements}


_COMMON = frozenset("id kind factuality condition according_to negated evidence also".split())
TABLES: tuple[Table, ...] = (
    Table(
        "articles",
        _columns(
            "article url source title language published published_from publisher publisher_name credits origin"
            " source_of_origin reader",
            credits="list",
        ),
        _article_rows,
    ),
    Table(
        "statements",
        _columns(
            "article statement published publisher url speaker speaker_text office on_behalf_of co_speakers"
            " according_to cue content start end directness manner to occasion said_on about",
            co_speakers="list", about="list", start="number", end="number",
        ),
        _statement_rows,
    ),
    Table(
        "claims",
        _columns(
            "article claim published kind factuality negated conditional according_to voice fields evidence start end"
            " rule",
            negated="yes or no", conditional="yes or no", fields="list", start="number", end="number",
        ),
        _claim_rows,
    ),
    Table(
        "events",
        _columns(
            "article claim published type mode contexts actor recipient when place factuality negated conditional voice"
            " evidence start end",
            contexts="list", negated="yes or no", conditional="yes or no", start="number", end="number",
        ),
        _event_rows,
    ),
    Table(
        "facts",
        _columns(
            "fact kind subject object value change on held place parties factuality negated conditional plain"
            " according_to standing outcome valid first last sources claims against denied_by superseded_by decided",
            parties="list", negated="yes or no", conditional="yes or no", plain="yes or no", according_to="list",
            sources="number", claims="number", against="list", denied_by="list",
        ),
        _fact_rows,
    ),
)  # fmt: skip


def table(name: str) -> Table:
    """The table of this name.

    Raises:
        KeyError: there is none.
    """
    return {one.name: one for one in TABLES}[name]


def cells(columns: Iterable[Column], row: Row) -> list[str]:
    """A row as text: nothing for what is unknown, lists parted by semicolons."""
    return [_cell(row[column.name]) for column in columns]


def from_cells(columns: Iterable[Column], texts: Iterable[str]) -> Row:
    """The row that ``cells`` wrote; an empty text and none are one."""
    return {column.name: _value(column, text) for column, text in zip(columns, texts, strict=True)}


_PART = re.compile(r"(?:[^;\\]|\\.)+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(one.replace("\\", "\\\\").replace(";", "\\;") for one in value)
    return str(value)


def _value(column: Column, text: str) -> Value:
    if column.type == "list":
        return tuple(_ESCAPED.sub(r"\1", part) for part in _PART.findall(text))
    if text == "":
        return None
    if column.type == "number":
        return int(text)
    return text == "true" if column.type == "yes or no" else text
