"""The quotations of an article with their speakers, and the search for words that somebody is said to have said."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from onrecord.model.claims import Speaker, Statement
from onrecord.model.record import Record
from onrecord.model.text import Span

# One character each, so that places in the folded text are found back.
_FOLDED = str.maketrans(
    {**dict.fromkeys("‘’‚‛′ʼ`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—−", "-")}
)
_QUOTES = "\"'"
_WORD = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_ROUGHLY = 75.0
"""How like the words must be to count as standing there roughly, in hundredths (RapidFuzz's partial ratio)."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as they were spoken, and who says them; None where no statement claims them.

    Between quotation marks, marks included; or an answer of an interview or briefing, which has none.
    """

    span: Span
    text: str
    speaker: Speaker | None
    statement: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand in an article, and how nearly; ``likeness`` is 1 where they stand exactly."""

    spans: tuple[Span, ...]
    text: str
    likeness: float
    parted: bool
    """Whether the words that report them stand in between."""
    differences: tuple[tuple[str, str], ...]
    """(Words asked for, words that stand there) wherever the two differ, case and marks folded or not."""
    speaker: Speaker | None
    statement: str | None

    @property
    def exact(self) -> bool:
        """Whether all words stand there as they were given, the form of quotation marks and dashes aside."""
        return self.likeness == 1


def quotations_of(record: Record) -> Iterator[Quotation]:
    """Every quotation of a record that was read with its layers, and every answer without marks, in text order."""
    if record.layers is None:
        return
    marked = [Span(quote.start, quote.end) for quote in record.layers.quotes]
    found = [(span, _statement_at(record.statements, span)) for span in marked]
    found += [
        (part.span, statement)
        for statement in record.statements
        if statement.directness == "direct"
        for part in statement.content
        if not any(2 * _shared(span, part.span) > len(part.span) for span in marked)
    ]
    for span, said in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        speaker, number = (None, None) if said is None else (said.speaker, said.id)
        yield Quotation(span, span.of(record.article.text), speaker, number)


def find_words(record: Record, words: str) -> Found | None:
    """Where ``words`` stand in the article, exactly or else most nearly; None where nothing is like them."""
    asked, _ = _fold(words)
    asked = _bare(asked)
    if not asked:
        return None
    whole = [_Stretch(record.article.text, (Span(0, len(record.article.text)),))]
    parted = [
        _Stretch(record.article.text, tuple(part.span for part in statement.content))
        for statement in record.statements
        if len(statement.content) > 1
    ]
    for stretch in (*whole, *parted):
        at = _word_index(stretch.folded, asked)
        if at is not None:
            return _found(record, stretch, at, at + len(asked), asked, exact=True)
    best: tuple[float, _Stretch, int, int] | None = None
    for stretch in (*whole, *parted):
        near = fuzz.partial_ratio_alignment(asked, stretch.folded, score_cutoff=_ROUGHLY)
        # Where the text is shorter than the words asked for, the two change sides.
        if near is not None and len(asked) <= len(stretch.folded) and (best is None or near.score > best[0]):
            best = (near.score, stretch, near.dest_start, near.dest_end)
    if best is None:
        return None
    _, stretch, start, end = best
    start, end = _whole_words(stretch.folded, start, end)
    return _found(record, stretch, start, end, asked, exact=False)


class _Stretch:
    """Pieces of a text as one folded line, with the way back to the text."""

    def __init__(self, text: str, pieces: tuple[Span, ...]) -> None:
        self.folded = ""
        self.places: list[int] = []
        for piece in pieces:
            folded, places = _fold(piece.of(text))
            if self.folded:
                self.folded += " "
                self.places.append(piece.start)
            self.folded += folded
            self.places += [piece.start + place for place in places]
        self.pieces = pieces

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where the folded characters ``start`` to ``end`` stand in the text, piece by piece."""
        first, last = self.places[start], self.places[end - 1] + 1
        cut = (Span(max(piece.start, first), min(piece.end, last)) for piece in self.pieces)
        return tuple(span for span in cut if span.start < span.end)


def _found(record: Record, stretch: _Stretch, start: int, end: int, asked: str, *, exact: bool) -> Found:
    spans = stretch.spans(start, end)
    there = stretch.folded[start:end]
    likeness = 1.0 if exact else min(0.99, round(fuzz.ratio(asked, there) / 100, 2))
    statement = next((found for span in spans if (found := _statement_at(record.statements, span))), None)
    return Found(
        spans=spans,
        text=" … ".join(span.of(record.article.text) for span in spans),
        likeness=likeness,
        parted=len(spans) > 1,
        differences=() if exact else _differences(asked, there),
        speaker=statement.speaker if statement is not None else None,
        statement=statement.id if statement is not None else None,
    )


def _fold(text: str) -> tuple[str, list[int]]:
    """Marks and dashes in one form, runs of white space as one blank; and the place of every character."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text.translate(_FOLDED)):
        if not char.isspace():
            folded.append(char)
        elif folded and folded[-1] != " ":
            folded.append(" ")
        else:
            continue
        places.append(place)
    return "".join(folded), places


def _bare(words: str) -> str:
    """The words without the quotation marks and blanks around them."""
    words = words.strip()
    while len(words) > 1 and words[0] in _QUOTES and words[-1] == words[0]:
        words = words[1:-1].strip()
    return words


def _word_index(text: str, words: str) -> int | None:
    """The first place where ``words`` stand as whole words."""
    edges = (r"\b" if words[0].isalnum() else "", r"\b" if words[-1].isalnum() else "")
    found = re.search(f"{edges[0]}{re.escape(words)}{edges[1]}", text)
    return found.start() if found else None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end - 1 and text[start] == " ":
        start += 1
    while end - 1 > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _differences(asked: str, there: str) -> tuple[tuple[str, str], ...]:
    """What differs, word by word."""
    ours, theirs = _WORD.findall(asked), _WORD.findall(there)
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    return tuple(
        (" ".join(ours[a:b]), " ".join(theirs[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    )


def _shared(one: Span, other: Span) -> int:
    """Characters that both have."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _statement_at(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The innermost statement whose content holds most of ``span``."""
    best: tuple[int, int, Statement] | None = None
    for statement in statements:
        shared = sum(_shared(part.span, span) for part in statement.content)
        size = sum(len(part.span) for part in statement.content)
        rank = shared, -size
        inside = best is not None and rank == best[:2] and statement.according_to == best[2].id
        if 2 * shared > len(span) and (best is None or rank > best[:2] or inside):
            best = (shared, -size, statement)
    return best[2] if best is not None else None
