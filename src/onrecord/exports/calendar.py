"""Meetings as iCalendar (RFC 5545): to come, held and called off.

A calendar knows days only. A meeting that is known by its month stands on all days of the month and says so, with the
date as it is known under ``X-ONRECORD-EDTF``; one that no words date is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from onrecord.exports.errors import MissingExtraError
from onrecord.model.facts import Fact, Outcome
from onrecord.model.time import DateError, parse

_STATUS: Mapping[Outcome | None, str] = {"planned": "TENTATIVE", "open": "TENTATIVE", "lapsed": "CANCELLED"}


def write_calendar(meetings: Iterable[Fact], names: Mapping[str, str], out: BinaryIO) -> int:
    """Write meetings; how many, without those that have no date and those that somebody has decided wrong.

    Args:
        meetings: facts of the kind ``meeting``.
        names: entities' names by id.
        out: where to.

    Raises:
        MissingExtraError: ``icalendar`` is not installed.
    """
    try:
        import icalendar
    except ImportError as error:
        raise MissingExtraError("iCalendar", "calendar") from error
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//onrecord//meetings//EN")
    calendar.add("version", "2.0")
    count = 0
    for fact in meetings:
        days = _days(fact.said.on)
        if days is None or fact.wrong:
            continue
        event = icalendar.Event()
        first, last = days
        event.add("uid", f"{fact.id}@onrecord")
        event.add("dtstamp", _stamp(fact))
        event.add("dtstart", first)
        event.add("dtend", last + datetime.timedelta(days=1))
        event.add("summary", _summary(fact, names))
        event.add("status", _STATUS.get(fact.outcome, "CONFIRMED"))
        event.add("transp", "TRANSPARENT")
        if fact.said.place:
            event.add("location", names.get(fact.said.place, fact.said.place))
        event.add("description", _description(fact, names))
        event.add("x-onrecord-edtf", fact.said.on)
        event.add("x-onrecord-fact", fact.id)
        calendar.add_component(event)
        count += 1
    out.write(calendar.to_ical())
    return count


def read_calendar(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Fact, date (EDTF) and status of every meeting that ``write_calendar`` wrote.

    Raises:
        MissingExtraError: ``icalendar`` is not installed.
    """
    try:
        import icalendar
    except ImportError as error:
        raise MissingExtraError("iCalendar", "calendar") from error
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        yield str(event["x-onrecord-fact"]), str(event["x-onrecord-edtf"]), str(event["status"])


def _days(edtf: str | None) -> tuple[datetime.date, datetime.date] | None:
    if edtf is None:
        return None
    try:
        when = parse(edtf)
    except DateError:
        return None
    first, last = when.first_day, when.last_day
    return (first, last) if first is not None and last is not None else None


def _stamp(fact: Fact) -> datetime.datetime:
    """A fact has no time of its own making; its last report serves, so that the same facts give the same file."""
    day = datetime.date.fromisoformat(fact.last) if fact.last else datetime.date(1970, 1, 1)
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


def _summary(fact: Fact, names: Mapping[str, str]) -> str:
    said = fact.said
    who = said.subject or ""
    parties = [names.get(who, who)] if who else [names.get(one, one) for one in said.parties]
    title = said.get("name") or f"{', '.join(parties)} {said.value or 'meeting'}".strip()
    days = _days(said.on)
    vague = days is not None and "/" not in (said.on or "") and days[0] != days[1]
    return f"{title} (some time in {said.on})" if vague else title


def _description(fact: Fact, names: Mapping[str, str]) -> str:
    voices = ", ".join(names.get(voice, voice) for voice in fact.according_to)
    lines = [f"{fact.outcome or ''}; {fact.standing}, {fact.sources} independent source(s)"]
    if voices and not fact.plain:
        lines.append(f"according to {voices}")
    return "\n".join(lines)
