"""Whose agreement it is: who signs, with whom, between whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from onrecord.claims.agreements.documents import Document
from onrecord.claims.context import Context, each, roles
from onrecord.claims.relations.references import References
from onrecord.claims.roles.word_index import WordIndex
from onrecord.lang.agreements import AgreementWords
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

_JOINED = re.compile(r"(?:,|,? and)(?: the)? ")
_MEMBERS = re.compile(r"(?:['’]s?)? (?:member|party|partner)(?:s\b| (?:countr|nation|state))", re.IGNORECASE)
_MEMBERS_OF = re.compile(r"\bmembers?(?: countries| nations| states)? of (?:the )?$", re.IGNORECASE)
_WITH = re.compile(r" (?:with|between|among)(?: the)? ")


class Parties:
    """Finds parties round the acts of one article."""

    __slots__ = ("_at", "_context", "_country_of", "_parliaments", "_refs", "_sides")

    def __init__(
        self,
        context: Context,
        at: WordIndex,
        country_of: Callable[[str], str | None],
        refs: References,
        words: AgreementWords,
    ) -> None:
        self._context, self._at, self._country_of = context, at, country_of
        self._refs, self._sides, self._parliaments = refs, words.sides, words.parliaments

    def actors(self, clause: Clause) -> tuple[str, ...]:
        """Who does it; a parliament and a minister act for their state."""
        found: list[str] = list(self._for(clause))
        told = roles(clause, "who", "by") if clause.passive else roles(clause, "who")
        for phrase in told if not found else ():
            for member in each(phrase):
                own = self.party(member.entity)
                found += [own] if own is not None else self._in(member.span)
                found += self._beside(member.span)
            found += self._meant(phrase) if not found else ()
        if not found and not clause.passive:
            found += self._before(clause.predicate_span.start)
        parent = self._above(clause)
        if not found and parent is not None:
            found += self.actors(parent)
        return tuple(dict.fromkeys(found))

    def _above(self, clause: Clause) -> Clause | None:
        """The clause whose subject is that of an infinitive, a participle, a second verb: *saw them initial it*."""
        parent = self._context.parent(clause)
        if parent is None:
            return None
        if parent.form == "nominal" and clause.link == "participle" and "of" in clause.modifiers:
            parent = self._context.parent(parent)  # has begun the procedure of denouncing
        linked = clause.link in ("conjunct", "open complement", "participle")
        if parent is not None and not linked and clause.link in ("complement", "parataxis"):
            own = next(roles(clause, "who"), None)
            if own is not None:  # Yerevan denied that it would leave
                return parent if self._context.words(own.span).lower() == "it" and parent.form == "verbal" else None
            told = roles(parent, "whom")
            linked = any(self._context.words(p.span).lower().startswith(("their ", "his ", "her ")) for p in told)
        return parent if parent is not None and linked and parent.form in ("verbal", "copular") else None

    def _meant(self, phrase: Phrase) -> tuple[str, ...]:
        """*the two sides*, *both governments*, *they*: the parties that were named before."""
        words = self._context.words(phrase.span).lower().split()
        plural = phrase.head.lower() in self._sides and self._context.words(phrase.head_span).lower().endswith("s")
        both = words[0] == "both" or words in (["they"], ["the", "sides"])
        counted = phrase.number is not None and words[0] in ("the", "these", "their")
        if not ((plural and (both or counted)) or words in (["they"], ["both"])):
            return ()
        return tuple(entity for entity, _ in self._refs.several(phrase.number or 2, phrase.span.start))

    def _for(self, clause: Clause) -> tuple[str, ...]:
        """*waiting for France to ratify*: the subject of an infinitive."""
        before = self._context.text[: clause.predicate_span.start]
        if not before.endswith(" to "):
            return ()
        end = len(before) - 4
        last = next((m for m in self._context.mentions if m.end == end and self._is_side(m)), None)
        listed = () if last is None else self._list(last)
        governed = bool(listed) and re.search(r"\bfor (?:the )?$", before[: listed[0].start]) is not None
        return tuple(m.entity for m in listed) if governed else ()

    def only(self, clause: Clause) -> tuple[str, ...]:
        """The one country that the sentence names before the verb."""
        position = clause.predicate_span.start
        sentence = self._at.sentence(position)
        found = {
            m.entity
            for m in self._context.mentions
            if m.entity.startswith("country:") and m.end <= position and self._at.sentence(m.start) == sentence
        }
        return tuple(found) if len(found) == 1 else ()

    def partners(self, clause: Clause, document: Document | None, *, owner: bool = False) -> tuple[str, ...]:
        """With whom, or between whom: in the document's phrase or behind the verb."""
        found: list[str] = []
        end = self._at.sentence_end(clause.predicate_span.start)
        if document is not None:
            found += self._compound(document)
            if owner and self._context.text[: document.span.start].endswith(("'s ", "’s ")):  # Sweden's protocol
                whose = next((m for m in self._context.mentions if m.end == document.span.start - 3), None)
                found += [whose.entity] if whose is not None and self._is_side(whose) else []
            elif owner and self._context.text[: document.span.start].lower().endswith(("its ", ".its ")):
                found += self._refs.owner(document.span.start)
            end = min(end, max(document.span.end, document.noun.end) + 1)
            found += self._with(document.noun.end, document.span.end)
        for phrase in roles(clause, "with", "between"):
            found += [party for member in each(phrase) if (party := self.party(member.entity)) is not None]
        if not found and document is not None and clause.predicate_span.end <= document.span.start:
            found += self._with(clause.predicate_span.end, document.span.start)
        return tuple(dict.fromkeys(found))

    def it(self, clause: Clause) -> tuple[str, ...]:
        """*It signed a pact with Chile*: the country or the organisation that was spoken of before."""
        who = next(roles(clause, "who"), None)
        if who is None or self._context.words(who.span).lower() != "it":
            return ()
        club = self._refs.spoken(who.span.start)
        return self._refs.owner(who.span.start) or (() if club is None else (club,))

    def owner(self, position: int) -> tuple[str, ...]:
        """Whose something is that has no owner of its own: the one country of the sentence so far."""
        return self._refs.owner(position)

    def party(self, entity: str | None) -> str | None:
        """The country or organisation that somebody is or acts for."""
        if entity is None:
            return None
        if entity.startswith("org:") and entity.removeprefix("org:") in self._parliaments:
            return None  # the Senate of some state
        if entity.startswith(("country:", "org:")):
            return entity
        if entity.startswith("person:"):
            titles = self._context.titles.get(entity, ())
            own = next((t.of for t in titles if t.of is not None), None)
            own = own or self._country_of(entity)
            return None if own is None or own.startswith("person:") else self.party(own)
        return self._context.behalf(entity) if entity.startswith("body:") else None

    # ---- pieces ----------------------------------------------------------------------------------------------------

    def _in(self, span: Span) -> Iterator[str]:
        """The parties that a phrase names inside: *Malaysia's parliament*, *leaders of the GCC states and Egypt's*."""
        last: int | None = None
        for mention in self._context.mentions_in(span):
            party = self.party(mention.entity) if mention.form == "name" else None
            if party is None or self._only_members(mention):
                continue
            if last is None or re.search(r"\band\b|,", self._context.text[last : mention.start]) is not None:
                yield party
            last = mention.end

    def _beside(self, span: Span) -> list[str]:
        """The other members of a list that a torn tree has left outside."""
        found = []
        here = next((m for m in self._context.mentions if span.overlaps(m.span) and self._is_side(m)), None)
        for mention in () if here is None else self._list(here):
            found.append(mention.entity)
        return found

    def _before(self, position: int) -> list[str]:
        """The party right before the verb, with its list."""
        sentence = self._at.sentence(position)
        for mention in reversed(self._context.mentions):
            if mention.end <= position and self._is_side(mention):
                near = len(self._context.text[mention.end : position].split()) <= 3
                if self._at.sentence(mention.start) != sentence or not near:
                    return []
                return [m.entity for m in self._list(mention)]
        return []

    def _is_side(self, mention: Mention) -> bool:
        named = mention.entity.startswith(("country:", "org:")) and mention.form == "name"
        house = mention.entity.removeprefix("org:") in self._parliaments
        return named and not house and not self._only_members(mention)

    def _only_members(self, mention: Mention) -> bool:
        """*44 AU member states*, *the member states of the Organization*: not the organisation itself."""
        text = self._context.text
        return (
            _MEMBERS.match(text, mention.end) is not None
            or _MEMBERS_OF.search(text[max(0, mention.start - 30) : mention.start]) is not None
        )

    def _list(self, one: Mention) -> tuple[Mention, ...]:
        """A name with those that commas and *and* join to it, on either side."""
        sides = [m for m in self._context.mentions if self._is_side(m)]
        found = [one]
        for mention in sides:
            if mention.start >= found[-1].end:
                if _JOINED.fullmatch(self._context.text[found[-1].end : mention.start]) is None:
                    break
                found.append(mention)
        for mention in reversed(sides):
            if mention.end <= found[0].start:
                if _JOINED.fullmatch(self._context.text[mention.end : found[0].start]) is None:
                    break
                found.insert(0, mention)
        return tuple(found)

    def _with(self, start: int, end: int) -> list[str]:
        found: list[str] = []
        for match in _WITH.finditer(self._context.text, start, end):
            first = next((m for m in self._context.mentions if m.start in (match.end(), match.end() - 4)), None)
            first = first if first is None or self._is_side(first) else None
            if first is not None:
                found += [m.entity for m in self._list(first)]
        return found

    def _compound(self, document: Document) -> list[str]:
        """*the Serbia-China free trade agreement*, *the EU–Mercosur deal*."""
        inside = [
            m
            for m in self._context.mentions_in(Span(document.span.start, document.noun.end))
            if m.entity.startswith(("country:", "org:"))
        ]
        pairs = [
            (one, other)
            for one, other in pairwise(inside)
            if self._context.text[one.end : other.start] in ("-", "–", "/", " – ", " - ")
        ]
        return [m.entity for pair in pairs[:1] for m in pair]


def joined(*lists: Iterable[str]) -> tuple[str, ...]:
    """All of them, each once."""
    return tuple(dict.fromkeys(one for some in lists for one in some))
