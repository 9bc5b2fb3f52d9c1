"""Chains of reference: who *he*, *the minister*, *his country* and *the organisation* are, inside one article.

Walks the article once, in order. A pronoun goes to the likeliest person before it of its gender, a description to
whom its words fit (``descriptions``). Where nothing fits, or somebody nobody knows fits better, the words stand for
nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord import world
from onrecord.lang import Language
from onrecord.model.reading import Attribution, Mention, Quote, Title
from onrecord.model.text import Span
from onrecord.reading.antecedents import OBJECT, QUOTED, RECEDED, SPEAKER, SUBJECT, Candidate, History, Place
from onrecord.reading.cast import Cast
from onrecord.reading.descriptions import Descriptions
from onrecord.reading.discourse import Discourse
from onrecord.reading.holders import Holders
from onrecord.reading.homes import Homes
from onrecord.reading.person_titles import owned_title
from onrecord.reading.pronouns import Pronouns
from onrecord.reading.tokens import parts_paragraphs
from onrecord.reading.tree import Tree

_UNKNOWN_POS = frozenset({"NOUN", "NUM", "PRON"})


class Chains:
    """Resolves what stands for somebody named elsewhere, adding the mentions to the cast."""

    def __init__(
        self,
        cast: Cast,
        tree: Tree,
        titles: Sequence[Title],
        attributions: Sequence[Attribution],
        quotes: Sequence[Quote],
        language: Language,
        origin: Mapping[str, float],
    ) -> None:
        self.cast = cast
        self.tree = tree
        self.words = language.reference
        self.verbs = language.reporting.verbs
        self.sources = [span for attribution in attributions for span in attribution.source]
        self.contents = [span for attribution in attributions for span in attribution.content]
        self.quotes = [Span(quote.start, quote.end) for quote in quotes]
        self.speakers_of = [
            (span, source)
            for attribution in attributions
            for source in attribution.source
            for span in attribution.content
        ]
        self.titles = [title.span for title in titles]
        self.ending: dict[int, list[Title]] = {}
        for title in titles:
            self.ending.setdefault(title.end, []).append(title)
        self.history = History()
        self.places = _places(tree, self.quotes)
        discourse = Discourse(cast, tree, self.history, self.places, self.words)
        self.holders = Holders(discourse, titles)
        self.homes = Homes(discourse, origin, self.contents, self.holders)
        self.descriptions = Descriptions(discourse, self.holders, self.homes, self._speaker)
        self.pronouns = Pronouns(
            discourse,
            self.quotes,
            self.speakers_of,
            self.holders,
            lambda index: self._speaks(index, tree.tokens[index].span),
        )

    def resolve(self) -> tuple[Title, ...]:
        """Goes through the article once; gives the titles with the owners that the article tells by the way."""
        starts: dict[int, list[Mention]] = {}
        for mention in self.cast.mentions():
            starts.setdefault(mention.start, []).append(mention)
        for index, token in enumerate(self.tree.tokens):
            named = [self._settled(index, mention) for mention in starts.get(token.start, ())]
            found = named or [mention for mention in (self._reference(index),) if mention is not None]
            for mention in found:
                self._remember(index, mention.entity, mention.span)
            if not found and self._is_somebody(index):
                self._remember(index, None, token.span)
            for title in self.ending.get(token.end, ()):
                own = owned_title(self.cast, self.tree, title)
                self.holders.learn(title, self.homes.settled(own))
        return self.holders.titles()

    def _settled(self, index: int, mention: Mention) -> Mention:
        """A name as it stands, or, where it is that of an organ alone, as the organ of the state that is meant."""
        if mention.entity.startswith("org:") and world.organisation(mention.entity) is None:
            return self.descriptions.organ(index, mention)
        return mention

    def _speaker(self, span: Span) -> str | None:
        """Who says the words at a span: the source of the report that is closest around it."""
        around = [(content, source) for content, source in self.speakers_of if content.contains(span)]
        for _, source in sorted(around, key=lambda pair: len(pair[0])):
            named = [mention for mention in self.cast.mentions() if source.contains(mention.span)]
            if named:
                return max(named, key=lambda mention: (mention.entity.startswith("person:"), len(mention.span))).entity
        return None

    # Who has been named

    def _remember(self, index: int, entity: str | None, span: Span) -> None:
        head = index
        while self.tree.head(head) >= 0 and self.tree.tokens[self.tree.head(head)].start < span.end:
            above = self.tree.head(head)
            if self.tree.tokens[above].start < span.start:
                break
            head = above
        place = self._upwards(head)
        if entity is not None and entity.startswith("country:") and self._tells_whose(index, span):
            self.history.add(Candidate(self.places[index], entity, RECEDED))
            return
        if entity is not None and entity.startswith("org:") and self._is_beside(index, span):
            self.history.add(Candidate(self.places[index], entity, RECEDED))
            return
        weight = 1.0
        spoke = self._speaks(place, span)
        subject = self.tree.main(place) == "nsubj"
        if spoke:
            weight += SPEAKER
        if subject:
            weight += SUBJECT
        elif self.tree.main(place) == "obj":
            weight += OBJECT
        told = any(said.contains(span) for said in (*self.quotes, *self.contents))
        if told or self._is_owner(index):
            weight += QUOTED
        gender = None if entity is not None else self._gender_told(index)
        self.history.add(Candidate(self.places[index], entity, weight, gender, subject, spoke, told))

    def _tells_whose(self, index: int, span: Span) -> bool:
        """*Lithuanian* in *his Lithuanian counterpart*: a country that is named only to say whose somebody is."""
        if any(title.contains(span) for title in self.titles):
            return True
        tree = self.tree
        above = tree.head(index)
        owned = tree.main(index) in ("amod", "compound") or tree.relation(index) == "nmod:poss"
        words = self.words.person_nouns.keys() | self.words.people | self.words.settings
        return owned and above >= 0 and tree.lemmas[above].lower() in words

    def _is_beside(self, index: int, span: Span) -> bool:
        """*UN* in *OCHA, the UN humanitarian office, says*: an organisation before a noun that names another one."""
        tree = self.tree
        above = tree.head(index)
        if tree.main(index) not in ("amod", "compound") or above < 0 or tree.tokens[above].start < span.end:
            return False
        return tree.main(above) == "appos" and self.cast.at(tree.tokens[tree.head(above)].span) is not None

    def _upwards(self, head: int) -> int:
        """The noun in whose place a name in apposition, or within a title, stands."""
        tree = self.tree
        while tree.main(head) in ("appos", "flat", "compound") and tree.head(head) >= 0 and tree.case(head) is None:
            if tree.child(head, "case") is not None:
                break
            head = tree.head(head)
        return head

    def _speaks(self, head: int, span: Span) -> bool:
        above = self.tree.head(head)
        if self.tree.main(head) == "nsubj" and above >= 0 and self._reports(above):
            return True
        if self.tree.main(head) == "nmod" and self.tree.child(head, "case") is not None:
            return False  # an aide to Minister Berg
        return any(source.contains(span) and len(source) <= 3 * len(span) for source in self.sources)

    def _reports(self, verb: int) -> bool:
        """Whether a verb reports words, alone or with its noun (*takes note*)."""
        if self.tree.lemmas[verb] in self.verbs:
            return True
        noun = self.tree.child(verb, "obj")
        return noun is not None and f"{self.tree.lemmas[verb]} {self.tree.lemmas[noun]}" in self.verbs

    def _leads(self, index: int) -> bool:
        """Whether a noun heads the model's source: nothing but its own modifiers stands before it there."""
        start = self.tree.tokens[index].start
        for source in self.sources:
            if source.start <= start < source.end:
                before = [i for i in range(max(0, index - 6), index) if self.tree.tokens[i].start >= source.start]
                own = all(self.tree.head(i) == index or self.tree.pos(i) in ("DET", "ADJ", "PUNCT") for i in before)
                return own and self.tree.main(index) not in ("compound", "nmod")
        return False

    def _is_owner(self, index: int) -> bool:
        return self.tree.main(index) == "nmod" and self.tree.relation(index).endswith(":poss")

    def _is_somebody(self, index: int) -> bool:
        """*an aide*, *one of them*, *two diplomats*: a person nobody names."""
        tree = self.tree
        span = tree.tokens[index].span
        if tree.pos(index) not in _UNKNOWN_POS or tree.main(index) in ("compound", "flat", "appos"):
            return False
        word = tree.word(index).lower()
        if word == "one":
            if tree.main(index) == "nsubj" and self.pronouns.bindings.entity(tree.head(index)) is not None:
                return False  # one of them is Ann Lee
            return any(tree.case(child) == "of" for child in tree.children(index, "nmod"))
        if word not in self.words.people and word not in self.words.person_nouns:
            return False
        named = self.pronouns.bindings.entity(index)  # his counterpart Md Haque
        return named is None and not any(title.contains(span) for title in self.titles)

    def _gender_told(self, index: int) -> str | None:
        word = self.tree.word(index).lower()
        return "female" if word in self.words.women else "male" if word in self.words.men else None

    # One word that may refer back

    def _reference(self, index: int) -> Mention | None:
        tree = self.tree
        if tree.pos(index) == "PRON":
            return self.pronouns.resolve(index)
        if tree.pos(index) in ("NOUN", "PROPN") and tree.main(index) not in ("compound", "flat"):
            speaks = self._speaks(index, tree.tokens[index].span) or self._leads(index)
            return self.descriptions.resolve(index, speaks=speaks)
        return None

    def behalf(self, entity: str) -> str | None:
        """For whom a person speaks, by his offices; a country or body for itself and its parent."""
        return self.holders.behalf(entity)


