"""Factuality and polarity of clauses, from trees drawn by hand: no model stands between the rule and its test."""

from __future__ import annotations

import pytest

from onrecord.lang import load
from onrecord.model.reading import Clause, Token
from onrecord.reading.clauses import find_clauses
from onrecord.reading.tree import Tree


def clause(drawn: str, predicate: str) -> Clause:
    """The clause of a predicate; a tree is drawn as ``word/POS/head/relation`` with heads counted from 1."""
    tokens, text = [], ""
    for entry in drawn.split():
        word, pos, head, relation = entry.split("/")
        text += " " if text else ""
        tokens.append(Token(len(text), len(text) + len(word), pos, int(head) - 1, relation))
        text += word
    language = load("en")
    tree = Tree(text, tokens, [(0, len(tokens))], language.lemmas)
    found = [
        one for one in find_clauses(tree, (), (), language) if one.predicate == predicate and one.form != "nominal"
    ]
    assert len(found) == 1
    return found[0]


IF = "If/SCONJ/3/mark Georgia/PROPN/3/nsubj joins/VERB/7/advcl ,/PUNCT/7/punct Russia/PROPN/7/nsubj will/AUX/7/aux reply/VERB/0/root"
AFTER = "After/SCONJ/3/mark Georgia/PROPN/3/nsubj joined/VERB/6/advcl ,/PUNCT/6/punct Russia/PROPN/6/nsubj replied/VERB/0/root"
WHEN = IF.replace("If/", "When/")
OR = (
    "Mali/PROPN/4/nsubj has/AUX/4/aux not/PART/4/advmod left/VERB/0/root or/CCONJ/6/cc joined/VERB/4/conj it/PRON/4/obj"
)
BUT = OR.replace("or/", "but/")
RULED_OUT = "Oslo/PROPN/2/nsubj ruled/VERB/0/root out/ADP/2/compound:prt joining/VERB/2/xcomp it/PRON/4/obj"
CONSIDERED = "Oslo/PROPN/2/nsubj considered/VERB/0/root joining/VERB/2/xcomp it/PRON/3/obj"
BARRED = "Cairo/PROPN/2/nsubj barred/VERB/0/root Sudan/PROPN/2/obj from/SCONJ/5/mark joining/VERB/2/advcl"
SAID = "She/PRON/4/nsubj did/AUX/4/aux not/PART/4/advmod say/VERB/0/root that/SCONJ/7/mark Iran/PROPN/7/nsubj joined/VERB/4/ccomp"
DENIED = "She/PRON/2/nsubj denied/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj planned/VERB/2/ccomp to/PART/7/mark leave/VERB/5/xcomp"
UNTIL = "Serbia/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod join/VERB/0/root until/ADP/6/case 2003/NUM/4/obl"
IN = UNTIL.replace("until/", "in/")
HEARSAY = (
    "Togo/PROPN/3/nsubj:pass is/AUX/3/aux:pass said/VERB/0/root to/PART/6/mark have/AUX/6/aux withdrawn/VERB/3/xcomp"
)
NO_TREATY = "Kyiv/PROPN/2/nsubj signed/VERB/0/root no/DET/4/det treaty/NOUN/2/obj"
A_TREATY = NO_TREATY.replace("no/", "a/")
WITHOUT = "They/PRON/2/nsubj left/VERB/0/root without/SCONJ/4/mark signing/VERB/2/advcl it/PRON/4/obj"
ARE_TO = "Ministers/NOUN/4/nsubj are/AUX/4/aux to/PART/4/mark meet/VERB/0/root"
HAS_TO = "It/PRON/2/nsubj has/VERB/0/root to/PART/4/mark withdraw/VERB/2/xcomp"
YET_TO = "It/PRON/2/nsubj has/VERB/0/root yet/ADV/2/advmod to/PART/5/mark withdraw/VERB/2/xcomp"
ASKED = "Has/AUX/3/aux Iran/PROPN/3/nsubj joined/VERB/0/root ?/PUNCT/3/punct"
SHOULD = "Should/AUX/3/aux Georgia/PROPN/3/nsubj join/VERB/7/advcl ,/PUNCT/7/punct they/PRON/7/nsubj will/AUX/7/aux reply/VERB/0/root"
ALMOST = "Jordan/PROPN/3/nsubj almost/ADV/3/advmod joined/VERB/0/root"
NEITHER = "Neither/CCONJ/5/cc Serbia/PROPN/5/nsubj nor/CCONJ/4/cc Peru/PROPN/2/conj joined/VERB/0/root"
PLANS = "Nepal/PROPN/2/nsubj has/VERB/0/root no/DET/4/det plans/NOUN/2/obj to/PART/6/mark join/VERB/4/acl"
FILED = "Their/PRON/2/nmod:poss application/NOUN/7/nsubj filed/VERB/2/acl in/ADP/5/case 2011/NUM/3/obl was/AUX/7/aux:pass accepted/VERB/0/root"
RELATIVE = (
    "If/SCONJ/2/mark asked/VERB/10/advcl ,/PUNCT/10/punct Qatar/PROPN/10/nsubj ,/PUNCT/7/punct which/PRON/7/nsubj "
    "left/VERB/4/acl:relcl ,/PUNCT/7/punct will/AUX/10/aux return/VERB/0/root"
)

