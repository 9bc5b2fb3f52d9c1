"""Every test of the store runs on both databases."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # for builders and databases

from databases import KINDS, Databases

from onrecord.store import Store


@pytest.fixture(scope="session", params=KINDS)
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Databases of one kind."""
    made = Databases(request.param, tmp_path_factory.mktemp(request.param))
    yield made
    made.close()


@pytest.fixture
def where(databases: Databases) -> str:
    """Where a new store can be made."""
    return databases.bare()


@pytest.fixture
def store(databases: Databases) -> Iterator[Store]:
    """An empty store."""
    with databases.store() as opened:
        yield opened
