"""The discourse of one article: what everything that resolves references looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lang.reference import Reference
from onrecord.reading.antecedents import History, Place
from onrecord.reading.cast import Cast
from onrecord.reading.tree import Tree


@dataclass(frozen=True, slots=True)
class Discourse:
    """Who is in the article, its trees, who has been named so far, where each token stands, and the language's words.

    The cast and the history grow while the article is gone through; ``places`` has one place for each token.
    """

    cast: Cast
    tree: Tree
    history: History
    places: Sequence[Place]
    words: Reference
