"""The types of names, settled by what the world's files, the words and the whole article know of them.

The model sees where a name begins and ends almost always, and what it names less often: an outlet, a people or an
initiative that it has never read is a person or an organisation to it. Its spans stay as they are; their types are
settled here, by whoever knows best:

1. the registries, where the words are a known name and nothing else (*Xinhua*, *the SCO*, *Kazakh*);
2. the last word, where it says what the whole is (*… Ministry*, *… Corridor*);
3. the article, where the same words are of one type elsewhere far more often (Krishnan & Manning 2006).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord import world
from onrecord.lang.name_types import NameTypes, name_types
from onrecord.model.reading import Name
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
_OFTEN = 2
"""How many times as often another type must stand in the article for it to be taken over."""


def settle_types(
    text: str, names: Sequence[Name], code: str = "en", recognised: Sequence[Known] | None = None
) -> tuple[Name, ...]:
    """The same names, in their order, with their types settled; ``recognised`` saves asking the registries again."""
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
        else known.get((name.start, name.end)) or _by_words(name.span.of(text), name.type, words)
        for name in names
    ]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in zip(names, told, strict=True):
        counts[name.span.of(text).casefold()][kind or name.type] += 1
    return tuple(
        replace(name, type=kind or _by_article(counts[name.span.of(text).casefold()], name.type))
        for name, kind in zip(names, told, strict=True)
    )


def _surnames(text: str, names: Sequence[Name]) -> frozenset[str]:
    """The last words of the longer names of persons: *Jordan* is nobody's country where Michael Jordan is."""
    return frozenset(words[-1] for name in names if name.type == "PER" and len(words := name.span.of(text).split()) > 1)


def _by_words(name: str, seen: str, words: NameTypes) -> str | None:
    """What the words of a name say that it is, or nothing."""
    if name in words.peoples or name in words.faiths:
        return "NORP" if seen in ("PER", "MISC", "NORP") else None
    parts = name.split()
    if len(parts) < 2:
        return None
    return words.heads.get(parts[-1]) or words.heads.get(parts[-1].capitalize() if parts[-1].isupper() else "")


def _by_article(counts: Counter[str], own: str) -> str:
    best, times = counts.most_common(1)[0]
    return best if times >= _OFTEN * counts[own] else own
