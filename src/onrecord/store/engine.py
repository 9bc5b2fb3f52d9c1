"""Opening a store: where it is, how it locks, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from onrecord.store.errors import NewerStoreError, StoreBusyError, StoreError, StoreFullError
from onrecord.store.schema import HEAD

APPLICATION_ID = 0x6F6E7263
"""``onrc``: marks an SQLite file as a store (``PRAGMA application_id``)."""
_WRITER_LOCK = 0x6F6E7265636F7264
_PRAGMAS = (
    "synchronous=FULL",
    "cache_size=-65536",  # KiB
    "temp_store=MEMORY",
    # Pages that several batches write are carried over into the file once: 128 MiB of them beside it at most.
    "wal_autocheckpoint=32000",
)


def open_engine(where: str | Path, *, wait: float = 30.0, create: bool = True) -> Engine:
    """An engine on the store at ``where``, a path or a ``postgresql://`` URL, with today's tables.

    Args:
        where: path of an SQLite file, or the URL of a PostgreSQL database.
        wait: seconds a writer waits for another one.
        create: whether a store may be made where none is.

    Raises:
        StoreError: there is none, it is no store, or the server's library is missing.
        NewerStoreError: it was made by a newer onrecord.
    """
    url = _url(where)
    engine = _sqlite(url, wait, create=create) if url.get_backend_name() == "sqlite" else _postgres(url, wait)
    try:
        with explained(), engine.connect() as connection:
            version = _version(connection)
        if version != HEAD:
            _migrate(engine, version, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction of the one writer: all of it is stored, or nothing.

    Raises:
        StoreBusyError: another process writes.
        StoreFullError: there is no room.
    """
    with explained(), engine.connect().execution_options(onrecord_writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_WRITER_LOCK,))
        yield connection


@contextmanager
def asking(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the store and never waits for a writer."""
    with explained(), engine.connect() as connection:
        yield connection


@contextmanager
def explained() -> Iterator[None]:
    """Turns what the databases raise into the store's own errors."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(error) from error


def _url(where: str | Path) -> URL:
    text = str(where)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    url = make_url(text)
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("postgresql", "sqlite"):
        raise StoreError(f"a store is an SQLite file or a PostgreSQL database, not {url.drivername}")
    return url


def _sqlite(url: URL, wait: float, *, create: bool) -> Engine:
    path = Path(url.database or "")
    if not create and not path.exists():
        raise StoreError(f"there is no store at {path}")
    if path.parent and not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} for the store")
    engine = create_engine(url, connect_args={"timeout": wait, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own record
        # We begin transactions ourselves: a writer must take its lock at once, or two could both read and then clash.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("onrecord_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres(url: URL, wait: float) -> Engine:
    try:
        engine = create_engine(url, connect_args={"options": f"-c lock_timeout={int(wait * 1000)}"})
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError("a PostgreSQL store needs the extra: pip install 'onrecord[postgres]'") from error
    return engine


def _version(connection: Connection) -> str | None:
    if connection.dialect.name == "sqlite":
        (found,) = connection.exec_driver_sql("PRAGMA application_id").one()
        if found not in (0, APPLICATION_ID):
            raise StoreError("this SQLite file belongs to another program")
    try:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.DatabaseError) and "no such table" not in str(error.orig):
            raise
        if connection.dialect.name == "postgresql" and "alembic_version" not in str(error.orig):
            raise
        connection.rollback()
    tables = inspect(connection).get_table_names()
    if connection.dialect.name == "sqlite" and tables and set(tables) != {"alembic_version"}:
        raise StoreError("this SQLite file belongs to another program")
    return None


def _migrate(engine: Engine, version: str | None, *, create: bool) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    if version is None and not create:
        raise StoreError("there are no tables of onrecord in this database")
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise NewerStoreError(f"this store is of version {version}; this onrecord knows up to {HEAD}")
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def _write_ahead(engine: Engine) -> None:
    """Let readers read while somebody writes; the file remembers it, and it cannot be set inside a transaction."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise StoreError(f"the store cannot be made: {error}") from error
    finally:
        connection.close()


def _explain(error: DBAPIError) -> StoreError:
    words = str(error.orig).strip()
    if isinstance(error.orig, sqlite3.Error):
        if "locked" in words or "busy" in words:
            return StoreBusyError("another process is writing to this store; try again, or wait longer (--wait)")
        if "full" in words:
            return StoreFullError("the disk is full; nothing of this batch was stored")
        if "not a database" in words:
            return StoreError("this file is no SQLite database")
        if "readonly" in words:
            return StoreError("this store may not be written to")
        return StoreError(f"the store failed: {words}")
    state = getattr(error.orig, "sqlstate", None)
    if state == "55P03":
        return StoreBusyError("another process is writing to this store; try again, or wait longer (--wait)")
    if state == "53100":
        return StoreFullError("the server's disk is full; nothing of this batch was stored")
    return StoreError(f"the store failed: {words.splitlines()[0] if words else error}")
