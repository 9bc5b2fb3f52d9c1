"""Where people's names begin and end: without what they are before it, with all that belongs to them.

*Energy Saad al-Kaabi* behind *Minister of State for* is no Energy; *Sherpa Sergey Ryabkov* is no Sherpa; *Kh.* and
*Battulga* are one man, and so are *Pedro Sánchez Pérez* and *Castejón*; the *To* of *To Lam* is no preposition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord import world
from onrecord.lang.name_types import NameTypes
from onrecord.model.reading import Name
from onrecord.world.matching import leader_of_name

__all__ = ["is_titled", "whole_people"]

_WORD = re.compile(r"(\S+)\s*")
_PORTFOLIO = re.compile(r"\b(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner)(?: of [Ss]tate)? (?:for|of)(?: the)? $")
_INITIAL = re.compile(r"[A-ZÀ-Þ][a-z]{0,2}")
_PARTICLE = re.compile(r" (?:aan|in|op|van) ['’]t ")
_PAIR = re.compile(r"(?:Tan Sri|Dat(?:in|o|uk)['’]?(?: (?:Paduka|Seri|Sri|Wira))?)\s+(?=\S)")
"""Malay honours: but *Tan* is a surname too."""
_SURNAME = re.compile(r"[-‑](?P<word>[A-ZÀ-Þ][\w’']+)")
_BEFORE = re.compile(r"(?<![\w-])(?P<word>[A-ZÀ-Þ]\w{0,2}) $")
_OF_A_BODY = re.compile(r"[A-Z][A-Z-]+ (?P<office>[A-Z][a-z]+) (?=\S+ \S)")
_HEAD_OF = re.compile(r"\b(?:Chairman|Chairperson|Secretary|Speaker) $")
_DAY = re.compile(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: (?:al|bin|da|de|van|von)| (?:al-)?[A-ZÀ-Þ][\w’'-]*)* [A-ZÀ-Þ][\w’'-]+")
_CLAUSE = re.compile(r"[.!?;:\n] ?")
_SMALL = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"})
_TITLE, _REACH = 90, 9
"""Characters and words that a title before a name may have."""
_LONGEST = 4
"""Words of a portfolio."""
_RANKS = frozenset({"Acting", "Deputy", "Ret", "Retd", "Vice"})
"""Words of titles that alone are nobody."""
_NAMES_TOO = frozenset({"King", "Pope", "Prince", "Princess", "Queen", "Sultan", "Emir", "Amir", "Judge", "Justice"})
"""Offices that stay with a name, or are one."""


def whole_people(text: str, names: Sequence[Name], words: NameTypes) -> list[Name]:
    """The names with those of people mended; the others as they are."""
    found: list[Name] = []
    for name in names:
        if name.type != "PER":
            found.append(name)
            continue
        if name.span.of(text) in _RANKS:
            continue
        before = found[-1] if found else None
        if before is not None and _is_one(text, before, name):
            found[-1] = replace(before, end=name.end)
            continue
        found.append(_ended(text, _dated(text, _begun(text, _untitled(text, name, words))), names))
    return found


def is_titled(text: str, name: Name) -> bool:
    """Whether an office stands right before several words that are taken for a place or an organisation.

    *The secretary general of the Pacific Islands Forum, Sione Vaipulu*; but the mayor of Albany, New York, is nobody.
    """
    words = name.span.of(text)
    if name.type not in ("LOC", "MISC", "ORG") or _FULL_NAME.fullmatch(words) is None or world.recognise(words):
        return False
    ahead = _CLAUSE.split(text[max(0, name.start - _TITLE) : name.start])[-1]
    apart = ahead.endswith(", ")
    title = ahead.rstrip(", ")
    known = world.recognise(title)
    if (
        apart
        and (not known or known[-1].end == len(title))
        and not (known and known[-1].kind in ("organ", "organisation"))
    ):
        return False
    pieces = title.split()
    if not pieces or pieces[-1].lower() in _SMALL or words.split()[-1].lower() in world.body_reader().nouns:
        return False
    return any(_is_whole_office(" ".join(pieces[-count:])) for count in range(1, min(len(pieces), _REACH) + 1))


@lru_cache(maxsize=512)
def _is_whole_office(words: str) -> bool:
    office = world.parse_office(words)
    return office is not None and (office.of is not None or words[:1].isupper()) and " " in words


def _untitled(text: str, name: Name, words: NameTypes) -> Name:
    """Without a portfolio and without words for an office before it."""
    if _PORTFOLIO.search(text[: name.start][-60:]) is not None:
        pieces = list(_WORD.finditer(text, name.start, name.end))
        for count in range(min(_LONGEST, len(pieces) - 1), 0, -1):
            topic = [piece[1].lower() for piece in pieces[:count]]
            if _is_portfolio(" ".join(topic)):
                name = replace(name, start=pieces[count].start())
                break
    if (pair := _PAIR.match(text, name.start, name.end)) is not None:
        name = replace(name, start=pair.end())
    if _HEAD_OF.search(text[: name.start][-24:]) is not None:  # Chairman Senate Sadiq Sanjrani
        pieces = list(_WORD.finditer(text, name.start, name.end))
        for count in range(min(_LONGEST, len(pieces) - 2), 0, -1):
            if world.parse_body(" ".join(piece[1] for piece in pieces[:count])) is not None:
                name = replace(name, start=pieces[count].start())
                break
    body = _OF_A_BODY.match(text, name.start, name.end)
    if body is not None and _is_office(body["office"]):  # DFA Undersecretary Manuel Teehankee
        name = replace(name, start=body.end())
    pieces = list(_WORD.finditer(text, name.start, name.end))
    if len(pieces) > 3 and _is_office(" ".join(piece[1] for piece in pieces[:2])):
        name = replace(name, start=pieces[2].start())  # State Counsellor Aung San Suu Kyi
    while (first := _WORD.match(text, name.start, name.end)) is not None and first.end() < name.end:
        more = len(text[first.end() : name.end].split())
        if first[1].rstrip(".") not in words.honorifics and not (more > 1 and _is_office(first[1])):
            break
        name = replace(name, start=first.end())
    return name


@lru_cache(maxsize=512)
def _is_portfolio(topic: str) -> bool:
    return world.body_reader().topic(topic.split()) is not None


@lru_cache(maxsize=512)
def _is_office(word: str) -> bool:
    """Whether words with capitals are an office, and nothing that belongs to a name."""
    office = world.parse_office(word) if word[0].isupper() and word.split()[0] not in _NAMES_TOO else None
    return office is not None and office.head_span == (0, len(word))


def _is_one(text: str, one: Name, other: Name) -> bool:
    """*Kh* and *Battulga* with a stop between them; a double surname at its hyphen."""
    between, first = text[one.end : other.start], text[one.start : one.end]
    if one.type != "PER":
        return False
    if _PARTICLE.fullmatch(between) is not None:
        return True
    if between in (".", ". "):
        return _INITIAL.fullmatch(first) is not None
    return between in ("-", "‑") and " " in first and " " not in text[other.start : other.end]


def _ended(text: str, name: Name, names: Sequence[Name]) -> Name:
    """With the second half of a double surname that was seen as no name at all."""
    more = _SURNAME.match(text, name.end)
    if more is None or " " not in text[name.start : name.end] or more["word"].lower().endswith(("led", "born", "era")):
        return name
    if any(other.start < more.end() and name.end < other.end for other in names):
        return name
    return replace(name, end=more.end())


def _dated(text: str, name: Name) -> Name:
    """Without the day on which he does something: *Omar al-Bashir Monday*."""
    day = _DAY.search(text[name.start : name.end])
    return name if day is None else replace(name, end=name.start + day.start())


def _begun(text: str, name: Name) -> Name:
    """With the short word before it that makes it a known leader's: *To Lam*."""
    before = _BEFORE.search(text[: name.start][-6:])
    if before is None or " " in text[name.start : name.end]:
        return name
    whole = f"{before['word']} {text[name.start : name.end]}"
    leader = leader_of_name(whole)
    if leader is None or sorted(leader.name.lower().split()) != sorted(whole.lower().split()):
        return name
    return replace(name, start=name.start - len(before["word"]) - 1)
