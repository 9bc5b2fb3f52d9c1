"""One meeting under several wordings: *the 7th CELAC summit*, *the summit*, *the gathering in Buenos Aires*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.claims.context import Context
from onrecord.claims.meetings.draft import Draft, Scene
from onrecord.claims.meetings.errands import joined_trips
from onrecord.claims.meetings.sidelines import placed_asides
from onrecord.claims.meetings.understood import Understood
from onrecord.claims.stance import Stances
from onrecord.lang.meetings import meeting_words
from onrecord.model.claims import MeetingType
from onrecord.model.text import Span

_GROUPS = {"summit": 0, "session": 0, "ministerial": 1, "conference": 2, "talks": 3, "call": 4, "visit": 5}
_LOOSE = frozenset(map(frozenset, ({0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3})))
_RANK = {"cancelled": 0, "postponed": 0, "declined": 1, "under way": 2, "held": 3, "planned": 4, "proposed": 5}
_BESIDE = 120
"""Characters between two wordings of one visit (*left for Delhi on a four-day visit to India*)."""
_NUMBERED = frozenset({"summit", "session", "ministerial", "conference"})


@dataclass(frozen=True, slots=True)
class _Kept:
    draft: Draft
    places: tuple[Span, ...]


class Merger:
    """Puts together what one article tells of one meeting."""

    __slots__ = ("_context", "_stances", "_understood")

    def __init__(self, context: Context, stances: Stances) -> None:
        self._context = context
        self._stances = stances
        self._understood = Understood(context, stances)

    def together(self, drafts: Iterable[Draft]) -> list[tuple[Draft, tuple[Span, ...]]]:
        """Each meeting once, with the other places that tell of it."""
        kept: list[_Kept] = []
        for draft in drafts:
            whole = self._owned(draft, kept)
            if whole is None:
                continue
            at = next((i for i in reversed(range(len(kept))) if self._is_same(kept[i].draft, whole)), None)
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

    def _owned(self, draft: Draft, kept: list[_Kept]) -> Draft | None:
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
            return self._paired(draft)
        if draft.participants and not draft.attended:
            return draft
        if draft.type == "talks" and draft.telling.state == "declined" and not draft.attended:
            return draft
        if draft.definite and not draft.fresh and not draft.foreign:
            earlier = self._antecedent(draft, kept)
            if earlier is not None:
                return replace(
                    draft,
                    organisation=earlier.organisation,
                    name=draft.name or (earlier.name if earlier.organisation is None else None),
                    type=earlier.type if draft.type in ("talks", "conference") else draft.type,
                    participants=draft.participants or (earlier.participants if earlier.organisation is None else ()),
                )
        if draft.name is not None and not self._is_plain(draft.name):
            return draft
        if draft.type == "conference" and draft.ordinal is None and not (draft.definite and draft.fresh):
            return draft if draft.scene.place or draft.scene.host else None
        loose = draft.indefinite and draft.ordinal is None and not draft.telling.told and draft.type == "talks"
        understood = None if draft.foreign or loose else self._understood.of(draft, [one.draft for one in kept])
        told = draft.attended and draft.participants and draft.type in _NUMBERED
        if understood is None and told and (draft.ordinal or draft.scene.place or draft.scene.when):
            return draft
        if understood is None:
            return draft if draft.scene.host is not None and draft.type in _NUMBERED else None
        return replace(draft, organisation=understood, type="session" if draft.type == "talks" else draft.type)

    def _again(self, draft: Draft, kept: list[_Kept]) -> Draft | None:
        """*The call is now to take place on Friday*: the call or the visit that was told of before."""
        for one in reversed(kept):
            last = one.draft
            if (
                last.type == draft.type
                and draft.definite
                and not draft.fresh
                and set(draft.participants) <= set(last.participants)
            ):
                scene = replace(draft.scene, place=last.scene.place, country=last.scene.country)
                return replace(draft, participants=last.participants, scene=scene)
        return None

    def _echoed(self, draft: Draft, kept: list[_Kept]) -> Draft | None:
        """*The first one took place in May 2017*: what the last one spoken of was."""
        for one in reversed(kept):
            last = one.draft
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

    def _paired(self, draft: Draft) -> Draft | None:
        """*Tehran denied that talks with Washington were held*: the other one is who speaks of it."""
        voice = self._stances.voice(draft.head)
        speaker = None if voice is None or voice.speaker is None else voice.speaker
        if speaker is not None and draft.participants:
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

    def _antecedent(self, draft: Draft, kept: list[_Kept]) -> Draft | None:
        for one in reversed(kept):
            if one.draft.type in ("visit", "call"):
                continue
            if draft.attended and one.draft.type == "talks" and one.draft.organisation is None:
                continue  # nobody *attends* what two have held between them
            if draft.ordinal is not None and one.draft.ordinal is None and draft.type == "talks":
                continue
            if self._fit(one.draft, draft) and _GROUPS[one.draft.type] in (_GROUPS[draft.type], 0, 1):
                return one.draft
        return None

    def _is_same(self, one: Draft, other: Draft) -> bool:
        if not self._fit(one, other):
            return False
        like = one.telling.state == other.telling.state or _shares(one, other) or _turned(one, other)
        like = like or (other.definite and not other.fresh and _is_on(one, other))
        near = 0 <= other.head.start - one.head.end < _BESIDE
        aside = not other.telling.told or other.telling.clause is one.telling.clause
        if near and aside and one.organisation is not None and one.organisation == other.organisation:
            return not other.fresh  # *are gathering for a two-day summit*
        paid = near and one.type == other.type == "visit" and _same_spot(one.scene, other.scene)
        if other.indefinite and not (paid or _shares(one, other) or one.scene.when == other.scene.when is not None):
            return False
        if other.fresh:
            return like and (one.fresh or _shares(one, other) or one.telling.state == "planned")
        if one.organisation is not None and one.organisation == other.organisation:
            return like
        if one.type == "visit" and other.type == "visit":
            spotless = (other.scene.place, other.scene.country) == (None, None)
            known = not spotless or other.definite or one.scene.when == other.scene.when is not None
            beside = 0 <= other.head.start - one.head.end < _BESIDE
            alike = one.telling.state == other.telling.state or _turned(one, other) or other.definite or beside
            alike = alike or (_is_on(one, other) and not other.telling.told and other.scene.when is None)
            return (
                known
                and alike
                and bool(set(one.participants) & set(other.participants))
                and _same_spot(one.scene, other.scene)
            )
        mine, others = set(one.participants), set(other.participants)
        if mine and others and (mine <= others or others <= mine) and one.organisation == other.organisation:
            return like
        return one.name is not None and one.name == other.name

    def _fit(self, one: Draft, other: Draft) -> bool:
        """Whether nothing parts the two: kind, number, place, date, who."""
        groups = frozenset({_GROUPS[one.type], _GROUPS[other.type]})
        alike = other.definite or _is_same_day(one, other) or _is_one_clause(one, other)
        if len(groups) > 1 and (groups not in _LOOSE or not alike):
            return False
        if _differ(one.ordinal, other.ordinal) or _differ(one.organisation, other.organisation):
            return False
        if self._is_elsewhere(one.scene, other.scene):
            return False
        if _differ(one.telling.negated, other.telling.negated):
            return False
        return _dates_fit(self._when(one), self._when(other))

    def _is_elsewhere(self, one: Scene, other: Scene) -> bool:
        """Whether two scenes are in two towns or countries; a building may stand in the town."""
        if _differ(one.country, other.country):
            return True
        venues = meeting_words(self._context.language.code).venues
        inside = any((place or "").rsplit("-", 1)[-1] in venues for place in (one.place, other.place))
        return _differ(one.place, other.place) and not inside

    def _when(self, draft: Draft) -> str | None:
        """Its date; what an article tells as held without one was held of late."""
        published = self._context.reading.article.published
        undated = draft.scene.when is None and not draft.definite
        if undated and draft.telling.state in ("held", "under way") and draft.type != "visit":
            return None if published is None else published[:7]
        return draft.scene.when


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _dates_fit(one: str | None, other: str | None) -> bool:
    if one is None or other is None or one == other:
        return True
    first, second = one.replace("/..", ""), other.replace("/..", "")
    if first.startswith(second) or second.startswith(first):
        return True
    if "/" in first or "/" in second:
        low, high = (first.split("/") * 2)[:2]
        other_low, other_high = (second.split("/") * 2)[:2]
        return low[: len(other_high)] <= other_high and other_low[: len(high)] <= high
    return False


def _shares(one: Draft, other: Draft) -> bool:
    """A number, or place and date, in common."""
    if one.ordinal is not None and one.ordinal == other.ordinal:
        return True
    return (
        one.scene.place is not None
        and one.scene.place == other.scene.place
        and one.scene.when == other.scene.when is not None
    )


def _is_same_day(one: Draft, other: Draft) -> bool:
    """*Ministers of NATO* and *the NATO council* in the same town on the same days: one meeting."""
    day = one.scene.when is not None and len(one.scene.when) >= len("2024-05-16")
    owner = one.organisation is not None and one.organisation == other.organisation
    return owner and day and one.scene.when == other.scene.when and one.scene.place == other.scene.place is not None


def _is_one_clause(one: Draft, other: Draft) -> bool:
    """*Ministers of the OIC gather for an extraordinary session*: one clause, one organisation, one meeting."""
    return one.telling.clause is other.telling.clause and one.organisation == other.organisation is not None


def _is_on(one: Draft, other: Draft) -> bool:
    """What is under way may be told of as held, or as to come where the article began with its plan."""
    return "under way" in (one.telling.state, other.telling.state) and {one.telling.state, other.telling.state} <= {
        "under way",
        "held",
        "planned",
    }


def _turned(one: Draft, other: Draft) -> bool:
    """What was to come has been put off: one meeting."""
    states = {one.telling.state, other.telling.state}
    return "planned" in states and bool(states & {"postponed", "cancelled"}) and not other.fresh


def _same_spot(one: Scene, other: Scene) -> bool:
    if one.place is not None and one.place == other.place:
        return True
    if one.country is not None and one.country == other.country:
        return True
    if (one.place, one.country) == (None, None) and one.when is None:
        return True
    return (other.place, other.country) == (None, None)


def _joined(first: Draft, second: Draft) -> Draft:
    """The surer telling, filled up from the other."""
    full, thin = first, second
    if _RANK[second.telling.state] < _RANK[first.telling.state] or (second.telling.told and not first.telling.told):
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
