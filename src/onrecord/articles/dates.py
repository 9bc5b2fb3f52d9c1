"""Dates of publication: as agencies and pages print them, to EDTF days."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = (
    re.compile(rf"\b(?P<month>{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+{_YEAR}\b", re.IGNORECASE),
)
_ISO = re.compile(rf"(?<!\d){_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)")
_DOTTED = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)")
_SLASHED = re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}(?!\d)")
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|[/_-]((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?=[/_.-]|$)"
)


def find_date(text: str) -> str | None:
    """The first full date in a line, as an EDTF day; None where there is none or day and month cannot be told apart."""
    found = find_date_span(text)
    return None if found is None else found[0]


def find_date_span(text: str) -> tuple[str, int, int] | None:
    """The first full date with its place."""
    best: tuple[str, int, int] | None = None
    for pattern in (*_WRITTEN, _ISO, _DOTTED):
        match = pattern.search(text)
        if match is None:
            continue
        month = match["month"].lower()
        day = _day(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
        if day is not None and (best is None or match.start() < best[1]):
            best = day, match.start(), match.end()
    match = _SLASHED.search(text)
    if match is not None and best is None:
        first, second = int(match["first"]), int(match["second"])
        if first > 12 >= second or first == second:
            best = _placed(_day(int(match["year"]), second, first), match)
        elif second > 12 >= first:
            best = _placed(_day(int(match["year"]), first, second), match)
    return best


def date_in_url(url: str) -> str | None:
    """The day that an address carries in its path."""
    match = _IN_URL.search(url)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    return _day(year, month, day)


def _placed(day: str | None, match: re.Match[str]) -> tuple[str, int, int] | None:
    return None if day is None else (day, match.start(), match.end())


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
