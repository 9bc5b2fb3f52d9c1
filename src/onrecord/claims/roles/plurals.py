"""One title for several: *Presidents Sall of Senegal and Talon of Benin*, *the Greek and Thai ministers, A and B*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord import world
from onrecord.claims.context import Context
from onrecord.claims.roles.offices import Offices
from onrecord.claims.roles.title_words import Place
from onrecord.claims.roles.titles import Found, change_of, presupposed
from onrecord.claims.stance import Stances
from onrecord.model.reading import Mention
from onrecord.model.text import Span
from onrecord.world import OfficePhrase

_LONGEST = 3
"""Words of a title before its plural head (*deputy prime ministers*)."""
_JOINT = re.compile(r"[,;]? and (?:the )?|[,;] (?:the )?|,? as well as ")
_OWNER = re.compile(r" of (?:the )?| \((?:the )?")
_OPENING = re.compile(r"(?:, |: | )?")
_LED = re.compile(r"(?: of [\w ]{3,30}|[^.:;]{0,120}\b(?:are|be|include|included|were)\b[^.:;]{0,60}): (?:H\.?E\.? )?")
_WERE = re.compile(r"[^.:;]{0,80}?\b(?:are|were) (?:H\.?E\.? )?")
_SENT = re.compile(r" (?:are|were|was|being) (?:being )?represented by (?:their |the )?$")
_WORD = re.compile(r"([\w.-]+) $")


@dataclass(frozen=True, slots=True)
class _Listed:
    """One name of a list, and the country that stands behind it."""

    name: Mention
    of: str | None
    end: int


def shared_titles(context: Context, stances: Stances, offices: Offices, titles: Sequence[Found]) -> Iterator[Found]:
    """The offices of people who share one title."""
    reader = _Lists(context)
    heads = "|".join(sorted(offices.words.plurals, key=len, reverse=True))
    for match in re.finditer(rf"\b(?:{heads})\b", context.text, re.IGNORECASE):
        yield from reader.plural(match, offices.words.plurals[match[0].lower()], stances)
    for found in titles:
        if found.of is not None and found.place.span.end < found.name.start:
            yield from reader.elliptic(found, stances)


class _Lists:
    """Reads lists of names behind titles in one article."""

    __slots__ = ("_context", "_countries", "_people")

    def __init__(self, context: Context) -> None:
        self._context = context
        named = [mention for mention in context.mentions if mention.form == "name"]
        self._people = {m.start: m for m in named if m.entity.startswith("person:")}
        self._countries = [m for m in named if m.entity.startswith("country:")]

    def plural(self, head: re.Match[str], singular: str, stances: Stances) -> Iterator[Found]:
        """Whoever a plural title names: with the country behind each, or with as many countries beside the title."""
        title = self._title(head, singular)
        if title is None:
            return
        start, office = title
        before = self._before(start)
        after, end = self._after(head.end())
        names = self._names(end)
        if len(names) < 2:
            names = self._listed(end)
        if len(names) < 2:
            return
        countries = before or after
        for place, one in enumerate(names):
            of = one.of
            if of is None and countries:
                of = countries[place] if len(countries) == len(names) else countries[0] if len(countries) == 1 else None
            yield self._found(Span(start, head.end()), office, one, of, stances)

    def elliptic(self, found: Found, stances: Stances) -> Iterator[Found]:
        """*President Bio of Sierra Leone, Sall of Senegal and Talon of Benin*: the title goes on."""
        first = self._people.get(found.name.start)
        if first is None:
            return
        names = self._names(first.start)
        if len(names) < 2 or names[0].of is None:
            return
        for one in names[1:]:
            if one.of is None:
                return
            yield self._found(found.place.span, replace(found.place.office, of=None), one, one.of, stances)

    def _found(self, title: Span, office: OfficePhrase, one: _Listed, of: str | None, stances: Stances) -> Found:
        place = Place(title, office, of, None)
        voice = presupposed(stances, title.cover(one.name.span))
        return Found(
            person=one.name.entity,
            place=place,
            change=change_of(place),
            stance=voice,
            evidence=title.cover(Span(one.name.start, one.end)),
            name=one.name.span,
            rule="role: a title for several",
        )

    def _title(self, head: re.Match[str], singular: str) -> tuple[int, OfficePhrase] | None:
        """The longest title that ends with a plural head, read as one of its kind."""
        start = head.start()
        best: tuple[int, OfficePhrase] | None = None
        for _ in range(_LONGEST + 1):
            read = world.parse_offices(self._context.text[start : head.start()] + singular)
            if len(read) == 1 and read[0].of is None and read[0].to is None:
                says_more = best is None or read[0].head != best[1].head or read[0].change != best[1].change
                best = (start, read[0]) if says_more else best
            word = _WORD.search(self._context.text, max(0, start - 24), start)
            if word is None or any(m.start < start and word.start() < m.end for m in self._countries):
                break
            start = word.start()
        return best

    def _before(self, start: int) -> tuple[str, ...]:
        """*the Russian and Turkish* before a title."""
        found: list[str] = []
        sent = _SENT.search(self._context.text, max(0, start - 40), start)
        start = start if sent is None else sent.start() + 1
        for mention in reversed([m for m in self._countries if m.end < start]):
            gap = self._context.text[mention.end : start]
            if gap not in ((" ", "'s ", "’s ") if not found else (" and ", ", ", ", and ")):
                break
            found.insert(0, mention.entity)
            start = mention.start
        return tuple(found)

    def _after(self, end: int) -> tuple[tuple[str, ...], int]:
        """*of Uzbekistan and Kazakhstan* behind a title, and where it ends."""
        found: list[str] = []
        for mention in [m for m in self._countries if m.start >= end]:
            gap = self._context.text[end : mention.start]
            if re.fullmatch(r" of (?:the )?" if not found else r",? and (?:the )?|, (?:the )?", gap) is None:
                break
            found.append(mention.entity)
            end = mention.end
        return tuple(found), end

    def _names(self, position: int) -> list[_Listed]:
        """The names of the list that begins at a place, or behind a comma there."""
        text, found = self._context.text, list[_Listed]()
        opening = _OPENING.match(text, position)
        position = position if opening is None else opening.end()
        while (name := self._people.get(position)) is not None:
            of, end = self._owner(name.end)
            found.append(_Listed(name, of, end))
            joint = _JOINT.match(text, end)
            if joint is None:
                break
            position = joint.end()
        return found

    def _listed(self, end: int) -> list[_Listed]:
        """*The ambassadors of three states were there: A of Peru, B of Chile and C of Brazil*."""
        for pattern in (_WERE, _LED):
            led = pattern.match(self._context.text, end)
            names = [] if led is None else self._names(led.end())
            if len(names) > 1 and all(one.of is not None for one in names):
                return names
        return []

    def _owner(self, end: int) -> tuple[str | None, int]:
        """*of Senegal*, *(Senegal)* behind a name."""
        link = _OWNER.match(self._context.text, end)
        country = None if link is None else next((m for m in self._countries if m.start == link.end()), None)
        if country is None:
            return None, end
        closes = self._context.text[country.end : country.end + 1] == ")"
        return country.entity, country.end + closes
