"""Visits told of by a verb: *arrived in*, *will travel to*, *led a delegation to*, *is due in*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.meetings.desk import Desk
from onrecord.claims.meetings.draft import Draft, Scene, Telling, drafted
from onrecord.claims.meetings.invitations import Invitations
from onrecord.claims.meetings.scene import finest
from onrecord.claims.meetings.text import dates_of
from onrecord.model.reading import Clause
from onrecord.model.text import Span


class Visits:
    """Finds the visits that one article's verbs tell of."""

    __slots__ = ("_actors", "_context", "_homes", "_invitations", "_lines", "_scenes", "_states", "_words")

    def __init__(self, desk: Desk) -> None:
        self._context = desk.context
        self._lines = desk.lines
        self._words = desk.words
        self._actors = desk.actors
        self._homes = desk.homes
        self._scenes = desk.scenes
        self._states = desk.states
        self._invitations = Invitations(desk)

    def drafts(self, clause: Clause) -> Iterator[Draft]:
        """What a verbal clause tells of visits."""
        if self._lines.is_custom(clause, self._words.habit):
            return
        if _base(clause) in self._words.moves:
            yield from self._moved(clause)
        elif clause.predicate in ("lead", "send", "dispatch"):
            yield from self._led(clause)
        elif clause.predicate == "invite":
            yield from self._invitations.asked(clause)
        elif clause.predicate in ("expect", "receive") and clause.passive:
            yield from self._awaited(clause)

    def _moved(self, clause: Clause) -> Iterator[Draft]:
        start = self._road(clause)
        spots = self._where(clause) if start is None else list(self._spots(start))
        if not spots:
            return
        doer = self._doer(clause)
        visitors = tuple(
            e for e in self._actors.subject(doer) if e.startswith(("person:", "country:", "body:"))
        )  # *ASEAN leaders arrived in Vientiane*: nobody that the name of the organisation would stand for
        by_office = self._actors.comes_by_office(doer)
        behind = self._lines.after(clause.predicate_span.end, 140)
        if self._is_private(behind):
            return
        purpose = self._words.purpose.search(behind) is not None
        somebody = any(one.startswith("person:") for one in visitors)
        if not (by_office or (somebody and purpose)):
            return
        telling = self._states.told(clause, "held", finest(list(dates_of(clause.whens))))
        if telling is None or (telling.state == "held" and clause.negated):
            return  # *did not travel to Riga*: that a trip was to be made is not said
        when = self._scenes.when(None, clause, telling.state) or self._scenes.same_day(clause)
        if telling.state == "held":
            dated = any(one.type == "DATE" for one in (*clause.whens, *self._lines.tail(clause.predicate_span.end)[1]))
            if _base(clause) in self._words.plain_moves and not (purpose or dated):
                return
            if _base(clause) in self._words.setting_out and self._states.is_near(when) and not clause.negated:
                telling = replace(telling, state="under way")
        by_the_way = clause.link == "adverbial" and self._words.by_the_way.search(
            self._lines.before(clause.predicate_span.end, 40)
        )
        if telling.state == "held" and clause.tense == "none" and not by_the_way:
            return
        for place, country in spots:
            if self._homes.are_at_home(visitors, country):
                continue
            yield drafted(clause, "visit", telling, visitors, Scene(when, place, country), "meeting: goes somewhere")
        yield from self._elided(clause, telling, when)

    def _is_private(self, behind: str) -> bool:
        """*for a meeting of the Socialist party*, *for a chess tournament*: what is nothing between states."""
        aim = re.search(r"\b(?:for|to attend)\s+(?:an?|the|his|her)\s(.*?)(?:\s(?:with|in|on|at)\b|[,.;]|$)", behind)
        return aim is not None and self._words.other.search(aim[1]) is not None

    def _where(self, clause: Clause) -> list[tuple[str | None, str | None]]:
        """*In Beijing, where the president arrived on Tuesday*: the place that a relative clause hangs on."""
        lead = self._context.text[self._lines.sentence(clause.predicate_span.start).start : clause.predicate_span.start]
        at = lead.rfind(", where ")
        if at < 0:
            return []
        end = clause.predicate_span.start - len(lead) + at
        spot = next((self._scenes.spot(m.span) for m in self._context.mentions if m.end == end), (None, None))
        return [] if spot == (None, None) else [spot]

    def _doer(self, clause: Clause) -> Clause:
        """The clause whose subject goes there: its own, or the one it hangs on (*while visiting Baku*)."""
        above = self._context.parent(clause)
        own = self._actors.subject(clause) or self._actors.comes_by_office(clause)
        return clause if own or above is None or clause.link != "adverbial" else above

    def _road(self, clause: Clause) -> int | None:
        """Where the words begin that say where somebody goes: behind the verb, or the place that he leaves."""
        end = clause.predicate_span.end
        behind = self._context.text[end : end + 60]
        for preposition in self._words.moves[_base(clause)]:
            match = re.match(self._words.roads.format(preposition), behind) if preposition else None
            if match is not None:
                return end + match.start("road")
            if not preposition and behind[:1] == " ":
                return end
        return None

    def _spots(self, position: int) -> Iterator[tuple[str | None, str | None]]:
        """Where somebody goes: each place of a list, a place with its country once."""
        text = self._context.text
        last: tuple[str | None, str | None] | None = None
        for mention in self._context.mentions:
            if mention.start < position:
                continue
            gap = text[position : mention.start].lower()
            known = self._context.entities.get(mention.entity)
            if known is None or known.type not in ("place", "country"):
                break
            if last is not None and last[0] is not None and gap == ", " and known.type == "country":
                yield last[0], last[1] or known.id
                return
            pattern = self._words.way if last is None else self._words.way_on
            if not pattern.fullmatch(gap) or self._leads_on(mention.end):
                break
            if last is not None:
                yield last
            last = self._scenes.spot(mention.span)
            position = mention.end
        if last is not None:
            yield last

    def _leads_on(self, end: int) -> bool:
        """Whether a name only begins what is gone to: *Russia's parade*, *the Minsk summit*."""
        behind = self._context.text[end : end + 24]
        if behind.startswith(("'s", "’s", "-")):
            return True
        return self._words.leading_on.match(behind) is not None and not self._time_at(end + 1)

    def _time_at(self, position: int) -> bool:
        return any(when.start <= position < when.end for when in self._lines.whens)

    def _elided(self, clause: Clause, telling: Telling, when: str | None) -> Iterator[Draft]:
        """*will travel to Beijing, and Chung himself to Moscow*: the verb understood."""
        sentence = self._lines.sentence(clause.predicate_span.start)
        start = clause.predicate_span.end
        names = [m for m in self._context.mentions if start <= m.start and m.end <= sentence.end and m.form == "name"]
        for who, where in pairwise(names):
            lead = self._context.text[clause.predicate_span.end : who.start].lower()
            gap = self._context.text[who.end : where.start].lower()
            if (
                who.entity.startswith("person:")
                and re.search(r"\band\s+$", lead)
                and re.fullmatch(r"\s+(?:(?:him|her)self\s+)?to\s+", gap)
            ):
                place, country = self._scenes.spot(where.span)
                if place is not None or country is not None:
                    draft = drafted(
                        clause, "visit", telling, (who.entity,), Scene(when, place, country), "meeting: goes somewhere"
                    )
                    yield replace(draft, head=who.span.cover(where.span), evidence=who.span.cover(where.span))

    def _led(self, clause: Clause) -> Iterator[Draft]:
        """*led a five-member delegation to the North's capital*."""
        behind = self._lines.after(clause.predicate_span.end, 90)
        match = self._words.led.match(behind)
        visitors = self._actors.subject(clause)
        if match is None or not visitors:
            return
        start = clause.predicate_span.end + match.end()
        spot = next((m for m in self._context.mentions if m.start >= start), None)
        if spot is None or not self._words.way.fullmatch(f" {self._context.text[start : spot.start].lower()}"):
            return
        place, country = self._scenes.spot(spot.span)
        telling = self._states.told(clause, "held", finest(list(dates_of(clause.whens))))
        seat = re.match(r"['’]s\s+capital\b", self._context.text[spot.end :]) is not None
        if seat:
            known = self._context.entities.get(spot.entity)
            place, country = None, spot.entity if known is not None and known.type == "country" else None
        if telling is None or (place is None and country is None and not seat):
            return
        yield drafted(
            clause,
            "visit",
            telling,
            visitors,
            Scene(self._scenes.when(None, clause, telling.state), place, country),
            "meeting: leads a delegation",
        )

    def due(self, clause: Clause) -> Iterator[Draft]:
        """*Mahuta is due there tomorrow*, *the envoy will be in Doha on a visit*: a copula that brings somebody."""
        behind = self._lines.after(clause.predicate_span.end, 90)
        if (on_visit := self._words.on_visit.match(behind)) is not None:
            yield from self._on_visit(clause, clause.predicate_span.end + on_visit.end(), on_visit["place"])
            return
        match = self._words.due_in.match(behind)
        if match is None:
            yield from self._in_town(clause)
            return
        start = clause.predicate_span.end
        links, whens, _, _, _ = self._lines.tail(start)
        place, country = self._scenes.where(links, frozenset({"in", "at", "to"}))
        if place is None and country is None and match["there"] is None:
            return
        visitors = self._actors.subject(clause)
        if not any(entity.startswith("person:") for entity in visitors):
            return
        when = finest([*dates_of(clause.whens), *dates_of(whens)])
        if match["there"] is not None:
            place, country = self._last_place(start)
        yield drafted(
            clause,
            "visit",
            Telling(clause, "planned", "planned"),
            visitors,
            Scene(when, place, country),
            "meeting: is due",
        )

    def _awaited(self, clause: Clause) -> Iterator[Draft]:
        """*is expected in Stockholm next week*, *had been received in Jeddah a week earlier*."""
        visitors = self._actors.subject(clause)
        if not visitors or not self._actors.comes_by_office(clause) or any(one.startswith("org:") for one in visitors):
            return
        if clause.predicate == "receive" and self._actors.agents(clause):
            return
        if self._words.in_town.match(self._lines.after(clause.predicate_span.end, 20)) is None:
            return
        telling = self._states.told(clause, "held", None)
        links = self._lines.tail(clause.predicate_span.end)[0]
        place, country = self._scenes.where(links[:1], frozenset({"in", "at"}))
        if telling is None or (place is None and country is None):
            return
        if clause.predicate == "expect":
            telling = replace(telling, state="planned", mood="expected")
        scene = Scene(self._scenes.when(None, clause, telling.state), place, country)
        yield drafted(clause, "visit", telling, visitors, scene, "meeting: is awaited")

    def _in_town(self, clause: Clause) -> Iterator[Draft]:
        """*was in Yerevan on Thursday*, *will be in Brussels for talks*: at a time, or for a purpose."""
        start = clause.predicate_span.end
        behind = self._lines.after(start, 120)
        visitors = tuple(one for one in self._actors.subject(clause) if one.startswith("person:"))
        if self._words.in_town.match(behind) is None or not visitors or not self._actors.comes_by_office(clause):
            return
        links, whens, _, _, _ = self._lines.tail(start)
        place, country = self._scenes.where(links[:1])
        when = finest([*dates_of(clause.whens), *dates_of(whens)])
        telling = self._states.told(clause, "held", when)
        purpose = self._words.purpose.search(behind) is not None
        if telling is None or (place is None and country is None) or not (when or purpose) or clause.negated:
            return
        if self._homes.are_at_home(visitors, country) or self._is_private(behind):
            return
        if clause.tense == "present":
            telling = replace(telling, state="under way", mood=None)
        yield drafted(clause, "visit", telling, visitors, Scene(when, place, country), "meeting: is in town")

    def _on_visit(self, clause: Clause, end: int, at: str | None) -> Iterator[Draft]:
        """*is on a state visit to Vietnam*, *was in Baku on a working visit*."""
        visitors = tuple(one for one in self._actors.subject(clause) if not one.startswith("org:"))
        telling = self._states.told(clause, "held", None)
        if telling is None or not (visitors or self._actors.comes_by_office(clause)):
            return
        if (
            clause.tense == "present"
            and telling.told
            and telling.state in ("planned", "held")
            and clause.mood == "asserted"
        ):
            telling = replace(telling, state="under way", mood=None)
        links, whens, _, _, _ = self._lines.tail(end)
        place, country = self._scenes.where(links, frozenset({"to", "in"}))
        if at is not None and place is None:
            sentence = self._lines.sentence(end)
            spot = next((m for m in self._context.mentions_in(Span(clause.predicate_span.end, sentence.end))), None)
            place, country = (place, country) if spot is None else self._scenes.spot(spot.span)
        if place is not None or country is not None:
            when = finest([*dates_of(clause.whens), *dates_of(whens)])
            draft = drafted(clause, "visit", telling, visitors, Scene(when, place, country), "meeting: is on a visit")
            yield replace(draft, evidence=Span(clause.span.start, max(clause.span.end, end)))

    def visiting(self) -> Iterator[Draft]:
        """*visiting Chinese President Xi Jinping*: a participle before a title."""
        for title in self._context.reading.titles:
            lead = self._lines.before(title.start, 24)
            match = re.search(r"(?:^|\s)(?:the\s+)?visiting\s+(?:\w+\s+)?$", lead)
            if match is None or "was visiting" in lead or "is visiting" in lead or "were visiting" in lead:
                continue
            clause = self._clause_at(title.span)
            if clause is None:
                continue
            start = title.start - len(lead) + match.start()
            span = Span(
                start
                + len(self._context.text[start : title.end])
                - len(self._context.text[start : title.end].lstrip()),
                title.end,
            )
            yield Draft(
                type="visit",
                telling=Telling(clause, "under way", "asserted", False),
                head=span,
                evidence=span,
                rule="meeting: visiting",
                participants=(title.person,),
            )

    def _clause_at(self, span: Span) -> Clause | None:
        inside = [c for c in self._context.clauses if span.contains(c.predicate_span)]
        return inside[0] if inside else next((c for c in self._context.clauses if c.extent.contains(span)), None)

    def _last_place(self, position: int) -> tuple[str | None, str | None]:
        for mention in reversed([m for m in self._context.mentions if m.end <= position]):
            if mention.entity.startswith("place:") and mention.form == "name":
                return mention.entity, self._context.entities[mention.entity].within
        return None, None


def _base(clause: Clause) -> str:
    """A verb without its particle (*travel on*)."""
    return clause.predicate.partition(" ")[0]
