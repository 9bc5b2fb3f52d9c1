"""Lines that say whose work a page is and nothing else: bylines, source lines, photo credits."""

from __future__ import annotations

import re
from typing import Literal

CreditLine = Literal["byline", "source", "photo"]

# A printed name: capitalised words with the small words that join them; a sentence has others and never fits.
_SMALL = "|".join(
    "al and bin correspondent da de del der di for from in of our reporter staff the van von writer".split()
)
_WORD = r"(?:[dl]['’]|[ae]l-)?[^\W\d_a-z][\w.'’&/-]*"
_PRINTED = rf"(?:(?:the\s+)?{_WORD}|our own)(?:[,;]?\s+(?:{_WORD}|{_SMALL}|&|\|)){{0,11}}"

_BYLINE = re.compile(
    rf"^\W*(?i:by(?:\s+\w+\s+writers?)?|reported by|author\s*:|authors\s*:|written by)\s+(?P<name>{_PRINTED}"
    rf"(?:\s+[–—-]\s+{_PRINTED})?)\s*:?\s*$"
)
# Reuters and others close with those who worked on it: *(Reporting by A. Name in Riga; Editing by B. Name)*.
_DESK = re.compile(
    rf"^\W*(?i:(?:additional\s+)?(?:reporting|writing))\s+(?i:by)\s+(?P<name>{_PRINTED})"
    rf"(?:[;.]\s*(?i:(?:additional\s+)?(?:reporting|writing|editing)(?:\s+and\s+\w+)?)\s+(?i:by)\s+{_PRINTED}){{0,4}}\s*\W*$"
)
_SOURCE = re.compile(r"^\W*(?:source|sources|via|from)\s*:\s*(?P<name>\S.{0,60}?)\s*$", re.IGNORECASE)
_PHOTO = re.compile(
    r"(?<!\w)(?:(?:file\s+)?(?:photo|image|picture)s?|illustration)\s*"
    r"(?:(?:credits?|courtesy(?:\s+of)?|by)\s*[:/|]?|[:/|])\s*(?P<name>[^|\s][^|]{1,80}?)\s*$",
    re.IGNORECASE,
)
_PHOTO_WITHOUT_MARK = re.compile(r"\b(?:credits?|courtesy(?:\s+of)?|by)\s*$", re.IGNORECASE)
# A source line may go on with the time and the editor: *Source: Xinhua | 2018-04-21 | Editor: A. Name*.
_FIELDS = re.compile(r"\s*[|·•]\s*")
_NAME_ONLY = re.compile(rf"^{_PRINTED}\.?$")
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]*$")


def credit_line(line: str) -> tuple[CreditLine, str] | None:
    """What kind of credit a whole line is, and the name it gives; None for everything else."""
    for kind, pattern in _WHOLE:
        match = pattern.match(line)
        if match is not None and (_is_name(match["name"]) or not _SENTENCE_END.search(line)):
            return kind, _FIELDS.split(match["name"])[0]
    match = _PHOTO.match(line.lstrip(" (|/[-–—"))
    if match is not None and _is_photo(match):
        return "photo", match["name"]
    return None


def photo_credit(caption: str) -> str | None:
    """The name of the photo credit with which a caption ends."""
    match = _PHOTO.search(caption)
    return match["name"] if match is not None and _is_photo(match) else None


def _is_photo(match: re.Match[str]) -> bool:
    """*Photo: Reuters*, *Photo by A. Name*; never *Photos by the agency show the damage*."""
    if _is_name(match["name"]):
        return True
    marked = not _PHOTO_WITHOUT_MARK.search(match.string[match.start() : match.start("name")])
    return marked and not _SENTENCE_END.search(match["name"])


def _is_name(words: str) -> bool:
    return _NAME_ONLY.match(words.strip(" )]")) is not None


_WHOLE: tuple[tuple[CreditLine, re.Pattern[str]], ...] = (
    ("source", _SOURCE),
    ("byline", _DESK),
    ("byline", _BYLINE),
)
