"""A store of an older onrecord is brought up to date, and answers as a new one does."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from builders import says
from sqlalchemy import Connection

from onrecord.facts import Questions
from onrecord.model.record import Record
from onrecord.store import SayingQuery, Store
from onrecord.store.engine import writing
from onrecord.store.packed import Packed

AZ, SCO = "country:AZ", "org:sco"
STATUS = {"holder": AZ, "organisation": SCO, "status": "dialogue partner"}


def made() -> list[Record]:
    return [
        says("It has been a partner since July 2015.", change="held", held="2015-07/..", **STATUS),
        says("It was an observer until 2014.", change="held", held="../2014", **{**STATUS, "status": "observer"}),
        says("It hopes to be a member.", change="sought", factuality="hoped", **{**STATUS, "status": "member"}),
        says("The summit is in June.", kind="meeting", factuality="planned", type="summit", state="planned",
             organisation=SCO, when="2018-06", participants=(AZ, "country:CN")),
        says("They held talks.", kind="meeting", type="talks", state="held", participants=("country:CN", AZ)),
        says("He is the spokesman.", kind="role", person="person:h", office="Spokesman", of=AZ, change="held"),
        says("The seat is in Beijing.", kind="relation", holder="body:x", other="place:beijing", type="seat of"),
        says("They signed.", kind="agreement", parties=(AZ, "country:CN"), document="document:m", change="signed"),
        says("It supports the SCO.", kind="event", type="SUPPORT", actor=AZ, recipient=SCO),
    ]  # fmt: skip


def rows(connection: Connection) -> list[tuple[object, ...]]:
    queries = (
        "SELECT id, topic, office, wide, tags, seen_first, seen_last FROM saying ORDER BY id",
        "SELECT id, seen FROM claim ORDER BY id",
        "SELECT saying, source, day FROM witness ORDER BY saying, source",
    )
    return [tuple(row) for query in queries for row in connection.exec_driver_sql(query)]


def answers(store: Store) -> tuple[object, ...]:
    questions = Questions(store, today="2018-05-01")
    return (questions.status(AZ, SCO), questions.members(SCO, rung=None), questions.roles(of=AZ),
            questions.meetings(), sorted(store.sayings(SayingQuery()), key=lambda one: one.id))  # fmt: skip


FTS = (
    "CREATE VIRTUAL TABLE statement_words USING fts5(content, tags, content='statement', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE saying_words USING fts5(tags, content='saying', content_rowid='id', detail=none,"
    " tokenize='unicode61')",
)


def take_back_0003(store: Store) -> None:
    """As version 0002 had it; a record packed as it packed them."""
    with writing(store._engine) as connection:
        sqlite = connection.dialect.name == "sqlite"
        for index, columns in (("topic", "topic, id"), ("office", "office, last"), ("second", '"second"')):
            connection.exec_driver_sql(f"DROP INDEX saying_{index}")
            connection.exec_driver_sql(f"CREATE INDEX saying_{index} ON saying ({columns})")
        connection.exec_driver_sql("INSERT INTO witness SELECT id, first_source, first FROM saying WHERE sources = 1")
        connection.exec_driver_sql("INSERT INTO shingle SELECT hash, article FROM young_shingle")
        connection.exec_driver_sql("DROP TABLE young_shingle")
        connection.exec_driver_sql("ALTER TABLE saying DROP COLUMN wide")
        query = "SELECT r.id, r.record, a.text FROM run r JOIN article a ON a.seq = r.article"
        mark = "?" if sqlite else "%s"
        for run, packed, text in connection.exec_driver_sql(query).all():
            older = zlib.compress("\n".join(Packed(packed, text)._lines).encode(), 1)
            connection.exec_driver_sql(f"UPDATE run SET record = {mark} WHERE id = {mark}", (older, run))
        if sqlite:
            for table, command in zip(("statement_words", "saying_words"), FTS, strict=True):
                connection.exec_driver_sql(f"DROP TABLE {table}")
                connection.exec_driver_sql(command)
                connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")


def take_back_0002(store: Store) -> None:
    """As version 0001 had it."""
    with writing(store._engine) as connection:
        for index in ("saying_topic", "saying_office", "entity_of"):
            connection.exec_driver_sql(f"DROP INDEX {index}")
        for column in ("topic", "office"):
            connection.exec_driver_sql(f"ALTER TABLE saying DROP COLUMN {column}")
        held = connection.exec_driver_sql("SELECT id, said, tags FROM saying").all()
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        for identity, said, tags in held:
            older = " ".join(tag for tag in tags.split() if tag[0] != "t")
            connection.exec_driver_sql(f"UPDATE saying SET tags = {mark} WHERE id = {mark}", (older, identity))
            if '/.."' in said:
                connection.exec_driver_sql(f"UPDATE claim SET seen = 0 WHERE saying = {mark}", (identity,))
                connection.exec_driver_sql(
                    f"UPDATE saying SET seen_first = 0, seen_last = 0 WHERE id = {mark}", (identity,)
                )
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT INTO saying_words (saying_words) VALUES ('rebuild')")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")


def schema_of(store: Store) -> list[tuple[object, ...]]:
    """What the database itself says of its tables and indexes."""
    with writing(store._engine) as connection:
        if connection.dialect.name == "sqlite":
            query = "SELECT name, replace(sql, '\"', '') FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        else:
            query = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname"
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    return [row for row in found if not str(row[1]).startswith("CREATE TABLE saying ")]


@pytest.mark.parametrize("steps", [(take_back_0003,), (take_back_0003, take_back_0002)], ids=["0002", "0001"])
def test_an_older_store_is_brought_forward(where: str, steps: tuple[Callable[[Store], None], ...]) -> None:
    with Store.open(where) as store:
        store.add(made())
        with writing(store._engine) as connection:
            before = rows(connection)
        answered, shape = answers(store), schema_of(store)
        for step in steps:
            step(store)
    with Store.open(where) as store:
        with writing(store._engine) as connection:
            assert rows(connection) == before
        assert answers(store) == answered
        assert schema_of(store) == shape
        assert store.check() == []
        assert store.add(made()).known == len(made())
        assert store.add([says("It supports the SCO again.", kind="event", type="SUPPORT", actor=AZ)]).new == 1
