"""A page to its article: decoded, cleaned, dated, credited."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord import world
from onrecord.articles import credits
from onrecord.articles.dates import date_in_url
from onrecord.articles.decode import decode, tidy
from onrecord.articles.errors import SourceError
from onrecord.articles.html import Html, read_html
from onrecord.articles.language import other_language
from onrecord.articles.mojibake import mended
from onrecord.articles.plain import clean
from onrecord.model.article import Article, Credit, Page, PublishedFrom, Publisher

_PASSES = 8
"""How often a text is cleaned before what is left counts as its own words, for texts made to peel without end."""
_LEAST = 20
"""Characters that must follow a dateline for it to be one."""
_HTML_STARTS = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<div", "<article", "<p>", "<meta")


@dataclass(frozen=True, slots=True)
class _Own:
    """An article's own words, and what stood among them."""

    text: str
    title: str | None
    date: str | None
    removed: tuple[str, ...]
    agencies: tuple[Credit, ...]


def read_page(page: Page, *, published: str | None = None) -> Article:
    """The article on a page; ``published`` is the EDTF date of publication where the caller knows it.

    Raises:
        SourceError: the page is no text, holds no article, or one in another language than English.
    """
    try:
        text = decode(page)
    except ValueError as error:
        raise SourceError(page.source, str(error)) from error
    if _is_html(page, text):
        return _from_html(page, read_html(text, page.url), published)
    return _from_plain(page, text, published)


def _from_html(page: Page, found: Html, published: str | None) -> Article:
    own = _own_words("\n\n".join(tidy(paragraph) for paragraph in found.paragraphs), headed=False)
    url = page.url or found.canonical
    dated = _dated(published, ("metadata", found.date), ("date line", own.date), ("url", _day_in(url)))
    outside = (*credits.around((*found.lines, *own.removed)), *credits.captions(found.captions))
    return _article(page, own, found.title, url, dated, _publisher(found.publisher, url), outside)


def _from_plain(page: Page, text: str, published: str | None) -> Article:
    own = _own_words(text, headed=True)
    dated = _dated(published, ("date line", own.date), ("url", _day_in(page.url)))
    return _article(page, own, own.title, page.url, dated, _publisher(None, page.url), credits.around(own.removed))


def _own_words(text: str, *, headed: bool) -> _Own:
    """The article's own words in ``text``.

    What goes may uncover more of its kind (a dateline below a dateline), so this is done until nothing goes: a text
    that was read once stays as it is when it is read again.
    """
    own = _Own(text, None, None, (), ())
    for _ in range(_PASSES):
        found = clean(own.text, headed=headed)
        paragraphs = [" ".join(paragraph.split()) for paragraph in found.paragraphs]
        line = credits.dateline(paragraphs[0]) if paragraphs else None
        agency, day = None, None
        if line is not None and len(paragraphs[0]) > line.length + _LEAST:
            paragraphs[0] = paragraphs[0][line.length :].lstrip()
            agency, day = credits.agency(line.agency), line.day
        left = mended("\n\n".join(paragraphs))
        settled = left == own.text
        own = _Own(
            left,
            own.title or found.title,
            own.date or found.date or day,
            (*own.removed, *found.removed),
            (*own.agencies, agency) if agency is not None else own.agencies,
        )
        if settled:
            break
    return own


def _article(
    page: Page,
    own: _Own,
    title: str | None,
    url: str | None,
    dated: tuple[str | None, PublishedFrom | None],
    publisher: Publisher | None,
    outside: tuple[Credit, ...],
) -> Article:
    text = own.text
    if not any(character.isalpha() for character in text):
        raise SourceError(page.source, "holds no article")
    other = other_language(text)
    if other is not None:
        raise SourceError(page.source, f"is in {other}; onrecord reads English")
    named, inside = credits.in_text(text)
    return Article(
        id=hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        source=page.source,
        text=text,
        url=url,
        title=title,
        language="en",
        published=dated[0],
        published_from=dated[1],
        publisher=publisher or named,
        credits=_joined(inside, own.agencies, outside, publisher or named),
    )


def _day_in(url: str | None) -> str | None:
    return date_in_url(url) if url else None


def _dated(given: str | None, *found: tuple[PublishedFrom, str | None]) -> tuple[str | None, PublishedFrom | None]:
    if given is not None:
        return given, "given"
    return next(((day, how) for how, day in found if day is not None), (None, None))


def _publisher(name: str | None, url: str | None) -> Publisher | None:
    outlet = world.outlet_by_domain(urlsplit(url).hostname or "") if url else None
    if name:
        known = credits.publisher_named(name)
        return Publisher(outlet.id, name) if outlet is not None else known
    return None if outlet is None else Publisher(outlet.id, outlet.name)


def _joined(
    inside: tuple[Credit, ...], agencies: tuple[Credit, ...], outside: tuple[Credit, ...], publisher: Publisher | None
) -> tuple[Credit, ...]:
    """Credits in the text first; an agency named twice is one; the publisher does not credit itself as a reprint."""
    kept: list[Credit] = []
    for credit in (*inside, *agencies, *outside):
        own = publisher is not None and credit.entity == publisher.entity and credit.relation == "reprint"
        known = any(credit.entity == other.entity and credit.relation in (other.relation, "report") for other in kept)
        if not own and not (known and credit.entity is not None):
            kept.append(credit)
    return tuple(kept)


def _is_html(page: Page, text: str) -> bool:
    if page.media_type is not None and "html" in page.media_type:
        return True
    return text.lstrip()[:200].lower().startswith(_HTML_STARTS)
