"""Names compared word by word, whatever their spelling, script or order.

A name is cut into words without titles and particles, every word brought to the sound that the usual romanisations
agree on; words are then paired off, the closest first. What is left over on both sides is what tells two people apart.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from onrecord.world.compiled import FOLDER
from onrecord.world.words import fold

__all__ = ["Comparison", "NameWords", "compare", "likeness", "name_words", "sound"]

# Romanisations of the same letters, longest first; the right side is a symbol of ours, not a pronunciation.
_SOUNDS = (
    *(("shch", "s"), ("tsch", "c"), ("sch", "s"), ("dzh", "j"), ("tch", "c"), ("zh", "j"), ("kh", "h"), ("gh", "g")),
    *(("ph", "f"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("ck", "k"), ("dj", "j")),
    *(("ou", "u"), ("oo", "u"), ("eu", "u"), ("ee", "i"), ("ie", "i"), ("iy", "i"), ("yy", "i"), ("ij", "i")),
    *(("ii", "i"), ("ye", "e"), ("yo", "o"), ("ya", "a"), ("yu", "u"), ("ia", "a"), ("iu", "u"), ("io", "o")),
    *(("w", "v"), ("q", "k"), ("x", "ks"), ("y", "i")),
)
_SOUND = re.compile("|".join(re.escape(letters) for letters, _ in _SOUNDS))
_SOUND_OF = dict(_SOUNDS)
_DOUBLE = re.compile(r"(.)\1+")
_FINAL = re.compile(r"(?<=[a-z]{2})(?:ge)$")
_CUT = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['’‘ʼʻ`´]")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_CO = re.compile(r"\b[Cc]o-(?=op|or)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Letters that the eye and OCR confuse: llham, Sech1n.
_LOOKS = str.maketrans("0135", "oies")


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name made ready for comparison: its telling words, their sounds, and all of them run together."""

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    together: str
    fathers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two names compare: the likeness of each pair of words (0 to 1), and what is left over on either side."""

    pairs: tuple[tuple[str, str, float], ...]
    left_a: tuple[str, ...]
    left_b: tuple[str, ...]
    together: float


@dataclass(frozen=True, slots=True)
class _Lists:
    honorifics: frozenset[str]
    particles: frozenset[str]
    after_father: frozenset[str]
    patronymics: tuple[str, ...]
    given: Mapping[str, str]
    legal_forms: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    plain = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
    return _Lists(
        honorifics=frozenset(plain["honorifics"]),
        particles=frozenset(plain["particles"]),
        after_father=frozenset(plain["after_father"]),
        patronymics=tuple(plain["patronymics"]),
        given={name: group[0] for group in plain["given"] for name in group},
        legal_forms=frozenset(plain["legal_forms"]),
    )


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The word as the usual romanisations agree on it: *Zhomart* and *Jomart* are one."""
    word = _SOUND.sub(lambda m: _SOUND_OF[m[0]], _FINAL.sub("j", _lists().given.get(word, word)))
    return _DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=32768)
def name_words(name: str, *, person: bool = True) -> NameWords:
    """The telling words of a name.

    For a person without titles, particles and the father's name before *oglu*; for a thing without legal forms.
    """
    lists = _lists()
    if not name.isascii():
        latin = fold_latin(name)
        name = latin if latin.isascii() else " ".join(_CAMEL.sub(" ", anyascii(part)) for part in name.split())
    name = _MARKS.sub("", name)
    if not person:
        name = _CO.sub("co", _DOTTED.sub(lambda m: m[0].replace(".", ""), name))
    words = _CUT.findall(name)
    if person:
        words = [piece for word in words for piece in _initials(word, words)]
    plain = [_seen_through(word) for word in words]
    dropped = lists.honorifics | lists.particles if person else lists.legal_forms | lists.particles
    fathers: list[str] = []
    kept: list[str] = []
    for word in plain:
        if person and word in lists.after_father:
            if len(kept) > 1:
                fathers.append(kept.pop())
            continue
        kept.append(word)
    telling = [word for word in kept if word not in dropped] or kept
    if person and len(telling) > 2:
        fathers += [word for word in telling if len(word) > 6 and word.endswith(lists.patronymics)]
        telling = [word for word in telling if word not in fathers]
    telling = list(dict.fromkeys(telling)) if len(telling) > 2 else telling
    return NameWords(tuple(telling), tuple(sound(word) for word in telling), "".join(telling), tuple(fathers))


def fold_latin(name: str) -> str:
    """Latin letters without diacritics, case kept."""
    return "".join(c if c.isascii() else fold(c).upper() if c.isupper() else fold(c) for c in name)


def compare(a: NameWords, b: NameWords) -> Comparison:
    """Pair the words off, the closest first; a word is left over where no other is near it."""
    if len(a.words) > len(b.words):
        swapped = compare(b, a)
        turned = tuple((y, x, score) for x, y, score in swapped.pairs)
        return Comparison(turned, swapped.left_b, swapped.left_a, swapped.together)
    scored = []
    for i, (word, heard) in enumerate(zip(a.words, a.sounds, strict=True)):
        for j, (other, heard_other) in enumerate(zip(b.words, b.sounds, strict=True)):
            score = likeness(word, other, heard, heard_other)
            if score >= NEAR:
                scored.append((score, -abs(i - j), i, j))
    scored.sort(reverse=True)
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs: list[tuple[str, str, float]] = []
    for score, _, i, j in scored:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((a.words[i], b.words[j], score))
    left_a = tuple(word for i, word in enumerate(a.words) if i not in used_a)
    left_b = tuple(word for j, word in enumerate(b.words) if j not in used_b)
    together = OSA.normalized_similarity(a.together, b.together)
    return Comparison(tuple(pairs), left_a, left_b, together)


#: Below this two words are not paired.
NEAR = 0.5


def likeness(word: str, other: str, heard: str, heard_other: str) -> float:
    """How alike two words are: 1 for the same letters, and less for each letter by which spelling or sound differ."""
    if word == other:
        return 1.0
    if heard == heard_other:
        return 0.98
    if len(word) == 1 or len(other) == 1:
        return 0.9 if word[0] == other[0] else 0.0
    spelt = OSA.normalized_similarity(word, other)
    return max(spelt, OSA.normalized_similarity(heard, heard_other))


def _initials(word: str, words: Sequence[str]) -> Sequence[str]:
    """*JD* in a name written with small letters is two initials."""
    short = len(word) in (2, 3) and word.isupper() and not any(c in "AEIOUY" for c in word)
    return tuple(word) if short and any(not other.isupper() for other in words) else (word,)


def _seen_through(word: str) -> str:
    """The word in small letters, a digit among letters and a small l before a consonant read as what they look like."""
    if word[:1] == "l" and len(word) > 2 and word[1] not in "aeiouyl":
        word = "i" + word[1:]
    elif word[:2] == "ll" and len(word) > 3 and word[2] in "h":
        word = "il" + word[2:]
    if not word.isdigit() and not word.isalpha():
        word = word.translate(_LOOKS)
    return word.lower()