COULD_NOT = "They/PRON/4/nsubj could/AUX/4/aux not/PART/4/advmod agree/VERB/0/root"
LEAVING = "Minsk/PROPN/3/nsubj is/AUX/3/aux leaving/VERB/0/root it/PRON/3/obj"
WOULD = "Lima/PROPN/2/nsubj said/VERB/0/root it/PRON/5/nsubj would/AUX/5/aux join/VERB/2/ccomp"


@pytest.mark.parametrize(
    ("drawn", "predicate", "mood", "negated"),
    [
        (IF, "join", "conditional", False),
        (AFTER, "join", "asserted", False),
        (WHEN, "join", "planned", False),
        (SHOULD, "join", "conditional", False),
        (OR, "join", "asserted", True),
        (BUT, "join", "asserted", False),
        (RULED_OUT, "join", "asserted", True),
        (CONSIDERED, "join", "proposed", False),
        (BARRED, "join", "asserted", True),
        (SAID, "join", "conditional", False),
        (DENIED, "leave", "denied", False),
        (UNTIL, "join", "asserted", False),
        (IN, "join", "asserted", True),
        (HEARSAY, "withdraw", "conditional", False),
        (NO_TREATY, "sign", "asserted", True),
        (A_TREATY, "sign", "asserted", False),
        (WITHOUT, "sign", "asserted", True),
        (WITHOUT, "leave", "asserted", False),
        (ARE_TO, "meet", "planned", False),
        (HAS_TO, "withdraw", "hoped", False),
        (YET_TO, "withdraw", "asserted", True),
        (ASKED, "join", "conditional", False),
        (ASKED.replace("?", "."), "join", "asserted", False),
        (ALMOST, "join", "asserted", True),
        (NEITHER, "join", "asserted", True),
        (PLANS, "join", "planned", True),
        (FILED, "file", "asserted", False),
        (RELATIVE, "leave", "asserted", False),
        (COULD_NOT, "agree", "asserted", True),
        (COULD_NOT.replace("could/", "might/"), "agree", "conditional", True),
        (LEAVING, "leave", "planned", False),
        (LEAVING.replace("leaving/", "negotiating/"), "negotiate", "asserted", False),
        (WOULD, "join", "planned", False),
        (WOULD.replace("said/", "says/"), "join", "conditional", False),
    ],
)
def test_what_a_clause_stands_under(drawn: str, predicate: str, mood: str, negated: bool) -> None:
    found = clause(drawn, predicate)
    assert (found.mood, found.negated) == (mood, negated)


def test_a_condition_binds_its_clause_and_no_relative_one() -> None:
    assert clause(RELATIVE, "return").condition is not None
    assert clause(RELATIVE, "leave").condition is None
    assert clause(AFTER, "reply").condition is None
