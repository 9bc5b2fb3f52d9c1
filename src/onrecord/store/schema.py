"""The tables: a log that only grows, and an index that can be made again from it.

The log is ``page``, ``article``, ``sighting``, ``run``, ``decision``. Everything else is index: it holds the last run
of each article that counts, and ``Store.rebuild`` makes it from the log.

Days are whole numbers counted from 1800-01-01, 0 where a day is not known. The ids of statements, claims, meetings and
events begin with their day (17 bits), so that the order of ids is the order of time and a search can stop early.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

HEAD = "0003"
"""The migration that makes the tables below what they are."""

metadata = MetaData()


def _index(name: str, *columns: str, only: str) -> Index:
    """An index that holds only some rows."""
    return Index(name, *columns, sqlite_where=text(only), postgresql_where=text(only))


# ---- the log ---------------------------------------------------------------------------------------------------------

page = Table(
    "page",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("media_type", Text),
    Column("charset", Text),
    Column("kept_at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
article = Table(
    "article",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("text", LargeBinary, nullable=False),
    Column("samples", Integer, nullable=False),
    # What follows is index: it is set anew whenever the article is indexed.
    Column("run", BigInteger),
    Column("day", Integer, nullable=False),
    Column("house", Text, nullable=False),
    Column("agency", Text),
    Column("origin", BigInteger, nullable=False),
    Column("source", Text, nullable=False),
    Index("article_origin", "origin"),
)
sighting = Table(
    "sighting",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("article", BigInteger, nullable=False),
    Column("place", Text, nullable=False),
    Column("url_key", Text),
    Column("page", Text),
    Column("day", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("article", "place", name="sighting_once"),
    Index("sighting_url", "url_key"),
    Index("sighting_page", "page"),
)
run = Table(
    "run",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("sighting", BigInteger, nullable=False),
    Column("article", BigInteger, nullable=False),
    Column("reader", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("sighting", "reader", name="run_once"),
    Index("run_article", "article"),
)
decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdrawn_at", Text),
    Column("withdrawn_by", Text),
    Column("withdrawn_reason", Text),
    Index("decision_left", "left"),
    Index("decision_right", "right"),
)

# ---- the index -------------------------------------------------------------------------------------------------------

shingle = Table(
    "shingle",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("article", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
young_shingle = Table(
    "young_shingle",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("article", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Shingles of the latest articles; they go over into ``shingle`` many at a time, in its order: their numbers are
random, and each that came alone would cost a page of the file."""
copy = Table(
    "copy",
    metadata,
    Column("left", BigInteger, primary_key=True, autoincrement=False),
    Column("right", BigInteger, primary_key=True, autoincrement=False),
    Column("containment", Float, nullable=False),
    Column("version", Integer, nullable=False),
    Column("passages", Text, nullable=False),
    Index("copy_right", "right"),
    sqlite_with_rowid=False,
)
statement = Table(
    "statement",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    Column("tags", Text, nullable=False),
)
claim = Table(
    "claim",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("saying", BigInteger, nullable=False),
    Column("seen", Integer, nullable=False),
    Index("claim_saying", "saying", "id", "seen"),
)
saying = Table(
    "saying",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("said", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("first_source", Text, nullable=False),
    Column("second", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("seen_first", Integer, nullable=False),
    Column("seen_last", Integer, nullable=False),
    Column("topic", BigInteger, nullable=False, server_default="0"),
    Column("office", BigInteger),
    Column("wide", Integer, nullable=False, server_default="0"),
    Index("saying_topic", "topic", "id", "wide"),
    _index("saying_office", "office", "last", only="office IS NOT NULL"),
    Index("saying_first", "first"),
    _index("saying_second", "second", only="second > 0"),
)
witness = Table(
    "witness",
    metadata,
    Column("saying", BigInteger, primary_key=True, autoincrement=False),
    Column("source", Text, primary_key=True),
    Column("day", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Only of sayings with several sources: who alone reported something stands in ``saying`` as ``first_source``."""
entity = Table(
    "entity",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("surname", Text, nullable=False),
    Column("of", Text),
    Column("within", Text),
    Column("ids", Text, nullable=False),
    Index("entity_folded", "folded"),
    Index("entity_of", "of"),
    Index("entity_surname", "surname"),
)
