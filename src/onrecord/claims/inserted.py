"""Reports that stand inside or behind the words they report: *Talks, he said, would go on*; *…, two envoys told TASS*.

The trees hang such a clause on the reported one or the other way round, as it comes; the commas tell it more safely.
"""

from __future__ import annotations

from onrecord.claims.contents import OPENING_MARKS, sentence_at
from onrecord.claims.context import Context, role, roles
from onrecord.claims.cues import Cue, is_impersonal
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_BEFORE = ",;—–”\"»?!'’"
_AFTER = ",;.—–"
_NO_CONTENT = (
    "after ", "although ", "as ", "asked ", "at ", "because ", "before ", "by ", "despite ", "during ", "even though ",
    "following ", "given ", "in a ", "in an ", "noting ", "once ", "since ", "speaking ", "though ", "unlike ",
    "upon ", "until ", "when ", "while ", "whereas ", "with ", "without ",
)  # fmt: skip


def words_around(context: Context, clause: Clause, cue: Cue) -> tuple[Span, ...]:
    """What the sentence says around a reporting clause set off from it; empty where the clause is none of that kind."""
    if not cue.takes & {"quote", "clause"} or (cue.weak and cue.manner not in ("think", "hope", "expect")):
        return ()
    sentence = sentence_at(context, clause.predicate_span.start)
    own = _own_words(context, clause, sentence)
    if own is None or _is_inside_quote(context, clause):
        return ()
    text = context.text
    before = text[sentence.start : own.start].rstrip()
    if not before or before[-1] not in _BEFORE or _governs(context, clause, own):
        return ()
    start = sentence.start + _last_part(before)
    first = Span(start, sentence.start + len(before))
    rest = Span(own.end, sentence.end)
    if not any(character.isalpha() for character in context.words(first)):
        return ()
    if _has_predicate(context, first, clause):
        if context.words(first).lower().lstrip(OPENING_MARKS).startswith(_NO_CONTENT) and not is_quote(context, first):
            return ()
        behind = context.words(rest).lstrip(" ,;")
        if behind[:1] and behind[0] in OPENING_MARKS and text[rest.start : rest.start + 1] == ",":
            return first, rest
        return (first,)
    if text[rest.start : rest.start + 1] == "," and _has_predicate(context, rest, clause) and not before.endswith(";"):
        return first, rest
    return ()


def is_quote(context: Context, span: Span) -> bool:
    """Whether a stretch opens with a quotation."""
    return context.text[span.start] in OPENING_MARKS


def _own_words(context: Context, clause: Clause, sentence: Span) -> Span | None:
    """Subject, verb and what belongs to them, up to the next comma or stop; None where nobody speaks."""
    subject = _subject(clause)
    if subject is None and not is_impersonal(clause):
        return None
    verb = clause.predicate_span
    start = verb.start
    end = verb.end
    if subject is not None:
        start, end = min(start, subject.span.start), max(end, subject.span.end)
    elif is_impersonal(clause):
        start = max(context.text.lower().rfind(" it ", sentence.start, verb.start) + 1, sentence.start)
        if start == sentence.start:
            return None
    apposed = _apposition_end(context, subject) if subject is not None and subject.span.start > verb.start else None
    end = max(end, apposed or 0)
    while end < sentence.end and context.text[end] not in _AFTER:
        if context.text[end] in OPENING_MARKS:
            return None
        end += 1
    return Span(start, end)


def _subject(clause: Clause) -> Phrase | None:
    """The subject nearest to the verb."""
    found = list(roles(clause, "whom" if clause.passive and clause.predicate in ("quote", "cite") else "who"))
    verb = clause.predicate_span
    return min(
        found,
        key=lambda p: verb.start - p.span.end if p.span.end <= verb.start else p.span.start - verb.end + 1,
        default=None,
    )


def _apposition_end(context: Context, subject: Phrase) -> int | None:
    for clause in context.clauses:
        if clause.form == "apposition":
            who, named = role(clause, "who"), role(clause, "complement")
            if who is not None and named is not None and who.head_span == subject.head_span:
                return named.span.end
    return None


def _is_inside_quote(context: Context, clause: Clause) -> bool:
    return any(q.start <= clause.predicate_span.start < q.end for q in context.quotes)


def _governs(context: Context, clause: Clause, own: Span) -> bool:
    """Whether its content follows the verb itself: *In Oslo, she said she would go*."""
    following = context.text[own.start : own.end].lower()
    if " that " in following[clause.predicate_span.end - own.start :]:
        return True
    return any(
        child.link in ("complement", "open complement")
        and clause.predicate_span.end <= child.predicate_span.start < own.end
        for child in context.children(clause)
    )


def _last_part(before: str) -> int:
    """Where the clause around the report begins: behind the last semicolon."""
    inner = before[:-1]
    place = inner.rfind("; ")
    return place + 2 if place >= 0 and len(inner) - place > 4 else 0


def _has_predicate(context: Context, span: Span, own: Clause) -> bool:
    return any(
        clause.index != own.index and clause.form in ("verbal", "copular") and clause.link != "relative"
        for clause in context.clauses_in(span)
    )
