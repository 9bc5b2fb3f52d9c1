"""Dates that agree, ids that people can type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts import fact_id, saying_of
from onrecord.facts.dates import agree, end_of, finest, inside, start_of
from onrecord.model.time import parse


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2016", "2016-03", True),
        ("2016-03", "2016", True),
        ("2016-03", "2016-03", True),
        ("2016-03", "2015-07", False),
        ("2016", "2017", False),
        ("201X", "2016-03-01", True),
        ("2016-03", "2016-03-31/2016-04-01", False),
        ("nonsense", "2016", False),
    ],
)
def test_dates_that_can_be_one(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is expected


def test_the_finest_date_that_each_can_be() -> None:
    assert finest(["2016", "2016-03", "2015"]) == {"2016": "2016-03", "2016-03": "2016-03", "2015": "2015"}
    assert finest(["2016", "2016-03", "2016-05"]) == {"2016": None, "2016-03": "2016-03", "2016-05": "2016-05"}
    assert inside("2016-03", "2016")
    assert not inside("2016", "2016")


def test_the_ends_of_an_interval() -> None:
    assert (start_of("2015-07/.."), end_of("2015-07/..")) == ("2015-07", None)
    assert (start_of("../2014"), end_of("../2014")) == (None, "2014")
    assert (start_of("2018"), end_of(None), start_of("soon/later")) == ("2018", None, None)


@given(st.integers(0, (1 << 63) - 1))
def test_ids_come_back(number: int) -> None:
    assert saying_of(fact_id(number)) == number


@pytest.mark.parametrize("text", ["", "f", "f000000000000i", "x0000000000000", "f00000000000000"])
def test_what_is_no_id(text: str) -> None:
    assert saying_of(text) is None


@given(st.dates(), st.integers(1, 3), st.dates(), st.integers(1, 3))
def test_dates_of_the_calendar_agree_as_their_days_do(
    one: object, length: int, other: object, other_length: int
) -> None:
    first, second = (str(day)[: (4, 7, 10)[cut - 1]] for day, cut in ((one, length), (other, other_length)))
    if not (first < "0001" or second < "0001"):
        whens = parse(first), parse(second)
        assert agree(first, second) == (whens[0].contains(whens[1]) or whens[1].contains(whens[0]))


def test_a_season_holds_its_months() -> None:
    assert inside("2018-04", "2018-21")
    assert inside("2018-04-21", "2018-21")
    assert not agree("2018-09", "2018-21")
    assert agree("2018-21", "2018")
