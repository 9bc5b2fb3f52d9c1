"""Dates of publication as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.dates import date_in_url, find_date, find_date_span, metadata_date


@pytest.mark.parametrize(
    "line",
    [
        "date 2018-04-21 + ↺ − 16 px",
        "April 21, 2018",
        "Saturday, April 21 2018, 10:45",
        "Apr. 21, 2018",
        "21 April 2018",
        "21 April, 2018 10:45 (UTC+04:00)",
        "21st of April 2018",
        "21-Apr-2018",
        "2018/04/21 12:00",
        "2018.04.21",
        "21.04.2018",
        "21. 04. 2018",
        "21/04/2018",
        "04/21/2018",
        "21-04-2018",
        "Published: 2018-4-21",
        "21 APRIL 2018",
    ],
)
def test_a_whole_date_is_found(line: str) -> None:
    assert find_date(line) == "2018-04-21"


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2018",
        "3-4-2018",
        "April 21",
        "April 2018",
        "2018",
        "31 June 2018",
        "2018-13-01",
        "1.2.3.2018",
        "21 April 18",
    ],
)
def test_what_is_no_certain_day_gives_none(line: str) -> None:
    assert find_date(line) is None


def test_the_same_day_and_month_are_certain() -> None:
    assert find_date("04/04/2018") == "2018-04-04"


def test_dots_are_always_day_first() -> None:
    assert find_date("03.04.2018") == "2018-04-03"


def test_the_first_date_counts() -> None:
    line = "Published 2018-04-21, updated 22 April 2018"
    assert find_date_span(line) == ("2018-04-21", 10, 20)
    assert find_date("Updated 22 April 2018, published 2018-04-21") == "2018-04-22"


@pytest.mark.parametrize(
    "value",
    [
        "2018-04-21T10:30:00+04:00",
        "2018-04-21",
        "20180421T103000Z",
        "20180421",
        "Sat, 21 Apr 2018 10:30:00 GMT",
        "2018-04-21 10:30",
    ],
)
def test_metadata(value: str) -> None:
    assert metadata_date(value) == "2018-04-21"


@pytest.mark.parametrize("value", ["", "today", "1524283200", "0000-00-00", "201804"])
def test_metadata_without_a_day(value: str) -> None:
    assert metadata_date(value) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2018/04/21/summit",
        "https://a.example/news/2018/4/21",
        "http://www.example.net/english/2018-04/21/c_137126.htm",
        "https://a.example/world/summit-2018-04-21/",
        "https://a.example/20180421/summit.html",
        "https://a.example/summit_20180421.html",
        "https://a.example/2018/apr/21/summit",
    ],
)
def test_dates_in_addresses(url: str) -> None:
    assert date_in_url(url) == "2018-04-21"


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2018/04/",
        "https://a.example/id-20189999.html",
        "https://a.example/news/120180421345.html",
        "https://a.example/?day=2018-04-21",
        "http://[bad",
    ],
)
def test_addresses_without_a_day(url: str) -> None:
    assert date_in_url(url) is None


@given(st.text())
def test_any_text_gives_a_day_or_none(text: str) -> None:
    found = find_date_span(text)
    assert found is None or (len(found[0]) == 10 and 0 <= found[1] < found[2] <= len(text))
    assert date_in_url(text) is None or len(date_in_url(text) or "") == 10


@given(st.dates())
def test_written_days_are_read_back(day) -> None:
    if day.year >= 1900 and day.year < 2100:
        assert find_date(f"{day:%d} {day:%B} {day.year}") == day.isoformat()
        assert find_date(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
