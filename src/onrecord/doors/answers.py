"""Answers of the store as a table for people, JSON lines for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import datetime
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from onrecord.doors.output import WRONG_USE, complain, console, print_json
from onrecord.model.time import DateError, parse

Row = dict[str, Any]
FAILED = 1

Record = Annotated[
    str,
    typer.Option(
        "--record", metavar="FILE|URL", envvar="ONRECORD_RECORD", help="The record: an SQLite file, or postgresql://…"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV with a line of names.")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many.")]
DEFAULT_RECORD = "onrecord.db"
_DAYS = ("today", "yesterday")


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, and which of their fields a table shows under what heading; an empty column is left out."""

    rows: Sequence[Row]
    columns: tuple[tuple[str, str], ...]
    nothing: str
    """What to say where there are no rows."""
    title: str | None = None
    under: tuple[str, ...] = ()
    """Fields that stand under each row: the words, the id."""


def give(answer: Answer, *, as_json: bool, as_csv: bool) -> None:
    """Print an answer in the form that was asked for."""
    if as_json:
        for row in answer.rows:
            print_json(row)
    elif as_csv:
        names = list(answer.rows[0]) if answer.rows else [field for field, _ in answer.columns]
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_cell(row[name]) for name in names] for row in answer.rows)
    elif not answer.rows:
        console().print(answer.nothing)
    else:
        _print_table(answer)


def date(option: str, words: str | None) -> str | None:
    """An EDTF date that was typed, ``today`` or ``yesterday`` (UTC); else exit code 2."""
    if words is None:
        return None
    if words in _DAYS:
        today = datetime.datetime.now(datetime.UTC).date()
        return (today - datetime.timedelta(days=_DAYS.index(words))).isoformat()
    try:
        return str(parse(words))
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def one_form(as_json: bool, as_csv: bool) -> None:
    """Refuse two forms at once."""
    if as_json and as_csv:
        raise typer.BadParameter("an answer has one form: --json or --csv", param_hint="--csv")


@contextmanager
def told() -> Iterator[None]:
    """Say in one line what is wrong: 2 for words that mean nothing here, 1 for a store that fails."""
    from onrecord.exports import ExportError
    from onrecord.facts import UnknownNameError
    from onrecord.store import AmbiguousIdError, StoreError, UnknownIdError

    try:
        yield
    except (UnknownNameError, UnknownIdError, AmbiguousIdError, ExportError) as error:
        complain(str(error.args[0]))
        raise typer.Exit(WRONG_USE) from error
    except StoreError as error:
        complain(str(error))
        raise typer.Exit(FAILED) from error


def _print_table(answer: Answer) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from onrecord.doors.terminal import plain

    out = console()
    if answer.title:
        out.print(Text(answer.title, "bold"))
    shown = [(field, heading) for field, heading in answer.columns if any(row[field] for row in answer.rows)]
    texts = [[Text(plain(_cell(row[field]))) for field, _ in shown] for row in answer.rows]
    if answer.under:
        # Words are long: each row is a line of its own with them under it, not a narrow column beside it.
        for row, cells in zip(answer.rows, texts, strict=True):
            out.print(Text("  ").join(cell for cell in cells if cell))
            for field in answer.under:
                for line in row[field] if isinstance(row[field], list) else (row[field],) if row[field] else ():
                    out.print(Padding(Text(plain(_cell(line)), "dim"), (0, 0, 0, 4), expand=False))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for _, heading in shown:
        table.add_column(heading, overflow="fold")
    for cells in texts:
        table.add_row(*cells)
    out.print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value)
    return str(value)
