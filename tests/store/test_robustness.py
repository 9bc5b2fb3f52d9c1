"""Killed while adding, without room, with another writer, with readers beside the writer."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from builders import FILLER, record, says, statement
from sqlalchemy import create_engine, event

from onrecord.model.record import Record
from onrecord.store import (
    NewerStoreError,
    SayingQuery,
    StatementQuery,
    Store,
    StoreBusyError,
    StoreError,
    StoreFullError,
)
from onrecord.store.engine import writing

ADDER = """
import sys
sys.path.insert(0, sys.argv[2])
from test_robustness import made
from onrecord.store import Store
with Store.open(sys.argv[1]) as store:
    store.add(made(3000), batch=7, progress=lambda added: print(added.new + added.known, flush=True))
"""
PARTNER = {"holder": "country:AZ", "organisation": "org:sco", "status": "dialogue partner", "change": "held"}


def made(count: int) -> list[Record]:
    """Records, the same ones each time."""
    return [says(f"Azerbaijan is a dialogue partner, wrote paper {number}.", outlet=f"outlet:{number % 50}", **PARTNER)
            for number in range(count)]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
def test_killed_at_any_moment_nothing_that_was_reported_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Store.open(path).close()
    rng = random.Random(7)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    most = 0
    for _ in range(5):
        command = [sys.executable, "-c", ADDER, str(path), str(Path(__file__).parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as adder:
            assert adder.stdout is not None
            first = adder.stdout.readline()
            time.sleep(rng.random() * 0.2)
            adder.send_signal(signal.SIGKILL)
            reported = [int(line) for line in (first + adder.stdout.read()).splitlines() if line.strip()]
        most = max(most, reported[-1])
        with Store.open(path) as store:
            assert store.size().articles >= most
            assert store.check() == []
    assert most > 0
    with Store.open(path) as store:
        store.add(made(3000))
        (saying,) = store.sayings(SayingQuery(kind="status"))
        assert (store.size().articles, saying.tally.claims, saying.tally.sources) == (3000, 3000, 50)
        assert store.check() == []


def test_without_room_nothing_of_the_batch_is_stored_and_what_was_stays(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Store.open(path) as store:
        store.add(made(10))

        @event.listens_for(store._engine, "checkout")
        def small(connection: sqlite3.Connection, *_: object) -> None:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 4}")

        with pytest.raises(StoreFullError, match="nothing of this batch"):
            store.add(record(FILLER + str(number) * 2000) for number in range(200))
        assert store.size().articles == 10
        event.remove(store._engine, "checkout", small)
    with Store.open(path) as store:
        assert store.check() == []
        assert store.add(made(20)).new == 10


def test_a_second_writer_waits_or_is_told(where: str) -> None:
    with Store.open(where) as store, Store.open(where, wait=0.2) as impatient, Store.open(where, wait=30) as patient:
        with writing(store._engine):
            with pytest.raises(StoreBusyError, match="another process is writing"):
                impatient.add(made(1))
            waiting = threading.Thread(target=patient.add, args=(made(3),))
            waiting.start()
            time.sleep(0.2)
            assert waiting.is_alive()
        waiting.join(20)
        assert store.size().articles == 3


def test_two_writers_at_once_store_everything_once(where: str) -> None:
    errors: list[BaseException] = []

    def add(seed: int) -> None:
        shuffled = made(60)
        random.Random(seed).shuffle(shuffled)
        try:
            with Store.open(where, wait=60) as store:
                store.add(shuffled, batch=5)
        except BaseException as error:
            errors.append(error)

    Store.open(where).close()
    writers = [threading.Thread(target=add, args=(seed,)) for seed in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert errors == []
    with Store.open(where) as store:
        (saying,) = store.sayings(SayingQuery(kind="status"))
        assert (saying.tally.claims, saying.tally.sources) == (60, 50)
        assert store.check() == []


def test_eight_readers_beside_a_writer(where: str) -> None:
    errors: list[BaseException] = []
    done = threading.Event()
    answers = [0] * 8
    text = "Li said that it rains."
    said = statement(text, "s1", "person:li", "it rains", mention="Li")

    def read(number: int) -> None:
        try:
            with Store.open(where) as store:
                while not done.is_set():
                    counted = sum(one.tally.claims for one in store.sayings(SayingQuery(kind="status")))
                    assert counted % 4 == 0, "a batch was seen by halves"
                    store.statements(StatementQuery(text="rains"))
                    answers[number] += 1
        except BaseException as error:
            errors.append(error)

    with Store.open(where) as store:
        store.add([record(text, statements=[said])])
        readers = [threading.Thread(target=read, args=(number,)) for number in range(8)]
        for reader in readers:
            reader.start()
        store.add(made(200), batch=4)
        done.set()
        for reader in readers:
            reader.join(30)
    assert errors == []
    assert min(answers) > 0


def test_a_store_of_a_newer_onrecord_is_left_alone(where: str) -> None:
    with Store.open(where) as store, writing(store._engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerStoreError, match="9999"):
        Store.open(where)


def test_the_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_store_that_is_only_asked_for_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        Store.open(tmp_path / "none.db", create=False)
    with pytest.raises(StoreError, match="no folder"):
        Store.open(tmp_path / "none" / "record.db")
    assert list(tmp_path.iterdir()) == []


def test_other_databases_are_refused() -> None:
    with pytest.raises(StoreError, match="SQLite file or a PostgreSQL database"):
        Store.open("mysql://localhost/x")


def test_the_migrations_make_what_the_code_knows(where: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from onrecord.store.engine import _url
    from onrecord.store.schema import metadata

    Store.open(where).close()
    engine = create_engine(_url(where))
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    # The full-text tables are no business of the metadata.
    ours = [one for one in differences if "words" not in str(one)]
    assert ours == []


def test_a_copy_of_the_file_is_a_store(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.add(made(3))
    shutil.copy(tmp_path / "a.db", tmp_path / "b.db")
    with Store.open(tmp_path / "b.db", create=False) as store:
        assert store.size().articles == 3
