"""Finding rows by their words and tags, newest first, in the full-text index of either database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.store import bulk

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")
LAST_ID = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Words:
    """Words that must stand in a text, and words that must not; each a word or the words of a phrase."""

    wanted: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()


def words_of(text: str) -> Words:
    """What somebody looks for: words, ``"a phrase"``, ``-not``."""
    wanted: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    for minus, phrase, word in _TERM.findall(text):
        found = tuple(_WORD.findall(phrase or word))
        if found:
            (unwanted if minus else wanted).append(found)
    return Words(tuple(wanted), tuple(unwanted))


def find(
    connection: Connection,
    table: str,
    tags: Sequence[Sequence[str]],
    words: Words = Words(),
    *,
    low: int = 0,
    high: int = LAST_ID,
    limit: int,
    oldest_first: bool = False,
) -> list[int]:
    """Ids from ``low`` to ``high``, highest or lowest first, of rows with one of each group of tags and all the words.

    Words that must not stand there need something beside them that must.
    """
    order = "" if oldest_first else " DESC"
    if not any(tags) and not words.wanted and not words.unwanted:
        ids = f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id{order} LIMIT ?"  # noqa: S608 - our own table
        return [row[0] for row in bulk.ask(connection, ids, low, high, limit)]
    if connection.dialect.name == "sqlite":
        query = f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH ?"  # noqa: S608 - our own table
        wanted = _fts5(tags, words)
        ids = f"{query} AND rowid BETWEEN ? AND ? ORDER BY rowid{order} LIMIT ?"
    else:
        query = f"SELECT id FROM {table} WHERE words @@ "  # noqa: S608 - our own table
        # Both languages of the server: our words are stemmed as English, tags are taken as they are.
        wanted = _tsquery(tags, words)
        ids = f"{query} CAST(? AS tsquery) AND id BETWEEN ? AND ? ORDER BY id{order} LIMIT ?"
        if words.wanted or words.unwanted:
            return _stemmed(connection, f"{query}{{}} AND id BETWEEN ? AND ? ORDER BY id{order} LIMIT ?", tags, words,
                            (low, high, limit))  # fmt: skip
    return [row[0] for row in bulk.ask(connection, ids, wanted, low, high, limit)]


def _fts5(tags: Sequence[Sequence[str]], words: Words) -> str:
    # No column is named: a tag looks like no word, and to look only in one column FTS5 would read every position.
    parts = [_group(group) for group in tags if group]
    parts += [f'"{" ".join(phrase)}"' for phrase in words.wanted]
    query = " AND ".join(parts)
    for phrase in words.unwanted:
        query = f'({query}) NOT "{" ".join(phrase)}"'
    return query


def _group(group: Sequence[str]) -> str:
    return f"({' OR '.join(chr(34) + one + chr(34) for one in group)})"


def _tsquery(tags: Sequence[Sequence[str]], words: Words) -> str:
    return " & ".join(f"({' | '.join(group)})" for group in tags if group)


def _stemmed(
    connection: Connection, query: str, tags: Sequence[Sequence[str]], words: Words, ends: tuple[int, int, int]
) -> list[int]:
    parts, values = [], []
    if any(tags):
        parts.append("CAST(? AS tsquery)")
        values.append(_tsquery(tags, words))
    for sign, phrases in (("", words.wanted), ("!!", words.unwanted)):
        for phrase in phrases:
            parts.append(f"{sign}phraseto_tsquery('english', ?)")
            values.append(" ".join(phrase))
    return [row[0] for row in bulk.ask(connection, query.format(f"({' && '.join(parts)})"), *values, *ends)]
