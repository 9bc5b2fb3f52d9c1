"""A status in the making, and what the verbs above a clause make of its change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.statuses.rungs import Standing
from onrecord.claims.statuses.scene import Scene
from onrecord.lang.statuses import StatusFrame
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
    negated: bool | None = None
    on: str | None = None
    """The date where the clause's own times do not give it."""
    listed: bool = False
    """Read from the words of a list, whose own times alone count."""
    past: bool = False
    dated_by: Clause | None = None
    """Another clause whose times count too: the copula of *the last to join was Finland, in 2023*."""


Change = tuple[StatusChange, Factuality | None]
_COMPLETES = ("open complement", "participle", "complement", "adverbial", None)
_DECLINING = frozenset({"decline", "refuse", "reject", "spurn", "turn down"})
_LETTING = frozenset({"allow", "enable", "let", "permit"})
_DECIDED = ("suspended", "restored")
_NOT_YET = frozenset(
    {"begin", "choice", "choose", "decide", "decision", "opt", "order", "prepare"}
    | {"start", "threat", "threaten", "vote", "want"}
)


def ancestors(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """The clauses above one, nearest first."""
    parent = scene.context.parent(clause)
    while parent is not None:
        yield parent
        parent = scene.context.parent(parent)


def change_of(
    scene: Scene, clause: Clause, frame: StatusFrame, standing: Standing | None, holders: tuple[Phrase, ...]
) -> Change:
    """The frame's change, turned by what is applied for and by the governing verb."""
    if frame.name == "is elected" and _is_ahead(scene, clause):
        return "agreed", None
    if standing is not None and standing.is_application:
        return _of_application(frame, clause)
    if standing is not None and standing.kind == "terms" and frame.change == "acquired":
        return "agreed", None
    if frame.name == "a status is approved" and _by_a_state(scene, clause):
        return "agreed", None  # a member's parliament does its part
    if frame.name == "a status is upgraded":
        return _upgraded(clause)
    if frame.change == "under review":
        return ("sought", clause.mood) if clause.mood in ("hoped", "proposed") else (frame.change, None)
    if frame.name == "shows interest":
        return "sought", "hoped" if clause.mood == "asserted" else None
    if frame.change == "sought" and clause.predicate in ("aspire", "covet", "desire", "eye", "pursue", "seek", "want"):
        return "sought", "hoped" if clause.mood == "asserted" else None
    parent, link = scene.context.parent(clause), clause.link
    if parent is not None and link == "conjunct" and parent.link == "open complement":
        link = parent.link
        parent = scene.context.parent(parent)  # agreed to lift sanctions and restore …
    if parent is None or link not in _COMPLETES:
        return frame.change, None
    return _governed(scene, clause, parent, frame, standing, holders)


def _governed(
    scene: Scene,
    clause: Clause,
    parent: Clause,
    frame: StatusFrame,
    standing: Standing | None,
    holders: tuple[Phrase, ...],
) -> Change:
    words = scene.words
    if frame.change == "held":
        ends = parent.predicate in ("cease", "stop") and clause.link == "open complement"
        return ("lost", parent.mood) if ends and not parent.negated else (frame.change, None)
    if parent.predicate in words.deciding and (frame.by or frame.change in _DECIDED):
        mood: Factuality = "asserted" if parent.mood == "planned" or parent.form == "nominal" else parent.mood
        if frame.change != "acquired":
            return frame.change, mood if frame.change in (*_DECIDED, "lost") else None
        below = standing is not None and standing.status not in (None, "member") and parent.form != "nominal"
        below = below and "in principle" not in scene.context.words(parent.extent).lower()
        return ("acquired" if below and frame.name == "is granted a status" else "agreed"), mood
    loose = frame.change == "acquired" and clause.mood == "asserted" and not clause.negated
    if (
        loose
        and parent.form == "copular"
        and "to" in clause.modifiers
        and clause.link in ("open complement", "adverbial")
    ):
        return "acquired", "planned"  # was well prepared to join
    if frame.change == "lost" and "to" in clause.modifiers and parent.predicate in _NOT_YET:
        return "lost", "planned" if clause.mood == "asserted" else None  # began to pull out, voted to leave
    if frame.change == "sought" and scene.words.controls.get(parent.predicate) == "offered":
        return "offered", parent.mood  # invited it to apply
    if frame.change not in ("acquired", "restored"):
        return frame.change, None
    if parent.negated and parent.predicate in ("intend", "plan") and frame.change == "acquired":
        return "sought", "asserted"
    return _of_noun(scene, parent) or _of_control(scene, clause, parent, frame, holders)


def _of_noun(scene: Scene, parent: Clause) -> Change | None:
    """*an application to join*, *declined the invitation to join*."""
    if parent.predicate in ("procedure", "process") and parent.form == "nominal":
        return "under review", "asserted" if parent.mood != "hoped" else None
    if parent.predicate in scene.words.applications and parent.form == "nominal":
        return "sought", None if parent.mood != "hoped" else "asserted"
    if parent.predicate != "invitation":
        return None
    above = scene.context.parent(parent)
    if above is not None and above.predicate in _DECLINING:
        return "refused", above.mood
    return "offered", "asserted"


def _of_control(
    scene: Scene, clause: Clause, parent: Clause, frame: StatusFrame, holders: tuple[Phrase, ...]
) -> Change:
    """*was asked to join*, *wants to join*, *was allowed to join*."""
    if parent.predicate in _LETTING and frame.change == "acquired":
        return _let(scene, parent)
    asked = parent.passive and parent.predicate in ("ask", "request")  # was asked to join
    control = "offered" if asked else control_of(scene, parent)
    if control == "offered":
        return control, parent.mood
    if control == "sought" and _is_own_wish(scene, parent, clause, holders):
        if parent.predicate in ("apply", "ask", "request"):
            done = parent.tense == "past" or parent.perfect
            return control, "asserted" if done and parent.mood == "hoped" else parent.mood
        if parent.predicate in ("consider", "contemplate", "explore", "mull", "weigh"):
            return control, "conditional"
        return control, "hoped" if clause.mood == "asserted" else None
    return frame.change, None


def _by_a_state(scene: Scene, clause: Clause) -> bool:
    """Whether one state alone approves: its parliament, its government."""
    who = [p for name, p in clause.roles if name == "who"]
    entities = [who[0].entity, *(p.entity for name, p in who[0].roles if name == "possessor")] if len(who) == 1 else []
    return any((scene.context.behalf(entity) or "").startswith("country:") for entity in entities)


def control_of(scene: Scene, parent: Clause) -> StatusChange | None:
    """What a governing word makes of a gain: *applied to*, *is eager to*, *looks forward to*."""
    if parent.predicate == "look":
        return "sought" if "forward" in parent.modifiers else None
    return scene.words.controls.get(parent.predicate) or _adjective(scene, parent)


def _let(scene: Scene, parent: Clause) -> Change:
    """*agreed to allow Timor-Leste to join*: decided, not yet so."""
    above = scene.context.parent(parent)
    if above is not None and parent.link == "open complement" and above.predicate in scene.words.deciding:
        return "agreed", above.mood
    done = parent.tense == "past" or parent.perfect
    return ("agreed", "asserted") if parent.mood == "asserted" and done else ("acquired", None)


def _is_ahead(scene: Scene, clause: Clause) -> bool:
    """Whether a term begins later: a date after that of the article, or no date but the article's own day."""
    published = scene.context.reading.article.published
    dates = [
        w.edtf for w in scene.context.reading.layers.times if clause.extent.contains(w.span) and w.edtf is not None
    ]
    starts = [date.partition("/")[0][:4] for date in dates if date[:4].isdigit()]
    return published is not None and any(year > published[:4] for year in starts)


def _adjective(scene: Scene, parent: Clause) -> StatusChange | None:
    """*is eager to join*: the control a copula's adjective is."""
    if parent.form != "copular":
        return None
    complement = next((p for name, p in parent.roles if name == "complement"), None)
    return None if complement is None else scene.words.controls.get(complement.head.lower())


def _is_own_wish(scene: Scene, parent: Clause, clause: Clause, holders: tuple[Phrase, ...]) -> bool:
    """Whether he who wishes is he who is to stand there: *Serbia wants to join*, not *Rome wants Serbia to join*."""
    if clause.link in ("open complement", "adverbial") or parent.form == "nominal":
        wisher = scene.holders(parent, (p for name, p in parent.roles if name in ("who", "whom")))
        return not wisher or bool({w.entity for w in wisher} & {h.entity for h in holders}) or parent.form == "nominal"
    wisher = scene.holders(parent, (p for name, p in parent.roles if name == "who"))
    return bool({w.entity for w in wisher} & {h.entity for h in holders})


def _of_application(frame: StatusFrame, clause: Clause) -> Change:
    if clause.passive and clause.negated and frame.name == "a status is approved":
        return "refused", None  # its bid was not accepted
    if frame.change == "acquired" and clause.predicate not in ("get", "make", "receive", "take", "take up"):
        return "agreed", None
    if frame.change in ("refused", "under review"):
        return frame.change, None
    return "sought", None


def _upgraded(clause: Clause) -> Change:
    """*hopes that its status will be upgraded* seeks; told as done it is a gain of a rung not named."""
    return ("sought", clause.mood) if clause.mood in ("hoped", "proposed") else ("acquired", None)


def is_withdrawn(frame: StatusFrame, standing: Standing | None) -> bool:
    """*withdrew its application*: what was sought is sought no longer."""
    return standing is not None and standing.is_application and frame.change == "lost"
