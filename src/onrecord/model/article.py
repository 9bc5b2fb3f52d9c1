"""A page as it came, and the article that stands on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PublishedFrom = Literal["metadata", "date line", "url", "given", "inferred"]
CreditRelation = Literal["reprint", "report", "compiled", "byline", "photo"]


@dataclass(frozen=True, slots=True)
class Page:
    """What a source gave, before anything was taken from it."""

    source: str
    """As it was given: a path, a URL, ``-``, or archive and record."""
    content: bytes
    url: str | None = None
    media_type: str | None = None
    """From the transport or the file's name, without parameters: ``text/html``, ``text/plain``."""
    charset: str | None = None
    """What the transport declared; pages declare wrongly, so it is a hint."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """The outlet that carries the page."""

    entity: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose work the article is.

    ``start``, ``end`` and ``text`` point into the article's text; they are None where the words stand on the
    page but outside the article (a byline, a source line under the headline), and then ``name`` is as printed.
    """

    entity: str | None
    name: str
    relation: CreditRelation
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article's own words, and what the page says about them."""

    id: str
    """First 16 hex digits of the SHA-256 of ``text``."""
    source: str
    text: str
    """Paragraphs parted by one blank line; no menus, date line, share buttons."""
    url: str | None = None
    title: str | None = None
    language: str | None = None
    """ISO 639-1."""
    published: str | None = None
    """EDTF date."""
    published_from: PublishedFrom | None = None
    publisher: Publisher | None = None
    credits: tuple[Credit, ...] = ()
    filed_from: str | None = field(default=None, compare=False)
    """The place of the date line as printed (*BAKU, Azerbaijan*). It helps to read the text and is no part of the
    record: an article that comes back from a store has lost it.
    """
