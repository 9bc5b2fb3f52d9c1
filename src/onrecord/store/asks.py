"""What the store can be asked; every answer is loaded with the words it stands on."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from sqlalchemy import Connection

from onrecord.model.article import Article
from onrecord.model.claims import Claim, Entity, Manner, Statement
from onrecord.model.facts import Copy, Said, Saying, Support, Tally
from onrecord.store import bulk, days, index, slots
from onrecord.store.packed import Packed, unpack_text
from onrecord.store.search import find, words_of
from onrecord.store.tags import ABOUT, BY, CHANGE, KIND, MANNER, OBJECT, OWN, PARTY, STANDING, SUBJECT, VALUE, tag


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement with its article."""

    id: int
    statement: Statement
    article: Article


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A claim with its article, the source of origin, and the statements in which it stands, innermost first."""

    support: Support
    saying: int
    claim: Claim
    article: Article
    voices: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as the store knows it."""

    id: str
    type: str
    name: str
    of: str | None
    within: str | None
    ids: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements; empty means any. Several ids in one field stand for one entity under several names."""

    by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    manner: str | None = None
    text: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class SayingQuery:
    """Which sayings; empty means any.

    ``own`` asks for what articles say in their own voice, ``standing`` for what they so say of standings in an
    organisation that are held, gained or lost; ``since`` and ``until`` hold for what has one day: meetings,
    agreements, events.
    """

    kind: str = ""
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    value: str | None = None
    change: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    own: bool = False
    standing: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    limit: int = 20_000
    oldest_first: bool = False
    wide: bool = False
    """Of what was found only what may be of one fact with things some way off: *in June*, *this year*, no date."""
    latest: int | None = None
    """Of what was found only so many, those that were reported last."""


def statements(connection: Connection, query: StatementQuery) -> list[Quoted]:
    """Statements, newest first."""
    tags = [[tag(BY, one) for one in query.by], [tag(ABOUT, one) for one in query.about]]
    if query.manner:
        tags.append([tag(MANNER, query.manner)])
    words = words_of(query.text)
    if words.unwanted and not words.wanted and not any(tags):
        # The index finds what stands in a row and then leaves out; every row has a manner.
        tags.append([tag(MANNER, one) for one in get_args(Manner)])
    low, high = _day_range(query.since, query.until)
    ids = find(
        connection, "statement", tags, words, low=index.day_id(low), high=index.day_id(high) - 1,
        limit=query.limit,
    )  # fmt: skip
    records = _records(connection, {index.parts_of(one)[1] for one in ids})
    quoted = []
    for identity in ids:
        _, seq, number = index.parts_of(identity)
        quoted.append(Quoted(identity, records[seq].statement(number), records[seq].article()))
    return quoted


def sayings(connection: Connection, query: SayingQuery) -> list[Saying]:
    """Sayings, those of meetings and events newest first unless they are asked for oldest first."""
    tags = [
        [tag(KIND, query.kind)] if query.kind else [],
        [tag(SUBJECT, one) for one in query.subject],
        [tag(OBJECT, one) for one in query.object],
        [tag(VALUE, query.value)] if query.value else [],
        [tag(CHANGE, one) for one in query.change],
        [tag(PARTY, one) for one in query.party],
        [tag(OWN, "yes")] if query.own else [],
        [tag(STANDING, one) for one in query.standing],
    ]
    low, high = _day_range(query.since, query.until)
    ids = find(
        connection, "saying", tags, low=slots.first_id_of(low), high=slots.first_id_of(high) - 1, limit=query.limit,
        oldest_first=query.oldest_first,
    )  # fmt: skip
    if query.wide:
        wide = {row[0] for row in bulk.select(connection, "SELECT id FROM saying WHERE wide > 0 AND id IN (?)", ids)}
        ids = [one for one in ids if one in wide]
    if query.latest is not None and len(ids) > query.latest:
        lasts = dict(map(tuple, bulk.select(connection, "SELECT id, last FROM saying WHERE id IN (?)", ids)))
        ids = sorted(ids, key=lambda one: (lasts.get(one, 0), one), reverse=True)[: query.latest]
    return list(by_id(connection, ids))


def by_id(connection: Connection, ids: Sequence[int]) -> Iterator[Saying]:
    """The sayings with these ids, in this order; ids that are not there are left out."""
    query = f"SELECT {_COLUMNS} FROM saying s WHERE s.id IN (?)"  # noqa: S608 - our own columns
    rows = {row[0]: row for row in bulk.select(connection, query, ids)}
    return (_saying(rows[one]) for one in ids if one in rows)


def of_topics(connection: Connection, topics: Iterable[int]) -> list[Saying]:
    """All sayings of topics."""
    query = f"SELECT {_COLUMNS} FROM saying s WHERE s.topic IN (?)"  # noqa: S608 - our own columns
    return [_saying(row) for row in bulk.select(connection, query, sorted(set(topics)))]


def offices(connection: Connection, ids: Iterable[str], words: str, limit: int) -> list[Saying]:
    """Offices of countries, bodies and organisations, those reported last first; with words that stand in them."""
    query = f"SELECT {_COLUMNS} FROM saying s WHERE s.office = ? ORDER BY s.last DESC, s.id DESC LIMIT ?"  # noqa: S608 - ours
    looked_at = limit if not words else _LOOKED_THROUGH * limit
    rows = [row for one in ids for row in bulk.ask(connection, query, slots.topic_of("office", one), looked_at)]
    rows.sort(key=lambda row: (row[_LAST], row[0]), reverse=True)
    likely = (row for row in rows if not words or words in row[1])
    found = (one for one in map(_saying, likely) if not words or words in (one.said.value or ""))
    return list(itertools.islice(found, limit))


def of_days(connection: Connection, windows: Iterable[tuple[int, int, int]], *, wide: bool = False) -> list[Saying]:
    """Sayings of topics of what has one day: for each topic, first day and last day (numbers) those of these days.

    ``wide``: only those that may be of one fact with what is filed some way off.
    """
    also = " AND s.wide > 0" if wide else ""
    rows = [(topic, slots.first_id_of(low), slots.first_id_of(high + 1) - 1) for topic, low, high in windows]
    found: dict[int, Saying] = {}
    for start in range(0, len(rows), _WINDOWS):
        part = rows[start : start + _WINDOWS]
        query = (
            f"WITH w(topic, low, high) AS (VALUES {', '.join(['(?, ?, ?)'] * len(part))})"  # noqa: S608 - our own words
            f" SELECT {_COLUMNS} FROM w JOIN saying s ON s.topic = w.topic AND s.id BETWEEN w.low AND w.high{also}"
        )
        for row in bulk.ask(connection, query, *itertools.chain.from_iterable(part)):
            found[row[0]] = _saying(row)
    return list(found.values())


def changed_since(connection: Connection, day: int, limit: int) -> list[Saying]:
    """Sayings that were first reported, or reported by a second source, on or after a day; newest first."""
    found: dict[int, int] = {}
    for column in ("first", "second"):
        # That it is above 0 is said for SQLite, whose index of the second day has no others.
        query = (
            f'SELECT id, "{column}" FROM saying WHERE "{column}" >= ? AND "{column}" > 0'  # noqa: S608 - one of two
            f' ORDER BY "{column}" DESC LIMIT ?'
        )
        for identity, at in bulk.ask(connection, query, max(day, 1), limit):
            found[identity] = max(found.get(identity, 0), at)
    newest = sorted(found, key=lambda one: (-found[one], one))[:limit]
    return list(by_id(connection, newest))


def sources(connection: Connection, ids: Sequence[int], until: int | None = None) -> dict[int, tuple[str, ...]]:
    """The independent sources of sayings, of those that reported by a day where one is given."""
    found: dict[int, list[str]] = defaultdict(list)
    query = "SELECT saying, source, day FROM witness WHERE saying IN (?) ORDER BY saying, source"
    known = set()
    for saying, source, day in bulk.select(connection, query, ids):
        known.add(saying)
        if until is None or 0 < day <= until:
            found[saying].append(source)
    alone = [one for one in ids if one not in known]
    query = "SELECT id, first_source, first FROM saying WHERE id IN (?)"
    for saying, source, day in bulk.select(connection, query, alone):
        if until is None or 0 < day <= until:
            found[saying].append(source)
    return {saying: tuple(names) for saying, names in found.items()}


def known_until(
    connection: Connection, found: Iterable[Saying], until: int, *, only_single: bool = False
) -> list[Saying]:
    """Sayings as they stood on a day: those not yet reported are left out, the others counted up to it.

    The keys of their sources are loaded where a saying is counted, with ``only_single`` only where there is one.
    """
    known = [saying for saying in found if 0 < days.first_of(saying.tally.first) <= until]
    # What was last reported by then stands as it is; but for undated witnesses, who are known by no day.
    open_ = [
        saying.id
        for saying in known
        if days.first_of(saying.tally.last) > until or (saying.tally.sources > 1 and saying.tally.second is None)
    ]
    query = (
        "SELECT saying, count(*), max(id), min(nullif(seen, 0)), max(seen) FROM claim"
        " WHERE saying IN (?) AND id >= ? AND id < ? GROUP BY saying"
    )
    ends = index.day_id(1), index.day_id(until + 1)
    counts = {row[0]: row[1:] for row in bulk.select(connection, query, open_, *ends)}
    query = "SELECT saying, count(*) FROM witness WHERE saying IN (?) AND day > 0 AND day <= ? GROUP BY saying"
    witnesses = dict.fromkeys(open_, 1)
    witnesses |= {row[0]: row[1] for row in bulk.select(connection, query, open_, until)}
    single = [one for one in open_ if witnesses[one] == 1] if only_single else open_
    names = sources(connection, single, until)
    return [
        _until(saying, witnesses[saying.id], names.get(saying.id, ()), counts[saying.id])
        if saying.id in counts
        else saying
        for saying in known
    ]


def seen_until(connection: Connection, ids: Sequence[int], until: int) -> dict[int, str]:
    """The last day up to a day on which each saying is reported to hold; those that never are, are left out."""
    query = "SELECT saying, max(seen) FROM claim WHERE saying IN (?) AND seen > 0 AND seen <= ? GROUP BY saying"
    return {saying: days.iso(day) or "" for saying, day in bulk.select(connection, query, ids, until)}


def _until(saying: Saying, witnesses: int, names: tuple[str, ...], counts: tuple[Any, ...]) -> Saying:
    claims, last, seen_first, seen_last = counts
    tally = Tally(
        claims=claims,
        sources=witnesses,
        first=saying.tally.first,
        second=saying.tally.second if witnesses > 1 else None,
        last=days.iso(index.parts_of(last)[0]),
        seen_first=days.iso(seen_first or 0),
        seen_last=days.iso(seen_last or 0),
    )
    return Saying(saying.id, saying.said, tally, names)


def witnessed(connection: Connection, ids: Sequence[int], *, each: int | None = None) -> list[Witnessed]:
    """The claims behind sayings, oldest first; ``each`` limits how many a saying, dated ones before undated."""
    chosen: list[tuple[int, int, int]] = []
    query = "SELECT id, saying, seen FROM claim WHERE saying = ? AND id >= ? ORDER BY id LIMIT ?"
    undated = "SELECT id, saying, seen FROM claim WHERE saying = ? AND id < ? ORDER BY id LIMIT ?"
    for saying in ids:
        most = each if each is not None else 100_000
        rows = [tuple(row) for row in bulk.ask(connection, query, saying, index.day_id(1), most)]
        if len(rows) < most:
            rows += [tuple(row) for row in bulk.ask(connection, undated, saying, index.day_id(1), most - len(rows))]
        chosen += rows
    seqs = {index.parts_of(claim)[1] for claim, _, _ in chosen}
    records = _records(connection, seqs)
    named = {
        row[0]: row[1] for row in bulk.select(connection, "SELECT seq, source FROM article WHERE seq IN (?)", seqs)
    }
    found = []
    for claim, saying, seen in sorted(chosen, key=lambda row: (not row[0] >> 46, row[0])):
        day, seq, number = index.parts_of(claim)
        record = records[seq]
        noun, article = record.claim(number), record.article()
        support = Support(claim, article.id, named[seq], days.iso(day), days.iso(seen))
        voices = tuple(record.voices(noun.stance.according_to))
        found.append(Witnessed(support, saying, noun, article, voices))
    return found


def grounds(connection: Connection, articles: Sequence[str]) -> dict[str, tuple[str, tuple[Entity, ...]]]:
    """For articles that count their text and whom they name."""
    query = "SELECT a.id, a.text, r.record FROM article a JOIN run r ON r.id = a.run WHERE a.id IN (?)"
    found = bulk.select(connection, query, articles)
    return {article: (unpack_text(text), Packed(record, text).entities()) for article, text, record in found}


def articles_behind(connection: Connection, ids: Sequence[int]) -> list[str]:
    """The articles whose claims say these things, by id."""
    query = (
        "SELECT DISTINCT a.id FROM claim c JOIN article a ON a.seq = (c.id >> 12) & 17179869183 WHERE c.saying IN (?)"
    )
    return sorted({row[0] for row in bulk.select(connection, query, ids)})


def copies_of(connection: Connection, article: str) -> list[Copy]:
    """The articles of one origin with this one, with what they share."""
    query = (
        'SELECT l.id, l.day, r.id, r.day, c.containment, c.passages FROM "copy" c JOIN article l ON l.seq = c."left"'
        ' JOIN article r ON r.seq = c."right" WHERE (c."left" = (SELECT seq FROM article WHERE id = ?)'
        ' OR c."right" = (SELECT seq FROM article WHERE id = ?)) ORDER BY l.id, r.id'
    )
    found = []
    for *ends, containment, passages in bulk.ask(connection, query, article, article):
        left, left_day, right, right_day = ends
        places = tuple(tuple(place) for place in json.loads(passages))
        if (not left_day, left_day, left) > (not right_day, right_day, right):
            places = tuple((c, d, a, b) for a, b, c, d in places)
            found.append(Copy(right, left, containment, places))
        else:
            found.append(Copy(left, right, containment, places))
    return found


def entities(connection: Connection, ids: Sequence[str]) -> dict[str, Known]:
    """What the store knows of entities."""
    query = f"{_ENTITY} id IN (?)"
    return {row[0]: _known(row) for row in bulk.select(connection, query, ids)}


def entities_named(connection: Connection, folded: str) -> list[Known]:
    """Entities of this name, case folded."""
    return [_known(row) for row in bulk.ask(connection, f"{_ENTITY} folded = ? ORDER BY id", folded)]


def people_of_surname(connection: Connection, surname: str) -> list[Known]:
    """People whose last name this is, case folded."""
    return [_known(row) for row in bulk.ask(connection, f"{_ENTITY} surname = ? ORDER BY id LIMIT 200", surname)]


def parts_of(connection: Connection, ids: Sequence[str]) -> list[str]:
    """The bodies of countries and organisations: their ministries, councils, services."""
    query = 'SELECT id FROM entity WHERE "of" IN (?) ORDER BY id'
    return [row[0] for row in bulk.select(connection, query, ids)]


def names_of_type(connection: Connection, kind: str) -> list[tuple[str, str]]:
    """Ids and names of every entity of a type."""
    query = "SELECT id, name FROM entity WHERE type = ? ORDER BY id"
    return [(row[0], row[1]) for row in bulk.ask(connection, query, kind)]


_WINDOWS = 300
_LOOKED_THROUGH = 20
"""Offices that are looked through for each that has the words that were asked for."""
_LAST = 2 + index.COUNTS.index("last")
_COLUMNS = ", ".join(f"s.{name}" for name in ("id", "said", *index.COUNTS))
_decode = json.JSONDecoder().decode
_ENTITY = 'SELECT id, type, name, "of", within, ids FROM entity WHERE'


def _known(row: tuple[Any, ...]) -> Known:
    return Known(row[0], row[1], row[2], row[3], row[4], tuple(sorted(json.loads(row[5]).items())))


@lru_cache(maxsize=20_000)
def _said(text: str) -> Said:
    """What a row says; the same text says the same, so what many questions need is decoded once."""
    return slots.said_from_plain(_decode(text))


def _saying(row: tuple[Any, ...]) -> Saying:
    identity, said, claims, sources_, first, first_source, second, last, seen_first, seen_last = row
    tally = Tally(
        claims, sources_, days.iso(first), days.iso(second), days.iso(last), days.iso(seen_first), days.iso(seen_last)
    )
    return Saying(identity, _said(said), tally, (first_source,) if sources_ == 1 else ())


def _records(connection: Connection, seqs: Iterable[int]) -> dict[int, Packed]:
    query = "SELECT a.seq, r.record, a.text FROM article a JOIN run r ON r.id = a.run WHERE a.seq IN (?)"
    return {seq: Packed(packed, text) for seq, packed, text in bulk.select(connection, query, sorted(seqs))}


def _day_range(since: str | None, until: str | None) -> tuple[int, int]:
    """Days from the first to before the last."""
    return (days.first_of(since) if since else 0), (days.last_of(until) if until else days.LAST) + 1
