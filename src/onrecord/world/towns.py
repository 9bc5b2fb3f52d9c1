"""In which country a town is that is no capital, where meetings are held."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from onrecord.world.data_files import WorldDataError

FILE = Path(__file__).parent / "towns.toml"


def town_country(name: str) -> str | None:
    """The country of a town by its name alone (``Sochi`` → ``country:RU``); None where no one town has that name."""
    return _towns().get(name)


@lru_cache(maxsize=1)
def _towns() -> Mapping[str, str]:
    return read_towns(FILE)


def read_towns(file: Path) -> Mapping[str, str]:
    """Name → country id.

    Raises:
        WorldDataError: a country is no code of two letters, a list is not sorted, or a town is named twice.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    table = tomllib.loads("\n".join(lines)).get("towns", {})
    found: dict[str, str] = {}
    for code, names in table.items():
        line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{code} =")), 1)
        if len(code) != 2 or not code.isascii() or not code.isupper():
            raise WorldDataError(file, line, f"{code!r} is no country's code")
        if not isinstance(names, list) or names != sorted(set(names)):
            raise WorldDataError(file, line, f"{code}: names must be a sorted list, each once")
        for name in names:
            if name in found:
                raise WorldDataError(file, line, f"{name!r} is named twice")
            found[name] = f"country:{code}"
    return found
