"""What the world is made of, besides organisations: countries, outlets, initiatives."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COUNTRY_KINDS", "Company", "Country", "Initiative", "Outlet"]

COUNTRY_KINDS = frozenset({"state", "territory", "contested", "de facto", "autonomous", "former"})


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or a territory that the press treats as an actor.

    ``id`` is ``country:`` and the ISO 3166-1 alpha-2 code, the ISO 3166-3 code of a former state, or ``x-`` and a slug
    where no standard has one. ``adjectives[0]`` is the usual one; ``people`` are nouns for its people, both numbers.
    ``seats`` are the seats of power that stand for its government (*the Kremlin*), ``prefixes`` the first halves of
    compounds (*Sino-Russian*). ``ambiguous`` are spellings that alone may mean something else. ``cow`` is its number
    in the Correlates of War list of states. Dates are EDTF.
    """

    id: str
    name: str
    kind: str = "state"
    iso2: str | None = None
    iso3: str | None = None
    cow: str | None = None
    wikidata: str | None = None
    official: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    capital_aliases: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything the country itself is called: name, official name, aliases."""
        return (self.name, *((self.official,) if self.official else ()), *self.aliases)

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Adjectives and nouns for its people."""
        return (*self.adjectives, *self.people)

    @property
    def capitals(self) -> tuple[str, ...]:
        """The capital under all its names, and other seats of government."""
        return (*((self.capital,) if self.capital else ()), *self.capital_aliases)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news, or, with ``agency``, a news agency whose work others print.

    ``country`` is a country's id, ``None`` for one that belongs to no country. ``domains`` are host names without
    ``www.``. ``ambiguous`` are names that alone may mean something else (*Trend*, *The Times*).
    """

    id: str
    name: str
    country: str | None = None
    agency: bool = False
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named project, corridor, programme or policy, with the ids of those who proposed it."""

    id: str
    name: str
    source: str
    kind: str = "programme"
    aliases: tuple[str, ...] = ()
    proposers: tuple[str, ...] = ()
    since: str | None = None
    ambiguous: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Company:
    """Words beside a name that decide what it is.

    ``followers`` make something else of it (*Georgia Tech*). An outlet whose name is a common word is an outlet only
    after one of ``outlet_before`` or before one of ``outlet_after``.
    """

    followers: tuple[str, ...] = ()
    outlet_before: tuple[str, ...] = ()
    outlet_after: tuple[str, ...] = ()
