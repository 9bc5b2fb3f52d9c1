"""Standings before their holder: *A member of NATO since 1952, Türkiye …*; *An SCO observer, Afghanistan …*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.lists import clause_at, found_in, named_organisations, rung_before
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Mention

_OPENER = re.compile(
    r"[\"“]?(?:(?:already|formerly|itself|long|not yet|now|once|still|themselves|though)\s)*"
    r"(?:an?\s|the\s|one of the\s)?",
    re.I,
)
_SINCE = re.compile(r",? (?:since|from) $")
_PAST = re.compile(r"\b(?:formerly|once)\b", re.I)
_NOT = re.compile(r"\b(?:not)\b", re.I)
_REACH = 110


def by_front(scene: Scene) -> Iterator[Found]:
    """Every country that opens a main clause behind the name of its standing and a comma."""
    text, ends = scene.context.text, named_organisations(scene)
    for run in scene.runs:
        before = text[: run[0].start]
        bare = before.removesuffix("the ")
        start = _opening_of(scene, run[0])
        if start is None or not bare.endswith(", ") or len(bare) - start > _REACH or not _goes_on(text, run[-1].end):
            continue
        end, when = _before_date(scene, start, len(bare) - 2)
        named = rung_before(scene, end, ends, open_=True)
        clause = clause_at(scene, run[0])
        if named is None or clause is None or (len(run) > 1 and not text[:end].endswith("s")):
            continue
        place = named.organisation_span or named.span
        if _OPENER.fullmatch(text[start : max(start, min(named.span.start, place.start))]) is None:
            continue
        found = found_in(scene, clause, run, replace(named, past=_PAST.search(text, start, end) is not None))
        yield replace(found, on=when, negated=_NOT.search(text, start, end) is not None)


def _opening_of(scene: Scene, mention: Mention) -> int | None:
    """Where the sentence of a name begins."""
    sentences = scene.context.reading.layers.sentences
    return next((s.start for s in sentences if s.start <= mention.start < s.end), None)


def _goes_on(text: str, end: int) -> bool:
    """Whether a verb may follow the name: not *Türkiye's*, not one more of a list of places."""
    return not text.startswith(("'s", "’s", ",", ".", "\n"), end)


def _before_date(scene: Scene, start: int, end: int) -> tuple[int, str | None]:
    """Where the rung's words end before *since 1952*, and since when."""
    for when in scene.context.reading.layers.times:
        if start < when.start and when.end == end:
            since = _SINCE.search(scene.context.text, max(start, when.start - 8), when.start)
            if since is not None:
                return since.start(), when.edtf
            at = scene.context.text[max(start, when.start - 6) : when.start]
            return (when.start - 1, when.edtf) if not at.endswith(" in ") else (end, None)
    return end, None
