"""In which country a town is, by its name alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import world
from onrecord.world.data_files import WorldDataError
from onrecord.world.towns import FILE, read_towns, town_country


@pytest.mark.parametrize(
    ("name", "country"),
    [("Sochi", "country:RU"), ("Montego Bay", "country:JM"), ("Shanghai", "country:CN"), ("Granada", None)],
)
def test_a_town_is_in_its_country_and_a_name_of_two_towns_is_in_none(name: str, country: str | None) -> None:
    assert town_country(name) == country


def test_every_country_is_one_we_know() -> None:
    towns = read_towns(FILE)
    assert len(towns) > 500
    assert [code for code in set(towns.values()) if world.country(code) is None] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[towns]\nXX1 = ["A"]\n', 2),
        ('[towns]\nAA = ["A"]\nBB = ["C", "B"]\n', 3),
        ('[towns]\nAA = ["A"]\n\nBB = ["A"]\n', 4),
    ],
)
def test_a_mistake_is_named_by_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "towns.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WorldDataError, match=rf"^towns\.toml:{line}: "):
        read_towns(file)
