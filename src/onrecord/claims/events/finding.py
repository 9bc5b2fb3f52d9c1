"""Events: who did what to whom, in PLOVER's types (Halterman et al. 2023).

A frame of ``lang/<code>/events.toml`` reads a deed from a verb or noun and its roles; a governing word turns it
(*refused to support* is REJECT, *threatened to attack* THREATEN, *agreed to send aid* AGREE). Both sides must be
somebody known: an event with the wrong actor is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.claims.context import Context, date_of, each, role, roles
from onrecord.claims.events.parties import Parties, Party
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.stance import Stances
from onrecord.lang.events import EventFrame, EventWords, event_words
from onrecord.model.claims import Event, Stance
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_UNREAL = frozenset(
    {"alleged", "any", "future", "imminent", "planned", "possible", "potential", "suspected", "threatened"}
)
_TOLD_MOODS = frozenset({"asserted", "denied", "expected", "planned"})
_WORD = re.compile(r"[^\s,.]+")
_CLOSELY_WITH = re.compile(r"\s+\w+ly\s+with\s+")
_FEW = 3
"""So many at most are taken to have done a thing with one another."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a frame makes of a clause, before its governor is asked."""

    clause: Clause
    name: str
    type: str
    mode: str | None
    pairs: tuple[tuple[Party, Party | None], ...]
    teller: Clause
    """The clause whose stance the event has."""
    more: Span | None = None
    """What else must be read to see it."""


def find_events(context: Context, stances: Stances) -> Iterator[Event]:
    """Every event whose two sides the article names."""
    reader = _Reader(context, stances, event_words(context.language.code))
    found = [event for clause in context.clauses for event in reader.read(clause)]
    yield from _with_all_contexts(found)


