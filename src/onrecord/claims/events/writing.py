"""Events written down from deeds: their words, contexts, dates and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import Context, date_of, roles
from onrecord.claims.events.deeds import Deed
from onrecord.claims.events.parties import Party
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.stance import Stances
from onrecord.lang.events import EventWords
from onrecord.model.claims import Event
from onrecord.model.reading import Clause

_WORD = re.compile(r"[^\s,.]+")
_LONG = 400
"""Characters of evidence that more than one clause may take."""


def write_events(context: Context, stances: Stances, words: EventWords, deed: Deed) -> Iterator[Event]:
    """One event for each pair of the deed."""
    clause, teller = deed.clause, deed.teller
    stance = stances.of(teller)
    if _is_headline_of_what_is_to_come(context, clause) and stance.factuality == "asserted":
        stance = replace(stance, factuality="planned")
    for actor, recipient in deed.pairs:
        parts = [("actor", actor.span), ("predicate", clause.predicate_span)]
        whole = clause.span.cover(actor.span)
        if recipient is not None:
            parts.append(("recipient", recipient.span))
            whole = whole.cover(recipient.span)
        if teller is not clause:
            whole = whole.cover(teller.predicate_span)
        if deed.more is not None:
            whole = whole.cover(deed.more)
        yield Event(
            id=claim_id(context.reading.article.id, "event", parts, deed.type),
            stance=stance,
            ground=ground(context, whole if len(whole) < _LONG else clause.span, f"event: {deed.name}", parts),
            type=deed.type,
            actor=actor.entity,
            recipient=None if recipient is None else recipient.entity or None,
            mode=deed.mode,
            contexts=_contexts(context, words, clause),
            when=date_of(clause) or date_of(teller),
            place=_place(context, clause, recipient),
        )


def _is_headline_of_what_is_to_come(context: Context, clause: Clause) -> bool:
    """*Arafat to meet Peres*: an infinitive that hangs on nothing."""
    return "to" in clause.modifiers and context.parent(clause) is None and clause.form == "verbal"


def _contexts(context: Context, words: EventWords, clause: Clause) -> tuple[str, ...]:
    # The Economic Community of West African States does nothing economic by its name.
    named = [m.span for m in context.mentions_in(clause.span) if m.form == "name"]
    said = [
        word[0].lower()
        for word in _WORD.finditer(context.text, clause.span.start, clause.span.end)
        if not any(span.start <= word.start() < span.end for span in named)
    ]
    return tuple(sorted({words.contexts[word] for word in said if word in words.contexts}))


def _place(context: Context, clause: Clause, recipient: Party | None) -> str | None:
    objects = roles(clause, "whom")
    for phrase in (*roles(clause, "in", "at"), *(inner for one in objects for inner in roles(one, "in", "at"))):
        known = context.entities.get(phrase.entity or "")
        if known is not None and known.type == "place":
            return known.id
    if recipient is not None and recipient.kind == "place":
        return next((m.entity for m in context.mentions_in(recipient.span) if m.entity[:6] == "place:"), None)
    return None
