"""How much of one text stands in another: 8-word shingles and their containment.

A quotation that two articles share does not make one a copy of the other, so what stands in quotation marks is left out
before the words are counted. Containment (Broder 1997, *On the resemblance and containment of documents*) divides the
shared shingles by those of the shorter text, so that a reprint cut to a third is found as well as a whole one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

WIDTH = 8
"""Words in a shingle."""
SAMPLE = 12
"""One shingle in so many is filed; which ones depends on the shingle alone, so both texts file the same."""
WHOLLY = 0.9
"""Containment from which two articles are of one origin, wherever the shared words stand."""
MOSTLY = 0.6
"""Containment from which they are if they also share"""
OF_THE_LONGER = 0.35
"""so much of the longer text, or its beginning: a brief that is mostly a paragraph of background is no copy of every
article that ends in it, and editors cut from the end."""
PARAGRAPH = 80
"""and so many shingles of it, which is more than a paragraph of background has."""
PARTLY = 0.22
"""Containment from which they are if the shared words stand all over both texts: an edited reprint."""
SPREAD = 0.5
"""Share of each text's tenths that must hold shared words then, and"""
SCATTER = 0.15
"""by how much it must be larger than containment in the shorter one: one passage fills as many tenths as it is long."""
SAME_PAGE = 0.1
"""Containment from which two texts at one address are versions, and not a page that shows something else daily."""
_FEWEST = 12
_MOSTLY_QUOTED = 20
_BEGINNING = 40
_TABLE = 1 << 16

# A quotation ends with its mark or, where it goes on in the next paragraph, with its own. Single marks are taken only
# where they cannot be apostrophes.
_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|„[^“”\n]*(?:[“”]|$)|‘(?<!\w‘)[^‘\n]{20,}?’(?!\w)", re.MULTILINE
)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Shingled:
    """A text's shingles in order, where each begins and ends, and the different ones sorted."""

    hashes: Hashes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    different: Hashes

    @property
    def samples(self) -> list[int]:
        """The shingles to file, each once, by 32 of their bits: enough to find whom to compare with, word for word."""
        chosen = self.different[self.different % np.uint64(SAMPLE) == 0]
        return _different(chosen >> np.uint64(32)).tolist()  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share."""

    shared: int
    containment: float
    spread: tuple[float, float]
    """Share of the tenths that hold shared words, of the shorter and of the longer text."""
    of_longer: float = 0.0
    """Share of the longer text's shingles."""
    begins: bool = False
    """Whether they share a good part of the longer text's first sentences."""

    @property
    def one_origin(self) -> bool:
        """Whether one text was made from the other, or both from a third."""
        if self.shared < _FEWEST:
            return False
        if self.containment >= WHOLLY:
            return True
        much = self.of_longer >= OF_THE_LONGER and self.shared >= PARAGRAPH
        if self.containment >= MOSTLY and (much or self.begins):
            return True
        scattered = self.spread[0] >= self.containment + SCATTER
        return self.containment >= PARTLY and min(self.spread) >= SPREAD and scattered


def shingled(text: str) -> Shingled:
    """The shingles of the text's own words; of all its words where nearly everything stands in quotation marks."""
    words = _words(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), text))
    if len(words.hashes) < _MOSTLY_QUOTED:
        words = _words(text)
    last = len(words.hashes) - WIDTH + 1
    if last < 1:
        none = np.empty(0, np.int64)
        return Shingled(none.astype(np.uint64), none, none, none.astype(np.uint64))
    hashes = np.zeros(last, np.uint64)
    for offset in range(WIDTH):
        hashes = hashes * _PRIME + words.hashes[offset : offset + last]
    hashes = _mixed(hashes)
    return Shingled(hashes, words.starts[:last], words.ends[WIDTH - 1 :], _different(hashes))