class _Reader:
    """Reads the clauses of one article."""

    __slots__ = ("_context", "_parties", "_stances", "_words")

    def __init__(self, context: Context, stances: Stances, words: EventWords) -> None:
        self._context = context
        self._stances = stances
        self._words = words
        self._parties = Parties(context, stances, words.parties)

    def read(self, clause: Clause) -> Iterator[Event]:
        """The events of one clause."""
        deed = self._of_noun(clause) if clause.form == "nominal" else self._of_verb(clause)
        if deed is None and clause.form == "verbal":
            deed = self._of_duty(clause)
        turned = None if deed is None else self._turned(deed)
        if turned is not None and self._is_told(turned):
            yield from self._events(turned)

    # Frames

    def _of_verb(self, clause: Clause) -> _Deed | None:
        if clause.form != "verbal":
            return None
        bare: _Deed | None = None
        for frame in self._words.verbs.get(clause.predicate, ()):
            objects = self._objects(clause, frame)
            if frame.object and not objects:
                continue
            pairs = self._pairs(clause, frame, objects)
            if pairs:
                deed = _Deed(clause, frame.name, frame.type, frame.mode, pairs, clause)
                if pairs[0][1] is not None:
                    return deed
                bare = bare or deed
        return bare

    def _of_noun(self, clause: Clause) -> _Deed | None:
        frames = self._words.nouns.get(clause.predicate, ())
        is_real = clause.mood == "asserted" and not clause.negated and not _UNREAL & set(clause.modifiers)
        if not frames or not is_real or self._is_told_by_verb(clause):
            return None
        for frame in frames:
            pairs = self._pairs(clause, frame, ())
            if pairs:
                return _Deed(clause, frame.name, frame.type, frame.mode, pairs, clause)
        return None

    def _of_duty(self, clause: Clause) -> _Deed | None:
        """*said that Qatar must close the base*: a request to Qatar."""
        if clause.predicate not in self._words.told:
            return None
        for child in self._context.children(clause):
            if child.link == "complement" and not child.perfect and self._words.musts & set(child.modifiers):
                actors = self._actors(clause, ("who",))
                asked = self._parties.actors(roles(child, "whom" if child.passive else "who"))
                pairs = self._allowed([(one, other) for one in actors for other in asked])
                if pairs:
                    return _Deed(clause, "says that one must", "REQUEST", None, pairs, clause, child.span)
        return None

    def _is_told_by_verb(self, noun: Clause) -> bool:
        """Whether the noun is the object of a verb whose frame asks for it (*lifted the sanctions*)."""
        verb = self._context.parent(noun)
        if verb is None:
            return False
        return any(noun.predicate in frame.object for frame in self._words.verbs.get(verb.predicate, ()))

    def _objects(self, clause: Clause, frame: EventFrame) -> tuple[Phrase, ...]:
        return tuple(
            member
            for phrase in roles(clause, *frame.object_in)
            for member in (*self._parties.counted(phrase), *each(phrase))
            if member.head.lower() in frame.object and not member.negated
        )

    # Sides

    def _pairs(
        self, clause: Clause, frame: EventFrame, objects: tuple[Phrase, ...]
    ) -> tuple[tuple[Party, Party | None], ...]:
        actors = self._actors(clause, frame.actor)
        if "content" in frame.marks:
            recipients = self._subjects_below(clause)
        else:
            recipients = self._recipients(clause, frame, objects)
        if "asks" in frame.marks and not self._asks(clause):
            return ()
        pairs: list[tuple[Party, Party | None]] = [(one, other) for one in actors for other in recipients]
        if not pairs and "mutual" in frame.marks and not self._has_third(clause, frame, objects):
            together = actors if len(actors) > 1 else () if actors else self._between(clause, objects, frame)
            pairs = list(combinations(together, 2)) if len(together) <= _FEW else []
        if not pairs and "bare" in frame.marks:
            pairs = [(one, None) for one in actors]
        return self._allowed([pair for pair in pairs if self._fits(frame, *pair)])

    def _actors(self, clause: Clause, names: tuple[str, ...]) -> tuple[Party, ...]:
        """Who does it; *Oslo said it would*: *it* in what a state or organisation says is that one."""
        found = self._parties.actors(roles(clause, *names))
        teller = self._context.parent(clause)
        if found or teller is None or clause.link not in ("complement", "conjunct") or "who" not in names:
            return found
        if clause.link == "conjunct":
            own = role(clause, "who")
            shared = role(teller, "who")
            if own is None or own != shared:
                return ()
            return self._actors(self._above_relative(clause, own) or teller, names)
        subject = role(clause, "who")
        if subject is None or subject.head.lower() not in ("it", "they") or subject.entity is not None:
            return found
        if teller.predicate not in self._context.language.reporting.verbs:
            return found
        tellers = self._parties.actors(roles(teller, "who"))
        return tuple(replace(one, span=subject.span) for one in tellers if not self._parties.is_person(one))

    def _above_relative(self, clause: Clause, subject: Phrase) -> Clause | None:
        """*backs the goals that matter and takes part*: a verb in the singular goes with no plural relative."""
        relative = self._context.parent(clause)
        verb, noun = self._context.words(clause.predicate_span), self._context.words(subject.head_span)
        is_singular = clause.tense == "present" and verb.endswith("s") and verb.lower() != clause.predicate
        if relative is None or relative.link != "relative" or not is_singular or noun.lower() == subject.head.lower():
            return None
        above = self._context.parent(relative)
        while above is not None and above.form == "nominal":
            above = self._context.parent(above)
        return above

    def _recipients(self, clause: Clause, frame: EventFrame, objects: tuple[Phrase, ...]) -> tuple[Party, ...]:
        for name in frame.recipient:
            inside = [*objects, *(below for phrase in objects for below in roles(phrase, "of"))]
            phrases = [*roles(clause, name), *(inner for phrase in inside for inner in roles(phrase, name))]
            if name == "with" and not phrases:
                phrases = self._behind_adverb(clause)
            if found := self._parties.recipients(iter(phrases), frame):
                return found
        return ()

    def _behind_adverb(self, clause: Clause) -> list[Phrase]:
        """*works closely with the bloc*, where the tree hangs the bloc on the adverb."""
        opening = _CLOSELY_WITH.match(self._context.text, clause.predicate_span.end)
        if opening is None:
            return []
        for mention in self._context.mentions_in(Span(opening.end(), opening.end() + 80)):
            if mention.start > opening.end() + len("the "):
                break
            return [Phrase(mention.span, "", mention.span, mention.entity)]
        return []

    def _has_third(self, clause: Clause, frame: EventFrame, objects: tuple[Phrase, ...]) -> bool:
        """*A and B met separately with the envoy*: who is not known was there, and the two were not with each other."""
        names = [name for name in frame.recipient if name not in ("between", "whom")]
        with_whom = (*roles(clause, *names), *(inner for phrase in objects for inner in roles(phrase, *names)))
        inside = (mention for phrase in objects for mention in self._context.mentions_in(phrase.span))
        is_with_more = role(clause, *frame.actor) is not None and any(
            mention.entity.startswith(("country:", "org:")) for mention in inside
        )
        return bool(with_whom) or is_with_more or "separately" in clause.modifiers

    def _between(self, clause: Clause, objects: tuple[Phrase, ...], frame: EventFrame) -> tuple[Party, ...]:
        """*Talks between A and B were held*: they are each other's."""
        phrases = (*roles(clause, "between"), *(inner for phrase in objects for inner in roles(phrase, "between")))
        return self._parties.recipients(iter(phrases), frame)

    def _subjects_below(self, clause: Clause) -> tuple[Party, ...]:
        for child in self._context.children(clause):
            subject = role(child, "whom" if child.passive else "who")
            if child.link != "complement" or subject is None:
                continue
            if "that" in child.modifiers or subject.span.start == clause.predicate_span.end + 1:
                return self._parties.actors(roles(child, "whom" if child.passive else "who"))
        return ()

    def _asks(self, clause: Clause) -> bool:
        """*urged Iran to*, *asked Rome for*; not *asked Rome a question*, *told Rome that*."""
        links = ("open complement", "complement", "adverbial")
        below = (child for child in self._context.children(clause) if child.link in links)
        return role(clause, "for") is not None or any("to" in child.modifiers for child in below)

    def _fits(self, frame: EventFrame, actor: Party, recipient: Party | None) -> bool:
        marks, is_person = frame.marks, self._parties.is_person
        if recipient is None:
            return not is_person(actor)
        if "unpersonal" in marks and (is_person(actor) or is_person(recipient)):
            return False
        if "armed" in marks and (not self._parties.is_armed(actor) or is_person(recipient)):
            return False
        if "forces" in marks and not self._parties.is_force(actor):
            return False
        if "organ" in marks and recipient.kind != "organ":
            return False
        if "persons" in marks and not is_person(recipient) and recipient.kind != "organ":
            return False
        if "states" in marks and (
            recipient.kind not in ("itself", "place", "capital")
            or not recipient.entity.startswith(("country:", "org:"))
        ):
            return False
        return "things" not in marks or recipient.kind != "itself"

    def _allowed(self, pairs: Iterable[tuple[Party, Party | None]]) -> tuple[tuple[Party, Party | None], ...]:
        """Nobody does a thing to himself or to his own state."""
        side = self._parties.side
        return tuple(
            (actor, recipient)
            for actor, recipient in pairs
            if recipient is None or side(actor.entity) != side(recipient.entity)
        )

    # What the governor makes of it

    @staticmethod
    def _is_told(deed: _Deed) -> bool:
        """Whether it is told as so, as to come or as denied; a readiness to agree also as hoped."""
        mood = deed.teller.mood
        return mood in _TOLD_MOODS or (mood == "hoped" and deed.type == "AGREE" and deed.teller is deed.clause)

    def _turned(self, deed: _Deed) -> _Deed | None:
        clause = deed.clause
        governor = self._context.parent(clause)
        is_infinitive = "to" in clause.modifiers
        turn = None
        if governor is not None and clause.link in ("open complement", "complement", "participle"):
            turn = self._words.turns.get(_word(governor))
        if clause.link == "participle" and not is_infinitive:
            turn = None  # told with it, not under it
        if governor is None or turn is None:
            is_so = clause.mood in _TOLD_MOODS and (not is_infinitive or self._is_done(clause, governor))
            return deed if is_so else None
        temper = self._words.tempers.get(deed.type)
        if turn == "intention" and temper == "cooperative":
            type_ = deed.type if deed.type == "CONSULT" and clause.mood == "planned" else "AGREE"
            return replace(deed, type=type_, mode=None) if clause.mood in ("planned", "hoped") else None
        if turn == "intention":
            return deed if clause.mood == "planned" else None
        if turn == "AGREE" and temper == "cooperative":
            return replace(deed, type="AGREE", mode=None, teller=governor)
        if turn == "REJECT" and temper == "cooperative":
            return replace(deed, type="REJECT", mode=None, teller=governor)
        if turn == "THREATEN" and temper == "hostile":
            return replace(deed, type="THREATEN", mode=None, teller=governor)
        return None

    def _is_done(self, clause: Clause, governor: Clause | None) -> bool:
        """Whether an infinitive is said to be so: *began to*, *is to*; not *came to*, *welcomed her to*."""
        if governor is None or clause.link not in ("open complement", "complement"):
            return clause.link != "adverbial" and clause.link != "participle"
        word = self._context.language.moods.verbs.get(governor.predicate)
        return clause.mood != "asserted" or word == "factive"

    # Claims

    def _events(self, deed: _Deed) -> Iterator[Event]:
        clause, teller = deed.clause, deed.teller
        stance = self._stances.of(teller)
        for actor, recipient in deed.pairs:
            parts = [("actor", actor.span), ("predicate", clause.predicate_span)]
            whole = clause.span.cover(actor.span)
            if recipient is not None:
                parts.append(("recipient", recipient.span))
                whole = whole.cover(recipient.span)
            if teller is not clause:
                whole = whole.cover(teller.predicate_span)
            if deed.more is not None:
                whole = whole.cover(deed.more)
            when = date_of(clause) or date_of(teller)
            yield Event(
                id=claim_id(self._context.reading.article.id, "event", parts, deed.type),
                stance=stance,
                ground=ground(self._context, whole if len(whole) < 400 else clause.span, f"event: {deed.name}", parts),
                type=deed.type,
                actor=actor.entity,
                recipient=None if recipient is None else recipient.entity,
                mode=deed.mode,
                contexts=self._contexts(clause),
                when=when,
                place=self._place(clause, recipient),
            )

    def _contexts(self, clause: Clause) -> tuple[str, ...]:
        # The Economic Community of West African States does nothing economic by its name.
        named = [m.span for m in self._context.mentions_in(clause.span) if m.form == "name"]
        said = [
            word[0].lower()
            for word in _WORD.finditer(self._context.text, clause.span.start, clause.span.end)
            if not any(span.start <= word.start() < span.end for span in named)
        ]
        known = self._words.contexts
        return tuple(sorted({known[word] for word in said if word in known}))

    def _place(self, clause: Clause, recipient: Party | None) -> str | None:
        objects = roles(clause, "whom")
        for phrase in (*roles(clause, "in", "at"), *(inner for one in objects for inner in roles(one, "in", "at"))):
            known = self._context.entities.get(phrase.entity or "")
            if known is not None and known.type == "place":
                return known.id
        if recipient is not None and recipient.kind == "place":
            return next((m.entity for m in self._context.mentions_in(recipient.span) if m.entity[:6] == "place:"), None)
        return None


def _word(governor: Clause) -> str:
    """The governing word: *ready* in *is ready to*."""
    complement = role(governor, "complement") if governor.form == "copular" else None
    return governor.predicate if complement is None else complement.head.lower()


def _with_all_contexts(events: list[Event]) -> Iterator[Event]:
    """The same event told twice has the contexts and the mode of both tellings, so that it is one claim."""
    contexts: dict[tuple[str, str, str | None, Stance], set[str]] = {}
    modes: dict[tuple[str, str, str | None, Stance], str] = {}
    for event in events:
        contexts.setdefault(_key(event), set()).update(event.contexts)
        if event.mode is not None:
            modes.setdefault(_key(event), event.mode)
    for event in events:
        yield replace(event, contexts=tuple(sorted(contexts[_key(event)])), mode=modes.get(_key(event)))


def _key(event: Event) -> tuple[str, str, str | None, Stance]:
    return event.type, event.actor, event.recipient, replace(event.stance, according_to=None)
