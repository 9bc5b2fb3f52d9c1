from __future__ import annotations

from onrecord.model.reading import Token
from onrecord.reading.attachment import attached


def tokens(text: str, *rows: tuple[str, str, int, str]) -> list[Token]:
    found, after = [], 0
    for word, pos, head, relation in rows:
        start = text.index(word, after)
        after = start + len(word)
        found.append(Token(start, after, pos, head, relation))
    return found


HOPED = "We hope that they go, he said"


def rows(*, clause_head: int, before: str = "VERB") -> list[Token]:
    return tokens(
        HOPED,
        ("We", "PRON", 1, "nsubj"),
        ("hope", before, 7, "ccomp"),
        ("that", "SCONJ", 4, "mark"),
        ("they", "PRON", 4, "nsubj"),
        ("go", "VERB", clause_head, "ccomp"),
        (",", "PUNCT", 7, "punct"),
        ("he", "PRON", 7, "nsubj"),
        ("said", "VERB", -1, "root"),
    )


def test_what_follows_a_verb_with_that_is_its_complement() -> None:
    assert [token.head for token in attached(HOPED, rows(clause_head=7))] == [1, 7, 4, 4, 1, 7, 7, -1]


def test_a_right_arc_stays() -> None:
    given = rows(clause_head=1)
    assert attached(HOPED, given) == tuple(given)


def test_behind_a_noun_nothing_is_sure() -> None:
    given = rows(clause_head=7, before="NOUN")
    assert attached(HOPED, given) == tuple(given)


def test_no_cycle_is_made() -> None:
    text = "say that he knows"
    given = tokens(
        text, ("say", "VERB", 3, "advcl"), ("that", "SCONJ", 3, "mark"), ("he", "PRON", 3, "nsubj"),
        ("knows", "VERB", -1, "root"),
    )  # fmt: skip
    assert attached(text, given) == tuple(given)
