"""Stores for tests, on SQLite and, where ``ONRECORD_TEST_POSTGRES`` names a server, on PostgreSQL."""

from __future__ import annotations

import os
import shutil
import uuid
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from onrecord.store import Store

SERVER = os.environ.get("ONRECORD_TEST_POSTGRES")
KINDS = ("sqlite", "postgres")


class Databases:
    """Makes databases of one kind, empty or with the store's tables, and removes them in the end."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._kind = kind
        self._folder = folder
        self._made: list[str] = []
        self._template: str | None = None
        if kind == "postgres" and not SERVER:
            pytest.skip("ONRECORD_TEST_POSTGRES is not set")

    def bare(self, template: str = "template1") -> str:
        """Where a new store can be made."""
        name = f"onrecord_{uuid.uuid4().hex[:12]}"
        if self._kind == "sqlite":
            return str(self._folder / f"{name}.db")
        self._server(f"CREATE DATABASE {name} TEMPLATE {template}")
        self._made.append(name)
        return make_url(SERVER).set(database=name).render_as_string(hide_password=False)  # type: ignore[arg-type]

    def store(self) -> Store:
        """An empty store; copying its tables is quicker than making them."""
        if self._template is None:
            self._template = self.bare()
            Store.open(self._template).close()
        if self._kind == "postgres":
            return Store.open(self.bare(make_url(self._template).database or ""))
        where = self.bare()
        shutil.copy(self._template, where)
        return Store.open(where)

    def close(self) -> None:
        """Remove what was made on the server."""
        for name in self._made:
            self._server(f"DROP DATABASE {name} WITH (FORCE)")

    def _server(self, command: str) -> None:
        url = make_url(SERVER).set(drivername="postgresql+psycopg")  # type: ignore[arg-type]
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(command)
        engine.dispose()
