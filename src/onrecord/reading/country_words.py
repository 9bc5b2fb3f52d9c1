"""Words for countries: whose *the country*, *the island nation*, *the Balkan republic* is.

In the foreground are the country that the sentence is about, the one for which its speaker speaks, and the one that the
article names most; what is named only to say whose minister somebody is (*his Lithuanian counterpart*) recedes. Nobody
visits his own country. Where two fit about equally well, the words stand for neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from onrecord.model.text import Span
from onrecord.reading.antecedents import PARAGRAPH_BACK, REACH, SAME_SENTENCE, SENTENCE_BACK
from onrecord.reading.bindings import Bindings
from onrecord.reading.discourse import Discourse
from onrecord.reading.noun_words import NounWords
from onrecord.world.matching import leader_of_name

_SPEAKER, _SUBJECT, _BESIDE = 1.2, 1.0, 0.5
"""The country of whoever says the words, of the clause's subject by his office, of whoever else the sentence names."""
_CAPITAL = -0.5
"""A city named stands behind its country."""
_TOPIC = 1.0
"""Times the share of a country among all that were named so far."""
_MARGIN = 0.3
"""By which the likeliest must lead."""
_FLOOR = -1.8
"""Below it a country was named too far back, or only by the way."""
_NEUTRAL = frozenset({"entire", "host", "same", "whole"})
_INSIDE = frozenset({"for", "of"})
"""Prepositions whose phrase makes a country another one (*the country of origin*)."""
_CLIMB = 3
"""Words from *the country* up to *visit*."""


