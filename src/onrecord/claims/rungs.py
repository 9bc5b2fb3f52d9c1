"""Standings in noun phrases: *observer status in the SCO*, *its membership*, *a full member of the bloc*.

A rung is read from the organisation's own ladder in the world data. The head of the phrase must be the rung's own noun
or a noun of standing, so that an *observer mission* or a *member of the delegation* is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord import world
from onrecord.claims.context import Context, each, is_organisation, roles
from onrecord.lang.statuses import StatusWords
from onrecord.model.reading import Phrase
from onrecord.model.text import Span

_HOLDER_ROLES = ("possessor", "of", "by", "for")
_ORGANISATION_ROLES = ("in", "of", "with", "to", "at", "within", "from", "modifier", "possessor", "into")
_GENERIC = ("full member", "associate member", "dialogue partner", "observer", "candidate", "member", "partner")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a phrase says of a standing; what it leaves open is None or empty."""

    status: str | None
    organisation: str | None
    holders: tuple[Phrase, ...]
    is_application: bool
    span: Span
    organisation_span: Span | None = None


def standing_in(context: Context, phrase: Phrase, words: StatusWords) -> Standing | None:
    """The standing that a phrase is, if it is one."""
    head = phrase.head.lower()
    if head in words.applications:
        return _application(context, phrase, words)
    organisation = _organisation(context, phrase)
    own = _own_words(context, phrase)
    if head in words.nouns:
        status = _named(own, organisation) or words.nouns[head] or None
        inner = next(roles(phrase, "as", "of"), None)
        if status is None and inner is not None:
            nested = standing_in(context, inner, words)
            if nested is not None:
                return Standing(
                    nested.status,
                    organisation[0] if organisation else nested.organisation,
                    _holders(context, phrase) or nested.holders,
                    False,
                    phrase.span,
                    organisation[1] if organisation else nested.organisation_span,
                )
        if status is None and head != "status":
            return None
        return _standing(phrase, status, organisation, _holders(context, phrase))
    status = _named(own, organisation)
    if status is None or not _head_fits(context, phrase, own, status, organisation, words):
        return None
    if organisation is None and next(roles(phrase, "of", "in", "to"), None) is not None:
        return None  # a member of something else: a delegation, a board
    return _standing(phrase, status, organisation, _apposed(context, phrase))


def _standing(
    phrase: Phrase, status: str | None, organisation: tuple[str, Span] | None, holders: tuple[Phrase, ...]
) -> Standing:
    return Standing(
        status,
        None if organisation is None else organisation[0],
        holders,
        False,
        phrase.span,
        None if organisation is None else organisation[1],
    )


def _application(context: Context, phrase: Phrase, words: StatusWords) -> Standing | None:
    """*Iran's application for membership*, *its bid for observer status*."""
    for inner in roles(phrase, "for", "to", "modifier"):
        nested = standing_in(context, inner, words)
        if nested is not None:
            return Standing(
                nested.status,
                nested.organisation or (found[0] if (found := _organisation(context, phrase)) else None),
                _holders(context, phrase) or nested.holders,
                True,
                phrase.span,
                nested.organisation_span,
            )
    organisation = _organisation(context, phrase)
    return (
        Standing(None, organisation[0], _holders(context, phrase), True, phrase.span, organisation[1])
        if organisation
        else None
    )


def _organisation(context: Context, phrase: Phrase) -> tuple[str, Span] | None:
    """The organisation a phrase names as that of the standing."""
    for name in _ORGANISATION_ROLES:
        for inner in roles(phrase, name):
            for member in each(inner):
                if member.entity is not None and is_organisation(member.entity):
                    return member.entity, member.span
    own = next(roles(phrase, "of", "in", "to"), None)
    for mention in context.mentions_in(phrase.span) if own is None else ():
        if is_organisation(mention.entity) and mention.end <= phrase.head_span.start:
            return mention.entity, mention.span
    return None


def _holders(context: Context, phrase: Phrase) -> tuple[Phrase, ...]:
    """Whose standing it is: *Azerbaijan's status*, *the membership of Iran and Belarus*."""
    for name in _HOLDER_ROLES:
        for inner in roles(phrase, name):
            found = tuple(member for member in each(inner) if is_holder(context, member.entity))
            if found:
                return found
    return tuple(m for m in roles(phrase, "modifier") if is_holder(context, m.entity) and _is_country(m.entity))


def _apposed(context: Context, phrase: Phrase) -> tuple[Phrase, ...]:
    """*SCO member Kazakhstan*: a country that stands as the phrase's own name."""
    return tuple(
        m for m in roles(phrase, "modifier") if _is_country(m.entity) and m.span.start > phrase.head_span.start
    )


def is_holder(context: Context, entity: str | None) -> bool:
    """Whether an entity can hold a standing: countries, organisations, groups."""
    if entity is None:
        return False
    known = context.entities.get(entity)
    return known is not None and known.type in ("country", "organisation", "group")


def _is_country(entity: str | None) -> bool:
    return entity is not None and entity.startswith("country:")


def _own_words(context: Context, phrase: Phrase) -> str:
    """The phrase's head with what modifies it before, lower case, without names in roles after it."""
    start = min([phrase.head_span.start, *(p.span.start for name, p in phrase.roles if name == "modifier")])
    text = context.text[start : phrase.head_span.end]
    words = text.lower().replace("-", " ").replace("’", "'").split()
    return " ".join([*words[:-1], phrase.head.lower()]) if words else phrase.head.lower()


def _named(own: str, organisation: tuple[str, Span] | None) -> str | None:
    """The rung that stands in the words: the longest name on the organisation's ladder, else a usual one."""
    padded = f" {own} "
    for name, status in _ladder(organisation[0] if organisation else None):
        if f" {name} " in padded:
            return status
    return None


def _head_fits(
    context: Context,
    phrase: Phrase,
    own: str,
    status: str,
    organisation: tuple[str, Span] | None,
    words: StatusWords,
) -> bool:
    """Whether the rung's last word is the phrase's head and nothing before it makes something else of it.

    *observer mission* is no observer, a *trading partner* no partner; a *tenth full member* is a member.
    """
    names = [name for name, named in _ladder(organisation[0] if organisation else None) if named == status]
    name = next((name for name in names if own == name or own.endswith(f" {name}")), None)
    if name is None:
        return False
    named = {word for m in context.mentions_in(phrase.span) for word in context.words(m.span).lower().split()}
    before = own.removesuffix(name).split()
    return all(
        word in words.before
        or word in named
        or word in ("'s", "s")
        or word[0].isdigit()
        or word.endswith(("th", "first", "second", "third"))
        or word.removesuffix("'s") in named
        for word in before
    )


@lru_cache(maxsize=512)
def _ladder(organisation: str | None) -> tuple[tuple[str, str], ...]:
    """Names of rungs with the rung, longest first."""
    known = None if organisation is None else world.organisation(organisation)
    names: dict[str, str] = {}
    if known is not None:
        for rung in known.rungs:
            for name in (*rung.names, rung.status):
                names.setdefault(name.lower().replace("-", " "), rung.status)
    for name in _GENERIC:
        names.setdefault(name, "member" if name == "full member" else name)
    return tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def has_rung(organisation: str, status: str) -> bool:
    """Whether a known organisation's ladder has a rung."""
    known = world.organisation(organisation)
    return known is not None and any(rung.status == status for rung in known.rungs)


def holders_of(context: Context, phrases: Iterator[Phrase]) -> tuple[Phrase, ...]:
    """The members of these phrases that can hold a standing."""
    return tuple(member for phrase in phrases for member in each(phrase) if is_holder(context, member.entity))
