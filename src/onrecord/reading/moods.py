"""What governing verbs, modals, adverbs and conditions make of a clause: its factuality and polarity.

A clause takes the force of what governs it: *Iran hopes to join* is hoped, *refused to join* is negated, *denied that
it planned to leave* is denied. Lists stand in ``lang/<code>/moods.toml``; the composition follows Karttunen's
projection of implicatives and Saurí & Pustejovsky's event selection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from onrecord.lang import Language
from onrecord.model.claims import Factuality, weaker
from onrecord.model.text import Span
from onrecord.reading.tree import Tree


@dataclass(frozen=True, slots=True)
class Force:
    """Factuality and polarity under which a clause stands."""

    mood: Factuality = "asserted"
    negated: bool = False

    def without_negation(self) -> Force:
        """What a coordinated clause shares: the mood, not the other's *not*."""
        return replace(self, negated=False)

    def or_purpose(self) -> Force:
        """An infinitive of purpose (*met to discuss*) is at most planned."""
        return replace(self, mood=weaker(self.mood, "planned"))

    def governing(self, tree: Tree, governor: int, language: Language) -> Force:
        """The force of what ``governor``, itself standing under this force, governs."""
        word = _governing_word(tree, governor, language)
        if word is None:
            return self
        if word == "negated":
            return replace(self, negated=not self.negated)
        if word == "factive":
            return self
        mood = weaker(self.mood, _factuality(word))
        if word == "denied" and self.negated:  # did not deny
            return Force("asserted")
        return Force(mood, self.negated and word != "denied")


def force_of(tree: Tree, index: int, above: Force, language: Language) -> Force:
    """A predicate's own force, under the one it inherits: its negation, modals and adverbs."""
    moods = language.moods
    mood, negated = above.mood, above.negated
    for child in tree.children(index):
        word, lemma = tree.word(child).lower(), tree.lemmas[child].lower()
        main = tree.main(child)
        if main in ("advmod", "aux", "det", "cc") and (word in moods.negations or lemma in moods.negations):
            negated = not negated
        elif main == "aux" and lemma in moods.modals:
            mood = weaker(mood, _factuality(moods.modals[lemma]))
        elif main == "advmod" and lemma in moods.adverbs:
            mood = weaker(mood, _factuality(moods.adverbs[lemma]))
    if _is_yet_to(tree, index) or _has_no_subject(tree, index):
        negated = not negated
    return Force(mood, negated)


def condition_of(tree: Tree, index: int, language: Language) -> Span | None:
    """The clause on whose truth this one hangs (*if the parliament agrees*)."""
    for child in tree.children(index, "advcl"):
        if is_condition(tree, child, language):
            return tree.span(child)
    return None


def is_condition(tree: Tree, index: int, language: Language) -> bool:
    """Whether an adverbial clause opens with *if*, *unless*, *provided* …"""
    marks = [tree.word(child).lower() for child in tree.children(index, "mark", "advmod", "case")]
    return any(mark in language.moods.conditions for mark in marks)


def _governing_word(tree: Tree, governor: int, language: Language) -> str | None:
    moods = language.moods
    lemma = tree.lemmas[governor].lower()
    pos = tree.pos(governor)
    if pos == "NOUN":
        return moods.nouns.get(lemma)
    if pos == "ADJ" or tree.child(governor, "cop") is not None:
        return moods.adjectives.get(lemma)
    if lemma == "have" and _is_yet_to(tree, governor):
        return "negated"
    return moods.verbs.get(lemma)


def _is_yet_to(tree: Tree, index: int) -> bool:
    """*has yet to join*: the infinitive under *yet* did not happen."""
    head = tree.head(index)
    marked = any(tree.word(child).lower() == "to" for child in tree.children(index, "mark"))
    near = [*tree.children(index, "advmod"), *(tree.children(head, "advmod") if head >= 0 else ())]
    before = any(tree.word(child).lower() == "yet" and child < index for child in near)
    has = any(tree.lemmas[child] == "have" for child in tree.children(index, "aux")) or (
        head >= 0 and tree.lemmas[head] == "have" and tree.main(index) == "xcomp"
    )
    return marked and before and has


def _has_no_subject(tree: Tree, index: int) -> bool:
    """*No country has joined*, *none of them signed*."""
    for subject in tree.children(index, "nsubj"):
        words = [tree.word(subject).lower(), *(tree.word(child).lower() for child in tree.children(subject, "det"))]
        if any(word in ("no", "none", "nobody", "neither") for word in words):
            return True
    return False


def _factuality(word: str) -> Factuality:
    for factuality in get_args(Factuality):
        if word == factuality:
            return factuality  # type: ignore[no-any-return]
    return "asserted"
