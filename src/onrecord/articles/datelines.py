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
_LAND = rf"(?P<land>(?:,\s+(?!{_MONTH}\b){_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}){{0,2}}?)"
_DAYS = (
    rf"(?:(?:{_MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b\.?)(?:(?:,?\s+|/)(?:19|20)\d\d)?"
    r"|\d\d\.\d\d\.(?:19|20)\d\d)"
)
_DAY = rf"(?P<day>{_DAYS})"
# *21 Dhu al-Hijjah 1444 /* stands before the other calendar's day.
_HIJRI = r"(?:,\s+(?:\d{1,2}\s+[A-Z][\w'’ -]{3,20}?|[A-Z][\w'’ -]{3,20}?\s+\d{1,2}),?\s+1[34]\d\d(?:\s+A?H)?\s*[/,]?)?"
_NAME = r"[^\W_][\w.&’' /-]{0,40}?"
_BEHIND = r"(?=\s*(?:[.:]\s|--|[–—]|/|\s-\s|-\s))"
_AGENCY = (
    rf"(?:[(\[](?P<bracketed>{_NAME})(?:\s+[–-]\s+(?P<within>{_DAYS}))?\s*[)\]]|(?:[–-]\s+)?/\s?(?P<slashed>{_NAME})\s?/"
    rf"|[–—-]{{1,2}}\s*\((?P<dashed>{_NAME})\)|(?P<bare>{_CAPITAL}(?:\.[A-Za-z]{{2,3}})?(?:\s+{_CAPITAL}){{0,2}}){_BEHIND}"
    r"|(?P<loud>[A-Z]{3,}(?:\.[A-Z]{2,3})?)(?=\s+[\"“A-Z]))"
)
_AGENCY_ALONE = rf"(?:[(\[/](?P<marked>{_NAME})[)\]/]|(?P<bare>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}))"
_MARK = r"(?:\s*[.:,]?\s*(?:--+|[–—]|-(?=\s)|/)|\s*[.:](?=\s)|\s*:(?=[\"“A-Z])|(?=\s))\s*"
_FULL = re.compile(
    rf"{_PLACE}{_LAND}{_HIJRI}(?:\s*(?:[,.:]|\s[–—-])?\s+{_DAY})?"
    rf"(?:\s*(?:[.,]|/(?=\s))?\s*{_AGENCY})?{_MARK}"
)
_LANDED = re.compile(rf"{_PLACE}(?P<land>(?:,\s+{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}){{1,2}})(?P<day>){_MARK}")
_AGENCY_FIRST = re.compile(rf"[(\[](?P<agency>{_NAME})[)\]]{_MARK}")
_NO_CAPITAL = re.compile(r"(?:^|\s)(?!(?:de|la|of|the)\s)[a-z]")
_ALONE = re.compile(rf"{_PLACE}{_LAND}\s*[,.]?\s+{_DAY}(?:\s*[.,]?\s*{_AGENCY_ALONE})?\s*[.:–—-]{{0,2}}$")
_AGENCY_AND_PLACE = re.compile(rf"(?P<agency>{_CAPITAL}),\s+{_PLACE}$")
_STRONG = re.compile(r"(?:--|[–—-]|:)\s*$")
_MARKED = re.compile(r"[.:/–—-]\s*$")
_DASHED = re.compile(r"\s[–—-]{1,2}\s+$")
_SEAT = "UNITED NATIONS"


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
    place: str | None = None
    """Where the text was written, with what the dateline adds to it (*BAKU, Azerbaijan*), as printed."""


def dateline(paragraph: str) -> Dateline | None:
    """The dateline with which a paragraph begins, None where there is none for certain."""
    head = paragraph[:_LONGEST]
    if (match := _AGENCY_FIRST.match(head)) is not None and outlet_of(match["agency"]) is not None:
        return Dateline(match.end(), match["agency"].strip(), None)
    match = _FULL.match(head)
    if match is None or not _is_place(match["place"]):
        return None
    agency = _agency(match)
    if agency is None:
        return _with_its_land(head) if match["bare"] else None
    if not agency:
        if not _stands_alone(match, paragraph):
            return None
        return Dateline(match.end(), None, *_when(match["day"]), _where(match))
    day = match["day"] or match["within"]
    if not day and not _MARKED.search(match[0]) and not match["loud"]:
        return None
    return Dateline(match.end(), agency.strip(), *_when(day), _where(match))


