"""What is said as the object of a verb: *rejected the figure*, *accused X of Y*, *called the raid a crime*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.contents import Draft
from onrecord.claims.statements.cues import Cue, cue_of_clause
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_OBJECTS = frozenset({"object", "anything"})
_PREPOSITIONS = frozenset({"about", "against", "at", "for", "of", "on", "to", "with"})
_MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "to", "will", "would"})
_PRONOUNS = frozenset({"he", "i", "she", "they", "we", "one", "two", "both", "nobody", "none", "who"})
_FIRST = frozenset({"i", "me", "us", "we"})
_THEM = frozenset({"him", "her", "it", "me", "them", "us", "you"})
_GREETING = frozenset("announce echo expect express note recall report voice".split())
"""Verbs whose object the model may mark where nothing is said (*noted the date*)."""
_TAKEN_UP = frozenset({"agree", "deny"})
_ANSWERED = frozenset({"confirm", "deny", "dispute", "refute", "reject", "rebut"})
_ABOUT = frozenset({"allude to"})
_ABSTRACT = ("ance", "ence", "ism", "ity", "ment", "ness", "ship", "sion", "tion")
_CONCRETE = frozenset(
    "ambulance apartment audience basement battleship city community conference department element entity equipment "
    "facility flagship fragment garment government instrument mansion nation note monument ornament parliament "
    "pavement population regiment segment settlement shipment spaceship station television university warship".split()
)
_NEWS = frozenset({"data", "fact", "information", "news"})
_PAPERS = frozenset({"conclusion", "conclusions", "finding", "findings"})
_THIS = frozenset({"it", "that", "this", "these", "those"})
_STANCES = frozenset({"back", "endorse", "favour", "oppose", "second", "support"})
_OF_WORDS = frozenset({"announce", "confirm", "disclose", "report", "reveal"})
"""Verbs in whose passive the thing is what is said (*The find was first reported by the paper*)."""
_AUXILIARIES = frozenset({"be", "get"})
_BEEN = frozenset({"are", "been", "being", "is", "was", "were"})
_SAME_IN_THE_PAST = frozenset({"cast", "forecast", "put", "read", "set"})
_PEOPLE = ("crat", "historian", "ologist", "alist", "onist")
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_OF_WHAT_COMES = frozenset({"ask", "demand", "expect", "promise", "propose", "want"})
_IN = (" by ", " from ", " in ", " on ", " until ", " within ")
_FRACTIONS = frozenset({"half", "quarter", "third", "thirds", "dozen", "dozens", "hundreds", "thousands", "zero"})
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
        if (
            _is_done_to(context, clause)
            or set(clause.modifiers) & _MODALS
            or is_own_act(context, clause)
            or _disagrees(context, clause)
        ):
            continue  # *will reject the plan* has not been said
        if cue.lemma.startswith("take "):
            yield from _taken(context, clause, cue)
            continue
        if clause.link == "relative" and (parts := _of_relative(context, clause, cue)):
            yield Draft(parts, cue, (), "attribution: object")
            continue
        says = cue.takes & _OBJECTS and says_object(context, clause, cue)
        figure = "figure" in cue.takes and _at_figure(context, clause)
        if not says and not figure and not _as(clause, cue) and not _calls(context, clause, cue):
            continue
        object_ = _object_of(context, clause, cue)
        if object_ is None:
            continue
        end = _end_of_object(context, clause, cue, object_)
        yield Draft((Span(object_.start, end),), cue, (), "attribution: object")


def _is_done_to(context: Context, clause: Clause) -> bool:
    """*they were repeatedly denied a meeting*: a passive that the tree takes for none."""
    before = context.text[: clause.predicate_span.start].split()[-3:]
    return context.words(clause.predicate_span).endswith("ed") and bool(set(before) & _BEEN)


def _done_by(context: Context, clause: Clause, cue: Cue) -> Iterator[Draft]:
    """*The figure was disputed by experts*: a thing before the verb, and behind it somebody who can speak."""
    thing = role(clause, "whom")
    agent = role(clause, "by") or next((p for p in roles(clause, "who") if p.span.start >= cue.span.end), None)
    if thing is None or agent is None or not cue.takes & _OBJECTS or clause.link == "relative":
        return
    if set(clause.modifiers) & _MODALS or not set(clause.modifiers) & _AUXILIARIES or not can_speak(context, agent):
        return
    if thing.head.lower() in _THIS | _NEWS or clause.predicate in context.language.reporting.voices - _OF_WORDS:
        return
    said = thing.head.lower() in context.language.reporting.objects or (
        clause.predicate in _OF_WORDS and thing.entity is None and not _is_somebody(context, thing)
    )
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
    preposition = cue.lemma.rpartition(" ")[2] if " " in cue.lemma else ""
    if preposition in _PREPOSITIONS:
        objects = list(roles(clause, preposition))
    if subject is None or not objects or not may_tell(context, clause):
        return False
    if preposition == "for":
        return not any(name == "possessor" for name, _ in objects[0].roles)  # called for their mail
    reporting = context.language.reporting
    felt = clause.predicate in reporting.voices and objects[0].head.lower() in reporting.feelings
    if felt and "anything" not in cue.takes:
        return False  # expressed concern: what about, the noun's own words tell
    if cue.lemma == "offer" and felt:
        return False  # offered condolences
    if "anything" in cue.takes and not (cue.lemma in _ABOUT and _is_somebody(context, objects[0])):
        return _is_offered(context, clause, objects) and (
            clause.predicate not in ("accuse", "blame") or _has_charge(context, clause)
        )
    if cue.manner in _TAKEN_UP and objects[0].head.lower() in _THIS and len(objects) == 1:
        return cue.lemma in _ANSWERED  # denies this
    if cue.lemma in _ABOUT and _is_somebody(context, objects[0]):
        return False
    if cue.lemma in _STANCES and (not seen or clause.tense != "past" or clause.perfect or clause.link == "relative"):
        return False  # China supports the process: a stance, whether said or not
    if any(p.head.lower() in reporting.objects for p in objects[-1:]) and _is_owner(context, objects):
        return True
    if len({p.head_span for p in objects}) > 1:
        return False
    if seen and cue.lemma not in _GREETING and objects[0].head.lower() not in _CONCRETE:
        return not _is_somebody(context, objects[0])
    return _is_abstract(context, objects[0])


def _is_abstract(context: Context, phrase: Phrase) -> bool:
    """What words can be about: a noun of the list, or one made of a verb or an adjective."""
    head = phrase.head.lower()
    words = context.language.reference
    if head in context.language.reporting.objects:
        return True
    made = head.endswith(_ABSTRACT) and head not in _CONCRETE and head not in words.institutions
    return made and phrase.entity is None and not _is_somebody(context, phrase)


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


def may_tell(context: Context, clause: Clause) -> bool:
    """Whether the subject of a clause is somebody; *you* where it tells of what was."""
    past = clause.tense == "past" or clause.perfect
    return any(can_speak(context, p) or (past and p.head.lower() == "you") for p in roles(clause, "who"))


def can_speak(context: Context, phrase: Phrase) -> bool:
    """Whether a subject is somebody: an entity that speaks, or a person by its noun."""
    words = context.language.reference
    if phrase.entity is not None:
        return not phrase.entity.startswith(("place:", "initiative:"))
    head = phrase.head.lower()
    if head in words.people or head in words.person_nouns or head in words.document_nouns or head in _PAPERS:
        return True
    if head.removesuffix("s").endswith(_PEOPLE):
        return True
    if head in words.institutions or head.removesuffix("s") in words.institutions | words.people:
        return True
    return any(context.mentions_in(phrase.span)) or head in _PRONOUNS


def _disagrees(context: Context, clause: Clause) -> bool:
    """*He added that the lines support trade and promise growth*: whoever promises, it is not he."""
    subject = role(clause, "who")
    bare = context.words(clause.predicate_span).lower() == clause.predicate and not clause.modifiers
    if subject is None or not bare or clause.tense != "present" or clause.predicate in _SAME_IN_THE_PAST:
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


def _is_offered(context: Context, clause: Clause, objects: list[Phrase]) -> bool:
    """*offered observers*: once, and by somebody of whom it is told; not *the academy offers courses*."""
    if clause.predicate != "offer":
        return True
    once = (clause.tense == "past" or clause.perfect) and len({p.head_span for p in objects}) == 1
    return once and not any(p.head.lower() in _THEM for p in objects)


def _at_figure(context: Context, clause: Clause) -> bool:
    """*put the number at 74*."""
    subject, thing, figure = role(clause, "who"), role(clause, "whom"), role(clause, "at")
    if subject is None or thing is None or figure is None or not can_speak(context, subject):
        return False
    words = context.words(figure.span)
    counts = any(map(str.isdigit, words)) or any(word in _FRACTIONS for word in words.lower().split())
    return counts and clause.predicate_span.end <= thing.span.start < figure.span.start


def _of_relative(context: Context, clause: Clause, cue: Cue) -> tuple[Span, ...]:
    """*an idea which Bratislava ruled out*, *which he called dead*: the noun before it, and what it is called."""
    thing, subject = role(clause, "whom"), role(clause, "who")
    if thing is None or subject is None or thing.span.end > subject.span.start or not can_speak(context, subject):
        return ()
    if thing.head.lower() == "what":
        return ()
    if subject.head.lower() in _RELATIVE or not subject.span.end <= clause.predicate_span.start:
        return ()
    named = role(clause, "as")
    if "as" in cue.takes and named is not None and named.span.start >= clause.predicate_span.end:
        return thing.span, Span(context.text.rindex("as ", 0, named.span.start), named.span.end)
    head = thing.head.lower()
    told = head in context.language.reporting.objects or head in context.language.reporting.nouns
    return (thing.span,) if told and cue.takes & _OBJECTS and not _is_somebody(context, thing) else ()


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


def whole_object(context: Context, clause: Clause, cue: Cue, content: Span) -> Span:
    """The object that the model saw, with what the tree hangs on it."""
    object_ = _object_of(context, clause, cue)
    if object_ is None or not object_.overlaps(content):
        return content
    return Span(content.start, max(content.end, _end_of_object(context, clause, cue, object_)))


def _end_of_object(context: Context, clause: Clause, cue: Cue, object_: Span) -> int:
    """Where *X of doing Y*, *X as Y* ends."""
    if context.text.startswith(" that ", object_.end) and clause.extent.end > object_.end:
        return clause.extent.end  # denied reports that they had met
    names = ("of", "as", "for", "complement", *(("at",) if "figure" in cue.takes else ()))
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
    end = max(ends, default=object_.end)
    if clause.tense == "present" and cue.manner in _OF_WHAT_COMES:
        ends = [w.end for w in clause.whens if w.start == end + 1 or context.text[end : w.start] in _IN]
        end = max([end, *ends])  # promises a reply this week
    return end


def _object_of(context: Context, clause: Clause, cue: Cue) -> Span | None:
    preposition = cue.lemma.rpartition(" ")[2] if " " in cue.lemma else ""
    wanted = (preposition,) if preposition in _PREPOSITIONS else ("whom", "to")
    behind = [p for p in roles(clause, *wanted) if p.span.start >= clause.predicate_span.end]
    if not behind:
        return None
    return behind[0].span.cover(behind[-1].span) if _is_owner(context, behind) else behind[-1].span


def _has_charge(context: Context, clause: Clause) -> bool:
    return role(clause, "of", "for") is not None or bool(context.children(clause))
