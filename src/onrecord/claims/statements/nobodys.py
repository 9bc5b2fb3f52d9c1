"""What nobody in particular says: *is said to have left*, *As is known, …*, *reportedly*, *concern was voiced over*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.context import Context, role
from onrecord.claims.statements.contents import Draft, sentence_at
from onrecord.claims.statements.cues import FEELINGS_TAKE, Cue
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_RAISED = frozenset(
    "allege anticipate assume believe claim consider estimate expect fear forecast predict project report rumor rumour "
    "say suspect think understand".split()
)
"""Verbs in whose passive *it* may be a thing (*It is believed to measure waves*)."""
_TOLD = frozenset({"ask", "instruct", "order", "request", "tell", "urge", "warn"})
"""Verbs whose passive has the person told for its subject."""
_AS_KNOWN = re.compile(
    r"\bAs (?:is|was|has been|had been|already|earlier|previously|widely|well|generally|we|you|it| )*"
    r"(?:known|reported|announced|noted|stated|mentioned|explained|agreed|informed)\b[^,.;“\"]{0,60},"
)
"""*As is known,*, *As was reported earlier by TASS,*."""
_HEARSAY = re.compile(r"\b(reportedly|allegedly|supposedly|purportedly)\b", re.IGNORECASE)
_NEXT = 8
"""Characters between the word and the verb that it colours."""
_TAKES = frozenset({"clause", "quote"})
NOBODYS = "nobody's"
"""The rule of these drafts, whose missing speaker is no fault."""


def raised(context: Context, clause: Clause) -> tuple[Span, ...] | None:
    """*Traders are said to have lost millions*: subject and infinitive, which nobody in particular says."""
    subject = role(clause, "whom")
    if subject is None or clause.predicate in _TOLD:
        return None
    if subject.head.lower() == "it" and clause.predicate not in _RAISED:
        return None  # it was decided to wait
    for child in context.children(clause):
        if child.link in ("open complement", "complement") and context.words(child.extent).lower().startswith("to "):
            return subject.span, child.extent
    return None


def nobodys(context: Context) -> Iterator[Draft]:
    """What the sentences tell of hearsay without a verb of its own."""
    yield from _as_known(context)
    yield from _hearsay(context)
    yield from _voiced(context)


def _as_known(context: Context) -> Iterator[Draft]:
    for match in _AS_KNOWN.finditer(context.text):
        sentence = sentence_at(context, match.start())
        end = match.end() - 1
        if match.start() != sentence.start or " by " in match.group() or end >= sentence.end:
            continue
        content = Span(match.end(), sentence.end)
        if any(clause.form in ("verbal", "copular") for clause in context.clauses_in(content)):
            yield Draft((content,), Cue(Span(match.start(), end), "say", _TAKES, False, None, "know"), (), NOBODYS)


def _hearsay(context: Context) -> Iterator[Draft]:
    """*The text was reportedly never translated*: the clause around the word."""
    for match in _HEARSAY.finditer(context.text):
        word = Span(match.start(), match.end())
        if any(quote.start < word.start < quote.end for quote in context.quotes):
            continue
        clause = _clause_of(context, word)
        if not _is_of_verb(context, word) or _tells_itself(context, word):
            continue
        cue = Cue(word, "say", _TAKES, False, None, "reportedly")
        if clause is not None:
            extent = _own_extent(context, clause, word)
            behind = Span(word.end, extent.end)
            # was removed, reportedly because its battery had died
            apart = context.text[: word.start].endswith(", ")
            parts = (behind,) if apart else (Span(extent.start, word.start), behind)
            kept = tuple(part for part in parts if any(map(str.isalpha, context.words(part))))
            if kept:
                yield Draft(kept, cue, (), NOBODYS)


def _tells_itself(context: Context, word: Span) -> bool:
    """*He reportedly said that*: the verb behind it reports, and says who does."""
    verbs = context.language.reporting.verbs
    near = (c for c in context.clauses if 0 < c.predicate_span.start - word.end <= _NEXT and c.form == "verbal")
    return any(clause.predicate in verbs and not verbs[clause.predicate].weak for clause in near)


def _is_of_verb(context: Context, word: Span) -> bool:
    """Whether it makes hearsay of a verb, of what is behind a comma: not *its officials allegedly barging in*."""
    tokens = context.reading.layers.tokens
    place = next((i for i, token in enumerate(tokens) if token.start == word.start), None)
    if place is None or place + 1 >= len(tokens):
        return False
    if context.text[: word.start].endswith(", "):
        return True
    before, behind = tokens[place - 1] if place else None, tokens[place + 1]
    finite = behind.pos in ("VERB", "AUX") and not context.words(behind.span).endswith("ing")
    return (before is not None and before.pos == "AUX") or finite


def _clause_of(context: Context, word: Span) -> Clause | None:
    """The smallest clause with a subject that the word stands in."""
    around = [
        clause
        for clause in context.clauses
        if clause.form in ("verbal", "copular")
        and clause.extent.contains(word)
        and role(clause, "who", "whom") is not None
        and clause.link in (None, "complement", "conjunct", "parataxis")
    ]
    return min(around, key=lambda clause: len(clause.extent), default=None)


def _own_extent(context: Context, clause: Clause, word: Span) -> Span:
    """The clause without those that are joined to it."""
    start, end = clause.extent.start, clause.extent.end
    subject = role(clause, "who", "whom")
    if clause.link in ("conjunct", "parataxis") and subject is not None and start < subject.span.start < word.start:
        start = subject.span.start
    for child in context.children(clause):
        if child.link in ("conjunct", "parataxis") and child.extent.start >= word.end:
            end = min(end, child.extent.start)
    return Span(start, end)


def _voiced(context: Context) -> Iterator[Draft]:
    """*Concern was voiced over the arrests*: a feeling that is the subject of its own voicing."""
    reporting = context.language.reporting
    for clause in context.clauses:
        if clause.form != "verbal" or not clause.passive or clause.negated or clause.predicate not in reporting.voices:
            continue
        felt = role(clause, "whom")
        if felt is None or felt.head.lower() not in reporting.feelings or role(clause, "who", "by") is not None:
            continue
        things = [
            (name, p.span)
            for owner in (felt, clause)
            for name, p in owner.roles
            if name in FEELINGS_TAKE and p.span.start >= clause.predicate_span.end
        ]
        if not things or "be" not in clause.modifiers:
            continue
        name, thing = things[0]
        end = clause.predicate_span.end
        if context.text.startswith(f" {name} ", end):
            end += len(name) + 1
        cue = Cue(Span(felt.span.start, end), reporting.nouns[felt.head.lower()], _TAKES, False, None, clause.predicate)
        yield Draft((thing,), cue, (), NOBODYS)
