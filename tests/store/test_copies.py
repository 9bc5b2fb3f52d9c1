"""Near copies: what is one origin, what is not, and where the shared words stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from builders import FILLER, record
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.record import Record
from onrecord.store import Store
from onrecord.store.shingles import overlap, passages, shingled

LEAD = (
    "The council of the four river states agreed on Tuesday to share the cost of a new lock below the old fortress. Work "
    "is to begin in spring, said the harbour master, who had asked for it since the flood. Boats wait for two days there "
    "at present, and the grain of the upper valley often comes too late for the ships that leave the delta in autumn. "
)
OTHER = (
    "A choir from the northern islands won the prize of the jury at the festival of early music this weekend. Its director "
    "thanked the bakers of the town for rolls that kept forty singers awake through three nights of rehearsal, and promised "
    "to return with a programme of laments. The second prize went to a trio of lutes whose eldest player is eighty-one. "
)
BACKGROUND = (
    "The organisation was founded by seven states after the war to settle quarrels over water, fish and passage, and has "
    "its seat in the old customs house of the lower town, where its secretariat employs some forty people from all members. "
)


def origins(store: Store, texts: Sequence[str], days: Sequence[str | None] = ()) -> list[int]:
    """For each text the number of the oldest of its origin."""
    made: list[Record] = [
        record(text, outlet=f"outlet:{number}", day=day, url=f"https://{number}.example/")
        for number, (text, day) in enumerate(itertools.zip_longest(texts, days, fillvalue="2018-04-21"))
    ]
    store.add(made)
    found = store.origins()
    places = {one.article.id: place for place, one in enumerate(made)}
    return [places[found[one.article.id][0]] for one in made]


def test_a_copy_and_a_cut_copy_are_of_one_origin(store: Store) -> None:
    cut = FILLER[: FILLER.index("Farmers")] + "(Agencies)"
    texts = [LEAD, FILLER, cut, "From our desk. " + FILLER]
    assert origins(store, texts, ["2018", "2018", "2019", "2020"]) == [0, 1, 1, 1]


def test_an_edited_copy_is(store: Store) -> None:
    words = (LEAD + FILLER).split()
    edited = " ".join("new" if place % 14 == 5 else word for place, word in enumerate(words))
    assert origins(store, [LEAD + FILLER, edited], ["2018", "2019"]) == [0, 0]


def test_a_paragraph_of_background_is_no_copy(store: Store) -> None:
    assert origins(store, [LEAD + LEAD.upper() + BACKGROUND, OTHER + BACKGROUND]) == [0, 1]


def test_two_shared_quotations_are_no_copy(store: Store) -> None:
    one, two = (f"“{part}”" for part in (FILLER[:120], FILLER[120:300]))
    assert origins(store, [f"{LEAD} {one} he said. {two}", f"{one} {OTHER} {two} said the mayor."]) == [0, 1]


def test_of_three_the_oldest_is_the_origin_whatever_the_order(store: Store) -> None:
    texts = [f"{intro} {FILLER}" for intro in ("One.", "Two.", "Three.")]
    assert origins(store, texts, ["2018-04-23", "2018-04-21", None]) == [1, 1, 1]


def test_a_reprint_names_the_source_of_all(store: Store) -> None:
    store.add([
        record(FILLER, outlet="outlet:a", day="2018-04-21"),
        record("(Xinhua) " + FILLER, outlet="outlet:b", day="2018-04-22", agency="outlet:xinhua"),
    ])  # fmt: skip
    assert {source for _, source in store.origins().values()} == {"outlet:xinhua"}


def test_two_groups_that_a_third_text_joins_become_one(store: Store) -> None:
    assert len(set(origins(store, [LEAD + OTHER, FILLER + BACKGROUND]))) == 2
    store.add([record(LEAD + OTHER + FILLER + BACKGROUND, outlet="outlet:9", day="2019")])
    assert len({oldest for oldest, _ in store.origins().values()}) == 1


@pytest.mark.parametrize("text", ["", "a", "eight words are not quite enough for it"])
def test_short_texts_are_nobodys_copy(text: str) -> None:
    assert not overlap(shingled(text), shingled(text)).one_origin


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 3))
def test_passages_are_the_same_words_in_both(before: str, after: str, times: int) -> None:
    first, second = before + " " + FILLER, FILLER + " " + after * times
    shared = overlap(shingled(first), shingled(second))
    assert 0 <= shared.containment <= 1
    for start, end, other_start, other_end in passages(shingled(first), shingled(second)):
        mine = [word for word in first[start:end].casefold().split() if word.isalnum()]
        theirs = [word for word in second[other_start:other_end].casefold().split() if word.isalnum()]
        assert mine == theirs


@given(st.text(max_size=400))
def test_any_text_can_be_cut_into_runs_of_words(text: str) -> None:
    found = shingled(text)
    assert len(found.hashes) == len(found.starts) == len(found.ends)
    for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
        assert text[start].isalnum()
        assert text[end - 1].isalnum()


def test_words_are_one_whatever_their_case_and_what_stands_between_them() -> None:
    first = shingled("The Council of the Four River States agreed today")
    second = shingled("the council, of the four\n\nriver — states agreed; today!")
    assert first.hashes.tolist() == second.hashes.tolist()
    assert first.hashes.tolist() != shingled("The Council of the Four River States agreed now").hashes.tolist()
