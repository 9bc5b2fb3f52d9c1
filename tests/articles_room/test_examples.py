"""The examples, and what stands around their texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.articles import load, read_page
from onrecord.model.article import Article

EXAMPLES = Path(__file__).parents[2] / "examples"


def read(name: str) -> Article:
    return read_page(load(str(EXAMPLES / name)))


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_an_example_is_an_agency_item(path: Path) -> None:
    article = read(path.name)
    assert 200 <= len(article.text.split()) <= 400
    assert article.published is not None


def test_a_plain_page_with_a_date_line_and_links() -> None:
    article = read("almaty-summit.txt")
    assert article.title == "Mongolia weighs closer ties with Eurasian bloc ahead of Almaty talks"
    assert (article.published, article.published_from) == ("2019-09-30", "date line")
    assert [(one.name, one.relation) for one in article.credits] == [
        ("TASS", "reprint"),
        ("Press office of the Akorda", "photo"),
    ]
    assert article.text.startswith("The leaders of the Eurasian Economic Union")
    assert article.text.endswith("is based in Moscow.")


def test_a_plain_page_that_its_dateline_dates() -> None:
    article = read("brics-partner.txt")
    assert (article.published, article.published_from) == ("2024-11-14", "date line")
    assert [(one.name, one.relation, one.text) for one in article.credits] == [
        ("agencies", "compiled", "(With inputs from agencies)"),
        ("Xinhua", "reprint", None),
        ("Thandiwe Mokoena", "byline", None),
    ]


def test_a_page_with_menus_and_share_buttons() -> None:
    article = read("minister-interview.html")
    assert article.title == "Minister: Georgia will not leave the Council of Europe"
    assert (article.published, article.published_from) == ("2023-05-17", "metadata")
    assert article.publisher is not None
    assert article.publisher.name == "The Caucasus Courier"
    assert [(one.name, one.relation) for one in article.credits] == [
        ("Nino Beridze", "byline"),
        ("Interpress", "reprint"),
        ("Reuters", "photo"),
    ]
    assert not any(words in article.text for words in ("Telegram", "Vilnius", "Wine", "rights", "Photo", "Beridze"))
