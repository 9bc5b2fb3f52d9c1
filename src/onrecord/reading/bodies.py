"""Bodies in a text: ministries, secretariats, parliaments, composed from the words that name them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from onrecord import world
from onrecord.model.text import Span
from onrecord.reading.tree import Tree
from onrecord.world import Body

_MAX_BEFORE, _MAX_AFTER = 7, 12
_INSIDE = frozenset({"ADJ", "ADP", "CCONJ", "DET", "NOUN", "NUM", "PART", "PROPN", "X"})


def find_bodies(tree: Tree) -> Iterator[tuple[Span, Body]]:
    """Every phrase that names a body and says whose it is, the longest around each word for one; in text order.

    *the ministry*, whose owner the phrase does not say, is left to the chains of reference.
    """
    triggers = trigger_words()
    done = -1
    for index in range(len(tree)):
        if index <= done or tree.word(index).lower() not in triggers:
            continue
        found = longest_body(tree, index)
        if found is not None:
            first, last, body = found
            done = last
            yield Span(tree.tokens[first].start, tree.tokens[last].end), body


def longest_body(tree: Tree, index: int) -> tuple[int, int, Body] | None:
    """The longest phrase around a word that names a body with an owner: first and last token, and the body."""
    first, last = _reach(tree, index)
    for length in range(last - first + 1, 1, -1):
        for start in range(max(first, index - length + 1), min(index, last - length + 1) + 1):
            end = start + length - 1
            if tree.pos(start) in ("ADP", "CCONJ", "PART") or tree.pos(end) in ("ADP", "CCONJ", "DET", "PART"):
                continue
            body = world.parse_body(tree.text[tree.tokens[start].start : tree.tokens[end].end])
            if body is not None and body.id is not None:
                named = next(place for place in range(start, end + 1) if tree.pos(place) != "DET")
                return named, end, body
    return None


def _reach(tree: Tree, index: int) -> tuple[int, int]:
    sentence = tree.sentence_of[index]
    first = index
    while first > 0 and index - first < _MAX_BEFORE and _goes_on(tree, first - 1, sentence):
        first -= 1
    last = index
    while last + 1 < len(tree) and last - index < _MAX_AFTER and _goes_on(tree, last + 1, sentence):
        last += 1
    return first, last


def _goes_on(tree: Tree, index: int, sentence: int) -> bool:
    return tree.sentence_of[index] == sentence and (
        tree.pos(index) in _INSIDE or tree.word(index) in ("-", "–", "&", "’s", "'s")
    )


@lru_cache(maxsize=1)
def trigger_words() -> frozenset[str]:
    """Words that name a body, lower case: *ministry*, *secretariat*, *service*, *directorate* …"""
    return world.body_reader().nouns | {"ministries"}
