"""The words a rung stands in: its own ones, what stands before it, what it is of."""

from __future__ import annotations

import re

from onrecord.claims.context import roles
from onrecord.claims.statuses.ladders import ladder
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Clause, Phrase

_CUT = re.compile(r"[.;:]|, (?:and|but|which|who)\b")
_INFINITIVE = re.compile(r" to ((?!an?\b|any\b|both\b|each\b|its\b|our\b|their\b|the\b|these\b|those\b)[a-z-]+)")
_JOINING = frozenset("accede apply be become come enter join one re-join rejoin return".split())
_PANEL = re.compile(
    r"\b(?:board|bureau|cabinet|commission|committee|contact group|delegation|jury|mission|panel|quartet"
    r"|squad|task force|team|trio|troika|working group)\b",
    re.I,
)
_OCCASIONS = frozenset("ceremony dinner event exercise games talks tour visit".split())


def is_of_something_else(scene: Scene, phrase: Phrase) -> bool:
    """*a member of the delegation*; a relative (*of which*) or a time is no such thing."""
    inner = next((p for p in roles(phrase, "of", "in", "to", "on", "at") if not scene.is_time(p)), None)
    if (
        inner is not None
        and inner.head.lower() in scene.words.meeting_nouns
        and inner in roles(phrase, "at", "in", "on")
    ):
        return False  # its ninth member at the summit
    if inner is not None and (inner.entity or "").startswith("country:") and inner in roles(phrase, "to"):
        return False  # the status of an observer state to Cuba
    if inner is not None and inner.head.lower() == "standing":
        return False  # associates of long standing
    return inner is not None and inner.head.lower() not in ("which", "it", "them")


def is_to_something_else(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """*an invitation to make a state visit*, *to the summit*: what is no membership."""
    sentence = scene.context.reading.layers.sentences[clause.sentence]
    end = min(sentence.end, phrase.head_span.end + 160)
    behind = _CUT.split(scene.context.text[phrase.head_span.end : end])[0]
    if any(word.strip(",.").lower() in scene.words.meeting_nouns | _OCCASIONS for word in behind.split()):
        return True
    return any(verb[1] not in _JOINING for verb in _INFINITIVE.finditer(behind))


def is_of_a_panel(text: str, start: int) -> bool:
    """*will head the working group. The other members are …*: those of what the words before name."""
    before = text[max(0, start - 160) : start]
    said = before[before.rfind("\n") + 1 :].removesuffix("The ").removesuffix("the ").rstrip()
    sentence = said[:-1].rpartition(". ")[2] if said.endswith(".") else said
    return _PANEL.search(sentence) is not None


def opens_with_non(scene: Scene, phrase: Phrase) -> bool:
    """*Non-NATO member Ireland*: whether the rung is one not held."""
    text, start = scene.context.text, phrase.span.start
    if text[max(0, start - 4) : start].lower().endswith("non-"):
        return True
    first = text[start : phrase.span.end].lower().partition(" ")[0]
    return first.startswith("non-") and (first.startswith("non-member") or text[start + 4].isupper())


def own_words(scene: Scene, phrase: Phrase) -> str:
    """The phrase's head with what modifies it before, lower case, without names in roles after it."""
    start = min([phrase.head_span.start, *(p.span.start for name, p in phrase.roles if name == "modifier")])
    text = scene.context.text[start : phrase.head_span.end]
    words = text.lower().replace("-", " ").replace("’", "'").replace(",", " ").split()
    return " ".join([*words[:-1], phrase.head.lower()]) if words else phrase.head.lower()


def head_fits(scene: Scene, phrase: Phrase, own: str, status: str, organisation: str | None) -> bool:
    """Whether the rung's last word is the phrase's head and nothing before it makes something else of it.

    *observer mission* is no observer, a *trading partner* no partner; a *tenth full member* is a member.
    """
    names = [name for name, named in ladder(organisation) if named == status]
    name = next((name for name in names if own == name or own.endswith(f" {name}")), None)
    if name is None:
        return False
    context = scene.context
    named = {word for m in context.mentions_in(phrase.span) for word in context.words(m.span).lower().split()}
    before = own.removesuffix(name).split()
    return all(
        word in scene.words.before
        or word in named
        or word in ("'s", "s", "non", "accession", "membership")
        or word[0].isdigit()
        or word.endswith(("th", "first", "second", "third"))
        or word.removesuffix("'s") in named
        for word in before
    )
