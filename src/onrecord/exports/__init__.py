"""The record in other people's forms. ``EXPORTERS`` lists them; each writes all of a store into an open file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.exports.calendar import write_calendar
from onrecord.exports.errors import ExportError, MissingExtraError
from onrecord.exports.files import write_csv, write_jsonl, write_parquet
from onrecord.exports.ftm import write_ftm
from onrecord.exports.linked_data import write_json_ld
from onrecord.exports.tables import TABLES, table
from onrecord.facts import Questions
from onrecord.model.facts import Fact
from onrecord.store import Store

__all__ = ["EXPORTERS", "TABLES", "ExportError", "Exporter", "MissingExtraError", "export", "table"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A form: its name, the endings of its files, whether it takes one table, and how it is written."""

    name: str
    endings: tuple[str, ...]
    tables: bool
    write: Callable[[Store, str, BinaryIO], int]


def export(store: Store, form: str, out: BinaryIO, *, of: str = "statements") -> int:
    """Write a store in a form; how many entries.

    Args:
        store: the store.
        form: the name of an exporter.
        out: an open file.
        of: which table, for forms that take one.

    Raises:
        ExportError: there is no such form or table, or a library is missing.
    """
    exporter = {one.name: one for one in EXPORTERS}.get(form)
    if exporter is None:
        raise ExportError(f"there is no form {form!r}; there are {', '.join(one.name for one in EXPORTERS)}")
    if exporter.tables and of not in {one.name for one in TABLES}:
        raise ExportError(f"there is no table {of!r}; there are {', '.join(one.name for one in TABLES)}")
    return exporter.write(store, of, out)


def _jsonl(store: Store, _: str, out: BinaryIO) -> int:
    return write_jsonl(store.records(), out)


def _csv(store: Store, of: str, out: BinaryIO) -> int:
    return write_csv(table(of), table(of).rows(store), out)


def _parquet(store: Store, of: str, out: BinaryIO) -> int:
    return write_parquet(table(of), table(of).rows(store), out)


def _calendar(store: Store, _: str, out: BinaryIO) -> int:
    meetings = list(Questions(store).facts("meeting"))
    return write_calendar(meetings, _names(store, meetings), out)


def _ftm(store: Store, _: str, out: BinaryIO) -> int:
    facts = list(Questions(store).facts("status", "role", "meeting"))
    parties = sorted({party for fact in facts for party in fact.said.parties})
    return write_ftm(facts, store.records(), store.entities(parties), out)


def _json_ld(store: Store, _: str, out: BinaryIO) -> int:
    supported = (
        (fact, tuple(store.articles_behind([part.id for part in fact.sayings]))) for fact in Questions(store).facts()
    )
    return write_json_ld(store.records(), supported, out)


def _names(store: Store, facts: list[Fact]) -> dict[str, str]:
    ids = {entity for fact in facts for entity in (*fact.said.parties, fact.said.place, *fact.according_to) if entity}
    return {identity: known.name for identity, known in store.entities(sorted(ids)).items()}


EXPORTERS = (
    Exporter("jsonl", (".jsonl",), False, _jsonl),
    Exporter("csv", (".csv",), True, _csv),
    Exporter("parquet", (".parquet",), True, _parquet),
    Exporter("ical", (".ics",), False, _calendar),
    Exporter("ftm", (".ftm", ".ftm.json"), False, _ftm),
    Exporter("json-ld", (".jsonld",), False, _json_ld),
)
