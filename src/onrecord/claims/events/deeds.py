"""What a frame makes of a clause, before its governor is asked."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.events.parties import Party
from onrecord.model.reading import Clause
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed with its sides, in the words of one clause."""

    clause: Clause
    name: str
    """The frame it was read by."""
    type: str
    mode: str | None
    pairs: tuple[tuple[Party, Party | None], ...]
    teller: Clause
    """The clause whose stance the event has."""
    more: Span | None = None
    """What else must be read to see it."""
