"""Every test of the store runs on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from databases import Databases

from onrecord.store import Store


@pytest.fixture
def where(databases: Databases) -> str:
    """Where a new store can be made."""
    return databases.bare()


@pytest.fixture
def store(databases: Databases) -> Iterator[Store]:
    """An empty store."""
    with databases.store() as opened:
        yield opened
