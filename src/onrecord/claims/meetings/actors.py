"""Who meets: the finest that some words name, the person rather than the country.

*Russian Foreign Minister Sergei Lavrov* is the man, *his Turkish colleague* is Turkey, *the two leaders* are the two
that were last spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord import world
from onrecord.claims.context import Context, each
from onrecord.claims.meetings.text import Lines
from onrecord.lang.meetings import MeetingWords
from onrecord.model.claims import Entity
from onrecord.model.reading import Clause, Mention, Phrase, Title
from onrecord.model.text import Span

_PARTY_TYPES = frozenset({"country", "organisation", "person", "body", "group"})
_LOOK_BACK = 700
_OFFICES = 120
"""Characters between the first of somebody's offices and his name."""


class Actors:
    """Tells the actors that stretches of one article name."""

    __slots__ = ("_context", "_lines", "_titles", "_words")

    def __init__(self, context: Context, lines: Lines, words: MeetingWords) -> None:
        self._context = context
        self._lines = lines
        self._words = words
        self._titles = tuple(title for title in context.reading.titles if self._is_sound(title))

    def _is_sound(self, title: Title) -> bool:
        """Whether a title runs over nobody else's name (*Franchi met President Mnangwa* is none)."""
        for mention in self._context.mentions_in(title.span):
            known = self._context.entities.get(mention.entity)
            if known is not None and known.type == "person" and known.id != title.person and mention.form == "name":
                return False
        return True

    def within(self, span: Span) -> tuple[str, ...]:
        """The actors that a stretch of words names, in its order."""
        pair = self.pair(span)
        if pair:
            return pair
        titles = [title for title in self._titles if title.span.overlaps(span)]
        mentions = self._names(span)
        found: list[tuple[int, str]] = []
        for at, mention in enumerate(mentions):
            known = self._context.entities.get(mention.entity)
            if known is None or not self._is_party(known) or self._is_part_of_title(mention, titles):
                continue
            if self._words.led_by.match(self._context.text, mention.end) or self._is_dateline(mention):
                continue
            if known.type != "person" and self._is_somebodys(mention, mentions, at):
                continue
            if known.type == "organisation" and self._is_portfolio(mention):
                continue
            if known.type != "person" and self._owns_office(mention):
                continue
            found.append((mention.start, self._party(known)))
        named = {entity for _, entity in found}
        found.extend(
            (title.start, title.person)
            for title in titles
            if title.person not in named and title.end <= span.end + len(title.span) and span.start <= title.start
        )
        return tuple(dict.fromkeys(entity for _, entity in sorted(found)))

    def of_phrase(self, phrase: Phrase, *, until: int | None = None) -> tuple[str, ...]:
        """The actors a phrase stands for, its apposition included; of a torn tree only what stands before ``until``."""
        found: list[str] = []
        for member in each(phrase):
            span = _whole(member)
            for title in self._titles:
                if title.span.overlaps(member.head_span) or title.span.contains(member.span):
                    span = span.cover(title.span)
            if until is not None and span.end > until:
                if span.start >= until:
                    continue
                span = Span(span.start, until)
            found.extend(self._with_apposition(span))
        return tuple(dict.fromkeys(found))

    def pair(self, span: Span, *, loose: bool = False) -> tuple[str, ...]:
        """*the two leaders*, *both sides*: the last two of their kind that were named before.

        ``loose`` takes *they* and *the leaders* for two as well, where a verb wants two.
        """
        words = self._context.words(span).lower()
        match = self._words.pairs.match(words)
        if match is None and not (loose and words in self._words.loose):
            return ()
        noun = match["noun"] if match is not None else words.split()[-1] if words != "they" else None
        want = "person" if noun is None or noun in self._words.visitors else "country"
        named = [
            (mention, known)
            for mention in self._context.mentions
            if mention.start < span.start
            and mention.form != "nominal"
            and not self._lines.is_possessive(mention)
            and (known := self._context.entities.get(mention.entity)) is not None
        ]
        kin = [(mention, known) for mention, known in named if known.type == want and self._may_be(known, noun)]
        if noun is not None and noun.endswith("ministers") and len({known.id for _, known in kin}) < 2:
            return self._states_of_pair([(m, known) for m, known in named if known.type == "person"])
        same = {mention.entity for mention in self._context.mentions_in(span)}
        for (first, one), (second, other) in zip(reversed(kin[:-1]), reversed(kin[1:]), strict=True):
            if same and not same & {one.id, other.id}:
                continue
            gap = self._context.text[first.end : second.start]
            if (noun is not None or words == "they") and one.id != other.id and self._words.joint.fullmatch(gap):
                return one.id, other.id
        found: dict[str, None] = {}
        for mention, known in reversed(kin):
            if mention.start < span.start - _LOOK_BACK:
                break
            found[known.id] = None
            if len(found) == 2:
                return tuple(reversed(found))
        return ()

    def _states_of_pair(self, people: list[tuple[Mention, Entity]]) -> tuple[str, ...]:
        """*the two foreign ministers*, where the presidents alone are named: those of their states."""
        for (first, one), (second, other) in zip(reversed(people[:-1]), reversed(people[1:]), strict=True):
            if self._words.joint.fullmatch(self._context.text[first.end : second.start]):
                states = tuple(dict.fromkeys(self._context.behalf(known.id) for known in (one, other)))
                return tuple(state for state in states if state is not None) if len(states) == 2 else ()
        return ()

    def is_official(self, entity: str) -> bool:
        """Whether somebody's coming is a visit: a country, or a person with an office in this article."""
        if entity.startswith("country:"):
            return True
        known = self._context.entities.get(entity)
        if known is not None and known.name.lower().split()[0] in self._words.visitors:
            return True  # King Felix, Pope Clement
        return any(
            title.on_behalf_of is not None
            or any(word in self._words.visitors for word in title.office.lower().replace(",", " ").split())
            for title in self._context.titles.get(entity, ())
            if title.change != "former"
        )

    def speaks_of_office(self, span: Span) -> bool:
        """Whether some words name somebody by an office (*the Polish premier*, *a Russian delegation*)."""
        words = re.findall(r"[\w-]+", self._context.words(span).lower())
        return any(word in self._words.visitors for word in words)

    def is_office(self, phrase: Phrase) -> bool:
        """Whether a phrase stands for somebody by his office: its head is one, not a word somewhere in it."""
        heads = {one.head.lower() for one in each(phrase)}
        return bool(heads & self._words.visitors)

    def comes_by_office(self, clause: Clause) -> bool:
        """Whether who does what a clause says is called by an office there, or has one in the article."""
        if any(self.is_office(phrase) for phrase in self._subjects(clause)):
            return True
        return any(one.startswith("person:") and self.is_official(one) for one in self.subject(clause))

    def subject(self, clause: Clause) -> tuple[str, ...]:
        """Who does what a clause says; from the words before its verb where the tree gives nobody."""
        phrases = self._subjects(clause)
        phrase = phrases[0] if phrases else None
        start = clause.predicate_span.start
        found = [
            entity for one in phrases for entity in self.of_phrase(one, until=start if one.span.start < start else None)
        ]
        if not found and phrase is not None and self._context.words(phrase.span).lower() == "who":
            found = list(self._relative(phrase.span.start))
        return tuple(dict.fromkeys(found)) or self._headed(clause, phrase) or self.named_before(clause)

    def _relative(self, start: int) -> tuple[str, ...]:
        """*Mirziyoyev, who is in Astana*: the name before a relative pronoun."""
        for mention in reversed(self._names(Span(self._lines.sentence(start).start, start))):
            return self.within(mention.span) if self._context.text[mention.end : start] in (" ", ", ") else ()
        return ()

    def _headed(self, clause: Clause, phrase: Phrase | None) -> tuple[str, ...]:
        """*a delegation headed by Laureano Ortiz*: who leads those who come."""
        if phrase is None or phrase.span.end > clause.predicate_span.start:
            return ()
        between = self._context.text[phrase.span.end : clause.predicate_span.start]
        match = self._words.headed.match(between)
        if match is None:
            return ()
        return self.within(Span(phrase.span.end + match.end(), clause.predicate_span.start))[:1]

    def subject_span(self, clause: Clause) -> Span | None:
        """The words of a clause's subject."""
        return next((phrase.span for phrase in self._subjects(clause)), None)

    def _subjects(self, clause: Clause) -> list[Phrase]:
        """The phrases of the subject: in the passive what stands before the verb, whatever the tree calls it."""
        names = ("whom", "who") if clause.passive else ("who",)
        found = [phrase for role, phrase in clause.roles if role in names]
        before = [phrase for phrase in found if phrase.span.start < clause.predicate_span.start]
        if before or clause.passive:
            return before or [phrase for role, phrase in clause.roles if role == "whom"][:1]
        return found[:1]

    def named_before(self, clause: Clause) -> tuple[str, ...]:
        """The actor whose name stands straight before a verb group."""
        start = clause.predicate_span.start
        sentence = self._lines.sentence(start)
        for mention in reversed(self._names(Span(sentence.start, start))):
            gap = self._context.text[mention.end : start].lower()
            if self._words.verb_group.fullmatch(gap):
                return self.within(mention.span)
        return ()

    def objects(self, clause: Clause) -> tuple[str, ...]:
        """Whom somebody meets, receives, speaks with."""
        found: list[str] = []
        for name, phrase in clause.roles:
            if phrase.span.start > clause.predicate_span.end and self._is_with(clause, name, phrase):
                found.extend(self.of_phrase(phrase))
        wanted = ("with", "to") if clause.predicate in ("speak", "talk") else ("with",)
        for link in self._lines.tail(clause.predicate_span.end)[0]:
            if link.preposition in wanted:
                found.extend(self.within(link.span))
                break
        return tuple(dict.fromkeys(found))

    def titled_behind(self, start: int) -> tuple[str, ...]:
        """*received on Sunday, at the palace, the Chilean minister, Ana Lima*: somebody with his office past commas."""
        end = self._lines.sentence(start).end
        title = next((one for one in self._titles if start <= one.start and one.end <= end), None)
        if title is None:
            return ()
        gap = self._context.text[start : title.start]
        return (title.person,) if re.fullmatch(r"\s[^.;:]{0,100},\s+(?:the\s+|its\s+)?", gap) else ()

    def agents(self, clause: Clause) -> tuple[str, ...]:
        """By whom it is done, in the passive."""
        found = [
            one
            for role, phrase in clause.roles
            if role in ("who", "by", "whom") and phrase.span.start > clause.predicate_span.end
            for one in self.of_phrase(phrase)
        ]
        if not found:
            tail = self._lines.tail(clause.predicate_span.end)[0]
            found = [one for link in tail if link.preposition == "by" for one in self.within(link.span)]
        return tuple(dict.fromkeys(found))

    def object_span(self, clause: Clause) -> Span | None:
        """The words of a clause's object."""
        return next((phrase.span for role, phrase in clause.roles if role == "whom"), None)

    def _is_with(self, clause: Clause, name: str, phrase: Phrase) -> bool:
        """Whether a role is who was met: *met Putin*, *spoke to Putin*, not *flew to*, *met the SCO with a shrug*."""
        if name == "whom":
            return phrase.entity is not None or bool(self.of_phrase(phrase))
        return name == "with" or (name == "to" and clause.predicate in ("speak", "talk"))

    # The words of a name

    def _names(self, span: Span) -> list[Mention]:
        found: list[Mention] = []
        for mention in self._context.mentions:
            if mention.start >= span.end:
                break
            if mention.start < span.start or mention.end > span.end or self._lines.is_possessive(mention):
                continue
            if found and found[-1].span.overlaps(mention.span):
                continue
            found.append(mention)
        return found

    def _with_apposition(self, span: Span) -> tuple[str, ...]:
        """*his U.S. counterpart, John Bolton*: the name behind the comma."""
        found = self.within(span)
        if any(entity.startswith("person:") for entity in found):
            return found
        behind = self._context.text[span.end : span.end + 60]
        for mention in self._names(Span(span.end, span.end + 60)):
            gap = behind[: mention.start - span.end]
            known = self._context.entities.get(mention.entity)
            is_name = known is not None and known.type == "person" and mention.form == "name"
            if is_name and re.fullmatch(r",?\s+(?:[A-Z][\w.]*\s+){0,2}", gap) and self.speaks_of_office(span):
                return (mention.entity,)
            break
        return found

    def _is_part_of_title(self, mention: Mention, titles: Iterable[Title]) -> bool:
        return any(title.span.contains(mention.span) and title.person != mention.entity for title in titles)

    def _is_somebodys(self, mention: Mention, mentions: list[Mention], at: int) -> bool:
        """Whether a country or organisation only says whose somebody is: *Mongolia's Ukhnaagiin Khurelsukh*."""
        text = self._context.text
        behind = mentions[at + 1] if at + 1 < len(mentions) else self._next(mention)
        if behind is not None:
            follower = self._context.entities.get(behind.entity)
            gap = text[mention.end : behind.start]
            if follower is not None and follower.type == "person" and self._words.owner_gap.fullmatch(gap):
                return True
        if at > 0:
            leader = self._context.entities.get(mentions[at - 1].entity)
            gap = text[mentions[at - 1].end : mention.start]
            if leader is not None and leader.type == "person" and re.fullmatch(r"\s+of\s+|\s*\(|,\s+(?:the\s+)?", gap):
                return True
        return False

    def _owns_office(self, mention: Mention) -> bool:
        """*the President of Djibouti and Chairperson of the IGAD, Ismail Guelleh*: only whose office it is."""
        if self._words.office_of.search(self._lines.before(mention.start, 70)) is None:
            return False
        for one in self._context.mentions:
            known = self._context.entities.get(one.entity)
            if one.start >= mention.end and known is not None and known.type == "person" and one.form == "name":
                gap = self._context.text[mention.end : one.start]
                return "," in gap and len(gap) < _OFFICES and self._words.between_offices.search(gap) is None
        return False

    def _next(self, mention: Mention) -> Mention | None:
        """The next name in the text."""
        return next((one for one in self._context.mentions if one.start >= mention.end and one.form == "name"), None)

    def _is_dateline(self, mention: Mention) -> bool:
        """*LUXEMBOURG - Trade ministers meet*: where a piece was written, at the head of its line."""
        text = self._context.text
        opens = mention.start == 0 or text[mention.start - 1] == "\n"
        return (
            opens
            and re.match(r"(?:,\s[\w.]+)?\s*(?:\([^)]*\)\s*)?[-–—]+\s", text[mention.end : mention.end + 40])
            is not None
        )

    def _is_portfolio(self, mention: Mention) -> bool:
        """*Minister of Trade*: no organisation of that name."""
        lead = self._lines.before(mention.start, 40)
        return world.organisation(mention.entity) is None and self._words.portfolio.search(lead) is not None

    def _is_party(self, known: Entity) -> bool:
        if known.type not in _PARTY_TYPES:
            return False
        if known.type == "organisation" and world.organisation(known.id) is None:
            parts = set(known.name.lower().split())
            generic = self._words.gatherings.keys() | self._words.nouns.keys() | self._words.line.states
            return not parts & (generic | self._words.visitors)
        return True

    def _party(self, known: Entity) -> str:
        """A seat of power stands for its country; any other body for itself."""
        return (
            known.of if known.type == "body" and known.of is not None and known.of.startswith("country:") else known.id
        )

    def _may_be(self, known: Entity, noun: str | None) -> bool:
        if noun is None or known.type != "person":
            return True
        single = "leader" if noun in ("heads of state", "premiers", "presidents") else noun.removesuffix("s")
        heads = [title.office.lower() for title in self._context.titles.get(known.id, ())]
        if single in ("leader", "president"):
            return any(self._words.leading.search(head) for head in heads)
        return single in ("men", "official", "diplomat", "negotiator") or any(single in head for head in heads)


def _whole(phrase: Phrase) -> Span:
    """A phrase with all the members of the lists inside it (*the ministers of Iran and Oman*)."""
    span = phrase.span
    for _, inner in phrase.roles:
        for member in each(inner):
            span = span.cover(member.span)
    return span
