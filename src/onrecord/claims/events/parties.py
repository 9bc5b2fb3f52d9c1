"""Whom a phrase stands for as a side of an event: itself, or the state whose organ, deed or property it is.

*Turkish troops* and *the government in Kabul* act for their state; who condemns *Iran's decision* condemns Iran, who
shells *a Syrian airfield* attacks Syria. A phrase that could be several's is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from onrecord import world
from onrecord.claims.context import Context, each, role, roles
from onrecord.claims.events.persons import Persons
from onrecord.claims.stance import Stances
from onrecord.lang.events import EventFrame, PartyWords
from onrecord.model.claims import Entity
from onrecord.model.reading import Phrase
from onrecord.model.text import Span
from onrecord.world.regions import place_country

Kind = Literal["itself", "organ", "deed", "attribute", "property", "people", "place", "capital", "owned", "border"]

_DASH = re.compile(r"\s*(?:\([^)]*\)\s*)?[-–—]")
_TITLE = 40
"""Characters between an organisation and a person that a title may take."""
_SIDES = frozenset({"country", "organisation", "person", "body", "group"})
_OWNERS = frozenset({"country", "organisation", "body", "person", "group"})
_FOR_OR_AGAINST = ("anti-", "pro-")
_OWN = ("-led", "-run", "-owned")
_WE, _I = frozenset({"us", "we"}), frozenset({"i", "me"})


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event, and how the words stand for it."""

    entity: str
    span: Span
    head: str
    kind: Kind


