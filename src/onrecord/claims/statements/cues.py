"""Cues: which words report words, and with what manner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.context import Context, role, roles
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


OPEN_WHEN_DENIED = frozenset({"rule out"})
"""*did not rule out that*: a cue that reports words where it is denied too, then as possible."""
_THAT_WITHIN = 40
"""Characters between a reporting noun and its *that*: *warnings from Vienna that*."""
_OF_FEELINGS = frozenset({"about", "at", "for", "on", "over"})
_NOMINAL_TAKES = frozenset({"quote", "clause", "infinitive"})


def cue_of_clause(context: Context, clause: Clause) -> Cue | None:
    """The cue that a clause's predicate is, if it reports and is not denied (*did not say*)."""
    if clause.form != "verbal":
        return None
    verbs = context.language.reporting.verbs
    lemma, particle = clause.predicate, clause.predicate.partition(" ")[2]
    if not particle:
        following = context.text[clause.predicate_span.end :].split(None, 1)[:1]
        if following and f"{lemma} {following[0].lower()}" in verbs:
            particle = following[0].lower()
            lemma = f"{lemma} {particle}"
    verb = verbs.get(lemma)
    if verb is None:
        return None
    manner: Manner = "say" if clause.negated and lemma in OPEN_WHEN_DENIED else verb.manner
    return Cue(_with_particle(context, clause, particle), manner, verb.takes, verb.weak, clause, lemma)


def _with_particle(context: Context, clause: Clause, particle: str) -> Span:
    """*pointed out*, *called on*: the verb and the particle or preposition that stands right behind it."""
    span = clause.predicate_span
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


def noun_cue(context: Context, noun: Clause) -> Iterator[tuple[Cue, Span, Span | None]]:
    """*expressed the hope that*, *Tirana's claim that*, *warnings from Vienna that*: a noun that reports.

    Gives the cue, the content that hangs on the noun, and the source where the noun itself names it.
    """
    manner = context.language.reporting.nouns.get(noun.predicate)
    if manner is None or noun.negated:
        return
    content = _behind(context, noun)
    if content is None:
        return
    verb = context.parent(noun)
    if verb is not None and verb.form == "verbal" and verb.predicate in context.language.reporting.voices:
        if verb.negated or verb.predicate_span.start > noun.predicate_span.start:
            return
        span = verb.predicate_span.cover(noun.predicate_span)
        yield Cue(span, manner, _NOMINAL_TAKES, False, verb, verb.predicate), content, None
        return
    owner = role(noun, "possessor") or role(noun, "from", "by")
    if owner is not None and not owner.span.overlaps(content):
        yield Cue(noun.predicate_span, manner, _NOMINAL_TAKES, False, None, noun.predicate), content, owner.span


def _behind(context: Context, noun: Clause) -> Span | None:
    """The words that hang on the noun behind *that*, or on a preposition where it takes one (*concern over*)."""
    start = noun.predicate_span.end
    for child in context.children(noun):
        words = context.words(child.extent).lower()
        if child.extent.start >= start and (words.startswith("that ") or child.link == "complement"):
            return child.extent
    rest = context.text[start : noun.extent.end]
    place = rest.lower().find(" that ")
    if 0 <= place <= _THAT_WITHIN and any(context.clauses_in(Span(start + place, noun.extent.end))):
        return Span(start + place + 1, noun.extent.end)
    if noun.predicate not in context.language.reporting.feelings:
        return None
    things = [p.span for name, p in noun.roles if name in _OF_FEELINGS and p.span.start >= start]
    return things[0] if things else None


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
    """*It is expected that*, *it was noted that*: a passive whose only subject is *it*, and which names no agent."""
    if not clause.passive or role(clause, "who") is not None:
        return False
    subjects = [p for p in roles(clause, "whom", "to") if p.span.start < clause.predicate_span.start]
    nearest = max(subjects, key=lambda p: p.span.start, default=None)
    return nearest is None or nearest.head.lower() == "it"
