"""Word pieces: what the encoder sees of a word.

A word becomes one to `MAX_PIECES` entries of the encoder's vocabulary, and one of five letter cases, which the
uncased vocabulary would lose otherwise. Every word has at least one piece, so that it has a vector.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["CASES", "CLS", "MAX_PIECES", "SEP", "UNK", "PieceTable", "letter_case"]

UNK, CLS, SEP = 100, 101, 102
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

    __slots__ = ("_known", "_tokenizer")

    def __init__(self, vocabulary: str) -> None:
        from tokenizers import Tokenizer  # a compiled library: only those who read pay for it

        self._tokenizer = Tokenizer.from_str(vocabulary)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def lookup(self, words: Sequence[str]) -> list[tuple[tuple[int, ...], int]]:
        """(pieces, letter case) of each word."""
        known = self._known
        unseen = [word for word in dict.fromkeys(words) if word not in known]
        if unseen:
            if len(known) + len(unseen) > _MEMORY:
                # a fresh dictionary: other threads go on with the old one
                known = self._known = {word: known[word] for word in words if word in known}
            found = self._tokenizer.encode_batch(unseen, add_special_tokens=False)
            for word, encoding in zip(unseen, found, strict=True):
                known[word] = (tuple(encoding.ids[:MAX_PIECES]) or (UNK,), letter_case(word))
        return [known[word] for word in words]
