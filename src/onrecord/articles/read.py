"""A page to its article: decoded, cleaned, dated, credited."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord import world
from onrecord.articles import onpage
from onrecord.articles.credits import in_text
from onrecord.articles.datelines import Dateline, dateline
from onrecord.articles.dates import date_in_url, find_date
from onrecord.articles.decode import decode, tidy
from onrecord.articles.errors import SourceError
from onrecord.articles.html import Html, read_html
from onrecord.articles.language import other_language
from onrecord.articles.mojibake import mended
from onrecord.articles.outlets import outlet_of, publisher_named
from onrecord.articles.plain import clean
from onrecord.model.article import Article, Credit, Page, PublishedFrom, Publisher

_PASSES = 8
"""How often a text is cleaned before what is left counts as its own words, for texts made to peel without end."""
_SUMMARY = 4
"""Paragraphs among which a dateline is sought."""
_LEAST = 20
"""Characters that must follow a dateline for it to be one."""
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
_ADDRESS = re.compile(r"\b[a-z]+://\S+", re.IGNORECASE)
_SIGN_OFF = re.compile(r"(?<=[.!?\"”])\s+(?:End ?item|Item ends|ENDS|\(END\)|-0-)\.?$", re.IGNORECASE)
_HTML_STARTS = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<div", "<article", "<p>", "<meta")


@dataclass(frozen=True, slots=True)
class _Own:
    """An article's own words, and what stood among them."""

    text: str
    title: str | None
    date: str | None
    removed: tuple[str, ...]
    agencies: tuple[Credit, ...]
    month_day: str | None = None
    """``MM-DD`` of a dateline that gives no year."""
    place: str | None = None
    """Of the dateline."""


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
        found = read_html(text, page.url)
        if found.is_front:
            raise SourceError(page.source, "is a front page; it holds no article of its own")
        return _from_html(page, found, published)
    return _from_plain(page, text, published)


def _from_html(page: Page, found: Html, published: str | None) -> Article:
    own = _own_words("\n\n".join(tidy(paragraph) for paragraph in found.paragraphs), headed=False)
    url = page.url or found.canonical
    lines = (*found.lines, *own.removed)
    dated = _dated(
        published,
        ("metadata", found.date),
        ("date line", found.date_shown or own.date),
        ("url", _day_in(url)),
        ("inferred", _with_year(own.month_day, lines)),
    )
    outside = (*onpage.around(lines), *onpage.captions(found.captions))
    publisher = _publisher(found.publisher, url)
    return _article(page, own, found.title, url, dated, publisher, outside, onpage.publisher_in(lines))


def _from_plain(page: Page, text: str, published: str | None) -> Article:
    own = _own_words(text, headed=True)
    dated = _dated(
        published,
        ("date line", own.date),
        ("url", _day_in(page.url)),
        ("inferred", _with_year(own.month_day, own.removed)),
    )
    outside, holder = onpage.around(own.removed), onpage.publisher_in(own.removed)
    return _article(page, own, own.title, page.url, dated, _publisher(None, page.url), outside, holder)


def _own_words(text: str, *, headed: bool) -> _Own:
    """The article's own words in ``text``.

    What goes may uncover more of its kind (a dateline below a dateline), so this is done until nothing goes: a text
    that was read once stays as it is when it is read again.
    """
    own = _Own(text, None, None, (), ())
    for _ in range(_PASSES):
        found = clean(own.text, headed=headed)
        paragraphs = [" ".join(paragraph.split()) for paragraph in found.paragraphs]
        if paragraphs:
            paragraphs[-1] = _SIGN_OFF.sub("", paragraphs[-1])
        signed: tuple[str, ...] = ()
        if len(paragraphs) > 1 and outlet_of(paragraphs[0]) is not None:  # an agency's name over its text
            signed = (f"Source: {paragraphs.pop(0)}",)
        line = found.dateline or _take_dateline(paragraphs)
        agency = None if line is None or line.agency is None else onpage.agency(line.agency)
        left = tidy(mended("\n\n".join(paragraphs)))
        settled = left == own.text
        own = _Own(
            left,
            own.title or found.title,
            own.date or found.date or (None if line is None else line.day),
            (*own.removed, *found.removed, *signed),
            (*own.agencies, agency) if agency is not None else own.agencies,
            own.month_day or (None if line is None else line.month_day),
            own.place or (None if line is None else line.place),
        )
        if settled:
            break
    return own


