"""Strict reading of the world's TOML files: an error names the file and the line, which ``tomllib`` alone cannot."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

_HEADER = re.compile(r"\[\[?\s*([A-Za-z_]+)\s*\]\]?")
_KEY = re.compile(r"([A-Za-z_]+)\s*=")
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+")


class WorldDataError(ValueError):
    """A mistake in a data file of the world: which file, which line (from 1), and what is wrong."""

    def __init__(self, file: Path, line: int, why: str) -> None:
        super().__init__(f"{file.name}:{line}: {why}")
        self.file = file
        self.line = line
        self.why = why


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a file with the lines where its keys stand; it hands out values of the right kind or raises."""

    file: Path
    source: Sequence[str]
    table: Mapping[str, Any]
    line: int
    lines: Mapping[str, int]

    def error(self, why: str, key: str = "", value: str = "", *, again: bool = False) -> WorldDataError:
        """The error at the line of the key; in a list over many lines at the line of its value, or of its second."""
        line = self.lines.get(key, self.line)
        if value:
            places = [n for n in range(line, len(self.source) + 1) if f'"{value}"' in self.source[n - 1]]
            line = places[1] if again and len(places) > 1 else places[0] if places else line
        return WorldDataError(self.file, line, why)

    def only(self, known: frozenset[str]) -> None:
        """Raise where the table has a key that is not ``known``."""
        for key in self.table:
            if key not in known:
                raise self.error(f"unknown key {key!r}", key)

    def text(self, key: str) -> str | None:
        """The words under the key, ``None`` where it is absent."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value or value != value.strip():
            raise self.error(f"{key} must be words without space around them", key)
        return value

    def must(self, key: str) -> str:
        """The words under a key that must be there."""
        value = self.text(key)
        if value is None:
            raise self.error(f"{key} is missing")
        return value

    def one_of(self, key: str, known: frozenset[str]) -> str:
        """One of the words that an enumeration allows."""
        value = self.must(key)
        if value not in known:
            raise self.error(f"{key} {value!r} is none of {', '.join(sorted(known))}", key)
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false; a key without default must be there."""
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            raise self.error(f"{key} must be true or false", key)
        return value

    def date(self, key: str) -> str | None:
        """An EDTF level 0 date, as precise as it is known."""
        value = self.text(key)
        if value is not None and not _is_date(value):
            raise self.error(f"{key} {value!r} is no EDTF date (YYYY, YYYY-MM or YYYY-MM-DD)", key)
        return value

    def texts(self, key: str, *, ordered: bool = True) -> tuple[str, ...]:
        """A list of words without doubles, in code-point order unless the order carries meaning."""
        values = self.table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v and v == v.strip() for v in values):
            raise self.error(f"{key} must be a list of words without space around them", key)
        for before, after in pairwise(values):
            if ordered and after < before:
                raise self.error(f"{key} is not sorted: {after!r} stands after {before!r}", key, after)
        seen: set[str] = set()
        for value in values:
            if value in seen:
                raise self.error(f"{key} has {value!r} twice", key, value, again=True)
            seen.add(value)
        return tuple(values)

    def url(self, key: str, value: str) -> str:
        """The value, where it is a web address."""
        if not _URL.fullmatch(value):
            raise self.error(f"{key} {value!r} is no web address", key, value)
        return value


def read_entries(path: Path, tables: Mapping[str, frozenset[str]]) -> dict[str, list[Entry]]:
    """The tables of a TOML file: under "" the file's own keys, under each name of ``tables`` its ``[[name]]`` entries.

    ``tables`` gives the keys that each kind of table may have. ``tomllib`` keeps no lines, so headers and keys are
    found a second time in the text: a header opens its line, and so does a key.

    Raises:
        WorldDataError: the file is no TOML, has a key that ``tables`` lacks, or a table not written ``[[name]]``.
    """
    text = path.read_text(encoding="utf-8")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise WorldDataError(path, int(found[1]) if found else text.count("\n") + 1, str(error)) from error
    source = text.splitlines()
    top_lines: dict[str, int] = {}
    places: dict[str, list[tuple[int, dict[str, int]]]] = {"": [(1, top_lines)]}
    keys = top_lines
    for number, line in enumerate(source, start=1):
        if header := _HEADER.match(line):
            keys = {}
            places.setdefault(header[1], []).append((number, keys))
            top_lines.setdefault(header[1], number)
        elif key := _KEY.match(line):
            keys.setdefault(key[1], number)
    top = Entry(path, source, content, 1, top_lines)
    top.only(tables[""] | (tables.keys() - {""}))
    entries = {"": [top]}
    for name in tables.keys() - {""}:
        found_tables, found_places = content.get(name, []), places.get(name, [])
        if not isinstance(found_tables, list) or len(found_tables) != len(found_places):
            raise top.error(f"{name} must be written as [[{name}]]", name)
        entries[name] = [
            Entry(path, source, table, line, lines)
            for table, (line, lines) in zip(found_tables, found_places, strict=True)
        ]
        for entry in entries[name]:
            entry.only(tables[name])
    return entries


def _is_date(value: str) -> bool:
    found = _EDTF.fullmatch(value)
    if not found:
        return False
    try:
        datetime.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
