"""Tables as CSV and Parquet, records as JSONL: written row by row, and read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from onrecord.exports.errors import MissingExtraError
from onrecord.exports.tables import Row, Table, cells, from_cells
from onrecord.model.plain import record_as_plain, record_from_plain
from onrecord.model.record import Record

_ROWS_IN_A_GROUP = 20_000


def write_jsonl(records: Iterable[Record], out: BinaryIO) -> int:
    """Write records in the contract's form, with their rules and role spans under ``grounds``; how many."""
    count = 0
    for record in records:
        out.write(json.dumps(record_as_plain(record, with_grounds=True), ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def read_jsonl(lines: Iterable[bytes]) -> Iterator[Record]:
    """The records that ``write_jsonl`` wrote."""
    return (record_from_plain(json.loads(line)) for line in lines if line.strip())


def write_csv(table: Table, rows: Iterable[Row], out: BinaryIO) -> int:
    """Write rows as CSV (RFC 4180, UTF-8) under a line of names; how many."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        writer = csv.writer(text)
        writer.writerow(column.name for column in table.columns)
        count = 0
        for row in rows:
            writer.writerow(cells(table.columns, row))
            count += 1
        return count
    finally:
        text.detach()


def read_csv(table: Table, source: BinaryIO) -> Iterator[Row]:
    """The rows that ``write_csv`` wrote."""
    reader = csv.reader(io.TextIOWrapper(source, encoding="utf-8", newline=""))
    next(reader)
    return (from_cells(table.columns, texts) for texts in reader)


def write_parquet(table: Table, rows: Iterable[Row], out: BinaryIO) -> int:
    """Write rows as Parquet, a group at a time; how many.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError("Parquet", "parquet") from error
    types = {
        "text": pyarrow.string(), "number": pyarrow.int64(), "yes or no": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    schema = pyarrow.schema([(column.name, types[column.type]) for column in table.columns])
    count, left = 0, iter(rows)
    with parquet.ParquetWriter(out, schema) as writer:
        while group := list(islice(left, _ROWS_IN_A_GROUP)):
            plain = [{name: list(v) if isinstance(v, tuple) else v for name, v in row.items()} for row in group]
            writer.write_table(pyarrow.Table.from_pylist(plain, schema=schema))
            count += len(group)
    return count


def read_parquet(source: BinaryIO) -> Iterator[Row]:
    """The rows that ``write_parquet`` wrote.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
    """
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError("Parquet", "parquet") from error
    for row in parquet.read_table(source).to_pylist():
        yield {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
