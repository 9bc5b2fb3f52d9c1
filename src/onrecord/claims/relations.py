"""Relations: seats, organs, founders, rotating chairs, proposers of initiatives, recognition."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import Context, date_of, each, roles
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.stance import Stances
from onrecord.model.claims import Relation, RelationType, Stance
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

_SEATED = frozenset({"base", "headquarter", "locate", "sit"})
_PROPOSING = frozenset({"initiate", "launch", "propose"})
_PROPOSED = ("-proposed", "-initiated", "-led")
_CHAIRING = frozenset({"assume", "hold", "take", "take over"})
_CHAIRS = frozenset({"chair", "chairmanship", "presidency"})


def find_relations(context: Context, stances: Stances) -> Iterator[Relation]:
    """Every such relation the article tells."""
    for clause in context.clauses:
        if clause.form == "verbal":
            yield from _by_verb(context, stances, clause)
    yield from _proposers(context, stances)


def _by_verb(context: Context, stances: Stances, clause: Clause) -> Iterator[Relation]:
    who, whom = _first(clause, "who"), _first(clause, "whom")
    if clause.predicate in _SEATED and clause.passive and whom is not None:
        place = _first(clause, "in")
        if _is(context, whom, "organisation", "body") and _is(context, place, "place", "country"):
            yield from _made(context, stances, clause, "seat of", whom, place)
            yield from _organ(context, stances, whom)
    elif clause.predicate == "recognise" or clause.predicate == "recognize":
        if _is(context, who, "country", "organisation") and _is(context, whom, "country") and _is_state(context, whom):
            yield from _made(context, stances, clause, "recognises", who, whom)
    elif clause.predicate in ("found", "establish", "co-found") and _is(context, whom, "organisation"):
        if _is(context, who, "country", "person"):
            yield from _made(context, stances, clause, "founder of", who, whom)
    elif clause.predicate in _PROPOSING and _is(context, whom, "initiative"):
        yield from _made(context, stances, clause, "proposer of", who, whom)
    elif clause.predicate == "chair" and _is(context, whom, "organisation") and _is(context, who, "country"):
        yield from _made(context, stances, clause, "chair of", who, whom)
    elif clause.predicate in _CHAIRING and _is(context, who, "country"):
        for phrase in roles(clause, "whom"):
            organisation = next(
                (p for p in roles(phrase, "of", "modifier", "possessor", "in") if _is(context, p, "organisation")), None
            )
            if context.words(phrase.head_span).lower() in _CHAIRS and organisation is not None:
                yield from _made(context, stances, clause, "chair of", who, organisation)


def _made(
    context: Context, stances: Stances, clause: Clause, type_: RelationType, holder: Phrase | None, other: Phrase | None
) -> Iterator[Relation]:
    if holder is None or other is None:
        return
    when = date_of(clause)
    for one in each(holder):
        for another in each(other):
            if one.entity is None or another.entity is None or one.entity == another.entity:
                continue
            parts = [("holder", one.span), ("other", another.span)]
            yield Relation(
                id=claim_id(context.reading.article.id, "relation", parts, type_),
                stance=stances.of(clause),
                ground=ground(
                    context, clause.span.cover(one.span).cover(another.span), f"relation: {clause.predicate}", parts
                ),
                holder=one.entity,
                other=another.entity,
                type=type_,
                held=when,
            )


def _organ(context: Context, stances: Stances, body: Phrase) -> Iterator[Relation]:
    """*the SCO Secretariat, based in …*: an organ that is described, and whose name says whose it is."""
    entity = context.entities.get(body.entity or "")
    if entity is None or entity.type != "body" or entity.of is None or not entity.of.startswith("org:"):
        return
    named = next((m for m in context.mentions_in(body.span) if m.entity == entity.id), None)
    if named is None or " " not in context.words(named.span):
        return
    parts = [("holder", named.span)]
    yield Relation(
        id=claim_id(context.reading.article.id, "relation", parts, "body of"),
        stance=_voiced(stances, named.span),
        ground=ground(context, named.span, "relation: an organ's name", parts),
        holder=entity.id,
        other=entity.of,
        type="body of",
    )


def _proposers(context: Context, stances: Stances) -> Iterator[Relation]:
    """*the China-proposed Belt and Road Initiative*."""
    for mention in context.mentions:
        if not mention.entity.startswith("initiative:"):
            continue
        before = context.text[max(0, mention.start - 40) : mention.start].rstrip()
        for ending in _PROPOSED:
            if not before.lower().endswith(ending):
                continue
            end = (
                mention.start
                - (len(context.text[max(0, mention.start - 40) : mention.start]) - len(before))
                - len(ending)
            )
            proposer = _ending_at(context, end)
            if proposer is not None:
                span = Span(proposer.start, mention.end)
                parts = [("holder", proposer.span), ("other", mention.span)]
                yield Relation(
                    id=claim_id(context.reading.article.id, "relation", parts, "proposer of"),
                    stance=_voiced(stances, span),
                    ground=ground(context, span, "relation: a compound", parts),
                    holder=proposer.entity,
                    other=mention.entity,
                    type="proposer of",
                )


def _ending_at(context: Context, end: int) -> Mention | None:
    return next((m for m in context.mentions if m.end == end and m.entity.startswith(("country:", "org:"))), None)


def _voiced(stances: Stances, span: Span) -> Stance:
    voice = stances.voice(span)
    return Stance(according_to=None if voice is None else voice.id)


def _is_state(context: Context, phrase: Phrase | None) -> bool:
    """*recognised Kosovo*, not *recognised a Palestinian*."""
    return phrase is not None and not context.words(phrase.span).lower().startswith(("a ", "an ", "some "))


def _first(clause: Clause, *names: str) -> Phrase | None:
    return next((p for p in roles(clause, *names) if p.entity is not None or any(m.entity for m in p.members)), None)


def _is(context: Context, phrase: Phrase | None, *types: str) -> bool:
    known = None if phrase is None or phrase.entity is None else context.entities.get(phrase.entity)
    return known is not None and known.type in types
