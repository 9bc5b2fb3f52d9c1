"""Verbs that put people into offices and out of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from onrecord.lang.schema import read_table, words
from onrecord.model.claims import RoleChange


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What becomes of whom: verbs that appoint, verbs that dismiss, verbs one does oneself."""

    put: Mapping[str, RoleChange]
    out: Mapping[str, RoleChange]
    own: Mapping[str, RoleChange]


@lru_cache(maxsize=4)
def office_words(code: str) -> OfficeWords:
    """The words of ``offices.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/offices.toml"
    table = read_table(code, "offices")
    changes = get_args(RoleChange)
    return OfficeWords(
        *(cast("dict[str, RoleChange]", words(table, name, changes, where)) for name in ("put", "out", "self"))
    )
