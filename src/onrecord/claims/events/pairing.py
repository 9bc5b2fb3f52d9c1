"""Who does it to whom: the two sides a frame finds in the roles of a clause, of its objects and of what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from onrecord.claims.context import Context, each, role, roles
from onrecord.claims.events.parties import Parties, Party
from onrecord.lang.events import EventFrame, EventWords
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

Pairs = tuple[tuple[Party, Party | None], ...]

_CLOSELY_WITH = re.compile(r"\s+\w+ly\s+with\s+")
_OWN = frozenset({"people", "place", "property"})
_FEW = 3
"""So many at most are taken to have done a thing with one another."""


class Pairing:
    """Finds the sides of the deeds of one article."""

    __slots__ = ("_context", "_words", "parties")

    def __init__(self, context: Context, parties: Parties, words: EventWords) -> None:
        self._context = context
        self._words = words
        self.parties = parties

    def pairs(self, clause: Clause, frame: EventFrame, objects: tuple[Phrase, ...]) -> Pairs:
        """The sides; a recipient of None only where the frame is an event without one."""
        if "passive" in frame.marks and (not clause.passive or role(clause, "who") is not None):
            return ()
        if "intransitive" in frame.marks and role(clause, "whom") is not None:
            return ()
        if "violent" in frame.marks and self._is_verbal_attack(clause):
            return ()
        actors = self.actors(clause, frame.actor, objects)
        if not actors and not frame.is_verbal and (teller := self.announcer(clause)) is not None:
            actors = self.actors(teller, ("who",))
        if "content" in frame.marks:
            recipients = self._subjects_below(clause, objects)
        else:
            recipients = self._recipients(clause, frame, objects)
        if "asks" in frame.marks and not self._asks(clause):
            return ()
        pairs = self._crossed(clause, actors, recipients)
        is_mutual = "mutual" in frame.marks and (frame.object or frame.actor != ("who",) or self._is_together(clause))
        if not pairs and is_mutual and not self._has_third(clause, frame, objects):
            together = actors if len(actors) > 1 else () if actors else self._between(clause, objects, frame)
            pairs = list(combinations(together, 2)) if len(together) <= _FEW else []
        pairs = [pair for pair in pairs if self._fits(frame, *pair)]
        if found := self.allowed(pairs):
            return found
        if "unnamed" in frame.marks:
            own = [replace(other, entity="") for _, other in pairs if other is not None and other.kind in _OWN]
            others = own or self._unnamed(clause, frame, objects)
            if found := tuple((one, other) for one in actors for other in others if self._may_act(frame, one)):
                return found
        if "bare" in frame.marks and (frame.object or role(clause, "whom") is None):
            return tuple((one, None) for one in actors if self._may_act(frame, one))
        return ()

    @staticmethod
    def _crossed(
        clause: Clause, actors: tuple[Party, ...], recipients: tuple[Party, ...]
    ) -> list[tuple[Party, Party | None]]:
        """Each with each; *respectively* one with one, or nobody where their numbers differ."""
        if "respectively" not in clause.modifiers:
            return [(one, other) for one in actors for other in recipients]
        return list(zip(actors, recipients, strict=True)) if len(actors) == len(recipients) else []

    def _unnamed(self, clause: Clause, frame: EventFrame, objects: tuple[Phrase, ...]) -> tuple[Party, ...]:
        for name in frame.recipient:
            if found := self.parties.unnamed(self._phrases(clause, objects, name), places="places" in frame.marks):
                return found
        return ()

    def allowed(self, pairs: Iterable[tuple[Party, Party | None]]) -> Pairs:
        """Nobody does a thing to himself or to his own state."""
        return tuple(
            (actor, recipient)
            for actor, recipient in pairs
            if recipient is None or self.parties.are_two(actor, recipient)
        )

    def actors(self, clause: Clause, names: tuple[str, ...], objects: tuple[Phrase, ...] = ()) -> tuple[Party, ...]:
        """Who does it; *Oslo said it would*: *it* in what a state or organisation says is that one."""
        inside = (phrase for one in objects for phrase in self._in_and_below(one, names)) if names != ("who",) else ()
        if clause.passive and names == ("from",):
            return self.parties.lands(roles(clause, *names))
        found = self.parties.actors(iter((*roles(clause, *names), *inside)))
        if not found and "who" in names and (others := self._issuers(clause) or self._described(clause)):
            return others
        teller = self._context.parent(clause)
        if found or teller is None or clause.link not in ("complement", "conjunct") or "who" not in names:
            return found
        if clause.link == "conjunct":
            own = role(clause, "who")
            shared = role(teller, "who")
            if own is None or own != shared:
                return ()
            return self.actors(self._above_relative(clause, own) or teller, names)
        subject = role(clause, "who")
        if subject is None or subject.head.lower() not in ("it", "they") or subject.entity is not None:
            return found
        if teller.predicate not in self._context.language.reporting.verbs:
            return found
        tellers = self.parties.actors(roles(teller, "who"))
        return tuple(replace(one, span=subject.span) for one in tellers if not self.parties.is_person(one))

    def announcer(self, noun: Clause) -> Clause | None:
        """*announced the expulsion of*, *continued its shelling of*: the verb whose subject does the deed."""
        verb = self._context.parent(noun)
        is_object = verb is not None and any(
            member.head_span == noun.predicate_span for phrase in roles(verb, "whom") for member in each(phrase)
        )
        return verb if verb is not None and is_object and verb.predicate in self._words.announcing else None

    def _issuers(self, clause: Clause) -> tuple[Party, ...]:
        """*adopted a resolution condemning*, *signed an order that bans*: whoever adopts or signs it."""
        paper = role(clause, "who")
        noun = self._context.parent(clause)
        verb = None if noun is None or noun.form != "nominal" else self._context.parent(noun)
        if paper is None or verb is None or clause.link not in ("participle", "relative"):
            return ()
        is_paper = paper.head.lower() in self._words.papers and verb.predicate in self._words.issuing
        return self.actors(verb, ("who",)) if is_paper and role(verb, "whom") is not None else ()

    def _described(self, clause: Clause) -> tuple[Party, ...]:
        """*was a donor, giving*: whom the noun is said of."""
        noun, above = role(clause, "who"), self._context.parent(clause)
        if noun is None or above is None or above.form != "copular":
            return ()
        is_said = any(noun.head_span == phrase.head_span for phrase in roles(above, "complement"))
        return self.actors(above, ("who",)) if is_said else ()

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

    # Recipients

    def _recipients(self, clause: Clause, frame: EventFrame, objects: tuple[Phrase, ...]) -> tuple[Party, ...]:
        for name in frame.recipient:
            phrases = self._phrases(clause, objects, name)
            if name == "with" and not phrases:
                phrases = self._behind_adverb(clause)
            if found := self.parties.recipients(iter(phrases), frame):
                return found
            if "places" in frame.marks and (there := self.parties.located(phrases, roles(clause, "in", "inside"))):
                return there
        if "discussed" in frame.marks:
            below = (inner for phrase in roles(clause, "whom") for inner in roles(phrase, "with"))
            found = self.parties.recipients(below, frame)
            return tuple(one for one in found if one.kind == "organ" or self.parties.is_person(one))
        return self._helped(clause, frame) if "purpose" in frame.marks else ()

    def _phrases(self, clause: Clause, objects: tuple[Phrase, ...], name: str) -> list[Phrase]:
        """Who or what stands in a role of the clause, of its objects and of what is said of them."""
        objects = (*objects, *(roles(clause, "in", "worth") if objects else ()))
        inside = (inner for one in objects for inner in self._in_and_below(one, (name,)))
        said = (inner for one in objects for below in self._said_of(one) for inner in roles(below, name))
        return [*roles(clause, name), *inside, *said]

    def _said_of(self, noun: Phrase) -> tuple[Clause, ...]:
        """*sanctions imposed on Iran*: the participles of a noun."""
        for clause in self._context.clauses_in(noun.head_span):
            if clause.form == "nominal":
                return tuple(
                    child
                    for child in self._context.children(clause)
                    if child.link == "participle" and child.passive and child.predicate in self._words.parties.making
                )
        return ()

    def _in_and_below(self, phrase: Phrase, names: tuple[str, ...]) -> Iterator[Phrase]:
        """The roles of a phrase and of what it is of (*millions of doses to*)."""
        yield from roles(phrase, *names)
        for below in roles(phrase, "of", "in", "worth"):
            for one in each(below):
                yield from roles(one, *names)

    def _helped(self, clause: Clause, frame: EventFrame) -> tuple[Party, ...]:
        """*sent generators to help Ukraine*: whom it is meant for."""
        for child in self._descendants(clause):
            if child.predicate in self._words.helping and "to" in child.modifiers and not child.negated:
                helped = tuple(roles(child, "whom"))
                found = self.parties.recipients(iter(helped), frame)
                return found or self.parties.located(helped, roles(child, "in"))
        return ()

    def _descendants(self, clause: Clause) -> Iterator[Clause]:
        for child in self._context.children(clause):
            yield child
            if child.form == "nominal":
                yield from self._context.children(child)

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

    @staticmethod
    def _is_together(clause: Clause) -> bool:
        """*spoke on Monday*, *discussed grain*; not *speak little English*."""
        return role(clause, "whom") is None or clause.predicate not in ("speak", "talk")

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
        return self.parties.recipients(iter(phrases), frame)

    def _subjects_below(self, clause: Clause, objects: tuple[Phrase, ...]) -> tuple[Party, ...]:
        """*demanded that Iran …*, *repeated its demand that Iran …*: the subject of what is asked."""
        for child in self._descendants(clause):
            subject = role(child, "whom" if child.passive else "who")
            parent = self._context.parent(child)
            is_asked = child.link == "adverbial" and "for" in child.modifiers
            is_content = (child.link == "complement" or is_asked) and parent is clause
            is_of_object = (
                child.link in ("complement", "participle", "relative")
                and "that" in child.modifiers
                and parent is not None
                and any(parent.predicate_span == one.head_span for one in objects)
            )
            if subject is None or not (is_of_object if objects else is_content):
                continue
            if is_asked or "that" in child.modifiers or subject.span.start == clause.predicate_span.end + 1:
                return self.parties.actors(roles(child, "whom" if child.passive else "who"))
        return ()

    def _is_verbal_attack(self, clause: Clause) -> bool:
        """*attacked Britain for allowing*, *over its policy*: with words."""
        below = (child for child in self._context.children(clause) if child.link in ("adverbial", "open complement"))
        return role(clause, "for", "over", "as") is not None or any("for" in child.modifiers for child in below)

    def _asks(self, clause: Clause) -> bool:
        """*urged Iran to*, *asked Rome for*; not *asked Rome a question*, *told Rome that*."""
        links = ("open complement", "complement", "adverbial")
        below = (child for child in self._context.children(clause) if child.link in links)
        return role(clause, "for") is not None or any("to" in child.modifiers for child in below)

    def _may_act(self, frame: EventFrame, actor: Party) -> bool:
        """Whether somebody does such a thing without another side that is known: a state, no man in the street."""
        if "armed" in frame.marks and not self.parties.is_armed(actor):
            return False
        if "forces" in frame.marks and not self.parties.is_force(actor):
            return False
        return not self.parties.is_person(actor) or self._words.tempers.get(frame.type) == "cooperative"

    def _fits(self, frame: EventFrame, actor: Party, recipient: Party | None) -> bool:
        marks, is_person = frame.marks, self.parties.is_person
        if recipient is None:
            return True
        if "forces" in marks and not self.parties.is_force(actor):
            return False
        if "unpersonal" in marks and (is_person(actor) or is_person(recipient)):
            return False
        if "armed" in marks and (not self.parties.is_armed(actor) or is_person(recipient)):
            return False
        if "organ" in marks and recipient.kind != "organ":
            return False
        if "persons" in marks and not is_person(recipient) and recipient.kind not in ("organ", "people", "place"):
            return False
        if "states" in marks and (
            recipient.kind not in ("itself", "place", "capital")
            or not recipient.entity.startswith(("country:", "org:"))
        ):
            return False
        if "clubs" in marks and not (recipient.kind == "itself" and recipient.entity.startswith("org:")):
            return False
        if "lands" in marks and not (recipient.kind == "place" or recipient.entity.startswith("country:")):
            return False
        if "official" in marks and not self.parties.is_official(actor):
            return False
        return "things" not in marks or recipient.kind != "itself"
