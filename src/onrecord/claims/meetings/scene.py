"""When and where a meeting takes place, who gives it a roof and a chair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord import world
from onrecord.claims.context import Context, roles
from onrecord.claims.meetings.actors import Actors
from onrecord.claims.meetings.dating import Dating
from onrecord.claims.meetings.draft import Scene
from onrecord.claims.meetings.setting import Setting
from onrecord.claims.meetings.text import Group, Lines, Link, dates_of
from onrecord.lang.meetings import MeetingWords
from onrecord.model.claims import MeetingState
from onrecord.model.reading import Clause, When
from onrecord.model.text import Span
from onrecord.world.ids import name_slug
from onrecord.world.towns import town_country

_PLACED = frozenset({"in", "at", "near", "outside", "from", "by", "to"})
_ROADS = {"move": ("to",), "schedule": ("for",), "slate": ("for",), "set": ("for",), "plan": ("for",)}
"""What leads from a verb to the place that it gives a meeting (*moved to Pretoria*, *scheduled for Hanoi*)."""
_NEW_DATE = ("to ", "until ", "till ", "for ", "by ")


class Scenes:
    """Reads scenes off a noun's group, its verb, and what hangs on that."""

    __slots__ = ("_actors", "_context", "_dating", "_lines", "_words")

    def __init__(self, context: Context, lines: Lines, words: MeetingWords, actors: Actors) -> None:
        self._context = context
        self._lines = lines
        self._words = words
        self._actors = actors
        self._dating = Dating(context, lines, words)

    def of_noun(self, group: Group, verb: Clause | None, clause: Clause) -> Scene:
        """The scene of a meeting told of by its noun; ``verb`` where one tells what becomes of it."""
        place, country = self.where(group.links)
        if place is None:
            place, country = self._swallowed(group) or (place, country)
        if place is None:
            place, within = self._named_after(group)
            country = country or within
        host = self._by(group, self._words.hosting)
        chair = self._by(group, self._words.chairing)
        if verb is not None:
            links, _, _, _, _ = self._lines.tail(self._behind(verb, group))
            if place is None and (country is None or verb.predicate != "attend"):
                wanted = ("in", "at", "near", "outside", *_ROADS.get(verb.predicate, ()))
                found = self.where([link for link in links if link.preposition in wanted], frozenset(wanted))
                place, country = (found[0], country or found[1])
            if place is None and country is None:
                spots = [self.spot(phrase.span) for phrase in roles(verb, "in", "at") if not self.is_topic(phrase.span)]
                place, country = next((spot for spot in spots if spot != (None, None)), (None, None))
            by_subject = () if verb.passive else self._actors.subject(verb)
            doer = next(iter(by_subject), None) or self._agent(verb, links)
            if _is_one_of(verb, self._words.hosting):
                host = host or doer
                place = place or self._own_town(verb)
            if verb.predicate in ("propose", "convene") and verb.passive:
                host = host or doer  # *a conference was proposed by Oman*
            if _is_one_of(verb, self._words.chairing) and verb.predicate != "lead":
                chair = chair or doer
            chair = chair or self._rotating(verb)
        chair = chair or self._rotating(clause) or self._under(group)
        if host is not None and country is None and host.startswith("country:"):
            country = host
        return Scene(None, place, country, host, chair)

    def _own_town(self, verb: Clause) -> str | None:
        """*Tashkent will host the ministerial*: the capital that stands for its country is also the place."""
        span = None if verb.passive else self._actors.subject_span(verb)
        words = "" if span is None else self._context.words(span)
        known = world.recognise(words)
        return (
            f"place:{name_slug(words)}"
            if len(known) == 1 and known[0].kind == "capital" and known[0].text == words
            else None
        )

    def of_group(self, clause: Clause, group: Group, setting: Setting, state: MeetingState) -> Scene:
        """The scene of a meeting as its noun and its setting tell it."""
        verb = setting.verb if setting.relation in ("object", "subject") else None
        scene = self.of_noun(group, verb, clause)
        when = self.when(group, verb, state, ahead=setting.ahead)
        if when is None and setting.verb is not None and (setting.relation == "at" or setting.part == "eve"):
            when = finest(self.dates_beside(setting.verb))
        goes = setting.verb is not None and setting.verb.predicate in self._words.moves
        if (
            setting.relation == "before"
            and goes
            and setting.verb is not None
            and (scene.place, scene.country) == (None, None)
        ):
            links = self._lines.tail(setting.verb.predicate_span.end)[0]
            place, country = self.where(links[:1], frozenset({"to", "in", "for"}))
            scene = replace(scene, place=place, country=country)
            when = when or finest(self.dates_beside(setting.verb))
        if setting.part == "venue" and scene.place is None:
            lead = Span(group.start - len(self._lines.before(group.start, 60)), group.start)
            place, country = self.spot(lead)
            scene = replace(scene, place=place, country=scene.country or country)
        if state in ("cancelled", "postponed") and verb is not None:
            scene, when = self._before(group, verb, scene, when)
        if when is None and setting.relation != "before":
            when = self._dating.same_day(group.start, group.end) or self._dating.when_clause(group.start)
            when = when or self._dating.entry(group.start)
        return replace(scene, when=self._dating.lasting(group, setting.verb, when))

    def _before(self, group: Group, verb: Clause, scene: Scene, when: str | None) -> tuple[Scene, str | None]:
        """*the summit, which Togo was to host in Lomé in May, was scrapped*: what it should have been."""
        start = group.noun.end
        behind = self._context.text[start : self._lines.sentence(start).end]
        relative = self._words.should_be.match(behind)
        if relative is None:
            return scene, when
        end = start + relative.end()
        if verb.predicate_span.start > start:
            end = min(end, verb.predicate_span.start)
        inside = Span(start + relative.start("what"), end)
        if scene.place is None:
            for mention in self._context.mentions_in(inside):
                if re.search(r"\b(?:in|at)\s+$", self._context.text[inside.start : mention.start]):
                    place, country = self.spot(mention.span)
                    scene = replace(scene, place=place, country=country or scene.country)
                    break
        if when is None:
            when = finest(list(dates_of([one for one in self._lines.whens if inside.contains(one.span)])))
        return scene, when

    def entry(self, position: int) -> str | None:
        """The date of the entry of a chronology that a place is in."""
        return self._dating.entry(position)

    def same_day(self, clause: Clause) -> str | None:
        """*Later in the day they met*: the day last spoken of."""
        return self._dating.same_day(clause.predicate_span.start, clause.predicate_span.end)

    def where(
        self, links: Sequence[Link], prepositions: frozenset[str] = frozenset({"in", "at", "near", "outside"})
    ) -> tuple[str | None, str | None]:
        """Place and country of the first link that says where."""
        for link in links:
            if link.preposition in prepositions:
                found = self.spot(link.span)
                if found != (None, None):
                    return found
        return None, None

    def is_topic(self, span: Span) -> bool:
        """*to review the situation in Mali*: a place that is spoken of, not where somebody meets."""
        lead = self._lines.before(span.start, 160)
        aim = re.search(r"\bto\s+(?!be\b|take\b)[a-z]+\s[^,]*$", lead)
        return aim is not None or self._words.topic.search(lead) is not None

    def spot(self, span: Span) -> tuple[str | None, str | None]:
        """The place and the country that a stretch of words names."""
        place = country = None
        first = next((m.start for m in self._context.mentions_in(span)), span.start)
        words = re.split(r"\s(?:in|at)\s", self._context.text[span.start : first])[-1]
        lead = set(re.findall(r"\b[a-z][\w-]+", words))
        if lead - self._words.line.sites:
            return None, None
        for mention in self._context.mentions_in(span):
            known = self._context.entities.get(mention.entity)
            owns = self._context.text[mention.end : mention.end + 2] in ("'s", "’s") and not any(
                other.start > mention.end and other.entity.startswith(("place:", "country:"))
                for other in self._context.mentions_in(span)
            )
            if known is None or owns:
                continue
            if known.type == "place" and place is None:
                place, country = known.id, country or known.within or town_country(known.name)
            elif known.type == "country" and country is None:
                country = known.id
        return place, country

    def _swallowed(self, group: Group) -> tuple[str | None, str | None] | None:
        """The town that was taken for part of a body's name (*Council of Heads of State in Astana*)."""
        for mention in self._context.mentions_in(Span(group.start, group.end)):
            known = self._context.entities.get(mention.entity)
            seat = re.search(r"\sin\s([A-Z][\w’'-]+)$", self._context.words(mention.span))
            if known is not None and known.type == "body" and seat is not None:
                country = known.of if known.of is not None and known.of.startswith("country:") else None
                return f"place:{name_slug(seat[1])}", country
        return None

    def own(self, group: Group, *, ahead: bool = False) -> str | None:
        """The date that stands with the noun itself: *the November meeting*, *the summit in June*."""
        left = [when for when in self._lines.whens if group.left.contains(when.span)]
        behind = list(group.whens)
        if set(self._context.words(group.left).lower().split()) & self._words.ahead:
            today = self._context.reading.article.published
            behind = [when for when in behind if when.edtf != today]  # *visited the centre of the coming summit today*
        found = finest(list(dates_of([*left, *behind])))
        runs = group.how.startswith(("which runs", "that runs", "which ends"))
        return self._ahead(found) if ahead or runs else found

    def when(self, group: Group | None, verb: Clause | None, state: MeetingState, *, ahead: bool = False) -> str | None:
        """When it takes place: for what was put off the new date, for what was called off its own."""
        one = None if group is None else self.own(group, ahead=ahead)
        own = [] if one is None else [one]
        if verb is None or state in ("cancelled", "declined") or (verb.predicate in self._words.relating and group):
            return finest(own)
        behind = self._lines.tail(self._behind(verb, group))[1]
        if state == "postponed":
            return self._ahead(
                _new_day(finest(list(dates_of([one for one in behind if self._is_new(one)]))))
            ) or finest(own)
        behind = tuple(one for one in behind if not self._is_anothers(one, verb, group))
        found = finest([*own, *self.dates_beside(verb, group), *dates_of(behind)])
        found = self._of_year(found, verb)
        return self._ahead(found) if state in ("planned", "proposed") else found

    def dates_beside(self, verb: Clause, group: Group | None = None) -> list[str]:
        """The dates that modify a verb, but not the year of an office (*as the chair for 2023*)."""
        return list(
            dates_of(
                [
                    one
                    for one in verb.whens
                    if not self._words.term.search(self._lines.before(one.start, 40))
                    and not self._is_anothers(one, verb, group)
                ]
            )
        )

    def _is_anothers(self, when: When, verb: Clause, group: Group | None) -> bool:
        """*The summit adopted the report of the meeting on 17 March*: the date of another meeting's noun."""
        if group is None or group.span.contains(when.span):
            return False
        start = max(verb.predicate_span.end, group.end if group.start > verb.predicate_span.end else 0)
        between = set(re.findall(r"[a-z]+", self._context.text[start : when.start].lower()))
        return bool(between & (self._words.nouns.keys() & self._words.anothers))

    def _ahead(self, when: str | None) -> str | None:
        """The next such month or day where *moved to June* was taken for the last one."""
        published = self._context.reading.article.published
        low, _, high = (when or "").partition("/")
        if len(low) == len(high) == 10 and low[:4] == high[:4] and low[:4].isdigit():
            moved = self._ahead(high) if not self._is_dated(when or "") else high
            return f"{moved[:4]}{low[4:]}/{moved}" if moved and moved[4:] == high[4:] else when
        if when is None or published is None or "/" in when or len(when) < 7 or not when[:4].isdigit():
            return when
        if when >= published[: len(when)] or self._is_dated(when):
            return when
        if len(when) == len(published) == 10 and _days_between(when, published) <= 7:
            return when if self._is_numbered(when) else _later(when, 7)  # a weekday
        return f"{int(when[:4]) + 1}{when[4:]}" if _days_between(when, published) > 60 else when

    def _of_year(self, when: str | None, verb: Clause) -> str | None:
        """*Next year it is to host the summit on July 7*: the day is of that year."""
        year = next((one for one in self.dates_beside(verb) if len(one) == 4 and one.isdecimal()), None)
        if when is None or year is None or not when[:4].isdecimal() or len(when) < 7 or self._is_dated(when):
            return when
        return re.sub(r"\b\d{4}(?=-\d\d)", year, when) if when[:4] != year else when

    def _is_dated(self, when: str) -> bool:
        """Whether the words that say a date say its year."""
        return any(one.edtf == when and when[:4] in self._context.words(one.span) for one in self._lines.whens)

    def _is_numbered(self, when: str) -> bool:
        """Whether the words that say a day say its number (*on 2 September*, not *on Monday*)."""
        said = [self._context.words(one.span) for one in self._lines.whens if one.edtf == when]
        return any(any(letter.isdigit() for letter in words) for words in said)

    def _is_new(self, when: When) -> bool:
        return self._lines.before(when.start, 16).endswith(_NEW_DATE)

    def _behind(self, verb: Clause, group: Group | None) -> int:
        if verb.form == "copular":
            match = self._words.stands.match(self._lines.after(verb.predicate_span.end, 40))
            return verb.predicate_span.end + (0 if match is None else match.end())
        if group is not None and verb.predicate_span.end <= group.start:
            return group.end
        return verb.predicate_span.end

    def _named_after(self, group: Group) -> tuple[str | None, str | None]:
        """*the Phnom Penh summit*; a country before the noun is a party, no place."""
        for mention in self._context.mentions_in(group.left):
            known = self._context.entities.get(mention.entity)
            if known is not None and known.type == "place":
                return known.id, known.within or town_country(known.name)
        return None, None

    def _by(self, group: Group, verbs: frozenset[str]) -> str | None:
        """*chaired by Karimov* behind the noun."""
        stem = group.how.split()[-1:] or [""]
        if not any(stem[0].startswith(verb) for verb in verbs):
            return None
        for link in group.links:
            if link.preposition == "by":
                return next(iter(self._actors.within(link.span)), None)
        return None

    def _agent(self, verb: Clause, links: Sequence[Link]) -> str | None:
        if not verb.passive:
            return None
        for phrase in roles(verb, "who", "by"):
            found = self._actors.of_phrase(phrase)
            if found:
                return found[0]
        return next(
            (found[0] for link in links if link.preposition == "by" and (found := self._actors.within(link.span))), None
        )

    def _rotating(self, teller: Clause) -> str | None:
        """*with China taking the rotating chair*."""
        for clause in self._context.children(teller):
            takes = clause.predicate in ("take", "hold", "assume")
            if takes and any(phrase.head in self._words.chair for phrase in roles(clause, "whom")):
                return next(iter(self._actors.subject(clause)), None)
            if clause.predicate == "chair":
                return next(iter(self._actors.subject(clause) or self._of(clause, "who", "by")), None)
        return None

    def _under(self, group: Group) -> str | None:
        """*was held online under India's chairmanship*."""
        start = group.noun.end
        match = self._words.under.search(self._context.text[start : self._lines.sentence(group.start).end])
        if match is None:
            return None
        who = "who" if match["who"] is not None else "whom"
        return next(iter(self._actors.within(Span(start + match.start(who), start + match.end(who)))), None)

    def _of(self, clause: Clause, *names: str) -> tuple[str, ...]:
        return tuple(entity for phrase in roles(clause, *names) for entity in self._actors.of_phrase(phrase))


def finest(dates: Sequence[str]) -> str | None:
    """Of *this year's* and *in June* the narrower; a season or a half year is wider than any month."""
    return max(dates, key=lambda when: (when[5:7] <= "12", len(when)), default=None)


def _new_day(when: str | None) -> str | None:
    """*until May*, *from March to May*: of what is put off the day it is put off to."""
    parts = (when or "").split("/")
    return parts[-1] if len(parts) == 2 and len(parts[1]) < 10 and parts[1][:4].isdigit() else when


def _is_one_of(verb: Clause, words: frozenset[str]) -> bool:
    """Whether a verb is in a list, however its dictionary form was made (*presid*)."""
    return verb.predicate in words or f"{verb.predicate}e" in words


def _days_between(early: str, late: str) -> int:
    """Days from one date to a later one; of a month its first day counts."""
    return (_day(late) - _day(early)).days


def _later(when: str, days: int) -> str:
    return (_day(when) + timedelta(days=days)).isoformat()


def _day(when: str) -> date:
    year, month, day = (*(int(part) for part in when[:10].split("-")), 1, 1)[:3]
    return date(year, month if month <= 12 else 1, day)
