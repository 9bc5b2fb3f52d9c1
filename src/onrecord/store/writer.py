"""Adding a batch of records in one transaction: the log first, then the index."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.model.article import Page
from onrecord.store import bulk, index, schema
from onrecord.store.origins import Origins, Texts, regroup
from onrecord.store.packed import unpack
from onrecord.store.prepare import Prepared, prepare


@dataclass(frozen=True, slots=True)
class Added:
    """What became of records that were to be added."""

    new: int = 0
    """Articles that the store did not have."""
    known: int = 0
    """Articles that it had, from this place and by this reader."""
    updated: int = 0
    """Articles that it had, now from another place or by another reader."""

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.known + other.known, self.updated + other.updated)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run that is to be written."""

    id: int
    sighting: int
    seq: int
    prepared: Prepared


class Writer:
    """One batch, inside the transaction of ``connection``."""

    def __init__(self, connection: Connection, texts: Texts | None = None) -> None:
        self._connection = connection
        self._texts = texts or Texts()
        self._now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")

    def add(self, batch: Sequence[Prepared]) -> Added:
        """Log the records that are new, and index what now counts."""
        seqs = self._known_articles(batch)
        known_articles = set(seqs.values())
        fresh = self._log(batch, seqs)
        if not fresh:
            return Added(known=len(batch))
        new = {run.seq: run for run in reversed(fresh) if run.seq not in known_articles}
        self._insert_articles(list(new.values()))
        touched = self._supersede_pages(fresh)
        origins = Origins(self._connection, [(run.seq, run.prepared) for run in new.values()], self._texts)
        pairs, versions = origins.copies(), origins.versions()
        updated = {run.seq for run in fresh} & known_articles
        touched |= self._choose_runs(updated)
        touched |= self._retire_versions([*versions, *self._known_versions(updated)])
        grouped = {seq for pair in (*pairs, *versions) for seq in pair} | updated
        changed = set(regroup(self._connection, sorted(grouped))) if grouped else set()
        touched |= index.sayings_of(self._connection, sorted(changed - new.keys()))
        self._index(list(new.values()))
        self._index_again(updated)
        if touched:
            index.count_afresh(self._connection, touched)
        return Added(len(new), len(batch) - len(fresh), len(fresh) - len(new))

    def withdraw(self, article: str) -> bool:
        """Take an article out of what counts; whether there is one."""
        rows = bulk.ask(self._connection, "SELECT seq, day FROM article WHERE id = ? AND run IS NOT NULL", article)
        index.count_afresh(self._connection, self._retire([(row[0], row[1]) for row in rows]))
        return bool(rows)

    def revive(self, article: str) -> None:
        """Let an article count again."""
        rows = bulk.ask(self._connection, "SELECT seq FROM article WHERE id = ?", article)
        seqs = {row[0] for row in rows}
        touched = self._choose_runs(seqs) | self._retire_versions(self._known_versions(seqs))
        changed = regroup(self._connection, sorted(seqs))
        touched |= index.sayings_of(self._connection, changed)
        self._index_again(seqs)
        index.count_afresh(self._connection, touched)

    def index_all(self) -> None:
        """File every article that counts anew."""
        rows = bulk.ask(self._connection, "SELECT seq, day FROM article WHERE run IS NOT NULL ORDER BY seq")
        for start in range(0, len(rows), _AT_ONCE):
            part = [(row[0], row[1]) for row in rows[start : start + _AT_ONCE]]
            index.count_afresh(self._connection, index.take_out(self._connection, part))
            self._index_again({seq for seq, _ in part})

    # ---- the log -----------------------------------------------------------------------------------------------------

    def _known_articles(self, batch: Sequence[Prepared]) -> dict[str, int]:
        ids = sorted({one.article for one in batch})
        return {
            row[0]: row[1] for row in bulk.select(self._connection, "SELECT id, seq FROM article WHERE id IN (?)", ids)
        }

    def _log(self, batch: Sequence[Prepared], seqs: dict[str, int]) -> list[_Run]:
        """Write pages, sightings and runs that are not there yet."""
        sightings: dict[tuple[int, str], int] = {}
        runs: set[tuple[int, str]] = set()
        known = sorted(seqs.values())
        query = "SELECT id, article, place FROM sighting WHERE article IN (?)"
        for identity, seq, place in bulk.select(self._connection, query, known):
            sightings[seq, place] = identity
        query = "SELECT sighting, reader FROM run WHERE article IN (?)"
        runs |= {(row[0], row[1]) for row in bulk.select(self._connection, query, known)}
        next_seq, next_sighting, next_run = (self._next(t, c) for t, c in _COUNTERS)
        pages, sighting_rows, run_rows, fresh = [], [], [], []
        for one in batch:
            seq = seqs.get(one.article)
            if seq is None:
                seq, next_seq = next_seq, next_seq + 1
                seqs[one.article] = seq
            sighting = sightings.get((seq, one.place))
            if sighting is None:
                sighting, next_sighting = next_sighting, next_sighting + 1
                sightings[seq, one.place] = sighting
                sighting_rows.append((sighting, seq, one.place, one.url_key, one.page_id, one.day, self._now))
            if (sighting, one.reader) in runs:
                continue
            runs.add((sighting, one.reader))
            run_rows.append((next_run, sighting, seq, one.reader, self._now, one.packed_record))
            fresh.append(_Run(next_run, sighting, seq, one))
            next_run += 1
            if one.page is not None:
                pages.append(_page_row(one, one.page, self._now))
        bulk.insert(self._connection, schema.page, _PAGE, pages)
        bulk.insert(self._connection, schema.sighting, _SIGHTING, sighting_rows)
        bulk.insert(self._connection, schema.run, _RUN, run_rows)
        return fresh

    def _next(self, table: str, column: str) -> int:
        query = f'SELECT max("{column}") FROM "{table}"'  # noqa: S608 - names from _COUNTERS
        return int(bulk.ask(self._connection, query)[0][0] or 0) + 1

    def _insert_articles(self, runs: Sequence[_Run]) -> None:
        rows = [
            (
                run.seq,
                one.article,
                one.packed_text,
                len(one.samples),
                run.id,
                one.day,
                one.house,
                one.agency,
                run.seq,
                one.agency or one.house,
            )
            for run in runs
            for one in (run.prepared,)
        ]
        bulk.insert(self._connection, schema.article, _ARTICLE, rows)

    # ---- the index ---------------------------------------------------------------------------------------------------

    def _index(self, runs: Sequence[_Run]) -> None:
        """File new articles that count; a version that is older than one we have does not."""
        query = "SELECT seq, day, source FROM article WHERE run IS NOT NULL AND seq IN (?)"
        rows = {row[0]: row for row in bulk.select(self._connection, query, [run.seq for run in runs])}
        items = [(run.seq, run.prepared, rows[run.seq][1], rows[run.seq][2]) for run in runs if run.seq in rows]
        index.put(self._connection, items)

    def _index_again(self, seqs: set[int]) -> None:
        """File articles anew whose run or day has changed; they have been taken out before."""
        query = (
            "SELECT a.seq, a.day, a.source, r.record, a.text FROM article a JOIN run r ON r.id = a.run"
            " WHERE a.seq IN (?)"
        )
        rows = list(bulk.select(self._connection, query, sorted(seqs)))
        items = [(seq, prepare(unpack(record, text)), day, source) for seq, day, source, record, text in rows]
        index.put(self._connection, items)

    def _choose_runs(self, seqs: set[int]) -> set[int]:
        """Take articles with a new run out of the index and set the run that counts: the newest reader's, at the
        place that had the article first.
        """
        touched: set[int] = set()
        for seq in sorted(seqs):
            query = (
                "SELECT r.id, r.reader, s.day, s.place, a.day, a.run FROM run r JOIN sighting s ON s.id = r.sighting"
                " JOIN article a ON a.seq = r.article WHERE r.article = ?"
            )
            rows = bulk.ask(self._connection, query, seq)
            newest = max(rows, key=lambda row: row[0])
            mine = [row for row in rows if row[1] == newest[1]]
            chosen = min(mine, key=lambda row: (not row[2], row[2], row[3]))
            if rows[0][5] is not None:
                touched |= index.take_out(self._connection, [(seq, rows[0][4])])
            query = "SELECT r.record, a.text FROM run r JOIN article a ON a.seq = r.article WHERE r.id = ?"
            packed, text = bulk.ask(self._connection, query, chosen[0])[0]
            one = prepare(unpack(packed, text))
            row = (seq, chosen[0], one.day, one.house, one.agency, one.agency or one.house)
            bulk.update(self._connection, schema.article, ("seq", "run", "day", "house", "agency", "source"), [row])
        return touched

    def _supersede_pages(self, fresh: Sequence[_Run]) -> set[int]:
        """Where a better reader has cut another article from a page, the older article of that page counts no more."""
        by_page = {run.prepared.page_id: run for run in fresh if run.prepared.page_id}
        query = (
            "SELECT s.page, a.seq, a.day FROM sighting s JOIN article a ON a.seq = s.article"
            " WHERE a.run IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sighting o WHERE o.article = s.article"
            " AND (o.page IS NULL OR o.page <> s.page)) AND s.page IN (?)"
        )
        out = [
            (seq, day)
            for page, seq, day in bulk.select(self._connection, query, sorted(page for page in by_page if page))
            if by_page[page].seq != seq
        ]
        return self._retire(out)

    def _retire_versions(self, pairs: Sequence[tuple[int, int]]) -> set[int]:
        """Of two versions the earlier counts no more: by date of publication, and where that is one, as they came."""
        query = "SELECT seq, day, run FROM article WHERE seq IN (?)"
        seqs = sorted({seq for pair in pairs for seq in pair})
        rows = {row[0]: row for row in bulk.select(self._connection, query, seqs)}
        both = [pair for pair in pairs if all(rows[seq][2] is not None for seq in pair)]
        older = {min(pair, key=lambda seq: (rows[seq][1], seq)) for pair in both}
        return self._retire([(seq, rows[seq][1]) for seq in sorted(older)])

    def _known_versions(self, seqs: set[int]) -> list[tuple[int, int]]:
        query = 'SELECT "left", "right" FROM "copy" WHERE version = 1 AND "{}" IN (?)'
        return [
            (left, right)
            for column in ("left", "right")
            for left, right in bulk.select(self._connection, query.format(column), sorted(seqs))
        ]

    def _retire(self, articles: Sequence[tuple[int, int]]) -> set[int]:
        touched = index.take_out(self._connection, articles)
        bulk.update(self._connection, schema.article, ("seq", "run"), [(seq, None) for seq, _ in articles])
        return touched


def _page_row(one: Prepared, page: Page, now: str) -> tuple[object, ...]:
    body = one.packed_page if one.packed_page is not None else zlib.compress(page.content, 3)
    return one.page_id, page.source, page.url, page.media_type, page.charset, now, body


_AT_ONCE = 500
_COUNTERS = (("article", "seq"), ("sighting", "id"), ("run", "id"))
_PAGE = ("id", "source", "url", "media_type", "charset", "kept_at", "body")
_SIGHTING = ("id", "article", "place", "url_key", "page", "day", "added_at")
_RUN = ("id", "sighting", "article", "reader", "made_at", "record")
_ARTICLE = ("seq", "id", "text", "samples", "run", "day", "house", "agency", "origin", "source")
