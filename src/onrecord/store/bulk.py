"""Many rows at once, past the cost of building a statement for each; the same words for both databases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table

Rows = Iterator[tuple[Any, ...]]

_AT_ONCE = 500
"""Values in one list; SQLite's own limit was 999 for long."""


def insert(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows; those whose key is there already stay as they are."""
    if rows:
        names = ", ".join(f'"{column}"' for column in columns)
        values = ", ".join([_mark(connection)] * len(columns))
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({names}) VALUES ({values}) ON CONFLICT DO NOTHING',  # noqa: S608
            list(rows),
        )


def update(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Set ``columns[1:]`` of the rows whose ``columns[0]`` is given first."""
    if rows:
        mark = _mark(connection)
        sets = ", ".join(f'"{column}" = {mark}' for column in columns[1:])
        connection.exec_driver_sql(
            f'UPDATE "{table.name}" SET {sets} WHERE "{columns[0]}" = {mark}',  # noqa: S608
            [(*row[1:], row[0]) for row in rows],
        )


def delete(connection: Connection, table: Table, column: str, values: Iterable[Any]) -> None:
    """Delete the rows whose ``column`` is one of ``values``."""
    rows = [(value,) for value in values]
    if rows:
        mark = _mark(connection)
        connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE "{column}" = {mark}', rows)  # noqa: S608


def select(connection: Connection, query: str, values: Iterable[Any], *more: Any) -> Rows:  # noqa: ANN401
    """Rows of ``query``, whose ``IN (?)`` takes the values, as many at a time as a statement may hold.

    ``more`` are values for the marks that stand after the list.
    """
    mark = _mark(connection)
    head, _, tail = query.partition("IN (?)")
    head, tail = head.replace("?", mark), tail.replace("?", mark)
    chosen = list(values)
    for start in range(0, len(chosen), _AT_ONCE):
        part = chosen[start : start + _AT_ONCE]
        marks = ", ".join([mark] * len(part))
        # All at once: to fetch row by row takes several times as long.
        yield from cast(Rows, connection.exec_driver_sql(f"{head}IN ({marks}){tail}", (*part, *more)).all())


def ask(connection: Connection, query: str, *values: Any) -> Sequence[tuple[Any, ...]]:  # noqa: ANN401 - what a row holds
    """Rows of one query with ``?`` for its values."""
    found = connection.exec_driver_sql(query.replace("?", _mark(connection)), values).all()
    return cast(Sequence[tuple[Any, ...]], found)


def do(connection: Connection, query: str, *values: Any) -> None:  # noqa: ANN401 - what a column holds
    """One change with ``?`` for its values."""
    connection.exec_driver_sql(query.replace("?", _mark(connection)), values)


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.name == "sqlite" else "%s"
