"""*the two*, *both premiers*, *the four*: people who were named one by one and speak together.

They stand for those named so far only where these are exactly so many: one more, and it is open who is meant.
"""

from __future__ import annotations

from onrecord.claims.context import Context, each, role
from onrecord.model.reading import Phrase
from onrecord.model.text import Span

_COUNTS = {"both": 2, "pair": 2, "duo": 2, "two": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
_SIDES = frozenset({"countries", "nations", "side", "sides", "states", "governments", "capitals"})


def together(context: Context, phrase: Phrase) -> tuple[str, ...]:
    """The people that a phrase of number stands for, in the order they were named; empty where it is open."""
    words = context.words(phrase.span).lower().split()
    if words == ["they"]:
        return _they(context, phrase)
    if phrase.entity is not None or not words or not words[0].startswith(("the", "both", "all")):
        return ()
    count = next((_COUNTS[word] for word in words if word in _COUNTS), phrase.number)
    if count is None or words[-1] in _SIDES or not _is_people(context, words):
        return ()
    listed = _listed_before(context, phrase)
    if len(listed) == count:
        return listed
    named: list[str] = []
    for mention in context.mentions:
        if mention.start >= phrase.span.start:
            break
        if mention.entity.startswith("person:") and mention.form == "name" and mention.entity not in named:
            named.append(mention.entity)
    return tuple(named) if len(named) == count else ()


def _they(context: Context, phrase: Phrase) -> tuple[str, ...]:
    """*They said*: the people in the subject of the sentence before, where that is a list or a group of people."""
    listed = _listed_before(context, phrase)
    return listed if all(entity.startswith("person:") for entity in listed) else ()


def _listed_before(context: Context, phrase: Phrase) -> tuple[str, ...]:
    """The members of the list, or of the group, that is the subject of the sentence before in the paragraph."""
    sentences = context.reading.layers.sentences
    here = next((i for i, s in enumerate(sentences) if s.contains(phrase.span)), 0)
    if here == 0 or "\n\n" in context.text[sentences[here - 1].end : sentences[here].start]:
        return ()
    for clause in context.clauses_in(sentences[here - 1]):
        subject = role(clause, "who")
        if subject is not None and clause.form == "verbal" and clause.link is None:
            members = each(subject)
            listed = tuple(m.entity for m in members if m.entity is not None)
            return listed if len(listed) == len(members) > 1 else together(context, subject)
    return ()


def _is_people(context: Context, words: list[str]) -> bool:
    nouns = context.language.reference
    last = words[-1]
    singular = last.removesuffix("s")
    return last in _COUNTS or singular in nouns.person_nouns or singular in nouns.people or last == "men"


def two_named(context: Context, source: Span) -> tuple[Span, ...]:
    """*according to both Commissioner Berg and the minister, Ana Lima*: each of two persons with what stands by him."""
    words = context.words(source)
    place = words.find(" and ")
    first = Span(source.start + len("both ") * words.startswith("both "), source.start + place)
    second = Span(source.start + place + len(" and "), source.end)
    named = all(
        any(m.end == part.end and m.entity.startswith("person:") for m in context.mentions_in(part))
        for part in (first, second)
    )
    return (first, second) if place > 0 and named else (source,)
