"""Words for what two entities are to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.lang.schema import LanguageDataError, read_table, section_of, strings, words

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class SeatWords:
    """Where organisations sit."""

    verbs: Words
    nouns: Words
    endings: Words
    described: Words
    organs: Words
    """Organs that alone are no organisation: *the Secretariat*."""


@dataclass(frozen=True, slots=True)
class ChairWords:
    """Chairs that go from one state to the next."""

    nouns: Words
    own: Words
    """Nouns that may be a state's own office."""
    rotating: Words
    chairing: Words
    steering: Words
    """Verbs that say it only with a term: *steers the bloc until August*."""
    holding: Words
    taking: Words
    choosing: Words
    giving: Words
    going: Words


@dataclass(frozen=True, slots=True)
class RelationWords:
    """All of ``relations.toml``."""

    seat: SeatWords
    chair: ChairWords
    founding_verbs: Words
    founder_nouns: Words
    founding: Words
    founding_members: Words
    proposing: Words
    proposed: Words
    """Endings of compounds: *-proposed*."""
    initiatives: Words
    """Nouns for an initiative named before: *the corridor*."""
    participating: Mapping[str, str]
    """Verb → the preposition that names what is joined, empty for its object."""
    leaving: Words
    participants: Words
    recognising: Words
    recognised: Words
    """What is recognised of a state: its *independence*."""
    granting: Words
    """Verbs that give *recognition*."""
    withdrawing: Words
    severing: Words
    """Verbs that end *diplomatic ties*."""
    establishing: Words
    contested: Words
    """States that not all recognise, so that relations with them are recognition."""
    allies: Words


@lru_cache(maxsize=4)
def relation_words(code: str) -> RelationWords:
    """The words of ``relations.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/relations.toml"
    table = read_table(code, "relations")

    def listed(section: str, name: str) -> Words:
        return strings(table, section, name, where)

    return RelationWords(
        seat=SeatWords(*(listed("seat", name) for name in SeatWords.__slots__)),
        chair=ChairWords(*(listed("chair", name) for name in ChairWords.__slots__)),
        founding_verbs=listed("founder", "verbs"),
        founder_nouns=listed("founder", "nouns"),
        founding=listed("founder", "founding"),
        founding_members=listed("founder", "members"),
        proposing=listed("proposer", "verbs"),
        proposed=listed("proposer", "endings"),
        initiatives=listed("proposer", "initiatives"),
        participating=_inner(table, "participant", where),
        leaving=listed("participant", "leaving"),
        participants=listed("participant", "nouns"),
        recognising=listed("recognition", "verbs"),
        recognised=listed("recognition", "objects"),
        granting=listed("recognition", "granting"),
        withdrawing=listed("recognition", "withdrawing"),
        severing=listed("recognition", "severing"),
        establishing=listed("recognition", "establishing"),
        contested=listed("recognition", "contested"),
        allies=listed("ally", "nouns"),
    )


def _inner(table: Mapping[str, Any], section: str, where: str) -> dict[str, str]:
    """The verbs of a section, a table inside it."""
    try:
        return words(section_of(table, section, where), "verbs", None, where)
    except LanguageDataError as error:
        raise LanguageDataError(str(error).replace("[verbs]", f"[{section}] verbs")) from error
