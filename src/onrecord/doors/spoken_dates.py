"""EDTF dates as a reader says them: ``2018-06`` is *June 2018*, ``2016-03/..`` is *since March 2016*."""

from __future__ import annotations

from onrecord.model.time import DateError, Interval, PartialDate, parse

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_ORDINALS = ("first", "second", "third", "fourth")


def spoken(edtf: str) -> str:
    """The date in words, without a preposition; what is no date of ours stays as it is written."""
    try:
        when = parse(edtf)
    except DateError:
        return edtf
    if isinstance(when, PartialDate):
        return _date(when)
    if when.start is None:
        return f"until {_date(when.end)}" if when.end else edtf
    return f"since {_date(when.start)}" if when.end is None else f"from {_date(when.start)} to {_date(when.end)}"


def placed(edtf: str) -> str:
    """The date as an adverb: *in June 2018*, *on 21 April 2018*, *since March 2016*."""
    try:
        when = parse(edtf)
    except DateError:
        return f"({edtf})"
    if isinstance(when, Interval):
        return spoken(edtf)
    preposition = "on" if when.precision == "day" else "in"
    return (
        f"around {_date(when)}".replace("around about", "around")
        if when.approximate
        else f"{preposition} {_date(when)}"
    )


def state_time(held: str) -> tuple[str, str]:
    """Which tense a state held over ``held`` takes (``perfect``, ``past`` or ``present``), and its adverb."""
    try:
        when = parse(held)
    except DateError:
        return "present", f"({held})"
    if isinstance(when, Interval):
        return ("perfect" if when.end is None else "past"), spoken(held)
    return "present", f"as of {_date(when)}"


def _date(when: PartialDate) -> str:
    words = _plain(when)
    return f"about {words}" if when.approximate else words


def _plain(when: PartialDate) -> str:
    year = _year(when.year)
    if when.part is None:
        return year
    if when.part in _SEASONS:
        return f"{_SEASONS[when.part]} {year}".strip()
    if when.part > 36:
        return f"the {_ORDINALS[when.part - 40]} half of {year or 'an unnamed year'}"
    if when.part > 24:
        return f"the {_ORDINALS[when.part - 33]} quarter of {year or 'an unnamed year'}"
    day = f"{when.day} " if when.day is not None else ""
    return f"{day}{_MONTHS[when.part - 1]} {year or '(year not said)'}"


def _year(year: str) -> str:
    if year == "XXXX":
        return ""
    if year.endswith("XX"):
        return f"the {year[:2]}00s"
    return f"the {year[:3]}0s" if year.endswith("X") else year
