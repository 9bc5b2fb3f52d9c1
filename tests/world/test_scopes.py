"""Scopes: whose members come from where."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord import world
from onrecord.world.data_files import WorldDataError, read_entries
from onrecord.world.scopes import FILE, may_be_member, read_scopes


def test_every_name_is_known() -> None:
    scopes, placed = read_scopes(FILE)
    assert [one for one in scopes if world.organisation(one) is None] == []
    assert [code for code in placed if world.country(code) is None] == []
    assert [code for inside in scopes.values() for code in inside if code not in placed] == []


def test_lists_are_sorted_and_no_country_is_left_out() -> None:
    entries = read_entries(FILE, {"": frozenset(), "region": frozenset({"name", "countries"}), "scope": _SCOPE})
    for entry in entries["region"]:
        assert all(a < b for a, b in pairwise(entry.texts("countries"))), entry.must("name")
    placed = read_scopes(FILE)[1]
    states = [c.id for c in world.load().countries if c.until is None and "x-" not in c.id]
    assert len([one for one in states if one.removeprefix("country:") not in placed]) < 12


_SCOPE = frozenset({"organisations", "regions", "countries", "source"})


@pytest.mark.parametrize(
    ("country", "organisation", "may"),
    [
        ("country:IE", "org:ecowas", False),
        ("country:TG", "org:ecowas", True),
        ("country:TL", "org:asean", True),
        ("country:TL", "org:pif", True),
        ("country:KE", "org:gcc", False),
        ("country:UA", "org:eu", True),
        ("country:US", "org:nato", True),
        ("country:CN", "org:eu", False),
        ("country:CN", "org:brics", True),
        ("country:SU", "org:asean", True),
        ("country:x-transnistria", "org:caricom", True),
        ("country:FR", "org:nowhere", True),
    ],
)
def test_who_may_be_a_member(country: str, organisation: str, may: bool) -> None:
    assert may_be_member(country, organisation) is may


def test_mistakes_name_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "scopes.toml"
    path.write_text('[[scope]]\norganisations = ["org:x"]\nregions = ["atlantis"]\nsource = "https://x.org/"\n')
    with pytest.raises(WorldDataError, match=r"scopes.toml:3: no region 'atlantis'"):
        read_scopes(path)
    path.write_text(
        '[[region]]\nname = "a"\ncountries = ["FR"]\n'
        + '[[scope]]\norganisations = ["org:x"]\nregions = ["a"]\nsource = "https://x.org/"\n' * 2
    )
    with pytest.raises(WorldDataError, match="has a scope already"):
        read_scopes(path)
