"""Which sayings are of one meeting, decided by what stands near each, so that nothing far away changes it.

The best dated ones come first: those that name days make the core of a meeting, around the best founded of them; *in
June* and *this year* join the only meeting that they can mean; what names no date joins one around the month of its
report. Nobody joins by way of another who has joined: each is compared with the core. So the reports of a year settle a
meeting of that year, whoever asks.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model.facts import Saying
from onrecord.store.slots import WEEK, YEAR, dated, days_of

NEAR = 3
"""Days by which two reports of one meeting may miss each other (*on Friday* for a summit of Thursday and Friday)."""
NEAR_UNDATED = 45
"""The same where one of them says no day, and the month of its report stands for it."""
MONTHS = 3
"""So many months in a row, with reports that name no date and fit no meeting that has one, are of one meeting."""
_HASH = (1 << 46) - 1
_NOTHING: Mapping[str, str] = {}


class _Dated:
    """A saying of a meeting with the days that it can mean; 0 where it and its article name none."""

    __slots__ = ("high", "length", "low", "name", "number", "on", "order", "place", "saying", "undated")

    def __init__(self, saying: Saying) -> None:
        said = saying.said
        self.saying = saying
        self.low, self.high = days_of(said)
        self.length = self.high - self.low
        self.undated = not dated(said)
        self.on = said.on
        self.place = said.place
        rest = dict(said.rest) if said.rest else _NOTHING
        self.number, self.name = rest.get("ordinal"), rest.get("name")
        # The best dated first, then the best founded; then any.
        self.order = self.length, -saying.tally.sources, saying.id & _HASH


class _Group:
    """A meeting: those whose days make it, and those that have joined."""

    __slots__ = ("core", "joined", "place")

    def __init__(self, place: int, core: list[_Dated]) -> None:
        self.place = place
        self.core = core
        self.joined: list[_Dated] = []

    def takes(self, one: _Dated) -> bool:
        """Whether it can be of this meeting, as far as the core says."""
        return all(_dates_fit(one, other) and _same_names(one, other) for other in self.core)

    def settle(self, choosers: Iterable[_Dated]) -> list[_Dated]:
        """Take those in that do not contradict each other; who is left."""
        left: list[_Dated] = []
        for one in sorted(choosers, key=_order):
            fits = all(_same_names(one, other) for other in self.joined)
            (self.joined if fits else left).append(one)
        return left


def grouped(bucket: Iterable[Saying]) -> list[list[Saying]]:
    """Sayings of one topic as meetings."""
    every = [_Dated(one) for one in bucket]
    if len(every) == 1:
        return [[every[0].saying]]
    timed = [one for one in every if one.low and not one.undated and one.length <= YEAR]
    undated = [one for one in every if one.low and one.undated]
    alone = [one for one in every if not one.low or (not one.undated and one.length > YEAR)]
    found = _Found()
    for core in _cores(sorted((one for one in timed if one.length < WEEK), key=_order)):
        found.add(core)
    coarse = sorted((one for one in timed if one.length >= WEEK), key=lambda one: one.length)
    for _, level in itertools.groupby(coarse, key=lambda one: one.length):
        left = found.choose(list(level))
        for core in _alike(left):
            found.add(core)
    left = found.choose(undated)
    groups = [[*group.core, *group.joined] for group in found.groups]
    groups += [core for row in _rows(left) for core in _apart(row)]
    for _, same in itertools.groupby(sorted(alone, key=_written), key=_written):
        groups += _apart(sorted(same, key=_order))
    return [[one.saying for one in group] for group in groups]


def _cores(ordered: Sequence[_Dated]) -> list[list[_Dated]]:
    """Meetings of those that name days: around each that is better founded than all that can be of one with it.

    So whom somebody joins is decided by those some days off, and not by a row of days as long as the record. Whoever
    is near nobody who is the best around is of one meeting with those who name the same days.
    """
    near = _Near(ordered)
    founders: list[_Dated] = []
    others: list[tuple[_Dated, list[_Dated]]] = []
    leading: set[int] = set()
    for one in ordered:
        better = [other for other in near.of(one) if other.order < one.order and _one(one, other)]
        if better:
            others.append((one, better))
        else:
            founders.append(one)
            leading.add(id(one))
    groups = {id(one): _Group(0, [one]) for one in founders}
    choosers: dict[int, list[_Dated]] = defaultdict(list)
    left: list[_Dated] = []
    for one, better in others:
        first = next((other for other in better if id(other) in leading), None)
        if first is None:
            left.append(one)
        else:
            choosers[id(first)].append(one)
    for founder, mine in choosers.items():
        left += groups[founder].settle(mine)
    return [*([*group.core, *group.joined] for group in groups.values()), *_alike(left)]


class _Near:
    """Those of one meeting's kind by day and number."""

    def __init__(self, ordered: Sequence[_Dated]) -> None:
        self._sorted = sorted(ordered, key=lambda one: one.low)
        self._lows = [one.low for one in self._sorted]
        self._longest = max((one.length for one in ordered), default=0)
        self._numbered: dict[str, list[_Dated]] = defaultdict(list)
        for one in ordered:
            if one.number:
                self._numbered[one.number].append(one)

    def of(self, one: _Dated) -> list[_Dated]:
        """Those that can be of one meeting with it, the best first."""
        first = bisect_left(self._lows, one.low - self._longest - NEAR)
        last = bisect_left(self._lows, one.high + NEAR + 1)
        found = self._sorted[first:last]
        if one.number:
            found = list({id(other): other for other in (*found, *self._numbered[one.number])}.values())
        return sorted(found, key=_order)


