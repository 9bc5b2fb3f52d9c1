"""One voice through another: *was quoted by TASS as saying*, *Kyodo quoted an official as saying*, *reported, citing*.

Two statements of the same words: the outlet's, and inside it the man's.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.contents import Draft, sentence_at
from onrecord.claims.statements.cues import Cue
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_QUOTES = frozenset({"cite", "quote"})


def quoted_reports(context: Context) -> Iterator[Draft]:
    """The drafts of every *quoted … as saying* and of every *citing …* behind a report."""
    for clause in context.clauses:
        if clause.predicate not in _QUOTES | {"report"} or clause.form != "verbal":
            continue
        saying = next((child for child in context.children(clause) if _is_saying(context, child)), None)
        if saying is not None and (clause.predicate in _QUOTES or clause.passive):
            yield from _as_saying(context, clause, saying)
        elif clause.predicate in _QUOTES and context.words(clause.predicate_span).lower().endswith("ing"):
            yield from _citing(context, clause)


def _is_saying(context: Context, child: Clause) -> bool:
    words = context.text[max(0, child.predicate_span.start - 3) : child.predicate_span.end].lower()
    return words.startswith("as ") and words.endswith("ing") and child.predicate in context.language.reporting.verbs


def _as_saying(context: Context, clause: Clause, saying: Clause) -> Iterator[Draft]:
    man = role(clause, "whom", "to")
    agents = (*roles(clause, "who", "by"), *(p for p in roles(saying, "by", "who") if clause.passive))
    outlet = next((p for p in agents if man is None or p.head_span != man.head_span), None)
    content = _content(context, clause, saying)
    if man is None or content is None:
        return
    verb = context.language.reporting.verbs[saying.predicate]
    if outlet is None:
        start = clause.predicate_span.start
        words = context.text[: clause.predicate_span.start].rstrip().rsplit(None, 1)
        if clause.passive and words and words[-1] in ("was", "is", "were", "are"):
            start = context.text.rindex(words[-1], 0, clause.predicate_span.start)
        cue = Cue(Span(start, saying.predicate_span.end), verb.manner, verb.takes, False, None, saying.predicate)
        yield Draft(content, cue, (man.span,), "quoted as saying")
        return
    takes = frozenset({"quote", "clause"})
    yield Draft(content, Cue(clause.predicate_span, "say", takes, False, None, "quote"), (outlet.span,), "quoted")
    inner = Cue(saying.predicate_span, verb.manner, verb.takes, False, None, saying.predicate)
    yield Draft(content, inner, (man.span,), "quoted", within=clause.predicate_span)


def _content(context: Context, clause: Clause, saying: Clause) -> tuple[Span, ...] | None:
    """What stands before the report, or what *saying* governs."""
    sentence = sentence_at(context, clause.predicate_span.start)
    inner = next((child for child in context.children(saying) if child.link == "complement"), None)
    if inner is not None and inner.predicate_span.start > saying.predicate_span.start:
        return (inner.extent,)
    first = min(p.span.start for p in roles(clause, "who", "whom", "to") if p.span.start >= sentence.start)
    own = min(first, clause.predicate_span.start)
    before = context.text[sentence.start : own].rstrip()
    whole = Span(sentence.start, sentence.start + len(before))
    if before and before[-1] in ",”\"»’'" and (before[-1] != "," or _has_verb(context, whole)):
        return (Span(sentence.start, sentence.start + len(before)),)
    rest = Span(saying.predicate_span.end, sentence.end)
    return (rest,) if any(context.clauses_in(rest)) or '"' in context.words(rest) else None


def _has_verb(context: Context, span: Span) -> bool:
    """Whether words say something: not *From Sanaa,*, before the report."""
    return any(clause.form in ("verbal", "copular") for clause in context.clauses_in(span))


def _citing(context: Context, clause: Clause) -> Iterator[Draft]:
    """*Interfax, citing a source, reported that …*, *…, Xinhua reported, citing a delegate*."""
    source = role(clause, "whom")
    governing = context.parent(clause)
    if source is None or governing is None or governing.predicate not in context.language.reporting.verbs:
        return
    content = next(
        (
            c.extent
            for c in context.children(governing)
            if c.link == "complement" and not c.extent.contains(clause.span)
        ),
        None,
    )
    if content is None:
        sentence = sentence_at(context, clause.predicate_span.start)
        who = role(governing, "who")
        own = governing.predicate_span.start if who is None else min(who.span.start, governing.predicate_span.start)
        before = context.text[sentence.start : own].rstrip()
        if not before.endswith((",", "”", '"')):
            return
        content = Span(sentence.start, sentence.start + len(before))
    takes = frozenset({"quote", "clause"})
    cue = Cue(clause.predicate_span, "say", takes, False, None, "cite")
    yield Draft((content,), cue, (source.span,), "quoted", within=governing.predicate_span)
