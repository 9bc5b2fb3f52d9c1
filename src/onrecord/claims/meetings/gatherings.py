"""Summits, sessions, talks and calls told of by a noun: whose they are, who was there and who was not."""

from __future__ import annotations

from dataclasses import replace

from onrecord import world
from onrecord.claims.meetings.desk import Desk
from onrecord.claims.meetings.draft import Draft, Scene, Telling
from onrecord.claims.meetings.setting import Setting
from onrecord.claims.meetings.text import Group, plain
from onrecord.model.claims import MeetingType
from onrecord.model.reading import Clause

_UNSURE = frozenset({"conditional", "denied", "hoped", "proposed"})
_DOING = frozenset({"object", "at", "after"})


class Gatherings:
    """Makes drafts of the meetings that one article's nouns name, visits aside."""

    __slots__ = ("_actors", "_context", "_lines", "_owners", "_scenes", "_words")

    def __init__(self, desk: Desk) -> None:
        self._context = desk.context
        self._lines = desk.lines
        self._words = desk.words
        self._scenes = desk.scenes
        self._actors = desk.actors
        self._owners = desk.owners

    def draft(
        self, clause: Clause, group: Group, setting: Setting, telling: Telling, kind: MeetingType
    ) -> Draft | None:
        """The meeting; None where it is none between states."""
        noun = self._context.words(group.noun).lower()
        if self._is_none(noun, group, setting):
            return None
        generic = noun in self._words.generic
        organisation, pair = self._owners.organisation(group)
        parties = [*pair, *self._owners.partners(group)]
        if organisation is None and not parties and (generic or kind == "summit") and setting.relation in _DOING:
            organisation, settled = self._owners.gathered(setting)
            kind = settled if settled is not None and generic and self._words.nouns.get(noun) != "session" else kind
        disposer = None
        if organisation is None and generic and telling.state in ("postponed", "cancelled"):
            # the association has put off the meeting of its committee
            organisation = disposer = self._owners.disposer(setting)
        there, absent = self._doers(group, setting, telling, organisation, kind)
        if len(there) > 1 and setting.verb is not None and setting.verb.predicate == "co-chair":
            parties = list(there)
        elif disposer is None and not (kind == "talks" and len(parties) > 1 and not self._are_guests(group)):
            parties = [*there, *parties]
        parties = [*parties, *self._owners.guests(group), *self._speakers(setting, organisation, parties, kind, noun)]
        parties = list(dict.fromkeys(one for one in parties if not self._is_its_own(one, organisation)))
        if organisation is not None and kind == "talks":
            if generic:
                kind = "session"
            elif parties and not pair:
                parties, organisation = [organisation, *parties], None
        council = self._owners.council(group) if organisation is None and telling.told else None
        if council is not None:
            parties = parties or list(council[1])
        scene = self._scenes.of_group(clause, group, setting, telling.state)
        if self._is_process(noun, group, setting, parties, scene) or self._is_nobodys(
            noun, kind, organisation, parties, telling, counted=self._is_counted(group)
        ):
            return None
        if council is not None and kind == "talks":
            kind = "session"
        return Draft(
            type=kind,
            telling=self._undenied(setting, telling),
            head=group.noun,
            evidence=self._lines.evidence(group, setting.verb if setting.told else None),
            rule="meeting: a noun and its verb" if telling.told else "meeting: a noun in passing",
            organisation=organisation,
            participants=tuple(parties),
            absent=absent,
            name=None if council is None else council[0],
            scene=scene,
            attended=self._is_attended(setting, parties),
            foreign=organisation is None
            and (self._owners.is_foreign(group) or self._is_any(group, noun, pair) or self._is_topical(group)),
        )

    def _is_nobodys(
        self,
        noun: str,
        kind: MeetingType,
        organisation: str | None,
        parties: list[str],
        telling: Telling,
        *,
        counted: bool,
    ) -> bool:
        """Whether it is a party's or a trade's congress, or talks of nobody named."""
        if noun == "congress":
            return world.organisation(organisation or "") is None
        if noun in self._words.generic or kind not in ("talks", "call"):
            return False
        if counted and telling.told:
            return False  # *the second Dialogue*: one more of those told of
        return not parties and (organisation is not None or telling.state != "declined")

    def _is_process(self, noun: str, group: Group, setting: Setting, parties: list[str], scene: Scene) -> bool:
        """*opened negotiations with Chile*, *negotiations on a cable have stalled*: going on without place or day."""
        if noun not in self._words.processes or scene.place is not None or scene.when is not None:
            return False
        if self._is_counted(group):
            return False
        if any(one.startswith("person:") for one in parties):
            return False
        verb = setting.verb
        course = verb is not None and verb.predicate in self._words.process_verbs
        joins = verb is not None and verb.predicate in self._words.attending and setting.relation == "object"
        return course or joins or (setting.relation in ("loose", "none") and not group.how)

    def _are_guests(self, group: Group) -> bool:
        """*talks with Lima and Novak*: whether those named are the others, and not all who meet."""
        return any(link.preposition in ("on", "with") for link in group.links) and not any(
            link.preposition in ("among", "between", "of") for link in group.links
        )

    def _is_counted(self, group: Group) -> bool:
        """Whether a number stands before the noun."""
        return bool(self._words.line.ordinals_in(self._context.words(group.left)))

    def _is_its_own(self, party: str, organisation: str | None) -> bool:
        """Whether somebody is the organisation that meets, or a body of it."""
        known = self._context.entities.get(party)
        owner = known.of if known is not None and known.type in ("body", "group") else None
        return organisation is not None and organisation in (party, owner)

    def _is_none(self, noun: str, group: Group, setting: Setting) -> bool:
        """*in talks with*: how things stand between two; *made a meeting*; what a party or a parliament holds."""
        bare = group.start == group.noun.start
        if bare and noun in self._words.states_of and self._words.going_on.search(self._lines.before(group.start)):
            return True
        if setting.relation != "object" or setting.verb is None:
            return False
        span = self._actors.subject_span(setting.verb)
        if setting.verb.predicate in self._words.absent and setting.verb.mood != "asserted":
            return True  # *threatened to boycott*: nobody stayed away yet
        domestic = span is not None and self._words.other.search(self._context.words(span).lower()) is not None
        founded = setting.verb.predicate in self._words.founding and noun in self._words.founded
        return domestic or founded or (setting.told and setting.verb.predicate == "make")

    def _doers(
        self, group: Group, setting: Setting, telling: Telling, organisation: str | None, kind: MeetingType
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who takes part by the verb, and who by it does not."""
        without = [e for link in group.links if link.preposition == "without" for e in self._actors.within(link.span)]
        absent = tuple(dict.fromkeys(without))
        if group.how.split()[-1:] in (["attended"], ["co-chaired"]):
            named = [e for link in group.links if link.preposition == "by" for e in self._actors.within(link.span)]
            return tuple(named), absent
        verb = setting.verb
        if verb is None or setting.relation != "object":
            return (), absent
        if verb.passive:
            return (self._actors.agents(verb) if verb.predicate in self._words.attending else ()), absent
        doers = tuple(one for one in self._actors.subject(verb) if one != organisation)
        stays_away = verb.predicate in self._words.absent or (verb.negated and verb.predicate in self._words.attending)
        if verb.predicate in self._words.attending and verb.mood in _UNSURE:
            return (), absent
        if stays_away or telling.state == "declined":
            return (), tuple(dict.fromkeys((*doers, *absent)))
        if verb.predicate == "co-chair" and kind != "visit" and organisation is None and len(doers) > 1:
            return doers, absent  # the two that lead the talks of their states
        arranges = verb.predicate in self._words.hosting | self._words.chairing | self._words.fixing
        known = self._lines.article(group) in self._words.definite
        asks = telling.state == "proposed" and (organisation is not None or kind == "conference" or known)
        if arranges or asks:
            return (), absent
        return doers, absent

    def _speakers(
        self, setting: Setting, organisation: str | None, parties: list[str], kind: MeetingType, noun: str
    ) -> tuple[str, ...]:
        """*In a phone call with Mehta, Al-Hinai said*: the other one is who does what is told."""
        if setting.verb is None or organisation is not None or setting.relation not in ("at", "after"):
            return ()
        others = self._actors.subject(setting.verb)
        speaks = kind == "conference" and setting.verb.predicate in self._words.present
        both = not parties and len(others) > 1 and self._words.nouns.get(noun) == "talks"
        return others if len(parties) == 1 or both or speaks else ()

    def _undenied(self, setting: Setting, telling: Telling) -> Telling:
        """Who stays away says nothing against the meeting."""
        taking = setting.verb is not None and setting.verb.predicate in self._words.attending | self._words.absent
        if setting.relation == "object" and taking and telling.state != "declined":
            return replace(telling, negated=False)
        return telling

    def _is_attended(self, setting: Setting, parties: list[str]) -> bool:
        """Whether who is named was there, rather than one of two that met."""
        verb = setting.verb
        if setting.relation != "object" or verb is None:
            return False
        if verb.predicate in self._words.opening:
            return len(parties) < 2  # two who open talks have them
        return verb.predicate in self._words.attending | self._words.absent

    def _is_topical(self, group: Group) -> bool:
        """*a climate summit*, *the mediation meeting*: of what it is about, and of nobody that goes unsaid."""
        start, end = self._lines.index(group.start), self._lines.index(group.noun.start)
        for at in range(start, end):
            token, word = self._lines.tokens[at], self._lines.word(at).lower()
            numbered = self._words.line.ordinal(self._lines.word(at))
            if word in self._words.topical:
                return True
            if token.pos not in ("NOUN", "PROPN") or word in self._words.untopical or numbered:
                continue
            following = self._lines.word(at + 1).lower()
            if following in self._words.gatherings or following in self._words.visitors:
                continue  # *energy ministers*
            named = any(one.span.overlaps(token.span) for one in self._context.mentions_in(group.left))
            if not named and not any(when.span.overlaps(token.span) for when in self._lines.whens):
                return True
        return False

    def _is_any(self, group: Group, noun: str, pair: tuple[str, ...]) -> bool:
        """*a meeting in Kabul*: anybody's, where no adjective makes it an organisation's (*an extraordinary one*)."""
        left = set(plain(self._context.words(group.left)).split())
        uncounted = " ".join(w for w in self._context.words(group.left).split() if not self._words.line.ordinal(w))
        if self._words.joined.search(uncounted) is not None:
            return not pair  # *the Central Asia – China summit*
        if group.how or group.whens or self._lines.after(group.noun.end, 5).startswith(" of "):
            return False
        return noun in self._words.generic and bool(left & self._words.any) and not left & self._words.plain
