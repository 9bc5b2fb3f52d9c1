"""Offices given, taken and left: verbs and nouns of appointing, dismissing, resigning, succeeding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.context import Context, date_of, each, role, roles
from onrecord.claims.roles.offices import Offices
from onrecord.claims.roles.title_words import Place
from onrecord.claims.roles.titles import Found
from onrecord.claims.stance import Stances
from onrecord.model.claims import RoleChange
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

# Verbs that, without an office of their own, are of the title that the person bears.
_OF_THE_TITLE = frozenset({"appoint", "elect", "inaugurate", "install", "re-elect", "reappoint", "reelect", "swear in"})
_AS = re.compile(r"\bas (?=\w)")
_TO = re.compile(r"\bto (?:the (?:post|position) of |be |become )?(?=\w)")
_WITH = re.compile(r" with ")
_AFTER = re.compile(r"\b(?:after|before|by|on|since|upon) (?:\w+ly )?$")
_CANDIDATE = re.compile(r"\b(?:candidate|nominee) for (?:the (?:post|position|office) of )?")
_FOR = re.compile(r"\bfor (?=\w)")
_BY = re.compile(r"[ ,]+by (?:the )?")
_BESIDE = re.compile(r"(?:,? who)?(?:,? (?:was|were|is|has been|had been|will be|is to be)|,)?(?: newly| recently)? ?")
_POST = re.compile(r"\b(?:from|to|for|as) (?:the |his |her )?(?:post|position|office|job|role) (?:of|as) ")


class RoleChanges:
    """Finds the changes of one article."""

    __slots__ = ("_context", "_offices", "_people", "_stances", "_titles")

    def __init__(self, context: Context, stances: Stances, offices: Offices, titles: Sequence[Found]) -> None:
        self._context, self._stances, self._offices, self._titles = context, stances, offices, titles
        self._people = [m for m in context.mentions if m.entity.startswith("person:")]

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
            person = self._subject(clause)
            if person is not None:
                yield from self._made(clause, person, self._named_after(clause, _AS), "held")
        if verb in words.succession:
            yield from self._succession(clause)

    # ---- by verb ---------------------------------------------------------------------------------------------------

    def _put(self, clause: Clause, change: RoleChange) -> Iterator[Found]:
        person = self._object(clause)
        if person is None:
            return
        places = self._office(clause, person, ("as", "complement"))
        if not places and change == "nominated":
            places = self._named_after(clause, _FOR)
        if clause.predicate in self._offices.words.moving:
            places = tuple(p for p in self._named_after(clause, _TO) if self._is_post(p))
        if not places and clause.predicate in _OF_THE_TITLE:
            places = self._title(person)
        owner = self._appointer(clause)
        places = tuple(
            replace(p, of=owner) if p.of is None and (p.to or self._offices.owners.is_national(p.office)) else p
            for p in places
        )
        made = list(self._made(clause, person, places, change))
        yield from made
        for found in made[:1]:
            yield from self._instead(clause, found)

    def _out(self, clause: Clause, change: RoleChange) -> Iterator[Found]:
        person = self._object(clause)
        if person is not None:
            places = self._office(clause, person, ("as",)) or self._title(person)
            yield from self._made(clause, person, places, change)

    def _own(self, clause: Clause, verb: str, change: RoleChange) -> Iterator[Found]:
        person = self._subject(clause)
        if person is None:
            return
        object_ = role(clause, "whom")
        if change == "left" and object_ is not None and verb != "quit":
            return  # resigned his seat, resigned himself to
        above = self._context.parent(clause)
        if change == "left" and clause.tense == "none" and above is not None and self._is_pressed(above):
            return  # asked to resign
        places = self._office(clause, person, ("as", "complement", *(("whom",) if verb == "become" else ())))
        if not places and (change == "left" or verb == "take office"):
            places = self._title(person)
        if verb == "become":
            places = tuple(place for place in places if self._is_post(place))
        if verb in ("act", "serve"):
            places = tuple(place for place in places if place.span.start < clause.predicate_span.end + 16)
        if verb == "serve" and places:
            change = "acting" if places[0].office.change == "acting" else change
            change = "former" if clause.tense == "past" and change == "held" else change
        made = list(self._made(clause, person, places, change))
        yield from made
        for found in made[:1] if change == "appointed" else ():
            yield from self._instead(clause, found)

    def _is(self, clause: Clause) -> Iterator[Found]:
        person, complement = self._subject(clause), role(clause, "complement")
        if person is None and complement is not None:
            yield from self._turned(clause, complement)
            return
        if person is None or complement is None or complement.span.contains(person.span):
            return
        start = complement.span.start
        candidate = _CANDIDATE.search(self._context.text, start, complement.span.end)
        if candidate is not None and "," not in candidate[0]:
            yield from self._made(clause, person, self._offices.at(candidate.end()), "nominated")
            return
        places = tuple(p for p in self._offices.at(start) if p.of is not None and _holds_head(p, complement.head_span))
        change = places[0].office.change if places else "held"
        if clause.tense == "past" and not clause.perfect and change == "held":
            change = "former"
        yield from self._made(clause, person, places, change)  # type: ignore[arg-type]

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
            yield from self._made(
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
        places = self._named_after(clause, _AS) or self._title(before)
        places = tuple(replace(place, office=replace(place.office, change="held")) for place in places[:1])
        yield from self._made(clause, before, places, "left")
        yield from self._made(clause, after, places, "appointed")

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
        swapped = list(self._exchanged(clause, self._object(clause))) if clause.predicate == "replace" else []
        if swapped:
            yield from swapped
            return
        after = self._subject(clause) if not clause.passive else self._person(clause, "who", "by")
        before = self._object(clause) if clause.predicate != "take over" else self._person(clause, "from")
        places = self._named_after(clause, _AS) or self._named_after(clause, _POST)
        if not places:
            places = self._title(before) if before is not None else ()
            if not places or (after is not None and self._title(after)):
                return
        places = tuple(replace(place, office=replace(place.office, change="held")) for place in places[:1])
        if before is not None:
            yield from self._made(clause, before, places, "left")
        if after is None and clause.passive and (by := _BY.match(self._context.text, places[0].span.end)) is not None:
            after = next((m for m in self._people if m.start == by.end()), None)
        if after is not None and clause.predicate != "take over":
            ahead = clause.predicate == "succeed" and self._stances.of(clause).factuality in ("planned", "expected")
            yield from self._made(clause, after, places, "incoming" if ahead else "appointed")

    def _instead(self, clause: Clause, found: Found) -> Iterator[Found]:
        """*… instead of Sergei Aleinik*: who had the office before."""
        end = self._sentence_end(clause.predicate_span.start)
        text = self._context.text[clause.predicate_span.end : end]
        for phrase in self._offices.words.instead:
            place = re.search(rf"\b{phrase} ", text)
            if place is None:
                continue
            start = clause.predicate_span.end + place.end()
            person = next((m for m in self._people if start <= m.start < end), None)
            if person is not None and not any(word[0].islower() for word in self._between(start, person.start)):
                yield replace(
                    found,
                    person=person.entity,
                    name=person.span,
                    change="left",
                    held=_held("left", date_of(clause)),
                    evidence=clause.span.cover(person.span),
                    rule="role: instead of",
                )
                return

    def _by_noun(self, clause: Clause, change: RoleChange) -> Iterator[Found]:
        person = self._person(clause, "of", "possessor")
        if person is None:
            return
        places = self._offices.at(found.end()) if (found := _AS.match(self._context.text, self._after(person))) else ()
        if not places and change == "left":
            parent = self._context.parent(clause)
            if person.form != "name" and (parent is None or parent.predicate not in self._offices.words.tendering):
                return
            places = self._title(person)
        yield from self._made(clause, person, places, change)

    # ---- pieces ----------------------------------------------------------------------------------------------------

    def _made(self, clause: Clause, person: Mention, places: Sequence[Place], change: RoleChange) -> Iterator[Found]:
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
                held=_held(change, date_of(clause)),
            )

    def _appointer(self, clause: Clause) -> str | None:
        """The country that sends an envoy: whoever appoints, or whose office he holds who does."""
        who = None if clause.passive else role(clause, "who")
        if who is None or who.entity is None:
            return None
        if who.entity.startswith(("country:", "org:")):
            return who.entity
        return next((t.of for t in self._titles if t.person == who.entity and t.of is not None), None)

    def _office(self, clause: Clause, person: Mention, names: tuple[str, ...]) -> tuple[Place, ...]:
        """The office that a clause names: after *as*, as what somebody is made, right behind the person."""
        for name in names:
            for phrase in roles(clause, name):
                if not phrase.span.overlaps(person.span) and (found := self._offices.at(phrase.span.start)):
                    return found
        behind = self._after(person)
        if behind > clause.predicate_span.end and "complement" in names and (found := self._offices.at(behind)):
            return found
        return self._named_after(clause, _POST) or self._named_after(clause, _AS)

    def _named_after(self, clause: Clause, words: re.Pattern[str]) -> tuple[Place, ...]:
        end = self._sentence_end(clause.predicate_span.start)
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

    def _title(self, person: Mention) -> tuple[Place, ...]:
        """The title beside this very name; of *his resignation*, the last beside the name he goes by."""
        held = [t for t in self._titles if t.person == person.entity and t.change == "held"]
        if person.form != "name":
            return tuple(t.place for t in held if t.name.end <= person.start)[-1:]
        return tuple(t.place for t in held if t.name == person.span)[:1]

    def _subject(self, clause: Clause) -> Mention | None:
        return self._person(clause, "who")

    def _object(self, clause: Clause) -> Mention | None:
        found = self._person(clause, "whom", "to")
        if found is not None:
            return found
        if clause.passive:
            start = clause.predicate_span.start
            left = next((m for m in reversed(self._people) if m.form == "name" and m.end < start), None)
            beside = left is not None and _BESIDE.fullmatch(self._context.text, left.end, start) is not None
            return left if beside else None
        # the tree may have torn the object from its verb; it stands right behind it, with nothing but a title between
        near = next((m for m in self._people if m.start > clause.predicate_span.end and m.form == "name"), None)
        if near is None or len(between := self._between(clause.predicate_span.end, near.start)) > 5:
            return None
        titled = self._offices.before(near.span)
        start = titled[0].span.start if titled else near.start
        rest = between if not titled else self._between(clause.predicate_span.end, start)
        return near if all(word[0].isupper() or word in self._offices.words.changing for word in rest) else None

    def _person(self, clause: Clause, *names: str) -> Mention | None:
        for phrase in roles(clause, *names):
            for one in each(phrase)[:1]:
                if one.entity is not None and one.entity.startswith("person:"):
                    mention = next(
                        (m for m in self._people if m.entity == one.entity and one.span.overlaps(m.span)), None
                    )
                    if mention is not None:
                        return mention
            # a title alone in the phrase, the name it belongs to behind it: a torn tree
            near = next((m for m in self._people if m.form == "name" and m.start == phrase.span.end + 1), None)
            if phrase.entity is None and near is not None and self._offices.before(near.span):
                return near
        return None

    def _after(self, person: Mention) -> int:
        """Where the next word begins behind a name."""
        end = person.end
        while end < len(self._context.text) and self._context.text[end] == " ":
            end += 1
        return end

    def _between(self, start: int, end: int) -> list[str]:
        return self._context.text[start:end].split()

    def _sentence_end(self, position: int) -> int:
        sentences = self._context.reading.layers.sentences
        return next((s.end for s in sentences if s.start <= position < s.end), len(self._context.text))


def _holds_head(place: Place, head: Span) -> bool:
    """Whether the office is what the phrase is about."""
    return place.span.contains(head)


def _held(change: RoleChange, when: str | None) -> str | None:
    if when is None:
        return None
    if change in ("appointed", "elected"):
        return when if "/" in when else f"{when}/.."
    if change == "left":
        return when if "/" in when else f"../{when}"
    return when
