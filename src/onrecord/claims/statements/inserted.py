"""Reports that stand inside or behind the words they report: *Talks, he said, would go on*; *…, two envoys told TASS*.

The trees hang such a clause on the reported one or the other way round, as it comes; the commas tell it more safely.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.contents import OPENING_MARKS, Draft, sentence_at
from onrecord.claims.statements.cues import Cue, is_impersonal
from onrecord.claims.statements.objects import may_tell
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_TOLD = frozenset({"assure", "inform", "notify", "remind", "tell", "warn"})
_SUBORDINATORS = frozenset(
    "after although as because before even if once since that though unless until when where whether while".split()
)
_FINITE = frozenset("are can could did do does had has have is may might must shall should was were will would".split())
_JOINED = ("and ", "but ", "or ", "while ", "who ", "which ")
_BEFORE = ",;—–”\"»?!'’"
_AFTER = ",;.—–"
_LONGEST_TITLE = 80
_WORDS = 4
"""Words before a report at the end of its sentence that must be what it reports, verb or no verb."""
_NO_CONTENT = (
    "after ", "although ", "as ", "asked ", "at ", "because ", "before ", "by ", "despite ", "during ", "even though ",
    "following ", "given ", "in a ", "in an ", "noting ", "once ", "since ", "speaking ", "though ", "unlike ",
    "upon ", "until ", "when ", "while ", "whereas ", "with ", "without ",
)  # fmt: skip


def words_around(context: Context, clause: Clause, cue: Cue) -> tuple[Span, ...]:
    """What the sentence says around a reporting clause set off from it; empty where the clause is none of that kind."""
    if _is_of_other_kind(context, clause, cue):
        return ()
    sentence = sentence_at(context, clause.predicate_span.start)
    own = _own_words(context, clause, sentence)
    if clause.predicate not in _TOLD and any(
        clause.predicate_span.end <= p.span.start and (own is None or p.span.start < own.end)
        for p in roles(clause, "whom")
    ):
        return ()  # it has its own object: *and Oman urged restraint*
    if (
        own is None
        or context.text[own.start : own.end].lower().startswith(_JOINED)
        or _is_inside_quote(context, clause)
    ):
        return ()
    text = context.text
    before = text[sentence.start : own.start].rstrip()
    if (
        not before
        or before[-1] not in _BEFORE
        or _opens_anew(before, text[own.end : sentence.end])
        or _governs(context, clause, own)
    ):
        return ()
    start = sentence.start + last_part(before)
    start = min((q.start for q in context.quotes if q.start < start < q.end), default=start)
    first = Span(start, sentence.start + len(before))
    rest = Span(own.end, sentence.end)
    if not any(character.isalpha() for character in context.words(first)):
        return ()
    if is_quote(context, first):
        closing = [q.end for q in context.quotes if q.start == first.start]
        first = Span(first.start, min([first.end, *closing]))
        behind = context.words(rest).lstrip(" ,;")
        return (first, rest) if behind[:1] and behind[0] in OPENING_MARKS and text[rest.start] == "," else (first,)
    if _has_predicate(context, first, clause):
        if context.words(first).lower().lstrip(OPENING_MARKS).startswith(_NO_CONTENT):
            return ()
        behind = context.words(rest).lstrip(" ,;")
        if behind.split(" ", 1)[0].lower() in _FINITE and text[rest.start : rest.start + 1] == ",":
            return first, rest  # *What matters, he said, is the money*
        if behind[:1] and behind[0] in OPENING_MARKS and text[rest.start : rest.start + 1] == ",":
            return first, rest
        return (first,)
    if text[rest.start : rest.start + 1] == "," and _has_predicate(context, rest, clause) and not before.endswith(";"):
        return first, rest
    ends = not any(character.isalnum() for character in context.words(rest))
    plain = not context.words(first).lower().startswith(_NO_CONTENT)
    return (first,) if ends and plain and len(context.words(first).split()) >= _WORDS else ()


def _is_of_other_kind(context: Context, clause: Clause, cue: Cue) -> bool:
    """*noting that*, *a consensus agreed among members*, *when he said*: no clause set off from what it reports."""
    if context.words(clause.predicate_span).endswith("ing") or not cue.takes & {"quote", "clause"}:
        return True
    if cue.weak and cue.manner not in ("think", "hope", "expect"):
        return True
    if cue.lemma == "agree" and not may_tell(context, clause):
        return True
    relative = clause.link == "relative" and not is_impersonal(clause)
    return clause.link == "participle" or relative or bool(set(clause.modifiers) & _SUBORDINATORS)


def _opens_anew(before: str, behind: str) -> bool:
    """*The prince will not come; he apologised in a cable*: behind the semicolon stands another clause of its own."""
    return before.endswith(";") and not behind.startswith(",")


def is_quote(context: Context, span: Span) -> bool:
    """Whether a stretch opens with a quotation."""
    return context.text[span.start] in OPENING_MARKS


def behind_name(context: Context, draft: Draft) -> Draft:
    """*…, President Berg, who chaired the talks, announced*: the name before *who* is the source, and no content."""
    if not draft.source or not context.words(draft.source[0]).lower().startswith("who "):
        return draft
    before = context.text[: draft.source[0].start].rstrip(" ,")
    name = next((m for m in context.mentions if m.form == "name" and m.end == len(before)), None)
    if name is None or not name.entity.startswith("person:"):
        return draft
    titles = context.titles.get(name.entity, ())
    start = min((title.start for title in titles if title.span.contains(name.span)), default=name.start)
    content = draft.content
    if content[-1].contains(name.span):
        comma = context.text.rfind(", ", content[-1].start, start)
        if comma < 0:
            return draft
        content = (*content[:-1], Span(content[-1].start, comma))
    return replace(draft, content=content, source=(name.span,))


def _own_words(context: Context, clause: Clause, sentence: Span) -> Span | None:
    """Subject, verb and what belongs to them, up to the next comma or stop; None where nobody speaks."""
    subject = _subject(clause)
    verb = clause.predicate_span
    beside = beside_verb(context, clause)
    if beside is not None:
        end = verb.end
        while end < sentence.end and context.text[end] not in _AFTER:
            if context.text[end] in OPENING_MARKS:
                return None
            end += 1
        return Span(beside.start, end)
    if subject is None and not is_impersonal(clause):
        return None
    start = verb.start
    end = verb.end
    if subject is not None:
        start, end = min(start, subject.span.start), max(end, subject.span.end)
    if clause.passive and subject is not None and subject.span.start > verb.start:
        start = min((p.span.start for p in roles(clause, "whom") if p.head.lower() == "it"), default=start)
    elif is_impersonal(clause):
        start = max(context.text.lower().rfind(" it ", sentence.start, verb.start) + 1, sentence.start)
        if start == sentence.start:
            return None
    if subject is not None and subject.span.end <= verb.start:
        start = _start_of_title(context, subject, start, sentence)
    apposed = _apposition_end(context, subject) if subject is not None and subject.span.start > verb.start else None
    end = max(end, apposed or 0)
    while end < sentence.end and context.text[end] not in _AFTER:
        if context.text[end] in OPENING_MARKS:
            return None
        end += 1
    return Span(start, end)


def beside_verb(context: Context, clause: Clause) -> Span | None:
    """*nobody, Ms Berg predicted, would answer*: who stands between a comma and the verb, not the tree’s subject."""
    subject = _subject(clause)
    verb = clause.predicate_span
    if clause.passive or not context.text.startswith(",", verb.end):
        return None
    found = next(
        (m for m in context.mentions if m.end == verb.start - 1 and m.entity.startswith("person:")),
        None,
    )
    if found is None or (subject is not None and subject.span.overlaps(found.span) and subject.span.end <= verb.start):
        return None
    titles = [t.start for t in context.titles.get(found.entity, ()) if t.span.contains(found.span)]
    start = min([found.start, *titles])
    before = context.text[:start].rstrip()
    name = context.text[start : found.end]
    for title in ("Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."):
        if before.endswith(f" {title}"):
            before = before[: -len(title)].rstrip()
            start = len(before) + 1
    return Span(start, found.end) if before.endswith(",") and name else None


def _start_of_title(context: Context, subject: Phrase, start: int, sentence: Span) -> int:
    """Where the subject begins with all that stands before the name: *visiting vice foreign minister Wu*."""
    for titles in context.titles.values():
        for title in titles:
            if title.span.contains(subject.head_span):
                start = min(start, title.start)
    text = context.text
    place = start
    while place > sentence.start and text[place - 1] not in _BEFORE:
        place -= 1
    words = text[place:start]
    plain = not any(
        c.form in ("verbal", "copular") and c.link != "participle" and not words.lower().startswith("visiting")
        for c in context.clauses_in(Span(place, max(place, start)))
    )
    if place > sentence.start and plain and len(words) <= _LONGEST_TITLE:
        return place + len(words) - len(words.lstrip())
    return start


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
        and not context.words(child.extent).startswith(("in a ", "in an ", "at a "))
        and clause.predicate_span.end <= child.predicate_span.start < own.end
        for child in context.children(clause)
    )


def last_part(before: str) -> int:
    """Where the clause around the report begins: behind the last semicolon."""
    inner = before[:-1]
    place = inner.rfind("; ")
    return place + 2 if place >= 0 and len(inner) - place > 4 else 0


def _has_predicate(context: Context, span: Span, own: Clause) -> bool:
    return any(
        clause.index != own.index and clause.form in ("verbal", "copular") and clause.link != "relative"
        for clause in context.clauses_in(span)
    )
