"""Which organisation is meant where standings are spoken of: by name, by description, or going without saying."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord import world
from onrecord.claims.context import Context, each, is_organisation, roles
from onrecord.claims.stance import Stances
from onrecord.claims.statuses.ladders import has_rung, rung_named, rung_names
from onrecord.claims.statuses.relatives import antecedent, noun_before, preposed
from onrecord.lang.statuses import StatusWords
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_DEFINITE = frozenset({"the", "this", "that", "its", "our", "their", "your", "his", "both"})
_LISTED = re.compile(r",? (?:and |or )?(?:the )?")
_OF_WHICH = re.compile(r"\b(?:from|in|into|of|on|to|within) which (?:all |both )?(?:the )?$")
_ADJECTIVES = frozenset({"african", "american", "arab", "asian", "european", "international", "western"})
_KINDS = {"alliance": "security", "court": "court"}


def _fits(organisation: str, status: str | None) -> bool:
    """Whether a rung is one of an organisation's own: of *candidate* only where the ladder has it as such."""
    own = status != "candidate" or rung_named(status, organisation) == status
    return own and has_rung(organisation, status)


@lru_cache(maxsize=2048)
def _name_words(organisation: str) -> frozenset[str]:
    """The words of an organisation's name, one spelling."""
    known = world.organisation(organisation)
    return frozenset() if known is None else frozenset(_spelt(word) for word in known.name.lower().split())


def _spelt(word: str) -> str:
    return word.replace("organiz", "organis")


