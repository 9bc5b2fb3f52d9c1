"""Expressions of time in a text, found from left to right and resolved on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lang.dates import DateWords, load_dates
from onrecord.model.reading import Token, When
from onrecord.model.text import Span
from onrecord.reading.times import absolute, amounts, clock, distances, named, ranges, relative
from onrecord.reading.times.context import Context
from onrecord.reading.times.edges import Piece, with_modifiers
from onrecord.reading.times.intervals import with_intervals
from onrecord.reading.times.numbers import joined
from onrecord.reading.times.patterns import Table
from onrecord.reading.times.points import read_published
from onrecord.reading.times.rule import Rule
from onrecord.reading.times.tense import Tenses
from onrecord.reading.times.words import Cutter


@dataclass(frozen=True, slots=True)
class _Grammar:
    """A language's rules, ready to run. Of two that fit equally long, the one that stands first here wins."""

    dates: DateWords
    rules: tuple[Rule, ...]
    table: Table
    cutter: Cutter


@lru_cache(maxsize=4)
def _grammar(code: str) -> _Grammar:
    dates = load_dates(code)
    rules = (
        *named.RULES,
        *named.phrase_rules(dates),
        *clock.RULES,
        *ranges.RULES,
        *absolute.RULES,
        *relative.RULES,
        *distances.RULES,
        *amounts.RULES,
    )
    table = Table(rule.pattern for rule in rules)
    return _Grammar(dates, rules, table, Cutter(dates, table.literals))


def find_times(
    text: str, tokens: Sequence[Token], sentences: Sequence[Span], published: str | None, language: str = "en"
) -> tuple[When, ...]:
    """The expressions of time in ``text``, in order, with their TIMEX3 values and EDTF dates.

    ``tokens`` settle the tense about a weekday where they come with a tree; with empty ``pos`` or none at all the verbs
    nearby do. ``sentences`` bound that search. ``published`` is the EDTF date line; without it what counts from it has
    no EDTF date. Spans follow TimeML 1.2.1: no preposition, modifiers (*late*, *last*) inside.
    """
    grammar = _grammar(language)
    words = joined(grammar.cutter.cut(text))
    if not words:
        return ()
    tenses = Tenses(text, words, tokens, sentences, grammar.dates)
    at = Context(text, words, read_published(published), tenses, grammar.dates)
    pieces: list[Piece] = []
    for piece in _pieces(grammar, at):
        wider = with_modifiers(piece, at)
        # A modifier that ends the expression before is no longer free.
        pieces.append(piece if pieces and wider.first < pieces[-1].after else wider)
    return tuple(
        When(words[piece.first].start, words[piece.after - 1].end, piece.found.type, piece.found.value, edtf)
        for piece, edtf in with_intervals(pieces, at)
    )


def _pieces(grammar: _Grammar, at: Context) -> Iterator[Piece]:
    """The longest expression at each place, from left to right."""
    words = at.words
    index = 0
    while index < len(words):
        pieces = _pieces_at(grammar, at, index) if words[index].tags else ()
        if not pieces:
            index += 1
            continue
        for piece in pieces:
            yield piece
            if piece.found.point is not None:
                at.tell(piece.found.point)
            index = piece.after


def _pieces_at(grammar: _Grammar, at: Context, index: int) -> tuple[Piece, ...]:
    """The one expression that begins at ``index``, the two of a range, or none."""
    for rule, match in grammar.table.matches(at.words, index):
        found = grammar.rules[rule].meaning(match, at)
        if found is not None:
            return tuple(Piece(*(end.words or (match.first, match.after)), end) for end in found.chain())
    return ()
