"""A record as the log keeps it: lines of JSON, compressed, so that one statement of it can be read without the rest.

The first line is the article without its text (which stands beside it), the reader, and how many statements and claims
follow; then each with its rule and role spans; last the entities. Layers are not kept.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.model.article import Article
from onrecord.model.claims import Claim, Entity, Statement
from onrecord.model.plain import (
    Plain,
    article_from_plain,
    claim_from_plain,
    entity_from_plain,
    record_as_plain,
    record_from_plain,
    statement_from_plain,
)
from onrecord.model.record import Record

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode


def pack(record: Record) -> bytes:
    """The record, packed."""
    plain = record_as_plain(record if record.layers is None else replace(record, layers=None), with_grounds=True)
    article, grounds = plain["article"], plain["grounds"]
    del article["text"]
    statements, claims = plain["statements"], plain["claims"]
    head = {"article": article, "reader": plain["reader"], "statements": len(statements), "claims": len(claims)}
    lines = [encode(head)]
    lines += [encode([entry, grounds[entry["id"]]]) for entry in (*statements, *claims)]
    lines.append(encode(plain["entities"]))
    return zlib.compress("\n".join(lines).encode("utf-8", "surrogatepass"), 1)


class Packed:
    """A packed record, opened; what is asked of it is decoded when it is asked."""

    __slots__ = ("_head", "_lines")

    def __init__(self, packed: bytes) -> None:
        self._lines = zlib.decompress(packed).decode("utf-8", "surrogatepass").split("\n")
        self._head: dict[str, Any] = _decode(self._lines[0])

    def article(self, text: str = "") -> Article:
        """The article, without its text where none is given."""
        return article_from_plain({**self._head["article"], "text": text})

    def statement(self, number: int) -> Statement:
        """A statement, counted from 0."""
        return statement_from_plain(*_decode(self._lines[1 + number]))

    def claim(self, number: int) -> Claim:
        """A claim, counted from 0."""
        return claim_from_plain(*_decode(self._lines[1 + self._head["statements"] + number]))

    def entities(self) -> tuple[Entity, ...]:
        """Whom the article names."""
        return tuple(entity_from_plain(entry) for entry in _decode(self._lines[-1]))

    def voices(self, statement: str | None) -> Iterator[Statement]:
        """The statement of this id, the one in which it is reported, and so on."""
        if statement is None:
            return
        by_id = {one.id: one for one in map(self.statement, range(self._head["statements"]))}
        while statement in by_id:
            one = by_id.pop(statement)
            yield one
            statement = one.according_to or ""

    def record(self, text: str) -> Record:
        """The whole record."""
        pairs: list[tuple[Plain, Plain]] = [_decode(line) for line in self._lines[1:-1]]
        first = self._head["statements"]
        return record_from_plain(
            {
                "article": {**self._head["article"], "text": text},
                "reader": self._head["reader"],
                "statements": [entry for entry, _ in pairs[:first]],
                "claims": [entry for entry, _ in pairs[first:]],
                "grounds": {entry["id"]: ground for entry, ground in pairs},
                "entities": _decode(self._lines[-1]),
            }
        )


def unpack(packed: bytes, packed_text: bytes) -> Record:
    """The record that ``pack`` packed, with its text."""
    return Packed(packed).record(unpack_text(packed_text))


def pack_text(text: str) -> bytes:
    """An article's text, packed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpack_text(packed: bytes) -> str:
    """The text that ``pack_text`` packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
