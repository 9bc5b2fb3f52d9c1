"""Rotating chairs in set phrases, by the words alone: *is in the chair of*, *whose chair is with*, *X chairs it*."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord import world
from onrecord.claims.context import date_of
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.references import Side
from onrecord.claims.relations.terms import behind, ending
from onrecord.model.claims import Relation
from onrecord.model.reading import Mention
from onrecord.model.text import Span

_CHAIR = r"(?:chair|chairmanship|presidency|gavel|helm|leadership)"
_ROTATING = r"(?:(?:rotating|current|annual|six-month|pro tempore|one-year) )?"
_NOW = r"(?:,? (?:now|still|currently|again|next|then|also))?"
_IN_THE_CHAIR = re.compile(
    rf"(?:,? (?:which|who))? (?:has been|have been|is|was|stays|sits|remains){_NOW} (?:in the chair|at the helm)\b"
    r"(?P<of> of (?:the )?)?"
)
_WITH = re.compile(
    rf"\b(?i:{_CHAIR}),? (?:is|was|rests|lies|remains|stays){_NOW} with (?:the )?"
    rf"|\b(?i:{_CHAIR})(?P<of> of (?:the )?[\w -]{{2,60}}?)?,? (?:(?:which )?(?:is|was|has been) )?"
    r"(?:currently |now |still )?(?:held|occupied|exercised) by (?:the )?"
)
_CHAIRED = re.compile(
    r"\)?,? (?:(?:which is|is|which has been|has been) )?(?:currently |now |presently |this year )?"
    r"(?:chaired|presided over) (?:this year |currently |now )?by (?:the )?"
)
_OWNER = re.compile(r"(?:\)?, whose|['’]s)?(?: [\w-]+)? ")
_SUCCEEDS = re.compile(
    r" (?:will |is to |has )?(?:succeed(?:s|ed)?|replace[sd]?|follow(?:s|ed)?) (?:the )?(?P<before>[A-Z][\w ]{2,30}?)"
    r" (?:in the|as|at the) (?:\w+ )?(?:chair(?:man)?|helm|presidency)\b(?P<of> of (?:the )?)?"
)
_WHICH = re.compile(r"\)?, which (?:the )?")
_CHAIRS = re.compile(r" (?:currently |now |also )?(?:chairs|presides over|is chairing)\b")
_HOLDS = re.compile(rf"{_NOW} (?:holds|has held|has|took over|took on|assumed|occupies|exercises)\b")
_COUNTRY = re.compile(r"(?:country|nation|republic)\b")
_OF_WHICH = re.compile(rf"\b(?i:{_CHAIR}) of (?:the )?$")
_WHOSE = re.compile(rf"\)?, whose {_ROTATING}{_CHAIR} (?:the )?")
_HANDS = re.compile(
    r" (?:(?:will|is to|is due to|has|is) )?(?:hand|pass|transfer|entrust|cede|give|turn)(?:s|es|ed|ing)?"
    r"(?: on| over)? to (?:the )?"
)
_OFFICER = re.compile(r" is (?:the |currently |now )*(?:current |rotating )?chair(?:man|person)? of (?:the )?")
_SWALLOWED = re.compile(rf"(?P<who>[A-Z][\w’'. -]+?)(?:['’]s)? {_ROTATING}{_CHAIR} of (?:the )?(?P<what>[A-Z].+)")
_TODAY = re.compile(r"\b(?:now|currently|still|chairs|presides)\b")
_NOT = re.compile(r"\b(?:no longer|not|never)\b")


def find_chair_phrases(make: RelationMaker) -> Iterator[Relation]:
    """Every chair that a set phrase tells."""
    text = make.context.text
    yield from _in_the_chair(make)
    for match in _SUCCEEDS.finditer(text):
        if make.starting(match.start("before"), "country") is not None:
            place = _place(make, match, match.end())
            yield from _told(make, make.ending(match.start(), "country"), place, match.span(), taken=True)
    for match in _WHICH.finditer(text):
        owner, holder = _before(make, match.start()), make.starting(match.end(), "country")
        noun = _COUNTRY.match(text, match.end())
        if owner is not None and noun is not None:  # the bloc, which the country chairs
            named = next(make.left(owner.start, "country"), None)
            if named is not None and _CHAIRS.match(text, noun.end()) is not None:
                yield from _told(make, named, _side(owner), (match.start(), noun.end() + len(" chairs")))
        elif owner is not None and holder is not None:
            chairs = _CHAIRS.match(text, holder.end) or (
                _HOLDS.match(text, holder.end) if _OF_WHICH.search(text, 0, owner.start) else None
            )
            if chairs is not None:
                yield from _told(make, holder, _side(owner), (match.start(), chairs.end()))
    yield from _whose(make)
    for match in _OFFICER.finditer(text):
        person, owner = make.ending(match.start(), "person"), make.starting(match.end(), "org")
        if person is not None and owner is not None and make.is_known(owner.entity):
            yield from _told(make, person, _side(owner), match.span())
    yield from _swallowed(make)


def _in_the_chair(make: RelationMaker) -> Iterator[Relation]:
    """*Nepal is in the chair of SAARC*, *whose chair is with Laos*, *currently chaired by Kuwait*."""
    text = make.context.text
    for match in _IN_THE_CHAIR.finditer(text):
        place = _place(make, match, match.end())
        yield from _told(make, make.ending(match.start(), "country"), place, match.span())
    for match in _WITH.finditer(text):
        owner = next(make.left(match.start(), "org"), None)
        beside = owner is not None and _OWNER.fullmatch(text, owner.end, match.start())
        place = _side(owner) if beside else None if "held" in match[0] else _bare(make, match.start())
        if match["of"] is not None:
            place = _named_in(make, *match.span("of"))
        yield from _told(make, make.starting(match.end(), "country"), place, match.span())
    for match in _CHAIRED.finditer(text):
        owner, holder = _before(make, match.start()), make.starting(match.end(), "country")
        after = None if holder is None else make.at.index(holder.end)
        titled = after is not None and after < len(make.at.tokens) and make.at.tokens[after].pos in ("NOUN", "PROPN")
        if owner is not None and not titled and make.is_known(owner.entity):
            yield from _told(make, holder, _side(owner), match.span())


def _named_in(make: RelationMaker, start: int, end: int) -> Side | None:
    """The organisation that ends where some words end."""
    near = make.ending(end, "org")
    return None if near is None or near.start < start else (near.entity, near.span)


def _whose(make: RelationMaker) -> Iterator[Relation]:
    """*the Andean Community, whose presidency Peru hands to Bolivia next summer*."""
    text = make.context.text
    for match in _WHOSE.finditer(text):
        owner, holder = _before(make, match.start()), make.starting(match.end(), "country")
        if owner is None or holder is None:
            continue
        hands, holds = _HANDS.match(text, holder.end), _HOLDS.match(text, holder.end)
        receiver = None if hands is None else make.starting(hands.end(), "country")
        if receiver is not None:
            yield from _told(make, receiver, _side(owner), (match.start(), receiver.end), taken=True)
        elif holds is not None:
            yield from _told(make, holder, _side(owner), (match.start(), holds.end()))


def _swallowed(make: RelationMaker) -> Iterator[Relation]:
    """*the Cypriot presidency of the EU Council*, read as the name of a body."""
    for mention in make.context.mentions:
        if not mention.entity.startswith("body:") or mention.form != "name":
            continue
        match = _SWALLOWED.fullmatch(make.context.text, mention.start, mention.end)
        if match is None:
            continue
        states = [k for k in world.recognise(match["who"]) if k.id.startswith("country:")]
        what = [k for k in world.recognise(match["what"]) if k.kind in ("organ", "organisation")]
        if len(states) != 1 or not what:
            continue
        country, place = states[0].id, max(what, key=lambda known: len(known.text)).id
        yield from make.made(
            "chair of", (country, Span(*match.span("who"))), (place, Span(*match.span("what"))),
            stance=make.voiced(mention.span), evidence=mention.span, rule="the presidency of one",
            held=ending(make, mention.end),
        )  # fmt: skip


def organisation_near(make: RelationMaker, position: int) -> str | None:
    """The one organisation that the sentence names, or the one before it."""
    sentence = make.context.reading.layers.sentences[make.at.sentence(position)]
    for start in (position, max(0, sentence.start - 2)):
        here = _organisations(make, start)
        if here:
            return next(iter(here)) if len(here) == 1 else None
    return None


def _organisations(make: RelationMaker, position: int) -> set[str]:
    """The organisations that a sentence names."""
    here = {m.entity for m in (*make.left(position, "org"), *make.right(position, "org"))}
    return {entity for entity in here if make.is_known(entity)}


def meant(make: RelationMaker, position: int) -> str | None:
    """The organisation whose chair goes without saying: the sentence's own, the one it is all about, the one near."""
    here, topic = _organisations(make, position), make.refs.topic(position)
    if len(here) != 1 and topic is not None:
        return topic
    near = organisation_near(make, position)
    only = make.only("org", position)
    if near is not None or (only is not None and make.is_known(only)):
        return near or only
    named = [m.entity for m in make.context.mentions if make.kind(m) == "org" and make.is_known(m.entity)]
    most, count = Counter(named).most_common(1)[0] if named else ("", 0)
    return most if count > 2 and (count * 2 > len(named) or named[0] == most) else None


