"""What the model sees reported, where the words around it can report it: the first of the drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import Context, role
from onrecord.claims.statements.according import may_speak
from onrecord.claims.statements.contents import Draft, is_quoted
from onrecord.claims.statements.cues import Cue, cue_at
from onrecord.claims.statements.inserted import behind_name
from onrecord.claims.statements.objects import says_object, whole_object
from onrecord.claims.statements.silences import is_forced, is_intent, is_naming, is_silent
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_BESIDE = 3
"""Characters between a quotation and the clause that reports it (a comma, a space, a dash)."""
_OBJECTS = frozenset({"object", "anything"})
_AUXILIARIES = frozenset({"be", "get", "have"})
_NOBODY = frozenset({"whoever", "whatever", "what", "anyone", "nobody", "no one"})
_RELATIVE = frozenset({"that", "which", "who"})
_ABOUT = (" about", " against", " for", " of", " on", " over")


def seen(context: Context) -> Iterator[Draft]:
    """The model's attributions as drafts, less those that no words report."""
    for attribution in context.reading.attributions:
        if not attribution.content:
            continue
        cue = cue_at(context, attribution.cue)
        quoted = is_quoted(context, attribution.content)
        if attribution.source and context.words(attribution.source[0]).lower() in _NOBODY:
            continue
        if cue is None and not (quoted and attribution.source and not attribution.cue):
            continue
        if cue is not None and cue.clause is not None and _is_active(context, cue.clause, attribution.source):
            cue = replace(cue, clause=None)
        if cue is not None and is_forced(context, cue):
            continue
        if cue is not None and (not _takes(context, cue, attribution.content) or is_silent(context, cue)):
            continue
        if (
            cue is not None
            and cue.lemma == "according to"
            and not any(may_speak(context, s) for s in attribution.source)
        ):
            continue
        if cue is not None and is_naming(context, cue, attribution.content):
            continue
        content, source = attribution.content, attribution.source
        if cue is not None and cue.clause is not None:
            if not _has_verb(context, content):
                whole = whole_object(context, cue.clause, cue, content[0])
                content = (whole, *(span for span in content[1:] if not whole.overlaps(span)))
            if source and _is_lost(context, cue.clause, source[0]):
                source = ()
        yield behind_name(context, Draft(content, cue, source, "attribution: model"))


def _is_lost(context: Context, clause: Clause, source: Span) -> bool:
    """*experts, who believe*: a relative word behind nobody known, of whom the tree knows more."""
    if context.words(source).lower() not in _RELATIVE or role(clause, "who") is None:
        return False
    return not any(mention.end <= source.start <= mention.end + _BESIDE for mention in context.mentions)


def _is_active(context: Context, clause: Clause, source: tuple[Span, ...]) -> bool:
    """*…, visiting minister Wu said here*: whom the tree takes for a bare participle, with its subject before it."""
    if not clause.passive or set(clause.modifiers) & _AUXILIARIES or not source:
        return False
    if not any(not mention.entity.startswith("document:") for mention in context.mentions_in(source[0])):
        return False
    between = context.text[source[0].end : clause.predicate_span.start]
    return source[0].end <= clause.predicate_span.start and not between.strip(" ,")


def _takes(context: Context, cue: Cue, content: tuple[Span, ...]) -> bool:
    """Whether the cue can report this content: a verb that takes quoted objects alone reports no others."""
    if is_quoted(context, content):
        return True
    if is_intent(context, cue, content):
        return False
    if cue.takes & {"clause", "quote", "infinitive"} and _has_verb(context, content):
        return True  # a bare object (*confirmed the meeting*) reports no words
    if "as" in cue.takes and _has_verb(context, content):
        return True
    if cue.clause is None and cue.lemma in context.language.reporting.feelings:
        voiced = any(c.predicate in context.language.reporting.voices for c in context.clauses_in(cue.span))
        return voiced and context.words(cue.span).lower().endswith(_ABOUT)  # renewed their call for
    return cue.clause is not None and bool(cue.takes & _OBJECTS) and says_object(context, cue.clause, cue, seen=True)


def _has_verb(context: Context, content: tuple[Span, ...]) -> bool:
    return any(
        clause.form in ("verbal", "copular")
        and (clause.link not in ("participle", "relative") or context.words(span).lower().startswith("that "))
        for span in content
        for clause in context.clauses_in(span)
    )
