"""Holders of offices: who *the minister*, *the Polish leader*, *its foreign minister*, *the economist* are.

Such words stand for somebody named before whom all of them fit: the office, and whose office it is. One word too many
(*the former minister*) and they stand for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord import world
from onrecord.model.reading import Mention, Title
from onrecord.model.text import Span
from onrecord.reading.antecedents import FAR, REACH, Candidate
from onrecord.reading.bindings import Bindings
from onrecord.reading.cast import Member
from onrecord.reading.discourse import Discourse
from onrecord.reading.noun_words import NounWords

_NEUTRAL = frozenset("also new own same senior then top veteran visiting".split())
_RANK = "monarch"
"""An office that several share, told apart by one word (*the crown prince*)."""
_PRESS = frozenset("communication communications information media press public".split())
"""Of what somebody is head who speaks for others."""
_APPOSED = 2
"""Characters between *counterpart* and the name it is given: a space, a comma and a space."""
_SINGLE = frozenset(
    "defence minister;finance minister;foreign minister;foreign secretary;interior minister;president;prime minister;"
    "secretary of state".split(";")
)
"""Offices that one person holds at a time."""
_OTHER = {"woman": "male", "man": "female"}
"""Of whom a noun for an office does not tell."""
_LEAD = 1
"""The last paragraph of those in which an office may go before its holder's name."""
_ANY_OFFICE = frozenset({"colleague", "counterpart"})
"""*his Czech colleague*: whoever holds an office of that country."""


