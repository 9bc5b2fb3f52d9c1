"""Rotating chairs in set phrases, by the words alone: *is in the chair of*, *whose chair is with*, *X chairs it*."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.claims.context import date_of
from onrecord.claims.relations.maker import RelationMaker
from onrecord.model.claims import Relation
from onrecord.model.reading import Mention
from onrecord.model.text import Span

Place = tuple[str, Span]

_IN_THE_CHAIR = re.compile(
    r"(?:,? (?:which|who))? (?:has been|have been|is|was|stays|sits|remains)(?: now| still| currently)? in the chair\b"
    r"(?P<of> of (?:the )?)?"
)
_WITH = re.compile(r"\b[Cc]hair(?:manship)? (?:is|was|rests|lies|remains)(?: now| still| currently)? with (?:the )?")
_SUCCEEDS = re.compile(
    r" (?:will |is to |has )?succeed(?:s|ed)? (?:the )?(?P<before>[A-Z][\w ]{2,30}?) (?:in the|as) chair(?:man)?\b"
    r"(?P<of> of (?:the )?)?"
)
_WHICH = re.compile(r"\)?, which (?:the )?")
_CHAIRS = re.compile(r" (?:currently |now |also )?(?:chairs|presides over|is chairing)\b")
_OFFICER = re.compile(r" is (?:the |currently |now )*(?:current |rotating )?chair(?:man|person)? of (?:the )?")


def find_chair_phrases(make: RelationMaker) -> Iterator[Relation]:
    """Every chair that a set phrase tells."""
    text = make.context.text
    for match in _IN_THE_CHAIR.finditer(text):
        place = _place(make, match, match.end())
        yield from _told(make, make.ending(match.start(), "country"), place, match.span())
    for match in _WITH.finditer(text):
        owner = next(make.left(match.start(), "org"), None)
        beside = owner is not None and re.fullmatch(
            r"(?:\)?, whose|['’]s)(?: [\w-]+)? ", text[owner.end : match.start()]
        )
        if owner is not None and beside:
            yield from _told(make, make.starting(match.end(), "country"), (owner.entity, owner.span), match.span())
    for match in _SUCCEEDS.finditer(text):
        if make.starting(match.start("before"), "country") is not None:
            place = _place(make, match, match.end())
            yield from _told(make, make.ending(match.start(), "country"), place, match.span())
    for match in _WHICH.finditer(text):
        owner, holder = _before(make, match.start()), make.starting(match.end(), "country")
        if owner is not None and holder is not None and _CHAIRS.match(text, holder.end) is not None:
            yield from _told(make, holder, (owner.entity, owner.span), match.span())
    for match in _OFFICER.finditer(text):
        person, owner = make.ending(match.start(), "person"), make.starting(match.end(), "org")
        if person is not None and owner is not None and make.is_known(owner.entity):
            yield from _told(make, person, (owner.entity, owner.span), match.span())


def organisation_near(make: RelationMaker, position: int) -> str | None:
    """The one organisation that the sentence names, or the one before it."""
    sentence = make.context.reading.layers.sentences[make.at.sentence(position)]
    for start in (position, max(0, sentence.start - 2)):
        here = {m.entity for m in (*make.left(start, "org"), *make.right(start, "org"))}
        here = {entity for entity in here if make.is_known(entity)}
        if here:
            return next(iter(here)) if len(here) == 1 else None
    return None


def meant(make: RelationMaker, position: int) -> str | None:
    """The organisation whose chair goes without saying: the one near, the only one, or the one it is all about."""
    near = organisation_near(make, position)
    only = make.only("org", position)
    if near is not None or (only is not None and make.is_known(only)):
        return near or only
    named = [m.entity for m in make.context.mentions if make.kind(m) == "org" and make.is_known(m.entity)]
    most, count = Counter(named).most_common(1)[0] if named else ("", 0)
    return most if count > 2 and (count * 2 > len(named) or named[0] == most) else None


def _before(make: RelationMaker, position: int) -> Mention | None:
    """The organisation that ends at a place, its short name in brackets counted to it."""
    return make.ending(position, "org") or next(
        (m for m in make.left(position, "org") if make.context.text[m.end : position] in (")", "")), None
    )


def _place(make: RelationMaker, match: re.Match[str], end: int) -> Place | None:
    if match["of"] is not None:
        named = make.starting(end, "org")
        return None if named is None else (named.entity, named.span)
    entity = meant(make, match.start())
    return None if entity is None else (entity, Span(*match.span()))


def _told(
    make: RelationMaker, holder: Mention | None, place: Place | None, said: tuple[int, int]
) -> Iterator[Relation]:
    country = None if holder is None else make.country_of(holder.entity)
    if holder is None or country is None or place is None:
        return
    span = holder.span.cover(Span(*said))
    clause = make.clause_at(holder.span)
    when = None if clause is None else date_of(clause)
    behind = clause is not None and clause.predicate_span.start < said[0] and clause.link != "relative"
    stance = make.voiced(span) if clause is None or behind else make.by_clause(clause)
    yield from make.made(
        "chair of", (country, holder.span), place, stance=stance, evidence=span.cover(place[1]),
        rule="in the chair", held=when,
    )  # fmt: skip