class CountryWords:
    """Finds whose a noun for a country is.

    ``behalf`` tells for which country somebody speaks, ``speaker`` who says the words at a span.
    """

    def __init__(
        self,
        discourse: Discourse,
        behalf: Callable[[str], str | None],
        speaker: Callable[[Span], str | None],
    ) -> None:
        self.cast = discourse.cast
        self.tree = discourse.tree
        self.history = discourse.history
        self.places = discourse.places
        self.words = discourse.words
        self.nouns = NounWords(self.cast, self.tree, self.words)
        self.bindings = Bindings(self.cast, self.tree)
        self.behalf = behalf
        self.speaker = speaker

    def country(self, index: int) -> str | None:
        """The country for which the noun at ``index``, with its article, stands."""
        kinds = self._kinds(index)
        if kinds is None or self._is_another(index):
            return None
        named = self._named_after(index)
        if named is not None:
            return named
        barred = self._abroad(index)
        scores = {
            country: score
            for country, score in self._scores(index).items()
            if country not in barred and all(country.removeprefix("country:") in kind for kind in kinds)
        }
        ranked = sorted(scores, key=lambda country: -scores[country])
        if not ranked or scores[ranked[0]] < _FLOOR:
            return self._only(kinds, index) if kinds else None
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN:
            return None
        return ranked[0]

    def _kinds(self, index: int) -> list[frozenset[str]] | None:
        """What the words before the noun, and the noun itself, tell of the country; None where they tell of another."""
        tree = self.tree
        told = self.nouns.modifiers(index)
        left = " ".join(w for w in told if w not in _NEUTRAL and w.rpartition("-")[2] not in self.words.stricken)
        found = [self.words.regions[noun] for noun in (tree.lemmas[index].lower(),) if noun in self.words.regions]
        for region in sorted(self.words.regions, key=len, reverse=True):
            if left and (f" {left} ").find(f" {region} ") >= 0:
                left = f" {left} ".replace(f" {region} ", " ").strip()
                found.append(self.words.regions[region])
        return None if left else found

    def _is_another(self, index: int) -> bool:
        """*the country of origin*, *the country hosting it*, *the country that joins first*."""
        tree = self.tree
        if any(tree.case(child) in _INSIDE and not self._is_country(child) for child in tree.children(index, "nmod")):
            return True
        for child in tree.children(index, "acl"):
            first = min(tree.subtree(child))
            if first > index and "," not in (tree.word(first), tree.word(first - 1)):
                return True
        return tree.child(index, "cop") is not None

    def _is_country(self, index: int) -> bool:
        mention = self.cast.at(self.tree.tokens[index].span)
        return mention is not None and mention.entity.startswith("country:")

    def _named_after(self, index: int) -> str | None:
        """*the island nation of Malta*, *the country's capital, Valletta*."""
        above = self.tree.head(index)
        if above >= 0 and self.tree.lemmas[above] == "capital" and self.tree.main(index) == "nmod":
            city = self.bindings.entity(above)
            return None if city is None else self.cast.members[city].within
        for child in self.tree.children(index, "nmod", "appos", "flat"):
            mention = self.cast.at(self.tree.tokens[child].span)
            if child > index and mention is not None and mention.entity.startswith("country:"):
                return mention.entity if self.tree.case(child) in (None, "of") else None
        return None

    def _scores(self, index: int) -> Mapping[str, float]:
        place = self.places[index]
        scores: dict[str, float] = {}

        def note(country: str | None, score: float) -> None:
            if country is not None and country.startswith("country:"):
                scores[country] = max(scores.get(country, score), score)

        for candidate in self.history.back(place, REACH):
            if candidate.entity is None:
                continue
            distance = place.since(candidate.place)
            score = candidate.weight - SENTENCE_BACK * distance + (SAME_SENTENCE if distance == 0 else 0.0)
            score -= PARAGRAPH_BACK * (place.paragraph - candidate.place.paragraph)
            member = self.cast.members[candidate.entity]
            if member.type == "country":
                note(member.id, score)
            elif member.type == "place":
                note(member.within, min(score, 1.0 - SENTENCE_BACK * distance) + _CAPITAL)
            elif member.type == "person" and distance == 0:
                note(self._of(member.id), _BESIDE)
        clause = self.bindings.clause(index)
        subject = self.bindings.subject(clause)
        who = None if subject is None or subject >= index else self.bindings.entity(subject)
        if who is not None and who.startswith("person:"):
            note(self._of(who), _SUBJECT)
        teller = self.speaker(self.tree.tokens[index].span)
        if teller is not None and teller.startswith("person:"):
            note(self._of(teller), _SPEAKER if place.quoted else _SUBJECT)
        named = self._named(index)
        total = max(1, sum(named.values()))
        return {country: score + _TOPIC * named[country] / total for country, score in scores.items()}

    def _of(self, entity: str) -> str | None:
        """For which country somebody speaks; of a leader whom the article gives no office, that of the list."""
        country = self.behalf(entity)
        if country is not None or not entity.startswith("person:"):
            return country
        name = self.cast.members[entity].name
        leader = leader_of_name(name) if " " in name else None
        return None if leader is None else leader.country

    def _named(self, index: int) -> Counter[str]:
        """How often each country has been named so far, by its own name or one of its cities'."""
        members = (self.cast.members[c.entity] for c in self.history.candidates if c.entity and c.token < index)
        countries = (member.id if member.type == "country" else member.within for member in members)
        return Counter(country for country in countries if country is not None)

    def _only(self, kinds: Sequence[frozenset[str]], index: int) -> str | None:
        """The one country of that kind that the article has named."""
        fitting = [c for c in self._named(index) if all(c.removeprefix("country:") in kind for kind in kinds)]
        return fitting[0] if len(fitting) == 1 else None

    def _abroad(self, index: int) -> frozenset[str]:
        """The countries of those who visit, or are received in, the country at ``index``: it is not theirs."""
        tree = self.tree
        clause = self.bindings.clause(index)
        journey, who = tree.lemmas[clause] in self.words.journeys, []
        here = index
        for _ in range(_CLIMB):
            if here == clause or here < 0:
                break
            owner = tree.child(here, "nmod:poss")
            if tree.lemmas[here].lower() in self.words.journeys and here != index:
                journey = True
                if owner is not None:
                    who.append(owner)
            here = tree.head(here)
        if tree.lemmas[clause] in self.words.receptions:
            who += tree.children(clause, "obj")
        elif journey:
            subject = self.bindings.subject(clause)
            who += [] if subject is None else [subject]
        entities = (self.bindings.entity(one) for one in who)
        return frozenset(c for e in entities if e is not None and (c := self._of(e)) is not None)