class Holders:
    """Finds whom a noun for the holder of an office stands for."""

    def __init__(self, discourse: Discourse, titles: Sequence[Title]) -> None:
        self.cast = discourse.cast
        self.tree = discourse.tree
        self.history = discourse.history
        self.places = discourse.places
        self.words = discourse.words
        self.nouns = NounWords(self.cast, self.tree, self.words)
        self.bindings = Bindings(self.cast, self.tree)
        self.given = list(titles)
        self.offices: dict[str, list[Title]] = {}
        for title in titles:
            self.offices.setdefault(title.person, []).append(title)
        self._add_counterparts()

    def learn(self, title: Title, fuller: Title) -> None:
        """Takes a title for what the article has told of it by now."""
        if fuller != title:
            self.given = [fuller if one == title else one for one in self.given]
            self.offices[title.person] = [fuller if one == title else one for one in self.offices[title.person]]

    def held(self, head: str, *, but: str) -> frozenset[str]:
        """The states whose one office of a kind somebody else holds: whoever else bears it is another state's."""
        if head not in _SINGLE:
            return frozenset()
        others = (title for person, titles in self.offices.items() if person != but for title in titles)
        return frozenset(
            title.on_behalf_of
            for title in others
            if title.head == head and title.on_behalf_of is not None and title.change == "held"
        )

    def titles(self) -> tuple[Title, ...]:
        """The titles that stand beside names, with what has been learnt of them."""
        return tuple(self.given)

    def _add_counterparts(self) -> None:
        """*his Turkmen counterpart, Serdar Nazarov*: the office of whoever was named last, for the other country."""
        tree = self.tree
        people = sorted(
            (m.start, m) for one in self.cast.members.values() if one.type == "person" for m in one.mentions
        )
        for index in range(len(tree)):
            country = self.nouns.country_before(index) if tree.word(index).lower() in _ANY_OFFICE else None
            if country is None:
                continue
            start = tree.tokens[index].start
            before = [m for place, m in people if place < start and m.entity in self.offices]
            after = next((m for place, m in people if 0 < place - tree.tokens[index].end <= _APPOSED), None)
            if before and after is not None and after.entity not in self.offices:
                office = self.offices[before[-1].entity][0]
                self.offices[after.entity] = [
                    replace(office, person=after.entity, on_behalf_of=country, of=country, change="held")
                ]

    def holder(self, index: int, lemma: str, owner: str | None, *, definite: bool) -> Mention | None:
        """*the minister*, *the Polish leader*, *its foreign minister*: the holder of such an office."""
        noun = self.nouns.noun(index)
        phrase = noun if " of " in noun else self.nouns.plain(index)
        office = world.parse_office(phrase, owner)
        listed = self.words.person_nouns.get(noun, self.words.person_nouns.get(lemma))
        if office is None and listed is None:
            return None
        if self._is_many(index, lemma) or self._is_told_of(index):
            return None
        whose = self.nouns.country_before(index) or owner
        whole = "" if " of " in noun else self.nouns.whole(index)
        if whole:
            full = world.parse_office(whole, owner)
            if full is None or full.of_span is None:
                return self._called(index, whole)  # the head of the delegation
            whose = full.of or full.on_behalf_of or whose
            office = full
        if whose is None and office is not None:
            whose = office.on_behalf_of or office.of
        if noun in _ANY_OFFICE and self.nouns.country_before(index) is None:
            return None

        barred = self.bindings.not_meant(index)

        def fits(candidate: Candidate) -> bool:
            if candidate.entity is None or candidate.entity == barred:
                return False
            other = _OTHER.get(noun[-5:], _OTHER.get(noun[-3:]))
            if other is not None and self.cast.members[candidate.entity].gender == other:
                return False  # Anna Berg is no spokesman
            return any(
                not title.span.contains(self.tree.tokens[index].span)
                and self._is_held(index, title, office, noun, listed, whose)
                for title in self.offices.get(candidate.entity, ())
            )

        near = self.history.best(self.places[index], fits, reach=REACH)
        if near is not None and self._is_doubtful(index, lemma, near, whose):
            return None
        near = near or self._coming(
            index, office, lambda title: self._is_held(index, title, office, noun, listed, whose)
        )
        entity = self._only(index, fits, whose, definite=definite) if near is None else near.entity
        if entity is None:
            return None
        start = self.nouns.span(index).start
        end = self.tree.tokens[index + 2].end if " of " in noun else self.tree.tokens[index].end
        if whole:
            end = self.tree.tokens[index].end + len(whole) - len(self.nouns.plain(index))
        return self.cast.mention(self.cast.members[entity], Span(start, end), "nominal")

    def _only(self, index: int, fits: Callable[[Candidate], bool], whose: str | None, *, definite: bool) -> str | None:
        """The only one so far whom the words fit, however far back; nobody in somebody else's quoted words."""
        place = self.places[index]
        far = {candidate.entity for candidate in self.history.back(place, FAR) if fits(candidate)}
        if len(far) != 1 or not (definite or whose) or (place.quoted and whose is None):
            return None
        return next(iter(far))

    def _is_doubtful(self, index: int, lemma: str, near: Candidate, whose: str | None) -> bool:
        """Whether who is found may not be meant: who is quoted has a minister of his own; *Anna Berg preferred irony.
        …, the diplomat said*: somebody without an office who stands nearer may be that diplomat.
        """
        place = self.places[index]
        if place.quoted and whose is None and place.paragraph - near.place.paragraph > 1:
            return True
        return lemma in self.words.unnamed and any(
            candidate.entity is not None
            and candidate.entity.startswith("person:")
            and candidate.entity not in self.offices
            and candidate.subject
            and not candidate.told
            and candidate.place.paragraph == place.paragraph
            and candidate.token > near.token
            for candidate in self.history.back(place, REACH)
        )

    def _coming(
        self, index: int, office: world.OfficePhrase | None, is_held: Callable[[Title], bool]
    ) -> Candidate | None:
        """*…, the foreign minister said*, in the lead: who alone in the next paragraph bears that office."""
        place = self.places[index]
        if place.paragraph > _LEAD or place.quoted or office is None:
            return None
        bearers: dict[str, int] = {}
        for person, titles in self.offices.items():
            for title in titles:
                start = self.tree.at(title.start)
                if start is None or not 0 <= self.places[start].paragraph - place.paragraph <= 1 or start < index:
                    continue
                if is_held(title) or (title.on_behalf_of is None and title.of is None and title.head == office.head):
                    bearers[person] = start
        if len(bearers) != 1:
            return None
        person, start = next(iter(bearers.items()))
        return Candidate(self.places[start], person, 1.0)

    def _called(self, index: int, whole: str) -> Mention | None:
        """*the head of the mission*: the one person whom the article gives the office by these very words."""
        lower = whole.lower()
        bearers = [
            person
            for person, titles in self.offices.items()
            if any(title.office.lower() == lower and title.change != "former" for title in titles)
        ]
        if len(bearers) != 1 or any(
            title.span.contains(self.tree.tokens[index].span) for title in self.offices[bearers[0]]
        ):
            return None
        start = self.nouns.span(index).start
        end = self.tree.tokens[index].end + len(whole) - len(self.nouns.plain(index))
        return self.cast.mention(self.cast.members[bearers[0]], Span(start, end), "nominal")

    def _is_many(self, index: int, lemma: str) -> bool:
        """*the ministers*, *Peru's and Chile's Foreign Ministers*."""
        word = self.tree.word(index)
        if word.lower() != lemma and not word[:1].isupper():
            return True
        one = word.lower().removesuffix("s")
        return one != word.lower() and (one in self.words.person_nouns or one in self.words.people)

    def _is_told_of(self, index: int) -> bool:
        """*Berg is the new minister*: what somebody is said to be stands for nobody."""
        return self.tree.child(index, "cop") is not None and self.tree.child(index, "nsubj") is not None

    def untitled(self, index: int) -> Mention | None:
        """*the economist*: the one person named in the paragraph so far, where the article gives him no office."""
        if self.tree.children(index, "nmod", "acl", "amod", "compound"):
            return None
        ranked = self._ranked(index)
        if ranked is not None:
            return self.cast.mention(ranked, self.nouns.span(index), "nominal")
        paragraph = self.places[index].paragraph
        here = [
            c
            for c in self.history.candidates
            if c.place.paragraph == paragraph and c.token < index and not self._is_label(c)
        ]
        people = {c.entity for c in here if c.entity is None or c.entity.startswith("person:")}
        if len(people) != 1:
            return None
        entity = next(iter(people))
        if entity is None or entity in self.offices:
            return None
        return self.cast.mention(self.cast.members[entity], self.nouns.span(index), "nominal")

    def _is_label(self, candidate: Candidate) -> bool:
        """*BERG: …*: whose words a paragraph is, is not whom they describe."""
        after = range(candidate.token + 1, min(candidate.token + 4, len(self.tree)))
        return any(self.tree.word(place) == ":" for place in after)

    def _ranked(self, index: int) -> Member | None:
        """*the admiral*: the one person whose name the article has put *Admiral* before."""
        tree = self.tree
        rank = tree.word(index).capitalize() + " "
        found = [
            member
            for member in self.cast.members.values()
            if member.type == "person"
            and any(
                m.form == "name" and m.end <= tree.tokens[index].start and tree.text[: m.start].endswith(rank)
                for m in member.mentions
            )
        ]
        return found[0] if len(found) == 1 else None

    def _is_held(
        self,
        index: int,
        title: Title,
        office: world.OfficePhrase | None,
        noun: str,
        listed: frozenset[str] | None,
        whose: str | None,
    ) -> bool:
        """Whether a title fits the words of a description, all of them."""
        anybody = listed is not None and not listed and title.of is None and title.on_behalf_of is None
        told = whose in (title.on_behalf_of, title.of) or (anybody and noun not in _ANY_OFFICE)
        if whose is not None and not told and not self._is_parent(whose, title):
            return False
        if noun.startswith("spokes") and title.head == "head" and not _PRESS & set(title.office.lower().split()):
            return False  # a commander speaks for nobody
        serves = title.head == "foreign secretary" and title.on_behalf_of in self.words.under_ministers
        if serves and listed and not noun.endswith("secretary"):
            return False
        if title.head.startswith("vice ") and "vice" not in self.nouns.plain(index).lower():
            return False
        if title.change == "former" and "former" not in self.nouns.plain(index).lower():
            return False
        named = set(title.office.lower().split())
        left = [
            word
            for word in self.nouns.modifiers(index)
            if word not in named
            and word not in _NEUTRAL
            and word != title.change
            and not re.fullmatch(r"\d+-year-old", word)
        ]
        if left and (title.head == _RANK or not (office is not None and office.head == title.head)):
            return False
        if office is not None and office.head == title.head:
            return True
        last = noun.split()[-1]
        if " of " not in noun and title.head.split()[-1] == last and not title.head.endswith("prime minister"):
            return True
        return listed is not None and (not listed or title.head in listed)

    def _is_parent(self, whose: str, title: Title) -> bool:
        of = None if title.of is None else self.cast.members.get(title.of)
        return of is not None and of.of == whose

    def speaks_for_others(self, entity: str) -> bool:
        """Whether somebody is a spokesman, and nothing else."""
        titles = self.offices.get(entity, ())
        return bool(titles) and all(title.head == "spokesperson" for title in titles)

    def behalf(self, entity: str) -> str | None:
        """For whom a person speaks, by his offices; a country or body for itself and its parent."""
        if entity.startswith("person:"):
            return next(
                (title.on_behalf_of for title in self.offices.get(entity, ()) if title.on_behalf_of is not None), None
            )
        return entity if entity.startswith("country:") else None
