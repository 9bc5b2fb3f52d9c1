"""Whether the rows of a store fit together."""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.store import bulk
from onrecord.store.packed import unpack


def wrong_rows(connection: Connection) -> list[str]:
    """What does not fit together, in words; nothing, if all does."""
    wrong = []
    for what, query in (
        ("articles without a sighting", "SELECT count(*) FROM article a WHERE NOT EXISTS"
         " (SELECT 1 FROM sighting s WHERE s.article = a.seq)"),
        ("articles without their run", "SELECT count(*) FROM article a WHERE a.run IS NOT NULL AND NOT EXISTS"
         " (SELECT 1 FROM run r WHERE r.id = a.run)"),
        ("claims without their saying", "SELECT count(*) FROM claim c WHERE NOT EXISTS"
         " (SELECT 1 FROM saying s WHERE s.id = c.saying)"),
        ("sayings that are miscounted", "SELECT count(*) FROM saying s WHERE s.claims <>"
         " (SELECT count(*) FROM claim c WHERE c.saying = s.id) OR"
         " CASE WHEN s.sources > 1 THEN s.sources ELSE 0 END <>"
         " (SELECT count(*) FROM witness w WHERE w.saying = s.id)"),
    ):  # fmt: skip
        (count,) = bulk.ask(connection, query)[0]
        if count:
            wrong.append(f"{count} {what}")
    for packed, text in connection.exec_driver_sql(
        "SELECT r.record, a.text FROM run r JOIN article a ON a.seq = r.article ORDER BY r.id DESC LIMIT 1000"
    ):
        record = unpack(packed, text)
        if any(
            claim.ground.evidence.span.of(record.article.text) != claim.ground.evidence.text for claim in record.claims
        ):
            wrong.append(f"article {record.article.id}: evidence does not stand in its text")
    return wrong
