"""Whose work an article is: reprints, agency lines, bylines, photo credits, in the text and around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from anyascii import anyascii

from onrecord import world
from onrecord.articles.credit_lines import credit_line, photo_credit
from onrecord.articles.dates import find_date
from onrecord.model.article import Credit, CreditRelation, Publisher
from onrecord.world import Outlet

_WORD = r"[A-Z][\w.'’&/-]{0,40}"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:{_WORD}|of|the|de|da)){{0,7}})"
_REPRINT = re.compile(
    r"(?P<publisher>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})\s+"
    rf"(?:reprints?|republishes|reposts)\s+(?:from|an?\b.{{0,40}}?\bfrom)\s+(?:the\s+)?{_NAME}"
)
_REPORTS = re.compile(
    rf"(?:^|[.,;—–-]\s+|\n)(?:as\s+)?(?:the\s+)?{_NAME}\s+(?:news\s+agency\s+)?reports?(?:ed)?"
    r"(?=[.,;:]|\s*$|\s+(?:that|citing|with\s+reference|referring|quoting)\b)"
)
_SAYS_AGENCY = re.compile(rf"(?:,|—|–|-)\s+reports\s+(?:the\s+)?{_NAME}")
_REFERENCE = re.compile(rf"\b(?:citing|with\s+reference\s+to|referring\s+to|in\s+a\s+report\s+by)\s+(?:the\s+)?{_NAME}")
_BRACKETED = re.compile(r"\((?:with\s+)?(?P<name>[A-Z][\w. /&-]{1,40}?)\)")
_COMPILED = re.compile(
    r"\(?\bwith\s+(?:additional\s+)?(?:inputs?|reporting|files)\s+from\s+(?P<name>[\w ,]{1,120}?)\)?\.?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_AGENCIES = re.compile(r"\b(?:news\s+)?agenc(?:y|ies)\b", re.IGNORECASE)
_PLACE = r"(?P<place>[A-Z][A-Z .'’/-]{2,40}|[A-Z][\w'’-]{1,30}(?:[ /][A-Z][\w'’-]{1,30}){0,3})"
_DAY = r"(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s*\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:,?\s+\d{4})?)"
_DATELINE = re.compile(
    rf"^{_PLACE}\s*(?:,\s*{_DAY})?\s*[.,]?\s*"
    r"(?:\((?P<agency>[A-Z][\w. /&-]{1,40})\)|/(?P<slashed>[A-Z][\w .-]{1,30})/\.?)\s*(?:--|[—–-]|:)?\s*"
)
_AGENCY_FIRST = re.compile(r"^\((?P<agency>[A-Z][\w. &-]{1,40})\)\s*(?:--|[—–-]|:)?\s*")

_IN_TEXT: tuple[tuple[CreditRelation, re.Pattern[str]], ...] = (
    ("report", _REPORTS),
    ("report", _SAYS_AGENCY),
    ("report", _REFERENCE),
    ("reprint", _BRACKETED),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence of an agency's text (*BEIJING, June 9, 2018 (Xinhua) --*)."""

    length: int
    """Characters up to the first word of the text."""
    agency: str
    day: str | None
    """EDTF day, where the dateline gives its year."""


def dateline(paragraph: str) -> Dateline | None:
    """The dateline with which a paragraph begins; one without an agency is left in the text."""
    if (match := _DATELINE.match(paragraph)) is not None:
        agency = match["agency"] or match["slashed"]
        if outlet_of(agency) is not None or match["date"] or match["place"].isupper():
            return Dateline(match.end(), agency, find_date(match["date"] or ""))
    if (match := _AGENCY_FIRST.match(paragraph)) is not None and outlet_of(match["agency"]) is not None:
        return Dateline(match.end(), match["agency"], None)
    return None


def in_text(text: str) -> tuple[Publisher | None, tuple[Credit, ...]]:
    """Credits whose words stand in the article, and the publisher where they name it."""
    publisher: Publisher | None = None
    found: list[Credit] = []
    if match := _REPRINT.search(text[:600]):
        publisher = publisher_named(match["publisher"])
        found.append(_credit(match, "reprint"))
    for relation, pattern in _IN_TEXT:
        for match in pattern.finditer(text):
            if outlet_of(match["name"]) is None:
                continue
            if pattern is _BRACKETED and not _ends_paragraph(text, match.end()):
                continue
            found.append(_credit(match, relation))
    for match in _COMPILED.finditer(text):
        plural = _AGENCIES.search(match["name"]) or "," in match["name"] or " and " in match["name"]
        found.append(_credit(match, "compiled" if plural else "report"))
    return publisher, _once(found)


def around(lines: Iterable[str]) -> tuple[Credit, ...]:
    """Credits of lines that stand on the page beside the article; they have no place in the text."""
    found: list[Credit] = []
    for line in lines:
        credit = credit_line(" ".join(line.split()))
        if credit is None:
            continue
        kind, name = credit
        if kind == "photo":
            found.append(_outside(name, "photo"))
        elif kind == "source":
            found.append(_outside(name, "reprint"))
        else:
            outlet = outlet_of(name)
            found.append(_outside(name, "byline" if outlet is None or not outlet.agency else "reprint"))
    return _once(found)


def captions(captions: Iterable[str]) -> tuple[Credit, ...]:
    """Photo credits with which captions end."""
    names = (photo_credit(" ".join(caption.split())) for caption in captions)
    return _once([_outside(name, "photo") for name in names if name is not None])


def agency(name: str) -> Credit:
    """The credit of a dateline's agency."""
    return _outside(name, "reprint")


def publisher_named(name: str) -> Publisher:
    """The publisher of that name, known or not."""
    outlet = outlet_of(name)
    return Publisher(outlet.id if outlet is not None else f"outlet:{_slug(name)}", name)


def outlet_of(name: str) -> Outlet | None:
    """The outlet that a printed name means."""
    name = name.strip(" .'’\"")
    return world.outlet_by_name(name) or world.outlet_by_name(
        name.removesuffix(" news agency").removesuffix(" News Agency")
    )


def _credit(match: re.Match[str], relation: CreditRelation) -> Credit:
    name = match["name"].strip(" .")
    start, end = match.start(), match.end()
    words = match[0]
    lead = len(words) - len(words.lstrip(" .,;:—–-\n"))
    start += lead
    return Credit(_entity(name), name, relation, start, end, match.string[start:end])


def _outside(name: str, relation: CreditRelation) -> Credit:
    name = name.strip(" .|/-–—()[]")
    entity = _entity(name) if relation != "byline" or outlet_of(name) is not None else f"person:{_slug(name)}"
    return Credit(entity, name, relation)


def _entity(name: str) -> str | None:
    if _AGENCIES.fullmatch(name):
        return None
    outlet = outlet_of(name)
    return outlet.id if outlet is not None else f"outlet:{_slug(name)}"


def _slug(name: str) -> str:
    folded = "".join(character if character.isalnum() else " " for character in anyascii(name).lower())
    return "-".join(folded.split()) or "unnamed"


def _ends_paragraph(text: str, end: int) -> bool:
    rest = text[end : end + 3].lstrip(" .")
    return not rest or rest.startswith("\n")


def _once(found: list[Credit]) -> tuple[Credit, ...]:
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.start is None, c.start or 0)):
        if not any(credit.entity == other.entity and credit.name == other.name for other in kept):
            kept.append(credit)
    return tuple(kept)
