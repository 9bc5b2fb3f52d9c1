"""The whole way of one article on one screen: page → article → reading → statements and claims → record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.articles import Limits, load, read_page
from onrecord.claims import claims_of
from onrecord.model.article import Article
from onrecord.model.record import Record
from onrecord.reading import Annotation, annotate
from onrecord.reading import read as read_article

READER = "0.3.0"
"""Version of rules, words and weights together; a store keeps one run of each."""


def read(source: str, *, published: str | None = None, layers: bool = False, limits: Limits | None = None) -> Record:
    """The record of one source: a path, ``-`` for standard input, an http or https address.

    ``published`` is the EDTF date of publication where the caller knows it. ``layers`` keeps the reading's layers.

    Raises:
        onrecord.articles.SourceError: the source cannot be read, holds no article, or one in another language.
    """
    page = load(source) if limits is None else load(source, limits=limits)
    return record_of(read_page(page, published=published), layers=layers)


def record_of(article: Article, annotation: Annotation | None = None, *, layers: bool = False) -> Record:
    """The record of an article; ``annotation`` where the model has been over it already."""
    reading = read_article(article, annotation)
    statements, claims = claims_of(reading)
    return Record(
        article=article,
        entities=reading.entities,
        statements=statements,
        claims=claims,
        layers=reading.layers if layers else None,
        reader=READER,
    )


def records_of(articles: Iterable[Article], *, batch: int = 16) -> Iterator[Record]:
    """The records of many articles, the model run over ``batch`` of them at a time."""
    waiting: list[Article] = []
    for article in articles:
        waiting.append(article)
        if len(waiting) == batch:
            yield from _records(waiting)
            waiting = []
    yield from _records(waiting)


def _records(articles: list[Article]) -> Iterator[Record]:
    if articles:
        for article, annotation in zip(articles, annotate(articles), strict=True):
            yield record_of(article, annotation)
