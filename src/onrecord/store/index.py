"""The index of what articles say: statements and claims filed and taken out, sayings counted.

A saying's witnesses are counted as claims come, without reading its older ones; where an article changes its source or
leaves, the sayings it supported are counted afresh. Both ways come to the same, and a test holds them to it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from onrecord.store import bulk, schema
from onrecord.store.prepare import Filing, Prepared

_ARTICLE_BITS, _NUMBER_BITS = 34, 12
_DAY_SHIFT = _ARTICLE_BITS + _NUMBER_BITS
_ARTICLE_MASK = (1 << _ARTICLE_BITS) - 1
_NUMBER_MASK = (1 << _NUMBER_BITS) - 1


def row_id(day: int, seq: int, number: int) -> int:
    """Id of an article's statement or claim; ids sort by day."""
    return day << _DAY_SHIFT | seq << _NUMBER_BITS | number


def parts_of(identity: int) -> tuple[int, int, int]:
    """Day, article's number and place in the record, of a statement's or claim's id."""
    return identity >> _DAY_SHIFT, identity >> _NUMBER_BITS & _ARTICLE_MASK, identity & _NUMBER_MASK


def day_id(day: int) -> int:
    """The smallest id of that day."""
    return day << _DAY_SHIFT


@dataclass(slots=True)
class Count:
    """A saying's witnesses while they are counted; days are numbers, 0 unknown."""

    claims: int = 0
    sources: int = 0
    first: int = 0
    first_source: str = ""
    second: int = 0
    last: int = 0
    seen_first: int = 0
    seen_last: int = 0
    days: dict[str, int] = field(default_factory=dict)
    """First day of each source that has been met; the others of a stored count are not loaded."""

    def add(self, source: str, day: int, seen: int) -> None:
        """Count one more claim, of a source whose earlier day, if it has one, is in ``days``."""
        self.claims += 1
        self.last = max(self.last, day)
        if seen:
            self.seen_first, self.seen_last = _earlier(self.seen_first, seen), max(self.seen_last, seen)
        known = self.days.get(source)
        if known is None:
            self.sources += 1
        if known is None or _before(day, known):
            self.days[source] = day
            self._place(source, day)

    def _place(self, source: str, day: int) -> None:
        if source == self.first_source or not self.first_source:
            self.first_source, self.first = source, day if not self.first else _earlier(self.first, day)
        elif _before(day, self.first) or (day == self.first and source < self.first_source):
            # Whoever was first is now second: nobody else was earlier than he.
            self.second, self.first, self.first_source = self.first, day, source
        elif day:
            self.second = _earlier(self.second, day)

    @property
    def row(self) -> tuple[int | str, ...]:
        """As ``COUNTS`` orders it."""
        return (
            self.claims, self.sources, self.first, self.first_source, self.second, self.last, self.seen_first,
            self.seen_last,
        )  # fmt: skip

    @property
    def first_row(self) -> tuple[int | str, ...]:
        """As ``_FIRST`` orders it."""
        return self.first, self.first_source, self.second

    @property
    def later_row(self) -> tuple[int, ...]:
        """As ``_LATER`` orders it."""
        return self.claims, self.sources, self.last, self.seen_first, self.seen_last


_FIRST = ("first", "first_source", "second")
_LATER = ("claims", "sources", "last", "seen_first", "seen_last")
COUNTS = ("claims", "sources", "first", "first_source", "second", "last", "seen_first", "seen_last")


def put(connection: Connection, items: Sequence[tuple[int, Prepared, int, str]]) -> None:
    """File the statements and claims of articles: number, record, day and source of each."""
    statements = sorted(
        (row_id(day, seq, number), words, tags)
        for seq, prepared, day, _ in items
        for number, words, tags in prepared.statements
    )
    bulk.insert(connection, schema.statement, ("id", "content", "tags"), statements)
    if connection.dialect.name == "sqlite" and statements:
        connection.exec_driver_sql("INSERT INTO statement_words (rowid, content, tags) VALUES (?, ?, ?)", statements)
    claims = sorted(
        (row_id(day, seq, claim.number), claim.saying, claim.seen)
        for seq, prepared, day, _ in items
        for claim in prepared.claims
    )
    bulk.insert(connection, schema.claim, ("id", "saying", "seen"), claims)
    _put_entities(connection, items)
    _count_in(connection, items)


