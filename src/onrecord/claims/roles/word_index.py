"""The words of an article by their place: which one stands where, and in which sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.claims.context import Context


class WordIndex:
    """Look-ups over the tokens of one article."""

    __slots__ = ("_ends", "_starts", "_text", "tokens")

    def __init__(self, context: Context) -> None:
        self.tokens = context.reading.layers.tokens
        self._text = context.text
        self._starts = [token.start for token in self.tokens]
        self._ends = [sentence.end for sentence in context.reading.layers.sentences]

    def index(self, position: int) -> int:
        """The first token that ends after a position; their number where none does."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or self.tokens[index].end <= position:
            index += 1
        return index

    def word(self, index: int) -> str:
        """The word as it stands."""
        token = self.tokens[index]
        return self._text[token.start : token.end]

    def ends_owner(self, index: int) -> bool:
        """Whether a token is the *'s* of an owner."""
        return index < len(self.tokens) and self.word(index) in ("'s", "’s")

    def sentence(self, position: int) -> int:
        """Which sentence a position of the text belongs to."""
        return bisect_left(self._ends, position + 1)

    def sentence_end(self, position: int) -> int:
        """Where the sentence of a position ends in the text."""
        number = self.sentence(position)
        return self._ends[number] if number < len(self._ends) else len(self._text)
