"""An HTML page's tree: parsed as browsers do, and its short lines with where they stand.

Bylines, source lines, dates and captions are read from the tree before the article is taken out of it, because
extraction loses about half of them.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

Node = Any
"""An element of ``lxml``, which comes without types."""

_LONGEST_LINE = 300
_LONGEST_CAPTION = 600
UNSEEN = frozenset(
    "aside button form head iframe input nav noscript option script select style svg template textarea".split()
)
# Parts of the page beside the article. A part that holds most of the page's text is the article whatever it is called.
BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|also|share|sharing|social|sidebar|comments?|breadcrumbs?|menu|newsletter|"
    r"subscribe|most|popular|trending|latest|teasers?|promo|adverts?|banner|cookies?|widget|more)(?=$|[\s_-])",
    re.IGNORECASE,
)
_MOST = 0.4
_CAPTION = re.compile(r"caption|photo-?credit|image-?credit|credit-?line|cutline", re.IGNORECASE)
BREAKS = frozenset(
    "article blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li".split()
) | (frozenset("main ol p pre section table tbody td th tr ul address time".split()))


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a small element."""

    words: str
    tag: str
    label: str
    """Its class, id and itemprop, in one string."""
    caption: bool
    """Whether it stands in a figure or a caption."""


def parse(text: str) -> Node | None:
    """The tree of a page however broken; None where there is none. No entity is fetched, no script runs."""
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        return lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def flat(node: Node) -> str:
    """The words of an element on one line; blocks within it are parted by a space."""
    parts: list[str] = []
    for event, child in etree.iterwalk(node, events=("start", "end")):
        block = child.tag in BREAKS
        if event == "start":
            if child.tag in ("script", "style"):
                continue
            parts.append((" " if block and child is not node else "") + (child.text or ""))
        elif child is not node:
            parts.append((" " if block else "") + (child.tail or ""))
    return " ".join("".join(parts).split())


def attribute(tree: Node, path: str, name: str) -> str | None:
    """The first value that is not blank of an attribute of the elements at an XPath."""
    for node in tree.xpath(path):
        value = " ".join((node.get(name) or "").split())
        if value:
            return value
    return None


def meta(tree: Node, *names: str) -> str | None:
    """The content of the first ``meta`` element with one of the names, which are tried in order, in any case."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        value = " ".join((node.get("content") or "").split())
        if value:
            for key in ("property", "name", "itemprop"):
                if (name := node.get(key)) is not None:
                    found.setdefault(name.strip().lower(), value)
    return next((found[name] for name in names if name in found), None)


def lines(tree: Node) -> Iterator[Line]:
    """The short lines of a page in its order, without what stands beside the article."""
    sizes = _sizes(tree)
    stack: list[tuple[Node, bool]] = [(tree, False)]
    while stack:
        node, caption = stack.pop()
        if node.tag in UNSEEN:
            continue
        label = " ".join(filter(None, (node.get("class"), node.get("id"), node.get("itemprop"), node.get("rel"))))
        if BESIDE.search(label) and sizes[node] < _MOST * sizes[tree]:
            continue
        caption = caption or is_caption(node)
        if 0 < sizes[node] <= (_LONGEST_CAPTION if caption else _LONGEST_LINE) and (words := flat(node)):
            yield Line(words, node.tag, label, caption)
        stack.extend((child, caption) for child in reversed(node) if isinstance(child.tag, str))


def is_caption(node: Node) -> bool:
    """Whether an element is a figure or a caption."""
    label = " ".join(filter(None, (node.get("class"), node.get("id"), node.get("itemprop"))))
    return node.tag in ("figure", "figcaption") or bool(_CAPTION.search(label))


def article_part(tree: Node) -> Node:
    """A copy of the tree without what stands beside the article."""
    tree = copy.deepcopy(tree)
    sizes = _sizes(tree)
    for node in list(tree.iter(etree.Element)):
        label = f"{node.get('class', '')} {node.get('id', '')}"
        beside = node.tag in ("aside", "nav") or bool(BESIDE.search(label))
        if beside and sizes[node] < _MOST * sizes[tree] and node.getparent() is not None:
            node.drop_tree()
    return tree


def _sizes(tree: Node) -> dict[Node, int]:
    """Characters of text in every element."""
    sizes: dict[Node, int] = {}
    for node in reversed(list(tree.iter(etree.Element))):
        own = 0 if node.tag in ("script", "style") else len(node.text or "")
        sizes[node] = own + sum(sizes[child] + len(child.tail or "") for child in node if child in sizes)
    return sizes
