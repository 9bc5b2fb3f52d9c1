"""What may belong together is found without looking at all of it, and storing touches a tenth of the pages.

Sayings know whether they are dated to a week (``wide``). Shingles come into a small table first and go over into the
large one many at a time; who alone reported something stands in the saying and needs no row of witness; indexes hold
only what is looked for in them; the full-text indexes keep no lengths, which only ranking would need.
"""

from __future__ import annotations

import json
from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, text

from onrecord.model.time import DateError, parse

revision = "0003"
down_revision = "0002"

_AT_ONCE = 5000
_WEEK = 7
_FIRST_DAY = 657_071
"""Ordinal of 1799-12-31; day 1 is 1800-01-01."""
_LAST_DAY = (1 << 17) - 1
_SQLITE = (
    "DROP TABLE statement_words",
    "CREATE VIRTUAL TABLE statement_words USING fts5(content, tags, content='statement', content_rowid='id',"
    " columnsize=0, tokenize='porter unicode61 remove_diacritics 2')",
    "INSERT INTO statement_words (statement_words) VALUES ('rebuild')",
    "DROP TABLE saying_words",
    "CREATE VIRTUAL TABLE saying_words USING fts5(tags, content='saying', content_rowid='id', columnsize=0,"
    " detail=none, tokenize='unicode61')",
    "INSERT INTO saying_words (saying_words) VALUES ('rebuild')",
)


def upgrade() -> None:
    """Bring a store of version 0002 forward."""
    op.add_column("saying", Column("wide", Integer, nullable=False, server_default="0"))
    _fill_in()
    for name, columns, where in (
        ("saying_office", ["office", "last"], "office IS NOT NULL"),
        ("saying_second", ["second"], "second > 0"),
    ):
        op.drop_index(name, "saying")
        op.create_index(name, "saying", columns, sqlite_where=text(where), postgresql_where=text(where))
    op.drop_index("saying_topic", "saying")
    op.create_index("saying_topic", "saying", ["topic", "id", "wide"])
    op.execute("DELETE FROM witness WHERE saying IN (SELECT id FROM saying WHERE sources = 1)")
    op.create_table(
        "young_shingle",
        Column("hash", BigInteger, primary_key=True, autoincrement=False),
        Column("article", BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":
        for command in _SQLITE:
            op.execute(command)


def _fill_in() -> None:
    connection = op.get_bind()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    last = -1
    while rows := connection.exec_driver_sql(
        f"SELECT id, said FROM saying WHERE id > {mark} ORDER BY id LIMIT {_AT_ONCE}",  # noqa: S608 - our own words
        (last,),
    ).all():
        last = rows[-1][0]
        wide = [(until, identity) for identity, said in rows if (until := _wide(json.loads(said)))]
        if wide:
            connection.exec_driver_sql(f"UPDATE saying SET wide = {mark} WHERE id = {mark}", wide)  # noqa: S608


def _wide(said: dict[str, Any]) -> int:
    """The last day that it can mean, where it is not dated to a week or has a number; 0 else."""
    if said["kind"] in ("status", "role", "relation"):
        return 0
    low, high = _days(said.get("on"))
    if not low:
        low, high = _days(said.get("reported"))
    high = max(low, high)
    return high if high - low >= _WEEK or "ordinal" in said.get("rest", {}) else 0


def _days(date: str | None) -> tuple[int, int]:
    if date is None:
        return 0, 0
    try:
        when = parse(date)
    except DateError:
        return 0, 0
    days = (when.first_day, when.last_day)
    first, last = (min(max(day.toordinal() - _FIRST_DAY, 1), _LAST_DAY) if day else 0 for day in days)
    return first, last
