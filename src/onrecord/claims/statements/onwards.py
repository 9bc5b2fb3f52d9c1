"""Words that go on without a cue: a second quotation behind a cued one, a paragraph that is one quotation.

A quotation that follows a cued quotation in the same paragraph is the same statement; behind an indirect one, or in a
paragraph of its own, it is a statement without a cue whose speaker is the one who spoke last. Where two have spoken in
the paragraph before, nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.statements.contents import OPENING_MARKS, Draft, is_quoted, sentence_at, word_count
from onrecord.model.reading import Quote
from onrecord.model.text import Span

_NEAR = 160
"""Characters between a cued quotation and the one that goes on with it: its cue, its speaker with his office."""


def carried_on(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the quotations that no cue reports given to whoever speaks."""
    found = list(drafts)
    for quote in context.quotes:
        whole = Span(quote.start, quote.end)
        if _is_reported(found, whole) or not _is_whole(context, quote):
            continue
        before = [draft for draft in found if draft.content[0].start < whole.start]
        last = _speaker_before(context, found, before, whole)
        if last is None:
            continue
        if _goes_on(context, last, quote):
            found[found.index(last)] = replace(last, content=(*last.content, *quote.parts))
        else:
            found.append(Draft(quote.parts, None, (), "attribution: goes on", same_speaker=last))
    found.extend(_free(context, found))
    return sorted(found, key=lambda draft: (draft.content[0].start, -draft.extent.end))


def _free(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """*Each would carry twenty tonnes. No driver would need a visa.*: a report that goes on without a cue.

    Only behind an indirect report in the past, in its paragraph, and only as long as every main clause has the
    *would* of what was said to come; the first other sentence is the reporter's.
    """
    sentences = context.reading.layers.sentences
    for draft in drafts:
        clause = None if draft.cue is None else draft.cue.clause
        if clause is None or clause.tense != "past" or clause.passive or is_quoted(context, draft.content):
            continue
        home = sentence_at(context, clause.predicate_span.start)
        paragraph = _paragraph(context.text, home.start)
        going: list[Span] = []
        for sentence in sentences:
            if sentence.start < home.end or sentence.end > paragraph.end:
                continue
            if not _is_to_come(context, sentence) or any(
                sentence.overlaps(span) for other in drafts for span in other.content
            ):
                break
            going.append(sentence)
        last = max((d for d in drafts if home.contains(d.content[0])), key=_end, default=None)
        if going and last is draft:
            yield Draft(
                (Span(going[0].start, going[-1].end - 1),), None, (), "attribution: goes on", same_speaker=draft
            )


def _is_to_come(context: Context, sentence: Span) -> bool:
    """Whether every main clause of a sentence is in the future of the past."""
    mains = [
        clause
        for clause in context.clauses_in(sentence)
        if clause.form in ("verbal", "copular") and clause.link in (None, "conjunct", "parataxis")
    ]
    words = context.words(sentence).lower()
    if not mains or not words.rstrip().endswith(".") or " if " in words or words.startswith("if "):
        return False
    coming = ["would" in clause.modifiers for clause in mains]
    return any(coming) and all(
        one or (clause.perfect and clause.tense == "past") for one, clause in zip(coming, mains, strict=True)
    )


def _is_reported(drafts: Sequence[Draft], whole: Span) -> bool:
    """Whether some draft has it, or a part of it as told from outside; not what it tells itself of another's words."""
    for draft in drafts:
        inside = draft.cue is not None and whole.contains(draft.cue.span)
        if inside and draft.cue is not None and draft.content[0].start > draft.cue.span.start:
            continue
        if inside or any(whole.overlaps(span) for span in draft.content):
            return True
    return False


def _is_whole(context: Context, quote: Quote) -> bool:
    """Whether it is a sentence, or several, of its own: from a capital to a stop, between sentences."""
    text = context.text
    inside = text[quote.start + 1 : quote.end - 1].strip()
    before = text[: quote.start].rstrip(" ")
    begins = inside[:1].isupper() or before.endswith(";")
    if word_count(context, quote) < 3 or not begins or inside[-1] not in ".?!…":
        return False
    return not before or before[-1] in '\n.!?”"»;:' or before.endswith("’")


def _speaker_before(context: Context, drafts: Sequence[Draft], before: Sequence[Draft], whole: Span) -> Draft | None:
    """The draft whose speaker goes on: the last of the paragraph, or the only one of the paragraph before."""
    paragraph = _paragraph(context.text, whole.start)
    here = [draft for draft in before if draft.content[-1].start >= paragraph.start and draft.cue is not None]
    if here:
        last = max(here, key=_end)
        between = context.text[_end(last) : whole.start]
        if whole.start < _end(last) or len(between) > _NEAR:
            return None
        return last if _only_ends(context, last, whole) else None
    if context.text[paragraph.start : whole.start].strip() or context.text[whole.end : paragraph.end].strip():
        return None
    above = _paragraph(context.text, max(0, paragraph.start - 3))
    spoken = [d for d in drafts if above.start <= d.content[0].start < above.end and d.cue is not None]
    sources = {_who(context, draft) for draft in spoken}
    return max(spoken, key=_end) if spoken and len(sources) == 1 else None


def _only_ends(context: Context, last: Draft, whole: Span) -> bool:
    """Whether nothing but the end of the cue's sentence stands between."""
    home = sentence_at(context, last.cue.span.start if last.cue is not None else last.content[-1].start)
    return not context.text[home.end : whole.start].strip(" \n")


def _end(draft: Draft) -> int:
    spans = [*draft.content, *draft.source, *([] if draft.cue is None else [draft.cue.span])]
    return max(span.end for span in spans)


def _who(context: Context, draft: Draft) -> str:
    clause = None if draft.cue is None else draft.cue.clause
    named = next((p.entity or p.head for name, p in clause.roles if name == "who"), None) if clause else None
    return named or (context.words(draft.source[0]) if draft.source else "")


def _goes_on(context: Context, last: Draft, quote: Quote) -> bool:
    first = last.content[0].start
    return (
        context.text[first] in OPENING_MARKS
        and last.rule != "interview: answer"
        and "\n\n" not in context.text[first : quote.start]
        and context.text[last.content[-1].start] in OPENING_MARKS
    )


def _paragraph(text: str, position: int) -> Span:
    start = text.rfind("\n\n", 0, position)
    end = text.find("\n\n", position)
    return Span(start + 2 if start >= 0 else 0, end if end >= 0 else len(text))
