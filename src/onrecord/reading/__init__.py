"""A reading of one article: tokens, sentences, trees, names, quotations, times, chains of reference, clauses.

``annotate`` runs the model over many articles at once; ``read`` makes a ``Reading`` of one article and its annotation.
What the claims need leaves this room as a ``Reading``; labels and scores stay here.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import world
from onrecord.lang import load
from onrecord.model.article import Article
from onrecord.model.reading import Layers, Reading
from onrecord.model.text import Span
from onrecord.reading.attachment import attached
from onrecord.reading.cast import Cast
from onrecord.reading.chains import Chains
from onrecord.reading.clauses import find_clauses
from onrecord.reading.encoder import Annotation, ReaderModel
from onrecord.reading.homes import origin_of
from onrecord.reading.name_types import settle_names
from onrecord.reading.names import cast_names
from onrecord.reading.people import cast_people
from onrecord.reading.quotes import find_quotes
from onrecord.reading.times import find_times
from onrecord.reading.tree import Tree

__all__ = ["Annotation", "annotate", "read"]


def annotate(articles: Sequence[Article]) -> list[Annotation]:
    """The model's view of each article: one pass over all of them, batched by length."""
    return ReaderModel.shared().annotate([article.text for article in articles])


def read(article: Article, annotation: Annotation | None = None) -> Reading:
    """The reading of one article; ``annotation`` where the model has been over it already."""
    if annotation is None:
        annotation = annotate([article])[0]
    language = load(article.language or "en")
    tree = Tree(article.text, attached(article.text, annotation.words), annotation.sentences, language.lemmas)
    sentences = tuple(
        Span(tree.tokens[first].start, tree.tokens[last - 1].end)
        for first, last in annotation.sentences
        if last > first
    )
    times = find_times(article.text, tree.tokens, sentences, article.published, language.code)
    cast = Cast(article.text)
    known = world.recognise(article.text)
    names = settle_names(article.text, annotation.names, annotation.name_scores, language.code, known)
    cast_names(cast, tree, names, known)
    titles = cast_people(cast, tree, names, language)
    cast.forget([title.span for title in titles])
    quotes = find_quotes(article.text)
    chains = Chains(cast, tree, titles, annotation.attributions, quotes, language, origin_of(article))
    titles = chains.resolve()
    mentions = cast.mentions()
    return Reading(
        article=article,
        layers=Layers(
            sentences=sentences,
            tokens=tree.tokens,
            names=names,
            times=times,
            quotes=quotes,
        ),
        entities=cast.entities(),
        mentions=mentions,
        titles=titles,
        attributions=annotation.attributions,
        clauses=find_clauses(tree, mentions, times, language),
    )
