"""Which earlier document *the agreement* is, and whose the article has told that one to be."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.claims.agreements.documents import Document, Documents
from onrecord.claims.context import Context
from onrecord.claims.roles.word_index import WordIndex
from onrecord.lang.agreements import AgreementWords

_WORD = re.compile(r"[\w’'-]+")
_PLURAL = re.compile(r"(?:s|memoranda|communiques)$")
_SMALL = frozenset(
    "a an and at between for in its new of on respective same similar that the their these this those to with".split()
)
_ANY = frozenset({"document", "text"})
_BACK = 6


class Sameness:
    """The documents of one article, each with the one it was called before, and parties told so far."""

    __slots__ = ("_at", "_context", "_documents", "_own", "_told", "_words")

    def __init__(
        self,
        context: Context,
        at: WordIndex,
        documents: Documents,
        own: Callable[[Document], tuple[str, ...]],
        words: AgreementWords,
    ) -> None:
        self._context, self._at, self._documents, self._own, self._words = context, at, documents, own, words
        self._told: dict[int, tuple[str, ...]] = {}

    def tell(self, document: Document, parties: tuple[str, ...]) -> None:
        """Notes whose document it is, as some act has told."""
        if len(parties) > len(self._told.get(document.noun.start, ())):
            self._told[document.noun.start] = parties

    def known(self, document: Document) -> tuple[str, ...]:
        """Whose it is, as its own words, an act on it, or either of an earlier one that is the same tell."""
        seen = 0
        current: Document | None = document
        while current is not None and seen < _BACK:
            parties = max(self._told.get(current.noun.start, ()), self._own(current), key=len)
            if len(parties) > 1:
                return parties
            current, seen = self.before(current), seen + 1
        return ()

    def root(self, document: Document) -> Document:
        """The first document that a bare noun, or the one before it, stands for."""
        current, seen = document, 0
        while seen < _BACK and self.is_bare(current) and (earlier := self.before(current)) is not None:
            current, seen = earlier, seen + 1
        return current

    def before(self, document: Document) -> Document | None:
        """The earlier document that a definite one is: its nearest namesake, or the nearest at all for a bare noun."""
        bare = self.is_bare(document)
        if not document.definite:
            return None
        here = self._at.sentence(document.noun.start)
        for other in reversed(self._documents.all):
            if other.noun.start >= document.noun.start:
                continue
            far = here - self._at.sentence(other.noun.start)
            if bare and far > _BACK:
                return None
            if self._is_plural(other) != self._is_plural(document):
                continue
            if self._is_alike(document, other):
                return other
            if bare and self._may_be(document, other):
                return other
        return None

    def is_bare(self, document: Document) -> bool:
        """*the agreement*: nothing but an article, the noun, and what it is called (*known as*)."""
        noun = self._noun(document)
        return noun in self._words.documents and not self._content(document) - {noun}

    def is_generic(self, document: Document) -> bool:
        """*the deal*: a noun that alone may be any document."""
        return self._noun(document) in self._words.generic

    def _is_alike(self, document: Document, other: Document) -> bool:
        """Whether all that distinguishes a later name is in an earlier one."""
        mine = self._content(document)
        whole = self._content(other) | {match[0].lower() for match in _WORD.finditer(self._context.words(other.span))}
        return bool(mine - {self._noun(document)}) and mine <= whole

    def _may_be(self, document: Document, other: Document) -> bool:
        """Whether a bare noun can stand for what an earlier one names: *the deal* for *a free trade agreement*."""
        mine, theirs = self._noun(document), self._noun(other)
        return mine == theirs or mine in _ANY or (mine in self._words.generic and theirs in self._words.alike)

    def _is_plural(self, document: Document) -> bool:
        return _PLURAL.search(self._context.words(document.noun).lower()) is not None

    def _noun(self, document: Document) -> str:
        word = self._context.words(document.noun).lower()
        word = word if word in self._words.documents else word.removesuffix("s")
        return self._words.same.get(word, word)

    def _content(self, document: Document) -> set[str]:
        words = {match[0].lower() for match in _WORD.finditer(document.name)} - _SMALL
        noun = self._context.words(document.noun).lower()
        return {word for word in words if word != noun} | {self._noun(document)}
