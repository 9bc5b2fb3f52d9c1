"""Whether two names are one somebody: curated spellings first, then the words of the name, then what goes with them.

A link carries its reasons, for and against, so that a reader can see why. Precision first: brothers, namesakes and
fathers and sons differ in one word, and one word left over on both sides keeps two people apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.world import body_reader, recognise
from onrecord.world.bodies import Body
from onrecord.world.leaders import Leader, leaders_named
from onrecord.world.names import Comparison, NameWords, compare, name_words, sound
from onrecord.world.recogniser import Known
from onrecord.world.resemblance import contradict

__all__ = ["Holder", "Match", "leader_of_name", "same_person", "same_thing"]

SAME = 0.5
_GENERATION = re.compile(r",? [JS]r\b\.?$")
"""*Ferdinand Marcos Jr.*: lists of leaders have the name alone."""


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two names are one, 0 to 1, and why; from 0.5 on they are taken to be."""

    score: float
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two are taken to be one."""
        return self.score >= SAME


@dataclass(frozen=True, slots=True)
class Holder:
    """What goes with a person's name where it stands.

    ``office`` is the head of an office phrase (``president``), ``country`` the id of whose it is, ``date`` the EDTF
    day on which it was so.
    """

    office: str | None = None
    country: str | None = None
    date: str | None = None


# Offices that one person holds at a time.
_SINGLE = frozenset({"president", "prime minister", "chancellor", "monarch", "foreign minister", "secretary general"})
_STATE_OFFICES = {
    "president": ("chief of state", "head of government"),
    "monarch": ("chief of state",),
    "supreme leader": ("chief of state",),
    "prime minister": ("head of government",),
    "chancellor": ("head of government",),
}


def same_person(a: str, b: str, holder_a: Holder | None = None, holder_b: Holder | None = None) -> Match:
    """Whether two names of people are one person's.

    A surname alone is not enough; with the same office or country, or a known leader behind it, it is.
    """
    words_a, words_b = name_words(a), name_words(b)
    verdict = _by_words(words_a, words_b)
    if holder_a is None and holder_b is None:
        return verdict
    return _with_holders(verdict, a, b, holder_a or Holder(), holder_b or Holder())


def same_thing(a: str, b: str) -> Match:
    """Whether two names of countries, organisations, bodies, outlets or initiatives are one's."""
    return _same_thing(a, b)


@lru_cache(maxsize=16384)
def leader_of_name(name: str, country: str | None = None, date: str | None = None) -> Leader | None:
    """The one head of state or government whom a full name means, seen through its spelling.

    ``date`` is the EDTF day on which the office is said to be held. ``None`` where none fits or two people do.
    """
    words = name_words(_GENERATION.sub("", name))
    found: dict[str, Leader] = {}
    for word in words.words:
        for leader in leaders_named(word, country):
            if date is not None and not leader.held_on(date):
                continue
            if _by_words(words, name_words(leader.name)).same:
                found.setdefault(leader.name, leader)
    people = list(found.values())
    if not people or any(not _by_words(name_words(people[0].name), name_words(one.name)).same for one in people[1:]):
        return None
    return people[-1]


# ---- the words of a name -------------------------------------------------------------------------------------------


def _by_words(a: NameWords, b: NameWords) -> Match:
    if not a.words or not b.words:
        return Match(0.0, ("no name",))
    if contradict(a.fathers, b.fathers):
        return Match(0.05, ("the fathers' names differ",))
    if a.words == b.words:
        return Match(*_full(a, "the same words"))
    if "".join(a.sounds) == "".join(b.sounds) or a.together == b.together:
        return Match(*_full(a, "the same letters, otherwise parted"))
    if sorted(a.sounds) == sorted(b.sounds):
        why = (
            "the same words in another order" if sorted(a.words) == sorted(b.words) else "spellings of the same sounds"
        )
        return Match(*_full(a, why))
    found = compare(a, b)
    reasons: list[str] = []
    near = 0
    for word, other, likeness in found.pairs:
        kind = _kind_of_pair(word, other, likeness, reasons)
        if kind is None:
            return Match(0.1, (f"{word} is not {other}",))
        near += kind == "near"
    return _verdict(a, b, found, near, reasons)


