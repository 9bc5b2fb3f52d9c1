"""The types of names, settled by what the world's files, the words and the whole article know of them.

The model sees where a name begins and ends almost always, and what it names less often: an outlet, a people or an
initiative that it has never read is a person or an organisation to it. Its spans stay as they are; their types are
settled here, by whoever knows best:

1. the registries, where the words are a known name and nothing else (*Xinhua*, *the SCO*, *Kazakh*);
2. the last words, or those before *of*, where they say what the whole is (*… Ministry*, *Treaty of …*);
3. the words around it, where only one kind of name stands (*HANOI (VNA) –*, *the Saba news agency*);
4. for an acronym in brackets, the name that it is short for;
5. the article, where the same words are of another type (Krishnan & Manning 2006).

All of it is weighed against the model's own scores: where the model is very sure, it keeps its mind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from onrecord import world
from onrecord.lang.name_types import NameTypes, name_types
from onrecord.model.reading import Name
from onrecord.reading.name_spans import mend_spans
from onrecord.reading.person_spans import is_titled
from onrecord.world import Known

_OF_KNOWN = {
    "capital": "LOC",
    "country": "LOC",
    "demonym": "NORP",
    "initiative": "INITIATIVE",
    "organ": "ORG",
    "organisation": "ORG",
    "outlet": "OUTLET",
    "seat of power": "ORG",
}
# What is ambiguous about these is whom they stand for, not what they are.
_SURE = frozenset({"capital", "demonym"})
_PRESS = re.compile(
    r" (?:news|state news|press|news and information) (?:agency|service|website)|[’']s? correspondent|.com\b"
)
_DATELINE_END = re.compile(r"(?:, [A-Z][^()]{0,20})?\) ?[-–—:]|\)\s*$")
_DATELINE_PLACE = re.compile(r"(?:[A-Z][A-Z .’'-]+|[A-Z]\w+(?:[ -][A-Z]\w+)?)(?:, [\w. ]+)*,? ?\($")
_DATELINE = 60
"""A dateline is no longer."""
_COMPOUND = re.compile(r"[A-Z][\w.]*(?: [A-Z]\w*)?-(?:\w+ed|born|bound|built|led|made|owned|run|wide)")
_CLIMATE_SUMMIT = re.compile(r"COP ?-?\d\d")
_TEAM_TYPES = {"LOC", "ORG"}
_TYPES = ("PER", "ORG", "LOC", "NORP", "OUTLET", "EVENT", "INITIATIVE", "MISC")
# Weights in log-odds, chosen on CoNLL testa and a half of its train; all values near them do as well.
_TOLD = 12.0
"""What registries and words say, against the model."""
_TEAM = 6.0
"""The same, where a place is known by that name and the model sees an organisation, or the other way round."""
_DECODED = 1.0
"""What it counts that the best tag sequence has a type."""
_DOUBT = 8.0
"""No type is less likely than this."""
_ELSEWHERE = 0.3
"""What the same words are elsewhere in the article, for each time."""


def settle_names(
    text: str,
    names: Sequence[Name],
    scores: Sequence[Mapping[str, float]] = (),
    code: str = "en",
    recognised: Sequence[Known] | None = None,
) -> tuple[Name, ...]:
    """The model's names with their borders mended and their types settled.

    ``scores`` are the log-probabilities of each name's types, ``recognised`` saves asking the registries again.
    """
    known = world.recognise(text) if recognised is None else recognised
    by_span = {(name.start, name.end): score for name, score in zip(names, scores, strict=False)}
    mended = mend_spans(text, names, known, code)
    return settle_types(text, mended, [by_span.get((name.start, name.end), {}) for name in mended], code, known)


def settle_types(
    text: str,
    names: Sequence[Name],
    scores: Sequence[Mapping[str, float]] = (),
    code: str = "en",
    recognised: Sequence[Known] | None = None,
) -> tuple[Name, ...]:
    """The same names, in their order, with their types settled; a name without scores has its type for sure."""
    words = name_types(code)
    known = {
        (found.start, found.end): _OF_KNOWN[found.kind]
        for found in (world.recognise(text) if recognised is None else recognised)
        if found.kind in _OF_KNOWN and (found.kind in _SURE or not found.ambiguous)
    }
    surnames = _surnames(text, names)
    told = [
        None
        if name.type == "PER" and name.span.of(text) in surnames
        else known.get((name.start, name.end))
        or _by_words(name.span.of(text), name.type, words)
        or _by_neighbours(text, name)
        or ("PER" if is_titled(text, name) else None)
        for name in names
    ]
    short = _acronyms(text, names, told)
    views = [
        _view(name.type, score, kind or short.get(name.span.of(text)))
        for name, score, kind in zip_longest(names, scores[: len(names)], told)
    ]
    together: defaultdict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(_TYPES, 0.0))
    for name, view in zip(names, views, strict=True):
        same = together[name.span.of(text).casefold()]
        for kind, worth in view.items():
            same[kind] += worth
    return tuple(
        replace(name, type=_settled(view, together[name.span.of(text).casefold()]))
        for name, view in zip(names, views, strict=True)
    )


def _view(own: str, score: Mapping[str, float] | None, told: str | None) -> dict[str, float]:
    """What speaks for each type of one name, 0 for the best: the model's scores and what is known."""
    worth = {kind: max(score.get(kind, -_DOUBT), -_DOUBT) if score else -_DOUBT for kind in _TYPES}
    worth[own] += _DECODED if score else _TEAM / 2
    if told is not None:
        worth[told] += _TEAM if {own, told} == _TEAM_TYPES else _TOLD
    best = max(worth.values())
    return {kind: value - best for kind, value in worth.items()}


