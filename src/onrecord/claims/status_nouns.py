"""Standings said by nouns: *Belarus's accession in 2010*, *Iran's application*, *NATO member Norway*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import Context, first_organisation, roles
from onrecord.claims.rungs import holders_of, standing_in
from onrecord.claims.status_verbs import Found, framed
from onrecord.lang.statuses import StatusWords
from onrecord.model.claims import Factuality, StatusChange
from onrecord.model.reading import Clause, Phrase


def by_noun(context: Context, clause: Clause, words: StatusWords) -> Iterator[Found]:
    """What a noun and what hangs on it say of standings."""
    event = words.events.get(clause.predicate)
    if event is not None:
        yield from _event(context, clause, event, words)
        return
    yield from _titled(context, clause, words)
    phrase = Phrase(clause.span, clause.predicate, clause.predicate_span, roles=clause.roles)
    standing = standing_in(context, phrase, words)
    if standing is None or standing.organisation is None:
        return
    holders = tuple(holder for holder in standing.holders if holder.entity != standing.organisation)
    if not holders:
        return
    organisation = standing.organisation
    if clause.predicate in words.nouns or clause.predicate in words.applications:
        if _is_told_by_verb(context, clause, words):
            return
        if standing.is_application:
            yield Found(
                clause,
                "an application",
                holders,
                organisation,
                standing.organisation_span,
                standing.status,
                "sought",
                standing.span,
            )
        elif clause.mood in ("conditional", "expected", "hoped", "proposed"):
            yield Found(
                clause,
                "a standing spoken of",
                holders,
                organisation,
                standing.organisation_span,
                standing.status,
                "acquired",
                standing.span,
            )
        return
    yield Found(
        clause,
        "a title",
        holders,
        organisation,
        standing.organisation_span,
        standing.status,
        "held",
        standing.span,
        mood="asserted",
    )


def _titled(context: Context, clause: Clause, words: StatusWords) -> Iterator[Found]:
    """*NATO member Norway*: a rung that stands before its holder's name."""
    holder = next((m for m in context.mentions_in(clause.span) if m.span.contains(clause.predicate_span)), None)
    if holder is None or not holder.entity.startswith("country:"):
        return
    for phrase in roles(clause, "modifier"):
        standing = standing_in(context, phrase, words)
        if standing is not None and standing.organisation is not None:
            named = Phrase(holder.span, clause.predicate, clause.predicate_span, holder.entity)
            place = standing.organisation_span
            yield Found(
                clause,
                "a title",
                (named,),
                standing.organisation,
                place,
                standing.status,
                "held",
                phrase.span,
                mood="asserted",
            )


def _event(context: Context, clause: Clause, event: tuple[StatusChange, str], words: StatusWords) -> Iterator[Found]:
    """*Belarus's accession to the SCO in 2010*: told as having happened only where it is dated or said to have."""
    holders = holders_of(context, roles(clause, "possessor", "of", "by", "modifier"))
    organisation = first_organisation(roles(clause, "to", "into", "from", "in", "of", "modifier"))
    holders = tuple(h for h in holders if organisation is None or h.entity != organisation.entity)
    if organisation is None or organisation.entity is None or not holders:
        return
    parent = context.parent(clause)
    happened = bool(clause.whens) or (
        parent is not None and (parent.predicate in words.happening or bool(parent.whens)) and parent.mood == "asserted"
    )
    mood: Factuality | None = clause.mood
    if parent is not None and parent.predicate in ("block", "oppose", "refuse", "reject", "veto"):
        event = ("refused", event[1])
        happened = True
    if parent is not None and parent.predicate == "decision" and event[0] == "acquired":
        event, mood, happened = ("agreed", event[1]), "asserted", True
    if not happened and clause.mood == "asserted":
        return
    yield Found(
        clause,
        "a noun of change",
        holders,
        organisation.entity,
        organisation.span,
        event[1] or None,
        event[0],
        mood=mood,
    )


def _is_told_by_verb(context: Context, clause: Clause, words: StatusWords) -> bool:
    """Whether the governing verb's frame has read this phrase already."""
    parent = context.parent(clause)
    if parent is None:
        return False
    return any(framed(context, parent, frame, words) is not None for frame in words.frames.get(parent.predicate, ()))
