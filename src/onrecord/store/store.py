"""The store of many articles: added once, kept, and asked from many places at a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from onrecord.model.article import Page
from onrecord.model.facts import Decision, Judgement
from onrecord.model.record import Record
from onrecord.store import bulk, schema
from onrecord.store.answers import Answers, decisions_of
from onrecord.store.checks import wrong_rows
from onrecord.store.engine import asking, explained, open_engine, writing
from onrecord.store.errors import StoreError, UnknownIdError
from onrecord.store.origins import Texts
from onrecord.store.prepare import Prepared, prepare
from onrecord.store.writer import Added, Writer

BATCH = 1000
"""Articles in one transaction."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record, and the page it was read from where that is to be kept."""

    record: Record
    page: Page | None = None


class Store(Answers):
    """A store, open. Safe to share between threads; one process writes at a time, all others read meanwhile."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._texts = Texts()

    @classmethod
    def open(cls, where: str | Path, *, wait: float = 30.0, create: bool = True) -> Self:
        """Open the store at a path or a ``postgresql://`` URL, and bring its tables up to date.

        Args:
            where: the path or URL.
            wait: seconds that a writer waits for another one.
            create: whether a store may be made where none is.

        Raises:
            StoreError: there is none, or what is there is none.
        """
        return cls(open_engine(where, wait=wait, create=create))

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- adding ------------------------------------------------------------------------------------------------------

    def add(
        self,
        records: Iterable[Record | Kept | Prepared],
        *,
        batch: int = BATCH,
        progress: Callable[[Added], None] | None = None,
    ) -> Added:
        """Add records; what is there already adds nothing. Each batch is stored whole or not at all.

        Args:
            records: records, with their pages where these are to be kept; or what ``prepare`` made of them, where the
                processes that read have done half of the work.
            batch: articles in one transaction.
            progress: told after every batch what has become of all so far.

        Raises:
            StoreBusyError: another process writes and did not finish.
            StoreFullError: there is no room; what ``progress`` has been told is stored.
        """
        total, waiting = Added(), []
        for one in records:
            waiting.append(_prepared(one))
            if len(waiting) >= batch:
                total, waiting = self._add(waiting, total, progress), []
        return self._add(waiting, total, progress) if waiting else total

    def _add(self, batch: Sequence[Prepared], total: Added, progress: Callable[[Added], None] | None) -> Added:
        with writing(self._engine) as connection:
            added = Writer(connection, self._texts).add(batch)
        total = total + added
        if progress is not None:
            progress(total)
        return total

    def prune(self) -> int:
        """Forget the runs that count no more because a newer one of the same article does; how many they were."""
        with writing(self._engine) as connection:
            query = (
                "SELECT r.id FROM run r JOIN article a ON a.seq = r.article WHERE a.run IS NOT NULL AND r.id <> a.run"
                " AND r.reader <> (SELECT reader FROM run c WHERE c.id = a.run)"
            )
            old = [row[0] for row in bulk.ask(connection, query)]
            bulk.delete(connection, schema.run, "id", old)
        return len(old)

    # ---- decisions ---------------------------------------------------------------------------------------------------

    def decide(self, judgement: Judgement, left: str, right: str | None = None, *, by: str, reason: str) -> Decision:
        """Keep what a person decided.

        Raises:
            StoreError: nobody's name or no reason is given.
        """
        if not by.strip() or not reason.strip():
            raise StoreError("a decision needs a name and a reason")
        now = _now()
        with writing(self._engine) as connection:
            identity = int(bulk.ask(connection, "SELECT max(id) FROM decision")[0][0] or 0) + 1
            row = (identity, judgement, left, right, by, reason, now)
            bulk.insert(connection, schema.decision, ("id", "judgement", "left", "right", "by", "reason", "at"), [row])
            self._withdraw_article(connection, judgement, left)
        return Decision(identity, judgement, left, right, by, reason, now)

    def withdraw(self, decision: int, *, by: str, reason: str) -> Decision:
        """Take a decision back; it stays on record that it was made.

        Raises:
            UnknownIdError: there is none of this number, or it has been taken back already.
        """
        with writing(self._engine) as connection:
            found = [one for one in decisions_of(connection) if one.id == decision and one.stands]
            if not found:
                raise UnknownIdError(f"there is no standing decision {decision}")
            row = (decision, _now(), by, reason)
            bulk.update(connection, schema.decision, ("id", "withdrawn_at", "withdrawn_by", "withdrawn_reason"), [row])
            if found[0].judgement == "withdrawn":
                Writer(connection).revive(found[0].left)
            return next(one for one in decisions_of(connection) if one.id == decision)

    def _withdraw_article(self, connection: Connection, judgement: Judgement, article: str) -> None:
        if judgement == "withdrawn" and not Writer(connection).withdraw(article):
            raise UnknownIdError(f"there is no article {article}")

    # ---- the house ---------------------------------------------------------------------------------------------------

    def check(self) -> list[str]:
        """What is wrong with the store; nothing, if all is well. Reads all of it."""
        with asking(self._engine) as connection:
            wrong = wrong_rows(connection)
            if self._engine.dialect.name == "sqlite":
                found = [row[0] for row in bulk.ask(connection, "PRAGMA integrity_check")]
                wrong += [] if found == ["ok"] else [f"the file is damaged: {one}" for one in found]
        if self._engine.dialect.name == "sqlite":
            wrong += self._check_words()
        return wrong

    def _check_words(self) -> list[str]:
        wrong = []
        for table in ("statement_words", "saying_words"):
            try:
                with writing(self._engine) as connection:
                    connection.exec_driver_sql(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
            except StoreError as error:
                wrong.append(f"{table}: {error}")
        return wrong

    def rebuild(self) -> None:
        """Make the index of statements and claims again from the log."""
        with writing(self._engine) as connection:
            Writer(connection).index_all()

    def tidy(self) -> None:
        """Gather statistics for the database's planner, after much has been added."""
        with explained(), self._engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")
            connection.commit()


def _prepared(one: Record | Kept | Prepared) -> Prepared:
    if isinstance(one, Prepared):
        return one
    return prepare(one.record, one.page) if isinstance(one, Kept) else prepare(one)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
