"""What a person's name says of *he* and *she*."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.lang.schema import read_table, strings

_SHORTEST = 3
"""Letters that must stand before an ending of a surname."""


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names of women and of men, and endings of surnames that have a gender."""

    female: frozenset[str]
    male: frozenset[str]
    female_endings: tuple[str, ...]
    male_endings: tuple[str, ...]

    def gender(self, name: str) -> str | None:
        """``female`` or ``male`` where a full name tells it: by its given name, else by its surname."""
        words = name.split()
        for given in (words[0], words[0].partition("-")[0]):
            if given in self.female:
                return "female"
            if given in self.male:
                return "male"
        return self._of_surname(words[-1])

    def _of_surname(self, surname: str) -> str | None:
        lower = surname.lower()
        if any(lower.endswith(ending) and len(lower) >= len(ending) + _SHORTEST for ending in self.female_endings):
            return "female"
        if any(lower.endswith(ending) and len(lower) >= len(ending) + _SHORTEST for ending in self.male_endings):
            return "male"
        return None


@lru_cache(maxsize=4)
def given_names(code: str) -> GivenNames:
    """The given names that readers of a language know.

    Raises:
        LanguageDataError: there is no such language here, or its data break their schema.
    """
    table = read_table(code, "given_names")
    where = f"{code}/given_names.toml"
    return GivenNames(
        female=strings(table, "names", "female", where),
        male=strings(table, "names", "male", where),
        female_endings=tuple(sorted(strings(table, "surnames", "female", where))),
        male_endings=tuple(sorted(strings(table, "surnames", "male", where))),
    )
