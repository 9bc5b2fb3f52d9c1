"""Points that open or close a stretch of time: *since 1991*, *until June*, *from 2014 to 2018*.

TIMEX3 keeps the point; EDTF says the stretch. Both ends of a range carry the whole of it, so that whichever of them a
clause picks up says the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.time import DateError, Interval, PartialDate, Time
from onrecord.reading.times.context import Context
from onrecord.reading.times.edges import Piece

_REACH_OF_SINCE = 6


def with_intervals(pieces: Sequence[Piece], at: Context) -> list[tuple[Piece, str | None]]:
    """Each piece with its EDTF date: the interval where the words about it make one."""
    times: list[Time | None] = [_opened(piece, at) for piece in pieces]
    for place in range(len(pieces) - 1):
        stretch = _between(pieces[place], pieces[place + 1], at)
        if stretch is not None:
            times[place] = times[place + 1] = stretch
    return [(piece, None if time is None else str(time)) for piece, time in zip(pieces, times, strict=True)]


def _between(one: Piece, other: Piece, at: Context) -> Interval | None:
    """*from A to B*, *between A and B*, *A-B*; None where the two are no range."""
    first, last = one.found.edtf, other.found.edtf
    if first is None or last is None or other.first != one.after + 1:
        return None
    before, join = at.form(one.first - 1), at.form(one.after)
    told = (
        (before == "from" and at.said("joins_from", one.after))
        or (before == "between" and join == "and")
        or (join in ("-", "to", "through") and _same_kind(one, other))
    )
    if not told:
        return None
    return _interval(_start(first), _end(last))


def _opened(piece: Piece, at: Context) -> Time | None:
    time = piece.found.edtf
    if time is None or piece.found.type not in ("DATE", "TIME"):
        return time
    before = piece.first - 1
    as_of = at.form(before) == "of" and at.form(before - 1) == "as"
    if as_of or at.said("opens", before) or _since_an_event(piece, at):
        return _interval(_start(time), None) or time
    if at.said("closes", before):
        return _interval(None, _end(time)) or time
    if at.form(before) == "from" and at.said("goes_on", piece.after):
        return _interval(_start(time), None) or time
    if piece.found.type == "DATE" and at.ends_phrase(piece.after):
        if at.form(before) == "after":
            return _interval(_start(time), None) or time
        if at.form(before) == "before":
            return _interval(None, _end(time)) or time
    return time


def _since_an_event(piece: Piece, at: Context) -> bool:
    """*since independence in 1991*: the event's own date opens the stretch."""
    if at.form(piece.first - 1) not in ("in", "on"):
        return False
    for place in range(piece.first - 2, max(-1, piece.first - 2 - _REACH_OF_SINCE), -1):
        if at.said("opens", place):
            return True
        if not at.form(place).isalpha() or at.tenses.is_verb(place):
            return False
    return False


def _same_kind(one: Piece, other: Piece) -> bool:
    first, last = one.found.point, other.found.point
    return first is not None and last is not None and first.unit == last.unit


def _start(time: Time) -> PartialDate | None:
    return time.start if isinstance(time, Interval) else time


def _end(time: Time) -> PartialDate | None:
    return time.end if isinstance(time, Interval) else time


def _interval(start: PartialDate | None, end: PartialDate | None) -> Interval | None:
    try:
        return Interval(start, end)
    except DateError:
        return None
