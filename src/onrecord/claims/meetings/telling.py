"""What is told of the meeting that a noun names: by its verb, by a participle behind it, or by where it stands."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.meetings.draft import Telling
from onrecord.claims.meetings.scene import Scenes, finest
from onrecord.claims.meetings.setting import Setting, Settings
from onrecord.claims.meetings.state import States
from onrecord.claims.meetings.text import Group, Lines, plain
from onrecord.lang.meetings import MeetingWords
from onrecord.model.claims import MeetingState
from onrecord.model.reading import Clause


class Tellings:
    """Tells what becomes of the meetings that one article's nouns name."""

    __slots__ = ("_context", "_lines", "_scenes", "_settings", "_states", "_words")

    def __init__(
        self, context: Context, lines: Lines, words: MeetingWords, scenes: Scenes, states: States, settings: Settings
    ) -> None:
        self._context = context
        self._lines = lines
        self._words = words
        self._scenes = scenes
        self._states = states
        self._settings = settings

    def of(self, clause: Clause, group: Group, setting: Setting, *, numbered: bool) -> Telling | None:
        """What is told of a meeting; None where nothing is, or nothing that tells it from others.

        ``numbered`` says that its very name holds a number (*COP29*).
        """
        own = self._scenes.own(group, ahead=setting.ahead)
        counted = self._words.line.ordinals_in(self._context.words(group.left))
        named = any(mention.entity.startswith("org:") for mention in self._context.mentions_in(group.left))
        if group.how.startswith("to ") and own is None and counted and not named:
            return None  # *the first such summit to be held in the region*: one that was told of
        if setting.relation == "invited" and not self._states.is_past(own):
            return None
        if setting.part in self._words.plans:
            past = own is not None and self._states.is_past(own)
            return None if past else Telling(clause, "planned", "planned", False, told=False)
        if group.how.startswith(("which", "that")) and self._is_running(group, own):
            return Telling(clause, "under way", "asserted", False)
        if self._words.set_to.match(self._lines.after(group.noun.end, 60)) is not None:
            group = replace(group, how="")  # *the meeting, set to shape the future*
        if setting.told:
            return self._by_verb(group, setting, own)
        if self._comes(group, setting):
            return Telling(clause, "under way", "asserted", False)
        if group.how:
            ahead = self._words.coming.match(group.how) is not None or self._states.is_after(own)
            state: MeetingState = "planned" if ahead else "held"
            return Telling(clause, state, "planned" if ahead else "asserted", False)
        before = set(plain(self._context.words(group.left)).split())
        if before & self._words.ahead and setting.relation != "after":
            past = setting.verb is not None and setting.verb.tense == "past" and self._states.is_past(own)
            return None if past else Telling(clause, "planned", "planned", False, told=False)
        return self._in_passing(clause, group, setting, own, numbered)

    def _is_running(self, group: Group, own: str | None) -> bool:
        """*which runs through Friday*, *which runs from Monday to Friday*: whether it goes on on the article's day."""
        if own is None or self._words.coming.match(group.how) or self._words.running.search(group.how) is None:
            return False
        ends = self._words.running.search(group.how) is not None and not group.how.endswith(("runs", "lasts"))
        until = ends or self._lines.before(group.whens[0].start, 12).endswith(("through ", "until ", "till ", "to "))
        return self._states.covers(own) or (until and len(group.whens) == 1 and self._states.is_near(own))

    def _comes(self, group: Group, setting: Setting) -> bool:
        """*Bhutto's visit to India comes amid strain*: somebody's own, and going on."""
        verb = setting.verb
        if verb is None or verb.predicate != "come" or verb.tense != "present" or verb.negated:
            return False
        left = self._context.words(group.left)
        kind = self._words.nouns.get(self._context.words(group.noun).lower())
        return kind == "visit" and bool(group.links) and ("'s" in left or "’s" in left) and setting.relation == "none"

    def _by_verb(self, group: Group, setting: Setting, own: str | None) -> Telling | None:
        verb, said = setting.verb, setting.said
        if verb is None or said is None or (verb.negated and verb.predicate in self._words.fixing):
            return None  # no date set, nothing confirmed: no plan
        if verb.predicate in self._words.fixing and verb.perfect and verb.tense == "past":
            return None  # *had originally been planned for May*: a plan no more
        confirmed = verb.predicate in self._words.fixing and not verb.passive and setting.relation == "object"
        dated = own is not None or bool(self._scenes.dates_beside(verb))
        if confirmed and not dated and not group.links and self._lines.article(group) in self._words.definite:
            return None  # *confirmed the meeting*: that it was, or that it will be
        bare = verb.tense == "present" and not verb.perfect and verb.passive and verb.mood == "asserted"
        if bare and own is None and self._lines.article(group) in self._words.any:
            return None  # *a summit is postponed if one member stays away*: a rule, not a meeting
        if verb.predicate == "convene" and verb.passive and not dated and not group.links and verb.tense == "past":
            return None  # *was convened after the attack*: called, or held
        declined = self._settings.declined(verb)
        if declined is not None:
            return declined
        if verb.predicate in self._words.relating and setting.relation == "subject":
            ahead = verb.tense == "future" or self._states.is_after(own)
            return Telling(verb, "planned" if ahead else "held", "planned" if ahead else None)
        when = finest([date for date in (own, self._scenes.when(group, verb, "held")) if date])
        when = when or self._scenes.entry(group.start)
        telling = self._states.told(verb, said, when)
        joins = setting.relation == "object" and verb.predicate in self._words.attending | self._words.absent
        if telling is not None and joins and telling.state == "proposed" and said != "proposed":
            return replace(telling, state="planned", mood="planned", negated=False, told=False)
        wished = said == "proposed" and verb.predicate in self._words.wishing | self._words.wanting
        if telling is not None and wished and telling.mood in (None, "proposed"):
            return replace(telling, mood="proposed" if verb.predicate in self._words.offering else "hoped")
        return telling

    def _in_passing(
        self, clause: Clause, group: Group, setting: Setting, own: str | None, numbered: bool
    ) -> Telling | None:
        entry = self._scenes.entry(group.start)
        own = own or entry
        when = own
        if when is None and setting.relation == "at" and setting.verb is not None:
            when = finest(self._scenes.dates_beside(setting.verb))
        opens = setting.part in self._words.openings and when is not None and self._states.covers(when)
        if opens:
            return Telling(clause, "under way", "asserted", False)
        if setting.relation == "loose" and not (own is not None and self._states.is_past(own)):
            return None
        if not (numbered or when is not None or self._is_marked(group)) or self._is_organ(group, own):
            return None
        telling = self._states.passing(clause, setting.verb, when, before=setting.relation == "before")
        aboard = self._words.nouns.get(self._context.words(group.noun).lower()) == "visit" and own is None
        if (
            telling is not None
            and telling.state == "held"
            and aboard
            and self._lines.before(group.start, 6).endswith(" on ")
        ):
            return replace(telling, state="under way")  # *Lavrov, on a visit to Yerevan, said*
        return telling

    def _is_marked(self, group: Group) -> bool:
        """Whether place, number, length or *last* tell it from others."""
        before = plain(self._context.words(group.left))
        lasting = any(when.type == "DURATION" and group.left.contains(when.span) for when in self._lines.whens)
        named = any(mention.entity.startswith("place:") for mention in self._context.mentions_in(group.left))
        counted = bool(self._words.line.ordinals_in(before)) and before.split()[0] not in ("her", "his", "my", "your")
        return bool(group.links) or counted or lasting or named or bool(set(before.split()) & self._words.behind)

    def _is_organ(self, group: Group, own: str | None) -> bool:
        """*the Conference*: a capital and nothing before it names an organ rather than a meeting."""
        left = self._context.words(group.left).lower().strip()
        capital = self._context.words(group.noun)[:1].isupper()
        opens = group.start == self._lines.sentence(group.start).start
        return capital and not opens and own is None and left in ("", "the")
