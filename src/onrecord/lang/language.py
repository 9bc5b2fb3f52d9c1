"""A language's words, gathered from its data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from onrecord.lang.events import event_words
from onrecord.lang.lemmas import Lemmatizer
from onrecord.lang.reference import Reference, reference_from
from onrecord.lang.schema import LanguageDataError, read_table, strings, tables, words
from onrecord.model.claims import Factuality, Manner

TAKES = frozenset(
    {"quote", "clause", "impersonal", "infinitive", "as", "object", "anything", "figure", "denied", "named", "quoted"}
)
FORCES = (*get_args(Factuality), "factive", "negated")


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb that reports words: how it colours them and what it takes."""

    manner: Manner
    takes: frozenset[str]
    weak: bool
    """Not speech on its own (*hope*, *think*)."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """The words that report words."""

    verbs: Mapping[str, ReportingVerb]
    nouns: Mapping[str, Manner]
    phrases: Mapping[str, Manner]
    openings: tuple[tuple[str, Manner], ...]
    """The speaker's own first words that tell the manner, longest first."""
    voices: frozenset[str]
    """Verbs that make a report of a reporting noun (*expressed the hope*)."""
    feelings: frozenset[str]
    """Reporting nouns that take a preposition (*concern over*)."""
    objects: frozenset[str]
    """Nouns for what words can be about where a verb takes a bare object (*rejected the figure*)."""


@dataclass(frozen=True, slots=True)
class Moods:
    """What governing words, modals and markers make of a clause."""

    verbs: Mapping[str, str]
    adjectives: Mapping[str, str]
    nouns: Mapping[str, str]
    modals: Mapping[str, str]
    adverbs: Mapping[str, str]
    objects: Mapping[str, str]
    """Classes of verbs with a noun for object, where they are others than with a clause (*rejected the offer*)."""
    hearsay: Mapping[str, str]
    """Classes of verbs in the passive, where they are others (*is said to have left*)."""
    conditions: frozenset[str]
    negations: frozenset[str]
    without: frozenset[str]
    """Words that open what is not done (*instead of*)."""
    times: frozenset[str]
    """Words that open a time, which is as sure as what it dates (*when it joins, it will*)."""
    momentary: frozenset[str]
    """Verbs of what is done in a moment, whose progressive is a plan."""
    happening: frozenset[str]
    """Verbs that only say that their subject is so."""


@dataclass(frozen=True, slots=True)
class Language:
    """Everything known of one language."""

    code: str
    reporting: Reporting
    moods: Moods
    reference: Reference
    lemmas: Lemmatizer


@lru_cache(maxsize=4)
def load(code: str) -> Language:
    """The language with this ISO 639-1 code.

    Raises:
        LanguageDataError: there is no such language here, or its data break their schema.
    """
    reporting = _reporting(read_table(code, "reporting"), f"{code}/reporting.toml")
    moods = _moods(read_table(code, "moods"), f"{code}/moods.toml")
    forms = read_table(code, "lemmas")
    where = f"{code}/lemmas.toml"
    regular = forms.get("regular", ())
    told = (*reporting.verbs, *moods.verbs, *event_words(code).verbs)
    known = (*regular, *(verb.split()[0] for verb in told))
    lemmas = Lemmatizer(words(forms, "verbs", None, where), words(forms, "nouns", None, where), known)
    reference = reference_from(read_table(code, "reference"), f"{code}/reference.toml")
    return Language(code, reporting, moods, reference, lemmas)


def _reporting(table: Mapping[str, Any], where: str) -> Reporting:
    verbs = {
        lemma: _reporting_verb(entry, f"{where} [verbs] {lemma!r}")
        for lemma, entry in tables(table, "verbs", where).items()
    }
    openings = words(table, "openings", get_args(Manner), where)
    return Reporting(
        verbs=verbs,
        nouns=_manners(table, "nouns", where),
        phrases=_manners(table, "phrases", where),
        openings=tuple(
            sorted(((text, _manner(manner, where)) for text, manner in openings.items()), key=lambda o: -len(o[0]))
        ),
        voices=strings(table, "voices", "verbs", where),
        feelings=strings(table, "voices", "feelings", where),
        objects=strings(table, "objects", "nouns", where),
    )


def _reporting_verb(entry: Mapping[str, Any], where: str) -> ReportingVerb:
    unknown = set(entry) - {"manner", "takes", "weak"}
    takes = frozenset(entry.get("takes", ()))
    if unknown or not takes or takes - TAKES:
        raise LanguageDataError(f"{where}: wants manner and takes (of {sorted(TAKES)}), may have weak")
    return ReportingVerb(_manner(entry.get("manner"), where), takes, bool(entry.get("weak", False)))


def _manners(table: Mapping[str, Any], section: str, where: str) -> dict[str, Manner]:
    return {
        word: _manner(entry.get("manner"), f"{where} [{section}] {word!r}")
        for word, entry in tables(table, section, where).items()
    }


def _manner(value: object, where: str) -> Manner:
    for manner in get_args(Manner):
        if value == manner:
            return manner  # type: ignore[no-any-return]
    raise LanguageDataError(f"{where}: {value!r} is no manner")


def _moods(table: Mapping[str, Any], where: str) -> Moods:
    return Moods(
        verbs=words(table, "verbs", FORCES, where),
        adjectives=words(table, "adjectives", FORCES, where),
        nouns=words(table, "nouns", FORCES, where),
        modals=words(table, "modals", FORCES, where),
        adverbs=words(table, "adverbs", FORCES, where),
        objects=words(table, "objects", FORCES, where),
        hearsay=words(table, "hearsay", FORCES, where),
        conditions=strings(table, "markers", "condition", where),
        negations=strings(table, "markers", "negation", where),
        without=strings(table, "markers", "without", where),
        times=strings(table, "markers", "time", where),
        momentary=strings(table, "markers", "momentary", where),
        happening=strings(table, "markers", "happening", where),
    )