class Themes:
    """Look-ups of organisations; ``themes`` are those whose standings the article speaks of by name."""

    __slots__ = ("_organisations", "context", "stances", "themes", "words")

    def __init__(self, context: Context, stances: Stances, words: StatusWords, themes: frozenset[str]) -> None:
        self.context = context
        self.stances = stances
        self.words = words
        self.themes = themes
        self._organisations: list[tuple[int, str]] | None = None

    def behalf(self, clause: Clause) -> str | None:
        """For whom he speaks in whose words the clause stands."""
        voice = self.stances.voice(clause.predicate_span)
        if voice is None or voice.speaker is None:
            return None
        return voice.speaker.on_behalf_of or self.context.behalf(voice.speaker.entity)

    def with_rung(self, inside: Span, status: str) -> set[str]:
        """The organisations named in a stretch that have such a rung."""
        return {
            m.entity
            for m in self.context.mentions_in(inside)
            if is_organisation(m.entity) and has_rung(m.entity, status) and not self._in_title(m.span)
        }

    def _in_title(self, span: Span) -> bool:
        """*UN Secretary-General Guterres*: an organisation named for its officer."""
        titles = (title for held in self.context.titles.values() for title in held)
        return any(title.span.contains(span) for title in titles)

    def inner_organisation(self, phrase: Phrase) -> tuple[str, Span] | None:
        """The one organisation named anywhere in a phrase: *part of any of the organs of the OAS*."""
        return self._owner(phrase)

    def organisation(self, clause: Clause, phrases: Iterable[Phrase]) -> tuple[str, Span | None] | None:
        """The first organisation among phrases, by name or by what is said in its place (*the bloc*, *it*)."""
        for phrase in phrases:
            for member in each(phrase):
                found = self._organisation(clause, member)
                if found is not None:
                    return found
        return None

    def _organisation(self, clause: Clause, phrase: Phrase) -> tuple[str, Span | None] | None:
        noun = phrase.head.lower()
        if is_organisation(phrase.entity) and not has_rung(phrase.entity or "", None):
            noun = self._bare_noun(phrase) or noun  # the League, taken for a name
        bare = self._bare_noun(phrase)
        if bare in self.words.specific_nouns and (told := self.described(bare or "", phrase.span.start)) is not None:
            return told, phrase.span  # the Commonwealth, of Independent States
        if noun in self.words.organ_nouns and (owner := self._owner(phrase)) is not None:
            return owner
        if noun in self.words.organ_nouns and next(roles(phrase, "possessor"), phrase).head.lower() in ("its", "their"):
            return self._acting(clause)
        if noun in self.words.organisation_nouns and not self._is_named(phrase):
            own = [p for name, p in phrase.roles if name == "modifier" and has_rung(p.entity or "", None)]
            if len(own) == 1 and noun not in self.words.specific_nouns:
                return own[0].entity or "", own[0].span  # the 10-nation ASEAN regional bloc
            described = self.described(noun, phrase.span.start) if self._is_description(phrase) else None
            return None if described is None else (described, phrase.span)
        if is_organisation(phrase.entity):
            assert phrase.entity is not None
            known = has_rung(phrase.entity, None)
            if not known and (inner := self._known_within(phrase)) is not None:
                return inner  # the European rights watchdog the Council of Europe
            if not known and phrase.head.lower() in _ADJECTIVES:
                return None
            return None if not known and noun in rung_names(None) else (phrase.entity, phrase.span)
        return self._referred_to(clause, phrase, noun)

    def _referred_to(self, clause: Clause, phrase: Phrase, noun: str) -> tuple[str, Span | None] | None:
        """What *it*, *which*, *whose* and *we* stand for, where it is an organisation."""
        position = preposed(self.context, clause) if noun == "which" and phrase.entity is None else None
        if position is not None:
            return self._at(position)
        if noun in ("it", "which") and phrase.entity is None:
            last = self._last_organisation(phrase.span.start, clause.sentence)
            last = self.implied(clause) if last is None and noun == "it" else last
            return None if last is None else (last, phrase.span)
        if noun == "whose" and (named := self._right_before(phrase.span.start)) is not None:
            return named, phrase.span
        if noun in ("we", "us") and (entity := self.behalf(clause)) is not None and is_organisation(entity):
            return entity, phrase.span
        return None

    def _at(self, position: int) -> tuple[str, Span] | None:
        """The organisation that the words right before a place name or describe."""
        named = antecedent(self.context, position)
        said = noun_before(self.context, position) if named is None else None
        if said is None or said[0] not in self.words.organisation_nouns:
            return named
        here = (at for at, _ in self.organisations() if at < position)
        last = max(here, default=None)
        if last is None or (not said[1] and "." in self.context.text[last:position]):
            return None
        entity = self.described(said[0], position) if said[1] else dict(self.organisations())[last]
        return None if entity is None else (entity, Span(position - 1, position))

    def relative_before(self, start: int) -> tuple[bool, tuple[str, Span] | None]:
        """Whether *in which*, *of which* stands right before a place, and the organisation it stands for."""
        opened = _OF_WHICH.search(self.context.text, max(0, start - 24), start)
        return opened is not None, None if opened is None else self._at(opened.start())

    def relative_place(self, clause: Clause) -> tuple[bool, tuple[str, Span] | None]:
        """Whether a preposition with *which* opens a clause, and the organisation it stands for."""
        position = preposed(self.context, clause)
        if position is None:
            return False, None
        found = self._at(position)
        where = self.context.text[position : position + 5].lower() == "where"
        return found is not None or not where, found

    def _right_before(self, position: int) -> str | None:
        """*the EAC, whose newest member is …*: the organisation that *whose* stands for."""
        ahead = self.context.mentions_in(Span(max(0, position - 80), position))
        near = [m.entity for m in ahead if position - m.end <= 3 and m.form == "name"]
        return next((entity for entity in near if has_rung(entity, None)), None)

    def _owner(self, phrase: Phrase) -> tuple[str, Span] | None:
        """*ECOWAS decision-making bodies*, *the organs of the OAS*: standing in them is standing in it."""
        inside = [m for m in self.context.mentions_in(phrase.span) if m.form == "name" and is_organisation(m.entity)]
        return (inside[0].entity, inside[0].span) if len(inside) == 1 else None

    def _known_within(self, phrase: Phrase) -> tuple[str, Span] | None:
        """The one known organisation named inside or right behind a phrase that is read as another's name."""
        reach = Span(phrase.span.start, min(len(self.context.text), phrase.span.end + 48))
        named = {
            m.entity: m.span
            for m in self.context.mentions_in(reach)
            if m.form == "name" and is_organisation(m.entity) and has_rung(m.entity, None)
            if "," not in self.context.text[phrase.span.start : m.start]
        }
        return next(iter(named.items())) if len(named) == 1 else None

    def _acting(self, clause: Clause) -> tuple[str, Span] | None:
        """*lost no time in suspending Gabon from its organs*: whoever does it, here or in a clause above."""
        above: Clause | None = clause
        while above is not None:
            for phrase in roles(above, "who", "by"):
                owner = self.context.behalf(phrase.entity) if phrase.entity is not None else None
                if owner is not None and is_organisation(owner) and has_rung(owner, None):
                    return owner, phrase.span
            above = self.context.parent(above)
        return None

    def _is_description(self, phrase: Phrase) -> bool:
        """*the bloc*, *your organisation*, *the regional grouping's*: definite, and of nothing else."""
        opening = self.context.words(phrase.span).lower().partition(" ")[0]
        start = phrase.span.start
        before = self.context.text[max(0, start - 4) : start].lower()
        if self.context.text.startswith((" for ", " of "), phrase.span.end):
            return False  # the premier body for peace
        definite = opening in _DEFINITE or before in ("the ", "our ") or phrase.head_span == phrase.span
        return definite and not any(name in ("of", "with", "for", "on") for name, _ in phrase.roles)

    def _is_named(self, phrase: Phrase) -> bool:
        return any(
            mention.form == "name" and is_organisation(mention.entity) and mention.span.contains(phrase.head_span)
            for mention in self.context.mentions_in(phrase.span)
        ) and (has_rung(phrase.entity or "", None) or self._bare_noun(phrase) is None)

    def _bare_noun(self, phrase: Phrase) -> str | None:
        """*the League*: nothing but an article and a noun for organisations."""
        words = self.context.words(phrase.span).lower().split()
        noun = words[-1] if words else ""
        bare = len(words) == 1 or (len(words) == 2 and words[0] == "the")
        return noun if bare and noun in self.words.organisation_nouns else None

    def described(self, noun: str, position: int) -> str | None:
        """The organisation that *the alliance* stands for: one whose name says so, else the last one named."""
        named = [entity for start, entity in self.organisations() if start < position]
        for entity in reversed(named):
            known = world.organisation(entity)
            if known is not None and (_spelt(noun) in _name_words(entity) or known.kind == _KINDS.get(noun)):
                return entity
        if noun in self.words.specific_nouns:
            return None
        for entity in reversed(named):
            if entity in self.themes or not self.themes:
                return entity
        return named[-1] if named else None

    def organisations(self) -> list[tuple[int, str]]:
        """Where known organisations that have members are named, themselves or one of their organs."""
        if self._organisations is None:
            self._organisations = self._find_organisations()
        return self._organisations

    def _find_organisations(self) -> list[tuple[int, str]]:
        found, named = [], set()
        for mention in self.context.mentions:
            entity: str | None = mention.entity
            if mention.form != "name" or self._in_title(mention.span) or self.in_list(mention.span):
                continue
            if mention.entity.startswith("body:"):
                entity = self.context.behalf(mention.entity)
            if entity is not None and is_organisation(entity) and has_rung(entity, None):
                found.append((mention.start, entity))
                named |= {entity} if mention.entity == entity else set()
        return [(at, entity) for at, entity in found if entity in named or not named]

    def in_list(self, span: Span) -> bool:
        """*China, the European Union and Iran*: an organisation among countries, as one of them."""
        text = self.context.text
        near = [m for m in self.context.mentions_in(Span(max(0, span.start - 60), span.end + 60)) if m.form == "name"]
        before = any(m.entity.startswith("country:") and _LISTED.fullmatch(text[m.end : span.start]) for m in near)
        after = any(m.entity.startswith("country:") and _LISTED.fullmatch(text[span.end : m.start]) for m in near)
        return before and after

    def _main_of(self, before: list[str]) -> str:
        """The one named last, unless it was named once in passing and another is what the text is about."""
        last, most = before[-1], max(reversed(before), key=before.count)
        return most if before.count(last) == 1 and before.count(most) > 2 else last

    def _last_organisation(self, position: int, sentence: int) -> str | None:
        start = self.context.reading.layers.sentences[sentence].start
        inside = [m.entity for m in self.context.mentions_in(Span(start, position)) if is_organisation(m.entity)]
        return inside[-1] if inside else None

    def is_named_near(self, clause: Clause) -> bool:
        """Whether a theme is named in a clause's sentence or the one before it."""
        sentences = self.context.reading.layers.sentences
        start, end = sentences[max(0, clause.sentence - 1)].start, sentences[clause.sentence].end
        return any(start <= at < end for at, entity in self.organisations() if entity in self.themes)

    def themes_before(self, position: int) -> list[str]:
        """The themes named before a place, the last one first; then the others."""
        named = [(at, entity) for at, entity in self.organisations() if entity in self.themes]
        before = [entity for at, entity in reversed(named) if at < position]
        return list(dict.fromkeys([*before, *(entity for _, entity in named)]))

    def implied(self, clause: Clause, status: str | None = None) -> str | None:
        """The theme that goes without saying: the last one named before the clause, or the only one."""
        return self.implied_at(clause.predicate_span.start, status)

    def implied_at(self, position: int, status: str | None = None) -> str | None:
        """The theme that goes without saying at a place."""
        every = [(at, entity) for at, entity in self.organisations() if entity in self.themes]
        named = [(at, entity) for at, entity in every if _fits(entity, status)]
        here = max(((at, entity) for at, entity in every if at < position), default=None)
        if status == "observer" and here is not None and "\n\n" not in self.context.text[here[0] : position]:
            return here[1]  # whose ladder may lack the rung
        before = [entity for at, entity in named if at < position]
        if before:
            main = self._main_of(before)
            spot, near = max((at, entity) for at, entity in named if at < position)
            if "\n\n" not in self.context.text[spot:position]:
                main = near  # the one its own paragraph speaks of
            return main
        fitting = {entity for _, entity in named}
        only = fitting.pop() if len(fitting) == 1 else None
        return only or self._near(position, status)

    def _near(self, position: int, status: str | None) -> str | None:
        """The one organisation named in this sentence or the two before it: what nobody has spoken of so far."""
        sentences = self.context.reading.layers.sentences
        here = next((n for n, s in enumerate(sentences) if s.end > position), 0)
        for reach in (0, 1, 2):
            start = sentences[max(0, here - reach)].start
            named = {entity for at, entity in self.organisations() if start <= at < position}
            if named:
                return named.pop() if len(named) == 1 and all(_fits(entity, status) for entity in named) else None
        return None
