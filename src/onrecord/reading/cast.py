"""The cast of one article: its entities in the making, each with its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord import world
from onrecord.model.claims import Entity, EntityType
from onrecord.model.reading import Mention
from onrecord.model.text import Span, quote


@dataclass(slots=True)
class Member:
    """One entity while its mentions are being gathered."""

    id: str
    type: EntityType
    name: str
    mentions: list[Mention] = field(default_factory=list)
    of: str | None = None
    within: str | None = None
    gender: str | None = None
    """``male`` or ``female`` where a pronoun, an honorific or a title told it."""


class Cast:
    """Entities by id, and which words stand for whom."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.members: dict[str, Member] = {}

    def add(
        self, id_: str, type_: EntityType, name: str, *, of: str | None = None, within: str | None = None
    ) -> Member:
        """The entity of that id, made where it is new."""
        member = self.members.get(id_)
        if member is None:
            member = self.members[id_] = Member(id_, type_, name, of=of, within=within)
        return member

    def mention(self, member: Member, span: Span, form: str = "name") -> Mention:
        """Notes that the words at ``span`` stand for ``member``."""
        mention = Mention(span.start, span.end, member.id, form)  # type: ignore[arg-type]
        member.mentions.append(mention)
        return mention

    def forget(self, spans: Sequence[Span]) -> None:
        """Takes back organisations nobody registered whose names are only part of a title (*Minister of Trade*)."""
        for member in self.members.values():
            if member.type == "organisation" and world.organisation(member.id) is None:
                member.mentions = [m for m in member.mentions if not any(span.contains(m.span) for span in spans)]

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in text order; of overlapping ones the longer, then the earlier noted."""
        ordered = sorted(
            (mention for member in self.members.values() for mention in member.mentions),
            key=lambda m: (m.start, -m.end),
        )
        return tuple(ordered)

    def entities(self) -> tuple[Entity, ...]:
        """The entities that the text mentions, in order of first mention."""
        found = []
        for member in self.members.values():
            if member.mentions:
                mentions = tuple(
                    quote(self.text, span) for span in sorted({mention.span for mention in member.mentions})
                )
                found.append(
                    Entity(
                        id=member.id,
                        type=member.type,
                        name=member.name,
                        mentions=mentions,
                        ids=registry_ids(member.id),
                        of=member.of,
                        within=member.within,
                    )
                )
        return tuple(sorted(found, key=lambda entity: (entity.mentions[0].start, entity.id)))

    def at(self, span: Span) -> Mention | None:
        """The longest mention that covers a span."""
        covering = [
            mention
            for member in self.members.values()
            for mention in member.mentions
            if mention.start <= span.start and span.end <= mention.end
        ]
        return max(covering, key=lambda mention: mention.end - mention.start, default=None)


def registry_ids(id_: str) -> tuple[tuple[str, str], ...]:
    """Other registries' ids of a known entity, sorted by key."""
    country = world.country(id_) if id_.startswith("country:") else None
    organisation = world.organisation(id_) if id_.startswith("org:") else None
    known: list[tuple[str, str | None]] = []
    if country is not None:
        known = [("cow", country.cow), ("iso3", country.iso3), ("wikidata", country.wikidata)]
    elif organisation is not None:
        known = [("acronym", organisation.acronym), ("wikidata", organisation.wikidata)]
    return tuple((key, value) for key, value in known if value)


def type_of(id_: str) -> EntityType:
    """The type that an id's prefix tells."""
    prefix = id_.partition(":")[0]
    return "organisation" if prefix == "org" else prefix  # type: ignore[return-value]
