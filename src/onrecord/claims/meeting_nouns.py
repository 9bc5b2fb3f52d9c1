"""Meetings told of by a noun: *the 18th SCO summit is to be held*, *at talks between A and B in C*, *a visit to D*.

A noun says one when a verb says what becomes of it, when a word puts it ahead, or when time, place or number tell it
from others; and when an organisation or those who meet are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord import world
from onrecord.claims.meeting_desk import Desk
from onrecord.claims.meeting_draft import Draft, Scene, Telling
from onrecord.claims.meeting_scene import finest
from onrecord.claims.meeting_setting import Setting
from onrecord.claims.meeting_text import Group
from onrecord.model.claims import MeetingState, MeetingType
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_PARTING = frozenset({"between", "with", "involving", "among", "amongst"})
_SETTLED = frozenset({"call", "talks", "visit"})
_UNITED = frozenset({"meeting", "session", "conference", "gathering", "retreat", "assembly", "congress", "round"})


class Nouns:
    """Finds the meetings that one article's nouns tell of."""

    __slots__ = ("_actors", "_context", "_lines", "_owners", "_scenes", "_settings", "_states", "_words")

    def __init__(self, desk: Desk) -> None:
        self._context = desk.context
        self._lines = desk.lines
        self._words = desk.words
        self._scenes = desk.scenes
        self._states = desk.states
        self._actors = desk.actors
        self._settings = desk.settings
        self._owners = desk.owners

    def drafts(self, clause: Clause) -> Iterator[Draft]:
        """What a nominal clause tells of a meeting."""
        sitting = self._sitting(clause)
        noun = "sitting" if sitting is not None else self._noun(clause)
        if noun is None:
            return
        group = self._lines.group(clause.predicate_span if sitting is None else sitting, self._words.ahead)
        before = _plain(self._context.words(group.left))
        if noun == "sitting" and re.search(r"\bof\s+(?:the\s+)?$", self._lines.before(group.start, 20)):
            return  # *a session of the General Conference*: the session says it
        if noun != "sitting" and self._is_other(noun, clause, group, before):
            return
        ordinals = self._words.line.ordinals_in(before)
        numbered = self._numbered(group.noun)
        if numbered is not None:
            ordinals = (numbered[1],)
        elif noun == "one" and not (
            ordinals or set(before.split()) & (self._words.behind | self._words.ahead | {"another"})
        ):
            return
        if self._is_many(clause, before, ordinals):
            return
        setting = self._settings.of(clause, group)
        kind = self._type(noun, group, before)
        if kind is None:
            return
        draft = self._visit(clause, group, setting) if kind == "visit" else self._meeting(clause, group, setting, kind)
        if draft is None:
            return
        draft = replace(
            draft,
            name=None if noun == "sitting" else self._name(group),
            echo=noun == "one",
            definite=self._is_definite(group),
            indefinite=before.startswith(("a ", "an ", "another ")),
            fresh=bool(
                set(before.split())
                & (self._words.ahead | {"another", "new", "fresh", "separate", "earlier", "previous"})
            ),
        )
        for ordinal in (ordinals if kind != "visit" else ()) or (None,):
            yield replace(draft, ordinal=ordinal)

    # Which nouns

    def _noun(self, clause: Clause) -> str | None:
        word = self._context.words(clause.predicate_span).lower()
        for form in (word, clause.predicate, word.removesuffix("s")):
            if form in self._words.nouns:
                return form
        if word == "one" or self._numbered(clause.predicate_span) is not None:
            return word
        return None

    def _sitting(self, clause: Clause) -> Span | None:
        """*the European Council of 23 June*: an organ's name that stands for its sitting, at a time or a place."""
        for mention in self._context.mentions:
            if mention.form != "name" or not mention.span.contains(clause.predicate_span):
                continue
            words = self._context.words(mention.span).lower()
            for name in self._words.sittings:
                if words.startswith(name) and clause.predicate_span.end <= mention.start + len(name):
                    return Span(mention.start, mention.start + len(name))
        return None

    def _numbered(self, span: Span) -> tuple[MeetingType, int] | None:
        """*COP29*, *MC14*: type and number of a meeting whose name is letters and a number."""
        match = re.fullmatch(r"([A-Z]+)-?(\d{1,3})", self._context.words(span))
        kind = None if match is None else self._words.numbered.get(match[1])
        return None if kind is None or match is None else (kind, int(match[2]))

    def _is_other(self, noun: str, clause: Clause, group: Group, before: str) -> bool:
        """Press conferences, sittings of a cabinet; the noun before another noun (*summit venue*), or owning one."""
        text = self._context.text
        behind = text[group.noun.end : group.noun.end + 60]
        if behind.startswith(("'s ", "’s ", "' ", "’ ", "-", "–")) or self._is_compounded(group):
            return True
        if self._words.other.search(before) or self._owners.is_domestic(group):
            return True
        under = re.match(r"\s+of\s+(?:the\s+|its\s+|his\s+|her\s+)?((?:[\w'’-]+\s+){0,3}[\w'’-]+)", behind)
        if under is not None and self._words.other.search(under[1].lower()):
            return True
        for mention in self._context.mentions:
            if mention.span.contains(group.noun) and mention.form == "name" and world.organisation(mention.entity):
                return True  # the Pacific Islands Forum is nobody's meeting
        at = self._lines.index(group.noun.end)
        if at >= len(self._lines.tokens) or text[group.noun.end : self._lines.tokens[at].start] != " ":
            return False
        following, word = self._lines.tokens[at], self._lines.word(at).lower()
        if following.pos not in ("NOUN", "PROPN") or any(w.span.overlaps(following.span) for w in self._lines.whens):
            return False
        verbs = {**self._words.object, **self._words.subject}
        return not {word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d")} & verbs.keys()

    def _is_many(self, clause: Clause, before: str, ordinals: tuple[int, ...]) -> bool:
        word = self._context.words(clause.predicate_span).lower()
        plural = word.endswith("s") and word not in self._words.nouns
        parts = before.replace("-", " ").split()
        return (plural and len(ordinals) < 2) or bool(set(parts) & self._words.habit)

    # Into drafts

    def _type(self, noun: str, group: Group, before: str) -> MeetingType | None:
        if noun not in self._words.nouns:
            if noun == "one":
                return "conference"
            if noun == "sitting":
                return self._words.sittings[self._context.words(group.noun).lower()]
            numbered = self._numbered(group.noun)
            return "conference" if numbered is None else numbered[0]
        kind = self._words.nouns[noun]
        behind = " ".join(
            _plain(self._context.text[group.noun.end : link.span.end])
            for link in group.links[:1]
            if link.preposition == "of"
        )
        said = f" {before} {behind} "
        wired = re.search(r"\b(?:tele)?phone\b|\bvideo\b", before) is not None
        if noun in ("call", "conversation"):
            if "courtesy" in before:
                return "talks"
            partners = wired or (noun == "call" and any(link.preposition in _PARTING for link in group.links))
            return "call" if partners else None
        if wired and (noun != "conference" or any(link.preposition in _PARTING for link in group.links)):
            return "call"
        if noun not in _UNITED:
            return kind
        return next(
            (settled for words, settled in self._words.types if f" {words} " in said and settled != "call"), kind
        )

    def _meeting(self, clause: Clause, group: Group, setting: Setting, kind: MeetingType) -> Draft | None:
        noun = self._context.words(group.noun).lower()
        if noun in ("talks", "negotiations", "dialogue") and self._words.going_on.search(
            self._lines.before(group.start)
        ):
            if group.start == group.noun.start:
                return None  # *in talks with*: how things stand between two, not one meeting
        telling = self._telling(clause, group, setting)
        if telling is None or (setting.verb is not None and setting.said and setting.verb.predicate == "make"):
            return None  # one makes a visit, not a summit
        organisation, pair = self._owners.organisation(group)
        parties = [*pair, *self._owners.partners(group)]
        doing = setting.relation in ("object", "at", "after")
        if noun == "european council":
            organisation = organisation or self._owners.of_members(group.noun)
        if organisation is None and not pair and not parties and noun in _UNITED | {"summit"} and doing:
            organisation, settled = self._owners.gathered(setting)
            kind = settled if settled is not None and noun not in ("assembly", "session") else kind
        if setting.relation == "object" and setting.verb is not None and self._is_domestic_doing(setting.verb):
            return None
        there, absent = self._doers(setting, telling, organisation, kind)
        if group.how.split()[-1:] == ["attended"]:
            there = tuple(e for link in group.links if link.preposition == "by" for e in self._actors.within(link.span))
        if there and not (kind == "talks" and len(parties) > 1):
            parties = [*there, *parties]
        parties = [*parties, *self._owners.guests(group)]
        taking = setting.verb is not None and setting.verb.predicate in self._words.attending | self._words.absent
        if setting.relation == "object" and taking and telling.state != "declined":
            telling = replace(telling, negated=False)  # who stays away says nothing against the meeting
        if setting.relation in ("at", "after") and organisation is None and setting.verb is not None:
            others = self._actors.subject(setting.verb)
            speaks = kind == "conference" and setting.verb.predicate in self._words.present
            if len(parties) == 1 or (not parties and len(others) > 1 and noun in ("meeting", "talks")) or speaks:
                parties = [*parties, *others]
        parties = list(dict.fromkeys(one for one in parties if one != organisation))
        if kind == "talks" and organisation is not None and noun in _UNITED:
            kind = "session"
        if organisation is not None and kind == "talks" and parties and not pair:
            parties, organisation = [organisation, *parties], None
        attended = self._is_attended(setting)
        if kind == "talks" and noun not in _UNITED and organisation is not None and not parties:
            return None
        if organisation is None and not parties and kind in ("talks", "call"):
            if telling.state != "declined" and noun not in _UNITED:
                return None
        without = [e for link in group.links if link.preposition == "without" for e in self._actors.within(link.span)]
        verb = setting.verb if setting.relation in ("object", "subject") else None
        return Draft(
            type=kind,
            telling=telling,
            head=group.noun,
            evidence=self._evidence(group, verb),
            rule="meeting: a noun and its verb" if telling.told else "meeting: a noun in passing",
            organisation=organisation,
            participants=tuple(parties),
            absent=tuple(dict.fromkeys((*absent, *without))),
            scene=self._scene(clause, group, setting, telling.state),
            attended=attended,
            foreign=organisation is None and (self._owners.is_foreign(group) or self._is_any(group, noun)),
        )

    def _is_compounded(self, group: Group) -> bool:
        """*a three-session streak*; a mini-summit is a summit."""
        before = self._context.text[: group.noun.start]
        return before.endswith("-") and not before.lower().endswith(
            tuple(f"{prefix}-" for prefix in self._words.prefixes)
        )

    def _is_domestic_doing(self, verb: Clause) -> bool:
        """Whether a party, a parliament, a board holds it."""
        span = self._actors.subject_span(verb)
        return span is not None and self._words.other.search(self._context.words(span).lower()) is not None

    def _doers(
        self, setting: Setting, telling: Telling, organisation: str | None, kind: MeetingType
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who takes part by the verb, and who by it does not."""
        verb = setting.verb
        if verb is None or setting.relation != "object":
            return (), ()
        if verb.passive:
            return (self._actors.agents(verb) if verb.predicate in self._words.attending else ()), ()
        doers = tuple(one for one in self._actors.subject(verb) if one != organisation)
        stays_away = verb.predicate in self._words.absent or (verb.negated and verb.predicate in self._words.attending)
        if stays_away or telling.state == "declined":
            return (), doers
        arranges = verb.predicate in self._words.hosting | self._words.chairing | {"preside", "announce", "confirm"}
        if arranges or (telling.state == "proposed" and (organisation is not None or kind == "conference")):
            return (), ()
        return doers, ()

    def _visit(self, clause: Clause, group: Group, setting: Setting) -> Draft | None:
        to = [link for link in group.links if link.preposition in ("to", "in")]
        place, country = self._scenes.where(to, frozenset({"to", "in"}))
        owner = self._owners.visitor(group, setting)
        by = [
            entity
            for link in group.links
            if link.preposition in ("by", "of", "from")
            for entity in self._actors.within(link.span)
        ]
        if " by " in self._lines.after(group.noun.end, 12):
            owner = ()
        visitors = [entity for entity in (*by, *owner) if not entity.startswith("org:")]
        verb = setting.verb if setting.relation in ("object", "subject") else None
        telling = self._telling(clause, group, setting)
        if telling is None:
            return None
        if not visitors and setting.relation == "subject" and self._is_unowned(group):
            visitors = list(self._owners.last_official(group))
        if place is None and country is None and setting.relation == "at" and setting.verb is not None:
            place, country = self._scenes.where(self._lines.tail(setting.verb.predicate_span.end)[0])
        official = any(
            one.startswith("person:") and self._actors.is_official(one) for one in visitors
        ) or self._actors.speaks_of_office(group.span)
        doer_span = None if setting.verb is None else self._actors.subject_span(setting.verb)
        official = (
            official
            or (doer_span is not None and self._actors.speaks_of_office(doer_span))
            or self._words.official.search(self._lines.context.words(group.left).lower()) is not None
        )
        if self._actors.is_at_home(visitors, country):
            return None
        spotless = place is None and country is None
        if spotless and not (telling.told and (visitors or self._is_definite(group))):
            return None
        if not official and not (telling.told and not visitors):
            return None
        scene = self._scene(clause, group, setting, telling.state)
        return Draft(
            type="visit",
            telling=telling,
            head=group.noun,
            evidence=self._evidence(group, verb),
            rule="meeting: a visit" if telling.told else "meeting: a visit in passing",
            participants=tuple(dict.fromkeys(visitors)),
            scene=replace(scene, place=place, country=country, chair=None, host=None),
        )

    def _is_any(self, group: Group, noun: str) -> bool:
        """*a meeting in Kabul*: anybody's, where no adjective makes it one of an organisation (*an extraordinary meeting*)."""
        left = set(_plain(self._context.words(group.left)).split())
        if group.how or group.whens:
            return False
        return noun in ("meeting", "conference") and bool(left & {"a", "an"}) and not left & self._words.plain

    def _is_unowned(self, group: Group) -> bool:
        """*a trip to Kyiv*: neither whose nor by whom is said."""
        left = self._context.words(group.left).lower()
        return "'" not in left and "’" not in left and " by " not in self._lines.after(group.noun.end, 40)

    def _is_bare(self, group: Group) -> bool:
        """*the Conference*: a capital and nothing before it names an organ rather than a meeting."""
        return self._context.words(group.left).lower().strip() in ("", "the")

    def _is_definite(self, group: Group) -> bool:
        """*the summit*, *their talks*: one that is known."""
        first = self._context.words(group.left).lower().split()[:1]
        return bool(first) and first[0] in self._words.definite

    def _is_attended(self, setting: Setting) -> bool:
        """Whether who is named was there, rather than one of two that met."""
        verb = setting.verb
        return (
            setting.relation == "object"
            and verb is not None
            and verb.predicate in (self._words.attending | self._words.absent)
        )

    def _telling(self, clause: Clause, group: Group, setting: Setting) -> Telling | None:
        own = self._scenes.own(group, ahead=setting.relation == "before")
        if setting.part in self._words.plans:
            return (
                Telling(clause, "planned", "planned", False, told=False)
                if own is None or not self._states.is_past(own)
                else None
            )
        if setting.relation in ("object", "subject") and setting.verb is not None and setting.said is not None:
            verb = setting.verb
            if verb.negated and verb.predicate in self._words.fixing:
                return None  # no date set, nothing confirmed: no plan
            article = self._context.words(group.left).lower().split()[:1]
            bare = verb.tense == "present" and not verb.perfect and verb.passive
            if bare and own is None and article in (["a"], ["an"], ["any"]):
                return None  # *a summit is postponed if one member stays away*: a rule, not a meeting
            when = finest([d for d in (own, self._scenes.when(group, verb, "held")) if d])
            declined = self._settings.declined(verb)
            if declined is not None:
                return declined
            telling = self._states.told(verb, setting.said, when)
            wished = setting.said == "proposed" and verb.predicate in self._words.wishing | self._words.wanting
            if telling is not None and wished and telling.mood in (None, "proposed"):
                hoped = verb.predicate not in self._words.offering
                return replace(telling, mood="hoped" if hoped else "proposed")
            return telling
        if group.how:
            state: MeetingState = "planned" if re.match(self._words.coming, group.how) else "held"
            if state == "held" and self._states.is_after(own):
                state = "planned"
            return Telling(clause, state, "planned" if state == "planned" else "asserted", False)
        before = _plain(self._context.words(group.left))
        if set(before.split()) & self._words.ahead and setting.relation != "after":
            past = setting.verb is not None and setting.verb.tense == "past" and self._states.is_past(own)
            return None if past else Telling(clause, "planned", "planned", False, told=False)
        when = own
        if when is None and setting.relation == "at" and setting.verb is not None:
            when = finest(self._scenes.dates_beside(setting.verb))
        if (
            setting.part in ("opening", "start", "beginning", "outset")
            and when is not None
            and self._states.covers(when)
        ):
            return Telling(clause, "under way", "asserted", False)
        if setting.relation == "loose" and not (own is not None and self._states.is_past(own)):
            return None
        main = setting.verb if setting.relation in ("at", "after", "before") or setting.verb is not None else None
        marked = bool(
            own
            or group.links
            or self._words.line.ordinals_in(before)
            or self._numbered(group.noun)
            or any(when.type == "DURATION" and group.left.contains(when.span) for when in self._lines.whens)
            or when
            or set(before.split()) & self._words.behind
            or self._owners.names_place(group)
        )
        named = (
            self._context.words(group.noun)[:1].isupper()
            and not group.left.start == self._lines.sentence(group.start).start
        )
        if not marked or (named and own is None and not self._words.line.ordinals_in(before) and self._is_bare(group)):
            return None
        telling = self._states.passing(clause, main, when, before=setting.relation == "before")
        aboard = self._words.nouns.get(self._context.words(group.noun).lower()) == "visit" and own is None
        if aboard and telling is not None and self._lines.before(group.start, 6).endswith(" on "):
            return replace(telling, state="under way") if telling.state == "held" else telling
        return telling

    def _scene(self, clause: Clause, group: Group, setting: Setting, state: MeetingState) -> Scene:
        verb = setting.verb if setting.relation in ("object", "subject") else None
        scene = self._scenes.of_noun(group, verb, clause)
        when = self._scenes.when(group, verb, state, ahead=setting.relation == "before")
        if when is None and setting.verb is not None and (setting.relation == "at" or setting.part == "eve"):
            when = finest(self._scenes.dates_beside(setting.verb))
        if setting.part == "venue" and scene.place is None:
            lead = self._lines.before(group.start, 60)
            for mention in self._context.mentions:
                if (
                    mention.end <= group.start
                    and mention.start >= group.start - len(lead)
                    and mention.entity.startswith("place:")
                ):
                    known = self._context.entities[mention.entity]
                    scene = replace(scene, place=known.id, country=scene.country or known.within)
        return replace(scene, when=when)

    def _evidence(self, group: Group, verb: Clause | None) -> Span:
        if verb is None or not self._lines.sentence(group.start).contains(verb.span):
            return group.span
        whole = verb.span.cover(group.span)
        return whole if len(whole) < 400 else group.span.cover(verb.predicate_span)

    def _name(self, group: Group) -> str | None:
        """The proper name, where the noun is written as one: its capitals without the number."""
        if not self._context.words(group.noun)[:1].isupper():
            return None
        start = group.noun.start
        index = self._lines.index(group.noun.start) - 1
        while index >= 0 and self._lines.tokens[index].start >= group.start:
            word = self._lines.word(index)
            if not (word[:1].isupper() or word in ("-", "–", "and", "of")) or self._words.line.ordinal(word):
                break
            start = self._lines.tokens[index].start
            index -= 1
        name = self._context.text[start : group.noun.end]
        return name.removeprefix("The ").strip(" -–") or None


def _plain(words: str) -> str:
    """Lower case, one blank, plural possessives without their mark (*foreign ministers'*)."""
    text = " ".join(words.lower().replace("’", "'").split())
    return text.replace("s' ", "s ").removesuffix("'")
