"""Whether two wordings tell of one meeting: kind, number, place, date, who, and what becomes of it."""

from __future__ import annotations

from onrecord.claims.context import Context
from onrecord.claims.meetings.draft import Draft, Scene
from onrecord.lang.meetings import meeting_words

GROUPS = {"summit": 0, "session": 0, "ministerial": 1, "conference": 2, "talks": 3, "call": 4, "visit": 5}
"""Kinds of meetings that may be called by each other's names have one number."""
_LOOSE = frozenset(map(frozenset, ({0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3})))
_BESIDE = 120
"""Characters between two wordings of one visit (*left for Delhi on a four-day visit to India*)."""


class Alike:
    """Compares the drafts of one article."""

    __slots__ = ("_context",)

    def __init__(self, context: Context) -> None:
        self._context = context

    def is_same(self, one: Draft, other: Draft) -> bool:
        """Whether a later wording, ``other``, is of the meeting that an earlier one tells of."""
        if not self.fit(one, other):
            return False
        like = one.telling.state == other.telling.state or _shares(one, other) or _turned(one, other)
        asked = {one.telling.state, other.telling.state} == {"planned", "proposed"}
        like = like or (other.definite and not other.fresh and (asked or _is_on(one, other)))
        come = {one.telling.state, other.telling.state} <= {"planned", "held", "under way"}
        like = like or (come and _is_same_date(one, other))
        near = 0 <= other.head.start - one.head.end < _BESIDE
        aside = not other.telling.told or other.telling.clause is one.telling.clause
        if near and aside and one.organisation is not None and one.organisation == other.organisation:
            return not other.fresh  # *are gathering for a two-day summit*
        paid = near and one.type == other.type == "visit" and _same_spot(one.scene, other.scene)
        passing = not other.telling.told or (other.indefinite and other.telling.state == "planned" and not other.fresh)
        bare = passing and other.ordinal is None and (other.scene.when, other.scene.place) == (None, None)
        if bare and one.organisation is not None and one.organisation == other.organisation:
            return one.telling.state == other.telling.state  # *signed at a meeting of the council*
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
            unplaced = other.scene.place in (None, one.scene.place)
            alike = alike or (_is_on(one, other) and other.scene.when is None and (unplaced or not other.telling.told))
            return (
                known
                and alike
                and bool(set(one.participants) & set(other.participants))
                and _same_spot(one.scene, other.scene)
            )
        mine, others = set(one.participants), set(other.participants)
        if mine and others and (mine <= others or others <= mine) and one.organisation == other.organisation:
            return like or (mine == others and _is_on(one, other) and not other.fresh)
        return one.name is not None and one.name == other.name

    def fit(self, one: Draft, other: Draft) -> bool:
        """Whether nothing parts the two: kind, number, place, date, who."""
        groups = frozenset({GROUPS[one.type], GROUPS[other.type]})
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
        undated = draft.scene.when is None and not draft.definite and draft.telling.told
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


def _is_same_date(one: Draft, other: Draft) -> bool:
    """*the leaders would meet on 29 January*, *the summit held on 29 January*: of one organisation on one day."""
    owner = one.organisation is not None and one.organisation == other.organisation and one.type == other.type
    return owner and len(one.scene.when or "") >= len("2024-05-16") and one.scene.when == other.scene.when


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
