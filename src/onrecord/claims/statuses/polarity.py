"""Where *no* and *not* deny nothing: *lost no time in suspending*, *no doubt that*, *not only a member but*.

Also what is told only to be undone: *had Norway joined in 1994, …*, *if we had been admitted*.
"""

from __future__ import annotations

import re

from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Clause

_NO_DENIAL = re.compile(
    r"\bno (?:chance|coincidence|doubt|hesitation|illusions?|mystery|secret|surprise|time|wonder)\b"
    r"(?: (?:about|at all|in|of|that|when|whatsoever))* ?"
    r"|\b(?:\w+ ){0,2}(?:forget|forgets|forgot|forgetting|ignore|ignores|overlook|overlooks)(?: the fact)? that "
    r"|\b(?:no[- ]?(?:body|one) (?:denies|doubts|disputes)|did not hesitate to|never tires? of) ",
    re.I,
)
_NOT_ONLY = re.compile(
    r"\bnot (?:only|just|merely|simply|alone)\b|, no (?:more|less)\b|\bnothing (?:less|more) than\b", re.I
)
_DENIAL = re.compile(r"\b(?:cannot|neither|never|no|nobody|none|nor|not|nothing)\b|n[’']t\b", re.I)
_UNREAL = re.compile(r"\b(?:if|unless)\b", re.I)


def is_not_denied(scene: Scene, clause: Clause) -> bool:
    """Whether a clause that is read as negated has all its negations in words that deny nothing of it."""
    start = scene.context.reading.layers.sentences[clause.sentence].start
    end = clause.extent.end
    text = scene.context.text[start:end]
    own = clause.predicate_span.start - start
    before = next((m for m in _NO_DENIAL.finditer(text[:own])), None)
    if before is not None:
        return _DENIAL.search(text[before.end() : clause.predicate_span.end - start]) is None
    begin = max(0, clause.span.start - start)
    if _NOT_ONLY.search(text, begin) is None:
        return False
    return _DENIAL.search(_NOT_ONLY.sub(" ", text[begin:])) is None


def is_unreal(scene: Scene, clause: Clause) -> bool:
    """*If we had been admitted*, *had Norway joined*: what did not come to pass."""
    if clause.tense != "past" or clause.form == "nominal":
        return False
    start = max(clause.extent.start - 4, scene.context.reading.layers.sentences[clause.sentence].start)
    words = scene.context.text[start : clause.predicate_span.start].lower()
    inverted = words.lstrip(" ,").startswith("had ") and clause.link == "adverbial"
    had = " had " in f" {words} " or " hadn" in words
    return inverted or (had and _UNREAL.search(words) is not None)
