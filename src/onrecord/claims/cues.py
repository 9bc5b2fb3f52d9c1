"""Cues: which words report words, and with what manner."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.context import Context, role
from onrecord.model.claims import Manner
from onrecord.model.reading import Clause
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that report, the clause they make where they are a verb, what they take."""

    span: Span
    manner: Manner
    takes: frozenset[str]
    weak: bool
    clause: Clause | None
    lemma: str


_NOMINAL_TAKES = frozenset({"quote", "clause", "infinitive"})


def cue_of_clause(context: Context, clause: Clause) -> Cue | None:
    """The cue that a clause's predicate is, if it reports and is not denied (*did not say*)."""
    verb = context.language.reporting.verbs.get(clause.predicate)
    if verb is None or clause.form != "verbal":
        return None
    return Cue(_with_particle(context, clause), verb.manner, verb.takes, verb.weak, clause, clause.predicate)


def _with_particle(context: Context, clause: Clause) -> Span:
    """*pointed out*: the verb and the particle that stands right behind it."""
    span = clause.predicate_span
    particle = clause.predicate.partition(" ")[2]
    after = f" {particle}"
    if particle and context.text.startswith(after, span.end):
        return Span(span.start, span.end + len(after))
    return span


def cue_at(context: Context, spans: tuple[Span, ...]) -> Cue | None:
    """The cue in the words the model marked as one; None where they report nothing we know."""
    if not spans:
        return None
    whole = spans[0]
    for span in spans:
        for clause in context.clauses:
            if span.start <= clause.predicate_span.start < span.end:
                found = cue_of_clause(context, clause)
                if found is not None:
                    return found
    return _phrase_cue(context, spans, whole)


def _phrase_cue(context: Context, spans: tuple[Span, ...], whole: Span) -> Cue | None:
    reporting = context.language.reporting
    words = " ".join(context.words(span) for span in spans).lower()
    for phrase, manner in reporting.phrases.items():
        if words == phrase or words.startswith(f"{phrase} ") or (phrase == ":" and words.endswith(":")):
            return Cue(Span(whole.start, spans[-1].end), manner, _NOMINAL_TAKES, False, None, phrase)
    for noun, manner in reporting.nouns.items():
        if noun in words.split():
            return Cue(whole, manner, _NOMINAL_TAKES, False, None, noun)
    return None


def manner_of(context: Context, cue: Cue | None, content: str) -> Manner:
    """The cue's manner; where it is neutral, that of the speaker's own first words (*We hope that …*)."""
    manner: Manner = "say" if cue is None else cue.manner
    if manner in ("say", "add"):
        opening = content.lstrip("\"“”«'‘ ").lower()
        for words, own in context.language.reporting.openings:
            if opening.startswith(words):
                return own
    return manner


def is_impersonal(clause: Clause) -> bool:
    """*It is expected that*, *it was noted that*: a passive whose only subject is *it*."""
    subject = role(clause, "whom", "who", "to")
    agent = role(clause, "who") if clause.passive else None
    return clause.passive and agent is None and (subject is None or subject.head.lower() == "it")
