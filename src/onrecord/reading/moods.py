"""A clause's factuality and polarity: its own negation, modals and adverbs under the force of what governs it.

A clause takes the force of what governs it: *Iran hopes to join* is hoped, *refused to join* is negated, *denied that
it planned to leave* is denied (``reading/governing.py``); what stands in the clause itself is settled here. Lists stand
in ``lang/<code>/moods.toml``; the composition follows Karttunen's projection of implicatives and Saurí & Pustejovsky's
event selection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from onrecord.lang import Language
from onrecord.model.claims import Factuality, weaker
from onrecord.model.text import Span
from onrecord.reading.tense import tense_of
from onrecord.reading.tree import Tree

_NO_ONE = frozenset({"neither", "no", "nobody", "none", "not", "nothing"})
_ABLE = frozenset({"can", "could"})
_WEAK_START = frozenset({"had", "should", "were"})


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

    def at_most(self, mood: Factuality) -> Force:
        """The same polarity, no surer than ``mood``."""
        return replace(self, mood=weaker(self.mood, mood))

    def under(self, word: str | None) -> Force:
        """What a governing word of this class of ``moods.toml`` makes of it; None for a word of no class."""
        if word is None or word == "factive":
            return self
        if word == "negated":
            return replace(self, negated=not self.negated)
        if word == "denied" and self.negated:  # did not deny
            return Force("asserted")
        return Force(weaker(self.mood, factuality_of(word)), self.negated and word != "denied")


def force_of(tree: Tree, index: int, above: Force, language: Language) -> Force:
    """A predicate's own force, under the one it inherits: its negation, modals and adverbs."""
    moods = language.moods
    force = above
    is_denied = any(_turns(tree, child, language) for child in tree.children(index, "advmod"))
    for child in tree.children(index):
        word, lemma, main = tree.word(child).lower(), tree.lemmas[child].lower(), tree.main(child)
        if main in ("advmod", "aux", "det", "cc") and _turns(tree, child, language):
            force = force.under("negated")
        elif main == "aux" and lemma in _ABLE and is_denied:
            continue  # could not agree: did not
        elif main == "aux" and lemma in moods.modals:
            meant = "will" if lemma == "would" and _is_told_later(tree, index, language) else lemma
            force = force.at_most(factuality_of(moods.modals[meant]))
        elif main == "advmod" and lemma in moods.adverbs:
            force = force.under(moods.adverbs[lemma])
        elif main == "punct" and word == "?":
            force = force.at_most("conditional")
    if (bound := _bound(tree, index, language)) is not None:
        force = force.at_most(bound)
    if _is_inverted(tree, index):
        force = force.at_most("conditional")
    if _is_on_its_way(tree, index, language):
        force = force.or_purpose()
    if _is_yet_to(tree, index) or _has_no_one(tree, index):
        force = force.under("negated")
    return force.without_negation() if force.negated and _is_not_until(tree, index) else force


def condition_of(tree: Tree, index: int, language: Language) -> Span | None:
    """The clause on whose truth this one hangs (*if the parliament agrees*)."""
    for child in tree.children(index, "advcl"):
        if is_condition(tree, child, language):
            return tree.span(child)
    return None


def is_condition(tree: Tree, index: int, language: Language) -> bool:
    """Whether an adverbial clause opens with *if*, *unless*, *provided*, *should it* …"""
    return mark_of(tree, index) in language.moods.conditions or _is_inverted(tree, index)


def mark_of(tree: Tree, index: int) -> str:
    """The words that open a subordinate clause, lower case: *if*, *instead of*, *rather than*; empty where none do."""
    marks = tree.children(index, "mark", "case", "cc") or [
        child for child in tree.children(index, "advmod") if tree.word(child).lower() in ("once", "when", "whenever")
    ]
    first = [child for child in marks if child < index][:1]
    words = sorted({*first, *(fixed for mark in first for fixed in tree.children(mark, "fixed"))})
    if len(words) == 1 and (follower := words[0] + 1) in marks and follower < index:
        words.append(follower)  # a tree that leaves "rather" and "than" side by side
    return " ".join(tree.word(word).lower() for word in words if tree.word(word).lower() != "to")


def is_infinitive(tree: Tree, index: int) -> bool:
    """*to join*, *to be admitted*."""
    return any(tree.word(child).lower() == "to" for child in tree.children(index, "mark"))


def factuality_of(word: str) -> Factuality:
    """A class of ``moods.toml`` as a factuality; ``factive`` and ``negated`` leave what they govern asserted."""
    for factuality in get_args(Factuality):
        if word == factuality:
            return factuality  # type: ignore[no-any-return]
    return "asserted"


