"""One voice through another: *was quoted by TASS as saying*, *Kyodo quoted an official as saying*, *reported, citing*.

Two statements of the same words: the outlet's, and inside it the man's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.contents import Draft, sentence_at
from onrecord.claims.statements.cues import Cue
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_QUOTES = frozenset({"cite", "quote"})
_BY = re.compile(r" by (?P<agent>[^,;“\"]{2,60}?) as ")
_CLIMBS = 2
_LEAST = 12
_CARRIED = frozenset({"air", "broadcast", "carry", "publish", "release", "run"})


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
    for clause in context.clauses:
        if clause.predicate in _CARRIED and clause.passive and clause.link == "participle":
            yield from _carried(context, clause)


def _is_saying(context: Context, child: Clause) -> bool:
    words = context.text[max(0, child.predicate_span.start - 3) : child.predicate_span.end].lower()
    return words.startswith("as ") and words.endswith("ing") and child.predicate in context.language.reporting.verbs


def _as_saying(context: Context, clause: Clause, saying: Clause) -> Iterator[Draft]:
    man = role(clause, "whom", "to")
    agents = (*roles(clause, "who", "by"), *(p for p in roles(saying, "by", "who") if clause.passive))
    outlet = next((p for p in agents if man is None or p.head_span != man.head_span), None)
    if outlet is None and clause.passive:
        named = _BY.fullmatch(context.text, clause.predicate_span.end, saying.predicate_span.start)
        agent = None if named is None else Span(*named.span("agent"))
    else:
        agent = None if outlet is None else outlet.span
    content = _content(context, clause, saying)
    if man is None or content is None:
        return
    verb = context.language.reporting.verbs[saying.predicate]
    if agent is None:
        start = clause.predicate_span.start
        words = context.text[: clause.predicate_span.start].rstrip().rsplit(None, 1)
        if clause.passive and words and words[-1] in ("was", "is", "were", "are"):
            start = context.text.rindex(words[-1], 0, clause.predicate_span.start)
        cue = Cue(Span(start, saying.predicate_span.end), verb.manner, verb.takes, False, None, saying.predicate)
        yield Draft(content, cue, (man.span,), "quoted as saying")
        return
    takes = frozenset({"quote", "clause"})
    yield Draft(content, Cue(clause.predicate_span, "say", takes, False, None, "quote"), (agent,), "quoted")
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


def _carried(context: Context, clause: Clause) -> Iterator[Draft]:
    """*said in a statement carried by KCNA*: the outlet's report of what the man says."""
    outlet = role(clause, "who", "by")
    noun = context.parent(clause)
    while noun is not None and noun.form == "nominal":
        noun = context.parent(noun)
    if outlet is None or noun is None or not (outlet.entity or "").startswith("outlet:"):
        return
    for attribution in context.reading.attributions:
        if any(cue.contains(noun.predicate_span) for cue in attribution.cue) and attribution.content:
            cue = Cue(clause.predicate_span, "say", frozenset({"quote", "clause"}), False, None, "carry")
            yield Draft(attribution.content, cue, (outlet.span,), "quoted")
            return


def _citing(context: Context, clause: Clause) -> Iterator[Draft]:
    """*Interfax, citing a source, reported that …*, *…, Xinhua reported, citing a delegate*."""
    source = role(clause, "whom")
    governing = context.parent(clause)
    verbs = context.language.reporting.verbs
    for _ in range(_CLIMBS):
        if governing is not None and governing.predicate not in verbs:
            governing = context.parent(governing)
    if source is None or governing is None or governing.predicate not in verbs:
        return
    content = None
    for child in context.children(governing):
        if child.link == "complement" and content is None:
            before = context.text[child.extent.start : clause.extent.start].rstrip(" ,")
            end = child.extent.start + len(before) if child.extent.contains(clause.span) else child.extent.end
            content = Span(child.extent.start, end) if end - child.extent.start > _LEAST else None
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
