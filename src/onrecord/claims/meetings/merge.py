"""One meeting under several wordings: *the 7th CELAC summit*, *the summit*, *the gathering in Buenos Aires*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.claims.context import Context
from onrecord.claims.meetings.alike import Alike
from onrecord.claims.meetings.draft import Draft, Scene
from onrecord.claims.meetings.errands import joined_trips
from onrecord.claims.meetings.sidelines import placed_asides
from onrecord.claims.meetings.whose import Whose
from onrecord.claims.stance import Stances
from onrecord.model.claims import MeetingType
from onrecord.model.text import Span

_RANK = {"cancelled": 0, "postponed": 0, "declined": 1, "under way": 2, "held": 3, "planned": 4, "proposed": 5}


@dataclass(frozen=True, slots=True)
class _Kept:
    draft: Draft
    places: tuple[Span, ...]


class Merger:
    """Puts together what one article tells of one meeting."""

    __slots__ = ("_alike", "_context", "_whose")

    def __init__(self, context: Context, stances: Stances) -> None:
        self._context = context
        self._alike = Alike(context)
        self._whose = Whose(context, stances, self._alike)

    def together(self, drafts: Iterable[Draft]) -> list[tuple[Draft, tuple[Span, ...]]]:
        """Each meeting once, with the other places that tell of it."""
        kept: list[_Kept] = []
        for draft in drafts:
            whole = self._whose.owned(draft, [one.draft for one in kept])
            if whole is None:
                continue
            at = next((i for i in reversed(range(len(kept))) if self._alike.is_same(kept[i].draft, whole)), None)
            if at is None:
                kept.append(_Kept(whole, ()))
            else:
                old = kept[at]
                kept[at] = _Kept(_joined(old.draft, whole), (*old.places, old.draft.evidence, whole.evidence))
        told = joined_trips(self._context, [(one.draft, one.places) for one in kept])
        return placed_asides(self._context, [(draft, places) for draft, places in told if self._is_whole(draft)])

    def _is_whole(self, draft: Draft) -> bool:
        """Whether enough is said of a meeting: two that talk, not both of one state; a visitor; whose conference."""
        off = draft.telling.state in ("cancelled", "postponed", "declined", "proposed")
        if draft.type == "visit":
            return bool(draft.participants) or (off and draft.scene.country is not None)
        if draft.type == "conference":
            known = draft.organisation is not None or bool(draft.participants)
            known = known or (draft.name is not None and (draft.telling.told or draft.scene.country is not None))
            placed = draft.scene.place is not None and draft.scene.when is not None
            return known or (draft.telling.told and (placed or draft.scene.host is not None))
        if draft.type != "talks" or draft.organisation is not None:
            return True
        homes = {one if one.startswith("country:") else self._context.behalf(one) for one in draft.participants}
        at_home = (
            len(draft.participants) > 1
            and len(homes) == 1
            and all((home or "").startswith("country:") for home in homes)
        )
        return not (at_home or self._is_in_house(draft)) and (len(draft.participants) > 1 or off)

    def _is_in_house(self, draft: Draft) -> bool:
        """Whether somebody talks with the very house that he heads (*her discussions with the museum*)."""
        if len(draft.participants) != 2:
            return False
        one, other = draft.participants
        return any(title.of == b for a, b in ((one, other), (other, one)) for title in self._context.titles.get(a, ()))


def _joined(first: Draft, second: Draft) -> Draft:
    """The surer telling, filled up from the other."""
    full, thin = first, second
    surer = _RANK[second.telling.state] < _RANK[first.telling.state]
    if first.type == "talks" and {first.telling.state, second.telling.state} == {"held", "under way"}:
        surer = second.telling.state == "held"  # *met on Monday*; *"we are meeting at a key time," he told him*
    told = second.telling.told and not first.telling.told
    if second.telling.state == "planned" and first.telling.state in ("held", "under way"):
        told = False  # *would attend*, of what was held
    if first.type == "visit" and first.telling.state == "planned" and first.scene.when is not None:
        surer = surer and second.telling.state != "under way"  # *who is travelling to Oslo* for what begins on Friday
    if surer or told:
        full, thin = second, first
    scene = Scene(
        when=_narrower(full.scene.when, thin.scene.when),
        place=full.scene.place or thin.scene.place,
        country=full.scene.country or thin.scene.country,
        host=full.scene.host or thin.scene.host,
        chair=full.scene.chair or thin.scene.chair,
    )
    return replace(
        full,
        type=_type(full, thin),
        organisation=full.organisation or thin.organisation,
        participants=tuple(dict.fromkeys((*first.participants, *second.participants))),
        absent=tuple(dict.fromkeys((*first.absent, *second.absent))),
        name=full.name or thin.name,
        ordinal=full.ordinal or thin.ordinal,
        scene=scene,
    )


def _type(full: Draft, thin: Draft) -> MeetingType:
    """The numbered wording's type; else the surer one's, unless that is a mere session."""
    if thin.ordinal is not None and full.ordinal is None:
        return thin.type
    return full.type if full.type != "session" or full.ordinal is not None or thin.type == "talks" else thin.type


def _narrower(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return other if other.startswith(one) else one
