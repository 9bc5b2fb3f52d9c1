"""Standings said by nouns: *Belarus's accession in 2010*, *Iran's application*, *NATO member Norway*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import roles
from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.ladders import member_of, rung_named, rung_names
from onrecord.claims.statuses.rungs import GIVING, Standing, standing_in
from onrecord.claims.statuses.scene import Scene
from onrecord.claims.statuses.verbs import framed
from onrecord.model.claims import Factuality, StatusChange
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_AS = re.compile(r" (?:of|to|into)\b[^.;:]{2,70}? as (?:an? |the )?((?:[\w-]+ ?){1,3})")
_ABOUT = re.compile(
    r"\b(?:commitment|debate|discussion|effort|group|issue|journey|meeting|negotiation|paper|party|path|progress|question"
    r"|report|road|step|talk|work)s? (?:about|for|of|on|over|regarding|to|towards?) (?:its |the |their )?$"
)
_TALKED_OF = ("consider", "debate", "discuss")
_FOR = ("back", "favour", "favor", "oppose", "support")
_AGAINST = ("block", "refuse", "reject", "turn down", "veto")


def by_noun(scene: Scene, clause: Clause) -> Iterator[Found]:
    """What a noun and what hangs on it say of standings."""
    event = scene.words.events.get(clause.predicate)
    if event is not None:
        yield from _event(scene, clause, event)
        return
    phrase = Phrase(clause.span, clause.predicate, clause.predicate_span, roles=clause.roles)
    standing = standing_in(scene, clause, phrase)
    if standing is None:
        return
    if standing.organisation is None and clause.predicate == "membership" and _takes_effect(scene, clause):
        yield from _begun(scene, clause, standing)
        return
    if standing.organisation is None and standing.is_application and standing.holders and _is_pending(scene, clause):
        standing = replace(standing, organisation=scene.implied(clause))
    if standing.organisation is None:
        return
    holders = tuple(holder for holder in standing.holders if holder.entity != standing.organisation)
    if holders:
        yield from _of_standing(scene, clause, standing, holders)


def _of_standing(scene: Scene, clause: Clause, standing: Standing, holders: tuple[Phrase, ...]) -> Iterator[Found]:
    organisation, place = standing.organisation, standing.organisation_span
    assert organisation is not None
    if standing.kind == "terms" or clause.predicate in GIVING:
        return
    if clause.predicate in scene.words.nouns or clause.predicate in scene.words.applications:
        if _is_told_by_verb(scene, clause):
            return
        parent = scene.context.parent(clause)
        if standing.is_application and parent is not None and parent.predicate in _AGAINST and not parent.passive:
            refuser = next((p.entity for p in roles(parent, "who") if p.entity is not None), None)
            yield Found(
                clause, "an application refused", holders, organisation, place, standing.status, "refused",
                standing.span, refuser, mood=parent.mood, negated=parent.negated,
            )  # fmt: skip
        elif standing.is_application:
            yield Found(
                clause, "an application", holders, organisation, place, standing.status, "sought", standing.span,
                negated=False,
            )  # fmt: skip
        elif clause.mood in ("conditional", "expected", "hoped", "proposed"):
            yield Found(
                clause, "a standing spoken of", holders, organisation, place, standing.status, "acquired", standing.span
            )
        elif _takes_effect(scene, clause):
            yield Found(
                clause, "a standing begins", holders, organisation, place, standing.status, "acquired", standing.span,
                mood="planned" if _parent_tense(scene, clause) != "past" else "asserted",
            )  # fmt: skip
        return
    yield Found(
        clause, "a title", holders, organisation, place, standing.status, "held", standing.span,
        mood="asserted", negated=standing.negated,
    )  # fmt: skip


def _is_pending(scene: Scene, clause: Clause) -> bool:
    """*Applications from Cuba and Bolivia are pending*."""
    parent = scene.context.parent(clause)
    named = next(roles(clause, "from", "of", "possessor"), None)
    if clause.predicate == "request" or named is None:
        return False
    return parent is not None and parent.mood == "asserted" and parent.form in ("copular", "verbal")


def _begun(scene: Scene, clause: Clause, standing: Standing) -> Iterator[Found]:
    """*Their membership will take effect on January 1*."""
    organisation = scene.implied(clause)
    holders = standing.holders or scene.holders(clause, _event_holders(clause))
    if not holders and next(roles(clause, "possessor", "of"), None) is None:
        holders = scene.last_holders(clause, "offered")
    if organisation is not None and holders:
        yield Found(
            clause, "a standing begins", holders, organisation, None, standing.status, "acquired", standing.span,
            mood="planned" if _parent_tense(scene, clause) != "past" else "asserted",
        )  # fmt: skip


def _takes_effect(scene: Scene, clause: Clause) -> bool:
    """*The membership of Egypt takes effect on …*."""
    parent = scene.context.parent(clause)
    if parent is None or parent.predicate not in ("begin", "come", "start", "take"):
        return False
    following = scene.context.words(parent.extent).lower()
    return parent.predicate in ("begin", "start") or " effect" in following or " force" in following


def _parent_tense(scene: Scene, clause: Clause) -> str:
    parent = scene.context.parent(clause)
    return "none" if parent is None else parent.tense


def _event(scene: Scene, clause: Clause, event: tuple[StatusChange, str]) -> Iterator[Found]:
    """*Belarus's accession to the SCO in 2010*: told as having happened only where it is dated or said to have."""
    context = scene.context
    place = scene.organisation(clause, roles(clause, "to", "into", "from", "in", "of", "modifier"))
    holders = scene.holders(clause, _event_holders(clause))
    change, mood, happened = _event_change(scene, clause, event[0])
    if place is None and change in ("lost", "restored") and event[0] == "suspended":
        place = _by_whom(scene, clause)
    if place is None and happened and _is_alone(scene, clause):
        implied = scene.implied(clause)
        place = None if implied is None else (implied, None)
    if place is None or not happened:
        return
    if not holders and change == "restored" and event[0] == "suspended":
        holders = scene.last_holders(clause, "suspended")  # the suspension was lifted
    if not holders and not clause.roles and _is_effective(scene, context.parent(clause)):
        holders = scene.last_holders(clause, change)  # the withdrawal takes effect on …
    holders = tuple(h for h in holders if h.entity != place[0])
    if not holders:
        return
    inner = next((s for p in roles(clause, "as") if (s := standing_in(scene, clause, p)) is not None), None)
    rung = inner.status if inner is not None and inner.status else _rung_behind(scene, clause, place[0])
    parent = context.parent(clause)
    veto = None
    if change == "refused" and parent is not None:
        veto = next((p.entity for p in roles(parent, "who") if p.entity is not None), None)
    yield Found(
        clause, "a noun of change", holders, place[0], place[1],
        rung or (member_of(place[0]) if event[1] else None),
        change, mood=mood, by=veto if veto not in {h.entity for h in holders} else None,
    )  # fmt: skip


