"""Reading one data file and saying where it is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any


class LanguageDataError(ValueError):
    """A language's data file breaks its schema; the message names the file and the entry."""


def read_table(code: str, name: str) -> dict[str, Any]:
    """The data file ``name`` of the language ``code``.

    Raises:
        LanguageDataError: there is no such file, or it is no TOML.
    """
    path = files("onrecord.lang").joinpath(code, f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LanguageDataError(f"{code}/{name}.toml: there is no such file") from error
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"{code}/{name}.toml: {error}") from error


def words(table: Mapping[str, Any], section: str, allowed: Iterable[str] | None, where: str) -> dict[str, str]:
    """A section that maps words to one of ``allowed`` (to any word where None).

    Raises:
        LanguageDataError: the section is missing, or an entry has another value.
    """
    entries = section_of(table, section, where)
    legal = None if allowed is None else frozenset(allowed)
    for word, value in entries.items():
        if not isinstance(value, str) or (legal is not None and value not in legal):
            raise LanguageDataError(f"{where} [{section}] {word!r}: {value!r} is none of {sorted(legal or ())}")
    return dict(entries)


def tables(table: Mapping[str, Any], section: str, where: str) -> dict[str, Mapping[str, Any]]:
    """A section whose every entry is a table of its own.

    Raises:
        LanguageDataError: the section is missing, or an entry is no table.
    """
    entries = section_of(table, section, where)
    for word, value in entries.items():
        if not isinstance(value, dict):
            raise LanguageDataError(f"{where} [{section}] {word!r}: {value!r} is no table")
    return dict(entries)


def section_of(table: Mapping[str, Any], section: str, where: str) -> Mapping[str, Any]:
    """A section of a data file.

    Raises:
        LanguageDataError: it is missing or no table.
    """
    entries = table.get(section)
    if not isinstance(entries, dict):
        raise LanguageDataError(f"{where}: the section [{section}] is missing")
    return entries


def strings(table: Mapping[str, Any], section: str, name: str, where: str) -> frozenset[str]:
    """A list of words of a section.

    Raises:
        LanguageDataError: it is missing, holds something else, or a word twice.
    """
    value = section_of(table, section, where).get(name)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise LanguageDataError(f"{where} [{section}] {name}: a list of words is wanted")
    if len(set(value)) != len(value):
        raise LanguageDataError(f"{where} [{section}] {name}: a word stands twice")
    return frozenset(value)
