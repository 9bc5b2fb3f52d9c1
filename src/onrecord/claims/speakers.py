"""Who says it: from the source's words to a person, a body, a country, a document, or somebody unnamed."""

from __future__ import annotations

from onrecord.claims.context import Context, each, role
from onrecord.claims.cues import Cue, is_impersonal
from onrecord.model.claims import Speaker
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

_RANK = {
    "person": 0,
    "body": 1,
    "document": 2,
    "outlet": 2,
    "organisation": 3,
    "group": 3,
    "country": 4,
    "initiative": 5,
}
_SPEAKING = frozenset({"person", "body", "document", "outlet", "organisation", "group", "country"})
_UNSAYING_HEADS = frozenset({"it", "there", "which", "who", "that", "this"})


def speakers_of(context: Context, cue: Cue | None, source: tuple[Span, ...]) -> tuple[Speaker, ...]:
    """The speaker first, then those who say it together with him; empty where nobody is named."""
    clause = None if cue is None else cue.clause
    phrase = None if clause is None else subject_of(context, clause)
    if phrase is not None:
        found = tuple(speaker for member in each(phrase) if (speaker := _of_phrase(context, member)) is not None)
        if found and (not source or any(s.overlaps(phrase.span) for s in source) or found[0].entity is not None):
            return found
    if source and context.words(source[0]).lower() not in _UNSAYING_HEADS:
        return (_of_span(context, source[0]),)
    return ()


def subject_of(context: Context, clause: Clause) -> Phrase | None:
    """Who does the saying in a cue's clause; None for *it is said* and for passives without an agent."""
    if is_impersonal(clause):
        return None
    if clause.passive:
        agent = role(clause, "who", "by")
        quoted = role(clause, "whom", "to")
        if clause.predicate in ("quote", "cite") and quoted is not None:
            return quoted
        return agent
    subject = role(clause, "who")
    if subject is None or (subject.head.lower() in _UNSAYING_HEADS and subject.entity is None):
        return None
    del context
    return subject


def _of_phrase(context: Context, phrase: Phrase) -> Speaker | None:
    if phrase.head.lower() in _UNSAYING_HEADS and phrase.entity is None:
        return None
    inside = phrase.span
    mention = (
        _titled(context, phrase.head_span)
        or _apposed(context, phrase)
        or _head_mention(context, phrase)
        or _best_mention(context, inside)
    )
    return _speaker(context, mention, inside)


def _of_span(context: Context, span: Span) -> Speaker:
    return _speaker(context, _titled(context, span) or _best_mention(context, span), span)


def _titled(context: Context, span: Span) -> Mention | None:
    """*South Africa's foreign minister, Thabo Dlamini, said*: the name that the title beside it gives."""
    for titles in context.titles.values():
        for title in titles:
            if not title.span.contains(span):
                continue
            for mention in context.mentions_in(title.span):
                if mention.entity == title.person and mention.form == "name":
                    return mention
    return None


def _speaker(context: Context, mention: Mention | None, span: Span) -> Speaker:
    if mention is None:
        words = context.words(span)
        return Speaker(None, words, span.start, span.end)
    entity = mention.entity
    return Speaker(
        entity=entity,
        text=context.words(mention.span),
        start=mention.start,
        end=mention.end,
        office=next((title.office for title in context.titles.get(entity, ())), None),
        on_behalf_of=context.behalf(entity),
    )


def _apposed(context: Context, phrase: Phrase) -> Mention | None:
    """*the lead author, Halima Oumarou*: the person that an apposition names."""
    if phrase.entity is not None:
        return None
    for clause in context.clauses:
        if clause.form != "apposition":
            continue
        who, named = role(clause, "who"), role(clause, "complement")
        if who is None or named is None or who.head_span != phrase.head_span:
            continue
        for mention in context.mentions_in(named.span):
            if mention.entity.startswith("person:") and mention.span.contains(named.head_span):
                return mention
    return None


def _head_mention(context: Context, phrase: Phrase) -> Mention | None:
    """The mention whose words hold the phrase's head, where that is somebody who can speak."""
    for mention in context.mentions_in(phrase.span):
        if mention.span.contains(phrase.head_span) and _can_speak(context, mention):
            return mention
    return None


def _best_mention(context: Context, span: Span) -> Mention | None:
    """Inside a source, a person before a body before a country; nobody where a description outranks the names.

    *an official of Iran's ministry* is nobody known; *Iran's foreign minister Ali Karimi* is Karimi.
    """
    people = [
        m
        for m in context.mentions_in(span)
        if m.entity.startswith("person:") and not context.text.startswith(("'s", "’s"), m.end)
    ]
    if people:
        return people[0]
    covering = [m for m in context.mentions_in(span) if len(m.span) >= 0.6 * len(span) and _can_speak(context, m)]
    return min(covering, key=lambda m: _RANK.get(_type(context, m), 9), default=None)


def _can_speak(context: Context, mention: Mention) -> bool:
    return _type(context, mention) in _SPEAKING


def _type(context: Context, mention: Mention) -> str:
    entity = context.entities.get(mention.entity)
    return "" if entity is None else entity.type