def _rung_behind(scene: Scene, clause: Clause, organisation: str) -> str | None:
    """*the admission of both states as dialogue partners*: the rung behind *as*, by the words alone."""
    found = _AS.match(scene.context.text, clause.predicate_span.end)
    words = [] if found is None else found[1].lower().replace("-", " ").split()
    for count in range(len(words), 0, -1):
        own = " ".join(words[:count])
        for name in (own, own.removesuffix("s")):
            if name in rung_names(organisation):
                return rung_named(name, organisation)
    return None


def _event_holders(clause: Clause) -> Iterator[Phrase]:
    for name, phrase in clause.roles:
        if name in ("of", "by", "modifier"):
            yield phrase
        elif name == "possessor":
            pronoun = {"its": "it", "their": "they", "our": "we"}.get(phrase.head.lower())
            yield phrase if pronoun is None else Phrase(phrase.span, pronoun, phrase.head_span)


def _event_change(scene: Scene, clause: Clause, change: StatusChange) -> tuple[StatusChange, Factuality | None, bool]:
    """The change, its factuality, and whether it is told as a change at all."""
    parent, words = scene.context.parent(clause), scene.words
    happened = bool(clause.whens) or (
        parent is not None and (parent.predicate in words.happening or bool(parent.whens)) and parent.mood == "asserted"
    )
    if parent is None:
        return change, clause.mood, happened or clause.mood != "asserted"
    if parent.predicate in _FOR or (parent.predicate in _TALKED_OF and parent.negated) or _is_about(scene, clause):
        return change, clause.mood, False
    if parent.predicate == "ratify" and change == "acquired":
        return "agreed", parent.mood, not parent.negated and parent.mood == "asserted"
    if parent.predicate == "negotiate" and change == "acquired":
        return "under review", "asserted", not parent.negated
    if _was_then(scene, parent):
        return change, parent.mood, True
    if parent.predicate in _AGAINST and (parent.form == "nominal" or _is_forborne(scene, parent)):
        return change, clause.mood, False  # agreed to lift its veto on the accession, refrained from blocking it
    if parent.predicate in _AGAINST and change == "acquired":
        return "refused", clause.mood if clause.mood != "asserted" else None, True
    if parent.predicate in ("lift", "end", "revoke") and change == "suspended":
        return "restored", parent.mood, True
    if parent.negated and parent.predicate in ("notice", "notification"):
        return change, clause.mood, False  # has received no notice of its withdrawal
    if parent.predicate in words.outset and change == "lost":
        return change, "planned", True
    if parent.form == "nominal" and not _hangs_on(clause, parent):
        return change, clause.mood, bool(clause.whens) or clause.mood not in ("asserted", "conditional")
    if parent.predicate in words.deciding and change == "acquired":
        return "agreed", "asserted", True
    if _is_effective(scene, parent):
        return change, None if parent.tense == "past" or parent.perfect else "planned", True
    doubted = clause.mood == "denied" and parent.form == "copular"  # was in doubt
    return change, clause.mood, happened or (clause.mood not in ("asserted", "conditional") and not doubted)


