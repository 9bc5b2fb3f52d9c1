"""What is said as the object of a verb: *rejected the figure*, *accused X of Y*, *called the raid a crime*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.contents import Draft
from onrecord.claims.statements.cues import Cue, cue_of_clause
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_OBJECTS = frozenset({"object", "anything"})
_PREPOSITIONS = frozenset({"about", "against", "for", "of", "on", "to"})
_MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "to", "will", "would"})
_PRONOUNS = frozenset({"he", "i", "she", "they", "we", "one", "two", "both", "who"})
_FIRST = frozenset({"i", "we"})
_THEM = frozenset({"him", "her", "it", "me", "them", "us", "you"})
_GREETING = frozenset({"expect", "note", "thank"})
"""Verbs whose object the model may mark where nothing is said (*thanked the crew*)."""
_AUXILIARIES = frozenset({"be", "get"})
_TWO = 2


def from_objects(context: Context) -> Iterator[Draft]:
    """*rejected the figure*, *accused X of Y*: a verb whose object is what was said."""
    for clause in context.clauses:
        cue = cue_of_clause(context, clause)
        if cue is None or clause.negated or clause.mood not in ("asserted", "planned"):
            continue
        if clause.passive:
            yield from _done_by(context, clause, cue)
            continue
        if set(clause.modifiers) & _MODALS or is_own_act(context, clause) or _disagrees(context, clause):
            continue  # *will reject the plan* has not been said
        if cue.lemma.startswith("take "):
            yield from _taken(context, clause, cue)
            continue
        says = cue.takes & _OBJECTS and says_object(context, clause, cue)
        if not says and not _as(clause, cue) and not _calls(context, clause, cue):
            continue
        object_ = _object_of(context, clause, cue)
        if object_ is None:
            continue
        end = _end_of_object(context, clause, object_)
        yield Draft((Span(object_.start, end),), cue, (), "attribution: object")


def _done_by(context: Context, clause: Clause, cue: Cue) -> Iterator[Draft]:
    """*The figure was disputed by experts*: a thing before the verb, and behind it somebody who can speak."""
    thing = role(clause, "whom")
    agent = role(clause, "by") or next((p for p in roles(clause, "who") if p.span.start >= cue.span.end), None)
    if thing is None or agent is None or not cue.takes & _OBJECTS or clause.link == "relative":
        return
    if set(clause.modifiers) & _MODALS or not set(clause.modifiers) & _AUXILIARIES or not can_speak(context, agent):
        return
    said = thing.head.lower() in context.language.reporting.objects
    anything = "anything" in cue.takes and cue.manner in ("accuse", "praise") and not _is_somebody(context, thing)
    between = context.text[cue.span.end : agent.span.start].strip().lower()
    if (said or anything) and between == "by" and thing.span.end <= cue.span.start:
        yield Draft((thing.span,), cue, (agent.span,), "attribution: object")


def _taken(context: Context, clause: Clause, cue: Cue) -> Iterator[Draft]:
    """*took note of the report*, *took exception to the wording*: what stands behind the preposition."""
    subject = role(clause, "who")
    end = max((p.span.end for _, p in clause.roles), default=cue.span.end)
    if subject is not None and can_speak(context, subject) and end > cue.span.end:
        yield Draft((Span(cue.span.end + 1, end),), cue, (), "attribution: object")


def says_object(context: Context, clause: Clause, cue: Cue, *, seen: bool = False) -> bool:
    """Whether somebody who can speak has one object that words can be about: not *denied the drivers a permit*.

    Where the model has ``seen`` a report, the object may be anything but somebody (*welcomed the guests*).
    """
    subject = role(clause, "who")
    objects = [p for p in roles(clause, "whom", "to") if p.span.start >= clause.predicate_span.end]
    preposition = cue.lemma.partition(" ")[2]
    if preposition in _PREPOSITIONS:
        objects = list(roles(clause, preposition))
    if subject is None or not objects or not can_speak(context, subject):
        return False
    if preposition == "for":
        return not any(name == "possessor" for name, _ in objects[0].roles)  # called for their mail
    reporting = context.language.reporting
    felt = clause.predicate in reporting.voices and objects[0].head.lower() in reporting.feelings
    if felt and "anything" not in cue.takes:
        return False  # expressed concern: what about, the noun's own words tell
    if "anything" in cue.takes:
        return clause.predicate not in ("accuse", "blame") or _has_charge(context, clause)
    if any(p.head.lower() in reporting.objects for p in objects[-1:]) and _is_owner(context, objects):
        return True
    if len({p.head_span for p in objects}) > 1:
        return False
    if seen and clause.predicate not in reporting.voices | _GREETING and _is_somebody(context, subject):
        return not _is_somebody(context, objects[0])
    return objects[0].head.lower() in reporting.objects


def _is_owner(context: Context, objects: list[Phrase]) -> bool:
    """*the State of Qatar's firm position*, which a torn tree makes two objects."""
    return len(objects) == 1 or (
        len(objects) == _TWO and context.text[objects[0].span.end : objects[1].span.start] in ("'s ", "’s ", "' ", "’ ")
    )