def _side(mention: Mention | None) -> Side | None:
    return None if mention is None else (mention.entity, mention.span)


def _bare(make: RelationMaker, position: int) -> Side | None:
    """*its chair is with Oman*, *the chair of the bloc is with Oman*."""
    before = make.context.text[max(0, position - 12) : position].lower()
    entity = meant(make, position) if before.endswith(("the ", "its ", "rotating ")) else None
    return None if entity is None else (entity, Span(position, position))


def _before(make: RelationMaker, position: int) -> Mention | None:
    """The organisation that ends at a place, its short name in brackets counted to it."""
    text = make.context.text
    near = next((m for m in make.left(position, "org") if text[m.end : position] in ("", ")")), None)
    if near is None or not text[: near.start].endswith(" ("):
        return near
    return make.ending(near.start - 2, "org") or near


def _place(make: RelationMaker, match: re.Match[str], end: int) -> Side | None:
    if match["of"] is not None:
        named = make.starting(end, "org")
        return make.refs.of_noun(match.start("of")) if named is None else (named.entity, named.span)
    entity = make.refs.weighed(make.refs.spoken(match.start()) or meant(make, match.start()))
    return None if entity is None else (entity, Span(*match.span()))


def _told(
    make: RelationMaker, holder: Mention | None, place: Side | None, said: tuple[int, int], *, taken: bool = False
) -> Iterator[Relation]:
    country = None if holder is None else make.country_of(holder.entity)
    if holder is None or country is None or place is None:
        return
    span = holder.span.cover(Span(*said))
    clause = make.clause_at(holder.span)
    when = behind(make, span)
    before = clause is not None and clause.predicate_span.start < said[0] and clause.link != "relative"
    if when is None and clause is not None and not before:
        when = date_of(clause)
    if when is None and _TODAY.search(make.context.text, *said) is not None:
        when = make.context.reading.article.published
    negated = _NOT.search(make.context.text, *said) is not None
    ahead = make.is_ahead(when) and not (when or "").startswith("../")
    if clause is None or before:
        stance = make.voiced(span)
    else:
        stance = make.by_clause(clause, negated=negated, mood="planned" if ahead else None)
    yield from make.made(
        "chair of", (country, holder.span), place, stance=stance, evidence=span.cover(place[1]),
        rule="in the chair", held=f"{when}/.." if taken and when is not None and "/" not in when else when,
    )  # fmt: skip
