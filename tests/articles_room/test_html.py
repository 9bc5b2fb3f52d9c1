"""HTML pages: the article's own words, title, date, publisher, and every placement of a credit."""

from __future__ import annotations

import json
from html import escape

import pytest

from onrecord.articles import SourceError, read_page
from onrecord.model.article import Article, Page

PARAGRAPHS = (
    "The foreign ministers of the two countries met in Ankara on Tuesday and agreed to hold a summit, officials said.",
    "“We will sign the agreement in June,” Foreign Minister Ali Demir told journalists after the talks in the capital.",
    "The country has been an observer in the organisation since 12 March 2014, and its status was confirmed last year.",
    "The next meeting is scheduled to be held in Tashkent in October, the ministry said in a statement on Wednesday.",
)
TEXT = "\n\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'


def page(body: str, head: str = "", url: str | None = None) -> Page:
    content = f"<html><head><meta charset=utf-8>{head}</head><body>{NAV}{body}</body></html>"
    return Page("page.html", content.encode(), url=url, media_type="text/html")


def read(body: str = f"<article>{BODY}</article>", head: str = "", url: str | None = None) -> Article:
    return read_page(page(body, head, url))


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>Ministers meet</h1>{BODY}</article>",
        f"<div id=content><h1>Ministers meet</h1><p>Ministers meet</p>{BODY}</div>",
        f"<div class=text>{'<br><br>'.join(PARAGRAPHS)}</div>",
        f"<div class=text>{'<br>'.join(PARAGRAPHS)}</div>",
        f"<div class=text>{''.join(f'<div>{one}</div>' for one in PARAGRAPHS)}</div>",
        f"<table><tr><td>{NAV}</td><td>{BODY}</td></tr></table>",
        f"<article>{BODY.replace('summit', '<a href=/x>summit</a>').replace('June', '<b>June</b>')}</article>",
        f"<article>{BODY}</article><aside><h3>Most read</h3><ul><li><a href=/a>Embassy opens</a></li></ul></aside>",
        f"<article><p class=byline>By Nino Beridze</p><p>Share</p><p>Facebook | Twitter</p>{BODY}</article>",
        f"<article>{BODY}<p><b>Read also:</b> <a href=/x>Embassy opens in Riga</a></p><p>Tags: talks</p></article>",
        f"<article><figure><img src=a><figcaption>Ali Demir. Photo: AFP</figcaption></figure>{BODY}</article>",
        f"<article><div class=wp-caption><p class=wp-caption-text>Ali Demir. AFP/Getty</p></div>{BODY}</article>",
        f"<div><p>{'<p>'.join(PARAGRAPHS)}",
        f"<article><b><i>{BODY}</b></article></i></div></div>",
        f"<article><p>ANKARA, Jan. 5 (Xinhua) -- {BODY[3:]}</article>",
        f"<article><ul><li>{PARAGRAPHS[0]}</li></ul>{BODY[BODY.index('</p>') + 4 :]}</article>",
    ],
)
def test_the_article_s_own_words_alone(body: str) -> None:
    assert read(body).text == TEXT


def test_a_line_that_breaks_amid_a_sentence_is_joined() -> None:
    broken = BODY.replace(" and agreed", "<br>and agreed")
    assert read(f"<article>{broken}</article>").text == TEXT


def test_a_page_that_a_script_fills_gives_the_text_of_its_data() -> None:
    assert read("<div id=app></div>", ld(articleBody="\n".join(PARAGRAPHS))).text == TEXT


def test_a_truncated_page_gives_what_there_is() -> None:
    whole = page(f"<article>{BODY}</article>")
    cut = Page("cut.html", whole.content[: whole.content.index(b"has been an observer")], media_type="text/html")
    assert read_page(cut).text.startswith("\n\n".join(PARAGRAPHS[:2]))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<h1>404 Not found</h1><p>The page you are looking for does not exist.</p>",
        "<ul>" + "".join(f"<li><a href='/{n}'>Headline number {n} of the day</a></li>" for n in range(40)) + "</ul>",
        "<script>var text = 'The ministers met in the capital on Tuesday, and they agreed on all points.';</script>",
    ],
)
def test_a_page_without_an_article(body: str) -> None:
    with pytest.raises(SourceError, match="holds no article"):
        read(body)


def test_a_front_page_is_no_article() -> None:
    head = '<link rel="canonical" href="https://news.az/">'
    with pytest.raises(SourceError, match="is a front page"):
        read(head=head)
    assert read(head=head + ld(headline="Ministers meet")).text == TEXT
    assert read(head=head + '<meta property="og:type" content="article">').text == TEXT


def test_links_below_the_text_go_and_one_last_line_stays() -> None:
    links = "<p>Embassy opens in Riga</p><p>The best books of the year</p>"
    assert read(f"<article>{BODY}{links}</article>").text == TEXT
    assert read(f"<article>{BODY}<p>The two ministers will meet again in</p></article>").text.endswith("again in")


