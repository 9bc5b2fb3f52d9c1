"""What belongs to an expression at its left edge: *late June*, *the end of the month*, *nearly two weeks*."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.reading.times.context import Context, Found, about


class Piece(NamedTuple):
    """An expression in the text."""

    first: int
    """Index of its first word."""
    after: int
    """Index of the word after its last."""
    found: Found


_MODIFIERS = frozenset({"early", "late", "mid", "earlier", "later", "middle"})
_EDGES = frozenset(
    {"end", "beginning", "start", "middle", "close", "eve", "dawn", "rest", "course", "remainder", "turn"}
)
_ABOUT = frozenset({"about", "around", "roughly", "approximately", "circa", "some", "nearly", "almost"})
_LIMITS = frozenset({"nearly", "almost", "over"})
_TWO_WORD_LIMITS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("up", "to"), ("no", "later")}
)


def with_modifiers(piece: Piece, at: Context) -> Piece:
    """The piece with the modifiers before it. They never make its date more precise."""
    found = piece.found
    if found.type in ("DURATION", "SET"):
        return _with_limits(piece, at)
    first = _before_edge(_before_modifier(piece.first, at), at)
    if at.form(first - 1) in _ABOUT:
        found = about(found)
        if at.form(first - 1) in _LIMITS:
            first -= 1
    return Piece(first, piece.after, found)


def _before_modifier(first: int, at: Context) -> int:
    form = at.form(first - 1)
    if form in _MODIFIERS:
        first -= 1
    elif form == "-" and at.form(first - 2) in _MODIFIERS:
        first -= 2
    elif form == "in" and at.form(first - 2) in _MODIFIERS:
        first -= 2
    else:
        return first
    return first - 1 if at.form(first - 1) == "the" else first


def _before_edge(first: int, at: Context) -> int:
    """*the end of*, *the beginning of*."""
    if at.form(first - 1) == "of" and at.form(first - 2) in _EDGES:
        first -= 2
        return first - 1 if at.form(first - 1) == "the" else first
    return first


def _with_limits(piece: Piece, at: Context) -> Piece:
    before = at.form(piece.first - 2), at.form(piece.first - 1)
    if before in _TWO_WORD_LIMITS:
        return Piece(piece.first - 2, piece.after, piece.found)
    if before[1] in _LIMITS:
        return Piece(piece.first - 1, piece.after, piece.found)
    return piece
