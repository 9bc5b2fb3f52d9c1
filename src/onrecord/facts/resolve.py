"""From what somebody types to the id it stands for: ``AZ``, ``SCO``, ``Azerbaijan``, ``Hajiyev``, ``org:sco``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from onrecord import world
from onrecord.store import Store

_KINDS = {"country": "country", "demonym": "country", "organisation": "organisation", "outlet": "outlet"}
_LIKELY = 70
_LESS_LIKELY = 12
"""By so much less likely than the best (in hundredths) a suggestion may be."""
_SUGGESTED = 5


class UnknownNameError(LookupError):
    """Nobody and nothing is known by these words, or several are."""

    def __init__(self, words: str, what: str, suggestions: Sequence[str], *, several: bool = False) -> None:
        if several:
            super().__init__(f"several are known as {words!r}: {', '.join(suggestions)}; give an id.")
        else:
            hint = f" Did you mean {' or '.join(suggestions)}?" if suggestions else ""
            super().__init__(f"no {what} is known as {words!r}.{hint}")
        self.words = words
        self.suggestions = tuple(suggestions)


def entity_id(store: Store, words: str, *types: str) -> str:
    """The id that the words stand for, of one of the types if any are given.

    Raises:
        UnknownNameError: there is none, or there are several.
    """
    words = " ".join(words.split())
    found = _by_id(store, words) or _by_registry(words, types) or _by_record(store, words, types)
    if found is None:
        what = " or ".join(types[:2]) or "name"
        raise UnknownNameError(words, what, _like(store, words, types))
    return found


def _by_id(store: Store, words: str) -> str | None:
    if ":" not in words:
        return None
    known = world.country(words) or world.organisation(words) or world.outlet(words) or world.initiative(words)
    return words if known is not None or store.entities([words]) else None


def _by_registry(words: str, types: Sequence[str]) -> str | None:
    if re.fullmatch(r"[A-Za-z]{2}", words) and (not types or "country" in types):
        country = f"country:{words.upper()}"
        if world.country(country) is not None:
            return country
    for spelling in dict.fromkeys((words, words.upper(), words.title())):
        for known in world.recognise(spelling):
            fits = not types or _KINDS.get(known.kind) in types
            if (known.start, known.end) == (0, len(spelling)) and fits and known.kind in _KINDS:
                return known.id
    organisation = f"org:{words.lower().replace(' ', '-')}"
    if (not types or "organisation" in types) and world.organisation(organisation) is not None:
        return organisation
    return None


def _by_record(store: Store, words: str, types: Sequence[str]) -> str | None:
    known = {one.id: one for one in store.entities_named(words) if not types or one.type in types}
    if not types or "person" in types:
        # A surname alone may be anybody's of that name, also where one article gives somebody no other.
        known |= {one.id: one for one in store.people_of_surname(words)}
    if len(known) > 1:
        raise UnknownNameError(words, "", _first(sorted(known)), several=True)
    return next(iter(known), None)


def _first(ids: Sequence[str]) -> list[str]:
    more = len(ids) - 2 * _SUGGESTED
    shown = list(ids[: 2 * _SUGGESTED])
    return [*shown, f"and {more} more"] if more > 0 else shown


def _like(store: Store, words: str, types: Sequence[str]) -> list[str]:
    names: dict[str, str] = {}
    if not types or "organisation" in types:
        for organisation in world.load().organisations:
            names |= dict.fromkeys(organisation.spellings, organisation.acronym or organisation.name)
    if not types or "country" in types:
        names |= {country.name: country.name for country in world.load().countries}
    for kind in types or ("person",):
        names |= {name: name for _, name in store.names_of_type(kind)}
    best = process.extract(
        words.casefold(), list(names), scorer=fuzz.WRatio, processor=str.casefold, limit=20, score_cutoff=_LIKELY
    )
    # A short name is found inside every longer one.
    short = [one for one in best if len(words) > 4 or len(one[0]) <= len(words) + 2]
    least = max((score for _, score, _ in short), default=0) - _LESS_LIKELY
    return list(dict.fromkeys(names[name] for name, score, _ in short if score >= least))[:_SUGGESTED]
