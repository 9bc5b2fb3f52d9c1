"""Words of saying that say nothing: denied, to come, forced, or only meant."""

from __future__ import annotations

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.cues import OPEN_WHEN_DENIED, Cue
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_AUXILIARIES = frozenset({"be", "get", "have"})
_TO_COME = frozenset({"shall", "will"})
_RESOLVES = frozenset({"agree"})
"""Verbs with an infinitive that tell what is done rather than what is said."""


_HEARD = frozenset({"assure", "inform", "notify", "remind", "tell"})
"""Verbs that name whom they tell; where nobody is named, he is their subject."""
_NICKNAME = 3
"""Words of a name that people give."""
_SELF = frozenset({"he", "i", "she", "we"})


def is_forced(context: Context, cue: Cue) -> bool:
    """*what he has to say*, *said to be a favourite*, *considering that*: no report."""
    if cue.lemma == "consider" and context.words(cue.span).endswith("ing"):
        return True
    if _is_asked(context, cue):
        return True
    before, after = context.text[: cue.span.start], context.text[cue.span.end :]
    if before.endswith(("has to ", "have to ", "had to ")):
        return True
    bare = cue.clause is not None and not set(cue.clause.modifiers) & _AUXILIARIES
    return bare and cue.lemma == "say" and after.startswith(" to be ")


def _is_asked(context: Context, cue: Cue) -> bool:
    """*Asked why no alert was sent, she said*: who was asked, told or quoted, not who asked."""
    first = any(sentence.start == cue.span.start for sentence in context.reading.layers.sentences)
    if not first or not context.words(cue.span).endswith("ed"):
        return False
    return cue.clause is None or all(p.span.start > cue.span.end for p in roles(cue.clause, "who"))


def is_naming(context: Context, cue: Cue, content: tuple[Span, ...]) -> bool:
    """*Diplomats call them "the school"*: a nickname that nobody in particular gave."""
    clause = cue.clause
    if clause is None or clause.tense != "present" or clause.perfect or not cue.takes & {"named"}:
        return False
    whole = [q for q in context.quotes if any(span.start <= q.start < span.end for span in content)]
    short = bool(whole) and all(len(context.text[q.start : q.end].split()) <= _NICKNAME for q in whole)
    return short and all(p.entity is None and p.head.lower() not in _SELF for p in roles(clause, "who"))


def is_silent(context: Context, cue: Cue) -> bool:
    """*has not said*: no words are reported of whom the article says did not say them; nor by a bare participle."""
    clause = cue.clause
    if clause is None:
        return False
    if clause.passive and not set(clause.modifiers) & _AUXILIARIES and role(clause, "by") is None:
        return clause.predicate not in ("quote", "cite")  # a street called "Every Line"
    if _is_hearer(context, clause):
        return True
    if set(clause.modifiers) & _TO_COME and not cue.weak:
        return True  # will announce, but has not
    if not clause.negated or cue.weak or cue.manner == "deny" or reports_denied(cue):
        return False
    return not _turns_words(context, clause)


def _is_hearer(context: Context, clause: Clause) -> bool:
    """*were handed the notes and told that they must leave*: the first verb's passive goes on; nobody says who told."""
    above = context.parent(clause)
    shares = clause.link == "conjunct" and above is not None and above.passive and not clause.passive
    return shares and clause.predicate in _HEARD and role(clause, "whom", "to") is None


def reports_denied(cue: Cue) -> bool:
    """*did not rule out that*, *did not hide that*: what reports words where it is denied."""
    return cue.lemma in OPEN_WHEN_DENIED or "denied" in cue.takes


def _turns_words(context: Context, clause: Clause) -> bool:
    """*swore never to leave*: the negation stands behind the verb, before the infinitive."""
    infinitive = infinitive_of(context, clause)
    return infinitive is not None and turned_start(context, clause, infinitive) < infinitive.extent.start


def infinitive_of(context: Context, clause: Clause) -> Clause | None:
    """The infinitive that a verb governs."""
    return next((child for child in context.children(clause) if is_infinitive(context, child)), None)


def is_infinitive(context: Context, child: Clause) -> bool:
    """*to leave*, *not to leave*: what somebody promises, asks for or threatens."""
    return child.link in ("open complement", "adverbial") and context.words(child.extent).lower().startswith(
        ("to ", "not to ", "never to ")
    )


def turned_start(context: Context, clause: Clause, child: Clause) -> int:
    """Where an infinitive begins with the *never* or *not* before it."""
    between = context.text[clause.predicate_span.end : child.extent.start].lower()
    for word in ("never ", "not "):
        if between.endswith(f" {word}"):
            return child.extent.start - len(word)
    return child.extent.start


def is_intent(context: Context, cue: Cue, content: tuple[Span, ...]) -> bool:
    """*agreed to meet*, *hopes to join*: what somebody means to do himself is no report of his words."""
    if not cue.weak and cue.lemma not in _RESOLVES:
        return False
    said = context.words(content[0]).lower()
    return said.startswith(("to ", "not to ")) and not said.startswith("to know ")


def only_resolves(cue: Cue) -> bool:
    """*agreed to meet*: a verb whose infinitive tells what is done."""
    return cue.weak or cue.lemma in _RESOLVES