class Parties:
    """Tells the sides that phrases of one article stand for."""

    __slots__ = ("_context", "_makers", "_persons", "_stances", "_words")

    def __init__(self, context: Context, stances: Stances, words: PartyWords) -> None:
        self._context = context
        self._persons = Persons(context, words)
        self._stances = stances
        self._words = words
        self._makers = {
            made.head_span: maker
            for clause in context.clauses
            if clause.link == "participle" and clause.passive and clause.predicate in words.making
            if (made := role(clause, "whom")) is not None and (maker := role(clause, "who")) is not None
        }

    def actors(self, phrases: Iterator[Phrase]) -> tuple[Party, ...]:
        """Who acts: names, *we* in somebody's mouth, organs of state."""
        return self._all(phrases, frozenset({"itself", "organ"}))

    def lands(self, phrases: Iterator[Phrase]) -> tuple[Party, ...]:
        """The states of lands and capitals (*expelled from Niamey*)."""
        return self._all(phrases, frozenset({"itself", "place"}))

    def recipients(self, phrases: Iterator[Phrase], frame: EventFrame) -> tuple[Party, ...]:
        """Whom it is done to, as far as the frame lets words stand for somebody."""
        kinds: set[Kind] = {"itself"}
        if not frame.marks & {"armed", "persons", "things"}:
            kinds.add("deed")
        if "acts" not in frame.marks:
            kinds.add("organ")
        if frame.marks & {"acts", "attributes"}:
            kinds.add("attribute")
        if "people" in frame.marks:
            kinds.add("people")
        if "places" in frame.marks:
            kinds |= {"place", "property"}
        if "property" in frame.marks:
            kinds.add("property")
        if frame.object and "whom" in frame.recipient:
            kinds |= {"attribute", "property"}
        if "owned" in frame.marks:
            kinds.add("owned")
        if "borders" in frame.marks:
            kinds.add("border")
        return self._all(phrases, frozenset(kinds))

    def located(self, phrases: Iterable[Phrase], where: Iterable[Phrase]) -> tuple[Party, ...]:
        """*shelled a market in Aleppo*: the state in whose land people or things are that nobody is said to own."""
        words = self._words
        heads = words.grounds | words.property | words.inhabitants
        found = [
            member
            for phrase in phrases
            for member in self.counted(phrase)
            if member.entity is None and member.head.lower() in heads and not self._is_strangers(member)
        ]
        if not found:
            return ()
        places = (*roles(found[0], "in", "inside", "near", "of"), *where)
        lands = dict.fromkeys(
            land for phrase in places for one in each(phrase) if (land := self._land(one)) is not None
        )
        return tuple(Party(land, found[0].span, found[0].head.lower(), "place") for land in lands)

    def unnamed(self, phrases: Iterable[Phrase], *, places: bool) -> tuple[Party, ...]:
        """People nobody names (*twelve protesters*) and places: words for the other side without an entity."""
        words = self._words
        people = words.people | words.inhabitants | words.crowds | words.persons | words.members
        heads = people | words.property | words.grounds if places else people
        found: list[Party] = []
        for phrase in phrases:
            for member in self.counted(phrase):
                known = self._context.entities.get(member.entity or "")
                is_place = places and known is not None and known.type == "place"
                if not member.negated and (is_place or (known is None and member.head.lower() in heads)):
                    found.append(Party("", member.span, member.head.lower(), "place" if is_place else "people"))
        return tuple(found[:1])

    def counted(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The members of a list; of *dozens of tanks* the tanks."""
        found: list[Phrase] = []
        for member in each(phrase):
            amount = member.roles if member.head.lower() in self._words.amounts else ()
            inner = ((name, one) for name, phrase_ in amount if name in ("of", "in") for one in each(phrase_))
            below = [one for name, one in inner if name == "of" or one.entity is None]
            found.extend(below if below and member.entity is None else (member,))
        return tuple(found)

    def side(self, entity: str) -> str:
        """The state or organisation somebody acts for, else himself."""
        known = self._context.entities.get(entity)
        behalf = self._context.behalf(entity)
        if behalf is not None:
            return behalf
        return known.of if known is not None and known.type == "group" and known.of is not None else entity

    def are_two(self, actor: Party, recipient: Party) -> bool:
        """Nobody does a thing to himself or to his own state; two of its servants, or it and one of them, are two."""
        if actor.entity == recipient.entity:
            return False
        if self.side(actor.entity) != self.side(recipient.entity):
            return True
        if recipient.entity.startswith("person:"):
            return recipient.kind in ("itself", "deed", "attribute")
        is_body = recipient.kind == "itself" and recipient.entity.startswith("body:")
        return is_body and not actor.entity.startswith(("country:", "org:"))

    def is_person(self, party: Party) -> bool:
        """Whether it is a person himself."""
        return party.kind == "itself" and party.entity.startswith("person:")

    def is_official(self, party: Party) -> bool:
        """Whether a person speaks for a state or an organisation, or is its organ."""
        return party.kind == "organ" or (self.is_person(party) and self._context.behalf(party.entity) is not None)

    def is_force(self, party: Party) -> bool:
        """Whether the words name armed forces."""
        return party.kind == "organ" and party.head in self._words.forces | self._words.members

    def is_armed(self, party: Party) -> bool:
        """Whether it may fight: no person, no ministry."""
        if party.kind == "organ":
            return self.is_force(party) or party.head in self._words.seated
        if party.entity.startswith("body:"):
            known = self._context.entities.get(party.entity)
            names = {party.head, *(known.name.lower().split() if known is not None else ())}
            return not names.isdisjoint(self._words.forces | self._words.armed)
        return not self.is_person(party)

    @staticmethod
    def country_of(place: Entity) -> str | None:
        """The country a place is in; a region or town that was taken for somebody (*Odesa*) is a place still."""
        if place.type not in ("organisation", "person", "place") or place.ids:
            return place.within if place.type == "place" else None
        return place.within or place_country(place.name)

    def _all(self, phrases: Iterator[Phrase], kinds: frozenset[Kind]) -> tuple[Party, ...]:
        found: dict[str, Party] = {}
        for phrase in phrases:
            for member in self.counted(phrase):
                for party in self._parties(member, kinds):
                    found.setdefault(party.entity, party)
        return tuple(party for party in found.values() if not self._is_title(party, found.values()))

    def _is_title(self, party: Party, others: Iterable[Party]) -> bool:
        """*UN Secretary-General Guterres*, torn in two: the organisation is only part of his title."""
        for other in others:
            between = self._context.text[party.span.end : other.span.start]
            if self.is_person(other) and party.span.end < other.span.start and len(between) < _TITLE:
                is_office = party.kind == "organ" and party.head in self._words.persons and between == " and "
                is_joined = "," in between or (" and " in between and not is_office)
                return not self.is_person(party) and not is_joined
        return False

    def _parties(self, phrase: Phrase, kinds: frozenset[Kind]) -> tuple[Party, ...]:
        """Whom a phrase stands for; several only where organs are named together (*the presidents of A and B*)."""
        if phrase.negated or self._is_dateline(phrase):
            return ()
        head = phrase.head.lower()
        known = self._context.entities.get(phrase.entity or "")
        if known is not None:
            if known.type == "place" or self.country_of(known) is not None:
                return self._of_place(known, phrase, kinds)
            return (Party(known.id, phrase.span, head, "itself"),) if known.type in _SIDES else ()
        if (named := self._persons.named(phrase)) is not None:
            return (Party(named[0], named[1], head, "itself"),)
        itself = self._homeland(phrase)
        if itself is None and (head in _WE or head in _I):
            itself = self._speaker(phrase, ours=head in _WE)
        if itself is not None:
            return (Party(itself, phrase.span, head, "itself"),)
        for kind, heads, names in self._readings(head):
            if kind in kinds and head in heads:
                owners = self._owners(phrase, names)
                if len(owners) > 1 and kind != "organ":
                    return ()
                if owners and self._is_fit(head, owners[0]):
                    return tuple(Party(owner, phrase.span, head, kind) for owner in owners)
                maker = self._makers.get(phrase.head_span)
                if maker is not None and (made := self._parties(maker, frozenset({"itself", "organ"}))):
                    return tuple(replace(party, span=phrase.span.cover(party.span), kind=kind) for party in made)
        return self._of_owner(phrase) if "owned" in kinds else ()

    def _of_owner(self, phrase: Phrase) -> tuple[Party, ...]:
        """*praised Iran's restraint*: whatever is said to be a state's or an organisation's, but people."""
        words, head = self._words, phrase.head.lower()
        if head in words.people | words.persons | words.organs | words.members | words.crowds | words.sports:
            return ()
        owners = self._owners(phrase, ("possessor",))
        is_meant = len(owners) == 1 and owners[0].startswith(("country:", "org:", "body:"))
        return (Party(owners[0], phrase.span, head, "owned"),) if is_meant else ()

    def _is_fit(self, head: str, owner: str) -> bool:
        """Fighters and members stand for organisations, members not for those that states are members of."""
        if head in self._words.adherents:
            return owner.startswith("org:") and world.organisation(owner) is None
        return head not in self._words.members or owner.startswith("org:")

    def _of_place(self, place: Entity, phrase: Phrase, kinds: frozenset[Kind]) -> tuple[Party, ...]:
        """The country of a place that is attacked or visited, or of a capital that stands for it."""
        country = self.country_of(place)
        if country is None:
            return ()
        kind: Kind = "place" if "place" in kinds else "capital"
        is_meant = kind == "place" or ("deed" in kinds and self._is_capital(place))
        return (Party(country, phrase.span, phrase.head.lower(), kind),) if is_meant else ()

    @staticmethod
    def _is_capital(place: Entity) -> bool:
        """*an apology from Tokyo*: whoever something is asked of or done to there is the state."""
        country = world.country(place.within or "")
        return country is not None and place.name in country.capitals

    def _readings(self, head: str) -> tuple[tuple[Kind, frozenset[str], tuple[str, ...]], ...]:
        """What a noun may stand for somebody as, and in which roles that somebody is named."""
        words = self._words
        seat = ("in",) if head in words.seated else ("for",) if head in words.spokesmen else ()
        local = ("in",) if head in words.local else ()
        return (
            ("organ", words.organs, ("possessor", "of", "modifier", *seat, "from")),
            ("organ", words.members | words.adherents, ("possessor", "of", "modifier", "from")),
            ("deed", words.deeds, ("possessor", "by", "modifier", "from", *local)),
            ("attribute", words.attributes, ("possessor", "of", "modifier", "by", "from")),
            ("property", words.grounds, ("possessor", "modifier", "in", "of")),
            ("property", words.property, ("possessor", "modifier", "of")),
            ("people", words.people, ("possessor", "modifier", "from", "of")),
            ("border", words.borders, ("with", "modifier", "possessor")),
        )

    def _owners(self, phrase: Phrase, names: tuple[str, ...]) -> tuple[str, ...]:
        """Whose it is: who is named in the first of these roles that names somebody; nobody where two phrases do."""
        for name in names:
            found = [
                (inner, owners) for inner in roles(phrase, name) if (owners := self._owning_all(phrase, inner, name))
            ]
            named = list(dict.fromkeys(owners for _, owners in found))
            if len(named) == 2 and self._is_one_title(*(inner for inner, _ in found[-2:])):
                return named[1]
            if named:
                return named[0] if len(named) == 1 else ()
        return ()

    def _is_one_title(self, title: Phrase, owner: Phrase) -> bool:
        """*US President Donald Trump's plan*, torn in two: the state is part of his title."""
        between = self._context.text[title.span.end : owner.span.start]
        is_close = -1 < owner.span.start - title.span.end < _TITLE
        is_person = (owner.entity or "").startswith("person:")
        return is_close and is_person and "," not in between and " and " not in f" {between} "

    def _owning_all(self, owned: Phrase, inner: Phrase, role: str) -> tuple[str, ...]:
        is_place = role == "in" or (role in ("modifier", "of") and owned.head.lower() in self._words.grounds)
        found = (self._owning(member, role, is_place=is_place) for member in each(inner))
        return tuple(owner for owner in found if owner is not None)

    def _owning(self, phrase: Phrase, role: str, *, is_place: bool) -> str | None:
        if role == "modifier" and self._is_compounded(phrase):
            return None
        known = self._context.entities.get(phrase.entity or "")
        if known is not None:
            if known.type == "place" or self.country_of(known) is not None:
                return self.country_of(known) if is_place or self._is_capital(known) else None
            is_owner = known.type in _OWNERS and not (known.type == "person" and role == "modifier")
            return known.id if is_owner else None
        if (named := self._persons.named(phrase)) is not None:
            return named[0]
        if phrase.head.lower() in self._words.organs and role in ("possessor", "by", "for", "from", "of", "modifier"):
            owners = self._owners(phrase, ("possessor", "modifier", "of"))
            return owners[0] if len(owners) == 1 else None
        if role == "modifier":  # *Chad's* in *Chad's accession talks* hangs on the word before the head
            owners = self._owners(phrase, ("possessor",))
            return owners[0] if len(owners) == 1 else None
        return None

    def _is_dateline(self, phrase: Phrase) -> bool:
        """*BISHKEK - The border guards*: a town in capitals before a dash does nothing."""
        words = self._context.words(phrase.span)
        return words.isupper() and _DASH.match(self._context.text, phrase.span.end) is not None

    def _is_compounded(self, phrase: Phrase) -> bool:
        """*pro-Moscow leaders*, *US-backed fighters* are not Moscow's, not America's; *a NATO-led force* is NATO's."""
        text, span = self._context.text, phrase.span
        is_behind = text[max(0, span.start - 1) : span.start] == "-"
        if is_behind or self._context.words(span).lower().startswith(_FOR_OR_AGAINST):
            return True
        return text[span.end : span.end + 1] == "-" and not text.startswith(_OWN, span.end)

    def _land(self, phrase: Phrase) -> str | None:
        """The country of *in Mali*, *in Mali's north*, *in the town of Aleppo*."""
        known = self._context.entities.get(phrase.entity or "")
        if known is not None:
            return known.id if known.type == "country" else self.country_of(known)
        head = phrase.head.lower()
        names = ("possessor", "of", "in", "modifier") if head in self._words.grounds else ("in", "on")
        owners = self._owners(phrase, names) if head in self._words.grounds | self._words.deeds else ()
        return owners[0] if len(owners) == 1 and owners[0].startswith("country:") else None

    def _is_strangers(self, phrase: Phrase) -> bool:
        """*militant hideouts in Mali* are not Mali's."""
        words = self._context.words(phrase.span).lower().replace("-", " ").split()
        return not self._words.strangers.isdisjoint(words)

    def _homeland(self, phrase: Phrase) -> str | None:
        """*said his country would*: the state he speaks for."""
        if phrase.head.lower() not in self._words.homelands:
            return None
        for owner in roles(phrase, "possessor"):
            if owner.entity is not None and owner.entity.startswith("person:"):
                return self._context.behalf(owner.entity)
        return None

    def _speaker(self, phrase: Phrase, *, ours: bool) -> str | None:
        """Whom *we* and *I* stand for in somebody's words."""
        voice = self._stances.voice(phrase.span)
        if voice is None or voice.speaker is None or voice.directness == "indirect":
            return None
        speaker = voice.speaker
        if not ours:
            return speaker.entity
        behalf = speaker.on_behalf_of or self._context.behalf(speaker.entity)
        return behalf if behalf is not None or speaker.entity is None else None
