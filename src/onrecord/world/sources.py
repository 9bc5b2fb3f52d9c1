"""The world's own TOML files, read strictly: countries, outlets, initiatives, and phrases that only look like names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.world.data_files import Entry, WorldDataError, read_entries
from onrecord.world.nouns import COUNTRY_KINDS, Company, Country, Initiative, Outlet

__all__ = ["WorldDataError", "read_countries", "read_initiatives", "read_lookalikes", "read_outlets"]

INITIATIVE_KINDS = frozenset({"corridor", "policy", "programme", "project"})

_COUNTRY_ID = re.compile(r"country:(?:[A-Z]{2,4}|x-[a-z]+(?:-[a-z]+)*)")
_SLUG_ID = re.compile(r"(?:outlet|initiative):[a-z0-9]+(?:-[a-z0-9]+)*")
_HOST = re.compile(r"(?!www\.)[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")

_COUNTRY_KEYS = frozenset(
    {"id", "iso2", "iso3", "cow", "wikidata", "name", "official", "kind", "since", "until", "aliases", "adjectives"}
    | {"article", "people", "capital", "capital_aliases", "seats", "prefixes", "ambiguous"}
)
_OUTLET_KEYS = frozenset({"id", "name", "country", "agency", "aliases", "domains", "ambiguous"})
_INITIATIVE_KEYS = frozenset({"id", "name", "kind", "proposers", "since", "aliases", "ambiguous", "source"})


def read_countries(path: Path) -> tuple[Country, ...]:
    """Every country of ``countries.toml``.

    Raises:
        WorldDataError: an entry is not of the schema, or an id or a code stands twice.
    """
    entries = read_entries(path, {"": frozenset(), "country": _COUNTRY_KEYS})["country"]
    _check_unique(entries, "id", _COUNTRY_ID)
    _check_unique(entries, "iso2", re.compile(r"[A-Z]{2}"))
    _check_unique(entries, "iso3", re.compile(r"[A-Z]{3}"))
    return tuple(_country(entry) for entry in entries)


def read_outlets(path: Path, countries: Iterable[Country]) -> tuple[Outlet, ...]:
    """Every outlet of ``outlets.toml``.

    Raises:
        WorldDataError: an entry is not of the schema, names an unknown country, or a domain stands twice.
    """
    entries = read_entries(path, {"": frozenset(), "outlet": _OUTLET_KEYS})["outlet"]
    _check_unique(entries, "id", _SLUG_ID)
    known = {country.id for country in countries}
    owners: dict[str, str] = {}
    outlets = []
    for entry in entries:
        outlet = Outlet(
            id=entry.must("id"),
            name=entry.must("name"),
            country=entry.text("country"),
            agency=entry.flag("agency", default=False),
            aliases=entry.texts("aliases"),
            domains=entry.texts("domains"),
            ambiguous=entry.texts("ambiguous"),
        )
        if outlet.country is not None and outlet.country not in known:
            raise entry.error(f"country {outlet.country!r} is unknown", "country")
        for domain in outlet.domains:
            if not _HOST.fullmatch(domain):
                raise entry.error(f"domain {domain!r} is no host name without www.", "domains", domain)
            if domain in owners:
                raise entry.error(f"domain {domain!r} is {owners[domain]}'s already", "domains", domain)
            owners[domain] = outlet.id
        _check_ambiguous(entry, outlet.ambiguous, outlet.spellings)
        outlets.append(outlet)
    _check_shared_names(entries, outlets)
    return tuple(outlets)


def read_initiatives(path: Path, known: frozenset[str]) -> tuple[Initiative, ...]:
    """Every initiative of ``initiatives.toml``; ``known`` are the ids of countries and organisations.

    Raises:
        WorldDataError: an entry is not of the schema or names a proposer that is not known.
    """
    entries = read_entries(path, {"": frozenset(), "initiative": _INITIATIVE_KEYS})["initiative"]
    _check_unique(entries, "id", _SLUG_ID)
    initiatives = []
    for entry in entries:
        initiative = Initiative(
            id=entry.must("id"),
            name=entry.must("name"),
            source=entry.url("source", entry.must("source")),
            kind=entry.one_of("kind", INITIATIVE_KINDS),
            aliases=entry.texts("aliases"),
            proposers=entry.texts("proposers"),
            since=entry.date("since"),
            ambiguous=entry.texts("ambiguous"),
        )
        for proposer in initiative.proposers:
            if proposer not in known:
                raise entry.error(f"proposer {proposer!r} is unknown", "proposers", proposer)
        _check_ambiguous(entry, initiative.ambiguous, initiative.spellings)
        initiatives.append(initiative)
    return tuple(initiatives)


def read_lookalikes(path: Path) -> tuple[tuple[str, ...], Company]:
    """Phrases to read over, and the words whose company decides what a name is."""
    keys = frozenset({"phrases", "followers", "outlet_before", "outlet_after"})
    top = read_entries(path, {"": keys})[""][0]
    company = Company(top.texts("followers"), top.texts("outlet_before"), top.texts("outlet_after"))
    return top.texts("phrases"), company


def _country(entry: Entry) -> Country:
    country = Country(
        id=entry.must("id"),
        name=entry.must("name"),
        kind=entry.one_of("kind", COUNTRY_KINDS) if "kind" in entry.table else "state",
        iso2=entry.text("iso2"),
        iso3=entry.text("iso3"),
        cow=entry.text("cow"),
        wikidata=entry.text("wikidata"),
        official=entry.text("official"),
        aliases=entry.texts("aliases"),
        adjectives=entry.texts("adjectives", ordered=False),
        people=entry.texts("people", ordered=False),
        capital=entry.text("capital"),
        capital_aliases=entry.texts("capital_aliases"),
        seats=entry.texts("seats"),
        prefixes=entry.texts("prefixes"),
        ambiguous=entry.texts("ambiguous"),
        since=entry.date("since"),
        until=entry.date("until"),
        article=entry.flag("article", default=False),
    )
    if country.iso2 is not None and country.id != f"country:{country.iso2}":
        raise entry.error(f"id {country.id!r} is not country: and the alpha-2 code", "id")
    _check_ambiguous(entry, country.ambiguous, (*country.spellings, *country.demonyms))
    return country


def _check_ambiguous(entry: Entry, ambiguous: Iterable[str], spellings: tuple[str, ...]) -> None:
    for spelling in ambiguous:
        if spelling not in spellings:
            raise entry.error(f"ambiguous {spelling!r} is no name of this entry", "ambiguous", spelling)


def _check_unique(entries: Iterable[Entry], key: str, shape: re.Pattern[str]) -> None:
    seen: set[str] = set()
    for entry in entries:
        value = entry.text(key)
        if value is None:
            continue
        if not shape.fullmatch(value):
            raise entry.error(f"{key} {value!r} is not of the right shape", key)
        if value in seen:
            raise entry.error(f"{key} {value!r} stands twice", key)
        seen.add(value)


def _check_shared_names(entries: Iterable[Entry], outlets: Iterable[Outlet]) -> None:
    """A name that two outlets bear is marked ambiguous by both."""
    strip: Callable[[str], str] = lambda name: name.casefold().removeprefix("the ")  # noqa: E731
    owners: dict[str, Outlet] = {}
    for entry, outlet in zip(entries, outlets, strict=True):
        for spelling in outlet.spellings:
            other = owners.setdefault(strip(spelling), outlet)
            shared = {strip(name) for name in other.ambiguous} & {strip(name) for name in outlet.ambiguous}
            if other is not outlet and strip(spelling) not in shared:
                why = f"{spelling!r} is also {other.id}'s, and not both call it ambiguous"
                raise entry.error(why, "aliases" if spelling in outlet.aliases else "name", spelling)
