"""What was said, cut clean: without *that*, edge marks, its own cue; each content once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.claims.context import Context
from onrecord.claims.statements.cues import Cue
from onrecord.model.reading import Clause, Quote
from onrecord.model.text import Span

OPENING_MARKS = '"“«„'
_MOST = 0.6
"""How much of what the commas tell the model must have seen, for the commas to decide."""
_RELATIVES = ("who ", "which ", "whose ", "whom ")
_ASIDE = re.compile(
    r"(?:,| —| –| -) (?:an?|the) (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+) (?=(?:that|which|whose|he|she|they|it|\w+ed)\b)"
)
"""*…, a claim that the army denies*, *— an idea which …*."""
_CALLED = frozenset({"figure", "idea", "move", "plan", "position", "sentiment", "step", "version"})
_LEAST = 12
"""Characters that an aside leaves of what is said."""
_BY_TREE = ("attribution: inserted clause", "attribution: complement clause", "attribution: object")
GOES_ON = frozenset({"ADJ", "AUX", "DET", "NOUN", "NUM", "PART", "PROPN", "VERB"})
NOMINAL = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN"})
_STOPS = '.!?”"'
_NEEDS = frozenset({"ADP", "AUX", "DET"})
_UNTIL = frozenset({"last", "next"})
_HELPS = frozenset({"are", "be", "been", "had", "has", "have", "is", "was", "were", "will", "would"})
_NEAR = 60
"""Characters between a cue and the words that go on behind it."""
_EDGE = ",;:—–-"


@dataclass(frozen=True, slots=True)
class Draft:
    """Words, the cue that reports them, and the source that the model or a rule saw."""

    content: tuple[Span, ...]
    cue: Cue | None
    source: tuple[Span, ...]
    rule: str
    within: Span | None = None
    """The cue of the report in which this one stands, where its content does not show it."""
    same_speaker: Draft | None = None
    """The draft whose speaker goes on, where nothing beside this one says whose words they are."""

    @property
    def extent(self) -> Span:
        """From the first word of the content to its last."""
        return Span(self.content[0].start, self.content[-1].end)


def is_quoted(context: Context, content: Sequence[Span]) -> bool:
    """Whether some of it stands in quotation marks."""
    return any(span.overlaps(Span(q.start, q.end)) for span in content for q in context.quotes)


def word_count(context: Context, quote: Quote) -> int:
    """How many words a quotation has."""
    return len(context.text[quote.start : quote.end].split())


def sentence_at(context: Context, position: int) -> Span:
    """The sentence that a position stands in; an empty span where it stands in none."""
    return next((s for s in context.reading.layers.sentences if s.start <= position < s.end), Span(position, position))


def tidied(context: Context, draft: Draft) -> Draft | None:
    """Content without *that*, edge punctuation, its own cue and source; None where nothing is left."""
    spans = []
    subjects = _subjects(draft)
    for span in draft.content:
        if len(draft.content) > 1 and (span in subjects or _describes(context, draft, span)):
            continue
        trimmed = trim(context.text, span)
        if draft.cue is not None and trimmed is not None:
            trimmed = _without(context.text, trimmed, draft.cue.span)
        if trimmed is not None:
            spans.append(_with_mark(context, _without_aside(context, _unbroken(context, trimmed))))
    if not spans or sum(len(span) for span in spans) < 3:
        return None
    return replace(draft, content=_in_reach(context, draft, tuple(spans)))


def _without_aside(context: Context, span: Span) -> Span:
    """*said he had paid, a claim that she denies*: what the article itself calls the words is none of them."""
    reporting = context.language.reporting
    for match in _ASIDE.finditer(context.text, span.start, span.end):
        noun = match["noun"].lower()
        called = noun in reporting.nouns or noun in _CALLED
        quoted = any(q.start < match.start() < q.end for q in context.quotes)
        if called and not quoted and match.start() - span.start > _LEAST:
            return Span(span.start, match.start())
    return span


def _subjects(draft: Draft) -> set[Span]:
    """Where the speaker stands, whom the model may take for a part of what he says."""
    clause = None if draft.cue is None else draft.cue.clause
    if clause is None or clause.passive:
        return set()
    return {phrase.span for name, phrase in clause.roles if name == "who"}


def _describes(context: Context, draft: Draft, span: Span) -> bool:
    """*a doctor, who would not be named, said that*: what the model took from the words for who says it."""
    clause = None if draft.cue is None else draft.cue.clause
    if clause is None or span.end > clause.predicate_span.start or not context.words(span).startswith(_RELATIVES):
        return False
    return any(
        noun.form == "nominal" and noun.link == "role who" and noun.extent.contains(span)
        for noun in context.children(clause)
    )


def _with_mark(context: Context, span: Span) -> Span:
    """A stretch with the marks that open and close it, where a phrase began or ended inside them."""
    start, end = span.start, span.end
    for q in context.quotes:
        if q.start == start - 1 and q.start < end:
            start = q.start
        if start <= q.start < end < q.end and not any(map(str.isalnum, context.text[end : q.end])):
            end = q.end
    return Span(start, end)


def _in_reach(context: Context, draft: Draft, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The stretches that a cue reports: those of its sentence, and quotations beside them where it reports a quotation;
    not what the article says itself in the sentence before, nor a quotation that follows an indirect report.
    """
    cue = draft.cue
    if cue is None or len(spans) == 1:
        return spans
    home = sentence_at(context, cue.span.start)
    here = [span for span in spans if home.overlaps(span)]
    if not here:
        return spans
    quoted = _opens(context, here[0])
    around = next((q for q in context.quotes if q.start <= here[0].start < q.end), None)
    kept = []
    for span in spans:
        if span is here[0]:
            kept.append(span)
            quoted = quoted or (len(here) > 1 and _is_setting(context, span, cue))
        elif around is not None and around.start <= span.start < around.end:
            kept.append(span)
        elif _opens(context, span):
            apart = ";" in context.text[here[0].end : span.start] or not home.overlaps(span)
            if quoted or not apart:
                kept.append(span)
        elif home.overlaps(span):
            kept.append(span)
    if len(kept) > 1 and (_is_setting(context, kept[0], cue) or _is_connective(context, kept[0], cue)):
        return tuple(kept[1:])
    return tuple(kept)


