"""A quick way to a store with some records in it."""

from __future__ import annotations

import shutil
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.model.record import Record
from onrecord.store import Store

sys.path.insert(0, str(Path(__file__).parents[1]))  # for builders


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store's file; copying it is quicker than making another."""
    path = tmp_path_factory.mktemp("empty") / "record.db"
    Store.open(path).close()
    return path


@pytest.fixture
def stored(empty: Path, tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Makes a store of records."""
    opened: list[Store] = []

    def make(*records: Record, batch: int = 500) -> Store:
        path = tmp_path / f"{uuid.uuid4().hex}.db"
        shutil.copy(empty, path)
        store = Store.open(path)
        opened.append(store)
        store.add(records, batch=batch)
        return store

    yield make
    for store in opened:
        store.close()