def take_out(connection: Connection, articles: Iterable[tuple[int, int]]) -> set[int]:
    """Take out the statements and claims of articles, by number and day; the sayings that must be counted afresh."""
    touched: set[int] = set()
    for seq, day in articles:
        low, high = row_id(day, seq, 0), row_id(day, seq, _NUMBER_MASK)
        if connection.dialect.name == "sqlite":
            bulk.do(
                connection,
                "INSERT INTO statement_words (statement_words, rowid, content, tags)"
                " SELECT 'delete', id, content, tags FROM statement WHERE id BETWEEN ? AND ?",
                low,
                high,
            )
        bulk.do(connection, "DELETE FROM statement WHERE id BETWEEN ? AND ?", low, high)
        touched |= {
            row[0] for row in bulk.ask(connection, "SELECT saying FROM claim WHERE id BETWEEN ? AND ?", low, high)
        }
        bulk.do(connection, "DELETE FROM claim WHERE id BETWEEN ? AND ?", low, high)
    return touched


def sayings_of(connection: Connection, seqs: Sequence[int]) -> set[int]:
    """The sayings that articles support."""
    touched: set[int] = set()
    for seq, day in bulk.select(connection, "SELECT seq, day FROM article WHERE seq IN (?)", seqs):
        ends = row_id(day, seq, 0), row_id(day, seq, _NUMBER_MASK)
        touched |= _supported(connection, *ends)
    return touched


def count_afresh(connection: Connection, sayings: Iterable[int]) -> None:
    """Count sayings from their claims; those that have none left go."""
    chosen = sorted(set(sayings))
    counts: dict[int, Count] = {saying: Count() for saying in chosen}
    query = (
        "SELECT c.saying, c.id >> 46, c.seen, a.source FROM claim c"
        " JOIN article a ON a.seq = (c.id >> 12) & 17179869183 WHERE c.saying IN (?) ORDER BY c.id"
    )
    for saying, day, seen, source in bulk.select(connection, query, chosen):
        counts[saying].add(source, day, seen)
    bulk.delete(connection, schema.witness, "saying", chosen)
    gone = [saying for saying in chosen if not counts[saying].claims]
    if connection.dialect.name == "sqlite":
        for saying in gone:
            bulk.do(
                connection,
                "INSERT INTO saying_words (saying_words, rowid, tags)"
                " SELECT 'delete', id, tags FROM saying WHERE id = ?",
                saying,
            )
    bulk.delete(connection, schema.saying, "id", gone)
    kept = {saying: count for saying, count in counts.items() if count.claims}
    bulk.update(connection, schema.saying, ("id", *COUNTS), [(saying, *count.row) for saying, count in kept.items()])
    witnesses = [
        (saying, source, day)
        for saying, count in kept.items()
        if count.sources > 1
        for source, day in count.days.items()
    ]
    bulk.insert(connection, schema.witness, ("saying", "source", "day"), sorted(witnesses))


def _supported(connection: Connection, low: int, high: int) -> set[int]:
    query = "SELECT saying FROM claim WHERE id BETWEEN ? AND ?"
    return {row[0] for row in bulk.ask(connection, query, low, high)}


