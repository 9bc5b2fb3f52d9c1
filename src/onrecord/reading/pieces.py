"""Word pieces: what the encoder sees of a word.

A word becomes one to `MAX_PIECES` entries of the encoder's vocabulary, and one of five letter cases, which the
uncased vocabulary would lose otherwise. Every word has at least one piece, so that it has a vector.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer

__all__ = ["CASES", "CLS", "MAX_PIECES", "PAD", "SEP", "UNK", "PieceTable", "letter_case"]

PAD, UNK, CLS, SEP, MASK = 0, 100, 101, 102, 103
#: A word's pieces beyond this number (long web addresses) are not read.
MAX_PIECES = 12
CASES = ("none", "lower", "upper", "title", "mixed")
#: Words remembered; news repeats itself, so most words are found here.
_MEMORY = 200_000


def letter_case(word: str) -> int:
    """Index into `CASES` of the word's letters; scripts without case count as lower."""
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return 0
    upper = [character.isupper() for character in letters]
    if not any(upper):
        return 1
    if all(upper) and len(letters) > 1:
        return 2
    if upper[0] and not any(upper[1:]):
        return 3
    return 4


class PieceTable:
    """Looks words up in a vocabulary, many at once, and remembers them."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Look up those words that are not known yet, in one call."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if not new:
            return
        if len(self._known) + len(new) > _MEMORY:
            self._known.clear()
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = (tuple(encoding.ids[:MAX_PIECES]) or (UNK,), letter_case(word))

    def lookup(self, words: list[str]) -> list[tuple[tuple[int, ...], int]]:
        """(pieces, letter case) of each word."""
        self.learn(words)
        missing = [word for word in words if word not in self._known]
        if missing:  # the memory was emptied under us by another thread
            self.learn(missing)
        return [self._known[word] for word in words]
