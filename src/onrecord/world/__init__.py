"""What the world is called: countries, organisations, bodies, offices, outlets and initiatives under every spelling.

Look-ups over data files. ``load`` gives everything, ``recognise`` finds every known name in a text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.world.bodies import Body, BodyReader
from onrecord.world.compiled import FILE, FOLDER, World, parse
from onrecord.world.introductions import Introduction, introductions_in
from onrecord.world.nouns import Country, Initiative, Outlet
from onrecord.world.offices import OfficePhrase, OfficeReader
from onrecord.world.organisations import Organisation
from onrecord.world.recogniser import Known, recognise_in
from onrecord.world.titles import offices_in
from onrecord.world.words import Word, words_of

__all__ = [
    "Body",
    "Country",
    "Initiative",
    "Introduction",
    "Known",
    "OfficePhrase",
    "Organisation",
    "Outlet",
    "World",
    "country",
    "initiative",
    "introductions",
    "load",
    "organisation",
    "outlet",
    "outlet_by_domain",
    "outlet_by_name",
    "parse_body",
    "parse_office",
    "parse_offices",
    "recognise",
    "usual_name",
]


@lru_cache(maxsize=1)
def load() -> World:
    """The world as shipped."""
    return parse((FOLDER / FILE).read_text(encoding="utf-8"))


def recognise(text: str, words: Sequence[Word] | None = None) -> tuple[Known, ...]:
    """All known names of ``text`` in order, the longest at each place, none overlapping another."""
    return recognise_in(text, load().phrases, words)


def parse_body(phrase: str, owner: str | None = None) -> Body | None:
    """The body that the whole of ``phrase`` names (*the Ministry of Foreign Affairs of Azerbaijan*).

    ``owner`` is the id of the country or organisation whose it is where the words do not say (*the ministry's press
    service*). A phrase that names a country or an organisation itself is no body.
    """
    return _body(phrase, owner)


def parse_office(phrase: str, owner: str | None = None) -> OfficePhrase | None:
    """The office that the whole of ``phrase``, a title without the name of its holder, names; the first of several.

    ``owner`` is the id of the country or organisation whose it is where the words do not say (*the president*).
    """
    found = _offices(phrase, owner)
    return found[0] if found else None


def parse_offices(phrase: str, owner: str | None = None) -> tuple[OfficePhrase, ...]:
    """Every office that a title names (*Deputy Prime Minister and Foreign Minister of Kazakhstan*), in its order."""
    return _offices(phrase, owner)


@lru_cache(maxsize=1)
def office_reader() -> OfficeReader:
    """The reader of titles."""
    return OfficeReader(load().office_kinds, load().change_words, body_reader())


@lru_cache(maxsize=1)
def body_reader() -> BodyReader:
    """The reader of phrases that name bodies."""
    return BodyReader(load())


def introductions(text: str) -> tuple[Introduction, ...]:
    """The organisations that ``text`` introduces with an acronym in brackets, known or not."""
    return introductions_in(text, load().phrases, load().organisation_nouns)


def country(id_: str) -> Country | None:
    """The country of an id (``country:AZ``) or of an ISO 3166-1 alpha-2 code (``AZ``)."""
    return _countries().get(id_ if id_.startswith("country:") else f"country:{id_}")


def organisation(id_: str) -> Organisation | None:
    """The organisation of an id (``org:sco``)."""
    return _organisations().get(id_)


def initiative(id_: str) -> Initiative | None:
    """The initiative of an id (``initiative:belt-and-road-initiative``)."""
    return _initiatives().get(id_)


def outlet(id_: str) -> Outlet | None:
    """The outlet of an id (``outlet:xinhua-news-agency``)."""
    return _outlets().get(id_)


def usual_name(id_: str) -> str | None:
    """What a country, organisation, outlet or initiative of this id is usually called; None where none is known."""
    known = country(id_) or organisation(id_) or outlet(id_) or initiative(id_)
    return None if known is None else known.name


def outlet_by_domain(host: str) -> Outlet | None:
    """The outlet that a host belongs to, the outlet of the longest domain that the host ends with."""
    labels = host.lower().rstrip(".").split(":")[0].split(".")
    domains = _domains()
    for first in range(len(labels) - 1):
        found = domains.get(".".join(labels[first:]))
        if found is not None:
            return found
    return None


def outlet_by_name(name: str, country_id: str | None = None) -> Outlet | None:
    """The outlet of a name in any case, with or without *The*.

    A name that several bear (*APA*) is the one of ``country_id``; without that it is nobody's.
    """
    found = _outlet_names().get(_outlet_key(name), ())
    if country_id is not None and len(found) > 1:
        found = tuple(one for one in found if one.country == country_id)
    return found[0] if len(found) == 1 else None


def _outlet_key(name: str) -> str:
    return " ".join(word.key for word in words_of(name)).removeprefix("the ")


# Titles and bodies come again and again, within an article and between articles.
@lru_cache(maxsize=8192)
def _body(phrase: str, owner: str | None) -> Body | None:
    return body_reader().body(phrase, owner)


@lru_cache(maxsize=8192)
def _offices(phrase: str, owner: str | None) -> tuple[OfficePhrase, ...]:
    return offices_in(phrase, office_reader(), owner)


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, Country]:
    return {one.id: one for one in load().countries}


@lru_cache(maxsize=1)
def _organisations() -> Mapping[str, Organisation]:
    return {one.id: one for one in load().organisations}


@lru_cache(maxsize=1)
def _initiatives() -> Mapping[str, Initiative]:
    return {one.id: one for one in load().initiatives}


@lru_cache(maxsize=1)
def _outlets() -> Mapping[str, Outlet]:
    return {one.id: one for one in load().outlets}


@lru_cache(maxsize=1)
def _domains() -> Mapping[str, Outlet]:
    return {domain: one for one in load().outlets for domain in one.domains}


@lru_cache(maxsize=1)
def _outlet_names() -> Mapping[str, tuple[Outlet, ...]]:
    names: dict[str, tuple[Outlet, ...]] = {}
    for one in load().outlets:
        for key in dict.fromkeys(_outlet_key(spelling) for spelling in one.spellings):
            names[key] = (*names.get(key, ()), one)
    return names
