"""What is gathered around one report makes the same fact as all reports there are."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts import facts_of, meetings_of
from onrecord.facts.gather import around
from onrecord.model.facts import Fact, Said, Saying, Tally
from onrecord.store import Store, days
from onrecord.store.slots import day_of, first_id_of, topic_id, wide_until

TODAY = "2018-12-01"


class Filed:
    """Sayings as a store finds them by topic and day."""

    def __init__(self, sayings: Iterable[Saying]) -> None:
        self.all = list(sayings)

    def sayings_of(self, topics: Iterable[int]) -> list[Saying]:
        return [one for one in self.all if topic_id(one.said) in set(topics)]

    def sayings_of_days(self, windows: Iterable[tuple[int, int, int]]) -> list[Saying]:
        found = set()
        for topic, low, high in windows:
            found |= {one for one in self.all if topic_id(one.said) == topic and low <= day_of(one.said) <= high}
        return sorted(found, key=lambda one: one.id)

    def wide_sayings_of_days(self, windows: Iterable[tuple[int, int, int]]) -> list[Saying]:
        return [one for one in self.sayings_of_days(windows) if wide_until(one.said)]


def saying(number: int, said: Said, sources: int) -> Saying:
    day = days.iso(max(1, day_of(said)))
    mixed = number * 0x9E3779B97F4A7C15 & (1 << 46) - 1
    return Saying(first_id_of(day_of(said)) | mixed, said, Tally(1, sources, day, None, day))


YEARS = st.integers(2017, 2019)
MONTHS = st.integers(1, 12)
dates = st.one_of(
    st.dates(days.date_of(days.first_of("2018-03-01")), days.date_of(days.first_of("2018-09-30"))).map(str),
    st.tuples(YEARS, MONTHS, st.integers(1, 28)).map(lambda d: f"{d[0]}-{d[1]:02}-{d[2]:02}"),
    st.tuples(YEARS, MONTHS, st.integers(1, 25), st.integers(1, 20)).map(
        lambda d: f"{d[0]}-{d[1]:02}-{d[2]:02}/{d[0]}-{d[1]:02}-{min(28, d[2] + d[3]):02}"
    ),
    st.tuples(YEARS, MONTHS).map(lambda d: f"{d[0]}-{d[1]:02}"),
    st.tuples(YEARS, st.integers(21, 24)).map(lambda d: f"{d[0]}-{d[1]}"),
    YEARS.map(str),
    st.sampled_from(("201X", "XXXX-06-09", "2015/2019")),
    st.none(),
)
meeting = st.builds(
    lambda on, month, place, ordinal, change: Said(
        "meeting", "org:sco", None, "summit", change, on, place=place,
        rest=(("ordinal", ordinal),) if ordinal else (), reported=None if days.first_of(on) else month,
    ),
    dates,
    st.one_of(st.none(), st.tuples(YEARS, MONTHS).map(lambda d: f"{d[0]}-{d[1]:02}")),
    st.sampled_from((None, None, None, "place:astana", "place:qingdao")),
    st.sampled_from((None, None, None, None, "18", "19")),
    st.sampled_from(("held", "held", "planned", "cancelled")),
)  # fmt: skip
event = st.builds(
    lambda on, month: Said(
        "event", "country:AZ", "org:sco", "AID", None, on, reported=None if days.first_of(on) else month
    ),
    dates,
    st.one_of(st.none(), st.tuples(YEARS, MONTHS).map(lambda d: f"{d[0]}-{d[1]:02}")),
)


def all_of(said: st.SearchStrategy[Said]) -> st.SearchStrategy[list[Saying]]:
    return st.lists(st.tuples(said, st.integers(1, 3)), min_size=1, max_size=40, unique_by=lambda one: one[0]).map(
        lambda made: [saying(number, one, sources) for number, (one, sources) in enumerate(made, 1)]
    )


def facts(sayings: Iterable[Saying], asked: Saying) -> list[Fact]:
    make = meetings_of(sayings, TODAY, with_any={asked.id}) if asked.said.kind == "meeting" else facts_of(
        sayings, with_any={asked.id}
    )  # fmt: skip
    return [dataclasses.replace(one, sayings=tuple(sorted(one.sayings, key=lambda s: s.id))) for one in make]


@settings(max_examples=60, deadline=None)
@given(all_of(meeting))
def test_a_meeting_is_whole_around_each_of_its_reports(every: list[Saying]) -> None:
    store = cast(Store, Filed(every))
    for asked in every:
        assert facts(around(store, [asked]), asked) == facts(every, asked)


@settings(max_examples=60, deadline=None)
@given(all_of(event))
def test_so_is_an_event(every: list[Saying]) -> None:
    store = cast(Store, Filed(every))
    for asked in every:
        assert facts(around(store, [asked]), asked) == facts(every, asked)
