"""One stretch of words read as a title, with whose office it is as far as the words in and before it say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord import world
from onrecord.claims.context import Context
from onrecord.claims.roles.owners import Owners, is_origin
from onrecord.claims.roles.word_index import WordIndex
from onrecord.lang.offices import OfficeWords
from onrecord.model.text import Span
from onrecord.world import OfficePhrase

_ENDS = re.compile(r"\s*\([^()]{2,15}\)\s*$")


@dataclass(frozen=True, slots=True)
class Place:
    """An office with the words that say it, and whose it is as far as the article tells."""

    span: Span
    office: OfficePhrase
    of: str | None
    to: str | None


class TitleReader:
    """Reads titles between two words of one article."""

    __slots__ = ("_at", "_context", "_named", "_owners", "_words")

    def __init__(self, context: Context, at: WordIndex, owners: Owners, words: OfficeWords) -> None:
        self._context, self._at, self._owners, self._words = context, at, owners, words
        self._named = [
            (m.start, m.end)
            for m in context.mentions
            if m.form == "name" and m.entity.startswith(("country:", "org:", "body:"))
        ]

    def read(self, first: int, last: int) -> tuple[Place, ...]:
        """The offices of the words from one token to another, if the whole is a title."""
        opening = first
        while first < last and (self._at.tokens[first].pos in ("DET", "PUNCT") or self._is_pronoun(first)):
            first += 1
        past = next((i for i in range(last - 1, first + 1, -1) if self._at.word(i).lower() in ("former", "ex")), None)
        if past is not None and self._at.word(past - 1).lower() in ("and", "'s", "’s"):
            return self.read(past, last)  # a front-runner and former foreign minister
        start, end = self._at.tokens[first].start, self._at.tokens[last].end
        words = _ENDS.sub("", self._context.text[start:end])
        short = next((one for one in self._words.abbreviations if words.endswith((one, f"{one}."))), None)
        if short is not None:  # U.S. Sen. Marco Rubio
            words = words.rstrip(".").removesuffix(short) + self._words.abbreviations[short]
        places: list[Place] = []
        for parsed in world.parse_offices(words):
            office = self._at_home(parsed, words)
            head = self._at.index(start + office.head_span[0])
            alone = office.head_span[1] - office.head_span[0] == len(self._at.word(head))
            if office.head in self._words.no_office or (alone and self._at.word(head).lower() in self._words.no_office):
                return ()
            if not places and not all(self._may_precede(i, office) for i in range(first, head)):
                return ()  # an interview with the spokesman
            after = self._at.index(start + office.head_span[1])
            if (
                office.of is None
                and office.to is None
                and after <= last
                and self._at.word(after) in ("in", "on", "with")
            ):
                return ()  # the premier in the presence of
            span = Span(start + office.head_span[0], start + office.head_span[1])
            within = (
                None if office.of is not None or office is not parsed else self._owners.within(Span(start, end), span)
            )
            if within is not None and office.head.endswith(" minister") and not self._is_registered(within.entity):
                within = None  # a minister's matter is no place and no organisation
            if (
                office.of is None
                and within is None
                and any(self._at.word(i) in ("'s", "’s") for i in range(first, head))
            ):
                return ()  # the country's minister: whose it is, is no part of the office
            of = office.of or (within.entity if within is not None else self._owners.before(opening, first))
            trimmed = self._trimmed(office, words)
            if within is not None and within.start < span.start:
                text = f"{self._context.words(span)} of {self._context.words(within.span)}"
                trimmed = replace(office, text=text[0].upper() + text[1:])
            if short is not None and office.head_span[1] == len(words):
                trimmed = replace(trimmed, text=f"{short}.")
            places.append(Place(Span(start, end), trimmed, of, office.to))
        return tuple(places)

    def _at_home(self, office: OfficePhrase, words: str) -> OfficePhrase:
        """*its Kuwaiti secretary general*: without the country that the holder only comes from."""
        if office.head not in self._words.foreign_born or not is_origin(office, words):
            return office
        return replace(office, of=None, text=words[slice(*office.head_span)].capitalize())

    def _is_registered(self, entity: str) -> bool:
        return entity.startswith(("country:", "body:")) or world.organisation(entity) is not None

    def _may_precede(self, index: int, office: OfficePhrase) -> bool:
        """Whether a word may stand in a title before what the office is called."""
        if self._at.word(index).lower() in self._words.changing or self.is_owner(index):
            return True
        pos = self._at.tokens[index].pos
        if pos == "CCONJ":  # brother and adviser; but roads and transport minister
            return office.head.endswith(("minister", "secretary"))
        return pos not in ("ADP", "ADV", "NUM", "PRON", "VERB")

    def _is_pronoun(self, index: int) -> bool:
        return self._at.word(index).lower() in (*self._words.possessives, "what", "which", "that")

    def _trimmed(self, office: OfficePhrase, words: str) -> OfficePhrase:
        """*His Majesty King*, *the Custodian of the Two Holy Mosques King*: the office alone."""
        if office.head not in self._words.bare or office.of is not None:
            return office
        head = words[slice(*office.head_span)]
        begins = office.text.lower().find(head.lower())
        text = head if office.head == "monarch" or begins < 0 else office.text[begins:]
        return replace(office, text=text[0].upper() + text[1:])

    def is_owner(self, index: int) -> bool:
        """Whether a token belongs to a known name, whatever part of speech it is taken for."""
        token = self._at.tokens[index]
        return any(start <= token.start and token.end <= end for start, end in self._named)
