"""Whatever comes in: an article whose offsets hold, or one line that says why not."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import SourceError, read_page
from onrecord.articles.dates import find_date
from onrecord.model.article import Article, Page

PIECES = (
    "The ministers of six states met in Tashkent on Friday and agreed on a road map for transit.",
    "“We will sign it in June,” he told Reuters after the talks, TASS reports.",
    "BEIJING, June 9, 2018 (Xinhua) -- The summit opened with all its members at the table.",
    "News.Az reprints from Xinhua an interview with the spokesman of the ministry.",
    "By Nino Beridze", "Source: Xinhua", "Photo: AFP", "Share", "Tags: talks, summit", "Read also: Embassy opens",
    " date 2018-04-21 + ↺ − 16 px", "21 April 2018, 10:45", "(With inputs from agencies)", "(Reuters)", "— AFP",
    "© 2023 The Caucasus Courier. All rights reserved.", "Talks in Tashkent", "itâ€™s", "\u00a0\u200b\u00ad", "e\u0301",
    "\r\n", "\n", "\n\n", " ", "<p>", "</div>", "<b>", "&nbsp;", "&#148;", "<td>", "<figcaption>", "<script>", "<!--",
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800","author":[{}]}</script>',
)  # fmt: skip
pages = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14).map("\n".join)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(content: bytes, media_type: str | None = None, charset: str | None = None) -> Article | None:
    """The article, or None where the error says in one line why there is none."""
    try:
        article = read_page(Page("a\nb", content, media_type=media_type, charset=charset))
    except SourceError as error:
        line = str(error)
        assert line.startswith("a b: ")
        assert line.isprintable()
        return None
    assert_sound(article)
    return article


def assert_sound(article: Article) -> None:
    text = article.text
    assert text == text.strip()
    assert any(char.isalpha() for char in text)
    assert article.id == hashlib.sha256(text.encode()).hexdigest()[:16]
    assert article.language == "en"
    for paragraph in text.split("\n\n"):
        assert paragraph == " ".join(paragraph.split())
        assert paragraph
    assert article.published is None or find_date(article.published) == article.published
    assert (article.published is None) == (article.published_from is None)
    assert article.title is None or (article.title.strip() and article.title.encode())
    for credit in article.credits:
        assert (credit.start is None) == (credit.end is None) == (credit.text is None)
        assert credit.name.strip()
        if credit.start is not None:
            assert text[credit.start : credit.end] == credit.text


@quick
@given(
    st.binary(max_size=300),
    st.sampled_from([None, "text/plain", "text/html"]),
    st.sampled_from([None, "utf-8", "cp1251", "x"]),
)
def test_any_bytes(content: bytes, media_type: str | None, charset: str | None) -> None:
    read(content, media_type, charset)


@quick
@given(pages, st.sampled_from([None, "text/plain", "text/html"]))
def test_any_page(text: str, media_type: str | None) -> None:
    read(text.encode("utf-8", errors="replace"), media_type)


@quick
@given(pages)
def test_cleaning_is_idempotent(text: str) -> None:
    first = read(text.encode("utf-8", errors="replace"), "text/plain")
    if first is not None:
        again = read(first.text.encode(), "text/plain")
        assert again is not None
        assert again.text == first.text
        assert again.id == first.id


@quick
@given(st.lists(st.sampled_from(PIECES[:4]), min_size=1, max_size=4), pages)
def test_broken_html_around_sentences_keeps_none_of_its_tags(sentences: list[str], junk: str) -> None:
    body = "".join(f"<p>{sentence}" for sentence in sentences)
    article = read(f"<html><body>{body}</div>{junk}".encode("utf-8", errors="replace"), "text/html")
    assert article is None or "<p>" not in article.text.replace(junk, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_one_text_has_one_id_in_every_encoding(encoding: str) -> None:
    text = "“We will sign it in June,” the minister of foreign affairs told the press in the capital."
    article = read(text.encode(encoding), "text/plain")
    assert article is not None
    assert article.text == text
