"""What every finder of relations needs: who stands where in a sentence, and a claim made of two of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord import world
from onrecord.claims.context import Context, date_of
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.relations.references import References
from onrecord.claims.roles.owners import is_of_one_country
from onrecord.claims.roles.word_index import WordIndex
from onrecord.claims.stance import Stances
from onrecord.lang.relations import RelationWords, relation_words
from onrecord.model.claims import Factuality, Relation, RelationType, Stance
from onrecord.model.reading import Clause, Mention
from onrecord.model.text import Span
from onrecord.model.time import DateError, Interval, parse
from onrecord.world.matching import leader_of_name

_FOREMOST = re.compile(
    r"(?:become|became|becomes|is|was|are|were) (?:also )?(?:the|one of the) (?:\w+ )?"
    r"(?:first|second|third|fourth|fifth|last|latest|only|\d+(?:st|nd|rd|th))\b[^.;:]{0,60}? to(?: \w+ly)? $"
)
_LISTED = re.compile(r"(?:,|,? and)(?: the)? ")


class RelationMaker:
    """One article's mentions by sentence, and relations in the making."""

    __slots__ = ("_ends", "_places", "_starts", "at", "context", "described", "refs", "stances", "words")

    def __init__(self, context: Context, stances: Stances) -> None:
        self.context, self.stances = context, stances
        self.at = WordIndex(context)
        self._places = [mention.start for mention in context.mentions]
        self._starts: dict[int, list[Mention]] = {}
        self._ends: dict[int, list[Mention]] = {}
        for mention in context.mentions:
            self._starts.setdefault(mention.start, []).append(mention)
            self._ends.setdefault(mention.end, []).append(mention)
        self.described: dict[Span, str] = {}
        """Nouns that a finder has seen through: *the Arusha-based Community*."""
        self.words: RelationWords = relation_words(context.language.code)
        self.refs = References(self)

    # ---- who stands where ------------------------------------------------------------------------------------------

    def kind(self, mention: Mention | None) -> str:
        """The type of the entity a mention stands for; empty for nobody."""
        return "" if mention is None else mention.entity.partition(":")[0]

    def starting(self, position: int, *kinds: str) -> Mention | None:
        """The longest mention of such a kind that begins here, an article before it counted to it or not."""
        places = (
            (position, position - 4) if self.context.text[max(0, position - 4) : position] == "the " else (position,)
        )
        found = [
            m for place in places for m in self._starts.get(place, ()) if m.end > position and self.kind(m) in kinds
        ]
        return max(found, key=lambda m: m.end, default=None)

    def ending(self, position: int, *kinds: str) -> Mention | None:
        """The longest mention of such a kind that ends here."""
        found = [m for m in self._ends.get(position, ()) if self.kind(m) in kinds]
        return min(found, key=lambda m: m.start, default=None)

    def left(self, position: int, *kinds: str) -> Iterator[Mention]:
        """Mentions of such kinds in the same sentence before a position, the nearest first."""
        sentence = self.at.sentence(position)
        for index in range(bisect_left(self._places, position) - 1, -1, -1):
            mention = self.context.mentions[index]
            if self.at.sentence(mention.start) < sentence:
                return
            if mention.end <= position and self.kind(mention) in kinds:
                yield mention

    def right(self, position: int, *kinds: str) -> Iterator[Mention]:
        """Mentions of such kinds in the same sentence from a position on."""
        sentence = self.at.sentence(position)
        for index in range(bisect_left(self._places, position), len(self._places)):
            mention = self.context.mentions[index]
            if self.at.sentence(mention.start) != sentence:
                return
            if self.kind(mention) in kinds:
                yield mention

    def listed(self, first: Mention) -> tuple[Mention, ...]:
        """A mention with those that a list joins to it: *Kenya, Uganda and Tanzania*."""
        found = [first]
        for mention in self.context.mentions:
            if mention.start <= found[-1].end or self.kind(mention) != self.kind(first):
                continue
            between = self.context.text[found[-1].end : mention.start]
            if between.strip().removeprefix("the").strip() not in (
                ",",
                "and",
                ", and",
                "and the",
                ", the",
                ", and the",
            ):
                break
            found.append(mention)
        return tuple(found)

    def the_same(self, number: int, position: int) -> tuple[Mention, ...]:
        """The list of so many countries last named: *the three countries*."""
        best: tuple[Mention, ...] = ()
        for mention in self.context.mentions:
            if mention.start < position and mention.form == "name" and mention.entity.startswith("country:"):
                found = self.listed(mention)
                if len({m.entity for m in found}) == number and found[-1].end <= position:
                    best = found
        return best

    def country_of(self, entity: str) -> str | None:
        """The state of somebody who acts for it: by his office, or as a leader known by name."""
        if entity.startswith("country:"):
            return entity
        if not entity.startswith("person:"):
            return None
        titles = self.context.titles.get(entity, ())
        office = next((t.of for t in titles if t.of is not None and t.of.startswith("country:")), None)
        if office is not None:
            return office
        known = self.context.entities.get(entity)
        leader = leader_of_name(known.name) if known is not None and " " in known.name else None
        alone = known is not None and leader is not None and is_of_one_country(known.name, leader)
        return leader.country if leader is not None and alone else None

    def clause_at(self, span: Span) -> Clause | None:
        """The smallest verbal clause that holds some words."""
        holding = [c for c in self.context.clauses if c.form != "nominal" and c.extent.contains(span)]
        return min(holding, key=lambda c: (len(c.extent), c.form == "apposition"), default=None)

    def is_known(self, entity: str) -> bool:
        """Whether an organisation is one: the registry's, or one with a name of several words."""
        known = self.context.entities.get(entity)
        return world.organisation(entity) is not None or (known is not None and " " in known.name)

    def settled(self, entity: str) -> str | None:
        """The organisation that an entity is: itself, or the one whose name ends in the word it is called by (*the
        Forum*); None for a word that may be anything.
        """
        if not entity.startswith("org:") or self.is_known(entity):
            return entity
        known = self.context.entities.get(entity)
        word = "" if known is None else known.name.lower()
        called = {
            m.entity
            for m in self.context.mentions
            if m.entity != entity and m.entity.startswith("org:") and self.is_known(m.entity)
            and word and _is_called(self.context.words(m.span).lower(), word)
        }  # fmt: skip
        return next(iter(called)) if len(called) == 1 else None

    def seated_at(self, place: str) -> str | None:
        """The organisation of the article that the registry seats in a town; of several the one it names most."""
        found = {
            e.id
            for e in self.context.entities.values()
            if e.type == "organisation" and (known := world.organisation(e.id)) is not None and known.seat == place
        }
        return self.refs.main(found)

    def only(self, kind: str, position: int) -> str | None:
        """The one entity of a kind that the article has named before a position."""
        found = {
            m.entity for m in self.context.mentions if m.end <= position and self.kind(m) == kind and m.form == "name"
        }
        return next(iter(found)) if len(found) == 1 else None

    # ---- making ----------------------------------------------------------------------------------------------------

    def listing(self, mention: Mention) -> tuple[Mention, ...]:
        """The whole list that a mention stands in."""
        for other in self.context.mentions:
            if other.start >= mention.start:
                break
            found = self.listed(other) if self.kind(other) == self.kind(mention) else ()
            if mention in found:
                return found
        return self.listed(mention)

    def by_clause(self, clause: Clause, *, mood: Factuality | None = None, negated: bool | None = None) -> Stance:
        """The stance of a clause; what *will* be, and what the present puts on a day to come, is planned."""
        if negated is None and clause.link == "participle" and not self._denies(clause):
            negated = False  # a corridor, initiated by Kazakhstan, that is not against anybody
            mood = "asserted" if mood is None and clause.passive and clause.mood != "denied" else mood
        if mood is None and clause.mood in ("expected", "hoped", "planned") and self._is_foremost(clause):
            return self.stances.of(clause, mood="asserted", negated=False)
        if mood is None and clause.mood == "expected" and {"will", "shall", "'ll"}.intersection(clause.modifiers):
            mood = "planned"
        if mood is None and clause.mood == "asserted" and clause.tense in ("present", "none") and not clause.perfect:
            mood = "planned" if self.is_ahead(date_of(clause)) else None
        return self.stances.of(clause, mood=mood, negated=negated)

    def _is_foremost(self, clause: Clause) -> bool:
        """*has become the first to join*: what is said to have been done, and by whom before others."""
        parent = self.context.parent(clause)
        if "to" not in clause.modifiers or parent is None or parent.mood != "asserted" or parent.negated:
            return False
        start = clause.predicate_span.start
        return _FOREMOST.search(self.context.text[max(0, start - 120) : start]) is not None

    def _denies(self, clause: Clause) -> bool:
        words = (
            self.context.text[max(0, clause.predicate_span.start - 16) : clause.predicate_span.start].lower().split()
        )
        return bool({"not", "never", "yet"}.intersection(words))

    def is_ahead(self, date: str | None) -> bool:
        """Whether a date lies wholly after the day of publication."""
        published = self.context.reading.article.published
        if date is None or published is None:
            return False
        try:
            when, today = parse(date), parse(published)
        except DateError:
            return False
        start = when.start if isinstance(when, Interval) else when
        return start is not None and start.later(today) is True

    def voiced(self, span: Span) -> Stance:
        """Asserted by whoever says these words."""
        voice = self.stances.voice(span)
        return Stance(according_to=None if voice is None else voice.id)

    def presupposed(self, stance: Stance, span: Span) -> Stance:
        """The stance of a description: in reported speech the reporter's own, save inside a quotation."""
        voice = self.stances.voice(span)
        direct = voice is not None and voice.directness == "direct"
        return stance if direct else replace(stance, according_to=None)

    def made(
        self,
        type_: RelationType,
        holder: tuple[str, Span],
        other: tuple[str, Span],
        *,
        stance: Stance,
        evidence: Span,
        rule: str,
        held: str | None = None,
    ) -> Iterator[Relation]:
        """The claim, unless both sides are one."""
        if holder[0] == other[0]:
            return
        parts: Sequence[tuple[str, Span]] = [("holder", holder[1]), ("other", other[1])]
        for _, span in parts:
            if self.at.sentence(span.start) == self.at.sentence(evidence.start):
                evidence = evidence.cover(span)
        yield Relation(
            id=claim_id(self.context.reading.article.id, "relation", parts, type_, holder[0], other[0]),
            stance=stance,
            ground=ground(self.context, evidence, f"relation: {rule}", parts),
            holder=holder[0],
            other=other[0],
            type=type_,
            held=held,
        )


def _is_called(name: str, word: str) -> bool:
    """Whether a club goes by a word of its name: *the Forum*, *the Association*."""
    return name.endswith(f" {word}") or name.removeprefix("the ").startswith(f"{word} of ")
