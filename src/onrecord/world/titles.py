"""Several offices in one title: *Deputy Prime Minister and Foreign Minister of Kazakhstan*."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.world.offices import OfficePhrase, OfficeReader

__all__ = ["offices_in"]

# A dash between spaces always parts two offices; a comma, a slash and an "and" do where both sides are offices.
_DASH = re.compile(r"\s+[-–—]\s+")
_JOINT = re.compile(r"\s*[,;/]\s+(?:and\s+)?|\s+and\s+|\s*/\s*|\s+cum\s+")

Piece = tuple[int, int]


def offices_in(phrase: str, reader: OfficeReader, owner: str | None = None) -> tuple[OfficePhrase, ...]:
    """Every office of a title, in its order, spans being of the whole title; empty where it is no title.

    One owner, named once, is every office's: before the first or after the last.
    """
    pieces = _cut(phrase, (0, len(phrase)), _DASH)
    if len(pieces) == 1:
        pieces = _joint(phrase, reader, owner)
    if len(pieces) == 1:
        one = reader.office(phrase, owner)
        return (one,) if one is not None else ()
    alone = [reader.office(phrase[start:end]) for start, end in pieces]
    if any(office is None for office in alone):
        return ()
    named = {office.of for office in alone if office is not None and office.of is not None}
    shared = next(iter(named)) if len(named) == 1 else owner
    found = []
    for start, end in pieces:
        office = reader.office(phrase[start:end], shared)
        if office is not None:
            found.append(_moved(office, start))
    return tuple(found)


def _joint(phrase: str, reader: OfficeReader, owner: str | None) -> list[Piece]:
    """The pieces between commas and *and* where each is an office and the whole is not one that names its owner."""
    whole = reader.office(phrase, owner)
    if whole is not None and whole.of is not None and whole.body is not None:
        return [(0, len(phrase))]
    pieces = _cut(phrase, (0, len(phrase)), _JOINT)
    if len(pieces) > 1 and all(reader.office(phrase[start:end]) is not None for start, end in pieces):
        return pieces
    return [(0, len(phrase))]


def _cut(phrase: str, span: Piece, border: re.Pattern[str]) -> list[Piece]:
    start, pieces = span[0], []
    for match in border.finditer(phrase, *span):
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, span[1]))
    return [piece for piece in pieces if phrase[slice(*piece)].strip()]


def _moved(office: OfficePhrase, by: int) -> OfficePhrase:
    def moved(span: Piece | None) -> Piece | None:
        return (span[0] + by, span[1] + by) if span is not None else None

    head = office.head_span
    return replace(
        office,
        head_span=(head[0] + by, head[1] + by),
        of_span=moved(office.of_span),
        to_span=moved(office.to_span),
    )
