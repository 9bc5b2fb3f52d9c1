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


_TWO_WORD_LIMITS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("up", "to"), ("no", "later")}
)


def with_modifiers(piece: Piece, at: Context) -> Piece:
    """The piece with the modifiers before it. They never make its date more precise."""
    found = piece.found
    if found.type in ("DURATION", "SET"):
        return _with_limits(piece, at)
    first = _before_edge(_before_modifier(piece.first, at), at)
    if at.said("approximately", first - 1):
        found = about(found)
        if at.said("limits", first - 1):
            first -= 1
    return Piece(first, piece.after, found)


def _before_modifier(first: int, at: Context) -> int:
    if at.said("modifiers", first - 1):
        first -= 1
    elif at.form(first - 1) in ("-", "in") and at.said("modifiers", first - 2):
        first -= 2
    else:
        return first
    return first - 1 if at.form(first - 1) == "the" else first


def _before_edge(first: int, at: Context) -> int:
    """*the end of*, *the beginning of*."""
    if at.form(first - 1) == "of" and at.said("edges", first - 2):
        first -= 2
        return first - 1 if at.form(first - 1) == "the" else first
    return first


def _with_limits(piece: Piece, at: Context) -> Piece:
    before = at.form(piece.first - 2), at.form(piece.first - 1)
    if before in _TWO_WORD_LIMITS:
        return Piece(piece.first - 2, piece.after, piece.found)
    if at.said("limits", piece.first - 1) and not at.said("determiners", piece.first):
        return Piece(piece.first - 1, piece.after, piece.found)
    return piece