def _is_somebody(context: Context, phrase: Phrase) -> bool:
    words = context.language.reference
    head = phrase.head.lower()
    if phrase.entity is not None:
        return not phrase.entity.startswith(("document:", "initiative:"))
    return head in words.people or head in words.person_nouns or head in _PRONOUNS or head in _THEM


def can_speak(context: Context, phrase: Phrase) -> bool:
    """Whether a subject is somebody: an entity that speaks, or a person by its noun."""
    words = context.language.reference
    if phrase.entity is not None:
        return not phrase.entity.startswith(("place:", "initiative:"))
    head = phrase.head.lower()
    if head in words.people or head in words.person_nouns or head in words.document_nouns:
        return True
    return any(context.mentions_in(phrase.span)) or head in _PRONOUNS or head in words.institutions


def _disagrees(context: Context, clause: Clause) -> bool:
    """*He added that the lines support trade and promise growth*: whoever promises, it is not he."""
    subject = role(clause, "who")
    bare = context.words(clause.predicate_span).lower() == clause.predicate and not clause.modifiers
    if subject is None or not bare or clause.tense != "present":
        return False
    one = subject.head.lower() in ("he", "she", "it") or (subject.entity or "").startswith("person:")
    return one and subject.head.lower() not in _FIRST and not subject.members


def is_own_act(context: Context, clause: Clause) -> bool:
    """*“We condemn the raid,” he said*: what somebody does by his own words is those words, and no second report."""
    quoted = any(quote.start < clause.predicate_span.start < quote.end for quote in context.quotes)
    return quoted and is_first_person(clause)


def is_first_person(clause: Clause) -> bool:
    """*we condemn*, *I say*: now, and by whoever speaks."""
    if clause.tense == "past" or clause.perfect or clause.passive:
        return False
    return any(phrase.head.lower() in _FIRST for phrase in roles(clause, "who"))


def _as(clause: Clause, cue: Cue) -> bool:
    """*described the visit as historic*."""
    return "as" in cue.takes and role(clause, "as") is not None and role(clause, "whom") is not None


def _calls(context: Context, clause: Clause, cue: Cue) -> bool:
    """*called the remark unworthy*: somebody who can speak, a thing, and what he calls it, if that is no name."""
    subject, thing, name = role(clause, "who"), role(clause, "whom"), role(clause, "complement")
    if "named" not in cue.takes or subject is None or thing is None or name is None or not can_speak(context, subject):
        return False
    behind = clause.predicate_span.end <= thing.span.start < name.span.start
    return behind and not context.words(name.span)[0].isupper()


def _end_of_object(context: Context, clause: Clause, object_: Span) -> int:
    """Where *X of doing Y*, *X as Y* ends."""
    if context.text.startswith(" that ", object_.end) and clause.extent.end > object_.end:
        return clause.extent.end  # denied reports that they had met
    names = ("of", "as", "for", "complement")
    ends = [p.span.end for name, p in clause.roles if name in names and p.span.start >= object_.end]
    ends += [
        child.extent.end
        for child in context.children(clause)
        if child.extent.start >= object_.end and context.words(child.extent).startswith(("of ", "for ", "to "))
    ]
    ends += [
        noun.extent.end
        for noun in context.children(clause)
        if noun.form == "nominal" and object_.contains(noun.predicate_span) and noun.extent.start <= object_.end
    ]
    return max(ends, default=object_.end)


def _object_of(context: Context, clause: Clause, cue: Cue) -> Span | None:
    preposition = cue.lemma.partition(" ")[2]
    wanted = (preposition,) if preposition in _PREPOSITIONS else ("whom", "to")
    behind = [p for p in roles(clause, *wanted) if p.span.start >= clause.predicate_span.end]
    if not behind:
        return None
    return behind[0].span.cover(behind[-1].span) if _is_owner(context, behind) else behind[-1].span


def _has_charge(context: Context, clause: Clause) -> bool:
    return role(clause, "of", "for") is not None or bool(context.children(clause))
