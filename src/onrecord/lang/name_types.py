"""What a name is by its last word, and the words for peoples and faiths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lang.schema import LanguageDataError, read_table, section_of, strings

_TYPES = frozenset({"EVENT", "INITIATIVE", "LOC", "ORG", "OUTLET"})


@dataclass(frozen=True, slots=True)
class NameTypes:
    """Types by last word (*Ministry* → ``ORG``), and the nations: peoples and faiths."""

    heads: Mapping[str, str]
    peoples: frozenset[str]
    faiths: frozenset[str]


@lru_cache(maxsize=4)
def name_types(code: str) -> NameTypes:
    """The words of ``name_types.toml``.

    Raises:
        LanguageDataError: the data break the schema, or a head has two types.
    """
    where = f"{code}/name_types.toml"
    table = read_table(code, "name_types")
    heads: dict[str, str] = {}
    for kind in section_of(table, "heads", where):
        if kind not in _TYPES:
            raise LanguageDataError(f"{where} [heads] {kind!r}: none of {sorted(_TYPES)}")
        for word in strings(table, "heads", kind, where):
            if word in heads:
                raise LanguageDataError(f"{where} [heads] {word!r}: stands for {heads[word]} and for {kind}")
            heads[word] = kind
    return NameTypes(
        heads=heads,
        peoples=strings(table, "nations", "peoples", where),
        faiths=strings(table, "nations", "faiths", where),
    )
