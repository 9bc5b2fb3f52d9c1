"""The date of a meeting where none stands with it: *later in the day*, *a three-day visit ends*, *in April, when*."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.claims.context import Context
from onrecord.claims.meetings.text import Group, Lines
from onrecord.lang.meetings import MeetingWords
from onrecord.model.reading import Clause, When

_DAY = len("2024-05-16")
_NEAR = 7
"""Days before the article's own for which *the same day* may be another than that."""
_LONGEST = 14
"""Days that a meeting or a visit may last."""
_WHEN = 70
"""Characters between *in April, when* and the meeting."""


class Dating:
    """Works out dates from one article's other dates."""

    __slots__ = ("_context", "_lines", "_words")

    def __init__(self, context: Context, lines: Lines, words: MeetingWords) -> None:
        self._context = context
        self._lines = lines
        self._words = words

    def same_day(self, start: int, end: int) -> str | None:
        """*Earlier in the day*, *the same day* around a place: the day last spoken of, none after the article's own."""
        published = self._context.reading.article.published
        if published is None or len(published) != _DAY:
            return None
        sentence = self._lines.sentence(start)
        around = self._context.text[max(sentence.start, start - 120) : min(sentence.end, end + 120)].lower()
        if self._words.same_day.search(around) is None:
            return None
        if self._words.today.search(around) is not None:
            return published
        start = self._context.text.rfind("\n", 0, sentence.start) + 1
        lead = self._lines.sentence(max(0, sentence.start - 2)).start
        for when in reversed(self._lines.whens):
            day = when.edtf or ""
            near = min(start, lead) <= when.start < sentence.start
            if near and when.type == "DATE" and len(day) == _DAY and day <= published:
                return day if (date.fromisoformat(published) - date.fromisoformat(day)).days <= _NEAR else None
        return published

    def when_clause(self, start: int) -> str | None:
        """*since last April, when it took over at the summit*: the date before *when*."""
        sentence = self._lines.sentence(start)
        for when in self._lines.whens:
            gap = self._context.text[when.end : start]
            near = sentence.start <= when.start and when.end < start and len(gap) < _WHEN
            if near and when.type == "DATE" and re.match(r",?\s+when\s[^,;]*$", gap) is not None:
                return None if when.edtf is None else when.edtf.removesuffix("/..")
        return None

    def entry(self, start: int) -> str | None:
        """*Nov. 29, 2019: The summit elects a chairman*: the date that an entry of a chronology begins with."""
        begins = self._context.text.rfind("\n", 0, start) + 1
        first = next((when for when in self._lines.whens if when.start >= begins), None)
        if first is None or first.end > start or first.type != "DATE" or len(first.edtf or "") < len("2019-11"):
            return None
        lead, behind = self._context.text[begins : first.start], self._context.text[first.end : first.end + 3]
        return first.edtf if re.fullmatch(r"[\s*•·-]*", lead) and re.match(r":\s|\s[–-]\s", behind) else None

    def lasting(self, group: Group | None, verb: Clause | None, when: str | None) -> str | None:
        """*ended a four-day visit on Thursday*, *a three-day summit opened on Monday*: the days it lasted."""
        if group is None or verb is None or when is None or len(when) != _DAY or not when[:4].isdigit():
            return when
        days = next((days for one in self._lines.whens if group.left.contains(one.span) and (days := _days(one))), None)
        if days is None:
            behind = self._lines.after(verb.predicate_span.end, 120)
            days = next((days for one in self._after(verb, behind) if (days := _days(one))), None)
        if days is None or not 1 < days <= _LONGEST:
            return when
        day = date.fromisoformat(when)
        if verb.predicate in self._words.ending:
            return f"{(day - timedelta(days=days - 1)).isoformat()}/{when}"
        if verb.predicate in self._words.beginning:
            return f"{when}/{(day + timedelta(days=days - 1)).isoformat()}"
        return when

    def _after(self, verb: Clause, behind: str) -> list[When]:
        """*concluded after three days of talks*: lengths that *after* leads to."""
        start, end = verb.predicate_span.end, verb.predicate_span.end + len(behind)
        return [
            one
            for one in self._lines.whens
            if start <= one.start < end and self._context.text[: one.start].endswith("after ")
        ]


def _days(when: When) -> int | None:
    """How many days a length of time has."""
    match = re.fullmatch(r"P(\d+)D", when.value) if when.type == "DURATION" else None
    return None if match is None else int(match[1])
