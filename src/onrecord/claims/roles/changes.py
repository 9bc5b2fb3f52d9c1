"""Offices given, taken and left: verbs and nouns of appointing, dismissing, resigning, succeeding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.context import Context, date_of, role, roles
from onrecord.claims.roles.clause_words import AS, POST, ClauseWords, held_as
from onrecord.claims.roles.duties import Duties
from onrecord.claims.roles.offices import Offices
from onrecord.claims.roles.title_words import Place
from onrecord.claims.roles.titles import Found
from onrecord.claims.stance import Stances
from onrecord.model.claims import RoleChange
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

# Verbs that, without an office of their own, are of the title that the person bears.
_OF_THE_TITLE = frozenset({"appoint", "elect", "inaugurate", "install", "re-elect", "reappoint", "reelect", "swear in"})
_TO = re.compile(r"\bto (?:the (?:post|position) of |be |become )?(?=\w)")
_WITH = re.compile(r" with ")
_AFTER = re.compile(r"\b(?:after|before|by|on|since|upon) (?:\w+ly )?$")
_CANDIDATE = re.compile(r"\b(?:candidate|nominee) for (?:the (?:post|position|office) of )?")
_EARLIER = 200
"""Characters before *him* in which his leaving is told."""
_AND = re.compile(r",? and |, ")
_AS_THE = re.compile(r",? as (?:an? |his |her |its |the )?")
_NAMED = re.compile(r"(?:[A-Z][\w.'’-]* ){0,4}")
_FIRST = re.compile(r"\b(?:first|last|latest|only|second|third|youngest)\b[^.;]*$")
_FOR = re.compile(r"\bfor (?=\w)")
_BY = re.compile(r"[ ,]+by (?:the )?")


class RoleChanges:
    """Finds the changes of one article."""

    __slots__ = ("_at", "_context", "_duties", "_offices", "_people", "_stances")

    def __init__(self, context: Context, stances: Stances, offices: Offices, titles: Sequence[Found]) -> None:
        self._context, self._stances, self._offices = context, stances, offices
        self._at = ClauseWords(context, stances, offices, titles)
        self._people = self._at.people
        self._duties = Duties(context, offices, self._at)

    def all(self) -> Iterator[Found]:
        """Every change that a clause tells."""
        words = self._offices.words
        for clause in self._context.clauses:
            if clause.form == "nominal":
                if clause.predicate in words.nouns:
                    yield from self._by_noun(clause, words.nouns[clause.predicate])
            elif clause.form == "copular":
                yield from self._is(clause)
            elif clause.form == "verbal":
                yield from self._by_verb(clause)

    def _by_verb(self, clause: Clause) -> Iterator[Found]:
        words = self._offices.words
        verb = clause.predicate
        if verb == "take" and (object_ := role(clause, "whom")) is not None and object_.head == "office":
            verb = "take office"
        if verb in words.put:
            yield from self._put(clause, words.put[verb])
        elif verb in words.out:
            yield from self._out(clause, words.out[verb])
        elif verb in words.own and not clause.passive:
            yield from self._own(clause, verb, words.own[verb])
        elif any(phrase.head in words.credentials for phrase in roles(clause, "whom")):
            person = self._at.subject(clause)
            if person is not None:
                yield from self._at.made(clause, person, self._at.named_after(clause, AS), "held")
        if verb in words.succession:
            yield from self._succession(clause)
        yield from self._duties.told(clause)

    # ---- by verb ---------------------------------------------------------------------------------------------------

    def _put(self, clause: Clause, change: RoleChange) -> Iterator[Found]:
        person = self._at.object(clause)
        if person is None:
            return
        places = self._at.office(clause, person, ("as", "complement"))
        if not places and change == "nominated":
            places = self._at.named_after(clause, _FOR)
        if clause.predicate in self._offices.words.moving:
            places = tuple(p for p in self._at.named_after(clause, _TO) if self._is_post(p))
        if not places and clause.predicate in _OF_THE_TITLE:
            places = self._at.title(person)
        owner = self._at.appointer(clause)
        places = tuple(
            replace(p, of=owner) if p.of is None and (p.to or self._offices.owners.is_national(p.office)) else p
            for p in places
        )
        made = list(self._at.made(clause, person, places, change))
        yield from made
        for found in made[:1]:
            yield from self._instead(clause, found)
        if made and not clause.passive:
            yield from self._gapped(clause, made[-1])

    def _gapped(self, clause: Clause, found: Found) -> Iterator[Found]:
        """*appointed A as finance minister and B as foreign minister*: the verb goes on."""
        text, end = self._context.text, found.place.span.end
        while (joint := _AND.match(text, end)) is not None:
            person = next((m for m in self._people if m.form == "name" and m.start >= joint.end()), None)
            link = None if person is None else _AS_THE.match(text, person.end)
            if person is None or link is None or _NAMED.fullmatch(text[joint.end() : person.start]) is None:
                return
            places = self._offices.at(link.end())
            yield from self._at.made(clause, person, places, found.change)
            if not places:
                return
            end = places[-1].span.end

    def _out(self, clause: Clause, change: RoleChange) -> Iterator[Found]:
        start = clause.predicate_span.start
        if self._context.text[start - 3 : start] == "to " and self._context.words(clause.predicate_span).endswith("ed"):
            return  # loyal to sacked Vice-President Riek Machar
        person = self._at.object(clause)
        if person is not None:
            places = self._at.office(clause, person, ("as",)) or self._at.title(person)
            yield from self._at.made(clause, person, places, change)
            for other in self._at.others(clause, person):
                yield from self._at.made(clause, other, self._at.title(other), change)

    def _own(self, clause: Clause, verb: str, change: RoleChange) -> Iterator[Found]:
        person = self._at.subject(clause)
        if person is None:
            return
        object_ = role(clause, "whom")
        if change == "left" and object_ is not None and verb != "quit":
            return  # resigned his seat, resigned himself to
        above = self._context.parent(clause)
        if change == "left" and clause.tense == "none" and above is not None and self._is_pressed(above):
            return  # asked to resign
        places = self._at.office(clause, person, ("as", "complement", *(("whom",) if verb == "become" else ())))
        if not places and (change == "left" or verb == "take office"):
            places = self._at.title(person)
        if verb == "become":
            places = places or self._offices.at(clause.predicate_span.end + 1)
            places = tuple(place for place in places if self._is_post(place) and not self._is_first_to(place))
        if verb in ("act", "serve"):
            places = tuple(place for place in places if place.span.start < clause.predicate_span.end + 16)
        if verb in ("run", "work"):  # ran the embassy as chargé d'affaires
            as_what = {phrase.span.start for phrase in roles(clause, "as")}
            places = tuple(place for place in places if any(abs(place.span.start - start) < 5 for start in as_what))
        if verb in ("run", "serve", "work") and places:
            change = "acting" if places[0].office.change == "acting" else change
            change = "former" if clause.tense == "past" and change == "held" else change
        made = list(self._at.made(clause, person, places, change))
        yield from made
        for other in self._at.others(clause, person) if change == "left" else ():
            yield from self._at.made(clause, other, self._at.title(other), change)
        for found in made[:1] if change == "appointed" else ():
            yield from self._instead(clause, found)

    def _is(self, clause: Clause) -> Iterator[Found]:
        person, complement = self._at.subject(clause), role(clause, "complement")
        if person is None and complement is not None:
            yield from self._turned(clause, complement)
            return
        if person is None or complement is None or complement.span.contains(person.span):
            return
        start = complement.span.start
        candidate = _CANDIDATE.search(self._context.text, start, complement.span.end)
        if candidate is not None and "," not in candidate[0]:
            yield from self._at.made(clause, person, self._offices.at(candidate.end()), "nominated")
            return
        places = tuple(p for p in self._offices.at(start) if p.of is not None and _holds_head(p, complement.head_span))
        change = places[0].office.change if places else "held"
        if clause.tense == "past" and not clause.perfect and change == "held":
            change = "former"
        yield from self._at.made(clause, person, places, change)  # type: ignore[arg-type]

    def _turned(self, clause: Clause, complement: Phrase) -> Iterator[Found]:
        """*Japan's new foreign minister is Toshimitsu Motegi*: the office first, then who has it."""
        who = role(clause, "who")
        person = next((m for m in self._people if m.form == "name" and m.span == complement.span), None)
        person = person or next(
            (m for m in self._people if m.form == "name" and m.start == clause.predicate_span.end + 1), None
        )
        if who is None or person is None or who.span.end > clause.predicate_span.start:
            return
        places = tuple(
            p for p in self._offices.at(who.span.start) if p.of is not None and _holds_head(p, who.head_span)
        )
        past = clause.tense == "past" and not clause.perfect
        for place in places[:1]:
            change = place.office.change
            yield from self._at.made(
                clause,
                person,
                (place,),
                "former" if past and change == "held" else change,  # type: ignore[arg-type]
            )

    def _is_post(self, place: Place) -> bool:
        """Whether an office says whose it is, or is one of a state's own that goes by its whole name."""
        if place.of is not None:
            return True
        return self._offices.owners.is_national(place.office) and place.office.head != "minister"

    def _is_gone(self, person: Mention) -> bool:
        """Whether somebody may be whom another replaced: by name, or as *him* behind words of his leaving."""
        if person.form == "name":
            return True
        words = self._offices.words
        return any(
            "left" in (words.out.get(c.predicate), words.own.get(c.predicate), words.nouns.get(c.predicate))
            for c in self._context.clauses
            if person.start - _EARLIER < c.predicate_span.start < person.start
        )

    def _is_first_to(self, place: Place) -> bool:
        """*became the first president to visit*: first not in office, but in what he did."""
        behind = self._context.text[place.span.end : place.span.end + 4]
        return behind == " to " and _FIRST.search(self._context.text[: place.span.end][-80:]) is not None

    def _is_pressed(self, above: Clause) -> bool:
        """Whether somebody is asked or told to do what hangs on a clause."""
        return above.predicate in self._offices.words.pressing

    def _exchanged(self, clause: Clause, before: Mention | None) -> Iterator[Found]:
        """*replaced education minister A with former justice minister B*: neither is whoever does it."""
        if before is None or clause.passive:
            return
        link = _WITH.match(self._context.text, before.end)
        after = None if link is None else next((m for m in self._people if m.start >= link.end()), None)
        if link is None or after is None or after.form != "name":
            return
        titled = self._offices.before(after.span)
        if after.start != link.end() and (not titled or titled[0].span.start > link.end() + 4):
            return
        places = self._at.named_after(clause, AS) or self._at.title(before)
        places = tuple(replace(place, office=replace(place.office, change="held")) for place in places[:1])
        yield from self._at.made(clause, before, places, "left")
        yield from self._at.made(clause, after, places, "appointed")

    def _succession(self, clause: Clause) -> Iterator[Found]:
        """*X replaced Y as …*, *Y was replaced by X*, *X took over from Y as …*."""
        if (
            clause.link in ("participle", "adverbial", "open complement")
            and not clause.passive
            and clause.tense == "none"
            and _AFTER.search(
                self._context.text[max(0, clause.predicate_span.start - 24) : clause.predicate_span.start]
            )
            is None
        ):
            return
        swapped = list(self._exchanged(clause, self._at.object(clause))) if clause.predicate == "replace" else []
        if swapped:
            yield from swapped
            return
        after = self._at.subject(clause) if not clause.passive else self._at.person(clause, "who", "by")
        before = self._at.object(clause) if clause.predicate != "take over" else self._at.person(clause, "from")
        places = self._at.named_after(clause, AS) or self._at.named_after(clause, POST)
        if not places:
            places = self._at.title(before) if before is not None and self._is_gone(before) else ()
            if not places or (after is not None and self._at.title(after)):
                return
        places = tuple(replace(place, office=replace(place.office, change="held")) for place in places[:1])
        if before is not None:
            yield from self._at.made(clause, before, places, "left")
        if after is None and clause.passive and (by := _BY.match(self._context.text, places[0].span.end)) is not None:
            after = next((m for m in self._people if m.start == by.end()), None)
        if after is not None and clause.predicate != "take over":
            ahead = clause.predicate == "succeed" and self._stances.of(clause).factuality in ("planned", "expected")
            yield from self._at.made(clause, after, places, "incoming" if ahead else "appointed")

    def _instead(self, clause: Clause, found: Found) -> Iterator[Found]:
        """*… instead of Sergei Aleinik*: who had the office before."""
        end = self._at.sentence_end(clause.predicate_span.start)
        text = self._context.text[clause.predicate_span.end : end]
        for phrase in self._offices.words.instead:
            place = re.search(rf"\b{phrase} ", text)
            if place is None:
                continue
            start = clause.predicate_span.end + place.end()
            person = next((m for m in self._people if start <= m.start < end), None)
            between = "," if person is None else self._context.text[start : person.start]
            if person is not None and "," not in between and not any(word[0].islower() for word in between.split()):
                yield replace(
                    found,
                    person=person.entity,
                    name=person.span,
                    change="left",
                    held=held_as("left", date_of(clause)),
                    evidence=clause.span.cover(person.span),
                    rule="role: instead of",
                )
                return

    def _by_noun(self, clause: Clause, change: RoleChange) -> Iterator[Found]:
        person = self._at.person(clause, "of", "possessor")
        if person is None:
            return
        found = AS.match(self._context.text, self._at.after(person))
        places = () if found is None else self._offices.at(found.end())
        if not places and change == "left":
            parent = self._context.parent(clause)
            if person.form != "name" and (parent is None or parent.predicate not in self._offices.words.tendering):
                return
            places = self._at.title(person)
        yield from self._at.made(clause, person, places, change)


def _holds_head(place: Place, head: Span) -> bool:
    """Whether the office is what the phrase is about."""
    return place.span.contains(head)
