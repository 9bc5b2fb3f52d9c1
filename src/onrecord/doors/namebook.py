"""What the entities of one record are called when they are spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord import world
from onrecord.model.claims import Entity, Statement
from onrecord.model.record import Record

_COMMON_NOUNS = frozenset({"organisation", "body", "initiative", "document", "group"})
# Names that are built on a common noun take the article; those that are words of their own (NATO, Mercosur) do not.
_COMMON_NOUN = re.compile(
    r"\b(?:of|states|agenc[yi]|association|bank|commission|committee|community|conference|council|court|forum|fund"
    r"|initiative|league|ministry|organi[sz]ation|party|secretariat|service|treaty|union)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Namebook:
    """Names by entity id, with *the* where the article itself says *the*."""

    names: dict[str, str]
    spellings: dict[str, frozenset[str]]
    """Every way the article writes it."""
    speakers: dict[str, str | None]
    """Who made each statement, by its id; None where nobody is named."""

    @classmethod
    def of(cls, record: Record) -> Namebook:
        """The names that ``record`` uses."""
        names = {entity.id: _spoken_name(entity, record.article.text) for entity in record.entities}
        spellings = {entity.id: frozenset(mention.text for mention in entity.mentions) for entity in record.entities}
        speakers = {statement.id: _speaker(statement, names) for statement in record.statements}
        return cls(names, spellings, speakers)

    def name(self, identity: str) -> str:
        """The name behind an entity id; words that are no id are returned as they are."""
        known = self.names.get(identity)
        if known is not None:
            return known
        usual = world.usual_name(identity)
        if usual is not None:
            return usual
        kind, colon, slug = identity.partition(":")
        return slug.replace("-", " ") if colon and kind.isalpha() and slug else identity

    def told_in(self, identity: str, words: str) -> bool:
        """Whether ``words`` name the entity already, in any of its spellings."""
        spellings = {self.name(identity).removeprefix("the "), *self.spellings.get(identity, ())}
        return any(spelling.casefold() in words.casefold() for spelling in spellings if len(spelling) > 1)

    def list(self, identities: Iterable[str]) -> str:
        """Several names: *China, Russia and Kazakhstan*."""
        names = [self.name(identity) for identity in identities]
        return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _spoken_name(entity: Entity, text: str) -> str:
    """The short name where the article uses it, with *the* where the article says *the* before it."""
    acronym = dict(entity.ids).get("acronym")
    short = acronym is not None and any(mention.text == acronym for mention in entity.mentions)
    name = acronym if short and acronym is not None else entity.name
    if entity.type in ("person", "outlet") or name.lower().startswith("the "):
        return name
    # "The South African ministry" gives South Africa no article: only the name itself counts.
    places = [mention for mention in entity.mentions if mention.text in (name, entity.name, f"the {name}")]
    said = sum(
        place.text.startswith("the ")
        or (text[max(0, place.start - 4) : place.start].lower() == "the " and not _is_modifier(entity, text, place.end))
        for place in places
    )
    return (
        f"the {name}"
        if 3 * said >= len(places) > 0 or (entity.type in _COMMON_NOUNS and _COMMON_NOUN.search(name))
        else name
    )


def _is_modifier(entity: Entity, text: str, end: int) -> bool:
    """*the Phnom Penh summit*, *the Iran–China pact*: the article is the summit's and the pact's."""
    return bool(re.match(r"[-‐‑–]\w", text[end : end + 2])) or (
        entity.type == "place" and bool(re.match(r" [a-z]", text[end : end + 2]))
    )


def _speaker(statement: Statement, names: dict[str, str]) -> str | None:
    speaker = statement.speaker
    if speaker is None:
        return None
    return names.get(speaker.entity, speaker.text) if speaker.entity is not None else speaker.text
