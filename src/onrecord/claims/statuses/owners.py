"""Whose a standing is and in what, as its noun phrase says: owners, organisations, names in apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.context import each, is_organisation, roles
from onrecord.claims.statuses.ladders import is_holder, ladder, rung_names
from onrecord.claims.statuses.rung_words import own_words
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_HOLDER_ROLES = ("possessor", "of", "by", "for", "to")
_ORGANISATION_ROLES = (
    "in", "of", "with", "to", "at", "within", "on", "for", "from", "modifier", "possessor", "into",
)  # fmt: skip
_ADDING = re.compile(r",? (?:and|along with|as well as|in addition to|plus|together with)\b")
_ADJECTIVES = frozenset({"African", "American", "Arab", "Asian", "European", "Western"})
_LOOSE = frozenset(
    {"'s", "and", "any", "no", "s", "special", "new", "its", "his", "their", "our", "non", "such", "same", "country"}
)


def place_of(scene: Scene, clause: Clause, phrase: Phrase) -> tuple[str, Span | None] | None:
    """The organisation a phrase names as that of the standing."""
    for name in _ORGANISATION_ROLES:
        found = scene.organisation(clause, (p for p in roles(phrase, name) if not _is_long_name(p)))
        if found is not None:
            return found
    for inner in roles(phrase, "for", "of"):
        if inner.head.lower() in scene.words.nouns or inner.head.lower() in scene.words.events:
            found = place_of(scene, clause, inner)  # a candidate for membership of the EU
            if found is not None:
                return found
    own = next(roles(phrase, "of", "in", "to"), None)
    for mention in scene.context.mentions_in(phrase.span) if own is None else ():
        words = scene.context.words(mention.span)
        named = words.lower() not in rung_names(None) and words not in _ADJECTIVES
        if named and is_organisation(mention.entity) and mention.end <= phrase.head_span.start:
            return mention.entity, mention.span
    return None


def _is_long_name(phrase: Phrase) -> bool:
    """*the Union of Comoros*: a country by its long name."""
    return any(m.entity is not None and m.entity.startswith("country:") for p in roles(phrase, "of") for m in each(p))


def owners_of(scene: Scene, clause: Clause, phrase: Phrase) -> tuple[Phrase, ...]:
    """Whose standing it is: *Azerbaijan's status*, *the membership of Iran and Belarus*."""
    for name in _HOLDER_ROLES:
        for inner in roles(phrase, name):
            named = _named_members(inner)
            if name not in ("by", "possessor"):
                named = (m for m in named if not is_organisation(m.entity))
            found = scene.holders(clause, named)
            if found and all(is_holder(scene.context, m.entity) and m.span != phrase.span for m in found):
                return found
    before = (p for p in roles(phrase, "modifier") if _is_country(p.entity))
    return tuple(m for p in before for m in each(p) if _is_country(m.entity))


def _named_members(phrase: Phrase) -> Iterator[Phrase]:
    for member in each(phrase):
        if _is_long_name(member):
            for inner in roles(member, "of"):
                yield from each(inner)
        else:
            yield member


def apposed_to(scene: Scene, phrase: Phrase) -> tuple[Phrase, ...]:
    """*SCO member Kazakhstan*: a country that stands as the phrase's own name; not *members as well as Iceland*."""
    end, text = phrase.head_span.end, scene.context.text
    return tuple(
        m
        for m in roles(phrase, "modifier")
        if _is_country(m.entity) and m.span.start > end and not _ADDING.match(text[end : m.span.start])
    )


def _is_country(entity: str | None) -> bool:
    return entity is not None and entity.startswith("country:")


def stands_before(phrase: Phrase, organisation: tuple[str, Span | None]) -> bool:
    """*an EU country*: whether the organisation stands before the phrase's head."""
    return organisation[1] is not None and organisation[1].end <= phrase.head_span.start


def is_plain(scene: Scene, phrase: Phrase, status: str | None, organisation: str | None) -> bool:
    """Whether nothing stands before a noun of standing but a rung, an owner, an organisation."""
    context = scene.context
    own = own_words(scene, phrase).split()[:-1]
    if status == "permanent member":
        return True
    rungs = {word for name, named in ladder(organisation) if named == status for word in name.split()}
    named = {
        word.removesuffix("'s").removesuffix("’s")
        for m in context.mentions_in(phrase.span)
        for word in context.words(m.span).lower().split()
    }
    allowed = scene.words.before | rungs | named | _LOOSE
    return all(word in allowed or word.removesuffix("'s") in named or word in named for word in own)
