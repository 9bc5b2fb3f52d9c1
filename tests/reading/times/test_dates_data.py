"""The data file of time words keeps its schema, and says where it does not."""

import tomllib
from importlib.resources import files

import pytest

from onrecord.lang.dates import load_dates, read_dates
from onrecord.lang.schema import LanguageDataError


def table() -> dict:
    return tomllib.loads(files("onrecord.lang").joinpath("en", "dates.toml").read_text(encoding="utf-8"))


def test_words_of_two_lists_are_both():
    second = load_dates("en").words["second"]
    assert {"UNIT", "ORDINAL"} <= second.tags
    assert (second.number, second.code) == (2, "second")


def test_month_and_weekday_names_want_a_capital():
    assert {"may", "march", "sun"} <= load_dates("en").capitals


@pytest.mark.parametrize(
    ("section", "word", "value"),
    [
        ("months", "sextember", 13),
        ("weekdays", "zday", "7"),
        ("units", "moon", "moon"),
        ("dayparts", "zzz", "XX"),
        ("clock", "zzz", "25:61"),
        ("vague", "zzz", "SOME_REF"),
        ("holidays", "zzz", "13-01"),
        ("which", "zzz", True),
    ],
)
def test_a_wrong_value_is_named(section, word, value):
    data = table()
    data[section] = {**data[section], "zzzz": value} if word < "z" else {**data[section], word: value}
    with pytest.raises(LanguageDataError, match=rf"where\.toml \[{section}\] 'z+"):
        read_dates(data, "where.toml")


def test_order_is_checked():
    data = table()
    data["months"] = dict(reversed(data["months"].items()))
    with pytest.raises(LanguageDataError, match=r"where\.toml \[months\]"):
        read_dates(data, "where.toml")


@pytest.mark.parametrize("section", ["months", "tense", "lists", "vague"])
def test_a_missing_section_is_named(section):
    data = table()
    del data[section]
    with pytest.raises(LanguageDataError, match=rf"\[{section}\]"):
        read_dates(data, "where.toml")


def test_an_unknown_section_and_a_missing_source_are_errors():
    with pytest.raises(LanguageDataError, match="moons"):
        read_dates({**table(), "moons": {}}, "where.toml")
    with pytest.raises(LanguageDataError, match="source"):
        read_dates({key: value for key, value in table().items() if key != "source"}, "where.toml")


def test_a_language_without_data_is_an_error():
    with pytest.raises(LanguageDataError, match=r"zz/dates\.toml"):
        load_dates("zz")
