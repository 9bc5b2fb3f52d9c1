"""A rule: one pattern, and what its words come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from onrecord.reading.times.context import Context, Found
from onrecord.reading.times.patterns import Match


class Rule(NamedTuple):
    """One readable pattern and its meaning; None from ``meaning`` says that the words mean something else here."""

    pattern: str
    meaning: Callable[[Match, Context], Found | None]
