"""Points that open or close a stretch of time: *since 1991*, *until June*, *from 2014 to 2018*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.reading.times.context import Context
from onrecord.reading.times.edges import Piece


def with_intervals(pieces: Iterable[Piece], at: Context) -> Iterator[tuple[Piece, str | None]]:
    """Each piece with its EDTF date: the interval where the words about it make one."""
    for piece in pieces:
        yield piece, None if piece.found.edtf is None else str(piece.found.edtf)
