from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.tokens import split_words
from onrecord.reading.windows import MAX_PIECES, windows_of


def article(lengths: list[int]) -> str:
    return "\n\n".join(" ".join(["word"] * (length - 1) + ["end."]) for length in lengths)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=14))
def test_every_word_is_answered_for_once_and_fits(lengths: list[int]) -> None:
    text = article(lengths)
    spans = split_words(text)
    found = windows_of(text, spans, [1] * len(spans))
    answered = [word for window in found for number in sorted(window.own) for word in window.parts[number]]
    assert answered == list(range(len(spans)))
    for window in found:
        assert sum(map(len, window.parts)) + len(window.parts) <= MAX_PIECES + 80
        whole = [word for part in window.parts for word in part]
        assert whole == list(range(whole[0], whole[-1] + 1))


def test_short_neighbours_are_read_along() -> None:
    text = article([30] * 40)
    spans = split_words(text)
    found = windows_of(text, spans, [1] * len(spans))
    assert len(found) > 2
    for window in found[1:-1]:
        assert min(window.own) == 1  # the paragraph before, for context alone
        assert max(window.own) == len(window.parts) - 2  # and the one behind


def test_long_neighbours_are_not() -> None:
    text = article([60] * 20)
    spans = split_words(text)
    for window in windows_of(text, spans, [1] * len(spans)):
        assert sorted(window.own) == list(range(len(window.parts)))


def test_windows_of_a_text_are_of_like_size() -> None:
    text = article([45] * 9)  # a little more than one window holds
    spans = split_words(text)
    sizes = [
        sum(len(window.parts[number]) for number in window.own) for window in windows_of(text, spans, [1] * len(spans))
    ]
    assert len(sizes) == 2
    assert max(sizes) < 1.5 * min(sizes)


def test_an_over_long_paragraph_is_parted_behind_a_mark() -> None:
    text = " ".join(["It rained for the whole of that week and nobody came."] * 60)
    spans = split_words(text)
    found = windows_of(text, spans, [1] * len(spans))
    assert len(found) > 1
    for window in found:
        for number in window.own:
            last = window.parts[number][-1]
            assert text[slice(*spans[last])] == "."


def test_no_words_make_no_windows() -> None:
    assert windows_of("", [], []) == []
