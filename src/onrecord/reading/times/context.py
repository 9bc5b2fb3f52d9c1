"""What an expression of time is resolved against: the date line, the dates before it, the tense about it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.lang.dates import DateWords
from onrecord.model.reading import TimexType
from onrecord.model.time import Interval, PartialDate, Time
from onrecord.reading.times.points import Point, Unit, as_edtf, as_timex, finer, holding, moved, unknown
from onrecord.reading.times.tense import Tenses
from onrecord.reading.times.words import Word, follow

Side = Literal["past", "present", "future"]

# How many times as far a date may lie on the side of a verb nearby as the other one: *Nov. 21* after a past verb, told
# on 2 November, is the coming one all the same. The verb that governs it in a tree may reach as far as it likes.
REACH = 8
REACH_OF_GOVERNOR = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What the words of an expression come to."""

    type: TimexType
    value: str
    edtf: Time | None = None
    point: Point | None = None
    """The unit of the calendar it is, for those that count from it."""
    words: tuple[int, int] | None = None
    """First word and word after the last, where the expression is less than the whole pattern."""
    then: Found | None = None
    """The next expression of a pattern that holds several."""

    def chain(self) -> Iterator[Found]:
        """This one and those of the same pattern after it."""
        found: Found | None = self
        while found is not None:
            yield found
            found = found.then


@dataclass(slots=True)
class Context:
    """The state of one walk through a text, from the first word to the last."""

    text: str
    words: Sequence[Word]
    published: Point | None
    tenses: Tenses
    dates: DateWords
    anchor: Point | None = None
    """The last date the text named."""
    day: Point | None = None
    """The last day it named."""
    period: Point | None = None
    """The last quarter or half-year it named: what *a year earlier* is compared with."""

    def tell(self, point: Point) -> None:
        """Note a date that the text has named."""
        self.anchor = point
        if point.unit == "day":
            self.day = point
        elif point.unit in ("quarter", "half"):
            self.period = point

    def form(self, index: int) -> str:
        """The word at ``index`` in lower case; empty beyond the text."""
        return follow(self.words, index, 0)

    def said(self, name: str, index: int) -> bool:
        """Whether the word at ``index`` is on the list ``name`` of the language."""
        return self.form(index) in self.dates.lists[name]

    def ends_phrase(self, index: int) -> bool:
        """Whether nothing hangs on the words before ``index``: a mark, the end, or a small word follows."""
        return self.form(index) == "" or self.said("after_a_phrase", index)

    def capital(self, index: int) -> bool:
        """Whether the word at ``index`` begins with a capital."""
        return 0 <= index < len(self.words) and self.text[self.words[index].start].isupper()

    def is_surname(self, form: str) -> bool:
        """Whether the text uses the word as somebody's name: *Theresa May*, *May said*."""
        written = form.capitalize()
        return (
            re.search(
                rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Lord|Sir|[A-Z][a-z]+a)\.? {written}\b|\b{written} (?:said|told)", self.text
            )
            is not None
        )

    def side(self, index: int) -> Side | None:
        """On which side of today the clause about the word at ``index`` puts it."""
        if self.said("ahead", index - 1):
            # *until Tuesday*, *by Friday*: the words before say it, whatever the verb.
            return "future"
        if self.form(index + 1) == "'s" and not self.said("before_what_comes", index - 1):
            return "past"
        return self.tenses.side(index)

    def now(self, unit: Unit) -> Point | None:
        """The unit that holds the date line; None where the date line is not that precise, or missing."""
        if self.published is None or finer(unit, self.published.unit):
            return None
        return holding(unit, self.published.first)

    def counted(self, unit: Unit, steps: int) -> Found:
        """The unit so many steps from the date line."""
        return dated(unit, moved_from(self.now(unit), steps))

    def from_anchor(self, unit: Unit, steps: int) -> Found:
        """The unit so many steps from the last date named, or from the date line where none was."""
        anchor = (self.day if unit == "day" else self.anchor) or self.published
        if anchor is None or finer(unit, anchor.unit):
            return dated(unit, None)
        return dated(unit, moved(holding(unit, anchor.first), steps))

    def nearest(self, unit: Unit, index: int, candidates: Sequence[Point]) -> Point | None:
        """Of the dates that the words can mean, the one on the side of the verb; else the one nearest to the date line.

        Today counts to both sides; some candidate must lie on each.
        """
        now = self.now(unit)
        if now is None:
            return None
        side = self.side(index)
        reach = REACH_OF_GOVERNOR if self.tenses.from_tree(index) else REACH
        past = max((point for point in candidates if point.first <= now.first), key=_first_day)
        future = min((point for point in candidates if point.first >= now.first), key=_first_day)
        back, ahead = (now.first - past.first).days, (future.first - now.first).days
        if side == "past":
            return past if back <= reach * ahead else future
        if side == "future":
            return future if ahead <= reach * back else past
        return past if back <= ahead else future


def _first_day(point: Point) -> datetime.date:
    return point.first


def dated(unit: Unit, point: Point | None) -> Found:
    """The date that ``point`` is; the unknown value of the unit where it is None."""
    if point is None:
        return Found("DATE", unknown(unit))
    return Found("DATE", as_timex(point), as_edtf(point), point)


def moved_from(point: Point | None, steps: int) -> Point | None:
    """``moved``, of nothing too."""
    return None if point is None else moved(point, steps)


def vague(reference: str) -> Found:
    """A time that is no date."""
    return Found("DATE", reference)


def about(found: Found) -> Found:
    """The same, said to be approximate. A stretch of days says so by its ends."""
    if not isinstance(found.edtf, PartialDate) or found.edtf.approximate:
        return found
    edtf = found.edtf
    return replace(found, edtf=PartialDate(edtf.year, edtf.part, edtf.day, approximate=True))


def aside(found: Found) -> Found:
    """A date that is only compared with: what comes after does not count from it."""
    return Found(found.type, found.value, found.edtf)


def stretch(first: datetime.date, last: datetime.date) -> Interval:
    """The interval of days from ``first`` to ``last``."""
    return Interval(
        PartialDate(f"{first.year:04}", first.month, first.day), PartialDate(f"{last.year:04}", last.month, last.day)
    )
