"""What a page says of itself: JSON-LD (schema.org), OpenGraph and Dublin Core fields, and the dates it shows.

For machines first, for readers second; what ``htmldate`` finds comes last, and not at all where the page shows a date
whose day and month could change places.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.articles.dates import find_date, metadata_date
from onrecord.articles.decode import tidy
from onrecord.articles.outlets import outlet_of
from onrecord.articles.plain import date_line
from onrecord.articles.tree import Line, Node, attribute, flat, meta

_KINDS = frozenset(
    "AdvertiserContentArticle AnalysisNewsArticle Article AskPublicNewsArticle BackgroundNewsArticle BlogPosting "
    "LiveBlogPosting NewsArticle OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle".split()
)
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "datepublished",
    "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dc.date.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_SOURCES = ("source", "original-source", "syndication-source", "dc.source", "contentsource")
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|time|datetime|published?|pubdate|posted|created|dateline)|date(?:$|\s)", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited)\b", re.IGNORECASE)
_EITHER = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")
_SEPARATOR = re.compile(r"\s+[|–—·»:-]+\s+")


def article_data(tree: Node) -> dict[str, Any]:
    """The JSON-LD node of the page's article, an empty one where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads((script.text or "").strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and kind.rpartition(":")[2].rpartition("/")[2] in _KINDS:
                    return node
    return {}


def title(tree: Node, data: dict[str, Any], publisher: str | None) -> str | None:
    """The headline: of JSON-LD, OpenGraph, the first heading, the window's title without the site's name."""
    heading = next((words for node in tree.iter("h1") if (words := flat(node))), None)
    named = _words(data.get("headline")) or meta(tree, "og:title", "twitter:title", "dc.title")
    named = named or (None if heading else next((flat(node) for node in tree.iter("title")), None))
    named = _without_site(tidy(html.unescape(named)), publisher) if named else None
    if heading and (not named or named.endswith(("…", "...")) or named.startswith(heading)):
        return tidy(heading)
    return named or None


def published(tree: Node, data: dict[str, Any]) -> str | None:
    """The day of publication as fields for machines give it."""
    given = [data.get("datePublished"), data.get("dateCreated"), *(meta(tree, name) for name in _DATES)]
    given.append(attribute(tree, "//time[@pubdate or @itemprop='datePublished']", "datetime"))
    given.append(attribute(tree, "//article//header//time | //article/time | //main//header//time", "datetime"))
    return next((day for value in given if isinstance(value, str) and (day := metadata_date(value))), None)


def shown(lines: Iterable[Line]) -> tuple[str | None, bool]:
    """The day of publication as readers see it, and whether a date whose day and month cannot be told is in sight."""
    later: str | None = None
    unsure = False
    for line in lines:
        if line.caption or len(line.words) > 120:
            continue
        day = date_line(line.words)
        if day is None and (_DATED.search(line.label) or line.tag == "time"):
            day = find_date(line.words)
            unsure = unsure or (day is None and _EITHER.search(line.words) is not None)
        if day is not None and _UPDATED.search(line.words):
            later = later or day
        elif day is not None:
            return day, False
    return later, unsure


def guessed(tree: Node) -> str | None:
    """The day that ``htmldate`` makes out, asked for the original date and kept from searching the text."""
    from htmldate import find_date as guess  # heavy: only pages without a date of their own pay for it

    try:
        return guess(tree, original_date=True, extensive_search=False) or None
    except Exception:  # a page can be broken in more ways than the library's own errors tell
        return None


def publisher(tree: Node, data: dict[str, Any]) -> str | None:
    """The name of the house."""
    return _name(data.get("publisher")) or meta(tree, "og:site_name", "application-name", "dc.publisher", "publisher")


def authors(tree: Node, data: dict[str, Any]) -> Iterator[str]:
    """Who wrote it, as fields for machines give it."""
    author = data.get("author") or data.get("creator")
    for one in author if isinstance(author, list) else [author]:
        if name := _name(one):
            yield name
    if (name := meta(tree, *_AUTHORS)) is not None and not name.startswith(("http:", "https:")):
        yield name


def sources(tree: Node, data: dict[str, Any]) -> Iterator[str]:
    """Whose text it is, as fields for machines give it; a name or the address of the original."""
    for key in ("sourceOrganization", "provider", "isBasedOn"):
        if name := _name(data.get(key)):
            yield name
    if name := meta(tree, *_SOURCES):
        yield name
    name = attribute(tree, "//*[@data-source]", "data-source")
    if name is not None and outlet_of(name) is not None:  # programs keep much else under that name
        yield name


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document in its order."""
    waiting = [data]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(reversed(here))
        elif isinstance(here, dict):
            yield here
            waiting.extend(here[key] for key in ("mainEntity", "@graph") if key in here)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("url")
    return _words(value)


def _words(value: object) -> str | None:
    return (" ".join(tidy(html.unescape(value)).split()) or None) if isinstance(value, str) else None


def _without_site(words: str, publisher: str | None) -> str:
    """A title without the site's name behind it."""
    parts = _SEPARATOR.split(words)
    if len(parts) < 2:
        return words
    site = re.sub(r"\W", "", publisher or "").lower()
    last = re.sub(r"\W", "", parts[-1]).lower()
    separators = list(_SEPARATOR.finditer(words))
    if (site and last and (last in site or site in last)) or "|" in separators[-1][0]:
        return words[: separators[-1].start()]
    return words
