"""Words that put people into offices and out of them, and words that stand beside titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from onrecord.lang.schema import read_table, strings, words
from onrecord.model.claims import RoleChange

Changes = Mapping[str, RoleChange]


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What becomes of whom, by verb and by noun, and what may stand in a title."""

    put: Changes
    """Verbs of which the person is the object."""
    out: Changes
    own: Changes
    """Verbs of which the person is the subject."""
    nouns: Changes
    mirrors: Changes
    """*counterpart*, *predecessor*: a noun that gives its man the office of another."""
    abbreviations: Mapping[str, str]
    lead: Changes
    """Words before an office that say what became of it: *hitherto*."""
    succession: frozenset[str]
    instead: frozenset[str]
    credentials: frozenset[str]
    tendering: frozenset[str]
    courtesies: frozenset[str]
    ranks: frozenset[str]
    given: frozenset[str]
    """Given names that are titles elsewhere."""
    no_office: frozenset[str]
    """Kinds of office, and words, that are no office."""
    bare: frozenset[str]
    national: frozenset[str]
    leading: frozenset[str]
    state: frozenset[str]
    """Words of an office that make it the state's: *cabinet*, *government*."""
    changing: frozenset[str]
    possessives: frozenset[str]


@lru_cache(maxsize=4)
def office_words(code: str) -> OfficeWords:
    """The words of ``offices.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/offices.toml"
    table = read_table(code, "offices")

    def changes(section: str) -> Changes:
        return cast("dict[str, RoleChange]", words(table, section, get_args(RoleChange), where))

    def listed(section: str, name: str) -> frozenset[str]:
        return strings(table, section, name, where)

    return OfficeWords(
        put=changes("put"),
        out=changes("out"),
        own=changes("self"),
        nouns=changes("nouns"),
        mirrors=changes("mirrors"),
        abbreviations=words(table, "abbreviations", None, where),
        lead=changes("lead"),
        succession=listed("succession", "verbs"),
        instead=listed("succession", "instead"),
        credentials=listed("succession", "credentials"),
        tendering=listed("succession", "tendering"),
        courtesies=listed("titles", "courtesies"),
        ranks=listed("titles", "ranks"),
        given=listed("titles", "given"),
        no_office=listed("titles", "no_office"),
        bare=listed("titles", "bare"),
        national=listed("titles", "national"),
        leading=listed("titles", "leading"),
        state=listed("titles", "state"),
        changing=listed("titles", "changing"),
        possessives=listed("titles", "possessives"),
    )
