"""What must be looked at together is found in one step: topics, offices by whose they are, a tag for standings.

Open intervals (*since May 2018*) are seen on the day of the report.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, Connection

revision = "0002"
down_revision = "0001"

_AT_ONCE = 5000


def upgrade() -> None:
    """Add the topics of sayings and fill them in."""
    op.add_column("saying", Column("topic", BigInteger, nullable=False, server_default="0"))
    op.add_column("saying", Column("office", BigInteger))
    connection = op.get_bind()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    last = -1
    while rows := connection.exec_driver_sql(
        f"SELECT id, said FROM saying WHERE id > {mark} ORDER BY id LIMIT {_AT_ONCE}",  # noqa: S608 - our own words
        (last,),
    ).all():
        last = rows[-1][0]
        said = [(identity, json.loads(text)) for identity, text in rows]
        connection.exec_driver_sql(
            f"UPDATE saying SET topic = {mark}, office = {mark}, tags = tags || {mark}"  # noqa: S608 - our own words
            f" WHERE id = {mark}",
            [(_topic(one), _office(one), _standing(one), identity) for identity, one in said],
        )
        for identity, one in said:
            if _open(one):
                _see(connection, identity, mark)
    op.create_index("saying_topic", "saying", ["topic", "id"])
    op.create_index("saying_office", "saying", ["office", "last"])
    op.create_index("entity_of", "entity", ["of"])
    if connection.dialect.name == "sqlite":
        op.execute("INSERT INTO saying_words (saying_words) VALUES ('rebuild')")


def _topic(said: dict[str, Any]) -> int:
    kind, rest = said["kind"], said.get("rest", {})
    words: tuple[str | None, ...]
    if kind in ("status", "role", "relation"):
        words = (said.get("subject"), said.get("object"))
    elif kind == "meeting":
        who = said.get("subject") or rest.get("participants") or " ".join(said.get("parties", ()))
        words = (said.get("value"), who)
    elif kind == "agreement":
        words = (said.get("value"), rest.get("parties"))
    else:
        words = (said.get("value"), said.get("subject"), said.get("object"))
    return _number(kind, *words)


def _office(said: dict[str, Any]) -> int | None:
    return _number("office", said["object"]) if said["kind"] == "role" and said.get("object") else None


def _number(kind: str, *words: str | None) -> int:
    text = "\n".join((kind, *(word or "" for word in words)))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def _standing(said: dict[str, Any]) -> str:
    """The tag of what an article itself says about where somebody stands; nothing for all else."""
    change = said.get("change") in ("held", "acquired", "restored", "lost", "suspended")
    own = said.get("factuality") is None and said.get("voice") is None and not said.get("conditional")
    if said["kind"] != "status" or not change or not own or not said.get("object"):
        return ""
    digest = int.from_bytes(hashlib.blake2b(said["object"].encode(), digest_size=8).digest(), "big")
    return f" t{digest % 10**12:012}"


def _open(said: dict[str, Any]) -> bool:
    """Whether it says that a state holds from a day on."""
    return str(said.get("held", "")).endswith("/..") and said.get("change", "held") in ("held", "acting")


def _see(connection: Connection, saying: int, mark: str) -> None:
    """A claim's day is the first 18 of its id's 64 bits; what begins after it is not held yet, and rare."""
    connection.exec_driver_sql(f"UPDATE claim SET seen = id >> 46 WHERE saying = {mark}", (saying,))  # noqa: S608
    for column, least in (("seen_first", "min"), ("seen_last", "max")):
        connection.exec_driver_sql(
            f"UPDATE saying SET {column} ="  # noqa: S608 - our own words
            f" coalesce((SELECT {least}(nullif(seen, 0)) FROM claim WHERE saying = {mark}), 0) WHERE id = {mark}",
            (saying, saying),
        )
