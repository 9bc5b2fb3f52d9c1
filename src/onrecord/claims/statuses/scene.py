"""Who *it*, *both* and *his country* are, and which organisation goes without saying, when standings are spoken of.

A standing names its holder and its organisation, or leaves them to what was said before: *it has not applied*, *neither
has left*, *the bloc*, *we decided to admit Somalia*. What an article says of standings with the organisation's name is
read first; the organisations so spoken of are its themes, and only they are understood where a verb names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.claims.context import Context, each, is_organisation, roles
from onrecord.claims.stance import Stances
from onrecord.claims.statuses.country_runs import (
    among,
    apposed_in,
    as_phrases,
    before_verb,
    given_to,
    joined,
    right_before,
    right_behind,
    spelt_out,
)
from onrecord.claims.statuses.ladders import has_rung, is_holder
from onrecord.claims.statuses.memory import Memory
from onrecord.lang.statuses import StatusWords
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_BESIDE = re.compile(r",? (?:which |who )?(?:together with|along with|alongside|as well as|like|with) (?:the )?")
_TITLES = frozenset(
    {"allies", "ally", "candidate", "candidates", "countries", "country", "member", "members", "states"}
)
_ELSEWHERE = re.compile(r";|\b(?:although|though|whereas|while)\b")
_WHICH = re.compile(r",? (?:which|who)(?: (?:also|formally|had|has|have|itself|only|since|then|too))* ")
_COMPLETING = frozenset({"for", "in", "of", "to"})
_OWN = frozenset({"my", "our", "its", "his", "her", "their", "your"})


class Scene(Memory):
    """One article's look-ups for standings, and what it has said of them so far."""

    __slots__ = ("_apposed",)

    def __init__(
        self,
        context: Context,
        stances: Stances,
        words: StatusWords,
        themes: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(context, stances, words, themes)
        self._apposed = apposed_in(context)

    # Holders

    def holders(self, clause: Clause, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
        """The members of these phrases that can hold a standing, references resolved; each entity once."""
        found: dict[str, Phrase] = {}
        for phrase in _in_one_clause(self.context.text, phrases):
            for member in _before_verb_alone(clause, tuple(self._members(clause, phrase))):
                if member.entity is not None and self._can_hold(member):
                    found.setdefault(member.entity, member)
        self._complete(clause, found)
        states = [entity for entity in found if entity.startswith("country:")]
        strays = [entity for entity in found if is_organisation(entity) and not has_rung(entity, None)]
        for entity in strays if states else ():
            del found[entity]  # Afghanistan and Liberia, both LDCs
        return tuple(found.values())

    def subject_run(self, clause: Clause) -> tuple[Phrase, ...]:
        """The countries that stand right before a verb, where the tree gives it no subject."""
        run = before_verb(self.context.text, self.runs, clause.predicate_span)
        return () if run is None else as_phrases(self.context.text, run)

    def object_run(self, clause: Clause) -> tuple[Phrase, ...]:
        """The countries that stand right behind a verb, where the tree gives it no object."""
        return right_behind(self.context.text, self.runs, clause.predicate_span.end)

    def given_to(self, clause: Clause, start: int) -> tuple[Phrase, ...]:
        """The countries behind *to* or *on* from a place to the end of a clause's sentence."""
        end = self.context.reading.layers.sentences[clause.sentence].end
        return given_to(self.context.text, self.runs, start, end)

    def company(self, clause: Clause) -> tuple[Phrase, ...]:
        """*India, along with Brazil, Germany and Japan, …*: those named beside a subject, by the words alone."""
        text, verb = self.context.text, clause.predicate_span
        return tuple(
            phrase
            for subject in roles(clause, "who")
            for run in self.runs
            if subject.head_span.end < run[0].start and run[-1].end <= verb.start
            if _BESIDE.fullmatch(text[subject.head_span.end : run[0].start])
            for phrase in as_phrases(text, run)
        )

    def _can_hold(self, member: Phrase) -> bool:
        organisation = is_organisation(member.entity)
        if organisation and (self._is_title(member) or self._bare_noun(member) is not None):
            return False
        return is_holder(self.context, member.entity)

    def _is_title(self, phrase: Phrase) -> bool:
        """*EU members Cyprus and Malta*: an organisation that only says which members."""
        following = self.context.text[phrase.span.end : phrase.span.end + 24].split()
        noun = following[0].lower().strip(",.;") if following else ""
        return noun in _TITLES

    def _complete(self, clause: Clause, found: dict[str, Phrase]) -> None:
        """Adds those of a run of countries that a torn tree has left out, where its first is a holder."""
        verb = clause.predicate_span
        subject = before_verb(self.context.text, self.runs, verb)
        for run in self.runs:
            places = {found[m.entity].span.start for m in run if m.entity in found}
            inside = places & {m.start for m in run}
            if len(run) < 2 or not inside or run[0].start < verb.start < run[-1].end:
                continue
            if run[0].start not in inside and run is not subject:
                continue
            for mention in run:
                if mention.entity not in found:
                    words = self.context.words(mention.span)
                    found[mention.entity] = Phrase(mention.span, words, mention.span, mention.entity)

    def _members(self, clause: Clause, phrase: Phrase) -> Iterator[Phrase]:
        for member in joined(self.context.text, each(phrase)):
            country = self._country_of(clause, member)
            if country is not None:
                yield country
            elif (state := self.state_of(member)) is not None:
                yield state
            elif member.entity is None and member.head_span in self._apposed:
                yield from self._members(clause, self._apposed[member.head_span])
            elif (listed := self._among(member)) is not None:
                yield from listed
            elif (spelt := self._spelt_out(member)) is not None:
                yield from spelt
            elif member.entity is None and (named := self._of_name(member)) is not None:
                yield named
            elif self._is_of_region(member):
                continue
            elif member.entity is not None and not self._is_stray(member):
                yield member
            else:
                yield from self._referred(clause, member)

    def _of_name(self, phrase: Phrase) -> Phrase | None:
        """*the island nation of Kiribati*, *the state of Qatar*: the country by what it is."""
        if phrase.head.lower() not in self.words.country_nouns or phrase.number is not None:
            return None
        named = next(roles(phrase, "of"), None)
        country = named is not None and not named.members and (named.entity or "").startswith("country:")
        return named if country else None

    def _is_of_region(self, phrase: Phrase) -> bool:
        """*five Micronesian countries*: those of a region that shares a state's adjective."""
        word = phrase.head.lower()
        named = self.context.words(phrase.head_span).lower()
        plural = named != word and word in self.words.country_nouns
        return plural and (phrase.entity or "").startswith("country:")

    def _is_stray(self, phrase: Phrase) -> bool:
        """A description that no name backs (*would-be members* as a group of some other party)."""
        return phrase.entity is not None and phrase.entity.startswith("group:")

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase is a time expression."""
        return any(phrase.span.overlaps(when.span) for when in self.context.reading.layers.times)

    def _among(self, phrase: Phrase) -> tuple[Phrase, ...] | None:
        nouns = self.words.country_nouns | {"government", "member"}
        generic = phrase.entity is None and phrase.head.lower() in nouns
        return among(self.context.text, self.runs, phrase) if generic else None

    def _spelt_out(self, phrase: Phrase) -> tuple[Phrase, ...] | None:
        group = phrase.entity is not None and phrase.entity.startswith(("org:", "group:"))
        return spelt_out(self.context.text, self.runs, phrase) if group else None

    def before_which(self, clause: Clause, holders: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """*Ireland, which left in 1949, and the Maldives, which left in 2016*: the countries right before *which*."""
        for run in self.runs if clause.link in ("relative", "adverbial") else ():
            gap = self.context.text[run[-1].end : clause.predicate_span.start] if run[-1].end < clause.span.end else ""
            if len(gap) < 40 and _WHICH.fullmatch(gap) and not {m.entity for m in run} & {h.entity for h in holders}:
                return as_phrases(self.context.text, run)
        return holders

    def before_whose(self, position: int) -> tuple[Phrase, ...]:
        """The countries that stand right before *whose*."""
        return right_before(self.context.text, self.runs, position)

    def _country_of(self, clause: Clause, phrase: Phrase) -> Phrase | None:
        """*his country*, *whose country*, *our country*: that of who speaks, or of the person the clause hangs on."""
        if phrase.head.lower() not in self.words.country_nouns:
            return None
        owner = next(roles(phrase, "possessor"), None)
        if owner is None:
            return None
        word = owner.head.lower()
        entity: str | None = None
        if word in ("whose", "who"):
            entity = self._country_before(owner.span.start, clause.sentence)
        elif word in _OWN or owner.entity is not None:
            entity = self.behalf(clause)
        if entity is None or not entity.startswith("country:"):
            return None
        return Phrase(phrase.span, phrase.head, phrase.head_span, entity)

    def _country_before(self, position: int, sentence: int) -> str | None:
        """The country of the person named last before a place in its sentence, or that named by him."""
        start = self.context.reading.layers.sentences[sentence].start
        for mention in reversed(list(self.context.mentions_in(Span(start, position)))):
            if mention.entity.startswith("country:"):
                return mention.entity
            if mention.entity.startswith("person:") and (country := self.context.behalf(mention.entity)) is not None:
                return country
        return None

    def _referred(self, clause: Clause, phrase: Phrase) -> Iterator[Phrase]:
        """What a pronoun or a description without a name of its own stands for."""
        word = phrase.head.lower()
        if word in ("which", "who") and (noun := self.context.parent(clause)) is not None and noun.form == "nominal":
            named = (m for m in self.context.mentions_in(noun.span) if m.span.contains(noun.predicate_span))
            for mention in named:
                if mention.entity.startswith("country:"):
                    yield Phrase(mention.span, self.context.words(mention.span), mention.span, mention.entity)
            return
        reference = self.words.pronouns.get(word)
        if reference is None and word in self.words.country_nouns and self._is_definite(phrase):
            reference = "many" if phrase.number is not None else "one"
        if reference == "self":
            entity = self.behalf(clause)
            if entity is not None and entity.startswith("country:"):
                yield Phrase(phrase.span, phrase.head, phrase.head_span, entity)
        elif reference == "one":
            found = self._one_before(clause)
            if found is not None:
                yield Phrase(phrase.span, phrase.head, phrase.head_span, found)
        elif reference in ("many", "two"):
            number = phrase.number or (2 if reference == "two" else None)
            for entity in self._many_before(clause, phrase.span.start, number):
                yield Phrase(phrase.span, phrase.head, phrase.head_span, entity)

    def _is_definite(self, phrase: Phrase) -> bool:
        words = self.context.words(phrase.span).lower().split()
        singled = phrase.ordinal is not None or bool(self.words.latest & set(words))
        return words[0] in ("the", "that", "this", "these", "those", "both") and not singled

    def behind(self, clause: Clause, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
        """The states for which these speak: *Uzbekistan's chief negotiator*, *the Kenyan minister*."""
        found = []
        for phrase in phrases:
            country = self.context.behalf(phrase.entity)
            if country is not None and country.startswith("country:"):
                found.append(Phrase(phrase.span, phrase.head, phrase.head_span, country))
            else:
                found.extend(self.holders(clause, roles(phrase, "possessor", "modifier")))
        return tuple(found)

    def completing(self, phrase: Phrase) -> Clause | None:
        """The infinitive that completes a noun: *an application to join*."""
        for sentence in self._by_sentence.values():
            for clause in sentence:
                parent = self.context.parent(clause)
                if parent is not None and clause.link == "participle" and parent.predicate_span == phrase.head_span:
                    return clause if _COMPLETING & set(clause.modifiers) else None
        return None


def _in_one_clause(text: str, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Phrases of one role, without those that a torn tree leads over (*suspended Mali, while the EU …*)."""
    last: Phrase | None = None
    for phrase in phrases:
        gap = "" if last is None or phrase.span.start < last.span.end else text[last.span.end : phrase.span.start]
        if _ELSEWHERE.search(gap) is None:
            yield phrase
            last = phrase


def _before_verb_alone(clause: Clause, members: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Of a list that a torn tree leads across its verb (*A and B are members, C an observer*) what is before it."""
    verb = clause.predicate_span
    before = tuple(member for member in members if member.span.end <= verb.start)
    crossing = bool(before) and len(before) < len(members) and clause.form in ("copular", "verbal")
    return before if crossing else members
