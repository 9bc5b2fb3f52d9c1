"""Where names begin and end, mended where the words or the world's files say so.

The model's spans are right where news agencies write; ministries write *H.E. Nurlan Ermekbaev*, *the Islamic Republic
of Mauritania* and *the Minister of Trade and Transport of Georgia*. What is done here, in this order:

1. honorifics go from the front of a person's name, and a country that the office before the name is of is parted from
   it (*President of Iran Ebrahim Raisi*);
2. a known name of several words takes the place of the pieces that the model saw of it;
3. what an office is for (*Minister of Trade*) is no organisation, and a nationality before a body of the state is a
   name of its own (*Kazakh Foreign Ministry*);
4. a document or body that is named with *of*, *on* or *for* has all its words (*Treaty on Friendship and Cooperation*);
5. common words that ministries write with a capital are no names (*the Parties*, *a Member State*);
6. an agency in a dateline is a name (*HANOI (VNA) –*), and an acronym in brackets that a name spells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.lang.name_types import NameTypes, name_types
from onrecord.model.reading import Name
from onrecord.reading.person_spans import whole_people
from onrecord.world import Known

__all__ = ["mend_spans"]

_WHOLE = {"country": "LOC", "initiative": "INITIATIVE", "organ": "ORG", "organisation": "ORG"}
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*"
_RUN = rf"{_CAPITAL}(?: {_CAPITAL})*"
_LIST = rf"{_RUN}(?:, {_RUN})*(?:,? (?:and|&) {_RUN})?"
_OFFICE = re.compile(rf"\bMinisters?(?: of State)? (?:of|for)(?: the)? (?P<what>{_LIST})")
_JOINT = re.compile(r",? (?:and|&) |, ")
_WORD = re.compile(r"(\S+)\s*")
_DASH = re.compile(r"\s[-–—]\s")
_SIDE = re.compile(r"(?:anti|ex|non|post|pre|pro)-(?=[A-Z])")
_MARKS = frozenset('"“”„«»,;: ')
_BRACKET = re.compile(r" \((?:the )?[\"“]?(?P<short>[A-Z]{2,8})[\"”]?\)")
_BETWEEN = re.compile(r"[\s-]+")
_DATELINE = re.compile(
    r"^(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}(?:, [\w. ]{2,20}){0,2},? )?\((?P<agency>[A-Z][\w.]{1,14})\) ?[-–—:]",
    re.M,
)
_OWNED = ("'s", "’s")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August")


def mend_spans(text: str, names: Sequence[Name], known: Sequence[Known], code: str = "en") -> tuple[Name, ...]:
    """The names in text order with their borders mended; ``known`` is what the registries know of the text."""
    words = name_types(code)
    here = [part for name in names for part in _cut(text, name)]
    here = [part for name in here for part in _person_alone(text, name, known, words)]
    here = whole_people(text, here, words)
    here = _whole_names(here, known)
    here = _no_portfolios(text, here, known)
    here = [_without_office(text, name, known, words) for name in here]
    here = [part for name in here for part in _nation_apart(text, name, known, words)]
    here = _completed(text, here, known, words)
    here = [name for name in here if not _is_common(name.span.of(text), words)]
    return tuple(_with(here, _unseen(text, here)))


def _cut(text: str, name: Name) -> list[Name]:
    """Apart at a dash between spaces, without quotation marks and lone brackets at its ends."""
    found = []
    start = name.start
    for dash in [*_DASH.finditer(text, name.start, name.end), None]:
        end = dash.start() if dash else name.end
        while end > start and (text[end - 1] in _MARKS or (text[end - 1] == ")" and "(" not in text[start:end])):
            end -= 1
        while start < end and (text[start] in _MARKS or (text[start] == "(" and ")" not in text[start:end])):
            start += 1
        if (side := _SIDE.match(text, start, end)) is not None:
            start = side.end()
        if start < end:
            found.append(replace(name, start=start, end=end))
        start = dash.end() if dash else end
    return found


def _without_office(text: str, name: Name, known: Sequence[Known], words: NameTypes) -> Name:
    """*AU* in *AU High Representative*; the organisation alone in *Charge of Transport of the Organization of …*."""
    if name.type not in ("ORG", "LOC", "NORP"):
        return name
    for found in known:
        kind = _WHOLE.get(found.kind) or ("NORP" if found.kind == "demonym" else None)
        if kind is None or found.ambiguous or found.start < name.start or found.end > name.end:
            continue
        if found.start == name.start and text[found.end : name.end].strip() in words.common:
            return replace(name, end=found.end, type=kind)
        before = text[name.start : found.start]
        of_it = kind == "ORG" and found.end == name.end and before.endswith((" of the ", " of "))
        if of_it and not any(word in words.openings or word in words.heads for word in before.split()):
            return replace(name, start=found.start, type=kind)
    return name


def _person_alone(text: str, name: Name, known: Sequence[Known], words: NameTypes) -> list[Name]:
    if name.type != "PER":
        return [name]
    start = name.start
    while (first := _WORD.match(text, start, name.end)) is not None and first[1].rstrip(".") in words.honorifics:
        start = first.end()
    if start >= name.end:
        return []
    name = replace(name, start=start)
    if text[name.start - 3 : name.start] in ("of ", "Of ") or text[name.start - 7 : name.start] == "of the ":
        for found in known:
            rest = text[found.end : name.end].strip()
            if found.start == name.start and found.kind == "country" and len(rest.split()) > 1:
                return [Name(found.start, found.end, "LOC"), replace(name, start=name.end - len(rest))]
    return [name]


def _whole_names(names: list[Name], known: Sequence[Known]) -> list[Name]:
    """A known name of several words, none of them ambiguous, instead of the pieces of it."""
    for found in known:
        kind = _WHOLE.get(found.kind)
        if kind is None or found.ambiguous or " " not in found.text or not found.text[0].isupper():
            continue
        inside = [name for name in names if name.start < found.end and found.start < name.end]
        if not inside or any(name.start < found.start or name.end > found.end for name in inside):
            continue
        if kind == "ORG" and any(name.type in ("LOC", "NORP") for name in inside):
            continue
        if inside[0].start > found.start or inside[-1].end < found.end or len(inside) > 1:
            at = names.index(inside[0])
            names[at : at + len(inside)] = [Name(found.start, found.end, kind)]
    return names


def _no_portfolios(text: str, names: list[Name], known: Sequence[Known]) -> list[Name]:
    """What a minister is for is no name; whose minister it is, is one."""
    for office in _OFFICE.finditer(text):
        low, high = office.start(), office.end()
        high = min([high, *(name.start for name in names if name.type == "PER" and low <= name.start < high)])
        kept: list[Name] = []
        for name in names:
            if name.type not in ("ORG", "INITIATIVE") or not (low <= name.start < high):
                kept.append(name)
                continue
            owner = next((k for k in known if k.end == name.end and k.start > name.start and k.kind == "country"), None)
            if any(k.start == name.start and k.end == name.end for k in known):
                kept.append(name)
            elif owner is not None and not owner.ambiguous:
                kept.append(Name(owner.start, owner.end, "LOC"))
            elif name.end > high:
                kept.append(name)
        names = kept
    return names


def _nation_apart(text: str, name: Name, known: Sequence[Known], words: NameTypes) -> list[Name]:
    if name.type not in ("ORG", "LOC", "NORP"):
        return [name]
    for found in known:
        if found.start == name.start and found.kind == "demonym" and found.end < name.end:
            rest = text[found.end : name.end].strip()
            if rest in words.state_bodies or rest.startswith("Ministry of "):
                return [Name(found.start, found.end, "NORP"), Name(name.end - len(rest), name.end, "ORG")]
    return [name]


@lru_cache(maxsize=4)
def _openings(heads: frozenset[str]) -> re.Pattern[str]:
    whole = "|".join(sorted(map(re.escape, heads)))
    return re.compile(rf"\b(?:\d{{4}} )?(?:{_CAPITAL} )*(?:{whole})(?: (?:of|on|for|against|in)(?: the)? {_LIST})+")


def _completed(text: str, names: list[Name], known: Sequence[Known], words: NameTypes) -> list[Name]:
    """Names that go on behind *of*, *on* and *for*, with their lists of nouns."""
    for found in _openings(frozenset(words.openings)).finditer(text):
        end = _until_another(text, found, words)
        inside = [name for name in names if name.start < end and found.start() < name.end]
        if not inside or _DAY.search(text, found.start(), end):
            continue
        if any(name.type in ("PER", "OUTLET", "NORP") or name.end > end for name in inside):
            continue
        if any(found.start() <= k.start and k.end <= end for k in known):
            continue
        head = next(word for word in found.group().split() if word in words.openings)
        at = names.index(inside[0])
        start = min(inside[0].start, found.start() + found.group().index(head))
        start = found.start() if found.group()[:4].isdigit() else start
        names[at : at + len(inside)] = [Name(start, end, words.openings[head])]
    return names


def _until_another(text: str, found: re.Match[str], words: NameTypes) -> int:
    """The end of the name: its list stops before an acronym and before what is a body or a document by itself."""
    for joint in _JOINT.finditer(text, *found.span()):
        after = _JOINT.search(text, joint.end(), found.end())
        piece = text[joint.end() : after.start() if after else found.end()].split()
        if (
            piece[0].isupper()
            or not words.openings.keys().isdisjoint(piece)
            or not words.heads.keys().isdisjoint(piece)
        ):
            return joint.start()
    return found.end() - 2 * text[: found.end()].endswith(_OWNED)


def _unseen(text: str, names: Sequence[Name]) -> list[Name]:
    """Agencies in datelines, and acronyms in brackets behind the names whose capitals they are."""
    found = [Name(*dateline.span("agency"), "OUTLET") for dateline in _DATELINE.finditer(text)]
    for name in names:
        short = _BRACKET.match(text, name.end)
        if short is not None and short["short"] == "".join(filter(str.isupper, _initials(name.span.of(text)))):
            found.append(Name(*short.span("short"), name.type))
    return found


def _initials(name: str) -> list[str]:
    return [word[0] for word in _BETWEEN.split(name) if word]


def _with(names: list[Name], more: Sequence[Name]) -> list[Name]:
    """The names and those of the others that overlap none."""
    new = [one for one in more if all(one.end <= name.start or name.end <= one.start for name in names)]
    return sorted([*names, *new], key=lambda name: name.start) if new else names


def _is_common(name: str, words: NameTypes) -> bool:
    return name in words.common
