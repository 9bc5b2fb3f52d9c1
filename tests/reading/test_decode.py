import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.reading.decode import TagScheme, best_tree

BIO = TagScheme(["O", "B-S", "I-S", "B-C", "I-C"])
BIOES = TagScheme(["O", "B-A", "I-A", "E-A", "S-A"])


def tags(scheme: TagScheme, path: list[int]) -> list[str]:
    return [scheme.tags[index] for index in path]


def is_well_formed(scheme: TagScheme, path: list[str]) -> bool:
    closes = any(tag.startswith("E-") for tag in scheme.tags)
    before = "O"
    for tag in path:
        inside = tag[0] in "IE"
        if inside and (before[0] not in "BI" or before[2:] != tag[2:]):
            return False
        if closes and not inside and before[0] in "BI":
            return False
        before = tag
    return not (closes and before[0] in "BI")


@pytest.mark.parametrize("scheme", [BIO, BIOES], ids=["bio", "bioes"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_best_sequence_is_the_best_of_all_that_are_well_formed(scheme: TagScheme, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 4))
    scores = data.draw(arrays.arrays(np.float32, (size, 5), elements=st.floats(-8, 8, width=32)))
    found = scheme.best(scores)
    assert is_well_formed(scheme, tags(scheme, found))
    best = max(
        sum(float(scores[place, tag]) for place, tag in enumerate(path))
        for path in itertools.product(range(5), repeat=size)
        if is_well_formed(scheme, tags(scheme, list(path)))
    )
    assert sum(float(scores[place, tag]) for place, tag in enumerate(found)) == pytest.approx(best, abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_part_has_its_best_sequence_with_habits(data: st.DataObject) -> None:
    habits = {("O", "O"): 0.2, ("B-S", "I-S"): 0.5, ("I-S", "B-C"): -0.5, ("O", "I-C"): 9.0}
    scheme = TagScheme(BIO.tags, habits)
    sizes = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    total = sum(sizes)
    scores = data.draw(arrays.arrays(np.float32, (total, 5), elements=st.floats(-8, 8, width=32)))
    edges = [0, *itertools.accumulate(sizes)]
    parts = list(itertools.pairwise(edges))

    def worth(first: int, path: tuple[int, ...]) -> float:
        names = tags(scheme, list(path))
        return sum(float(scores[first + place, tag]) for place, tag in enumerate(path)) + sum(
            habits.get(pair, 0.0) for pair in itertools.pairwise(names)
        )

    for (first, last), path in zip(parts, scheme.best_each(scores, parts), strict=True):
        assert is_well_formed(scheme, tags(scheme, path))
        best = max(
            worth(first, other)
            for other in itertools.product(range(5), repeat=last - first)
            if is_well_formed(scheme, tags(scheme, list(other)))
        )
        assert worth(first, tuple(path)) == pytest.approx(best, abs=1e-3)


def test_label_scores_are_shares_of_what_is_named() -> None:
    even = np.array([[9.0, 1.0, 0.0, 1.0, 0.0], [0.0, 3.0, 0.0, -9.0, -9.0]], np.float32)
    first, second, both = BIO.label_scores(even, [(0, 1), (1, 2), (0, 2)])
    assert first["S"] == pytest.approx(np.log(0.5), abs=1e-2)
    assert second["S"] > -1e-3 > second["C"]
    assert both["S"] == pytest.approx((first["S"] + second["S"]) / 2)
    assert BIO.label_scores(even, []) == ()


def test_a_single_word_cannot_be_the_inside_of_a_name() -> None:
    inside = np.array([[0.0, 1.0, 9.0, 8.0, 2.0]], np.float32)
    assert tags(BIOES, BIOES.best(inside)) == ["S-A"]
    whole = np.array([[0, 5, 0, 0, 3], [0, 0, 5, 3, 0], [1, 0, 0, 5, 2]], np.float32)
    assert tags(BIOES, BIOES.best(whole)) == ["B-A", "I-A", "E-A"]


def test_no_words_have_no_tags() -> None:
    assert BIO.best(np.zeros((0, 5), np.float32)) == []
    assert BIO.spans([]) == []


def test_spans_part_where_a_new_one_begins() -> None:
    path = [BIO.tags.index(tag) for tag in ("B-S", "I-S", "B-S", "O", "B-C", "I-C")]
    assert BIO.spans(path) == [(0, 2, "S"), (2, 3, "S"), (4, 6, "C")]
    path = [BIOES.tags.index(tag) for tag in ("S-A", "B-A", "I-A", "E-A", "O", "S-A")]
    assert BIOES.spans(path) == [(0, 1, "A"), (1, 4, "A"), (5, 6, "A")]


def trees(size: int) -> list[list[int]]:
    """Every tree over so many words, by brute force."""
    found = []
    for heads in itertools.product(range(-1, size), repeat=size):
        if heads.count(-1) != 1 or any(head == word for word, head in enumerate(heads)):
            continue
        if all(_reaches_root(heads, word) for word in range(size)):
            found.append(list(heads))
    return found


def _reaches_root(heads: tuple[int, ...], word: int) -> bool:
    for _ in heads:
        if heads[word] == -1:
            return True
        word = heads[word]
    return heads[word] == -1


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 12).flatmap(lambda n: arrays.arrays(np.float32, (n, n), elements=st.floats(-9, 9, width=32))))
def test_every_sentence_is_one_tree(scores: np.ndarray) -> None:
    heads = best_tree(scores)
    assert heads.count(-1) == 1
    assert all(_reaches_root(tuple(heads), word) for word in range(len(heads)))


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # 0 and 1 govern each other; 2 is the root. The cheapest way out is 1 under 2.
    scores = np.array([[-9, 5, 0], [5, -9, 4], [-9, -9, 3]], np.float32)
    assert best_tree(scores) == [1, 2, -1]
    # the twin: nothing to break
    scores = np.array([[-9, 5, 0], [3, -9, 4], [-9, -9, 3]], np.float32)
    assert best_tree(scores) == [1, 2, -1]


def test_of_two_roots_the_likelier_one_stays() -> None:
    scores = np.array([[5, 0, 4], [-9, 0, 5], [1, 0, 5]], np.float32)
    assert best_tree(scores) == [2, 2, -1]


def test_small_trees_are_close_to_the_best() -> None:
    chance = np.random.default_rng(7)
    every = trees(4)
    shortfalls = []
    for _ in range(200):
        scores = chance.normal(0, 3, (4, 4)).astype(np.float32)

        def worth(tree: list[int], scores: np.ndarray = scores) -> float:
            return sum(float(scores[word, head if head >= 0 else word]) for word, head in enumerate(tree))

        shortfalls.append(max(map(worth, every)) - worth(best_tree(scores)))
    assert np.mean(np.array(shortfalls) < 1e-4) > 0.8
