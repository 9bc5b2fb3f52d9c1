"""What a governor makes of the clause or noun that hangs on it.

Complements take the governor's force (*hopes to join*), coordinated clauses share its mood, adverbial clauses go by
the word that opens them (*if*, *without*, *instead of*), nouns are as sure as the verb whose object they are.
"""

from __future__ import annotations

from onrecord.lang import Language
from onrecord.reading.moods import Force, is_condition, is_infinitive, is_no, is_yet, mark_of
from onrecord.reading.tree import Tree

_NOMINAL = frozenset({"nsubj", "obj", "obl", "nmod", "compound", "iobj"})


def force_from(tree: Tree, index: int, governor: int, above: Force, language: Language) -> Force:
    """The force under which ``index`` stands, given that ``governor``, which it hangs on, stands under ``above``."""
    main = tree.main(index)
    if main == "conj":
        if mark_of(tree, index) in language.moods.without:  # to stay rather than join
            return Force(above.mood, negated=not above.negated)
        return above if _shares_negation(tree, index) else above.without_negation()
    if tree.relation(index) == "acl:relcl":
        return Force()
    if main == "ccomp":
        return _of_content(tree, index, governor, above, language)
    if main in ("xcomp", "csubj") or (main == "acl" and _is_content(tree, index, governor)):
        return above.under(_class_of(tree, governor, language, index))
    if main == "advcl":
        return _of_adverbial(tree, index, governor, above, language)
    if main in _NOMINAL:
        return _of_noun(tree, index, governor, above, language)
    return Force()


def _of_content(tree: Tree, index: int, governor: int, above: Force, language: Language) -> Force:
    """*denied that*; *did not say that* and *asked whether* leave it open."""
    word = _class_of(tree, governor, language)
    if mark_of(tree, index) in ("if", "whether"):
        return above.without_negation().at_most("conditional")
    if word is None and above.negated:
        return above.without_negation().at_most("conditional")
    return above.under(word)


def _of_adverbial(tree: Tree, index: int, governor: int, above: Force, language: Language) -> Force:
    moods, mark = language.moods, mark_of(tree, index)
    if is_condition(tree, index, language):
        return Force("conditional")
    if mark in moods.without:
        return Force(above.mood, negated=True)
    if mark == "from":
        return above.under(_class_of(tree, governor, language))
    if is_infinitive(tree, index):
        word = _class_of(tree, governor, language, index)
        return (above.without_negation() if word is None else above.under(word)).or_purpose()
    if mark in moods.times and (above.mood != "asserted" or (mark in ("till", "until") and above.negated)):
        return Force("conditional" if above.mood == "asserted" else above.mood)
    if not mark and tree.child(index, "nsubj") is None:
        return above.without_negation()
    return Force()


def _of_noun(tree: Tree, index: int, governor: int, above: Force, language: Language) -> Force:
    """A noun is denied with its verb only as its object, or as the subject of what is to happen."""
    main, moods = tree.main(index), language.moods
    if is_no(tree, index):
        above = above.without_negation()  # its own word, which the verb has taken over
    if above.negated and tree.pos(governor) == "VERB":
        lemma = tree.lemmas[governor].lower()
        is_told = main == "obj" or tree.relation(index) == "nsubj:pass" or lemma in moods.happening
        if not is_told:
            return above.without_negation()
    if tree.relation(index) == "nsubj" and above.mood == "planned":
        above = above.at_most("expected")  # its accession will take years
    if main in ("obj", "nsubj") and tree.lemmas[governor].lower() in moods.objects:
        return above.under(moods.objects[tree.lemmas[governor].lower()])
    return above.under(_class_of(tree, governor, language))


def _class_of(tree: Tree, governor: int, language: Language, index: int | None = None) -> str | None:
    """The governing word's class in ``moods.toml``; ``index`` is what hangs on it as a clause."""
    moods = language.moods
    lemma, pos = tree.lemmas[governor].lower(), tree.pos(governor)
    if pos == "NOUN":
        return moods.nouns.get(lemma)
    if pos == "ADJ" or tree.child(governor, "cop") is not None:
        return moods.adjectives.get(lemma)
    if lemma == "have":
        is_duty = index is not None and is_infinitive(tree, index)  # has to leave, but has a plan
        is_open = index is not None and (is_yet(tree, governor) or is_yet(tree, index))  # has yet to: told below
        return moods.verbs.get("have") if is_duty and not is_open else None
    particles = [tree.lemmas[child] for child in tree.children(governor, "compound:prt")]
    if particles:
        return moods.verbs.get(f"{lemma} {particles[0]}")
    passive = tree.child(governor, "aux:pass", "nsubj:pass") is not None
    return moods.hearsay.get(lemma) if passive and lemma in moods.hearsay else moods.verbs.get(lemma)


def _is_content(tree: Tree, index: int, governor: int) -> bool:
    """*plan to leave*, *idea of joining*, *denial that it left*; not *application filed in 2011*."""
    return tree.pos(governor) in ("NOUN", "PROPN", "ADJ") and (
        bool(mark_of(tree, index)) or is_infinitive(tree, index) or tree.child(index, "nsubj") is not None
    )


def _shares_negation(tree: Tree, index: int) -> bool:
    """*has not left or suspended*: one *not* for both, where the second has no subject of its own."""
    words = [tree.word(child).lower() for child in tree.children(index, "cc")]
    return "or" in words and tree.child(index, "nsubj") is None
