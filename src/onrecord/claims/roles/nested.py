"""Titles inside titles: *the press secretary of the President of Uzbekistan, Sherzod Asadov*.

The title nearest to a name may be only whose man he is. Behind a comma the whole phrase is the name's; without one it
is where the inner title cannot be his, or the whole is written as a title is.
"""

from __future__ import annotations

from onrecord.claims.context import Context
from onrecord.claims.roles.title_words import Place, TitleReader
from onrecord.claims.roles.word_index import WordIndex
from onrecord.lang.offices import OfficeWords
from onrecord.model.text import Span
from onrecord.world.matching import leader_of_name

_CHAIN = frozenset({"ADJ", "DET", "NOUN", "PART", "PROPN"})
_LINKS = frozenset({"at", "for", "of", "to"})
_REACH = 12
"""Words back from a title to the one that it stands in."""


class Nesting:
    """Finds the titles in which titles stand, in one article."""

    __slots__ = ("_at", "_context", "_titles", "_words")

    def __init__(self, context: Context, at: WordIndex, titles: TitleReader, words: OfficeWords) -> None:
        self._context, self._at, self._titles, self._words = context, at, titles, words

    def whole(self, inner: tuple[Place, ...], first: int, last: int, name: Span) -> tuple[tuple[Place, ...], int]:
        """The offices before a name, given the nearest title from one token to another, and where they begin.

        The nearest title itself where it is the name's own; none where nobody can tell.
        """
        link = first - 1 - (first > 0 and self._at.tokens[first - 1].pos == "DET")
        if not inner or link < 1 or self._at.word(link).lower() not in _LINKS:
            return inner, first
        outer = self._outer(link)
        if outer is None:
            return inner, first
        apart = "," in self._context.text[inner[-1].span.end : name.start]
        if not apart and self._is_holder(inner[0], name):
            return inner, first
        if outer[1]:  # the President's wife, whatever her name
            return ((), first) if apart else (inner, first)
        head = outer[0]
        bare = self._at.tokens[link + 1].pos != "DET" and self._at.word(head)[0].islower()
        if not apart and bare:
            return inner, first  # aide to Trade Representative Carla Hills
        written = self._at.word(head)[0].isupper() and not self._opens(head)
        if not apart and not written and not self._is_known_state(inner[0]):
            return (), first  # a spokesman for the Foreign Minister Ana Silva
        best: tuple[Place, ...] = ()
        begins = first
        for start in range(head, max(-1, head - _REACH), -1):
            if self._at.tokens[start].pos not in _CHAIN or not self._same_sentence(start, head):
                break
            found = self._titles.read(start, last)
            if found and self._at.tokens[start].pos != "PART":
                best, begins = found, start
            if self._at.tokens[start].pos == "DET":
                break
        return best, begins

    def _outer(self, link: int) -> tuple[int, bool] | None:
        """The word behind which a title hangs: one for an office, or one for a relation of somebody (then true)."""
        people = self._context.language.reference.people
        for index in range(link - 1, max(-1, link - 1 - _REACH), -1):
            token, word = self._at.tokens[index], self._at.word(index)
            if not self._same_sentence(index, link):
                return None
            if token.pos in ("NOUN", "PROPN") and self._titles.read(index, index):
                return index, False
            if word.lower() in people:
                return index, True
            if word.lower() != "of" and token.pos not in _CHAIN:
                return None
            if self._at.word(link).lower() != "of":
                return None  # what is for or to somebody stands right behind its noun
        return None

    def _is_holder(self, inner: Place, name: Span) -> bool:
        """Whether the world knows somebody of that name in the inner office."""
        if inner.office.head not in self._words.leading:
            return False
        leader = leader_of_name(self._context.words(name), inner.of)
        return leader is not None

    def _is_known_state(self, inner: Place) -> bool:
        """Whether the inner office is one whose holders the world knows: who is not among them does not hold it."""
        return inner.office.head in self._words.leading and (inner.of or "").startswith("country:")

    def _opens(self, index: int) -> bool:
        return index == 0 or not self._same_sentence(index - 1, index)

    def _same_sentence(self, one: int, other: int) -> bool:
        return self._at.sentence(self._at.tokens[one].start) == self._at.sentence(self._at.tokens[other].start)
