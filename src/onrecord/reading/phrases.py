"""Noun phrases in their roles: subtree → ``Phrase``, with what stands inside it by preposition, possessor, modifier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.reading import Mention, Phrase
from onrecord.model.text import Span
from onrecord.reading.tree import Tree

# Branches that hang on a noun but are clauses or phrases of their own.
LOOSE = frozenset({"acl", "appos", "parataxis", "conj", "cc", "punct", "dep", "advcl", "list", "cop", "nsubj", "csubj"})
_MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "flat", "obl"})
_MAX_DEPTH = 8

NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
}  # fmt: skip
ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip


class Phrases:
    """Builds phrases over one article's trees; the same head gives the same phrase."""

    __slots__ = ("_built", "_entity_at", "_mention_at", "tree")

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self.tree = tree
        self._mention_at = _mentions_by_head(tree, mentions)
        self._built: dict[int, Phrase] = {}

    def entity(self, index: int) -> str | None:
        """Whom the phrase headed by this token stands for."""
        mention = self._mention_at.get(index)
        return None if mention is None else mention.entity

    def at(self, index: int, depth: int = 0) -> Phrase:
        """The phrase headed by a token, its coordinated members included."""
        built = self._built.get(index)
        if built is None:
            built = self._built[index] = self._build(index, depth)
        return built

    def until(self, index: int, position: int) -> Phrase:
        """The phrase headed by a token, with those of its members alone that stand before a place."""
        phrase = self.at(index)
        members = tuple(member for member in phrase.members if member.span.end <= position)
        if len(members) == len(phrase.members) or not members:
            return phrase
        return members[0] if len(members) == 1 else replace(phrase, members=members)

    def _build(self, index: int, depth: int) -> Phrase:
        tree = self.tree
        mention = self._mention_at.get(index)
        span = tree.core_span(index, LOOSE)
        if mention is not None:
            span = span.cover(mention.span)
        roles: list[tuple[str, Phrase]] = []
        members: list[Phrase] = []
        number, ordinal = None, None
        negated = False
        for child in tree.children(index):
            main = tree.main(child)
            word = tree.lemmas[child].lower()
            if main == "conj" and depth < _MAX_DEPTH and _is_nominal(tree, child):
                members.append(self.at(child, depth + 1))
            elif main == "nummod" or (main == "amod" and _ordinal(word) is not None):
                number, ordinal = (_number(word), ordinal) if main == "nummod" else (number, _ordinal(word))
            elif main == "det":
                negated = negated or word in ("no", "neither")
            elif main in _MODIFIERS and depth < _MAX_DEPTH and not self._is_own(mention, child):
                roles.append((self._role(child), self.at(child, depth + 1)))
        phrase = Phrase(
            span=span,
            head=tree.lemmas[index],
            head_span=tree.tokens[index].span,
            entity=None if mention is None else mention.entity,
            roles=tuple(roles),
            number=number,
            ordinal=ordinal,
            negated=negated,
        )
        if not members:
            return phrase
        whole = span
        for member in members:
            whole = whole.cover(member.span)
        return Phrase(
            span=whole,
            head=phrase.head,
            head_span=phrase.head_span,
            entity=phrase.entity,
            roles=phrase.roles,
            members=(phrase, *(inner for member in members for inner in (member.members or (member,)))),
            number=number,
            ordinal=ordinal,
            negated=negated,
        )

    def _is_own(self, mention: Mention | None, child: int) -> bool:
        """Whether a dependent is part of the name itself (*Affairs* in *Ministry of Foreign Affairs*)."""
        return mention is not None and mention.form == "name" and _inside(self.tree, child, mention.span)

    def _role(self, index: int) -> str:
        relation = self.tree.relation(index)
        if relation == "nmod:poss":
            return "possessor"
        return self.tree.case(index) or "modifier"


def _mentions_by_head(tree: Tree, mentions: Sequence[Mention]) -> Mapping[int, Mention]:
    """Each mention at the token that governs it; where two share a head the longer one stands."""
    starts = {token.start: index for index, token in enumerate(tree.tokens)}
    by_head: dict[int, Mention] = {}
    for mention in mentions:
        head = _head_of(tree, starts, mention.span)
        if head is not None and (head not in by_head or len(mention.span) > len(by_head[head].span)):
            by_head[head] = mention
    return by_head


def _head_of(tree: Tree, starts: Mapping[int, int], span: Span) -> int | None:
    """The token of a span that is governed from outside it; the last one where the tree is torn."""
    first = starts.get(span.start)
    if first is None:
        first = next((index for index, token in enumerate(tree.tokens) if token.end > span.start), None)
        if first is None:
            return None
    inside = []
    index = first
    while index < len(tree) and tree.tokens[index].start < span.end:
        inside.append(index)
        index += 1
    heads = [index for index in inside if tree.head(index) not in inside and tree.pos(index) != "PUNCT"]
    nominal = [index for index in heads if tree.pos(index) in ("PROPN", "NOUN", "PRON", "ADJ", "NUM", "X")]
    return next(iter(nominal or heads or inside), None)


def _inside(tree: Tree, index: int, span: Span) -> bool:
    return span.contains(tree.span(index, LOOSE))


def _is_nominal(tree: Tree, index: int) -> bool:
    return tree.pos(index) in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM")


def _number(word: str) -> int | None:
    if word.isascii() and word.replace(",", "").isdigit():
        return int(word.replace(",", ""))
    return NUMBER_WORDS.get(word)


def _ordinal(word: str) -> int | None:
    if word[:-2].isdecimal() and word.isascii() and word.endswith(("st", "nd", "rd", "th")):
        return int(word[:-2])
    return ORDINAL_WORDS.get(word)
