"""Events: who did what to whom, in PLOVER's types (Halterman et al. 2023).

A frame of ``lang/<code>/events.toml`` reads a deed from a verb or noun and its roles; a governing word turns it
(*refused to support* is REJECT, *threatened to attack* THREATEN, *agreed to send aid* AGREE). Both sides must be
somebody known: an event with the wrong actor is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import Context, each, role, roles
from onrecord.claims.events.deeds import Deed
from onrecord.claims.events.pairing import Pairing
from onrecord.claims.events.parties import Parties
from onrecord.claims.events.turning import turned
from onrecord.claims.events.writing import write_events
from onrecord.claims.stance import Stances
from onrecord.lang.events import EventFrame, EventWords, event_words
from onrecord.model.claims import Event
from onrecord.model.reading import Clause, Phrase

_UNREAL = frozenset(
    {"alleged", "any", "future", "imminent", "planned", "possible", "potential", "suspected", "threatened"}
)


def find_events(context: Context, stances: Stances) -> Iterator[Event]:
    """Every event whose two sides the article names."""
    words = event_words(context.language.code)
    reader = _Reader(context, words, Parties(context, stances, words.parties))
    found = [
        event
        for clause in context.clauses
        if (deed := reader.read(clause)) is not None
        for event in write_events(context, stances, words, deed)
    ]
    yield from _with_all_contexts(found)


class _Reader:
    """Reads the clauses of one article."""

    __slots__ = ("_context", "_pairing", "_parties", "_words")

    def __init__(self, context: Context, words: EventWords, parties: Parties) -> None:
        self._context = context
        self._words = words
        self._parties = parties
        self._pairing = Pairing(context, parties, words)

    def read(self, clause: Clause) -> Deed | None:
        """The deed of one clause, as its governor leaves it."""
        deed = self._of_noun(clause) if clause.form == "nominal" else self._of_verb(clause)
        if deed is None and clause.form == "verbal":
            deed = self._of_duty(clause) or self._of_blame(clause)
        return None if deed is None else turned(self._context, self._words, deed)

    def _of_verb(self, clause: Clause) -> Deed | None:
        if clause.form != "verbal":
            return None
        found: list[Deed] = []
        for frame in self._words.verbs.get(clause.predicate, ()):
            objects = self._objects(clause, frame)
            if (frame.object and not objects) or not self._has_near(clause, frame):
                continue
            if pairs := self._pairing.pairs(clause, frame, objects):
                found.append(Deed(clause, frame.name, frame.type, frame.mode, pairs, clause))
        return max(found, key=_knowledge, default=None)

    def _of_noun(self, clause: Clause) -> Deed | None:
        frames = self._words.nouns.get(clause.predicate, ())
        is_real = clause.mood == "asserted" and not clause.negated and not _UNREAL & set(clause.modifiers)
        if not frames or not is_real or self._is_told_by_verb(clause):
            return None
        for frame in frames:
            objects = self._objects(clause, frame)
            pairs = self._pairing.pairs(clause, frame, objects) if objects or not frame.object else ()
            if pairs:
                teller = self._pairing.announcer(clause) or clause
                return Deed(clause, frame.name, frame.type, frame.mode, pairs, teller)
        return None

    def _of_duty(self, clause: Clause) -> Deed | None:
        """*said that Qatar must close the base*: a request to Qatar."""
        if clause.predicate not in self._words.told:
            return None
        for child in self._context.children(clause):
            is_duty = child.link == "complement" and not child.perfect and self._words.musts & set(child.modifiers)
            if is_duty and not self._is_inverted(child):
                actors = self._pairing.actors(clause, ("who",))
                asked = self._parties.actors(roles(child, "whom" if child.passive else "who"))
                pairs = self._pairing.allowed([(one, other) for one in actors for other in asked])
                if pairs:
                    return Deed(clause, "says that one must", "REQUEST", None, pairs, clause, child.span)
        return None

    def _of_blame(self, clause: Clause) -> Deed | None:
        """*said Qatar was responsible*: an accusation of Qatar."""
        if clause.predicate not in self._words.told:
            return None
        for child in self._context.children(clause):
            said = role(child, "complement") if child.form == "copular" and child.link == "complement" else None
            is_blame = said is not None and said.head.lower() in self._words.blames
            if is_blame and not child.negated and child.mood == "asserted":
                blamed = self._parties.actors(roles(child, "who"))
                actors = self._pairing.actors(clause, ("who",))
                if pairs := self._pairing.allowed([(one, other) for one in actors for other in blamed]):
                    return Deed(clause, "says who is to blame", "ACCUSE", "allege", pairs, clause, child.span)
        return None

    def _is_inverted(self, clause: Clause) -> bool:
        """*should he ask*: a condition, no duty."""
        first = self._context.words(clause.extent).split(maxsplit=1)[:1]
        return bool(first) and first[0].lower() in self._words.musts

    def _is_told_by_verb(self, noun: Clause) -> bool:
        """Whether the noun is the object of a verb whose frame tells it (*lifted the sanctions*)."""
        verb = self._context.parent(noun)
        if verb is None:
            return False
        return any(noun.predicate in frame.object for frame in self._words.verbs.get(verb.predicate, ()))

    def _has_near(self, clause: Clause, frame: EventFrame) -> bool:
        """*found Iran guilty*: what must be said in the clause, wherever the tree hangs it."""
        return not frame.near or not frame.near.isdisjoint(self._context.words(clause.extent).lower().split())

    def _objects(self, clause: Clause, frame: EventFrame) -> tuple[Phrase, ...]:
        """The objects the frame asks for; the first of a list carries what hangs on all of it."""
        found: list[Phrase] = []
        for phrase in roles(clause, *frame.object_in):
            members = [member for member in (*self._parties.counted(phrase), *each(phrase)) if not member.negated]
            fitting = [member for member in members if self._is_object(member, frame)]
            found.extend(fitting)
            if fitting and phrase.members and phrase.members[0] not in fitting and not phrase.negated:
                found.append(phrase.members[0])
        return tuple(found)

    def _is_object(self, phrase: Phrase, frame: EventFrame) -> bool:
        """By its head, or by two words (*mediation effort*); *Grant Holloway* is no grant."""
        if phrase.entity is not None and phrase.entity.startswith(("country:", "person:", "place:")):
            return False
        head = phrase.head.lower()
        if head in frame.object:
            return True
        before = self._context.text[phrase.span.start : phrase.head_span.start].rsplit(None, 1)
        return bool(before) and f"{before[-1].lower()} {head}" in frame.object


def _knowledge(deed: Deed) -> int:
    """How well the other side is known: by name, by words alone, not at all."""
    recipient = deed.pairs[0][1]
    return 0 if recipient is None else 2 if recipient.entity else 1


def _with_all_contexts(events: list[Event]) -> Iterator[Event]:
    """The same event told twice has the contexts of both tellings, so that it is one claim.

    Without a recipient two tellings need not be of one event.
    """
    contexts: dict[tuple[object, ...], set[str]] = {}
    for event in events:
        contexts.setdefault(_key(event), set()).update(event.contexts)
    for event in events:
        yield replace(event, contexts=tuple(sorted(contexts[_key(event)])))


def _key(event: Event) -> tuple[object, ...]:
    own = event.id if event.recipient is None else ""
    return event.type, event.mode, event.actor, event.recipient, replace(event.stance, according_to=None), own
