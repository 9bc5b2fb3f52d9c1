"""The people and offices that a clause names: who does it, to whom, as what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.claims.context import Context, date_of, each, role, roles
from onrecord.claims.roles.offices import Offices
from onrecord.claims.roles.title_words import Place
from onrecord.claims.roles.titles import Found
from onrecord.claims.stance import Stances
from onrecord.model.claims import RoleChange
from onrecord.model.reading import Clause, Mention

AS = re.compile(r"\bas (?=\w)")
POST = re.compile(r"\b(?:from|to|for|as) (?:the |his |her )?(?:post|position|office|job|role) (?:of|as) ")
_JOINT = re.compile(r",? and (?:the )?|, (?:the )?")
_BESIDE = re.compile(r"(?:,? who)?(?:,? (?:was|were|is|has been|had been|will be|is to be)|,)?(?: newly| recently)? ?")


class ClauseWords:
    """Looks at the words of clauses that put people into offices or out of them, in one article."""

    __slots__ = ("_context", "_offices", "_stances", "_titles", "people")

    def __init__(self, context: Context, stances: Stances, offices: Offices, titles: Sequence[Found]) -> None:
        self._context, self._stances, self._offices, self._titles = context, stances, offices, titles
        self.people = [m for m in context.mentions if m.entity.startswith("person:")]

    def made(self, clause: Clause, person: Mention, places: Sequence[Place], change: RoleChange) -> Iterator[Found]:
        """What a clause tells of a person and offices."""
        for place in places:
            if place.office.change == "acting" and change == "held":
                change = "acting"
            yield Found(
                person=person.entity,
                place=place,
                change=change,
                stance=self._stances.of(clause),
                evidence=clause.span.cover(place.span).cover(person.span),
                name=person.span,
                rule=f"role: {clause.predicate}",
                held=held_as(change, date_of(clause)),
            )

    def appointer(self, clause: Clause) -> str | None:
        """The country that sends an envoy: whoever appoints, or whose office he holds who does."""
        who = None if clause.passive else role(clause, "who")
        if who is None or who.entity is None:
            return None
        if who.entity.startswith(("country:", "org:")):
            return who.entity
        return next((t.of for t in self._titles if t.person == who.entity and t.of is not None), None)

    def office(self, clause: Clause, person: Mention, names: tuple[str, ...]) -> tuple[Place, ...]:
        """The office that a clause names: after *as*, as what somebody is made, right behind the person."""
        for name in names:
            for phrase in roles(clause, name):
                if not phrase.span.overlaps(person.span) and (found := self._offices.at(phrase.span.start)):
                    return found
        behind = self.after(person)
        if behind > clause.predicate_span.end and "complement" in names and (found := self._offices.at(behind)):
            return found
        return self.named_after(clause, POST) or self.named_after(clause, AS)

    def named_after(self, clause: Clause, words: re.Pattern[str]) -> tuple[Place, ...]:
        """The office behind such words, after the verb and before the next one."""
        end = self.sentence_end(clause.predicate_span.start)
        later = [
            c.predicate_span.start
            for c in self._context.clauses
            if c.form == "verbal" and c.sentence == clause.sentence
        ]
        end = min([end, *(start for start in later if start > clause.predicate_span.end)])
        for match in words.finditer(self._context.text, clause.predicate_span.end, end):
            found = self._offices.at(match.end())
            if found:
                return found
        return ()

    def title(self, person: Mention) -> tuple[Place, ...]:
        """The title beside this very name; of *his resignation*, the last beside the name he goes by."""
        held = [t for t in self._titles if t.person == person.entity and t.change == "held"]
        if person.form != "name":
            return tuple(t.place for t in held if t.name.end <= person.start)[-1:]
        return tuple(t.place for t in held if t.name == person.span)[:1]

    def subject(self, clause: Clause) -> Mention | None:
        """The person who does it."""
        return self.person(clause, "who")

    def object(self, clause: Clause) -> Mention | None:
        """The person it is done to."""
        found = self.person(clause, "whom", "to")
        if found is not None:
            return found
        if clause.passive:
            start = clause.predicate_span.start
            left = next((m for m in reversed(self.people) if m.form == "name" and m.end < start), None)
            beside = left is not None and _BESIDE.fullmatch(self._context.text, left.end, start) is not None
            return left if beside else None
        # the tree may have torn the object from its verb; it stands right behind it, with nothing but a title between
        near = next((m for m in self.people if m.start > clause.predicate_span.end and m.form == "name"), None)
        if near is None or len(between := self.between(clause.predicate_span.end, near.start)) > 5:
            return None
        titled = self._offices.before(near.span)
        start = titled[0].span.start if titled else near.start
        rest = between if not titled else self.between(clause.predicate_span.end, start)
        words = self._offices.words
        return (
            near
            if all(w[0].isupper() or w in words.changing or w in (*words.possessives, "the") for w in rest)
            else None
        )

    def person(self, clause: Clause, *names: str) -> Mention | None:
        """The first person in one of these roles."""
        for phrase in roles(clause, *names):
            for one in each(phrase)[:1]:
                if one.entity is not None and one.entity.startswith("person:"):
                    mention = next(
                        (m for m in self.people if m.entity == one.entity and one.span.overlaps(m.span)), None
                    )
                    if mention is not None:
                        return mention
            inside = next((m for m in self.people if m.form == "name" and m.end == phrase.span.end), None)
            if phrase.entity is None and inside is not None and self._offices.before(inside.span):
                return inside
            # a title alone in the phrase, the name it belongs to behind it: a torn tree
            near = next((m for m in self.people if m.form == "name" and 0 < m.start - phrase.span.end <= 2), None)
            if phrase.entity is None and near is not None and self._offices.before(near.span):
                return near
        return None

    def others(self, clause: Clause, first: Mention) -> Iterator[Mention]:
        """Whoever is named with his title beside the first: *President A and Prime Minister B were deposed*."""
        end, verb = first.end, clause.predicate_span.start
        for mention in (m for m in self.people if m.form == "name" and m.start > first.end):
            joint = _JOINT.match(self._context.text, end)
            titled = self._offices.before(mention.span)
            if joint is None or not titled or titled[0].span.start != joint.end():
                return
            if (first.start < verb < mention.end) or self._does_more(clause, mention):
                return
            yield mention
            end = mention.end

    def _does_more(self, clause: Clause, mention: Mention) -> bool:
        """Whether somebody is who does something else: *sacked Minister A and Minister B resigned*."""
        return any(
            phrase.span.overlaps(mention.span)
            for other in self._context.clauses
            if other is not clause and other.form == "verbal" and other.sentence == clause.sentence
            for phrase in roles(other, "who")
        )

    def after(self, person: Mention) -> int:
        """Where the next word begins behind a name."""
        end = person.end
        while end < len(self._context.text) and self._context.text[end] == " ":
            end += 1
        return end

    def between(self, start: int, end: int) -> list[str]:
        """The words from one place to another."""
        return self._context.text[start:end].split()

    def sentence_end(self, position: int) -> int:
        """Where the sentence of a position ends."""
        sentences = self._context.reading.layers.sentences
        return next((s.end for s in sentences if s.start <= position < s.end), len(self._context.text))


def held_as(change: RoleChange, when: str | None) -> str | None:
    """The time of an office whose change is dated: from then on, until then."""
    if when is None:
        return None
    if change in ("appointed", "elected"):
        return when if "/" in when else f"{when}/.."
    if change == "left":
        return when if "/" in when else f"../{when}"
    return when