def _is_setting(context: Context, span: Span, cue: Cue) -> bool:
    """*Speaking in Suva, Berg said, “…”*: what stands before whom it is said of, with a verb in *-ing*."""
    first = context.words(span).split(None, 1)[0]
    opens = span.start == sentence_at(context, cue.span.start).start
    apart = context.text.startswith(",", span.end) and span.end < cue.span.start
    return opens and apart and first[:1].isupper() and first.endswith("ing")


def _is_connective(context: Context, span: Span, cue: Cue) -> bool:
    """*Furthermore, Berg said, …*: a lone adverb joins the sentence to the one before it."""
    inside = [token for token in context.reading.layers.tokens if span.start <= token.start < span.end]
    return span.end < cue.span.start and len(inside) == 1 and inside[0].pos == "ADV"


def _opens(context: Context, span: Span) -> bool:
    return context.text[span.start] in OPENING_MARKS


def end_of_words(context: Context, end: int, goes_on: frozenset[str] = GOES_ON) -> int:
    """Where the words end that a content breaks off in the middle of: at the next mark, conjunction or preposition."""
    start = end
    if context.text[end - 1] in _STOPS:
        return end
    for token in context.reading.layers.tokens:
        if token.start < end:
            continue
        if token.start - end > 1 or token.pos not in goes_on or (end == start and not token.start - end):
            break
        end = token.end
    return end


def _unbroken(context: Context, span: Span) -> Span:
    """A stretch that breaks off behind a preposition, an article or an auxiliary, with the words it needs."""
    end = span.end
    last = next((token for token in context.reading.layers.tokens if token.end == end), None)
    if last is None or last.start <= span.start:
        return span
    word = context.words(last.span).lower()
    if last.pos not in _NEEDS and word not in _UNTIL and word not in _HELPS:
        return span
    quote = next((q for q in context.quotes if q.start == end + 1), None)
    if quote is not None and word in _HELPS:
        return Span(span.start, sentence_at(context, end).end - 1)
    return Span(span.start, end_of_words(context, end))


def trim(text: str, span: Span) -> Span | None:
    """A stretch without *that* and edge punctuation; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGE):
        start += 1
    for opener in ("that ", "as saying that ", "as saying "):
        if text[start:end].lower().startswith(opener):
            start += len(opener)
            break
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE):
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
    return trim(text, max(before, after, key=len))


def shared(one: Draft, other: Draft) -> int:
    """Characters that stand in both contents."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)


def size(draft: Draft) -> int:
    """Characters of a content."""
    return sum(map(len, draft.content))


def is_same(one: Draft, other: Draft) -> bool:
    """Two drafts of one report: a cue has one content; without one, most of the longer lies in both."""
    both, longer = shared(one, other), max(size(one), size(other))
    if one.cue is not None and other.cue is not None:
        if one.cue.span.overlaps(other.cue.span):
            return True
        if _reports(one, other) or _reports(other, one):
            return False  # what he added, according to TASS
    if "quoted" in (one.rule, other.rule):
        return False  # an outlet that quotes a man has his content
    return both >= 0.85 * longer


def _reports(outer: Draft, inner: Draft) -> bool:
    """Whether the cue of one stands in what the other reports."""
    return inner.cue is not None and any(span.contains(inner.cue.span) for span in outer.content)


