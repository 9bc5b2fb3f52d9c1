"""The record of one article: what ``onrecord read`` returns."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.article import Article
from onrecord.model.claims import Claim, Entity, Statement
from onrecord.model.reading import Layers


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one article says, in text order, each entry with its words."""

    article: Article
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    layers: Layers | None = None
    """The reading itself, kept where it was asked for (``--layers``)."""
    reader: str = ""
    """Version of the reader that made this record."""
