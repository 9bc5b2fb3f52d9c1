"""HTML pages: the article's own words through ``trafilatura``, all else from the tree before it.

``trafilatura`` is asked for precision. What it cannot find, in pages laid out with tables or filled in by a script, is
sought again with the tables taken for what they are, and in the text that JSON-LD carries.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from onrecord.articles import metadata
from onrecord.articles.credit_lines import credit_line
from onrecord.articles.dates import date_in_url
from onrecord.articles.decode import tidy
from onrecord.articles.lost import key as key_of
from onrecord.articles.lost import with_lost
from onrecord.articles.outlets import listed, outlet_of
from onrecord.articles.plain import blocks
from onrecord.articles.tree import Line, Node, article_part, attribute, flat, lines, meta, parse

_CREDITING = re.compile(r"by-?line|author|writer|source|credit|agency|signature", re.IGNORECASE)
_SOURCE = re.compile(r"source|credit|agency", re.IGNORECASE)
_LONGEST_CREDIT = 140
_LONGEST_NAME = 40
_LABEL = re.compile(r"(?:source|by)\s*:?", re.IGNORECASE)
_NOTICE = re.compile(
    r"(?:error\s+)?(?:403|404|410|50[0234])\s*(?:$|[|:–—-]|error|forbidden|not found|gone|bad gateway|internal|service)"
    r"|(?:page|file) (?:can)?not (?:be )?found|access (?:is )?denied$|just a moment|attention required!",
    re.IGNORECASE,
)
"""Titles of pages that stand in for an article: it is gone, or a person is asked for."""
_PIECE = re.compile(r"\s*[|·•]\s*")
_PREFORMATTED = 200
"""Characters from which on preformatted text is prose and no listing."""
_LAYOUT = 400
"""Characters in a cell from which on a table is the page's layout."""
_BLOCKS = frozenset("ab body cell head item list p quote row table".split())
_NO_XML = re.compile("[\ufffe\uffff]")
"""What ``tidy`` leaves and a tree cannot hold; a character reference may have put it there."""
_LONGEST_ASIDE = 600
_NO_PARAGRAPHS = (
    "//figcaption | //*[contains(@class, 'caption')]"
    " | //blockquote[contains(@class, 'twitter-') or contains(@class, '-media') or contains(@class, 'tiktok-')]"
)
_FEWEST_WORDS = 15
"""What is shorter is a notice (*The page does not exist*), no article."""
_FOREIGN_LETTERS = 40
_LONGEST_LINK = 100
_STOP = re.compile(r"\w[.!?…][\"”’')\]]*(?:\s|$)")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$")
_SILENT = logging.NullHandler()


@dataclass(frozen=True, slots=True)
class Html:
    """What an HTML page says of its article."""

    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    date: str | None = None
    """From fields for machines."""
    date_shown: str | None = None
    """As readers see it."""
    publisher: str | None = None
    canonical: str | None = None
    lines: tuple[str, ...] = ()
    """Bylines, source lines and copyright lines, each as a line that says what it is (*By …*, *Source: …*)."""
    captions: tuple[str, ...] = ()
    is_front: bool = False
    """Whether it is the front page of a site, which shows the beginnings of many articles."""


def read_html(text: str, url: str | None) -> Html:
    """The article of a page; ``paragraphs`` is empty where there is none. No script runs and nothing is fetched."""
    tree = parse(text)
    if tree is None:
        return Html()
    data = metadata.article_data(tree)
    short = tuple(lines(tree))
    publisher = metadata.publisher(tree, data)
    title = metadata.title(tree, data, publisher)
    if title is not None and _NOTICE.match(title):
        return Html(title=title)
    address = url or _canonical(tree)
    date_shown, unsure = metadata.shown(short)
    date = metadata.published(tree, data)
    if date is None and date_shown is None and not unsure:
        date = metadata.guessed(article_part(tree))
        if date is not None and date == date_in_url(address or ""):
            date = None  # it was read in the address, which has its own place in the order of trust
    captions = tuple(dict.fromkeys(line.words for line in short if line.caption))
    paragraphs, tail = _parted(list(_without_headline(_paragraphs(tree, data, url), tree, title, captions)))
    return Html(
        paragraphs=tuple(paragraphs),
        title=title,
        date=date,
        date_shown=date_shown,
        publisher=publisher,
        canonical=_canonical(tree),
        lines=tuple(dict.fromkeys((*_credit_lines(tree, data, short), *tail))),
        captions=captions,
        is_front=not data and date is None and _is_front(tree, address),
    )


