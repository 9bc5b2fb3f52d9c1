"""The country of regions and of towns that are no capital."""

from __future__ import annotations

import pytest

from onrecord import world
from onrecord.world.regions import FILE, place_country
from onrecord.world.towns import FILE as TOWNS
from onrecord.world.towns import read_towns


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Idlib", "country:SY"),
        ("Gaza Strip", "country:PS"),
        ("Crimea", "country:UA"),
        ("Sochi", "country:RU"),
        ("Kashmir", None),
        ("Palma", None),
    ],
)
def test_a_region_is_in_the_country_the_united_nations_hold_it_to_be_in(name: str, country: str | None) -> None:
    assert place_country(name) == country


def test_every_country_is_known_and_no_region_is_named_among_the_towns_too() -> None:
    regions, towns = read_towns(FILE), read_towns(TOWNS)
    assert len(regions) > 300
    assert [code for code in set(regions.values()) if world.country(code) is None] == []
    assert set(regions) & set(towns) == set()
