"""When a standing changed, and through what time it is said to be held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.context import roles
from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Clause, Phrase, When

_CAUSE = re.compile(
    r"\b(?:following|after|in response to|in the wake of|because of|due to|over)"
    r" (?:the |a |an |its |his |their )?[\w’'-]+(?: [\w’'-]+)*(?: (?:in|on|of))? $"
)

_BRINGING = frozenset({"come", "date", "file", "follow"})
_OPENING = re.compile(r"(?:After|Following|In response to|In the wake of|Because of|Due to)\b[^;.]*")


def change_date(scene: Scene, found: Found) -> str | None:
    """The date of a change as EDTF: the clause's own time, else that of the clause it completes or hangs on."""
    for clause in _dating(scene, found):
        dates = [when for when in clause.whens if when.type in ("DATE", "TIME") and when.edtf is not None]
        dates = [when for when in dates if not _is_of_cause(scene, clause, when)]
        # Gabon, out from 1995, was readmitted in 2016: the time of the change, not of what it ends
        if clause is not found.clause and found.clause.form == "nominal":
            dates = [when for when in dates if ", and " not in scene.context.text[when.end : found.clause.span.start]]
        dates.sort(
            key=lambda when: (
                _is_of_opening(scene, clause, when),
                scene.context.text[: when.start].endswith(("from ", "since ")),
            )
        )
        for when in dates:
            return (when.edtf or "").removesuffix("/..") or None
    parent = scene.context.parent(found.clause)
    if found.clause.form == "nominal" and parent is not None:  # the accession was in 1999
        said = next((p.span for p in roles(parent, "complement") if scene.is_time(p)), None)
        if said is not None:
            return next((w.edtf for w in scene.context.reading.layers.times if w.span.overlaps(said)), None)
    for child in scene.context.children(found.clause):
        if child.link == "adverbial" and "when" in child.modifiers:
            return next((w.edtf for w in child.whens if w.type == "DATE" and w.edtf is not None), None)
    return None


def _is_of_cause(scene: Scene, clause: Clause, when: When) -> bool:
    """*suspended Niger following the coup last month*: the date of what it followed."""
    return _CAUSE.search(scene.context.text[clause.predicate_span.end : when.start]) is not None


def _is_of_opening(scene: Scene, clause: Clause, when: When) -> bool:
    """*Following the change of March, they could join by May*: the date of what came before, where there is another."""
    start = scene.context.reading.layers.sentences[clause.sentence].start
    return (
        when.end < clause.predicate_span.start
        and _OPENING.fullmatch(scene.context.text[start : when.start]) is not None
    )


def held_time(scene: Scene, found: Found) -> str | None:
    """The time through which a standing is said to be held: an interval, a date, or now for the present tense."""
    dates = [w.edtf for c in _dating(scene, found) for w in c.whens if w.type == "DATE" and w.edtf is not None]
    dates += [found.on] if found.on is not None else []
    if found.past:
        return dates[0] if dates else None
    interval = next((date for date in dates if "/" in date), None)
    if interval is not None:
        return interval
    if found.clause.form == "apposition" and not dates and _was(scene, found):
        return None
    if dates and not _is_now(found.clause):
        return dates[0]
    return scene.context.reading.article.published if _is_now(found.clause) else None


def _dating(scene: Scene, found: Found) -> Iterator[Clause]:
    """The clauses whose times count, nearest first."""
    clause = found.clause
    if found.listed and clause.form == "nominal":
        return
    yield clause
    if found.dated_by is not None:
        yield found.dated_by
    if clause.form == "apposition" or found.change == "held":
        heads = {p.head_span for p in roles(clause, "complement", "whom", "with", "as")}
        yield from (c for c in scene.context.clauses_in(clause.extent) if c.predicate_span in heads and c is not clause)
    parent = scene.context.parent(clause)
    if parent is not None and clause.link == "adverbial" and "when" in clause.modifiers:
        yield parent
    if found.rule == "an application" and parent is not None and parent.predicate not in _BRINGING:
        return  # the bid hit a snag in 2020: it is older
    if parent is not None and found.change != "held":
        if clause.form == "nominal" or (clause.link in ("open complement", "complement") and parent.form != "nominal"):
            voted = found.change == "lost" and parent.predicate in ("choose", "opt", "vote")  # on the day, to leave
            if not voted and (clause.link != "complement" or parent.predicate in scene.words.deciding):
                yield parent
        elif clause.link == "participle" and parent.form == "nominal":
            above = scene.context.parent(parent)
            if above is not None and found.change in ("offered", "agreed", "sought"):
                yield above


def _is_now(clause: Clause) -> bool:
    return clause.tense in ("present", "future") or clause.form in ("apposition", "nominal")


def _was(scene: Scene, found: Found) -> bool:
    """*formerly a dialogue partner*, *once a member*."""
    words = scene.context.words(found.clause.extent).lower().split()
    return any(word in ("formerly", "once", "former") for word in words)


def bracketed(scene: Scene, holder: Phrase) -> str | None:
    """*joined by Qatar (1961) and Indonesia (1962)*: the date in brackets right behind a holder."""
    if scene.context.text[holder.span.end : holder.span.end + 2] != " (":
        return None
    start = holder.span.end + 2
    for when in scene.context.reading.layers.times:
        if when.start in (start, start + 3) and scene.context.text[when.end : when.end + 1] == ")":
            return when.edtf
    return None
