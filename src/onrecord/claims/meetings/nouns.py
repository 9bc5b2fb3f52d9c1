"""Meetings told of by a noun: *the 18th SCO summit is to be held*, *at talks between A and B in C*, *a visit to D*.

A noun says one when a verb says what becomes of it, when a word puts it ahead, or when time, place or number tell it
from others; and when an organisation or those who meet are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord import world
from onrecord.claims.context import Context
from onrecord.claims.meetings.desk import Desk
from onrecord.claims.meetings.draft import Draft
from onrecord.claims.meetings.gatherings import Gatherings
from onrecord.claims.meetings.setting import Setting
from onrecord.claims.meetings.text import Group, plain
from onrecord.claims.meetings.trips import Trips
from onrecord.model.claims import MeetingType
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_PARTING = frozenset({"between", "with", "involving", "among", "amongst"})
_FURTHER = re.compile(r" of the (?:[A-Z][\w’-]+ ?)+(?<! )")
_ALONE = frozenset({"Conference", "Dialogue", "Forum", "Summit"})
"""Nouns that *of* makes a name of (*the Summit of the Americas*)."""
_ORGAN = "an organ"
"""Stands for the noun where an organ's name stands for its sitting."""
_NEAR = 600
"""Characters in which a telephone tells what a *conversation* is."""
_UNITED = frozenset({"meeting", "session", "conference", "gathering", "retreat", "assembly", "congress", "round"})


