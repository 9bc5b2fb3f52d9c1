"""Talks on the sidelines of a summit are held where and when that is: *in the margins, Lima met Novak*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.meetings.draft import Draft
from onrecord.lang.meetings import meeting_words
from onrecord.model.text import Span

_FACE_TO_FACE = frozenset({"talks"})
_HOSTS = frozenset({"summit", "session", "ministerial", "conference"})

Told = tuple[Draft, tuple[Span, ...]]


def placed_asides(context: Context, told: Sequence[Told]) -> list[Told]:
    """The meetings, those on the sidelines of another with its place and, where they have none, its date."""
    return [(_placed(context, draft, told), places) for draft, places in told]


def _placed(context: Context, draft: Draft, told: Sequence[Told]) -> Draft:
    if draft.type not in _FACE_TO_FACE or (draft.scene.place is not None and draft.scene.when is not None):
        return draft
    sentence = next((one for one in context.reading.layers.sentences if one.contains(draft.head)), None)
    if sentence is None:
        return draft
    aside = meeting_words(context.language.code).margin.search(context.text, sentence.start, sentence.end)
    near = [one for one, _ in told if one.type in _HOSTS and one is not draft and _fits(draft, one)]
    inside = [one for one in near if sentence.contains(one.head) and _is_at(context, sentence, one)]
    host = next(iter(inside), None)
    if host is None and aside is not None:
        before = [one for one in near if one.head.start < draft.head.start]
        host = max(before, key=lambda one: one.head.start, default=None)
    if host is None:
        return draft
    same_town = draft.scene.country in (None, host.scene.country) and draft.scene.place in (None, host.scene.place)
    if not same_town:
        return draft
    scene = replace(
        draft.scene,
        when=draft.scene.when or (None if _is_open(host) else host.scene.when),
        place=draft.scene.place or host.scene.place,
        country=draft.scene.country or host.scene.country,
    )
    return replace(draft, scene=scene)


def _is_at(context: Context, sentence: Span, host: Draft) -> bool:
    """Whether a sentence begins with the meeting or its sidelines (*At the summit in Vilnius, Lima met Novak*)."""
    lead = context.text[sentence.start : host.head.start]
    words = meeting_words(context.language.code)
    return words.margin.search(lead) is not None or lead.startswith(("At ", "During "))


def _is_open(host: Draft) -> bool:
    """Whether of what goes on only one day is told, on which it begins or ends."""
    return host.telling.state == "under way" and "/" not in (host.scene.when or "")


def _fits(draft: Draft, host: Draft) -> bool:
    """Whether both are to come, or neither is."""
    ahead = {"planned", "proposed"}
    return (draft.telling.state in ahead) == (host.telling.state in ahead) and host.telling.state not in (
        "cancelled",
        "postponed",
    )
