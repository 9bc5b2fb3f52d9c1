"""Cues: which words report words, and with what manner."""

from __future__ import annotations

import re
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


OPEN_WHEN_DENIED = frozenset({"exclude", "rule out"})
"""*did not rule out that*: a cue that reports words where it is denied too, then as possible."""
_THAT_WITHIN = 40
"""Characters between a reporting noun and its *that*: *warnings from Vienna that*."""
_NOTED = re.compile(r" (\w+ )?(note|exception)(?: with [a-z]+)? (?:of|to)\b")
"""*took positive note of*, *took exception to*."""
_FOLLOWING = 20
"""Characters behind a verb that hold its particle."""
_OF_FEELINGS = frozenset({"about", "at", "for", "on", "over"})
FEELINGS_TAKE = ("about", "against", "at", "for", "on", "over", "to", "toward", "towards", "with")
_FELT_IN = frozenset({"confidence", "disappointment", "faith", "interest", "pride", "trust"})
"""Feelings that somebody has in something, while *concern in a letter* stands in the letter."""
_TO_WHOM = frozenset({"against", "for", "over", "to", "toward", "towards", "with"})
"""Prepositions behind a feeling that say for whom it is: *sympathy with the families*."""
_NOMINAL_TAKES = frozenset({"quote", "clause", "infinitive"})


def cue_of_clause(context: Context, clause: Clause) -> Cue | None:
    """The cue that a clause's predicate is, if it reports and is not denied (*did not say*)."""
    if clause.form != "verbal":
        return None
    verbs = context.language.reporting.verbs
    lemma, particle = clause.predicate, clause.predicate.partition(" ")[2]
    if lemma == "take" and (noted := _NOTED.match(context.text, clause.predicate_span.end)):
        lemma, particle = f"take {noted[2]}", noted[0].strip()
    elif not particle:
        behind = context.text[clause.predicate_span.end : clause.predicate_span.end + _FOLLOWING].lower().split()
        gap = behind[:1] if behind[:1] == ["it"] else []  # made it clear
        particle = next((word for word in behind[len(gap) : len(gap) + 1] if f"{lemma} {word}" in verbs), "")
        lemma = f"{lemma} {particle}" if particle else lemma
        particle = " ".join((*gap, particle)) if particle else ""
    else:  # lashed out at
        behind = context.text[clause.predicate_span.end : clause.predicate_span.end + _FOLLOWING].lower().split()
        longer = next((f"{lemma} {word}" for word in behind[1:2] if f"{lemma} {word}" in verbs), None)
        if longer is not None and behind[0] == particle:
            lemma, particle = longer, longer.partition(" ")[2]
    verb = verbs.get(lemma)
    if verb is None or ("impersonal" in verb.takes and not is_impersonal(clause)):
        return None
    if "denied" in verb.takes and not clause.negated:
        return None  # hid that
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
    verb = context.parent(noun)
    if verb is not None and verb.form == "verbal" and verb.predicate in context.language.reporting.voices:
        if verb.negated or verb.passive or not any(p.head_span == noun.predicate_span for p in roles(verb, "whom")):
            return
        span = verb.predicate_span.cover(noun.predicate_span)
        known = context.language.reporting.verbs.get(verb.predicate)
        if (
            known is not None
            and "anything" in known.takes
            and verb.predicate != "offer"
            and not _is_that_clause(context, content)
        ):
            return  # reaffirmed his commitment: the verb alone says it
        if content is None or (_is_owned_by_another(noun, verb) and not _is_that_clause(context, content)):
            span, content = verb.predicate_span, _felt(context, noun, verb)
        if content is not None:
            whole = _as_seen(context, verb, content)
            yield Cue(span, manner, _NOMINAL_TAKES, False, verb, verb.predicate), whole, None
        return
    owner = role(noun, "possessor") or role(noun, "from", "by")
    if owner is None or content is None or not _is_that_clause(context, content):
        return  # his support for the treaty is a stance, no words
    if not owner.span.overlaps(content):
        yield Cue(noun.predicate_span, manner, _NOMINAL_TAKES, False, None, noun.predicate), content, owner.span


def _as_seen(context: Context, verb: Clause, content: Span) -> Span:
    """The content as far as the model sees it go on behind the verb, where a torn tree ends it sooner."""
    for attribution in context.reading.attributions:
        if any(cue.contains(verb.predicate_span) for cue in attribution.cue):
            ends = [span.end for span in attribution.content if span.start <= content.start < span.end]
            return Span(content.start, max([content.end, *ends]))
    return content


def _is_that_clause(context: Context, content: Span | None) -> bool:
    return content is not None and (
        context.words(content).lower().startswith("that ") or context.text[: content.start].lower().endswith(" that ")
    )


def _is_owned_by_another(noun: Clause, verb: Clause) -> bool:
    """*affirmed the Council's support for the envoy*: whose support it is belongs to what is said."""
    owner = role(noun, "possessor")
    subject = role(verb, "who")
    return owner is not None and owner.entity is not None and (subject is None or owner.entity != subject.entity)


def _felt(context: Context, noun: Clause, verb: Clause) -> Span | None:
    """*offered condolences to the families*, *affirmed the union's support for the envoy*: the feeling with what it is
    for, where the noun takes such words; a feeling alone (*expressed concern*) says nothing.
    """
    if noun.predicate not in context.language.reporting.feelings:
        return None
    whole = next((p.span for p in roles(verb, "whom") if p.span.contains(noun.predicate_span)), None)
    if whole is None:
        return None
    things = [p.span for of in (noun, verb) for name, p in of.roles if name in _OF_FEELINGS | _TO_WHOM]
    ends = [span.end for span in things if span.start >= noun.predicate_span.end]
    ends += [
        child.extent.end
        for child in context.children(noun)
        if child.extent.start >= noun.predicate_span.end and context.words(child.extent).lower().startswith("to ")
    ]
    end = max(ends, default=None)
    return None if end is None else Span(whole.start, max(end, whole.end))


def _behind(context: Context, noun: Clause) -> Span | None:
    """The words that hang on the noun behind *that*, or on a preposition where it takes one (*concern over*)."""
    start = noun.predicate_span.end
    for child in context.children(noun):
        words = context.words(child.extent).lower()
        if child.extent.start >= start and (words.startswith("that ") or child.link == "complement"):
            return child.extent
    rest = context.text[start : noun.extent.end]
    place = rest.lower().find(" that ")
    before = set(rest[: max(place, 0)].lower().split())
    if (
        0 <= place <= _THAT_WITHIN
        and not before & (_OF_FEELINGS | _TO_WHOM | {"of"})
        and any(context.clauses_in(Span(start + place, noun.extent.end)))
    ):
        return Span(start + place + 1, noun.extent.end)
    if noun.predicate not in context.language.reporting.feelings:
        return None
    prepositions = _OF_FEELINGS | ({"in"} if noun.predicate in _FELT_IN else set())
    things = [p.span for name, p in noun.roles if name in prepositions and p.span.start >= start]
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