class Nouns:
    """Finds the meetings that one article's nouns tell of."""

    __slots__ = ("_context", "_gatherings", "_lines", "_owners", "_settings", "_tellings", "_trips", "_words")

    def __init__(self, desk: Desk) -> None:
        self._context = desk.context
        self._lines = desk.lines
        self._words = desk.words
        self._settings = desk.settings
        self._owners = desk.owners
        self._tellings = desk.tellings
        self._gatherings = Gatherings(desk)
        self._trips = Trips(desk)

    def drafts(self, clause: Clause) -> Iterator[Draft]:
        """What a nominal clause tells of a meeting."""
        sitting = self._sitting(clause)
        noun = _ORGAN if sitting is not None else self._noun(clause)
        if noun is None:
            return
        group = self._lines.group(clause.predicate_span if sitting is None else sitting, self._words.ahead)
        before = plain(self._context.words(group.left))
        if noun == _ORGAN and re.search(r"\bof\s+(?:the\s+)?$", self._lines.before(group.start, 20)):
            return  # *a session of the General Conference*: the session says it
        if noun != _ORGAN and self._is_other(noun, clause, group, before):
            return
        numbered = self._numbered(group.noun)
        ordinals = self._words.line.ordinals_in(self._context.words(group.left))
        ordinals = ordinals if numbered is None else (numbered[1],)
        if noun == "one" and not self._is_another(group, before, ordinals):
            return
        if self._is_many(clause, before, ordinals):
            return
        if self._is_personal(group):
            ordinals = ()  # *his first summit*: the first of his, not of the organisation's
        setting = self._settings.of(clause, group)
        if self._is_organ(noun, group, setting, ordinals):
            return
        kind = self._type(noun, group, before)
        telling = None if kind is None else self._tellings.of(clause, group, setting, numbered=numbered is not None)
        if kind is None or telling is None:
            return
        draft = (
            self._trips.draft(clause, group, setting, telling)
            if kind == "visit"
            else self._gatherings.draft(clause, group, setting, telling, kind)
        )
        if draft is not None:
            yield from self._each(self._marked(draft, noun, group, before), before, ordinals)

    def _marked(self, draft: Draft, noun: str, group: Group, before: str) -> Draft:
        """With its name, and how its article and its adjectives set it against others."""
        said = set(before.split())
        name = draft.name or (None if noun == _ORGAN else self._name(group))
        known = None if draft.organisation or draft.participants or name is None else _organisation_in(name)
        return replace(
            draft,
            organisation=draft.organisation or known,
            name=name,
            echo=noun == "one",
            definite=self._lines.article(group) in self._words.definite or _is_owned(draft, group, self._context),
            indefinite=before.split()[:1] in (["a"], ["an"], ["another"]),
            fresh=bool(said & (self._words.ahead | {"another", "new", "fresh", "separate", "earlier", "previous"})),
        )

    def _each(self, draft: Draft, before: str, ordinals: tuple[int, ...]) -> Iterator[Draft]:
        """Each of several told of at once: *the 40th and 41st summits*, courtesy calls one after the other."""
        apart = {"bilateral", "courtesy", "separate"} & set(before.split())
        if apart and draft.type in ("talks", "call") and len(draft.participants) > 2:
            guest, *hosts = draft.participants
            for host in hosts:
                yield replace(draft, participants=(guest, host))
            return
        for ordinal in (ordinals if draft.type != "visit" else ()) or (None,):
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
        word = self._context.words(clause.predicate_span).lower()
        if not any(word in name for name in self._words.sittings):
            return None
        for mention in self._context.mentions:
            if mention.form != "name" or not mention.span.contains(clause.predicate_span):
                continue
            words = self._context.words(mention.span).lower()
            for name in self._words.sittings:
                if words.startswith(name) and clause.predicate_span.end <= mention.start + len(name):
                    return Span(mention.start, mention.start + len(name))
        return None

    def _is_personal(self, group: Group) -> bool:
        """Whether somebody is the owner of what is numbered."""
        first = next(iter(self._context.words(group.left).lower().split()), "")
        return first in ("her", "his", "my", "your") or any(
            mention.entity.startswith("person:") and mention.form == "name"
            for mention in self._context.mentions_in(group.left)
        )

    def _is_another(self, group: Group, before: str, ordinals: tuple[int, ...]) -> bool:
        """*the next one*, *the first one*; not *the meeting in Vienna, its last one as a member*."""
        if self._context.text[: group.start].endswith(", "):
            return False
        return bool(ordinals or set(before.split()) & (self._words.behind | self._words.ahead | {"another"}))

    def _is_organ(self, noun: str, group: Group, setting: Setting, ordinals: tuple[int, ...]) -> bool:
        """Whether the noun names an organisation, a party, a parliament or an organ of somewhere."""
        capital = self._context.words(group.noun)[:1].isupper()
        if noun == "conclave":
            return capital
        if noun == "congress":
            return capital and not (ordinals or group.whens)
        return noun == "assembly" and not (ordinals or setting.told or group.whens)

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
        if self._words.heading.search(self._lines.before(group.start, 40)):
            return True  # president of the current session of the council
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
        plural = word.endswith("s") and word not in self._words.nouns and "courtesy" not in before
        parts = before.replace("-", " ").split()
        return (plural and len(ordinals) < 2) or bool(set(parts) & self._words.habit)

    # Into drafts

    def _type(self, noun: str, group: Group, before: str) -> MeetingType | None:
        if noun not in self._words.nouns:
            if noun == "one":
                return "conference"
            if noun == _ORGAN:
                return self._words.sittings[self._context.words(group.noun).lower()]
            numbered = self._numbered(group.noun)
            return "conference" if numbered is None else numbered[0]
        kind = self._words.nouns[noun]
        behind = " ".join(
            plain(self._context.text[group.noun.end : link.span.end])
            for link in group.links[:1]
            if link.preposition == "of"
        )
        said = f" {before} {behind} {self._members(group)} "
        wired = self._words.wired.search(before) is not None
        if noun in ("call", "conversation", "discussion", "talk"):
            if "courtesy" in before:
                return "talks"
            partners = wired or (noun == "call" and any(link.preposition in _PARTING for link in group.links))
            if noun == "conversation" and not wired and any(link.preposition in _PARTING for link in group.links):
                near = self._context.text[max(0, group.start - _NEAR) : group.start].lower()
                return "call" if self._words.wired.search(near) else "talks"
            return "call" if partners else None
        if wired and (noun != "conference" or any(link.preposition in _PARTING for link in group.links)):
            return "call"
        if noun not in _UNITED:
            return kind
        return next(
            (settled for words, settled in self._words.types if f" {words} " in said and settled != "call"), kind
        )

    def _members(self, group: Group) -> str:
        """*of SCO foreign ministers*: the lower-case words behind the name that *of* leads to."""
        if not group.links or group.links[0].preposition != "of":
            return ""
        if not any(m.entity.startswith("org:") for m in self._context.mentions_in(group.links[0].span)):
            return ""  # those of two states
        found = re.match(r"(?:['’]s?)?((?:\s+[a-z]+){1,4})", self._context.text[group.links[0].span.end :])
        return "" if found is None else plain(found[1])

    def _is_compounded(self, group: Group) -> bool:
        """*a three-session streak*; a mini-summit is a summit."""
        before = self._context.text[: group.noun.start]
        return before.endswith("-") and not before.lower().endswith(
            tuple(f"{prefix}-" for prefix in self._words.prefixes)
        )

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
        alone = start == group.noun.start and self._context.words(group.noun) in _ALONE
        further = _FURTHER.match(self._context.text, group.noun.end) if alone else None
        known = further is not None and any(self._context.mentions_in(Span(group.noun.end, further.end())))
        name = self._context.text[start : group.noun.end if further is None or known else further.end()]
        return name.removeprefix("The ").strip(" -–") or None


def _is_owned(draft: Draft, group: Group, context: Context) -> bool:
    """*Novak's trip*: as known as *his trip*."""
    left = context.words(group.left)
    return draft.type == "visit" and bool(draft.participants) and ("'s" in left or "’s" in left)


def _organisation_in(name: str) -> str | None:
    """The organisation that a meeting's own name names (*Pacific Islands Forum Leaders Meeting*)."""
    found = {one.id for one in world.recognise(name) if world.organisation(one.id) is not None}
    return found.pop() if len(found) == 1 else None
