"""What the world is made of, besides organisations: countries, outlets, initiatives."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "CHANGES",
    "COUNTRY_KINDS",
    "BodyKind",
    "ChangeWord",
    "Company",
    "Country",
    "Initiative",
    "OfficeKind",
    "Outlet",
    "ProperBody",
]

#: What can become of an office, as in a ``role`` claim.
CHANGES = frozenset({"held", "acting", "former", "incoming", "nominated"})
COUNTRY_KINDS = frozenset({"state", "territory", "contested", "de facto", "autonomous", "former"})


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or a territory that the press treats as an actor.

    ``id`` is ``country:`` and the ISO 3166-1 alpha-2 code, the ISO 3166-3 code of a former state, or ``x-`` and a slug
    where no standard has one. ``adjectives[0]`` is the usual one; ``people`` are nouns for its people, both numbers.
    ``seats`` are the seats of power that stand for its government (*the Kremlin*), ``prefixes`` the first halves of
    compounds (*Sino-Russian*). ``ambiguous`` are spellings that alone may mean something else. ``cow`` is its number
    in the Correlates of War list of states, ``article`` says that English puts *the* before ``name``. Dates are EDTF.
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
    article: bool = False

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


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body that any state or organisation may have; ``id`` is the last part of a composed body's id.

    A ministry has ``topics``: *Foreign Affairs* makes *Ministry of Foreign Affairs* and *Foreign Affairs Ministry*.
    """

    id: str
    name: str
    kind: str
    words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProperBody:
    """A body with a name of its own (*State Duma*): whose it is, and as which kind of body it stands."""

    name: str
    of: str
    as_kind: str | None = None
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A word for an office.

    ``behalf`` says for whom its holder speaks: ``root`` (the state or organisation at the top), ``none`` (himself).
    ``minister`` marks the words before which a ministry's topic may stand (*Foreign Minister*, *Minister of Defence*).
    ``implies`` is the kind of body of which it is an office where only a country is named (*a Chinese ambassador*).
    ``to`` marks an office held towards another (*ambassador of X to Y*, *special envoy for Z*). ``of`` is the id of the
    one country, organisation or body that has such an office (*taoiseach*, *MEP*); whoever else stands before it is
    where its holder comes from.
    """

    head: str
    words: tuple[str, ...]
    behalf: str = "root"
    minister: bool = False
    implies: str | None = None
    to: bool = False
    of: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """A word before an office that says what became of it: *former*, *acting*, *outgoing*."""

    word: str
    change: str
