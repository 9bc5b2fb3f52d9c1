"""Quotations inside quotations: *“A chief told us, ‘My cattle know the border,’” she said*.

Single marks are apostrophes as often as not, so a quotation between them is taken only where it opens behind a space or
an outer mark, closes before a space or a stop, and a verb of saying stands right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.contents import Draft
from onrecord.claims.statements.cues import cue_of_clause
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_INNER = re.compile(
    r"(?:(?<=[\s(\[“\"])|^)(?:‘(?P<curly>[^‘“”\n]{2,400}?)’|'(?P<straight>[^'“”\"\n]{2,400}?(?:'\w[^'“”\"\n]{0,200}?){0,4})')"
    r"(?=[\s.,;:!?”\")\]—–]|$)"
)
_BETWEEN = 45
"""Characters between a verb and the quotation it reports: *says to me:*, *wrote in the margin:*."""


def inner_quotes(text: str) -> Iterator[Span]:
    """Quotations between single marks, with their marks."""
    for match in _INNER.finditer(text):
        if " " in match.group().strip():
            yield Span(match.start(), match.end())


def nested(context: Context) -> Iterator[Draft]:
    """The reports of such a quotation by the verb right before it, or right behind it."""
    for quote in inner_quotes(context.text):
        clause = _teller(context, quote)
        if clause is None:
            continue
        cue = cue_of_clause(context, clause)
        if cue is not None and "quote" in cue.takes and not clause.negated:
            yield Draft((quote,), cue, (), "attribution: inner quotation")


def _teller(context: Context, quote: Span) -> Clause | None:
    """The verb of saying before the quotation with at most whom it tells, and where, between."""
    before = [
        clause
        for clause in context.clauses
        if clause.form == "verbal"
        and 0 < quote.start - clause.predicate_span.end <= _BETWEEN
        and role(clause, "who") is not None
        and clause.predicate in context.language.reporting.verbs
    ]
    if not before:
        return None
    nearest = max(before, key=lambda clause: clause.predicate_span.start)
    between = context.text[nearest.predicate_span.end : quote.start].strip()
    if any(mark in between for mark in '.;?!"“”') or any(
        other.form in ("verbal", "copular")
        for other in context.clauses_in(Span(nearest.predicate_span.end, quote.start))
    ):
        return None
    behind = [p for p in roles(nearest, "who") if p.span.start > nearest.predicate_span.end]
    return None if behind else nearest
