"""Datelines: what stands before the first sentence of an agency's text (*BEIJING, June 9, 2018 (Xinhua) --*).

Every agency sets its own: *BAKU, Azerbaijan, April 21. Trend:*, *MOSCOW, June 9. /TASS/.*, *LONDON (Reuters) -*,
*New Delhi [India], May 15 (ANI):*, *YEREVAN, 9 JUNE, ARMENPRESS.*, *ASTANA. KAZINFORM -*. Common to all: a place, then
a day or an agency or both, then a mark. Something that might be the beginning of a sentence is no dateline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord import world
from onrecord.articles.dates import MONTH, find_date
from onrecord.articles.outlets import outlet_of

_LONGEST = 160
"""Characters of the beginning that are looked at."""
_MONTH = rf"(?i:{MONTH})"
_CAPITAL = r"(?:(?:[A-Z]\.){2}|S[Tt]\.|[^\W\d_a-z][\w'’-]{0,24})"
_PLACE = (
    rf"(?P<place>{_CAPITAL}(?:(?:\s+(?:de\s+|of\s+|la\s+|the\s+)?|/){_CAPITAL}){{0,3}}(?:\s*\[[A-Z][\w .]{{2,24}}\])?)"
)
_LAND = rf"(?:,\s+(?!{_MONTH}\b){_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}){{0,2}}?"
_DAY = (
    rf"(?P<day>(?:{_MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b\.?)(?:,?\s+(?:19|20)\d\d)?"
    r"|\d\d\.\d\d\.(?:19|20)\d\d)"
)
_NAME = r"[^\W_][\w.&’' /-]{0,40}?"
_AGENCY = (
    rf"(?:[(\[](?P<bracketed>{_NAME})[)\]]|/\s?(?P<slashed>{_NAME})\s?/|[–—-]{{1,2}}\s*\((?P<dashed>{_NAME})\)"
    rf"|(?P<bare>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})(?=\s*(?:[.:]\s|--|[–—]|/|\s-\s)))"
)
_AGENCY_ALONE = rf"(?:[(\[/](?P<marked>{_NAME})[)\]/]|(?P<bare>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}))"
_MARK = r"(?:\s*[.:,]?\s*(?:--+|[–—]|-(?=\s)|/)|\s*[.:](?=\s)|(?=\s))\s*"
_FULL = re.compile(rf"{_PLACE}{_LAND}(?:\s*[,.]?\s+{_DAY})?(?:\s*[.,]?\s*{_AGENCY})?{_MARK}")
_AGENCY_FIRST = re.compile(rf"[(\[](?P<agency>{_NAME})[)\]]{_MARK}")
_NO_CAPITAL = re.compile(r"(?:^|\s)(?!(?:de|la|of|the)\s)[a-z]")
_ALONE = re.compile(rf"{_PLACE}{_LAND}\s*[,.]?\s+{_DAY}(?:\s*[.,]?\s*{_AGENCY_ALONE})?\s*[.:–—-]{{0,2}}$")
_STRONG = re.compile(r"(?:--|[–—-]|:)\s*$")
_MARKED = re.compile(r"[.:/–—-]\s*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the beginning of a paragraph."""

    length: int
    """Characters up to the first word of the text."""
    agency: str | None
    """As printed."""
    day: str | None
    """EDTF day, where the dateline gives its year."""
    month_day: str | None = None
    """Month and day, ``MM-DD``, where it gives no year."""


def dateline(paragraph: str) -> Dateline | None:
    """The dateline with which a paragraph begins, None where there is none for certain."""
    head = paragraph[:_LONGEST]
    if (match := _AGENCY_FIRST.match(head)) is not None and outlet_of(match["agency"]) is not None:
        return Dateline(match.end(), match["agency"].strip(), None)
    match = _FULL.match(head)
    if match is None or not _is_place(match["place"]):
        return None
    marked = match["bracketed"] or match["slashed"] or match["dashed"]
    bare = match["bare"]
    agency = marked or bare
    known = agency is not None and outlet_of(agency) is not None
    certain = bool(match["day"]) or match["place"].isupper()
    if agency is None:
        if not _stands_alone(match):
            return None
        return Dateline(match.end(), None, *_when(match["day"]))
    if not (known or (marked and certain)) or (bare and not certain):
        return None
    if not match["day"] and not _MARKED.search(match[0]):
        return None
    return Dateline(match.end(), agency.strip(), *_when(match["day"]))


def dateline_alone(line: str) -> Dateline | None:
    """The dateline that a whole line is (*Baku, Azerbaijan, June 15*, *Baku, June 9, AZERTAC*)."""
    if len(line) > _LONGEST or (match := _ALONE.match(line)) is None or not _is_place(match["place"]):
        return None
    agency = match["marked"] or match["bare"]
    if outlet_of(agency) is None if agency else not _is_capital(match["place"]):
        return None
    return Dateline(len(line), agency.strip() if agency else None, *_when(match["day"]))


def _when(day: str | None) -> tuple[str | None, str | None]:
    """The EDTF day that the words give, or month and day where they lack the year."""
    if day is None:
        return None, None
    # A leap year, in which every day can be.
    whole, lacking = find_date(day), find_date(f"{day.rstrip('.')} 2000")
    return whole, None if whole or not lacking else lacking[5:]


def _is_place(words: str) -> bool:
    """Capitalised throughout; *The Ministry (Reuters)* is none."""
    return not words.startswith("The ") and words[0].isupper() and not _NO_CAPITAL.search(words)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a place and a mark are a dateline without an agency: in capitals, with a day or as a capital city."""
    place = match["place"]
    if match["day"] and _MARKED.search(match[0]):
        return place.isupper() or _is_capital(place)
    return place.isupper() and bool(_STRONG.search(match[0])) and _is_capital(place)


def _is_capital(place: str) -> bool:
    kinds = {known.kind for known in world.recognise(place)}
    return bool(kinds) and kinds <= {"capital", "seat of power"}