def _full(a: NameWords, why: str) -> tuple[float, tuple[str, ...]]:
    """A surname alone, even the same, is not the same person."""
    if len(a.words) == 1:
        return 0.45, (why, "one word alone")
    return 0.98, (why,)


def _kind_of_pair(word: str, other: str, likeness: float, reasons: list[str]) -> str | None:
    """``same``, ``initial`` or ``near``, ``None`` where two words differ by more than spelling does."""
    if likeness >= 0.98:
        if word != other:
            reasons.append(f"{word} and {other} sound alike")
        return "same"
    short, long = sorted((word, other), key=len)
    if len(short) == 1:
        reasons.append(f"{short} stands for {long}")
        return "initial"
    if _is_female_form(short, long):
        return None
    changed = round((1 - likeness) * len(long))
    # One letter in a word of five, two in a word of eight; the first letter is rarely the one that is wrong.
    allowed = 0 if len(short) < 5 else 1 if len(short) < 8 else 2
    if changed > allowed or (short[0] != long[0] and changed > 1):
        return None
    reasons.append(f"{word} and {other} differ by {changed} of {len(long)} letters")
    return "near"


def _is_female_form(short: str, long: str) -> bool:
    """*Aliyev* and *Aliyeva*, *Karimov* and *Karimova*: two people. A wife, a daughter, a sister."""
    short, long = sound(short), sound(long)
    ending = long[len(short) :]
    return long.startswith(short) and (ending in ("va", "ova", "eva") or (ending == "a" and short[-1] not in "aeiou"))


def _verdict(a: NameWords, b: NameWords, found: Comparison, near: int, reasons: list[str]) -> Match:
    left_a, left_b = found.left_a, found.left_b
    if left_a and left_b:
        return Match(0.05, (f"{' '.join(left_a)} is not {' '.join(left_b)}",))
    left = left_a or left_b
    initials_a = sum(len(word) == 1 for word in a.words)
    initials_b = sum(len(word) == 1 for word in b.words)
    if initials_a != initials_b and initials_a and initials_b:
        return Match(0.2, ("other initials",))
    whole = sum(min(len(word), len(other)) > 1 for word, other, _ in found.pairs)
    if not whole:
        return Match(0.1, ("initials alone",))
    if _is_initial_of_surname(found.pairs, a, b):
        return Match(0.1, ("an initial for a surname",))
    score = 0.95 - 0.12 * near
    if len(found.pairs) == 1:
        reasons.append("one word alone")
        return Match(0.4 if len(a.words) == 1 or len(b.words) == 1 else 0.1, tuple(reasons))
    if left:
        reasons.append(f"without {' '.join(left)}")
        score -= 0.1
    if near > 1 and near == len(found.pairs):
        score -= 0.1
    return Match(round(score, 2), tuple(reasons))


def _is_initial_of_surname(pairs: Sequence[tuple[str, str, float]], a: NameWords, b: NameWords) -> bool:
    """*George W. Bush* and *George Weah*: an initial of a name that has a surname of its own stands for no other."""
    return any(
        (len(word) == 1 < len(other) and other == b.words[-1] and word != a.words[-1])
        or (len(other) == 1 < len(word) and word == a.words[-1] and other != b.words[-1])
        for word, other, _ in pairs
    )


# ---- what goes with a name -----------------------------------------------------------------------------------------