def _paragraphs(tree: Node, data: dict[str, Any], url: str | None) -> list[str]:
    """The article's paragraphs by the first way that gives a sentence and more than a notice."""
    for paragraphs in _ways(tree, data, url):
        found = [paragraph for paragraph in paragraphs if paragraph]
        words = sum(len(paragraph.split()) for paragraph in found)
        if any(map(_is_foreign, found)) or (words >= _FEWEST_WORDS and any(map(_has_sentence, found))):
            return found
    return []


def _ways(tree: Node, data: dict[str, Any], url: str | None) -> Iterator[list[str]]:
    body = data.get("articleBody")
    told = [" ".join(line.split()) for line in body.split("\n")] if isinstance(body, str) else []
    found = with_lost(_extracted(_ready(tree), url, precise=True), tree)
    if len(found) > 1 or len(told) < 2:  # a single paragraph may be that very text with its lines run together
        yield found
    yield told
    yield found
    unfolded = _unfolded(tree)
    if unfolded is not None:
        yield with_lost(_extracted(unfolded, url, precise=True), tree)
    yield with_lost(_extracted(_ready(tree) if unfolded is None else unfolded, url, precise=False), tree)


def _extracted(tree: Node, url: str | None, *, precise: bool) -> list[str]:
    import trafilatura  # heavy: only those who read HTML pay for it

    logger = logging.getLogger("trafilatura")
    if _SILENT not in logger.handlers:  # what it has to say of broken pages is no business of a terminal
        logger.addHandler(_SILENT)
    try:
        found = trafilatura.bare_extraction(
            tree, url=url, favor_precision=precise, include_comments=False, include_tables=False, with_metadata=False
        )
    except Exception:  # a page can be broken in more ways than the library's own errors tell
        return []
    body = getattr(found, "body", None)
    return [] if body is None else list(_pieces(body))


def _pieces(body: Node) -> Iterator[str]:
    """The paragraphs of an extracted body; a line that breaks amid a sentence is joined to the one before."""
    pieces: list[tuple[str, bool]] = [("", False)]
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if node.tag in _BLOCKS:
            pieces.append(((node.text if event == "start" else node.tail) or "", False))
        elif event == "start":
            words = node.text or ""
            if node.tag == "lb":
                pieces.append((words, True))
            else:
                pieces[-1] = pieces[-1][0] + words, pieces[-1][1]
        else:
            pieces[-1] = pieces[-1][0] + (node.tail or ""), pieces[-1][1]
    whole = ""
    for words, broken in pieces:
        words = " ".join(words.split())  # noqa: PLW2901
        if not words:
            continue
        if whole and broken and not _SENTENCE_END.search(whole) and words[0].islower():
            whole += " " + words
            continue
        if whole:
            yield whole
        whole = words
    if whole:
        yield whole


def _ready(tree: Node) -> Node:
    """A copy of the tree as extraction takes it rightly.

    Captions and embedded posts, which it may take for paragraphs, are out; preformatted text is in paragraphs.
    """
    tree = copy.deepcopy(tree)
    for node in tree.xpath(_NO_PARAGRAPHS):
        if len(flat(node)) < _LONGEST_ASIDE and node.getparent() is not None:
            node.drop_tree()
    for node in list(tree.iter("pre")):
        paragraphs = blocks(_NO_XML.sub("", tidy(node.text_content())))
        if sum(map(len, paragraphs)) >= _PREFORMATTED:
            tail = node.tail
            node.clear()
            node.tag, node.tail = "div", tail
            for words in paragraphs:
                etree.SubElement(node, "p").text = words
    return tree


