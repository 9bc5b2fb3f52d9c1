"""How far back a word looks, and whom it prefers."""

from __future__ import annotations

from onrecord.reading.antecedents import SPEAKER, SUBJECT, Candidate, History, Place


def place(token: int, sentence: int, told: int | None = None, paragraph: int = 0, quoted: bool = False) -> Place:
    return Place(token, sentence, sentence if told is None else told, paragraph, quoted)


def named(token: int, sentence: int, entity: str | None, weight: float = 1.0) -> Candidate:
    return Candidate(place(token, sentence), entity, weight)


def history(*candidates: Candidate) -> History:
    found = History()
    for candidate in candidates:
        found.add(candidate)
    return found


def test_a_quotation_between_takes_the_tale_no_further() -> None:
    assert place(90, 9, told=2).since(place(5, 1, told=1)) == 1
    assert place(90, 9, told=2, quoted=True).since(place(5, 1, told=1)) == 8


def test_other_sentences_are_at_least_one_back() -> None:
    assert place(30, 3, told=1).since(place(20, 2, told=1)) == 1


def test_who_spoke_goes_before_who_was_only_named() -> None:
    told = history(named(1, 0, "person:a", 1.0 + SUBJECT + SPEAKER), named(5, 0, "person:b"))
    best = told.best(place(20, 1), lambda candidate: True, reach=6)
    assert best is not None
    assert best.entity == "person:a"


def test_the_nearest_of_equals() -> None:
    told = history(named(1, 0, "person:a"), named(5, 0, "person:b"))
    best = told.best(place(20, 1), lambda candidate: True, reach=6)
    assert best is not None
    assert best.entity == "person:b"


def test_who_is_favoured_overtakes() -> None:
    told = history(named(1, 0, "person:a"), named(5, 0, "person:b"))
    best = told.best(
        place(20, 1), lambda candidate: True, reach=6, favours=lambda candidate: candidate.entity == "person:a"
    )
    assert best is not None
    assert best.entity == "person:a"


def test_nobody_beyond_reach() -> None:
    assert history(named(1, 0, "person:a")).best(place(90, 9), lambda candidate: True, reach=6) is None
