"""Sentence trees to walk in: children, subtrees, case marks, lemmas. The labels are Universal Dependencies'."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.lang.lemmas import Lemmatizer
from onrecord.model.reading import Token
from onrecord.model.text import Span


class Tree:
    """All sentences' trees of one article, indexed by token."""

    __slots__ = ("_children", "_main", "_relation", "lemmas", "sentence_of", "text", "tokens")

    def __init__(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[tuple[int, int]], lemmatizer: Lemmatizer
    ) -> None:
        self.text = text
        self.tokens = tuple(tokens)
        self._children: tuple[list[int], ...] = tuple([] for _ in tokens)
        for index, token in enumerate(tokens):
            if 0 <= token.head < len(tokens) and token.head != index:
                self._children[token.head].append(index)
        self._relation = tuple(token.relation for token in tokens)
        self._main = tuple(relation.partition(":")[0] for relation in self._relation)
        self.sentence_of = [0] * len(tokens)
        for number, (first, last) in enumerate(sentences):
            for index in range(first, last):
                self.sentence_of[index] = number
        self.lemmas = tuple(lemmatizer.lemma(text[token.start : token.end], token.pos) for token in tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, index: int) -> str:
        """The word as it stands."""
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def at(self, position: int) -> int | None:
        """The token that covers a position in the text."""
        index = bisect_right(self.tokens, position, key=lambda token: token.start) - 1
        return index if index >= 0 and position < self.tokens[index].end else None

    def relation(self, index: int) -> str:
        """The relation to the head, subtype and all (``nsubj:pass``)."""
        return self._relation[index]

    def main(self, index: int) -> str:
        """The relation to the head without its subtype."""
        return self._main[index]

    def pos(self, index: int) -> str:
        """The universal part of speech."""
        return self.tokens[index].pos

    def head(self, index: int) -> int:
        """The governing token, -1 for a root."""
        return self.tokens[index].head

    def children(self, index: int, *relations: str) -> list[int]:
        """Dependents in text order; with ``relations``, those alone (with or without subtype)."""
        if not relations:
            return self._children[index]
        return [
            child
            for child in self._children[index]
            if self._main[child] in relations or self._relation[child] in relations
        ]

    def child(self, index: int, *relations: str) -> int | None:
        """The first such dependent."""
        for child in self._children[index]:
            if self._main[child] in relations or self._relation[child] in relations:
                return child
        return None

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> Iterator[int]:
        """``index`` and all below it, each before what it governs, leaving out branches whose main relation is in
        ``without``.
        """
        waiting = [index]
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(child for child in reversed(self._children[here]) if self._main[child] not in without)

    def span(self, index: int, without: frozenset[str] = frozenset()) -> Span:
        """The stretch from the first to the last word of a subtree."""
        below = list(self.subtree(index, without))
        return Span(self.tokens[min(below)].start, self.tokens[max(below)].end)

    def core_span(self, index: int, without: frozenset[str] = frozenset()) -> Span:
        """Like ``span``, without the prepositions and conjunctions that mark the whole phrase."""
        below = [index]
        for child in self._children[index]:
            main = self.main(child)
            if main not in without and main not in ("case", "mark", "cc"):
                below.extend(self.subtree(child, without))
        return Span(self.tokens[min(below)].start, self.tokens[max(below)].end)

    def case(self, index: int) -> str | None:
        """The preposition that marks a noun, lower case; a compound one as one (``according to``)."""
        marks = self.children(index, "case")
        if not marks:
            return None
        words = [self.lemmas[index].lower() for index in self._with_fixed(marks)]
        return " ".join(words)

    def _with_fixed(self, marks: list[int]) -> list[int]:
        return sorted({*marks, *(fixed for mark in marks for fixed in self.children(mark, "fixed"))})
