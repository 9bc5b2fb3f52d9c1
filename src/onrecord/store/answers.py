"""What an open store answers. Nothing here writes, and nothing here waits for whoever does."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from onrecord.model.article import Page
from onrecord.model.claims import Entity
from onrecord.model.facts import Copy, Decision, Saying
from onrecord.model.record import Record
from onrecord.store import asks, bulk, days, schema
from onrecord.store.engine import asking
from onrecord.store.errors import AmbiguousIdError, UnknownIdError
from onrecord.store.packed import Packed, unpack
from onrecord.store.prepare import id_of_page


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


class Answers:
    """Answers from one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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

    def has(self, page: Page, reader: str) -> bool:
        """Whether this page has been read by this reader already."""
        query = "SELECT 1 FROM sighting s JOIN run r ON r.sighting = s.id WHERE s.page = ? AND r.reader = ? LIMIT 1"
        with asking(self._engine) as connection:
            return bool(bulk.ask(connection, query, id_of_page(page), reader))

    def count_not_read_by(self, reader: str) -> int:
        """How many pages are kept that this reader has not read."""
        query = (
            "SELECT count(*) FROM page p WHERE NOT EXISTS"
            " (SELECT 1 FROM sighting s JOIN run r ON r.sighting = s.id WHERE s.page = p.id AND r.reader = ?)"
        )
        with asking(self._engine) as connection:
            return int(bulk.ask(connection, query, reader)[0][0])

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

    def decisions(self) -> list[Decision]:
        """Every decision, those taken back too."""
        with asking(self._engine) as connection:
            return decisions_of(connection)

    def size(self) -> Size:
        """How much it holds."""
        with asking(self._engine) as connection:

            def count(what: str) -> int:
                return int(bulk.ask(connection, f"SELECT count(*) FROM {what}")[0][0])  # noqa: S608 - our own tables

            return Size(
                count("article"), count("article WHERE run IS NOT NULL"), count("page"), count("run"),
                count("statement"), count("claim"), count("saying"),
            )  # fmt: skip


_RECORD = "SELECT a.id, r.record, a.text, a.seq FROM article a JOIN run r ON r.id = a.run"


def decisions_of(connection: Connection) -> list[Decision]:
    """Every decision, those taken back too."""
    columns = ", ".join(f'"{column.name}"' for column in schema.decision.columns)
    return [Decision(*row) for row in bulk.ask(connection, f"SELECT {columns} FROM decision ORDER BY id")]  # noqa: S608
