"""Paragraphs that extraction loses come back; what it rightly left out stays out."""

from __future__ import annotations

import pytest

from onrecord.articles import SourceError, read_page
from onrecord.articles.lost import with_lost
from onrecord.articles.tree import parse
from onrecord.model.article import Page

A = "The ministers of six states met in Tashkent on Friday and agreed on a road map for transit."
B = "They will meet again in Bishkek in the autumn, and the host said that all would come."
C = "The secretariat declined to comment, but a diplomat called the talks useful and open."
D = "No date has been set for the signing, which depends on two of the parliaments."


def paragraphs(body: str, head: str = "") -> list[str]:
    page = f"<!doctype html><html><head>{head}</head><body><h1>Six states agree on transit</h1>{body}</body></html>"
    return read_page(Page("x.html", page.encode(), media_type="text/html")).text.split("\n\n")


@pytest.mark.parametrize(
    "body",
    [
        f"<div><p>{A}</p><p><a href='/b'>{B}</a></p><p>{C}</p><p>{D}</p></div>",
        f"<div class=text><p>{A}</p><div>{B}</div><p>{C}</p><div><span>{D}</span></div></div>",
        f"<div><div class=lead><strong>{A}</strong></div><p>{B}</p><p>{C}</p><p>{D}</p></div>",
        f"<div class='intro summary'><p>{A}</p></div><div class=text><p>{B}</p><p>{C}</p><p>{D}</p></div>",
        f"<pre>{A}\n\n{B}\n\n{C}\n\n{D}\n\n</pre>",
        f"<div>{A}<br><br>{B}<br/>{C}<p>{D}</p></div>",
        f"<table><tr><td><a href=/>Home</a></td><td>{A}<p>{B}<p>{C}<p>{D}</td></tr></table>",
    ],
)
def test_no_paragraph_is_lost(body: str) -> None:
    assert paragraphs(body) == [A, B, C, D]


@pytest.mark.parametrize(
    "beside",
    [
        "<aside><p>Another summit of the union was held in Minsk last week, our paper wrote.</p></aside>",
        "<div class=box><a href=/x>Another summit</a> of the union was held in Minsk last week, our paper wrote.</div>",
        "<div>Another summit of the union</div>",
        "<div><a href=/x>Another summit of the union was held in Minsk last week, our paper wrote.</a></div>",
        "<figure><figcaption>The ministers of the six states pose for a picture in Tashkent.</figcaption></figure>",
        "<blockquote class='twitter-tweet'><p>We are all ready to sign, friends.</p>&mdash; MFA (@mfa)</blockquote>",
        "<script>document.write('Another summit of the union was held in Minsk last week.')</script>",
    ],
)
def test_what_stands_between_paragraphs_stays_out(beside: str) -> None:
    assert paragraphs(f"<div class=text><p>{A}</p><p>{B}</p>{beside}<p>{C}</p><p>{D}</p></div>") == [A, B, C, D]


def test_what_stands_below_the_text_stays_out() -> None:
    below = "<div class=about>A. Name has reported from Tashkent for this paper since the year 2009.</div>"
    assert paragraphs(f"<div class=text><p>{A}</p><p>{B}</p><p>{C}</p><p>{D}</p></div>{below}") == [A, B, C, D]


def test_a_paragraph_set_twice_is_not_brought_back() -> None:
    hidden = f"<div style='display:none'><p>{A}</p><p>{B}</p></div>"
    assert paragraphs(f"<div class=text><p>{A}</p><p>{B}</p><p>{C}</p><p>{D}</p></div>{hidden}") == [A, B, C, D]


@pytest.mark.parametrize("odd", ["&#1;", "&#55296;", "&#xFFFE;", "&#xFFFF;", "&#0;", "&#x9d;", "&#11;"])
def test_character_references_that_no_tree_can_hold(odd: str) -> None:
    text = "\n\n".join(paragraphs(f"<pre>{A}\n\n{B} {odd}\n\n{C}\n\n{D}</pre>"))
    assert text.startswith(f"{A}\n\n{B}")
    assert text.endswith(D)


def test_nothing_is_added_where_nothing_is_known() -> None:
    tree = parse(f"<p>{A}</p>")
    assert with_lost([], tree) == []
    assert with_lost([B], tree) == [B]


@pytest.mark.parametrize(
    "title", ["404 Not Found", "404", "Page not found | News", "Error 503: busy", "Just a moment..."]
)
def test_a_notice_is_no_article(title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><p>{A}</p><p>{B}</p></body></html>"
    with pytest.raises(SourceError, match="holds no article"):
        read_page(Page("x.html", page.encode(), media_type="text/html"))


@pytest.mark.parametrize("title", ["404 migrants rescued off Lesbos", "Access to justice denied", "503 envoys in town"])
def test_a_headline_like_a_notice_heads_an_article(title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><p>{A}</p><p>{B}</p><p>{C}</p></body></html>"
    assert read_page(Page("x.html", page.encode(), media_type="text/html")).title == title
