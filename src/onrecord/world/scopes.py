"""Which part of the world an organisation's members can come from, where its charter confines them to one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from onrecord.world.data_files import WorldDataError, read_entries

__all__ = ["WorldDataError", "may_be_member", "read_scopes"]

#: The file as shipped.
FILE = Path(__file__).parent / "scopes.toml"
_KEYS = {
    "": frozenset[str](),
    "region": frozenset({"name", "countries"}),
    "scope": frozenset({"organisations", "regions", "countries", "source"}),
}


def may_be_member(country: str, organisation: str) -> bool:
    """Whether a country (``country:IE``) can be a member of an organisation (``org:ecowas``); True unless forbidden.

    Former states and territories without a region of their own are never forbidden.
    """
    inside = _scopes().get(organisation)
    code = country.removeprefix("country:")
    return inside is None or code in inside or code not in _placed()


@lru_cache(maxsize=1)
def _scopes() -> Mapping[str, frozenset[str]]:
    return read_scopes(FILE)[0]


@lru_cache(maxsize=1)
def _placed() -> frozenset[str]:
    return read_scopes(FILE)[1]


def read_scopes(path: Path) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """The countries (ISO 3166-1 alpha-2) that may be members, by organisation; and all countries with a region.

    Raises:
        WorldDataError: an entry is not of the schema, names an unknown region, or an organisation stands twice.
    """
    entries = read_entries(path, _KEYS)
    regions = {entry.must("name"): frozenset(entry.texts("countries")) for entry in entries["region"]}
    found: dict[str, frozenset[str]] = {}
    for entry in entries["scope"]:
        entry.must("source")
        named = entry.texts("regions")
        unknown = next((name for name in named if name not in regions), None)
        if unknown is not None:
            raise entry.error(f"no region {unknown!r}", "regions", unknown)
        inside = frozenset(entry.texts("countries")).union(*(regions[name] for name in named))
        for organisation in entry.texts("organisations"):
            if organisation in found:
                raise entry.error(f"{organisation} has a scope already", "organisations", organisation)
            found[organisation] = inside
    return found, frozenset().union(*regions.values())
