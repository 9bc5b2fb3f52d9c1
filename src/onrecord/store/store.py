"""The store of many articles: added once, kept, and asked from many places at a time."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from onrecord.model.article import Page
from onrecord.model.claims import Entity
from onrecord.model.facts import Copy, Decision, Judgement, Saying
from onrecord.model.record import Record
from onrecord.store import asks, bulk, days, schema
from onrecord.store.checks import wrong_rows
from onrecord.store.engine import asking, explained, open_engine, writing
from onrecord.store.errors import AmbiguousIdError, StoreError, UnknownIdError
from onrecord.store.origins import Texts
from onrecord.store.packed import Packed, unpack
from onrecord.store.prepare import Prepared, id_of_page, prepare
from onrecord.store.writer import Added, Writer

BATCH = 1000
"""Articles in one transaction."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record, and the page it was read from where that is to be kept."""

    record: Record
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """How much a store holds."""

    articles: int
    counting: int
    """Articles that count: without earlier versions and those that a better reader has replaced."""
    pages: int
    runs: int
    statements: int
    claims: int
    sayings: int


class Store:
    """A store, open. Safe to share between threads; one process writes at a time, all others read meanwhile."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
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

    def has(self, page: Page, reader: str) -> bool:
        """Whether this page has been read by this reader already."""
        query = "SELECT 1 FROM sighting s JOIN run r ON r.sighting = s.id WHERE s.page = ? AND r.reader = ? LIMIT 1"
        with asking(self._engine) as connection:
            return bool(bulk.ask(connection, query, id_of_page(page), reader))

    def pages_not_read_by(self, reader: str) -> Iterator[Page]:
        """Pages that are kept and that this reader has not read, one at a time."""
        query = (
            "SELECT p.id, p.source, p.url, p.media_type, p.charset, p.body FROM page p WHERE p.id > ? AND NOT EXISTS"
            " (SELECT 1 FROM sighting s JOIN run r ON r.sighting = s.id WHERE s.page = p.id AND r.reader = ?)"
            " ORDER BY p.id LIMIT 50"
        )
        last = ""
        while True:
            with asking(self._engine) as connection:
                rows = bulk.ask(connection, query, last, reader)
            for identity, source, url, media_type, charset, body in rows:
                last = identity
                yield Page(source, zlib.decompress(body), url, media_type, charset)
            if not rows:
                return

    def published_given(self, page: Page) -> str | None:
        """The date of publication that somebody gave with a page, where he did (EDTF)."""
        query = (
            "SELECT r.record, a.text FROM sighting s JOIN run r ON r.sighting = s.id"
            " JOIN article a ON a.seq = r.article WHERE s.page = ? ORDER BY r.id DESC LIMIT 1"
        )
        with asking(self._engine) as connection:
            rows = bulk.ask(connection, query, id_of_page(page))
        article = Packed(*rows[0]).article() if rows else None
        return article.published if article is not None and article.published_from == "given" else None

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
            found = [one for one in _decisions(connection) if one.id == decision and one.stands]
            if not found:
                raise UnknownIdError(f"there is no standing decision {decision}")
            row = (decision, _now(), by, reason)
            bulk.update(connection, schema.decision, ("id", "withdrawn_at", "withdrawn_by", "withdrawn_reason"), [row])
            if found[0].judgement == "withdrawn":
                Writer(connection).revive(found[0].left)
            return next(one for one in _decisions(connection) if one.id == decision)

    def _withdraw_article(self, connection: Connection, judgement: Judgement, article: str) -> None:
        if judgement == "withdrawn" and not Writer(connection).withdraw(article):
            raise UnknownIdError(f"there is no article {article}")

    def decisions(self) -> list[Decision]:
        """Every decision, those taken back too."""
        with asking(self._engine) as connection:
            return _decisions(connection)

    # ---- asking ------------------------------------------------------------------------------------------------------

    def statements(self, query: asks.StatementQuery) -> list[asks.Quoted]:
        """Statements, newest first, with their articles (without text)."""
        with asking(self._engine) as connection:
            return asks.statements(connection, query)

    def sayings(
        self, query: asks.SayingQuery, *, known_on: str | None = None, only_single: bool = False
    ) -> list[Saying]:
        """Sayings; with ``known_on`` (EDTF) as they had been reported by then.

        Those counted up to then have the keys of their sources, with ``only_single`` only those of one source.
        """
        with asking(self._engine) as connection:
            found = asks.sayings(connection, query)
            if known_on is None:
                return found
            return asks.known_until(connection, found, days.last_of(known_on), only_single=only_single)

    def seen_until(self, ids: Sequence[int], on: str) -> dict[int, str]:
        """For each saying the last day (ISO) up to ``on`` (EDTF) on which it is reported to hold, if there is one."""
        with asking(self._engine) as connection:
            return asks.seen_until(connection, ids, days.last_of(on))

    def sayings_by_id(self, ids: Sequence[int]) -> list[Saying]:
        """The sayings with these ids."""
        with asking(self._engine) as connection:
            return list(asks.by_id(connection, ids))

    def sayings_of(self, topics: Iterable[int], *, known_on: str | None = None) -> list[Saying]:
        """All sayings of topics (``store.slots``)."""
        with asking(self._engine) as connection:
            found = asks.of_topics(connection, topics)
            return found if known_on is None else asks.known_until(connection, found, days.last_of(known_on))

    def sayings_of_days(self, windows: Iterable[tuple[int, int, int]]) -> list[Saying]:
        """Of topics of what has one day, the sayings of some days: topic, number of the first day and of the last."""
        with asking(self._engine) as connection:
            return asks.of_days(connection, windows)

    def wide_sayings_of_days(self, windows: Iterable[tuple[int, int, int]]) -> list[Saying]:
        """Of those the ones that may be of one fact with what is filed some way off: months, years, numbered ones."""
        with asking(self._engine) as connection:
            return asks.of_days(connection, windows, wide=True)

    def offices(self, ids: Sequence[str], *, words: str = "", limit: int = 200) -> list[Saying]:
        """Offices of countries, bodies and organisations, those reported last first; ``words`` of their name."""
        with asking(self._engine) as connection:
            return asks.offices(connection, ids, words, limit)

    def every_topic(self) -> Iterator[list[Saying]]:
        """All sayings, whole topics together, a few hundred topics at a time."""
        query = "SELECT DISTINCT topic FROM saying WHERE topic > ? ORDER BY topic LIMIT 400"
        last = -1
        while True:
            with asking(self._engine) as connection:
                topics = [row[0] for row in bulk.ask(connection, query, last)]
                found = asks.of_topics(connection, topics)
            if not topics:
                return
            last = topics[-1]
            yield found

    def changed_since(self, since: str, limit: int = 1000) -> list[Saying]:
        """Sayings first reported, or first corroborated, since a day (EDTF); newest first."""
        with asking(self._engine) as connection:
            return asks.changed_since(connection, days.first_of(since), limit)

    def sources(self, sayings: Sequence[int], *, until: str | None = None) -> dict[int, tuple[str, ...]]:
        """Independent sources of sayings; of those that had reported by a day (EDTF), where one is given."""
        with asking(self._engine) as connection:
            return asks.sources(connection, sayings, None if until is None else days.last_of(until))

    def witnessed(self, sayings: Sequence[int], *, each: int | None = None) -> list[asks.Witnessed]:
        """The claims behind sayings, oldest first."""
        with asking(self._engine) as connection:
            return asks.witnessed(connection, sayings, each=each)

    def grounds(self, articles: Sequence[str]) -> dict[str, tuple[str, tuple[Entity, ...]]]:
        """For articles that count, by id, their text and whom they name."""
        with asking(self._engine) as connection:
            return asks.grounds(connection, articles)

    def articles_behind(self, sayings: Sequence[int]) -> list[str]:
        """The articles that say these things, by id."""
        with asking(self._engine) as connection:
            return asks.articles_behind(connection, sayings)

    def copies_of(self, article: str) -> list[Copy]:
        """Articles of one origin with this one."""
        with asking(self._engine) as connection:
            return asks.copies_of(connection, article)

    def origins(self) -> dict[str, tuple[str, str]]:
        """For every article the id of the oldest one of its origin, and the source's key."""
        query = "SELECT a.id, o.id, a.source FROM article a JOIN article o ON o.seq = a.origin ORDER BY a.id"
        with asking(self._engine) as connection:
            return {row[0]: (row[1], row[2]) for row in bulk.ask(connection, query)}

    def entities(self, ids: Sequence[str]) -> dict[str, asks.Known]:
        """What is known of entities."""
        with asking(self._engine) as connection:
            return asks.entities(connection, ids)

    def parts_of(self, ids: Sequence[str]) -> list[str]:
        """The ids of the bodies of countries and organisations that articles have named."""
        with asking(self._engine) as connection:
            return asks.parts_of(connection, ids)

    def entities_named(self, name: str) -> list[asks.Known]:
        """Entities of this name; case and spaces do not matter."""
        with asking(self._engine) as connection:
            return asks.entities_named(connection, " ".join(name.casefold().split()))

    def people_of_surname(self, surname: str) -> list[asks.Known]:
        """People of this last name."""
        with asking(self._engine) as connection:
            return asks.people_of_surname(connection, surname.casefold())

    def names_of_type(self, kind: str) -> list[tuple[str, str]]:
        """Ids and names of all entities of a type."""
        with asking(self._engine) as connection:
            return asks.names_of_type(connection, kind)

    def record(self, article: str) -> Record:
        """The record of one article that counts, by id or the first digits of it.

        Raises:
            UnknownIdError: there is none.
            AmbiguousIdError: several begin so.
        """
        query = (
            "SELECT a.id, r.record, a.text FROM article a JOIN run r ON r.id = a.run WHERE a.id BETWEEN ? AND ? LIMIT 2"
        )
        with asking(self._engine) as connection:
            rows = bulk.ask(connection, query, article, article + "~")
        if not rows:
            raise UnknownIdError(f"there is no article {article}")
        if len(rows) > 1 and rows[0][0] != article:
            raise AmbiguousIdError(f"several articles begin with {article}")
        return unpack(rows[0][1], rows[0][2])

    def records(self) -> Iterator[Record]:
        """Every record that counts, in the order of their coming; a few in memory at a time."""
        query = f"{_RECORD} WHERE a.seq > ? ORDER BY a.seq LIMIT 200"
        last = 0
        while True:
            with asking(self._engine) as connection:
                rows = bulk.ask(connection, query, last)
            for _, packed, text, seq in rows:
                last = seq
                yield unpack(packed, text)
            if not rows:
                return

    # ---- the house ---------------------------------------------------------------------------------------------------

    def size(self) -> Size:
        """How much it holds."""
        with asking(self._engine) as connection:

            def count(what: str) -> int:
                return int(bulk.ask(connection, f"SELECT count(*) FROM {what}")[0][0])  # noqa: S608 - our own tables

            return Size(
                count("article"), count("article WHERE run IS NOT NULL"), count("page"), count("run"),
                count("statement"), count("claim"), count("saying"),
            )  # fmt: skip

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


_RECORD = "SELECT a.id, r.record, a.text, a.seq FROM article a JOIN run r ON r.id = a.run"


def _decisions(connection: Connection) -> list[Decision]:
    columns = ", ".join(f'"{column.name}"' for column in schema.decision.columns)
    return [Decision(*row) for row in bulk.ask(connection, f"SELECT {columns} FROM decision ORDER BY id")]  # noqa: S608


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
