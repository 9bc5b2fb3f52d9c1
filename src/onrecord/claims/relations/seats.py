"""Where organisations and their organs have their seat, and whose organs they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord import world
from onrecord.claims.context import roles
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.seat_phrases import find_seat_phrases, seat
from onrecord.model.claims import Relation
from onrecord.model.reading import Clause, Mention
from onrecord.world.ids import name_slug

_SEATED = ("org", "body")
_WHERE = ("place", "country")
_ITS = re.compile(
    r"(?:'s|’s)? (?:has|have|had|keeps|maintains) (?:its|their) (?:\w+ )?|\)?, whose (?:\w+ )?|(?:'s|’s)? (?:\w+ )?"
)
_IN = re.compile(
    r" (?:(?:are|is|were|was|remains?) )?(?:located |based |situated )?(?:in|at) (?:the )?"
    r"(?:\w+ (?:city|capital),? (?:of )?)?"
)
_BESIDE = re.compile(r"\)?,? (?:(?:which |that )?(?:is|was|are|were) )?(?:currently |now |long )?")
_WHERE_IT_IS = re.compile(r", where (?:the )?")
_OF = re.compile(r" of (?:the )?")
_IS = re.compile(
    r"(?:,| is| was| remains| became| hosts| houses| is home to| is (?:no longer|not))(?: also)? (?:the )?(?:\w+ )?"
)
_NOT = re.compile(r"\b(?:no longer|not|never)\b")


def find_seats(make: RelationMaker) -> Iterator[Relation]:
    """Every seat the article tells."""
    for clause in make.context.clauses:
        if clause.form == "verbal" and clause.predicate in make.words.seat.verbs:
            yield from _by_verb(make, clause)
    yield from _compounds(make)
    yield from _by_noun(make)
    yield from _where(make)
    yield from find_seat_phrases(make)


def _by_verb(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*the Secretariat, based in Beijing*."""
    after = make.context.text[clause.predicate_span.end :]
    found = re.match(r" (?:in|at) (?:the )?", after)
    if found is None:
        return
    place = make.refs.capital(clause.predicate_span.end + len(" in ")) or make.starting(
        clause.predicate_span.end + found.end(), *_WHERE
    )
    if place is None:
        return
    beside = next(make.left(clause.predicate_span.start, *_SEATED), None)
    if beside is not None and _BESIDE.fullmatch(make.context.text, beside.end, clause.predicate_span.start) is None:
        beside = None
    whom = next((p for p in roles(clause, "whom", "who") if (p.entity or "").startswith(("org:", "body:"))), None)
    if beside is None and whom is not None and clause.passive:
        beside = next((m for m in make.context.mentions_in(whom.span) if m.entity == whom.entity), None)
    whole = None if beside is None else make.refs.called(beside)
    if beside is not None and whole is not None:
        yield from seat(make, whole, beside.span, place, make.by_clause(clause), clause.span, clause.predicate)
        if whole == beside.entity:
            yield from organ(make, beside)


def _compounds(make: RelationMaker) -> Iterator[Relation]:
    """*the Doha-based Gas Exporting Countries Forum*, *the Arusha-based Community*."""
    text = make.context.text
    for ending in make.words.seat.endings:
        for match in re.finditer(re.escape(ending) + r" ", text):
            place = make.ending(match.start(), *_WHERE) or _registered(make, match.start(), match.end())
            if place is None:
                continue
            near = next((m for m in make.right(match.end(), *_SEATED) if m.form == "name"), None)
            if near is not None and _adjacent(make, match.end(), near.start):
                whole = make.refs.called(near)
                if whole is None:
                    continue
                holder, span = whole, near.span
            else:
                noun = make.at.tokens[make.at.index(match.end())]
                known = make.seated_at(make.context.words(place.span).removeprefix("the "))
                if known is None or make.context.words(noun.span).lower() not in _nouns(make):
                    continue
                holder, span = known, noun.span
                make.described[span] = known
            evidence = place.span.cover(span)
            yield from seat(make, holder, span, place, make.voiced(evidence), evidence, "a compound")