def _with_holders(verdict: Match, a: str, b: str, holder_a: Holder, holder_b: Holder) -> Match:
    score, reasons = verdict.score, list(verdict.reasons)
    leader_a = _leader_behind(a, holder_a)
    leader_b = _leader_behind(b, holder_b)
    if leader_a is not None and leader_b is not None:
        if _by_words(name_words(leader_a.name), name_words(leader_b.name)).same:
            return Match(max(score, 0.95), (*reasons, f"both are {leader_a.title} {leader_a.name}"))
        return Match(min(score, 0.05), (*reasons, f"{leader_a.name} and {leader_b.name} are two people"))
    country = holder_a.country is not None and holder_a.country == holder_b.country
    office = holder_a.office is not None and holder_a.office == holder_b.office
    if holder_a.country and holder_b.country and not country:
        return Match(round(score * 0.4, 2), (*reasons, "of two countries"))
    if office and country and holder_a.office in _SINGLE and _same_year(holder_a.date, holder_b.date):
        if score >= 0.1:
            return Match(max(score, 0.9), (*reasons, "the same office of the same country at the same time"))
    elif office and country:
        score = min(0.98, score + 0.15)
        reasons.append("the same kind of office of the same country")
    elif country and score >= 0.4:
        score = min(0.98, score + 0.1)
        reasons.append("of the same country")
    return Match(round(score, 2), tuple(reasons))


def _leader_behind(name: str, holder: Holder) -> Leader | None:
    """The leader whom a name with an office of state means; a surname will do where the office fits."""
    if holder.country is None:
        return None
    full = leader_of_name(name, holder.country, holder.date)
    if full is not None:
        return full
    offices = _STATE_OFFICES.get(holder.office or "", ())
    words = name_words(name).words
    if not offices or len(words) != 1:
        return None
    found = [
        leader
        for leader in leaders_named(words[0], holder.country)
        if leader.office in offices and not leader.deputy and (holder.date is None or leader.held_on(holder.date))
    ]
    names = {name_words(leader.name).words for leader in found}
    return found[-1] if len(names) == 1 else None


def _same_year(date: str | None, other: str | None) -> bool:
    """Whether two EDTF dates lie in the same year; where one is unknown they are not held to."""
    return date is None or other is None or date[:4] == other[:4]


# ---- things --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def _identity(name: str) -> tuple[str, str] | None:
    """What the whole of a name is known as: its id and, where it is a capital or a demonym, that."""
    body = body_reader().read(name)
    found: tuple[Known, ...] = recognise(name)
    if len(found) == 1 and _covers(found[0], name):
        one = found[0]
        if one.others:
            return None
        return one.id, one.kind if one.kind in ("capital", "demonym", "seat of power") else ""
    if isinstance(body, Body) and body.id is not None:
        return body.id, ""
    return None


def _covers(known: Known, name: str) -> bool:
    """Whether a known name is the whole of a name, but for *the*, and its acronym in brackets."""
    before, after = name[: known.start].strip().casefold(), name[known.end :].strip()
    return before in ("", "the") and not after


@lru_cache(maxsize=16384)
def _same_thing(a: str, b: str) -> Match:
    a, b = _without_acronym(a), _without_acronym(b)
    known_a, known_b = _identity(a), _identity(b)
    if known_a is not None and known_b is not None:
        if known_a == known_b:
            return Match(1.0, (f"both are known as {known_a[0]}",))
        return Match(0.0, (f"known as {known_a[0]} and as {known_b[0]}",))
    words_a, words_b = name_words(a, person=False), name_words(b, person=False)
    if words_a.words == words_b.words or words_a.together == words_b.together:
        return Match(0.97, ("the same words",))
    found = compare(words_a, words_b)
    if found.left_a or found.left_b:
        left = " ".join((*found.left_a, *found.left_b))
        return Match(0.1, (f"{left} in one alone",))
    reasons: list[str] = []
    near = 0
    for word, other, likeness in found.pairs:
        kind = _kind_of_pair(word, other, likeness, reasons)
        if kind is None or kind == "initial" or word.isdigit() or other.isdigit():
            return Match(0.1, (f"{word} is not {other}",))
        near += kind == "near"
    return Match(round(max(0.4, 0.95 - 0.15 * near), 2), tuple(reasons))


def _without_acronym(name: str) -> str:
    """*Eurasian Economic Union (EAEU)* without what stands in brackets, where that is an acronym."""
    head, bracket, tail = name.partition(" (")
    inside = tail.removesuffix(")")
    return head if bracket and tail.endswith(")") and inside.isupper() else name
