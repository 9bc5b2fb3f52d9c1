"""Which state recognises which, and which no longer does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord import world
from onrecord.claims.context import date_of, role
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.ties import Side, agents, one_of
from onrecord.model.claims import Relation
from onrecord.model.reading import Clause
from onrecord.model.text import Span

# *recognises Taiwan as part of China* is no recognition of Taiwan.
_PART = re.compile(r"[\w ,'’]{0,30}\bas (?:a |an )?(?:\w+ )?part of")
_ONLY = re.compile(r", (?:the|one of the) (?:[\w-]+ ){1,4}(?:that|which|to)(?: still| also)? $")
_INCLUDING = re.compile(r",? (?:including|among them) (?:the )?")
_OF = re.compile(r"(?: \w+){0,3}? recognition (?:of|to|from) (?:the )?")
_SWITCHED = re.compile(r"(?: its| diplomatic)* recognition from (?:the )?")


def find_recognition(make: RelationMaker) -> Iterator[Relation]:
    """Every recognition of a state that the article tells."""
    for clause in make.context.clauses:
        if clause.form != "verbal":
            continue
        if clause.predicate in make.words.recognising:
            yield from _recognised(make, clause)
        elif clause.predicate in make.words.granting or clause.predicate in make.words.withdrawing:
            yield from _by_noun(make, clause)


def _recognised(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    whom = role(clause, "whom")
    state = one_of(whom, "country:")
    if whom is not None and whom.head.lower() in make.words.recognised:  # Kosovo's independence, a Palestinian state
        near = next((m for m in make.context.mentions_in(whom.span) if m.entity.startswith("country:")), None)
        state = None if near is None else (near.entity, near.span)
    elif whom is not None and make.context.words(whom.span).lower().startswith(("a ", "an ", "some ")):
        return
    if state is None and whom is not None:
        state = _by_capital(make, whom.span)
    if state is None:
        return
    if _PART.match(make.context.text, state[1].end) is not None:
        return
    holders = list(agents(make, clause, "country:", "org:"))
    named = _INCLUDING.match(make.context.text, state[1].end)
    first = None if named is None else make.starting(named.end(), "country")
    if first is not None and not clause.passive:  # only twelve states recognise Taipei, including
        holders = [(m.entity, m.span) for m in make.listed(first)]
    if not holders and (only := _ONLY.search(make.context.text[: clause.predicate_span.start])) is not None:
        near = make.ending(only.start(), "country")
        holders = [] if near is None else [(near.entity, near.span)]
    when = date_of(clause)
    held = None if when is None or clause.negated else when if "/" in when else f"{when}/.."
    for holder in holders:
        yield from make.made(
            "recognises", holder, state, stance=make.by_clause(clause), evidence=clause.span,
            rule=clause.predicate, held=held,
        )  # fmt: skip


def _by_capital(make: RelationMaker, span: Span) -> Side | None:
    """*recognises Taipei*: a capital for its state."""
    for mention in make.context.mentions_in(span):
        if mention.entity.startswith("place:"):
            for known in world.recognise(make.context.words(mention.span)):
                if known.kind == "capital" and len(known.text) == len(mention.span):
                    return known.id, mention.span
    return None


def _by_noun(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*extended recognition to Kosovo*, *withdrew its recognition*, *switched recognition from one to another*."""
    text, start = make.context.text, clause.predicate_span.end
    switched = _SWITCHED.match(text, start)
    of = _OF.match(text, start)
    if of is None or clause.passive:
        return
    state = make.starting(of.end(), "country")
    if state is None:
        return
    lost = clause.predicate in make.words.withdrawing
    to = None
    if switched is not None and clause.predicate not in make.words.granting:
        after = re.match(r" to (?:the )?", text[state.end :])
        to = None if after is None else make.starting(state.end + after.end(), "country")
        lost = lost or to is not None
    for holder in agents(make, clause, "country:"):
        yield from _one(make, clause, holder, (state.entity, state.span), lost=lost)
        if to is not None:
            yield from _one(make, clause, holder, (to.entity, to.span), lost=False)


def _one(make: RelationMaker, clause: Clause, holder: Side, state: Side, *, lost: bool) -> Iterator[Relation]:
    when = date_of(clause)
    held = None if when is None or "/" in when else f"../{when}" if lost else f"{when}/.."
    stance = make.by_clause(clause)
    yield from make.made(
        "recognises", holder, state, stance=replace(stance, negated=stance.negated != lost), evidence=clause.span,
        rule="recognition", held=held,
    )  # fmt: skip
