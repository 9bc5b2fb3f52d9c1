"""What *which* stands for behind a preposition: *the union, to which it was admitted*, *the bloc of which it is one*.

The organisation is the one whose words end right before the preposition; where these are of something else, the clause
speaks of no organisation named elsewhere.
"""

from __future__ import annotations

import re

from onrecord import world
from onrecord.claims.context import Context, is_organisation
from onrecord.claims.statuses.ladders import has_rung
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_PREPOSED = re.compile(r"\b(?:[Ff]rom|[Ii]n|[Ii]nto|[Oo]f|[Oo]n|[Tt]o|[Ww]ithin) which\b|\b[Ww]here\b")
_BRACKETED = re.compile(r" ?\([^()]{1,60}\)$")
_NO_PLACE = frozenset(
    {
        "ceremony",
        "date",
        "day",
        "document",
        "letter",
        "meeting",
        "month",
        "session",
        "statement",
        "summit",
        "way",
        "year",
    }
)
_NOUN = re.compile(r"(?:^|[\s(])(?P<opening>an?|the|this|that) (?:[\w-]+ ){0,5}?(?P<noun>[\w-]+)$", re.I)


def preposed(context: Context, clause: Clause) -> int | None:
    """Where *of which*, *to which*, *where* opens a clause; None where it opens none."""
    start = context.reading.layers.sentences[clause.sentence].start
    verb = clause.predicate_span.start
    found = None
    for match in _PREPOSED.finditer(context.text, max(start, verb - 160), verb):
        found = match
    if found is None or _has_verb_between(context, clause, found.end()):
        return None
    before = context.text[start : found.start()].rstrip()
    words = before.rstrip(",").split()
    loose = not words or before[-1] in ".:;" or words[-1].lower() in _NO_PLACE
    return None if loose else found.start()


def _has_verb_between(context: Context, clause: Clause, start: int) -> bool:
    """Whether another finite clause stands between a place and the clause's own verb."""
    between = Span(start, clause.predicate_span.start)
    own = context.clauses_in(between)
    return any(
        c is not clause and c.form in ("verbal", "copular") and c.tense != "none" and between.contains(c.predicate_span)
        for c in own
    )


def antecedent(context: Context, position: int) -> tuple[str, Span] | None:
    """The organisation with members whose name, or the name of whose organ, ends right before a place."""
    text = context.text
    end = len(text[:position].rstrip(" ,"))
    bracket = _BRACKETED.search(text, max(0, end - 64), end)
    end = end if bracket is None else bracket.start()
    for mention in context.mentions_in(Span(max(0, end - 120), end)):
        if mention.end != end or mention.form != "name":
            continue
        owner = mention.entity if is_organisation(mention.entity) else context.behalf(mention.entity)
        if owner is not None and has_rung(owner, None):
            return owner, mention.span
    line = max(0, end - 120)
    for known in world.recognise(text[line:end]):
        fits = known.kind == "organisation" and not known.ambiguous and known.id in context.entities
        if line + known.end == end and fits and has_rung(known.id, None):
            return known.id, Span(line + known.start, end)
    return None


def noun_before(context: Context, position: int) -> tuple[str, bool] | None:
    """The common noun right before a place and whether it is definite: *the bloc, of which*, *a bloc of which*."""
    text = context.text
    end = len(text[:position].rstrip(" ,"))
    found = _NOUN.search(text, max(0, end - 60), end)
    return None if found is None else (found["noun"].lower(), found["opening"].lower() not in ("a", "an"))