def overlap(first: Shingled, second: Shingled, floor: float = PARTLY) -> Overlap:
    """How much two texts share; nothing is said of where, if containment is below ``floor``."""
    few, many = sorted((first.different, second.different), key=len)
    smaller = len(few)
    common = few[_among(few, many)] if smaller else few
    if not smaller or len(common) < floor * smaller:
        return Overlap(len(common), len(common) / smaller if smaller else 0.0, (0.0, 0.0))
    in_both = _among(first.hashes, common), _among(second.hashes, common)
    shorter, longer = in_both if len(first.hashes) <= len(second.hashes) else in_both[::-1]
    return Overlap(
        shared=len(common),
        containment=len(common) / smaller,
        spread=(_spread(shorter), _spread(longer)),
        of_longer=len(common) / max(len(first.different), len(second.different)),
        begins=bool(longer[:_BEGINNING].mean() >= 0.5),
    )


def _among(hashes: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Which of them are known; ``known`` is sorted and not empty."""
    found: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, hashes), len(known) - 1)] == hashes
    return found


def _spread(shared: NDArray[np.bool_]) -> float:
    """In how many of its tenths, the first ones longer by one where it cannot be divided, something is shared."""
    tenths = min(10, len(shared))
    size, longer = divmod(len(shared), tenths)
    starts = [number * size + min(number, longer) for number in range(tenths)]
    return float(np.logical_or.reduceat(shared, starts).mean())


def passages(first: Shingled, second: Shingled) -> tuple[tuple[int, int, int, int], ...]:
    """What two texts share: start and end in the first text, start and end in the second."""
    if not len(second.different):
        return ()
    shared = _among(first.hashes, second.different)
    places = {value: place for place, value in reversed(list(enumerate(second.hashes.tolist())))}
    found: list[tuple[int, int, int, int]] = []
    run: tuple[int, int, int, int] | None = None
    for place in np.flatnonzero(shared).tolist():
        other = places[int(first.hashes[place])]
        if run is not None and place == run[1] + 1 and other == run[3] + 1:
            run = (run[0], place, run[2], other)
            continue
        if run is not None:
            found.append(run)
        run = (place, place, other, other)
    if run is not None:
        found.append(run)
    return tuple(
        (int(first.starts[a]), int(first.ends[b]), int(second.starts[c]), int(second.ends[d])) for a, b, c, d in found
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """A number for each word of a text, and where it stands."""

    hashes: Hashes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def _words(text: str) -> _Words:
    """The runs of letters and digits, case folded, all at once."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = _folding()[np.minimum(codes, _TABLE - 1)]
    inside = np.zeros(len(codes) + 2, np.bool_)
    np.not_equal(folded, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return _Words(np.empty(0, np.uint64), starts, ends)
    # The sum of each letter's mixed number with its place in the word; spaces add nothing.
    lengths = np.empty(len(starts), np.int64)
    np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
    lengths[-1] = len(codes) - starts[-1]
    first = int(starts[0])
    places = np.arange(first, len(codes), dtype=np.int64)
    places -= np.repeat(starts, lengths)
    letters = _mixed(folded[first:] * _PRIME + places.astype(np.uint64))
    letters *= inside[1 + first : -1]
    return _Words(np.add.reduceat(letters, starts - first), starts, ends)


def _different(hashes: Hashes) -> Hashes:
    """Each once, sorted; quicker than ``numpy.unique`` for a few hundred."""
    ordered = np.sort(hashes)
    first = np.empty(len(ordered), np.bool_)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def _mixed(numbers: Hashes) -> Hashes:
    """The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every bit."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _MIX_1
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _MIX_2
    return numbers ^ (numbers >> np.uint64(31))


@lru_cache(maxsize=1)
def _folding() -> Hashes:
    """For each code point its small letter, 0 where it is neither letter nor digit; rare planes are one letter."""
    table = [ord(char.lower()[0]) if (char := chr(code)).isalnum() else 0 for code in range(_TABLE)]
    return np.array(table, np.uint64)
