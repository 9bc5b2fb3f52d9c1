"""All known names of a text, by look-up: the longest phrase, at word borders, written as a name is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.world.phrases import Phrases, Target
from onrecord.world.words import Word, words_of

__all__ = ["Known", "recognise_in"]

# What may stand between two words of one name; a full stop and a space only after an abbreviation (St. Lucia).
_GAP = re.compile(r"[ \u00a0\u202f]?(?:\n(?!\n)|[-–‑'’./&] ?|& )?|\. ")
_ABBREVIATIONS = frozenset({"n", "no", "s", "st", "ste"})
# A name in such a compound is what something is for, against or past, not who acts.
_SIDES = frozenset({"anti", "ex", "non", "post", "pre", "pro"})
_NATIONAL = frozenset({"country", "demonym", "prefix"})


@dataclass(frozen=True, slots=True)
class Known:
    """A known name in a text, ``source[start:end] == text``, without a possessive ending.

    ``kind`` is ``country``, ``demonym``, ``capital``, ``seat of power``, ``organisation``, ``organ``, ``outlet`` or
    ``initiative``; a demonym, a capital and a seat carry their country's id. ``ambiguous`` says that the words may
    mean something else: a capital may be the city, *Georgia* the state, *Korean* either of two. ``others`` are the
    ids of the other entities that bear the name.
    """

    start: int
    end: int
    id: str
    kind: str
    ambiguous: bool
    text: str
    others: tuple[str, ...] = ()


def recognise_in(text: str, phrases: Phrases, words: Sequence[Word] | None = None) -> tuple[Known, ...]:
    """The known names of ``text`` in order; no two overlap. ``words`` saves cutting the text again."""
    if words is None:
        words = words_of(text)
    keys = [word.key for word in words]
    found: list[Known] = []
    place = 0
    while place < len(words):
        longest = _longest_at(text, words, keys, place, phrases)
        # *The East African Community*: a name with its article gives way to a longer one behind the article.
        if longest is not None and keys[place] == "the":
            behind = _longest_at(text, words, keys, place + 1, phrases)
            if behind is not None and behind[0] >= longest[0]:
                place, longest = place + 1, behind
        if longest is None:
            place += 1
            continue
        length, fitting = longest
        known = _known(text, words, place, length, fitting, phrases)
        if known is not None:
            found.append(known)
        place += length
    return tuple(found)


def _longest_at(
    text: str, words: Sequence[Word], keys: Sequence[str], place: int, phrases: Phrases
) -> tuple[int, list[Target]] | None:
    """How many words the longest phrase at a place has, and what it may stand for, written as it is."""
    reach = phrases.longest.get(keys[place], 0) if place < len(keys) else 0
    for length in range(min(reach, len(keys) - place), 0, -1):
        here = phrases.targets.get(" ".join(keys[place : place + length]))
        fitting = [t for t in here if _written_so(text, words, place, length, t.pattern)] if here is not None else []
        if fitting:
            return length, fitting
    return None


def _written_so(text: str, words: Sequence[Word], place: int, length: int, pattern: str) -> bool:
    for offset in range(length):
        word, mark = words[place + offset].text, pattern[offset]
        if mark == "A":
            if not word.isupper():
                return False
        elif mark == "T" and not word[0].isupper():
            return False
    plus = pattern.partition("+")[2]
    for offset in range(length - 1):
        before, after = words[place + offset], words[place + offset + 1]
        gap = text[before.end : after.start]
        if gap == " " and not plus:
            continue
        if plus and (str(offset) in plus or gap == "+"):
            if gap != "+" or str(offset) not in plus:
                return False
            continue
        if gap == ". " and before.key not in _ABBREVIATIONS:
            return False
        if not _GAP.fullmatch(gap) and not (gap == ", " and pattern[-1] == ","):
            return False
    return True


def _known(
    text: str, words: Sequence[Word], place: int, length: int, fitting: Sequence[Target], phrases: Phrases
) -> Known | None:
    if fitting[0].kind == "lookalike":
        return None
    last = place + length - 1
    start, end = words[place].start, words[last].end
    following = words[last + 1] if last + 1 < len(words) else None
    gap = text[end : following.start] if following is not None else ""
    hyphenated = gap in ("-", "–", "‑")
    rest = [t for t in fitting if t.kind != "prefix" or (hyphenated and _is_national(following, phrases))]
    if not rest:
        return None
    after = following.text if following is not None and gap == " " else ""
    if after in phrases.company.followers:
        return None
    before = words[place - 1].key if place else ""
    beside = before in phrases.company.outlet_before or after in phrases.company.outlet_after
    if beside and rest[0].ambiguous:
        rest.sort(key=lambda target: target.kind != "outlet")
    if len(rest) > 1 and words[place].text.isupper() and place == last and not _is_shouted(words, place, last):
        rest.sort(key=lambda target: target.pattern != "A")  # GUAM is not Guam
        rest = rest[:1] if rest[0].pattern == "A" and rest[1].kind == "country" else rest
    first = rest[0]
    if first.kind == "outlet" and first.ambiguous and "A" not in first.pattern and not beside:
        return None
    kind = "demonym" if first.kind == "prefix" else first.kind
    others = tuple(dict.fromkeys(t.id for t in rest[1:] if t.id != first.id))
    ambiguous = first.ambiguous or bool(others) or _is_shouted(words, place, last) or _is_side(text, words, place)
    return Known(start, end, first.id, kind, ambiguous, text[start:end], others)


def _is_national(word: Word | None, phrases: Phrases) -> bool:
    """Whether a word is a country's or its people's, which makes *Sino-* before it China's."""
    if word is None or not word.text[0].isupper():
        return False
    return any(target.kind in _NATIONAL for target in phrases.targets.get(word.key, ()))


def _is_shouted(words: Sequence[Word], place: int, last: int) -> bool:
    """Whether one short word in capitals stands in a line of capitals, where US may be us and WHO who."""
    word = words[place].text
    if place != last or len(word) > 4 or not word.isupper() or len(word) < 2:
        return False
    around = [words[n].text for n in (place - 1, place + 1) if 0 <= n < len(words)]
    return bool(around) and all(len(other) > 1 and other.isupper() and other.isalpha() for other in around)


def _is_side(text: str, words: Sequence[Word], place: int) -> bool:
    if place == 0 or words[place - 1].key not in _SIDES:
        return False
    return text[words[place - 1].end : words[place].start] in ("-", "–", "‑")
