"""Dates of publication: as agencies and pages print them, to EDTF days.

Only whole days with their year count. Where day and month could change places (*03/04/2018*) there is none, unless
the other figure is above twelve; *03.04.2018* is the third of April wherever it is written with dots.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

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
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""A pattern of English month names, whole and shortened."""
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEARS = re.compile(r"(?:19|20)\d\d")
_PATTERNS = (
    re.compile(rf"\b(?P<month>{MONTH})\b\.?\s+{_DAY}(?:\s*,\s*|\s+){_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(
        rf"(?<![\d.,])\b{_DAY}[\s-]+(?:of\s+)?(?P<month>{MONTH})\b\.?(?:\s*,\s*|[\s-]+){_YEAR}(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"(?<!\d){_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)"),
)
_EITHER = re.compile(rf"(?<![\d/-])(?P<first>\d{{1,2}})(?P<mark>[/-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}(?!\d)")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T\d{4,6}Z?)?")
_IN_PATH = re.compile(
    rf"(?:^|[/_-])(?P<year>(?:19|20)\d\d)(?P<mark>[/_-])(?P<month>\d{{1,2}}|{MONTH})(?P=mark)(?P<day>\d{{1,2}})(?=[/_.-]|$)"
    r"|(?:^|[/_-])(?P<cyear>20\d\d)-?(?P<cmonth>\d\d)-?(?P<cday>\d\d)(?=[/_.-]|$)"
    r"|/(?P<myear>20\d\d)-(?P<mmonth>\d\d)/(?P<mday>\d\d)/",
    re.IGNORECASE,
)


def find_date(text: str) -> str | None:
    """The first full date in a line, as an EDTF day; None where there is none or day and month cannot be told."""
    found = find_date_span(text)
    return None if found is None else found[0]


def find_date_span(text: str) -> tuple[str, int, int] | None:
    """The first full date of a line with where it starts and ends."""
    if _YEARS.search(text) is None:  # most lines, told at a glance
        return None
    found: list[tuple[int, int, str]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            month = match["month"].lower()
            day = _day(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
            if day is not None:
                found.append((match.start(), match.end(), day))
                break
    for match in _EITHER.finditer(text):
        day = _told_apart(int(match["first"]), int(match["second"]), int(match["year"]))
        if day is not None:
            found.append((match.start(), match.end(), day))
            break
    if not found:
        return None
    start, end, day = min(found)
    return day, start, end


def metadata_date(value: str) -> str | None:
    """The day of a metadata field: ISO 8601 in any form (*20180421T103000Z* too), else as a line prints it."""
    value = value.strip()
    if compact := _COMPACT.fullmatch(value):
        return _day(int(compact["year"]), int(compact["month"]), int(compact["day"]))
    return find_date(value.replace("T", " ", 1) if re.match(r"\d{4}-\d\d?-\d\d?T", value) else value)


def date_in_url(url: str) -> str | None:
    """The day that an address carries in its path (*/2018/04/21/*, */2018-04/21/*, *-20180421.html*)."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for match in _IN_PATH.finditer(path):
        year, month, day = next(
            (match[y], match[m], match[d])
            for y, m, d in (("year", "month", "day"), ("cyear", "cmonth", "cday"), ("myear", "mmonth", "mday"))
            if match[y] is not None
        )
        found = _day(int(year), _MONTHS.get(month.lower()) or int(month), int(day))
        if found is not None:
            return found
    return None


def _told_apart(first: int, second: int, year: int) -> str | None:
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
