"""Statements in the making: where the model, the trees and the quotation marks each see words reported.

The model's attributions come first. What it misses or does not mark (it was taught the outermost report alone) is added
by rule: a reporting verb with the clause it governs, a quotation with a reporting verb beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims.context import Context, roles
from onrecord.claims.cues import Cue, cue_at, cue_of_clause, is_impersonal
from onrecord.model.reading import Clause, Quote
from onrecord.model.text import Span

_BESIDE = 3
"""Characters between a quotation and the clause that reports it (a comma, a space, a dash)."""


_NOBODY = frozenset({"whoever", "whatever", "what", "anyone", "nobody", "no one"})


@dataclass(frozen=True, slots=True)
class Draft:
    """Words, the cue that reports them, and the source the model saw."""

    content: tuple[Span, ...]
    cue: Cue | None
    source: tuple[Span, ...]
    rule: str

    @property
    def extent(self) -> Span:
        """From the first word of the content to its last."""
        return Span(self.content[0].start, self.content[-1].end)


def drafts_of(context: Context) -> list[Draft]:
    """All statements in the making, in text order, each content once."""
    found: list[Draft] = []
    for draft in (*_from_model(context), *_from_clauses(context), *_from_quotes(context)):
        tidy = _tidied(context, draft)
        if tidy is not None and not any(_is_same(tidy, other) for other in found):
            found.append(tidy)
    return sorted(_merged(context, found), key=lambda draft: (draft.content[0].start, -draft.extent.end))


# Three witnesses


def _from_model(context: Context) -> Iterator[Draft]:
    for attribution in context.reading.attributions:
        if not attribution.content:
            continue
        cue = cue_at(context, attribution.cue)
        quoted = any(span.overlaps(Span(q.start, q.end)) for span in attribution.content for q in context.quotes)
        if attribution.source and context.words(attribution.source[0]).lower() in _NOBODY:
            continue
        if cue is None and not (quoted and attribution.source and not attribution.cue):
            continue
        if cue is not None and not _takes(context, cue, attribution.content):
            continue
        yield Draft(attribution.content, cue, attribution.source, "attribution: model")


def _from_clauses(context: Context) -> Iterator[Draft]:
    for clause in context.clauses:
        cue = cue_of_clause(context, clause)
        if cue is None or clause.negated or clause.mood not in ("asserted", "expected", "planned"):
            continue
        if any(phrase.head.lower() in _NOBODY for phrase in roles(clause, "who")):
            continue
        for child in context.children(clause):
            if child.link == "complement" and "clause" in cue.takes and not _is_quoted_inside(context, clause, child):
                rule = "attribution: impersonal" if is_impersonal(clause) else "attribution: complement clause"
                yield Draft((child.extent,), cue, (), rule)
            elif child.link == "open complement" and "infinitive" in cue.takes and not cue.weak:
                yield Draft((child.extent,), cue, (), "attribution: infinitive")


def _from_quotes(context: Context) -> Iterator[Draft]:
    for quote in context.quotes:
        if _word_count(context, quote) < 4:
            continue
        cue = _cue_beside(context, quote)
        if cue is not None:
            yield Draft(quote.parts, cue, (), "attribution: quotation beside its cue")


def _takes(context: Context, cue: Cue, content: tuple[Span, ...]) -> bool:
    """Whether the cue can report this content: a verb that takes objects alone reports quoted words alone."""
    if cue.takes & {"clause", "quote", "infinitive"}:
        quoted = any(span.overlaps(Span(q.start, q.end)) for span in content for q in context.quotes)
        return quoted or _has_verb(context, content)  # a bare object (*confirmed the meeting*) reports no words
    return any(span.overlaps(Span(q.start, q.end)) for span in content for q in context.quotes) or (
        "as" in cue.takes and _has_verb(context, content)
    )


def _has_verb(context: Context, content: tuple[Span, ...]) -> bool:
    return any(clause.form in ("verbal", "copular") for span in content for clause in context.clauses_in(span))


def _is_quoted_inside(context: Context, clause: Clause, child: Clause) -> bool:
    """Whether verb and complement both stand in one quotation: the speaker's own *I said that*, not a report."""
    for quote in context.quotes:
        whole = Span(quote.start, quote.end)
        if whole.contains(clause.predicate_span) and whole.contains(child.predicate_span):
            return clause.predicate in ("hope", "think", "believe", "expect", "want", "wish", "consider", "doubt")
    return False