def test_an_agency_s_name_over_the_text_is_a_credit() -> None:
    article = read(f"<article><p>TASS</p>{BODY}</article>")
    assert (article.text, [(one.name, one.relation) for one in article.credits]) == (TEXT, [("TASS", "reprint")])


def test_a_dateline_below_a_summary_goes() -> None:
    summary = "The two countries are to sign an agreement in the summer, it was said on Tuesday."
    article = read(f"<article><p>{summary}</p><p>ANKARA (Reuters) - {BODY[3:]}</article>")
    assert article.text == f"{summary}\n\n{TEXT}"
    assert [one.name for one in article.credits] == ["Reuters"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("外交部发言人星期二表示两国将在北京举行会谈并签署合作文件。" * 4, "Chinese"),
        ("外務大臣は火曜日に首脳会談が開かれると述べました。" * 4, "Japanese"),
    ],
)
def test_another_language_is_named_though_it_has_no_words(words: str, language: str) -> None:
    with pytest.raises(SourceError, match=f"is in {language}; onrecord reads English"):
        read(f"<article><p>{words}</p><p>{words}</p></article>")


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        (ld(headline="Ministers meet"), "Something else", "Ministers meet"),
        ('<meta property="og:title" content="Ministers meet">', "", "Ministers meet"),
        (
            '<meta property="og:title" content="Ministers meet | Daily"><meta property="og:site_name" content="Daily">',
            "",
            "Ministers meet",
        ),
        ("<title>Ministers meet - The Daily</title>", "Ministers meet", "Ministers meet"),
        ("<title>Ministers meet | The Daily</title>", "", "Ministers meet"),
        ("<title>Ministers meet - and part</title>", "", "Ministers meet - and part"),
        (ld(headline="Ministers meet in…"), "Ministers meet in Ankara", "Ministers meet in Ankara"),
        (ld(headline="Ministers &amp; leaders meet"), "", "Ministers & leaders meet"),
        ("", "", None),
    ],
)
def test_titles(head: str, heading: str, title: str | None) -> None:
    assert read(f"<article><h1>{heading}</h1>{BODY}</article>", head).title == title


@pytest.mark.parametrize(
    ("head", "above", "url", "expected"),
    [
        (ld(datePublished="2018-04-21T09:30:00+04:00"), "", None, ("2018-04-21", "metadata")),
        ('<meta property="article:published_time" content="2018-04-21">', "", None, ("2018-04-21", "metadata")),
        ('<meta name="DC.date.issued" content="20180421">', "", None, ("2018-04-21", "metadata")),
        (
            "",
            '<time itemprop="datePublished" datetime="2018-04-21T10:00">today</time>',
            None,
            ("2018-04-21", "metadata"),
        ),
        ("", "<div class=date>21.04.2018 10:45</div>", None, ("2018-04-21", "date line")),
        ("", "<span>21 April 2018, 10:45</span>", None, ("2018-04-21", "date line")),
        ("", "<p>Updated: 22 April 2018</p><p>Published: 21 April 2018</p>", None, ("2018-04-21", "date line")),
        ("", "<div class=date>03/04/2018</div>", None, (None, None)),
        ("", "", "https://a.example/2018/04/21/talks", ("2018-04-21", "url")),
        ("", "<div class='related-news'><span class=date>2020-01-02</span></div>", None, (None, None)),
        ("", "", None, (None, None)),
        (
            ld(datePublished="2018-04-21"),
            "<div class=date>2019-01-01</div>",
            "https://a.example/2020/01/01/",
            ("2018-04-21", "metadata"),
        ),
    ],
)
def test_dates_in_their_order_of_trust(
    head: str, above: str, url: str | None, expected: tuple[str | None, str | None]
) -> None:
    article = read(f"<article>{above}{BODY}</article>", head, url)
    assert (article.published, article.published_from) == expected
    assert article.text == TEXT


def test_a_given_date_beats_all() -> None:
    article = read_page(page(f"<article>{BODY}</article>", ld(datePublished="2018-04-21")), published="2018-04")
    assert (article.published, article.published_from) == ("2018-04", "given")


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (ld(author={"@type": "Person", "name": "Nino Beridze"}), "", [("Nino Beridze", "byline")]),
        (ld(author=[{"name": "Nino Beridze"}, {"name": "AFP"}]), "", [("Nino Beridze", "byline"), ("AFP", "reprint")]),
        ('<meta name="author" content="Nino Beridze">', "", [("Nino Beridze", "byline")]),
        ('<meta name="source" content="Xinhua">', "", [("Xinhua", "reprint")]),
        ("", '<p class="byline">By Nino Beridze</p>', [("Nino Beridze", "byline")]),
        (
            "",
            '<div class="meta">By <a rel="author" href="/n">Nino Beridze</a> | 21 April 2018</div>',
            [("Nino Beridze", "byline")],
        ),
        ("", '<span class="author-name">Nino Beridze</span>', [("Nino Beridze", "byline")]),
        ("", '<a rel="author" href="/n">Nino Beridze</a>', [("Nino Beridze", "byline")]),
        ("", "<div>Source: Xinhua</div>", [("Xinhua", "reprint")]),
        ("", '<div class="news-source">Xinhua</div>', [("Xinhua", "reprint")]),
        ("", "<figure><img src=a><figcaption>Ali Demir. Photo: AFP</figcaption></figure>", [("AFP", "photo")]),
        ("", "<figure><img src=a></figure><p class='caption'>Ali Demir (Reuters)</p>", [("Reuters", "photo")]),
        ("", "<p>Photo: TASS</p>", [("TASS", "photo")]),
        ("", '<div class="related"><p class="byline">By Somebody Else</p></div>', []),
        ("", "<p>Reuters was told nothing, the ministry added on Tuesday.</p>", []),
    ],
)
def test_every_placement_of_a_credit(head: str, body: str, expected: list[tuple[str, str]]) -> None:
    found = read(f"<article><h1>Ministers meet</h1>{body}{BODY}</article>", head)
    assert [(credit.name, credit.relation) for credit in found.credits] == expected
    assert all(credit.start is None for credit in found.credits)


