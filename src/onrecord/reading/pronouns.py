"""Pronouns: who *he*, *her*, *himself* and *it* are.

A pronoun goes to the likeliest person before it of its gender: who stands in the foreground of the nearest sentences,
within the bounds of grammar (``bindings``). Where somebody nobody knows fits better it stands for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.model.reading import Mention
from onrecord.model.text import Span
from onrecord.reading.antecedents import (
    BOUND,
    FAVOURED,
    NOBODY,
    PARALLEL,
    QUOTED,
    SILENT,
    SPOKESMAN,
    SUBJECT,
    Candidate,
)
from onrecord.reading.bindings import Bindings
from onrecord.reading.cast import Member
from onrecord.reading.discourse import Discourse
from onrecord.reading.holders import Holders

_REACH = 6
"""Sentences that a pronoun looks back."""
_BESIDE = 4
"""Words between *his grandmother* and the *she* that she must be."""
_REACH_OF_IT = 2
_SPEAKING_THINGS = ("body", "organisation", "outlet", "document", "country")


class Pronouns:
    """Finds whom a pronoun of the third person singular stands for.

    ``said`` are the contents of the article's reports, each with a source of its own; ``speaks`` tells whether a word
    is the source of words.
    """

    def __init__(
        self,
        discourse: Discourse,
        quotes: Sequence[Span],
        said: Sequence[tuple[Span, Span]],
        holders: Holders,
        speaks: Callable[[int], bool],
    ) -> None:
        self.cast = discourse.cast
        self.tree = discourse.tree
        self.history = discourse.history
        self.places = discourse.places
        self.words = discourse.words
        self.quotes = quotes
        self.said = said
        self.holders = holders
        self.owned = {*self.words.person_nouns, *self.words.people, *self.words.institutions}
        self.people = frozenset({*self.words.person_nouns, *self.words.people})
        self.bindings = Bindings(self.cast, self.tree)
        self.speaks = speaks

    def resolve(self, index: int) -> Mention | None:
        """The mention that the pronoun at ``index`` makes."""
        word = self.tree.word(index).lower()
        return self._it(index) if word in ("it", "its") else self._person(index, word)

    def _person(self, index: int, word: str) -> Mention | None:
        gender = "female" if word in self.words.female else "male" if word in self.words.male else None
        if gender is None:
            return None
        if self.tree.main(index) == "nmod" and self.bindings.owner_unknown(index, self.people):
            return None
        author = self._author(index)
        if author is not None:
            return self.cast.mention(author, self.tree.tokens[index].span, "pronoun")
        barred = self._not_meant(index)
        own_words = self._own_words(index)

        def fits(candidate: Candidate) -> bool:
            place = self.tree.tokens[candidate.token].span
            if any(span.contains(place) for span in own_words):
                return False
            if candidate.entity is None:
                here = self.places[index]
                near = candidate.place.sentence == here.sentence or here.token - candidate.token <= _BESIDE
                beside = candidate.gender == gender and near
                return candidate.gender in (None, gender) and (candidate.weight >= 1.0 + SUBJECT or beside)
            member = self.cast.members[candidate.entity]
            return member.type == "person" and member.gender in (None, gender) and member.id not in barred

        found = self.history.best(self.places[index], fits, reach=_REACH, favours=self._favours(index, gender))
        if found is None or found.entity is None:
            return None
        member = self.cast.members[found.entity]
        member.gender = gender
        return self.cast.mention(member, self.tree.tokens[index].span, "pronoun")

    def _author(self, index: int) -> Member | None:
        """*a letter by Anna Berg, in which she warns*: whose letter it is."""
        clause = self.bindings.clause(index)
        paper = self.tree.head(clause)
        if self.tree.main(clause) != "acl" or paper < 0 or self.tree.main(index) != "nsubj":
            return None
        authors = self.tree.children(paper, "nmod")
        if self.tree.main(paper) == "nmod":  # the tree hangs *in which* on the author
            authors, paper = [paper], self.tree.head(paper)
        if self.tree.lemmas[paper].lower() not in self.words.document_nouns:
            return None
        for child in authors:
            entity = self.bindings.entity(child) if self.tree.case(child) in ("by", "from") else None
            if entity is not None and entity.startswith("person:"):
                return self.cast.members[entity]
        return None

    def _favours(self, index: int, gender: str) -> Callable[[Candidate], float]:
        """What more one candidate has for him than another, for the pronoun at ``index``."""
        tree = self.tree
        speaks = self.speaks(index)
        owns = tree.main(index) == "nmod"
        likely = self.bindings.owner_likely(index, self.words.thanked) if owns else None
        subject = tree.main(index) == "nsubj"
        quoted = next((quote for quote in self.quotes if quote.contains(tree.tokens[index].span)), None)

        def favours(candidate: Candidate) -> float:
            office = tree.lemmas[candidate.token].lower() in self.words.person_nouns
            more = NOBODY if candidate.entity is None and not office else 0.0
            if candidate.entity is not None:
                if self.cast.members[candidate.entity].gender == gender:
                    more += FAVOURED
                if candidate.entity == likely:
                    more += BOUND
                if not speaks and self.holders.speaks_for_others(candidate.entity) and likely != candidate.entity:
                    more += SPOKESMAN
            if subject and candidate.subject:
                more += PARALLEL
            if candidate.spoke and not speaks:
                more += SILENT
            beside = quoted is not None and quoted.contains(tree.tokens[candidate.token].span)
            if beside or (candidate.told and not speaks and not candidate.place.quoted):
                more -= QUOTED
            return more

        return favours

    def _own_words(self, index: int) -> list[Span]:
        """The words that a pronoun says: *the minister had left, he explained* is not the minister."""
        span = self.tree.tokens[index].span
        return [content for content, source in self.said if source == span and content.end <= span.start]

    def _not_meant(self, index: int) -> frozenset[str]:
        """Whom a pronoun cannot mean: the subject of the verb whose object it is, the speaker in whose quoted words it
        stands.
        """
        barred: set[str] = set()
        if not self.tree.word(index).lower().endswith("self"):
            subject = self.bindings.not_meant(index)
            if subject is not None:
                barred.add(subject)
        span = self.tree.tokens[index].span
        if any(quote.contains(span) for quote in self.quotes):
            for content, source in self.said:
                if content.contains(span):
                    barred.update(m.entity for m in self.cast.mentions() if source.contains(m.span))
        return frozenset(barred)

    def _it(self, index: int) -> Mention | None:
        """*it warned*, *its spokesman*: the last body, organisation, outlet or state in a subject's place.

        Only where *it* speaks, and where *its* owns somebody who speaks for it.
        """
        span = self.tree.tokens[index].span
        if self.tree.word(index).lower() == "it":
            if not self.speaks(index) or self._is_impersonal(index):
                return None
        elif self.tree.head(index) < 0 or self.tree.word(self.tree.head(index)).lower() not in self.owned:
            return None
        own_words = self._own_words(index)

        def fits(candidate: Candidate) -> bool:
            place = self.tree.tokens[candidate.token].span
            if candidate.entity is None or any(span.contains(place) for span in own_words):
                return False
            foremost = candidate.weight >= 1.0 + SUBJECT + QUOTED
            return foremost and self.cast.members[candidate.entity].type in _SPEAKING_THINGS

        found = self.history.best(self.places[index], fits, reach=_REACH_OF_IT)
        if found is None or found.entity is None or self._is_paper_between(index, found):
            return None
        return self.cast.mention(self.cast.members[found.entity], span, "pronoun")

    def _is_paper_between(self, index: int, found: Candidate) -> bool:
        """*I have the cable. It says*: a document without a name in the sentence before, nearer than who is found."""
        if self.tree.word(index).lower() != "it" or (found.entity or "").startswith("document:"):
            return False
        return any(
            self.places[index].sentence - self.places[place].sentence == 1
            and self.tree.lemmas[place].lower() in self.words.document_nouns
            and self.tree.main(place) in ("nsubj", "obj", "root")
            and self.cast.at(self.tree.tokens[place].span) is None
            for place in range(found.token + 1, index)
        )

    def _is_impersonal(self, index: int) -> bool:
        above = self.tree.head(index)
        return above < 0 or bool(self.tree.children(above, "aux:pass", "cop", "expl"))
