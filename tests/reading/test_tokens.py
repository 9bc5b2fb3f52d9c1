import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.tokens import split_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He can't say it's theirs.", "He ca n't say it 's theirs ."),
        ("We’ll see; don’t wait…", "We ’ll see ; do n’t wait …"),
        ("Mr. O'Neill met the U.S. envoy.", "Mr. O'Neill met the U.S. envoy ."),
        ("the China-proposed plan for co-operation", "the China - proposed plan for co-operation"),
        ("It rose 3.5 percent to $1,200 at 5pm.", "It rose 3.5 percent to $ 1,200 at 5 pm ."),
        ("News.Az cites https://a.org/b?c=d.", "News.Az cites https://a.org/b?c=d ."),
        ("“Yes,” she said -- twice...", "“ Yes , ” she said -- twice ..."),
        ("the states' votes in the 1990s", "the states ' votes in the 1990s"),
        ("on 2018-04-21, cannot", "on 2018-04-21 , can not"),
        ("John F. Kennedy and I. He left.", "John F. Kennedy and I . He left ."),
        ("@mfa_az wrote #SCO to a.b@c.org", "@mfa_az wrote #SCO to a.b@c.org"),
        ("I dont know, thats alot; its the best.", "I do nt know , that s a lot ; it s the best ."),
        ("its plan; the IM Dont met", "its plan ; the IM Do nt met"),
        ("see note.pdf :-) at sci.lang.japan", "see note.pdf :-) at sci.lang.japan"),
        ("(as follows:) or (see note. pdf)", "( as follows : ) or ( see note . pdf )"),
        ("$$$ ----==", "$$$ ----=="),
    ],
)
def test_words_as_in_the_treebanks(text: str, expected: str) -> None:
    assert words(text) == expected.split(" ")


@settings(max_examples=400)
@given(st.text() | st.text("aA.,'’-–1 \n\"“”@#$_/\u200b\u0301"))
def test_words_cover_every_character_that_is_not_space(text: str) -> None:
    end = 0
    for start, stop in split_words(text):
        assert start >= end
        assert stop > start
        assert not text[end:start].strip()
        assert not any(character.isspace() for character in text[start:stop])
        end = stop
    assert not text[end:].strip()
