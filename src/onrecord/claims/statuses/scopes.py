"""What cannot be: a standing left unsaid is not in an organisation whose charter shuts the holder out.

*Ireland, which left in 1949*, where ECOWAS was named last: not ECOWAS, but the one other that the article has named, if
there is one.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.context import is_organisation
from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.ladders import has_rung, member_of
from onrecord.claims.statuses.scene import Scene
from onrecord.world.scopes import may_be_member

_CONFINED = frozenset({"candidate", "member"})


def placed(scene: Scene, found: Found) -> Found | None:
    """The standing in an organisation that its holders can belong to; None where there is none to be sure of."""
    if found.organisation_span is not None or found.status not in _CONFINED or _fits(found, found.organisation):
        return found
    named = {
        m.entity
        for m in scene.context.mentions
        if m.form == "name" and m.start < found.holders[0].span.start and is_organisation(m.entity)
    }
    others = [one for one in named if _is_open(one) and has_rung(one, found.status) and _fits(found, one)]
    return replace(found, organisation=others[0]) if len(others) == 1 else None


def _fits(found: Found, organisation: str) -> bool:
    return all(
        may_be_member(holder.entity, organisation)
        for holder in found.holders
        if holder.entity is not None and holder.entity.startswith("country:")
    )


def _is_open(organisation: str) -> bool:
    """Whether states join it, not sit on it for a term."""
    return member_of(organisation) == "member"
