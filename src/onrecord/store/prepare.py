"""A record made ready for its rows; no database here, so it can be done before the writer's lock is taken."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from onrecord.model.article import Article, Page
from onrecord.model.claims import Entity
from onrecord.model.record import Record
from onrecord.store import days
from onrecord.store.errors import StoreError
from onrecord.store.packed import pack, pack_text
from onrecord.store.shingles import Shingled, shingled
from onrecord.store.slots import office_id, plain_said, said_by, saying_id, seen_on, topic_id, wide_until
from onrecord.store.tags import said_tags, statement_tags

MOST = (1 << 12) - 1
"""Statements, and claims, that one article may have."""
_TRACKING = frozenset({"fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "igshid"})
Filing = tuple[str, str, int, int | None, int]
"""What is said, as JSON, its tags, its topic, whose office it is about, and how long it can mean (``wide``)."""
_AGENCY_RELATIONS = ("reprint", "report", "compiled")


@dataclass(frozen=True, slots=True)
class PreparedClaim:
    """A claim's row, but for the number of its article."""

    number: int
    saying: int
    seen: int


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Everything the store files of one record."""

    article: str
    reader: str
    text: str
    packed_text: bytes
    packed_record: bytes
    shingles: Shingled
    samples: tuple[int, ...]
    day: int
    house: str
    agency: str | None
    place: str
    url_key: str | None
    page: Page | None
    page_id: str | None
    packed_page: bytes | None
    statements: tuple[tuple[int, str, str], ...]
    """Number in the record, words, tags."""
    claims: tuple[PreparedClaim, ...]
    sayings: dict[int, Filing]
    """By id."""
    entities: tuple[Entity, ...]


def prepare(record: Record, page: Page | None = None) -> Prepared:
    """Make a record ready.

    Raises:
        StoreError: it has more statements or claims than an article can have.
    """
    article = record.article
    if max(len(record.statements), len(record.claims)) > MOST:
        raise StoreError(f"{article.source}: more than {MOST} statements or claims in one article")
    day = days.last_of(article.published)
    statements = {statement.id: statement for statement in record.statements}
    claims: list[PreparedClaim] = []
    sayings: dict[int, Filing] = {}
    for number, claim in enumerate(record.claims):
        said = said_by(claim, statements, day)
        text = _sorted_json(plain_said(said))
        identity = saying_id(said, text)
        claims.append(PreparedClaim(number, identity, seen_on(claim, day)))
        if identity not in sayings:
            sayings[identity] = (text, said_tags(said), topic_id(said), office_id(said), wide_until(said))
    shingles = shingled(article.text)
    page_id = None if page is None else id_of_page(page)
    return Prepared(
        article=article.id,
        reader=record.reader,
        text=article.text,
        packed_text=pack_text(article.text),
        packed_record=pack(record),
        shingles=shingles,
        samples=tuple(shingles.samples),
        day=day,
        house=house_of(article),
        agency=agency_of(article),
        place=article.url or article.source,
        url_key=url_key(article.url),
        page=page,
        page_id=page_id,
        packed_page=None if page is None else zlib.compress(page.content, 1),
        statements=tuple(
            (number, "\n".join(part.text for part in statement.content).replace("\0", ""), statement_tags(statement))
            for number, statement in enumerate(record.statements)
        ),
        claims=tuple(claims),
        sayings=sayings,
        entities=record.entities,
    )


def id_of_page(page: Page) -> str:
    """First 16 hex digits of the SHA-256 of the page's address and content."""
    return hashlib.sha256((page.url or page.source).encode() + b"\0" + page.content).hexdigest()[:16]


def house_of(article: Article) -> str:
    """Who carries the article: its publisher, else the host of its address, else itself."""
    if article.publisher is not None:
        return article.publisher.entity or f"name:{article.publisher.name.casefold()}"
    host = urlsplit(article.url).hostname if article.url else None
    return f"host:{host.removeprefix('www.')}" if host else f"article:{article.id}"


def agency_of(article: Article) -> str | None:
    """Whose work or word the article passes on, where it credits another house than its own."""
    own = house_of(article)
    for relation in _AGENCY_RELATIONS:
        for credit in article.credits:
            key = credit.entity or f"name:{credit.name.casefold()}"
            if credit.relation == relation and key != own:
                return key
    return None


def url_key(url: str | None) -> str | None:
    """One key for the spellings of an address: no scheme, ``www.``, fragment or tracking words."""
    if url is None:
        return None
    parts = urlsplit(url)
    asked = [
        (key, value) for key, value in parse_qsl(parts.query) if not key.startswith("utm_") and key not in _TRACKING
    ]
    host = (parts.netloc or "").casefold().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(sorted(asked)), "")).removeprefix("//")


_sorted_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
