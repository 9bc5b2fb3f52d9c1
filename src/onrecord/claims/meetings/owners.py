"""Whose meeting a noun names: an organisation's, or that of those who meet."""

from __future__ import annotations

import re

from onrecord import world
from onrecord.claims.context import Context, is_organisation, roles
from onrecord.claims.meetings.actors import Actors
from onrecord.claims.meetings.setting import Setting
from onrecord.claims.meetings.text import Group, Lines
from onrecord.lang.meetings import MeetingWords
from onrecord.model.claims import MeetingType
from onrecord.model.reading import Mention
from onrecord.model.text import Span

_PARTING = frozenset({"between", "with", "involving", "among", "amongst"})


_COUNCIL = re.compile(
    r"\s+of\s+(?:the\s+)?(?P<name>(?:[A-Z][\w’'-]+\s+){1,5}?(?P<organ>[A-Z][a-z]+))(?=\s+(?:for|in|on|of|was|were|is|will|has|to|under)\b|[,.])"
)


class Owners:
    """Reads organisations, partners and visitors off a noun's group."""

    __slots__ = ("_actors", "_context", "_lines", "_words")

    def __init__(self, context: Context, lines: Lines, words: MeetingWords, actors: Actors) -> None:
        self._context = context
        self._lines = lines
        self._words = words
        self._actors = actors

    def organisation(self, group: Group) -> tuple[str | None, tuple[str, ...]]:
        """Whose meeting it is; or the pair that its name joins (*the US-Japan summit*)."""
        named = self._actors.within(group.left)
        countries = [one for one in named if one.startswith("country:")]
        organisations = [one for one in named if one.startswith("org:")]
        owned = "'s" in self._context.words(group.left) or "’s" in self._context.words(group.left)
        if len(named) == 2 == len(countries) + len(organisations) and self._is_joined(group):
            return None, named
        if owned and named and named[0].startswith("person:"):
            return None, named[:1]
        if organisations:
            return organisations[0], ()
        for mention in self._context.mentions_in(group.left):
            if (org := self._parent(mention.entity)) is not None:
                return org, ()
        for link in group.links:
            if link.preposition not in ("of", "under", "between", "within"):
                continue
            for mention in self._context.mentions_in(link.span):
                if mention.form != "name" or mention.span.contains(group.noun):
                    continue
                if link.preposition == "of" and (org := self._apposed(mention)) is not None:
                    return org, ()
                if (
                    link.preposition == "of"
                    and mention.entity in self._actors.within(mention.span)
                    and mention.entity.startswith("org:")
                ):
                    return mention.entity, ()
                if (org := self._parent(mention.entity)) is not None:
                    return org, ()
        return None, tuple(countries) if owned or len(countries) > 1 else ()

    def _apposed(self, mention: Mention) -> str | None:
        """*the Bay of Bengal grouping, BIMSTEC*: the known name behind an unknown one."""
        own = "|".join(self._words.own)
        unknown = mention.entity.startswith("org:")
        if world.organisation(mention.entity) is not None:
            return None
        for one in self._context.mentions:
            if one.start > mention.end and world.organisation(one.entity) is not None:
                gap = self._context.text[mention.end : one.start]
                called = rf"\s+(?:{own}),\s+(?:the\s+)?"
                plain = r"(?:\s+[a-z]+)?,\s+(?:the\s+)?" if unknown else called
                return one.entity if re.fullmatch(plain, gap) else None
        return None

    def _parent(self, entity: str) -> str | None:
        known = self._context.entities.get(entity)
        if known is not None and known.type in ("body", "group") and (known.of or "").startswith("org:"):
            owner = self._context.entities.get(known.of or "")
            named = world.organisation(known.of or "")
            called = named is not None and any(
                named.acronym is not None and named.acronym in one.text.split() for one in known.mentions
            )
            return known.of if owner is not None or known.type == "group" or called else None
        return None

    def _is_joined(self, group: Group) -> bool:
        return re.search(r"\w\s?[-–—/]\s?[A-Z]|\band\b", self._context.words(group.left)) is not None

    def partners(self, group: Group) -> list[str]:
        """Those whom *between*, *with* or a list behind *of* names."""
        found: list[str] = []
        for link in group.links:
            courtesy = link.preposition in ("on", "to") and "courtesy" in self._context.words(group.left).lower()
            called = link.preposition == "from" and self._context.words(group.noun).lower() in ("call", "calls")
            if link.preposition in _PARTING or courtesy or called:
                found.extend(self._actors.within(link.span))
            elif link.preposition == "of":
                named = self._actors.within(link.span)
                found.extend(named if len(named) > 1 else ())
        return found

    def guests(self, group: Group) -> tuple[str, ...]:
        """*with Gentiloni among the guests*: who is named as one of those who were there."""
        sentence = self._lines.sentence(group.start)
        behind = self._context.text[group.end : sentence.end]
        match = self._words.guests.search(behind)
        return (
            ()
            if match is None
            else self._actors.within(Span(group.end + match.start("who"), group.end + match.end("who")))
        )

    def last_official(self, group: Group) -> tuple[str, ...]:
        """Who was last spoken of in the paragraph, of those in office (*A trip to Kyiv is on the cards*)."""
        start = self._context.text.rfind("\n\n", 0, group.start) + 1
        for clause in reversed(self._context.clauses):
            if not start <= clause.predicate_span.start < self._lines.sentence(group.start).start:
                continue
            people = [one for one in self._actors.subject(clause) if one.startswith("person:")]
            if len(people) == 1 and self._actors.is_official(people[0]):
                return tuple(people)
        people = [m.entity for m in self._context.mentions if m.start < group.start and m.entity.startswith("person:")]
        first = next((one for one in people if self._actors.is_official(one)), None)
        return (first,) if first is not None and people.count(first) >= max(2, len(people) // 2) else ()

    def gathered(self, setting: Setting) -> tuple[str | None, MeetingType | None]:
        """*The foreign ministers of the GCC will hold a meeting*: their organisation, and what kind that makes it."""
        verb = setting.verb
        joins = self._words.attending | self._words.absent
        span = None if verb is None or verb.passive or verb.predicate in joins else self._actors.subject_span(verb)
        if span is None:
            return None, None
        words = self._context.words(span).lower()
        kind = self.gathering(words)
        organisation = self.of_members(span)
        known = self._context.entities.get(organisation or "")
        alone = known is not None and self._actors.within(span) == (organisation,)
        return (organisation, kind) if kind is not None or alone else (None, None)

    def council(self, group: Group) -> tuple[str, tuple[str, ...]] | None:
        """*of the Supreme Interstate Council*, *of the Turkmen-Uzbek Commission*: its name, and whose it is."""
        found = _COUNCIL.match(self._context.text, group.noun.end)
        if found is None or (found["organ"] or "").lower() not in self._words.own:
            return None
        name = found["name"]
        known = world.recognise(name.replace("-", " "))
        if any(one.kind not in ("country", "demonym") for one in known):
            return None
        return name, tuple(dict.fromkeys(one.id for one in known)) if len({one.id for one in known}) > 1 else ()

    def disposer(self, setting: Setting) -> str | None:
        """The organisation that puts off or calls off what is its own."""
        verb = setting.verb
        if verb is None or verb.passive or setting.relation != "object":
            return None
        found = next((phrase.entity for phrase in roles(verb, "who")), None)
        return found if is_organisation(found) else None

    def gathering(self, words: str) -> MeetingType | None:
        """What a meeting of such people is: leaders a summit, ministers a ministerial."""
        for plural in sorted(self._words.gatherings, key=len, reverse=True):
            if re.search(rf"\b{plural}\b", words):
                return self._words.gatherings[plural]
        return None

    def of_members(self, span: Span) -> str | None:
        """The organisation that some words name, or whose body or members they name."""
        for mention in self._context.mentions_in(span):
            known = self._context.entities.get(mention.entity)
            own = self._lines.is_possessive(mention) or (
                known is not None and known.id in self._actors.within(mention.span)
            )
            if known is not None and known.type == "organisation" and own:
                return known.id  # the ministers of the bloc, its ministers
            if known is not None and known.type in ("body", "group") and (known.of or "").startswith("org:"):
                return known.of if is_spoken_of(self._context, known.of or "", mention.end) else None
        return self._possessor(span)

    def _possessor(self, span: Span) -> str | None:
        """*Its ministers*, *whose leaders*: the one organisation named in the sentence before, or right before."""
        first = self._context.words(span).lower().split()[:1]
        sentence = self._lines.sentence(span.start)
        if first == ["whose"]:
            near = [m for m in self._context.mentions if sentence.start <= m.start and m.end <= span.start]
            found = [m.entity for m in near if self._words.apposed.fullmatch(self._context.text[m.end : span.start])]
        elif first == ["its"]:
            before = self._lines.sentence(max(0, sentence.start - 2))
            around = [m for m in self._context.mentions if before.start <= m.start < span.start]
            found = list({m.entity for m in around if world.organisation(m.entity) is not None})
        else:
            return None
        return found[-1] if len(found) == 1 and world.organisation(found[0]) is not None else None

    def visitor(self, group: Group, setting: Setting) -> tuple[str, ...]:
        """Whose visit it is: the possessor, else who pays it or is on it."""
        left = self._context.words(group.left)
        if "'s" in left or "’s" in left or "s' " in left:
            return self._actors.within(group.left)
        owners = tuple(m.entity for m in self._context.mentions_in(group.left) if m.form == "pronoun")
        if setting.verb is not None and not setting.verb.passive and setting.relation != "subject":
            doers = self._actors.subject(setting.verb)
            return owners if len(doers) > 1 and owners else doers
        if owners:
            return owners
        if setting.verb is not None and setting.relation in ("at", "after", "before"):
            return self._actors.subject(setting.verb)
        return ()

    def is_domestic(self, group: Group) -> bool:
        """A sitting of one state's own body."""
        for span in (group.left, *(link.span for link in group.links if link.preposition == "of")):
            for mention in self._context.mentions_in(span):
                known = self._context.entities.get(mention.entity)
                if known is None or known.type != "body" or not (known.of or "").startswith("country:"):
                    continue
                shared = (
                    len({one.entity for one in self._context.mentions_in(span) if one.entity[:8] == "country:"}) > 1
                )
                if not shared and not self._words.council.search(self._context.words(mention.span).lower()):
                    return True
        return False

    def is_foreign(self, group: Group) -> bool:
        """Whether *of* leads elsewhere than to an organisation or to those who meet."""
        behind = self._lines.after(group.noun.end, 70)
        under = re.match(r"\s+of\s+(?:(?:the|its|our|their|all|this|that)\s+)?((?:[\w'’-]+\s*){1,4})", behind)
        if under is None or any(
            when.start - group.noun.end < 12 and when.start >= group.noun.end for when in group.whens
        ):
            return False
        words = set(re.findall(r"[\w-]+", under[1]))
        return "two" in words or not words & self._words.own


def is_spoken_of(context: Context, organisation: str, end: int) -> bool:
    """Whether an organisation is named before a place, or in what stands there: else *the Council* may be another's."""
    named = world.organisation(organisation)
    if named is None or any(m.entity == organisation for m in context.mentions if m.start < end):
        return True
    others = {m.entity for m in context.mentions if m.start < end and world.organisation(m.entity) is not None}
    called = {named.acronym or named.name, *named.name.split()[:1]}
    here = {word for m in context.mentions if m.end == end for word in context.words(m.span).split()}
    return not others or bool(called & here)
