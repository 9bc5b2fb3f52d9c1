"""Countries that are out, in plain words: *the Maldives, out since 2016*, *Mali is under the same sanction*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.statuses.country_runs import as_phrases
from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.ladders import member_of
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Clause, Mention

_OUT = re.compile(r", (?:already |itself |long |themselves )?out (?:since|from) ")
_SAME = re.compile(
    r",? (?:are|have been|is|remain|were) (?:all |also |both |currently |likewise |now |still )?under "
    r"(?:a similar|an identical|the same) (?:ban|measure|sanction|suspension)\b"
)
_BACK = 2


def by_absence(scene: Scene) -> Iterator[Found]:
    """Every country that is said to have been out since a date, in an organisation that goes without saying."""
    text, times = scene.context.text, scene.context.reading.layers.times
    for run in scene.runs:
        out = _OUT.match(text, run[-1].end)
        when = None if out is None else next((w for w in times if out.end() - 6 <= w.start <= out.end()), None)
        if out is None or when is None or when.edtf is None:
            continue
        clause = clause_around(scene, run[-1])
        organisation = scene.implied_at(run[0].start)
        if clause is not None and organisation is not None:
            yield Found(
                clause, "is out", as_phrases(text, run[-1:]), organisation, None, member_of(organisation), "lost",
                mood="asserted", negated=False, on=when.edtf.removesuffix("/.."), listed=True,
            )  # fmt: skip


def under_the_same(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Mali and Niger are under the same sanction*: suspended, as one before them was said to be."""
    if clause.form == "nominal" or clause.negated:
        return
    text = scene.context.text
    for run in scene.runs:
        if not clause.extent.contains(run[0].span) or _SAME.match(text, run[-1].end) is None:
            continue
        last = next((s for s in reversed(scene.before(clause)) if s.change == "suspended"), None)
        smallest = clause_around(scene, run[0])
        if last is not None and smallest is clause and clause.sentence - last.sentence <= _BACK:
            yield Found(
                clause, "an echo", as_phrases(text, run), last.organisation, None, last.status, "suspended",
                mood="asserted", negated=False, listed=True,
            )  # fmt: skip


def clause_around(scene: Scene, mention: Mention) -> Clause | None:
    """The smallest clause around a name that is no noun's own."""
    around = [
        c for c in scene.context.clauses
        if c.extent.contains(mention.span) and c.form not in ("apposition", "nominal")
    ]  # fmt: skip
    return min(around, key=lambda c: len(c.extent), default=None)
