"""Whose work an article is, by the lines that stand beside it: bylines, source lines, captions, copyright."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord import world
from onrecord.articles.credit_lines import credit_line, photo_credit
from onrecord.articles.outlets import listed, outlet_id, outlet_of, publisher_named
from onrecord.model.article import Credit, CreditRelation, Publisher
from onrecord.world.ids import name_slug

_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\b(?i:copyright)\b)\s*(?:©|\([cC]\)|:|by\b)?\s*"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d)?)?)?[\s,.:]*"
    r"(?P<name>[^\W\d_a-z][^.,|©\n]{1,60}?(?:\.[A-Za-z]{2,4}\b)?)"
    r"(?=\s*(?:[,|©]|\.(?:\s|$)|$|(?:19|20)\d\d|[Aa]ll\s+rights))"
)
# How captions end besides *Photo: Reuters*: *(AP Photo/A. Name)*, *REUTERS/A. Name*, *© AFP*, *Credit: TASS*.
_CAPTION_ENDS = (
    re.compile(r"[(\[]\s*(?P<name>[A-Z][\w.& -]{1,40}?)\s+(?i:(?:file\s+)?photos?)\b[^()\[\]]{0,60}[)\]]\s*$"),
    re.compile(r"(?:^|[\s(\[])(?P<name>[A-Z][\w.&-]{1,30})/[^\W\d_a-z][\w.’' -]{1,40}(?:/[Ff]ile [Pp]hoto)?[)\]]?\s*$"),
    re.compile(r"[(\[](?P<name>[A-Z][\w.& -]{1,40})[)\]]\s*\.?\s*$"),
)
_CREDITED = re.compile(r"(?:©|\b(?i:credits?|source)\s*[:/])\s*(?P<name>[^\W\d_a-z][^.,|()\n]{1,60}?)\s*[.)\]]?\s*$")
_TITLE = re.compile(
    r"^(?:\w+\s+)?(?:correspondent|editor|reporter|staff|writer)s?\b|^our\b|^admin|"
    r"\b(?:bureau|desk|editorial|editors|newsroom|staff|team|wire)$",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\s+(?:bureau|correspondents?|editors|reporters?|staff|team|writers?)$", re.IGNORECASE)
_GALLERY = re.compile(r"\W*photos\b", re.IGNORECASE)
_NAMED_PHOTO = re.compile(r"[^\W\d_a-z][\w.’'&/-]*(?:\s+(?:(?:de|of|van|via|von)\s+)?[^\W\d_a-z][\w.’'&/-]*){0,4}")
_AT = re.compile(r"\s+(?:in|from)\s+[^\W\d_a-z].*$")
_NO_NAME = re.compile(r"^(?:all\s+rights|the\s+(?:author|publisher)|reserved|copyright|photo)", re.IGNORECASE)


def around(lines: Iterable[str]) -> tuple[Credit, ...]:
    """Credits of lines that stand on the page beside the article; they have no place in the text."""
    found: list[Credit] = []
    for line in lines:
        credit = credit_line(" ".join(line.split()))
        if credit is None:
            continue
        kind, name = credit
        if kind == "photo" and (told := _caption_credit(line)) is not None and outlet_of(told) is not None:
            found.append(_outside(told, "photo"))
        elif kind == "photo" and (_NAMED_PHOTO.fullmatch(name) or not _GALLERY.match(line)):
            found.append(_outside(name, "photo"))
        elif kind == "source":
            found.append(_outside(name, "reprint"))
        elif kind == "byline":
            found += _byline(name)
    return tuple(dict.fromkeys(found))


def captions(captions: Iterable[str]) -> tuple[Credit, ...]:
    """Photo credits with which captions end."""
    found = (_caption_credit(" ".join(caption.split())) for caption in captions)
    names = (name.strip(" .|/-–—()[]") for name in found if name is not None)
    named = (name for name in names if outlet_of(name) is not None or _NAMED_PHOTO.fullmatch(name))
    return tuple(dict.fromkeys(_outside(name, "photo") for name in named if name.lower() != "uncredited"))


def agency(name: str) -> Credit:
    """The credit of a dateline's agency."""
    return _outside(name, "reprint")


def publisher_in(lines: Iterable[str]) -> Publisher | None:
    """The publisher that a copyright line names (*© 2023 The Caucasus Courier. All rights reserved.*)."""
    for line in lines:
        match = _COPYRIGHT.search(line)
        if match is not None and match["name"][0].isupper() and not _NO_NAME.match(match["name"]):
            return publisher_named(match["name"].strip())
    return None


def _caption_credit(caption: str) -> str | None:
    for pattern in _CAPTION_ENDS:
        match = pattern.search(caption)
        if match is not None and outlet_of(match["name"]) is not None:
            return match["name"]
    if (name := photo_credit(caption)) is not None:
        return name
    match = _CREDITED.search(caption)
    return None if match is None else match["name"]


def _byline(words: str) -> Iterator[Credit]:
    """One credit for each who is named; an agency in the byline's place is whose text it is."""
    named = listed(_AT.sub("", words))
    if named is None:
        yield _outside(words, "byline")
        return
    for one in named:
        house = _STAFF.sub("", one.name)
        outlet = outlet_of(one.name) or outlet_of(house)
        if outlet is not None and outlet.agency:
            yield Credit(outlet.id, house, "reprint")
            continue
        if not _TITLE.search(one.name):
            yield _outside(one.name, "byline")


def _outside(name: str, relation: CreditRelation) -> Credit:
    name = name.strip(" .|/-–—()[]")
    if outlet_of(name) is not None:
        return Credit(outlet_id(name), name, relation)
    if (body := world.parse_body(name)) is not None:
        return Credit(body.id, name, relation)
    if relation == "photo":  # one that is not known may be an outlet or the photographer
        return Credit(None, name, relation)
    return Credit(f"person:{name_slug(name)}" if relation == "byline" else outlet_id(name), name, relation)