def _settled(view: Mapping[str, float], together: Mapping[str, float]) -> str:
    return max(view, key=lambda kind: view[kind] + _ELSEWHERE * (together[kind] - view[kind]))


def _by_neighbours(text: str, name: Name) -> str | None:
    """*HANOI (VNA) –*, *Saba news agency*, *(Photo: Ann Lee/Report)*: an outlet, where no person is named."""
    if name.type == "OUTLET":
        return None
    after = text[name.end : name.end + 16]
    if name.type != "PER" and _PRESS.match(after):
        return "OUTLET"
    if text[name.start - 1 : name.start] == "(" and _DATELINE_END.match(after):
        line = text.rfind("\n", 0, name.start) + 1
        if name.start - line < _DATELINE and _DATELINE_PLACE.match(text, line, name.start):
            return "OUTLET"
    return None


def _acronyms(text: str, names: Sequence[Name], told: Sequence[str | None]) -> dict[str, str]:
    """The types of acronyms that stand in brackets behind the name that they are short for."""
    found: dict[str, str] = {}
    for (name, kind), after in zip(zip(names, told, strict=True), names[1:], strict=False):
        words = after.span.of(text)
        if text[name.end : after.start] in (" (", " (the ") and text[after.end : after.end + 1] == ")":
            long = re.split(r"[ -]", name.span.of(text))
            if len(long) > 1 and len(words) > 1 and words.isupper() and " " not in words and words[0] == long[0][0]:
                found[words] = kind or name.type
    return found


def _surnames(text: str, names: Sequence[Name]) -> frozenset[str]:
    """The last words of the longer names of persons: *Jordan* is nobody's country where Michael Jordan is."""
    return frozenset(words[-1] for name in names if name.type == "PER" and len(words := name.span.of(text).split()) > 1)


def _by_words(name: str, seen: str, words: NameTypes) -> str | None:
    """What the words of a name say that it is, or nothing."""
    if name in words.peoples or name in words.faiths:
        return "NORP" if seen in ("PER", "MISC", "NORP") else None
    if seen in ("LOC", "ORG") and _COMPOUND.fullmatch(name):
        return "NORP"  # London-based, where it is one word
    if (kind := words.named.get(name)) is not None:
        return kind
    parts = [part.capitalize() if part.isupper() and part not in words.heads else part for part in name.split()]
    if len(parts) < 2:
        return "EVENT" if _CLIMATE_SUMMIT.fullmatch(name) else None
    if len(parts[-1]) == 4 and parts[-1].isdigit():
        del parts[-1]  # Vision 2030
    for place, part in enumerate(parts[1:-1], 1):
        if part in ("of", "on", "for") and parts[place - 1] in words.openings:
            return words.heads.get(parts[-1]) or words.openings[parts[place - 1]]
    return words.heads.get(" ".join(parts[-2:])) or (words.heads.get(parts[-1]) if len(parts) > 1 else None)
