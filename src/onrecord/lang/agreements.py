"""Words for treaties and the like, and for what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from onrecord.lang.schema import read_table, strings, words
from onrecord.model.claims import AgreementChange

Changes = Mapping[str, AgreementChange]


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """All of ``agreements.toml``."""

    acts: Changes
    """Verbs whose object is the document."""
    away: Changes
    """Verbs that one does *from* a document."""
    towards: Changes
    """Verbs that one does *to* a document."""
    assenting: frozenset[str]
    """What a parliament does to ratify."""
    parliaments: frozenset[str]
    nouns: Changes
    undone: frozenset[str]
    """Verbs that say of an act that it has not been done."""
    failed: frozenset[str]
    """Verbs after which an act was not done: *fell through*."""
    waiting: frozenset[str]
    procedures: frozenset[str]
    """Nouns of what is to be done: *the procedure of denouncing*."""
    aims: frozenset[str]
    """Verbs whose infinitive says what is wanted: *to ensure that it is signed*."""
    dating: frozenset[str]
    """Verbs whose time is that of the act they govern."""
    witnessing: frozenset[str]
    """Verbs of those who look on while their ministers sign."""
    putting: frozenset[str]
    """Verbs that put a *signature* to a document."""
    signatures: frozenset[str]
    exits: frozenset[str]
    """Nouns for leaving a treaty: *withdrawal from*."""
    deciding: frozenset[str]
    """Verbs that decide on such an exit."""
    negotiations: frozenset[str]
    """Nouns for talks, which are no document."""
    force: frozenset[str]
    states: frozenset[str]
    applying: frozenset[str]
    documents: frozenset[str]
    partial: frozenset[str]
    """Document nouns that are one only with a word of ``making`` beside them or as part of a name."""
    generic: frozenset[str]
    """Document nouns that alone may stand for any document named before."""
    alike: frozenset[str]
    """Document nouns for which *the agreement* may stand."""
    same: Mapping[str, str]
    """Short names and spellings of a document noun, each with the noun."""
    making: frozenset[str]
    named: frozenset[str]
    """Treaties that no such noun names."""
    wrappers: frozenset[str]
    """*the text of*"""
    participation: frozenset[str]
    instruments: frozenset[str]
    parties: frozenset[str]
    sides: frozenset[str]
    """Nouns that with a number stand for parties named before: *the two sides*."""
    below: frozenset[str]
    """Nouns of those who sign for themselves and not for their state: *province*, *university*."""
    acting: frozenset[str]
    """Words of offices and organs that act for their state."""
    joining: frozenset[str]


@lru_cache(maxsize=4)
def agreement_words(code: str) -> AgreementWords:
    """The words of ``agreements.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/agreements.toml"
    table = read_table(code, "agreements")

    def changes(section: str) -> Changes:
        return cast("dict[str, AgreementChange]", words(table, section, get_args(AgreementChange), where))

    def listed(section: str, name: str) -> frozenset[str]:
        return strings(table, section, name, where)

    return AgreementWords(
        acts=changes("acts"),
        away=changes("away"),
        towards=changes("towards"),
        assenting=listed("assent", "verbs"),
        parliaments=listed("assent", "by"),
        nouns=changes("nouns"),
        undone=listed("governing", "undone"),
        failed=listed("governing", "failed"),
        waiting=listed("governing", "waiting"),
        procedures=listed("governing", "procedures"),
        aims=listed("governing", "aims"),
        dating=listed("governing", "dating"),
        witnessing=listed("governing", "witnessing"),
        putting=listed("signature", "verbs"),
        exits=listed("leaving", "nouns"),
        deciding=listed("leaving", "verbs"),
        negotiations=listed("talks", "nouns"),
        signatures=listed("signature", "nouns"),
        force=listed("force", "verbs"),
        states=listed("force", "states"),
        applying=listed("force", "applying"),
        documents=listed("documents", "nouns"),
        partial=listed("documents", "partial"),
        generic=listed("documents", "generic"),
        alike=listed("documents", "alike"),
        same=words(table, "same", None, where),
        making=listed("documents", "making"),
        named=listed("documents", "named"),
        wrappers=listed("documents", "wrappers"),
        participation=listed("documents", "participation"),
        instruments=listed("documents", "instruments"),
        parties=listed("documents", "parties"),
        sides=listed("documents", "sides"),
        below=listed("documents", "below"),
        acting=listed("documents", "acting"),
        joining=listed("documents", "joining"),
    )
