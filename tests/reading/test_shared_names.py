"""Bodies whose name several organisations have: whose they are, the article must say."""

import pytest

from onrecord import pipeline
from onrecord.model.article import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The OSCE condemned the attack on Monday. The Permanent Council will meet in Vienna.",
            "osce-permanent-council",
        ),
        (
            "The OAS condemned the attack on Monday. The Permanent Council will meet in Washington.",
            "oas-permanent-council",
        ),
        ("The Permanent Council will meet in Vienna on Monday, the OSCE said.", "osce-permanent-council"),
        ("The Permanent Council will meet in Vienna on Monday.", None),
        ("Italy's president signed the decree after the Council of Ministers had approved it.", None),
        ("The Executive Committee, the SCO said, will meet on Monday.", None),
        ("The Peace and Security Council will meet on Monday.", "african-union-peace-and-security-council"),
    ],
)
def test_a_shared_name_is_that_of_the_organisation_named(text: str, expected: str | None) -> None:
    record = pipeline.record_of(Article(id="a", source="a", text=text, language="en"))
    assert [one.id for one in record.entities if one.id.startswith("body:")] == (
        [f"body:{expected}"] if expected else []
    )
