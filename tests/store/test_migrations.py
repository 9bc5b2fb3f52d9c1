"""A store of an older onrecord is brought up to date, and answers as a new one does."""

from __future__ import annotations

from builders import says
from sqlalchemy import Connection

from onrecord.facts import Questions
from onrecord.model.record import Record
from onrecord.store import SayingQuery, Store
from onrecord.store.engine import writing

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
    query = "SELECT id, topic, office, tags, seen_first, seen_last FROM saying ORDER BY id"
    return [*map(tuple, connection.exec_driver_sql(query)),
            *map(tuple, connection.exec_driver_sql("SELECT id, seen FROM claim ORDER BY id"))]  # fmt: skip


def answers(store: Store) -> tuple[object, ...]:
    questions = Questions(store, today="2018-05-01")
    return (questions.status(AZ, SCO), questions.members(SCO, rung=None), questions.roles(of=AZ),
            questions.meetings(), sorted(store.sayings(SayingQuery()), key=lambda one: one.id))  # fmt: skip


def take_back(store: Store) -> None:
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


def test_topics_and_open_intervals_come_with_0002(where: str) -> None:
    with Store.open(where) as store:
        store.add(made())
        with writing(store._engine) as connection:
            before = rows(connection)
        answered = answers(store)
        take_back(store)
    with Store.open(where) as store:
        with writing(store._engine) as connection:
            assert rows(connection) == before
        assert answers(store) == answered
        assert store.check() == []
        assert store.add(made()).known == len(made())
