"""Lists of names, and what corpora with coarser types than ours may mean by theirs."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from training.labels import ANY_NAME, CONLL, GUM, NAME_TYPES, allowed, iob_spans, mask_of

from onrecord.lang.name_types import name_types

_HERE = Path(__file__).parent
_PROPER_JOINTS = ("of", "for", "and", "&")
_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
#: Words that make an organisation of a coarser corpus perhaps an outlet, or a name of its rest class an event.
_PRESS = frozenset(
    "News Times Post TV Daily Agency Newspaper Radio Press Herald Tribune Gazette Journal Television Broadcasting "
    "Today Weekly Observer Telegraph Guardian Mirror".split()
)


@dataclass
class Lists:
    """Names by kind, from the package's own data, public lists and `names/*.toml`."""

    nations: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)

    def nation_mask(self, word: str) -> int:
        """The mask of a single word that names a nation, a people or a faith, else 0."""
        return mask_of("S", ["NORP"]) if word in self.nations else 0


@lru_cache(maxsize=1)
def word_lists() -> dict[str, Any]:
    """Our own word lists for synthetic sentences."""
    found: dict[str, Any] = {}
    for path in sorted((_HERE / "words").glob("*.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def world() -> dict[str, Any]:
    """The package's countries, organisations, outlets and initiatives."""
    path = _HERE.parent / "src" / "onrecord" / "world" / "world.json"
    compiled: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return compiled


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The sets that tell our finer types apart."""
    nations = set(name_types("en").peoples | name_types("en").faiths)
    for country in world()["countries"]:
        nations.update(country.get("adjectives", []))
        nations.update(country.get("people", []))
    outlets = {outlet["name"] for outlet in world()["outlets"]}
    outlets.update(alias for outlet in world()["outlets"] for alias in outlet.get("aliases", []))
    return Lists(nations | {f"{name}s" for name in nations}, outlets)


def conll_masks(words: Sequence[str], tags: Sequence[str], known: Lists | None) -> list[int]:
    """CoNLL's four types as ours: an ORG is an outlet where we know it as one and perhaps where it sounds like one; a
    MISC is a nation where we know it as one, and otherwise any other of ours.
    """
    if known is None:
        return allowed(len(words), iob_spans(tags), CONLL)
    types = CONLL | {
        "NATION": ["NORP"],
        "OUTLET": ["OUTLET"],
        "BODY": ["ORG"],
        "REST": ["EVENT", "INITIATIVE", "MISC"],
    }
    spans = []
    for first, last, label in iob_spans(tags):
        text = " ".join(words[first:last])
        kind = label
        if label == "MISC":
            kind = "NATION" if text in known.nations or text.title() in known.nations else "REST"
            if kind == "REST" and any(word in known.nations for word in words[first:last]):
                kind = "MISC"
        elif label == "ORG":
            press = any(word in _PRESS for word in words[first:last])
            kind = "OUTLET" if text in known.outlets or text == "Reuters" else "ORG" if press else "BODY"
        spans.append((first, last, kind))
    return allowed(len(words), spans, types)


# ------------------------------------------------------------------------------------------------ GUM's entities

_MENTION = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)-[^()]*|(\d+)(?:\[[^\]]*\])?\)|\)")


def gum_mentions(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    """Mentions (first, last + 1, type) that open and close in a sentence."""
    waiting: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found = []
    last = ""
    for index, row in enumerate(rows):
        entity = re.search(r"Entity=([^|]*)", row[9])
        for match in _MENTION.finditer(entity.group(1)) if entity else ():
            if match.group(1):
                last = match.group(1)
                waiting[last].append((index, match.group(2)))
                continue
            key = match.group(3) or last
            if waiting[key]:
                start, kind = waiting[key].pop()
                found.append((start, index + 1, kind))
    return found


def gum_masks(rows: Sequence[Sequence[str]]) -> list[int]:
    """Names from GUM's mentions: those headed by a proper noun, cut down to the name itself. Other proper words may be
    names of types that GUM does not have, so they count for nothing, unless they name a nation.
    """
    spans: set[tuple[int, int, str]] = set()
    for start, end, kind in gum_mentions(rows):
        heads = [i for i in range(start, end) if not start <= int(rows[i][6]) - 1 < end]
        head = heads[0] if heads else start
        if kind in _GUM_TYPES and rows[head][3] == "PROPN":
            spans.add((*_name_around(rows, head, start, end, kind), _GUM_TYPES[kind]))
    chosen: list[tuple[int, int, str]] = []
    used: set[int] = set()
    for first, last, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        if not used & set(range(first, last)):
            used |= set(range(first, last))
            chosen.append((first, last, kind))
    masks = allowed(len(rows), chosen, GUM)
    for index, row in enumerate(rows):
        nation = lists().nation_mask(row[1])
        if nation and (index not in used or (masks[index] & mask_of("S", NAME_TYPES) and row[3] == "ADJ")):
            masks[index] = nation
        elif index not in used and (row[3] == "PROPN" or (row[3] == "ADJ" and row[1][:1].isupper())):
            masks[index] = ANY_NAME
    return masks


def _name_around(rows: Sequence[Sequence[str]], head: int, start: int, end: int, kind: str) -> tuple[int, int]:
    first, last = head, head + 1
    while first > start and (
        rows[first - 1][3] == "PROPN"
        or (rows[first - 1][3] == "ADJ" and rows[first - 1][1][:1].isupper())
        or rows[first - 1][1] == "-"
    ):
        first -= 1
    while last < end and (
        rows[last][3] in ("PROPN", "NUM")
        or rows[last][1] == "-"
        or (
            rows[last][1] in _PROPER_JOINTS
            and last + 1 < end
            and rows[last + 1][3] == "PROPN"
            and kind in ("organization", "event")
        )
    ):
        last += 1
    while first < head and rows[first][1] == "-":
        first += 1
    while last > head + 1 and rows[last - 1][1] == "-":
        last -= 1
    return first, last
