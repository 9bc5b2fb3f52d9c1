"""From a page to an article: what the parts give together."""

from __future__ import annotations

import pytest

from onrecord.articles import read_page
from onrecord.model.article import Article, Page

LEAD = "The ministers of six states met in Tashkent on Friday and agreed on a road map for transit."
BODY = "They will meet again in Bishkek, the host said."


def read(text: str, url: str | None = None) -> Article:
    return read_page(Page("x.txt", text.encode(), url=url, media_type="text/plain"))


def dated(article: Article) -> tuple[str | None, str | None]:
    return article.published, article.published_from


DATELINED = f"TASHKENT, June 15 (Xinhua) -- {LEAD}\n\n{BODY}"


def test_a_dateline_without_a_year_dates_nothing() -> None:
    assert dated(read(DATELINED)) == (None, None)


def test_the_copyright_line_lends_a_dateline_its_year() -> None:
    assert dated(read(f"{DATELINED}\n\n© 2018 News.Az. All rights reserved.")) == ("2018-06-15", "inferred")


@pytest.mark.parametrize("line", ["© 2016-2018 News.Az", "The pact of 2018 is void", "© News.Az"])
def test_no_year_is_lent_without_certainty(line: str) -> None:
    assert dated(read(f"{DATELINED}\n\n{line}")) == (None, None)


def test_a_day_that_the_year_does_not_have_is_none() -> None:
    text = f"TASHKENT, Feb. 29 (Xinhua) -- {LEAD}\n\n{BODY}\n\n© 2018 News.Az"
    assert dated(read(text)) == (None, None)


def test_an_address_dates_before_anything_is_inferred() -> None:
    article = read(f"{DATELINED}\n\n© 2018 News.Az", "https://news.az/2018/06/16/talks")
    assert dated(article) == ("2018-06-16", "url")


def test_lines_of_an_agency_s_own_making_over_the_text() -> None:
    article = read(f"Six states agree\n\nBaku, Azerbaijan, June 15\n\nBy Leman Zeynalova - Trend:\n\n{LEAD}\n\n{BODY}")
    assert article.text == f"{LEAD}\n\n{BODY}"
    assert article.title == "Six states agree"
    assert [(credit.relation, credit.name) for credit in article.credits] == [
        ("byline", "Leman Zeynalova"),
        ("reprint", "Trend"),
    ]


def test_an_agency_s_staff_is_the_agency() -> None:
    credits = read(f"By Reuters Staff\n\n{LEAD}\n\n{BODY}").credits
    assert [(credit.relation, credit.entity, credit.name) for credit in credits] == [
        ("reprint", "outlet:reuters", "Reuters")
    ]
    assert read(f"By Staff Reporter\n\n{LEAD}\n\n{BODY}").credits == ()


def test_a_file_photo_is_the_agency_s() -> None:
    line = "FILE PHOTO: The host in Tashkent. REUTERS/A. Name/File Photo"
    credits = read(f"{line}\n\n{LEAD}\n\n{BODY}").credits
    assert [(credit.relation, credit.entity) for credit in credits] == [("photo", "outlet:reuters")]
