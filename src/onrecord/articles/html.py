"""HTML pages: metadata and credits from the tree, the article's own words through trafilatura."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from onrecord.articles.dates import find_date
from onrecord.articles.furniture import is_furniture

_ARTICLE_TYPES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
)
_CREDIT_CLASSES = re.compile(r"byline|author|source|credit|copyright|caption|agency|dateline|meta", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Html:
    """What an HTML page says of its article."""

    paragraphs: tuple[str, ...]
    title: str | None
    date: str | None
    publisher: str | None
    canonical: str | None
    lines: tuple[str, ...]
    """Short lines around the article that may be credits: bylines, source lines, captions."""
    captions: tuple[str, ...]


def read_html(text: str, url: str | None) -> Html:
    """The article of a page; ``paragraphs`` is empty where there is none.

    No script runs and nothing is fetched.
    """
    tree = _tree(text)
    if tree is None:
        return Html((), None, None, None, None, (), ())
    data = _json_ld(tree)
    lines, captions = _credit_lines(tree, data)
    title = (
        _text(data.get("headline"))
        or _meta(tree, "og:title", "twitter:title")
        or _first_text(tree, "//h1")
        or _first_text(tree, "//title")
    )
    body = _body(text, url)
    skip = {_key(title or ""), *(_key(caption) for caption in captions)}
    paragraphs = tuple(p for p in body if _key(p) not in skip and not is_furniture(p))
    return Html(
        paragraphs=paragraphs,
        title=title,
        date=_date(text, tree, data, url),
        publisher=_publisher(tree, data),
        canonical=_first_attribute(tree, "//link[@rel='canonical']", "href"),
        lines=tuple(lines),
        captions=tuple(captions),
    )


def _tree(text: str) -> Any | None:  # noqa: ANN401 - lxml has no types
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
        return lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _body(text: str, url: str | None) -> list[str]:
    import trafilatura  # heavy: only those who read HTML pay for it

    found = trafilatura.extract(
        text,
        url=url,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        output_format="txt",
    )
    if not found:
        found = trafilatura.extract(text, url=url, include_comments=False, include_tables=False, output_format="txt")
    return [" ".join(line.split()) for line in (found or "").split("\n") if line.strip()]


def _json_ld(tree: Any) -> dict[str, Any]:  # noqa: ANN401
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(k in _ARTICLE_TYPES for k in kinds):
                return node
    return {}


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph", []))


def _date(text: str, tree: Any, data: dict[str, Any], url: str | None) -> str | None:  # noqa: ANN401
    for value in (
        _text(data.get("datePublished")),
        _meta(
            tree,
            "article:published_time",
            "og:published_time",
            "datePublished",
            "date",
            "pubdate",
            "DC.date.issued",
            "publish-date",
        ),
        _first_attribute(tree, "//time[@pubdate or @itemprop='datePublished']", "datetime"),
    ):
        found = find_date(value[:10] if value and re.match(r"\d{4}-\d\d-\d\d", value) else value or "")
        if found is not None:
            return found
    from htmldate import find_date as guess

    try:
        return guess(text, original_date=True, extensive_search=False, url=url) or None
    except (ValueError, TypeError, AttributeError, etree.LxmlError):
        return None


def _publisher(tree: Any, data: dict[str, Any]) -> str | None:  # noqa: ANN401
    publisher = data.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return _text(name) or _meta(tree, "og:site_name", "application-name")


def _credit_lines(tree: Any, data: dict[str, Any]) -> tuple[list[str], list[str]]:  # noqa: ANN401
    """Bylines and source lines before extraction can lose them, and captions apart from them."""
    captions = [_flat(node) for node in tree.xpath("//figcaption | //*[contains(@class, 'caption')]")]
    lines: list[str] = []
    author = data.get("author")
    for one in author if isinstance(author, list) else [author]:
        name = _text(one.get("name") if isinstance(one, dict) else one)
        if name:
            lines.append(f"By {name}")
    if (name := _meta(tree, "author", "article:author")) and not name.startswith("http"):
        lines.append(f"By {name}")
    for node in tree.xpath("//*[@rel='author']"):
        lines.append(f"By {_flat(node)}")
    for node in tree.xpath("//div | //p | //span | //address | //small | //footer | //cite | //li"):
        if _CREDIT_CLASSES.search(node.get("class") or "") or node.tag in ("address", "cite", "small"):
            words = _flat(node)
            if 3 < len(words) < 140 and words not in captions:
                lines.append(words)
    for node in tree.xpath("//*[@data-source]"):
        lines.append(f"Source: {node.get('data-source')}")
    for node in tree.xpath("//p | //div"):
        words = _flat(node) if len(node) < 3 else ""
        if 0 < len(words) < 80 and re.match(r"\W*(?:source|via)\s*:", words, re.IGNORECASE):
            lines.append(words)
    return list(dict.fromkeys(lines)), [caption for caption in dict.fromkeys(captions) if caption]


def _meta(tree: Any, *names: str) -> str | None:  # noqa: ANN401
    for name in names:
        for attribute in ("property", "name", "itemprop"):
            value = _first_attribute(tree, f"//meta[@{attribute}='{name}']", "content")
            if value:
                return value
    return None


def _first_attribute(tree: Any, path: str, attribute: str) -> str | None:  # noqa: ANN401
    return next((_text(node.get(attribute)) for node in tree.xpath(path) if _text(node.get(attribute))), None)


def _first_text(tree: Any, path: str) -> str | None:  # noqa: ANN401
    return next((words for node in tree.xpath(path) if (words := _flat(node))), None)


def _flat(node: Any) -> str:  # noqa: ANN401
    return " ".join(str(node.text_content() or "").split())


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _key(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())
