"""Whose meeting a draft is: said, told before, or understood (*the first one*, *the summit*, *a second round*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.meetings.alike import GROUPS, Alike
from onrecord.claims.meetings.draft import Draft
from onrecord.claims.meetings.understood import Understood
from onrecord.claims.stance import Stances
from onrecord.lang.meetings import meeting_words

_NUMBERED = frozenset({"summit", "session", "ministerial", "conference"})


class Whose:
    """Gives the drafts of one article to those whose meetings they are."""

    __slots__ = ("_alike", "_context", "_stances", "_understood")

    def __init__(self, context: Context, stances: Stances, alike: Alike) -> None:
        self._context = context
        self._stances = stances
        self._alike = alike
        self._understood = Understood(context, stances)

    def owned(self, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
        """A draft with whose meeting it is, said or understood; None where nobody's."""
        if draft.echo:
            return self._echoed(draft, kept)
        if draft.type == "call":
            return draft if len(draft.participants) > 1 else self._again(draft, kept) or self._paired(draft)
        if draft.type == "visit" and draft.scene.place is None and draft.scene.country is None:
            return self._again(draft, kept) or (draft if draft.participants else None)
        if draft.organisation is not None or draft.type == "visit":
            return draft
        if len(draft.participants) == 1 and not draft.attended and (draft.name is None or draft.type == "talks"):
            return self._joint(draft, kept) or self._paired(draft)
        if not draft.attended and (draft.participants or (draft.type == "talks" and draft.telling.state == "declined")):
            return draft
        return self._series(draft, kept) or self._told_before(draft, kept) or self._unnamed(draft, kept)

    def _told_before(self, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
        """*The summit*: the one that was told of before."""
        if not draft.definite or draft.fresh or draft.foreign:
            return None
        if draft.name is not None and not self._is_plain(draft.name):
            return None
        earlier = self._antecedent(draft, kept)
        if earlier is None:
            return None
        return replace(
            draft,
            organisation=earlier.organisation,
            name=draft.name or (earlier.name if earlier.organisation is None else None),
            type=earlier.type if draft.type in ("talks", "conference") else draft.type,
            participants=draft.participants or (earlier.participants if earlier.organisation is None else ()),
        )

    def _unnamed(self, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
        """One whose words name nobody: that of the organisation which is understood, if one is."""
        if draft.name is not None and not self._is_plain(draft.name):
            return draft
        if draft.type == "conference" and draft.ordinal is None and not (draft.definite and draft.fresh):
            return draft if draft.scene.place or draft.scene.host else None
        loose = draft.indefinite and draft.ordinal is None and not draft.telling.told and draft.type == "talks"
        understood = None if draft.foreign or loose else self._understood.of(draft, kept)
        told = draft.attended and draft.participants and draft.type in _NUMBERED
        if understood is None and told and (draft.ordinal or draft.scene.place or draft.scene.when):
            return draft
        if understood is None:
            return draft if draft.scene.host is not None and draft.type in _NUMBERED else None
        return replace(draft, organisation=understood, type="session" if draft.type == "talks" else draft.type)

    def _again(self, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
        """*The call is now to take place on Friday*: the call or the visit that was told of before."""
        for last in reversed(kept):
            if (
                last.type == draft.type
                and draft.definite
                and not draft.fresh
                and set(draft.participants) <= set(last.participants)
            ):
                scene = replace(draft.scene, place=last.scene.place, country=last.scene.country)
                return replace(draft, participants=last.participants, scene=scene)
        return None

    def _echoed(self, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
        """*The first one took place in May 2017*: what the last one spoken of was."""
        for last in reversed(kept):
            if (
                last.organisation is not None
                or last.name is not None
                or (last.type == "talks" and draft.ordinal is None)
            ):
                who = (*draft.participants, *(last.participants if last.type == "talks" else ()))
                return replace(
                    draft,
                    type=last.type,
                    organisation=last.organisation,
                    name=last.name,
                    participants=who,
                    echo=False,
                    fresh=True,
                )
        return None

    def _joint(self, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
        """*followed by a joint meeting with Novak*, *a summit with the African Union*: those of a sentence before."""
        other, last = draft.participants[0], next(iter(reversed(kept)), None)
        if last is None or last.organisation in (None, other) or not draft.telling.told or draft.definite:
            return None
        gap = self._context.text[last.head.end : draft.head.start]
        outside = other.startswith(("person:", "org:")) and self._context.behalf(other) != last.organisation
        if "\n" in gap or not outside or last.organisation is None or draft.telling.state == "proposed":
            return None
        kind = "ministerial" if draft.type == "talks" and last.type == "ministerial" else draft.type
        return replace(draft, type=kind, participants=(last.organisation, other))

    def _series(self, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
        """*The second Dialogue is to be held in Riga*: one more of the talks that bore a number before."""
        if draft.type != "talks" or draft.ordinal is None or not draft.definite:
            return None
        for last in reversed(kept):
            if last.type == "talks" and last.ordinal not in (None, draft.ordinal) and last.organisation is None:
                homes = tuple(dict.fromkeys(self._context.behalf(one) or one for one in last.participants))
                return replace(draft, participants=homes, fresh=True)
        return None

    def _paired(self, draft: Draft) -> Draft | None:
        """*Tehran denied that talks with Washington were held*: the other one is who speaks of it."""
        voice = self._stances.voice(draft.head)
        speaker = None if voice is None or voice.speaker is None else voice.speaker
        if speaker is not None and draft.participants and draft.telling.told:
            other = speaker.on_behalf_of or self._context.behalf(speaker.entity)
            if other is not None and other not in draft.participants:
                return replace(draft, participants=(other, *draft.participants))
        placed = draft.scene.place is not None or draft.scene.when is not None
        off = draft.telling.state in ("cancelled", "postponed", "declined")
        off = off or (draft.telling.state == "proposed" and placed)
        return draft if off and draft.participants else None

    def _is_plain(self, name: str) -> bool:
        """Whether a name written in capitals names nobody: *7th Summit*, *Ministerial Conference*."""
        words = meeting_words(self._context.language.code)
        return all(
            part in words.plain
            or part in words.nouns
            or words.numbered.get(part.rstrip("0123456789-").upper()) == "ministerial"
            for part in name.lower().split()
        )

    def _antecedent(self, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
        """The last one that it can be; of one sentence rather the one that is told of than where that took place."""
        last = next(self._fitting(draft, kept), None)
        if last is None or last.telling.told:
            return last
        sentence = next((one for one in self._context.reading.layers.sentences if one.contains(last.head)), last.head)
        told = (one for one in self._fitting(draft, kept) if one.telling.told and sentence.contains(one.head))
        return next(told, last)

    def _fitting(self, draft: Draft, kept: Sequence[Draft]) -> Iterator[Draft]:
        for one in reversed(kept):
            if one.type in ("visit", "call"):
                continue
            if draft.ordinal is not None and one.ordinal is None and one.organisation is None:
                continue
            if draft.attended and one.type == "talks" and one.organisation is None:
                continue  # nobody *attends* what two have held between them
            if draft.ordinal is not None and one.ordinal is None and draft.type == "talks":
                continue
            if self._alike.fit(one, draft) and GROUPS[one.type] in (GROUPS[draft.type], 0, 1):
                yield one
