"""Every test of the store runs on SQLite, and on PostgreSQL where ``ONRECORD_TEST_POSTGRES`` names a server."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from onrecord.store import Store

sys.path.insert(0, str(Path(__file__).parents[1]))  # for builders

_SERVER = os.environ.get("ONRECORD_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new store can be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.db")
        return
    if not _SERVER:
        pytest.skip("ONRECORD_TEST_POSTGRES is not set")
    url = make_url(_SERVER).set(drivername="postgresql+psycopg")
    name = f"onrecord_{uuid.uuid4().hex[:12]}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with Store.open(where) as opened:
        yield opened
