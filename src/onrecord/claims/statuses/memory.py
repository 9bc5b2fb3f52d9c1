"""What an article has said of standings so far, and whom *it*, *they* and *both* mean by that."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import world
from onrecord.claims.context import Context, roles
from onrecord.claims.stance import Stances
from onrecord.claims.statuses.country_runs import as_phrases, lists_in, runs_in
from onrecord.claims.statuses.themes import Themes
from onrecord.lang.statuses import StatusWords
from onrecord.model.claims import StatusChange
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_SENTENCES_BACK = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A standing spoken of so far: what *it has since rejoined* and *Rwanda followed* lean on."""

    position: int
    sentence: int
    holders: tuple[Phrase, ...]
    organisation: str
    status: str | None
    change: StatusChange


class Memory(Themes):
    """Look-ups of what was said before: the standings, the countries last spoken of."""

    __slots__ = ("_by_sentence", "_lists", "runs", "spoken")

    def __init__(self, context: Context, stances: Stances, words: StatusWords, themes: frozenset[str]) -> None:
        super().__init__(context, stances, words, themes)
        self.spoken: list[Spoken] = []
        self._by_sentence: dict[int, list[Clause]] = {}
        for clause in context.clauses:
            self._by_sentence.setdefault(clause.sentence, []).append(clause)
        self.runs = runs_in(context)
        self._lists = lists_in(context, self.runs)

    def state_of(self, phrase: Phrase) -> Phrase | None:
        """*Uzbekistan's parliament*, *the Armenian government*: the state that acts through it."""
        entity = phrase.entity
        if entity is not None and (living := self._living(phrase)) is not None:
            return Phrase(phrase.span, phrase.head, phrase.head_span, living)
        if entity is not None and (capital := self.state_by_capital(entity)) is not None:
            return Phrase(phrase.span, phrase.head, phrase.head_span, capital)
        if entity is None or not entity.startswith("body:") or phrase.head.lower() not in self.words.state_organs:
            return None
        country = self.context.behalf(entity)
        if country is None or not country.startswith("country:"):
            return None
        return Phrase(phrase.span, phrase.head, phrase.head_span, country)

    def _living(self, phrase: Phrase) -> str | None:
        """*Belgrade* for Serbia, where the name is also that of a former state's capital."""
        state = world.country(phrase.entity or "")
        published = self.context.reading.article.published
        if state is None or state.until is None or published is None or published < state.until:
            return None
        others = (other for known in world.recognise(self.context.words(phrase.span)) for other in known.others)
        return next((o for o in others if (c := world.country(o)) is not None and c.until is None), None)

    def state_by_capital(self, entity: str) -> str | None:
        """*Tbilisi* for Georgia: the state whose capital a place is."""
        known = self.context.entities.get(entity)
        state = None if known is None or known.type != "place" else world.country(known.within or "")
        if known is None or state is None or known.name not in state.capitals:
            return None
        return known.within

    def _one_before(self, clause: Clause) -> str | None:
        """The country that was last a subject, or whose standing was last spoken of, before a clause."""
        if self._is_of_a_name(clause):
            return None
        before = [spoken for spoken in self.before(clause) if len(spoken.holders) == 1]
        for sentence in range(clause.sentence, clause.sentence - _SENTENCES_BACK - 1, -1):
            for other in reversed(self._by_sentence.get(sentence, [])):
                if other.predicate_span.start >= clause.predicate_span.start or other.form in ("nominal", "apposition"):
                    continue
                for phrase in roles(other, "who", "whom", "to"):
                    if phrase.span.start > other.predicate_span.start:
                        continue
                    state = self.state_of(phrase)
                    entity = phrase.entity if state is None else state.entity
                    if entity is not None and entity.startswith("country:"):
                        return None if phrase.members else entity
            here = [spoken.holders[0].entity for spoken in before if spoken.sentence == sentence]
            if here:
                return here[-1]
        return before[-1].holders[0].entity if before else None

    def _is_of_a_name(self, clause: Clause) -> bool:
        """*Fidesz hosts the congress of the party, of which it is a member*: whoever is named, and is no country."""
        above = self.context.parent(clause)
        while clause.link == "relative" and above is not None and above.form in ("nominal", "apposition"):
            above = self.context.parent(above)
        if clause.link != "relative" or above is None:
            return False
        subject = next(roles(above, "whom" if above.passive else "who"), None)
        if subject is None or subject.entity is None or subject.entity.startswith(("country:", "body:", "place:")):
            return False
        return not self.context.text[above.predicate_span.end :].startswith(" that")

    def only_before(self, clause: Clause, position: int) -> tuple[Phrase, ...]:
        """The one country that the sentence names before a place."""
        start = self.context.reading.layers.sentences[clause.sentence].start
        inside = (m for m in self.context.mentions_in(Span(start, position)) if m.entity.startswith("country:"))
        named = {m.entity: m for m in inside}
        return as_phrases(self.context.text, tuple(named.values())) if len(named) == 1 else ()

    def _many_before(self, clause: Clause, position: int, number: int | None) -> tuple[str, ...]:
        """The last list of countries before a place, of so many members; the holders last spoken of otherwise."""
        for start, sentence, entities in reversed(self._lists):
            if start < position and clause.sentence - sentence <= _SENTENCES_BACK and number in (None, len(entities)):
                return entities
        for spoken in reversed(self.before(clause)):
            found = tuple(dict.fromkeys(h.entity for h in spoken.holders if h.entity is not None))
            if len(found) > 1 and number in (None, len(found)):
                return found
        lists = {entities for start, _, entities in self._lists if start < position and len(entities) == number}
        return lists.pop() if len(lists) == 1 else ()

    def note(self, spoken: Spoken) -> None:
        """Remembers a standing just read."""
        self.spoken.append(spoken)

    def before(self, clause: Clause) -> list[Spoken]:
        """The standings spoken of before a clause."""
        return [spoken for spoken in self.spoken if spoken.position < clause.predicate_span.start]

    def last_holders(self, clause: Clause, change: StatusChange) -> tuple[Phrase, ...]:
        """Who was last said to undergo a change, or, for want of that, whose standing was last spoken of."""
        before = self.before(clause)
        fitting = [spoken for spoken in before if spoken.change == change]
        return fitting[-1].holders if fitting else ()

    def last_standing(self, clause: Clause, reach: int = 1) -> Spoken | None:
        """The standing spoken of last, in this sentence or the ``reach`` before it."""
        near = [spoken for spoken in self.before(clause) if clause.sentence - spoken.sentence <= reach]
        return near[-1] if near else None

    def last_had(self, clause: Clause, reach: int) -> Spoken | None:
        """The standing last said to be had or won: *the same rank* is what another got, not what he wants next."""
        near = (spoken for spoken in reversed(self.before(clause)) if clause.sentence - spoken.sentence <= reach)
        return next((spoken for spoken in near if spoken.change in ("acquired", "agreed", "held")), None)

    def last_named(self, clause: Clause, reach: int) -> Spoken | None:
        """The standing named last in the order of the words, lists and titles among them."""
        near = [spoken for spoken in self.before(clause) if clause.sentence - spoken.sentence <= reach]
        return max(near, key=lambda spoken: spoken.position, default=None)
