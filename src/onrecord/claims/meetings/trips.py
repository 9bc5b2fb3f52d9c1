"""Visits told of by a noun: *a state visit to Vietnam*, *the president's trip was put off*."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.meetings.desk import Desk
from onrecord.claims.meetings.draft import Draft, Telling
from onrecord.claims.meetings.setting import Setting
from onrecord.claims.meetings.text import Group
from onrecord.model.reading import Clause

_THERE = frozenset({"to", "in"})


class Trips:
    """Makes drafts of the visits that one article's nouns name."""

    __slots__ = ("_actors", "_context", "_homes", "_lines", "_owners", "_scenes", "_words")

    def __init__(self, desk: Desk) -> None:
        self._context = desk.context
        self._lines = desk.lines
        self._words = desk.words
        self._scenes = desk.scenes
        self._actors = desk.actors
        self._homes = desk.homes
        self._owners = desk.owners

    def draft(self, clause: Clause, group: Group, setting: Setting, telling: Telling) -> Draft | None:
        """The visit; None where nobody in office goes anywhere."""
        place, country = self._scenes.where([link for link in group.links if link.preposition in _THERE], _THERE)
        if place is None and country is None and setting.relation == "at" and setting.verb is not None:
            place, country = self._scenes.where(self._lines.tail(setting.verb.predicate_span.end)[0])
        visitors = self._visitors(group, setting)
        if self._homes.are_at_home(visitors, country):
            return None
        spotless = place is None and country is None
        by = any(link.preposition == "by" and self._actors.within(link.span) for link in group.links)
        if (
            spotless
            and not (by and setting.relation == "at" and telling.state == "held")
            and not (telling.told and (visitors or self._lines.article(group) in self._words.definite))
        ):
            return None
        if not self._is_official(group, setting, visitors) and (visitors or not telling.told):
            return None
        scene = self._scenes.of_group(clause, group, setting, telling.state)
        return Draft(
            type="visit",
            telling=telling,
            head=group.noun,
            evidence=self._lines.evidence(group, setting.verb if setting.told else None),
            rule="meeting: a visit" if telling.told else "meeting: a visit in passing",
            participants=visitors,
            scene=replace(scene, place=place, country=country, chair=None, host=None),
        )

    def _visitors(self, group: Group, setting: Setting) -> tuple[str, ...]:
        if setting.guest is not None:
            return tuple(one for one in self._actors.within(setting.guest) if one.startswith("person:"))
        by = [link for link in group.links if link.preposition in ("by", "of", "from")]
        named = [entity for link in by for entity in self._actors.within(link.span)]
        if " by " not in self._lines.after(group.noun.end, 12):
            named.extend(self._owners.visitor(group, setting))
        visitors = tuple(dict.fromkeys(entity for entity in named if not entity.startswith("org:")))
        passive = setting.verb is not None and setting.verb.passive
        told_of = setting.relation == "subject" or (setting.relation == "object" and passive)
        if not visitors and setting.told and told_of and self._is_unowned(group):
            return self._owners.last_official(group)
        return visitors

    def _is_official(self, group: Group, setting: Setting, visitors: tuple[str, ...]) -> bool:
        """Whether it is a visit of state: by its adjective, or by who makes it."""
        if any(one.startswith("person:") and self._actors.is_official(one) for one in visitors):
            return True
        doer = None if setting.verb is None else self._actors.subject_span(setting.verb)
        if self._actors.speaks_of_office(group.span) or (doer is not None and self._actors.speaks_of_office(doer)):
            return True
        return self._words.official.search(self._context.words(group.left).lower()) is not None

    def _is_unowned(self, group: Group) -> bool:
        """*a trip to Kyiv*: neither whose nor by whom is said."""
        left = self._context.words(group.left).lower()
        return "'" not in left and "’" not in left and " by " not in self._lines.after(group.noun.end, 40)
