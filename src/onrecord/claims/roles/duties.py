"""Offices told by what belongs to them: a post left, duties ended, an envoy recalled, a department headed.

*left her post as ambassador*, *was relieved of his duties as minister*, *ended the mission of X as envoy*, *withdrew
its ambassador X*; *X, who heads the ministry's Asia department*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord import world
from onrecord.claims.context import Context, role, roles
from onrecord.claims.roles.clause_words import AS, POST, ClauseWords
from onrecord.claims.roles.offices import Offices
from onrecord.claims.roles.title_words import Place
from onrecord.claims.roles.titles import Found
from onrecord.model.reading import Clause, Mention, Phrase

_OF = re.compile(r"\bof (?:the |his |her )?(?:\w+ )?(?:post|position|office|job|role|duties|functions)(?: (?:of|as))? ")
_THE_POST = re.compile(r"\bthe (?:post|position|office|job|role) of (?:the )?")
_BACK = re.compile(r"\bconsultations?\b")
_WHO = re.compile(r",? who (?:also |now |currently )?(?:has (?:also )?)?$")
_OWNED = re.compile(r"(?:its|their|the)\b|.*['’]s\b")


class Duties:
    """Finds offices by the duties, in one article."""

    __slots__ = ("_at", "_context", "_offices")

    def __init__(self, context: Context, offices: Offices, at: ClauseWords) -> None:
        self._context, self._offices, self._at = context, offices, at

    def told(self, clause: Clause) -> Iterator[Found]:
        """What a clause with a verb tells of offices in this way."""
        words, verb = self._offices.words, clause.predicate
        object_ = role(clause, "whom") or (role(clause, "who") if clause.passive else None)
        if verb in words.relieving:
            yield from self._relieved(clause)
        elif verb in words.recalling:
            yield from self._recalled(clause)
        elif object_ is not None and verb in words.leaving and object_.head in words.posts and not clause.passive:
            yield from self._left(clause)
        elif object_ is not None and verb in words.ending and object_.head in words.duties:
            yield from self._ended(clause, object_)
        elif object_ is not None and verb in words.heading and not clause.passive:
            yield from self._heads(clause, object_)

    def _left(self, clause: Clause) -> Iterator[Found]:
        person = self._at.subject(clause)
        if person is None:
            return
        places = self._at.named_after(clause, _THE_POST) or self._at.named_after(clause, AS) or self._at.title(person)
        yield from self._at.made(clause, person, places[:1], "left")

    def _relieved(self, clause: Clause) -> Iterator[Found]:
        person = self._at.object(clause)
        of = roles(clause, "of", "from")
        if person is None or not any(phrase.head in self._offices.words.duties_and_posts for phrase in of):
            return
        places = self._at.named_after(clause, _OF) or self._at.named_after(clause, POST)
        yield from self._at.made(clause, person, places or self._at.title(person), "left")

    def _recalled(self, clause: Clause) -> Iterator[Found]:
        """*withdrew its ambassador to Paris, X*; but who is called back for consultations still holds his post."""
        end = self._at.sentence_end(clause.predicate_span.start)
        if _BACK.search(self._context.text, clause.predicate_span.end, end) is not None:
            return
        person = self._named(self._at.object(clause), end)
        if person is None:
            return
        between = self._context.text[clause.predicate_span.end : person.start].strip()
        if not clause.passive and _OWNED.match(between) is None:
            return  # the minister recalled Ambassador Kennan
        sent = (place for place in self._at.title(person) if place.office.head in self._offices.words.envoys)
        yield from self._at.made(clause, person, tuple(sent), "left")

    def _named(self, whom: Mention | None, end: int) -> Mention | None:
        """A name itself, or the one that its description goes on to: *its ambassador to Paris, X*."""
        if whom is None or whom.form == "name":
            return whom
        named = (m for m in self._at.people if m.entity == whom.entity and m.form == "name")
        return next((m for m in named if whom.end < m.start < end), None)

    def _ended(self, clause: Clause, object_: Phrase) -> Iterator[Found]:
        start, end = object_.head_span.end, object_.span.end
        named = [m for m in self._at.people if start <= m.start <= end and m.form == "name"]
        of = self._context.text[object_.head_span.end : named[0].start] if named else ""
        if not named or not re.fullmatch(r" of (?:\w+\.? )?", of):
            return
        person = named[0]
        found = AS.match(self._context.text, self._at.after(person))
        places = self._at.title(person) if found is None else self._offices.at(found.end())
        yield from self._at.made(clause, person, places, "left")

    def _heads(self, clause: Clause, object_: Phrase) -> Iterator[Found]:
        """*X, who heads the foreign ministry's Asia department*: now, and not for one meeting."""
        words = self._offices.words
        if clause.tense != "present" and not clause.perfect:
            return
        person = self._at.subject(clause) or self._antecedent(clause)
        of = object_.entity if (object_.entity or "").startswith(("org:", "body:")) else None
        if person is None or (of is None and (clause.predicate == "lead" or object_.head not in words.bodies)):
            return
        if clause.predicate == "lead" and (of is None or not of.startswith("org:")):
            return
        article = "the " if re.match(r"(?:a|an|his|her|its|their|the) ", self._context.words(object_.span)) else ""
        named = re.sub(r"^(?:a|an|his|her|its|their|the) ", "", self._context.words(object_.span))
        offices = world.parse_offices(f"{words.heading[clause.predicate]} of {article}{named}")
        for office in offices[:1]:
            place = Place(clause.predicate_span.cover(object_.span), office, office.of or of, None)
            yield from self._at.made(clause, person, (place,), "held")

    def _antecedent(self, clause: Clause) -> Mention | None:
        """The name right before *who*."""
        start = clause.predicate_span.start
        before = next((m for m in reversed(self._at.people) if m.form == "name" and m.end < start), None)
        if before is None or _WHO.fullmatch(self._context.text, before.end, start) is None:
            return None
        return before
