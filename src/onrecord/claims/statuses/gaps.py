"""What a verb already said goes without saying: *Comoros applied in 2007 and Timor-Leste nine years later*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.context import roles
from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Phrase, When
from onrecord.model.text import Span

_BEFORE_GAP = re.compile(r"(?:,|;)?\s+(?:and|while|but)?\s*$|(?:,|;)\s+$")
_AND_AGAIN = re.compile(r",? and (?:(?:again|then|once more),? (?:in |on )?|in |on )")
_AFTER_GAP = re.compile(r",?(?: the \d+(?:st|nd|rd|th))?\s*(?:in|on|since|only in|just)?\s*(?:the )?")


def gapped(scene: Scene, found: Found) -> Iterator[Found]:
    """*Comoros applied in 2007 and Timor-Leste nine years later*: the verb goes without saying."""
    context = scene.context
    sentence = context.reading.layers.sentences[found.clause.sentence]
    times = [w for w in context.reading.layers.times if sentence.contains(w.span)]
    if not any(found.clause.extent.contains(w.span) for w in times):
        return
    subjects = {
        p.span.start
        for c in context.clauses
        if c.sentence == found.clause.sentence and c is not found.clause
        for p in roles(c, "who", "whom", "to")
    }
    yield from _again(scene, found, times)
    held = {h.entity for h in found.holders}
    for mention in context.mentions_in(Span(found.clause.predicate_span.end, sentence.end)):
        entity = scene.state_by_capital(mention.entity) or mention.entity
        if not entity.startswith("country:") or entity in held or mention.start in subjects:
            continue
        run = next((run for run in scene.runs if mention in run), (mention,))
        own = (*found.clause.whens, *(found.dated_by.whens if found.dated_by is not None else ()))
        own = (
            tuple(times) if found.clause.tense == "past" else own
        )  # is leaving in May, after the exit of Qatar in 2019
        before = next((w for w in own if w.end <= run[0].start and _parted(scene, w.end, run[0].start)), None)
        after = next((w for w in times if w.start >= run[-1].end and _joined(scene, run[-1].end, w)), None)
        if before is not None and after is not None and after.edtf is not None:
            named = Phrase(mention.span, context.words(mention.span), mention.span, entity)
            yield Found(
                found.clause, "a gap", (named,), found.organisation, None, found.status, found.change,
                mood=found.mood, negated=found.negated, on=after.edtf,
            )  # fmt: skip


def _again(scene: Scene, found: Found, times: list[When]) -> Iterator[Found]:
    """*left in 1984 and again in 2018*."""
    text = scene.context.text
    for first, second in pairwise(times):
        if first in found.clause.whens and _AND_AGAIN.fullmatch(text[first.end : second.start]) and second.edtf:
            yield replace(found, rule="a gap", on=second.edtf, dated_by=None)


def _parted(scene: Scene, end: int, start: int) -> bool:
    between = scene.context.text[end:start]
    bare = between.removesuffix("the ").removesuffix("The ").removesuffix("those of ").removesuffix("that of ")
    return len(between) < 20 and _BEFORE_GAP.fullmatch(bare) is not None


def _joined(scene: Scene, end: int, when: When) -> bool:
    if _AFTER_GAP.fullmatch(scene.context.text[end : when.start]) is None:
        return False
    follows = scene.context.text[when.end : when.end + 7]
    return (
        not follows.strip()
        or follows[0] in ".,;)"
        or follows.startswith((" – ", " — ", " - ", " later", " after", " before", " and "))
    )
