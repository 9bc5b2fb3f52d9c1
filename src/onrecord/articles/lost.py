"""Paragraphs that extraction lost, found by comparing what it gave with the page's tree.

Extraction drops a paragraph that is a link as a whole, text that stands in a bare ``div`` amid paragraphs, and a lead
set apart from the text. Such a block comes back only where it is a sentence, stands between or beside what was
extracted, and nothing on its way up to that says that it is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.articles.furniture import is_furniture
from onrecord.articles.tree import BESIDE, BREAKS, UNSEEN, Node, is_caption

_FEWEST_WORDS = 8
_LONGEST = 300_000
"""Characters of an article above which it is a book or an attack, and the comparison would cost too much."""
_SENTENCE_END = re.compile(r"\w[.!?…][\"”’')\]]*$")
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:abstract|deck|excerpt|intro(?:duction)?|lead|lede|standfirst|summary|teaser-?text)(?=$|[\s_-])",
    re.IGNORECASE,
)
_MOST_LINKS = 0.5
_ASIDE = frozenset({"aside", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "table"})


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of words between two breaks, and the element around it."""

    words: str
    node: Node
    linked: int
    """Characters of it within links."""
    after_heading: bool

    @property
    def key(self) -> str:
        return key(self.words)


def with_lost(paragraphs: list[str], tree: Node) -> list[str]:
    """``paragraphs`` with those of the page that belong among them and are missing, in the page's order."""
    if sum(map(len, paragraphs)) > _LONGEST:
        return paragraphs
    blocks = list(_blocks(tree))
    given = [key(paragraph) for paragraph in paragraphs]
    places = _places(given, blocks)
    if not places:
        return paragraphs
    whole, known = "\n".join(given), set(given)
    root, ways = _common(blocks[index].node for index in places.values())
    first, last = min(places.values()), max(places.values())
    missing: dict[int, list[str]] = {}
    for index, block in enumerate(blocks):
        if not _is_sentence(block) or (index > last and block.linked):
            continue
        if not _belongs(block, root, ways) and not (index < first and block.after_heading and _is_lead(block)):
            continue
        if block.key in known or block.key in whole:
            continue
        before = max((place for place, at in places.items() if at < index), default=-1)
        missing.setdefault(before, []).append(block.words)
        whole += "\n" + block.key
    found = list(missing.get(-1, ()))
    for place, paragraph in enumerate(paragraphs):
        found += [paragraph, *missing.get(place, ())]
    return found


def key(words: str) -> str:
    """The letters and digits of some words, by which two copies of them are known as the same."""
    return "".join(character for character in words.lower() if character.isalnum())


def _places(given: list[str], blocks: list[_Block]) -> dict[int, int]:
    """For paragraphs that are a block as a whole, or begin with one, the index of that block."""
    known: dict[str, int] = {}
    for index, block in enumerate(blocks):
        known.setdefault(block.key, index)
    return {place: known[words] for place, words in enumerate(given) if words in known}


def _blocks(tree: Node) -> Iterator[_Block]:
    """The runs of words of a page in its order, without what is not seen, captions and what stands beside."""
    pieces: list[str] = []
    linked = 0
    around, headed = tree, False

    def done() -> Iterator[_Block]:
        nonlocal linked
        words = " ".join("".join(pieces).split())
        if words:
            yield _Block(words, around, linked, headed)
        pieces.clear()
        linked = 0

    # Elements to enter, and elements that are left, with whether they stand in a link.
    stack: list[tuple[Node, bool, bool]] = [(tree, True, False)]
    while stack:
        node, entering, in_link = stack.pop()
        breaks = node.tag in BREAKS
        if breaks:
            yield from done()
        if entering:
            headed = headed or node.tag == "h1"
            if node.tag not in UNSEEN and not is_caption(node):
                around = node if breaks and node.tag != "br" else around
                inner = in_link or node.tag == "a"
                pieces.append(node.text or "")
                linked += len(node.text or "") if inner else 0
                stack.append((node, False, in_link))
                stack.extend((child, True, inner) for child in reversed(node) if isinstance(child.tag, str))
                continue
        elif breaks:
            around = next(node.iterancestors(), tree)
        pieces.append(node.tail or "" if node is not tree else "")
        linked += len(node.tail or "") if in_link else 0
    yield from done()


def _is_sentence(block: _Block) -> bool:
    words = block.words
    return (
        len(words.split()) >= _FEWEST_WORDS
        and _SENTENCE_END.search(words) is not None
        and not is_furniture(words)
        and (block.linked <= _MOST_LINKS * len(words) or block.node.tag == "p")
    )


def _belongs(block: _Block, root: Node, ways: frozenset[Node]) -> bool:
    """Whether a block lies below ``root`` and no element on the way has a name of its own."""
    for node in (block.node, *block.node.iterancestors()):
        if node is root:
            return True
        if node not in ways and (node.get("class") or node.get("id") or node.tag in _ASIDE):
            return False
    return False


def _is_lead(block: _Block) -> bool:
    labels = " ".join(
        f"{node.get('class') or ''} {node.get('id') or ''}"
        for node in (block.node, *list(block.node.iterancestors())[:2])
    )
    return _LEAD.search(labels) is not None and BESIDE.search(labels) is None and not block.linked


def _common(nodes: Iterator[Node]) -> tuple[Node, frozenset[Node]]:
    """The smallest element around all the nodes, and all elements on the ways from them up to it."""
    paths = [list(reversed((node, *node.iterancestors()))) for node in nodes]
    shared = 0
    while all(len(path) > shared + 1 and path[shared + 1] is paths[0][shared + 1] for path in paths):
        shared += 1
    if len(paths) == 1 and shared:
        shared -= 1
    return paths[0][shared], frozenset(node for path in paths for node in path[shared:])
