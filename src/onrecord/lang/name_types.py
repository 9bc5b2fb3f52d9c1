"""What a name is by its last word, and the words for peoples and faiths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lang.schema import LanguageDataError, read_table, section_of, strings

_TYPES = frozenset({"EVENT", "INITIATIVE", "LOC", "ORG", "OUTLET"})


@dataclass(frozen=True, slots=True)
class NameTypes:
    """Types by last word (*Ministry* → ``ORG``), the nations, and words at the borders of names."""

    heads: Mapping[str, str]
    openings: Mapping[str, str]
    """Types by the word before *of*, *on* or *for*: *Treaty of …*."""
    named: Mapping[str, str]
    """Types of whole names."""
    peoples: frozenset[str]
    faiths: frozenset[str]
    common: frozenset[str]
    """Written with a capital, and no names by themselves."""
    honorifics: frozenset[str]
    state_bodies: frozenset[str]
    """*Foreign Ministry*: named behind a people's name."""


@lru_cache(maxsize=4)
def name_types(code: str) -> NameTypes:
    """The words of ``name_types.toml``.

    Raises:
        LanguageDataError: the data break the schema, or a head has two types.
    """
    where = f"{code}/name_types.toml"
    table = read_table(code, "name_types")

    def typed(section: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for kind in section_of(table, section, where):
            if kind not in _TYPES:
                raise LanguageDataError(f"{where} [{section}] {kind!r}: none of {sorted(_TYPES)}")
            for word in strings(table, section, kind, where):
                if word in found:
                    raise LanguageDataError(f"{where} [{section}] {word!r}: stands for {found[word]} and for {kind}")
                found[word] = kind
        return found

    return NameTypes(
        heads=typed("heads"),
        openings=typed("openings"),
        named=typed("named"),
        peoples=strings(table, "nations", "peoples", where),
        faiths=strings(table, "nations", "faiths", where),
        common=strings(table, "spans", "common", where),
        honorifics=strings(table, "spans", "honorifics", where),
        state_bodies=strings(table, "spans", "state_bodies", where),
    )
