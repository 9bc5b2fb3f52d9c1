"""Standings that share a clause: *joined NATO and the EU*, *a member of the African Union and an observer in the SCO*.

Read from the words between the names: trees tear at *and*, and a clause keeps the first organisation alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import roles
from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.ladders import has_rung, member_of, rung_named, rung_names
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Mention
from onrecord.model.text import Span

_GAP = re.compile(
    r"(?: \([A-Z][\w+-]*\))?,? (?:and|as well as|but also|or|nor)(?: also)? "
    r"(?:(?:an? |the |its )?(?P<own>[a-z][a-z -]{3,40}?) (?=(?:at|in|of|to|with) ))?"
    r"(?:(?:at|from|in|into|of|on|to|with) )?(?:the )?"
)
_CLOSED = re.compile(
    r"$|[,.;:)”\"]|(?: \([A-Z][\w+-]*\))|\s(?:and|after|as|at|before|but|by|during|for|from|in|last|on|or|since|this"
    r"|until|when|while|with|\d)"
)


def coordinated(scene: Scene, found: Found) -> Iterator[Found]:
    """The same standing, or another named behind it, in each further organisation that *and* joins to the first."""
    span = found.organisation_span
    if span is None or found.status is None or not found.holders:
        return
    status: str | None = found.status
    for other in _behind(scene, span):
        gap = _GAP.fullmatch(scene.context.text, span.end, other.start)
        own = None if gap is None else gap["own"]
        status = _status(own, other.entity, found.status)
        span = other.span
        if status is None or other.entity in {h.entity for h in found.holders} | {found.organisation}:
            return
        yield replace(found, organisation=other.entity, organisation_span=other.span, status=status, rung_span=None)


def _status(own: str | None, organisation: str, status: str) -> str | None:
    """The rung in the next organisation: that of the words between, else the one it has in common with the first."""
    if own is not None:
        plain = own.replace("-", " ").removeprefix("also ")
        return rung_named(plain, organisation) if plain in rung_names(organisation) else None
    if status in ("member", "non-permanent member"):
        return member_of(organisation)
    return status if has_rung(organisation, status) else None


def _behind(scene: Scene, span: Span) -> Iterator[Mention]:
    """The organisations that follow one in its sentence, each joined to the one before it."""
    text, end = scene.context.text, span.end
    sentence = next((s for s in scene.context.reading.layers.sentences if s.start <= span.start < s.end), span)
    for mention in scene.context.mentions_in(Span(span.end, sentence.end)):
        if mention.form != "name" or not has_rung(mention.entity, None) or mention.start < end:
            continue
        if _GAP.fullmatch(text, end, mention.start) is None or _CLOSED.match(text, mention.end) is None:
            return
        if _acts(scene, mention):
            return
        yield mention
        end = mention.end


def _acts(scene: Scene, mention: Mention) -> bool:
    """*joined NATO and the EU sent a note*: an organisation that does something of its own."""
    return any(
        phrase.span.contains(mention.span) and phrase.span.start >= mention.start - 4
        for clause in scene.context.clauses
        if clause.predicate_span.start > mention.end
        for phrase in roles(clause, "who", "whom")
    )
