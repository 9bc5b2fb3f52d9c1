"""A quick way to a store with some records in it, on both databases, for whoever asks for one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for builders and databases

from databases import KINDS, Databases

from onrecord.model.record import Record
from onrecord.store import Store


@pytest.fixture(scope="session", params=KINDS)
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Databases of one kind."""
    made = Databases(request.param, tmp_path_factory.mktemp(request.param))
    yield made
    made.close()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store's file; copying it is quicker than making another."""
    path = tmp_path_factory.mktemp("empty") / "record.db"
    Store.open(path).close()
    return path


@pytest.fixture
def stored(databases: Databases) -> Iterator[Callable[..., Store]]:
    """Makes a store of records."""
    opened: list[Store] = []

    def make(*records: Record) -> Store:
        store = databases.store()
        opened.append(store)
        store.add(records)
        return store

    yield make
    for store in opened:
        store.close()
