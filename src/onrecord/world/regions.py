"""In which country a region or a town is that is no capital: provinces, towns at war, towns where meetings are held."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from onrecord.world.towns import read_towns, town_country

FILE = Path(__file__).parent / "regions.toml"


def place_country(name: str) -> str | None:
    """The country of a region or town by its name alone (``Idlib`` → ``country:SY``); None where none or several."""
    return _regions().get(name) or town_country(name)


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, str]:
    return read_towns(FILE)
