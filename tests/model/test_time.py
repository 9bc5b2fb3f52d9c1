import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.time import DateError, Interval, PartialDate, of_day, parse

years = st.one_of(
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(0, 999).map(lambda decade: f"{decade:03}X"),
    st.integers(0, 99).map(lambda century: f"{century:02}XX"),
)
whole_years = st.builds(PartialDate, years, approximate=st.booleans())
days = st.dates().map(of_day)
parts = st.builds(
    PartialDate,
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.sampled_from([*range(1, 13), 21, 22, 23, 24, 33, 34, 35, 36, 40, 41]),
    approximate=st.booleans(),
)
yearless = st.dates(datetime.date(2000, 1, 1), datetime.date(2000, 12, 31)).map(
    lambda day: PartialDate("XXXX", day.month, day.day)
)
dates = st.one_of(whole_years, days, parts, yearless)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = draw(st.one_of(st.none(), dates)), draw(st.one_of(st.none(), dates))
    if start is None and end is None:
        start = draw(dates)
    if start is not None and end is not None and end.earlier(start):
        start, end = end, start
    return Interval(start, end)


times = st.one_of(dates, intervals())


@given(times)
def test_what_is_written_is_read_back(time):
    assert parse(str(time)) == time


@given(dates)
def test_a_date_begins_before_it_ends(date):
    first, last = date.first_day, date.last_day
    assert (first is None) == (last is None) == (date.year == "XXXX")
    assert first is None or last is None or first <= last


@given(times, times)
def test_later_is_earlier_turned_round(one, other):
    assert one.later(other) == other.earlier(one)
    assert not (one.earlier(other) and other.earlier(one))


@given(times, times)
def test_what_is_earlier_shares_no_day(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    if one.earlier(other):
        assert not one.overlaps(other)


@given(times, times)
def test_what_contains_overlaps(one, other):
    if one.contains(other):
        assert one.overlaps(other)


@given(times)
def test_a_time_contains_itself(time):
    assert time.contains(time)


@given(st.dates(), st.dates())
def test_days_are_ordered_as_the_calendar_orders_them(one, other):
    assert of_day(one).earlier(of_day(other)) == (one < other)


@pytest.mark.parametrize(
    "text",
    [
        "2018",
        "2018-06",
        "2018-06-14",
        "XXXX-01-23",
        "XXXX-02-29",
        "XXXX-06",
        "201X",
        "19XX",
        "2018-21",
        "2018-24",
        "2018-33",
        "2018-36",
        "2018-40",
        "2018-41",
        "2018-06~",
        "2015-07/..",
        "../2014",
        "2014/2018",
        "2018-06-09/2018-06-10",
    ],
)
def test_the_forms(text):
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "0000",
        "XXXX",
        "2018-13",
        "2018-00",
        "2018-6",
        "2018-06-31",
        "2019-02-29",
        "2018-21-01",
        "2018-37",
        "201X-06",
        "2018-06-14T10:00",
        "2018?",
        "../..",
        "/2014",
        "2018/2014",
        "2018/2019/2020",
        "٢٠١٨",
        " 2018",
        "2018-06\n",
    ],
)
def test_what_is_no_date(text):
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-02", (2018, 2, 1), (2018, 2, 28)),
        ("2016-02", (2016, 2, 1), (2016, 2, 29)),
        ("2018-12", (2018, 12, 1), (2018, 12, 31)),
        ("201X", (2010, 1, 1), (2019, 12, 31)),
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
        ("2018-24", (2018, 12, 1), (2019, 2, 28)),
        ("2018-22", (2018, 6, 1), (2018, 8, 31)),
        ("2018-34", (2018, 4, 1), (2018, 6, 30)),
        ("2018-41", (2018, 7, 1), (2018, 12, 31)),
        ("2014/2018-06", (2014, 1, 1), (2018, 6, 30)),
    ],
)
def test_first_and_last_day(text, first, last):
    time = parse(text)
    assert (time.first_day, time.last_day) == (datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2017", "2018-06", True),
        ("2018-06", "2017", False),
        ("2018", "2018-06", None),
        ("2018-06", "2018", None),
        ("2018-06-14", "2018-06-14", False),
        ("2018-06-13", "2018-06-14", True),
        ("XXXX-01", "XXXX-06", None),
        ("2017~", "2018", None),
        ("2015~", "2018", True),
        ("../2014", "2015", True),
        ("../2014", "2013", None),
        ("2015-07/..", "2014", False),
        ("2015-07/..", "2018", None),
        ("2014/2016", "2017", True),
    ],
)
def test_earlier_knows_precision(one, other, answer):
    assert parse(one).earlier(parse(other)) is answer


@pytest.mark.parametrize(
    ("one", "other", "contains", "overlaps"),
    [
        ("2018", "2018-06", True, True),
        ("2018-06", "2018", False, True),
        ("201X", "2015-03-02", True, True),
        ("2018-22", "2018-07", True, True),
        ("2018-22", "2018-09", False, False),
        ("2015-07/..", "2018", True, True),
        ("2015-07/..", "2014", False, False),
        ("../2014", "2014-12-31", True, True),
        ("2015-07/..", "2015", False, True),
        ("XXXX-01", "2018-01-23", False, True),
        ("XXXX-01", "2018-03", False, False),
        ("XXXX-01-23", "2018", False, True),
        ("XXXX-12-31", "2018-12-30/2019-01-02", False, True),
        ("2017~", "2018-03", True, True),
    ],
)
def test_containing_and_overlapping(one, other, contains, overlaps):
    first, second = parse(one), parse(other)
    assert (first.contains(second), first.overlaps(second)) == (contains, overlaps)


def test_the_last_winter_of_the_calendar_ends_with_it() -> None:
    winter = parse("9999-24")
    assert isinstance(winter, PartialDate)
    assert winter.first_day == datetime.date(9999, 12, 1)
    assert winter.last_day == datetime.date.max
