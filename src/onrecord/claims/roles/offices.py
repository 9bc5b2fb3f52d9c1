"""Offices where they stand: before a place in the text, at it, or after it, and whose they are.

The world reads a title's own words; here it is settled how far a title goes in a sentence, and who owns the office
where its words do not say: *its foreign minister*, *the country's president*, *King Hamad of Bahrain*.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from onrecord import world
from onrecord.claims.context import Context
from onrecord.claims.roles.nested import Nesting
from onrecord.claims.roles.owners import Owners
from onrecord.claims.roles.title_words import Place, TitleReader
from onrecord.claims.roles.word_index import WordIndex
from onrecord.lang.offices import OfficeWords, office_words
from onrecord.model.text import Span

_THEN = frozenset({"earlier", "last", "next", "this", "today", "tomorrow", "yesterday"})
_LONGEST = 18
_IN_TITLE = frozenset({"ADJ", "ADP", "ADV", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "X"})
_LINKS = frozenset({"at", "for", "of", "to"})
_INSIDE = _LINKS | {"in", "on", "with"}
_GLUE = frozenset({"-", "–", "'s", "’s", "&", "’", "'", "/"})


class Offices:
    """Reads the offices of one article at places in its text."""

    __slots__ = ("_all_times", "_at", "_nesting", "_people", "_times", "_titles", "context", "owners", "words")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words: OfficeWords = office_words(context.language.code)
        self._at = WordIndex(context)
        self.owners = Owners(context, self._at, self.words)
        self._people = sorted(
            (m.start, m.end)
            for m in context.mentions
            if m.form == "name" and m.entity.startswith("person:") and not world.parse_offices(context.words(m.span))
        )
        self._titles = TitleReader(context, self._at, self.owners, self.words)
        self._nesting = Nesting(context, self._at, self._titles, self.words)
        self._all_times = [when.span for when in context.reading.layers.times]
        self._times = [when.span for when in context.reading.layers.times if when.edtf is not None]

    # ---- where titles stand ----------------------------------------------------------------------------------------

    def before(self, name: Span) -> tuple[Place, ...]:
        """The offices of the longest title that ends where a name begins, courtesies between them left out."""
        inside = self._inside(name)
        if inside is not None:
            return self._ending(inside, name)[0]
        last = self._past_courtesies(self._at.index(name.start) - 1)
        apart = last >= 0 and self._at.word(last) == ","
        last = self._past_courtesies(self._past_origin(last - apart))
        if last < 0 or self._at.sentence(self._at.tokens[last].start) != self._at.sentence(name.start):
            return ()
        best, first = self._nesting.whole(*self._of_one(*self._ending(last), last), last, name)
        if (
            best
            and self._at.word(first - 1) == ","
            and (earlier := self._ending(first - 2))[0]
            and (self._opens(earlier[1]) or earlier[0][-1].office.head == "deputy prime minister")
        ):
            best = (*earlier[0], *best)  # OPEC's current president, UAE energy minister …
        return best

    def _of_one(self, found: tuple[Place, ...], first: int, last: int) -> tuple[tuple[Place, ...], int]:
        """*Ambassador A, Peru's envoy to Chile and Ambassador B*: the title of the first is not the second's."""
        if not found or first < 2 or self._at.word(first - 1) != "," or not self._person_at(first - 2):
            return found, first
        joint = next((i for i in range(last - 1, first, -1) if self._at.tokens[i].pos == "CCONJ"), None)
        return (found, first) if joint is None else (self._titles.read(joint + 1, last), joint + 1)

    def _past_origin(self, last: int) -> int:
        """Past where somebody comes from: *the assembly's president, Finland's X*."""
        if last < 2 or not self._at.ends_owner(last):
            return last
        state = self.owners.ending(self._at.tokens[last - 1].end)
        comma = -1 if state is None else self._at.index(state.start) - 1
        if state is None or comma < 0 or not state.entity.startswith("country:") or self._at.word(comma) != ",":
            return last
        return comma - 1

    def start_of_title(self, name: Span) -> int:
        """Where the courtesies and ranks before a name begin, or the name itself."""
        last = self._at.index(name.start) - 1
        first = self._past_courtesies(last)
        return name.start if first == last else self._at.tokens[first + 1].start

    def _past_courtesies(self, last: int) -> int:
        """Past *Mr*, *Prof.*, *the Honourable*, *General*: but *Attorney General* is an office."""
        while last >= 0:
            if last > 0 and self._at.word(last) == "." and self._at.word(last - 1) in self.words.courtesies:
                last -= 1
            if self._is_envoy_by_rank(last):
                return last - 1
            word = self._at.word(last).rstrip(".")
            if word not in self.words.courtesies and word not in self.words.ranks:
                if word.lower() == "the" and self._at.word(last + 1) in self.words.courtesies:
                    last -= 1
                    continue
                break
            if last > 0 and (self._at.word(last - 1) == "-" or self._is_office(last - 1, last)):
                break
            last -= 1
        return last

    def _is_envoy_by_rank(self, last: int) -> bool:
        """*the foreign ministry's spokesman Ambassador X*, *Permanent Representative to the UN, Ambassador X*."""
        if last < 2 or self._at.word(last) != "Ambassador":
            return False
        before = last - 1
        titled = self._at.tokens[before].pos in ("NOUN", "PROPN") or self._at.word(before).endswith("designate")
        return titled and bool(self._ending(before)[0])

    def _is_office(self, first: int, last: int) -> bool:
        return self._at.tokens[first].pos != "PUNCT" and bool(self._titles.read(first, last))

    def _ending(self, last: int, name: Span | None = None) -> tuple[tuple[Place, ...], int]:
        """The offices of the longest title that ends with a token, and where it begins; ``name`` may lend it words."""
        best: tuple[Place, ...] = ()
        begins = last
        if last < 0 or self._at.tokens[last].pos in ("ADP", "CCONJ", "DET"):
            return best, begins
        sentence = self._at.sentence(self._at.tokens[last].start)
        for first in range(last, max(-1, last - _LONGEST), -1):
            listed = self._at.word(first) == "," and (self._is_topic(first) or self._is_deputys(first, last))
            own = name is not None and name.contains(self._at.tokens[first].span)
            if (
                not (own or self._may_stand(first) or listed)
                or self._at.sentence(self._at.tokens[first].start) != sentence
            ):
                break
            leads = self._at.tokens[first].pos == "ADP" and not self._is_under_secretary(first)
            if best and leads and first + 1 >= begins - (self._is_article(first + 1)):
                break  # aide to Trade Representative Carla Hills: the office within is hers
            if leads or self._at.tokens[first].pos in ("CCONJ", "PART", "PUNCT"):
                continue
            found = () if self._is_half(first) else self._titles.read(first, last)
            if found:
                best, begins = found, first
            if self._at.tokens[first].pos == "DET" and (first == 0 or self._at.tokens[first - 1].pos != "ADP"):
                break  # nothing before its article is part of a title
        beside = self.owners.entity(self.owners.ending(self._at.tokens[begins].start - 1))
        if (
            best
            and beside is not None
            and beside.startswith("country:")
            and (best[0].office.of or "").startswith("country:")
        ):
            best = tuple(replace(place, of=beside) for place in best)  # Bosnian Serb leader
        return best, begins

    def _is_half(self, index: int) -> bool:
        """Whether a word is the second half of another: the *maligned* of *much-maligned*."""
        return (
            index > 0
            and self._at.word(index - 1) == "-"
            and self._at.tokens[index - 1].end == self._at.tokens[index].start
        )

    def _is_article(self, index: int) -> bool:
        return self._at.tokens[index].pos == "DET"

    def _is_topic(self, comma: int) -> bool:
        """*Minister of Investment, Trade and Industry*: a comma between the matters of one minister."""
        if comma < 3 or comma + 1 >= len(self._at.tokens):
            return False
        return (
            self._at.word(comma - 3).lower() in ("minister", "secretary")
            and self._at.word(comma - 2) in ("of", "for")
            and self._at.word(comma + 1)[0].isupper()
        )

    def _is_deputys(self, comma: int, last: int) -> bool:
        """*Assistant Investment, Trade and Industry Minister*: a comma between the matters of a deputy."""
        if self._at.word(last).lower() not in ("minister", "secretary"):
            return False
        matters = [self._at.tokens[i].pos == "CCONJ" or self._at.word(i)[0].isupper() for i in range(comma + 1, last)]
        deputies = ("Assistant", "Deputy", "Vice")
        return all(matters) and any(self._at.word(i) in deputies for i in range(max(0, comma - 4), comma))

    def _opens(self, first: int) -> bool:
        """Whether a title begins its sentence."""
        return first == 0 or self._at.sentence(self._at.tokens[first - 1].start) != self._at.sentence(
            self._at.tokens[first].start
        )

    def after(self, position: int) -> tuple[Place, ...]:
        """The offices that follow a name after a comma or in brackets, one after the other."""
        first = self._at.index(position)
        if first + 1 >= len(self._at.tokens) or self._at.word(first) not in (",", "("):
            return ()
        if first + 3 < len(self._at.tokens) and self._at.word(first + 1).isdigit() and self._at.word(first + 2) == ",":
            first += 2  # Maria Soto, 48, minister of trade
        found = tuple(self._list(first + 1))
        return () if len(found) > 1 and self._lead_on(found) else found

    def _lead_on(self, found: tuple[Place, ...]) -> bool:
        """*A, the chair, Crown Prince of Tonga, B and C*: whether a list of titles goes on to the next name."""
        text = self.context.text
        parted = "," in text[found[-2].span.end : found[-1].span.start]
        behind = self._at.index(found[-1].span.end)
        return (
            parted
            and behind + 1 < len(self._at.tokens)
            and self._at.word(behind) == ","
            and self._person_at(behind + 1)
        )

    def at(self, position: int) -> tuple[Place, ...]:
        """The offices that a phrase beginning here names."""
        return tuple(self._list(self._at.index(position)))

    def _list(self, first: int) -> Iterator[Place]:
        while first < len(self._at.tokens) and self._at.tokens[first].pos != "CCONJ":
            change = self.words.lead.get(self._at.word(first).lower())
            found, last = self._longest(first + (change is not None))
            if found and self._at.ends_owner(last + 1):  # the president's former special envoy
                found, last = self._longest(last + 2)
            if found and self._person_at(last + 1):
                found, last = self._short_of(first, last)
            if not found or self._person_at(last + 1) or self._goes_on(last + 1) or self._acts(first, last + 1):
                return
            for place in found:
                held = change is None or place.office.change != "held"
                yield place if held else replace(place, office=replace(place.office, change=change or "held"))
            first = last + 1
            if first < len(self._at.tokens) and self._at.word(first) == ",":
                first += 1
            if first < len(self._at.tokens) and self._at.word(first) == "and":
                first += 1
            if first == last + 1:
                return

    def _short_of(self, first: int, last: int) -> tuple[tuple[Place, ...], int]:
        """*A, Peru's envoy to Chile and Ambassador B*: the title of the first alone, where it says whose it is."""
        joint = next((i for i in range(last - 1, first, -1) if self._at.tokens[i].pos == "CCONJ"), None)
        if joint is None or not self._titles.read(joint + 1, last):
            return (), last
        found = self._titles.read(first, joint - 1)
        return (found, joint - 1) if found and found[0].of is not None else ((), last)

    def _goes_on(self, index: int) -> bool:
        """Whether a noun follows, so that what was read is part of a phrase: *assistant administrator*."""
        if index >= len(self._at.tokens) or self._at.tokens[index].pos not in ("NOUN", "PROPN"):
            return False
        token = self._at.tokens[index]
        return not any(when.contains(token.span) for when in self._all_times)

    def _acts(self, first: int, index: int) -> bool:
        """Whether a title is the subject of a verb: *Emerging with Mr Hollis, the premier looked ashen*."""
        if index + 1 >= len(self._at.tokens) or self._at.word(first).lower() not in ("the", *self.words.possessives):
            return False
        pos = self._at.tokens[index].pos
        participle = self._at.tokens[index + 1].pos == "ADP" or self._at.word(index).endswith("ing")
        return pos == "AUX" or (pos == "VERB" and not participle)

    def _longest(self, first: int) -> tuple[tuple[Place, ...], int]:
        """The longest title from a token on; one whose owner is unknown ends with its first phrase."""
        best: tuple[Place, ...] = ()
        end = first
        if first >= len(self._at.tokens):
            return best, end
        sentence = self._at.sentence(self._at.tokens[first].start)
        for last in range(first, min(len(self._at.tokens), first + _LONGEST)):
            if self._at.sentence(self._at.tokens[last].start) != sentence or not self._may_stand(last):
                break
            further = self._at.word(last).lower()
            if further in _THEN and any(when.start == self._at.tokens[last].start for when in self._all_times):
                break  # head of the organisation last week
            if further in ("when", "where", "which", "while", "who", "whose") or (
                further in ("a", "an") and self._at.tokens[last - 1].pos == "CCONJ"
            ):
                break  # president of the judo federation and a former member
            if (
                best
                and best[-1].of is None
                and self._at.tokens[last].pos == "ADP"
                and self._at.word(last) not in _LINKS
            ):
                break
            if self._at.tokens[last].pos in ("ADP", "CCONJ", "PART", "DET"):
                continue
            found = self._titles.read(first, last)
            if found:
                best, end = found, last
        if not best:  # the club's president: from behind the owner on
            for place in range(first, min(first + 6, len(self._at.tokens) - 1)):
                if place > first and self._at.word(place) in ("'s", "’s"):
                    found, end = self._longest(place + 1)
                    # an owner that is named and not known leaves the office in the air
                    known = found and (found[0].of is not None or found[0].to is not None)
                    return (found, end) if known else (best, first)
                if self._at.tokens[place].pos not in ("ADJ", "DET", "NOUN", "PROPN"):
                    break
        return best, end

    def _inside(self, name: Span) -> int | None:
        """The last word of an office that a name has taken in: *Crown Prince Faisal* all read as the name."""
        first, after = self._at.index(name.start), self._at.index(name.end)
        for last in range(min(first + 2, after - 2), first - 1, -1):
            found = self._titles.read(first, last)
            given = last == first and self._at.word(last) in self.words.given
            if found and found[0].office.head_span[0] == 0 and not given:
                return last
        return None

    # ---- words -----------------------------------------------------------------------------------------------------

    def _may_stand(self, index: int) -> bool:
        token, word = self._at.tokens[index], self._at.word(index)
        if self._is_under_secretary(index):
            return True
        if self._person_at(index) or any(span.contains(token.span) for span in self._times):
            return False
        if word in _GLUE or word in ("(", ")") or self._titles.is_owner(index):
            return True
        if token.pos == "ADP" and word.lower() not in _INSIDE:
            return False
        if token.pos == "VERB":
            return word.lower() in self.words.changing and not self._does(index)
        return token.pos in _IN_TITLE

    def _is_under_secretary(self, index: int) -> bool:
        """*Under* in *Under Secretary*, a preposition by its looks."""
        return self._at.word(index) == "Under" and self._at.word(index + 1) == "Secretary"

    def _does(self, index: int) -> bool:
        """Whether a participle is a verb of its own: *the coup that ousted President Lind*, *and appointed Mr Lind*."""
        if index == 0 or not self._at.word(index).endswith(("ed", "ousted", "overthrown")):
            return False
        before = self._at.tokens[index - 1]
        follows = index + 1 < len(self._at.tokens) and self._person_at(index + 1)
        return before.pos in ("AUX", "PRON", "SCONJ", "NOUN", "PROPN") or (before.pos == "CCONJ" and follows)

    def is_person(self, name: Span) -> bool:
        """Whether a name is one, and not an office read as a name."""
        return (name.start, name.end) in self._people

    def _person_at(self, index: int) -> bool:
        """Whether a token belongs to the name of a person."""
        if index >= len(self._at.tokens):
            return False
        start = self._at.tokens[index].start
        place = bisect_right(self._people, (start, len(self.context.text))) - 1
        return place >= 0 and start < self._people[place][1]
