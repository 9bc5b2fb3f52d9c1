"""Standings said by a verb and its roles: frames of ``lang/<code>/statuses.toml`` against clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.context import Context, first_organisation, is_organisation, role, roles
from onrecord.claims.rungs import Standing, has_rung, holders_of, standing_in
from onrecord.lang.statuses import StatusFrame, StatusWords
from onrecord.model.claims import Factuality, StatusChange
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A status in the making, one for all its holders."""

    clause: Clause
    rule: str
    holders: tuple[Phrase, ...]
    organisation: str
    organisation_span: Span | None
    status: str | None
    change: StatusChange
    rung_span: Span | None = None
    by: str | None = None
    mood: Factuality | None = None


def by_verb(context: Context, clause: Clause, words: StatusWords) -> Iterator[Found]:
    """What a verb, a copula or an apposition says of standings."""
    for frame in words.frames.get(clause.predicate, ()):
        found = framed(context, clause, frame, words)
        if found is not None:
            yield found
            return
    yield from _counted(context, clause, words)
    yield from _as_rung(context, clause, words)


def framed(context: Context, clause: Clause, frame: StatusFrame, words: StatusWords) -> Found | None:
    """What one frame makes of a clause; None where it does not fit."""
    if frame.change == "held" and (listed := _listed(context, clause, words)) is not None:
        return listed
    if frame.change == "held" and clause.mood in ("expected", "hoped", "planned", "proposed"):
        return None  # what is to be held is not held, and who has still to get it the words leave open
    if "from" in frame.organisation and frame.holder == ("who",) and role(clause, "whom") is not None:
        return None  # withdrew its troops from: somebody else is leaving
    standing = _standing(context, clause, frame, words)
    if standing is None and (frame.status is None or _in_company(context, clause)):
        return None
    organisation, place = _organisation(context, clause, frame, standing)
    if organisation is None:
        return None
    holders = holders_of(context, roles(clause, *frame.holder)) if frame.holder else ()
    holders = tuple(h for h in holders if h.entity != organisation) or (() if standing is None else standing.holders)
    holders = tuple(h for h in holders if h.entity != organisation)
    if not holders:
        return None
    change, mood = _change(context, clause, frame, standing, words)
    status = frame.status if standing is None else standing.status
    granted_by = next((p.entity for p in roles(clause, *frame.by) if p.entity is not None), None)
    return Found(
        clause,
        frame.name,
        holders,
        organisation,
        place,
        status,
        change,
        None if standing is None else standing.span,
        granted_by if granted_by != holders[0].entity else None,
        mood,
    )


def _listed(context: Context, clause: Clause, words: StatusWords) -> Found | None:
    """*The full members are A, B and C*; *ASEAN's five founding members, A, B and C*: the list is of the holders."""
    who, complement = role(clause, "who"), role(clause, "complement")
    if who is None or complement is None:
        return None
    standing = standing_in(context, who, words)
    if standing is None or standing.organisation is None:
        return None
    holders = tuple(h for h in holders_of(context, iter((complement,))) if h.entity != standing.organisation)
    if not holders:
        return None
    place = standing.organisation_span
    return Found(
        clause, "holders listed", holders, standing.organisation, place, standing.status, "held", standing.span
    )


def _in_company(context: Context, clause: Clause) -> bool:
    """*joined NATO in condemning*, *joined the EU in the exercise*: doing something together is no accession."""
    for child in context.children(clause):
        if child.link == "adverbial" and child.predicate_span.start > clause.predicate_span.end:
            before = context.text[max(0, child.predicate_span.start - 4) : child.predicate_span.start].lower()
            if before.endswith(("in ", "by ")):
                return True
    times = {when.start for when in clause.whens}
    return any(
        name in ("in", "for") and phrase.entity is None and phrase.span.start not in times
        for name, phrase in clause.roles
    )


def _standing(context: Context, clause: Clause, frame: StatusFrame, words: StatusWords) -> Standing | None:
    for phrase in roles(clause, *frame.rung):
        standing = standing_in(context, phrase, words)
        if standing is not None:
            return standing
    return None