def test_a_source_line_below_the_text_and_a_credit_in_it() -> None:
    article = read(f"<article>{BODY}<p>The two sides agreed, TASS reports.</p><div>Source: Xinhua</div></article>")
    assert [(one.name, one.relation, one.text) for one in article.credits] == [
        ("TASS", "report", "TASS reports"),
        ("Xinhua", "reprint", None),
    ]
    assert article.text[article.credits[0].start : article.credits[0].end] == "TASS reports"


@pytest.mark.parametrize(
    ("head", "foot", "url", "expected"),
    [
        (
            ld(publisher={"name": "The Caucasus Courier"}),
            "",
            None,
            ("outlet:the-caucasus-courier", "The Caucasus Courier"),
        ),
        ('<meta property="og:site_name" content="News.Az">', "", None, ("outlet:news-az", "News.Az")),
        ("", "", "https://news.az/articles/1", ("outlet:news-az", "News.Az")),
        (
            "",
            "<footer>© 2023 The Caucasus Courier. All rights reserved.</footer>",
            None,
            ("outlet:the-caucasus-courier", "The Caucasus Courier"),
        ),
        ("", "", "https://www.unknown.example/talks", ("outlet:unknown-example", "unknown.example")),
        ("", "", "https://192.0.2.7/talks", None),
        ("", "", None, None),
    ],
)
def test_publishers(head: str, foot: str, url: str | None, expected: tuple[str, str] | None) -> None:
    found = read(f"<article>{BODY}</article>{foot}", head, url).publisher
    assert (None if found is None else (found.entity, found.name)) == expected


@pytest.mark.parametrize(
    ("over", "below"),
    [
        ("<div><span>Source:</span> <span>Xinhua</span></div>", ""),
        ('<div data-source="Xinhua"></div>', ""),
        ("", "<p>(Xinhua)</p>"),
        ("", "<p>/Xinhua/</p>"),
        ("<p><em>Xinhua</em></p>", ""),
    ],
)
def test_credits_that_extraction_loses(over: str, below: str) -> None:
    article = read(f"<article>{over}{BODY}{below}</article>")
    assert [(one.relation, one.entity) for one in article.credits] == [("reprint", "outlet:xinhua-news-agency")]


@pytest.mark.parametrize(
    "other",
    [
        "<ul><li>Xinhua</li><li>Reuters</li></ul>",
        '<div data-source="api-v2"></div>',
        "<div><span>Sources</span> <span>of the river</span></div>",
        "<p>Xinhua was founded in 1931 and has offices in many cities of the world.</p>",
    ],
)
def test_what_only_names_an_agency_credits_nobody(other: str) -> None:
    assert read(f"<article>{BODY}{other}</article>").credits == ()


def test_a_house_does_not_reprint_itself() -> None:
    head = ld(publisher={"name": "Xinhua"}, author={"name": "Xinhua"})
    article = read(f"<article><p>ANKARA, Jan. 5 (Xinhua) -- {BODY[3:]}<p>Source: Xinhua</p></article>", head)
    assert (article.text, article.credits) == (TEXT, ())


def test_the_canonical_address_is_the_article_s_where_the_source_has_none() -> None:
    head = '<link rel="canonical" href="https://news.az/2018/04/21/talks">'
    article = read(head=head)
    assert (article.url, article.published, article.publisher and article.publisher.name) == (
        "https://news.az/2018/04/21/talks",
        "2018-04-21",
        "News.Az",
    )


def test_html_is_known_by_its_beginning() -> None:
    content = page(f"<article>{BODY}</article>").content
    assert read_page(Page("-", content)).text == TEXT
    assert read_page(Page("-", b"<!DOCTYPE html>\n" + content)).text == TEXT


def test_a_plain_text_that_mentions_a_tag_is_plain() -> None:
    text = "<p> is a tag, the minister of digital affairs said at the opening of the conference."
    assert read_page(Page("a.txt", text.encode(), media_type="text/plain")).text == text