def _places(tree: Tree, quotes: Sequence[Span]) -> tuple[Place, ...]:
    told, paragraphs = _told(tree, quotes), _paragraphs(tree)
    return tuple(
        Place(
            index,
            tree.sentence_of[index],
            told[tree.sentence_of[index]],
            paragraphs[index],
            any(quote.contains(token.span) for quote in quotes),
        )
        for index, token in enumerate(tree.tokens)
    )


def _told(tree: Tree, quotes: Sequence[Span]) -> list[int]:
    """How far on in the telling each sentence is: a sentence of somebody's quoted words takes the tale no further."""
    ends: dict[int, Span] = {}
    for index, token in enumerate(tree.tokens):
        number = tree.sentence_of[index]
        ends[number] = ends.get(number, token.span).cover(token.span)
    found: list[int] = []
    told = 0
    for number in range(max(ends, default=-1) + 1):
        span = ends.get(number)
        if found and not (span is not None and any(quote.contains(span) for quote in quotes)):
            told += 1
        found.append(told)
    return found


def _paragraphs(tree: Tree) -> list[int]:
    """The paragraph of every token."""
    found, number = [], 0
    for index, token in enumerate(tree.tokens):
        if index and parts_paragraphs(tree.text[tree.tokens[index - 1].end : token.start]):
            number += 1
        found.append(number)
    return found
