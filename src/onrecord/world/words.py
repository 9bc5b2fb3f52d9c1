"""A text cut into words for looking names up: where each stands, and the word without case and diacritics."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

__all__ = ["Word", "fold", "words_of"]

# Dotted capitals are one word (U.S., U.S.S.R., D.R.); apostrophes and hyphens part words, so that "Azerbaijan's" and
# "China-proposed" give up their names. Combining marks belong to the letter before them, and so does a plus at the end
# (OPEC+).
_WORD = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z](?!\w))?|[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:\+(?!\w))?")
# Letters that Unicode does not decompose.
_LETTERS = str.maketrans({"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


class Word(NamedTuple):
    """A word of a text: ``text[start:end]``, and ``key``, its folded form. Dotted capitals lose their dots in both."""

    start: int
    end: int
    text: str
    key: str


def fold(word: str) -> str:
    """The word in lower case without diacritics; other scripts keep their letters."""
    if word.isascii():
        return word.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.casefold().translate(_LETTERS)


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order; offsets are code points."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if "." in word:
            word = word.replace(".", "")
        found.append(Word(match.start(), match.end(), word, word.lower() if word.isascii() else fold(word)))
    return found
