"""The words of a noun phrase that refers back: article, owner, country, modifiers, the noun itself."""

from __future__ import annotations

from onrecord.lang.reference import Reference
from onrecord.model.text import Span
from onrecord.reading.cast import Cast
from onrecord.reading.phrases import LOOSE
from onrecord.reading.tree import Tree

_NOT_OWN = frozenset(
    "acl advcl appos aux case cc ccomp conj cop csubj discourse expl mark nsubj obj obl parataxis punct xcomp".split()
)
"""Branches before a noun that are no part of its phrase: those of a clause whose predicate it is."""


class NounWords:
    """Looks at the words around a noun, by its token."""

    def __init__(self, cast: Cast, tree: Tree, words: Reference) -> None:
        self.cast = cast
        self.tree = tree
        self.words = words

    def country_before(self, index: int) -> str | None:
        """*Polish* in *the Polish leader*, *his Czech colleague*."""
        for child in self.tree.children(index, "amod", "compound"):
            mention = self.cast.at(self.tree.tokens[child].span)
            if mention is not None and mention.entity.startswith("country:"):
                return mention.entity
        return None

    def determiner(self, index: int) -> str | None:
        """The article or the like, lower case."""
        child = self.tree.child(index, "det")
        if child is None:  # the Foreign Ministry spokeswoman: the article may hang on the ministry
            first = min(self.own(index))
            nested = self.tree.pos(first) == "DET" and self.tree.main(self.tree.head(first)) == "compound"
            child = first if nested else None
        return None if child is None else self.tree.word(child).lower()

    def modifiers(self, index: int) -> list[str]:
        """The words before the noun, lower case, without countries, determiners and possessors."""
        found = []
        for child in self.tree.children(index, "compound", "amod", "nummod"):
            mention = self.cast.at(self.tree.tokens[child].span)
            if child < index and not (mention is not None and mention.entity.startswith("country:")):
                found.append(self.tree.word(child).lower())
        return found

    def noun(self, index: int) -> str:
        """The noun with what makes it another one (*foreign minister*, *news agency*), lower case."""
        parts = [child for child in self.tree.children(index, "compound", "amod") if child < index]
        words = [self.tree.lemmas[part].lower() for part in (*parts, index)]
        of = self.of_state(index)
        for first in range(len(words)):
            joined = " ".join(words[first:]) + of
            if joined in self.words.person_nouns or joined in self.words.document_nouns:
                return joined
        return words[-1]

    def of_state(self, index: int) -> str:
        """*of state*, *of government* behind *head*."""
        tree = self.tree
        if index + 2 >= len(tree) or tree.word(index + 1).lower() != "of":
            return ""
        joined = f"{tree.lemmas[index].lower()} of {tree.word(index + 2).lower()}"
        return joined.removeprefix(tree.lemmas[index].lower()) if joined in self.words.person_nouns else ""

    def plain(self, index: int) -> str:
        """The description without its article or possessor."""
        own = self.own(index)
        skip: set[int] = set()
        for child in self.tree.children(index, "det", "nmod:poss"):
            skip.update(self.tree.subtree(child))
        kept = [part for part in own if part not in skip]
        if len(kept) > 1 and self.tree.pos(min(kept)) == "DET":
            kept.remove(min(kept))
        return self.tree.text[self.tree.tokens[min(kept)].start : self.tree.tokens[index].end]

    def whole(self, index: int) -> str:
        """The description without its article, with the phrase in *of* right behind the noun; empty without one."""
        tree = self.tree
        if index + 1 >= len(tree) or tree.word(index + 1).lower() != "of":
            return ""
        of = next((c for c in tree.children(index, "nmod") if c > index and tree.case(c) == "of"), None)
        if of is None:
            return ""
        end = tree.core_span(of, LOOSE).end
        return self.plain(index) + tree.text[tree.tokens[index].end : end]

    def own(self, index: int) -> list[int]:
        """The noun and the words before it that belong to it."""
        return [child for child in self.tree.subtree(index, _NOT_OWN) if child <= index]

    def bounds(self, index: int) -> Span:
        """The phrase with what follows the noun, without clauses and appositions."""
        return self.tree.core_span(index, LOOSE)

    def span(self, index: int) -> Span:
        """Determiner to noun, without what follows."""
        return Span(self.tree.tokens[min(self.own(index))].start, self.tree.tokens[index].end)
