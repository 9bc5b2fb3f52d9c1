"""Seats of councils that are elected for a term: who replaces whom, whose terms end."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import role, roles
from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.ladders import member_of
from onrecord.claims.statuses.scene import Scene
from onrecord.model.claims import Factuality
from onrecord.model.reading import Clause, Phrase


def by_seat(scene: Scene, clause: Clause) -> Iterator[Found]:
    """What a clause says of seats that change hands."""
    yield from _replaced(scene, clause)
    yield from _expiring(scene, clause)


def _replaced(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*They will replace Ecuador and Japan*: those who are elected take the seats of others."""
    if clause.predicate not in ("replace", "succeed", "take") or clause.passive or clause.negated:
        return
    last = scene.last_standing(clause, 2)
    if last is None or last.change not in ("agreed", "acquired") or member_of(last.organisation) == "member":
        return
    objects = tuple(roles(clause, "whom"))
    if clause.predicate == "take":
        objects = tuple(p for o in objects if o.head.lower() in ("place", "seat") for p in roles(o, "of", "possessor"))
    holders = scene.holders(clause, objects)
    newcomers = {h.entity for h in scene.holders(clause, roles(clause, "who"))}
    if holders and newcomers & {h.entity for h in last.holders}:
        yield Found(clause, "is replaced", holders, last.organisation, None, last.status, "lost", mood="planned")


def _expiring(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Japan and Malta, whose terms end on December 31*."""
    who = role(clause, "who", "whom")
    if clause.predicate not in ("end", "expire", "finish", "run out") or who is None:
        return
    if who.head.lower() not in ("mandate", "term", "tenure") or clause.negated:
        return
    organisation = scene.implied(clause)
    if organisation is None or member_of(organisation) == "member":
        return
    owner = role(who, "possessor")
    holders: tuple[Phrase, ...] = ()
    if owner is not None and owner.head.lower() in ("whose", "who"):
        holders = scene.before_whose(owner.span.start)
    elif owner is not None:
        holders = scene.holders(clause, (owner,))
    if holders:
        mood: Factuality = "asserted" if clause.tense == "past" else "planned"
        yield Found(clause, "a term ends", holders, organisation, None, member_of(organisation), "lost", mood=mood)
