"""Sources of one origin: which articles are copies or versions of which, found as each is added.

A group is what copies and versions connect. Its source is the agency that its oldest crediting member names, else the
house of its oldest member; nothing of this depends on the order in which articles came.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.store import bulk, schema
from onrecord.store.packed import unpack_text
from onrecord.store.prepare import Prepared
from onrecord.store.shingles import SAME_PAGE, Overlap, Shingled, overlap, passages, shingled

_POSTINGS = 64
"""A shingle that so many articles have is filed no more: it finds the first ones, and those find the group."""
_YOUNG = 250_000
"""Shingles that have a table of their own, of some 4 MB: those of 14,000 articles."""
_SLICE = 1 << 25
"""Shingles that go over in one statement: SQLite keeps the pages that one changes in memory, to be able to undo it."""
_VERIFIED = 8
"""Candidates that are compared word for word, best first."""
_HINT = 0.1
"""Containment among the filed shingles from which an article is compared word for word."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article as its group sees it."""

    seq: int
    id: str
    day: int
    house: str
    agency: str | None
    origin: int
    source: str

    @property
    def age(self) -> tuple[bool, int, str]:
        """Sorts the oldest first, those without a date last."""
        return (not self.day, self.day, self.id)


def group(members: Sequence[Member]) -> tuple[int, str]:
    """The oldest member's number, and the source of the whole group."""
    oldest = min(members, key=lambda member: member.age)
    credited = [member for member in members if member.agency]
    source = min(credited, key=lambda member: member.age).agency if credited else None
    return oldest.seq, source or oldest.house


class Texts:
    """Shingles of stored articles that were compared lately: what one copy is compared with, the next one is, too.

    An article's number and text never change, so what is here is good for as long as the store is open.
    """

    def __init__(self, most: int = 4096) -> None:
        self._most = most
        self._known: dict[int, Shingled] = {}

    def load(self, connection: Connection, seqs: Iterable[int]) -> dict[int, Shingled]:
        """The shingles of these articles."""
        wanted = sorted(set(seqs))
        missing = [seq for seq in wanted if seq not in self._known]
        found = {seq: self._known.pop(seq) for seq in wanted if seq in self._known}
        for seq, packed in bulk.select(connection, "SELECT seq, text FROM article WHERE seq IN (?)", missing):
            found[seq] = shingled(unpack_text(packed))
        self._known |= found
        for seq in list(self._known)[: max(0, len(self._known) - self._most)]:
            del self._known[seq]
        return found


