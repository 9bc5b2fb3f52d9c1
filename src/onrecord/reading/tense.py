"""Tense and perfect of a predicate, from its auxiliaries and its own ending."""

from __future__ import annotations

from onrecord.model.reading import Tense
from onrecord.reading.tree import Tree


def tense_of(tree: Tree, index: int) -> tuple[Tense, bool]:
    """The tense of a verb or copula, and whether it is perfect; ``none`` for infinitives and participles."""
    auxiliaries = [tree.lemmas[child] for child in tree.children(index, "aux", "aux:pass", "cop")]
    words = [tree.word(child).lower() for child in tree.children(index, "aux", "aux:pass", "cop")]
    perfect = "have" in auxiliaries
    if "will" in auxiliaries or "shall" in auxiliaries:
        return "future", perfect
    if any(word in ("was", "were", "had", "did") for word in words):
        return "past", perfect
    if any(word in ("is", "are", "am", "has", "have", "does", "do", "'s", "’s", "'re", "’re") for word in words):
        return "present", perfect
    word = tree.word(index).lower()
    if tree.pos(index) == "VERB" and not any(
        tree.word(child).lower() == "to" for child in tree.children(index, "mark")
    ):
        if word.endswith("ing"):
            return "none", False
        if word != tree.lemmas[index] and not word.endswith("s"):
            return "past", False
        return "present", False
    return "none", perfect