def _take_dateline(paragraphs: list[str]) -> Dateline | None:
    """Takes a dateline off the paragraph that it opens.

    It may stand below a summary, and then it must name an agency.
    """
    for place, paragraph in enumerate(paragraphs[:_SUMMARY]):
        line = dateline(paragraph)
        if line is not None and len(paragraph) > line.length + _LEAST and (line.agency or place == 0):
            paragraphs[place] = paragraph[line.length :].lstrip()
            return line
    return None


def _article(
    page: Page,
    own: _Own,
    title: str | None,
    url: str | None,
    dated: tuple[str | None, PublishedFrom | None],
    publisher: Publisher | None,
    outside: tuple[Credit, ...],
    copyright_holder: Publisher | None,
) -> Article:
    text = own.text
    if not any(character.isalpha() for character in _ADDRESS.sub("", text)):
        raise SourceError(page.source, "holds no article")
    other = other_language(text)
    if other is not None:
        raise SourceError(page.source, f"is in {other}; onrecord reads English")
    named, inside = in_text(text)
    publisher = publisher or named or copyright_holder or _host_of(url)
    return Article(
        id=hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        source=page.source,
        text=text,
        url=url,
        title=title,
        language="en",
        published=dated[0],
        published_from=dated[1],
        publisher=publisher,
        credits=_joined((*inside, *own.agencies, *outside), publisher),
        filed_from=own.place,
    )


def _day_in(url: str | None) -> str | None:
    return date_in_url(url) if url else None


def _with_year(month_day: str | None, lines: tuple[str, ...]) -> str | None:
    """A dateline's month and day in the year of the page's copyright lines, where they agree on one."""
    years = {year for line in lines if _COPYRIGHT.search(line) for year in _YEAR.findall(line)}
    return find_date(f"{years.pop()}-{month_day}") if month_day and len(years) == 1 else None


def _dated(given: str | None, *found: tuple[PublishedFrom, str | None]) -> tuple[str | None, PublishedFrom | None]:
    if given is not None:
        return given, "given"
    return next(((day, how) for how, day in found if day is not None), (None, None))


def _publisher(name: str | None, url: str | None) -> Publisher | None:
    outlet = world.outlet_by_domain(urlsplit(url).hostname or "") if url else None
    if name:
        known = publisher_named(name)
        return Publisher(outlet.id, name) if outlet is not None else known
    return None if outlet is None else Publisher(outlet.id, outlet.name)


def _host_of(url: str | None) -> Publisher | None:
    """The publisher of an address that nobody has named: its host, as it is."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return publisher_named(host) if _HOST.fullmatch(host) else None


_WEIGHT: dict[str, int] = {"reprint": 3, "compiled": 2, "report": 1, "byline": 0, "photo": 0}


def _joined(credits: tuple[Credit, ...], publisher: Publisher | None) -> tuple[Credit, ...]:
    """Credits in the order of the text and then of the page, each house once.

    A house whose text it is does not report beside, and the publisher does not credit itself; photographs are apart.
    """
    kept: dict[tuple[str, bool], Credit] = {}
    for credit in credits:
        whose = credit.entity or credit.name.casefold()
        if publisher is not None and credit.relation != "photo" and _is_own(credit, publisher):
            continue
        key = whose, credit.relation == "photo"
        if key not in kept or _WEIGHT[credit.relation] > _WEIGHT[kept[key].relation]:
            kept[key] = credit
    places = {id(credit): place for place, credit in enumerate(credits)}
    return tuple(sorted(kept.values(), key=lambda credit: places[id(credit)]))


def _is_own(credit: Credit, publisher: Publisher) -> bool:
    return credit.entity == publisher.entity or credit.name.casefold() == publisher.name.casefold()


def _is_html(page: Page, text: str) -> bool:
    if page.media_type is not None and "html" in page.media_type:
        return True
    starts = _HTML_STARTS if page.media_type is None else _HTML_STARTS[:2]  # a server may call its pages plain text
    return text.lstrip()[:200].lower().startswith(starts)