def _is_forborne(scene: Scene, clause: Clause) -> bool:
    """*refrained from blocking*, *stopped blocking*: what is not done, or no longer."""
    above = scene.context.parent(clause)
    return above is not None and above.predicate in ("avoid", "cease", "end", "quit", "refrain", "stop")


def _is_about(scene: Scene, clause: Clause) -> bool:
    """*the working group on the accession of Comoros*, *technical work on its accession*: nothing that happened."""
    start = clause.span.start
    if clause.whens or scene.words.events[clause.predicate][0] != "acquired":
        return False
    return _ABOUT.search(scene.context.text, max(0, start - 60), start) is not None


def _was_then(scene: Scene, parent: Clause) -> bool:
    """*Cambodia's accession was in 1999*, *came in 1999*."""
    if parent.form == "copular":
        return parent.tense == "past" and any(scene.is_time(p) for p in roles(parent, "complement"))
    return parent.predicate == "come" and parent.tense == "past" and bool(parent.whens)


def _hangs_on(clause: Clause, noun: Clause) -> bool:
    """Whether a noun is part of another's phrase (*the decision on the admission*), not named beside it."""
    return any(phrase.head_span == clause.predicate_span for _, phrase in noun.roles)


def _is_effective(scene: Scene, parent: Clause | None) -> bool:
    """*the withdrawal had become effective*, *took effect*, *is complete*."""
    if parent is None:
        return False
    text = scene.context.words(parent.extent).lower()
    return any(word in text for word in (" effective", " effect", " in force", " into force", " complete"))


def _by_whom(scene: Scene, clause: Clause) -> tuple[str, Span | None] | None:
    """*The African Union lifted the suspension of Gabon*: whose it is to lift."""
    parent = scene.context.parent(clause)
    return None if parent is None else scene.organisation(parent, roles(parent, "who"))


def _is_alone(scene: Scene, clause: Clause) -> bool:
    return not any(name in ("to", "into", "from", "in") and not scene.is_time(phrase) for name, phrase in clause.roles)


def _is_told_by_verb(scene: Scene, clause: Clause) -> bool:
    """Whether the governing verb's frame has read this phrase already."""
    parent = scene.context.parent(clause)
    if parent is None:
        return False
    return any(framed(scene, parent, frame) is not None for frame in scene.words.frames.get(parent.predicate, ()))
