"""A record as the log keeps it: lines of JSON, compressed, so that one statement of it can be read without the rest.

The first line is the article without its text (which stands beside it), the reader, and how many statements and claims
follow; then each with its rule and role spans; last the entities. Layers are not kept.

Most of a record is words of its article and the names of its fields. So both are the dictionary with which it is
compressed (RFC 1950, section 2.2), which makes it a third smaller. What was packed without one is read as well.
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


_DICTIONARY = 1 << 5
"""In the second byte of what is compressed: a dictionary is needed."""
_REACH = 24_000
"""Bytes of the text that stand in the dictionary; nothing further back than 32 KiB is found again."""
_FORM = (
    b'[{"id":","kind":"relation","factuality":"asserted","condition":null,"according_to":null,"negated":false,"evide'
    b'nce":{"text":"","start":,"end":},"also":[],"holder":"","other":"","type":"","held":null},{"rule":"","parts":[['
    b'"holder",],["organisation",]]}]\n[{"id":","kind":"agreement","factuality":"asserted","condition":null,"accordi'
    b'ng_to":null,"negated":false,"evidence":{"text":"","start":,"end":},"also":[],"parties":[],"document":null,"cha'
    b'nge":"signed","on":null,"place":null},{"rule":"","parts":[["holder",],["organisation",]]}]\n[{"id":","kind":"e'
    b'vent","factuality":"asserted","condition":null,"according_to":null,"negated":false,"evidence":{"text":"","star'
    b't":,"end":},"also":[],"type":"CONSULT","actor":"country:","recipient":"country:","mode":null,"contexts":[],"wh'
    b'en":null,"place":null},{"rule":"","parts":[["holder",],["organisation",]]}]\n[{"id":","kind":"role","factualit'
    b'y":"asserted","condition":null,"according_to":null,"negated":false,"evidence":{"text":"","start":,"end":},"als'
    b'o":[],"person":"person:","office":"minister","of":"country:","change":"held","to":null,"held":null},{"rule":""'
    b',"parts":[["holder",],["organisation",]]}]\n[{"id":","kind":"meeting","factuality":"asserted","condition":null'
    b',"according_to":null,"negated":false,"evidence":{"text":"","start":,"end":},"also":[],"type":"talks","state":"'
    b'held","organisation":null,"participants":["country:","country:"],"absent":[],"name":null,"ordinal":null,"when"'
    b':null,"place":null,"country":null,"host":null,"chair":null},{"rule":"","parts":[["holder",],["organisation",]]'
    b'}]\n[{"id":","kind":"status","factuality":"asserted","condition":null,"according_to":null,"negated":false,"evi'
    b'dence":{"text":"","start":,"end":},"also":[],"holder":"country:","organisation":"org:","status":"member","chan'
    b'ge":"held","on":null,"held":null,"by":null,"at":null,"count":null},{"rule":"","parts":[["holder",],["organisat'
    b'ion",]]}]\n[{"id":"s1","speaker":{"entity":"person:","text":"","start":,"end":,"office":null,"on_behalf_of":"c'
    b'ountry:"},"co_speakers":[],"according_to":null,"cue":{"text":"","start":,"end":},"content":[{"text":"","start"'
    b':,"end":}],"directness":"indirect","manner":"say","to":null,"occasion":null,"said_on":null,"about":["country:"'
    b',"org:"]},{"rule":"","parts":[]}]\n[{"id":"place:","type":"place","name":"","mentions":[],"ids":{},"in":null},'
    b'{"id":"body:","type":"body","name":"","mentions":[],"ids":{},"of":null},{"id":"org:","type":"organisation","na'
    b'me":"x","mentions":[{"text":"","start":,"end":}],"ids":{}},{"id":"person:","type":"person","name":"x","mention'
    b's":[{"text":"","start":,"end":}],"ids":{}},{"id":"country:","type":"country","name":"x","mentions":[{"text":""'
    b',"start":,"end":}],"ids":{}}]\n{"id":","source":"https://www.","url":"https://www.","title":null,"language":"e'
    b'n","published":"20,"published_from":"given","publisher":{"entity":"outlet:","name":""},"credits":[{"entity":"o'
    b'utlet:","name":"","relation":"reprint","start":null,"end":null,"text":null}]}'
)
"""What records are made of. What has been packed with it needs it: it may never change."""


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
    packer = zlib.compressobj(1, zdict=_dictionary(record.article.text))
    return packer.compress(_bytes("\n".join(lines))) + packer.flush()


class Packed:
    """A packed record, opened; what is asked of it is decoded when it is asked."""

    __slots__ = ("_head", "_lines")

    def __init__(self, packed: bytes, packed_text: bytes) -> None:
        dictionary = _dictionary(unpack_text(packed_text)) if packed[1] & _DICTIONARY else b""
        whole = zlib.decompressobj(zdict=dictionary).decompress(packed)
        self._lines = whole.decode("utf-8", "surrogatepass").split("\n")
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
    return Packed(packed, packed_text).record(unpack_text(packed_text))


def pack_text(text: str) -> bytes:
    """An article's text, packed."""
    return zlib.compress(_bytes(text), 1)


def unpack_text(packed: bytes) -> str:
    """The text that ``pack_text`` packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def _dictionary(text: str) -> bytes:
    return _bytes(text)[:_REACH] + _FORM


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