def is_yet(tree: Tree, index: int) -> bool:
    """*has yet to*: *have* with *yet* before the infinitive."""
    return any(tree.word(child).lower() == "yet" for child in tree.children(index, "advmod"))


def _is_told_later(tree: Tree, index: int, language: Language) -> bool:
    """*said it would join*: what was *will* in the speaker's mouth."""
    while tree.main(index) == "conj" and tree.head(index) >= 0:
        index = tree.head(index)
    teller = tree.head(index)
    if teller < 0 or tree.main(index) != "ccomp" or tree.lemmas[teller] not in language.reporting.verbs:
        return False
    return tense_of(tree, teller)[0] == "past" and condition_of(tree, index, language) is None


def _turns(tree: Tree, child: int, language: Language) -> bool:
    """*not*, *never*, *haven't*, *no longer*, *nor*."""
    word, lemma = tree.word(child).lower(), tree.lemmas[child].lower()
    negations = language.moods.negations
    if word in negations or lemma in negations:
        return True
    if tree.main(child) == "aux" and word.endswith(("n't", "n’t")):
        return True
    return word in ("longer", "more") and any(tree.word(below).lower() == "no" for below in tree.children(child))


def _bound(tree: Tree, index: int, language: Language) -> Factuality | None:
    """*The ministers are to meet* is planned; *it has to be signed* is wanted."""
    to = next((child for child in tree.children(index, "mark") if tree.word(child).lower() == "to"), None)
    if to is None:
        return None
    for child in tree.children(index, "aux", "cop"):
        if child < to and tree.lemmas[child] == "be":
            return "planned"
        if child < to and tree.lemmas[child] == "have" and not is_yet(tree, index):
            return factuality_of(language.moods.verbs.get("have", ""))
    return None


def _is_on_its_way(tree: Tree, index: int, language: Language) -> bool:
    """*is leaving the bloc*: of what is done in a moment the progressive says that it is to come."""
    progressive = tree.word(index).lower().endswith("ing") and any(
        tree.lemmas[child] == "be" for child in tree.children(index, "aux")
    )
    return progressive and tree.lemmas[index] in language.moods.momentary


def _is_inverted(tree: Tree, index: int) -> bool:
    """*Should Georgia join*, *were Ireland to join*, *had it joined*: the auxiliary opens what is a condition."""
    first = index
    while first > 0 and tree.sentence_of[first - 1] == tree.sentence_of[index]:
        first -= 1
    if tree.word(first).lower() in _WEAK_START:
        return all(tree.word(between) != "," for between in range(first, index))
    subject = tree.child(index, "nsubj")
    return tree.main(index) == "advcl" and any(
        tree.word(child).lower() in _WEAK_START and subject is not None and child < subject
        for child in tree.children(index, "aux", "cop")
    )


def _is_yet_to(tree: Tree, index: int) -> bool:
    """*has yet to join*: the infinitive under *yet* did not happen."""
    head = tree.head(index)
    near = [*tree.children(index, "advmod"), *(tree.children(head, "advmod") if head >= 0 else ())]
    before = any(tree.word(child).lower() == "yet" and child < index for child in near)
    has = any(tree.lemmas[child] == "have" for child in tree.children(index, "aux")) or (
        head >= 0 and tree.lemmas[head] == "have" and tree.main(index) == "xcomp"
    )
    return is_infinitive(tree, index) and before and has


def _has_no_one(tree: Tree, index: int) -> bool:
    """*No country has joined*, *none of them signed*, *neither A nor B left*, *signed no treaty*."""
    objects = () if tree.child(index, "cop") is not None else tree.children(index, "obj")
    return any(is_no(tree, child) for child in (*tree.children(index, "nsubj"), *objects))


def is_no(tree: Tree, index: int) -> bool:
    """Whether a noun is *none* or *no* such thing."""
    marks = (child for child in tree.children(index, "det", "cc", "advmod") if child < index)
    return any(tree.word(child).lower() in _NO_ONE for child in (index, *marks))


def _is_not_until(tree: Tree, index: int) -> bool:
    """*did not join until 1991*: then it did."""
    past = any(tree.word(child).lower() in ("did", "was", "were") for child in tree.children(index, "aux"))
    until = (child for child in tree.children(index, "obl", "advcl", "nmod", "advmod"))
    return past and any(
        tree.word(mark).lower() in ("till", "until") for child in until for mark in tree.children(child)
    )
