"""Rotating chairs told by a verb alone: *chairs the SCO*, *presides over it*, *steers the bloc until August*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.context import role, roles
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.terms import term
from onrecord.model.claims import Relation
from onrecord.model.reading import Clause, Mention, Phrase

_UNTIL = re.compile(
    r"\)?,? ?(?:(?:until|till|since|for|in|from|through|throughout|during)(?: the)?(?: (?:end|start|rest) of)? ?)?"
)
_MEETINGS = ("assembly", "committee", "conference", "meeting", "session", "summit", "talks")
_ACTING = ("country", "person")
_HEADS = ("government", "king", "leader", "minister", "premier", "president")
_THE_COUNTRY = re.compile(r"(?:the|that|this|his|her) (?:country|nation|republic|state)")


def find_chairing(make: RelationMaker) -> Iterator[Relation]:
    """Every chair that a verb tells."""
    words = make.words.chair
    for clause in make.context.clauses:
        if clause.form != "verbal" or clause.passive:
            continue
        if clause.predicate in words.chairing:
            yield from _chairs(make, clause)
        elif clause.predicate in words.steering and term(make, clause, taken=False) is not None:
            yield from _steers(make, clause)


def subject(make: RelationMaker, clause: Clause) -> Mention | None:
    """Who holds or takes it: the verb's subject, else the last that the sentence named before the verb."""
    who = role(clause, "whom" if clause.passive else "who")
    if who is not None and who.entity is None and who.head.lower() in _HEADS:  # the President of Egypt
        named = [m for m in make.context.mentions_in(who.span) if m.entity.startswith("country:") and m.form == "name"]
        if len(named) == 1:
            return named[0]
    if who is not None and (who.entity or "").startswith(("country:", "person:")):
        inside = [m for m in make.context.mentions if m.entity == who.entity and who.span.overlaps(m.span)]
        if inside:
            return inside[0]
    if who is not None and (who.entity or "").startswith(("org:", "body:")):
        return None
    near = next(make.left(clause.predicate_span.start, *_ACTING), None)
    between = "" if near is None else make.context.text[near.end : clause.predicate_span.start]
    return near if near is not None and len(between.split()) <= 8 else None


def _chairs(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*Kyrgyzstan will chair the SCO in 2026*, *the bloc, which the country chairs*."""
    who = role(clause, "who")
    holder = None
    if who is not None and _THE_COUNTRY.fullmatch(make.context.words(who.span).lower()) is not None:
        holder = next(make.left(who.span.start, "country"), None)
    holder = holder or subject(make, clause)
    if holder is None and who is not None and who.entity is None and clause.link == "conjunct":
        holder = next((m for m in reversed([*make.left(clause.predicate_span.start, "country")])), None)
    whom = next(
        (place for p in roles(clause, "whom", "over") if (place := make.refs.organisation(p)) and not _is_meeting(p)),
        None,
    )
    if whom is None and clause.link == "relative" and who is not None:
        before = re.search(r"\)?, which (?:the )?$", make.context.text[: who.span.start])
        entity = None if before is None else make.refs.before(before.start())
        whom = None if entity is None or before is None else (entity, who.span)
    if whom is None or holder is None or not whom[0].startswith("org:"):
        return
    country = make.country_of(holder.entity)
    if country is not None:
        yield from make.made(
            "chair of", (country, holder.span), whom, stance=make.by_clause(clause), evidence=clause.span,
            rule=clause.predicate, held=term(make, clause, taken=False),
        )  # fmt: skip


def _is_meeting(phrase: Phrase) -> bool:
    return phrase.head.lower() in _MEETINGS or (phrase.entity or "").endswith(tuple(f"-{one}" for one in _MEETINGS))


def _steers(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*Budapest runs the V4 until June*: a state, an organisation and a term."""
    who, whom = role(clause, "who"), role(clause, "whom")
    if who is None or whom is None or not (who.entity or "").startswith("country:"):
        return
    place = make.refs.organisation(whom)
    held = term(make, clause, taken=False)
    text = make.context.text
    dated = any(
        when.edtf is not None and when.type == "DATE" and _UNTIL.fullmatch(text, whom.span.end, when.start) is not None
        for when in clause.whens
    )  # not: leads the bloc in car exports this year
    if place is None or held is None or not dated or who.entity is None or not place[0].startswith("org:"):
        return
    agreed = clause.link == "open complement" and held.startswith("../")  # has agreed to steer it until August
    stance = make.by_clause(clause, mood="asserted" if agreed and clause.mood == "planned" else None)
    yield from make.made(
        "chair of", (who.entity, who.span), place, stance=stance, evidence=clause.span, rule=clause.predicate, held=held
    )
