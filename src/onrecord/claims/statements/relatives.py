"""Words told of in a relative clause or behind a colon: *the man whom police said …*, *His answer was short: “No.”*"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.context import Context, each, role, roles
from onrecord.claims.statements.contents import Draft, sentence_at
from onrecord.claims.statements.cues import cue_of_clause
from onrecord.claims.statements.objects import can_speak
from onrecord.claims.statements.silences import is_forced, is_silent
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_RELATIVE = frozenset({"that", "which", "who"})
_TAKES = frozenset({"quote", "clause"})
_ANSWERS = re.compile(
    r"\b(?:advice|answer|comment|conclusion|explanation|line|message|motto|promise|reaction|reply|response|verdict|"
    r"warning|words?)\b[^.;:“\"]{0,90}: ?$",
    re.IGNORECASE,
)
"""*gave the same answer, with a shrug:*, *Her message was blunt:*."""


def relatives(context: Context) -> Iterator[Draft]:
    """*a paragraph that negotiators said was agreed at night*: the noun, and what is said of it."""
    tokens = context.reading.layers.tokens
    for clause in context.clauses:
        cue = cue_of_clause(context, clause)
        subject, thing = role(clause, "who"), role(clause, "whom")
        if clause.link != "relative" or cue is None or "clause" not in cue.takes or is_silent(context, cue):
            continue
        if subject is None or thing is None or not can_speak(context, subject) or clause.passive:
            continue
        verb = clause.predicate_span
        between = context.text[thing.head_span.end : subject.span.start].strip(" ,")
        following = next((token for token in tokens if token.start >= verb.end), None)
        finite = following is not None and following.pos in ("VERB", "AUX") and following.start == verb.end + 1
        if between not in _RELATIVE or not finite or following is None or subject.span.end > verb.start:
            continue
        end = max(clause.extent.end, following.end)
        comma = re.compile(r"[,;.]").search(context.text, following.end)
        end = min(end, comma.start()) if comma is not None and clause.extent.end <= following.end else end
        if comma is not None and end <= following.end:
            end = comma.start()
        yield Draft((Span(thing.span.start, subject.span.start - 1), Span(following.start, end)), cue, (), "relative")


def behind_colons(context: Context) -> Iterator[Draft]:
    """*Both gave the same answer: “After the vote.”*: a quotation behind the colon of a sentence about an answer."""
    for quote in context.quotes:
        sentence = sentence_at(context, quote.start)
        before = Span(sentence.start, quote.start)
        match = _ANSWERS.search(context.text[before.start : before.end])
        cues = (cue_of_clause(context, clause) for clause in context.clauses_in(before))
        if match is None or any(c is not None and "quote" in c.takes and not is_forced(context, c) for c in cues):
            continue
        source = _whose(context, before, before.start + match.start())
        if source is not None:
            yield Draft(quote.parts, None, (source.span,), "behind a colon")


def _whose(context: Context, before: Span, noun: int) -> Phrase | None:
    """Whose answer it is: the owner of the noun, or who gave it."""
    for clause in context.clauses_in(before):
        if clause.form == "nominal" and clause.predicate_span.start == noun:
            owner = role(clause, "possessor")
            if owner is not None:
                return owner if can_speak(context, owner) else None
    for clause in context.clauses_in(before):
        if clause.form == "verbal" and not clause.negated and _gives(clause, noun):
            return next((p for s in roles(clause, "who") for p in each(s)[:1] if can_speak(context, p)), None)
    return None


def _gives(clause: Clause, noun: int) -> bool:
    return clause.predicate in ("give", "have", "offer", "send") and any(
        phrase.span.start <= noun < phrase.span.end for phrase in roles(clause, "whom")
    )