def _count_in(connection: Connection, items: Sequence[tuple[int, Prepared, int, str]]) -> None:
    said: dict[int, Filing] = {}
    added: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for _, prepared, day, source in items:
        said.update(prepared.sayings)
        for claim in prepared.claims:
            added[claim.saying].append((source, day, claim.seen))
    counts: dict[int, Count] = {}
    query = f"SELECT id, {', '.join(COUNTS)} FROM saying WHERE id IN (?)"  # noqa: S608 - the names above
    for row in bulk.select(connection, query, sorted(added)):
        counts[row[0]] = Count(*row[1:])
    known = set(counts)
    stood = {saying: count.first_row for saying, count in counts.items()}
    by_source: dict[str, set[int]] = defaultdict(set)
    for saying in known:
        if counts[saying].sources == 1:
            counts[saying].days[counts[saying].first_source] = counts[saying].first
            continue
        for source, _, _ in added[saying]:
            by_source[source].add(saying)
    query = "SELECT saying, day FROM witness WHERE saying IN (?) AND source = ?"
    for source, mine in by_source.items():
        for saying, day in bulk.select(connection, query, sorted(mine), source):
            counts[saying].days[source] = day
    before = {saying: dict(count.days) for saying, count in counts.items() if count.sources > 1}
    for saying, reports in added.items():
        count = counts.setdefault(saying, Count())
        for source, day, seen in reports:
            count.add(source, day, seen)
    _update_counts(connection, {one: counts[one] for one in sorted(known)}, stood)
    new = sorted(set(counts) - known)
    bulk.insert(
        connection,
        schema.saying,
        ("id", "said", "tags", "topic", "office", "wide", *COUNTS),
        [(saying, *said[saying], *counts[saying].row) for saying in new],
    )
    if connection.dialect.name == "sqlite" and new:
        connection.exec_driver_sql(
            "INSERT INTO saying_words (rowid, tags) VALUES (?, ?)", [(saying, said[saying][1]) for saying in new]
        )
    _put_witnesses(connection, counts, before)


def _update_counts(connection: Connection, counts: dict[int, Count], stood: dict[int, tuple[int | str, ...]]) -> None:
    """The first days of most have not changed; SQLite writes the index of whatever is set, changed or not."""
    later = [(one, *count.later_row) for one, count in counts.items()]
    bulk.update(connection, schema.saying, ("id", *_LATER), later)
    firsts = [(one, *count.first_row) for one, count in counts.items() if count.first_row != stood[one]]
    bulk.update(connection, schema.saying, ("id", *_FIRST), firsts)


def _put_witnesses(connection: Connection, counts: dict[int, Count], before: dict[int, dict[str, int]]) -> None:
    new: list[tuple[int, str, int]] = []
    for saying, count in counts.items():
        if count.sources == 1:
            continue
        stored = before.get(saying, {})
        for source, day in count.days.items():
            if source not in stored:
                new.append((saying, source, day))
            elif stored[source] != day:
                bulk.do(connection, "UPDATE witness SET day = ? WHERE saying = ? AND source = ?", day, saying, source)
    bulk.insert(connection, schema.witness, ("saying", "source", "day"), sorted(new))


def _put_entities(connection: Connection, items: Sequence[tuple[int, Prepared, int, str]]) -> None:
    found = {entity.id: entity for _, prepared, _, _ in items for entity in prepared.entities}
    known = {row[0] for row in bulk.select(connection, "SELECT id FROM entity WHERE id IN (?)", sorted(found))}
    rows = []
    for identity in sorted(found.keys() - known):
        entity = found[identity]
        folded = " ".join(entity.name.casefold().split())
        surname = folded.rpartition(" ")[2] if entity.type == "person" else ""
        ids = json.dumps(dict(entity.ids), ensure_ascii=False)
        rows.append((entity.id, entity.type, entity.name, folded, surname, entity.of, entity.within, ids))
    bulk.insert(connection, schema.entity, ("id", "type", "name", "folded", "surname", "of", "within", "ids"), rows)


def _before(day: int, other: int) -> bool:
    """Whether a day is known to be earlier; an unknown day is later than every known one."""
    return bool(day) and (not other or day < other)


def _earlier(one: int, other: int) -> int:
    return min(one, other) if one and other else one or other