def _registered(make: RelationMaker, end: int, start: int) -> Mention | None:
    """A town that only the registry knows, as the seat of the organisation named behind it."""
    near = make.starting(start, "org")
    known = None if near is None else world.organisation(near.entity)
    if known is None or known.seat is None or not make.context.text[:end].endswith(f" {known.seat}"):
        return None
    return Mention(end - len(known.seat), end, f"place:{name_slug(known.seat)}", "name")


def _where(make: RelationMaker) -> Iterator[Relation]:
    """*in Addis Ababa, where the African Union is based*."""
    text = make.context.text
    for match in _WHERE_IT_IS.finditer(text):
        place, holder = make.ending(match.start(), "place"), make.starting(match.end(), *_SEATED)
        if place is None or holder is None:
            continue
        if re.match(r" (?:is|are) (?:based|headquartered)\b| has its (?:headquarters|seat)\b", text[holder.end :]):
            span = place.span.cover(holder.span)
            yield from seat(make, holder.entity, holder.span, place, make.voiced(span), span, "where it is based")


def _nouns(make: RelationMaker) -> frozenset[str]:
    return make.context.language.reference.organisation_nouns | make.words.seat.described


def _adjacent(make: RelationMaker, start: int, end: int) -> bool:
    """Whether nothing but a few words of the same phrase stands between."""
    first, last = make.at.index(start), make.at.index(end)
    inside = ("ADJ", "NOUN", "NUM", "PROPN")
    return last - first <= 3 and all(make.at.tokens[i].pos in inside for i in range(first, last))


def _by_noun(make: RelationMaker) -> Iterator[Relation]:
    """*its headquarters are in Washington*, *Jakarta is the seat of*, *at the AU headquarters in Addis Ababa*."""
    text = make.context.text
    for token in make.at.tokens:
        word = text[token.start : token.end].lower()
        housed = word == "secretariat" and text[: token.start].endswith((" has its ", " have their "))
        if word not in make.words.seat.nouns and not housed:
            continue
        of = _OF.match(text, token.end)
        named = None if of is None else make.starting(of.end(), *_SEATED)
        place, holder = None, named
        if named is not None:
            place = _place_before(make, token.start)
            place = place or _place_after(make, named.end)
        elif word != "seat" or text[: token.start].endswith(("whose ", "its ", "their ")):
            holder = next(make.left(token.start, *_SEATED), None)
            if holder is not None and _ITS.fullmatch(text, holder.end, token.start) is None:
                holder = None
            place = _place_after(make, token.end)
            near = make.ending(token.start - 1, "place")
            if near is not None:  # NATO's Brussels headquarters
                place = near
                owner = next(make.left(near.start, *_SEATED), None)
                apart = None if owner is None else text[owner.end : near.start]
                holder = owner if apart in (" ", "'s ", "’s ") else None
        if place is None or holder is None or " at " in make.context.words(holder.span):
            continue  # of heads of state and government at the AU headquarters
        span = place.span.cover(holder.span)
        clause = make.clause_at(span.cover(token.span))
        negated = _NOT.search(text, span.start, span.end) is not None
        stance = make.voiced(span) if clause is None else make.by_clause(clause, negated=negated)
        yield from seat(make, holder.entity, holder.span, place, stance, span, word)


def _place_before(make: RelationMaker, position: int) -> Mention | None:
    place = next(make.left(position, *_WHERE), None)
    return place if place is not None and _IS.fullmatch(make.context.text, place.end, position) is not None else None


def _place_after(make: RelationMaker, position: int) -> Mention | None:
    found = _IN.match(make.context.text, position)
    if found is None:
        return None
    town = make.refs.capital(found.end())
    return town if town is not None else make.starting(found.end(), *_WHERE)


def organ(make: RelationMaker, named: Mention) -> Iterator[Relation]:
    """*the SCO Secretariat*: an organ that is described, and whose name says whose it is."""
    entity = make.context.entities.get(named.entity)
    if entity is None or entity.type != "body" or entity.of is None or not entity.of.startswith("org:"):
        return
    if named.form == "name" and " " in make.context.words(named.span):
        stance = make.presupposed(make.voiced(named.span), named.span)
        yield from make.made(
            "body of", (entity.id, named.span), (entity.of, named.span), stance=stance, evidence=named.span,
            rule="an organ's name",
        )  # fmt: skip