def _organisation(
    context: Context, clause: Clause, frame: StatusFrame, standing: Standing | None
) -> tuple[str | None, Span | None]:
    if standing is not None and standing.organisation is not None:
        return standing.organisation, standing.organisation_span
    named = first_organisation(roles(clause, *frame.organisation))
    if named is None and standing is not None:
        named = first_organisation(roles(clause, "in", "with", "to", "of", "at", "within", "who", "from"))
    if named is not None:
        return named.entity, named.span
    if standing is not None:
        owner = _possessing(context, clause)
        if owner is not None:
            return owner
        if (understood := _understood(context, clause, standing)) is not None:
            return understood, None  # no words of this clause name it
    parent = context.parent(clause)
    if standing is None and parent is not None and parent.predicate in ("invite", "ask") and not clause.roles[1:]:
        return _possessing(context, parent) or (None, None)
    return None, None


def _possessing(context: Context, clause: Clause) -> tuple[str, Span] | None:
    """The organisation named just before (*the SCO granted … status*), the only one in the clause."""
    inside = {m.entity: m.span for m in context.mentions_in(clause.extent) if is_organisation(m.entity)}
    return next(iter(inside.items())) if len(inside) == 1 else None


def _understood(context: Context, clause: Clause, standing: Standing) -> str | None:
    """The organisation that goes without saying (*Mongolia is an observer*).

    The only one with such a rung that its paragraph has named so far, or that the article names.
    """
    if standing.status is None or any(is_organisation(m.entity) for m in context.mentions_in(clause.extent)):
        return None
    start = context.text.rfind("\n\n", 0, clause.span.start) + 1
    for before in (Span(start, clause.span.start), Span(0, len(context.text))):
        named = {
            m.entity
            for m in context.mentions_in(before)
            if is_organisation(m.entity) and has_rung(m.entity, standing.status)
        }
        if len(named) == 1:
            return named.pop()
        if named:
            return None
    return None


def _change(
    context: Context, clause: Clause, frame: StatusFrame, standing: Standing | None, words: StatusWords
) -> tuple[StatusChange, Factuality | None]:
    """The frame's change, turned by what is applied for and by the governing verb."""
    if standing is not None and standing.is_application:
        return _of_application(frame), None
    if frame.change == "under review" and clause.mood in ("hoped", "proposed"):
        return "sought", clause.mood
    parent = context.parent(clause)
    if (
        frame.change == "acquired"
        and parent is not None
        and clause.link in ("open complement", "participle", "complement", "adverbial")
    ):
        if parent.predicate in ("agree", "decide", "decision", "agreement") and frame.by:
            return "agreed", "asserted" if parent.mood == "planned" or parent.form == "nominal" else parent.mood
        if parent.predicate in words.applications and clause.link == "participle":
            return "sought", None if parent.mood != "hoped" else "asserted"
        if parent.predicate == "invitation" and clause.link == "participle":
            return "offered", "asserted"
        control = words.controls.get(parent.predicate)
        if control == "offered" or (control == "sought" and clause.link != "complement"):
            asked = parent.predicate in ("apply", "ask", "request", "invite", "seek")
            return control, parent.mood if asked else None
    return frame.change, None


def _of_application(frame: StatusFrame) -> StatusChange:
    if frame.change in ("acquired",):
        return "agreed"
    if frame.change in ("refused", "under review"):
        return frame.change
    if frame.change == "lost":
        return "lost"
    return "sought"


def _as_rung(context: Context, clause: Clause, words: StatusWords) -> Iterator[Found]:
    """*As a dialogue partner of the SCO, Nepal takes part in …*"""
    for phrase in roles(clause, "as") if clause.passive or role(clause, "whom") is None else ():
        standing = standing_in(context, phrase, words)
        holders = holders_of(context, roles(clause, "whom" if clause.passive else "who"))
        if standing is not None and standing.organisation is not None and holders:
            place = standing.organisation_span
            yield Found(
                clause,
                "as a rung",
                holders,
                standing.organisation,
                place,
                standing.status,
                "held",
                phrase.span,
                mood="asserted",
            )


def _counted(context: Context, clause: Clause, words: StatusWords) -> Iterator[Found]:
    """*The SCO includes China and Russia*: members counted up."""
    if clause.predicate not in ("comprise", "consist", "group", "include", "unite", "number"):
        return
    who = role(clause, "who")
    if who is None or who.entity is None or not is_organisation(who.entity):
        return
    holders = tuple(
        h
        for h in holders_of(context, roles(clause, "whom", "of"))
        if h.entity is not None and h.entity.startswith("country:")
    )
    if len(holders) >= 2:
        del words
        yield Found(clause, "members counted up", holders, who.entity, who.span, "member", "held")
