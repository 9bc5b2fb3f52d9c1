"""Chains of reference: who *he*, *the minister*, *his country* and *the organisation* are, inside one article.

Walks the article once, in order, and looks back for the likeliest antecedent: the last speaker, then the last person in
a subject's place, with gender and office that fit (the salience order of Lappin & Leass 1994, cut down to what news
needs). Where nothing fits, the words stand for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord import world
from onrecord.lang import Language
from onrecord.model.reading import Attribution, Mention, Title
from onrecord.model.text import Span
from onrecord.reading.bodies import trigger_words
from onrecord.reading.cast import Cast, Member
from onrecord.reading.phrases import LOOSE
from onrecord.reading.tree import Tree

_MAX_SENTENCES_BACK = 6
_DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: int
    token: int
    entity: str
    weight: float


class Chains:
    """Resolves what stands for somebody named elsewhere, adding the mentions to the cast."""

    def __init__(
        self,
        cast: Cast,
        tree: Tree,
        titles: Sequence[Title],
        attributions: Sequence[Attribution],
        language: Language,
    ) -> None:
        self.cast = cast
        self.tree = tree
        self.words = language.reference
        self.offices: dict[str, list[Title]] = {}
        for title in titles:
            self.offices.setdefault(title.person, []).append(title)
        self.sources = [span for attribution in attributions for span in attribution.source]
        self.contents = [span for attribution in attributions for span in attribution.content]
        self.history: list[_Candidate] = []

    def resolve(self) -> None:
        """Goes through the article once."""
        starts = {mention.start: mention for mention in self.cast.mentions()}
        for index, token in enumerate(self.tree.tokens):
            mention = starts.get(token.start)
            if mention is None:
                mention = self._reference(index)
            if mention is not None:
                self._remember(index, mention)

    def _remember(self, index: int, mention: Mention) -> None:
        head = index
        while self.tree.head(head) >= 0 and self.tree.tokens[self.tree.head(head)].start < mention.end:
            above = self.tree.head(head)
            if self.tree.tokens[above].start < mention.start:
                break
            head = above
        weight = 1.0
        if self.tree.main(head) == "nsubj":
            weight += 1.0
        if any(source.overlaps(mention.span) for source in self.sources):
            weight += 2.0
        if any(content.contains(mention.span) for content in self.contents):
            weight -= 0.5
        self.history.append(_Candidate(self.tree.sentence_of[index], index, mention.entity, weight))

    # One word that may refer back

    def _reference(self, index: int) -> Mention | None:
        tree = self.tree
        word = tree.word(index).lower()
        if tree.pos(index) == "PRON":
            return self._pronoun(index, word)
        if tree.pos(index) in ("NOUN", "PROPN") and self._is_free(index):
            return self._description(index, word)
        return None

    def _pronoun(self, index: int, word: str) -> Mention | None:
        gender = "female" if word in self.words.female else "male" if word in self.words.male else None
        if gender is None:
            return None
        member = self._last(index, lambda m: m.type == "person" and m.gender in (None, gender))
        if member is None:
            return None
        member.gender = gender
        return self._note(member, self.tree.tokens[index].span, "pronoun")

    def _description(self, index: int, word: str) -> Mention | None:
        tree = self.tree
        determiner = self._determiner(index)
        lemma = tree.lemmas[index].lower()
        phrase = self._with_modifiers(index)
        if determiner in _DEFINITE and (offices := self._offices_meant(phrase, lemma)) is not None:
            member = self._last(index, lambda m: m.type == "person" and self._holds(m.id, offices))
            return None if member is None else self._note(member, self._span(index), "nominal")
        if determiner in _DEFINITE and lemma in self.words.organisation_nouns:
            member = self._last(index, lambda m: m.type == "organisation")
            return None if member is None else self._note(member, self._span(index), "nominal")
        if word in trigger_words() and determiner in _DEFINITE:
            return self._body(index)
        if lemma in self.words.country_nouns and word == lemma:
            return self._country(index, determiner)
        if word in self.words.group_nouns:
            return self._group(index)
        return None

    def _offices_meant(self, phrase: str, lemma: str) -> frozenset[str] | None:
        nouns = self.words.person_nouns
        return nouns.get(phrase, nouns.get(lemma) if phrase == lemma else None)

    def _body(self, index: int) -> Mention | None:
        """*the ministry*: the last body of that kind."""
        phrase = world.parse_body(self._bounds(index).of(self.tree.text))
        kind = None if phrase is None else phrase.kind
        word = self.tree.word(index).lower()
        member = self._last(index, lambda m: m.type == "body" and kind is not None and word in m.name.lower(), reach=40)
        return None if member is None else self._note(member, self._span(index), "nominal")

    def _country(self, index: int, determiner: str | None) -> Mention | None:
        """*the country*, *his country*: the country of whose speech or sentence this is."""
        possessor = self.tree.child(index, "nmod:poss")
        if possessor is not None and self.tree.pos(possessor) == "PRON":
            owner = self.cast.at(self.tree.tokens[possessor].span)
            country = None if owner is None else self.behalf(owner.entity)
            if country is None or not country.startswith("country:"):
                return None
            return self._note(
                self.cast.members.get(country) or self._add_country(country), self._span(index), "nominal"
            )
        if determiner not in _DEFINITE or self.tree.children(index, "amod", "nmod", "compound", "acl"):
            return None
        member = self._last(index, lambda m: m.type == "country", subject_first=False)
        return None if member is None else self._note(member, self._span(index), "nominal")

    def _group(self, index: int) -> Mention | None:
        """*the SCO member states*, *member states of the SCO*: a group of that organisation."""
        tree = self.tree
        own_words = {tree.word(child).lower() for child in tree.children(index, "compound", "amod")}
        if "member" not in own_words and tree.lemmas[index] != "member":
            return None
        bounds = self._bounds(index)
        owners = (m.entity for m in self.cast.mentions() if bounds.contains(m.span) and m.entity.startswith("org:"))
        owner = next(owners, None)
        if owner is None:
            last = self._last(index, lambda m: m.type == "organisation")
            owner = None if last is None or self._determiner(index) is None else last.id
        if owner is None or tree.child(index, "nummod") is not None:
            return None
        slug = owner.removeprefix("org:")
        name = self.cast.members[owner].name
        member = self.cast.add(f"group:{slug}-member-states", "group", f"member states of the {name}", of=owner)
        return self._note(member, bounds, "nominal")

    # Looking back

    def _last(
        self,
        index: int,
        fits: Callable[[Member], bool],
        *,
        reach: int = _MAX_SENTENCES_BACK,
        subject_first: bool = True,
    ) -> Member | None:
        """The best antecedent: near, in a subject's place, a speaker."""
        here = self.tree.sentence_of[index]
        best: tuple[float, int] | None = None
        found: Member | None = None
        for candidate in reversed(self.history):
            distance = here - candidate.sentence
            if distance > reach:
                break
            member = self.cast.members[candidate.entity]
            if candidate.token >= index or not fits(member):
                continue
            score = (candidate.weight if subject_first else 0.0) - 1.2 * distance, candidate.token
            if best is None or score > best:
                best, found = score, member
        return found

    def _holds(self, person: str, offices: frozenset[str]) -> bool:
        held = {title.head for title in self.offices.get(person, ())}
        return bool(held) and (not offices or bool(held & offices))

    def behalf(self, entity: str) -> str | None:
        """For whom a person speaks, by his offices; a country or body for itself and its parent."""
        if entity.startswith("person:"):
            return next(
                (title.on_behalf_of for title in self.offices.get(entity, ()) if title.on_behalf_of is not None), None
            )
        return entity if entity.startswith("country:") else None

    def _add_country(self, id_: str) -> Member:
        country = world.country(id_)
        return self.cast.add(id_, "country", country.name if country is not None else id_)

    # The words of a description

    def _note(self, member: Member, span: Span, form: str) -> Mention:
        return self.cast.mention(member, span, form)

    def _is_free(self, index: int) -> bool:
        return self.tree.main(index) not in ("compound", "flat")

    def _determiner(self, index: int) -> str | None:
        child = self.tree.child(index, "det")
        return None if child is None else self.tree.word(child).lower()

    def _with_modifiers(self, index: int) -> str:
        parts = [*self.tree.children(index, "compound", "amod"), index]
        return " ".join(self.tree.lemmas[part].lower() for part in sorted(parts))

    def _bounds(self, index: int) -> Span:
        return self.tree.core_span(index, LOOSE)

    def _span(self, index: int) -> Span:
        """Determiner to noun, without what follows."""
        below = [
            child
            for child in self.tree.subtree(
                index, frozenset({"acl", "appos", "parataxis", "conj", "cc", "punct", "case"})
            )
            if child <= index
        ]
        return Span(self.tree.tokens[min(below)].start, self.tree.tokens[index].end)
