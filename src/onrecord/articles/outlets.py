"""Outlets as pages print them, and the ids of those that the world does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord import world
from onrecord.model.article import Publisher
from onrecord.world import Outlet
from onrecord.world.ids import name_slug

_NOISE = re.compile(
    r"^the\s+|\s+(?:news\s+agency|state\s+news\s+agency|news\s+service|newspaper|news)$|(?:'s|’s|'|’)$", re.IGNORECASE
)
_EDGE = " .,:;'’\"“”()[]/-–—"
_OUTLET_LIKE = re.compile(
    r"(?:\b(?:News|Press|Information)\s+Agency|\bNews\s+Service|\b(?:Chronicle|Courier|Gazette|Herald|Journal|Telegraph|Times|Tribune)"
    r"|^(?:The\s+)?Daily\s+[A-Z][a-z]+"
    r"|^[\w-]+\.(?:az|com|eu|ge|info|kg|kz|net|news|org|ru|tj|ua|uz))$",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:the\s+|other\s+|news\s+|wire\s+|various\s+)*(?:agenc(?:y|ies)|services|wires)", re.IGNORECASE
)
_PERSON = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:al|bin|da|de|del|della|den|der|di|du|el|ibn|la|le|ter|van|von)\s+)?[^\W\d_a-z][\w'’.-]*){1,3}"
)
_PLACE = re.compile(r"\s+in\s+[^\W\d_a-z].*$")
_APART = re.compile(r"\s*(?:[,;/&|]|\band\b|\s[–—-]\s)\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet, person or *agencies* within some words, ``words[start:end]`` being the name."""

    entity: str | None
    name: str
    start: int
    end: int


def outlet_of(name: str) -> Outlet | None:
    """The outlet that a printed name means: with or without *news agency*, or by its domain (*news.az*)."""
    name = name.strip(_EDGE)
    found = world.outlet_by_name(name)
    if found is None and (shorter := _NOISE.sub("", name)) != name:
        found = world.outlet_by_name(shorter)
    if found is None and "." in name and " " not in name:
        found = world.outlet_by_domain(name)
    return found


def outlet_id(name: str) -> str:
    """The id of an outlet by its printed name, known or not."""
    outlet = outlet_of(name)
    return outlet.id if outlet is not None else f"outlet:{name_slug(name)}"


def publisher_named(name: str) -> Publisher:
    """The publisher of that name, known or not."""
    return Publisher(outlet_id(name), name.strip(" .,;"))


def behind(words: str, *, unknown: bool = False) -> Named | None:
    """The outlet with which capitalised words begin, the longest; ``unknown`` takes them all where it is not known."""
    ends = [match.end() for match in re.finditer(r"\S+", words)]
    for end in reversed(ends):
        if (found := _named(words, 0, end)) is not None:
            return found
    if not unknown:
        return None
    name = _trimmed(words, 0, len(words))
    return Named(outlet_id(words[slice(*name)]), words[slice(*name)], *name)


def before(words: str) -> Named | None:
    """The outlet with which capitalised words end, the longest."""
    for match in re.finditer(r"\S+", words):
        if (found := _named(words, match.start(), len(words))) is not None:
            return found
    return None


def listed(words: str, *, known: bool = False) -> tuple[Named, ...] | None:
    """The names of a list (*Reuters, AFP and agencies*); None where one is no name, with ``known`` no outlet's."""
    found: list[Named] = []
    for part in filter(None, _APART.split(words.strip(_EDGE))):
        outlet = outlet_of(part)
        name = part.strip(_EDGE)
        if outlet is not None:
            found.append(Named(outlet.id, name, 0, 0))
        elif known:
            return None
        elif _UNNAMED.fullmatch(part):
            found.append(Named(None, name, 0, 0))
        elif _OUTLET_LIKE.search(name):
            found.append(Named(outlet_id(name), name, 0, 0))
        elif _PERSON.fullmatch(person := _PLACE.sub("", name)):
            found.append(Named(f"person:{name_slug(person)}", person, 0, 0))
        else:
            return None
    return tuple(found) or None


def _named(words: str, start: int, end: int) -> Named | None:
    start, end = _trimmed(words, start, end)
    name = words[start:end]
    if outlet_of(name) is not None or _OUTLET_LIKE.search(name):
        return Named(outlet_id(name), name, start, end)
    return None


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """Without marks at the ends and without a possessive."""
    while start < end and words[start] in _EDGE:
        start += 1
    while start < end and words[end - 1] in _EDGE:
        end -= 1
    if words[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end
