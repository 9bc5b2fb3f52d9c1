"""Rotating chairs told as a title: *ASEAN chair Laos*, *Malaysia, this year's ASEAN chair*, *As chair of SADC*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord import world
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.terms import behind
from onrecord.model.claims import Relation, Stance
from onrecord.model.reading import Mention
from onrecord.model.text import Span

_NOUN = r"(?:chair(?:man|person|woman)?|president)"
_NOW = (
    r"(?:(?P<when>current|present|rotating|pro tempore|incoming|next|outgoing|new|annual)"
    r"(?: (?:rotating|pro tempore))? )?"
)
_WHOSE = r"(?:(?:the|its|this year['’]s) )?"
_AFTER_ORGANISATION = re.compile(rf"(?:['’]s)? {_NOW}{_NOUN}(?:,? (?:which|that) is)?,? (?=[A-Z])")
_LINK = (
    r"(?P<link>, which is|, in its (?:capacity|role) as|,? as|,"
    r"| (?:currently |now )?(?:is|was|remains)(?: currently| now)?)"
)
_TITLE = re.compile(rf"{_LINK} {_WHOSE}{_NOW}")
_NOUN_OF = re.compile(rf"{_NOUN} of (?:the )?")
_NOUN_BEHIND = re.compile(rf" {_NOUN}\b(?! of\b)")
_AS = re.compile(rf"\b[Aa]s {_WHOSE}{_NOW}(?P<after>(?:{_NOUN}|holder of the \w+ presidency) of (?:the )?)?")
_HELD_NOW = ("current", "present")
_AHEAD = ("incoming", "next")
_NOMINAL = ("ADJ", "NOUN", "PROPN")
_PLACES = ("org", "body")


def find_chair_titles(make: RelationMaker) -> Iterator[Relation]:
    """Every chair that a title tells."""
    text = make.context.text
    for match in _AFTER_ORGANISATION.finditer(text):
        place, holder = make.ending(match.start(), "org"), make.starting(match.end(), "country")
        if place is None or holder is None or not _is_whole(make, holder):
            continue
        if world.organisation(place.entity) is not None or make.is_known(place.entity):
            yield from _made(make, holder, place, _stance(make, match, holder), match, "a name after its chair")
    yield from _beside(make)
    for match in _AS.finditer(text):
        place = make.starting(match.end(), "org")
        comma = ", " if match["after"] else " chair, "
        if place is not None and text.startswith(comma, place.end):
            holder = make.starting(place.end + len(comma), "country")
            if holder is not None:
                yield from _made(make, holder, place, _stance(make, match, holder), match, "as chair")


def _beside(make: RelationMaker) -> Iterator[Relation]:
    """*Malaysia, this year's ASEAN chair*, *Uruguay is president of Mercosur*; of a man only with *current*."""
    text = make.context.text
    for match in _TITLE.finditer(text):
        holder = make.ending(match.start(), "country", "person")
        if holder is None:
            continue
        of = _NOUN_OF.match(text, match.end())
        place = make.starting(match.end() if of is None else of.end(), *_PLACES)
        noun = None if place is None else _NOUN_BEHIND.match(text, place.end)
        if place is None or (of is None and noun is None):
            continue
        person = make.kind(holder) == "person"
        if person and (match["when"] is None or not place.entity.startswith("org:") or match["link"] != ","):
            continue
        if world.organisation(make.context.behalf(place.entity) or "") is None:
            continue
        clause = (
            make.clause_at(holder.span.cover(place.span)) if match["link"].strip().endswith(("is", "was")) else None
        )
        stance = _stance(make, match, holder) if clause is None else make.by_clause(clause)
        yield from _made(make, holder, place, stance, match, "chair of")


def _is_whole(make: RelationMaker, holder: Mention) -> bool:
    """A state's name by itself: not *ASEAN chair Indonesian President*, *OPEC's president, UAE energy minister*."""
    after = make.at.index(holder.end)
    if after < len(make.at.tokens) and (make.at.ends_owner(after) or make.at.tokens[after].pos in _NOMINAL):
        return False
    known = world.country(holder.entity)
    return known is None or make.context.words(holder.span) not in known.demonyms


def _stance(make: RelationMaker, match: re.Match[str], holder: Mention) -> Stance:
    """A title is so, save an incoming one."""
    stance = make.voiced(holder.span)
    if match["when"] in _AHEAD:
        return Stance("planned", according_to=stance.according_to)
    return stance


def _made(
    make: RelationMaker, holder: Mention, place: Mention, stance: Stance, match: re.Match[str], rule: str
) -> Iterator[Relation]:
    country = make.country_of(holder.entity)
    if country is None:
        return
    span = holder.span.cover(place.span)
    now = match["when"] in _HELD_NOW or " now" in match[0] or "currently" in match[0]
    held = make.context.reading.article.published if now else None
    yield from make.made(
        "chair of", (country, holder.span), (place.entity, place.span), stance=stance, evidence=span, rule=rule,
        held=held or _held(make, span),
    )  # fmt: skip


def _held(make: RelationMaker, span: Span) -> str | None:
    """*the chair of the EAC this year*: the time right behind the words."""
    near = re.match(r" (?:for |in |until |since )?(?:the )?", make.context.text[span.end :])
    start = span.end if near is None else span.end + near.end()
    begins = any(when.start == start for when in make.context.reading.layers.times)
    return behind(make, span) if begins else None
