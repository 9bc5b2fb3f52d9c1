"""Whose work an article is: reprints, agency lines, bylines, photo credits, in the text and around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord import world
from onrecord.model.article import Credit, CreditRelation, Publisher
from onrecord.world import Outlet

_NAME = r"(?P<name>[A-Z][\w.'’&/-]*(?:\s+(?:[A-Z][\w.'’&/-]*|of|the|de|da))*)"
_REPRINT = re.compile(
    rf"(?P<publisher>[A-Z][\w.]*(?:\s[A-Z][\w.]*){{0,3}})\s+(?:reprints?|republishes|reposts)\s+(?:from|an?\b.{{0,40}}?\bfrom)\s+(?:the\s+)?{_NAME}"
)
_REPORTS = re.compile(
    rf"(?:^|[.,;—–-]\s+|\n)(?:as\s+)?(?:the\s+)?{_NAME}\s+(?:news\s+agency\s+)?reports?(?:ed)?(?=[.,;:]|\s*$|\s+(?:that|citing|with\s+reference|referring|quoting)\b)"
)
_SAYS_AGENCY = re.compile(rf"(?:,|—|–|-)\s+reports\s+(?:the\s+)?{_NAME}")
_REFERENCE = re.compile(rf"\b(?:citing|with\s+reference\s+to|referring\s+to|in\s+a\s+report\s+by)\s+(?:the\s+)?{_NAME}")
_BRACKETED = re.compile(r"\((?:with\s+)?(?P<name>[A-Z][\w. /&-]{1,40}?)\)")
_COMPILED = re.compile(
    r"\(?\bwith\s+(?:additional\s+)?(?:inputs?|reporting|files)\s+from\s+(?P<name>[\w ,]+?)\)?\.?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_AGENCIES = re.compile(r"\b(?:news\s+)?agenc(?:y|ies)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z .'’/-]{2,40}|[A-Z][\w'’-]+(?:[ /][A-Z][\w'’-]+){0,3})\s*(?:,\s*(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:\s+\d{4})?))?\s*"
    r"[.,]?\s*(?:\((?P<agency>[A-Z][\w. /&-]{1,40})\)|/(?P<slashed>[A-Z][\w .-]{1,30})/\.?)\s*(?:--|[—–-]|:)?\s*"
)
_AGENCY_FIRST = re.compile(r"^\((?P<agency>[A-Z][\w. &-]{1,40})\)\s*(?:--|[—–-]|:)?\s*")
_BYLINE = re.compile(
    r"^\W*(?:by|reported by|reporting by|author\s*:|written by)\s+(?P<name>[^|]{2,80}?)\s*$", re.IGNORECASE
)
_SOURCE = re.compile(r"^\W*(?:source|via|from)\s*:\s*(?P<name>\S.{0,60}?)\s*$", re.IGNORECASE)
_PHOTO = re.compile(
    r"(?:photos?|images?|pictures?|file photo)\s*(?:by|credit|courtesy(?:\s+of)?|:|/|\|)+\s*:?\s*(?P<name>[^|]{2,80}?)\s*$",
    re.IGNORECASE,
)


def dateline(paragraph: str) -> tuple[int, str | None]:
    """How long the dateline of a first paragraph is, and the agency it names (*BEIJING, June 9 (Xinhua) --*)."""
    for pattern in (_DATELINE, _AGENCY_FIRST):
        match = pattern.match(paragraph)
        if match is None:
            continue
        agency = match["agency"] or (match["slashed"] if pattern is _DATELINE else None)
        if agency is None or (outlet_of(agency) is None and pattern is _AGENCY_FIRST):
            continue
        if outlet_of(agency) is None and not (match["date"] or match["place"].isupper()):
            continue
        return match.end(), agency
    return 0, None


def in_text(text: str) -> tuple[Publisher | None, tuple[Credit, ...]]:
    """Credits whose words stand in the article, and the publisher where they name it."""
    publisher: Publisher | None = None
    found: list[Credit] = []
    if match := _REPRINT.search(text[:600]):
        publisher = publisher_named(match["publisher"])
        found.append(_credit(match, "reprint"))
    for pattern, relation in (
        (_REPORTS, "report"),
        (_SAYS_AGENCY, "report"),
        (_REFERENCE, "report"),
        (_BRACKETED, "reprint"),
    ):
        for match in pattern.finditer(text):
            if outlet_of(match["name"]) is None:
                continue
            if pattern is _BRACKETED and not _ends_paragraph(text, match.end()):
                continue
            found.append(_credit(match, relation))  # type: ignore[arg-type]
    for match in _COMPILED.finditer(text):
        plural = _AGENCIES.search(match["name"]) or "," in match["name"] or " and " in match["name"]
        found.append(_credit(match, "compiled" if plural else "report"))
    return publisher, _once(found)


def around(lines: Iterable[str]) -> tuple[Credit, ...]:
    """Credits of lines that stand on the page beside the article; they have no place in the text."""
    found: list[Credit] = []
    for line in lines:
        line = " ".join(line.split())
        if match := _PHOTO.search(line):
            found.append(_outside(match["name"], "photo"))
        elif match := _SOURCE.match(line):
            found.append(_outside(match["name"], "reprint"))
        elif match := _BYLINE.match(line):
            outlet = outlet_of(match["name"])
            found.append(_outside(match["name"], "byline" if outlet is None or not outlet.agency else "reprint"))
    return _once(found)


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
    name = name.strip(" .|/-–—")
    entity = _entity(name) if relation != "byline" or outlet_of(name) is not None else f"person:{_slug(name)}"
    return Credit(entity, name, relation)


def _entity(name: str) -> str | None:
    if _AGENCIES.fullmatch(name):
        return None
    outlet = outlet_of(name)
    return outlet.id if outlet is not None else f"outlet:{_slug(name)}"


def _slug(name: str) -> str:
    from anyascii import anyascii

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