def settled(context: Context, first: Draft, second: Draft) -> Draft:
    """One of two drafts of the same words: the first, with the wider content where the trees see a torn edge."""
    if first.cue is None or second.cue is None or first.rule != "attribution: model":
        return first
    unquoted = not _opens(context, first.content[0])
    if second.rule == "attribution: inserted clause" and _goes_on_behind(context, first, second):
        return first
    if unquoted and second.rule == "attribution: inserted clause" and _is_apart(context, first, second):
        return replace(first, content=second.content)
    if unquoted and second.rule == "attribution: inserted clause" and shared(first, second) >= _MOST * size(second):
        return replace(first, content=second.content)
    wider = second.rule in _BY_TREE
    holds = all(any(b.contains(a) for b in second.content) for a in first.content)
    if not wider or not holds or size(second) <= size(first):
        return first
    if (
        second.rule == "attribution: inserted clause"
        or _is_torn(context, first, second)
        or _is_inner(context, first, second)
    ):
        return replace(first, content=second.content)
    added = context.text[first.content[-1].end : second.content[-1].end]
    ended = any(mark in added or added.startswith(mark) for mark in (". ", '." ', ".” "))
    if (
        second.rule == "attribution: object"
        and first.content[0].start == second.content[0].start
        and not ended
        and context.text[first.content[-1].end - 1] not in '”"'
    ):
        return replace(first, content=second.content)
    return first


def _is_apart(context: Context, first: Draft, second: Draft) -> bool:
    """*It is alarming, he warned, in a meeting marked by calls to act*: what the model saw is far behind the cue."""
    cue = first.cue
    if cue is None or shared(first, second) or first.content[0].start < cue.span.end:
        return False
    return "," in context.text[cue.span.end : first.content[0].start]


def _goes_on_behind(context: Context, first: Draft, second: Draft) -> bool:
    """*Twelve were killed, he said, and the clinic was burned*: the model sees what is said go on behind its cue."""
    if len(first.content) != len(second.content) + 1 or second.cue is None:
        return False
    rest = first.content[-1]
    between = context.text[second.cue.span.end : rest.start]
    return (
        all(one.overlaps(other) for one, other in zip(first.content, second.content, strict=False))
        and between.rstrip().endswith((",", ", and"))
        and len(between) < _NEAR
        and any(clause.form in ("verbal", "copular") for clause in context.clauses_in(rest))
    )


def _is_torn(context: Context, first: Draft, second: Draft) -> bool:
    """Whether the model's content begins in the middle of the clause: behind a comma, not behind its cue."""
    start = first.content[0].start
    before = context.text[second.content[0].start : start].rstrip()
    return bool(before) and before.endswith(",") and len(first.content) == 1


def _is_inner(context: Context, first: Draft, second: Draft) -> bool:
    """*Modi told Trump that …, the ministry said*: whether the model took what he told for what the ministry said."""
    missing = Span(second.content[0].start, first.content[0].start)
    reporting = context.language.reporting.verbs
    return any(
        clause.form == "verbal" and clause.predicate in reporting and missing.contains(clause.predicate_span)
        for clause in context.clauses_in(missing)
    )


def parted(context: Context, draft: Draft, all_: Sequence[Draft]) -> Draft:
    """*denied that it was so and accused him*: a content ends where the speaker's next report begins."""
    clause = None if draft.cue is None else draft.cue.clause
    if clause is None:
        return draft
    end = draft.extent.end
    for other in all_:
        begins = other.content[0].start
        if draft.content[-1].start < begins < end < other.extent.end and ";" in context.text[begins - 2 : begins]:
            end = begins
        after = None if other.cue is None else other.cue.clause
        if after is None or not draft.content[-1].contains(after.predicate_span):
            continue
        if after.link in ("conjunct", "adverbial") and (after.parent == clause.index or _same_subject(clause, after)):
            before = context.text[draft.content[-1].start : after.predicate_span.start].rstrip()
            if after.link == "conjunct" and before.lower().endswith((" and", " but")):
                end = min(end, draft.content[-1].start + len(before) - len(" and"))
            elif before.endswith(",") and context.words(after.predicate_span).endswith("ing"):
                end = min(end, draft.content[-1].start + len(before))  # condemned the raid, calling it a crime
    if end >= draft.extent.end:
        return draft
    last = trim(context.text, Span(draft.content[-1].start, end))
    return draft if last is None else replace(draft, content=(*draft.content[:-1], last))


def _same_subject(one: Clause, other: Clause) -> bool:
    subjects = [next((p.head_span for name, p in clause.roles if name == "who"), None) for clause in (one, other)]
    return subjects[0] is not None and subjects[0] == subjects[1]
