"""Who does what in the clause around a word: the bounds that grammar sets to what a word may stand for.

Principles A and B of Chomsky (1981), as far as news needs them: *himself* is the subject of his clause, *him* and *the
minister* in an object's place are not, and *his* mostly is.
"""

from __future__ import annotations

from onrecord.model.reading import Mention
from onrecord.reading.cast import Cast
from onrecord.reading.tree import Tree

_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "root", "xcomp"})
_RELATIVES = frozenset({"that", "which", "who"})
_OBJECTS = frozenset({"iobj", "obj", "obl"})
_DEPTH = 5
"""Clauses that a subject is looked for upwards."""


class Bindings:
    """Clauses and their subjects, over one article's trees."""

    def __init__(self, cast: Cast, tree: Tree) -> None:
        self.cast = cast
        self.tree = tree

    def clause(self, index: int) -> int:
        """The word that heads the clause in which a word stands."""
        tree = self.tree
        here = tree.head(index)
        while here >= 0 and tree.head(here) >= 0 and not self._heads(here):
            here = tree.head(here)
        return index if here < 0 else here

    def _heads(self, index: int) -> bool:
        tree = self.tree
        return (
            tree.pos(index) in ("AUX", "VERB")
            or tree.main(index) in _CLAUSES
            or tree.child(index, "nsubj", "csubj") is not None
        )

    def subject(self, clause: int, depth: int = 0) -> int | None:
        """The word that heads the subject of a clause: its own, or that of the clause it goes on from."""
        tree = self.tree
        own = tree.child(clause, "nsubj")
        if own is not None:
            return self._antecedent(own, clause) if tree.word(own).lower() in _RELATIVES else own
        above = tree.head(clause)
        if above < 0 or depth > _DEPTH:
            return None
        main = tree.main(clause)
        if main == "conj" and self._heads(above):
            return self.subject(above, depth + 1)
        if main == "xcomp":
            whom = tree.child(above, "obj")
            return self.subject(above, depth + 1) if whom is None else whom
        if main == "advcl":
            return self.subject(above, depth + 1)
        return above if main == "acl" and tree.word(clause).lower().endswith("ing") else None

    def _antecedent(self, relative: int, clause: int) -> int:
        """The noun that *who* stands for: what the clause describes, or the word right before it."""
        tree = self.tree
        if tree.main(clause) == "acl":
            return tree.head(clause)
        before = relative - 2 if tree.word(relative - 1) == "," else relative - 1
        return before if before >= 0 and tree.pos(before) in ("NOUN", "PROPN") else relative

    def entity(self, head: int) -> str | None:
        """For whom the phrase headed by a word stands: the word itself, or a name in apposition to it."""
        mention = self._mention(head)
        if mention is not None:
            return mention.entity
        for child in self.tree.children(head, "appos", "flat"):
            named = self._mention(child)
            if child > head and named is not None:
                return named.entity
        return None

    def _mention(self, index: int) -> Mention | None:
        found = self.cast.at(self.tree.tokens[index].span)
        return None if found is None or found.entity.startswith("group:") else found

    def in_subject(self, index: int, clause: int) -> bool:
        """Whether a word is part of the subject of its clause."""
        tree = self.tree
        here = index
        while here >= 0 and here != clause:
            if tree.main(here) in ("nsubj", "csubj") and tree.head(here) == clause:
                return True
            here = tree.head(here)
        return False

    def not_meant(self, index: int) -> str | None:
        """Whom a word in an object's place cannot mean: the subject of its clause."""
        tree = self.tree
        place = index
        while tree.main(place) == "conj" and tree.head(place) >= 0 and not self._heads(place):
            place = tree.head(place)
        if tree.main(place) not in _OBJECTS or tree.case(place) == "as":
            return None
        if tree.case(place) == "with" and tree.child(tree.head(place), "nsubj") is None:
            return None  # she told reporters travelling with her
        subject = self.subject(tree.head(place))
        return None if subject is None or subject == index else self.entity(subject)

    def owner_likely(self, index: int, thanked: frozenset[str]) -> str | None:
        """Whose *his* most likely is: the subject's of its clause; in *thanked him for his visit* the object's."""
        tree = self.tree
        clause = self.clause(index)
        if self.in_subject(index, clause):
            return None
        if tree.lemmas[clause] in thanked:
            whom = tree.child(clause, "obj", "iobj")
            if whom is not None and whom < index and index not in set(tree.subtree(whom)):
                return self.entity(whom)
        subject = self.subject(clause)
        return None if subject is None or subject >= index else self.entity(subject)

    def owner_unknown(self, index: int, people: frozenset[str]) -> bool:
        """Whether the subject of the clause is a person whom nobody knows: *Minister English will make his visit*."""
        clause = self.clause(index)
        subject = None if self.in_subject(index, clause) else self.subject(clause)
        if subject is None or subject >= index or self.entity(subject) is not None:
            return False
        return self.tree.pos(subject) == "PROPN" or self.tree.word(subject).lower() in people
