"""Visits that are asked for: *invited the Mexican president to Havana*, *accepted an invitation to visit Minsk*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.meetings.desk import Desk
from onrecord.claims.meetings.draft import Draft, Scene, Telling, drafted
from onrecord.claims.meetings.scene import finest
from onrecord.claims.meetings.text import dates_of
from onrecord.model.claims import Factuality, MeetingState
from onrecord.model.reading import Clause


class Invitations:
    """Finds the visits that one article's invitations are for."""

    __slots__ = ("_actors", "_context", "_lines", "_scenes", "_words")

    def __init__(self, desk: Desk) -> None:
        self._context = desk.context
        self._lines = desk.lines
        self._words = desk.words
        self._actors = desk.actors
        self._scenes = desk.scenes

    def asked(self, clause: Clause) -> Iterator[Draft]:
        """*invited the Mexican president to Havana*, *has been invited to visit Minsk*."""
        guests = self._actors.subject(clause) if clause.passive else self._actors.objects(clause)
        span = self._actors.subject_span(clause) if clause.passive else self._actors.object_span(clause)
        if clause.negated or (not clause.passive and set(guests) & set(self._actors.subject(clause))):
            return  # nobody invites himself: a pronoun went astray
        if not guests or not (
            any(one.startswith("person:") for one in guests)
            or (span is not None and self._actors.speaks_of_office(span))
        ):
            return
        behind = re.split(r"[;:.]\s", self._lines.after(clause.predicate_span.end, 160))[0]
        for match in self._words.to_visit.finditer(behind):
            start = clause.predicate_span.end + match.end()
            spot = next((m for m in self._context.mentions if m.start >= start), None)
            if spot is None or not re.fullmatch(r"(?:the\s+)?", self._context.text[start : spot.start].lower()):
                continue
            place, country = self._scenes.spot(spot.span)
            if place is None and country is None:
                continue
            if self._is_of_meeting(spot.end):
                continue
            mood: Factuality = "hoped" if clause.mood == "hoped" else "proposed"
            yield drafted(
                clause,
                "visit",
                Telling(clause, "proposed", mood),
                guests,
                Scene(finest(list(dates_of(clause.whens))), place, country),
                "meeting: invited",
            )
            return

    def answered(self, clause: Clause) -> Iterator[Draft]:
        """*has accepted an invitation to visit Minsk*, *turned down Balogh's invitation to Hungary*."""
        if clause.predicate not in self._words.invitations:
            return
        verb = self._context.parent(clause)
        if verb is None or verb.form != "verbal" or verb.passive:
            return
        state: MeetingState = "proposed"
        if verb.predicate in self._words.refusing:
            state = "declined"
        elif verb.predicate in ("accept", "take up"):
            state = "planned"
        elif verb.predicate not in ("receive", "get"):
            return
        start = clause.predicate_span.end
        behind = self._lines.after(start, 120)
        match = self._words.to_visit.search(behind)
        spot = (
            None if match is None else next((m for m in self._context.mentions if m.start >= start + match.end()), None)
        )
        if match is None or spot is None or behind[match.end() : spot.start - start] not in ("", "the "):
            return
        place, country = self._scenes.spot(spot.span)
        guests = self._actors.subject(verb)
        if not guests or (place is None and country is None) or self._is_of_meeting(spot.end):
            return
        mood: Factuality | None = {"declined": None, "planned": "planned", "proposed": "proposed"}[state]
        when = self._scenes.when(None, clause, "planned")
        telling = Telling(verb, state, mood)
        yield replace(
            drafted(verb, "visit", telling, guests, Scene(when, place, country), "meeting: an invitation"),
            head=clause.predicate_span,
        )

    def _is_of_meeting(self, end: int) -> bool:
        """Whether a place only says whose or which meeting it is: *to the Kazan summit*, *to Russia's parade*."""
        behind = self._lines.after(end, 30)
        nouns = "|".join(self._words.nouns)
        return re.match(rf"['’]s\s|\s+(?:{nouns})\b", behind) is not None
