"""Quotations: where marks open and close, over paragraphs, nested, unbalanced.

A quotation that runs over several paragraphs opens each with a mark and closes only the last (the newspapers' rule).
A mark that never closes costs that quotation alone, not the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.reading import Quote
from onrecord.model.text import Span

_OPENING = {"“": "”", "«": "»", "„": "“"}
_CLOSING = {"”", "»"}
_STRAIGHT = '"'
_DOUBLED = ("``", "''")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of a text whose paragraphs are parted by blank lines, in text order.

    Single quotation marks are left alone: in English news they are apostrophes, or quotations inside quotations.
    """
    quotes: list[Quote] = []
    running: list[Span] = []  # paragraphs of a quotation that goes on
    for paragraph in paragraphs(text):
        whole, unclosed = _in_paragraph(text, paragraph)
        if running and (not whole or whole[0].start != paragraph.start) and unclosed != paragraph.start:
            running = []  # it was never taken up again: that quotation is lost
        if running and whole and whole[0].start == paragraph.start:
            first, *whole = whole
            parts = (*running, first)
            quotes.append(Quote(parts[0].start, first.end, parts))
            running = []
        quotes.extend(Quote(span.start, span.end, (span,)) for span in whole)
        if unclosed is not None and (not running or unclosed == paragraph.start):
            running.append(Span(unclosed, paragraph.end))
    return tuple(sorted(quotes, key=lambda quote: quote.start))


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text, parted by blank lines."""
    start = 0
    for block in text.split("\n\n"):
        if block:
            yield Span(start, start + len(block))
        start += len(block) + 2


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Span], int | None]:
    """Whole quotations of a paragraph, and where one opens that does not close in it."""
    whole: list[Span] = []
    opened: int | None = None
    depth = 0
    for mark in _marks(text, paragraph):
        if opened is None:
            if mark.opens and not (mark.closes and _only_closes(text, mark, paragraph)):
                opened, depth = mark.start, 1
        elif text[mark.start] == _OPENING.get(text[opened]) or (
            mark.closes and not (mark.opens and _opens_here(text, mark, paragraph))
        ):  # “ opens, but closes what „ opened
            depth -= 1
            if depth <= 0:
                whole.append(Span(opened, mark.end))
                opened = None
        elif mark.opens and text[mark.start] in _OPENING:
            depth += 1
    return whole, opened


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    position = paragraph.start
    while position < paragraph.end:
        character = text[position]
        if character in _OPENING:
            yield _Mark(position, position + 1, opens=True, closes=False)
        elif character in _CLOSING:
            yield _Mark(position, position + 1, opens=False, closes=True)
        elif character == _STRAIGHT:
            if not _is_inch(text, position, paragraph):
                yield _Mark(position, position + 1, opens=True, closes=True)
        elif text.startswith(_DOUBLED, position) and position + 2 <= paragraph.end:
            yield _Mark(position, position + 2, opens=character == "`", closes=character == "'")
            position += 1
        position += 1


def _opens_here(text: str, mark: _Mark, paragraph: Span) -> bool:
    """A straight mark inside a quotation that can only open: space before it, a letter after it."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    return (before.isspace() or before in "([—–") and not after.isspace() and after not in ".,;:!?)]"


def _only_closes(text: str, mark: _Mark, paragraph: Span) -> bool:
    """A straight mark that can only close, though none is open: a letter or stop before it, space after it."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    return not before.isspace() and before not in "([—–-" and after.isspace()


def _is_inch(text: str, position: int, paragraph: Span) -> bool:
    """*a 12" gun*: a number before the mark and no quotation open to close."""
    before = text[position - 1] if position > paragraph.start else " "
    return before.isdigit() and _STRAIGHT not in text[paragraph.start : position]
