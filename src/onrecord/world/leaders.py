"""Who led which country when: heads of state and government, to tell two people apart and to see through a typo.

From the CIA World Factbook (public domain) as it stood at some hundred times from 2014 to 2026. Nobody needs to be
listed to be recorded; a leader found here is evidence, never a condition.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.world.compiled import FOLDER
from onrecord.world.names import name_words
from onrecord.world.words import words_of

__all__ = ["Leader", "leader_at", "leaders", "leaders_named"]


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who held an office of state.

    ``office`` is ``chief of state`` or ``head of government`` (which may be one person's). ``title`` is the title as
    the Factbook writes it. ``since`` is the EDTF day of taking office, ``None`` where it is not given; ``seen`` are the
    first and the last day on which the list had the name, so that the office lasted at least that long.
    """

    country: str
    office: str
    title: str
    name: str
    surname: str
    since: str | None
    seen: tuple[str, str]

    @property
    def deputy(self) -> bool:
        """Whether the title is a deputy's or one of an office not yet held; the list has those beside the office."""
        return any(word.key in _DEPUTIES for word in words_of(self.title))

    def held_on(self, date: str) -> bool:
        """Whether the office was surely held on an EDTF day or month."""
        start = self.since or self.seen[0]
        return start[: len(date)] <= date and date <= self.seen[1]


@lru_cache(maxsize=1)
def leaders() -> Mapping[str, tuple[Leader, ...]]:
    """All leaders by the id of their country, in the order of taking office."""
    found: dict[str, list[Leader]] = {}
    with (FOLDER / "leaders.csv").open(encoding="utf-8", newline="") as file:
        for country, office, title, name, surname, since, first, last in csv.reader(file):
            id_ = f"country:{country}"
            leader = Leader(id_, _OFFICES[office], title, name, surname, since or None, (first, last))
            found.setdefault(id_, []).append(leader)
    return {country: tuple(sorted(rows, key=lambda r: r.since or r.seen[0])) for country, rows in found.items()}


_DEPUTIES = frozenset({"assistant", "deputy", "designate", "elect", "vice"})
_OFFICES = {"s": "chief of state", "g": "head of government"}


def leader_at(country: str, office: str, date: str) -> Leader | None:
    """Who held the office (``chief of state``, ``head of government``) of a country's id on an EDTF day or month.

    Between two lists the one who took office last before the date. ``None`` where none is known.
    """
    held = [one for one in leaders().get(country, ()) if one.office == office and not one.deputy]
    sure = [one for one in held if one.held_on(date)]
    if sure:
        return sure[-1]
    started = [one for one in held if (one.since or one.seen[0]) <= date]
    followed = [one for one in held if (one.since or one.seen[0]) > date]
    # After the last list nobody can be sure of the office any more.
    return started[-1] if started and followed else None


def leaders_named(surname: str, country: str | None = None) -> tuple[Leader, ...]:
    """Leaders one of whose words of name is ``surname``, folded; of one country or of all."""
    found = _by_word().get(surname, ())
    return tuple(one for one in found if country is None or one.country == country)


@lru_cache(maxsize=1)
def _by_word() -> Mapping[str, tuple[Leader, ...]]:
    words: dict[str, list[Leader]] = {}
    for rows in leaders().values():
        for leader in rows:
            for word in dict.fromkeys(name_words(leader.name).words):
                words.setdefault(word, []).append(leader)
    return {word: tuple(rows) for word, rows in words.items()}