def _agency(match: re.Match[str]) -> str | None:
    """Whose text it is; empty where a dateline names nobody, None where the words name somebody unlikely."""
    marked = match["bracketed"] or match["slashed"] or match["dashed"]
    bare = match["bare"] or match["loud"]
    if not marked and not bare:
        return ""
    known = outlet_of(marked or bare) is not None
    certain = bool(match["day"] or match["within"]) or match["place"].isupper()
    if marked:
        return marked if known or certain else None
    if certain:
        # An unknown name without brackets must be in capitals behind a day or a land: *Baku. 11 July. APA.*
        likely = match["bare"] and bare.isupper() and (match["day"] or match["land"])
        return bare if known or likely else None
    return bare if known and _is_capital(match["place"]) and _STRONG.search(match[0]) else None


def _with_its_land(head: str) -> Dateline | None:
    """*MANILA, Philippines —*: what looked like an agency is the land."""
    match = _LANDED.match(head)
    if match is None or not _is_place(match["place"]) or not _DASHED.search(match[0]):
        return None
    if not match["place"].isupper() and not _opens(head[match.end() :]):
        return None
    land = match["land"].rpartition(",")[2].strip()
    if {known.kind for known in world.recognise(land.title())} != {"country"}:
        return None
    if not match["place"].isupper() and not _is_capital(match["place"]):
        return None
    return Dateline(match.end(), None, None, None, _where(match))


def dateline_alone(line: str) -> Dateline | None:
    """The dateline that a whole line is (*Baku, June 9, AZERTAC*, *AFP, ADDIS ABABA*, *ANKARA*)."""
    if len(line) > _LONGEST:
        return None
    if line.isupper() and re.fullmatch(_PLACE, line) and _is_capital(line):
        return Dateline(len(line), None, None, None, line)
    if (match := _AGENCY_AND_PLACE.match(line)) is not None:
        fits = match["place"].isupper() and outlet_of(match["agency"]) is not None and _is_place(match["place"])
        return Dateline(len(line), match["agency"], None, None, match["place"]) if fits else None
    if (match := _ALONE.match(line)) is None or not _is_place(match["place"]):
        return None
    agency = match["marked"] or match["bare"]
    if outlet_of(agency) is None if agency else not _is_capital(match["place"]):
        return None
    return Dateline(len(line), agency.strip() if agency else None, *_when(match["day"]), _where(match))


def _where(match: re.Match[str]) -> str:
    return match["place"] + match["land"]


def _when(day: str | None) -> tuple[str | None, str | None]:
    """The EDTF day that the words give, or month and day where they lack the year."""
    if day is None:
        return None, None
    day = day.replace("/", ", ")
    # A leap year, in which every day can be.
    whole, lacking = find_date(day), find_date(f"{day.rstrip('.')} 2000")
    return whole, None if whole or not lacking else lacking[5:]


def _is_place(words: str) -> bool:
    """Capitalised throughout; *The Ministry (Reuters)* is none."""
    return not words.startswith("The ") and words[0].isupper() and not _NO_CAPITAL.search(words)


def _stands_alone(match: re.Match[str], paragraph: str) -> bool:
    """Whether a place and a mark are a dateline without an agency: in capitals, with a day or as a capital city."""
    place = match["place"]
    if match["day"] and _MARKED.search(match[0]):
        return place.isupper() or _is_capital(place)
    if not _STRONG.search(match[0]) or not (_is_capital(place) or place == _SEAT):
        return False
    # *Rabat – Morocco's minister …*, but not *Beijing – an ally of Moscow – said*
    return place.isupper() or bool(_DASHED.search(match[0]) and _opens(paragraph[match.end() :]))


def _opens(rest: str) -> bool:
    """Whether a sentence begins here, with no second dash that would make it an insertion."""
    return bool(re.match(r"[\"“]?[A-Z]", rest)) and re.search(r"\s[–—-]{1,2}\s", rest.partition(". ")[0]) is None


def _is_capital(place: str) -> bool:
    kinds = {known.kind for known in world.recognise(place)}
    return bool(kinds) and kinds <= {"capital", "seat of power"}
