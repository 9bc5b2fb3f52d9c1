"""Meetings told of by a verb: *met*, *received*, *spoke by phone*, *arrived in*, *the ministers gathered*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord import world
from onrecord.claims.context import roles
from onrecord.claims.meetings.desk import Desk
from onrecord.claims.meetings.draft import Draft, Scene, Telling, drafted
from onrecord.claims.meetings.scene import finest
from onrecord.claims.meetings.text import Link, dates_of
from onrecord.model.claims import MeetingType
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_OF_NAME = re.compile(r" of the (?P<name>(?:[A-Z][\w’-]+ ?){2,4})(?<! )$")


class Verbs:
    """Finds the meetings that one article's verbs tell of."""

    __slots__ = ("_actors", "_context", "_lines", "_owners", "_scenes", "_states", "_words")

    def __init__(self, desk: Desk) -> None:
        self._context = desk.context
        self._lines = desk.lines
        self._words = desk.words
        self._actors = desk.actors
        self._scenes = desk.scenes
        self._states = desk.states
        self._owners = desk.owners

    def drafts(self, clause: Clause) -> Iterator[Draft]:
        """What a verbal clause tells of meetings."""
        if self._lines.is_custom(clause, self._words.habit):
            return
        verb = clause.predicate
        if verb in self._words.speaking and self._is_wired(clause):
            yield from self._met(clause, "call")
        elif verb in self._words.speaking and self._is_aside(clause):
            yield from self._met(clause, "talks")
        elif verb == "call":
            yield from self._called_on(clause)
        elif verb in self._words.acts:
            found = list(self._met(clause, self._words.acts[verb]))
            yield from found or self._gathered(clause)
        elif verb in self._words.gathering:
            found = list(self._gathered(clause))
            if not found and not self._words.gathering[verb] and not any(roles(clause, "whom")):
                yield from self._met(clause, "talks")
            yield from found

    # Who meets whom

    def _met(self, clause: Clause, kind: MeetingType) -> Iterator[Draft]:
        verb = clause.predicate
        if clause.passive and verb in ("meet", "host"):
            return
        if verb == "confer" and any(name == "whom" for name, _ in clause.roles):
            return  # a status that is conferred on somebody
        if verb == "host" and (hosted := self._hosted(clause)) is not None:
            yield hosted
            return
        if any(self._is_at_home(phrase) for phrase in roles(clause, "who")):
            return  # *the board of Shell meets*
        subject, others = self._sides(clause)
        if verb in self._words.receiving and not clause.passive and self._is_for_visit(clause):
            yield from self._visited(clause, subject, others)
            return
        if verb in self._words.receiving and not self._is_received(clause, others):
            return
        participants = tuple(dict.fromkeys((*subject, *others)))
        if not self._is_meeting(clause, kind, subject, others, participants):
            return
        telling = self._states.told(clause, "held", finest(list(dates_of(clause.whens))))
        if telling is None or (clause.tense == "none" and telling.state == "held" and not self._is_participle(clause)):
            return
        scene = self._scene(clause, telling, self._links(clause))
        if verb == "receive" and scene.place is not None and not clause.passive and telling.state == "planned":
            kind, scene = "visit", replace(scene, host=subject[0])
        for parties in self._apart(clause, subject, others) or (participants,):
            for when in self._each_date(clause, scene):
                yield drafted(clause, kind, telling, parties, replace(scene, when=when), "meeting: a verb")

    def _is_at_home(self, phrase: Phrase) -> bool:
        """Whether it is a board, a party or a delegation of a parliament that meets."""
        words = phrase.head if phrase.head not in self._words.parts_of else self._context.words(phrase.span)
        return self._words.other.search(words.lower()) is not None

    def _sides(self, clause: Clause) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who meets, and whom."""
        if clause.passive:
            return self._actors.agents(clause), self._actors.subject(clause)
        subject, others = self._actors.subject(clause), self._actors.objects(clause)
        if not others and clause.predicate == "receive":
            others = self._actors.titled_behind(clause.predicate_span.end)
        if not others and len(subject) < 2:
            span = self._actors.subject_span(clause)
            subject = (self._actors.pair(span, loose=True) if span is not None else ()) or subject
        return subject, others

    def _is_received(self, clause: Clause, others: tuple[str, ...]) -> bool:
        """Whether it is somebody in office who is received, and no letter or degree."""
        guests = [phrase for role, phrase in clause.roles if role == "whom"]
        if any(phrase.head in self._words.nouns for phrase in guests):
            return False  # received a telephone call from the president
        if not guests and others and all(self._actors.is_official(one) for one in others):
            return True
        is_person = bool(others) and all(one.startswith("person:") for one in others)
        if not (is_person or (others and any(self._actors.is_office(phrase) for phrase in guests))):
            return False
        if self._words.arrival.search(self._context.words(self._lines.sentence(clause.predicate_span.start)).lower()):
            return False  # received at the airport by officials
        return clause.predicate != "welcome" or self._scenes.where(self._links(clause))[0] is not None

    def _is_meeting(
        self,
        clause: Clause,
        kind: MeetingType,
        subject: tuple[str, ...],
        others: tuple[str, ...],
        participants: tuple[str, ...],
    ) -> bool:
        """Whether two sides meet, one of them in office; an organisation is met by people alone."""
        if len(participants) < 2 or not ((others and subject) or self._may_be_alone(clause, participants)):
            return False
        if kind == "call" and any(one.startswith("org:") for one in participants):
            return False
        people = [one for one in participants if one.startswith("person:")]
        named = kind == "call" and len(people) == len(participants)
        if not (named or any(self._actors.is_official(one) for one in participants) or self._by_office(clause)):
            return False
        return clause.predicate != "meet" or bool(people) or not any(one.startswith("org:") for one in others)

    def _is_for_visit(self, clause: Clause) -> bool:
        """*hosted the premier for a state visit*."""
        behind = self._lines.after(clause.predicate_span.end, 160)
        return re.search(r"\bfor\s+(?:an?|her|his)\s+(?:[\w-]+\s+){0,3}visit\b", behind) is not None

    def _visited(self, clause: Clause, hosts: tuple[str, ...], guests: tuple[str, ...]) -> Iterator[Draft]:
        guests = tuple(one for one in guests if one.startswith("person:"))
        telling = self._states.told(clause, "held", finest(list(dates_of(clause.whens))))
        if telling is None or not hosts or not guests or not any(self._actors.is_official(one) for one in guests):
            return
        scene = self._scene(clause, telling, self._links(clause))
        country = scene.country or self._context.behalf(hosts[0])
        country = country if country is not None and country.startswith("country:") else None
        scene = replace(scene, host=hosts[0], country=country)
        yield drafted(clause, "visit", telling, guests, scene, "meeting: receives on a visit")

    def _called_on(self, clause: Clause) -> Iterator[Draft]:
        """*called on President Lima and Premier Novak*: one after the other; none is *called on them to resign*."""
        phrase = next(roles(clause, "on"), None)
        subject = self._actors.subject(clause)
        if phrase is None or clause.passive or len(subject) != 1 or phrase.span.start > clause.predicate_span.end + 5:
            return
        behind = self._lines.after(phrase.span.end, 80)
        if re.search(r"\bto\s+[a-z]+|\bfor\b", behind) is not None:
            return
        telling = self._states.told(clause, "held", finest(list(dates_of(clause.whens))))
        if telling is None or telling.state not in ("held", "planned") or clause.negated:
            return
        scene = self._scene(clause, telling, self._links(clause))
        for one in self._actors.of_phrase(phrase):
            if one.startswith("person:") and self._actors.is_official(one) and one not in subject:
                yield drafted(clause, "talks", telling, (*subject, one), scene, "meeting: a verb")

    def _hosted(self, clause: Clause) -> Draft | None:
        """*Moscow hosts the BRICS foreign ministers*: a meeting of an organisation's own."""
        span = self._actors.object_span(clause)
        kind = None if span is None else self._owners.gathering(self._context.words(span).lower())
        organisation = None if span is None else self._owners.of_members(span)
        telling = self._states.told(clause, "held", finest(list(dates_of(clause.whens))))
        if kind is None or organisation is None or telling is None:
            return None
        host = next(iter(self._actors.subject(clause)), None)
        scene = replace(self._scene(clause, telling, self._links(clause)), host=host)
        return replace(drafted(clause, kind, telling, (), scene, "meeting: hosts leaders"), organisation=organisation)

    def _is_aside(self, clause: Clause) -> bool:
        """*spoke on the sidelines of the summit*: face to face."""
        return self._words.aside.search(self._lines.after(clause.predicate_span.end, 60)) is not None

    def _each_date(self, clause: Clause, scene: Scene) -> tuple[str | None, ...]:
        """*met in April and again in May* is two meetings."""
        dates = list(dict.fromkeys(dates_of(self._lines.tail(clause.predicate_span.end)[1])))
        again = re.search(r"\band\s+(?:then\s+)?again\b", self._lines.after(clause.predicate_span.end, 200))
        if again is None:
            return (scene.when,)
        found = [one for one in dict.fromkeys([*dates_of(clause.whens), *dates]) if one]
        return tuple(found) if len(found) == 2 else (scene.when,)

    def _apart(self, clause: Clause, subject: tuple[str, ...], others: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """On the sidelines somebody meets one after the other."""
        aside = self._words.aside.search(self._context.words(self._lines.sentence(clause.predicate_span.start)).lower())
        if len(subject) != 1 or len(others) < 2 or not (aside is not None or self._are_abroad(clause, others)):
            return ()
        return tuple((*subject, other) for other in others if other not in subject)

    def _are_abroad(self, clause: Clause, others: tuple[str, ...]) -> bool:
        """*met Presidents Lima of Chile and Novak of Latvia*: those of two states, and nothing says together."""
        homes = {self._context.behalf(one) for one in others if one.startswith("person:")}
        sentence = self._context.words(self._lines.sentence(clause.predicate_span.start)).lower()
        together = self._words.together.search(sentence) is not None
        return clause.predicate == "meet" and len(homes) == len(others) and None not in homes and not together

    def _may_be_alone(self, clause: Clause, participants: tuple[str, ...]) -> bool:
        """*Iran and Oman are to meet*: no object at all."""
        object_ = self._actors.object_span(clause)
        alone = object_ is None or self._context.words(object_).lower() in self._words.line.particles
        free = clause.predicate in self._words.speaking or alone
        return free and len(participants) > 1

    def _by_office(self, clause: Clause) -> bool:
        spans = [self._actors.subject_span(clause), self._actors.object_span(clause)]
        return any(span is not None and self._actors.speaks_of_office(span) for span in spans)

    def _is_participle(self, clause: Clause) -> bool:
        return self._context.words(clause.predicate_span).lower().endswith("ing") and clause.link in (
            "adverbial",
            "conjunct",
        )

    # An organisation's leaders

    def _gathered(self, clause: Clause) -> Iterator[Draft]:
        particle = self._words.gathering.get(clause.predicate)
        behind = self._lines.after(clause.predicate_span.end, 40)
        if particle is None or not any(behind.startswith(f" {one}" if one else "") for one in particle.split("|")):
            return
        behind_it = (phrase for phrase in roles(clause, "whom") if phrase.span.start > clause.predicate_span.start)
        if any(behind_it) and not clause.passive:
            if clause.predicate != "convene":
                return
            yield from self._convened(clause)
            return
        for phrase in roles(clause, "whom" if clause.passive else "who"):
            if self._words.pairs.match(self._context.words(phrase.span).lower()):
                return  # *the two foreign ministers*: those of two states
            if self._words.other.search(self._context.words(phrase.span).lower()):
                return  # *the board of Shell met*, *the cabinet met*
            kind = self._owners.gathering(self._context.words(phrase.span).lower())
            organisation = self._owners.of_members(phrase.span)
            if organisation is None and self._of_states(phrase.span):
                return  # *the foreign ministers of Chile and Peru*
            if (
                kind is None
                and clause.predicate in ("convene", "meet")
                and organisation is not None
                and self._stands_for(phrase, organisation)
            ):
                kind = "session"
            named = None if organisation is not None else _OF_NAME.search(self._context.words(phrase.span))
            lead = self._context.words(phrase.span).lower().split()[0]
            if kind is None or (organisation is None and lead != "the" and named is None):
                continue
            telling = self._states.told(clause, "held", finest(list(dates_of(clause.whens))))
            if telling is None or (clause.tense == "none" and telling.state == "held"):
                return
            links = self._links(clause)
            dated = any(True for _ in dates_of((*clause.whens, *self._lines.tail(clause.predicate_span.end)[1])))
            if organisation is None and self._scenes.where(links) == (None, None) and not dated:
                return
            yield replace(
                drafted(clause, kind, telling, (), self._scene(clause, telling, links), "meeting: leaders meet"),
                organisation=organisation,
                definite=organisation is None and named is None,
                name=None if named is None else named["name"],
            )
            return

    def _of_states(self, span: Span) -> bool:
        """Whether some words name those of single states."""
        return any(one.startswith(("country:", "person:")) for one in self._actors.within(span))

    def _stands_for(self, phrase: Phrase, organisation: str) -> bool:
        """Whether a phrase is an organisation or a body of one, and not somebody there."""
        known = self._context.entities.get(phrase.entity or "")
        return known is not None and organisation in (known.id, known.of) and known.type in ("organisation", "body")

    def _convened(self, clause: Clause) -> Iterator[Draft]:
        """*will convene the European Political Community in Budapest*."""
        target = next((p for p in roles(clause, "whom") if world.organisation(p.entity or "") is not None), None)
        telling = self._states.told(clause, "held", finest(list(dates_of(clause.whens))))
        if target is None or telling is None:
            return
        host = next(iter(self._actors.subject(clause)), None)
        scene = replace(self._scene(clause, telling, self._lines.tail(target.span.end)[0]), host=host)
        yield replace(
            drafted(clause, "summit", telling, (), scene, "meeting: convenes an organisation"),
            organisation=target.entity,
        )

    # Shared

    def _links(self, clause: Clause) -> tuple[Link, ...]:
        """What hangs behind the verb, its object passed over."""
        position = clause.predicate_span.end
        for name, phrase in clause.roles:
            if name in ("whom", "with") and phrase.span.start >= position and not clause.passive:
                head = self._lines.tail(position)[0]
                return (*head, *self._lines.tail(phrase.span.end)[0], *self._lines.tail(phrase.head_span.end)[0])
        return self._lines.tail(position)[0]

    def _scene(self, clause: Clause, telling: Telling, links: tuple[Link, ...]) -> Scene:
        place, country = self._scenes.where(links)
        if place is None and country is None:
            for phrase in roles(clause, "in", "at"):
                if phrase.span.start > clause.predicate_span.end and self._scenes.is_topic(phrase.span):
                    continue
                found = self._scenes.spot(phrase.span)
                place, country = place or found[0], country or found[1]
        when = self._scenes.when(None, clause, telling.state)
        if when is None and telling.state not in ("cancelled", "postponed"):
            spans = [phrase.span for phrase in roles(clause, "whom", "with")]
            when = finest([date for span in spans for date in dates_of(self._lines.tail(span.end)[1])])
        when = when or self._scenes.same_day(clause)
        return Scene(when, place, country)

    def _is_wired(self, clause: Clause) -> bool:
        sentence = self._lines.sentence(clause.predicate_span.start)
        behind = self._context.text[
            clause.predicate_span.end : min(sentence.end, clause.predicate_span.end + 140)
        ].lower()
        return self._words.telephone.search(behind) is not None