class Origins:
    """Finds the copies of the articles of one batch and files their shingles."""

    def __init__(self, connection: Connection, new: Sequence[tuple[int, Prepared]], stored: Texts) -> None:
        self._connection = connection
        self._new = dict(new)
        self._stored = stored
        self._texts: dict[int, Shingled] = {seq: one.shingles for seq, one in new}
        self._samples: dict[int, int] = {seq: len(one.samples) for seq, one in new}

    def copies(self) -> list[tuple[int, int]]:
        """File what the new articles share with those that are there and with each other; the pairs of numbers."""
        candidates = self._candidates()
        self._load(other for others in candidates.values() for other in others)
        rows: list[tuple[int, int, float, int, str]] = []
        for seq, others in candidates.items():
            for other in others:
                left, right = min(seq, other), max(seq, other)
                shared = overlap(self._texts[left], self._texts[right])
                if shared.one_origin:
                    rows.append(self._row(left, right, shared, version=False))
        bulk.insert(self._connection, schema.copy, _COPY, rows)
        return [(row[0], row[1]) for row in rows]

    def versions(self) -> list[tuple[int, int]]:
        """Pairs of articles that stood at one address and share some words: versions of one article."""
        by_url: dict[str, list[int]] = defaultdict(list)
        for seq, one in self._new.items():
            if one.url_key:
                by_url[one.url_key].append(seq)
        pairs: set[tuple[int, int]] = set()
        query = "SELECT url_key, article FROM sighting WHERE url_key IN (?)"
        for key, other in bulk.select(self._connection, query, list(by_url)):
            pairs |= {(min(seq, other), max(seq, other)) for seq in by_url[key] if seq != other}
        self._load(seq for pair in pairs for seq in pair)
        rows = []
        for left, right in sorted(pairs):
            shared = overlap(self._texts[left], self._texts[right], SAME_PAGE)
            if shared.containment >= SAME_PAGE:
                rows.append(self._row(left, right, shared, version=True))
        # A version may be filed as a copy already; that it is a version is more.
        bulk.insert(self._connection, schema.copy, _COPY, rows)
        for row in rows:
            bulk.do(self._connection, 'UPDATE "copy" SET version = 1 WHERE "left" = ? AND "right" = ?', row[0], row[1])
        return [(row[0], row[1]) for row in rows]

    def _candidates(self) -> dict[int, list[int]]:
        wanted = {sample for one in self._new.values() for sample in one.samples}
        postings: dict[int, list[int]] = defaultdict(list)
        for table in ("shingle", "young_shingle"):
            query = f"SELECT hash, article FROM {table} WHERE hash IN (?)"  # noqa: S608 - one of two words
            for sample, other in bulk.select(self._connection, query, sorted(wanted)):
                postings[sample].append(other)
        # Whom the store has, first, for all of them; then, one after the other, those of the batch that came before.
        shared = {seq: _counted(one.samples, postings) for seq, one in self._new.items()}
        self._count_samples({other for counts in shared.values() for other in counts})
        filed = {sample: len(others) for sample, others in postings.items()}
        postings.clear()
        rows: list[tuple[int, int]] = []
        found: dict[int, list[int]] = {}
        for seq, one in self._new.items():
            counts = shared[seq]
            counts.update(_counted(one.samples, postings))
            counts.pop(seq, None)
            likely = [
                (count / min(len(one.samples), self._samples.get(other, 1 << 30) or 1), other)
                for other, count in counts.items()
            ]
            best = sorted((hint, other) for hint, other in likely if hint >= _HINT)[-_VERIFIED:]
            if best:
                found[seq] = [other for _, other in best]
            for sample in one.samples:
                if filed.setdefault(sample, 0) < _POSTINGS:
                    filed[sample] += 1
                    postings[sample].append(seq)
                    rows.append((sample, seq))
        bulk.insert(self._connection, schema.young_shingle, ("hash", "article"), sorted(rows))
        self._settle()
        return found

    def _settle(self) -> None:
        """Let the young shingles go over to the others once they are many."""
        (young,) = bulk.ask(self._connection, "SELECT count(*) FROM young_shingle")[0]
        if young <= _YOUNG:
            return
        for low in range(0, 1 << 32, _SLICE):
            query = (
                "INSERT INTO shingle (hash, article) SELECT hash, article FROM young_shingle"
                " WHERE hash >= ? AND hash < ? ORDER BY hash, article"
            )
            bulk.do(self._connection, query, low, low + _SLICE)
        bulk.do(self._connection, "DELETE FROM young_shingle")

    def _row(self, left: int, right: int, shared: Overlap, *, version: bool) -> tuple[int, int, float, int, str]:
        places = json.dumps(passages(self._texts[left], self._texts[right]), separators=(",", ":"))
        return left, right, round(shared.containment, 4), int(version), places

    def _count_samples(self, seqs: Iterable[int]) -> None:
        missing = [seq for seq in seqs if seq not in self._samples]
        for seq, samples in bulk.select(self._connection, "SELECT seq, samples FROM article WHERE seq IN (?)", missing):
            self._samples[seq] = samples

    def _load(self, seqs: Iterable[int]) -> None:
        self._texts |= self._stored.load(self._connection, {seq for seq in seqs if seq not in self._texts})


def _counted(samples: Iterable[int], postings: Mapping[int, Sequence[int]]) -> Counter[int]:
    """How many of the samples each article has that is filed under them."""
    return Counter(itertools.chain.from_iterable(postings[one] for one in samples if one in postings))


_COPY = ("left", "right", "containment", "version", "passages")
_MEMBER = "SELECT seq, id, day, house, agency, origin, source FROM article WHERE "


def regroup(connection: Connection, seqs: Iterable[int]) -> list[int]:
    """Set origin and source of every article that is connected to one of ``seqs``; numbers of those that changed."""
    open_seqs, edges = set(seqs), defaultdict(set)
    reached: set[int] = set()
    while open_seqs:
        reached |= open_seqs
        found: set[int] = set()
        for column in ("left", "right"):
            query = f'SELECT "left", "right" FROM "copy" WHERE "{column}" IN (?)'  # noqa: S608 - one of two words
            for left, right in bulk.select(connection, query, sorted(open_seqs)):
                edges[left].add(right)
                edges[right].add(left)
                found |= {left, right}
        open_seqs = found - reached
    members = {row[0]: Member(*row) for row in bulk.select(connection, _MEMBER + "seq IN (?)", sorted(reached))}
    changed: list[tuple[int, int, str]] = []
    done: set[int] = set()
    for seq in sorted(members):
        if seq in done:
            continue
        component = _component(seq, edges)
        done |= component
        origin, source = group([members[one] for one in component])
        changed += [
            (one, origin, source)
            for one in sorted(component)
            if (members[one].origin, members[one].source) != (origin, source)
        ]
    bulk.update(connection, schema.article, ("seq", "origin", "source"), changed)
    return [row[0] for row in changed]


def _component(seq: int, edges: dict[int, set[int]]) -> set[int]:
    component, waiting = {seq}, [seq]
    while waiting:
        for other in edges[waiting.pop()] - component:
            component.add(other)
            waiting.append(other)
    return component