class _Found:
    """The meetings found so far by their first day, so that only those around are compared."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._starts: list[tuple[int, int]] = []
        self._numbered: dict[str, list[int]] = defaultdict(list)
        self._longest = 0

    def add(self, core: list[_Dated]) -> None:
        """One more meeting."""
        place = len(self.groups)
        self.groups.append(_Group(place, core))
        first = core[0].low
        insort(self._starts, (first, place))
        for one in core:
            self._longest = max(self._longest, one.high - first, first - one.low)
            if one.number:
                self._numbered[one.number].append(place)

    def near(self, one: _Dated) -> list[_Group]:
        """The groups that can be one with it for their dates or their number, in the order of their making."""
        reach = NEAR_UNDATED if one.undated else NEAR
        first = bisect_left(self._starts, (one.low - self._longest - reach, -1))
        last = bisect_left(self._starts, (one.high + self._longest + reach + 1, -1))
        places = {place for _, place in self._starts[first:last]}
        if one.number:
            places.update(self._numbered[one.number])
        return [self.groups[place] for place in sorted(places)]

    def choose(self, level: Sequence[_Dated]) -> list[_Dated]:
        """Let sayings of one precision join the one meeting that each can mean; those that have none, or several.

        What names no date at all goes to the first of several.
        """
        chosen: list[tuple[_Group, _Dated]] = []
        left: list[_Dated] = []
        for one in level:
            fits = [group for group in self.near(one) if group.takes(one)]
            if len(fits) == 1 or (fits and one.on is None):
                chosen.append((min(fits, key=_first), one))
            else:
                left.append(one)
        for place, mine in itertools.groupby(sorted(chosen, key=_chosen), key=_chosen):
            left += self.groups[place].settle([one for _, one in mine])
        return left


def _one(one: _Dated, other: _Dated) -> bool:
    return one is not other and _dates_fit(one, other) and _same_names(one, other)


def _dates_fit(one: _Dated, other: _Dated) -> bool:
    # *In June* is not *in July*.
    near = NEAR if min(one.length, other.length) < WEEK else 0
    if one.undated or other.undated:
        near = NEAR_UNDATED
    if one.low <= other.high + near and other.low <= one.high + near:
        return True
    if one.number is None or one.number != other.number:
        return False
    # *The 18th summit* was put off.
    return one.low <= other.high + YEAR and other.low <= one.high + YEAR


def _same_names(one: _Dated, other: _Dated) -> bool:
    """Whether neither place nor number nor name tells them apart."""
    if one.place and other.place and one.place != other.place:
        return False
    if (one.number and other.number and one.number != other.number) or (
        one.name and other.name and one.name != other.name
    ):
        return False
    # A day of no known year (*on 9 June*).
    return not (one.undated and other.undated and one.on and other.on and one.on != other.on)


def _alike(left: Iterable[_Dated]) -> Iterator[list[_Dated]]:
    """Those that name the same days together."""
    for _, same in itertools.groupby(sorted(left, key=_range), key=_range):
        yield from _apart(sorted(same, key=_order))


def _apart(ordered: Iterable[_Dated]) -> list[list[_Dated]]:
    """Those whose dates do not part them, parted by place, number and name."""
    cores: list[list[_Dated]] = []
    for one in ordered:
        fits = [core for core in cores if all(_same_names(one, other) for other in core)]
        if len(fits) == 1 or (fits and one.on is None):
            fits[0].append(one)
        else:
            cores.append([one])
    return cores


def _rows(undated: Iterable[_Dated]) -> list[list[_Dated]]:
    """Reports of months in a row together; where the row is too long each month is alone."""
    by_month: dict[int, list[_Dated]] = defaultdict(list)
    for one in undated:
        by_month[one.low].append(one)
    rows: list[list[list[_Dated]]] = []
    last = -1
    for low in sorted(by_month):
        month = sorted(by_month[low], key=_order)
        if rows and low == last + 1:
            rows[-1].append(month)
        else:
            rows.append([month])
        last = month[0].high
    return [
        part
        for row in rows
        for part in ([list(itertools.chain.from_iterable(row))] if len(row) <= MONTHS else row)
    ]  # fmt: skip


def _order(one: _Dated) -> tuple[int, int, int]:
    return one.order


def _range(one: _Dated) -> tuple[int, int]:
    return one.low, one.high


def _written(one: _Dated) -> tuple[int, int, str]:
    """What nothing dates is one only where the same words date it, and they are some."""
    return one.low, one.high, one.on or f"?{one.saying.id}"


def _chosen(pair: tuple[_Group, _Dated]) -> int:
    return pair[0].place


def _first(group: _Group) -> int:
    return min(one.saying.id for one in group.core)
