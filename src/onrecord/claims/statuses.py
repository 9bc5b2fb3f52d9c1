"""Standing in organisations: held, gained, lost, sought, refused.

Three ways of saying it: a verb with its roles (*was granted observer status*), a noun of change (*its accession in
2017*), a title (*SCO member Kazakhstan*). Words stand in ``lang/<code>/statuses.toml``, rungs in the world's ladders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.stance import Stances
from onrecord.claims.status_nouns import by_noun
from onrecord.claims.status_verbs import Found, by_verb
from onrecord.lang.statuses import StatusWords, status_words
from onrecord.model.claims import Status
from onrecord.model.reading import Clause
from onrecord.model.text import Span


def find_statuses(context: Context, stances: Stances) -> Iterator[Status]:
    """Every standing the article speaks of."""
    words = status_words(context.language.code)
    for clause in context.clauses:
        for found in _in_clause(context, clause, words):
            yield from _statuses(context, stances, found)


def _in_clause(context: Context, clause: Clause, words: StatusWords) -> Iterator[Found]:
    if clause.form == "nominal":
        yield from by_noun(context, clause, words)
    else:
        yield from by_verb(context, clause, words)


# Into claims


def _statuses(context: Context, stances: Stances, found: Found) -> Iterator[Status]:
    clause = found.clause
    scheduled = clause.tense == "future" and clause.mood == "expected" and found.change != "held"
    stance = stances.of(clause, mood="planned" if scheduled and found.mood is None else found.mood)
    on = _on(context, clause)
    for holder in found.holders:
        if holder.entity is None:
            continue
        parts = [("holder", holder.span)]
        if found.organisation_span is not None:
            parts.append(("organisation", found.organisation_span))
        if found.rung_span is not None:
            parts.append(("status", found.rung_span))
        held = None
        change_on = on
        if found.change == "held":
            change_on = None
            held = on if on is not None else context.reading.article.published if _is_now(clause) else None
        evidence = _evidence(clause, [span for _, span in parts])
        yield Status(
            id=claim_id(context.reading.article.id, "status", parts, found.status, found.change, change_on),
            stance=stance if found.change != "held" or clause.form != "apposition" else replace(stance, negated=False),
            ground=ground(context, evidence, f"status: {found.rule}", parts),
            holder=holder.entity,
            organisation=found.organisation,
            status=found.status,
            change=found.change,
            on=change_on,
            held=held,
            by=found.by,
            count=holder.number if holder.entity.startswith("group:") else None,
        )


def _evidence(clause: Clause, spans: list[Span]) -> Span:
    whole = clause.span
    for span in spans:
        whole = whole.cover(span)
    return whole if len(whole) < 400 else clause.span


def _on(context: Context, clause: Clause) -> str | None:
    """When: the clause's own time, else that of the clause it completes."""
    for candidate in (
        clause,
        context.parent(clause) if clause.form == "nominal" or clause.link == "open complement" else None,
    ):
        if candidate is None:
            continue
        for when in candidate.whens:
            if when.edtf is not None and when.type in ("DATE", "TIME"):
                return when.edtf
    return None


def _is_now(clause: Clause) -> bool:
    return clause.tense == "present" or clause.form in ("apposition", "nominal")
