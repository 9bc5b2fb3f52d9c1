"""A trip that is to come for the sake of one meeting is that meeting: *will travel to Bangkok for the summit*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.meetings.draft import Draft
from onrecord.lang.meetings import meeting_words
from onrecord.model.text import Span

_REACH = 160
"""Characters between the verb of going and the noun of the meeting."""

Told = tuple[Draft, tuple[Span, ...]]


def joined_trips(context: Context, told: Sequence[Told]) -> list[Told]:
    """The meetings with those who are to travel for them among who is there, the trips themselves left out."""
    found = list(told)
    for trip in told:
        at = next((i for i, other in enumerate(found) if _is_errand(context, trip[0], other[0])), None)
        if at is None:
            continue
        found[at] = _with_travellers(trip[0], found[at])
        found = [one for one in found if one[0] is not trip[0]]
    return found


def _is_errand(context: Context, trip: Draft, meeting: Draft) -> bool:
    """Whether somebody is to go somewhere for a meeting of the same sentence."""
    if trip.type != "visit" or meeting.type in ("visit", "call") or trip.telling.negated:
        return False
    if not trip.participants or {trip.telling.state, meeting.telling.state} != {"planned"}:
        return False
    gap = context.text[trip.head.end : meeting.head.start]
    if not trip.head.end <= meeting.head.start <= trip.head.end + _REACH or "\n" in gap or ". " in gap:
        return False
    if None not in (trip.scene.place, meeting.scene.place) and trip.scene.place != meeting.scene.place:
        return False
    return meeting_words(context.language.code).errand.search(gap) is not None


def _with_travellers(trip: Draft, told: Told) -> Told:
    meeting, places = told
    scene = replace(
        meeting.scene,
        when=meeting.scene.when or trip.scene.when,
        place=meeting.scene.place
        or (trip.scene.place if meeting.scene.country in (None, trip.scene.country) else None),
        country=meeting.scene.country or trip.scene.country,
    )
    who = tuple(dict.fromkeys((*trip.participants, *meeting.participants)))
    return replace(meeting, participants=who, scene=scene), (*places, trip.evidence)
