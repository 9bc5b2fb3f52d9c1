"""Somebody unnamed has the office that his words give him, and keeps it while he goes on."""

from __future__ import annotations

import pytest

from onrecord.model.article import Article
from onrecord.pipeline import record_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's ambassador said the road was closed.", [("Ambassador of Peru", "country:PE")]),
        (
            "A Danish official said the road was closed. “It is the rain,” the official said.",
            [("Official of Denmark", "country:DK"), ("Official of Denmark", "country:DK")],
        ),
        # twins: who is only somewhere, many, or on background, speaks for no state
        ("A diplomat in Lima said the road was closed.", [(None, None)]),
        ("A Danish diplomat said the road was closed.", [(None, None)]),
        ("Danish officials said the road was closed.", [(None, None)]),
        ("A driver said the road was closed.", [(None, None)]),
    ],
)
def test_the_unnamed_speak_for_whom_their_words_say(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    record = record_of(Article(id="a", source="a", text=text, language="en"))
    speakers = [statement.speaker for statement in record.statements]
    assert [None if one is None else (one.office, one.on_behalf_of) for one in speakers] == expected
    assert all(one is not None and one.entity is None for one in speakers)
