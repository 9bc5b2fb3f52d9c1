"""Whom *the two sides*, *both governments*, *the ministers*, *they* and *we* stand for among those named before."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord import world
from onrecord.claims.context import Context
from onrecord.claims.relations.references import References
from onrecord.claims.roles.word_index import WordIndex
from onrecord.claims.stance import Stances
from onrecord.lang.agreements import AgreementWords
from onrecord.model.reading import Mention, Phrase
from onrecord.model.text import Span

_BACK = 3
_OUR = re.compile(r"(?:we|our (?:country|government|minister|nation|parliament|president|side|state))", re.IGNORECASE)
_HEADS_OF = re.compile(r"(?:heads|chiefs) of (?:state|government|delegation)")
_TWO = frozenset({"both", "duo", "pair", "two"})


class Sides:
    """What plural words without a name stand for in one article, as parties of an agreement."""

    __slots__ = ("_at", "_context", "_party", "_refs", "_sides", "_stances")

    def __init__(
        self,
        context: Context,
        at: WordIndex,
        party: Callable[[str | None], str | None],
        refs: References,
        stances: Stances,
        words: AgreementWords,
    ) -> None:
        self._context, self._at, self._party, self._refs = context, at, party, refs
        self._stances, self._sides = stances, words.sides

    def meant(self, phrase: Phrase) -> tuple[str, ...]:
        """The parties that a subject without a name stands for; none where the text leaves it open."""
        words = self._context.words(phrase.span).lower()
        if _OUR.fullmatch(words) is not None:
            return self._speaking(phrase.span)
        number = self._number(phrase, words)
        if number is None:
            return ()
        clubs = phrase.head.lower() in ("both", "party", "side", "they")
        found = self.of(number, phrase.span.start, clubs=clubs)
        told = phrase.number is not None or bool(_TWO.intersection(words.split()[:2]))
        if told:
            return () if self._are_others(found, phrase.span.start) else found
        return found if self._is_of_two(found, phrase.span.start) else ()

    def _are_others(self, found: tuple[str, ...], position: int) -> bool:
        """Whether two named last are none of the two whom the first sentence names: witnesses, hosts."""
        lead = self._lead(position)
        return len(found) == 2 and len(lead) == 2 and not set(found) & set(lead)

    def _is_of_two(self, found: tuple[str, ...], position: int) -> bool:
        """Whether it is the two that the article is about: all whom it has named, or whom its first sentence names."""
        return set(found) in (set(self._between(0, position, clubs=False)), set(self._lead(position)))

    def _lead(self, position: int) -> tuple[str, ...]:
        """The parties of the first sentence that names any."""
        first = next((m.start for m in self._context.mentions if self._side(m, clubs=False) is not None), position)
        return self._between(0, min(position, self._at.sentence_end(first)), clubs=False)

    def of(self, number: int, position: int, *, clubs: bool) -> tuple[str, ...]:
        """So many parties, those of the nearest sentence before that names as many; none where one names more."""
        sentence = self._at.sentence(position)
        for first in range(sentence, max(-1, sentence - _BACK - 1), -1):
            found = self._between(first, position, clubs=clubs)
            if len(found) == number:
                return found
            if len(found) > number:
                break
        return tuple(entity for entity, _ in self._refs.several(number, position))

    def _number(self, phrase: Phrase, words: str) -> int | None:
        """How many sides the words speak of; None where they speak of none."""
        said = words.split()
        if words in ("they", "both", "the two", "the pair", "the duo", "the two of them", "both of them"):
            return 2
        head = phrase.head.lower()
        plural = self._context.words(phrase.head_span).lower().endswith(("s", "men"))
        heads = _HEADS_OF.search(words) is not None
        if not said or not (heads or (plural and head in self._sides)):
            return None
        if _TWO.intersection(said[:2]):
            return 2
        if phrase.number is not None:
            return phrase.number if said[0] in ("the", "these", "their") else None
        bare = len(said) <= (5 if heads else 3) and said[0] in ("the", "these", "their")
        return 2 if bare else None

    def _between(self, first: int, position: int, *, clubs: bool) -> tuple[str, ...]:
        """The parties named from a sentence on and before a position."""
        found: dict[str, None] = {}
        for mention in self._context.mentions:
            if mention.end > position:
                break
            if self._at.sentence(mention.start) >= first and (party := self._side(mention, clubs=clubs)) is not None:
                found.setdefault(party)
        return tuple(found)

    def _side(self, mention: Mention, *, clubs: bool) -> str | None:
        if mention.form != "name" or (self._context.words(mention.span).isupper() and mention.start < 40):
            return None  # a date line's town
        if mention.entity.startswith("country:"):
            known = world.country(mention.entity)
            adjective = known is not None and self._context.words(mention.span) in known.demonyms
            return None if adjective else mention.entity
        if mention.entity.startswith("person:"):
            return self._party(mention.entity)
        club = clubs and mention.entity.startswith("org:") and world.organisation(mention.entity) is not None
        return mention.entity if club else None

    def _speaking(self, span: Span) -> tuple[str, ...]:
        """*We signed it*: the state or the organisation of whoever says so."""
        voice = self._stances.voice(span)
        speaker = None if voice is None else voice.speaker
        if speaker is None:
            return ()
        party = self._party(speaker.on_behalf_of) or self._party(speaker.entity)
        return () if party is None else (party,)
