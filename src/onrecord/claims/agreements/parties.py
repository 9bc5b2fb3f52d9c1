"""Whose agreement it is: who signs, with whom, between whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord import world
from onrecord.claims.agreements.documents import Document
from onrecord.claims.agreements.sides import Sides
from onrecord.claims.agreements.signers import SignerList, Signers
from onrecord.claims.context import Context, each, roles
from onrecord.claims.relations.maker import RelationMaker
from onrecord.lang.agreements import AgreementWords
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

_JOINED = re.compile(r"(?:,|,? and)(?: the)? ")
_MEMBERS = re.compile(r"(?:['’]s?)? (?:member|party|partner)(?:s\b| (?:countr|nation|state))", re.IGNORECASE)
_MEMBERS_OF = re.compile(r"\bmembers?(?: countries| nations| states)? of (?:the )?$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:that|which) (?:the|these|they|all|both) \w+ (?:have |had )?$")
_ONTO = frozenset({"of", "toward", "towards"})
_PRONOUNS = frozenset({"he", "it", "she", "that", "they", "we", "which", "who"})
_BY = re.compile(
    r"(?: (?:in|on|at|here|last|this|yesterday|today)\b"
    r"(?:(?! (?:is|was|are|were|be|been|to|and|has|had|have) )[^,.;:]){0,40}?)?,? by (?:the )?(?=[A-Z])"
)
_BEHALF = re.compile(r"\bon behalf of (?:the )?(?=[A-Z])")
_WITH = re.compile(r" (?:with|between|among)(?: the)? ")


class Parties:
    """Finds parties round the acts of one article."""

    __slots__ = ("_at", "_context", "_country_of", "_parliaments", "_refs", "_signers", "sides")

    def __init__(self, context: Context, make: RelationMaker, words: AgreementWords) -> None:
        self._context, self._at, self._country_of = context, make.at, make.country_of
        self._refs, self._parliaments = make.refs, words.parliaments
        self._signers = SignerList(context, make.at, self.party, words)
        self.sides = Sides(context, make.at, self.party, make.refs, make.stances, words)

    def actors(self, clause: Clause) -> Signers:
        """Who does it; a parliament and a minister act for their state."""
        waited = self._for(clause) or self._on_behalf(clause)
        if waited:
            return Signers(waited, whole=True)
        found: list[str] = []
        whole = True
        for phrase in roles(clause, "who", "by") if clause.passive else roles(clause, "who"):
            listed = self._listed(clause, phrase)
            if listed.parties or not listed.whole:
                found += listed.parties
                whole = whole and listed.whole
                continue
            told = [party for member in each(phrase) for party in self._member(member)]
            found += told or self._they(clause, phrase) or self.sides.meant(phrase)
        if not found and not whole:
            return Signers((), whole=False)
        if not found and clause.passive:
            return self._by(clause)
        if not found:
            found += self._before(clause.predicate_span.start)
        parent = self._above(clause)
        if not found and parent is not None:
            return self.actors(parent)
        return Signers(tuple(dict.fromkeys(found)), whole)

    def _they(self, clause: Clause, phrase: Phrase) -> tuple[str, ...]:
        """*A and B spoke of the treaty that they hope to sign*: the list that a clause above has for its subject."""
        parent = self._context.parent(clause) if self._context.words(phrase.span).lower() == "they" else None
        while parent is not None:
            for above in roles(parent, "who"):
                listed = self._listed(parent, above)
                if listed.whole and len(listed.parties) > 1 and above.span.end <= phrase.span.start:
                    return listed.parties
            parent = self._context.parent(parent)
        return ()

    def _listed(self, clause: Clause, phrase: Phrase) -> Signers:
        """The list that a phrase begins, read by its words."""
        if self._context.words(phrase.span).lower().split()[0] in _PRONOUNS:
            return Signers((), whole=True)
        if phrase.span.end <= clause.predicate_span.start:
            return self._signers.ahead(phrase.span, clause.predicate_span.start)
        return self._signers.behind(phrase.span)

    def _by(self, clause: Clause) -> Signers:
        """*was signed, in Doha, by Qatar and Iran*: a phrase with *by* that no role has caught."""
        end = self._at.sentence_end(clause.predicate_span.start)
        after = _BY.match(self._context.text, clause.predicate_span.end, end)
        return Signers((), whole=True) if after is None else self._signers.behind(Span(after.end(), after.end() + 1))

    def _member(self, member: Phrase) -> Iterator[str]:
        own = self.party(member.entity)
        if own is not None:
            yield own
        else:
            yield from self._in(member.span)

    def _above(self, clause: Clause) -> Clause | None:
        """The clause whose subject is that of an infinitive, a participle, a second verb: *saw them initial it*."""
        parent = self._context.parent(clause)
        if parent is None or (clause.passive and clause.link in ("participle", "relative")):
            return None  # the accord signed in Doha
        if parent.form == "nominal" and clause.link == "participle" and _ONTO.intersection(clause.modifiers):
            parent = self._context.parent(parent)  # has begun the procedure of denouncing
        if _OTHERS.search(self._context.text[: clause.predicate_span.start]) is not None:
            return None  # the accord that the seven signed
        linked = clause.link in ("conjunct", "open complement", "participle")
        linked = linked or (clause.link == "adverbial" and self._is_gerund(clause))
        if parent is not None and not linked and clause.link in ("complement", "parataxis"):
            own = next(roles(clause, "who"), None)
            if own is not None:  # Yerevan denied that it would leave
                return parent if self._context.words(own.span).lower() == "it" and parent.form == "verbal" else None
            told = roles(parent, "whom")
            linked = any(self._context.words(p.span).lower().startswith(("their ", "his ", "her ")) for p in told)
        return parent if parent is not None and linked and parent.form in ("verbal", "copular") else None

    def _is_gerund(self, clause: Clause) -> bool:
        """*strengthened their ties by signing an accord*."""
        ahead = self._context.text[max(0, clause.predicate_span.start - 10) : clause.predicate_span.start].lower()
        words = self._context.words(clause.predicate_span).lower()
        return words.endswith("ing") and ahead.endswith(("after ", "by ", "in ", "upon ", "while "))

    def discussing(self, clause: Clause) -> tuple[str, ...]:
        """*The two sides praised the accord, which was signed in July*: those who have it for their object."""
        parent = self._context.parent(clause)
        while parent is not None and parent.form == "nominal":
            parent = self._context.parent(parent)
        who = None if parent is None or parent.passive else next(roles(parent, "who"), None)
        return () if who is None else self.sides.meant(who)

    def _on_behalf(self, clause: Clause) -> tuple[str, ...]:
        """*was signed on behalf of Kenya by its minister and on behalf of Somalia by its envoy*."""
        end = self._at.sentence_end(clause.predicate_span.start)
        found = [
            party
            for match in _BEHALF.finditer(self._context.text, clause.predicate_span.end, end)
            for party in self._signers.behind(Span(match.end(), match.end() + 1)).parties
        ]
        return tuple(dict.fromkeys(found)) if len(found) > 1 else ()

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

    def partners(self, clause: Clause, document: Document | None) -> tuple[str, ...]:
        """With whom, or between whom: in the document's phrase or behind the verb."""
        found = [] if document is None else list(self.of_document(document))
        for phrase in roles(clause, "with", "between"):
            listed = self._signers.behind(phrase.span, groups=True)
            found += listed.parties if listed.whole else ()
            if phrase.head.lower() and not listed.parties:
                found += self.sides.meant(phrase)
        if not found and document is not None and clause.predicate_span.end <= document.span.start:
            found += self._with(clause.predicate_span.end, document.span.start)
        return tuple(dict.fromkeys(found))

    def of_document(self, document: Document) -> tuple[str, ...]:
        """Whose a document is by its own words: *the EU–Mercosur deal*, *its accord with Turkey*, *between A and B*."""
        text = self._context.text
        found = self._compound(document)
        before = text[: document.span.start]
        if before.endswith(("'s ", "’s ")):  # Sweden's protocol
            whose = next((m for m in self._context.mentions if m.end == document.span.start - 3), None)
            found += [whose.entity] if whose is not None and self._is_side(whose) else []
        elif before.lower().endswith(" its ") or before[-4:] == "Its ":
            found += self._refs.owner(document.span.start)
        found += self._with(document.noun.end, document.span.end)
        return tuple(dict.fromkeys(found))

    def beside(self, document: Document) -> tuple[str, ...]:
        """With whom it is, by its own words."""
        return tuple(self._with(document.noun.end, document.span.end))

    def it(self, clause: Clause) -> tuple[str, ...]:
        """*It signed a pact with Chile*: the country or the organisation that was spoken of before."""
        who = next(roles(clause, "who"), None)
        if who is None or self._context.words(who.span).lower() != "it":
            return ()
        return self._refs.owner(who.span.start) or self._club(who.span.start)

    def _club(self, position: int) -> tuple[str, ...]:
        club = self._refs.spoken(position)
        return () if club is None else (club,)

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
            listed = self._signers.behind(Span(match.end(), match.end() + 1), self._goes_to(end), groups=True)
            found += listed.parties if listed.whole else ()
        return found

    def _goes_to(self, end: int) -> int:
        """Where a phrase's list may end: at its own end where another document is joined to it."""
        joined_on = re.match(r",? and an? ", self._context.text[end : end + 8]) is not None
        return end if joined_on else self._at.sentence_end(end - 1)

    def _compound(self, document: Document) -> list[str]:
        """*the Serbia-China free trade agreement*, *the EU–Mercosur deal*."""
        inside = [
            m
            for m in self._context.mentions_in(Span(document.span.start, document.noun.end))
            if m.entity.startswith(("country:", "org:"))
        ]
        found: list[str] = []
        for one, other in pairwise(inside):
            if self._context.text[one.end : other.start] in ("-", "–", "/", " – ", " - "):
                found += [one.entity, other.entity] if not found or found[-1] != one.entity else [other.entity]
        return found

    def ahead_of(self, document: Document) -> str | None:
        """*the EAEU free trade agreement*: the organisation that stands first in a document's name."""
        first = list(self._context.mentions_in(Span(document.span.start, document.noun.start)))[:1]
        known = [m.entity for m in first if m.start == document.span.start and world.organisation(m.entity) is not None]
        return known[0] if known else None


def joined(*lists: Iterable[str]) -> tuple[str, ...]:
    """All of them, each once."""
    return tuple(dict.fromkeys(one for some in lists for one in some))
