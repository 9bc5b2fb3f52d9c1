"""Standing in organisations: held, gained, lost, sought, refused.

Three ways of saying it: a verb with its roles (*was granted observer status*), a noun of change (*its accession in
2017*), a title (*SCO member Kazakhstan*). Words stand in ``lang/<code>/statuses.toml``, rungs in the world's ladders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims.context import Context, role, roles
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.rungs import Standing, holders_of, standing_in
from onrecord.claims.stance import Stances
from onrecord.lang.statuses import StatusFrame, StatusWords, status_words
from onrecord.model.claims import Factuality, Status, StatusChange
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class _Found:
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


def find_statuses(context: Context, stances: Stances) -> Iterator[Status]:
    """Every standing the article speaks of."""
    words = status_words(context.language.code)
    for clause in context.clauses:
        for found in _in_clause(context, clause, words):
            yield from _statuses(context, stances, found)


def _in_clause(context: Context, clause: Clause, words: StatusWords) -> Iterator[_Found]:
    if clause.form == "verbal" or clause.form in ("copular", "apposition"):
        for frame in words.frames.get(clause.predicate, ()):
            found = _framed(context, clause, frame, words)
            if found is not None:
                yield found
                return
        yield from _counted(context, clause, words)
        yield from _as_rung(context, clause, words)
    elif clause.form == "nominal":
        yield from _nominal(context, clause, words)


# By verb


def _framed(context: Context, clause: Clause, frame: StatusFrame, words: StatusWords) -> _Found | None:
    if frame.change == "held" and (listed := _listed(context, clause, words)) is not None:
        return listed
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
    return _Found(
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


def _listed(context: Context, clause: Clause, words: StatusWords) -> _Found | None:
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
    return _Found(
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
    for phrase in roles(clause, *frame.organisation):
        if phrase.entity is not None and phrase.entity.startswith("org:"):
            return phrase.entity, phrase.span
    if standing is not None:
        for phrase in roles(clause, "in", "with", "to", "of", "at", "within", "who", "from"):
            if phrase.entity is not None and phrase.entity.startswith("org:"):
                return phrase.entity, phrase.span
        owner = _possessing(context, clause)
        if owner is not None:
            return owner
    parent = context.parent(clause)
    if standing is None and parent is not None and parent.predicate in ("invite", "ask") and not clause.roles[1:]:
        return _possessing(context, parent) or (None, None)
    return None, None


def _possessing(context: Context, clause: Clause) -> tuple[str, Span] | None:
    """The organisation named just before (*the SCO granted … status*), the only one in the clause."""
    inside = {m.entity: m.span for m in context.mentions_in(clause.extent) if m.entity.startswith("org:")}
    return next(iter(inside.items())) if len(inside) == 1 else None


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


def _as_rung(context: Context, clause: Clause, words: StatusWords) -> Iterator[_Found]:
    """*As a dialogue partner of the SCO, Nepal takes part in …*"""
    for phrase in roles(clause, "as") if clause.passive or role(clause, "whom") is None else ():
        standing = standing_in(context, phrase, words)
        holders = holders_of(context, roles(clause, "whom" if clause.passive else "who"))
        if standing is not None and standing.organisation is not None and holders:
            place = standing.organisation_span
            yield _Found(
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


def _counted(context: Context, clause: Clause, words: StatusWords) -> Iterator[_Found]:
    """*The SCO includes China and Russia*: members counted up."""
    if clause.predicate not in ("comprise", "consist", "group", "include", "unite", "number"):
        return
    who = role(clause, "who")
    if who is None or who.entity is None or not who.entity.startswith("org:"):
        return
    holders = tuple(
        h
        for h in holders_of(context, roles(clause, "whom", "of"))
        if h.entity is not None and h.entity.startswith("country:")
    )
    if len(holders) >= 2:
        del words
        yield _Found(clause, "members counted up", holders, who.entity, who.span, "member", "held")


# By noun


def _nominal(context: Context, clause: Clause, words: StatusWords) -> Iterator[_Found]:
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
            yield _Found(
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
            yield _Found(
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
    yield _Found(
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


def _titled(context: Context, clause: Clause, words: StatusWords) -> Iterator[_Found]:
    """*NATO member Norway*: a rung that stands before its holder's name."""
    holder = next((m for m in context.mentions_in(clause.span) if m.span.contains(clause.predicate_span)), None)
    if holder is None or not holder.entity.startswith("country:"):
        return
    for phrase in roles(clause, "modifier"):
        standing = standing_in(context, phrase, words)
        if standing is not None and standing.organisation is not None:
            named = Phrase(holder.span, clause.predicate, clause.predicate_span, holder.entity)
            place = standing.organisation_span
            yield _Found(
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


def _event(context: Context, clause: Clause, event: tuple[StatusChange, str], words: StatusWords) -> Iterator[_Found]:
    """*Belarus's accession to the SCO in 2010*: told as having happened only where it is dated or said to have."""
    holders = holders_of(context, roles(clause, "possessor", "of", "by", "modifier"))
    organisation = next(
        (
            p
            for p in roles(clause, "to", "into", "from", "in", "of", "modifier")
            if p.entity is not None and p.entity.startswith("org:")
        ),
        None,
    )
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
    yield _Found(
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
    return any(_framed(context, parent, frame, words) is not None for frame in words.frames.get(parent.predicate, ()))


# Into claims


def _statuses(context: Context, stances: Stances, found: _Found) -> Iterator[Status]:
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