def _unfolded(tree: Node) -> Node | None:
    """A copy of the tree with tables that only lay out the page made blocks, None where there are none."""
    tree = _ready(tree)
    cells = [cell for cell in tree.iter("td") if len(flat(cell)) >= _LAYOUT]
    for cell in cells:
        for node in (cell, *cell.iterancestors("tr", "tbody", "table", "td")):
            node.tag = "div"
    return tree if cells else None


def _without_headline(paragraphs: list[str], tree: Node, title: str | None, captions: tuple[str, ...]) -> Iterator[str]:
    """The paragraphs without the headline over them and without captions among them."""
    heads = {key_of(title or ""), *(key_of(flat(node)) for node in tree.iter("h1", "title"))}
    under = {key_of(caption) for caption in captions}
    over = True
    for paragraph in paragraphs:
        key = key_of(paragraph)
        if not key or key in under or (over and key in heads):
            continue
        over = False
        yield paragraph


def _credit_lines(tree: Node, data: dict[str, Any], short: tuple[Line, ...]) -> Iterator[str]:
    """Bylines, source lines and copyright lines, wherever they stand."""
    for name in metadata.authors(tree, data):
        yield f"By {_cased(name)}"
    for name in metadata.sources(tree, data):
        yield f"Source: {name}"
    label = ""
    for line in short:
        if len(line.words) > _LONGEST_CREDIT or line.caption:
            continue
        if (
            label and credit_line(f"{label} {line.words}") is not None
        ):  # *Source:* and *Xinhua* in elements of their own
            yield f"{label} {line.words}"
        label = line.words if _LABEL.fullmatch(line.words) else ""
        if "©" in line.words or "copyright" in line.words.lower():
            yield line.words
        for piece in _PIECE.split(line.words):
            if credit_line(piece) is not None:
                yield piece
            elif line.tag == "p" and _is_agency(piece):
                yield f"Source: {piece.strip(' ()/[]–—-')}"
            elif _CREDITING.search(line.label) and not any(char.isdigit() for char in piece):
                yield from _labelled(piece, line.label)


def _is_agency(words: str) -> bool:
    """Whether a paragraph is an agency's name alone: *(Reuters)*, */TASS/*."""
    outlet = outlet_of(words) if len(words) <= _LONGEST_NAME else None
    return outlet is not None and outlet.agency


def _labelled(words: str, label: str) -> Iterator[str]:
    """A bare name in an element that says what it is: *Xinhua* in a source's place, a person in an author's."""
    if outlet_of(words) is not None and _SOURCE.search(label):
        yield f"Source: {words}"
    elif not _SOURCE.search(label) and listed(words) is not None:
        yield f"By {words}"


def _cased(name: str) -> str:
    """A name set in small letters throughout (*nino beridze*) with capitals."""
    return name.title() if name.islower() else name


def _is_front(tree: Node, address: str | None) -> bool:
    """Whether an address is a site's own, and the page does not call itself an article."""
    if address is None or meta(tree, "og:type") == "article":
        return False
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _canonical(tree: Node) -> str | None:
    url = attribute(tree, "//link[@rel='canonical']", "href") or attribute(
        tree, "//meta[@property='og:url']", "content"
    )
    return url if url is not None and url.startswith(("http://", "https://")) else None


def _has_sentence(paragraph: str) -> bool:
    """Whether a paragraph has a full stop after six words or more."""
    stop = _STOP.search(paragraph, 20)
    return stop is not None and len(paragraph[: stop.end()].split()) > 5


def _is_foreign(paragraph: str) -> bool:
    """Whether a paragraph is of another script, which may have neither words nor full stops as English has them."""
    return sum(char.isalpha() and char > "\u036f" for char in paragraph) >= _FOREIGN_LETTERS


def _parted(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """The article, and short lines without a full stop below it where there are several: links to other articles."""
    end = len(paragraphs)
    while end and len(paragraphs[end - 1]) <= _LONGEST_LINK and not _SENTENCE_END.search(paragraphs[end - 1]):
        end -= 1
    return (paragraphs[:end], paragraphs[end:]) if 0 < end < len(paragraphs) - 1 else (paragraphs, [])
