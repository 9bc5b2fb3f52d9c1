"""Words that stand for somebody named elsewhere: pronouns, *the minister*, *the bloc*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.lang.schema import LanguageDataError, section_of, strings


@dataclass(frozen=True, slots=True)
class Reference:
    """Pronouns by gender, and the nouns that stand for persons, organisations, countries and groups."""

    female: frozenset[str]
    male: frozenset[str]
    person_nouns: Mapping[str, frozenset[str]]
    """Noun → kinds of office it fits; an empty set fits any office."""
    under_ministers: frozenset[str]
    """Countries whose foreign secretary is no minister but serves under one."""
    national: Mapping[str, frozenset[str]]
    """Words that only offices and organs of some states bear (*taoiseach*) → those states' ids."""
    people: frozenset[str]
    """Nouns for persons whom no office tells."""
    women: frozenset[str]
    """Those of them that tell a woman, and men."""
    men: frozenset[str]
    thanked: frozenset[str]
    """Verbs behind whose object *his* is the object's (*congratulated him on his election*)."""
    document_nouns: frozenset[str]
    any_document: frozenset[str]
    """Nouns that stand for whatever document was named last."""
    outlet_nouns: frozenset[str]
    mastheads: frozenset[str]
    """Last words of the names of newspapers (*Post*)."""
    institutions: frozenset[str]
    """Nouns for what speaks without being a person (*ministry*)."""
    seats: frozenset[str]
    """Seats of power that speak for their states."""
    organisation_nouns: frozenset[str]
    of_states: frozenset[str]
    """Those of them that only organisations of states are called (*bloc*)."""
    own_names: frozenset[str]
    """Those that only stand for an organisation whose own name has them (*community*)."""
    scopes: frozenset[str]
    """What an organisation's noun may be called besides (*the regional bloc*)."""
    country_nouns: frozenset[str]
    regions: Mapping[str, frozenset[str]]
    """What a country may be called besides (*the island nation*, *the Balkan republic*): ISO 3166-1 codes it fits."""
    stricken: frozenset[str]
    """Last parts of compounds that make no country another one (*the war-torn country*)."""
    settings: frozenset[str]
    """Nouns for places whose country is named by the way (*held in the Nigerian capital*)."""
    journeys: frozenset[str]
    """Nouns and verbs for going to a country that is not one's own."""
    receptions: frozenset[str]
    """Verbs for having somebody from abroad in one's country."""
    group_nouns: frozenset[str]
    unnamed: frozenset[str]
    partisans: frozenset[str]
    """*Democrats*: the many of a party."""
    female_honorifics: frozenset[str]
    male_honorifics: frozenset[str]
    honorifics: frozenset[str]


def reference_from(table: Mapping[str, Any], where: str) -> Reference:
    """The words of ``reference.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    nouns = section_of(table, "nouns", where)
    person = section_of(nouns, "person", where)
    for noun, offices in person.items():
        if not isinstance(offices, list):
            raise LanguageDataError(f"{where} [nouns.person] {noun!r}: a list of offices is wanted")
    female = strings(table, "honorifics", "female", where)
    male = strings(table, "honorifics", "male", where)
    return Reference(
        female=strings(table, "pronouns", "female", where),
        male=strings(table, "pronouns", "male", where),
        person_nouns={noun: frozenset(offices) for noun, offices in person.items()},
        under_ministers=strings(table, "secretaries", "under_ministers", where),
        national={words: strings(table, "national", words, where) for words in section_of(table, "national", where)},
        people=strings(nouns, "people", "words", where),
        women=strings(nouns, "people", "female", where),
        men=strings(nouns, "people", "male", where),
        thanked=strings(table, "pronouns", "thanked", where),
        document_nouns=strings(nouns, "document", "words", where),
        any_document=strings(nouns, "document", "any", where),
        outlet_nouns=strings(nouns, "outlet", "words", where),
        mastheads=strings(nouns, "outlet", "mastheads", where),
        institutions=strings(nouns, "institution", "words", where),
        seats=strings(nouns, "seat", "words", where),
        organisation_nouns=strings(nouns, "organisation", "words", where),
        of_states=strings(nouns, "organisation", "of_states", where),
        own_names=strings(nouns, "organisation", "own_names", where),
        scopes=strings(nouns, "organisation", "scopes", where),
        country_nouns=strings(nouns, "country", "words", where),
        regions={name: strings(table, "regions", name, where) for name in section_of(table, "regions", where)},
        stricken=strings(nouns, "country", "stricken", where),
        settings=strings(nouns, "country", "settings", where),
        journeys=strings(table, "journeys", "words", where),
        receptions=strings(table, "journeys", "receptions", where),
        group_nouns=strings(nouns, "group", "words", where),
        unnamed=strings(nouns, "unnamed", "words", where),
        partisans=strings(nouns, "partisan", "words", where),
        female_honorifics=female,
        male_honorifics=male,
        honorifics=female | male | strings(table, "honorifics", "other", where),
    )