def _cue_beside(context: Context, quote: Quote) -> Cue | None:
    """The reporting verb whose clause touches the quotation, after it or before it."""
    whole = Span(quote.start, quote.end)
    for clause in context.clauses:
        cue = cue_of_clause(context, clause)
        if cue is None or clause.negated or whole.contains(clause.predicate_span) or "quote" not in cue.takes:
            continue
        if whole.contains(clause.extent) or clause.predicate_span.overlaps(whole):
            continue
        own = _own_words(clause, whole)
        gap = own.start - whole.end if own.start >= whole.end else whole.start - own.end
        if 0 <= gap <= _BESIDE and "\n\n" not in context.text[min(own.end, whole.end) : max(own.start, whole.start)]:
            return cue
    return None


def _own_words(clause: Clause, quote: Span) -> Span:
    """The clause with its subject, cut where the quotation begins or ends."""
    span = clause.predicate_span
    for name, phrase in clause.roles:
        if name in ("who", "whom", "to") and not quote.overlaps(phrase.span):
            span = span.cover(phrase.span)
    if span.start >= quote.end or span.end <= quote.start:
        return span
    return clause.predicate_span


def _word_count(context: Context, quote: Quote) -> int:
    return len(context.text[quote.start : quote.end].split())


# Tidying


def _tidied(context: Context, draft: Draft) -> Draft | None:
    """Content without *that*, edge punctuation, its own cue and source; None where nothing is left."""
    spans = []
    for span in draft.content:
        trimmed = _trim(context.text, span)
        if draft.cue is not None and trimmed is not None:
            trimmed = _without(context.text, trimmed, draft.cue.span)
        if trimmed is not None:
            spans.append(trimmed)
    if not spans or sum(len(span) for span in spans) < 3:
        return None
    return replace(draft, content=tuple(spans))


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:—–-"):
        start += 1
    for opener in ("that ", "as saying that ", "as saying "):
        if text[start:end].lower().startswith(opener):
            start += len(opener)
            break
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if end > start and text[end - 1] == "." and not _ends_abbreviation(text, start, end):
        end -= 1
    return Span(start, end) if start < end else None


def _ends_abbreviation(text: str, start: int, end: int) -> bool:
    word = text[start:end].rsplit(None, 1)[-1]
    return word.count(".") > 1


def _without(text: str, span: Span, cue: Span) -> Span | None:
    """The part of a content on the longer side of its cue, where a torn tree put the cue inside."""
    if not span.contains(cue):
        return span
    before, after = Span(span.start, cue.start), Span(cue.end, span.end)
    return _trim(text, max(before, after, key=len))


# One content once


def _is_same(one: Draft, other: Draft) -> bool:
    """Two drafts of the same words: most of the shorter lies in the longer and they share the cue."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    shorter = min(sum(map(len, one.content)), sum(map(len, other.content)))
    same_cue = one.cue is not None and other.cue is not None and one.cue.span.overlaps(other.cue.span)
    longer = max(sum(map(len, one.content)), sum(map(len, other.content)))
    return (same_cue and shared >= 0.3 * shorter) or shared >= 0.85 * longer


def _merged(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Joins a quotation parted by its cue: *"One," he said. "Two."* in one paragraph is one statement."""
    found = sorted(drafts, key=lambda draft: draft.content[0].start)
    joined: list[Draft] = []
    for draft in found:
        last = joined[-1] if joined else None
        if last is not None and draft.cue is None and last.cue is not None and _goes_on(context, last, draft):
            joined[-1] = replace(last, content=(*last.content, *draft.content))
        else:
            joined.append(draft)
    return joined


def _goes_on(context: Context, last: Draft, draft: Draft) -> bool:
    between = context.text[last.extent.end : draft.content[0].start]
    starts_quoted = context.text[draft.content[0].start] in '"“«'
    ends_quoted = context.text[last.content[0].start] in '"“«'
    return "\n\n" not in between and len(between) < 120 and starts_quoted and ends_quoted and not draft.source
