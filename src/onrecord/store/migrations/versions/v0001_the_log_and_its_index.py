"""The log and its index."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, Text, UniqueConstraint

revision = "0001"
down_revision = None

_SQLITE = (
    "CREATE VIRTUAL TABLE statement_words USING fts5(content, tags, content='statement', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE saying_words USING fts5(tags, content='saying', content_rowid='id', detail=none,"
    " tokenize='unicode61')",
)
_POSTGRES = (
    "ALTER TABLE statement ADD COLUMN words tsvector GENERATED ALWAYS AS"
    " (to_tsvector('english', content) || array_to_tsvector(string_to_array(tags, ' '))) STORED",
    "CREATE INDEX statement_words ON statement USING gin (words)",
    "ALTER TABLE saying ADD COLUMN words tsvector GENERATED ALWAYS AS"
    " (array_to_tsvector(string_to_array(tags, ' '))) STORED",
    "CREATE INDEX saying_words ON saying USING gin (words)",
)


def upgrade() -> None:
    """Make every table of the first store."""
    op.create_table(
        "page",
        Column("id", Text, primary_key=True),
        Column("source", Text, nullable=False),
        Column("url", Text),
        Column("media_type", Text),
        Column("charset", Text),
        Column("kept_at", Text, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )
    op.create_table(
        "article",
        Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("id", Text, nullable=False, unique=True),
        Column("text", LargeBinary, nullable=False),
        Column("samples", Integer, nullable=False),
        Column("run", BigInteger),
        Column("day", Integer, nullable=False),
        Column("house", Text, nullable=False),
        Column("agency", Text),
        Column("origin", BigInteger, nullable=False),
        Column("source", Text, nullable=False),
        Index("article_origin", "origin"),
    )
    op.create_table(
        "sighting",
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
    op.create_table(
        "run",
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("sighting", BigInteger, nullable=False),
        Column("article", BigInteger, nullable=False),
        Column("reader", Text, nullable=False),
        Column("made_at", Text, nullable=False),
        Column("record", LargeBinary, nullable=False),
        UniqueConstraint("sighting", "reader", name="run_once"),
        Index("run_article", "article"),
    )
    op.create_table(
        "decision",
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
    op.create_table(
        "shingle",
        Column("hash", BigInteger, primary_key=True, autoincrement=False),
        Column("article", BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copy",
        Column("left", BigInteger, primary_key=True, autoincrement=False),
        Column("right", BigInteger, primary_key=True, autoincrement=False),
        Column("containment", Float, nullable=False),
        Column("version", Integer, nullable=False),
        Column("passages", Text, nullable=False),
        Index("copy_right", "right"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement",
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("content", Text, nullable=False),
        Column("tags", Text, nullable=False),
    )
    op.create_table(
        "claim",
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("saying", BigInteger, nullable=False),
        Column("seen", Integer, nullable=False),
        Index("claim_saying", "saying", "id", "seen"),
    )
    op.create_table(
        "saying",
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
        Index("saying_first", "first"),
        Index("saying_second", "second"),
    )
    op.create_table(
        "witness",
        Column("saying", BigInteger, primary_key=True, autoincrement=False),
        Column("source", Text, primary_key=True),
        Column("day", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entity",
        Column("id", Text, primary_key=True),
        Column("type", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("folded", Text, nullable=False),
        Column("surname", Text, nullable=False),
        Column("of", Text),
        Column("within", Text),
        Column("ids", Text, nullable=False),
        Index("entity_folded", "folded"),
        Index("entity_surname", "surname"),
    )
    for command in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRES:
        op.execute(command)
