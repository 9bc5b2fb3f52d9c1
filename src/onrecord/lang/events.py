"""How verbs and nouns say who did what to whom: frames of PLOVER's event types over the roles of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal, get_args

from onrecord.lang.schema import LanguageDataError, read_table, section_of, strings, words

Temper = Literal["cooperative", "hostile"]
Turn = Literal["AGREE", "REJECT", "THREATEN", "asked", "intention"]
Mark = Literal[
    "acts", "armed", "asks", "attributes", "bare", "borders", "clubs", "content", "discussed", "forces",
    "intransitive", "lands", "mutual", "official", "organ", "owned", "passive", "people",
    "personal", "persons", "places", "property", "purpose", "states", "things", "unnamed", "unpersonal", "violent",
]  # fmt: skip

_KEYS = frozenset(
    {"name", "type", "mode", "verbs", "nouns", "actor", "recipient", "object", "object_in", "near", "marks"}
)


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One way of saying an event: which role of the clause is whose."""

    name: str
    type: str
    mode: str | None
    is_verbal: bool
    words: frozenset[str]
    """Verbs, with their particle where they have one, or nouns."""
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    object: frozenset[str]
    """What the object's head must be; the recipient may then also hang on the object. Empty: anything."""
    object_in: tuple[str, ...]
    near: frozenset[str]
    """One of these words must stand in the clause. Empty: none."""
    marks: frozenset[Mark]
    """What else must or may be; the data file says what each means."""


@dataclass(frozen=True, slots=True)
class PartyWords:
    """Heads of noun phrases that stand for whose they are."""

    adherents: frozenset[str]
    amounts: frozenset[str]
    armed: frozenset[str]
    attributes: frozenset[str]
    borders: frozenset[str]
    crowds: frozenset[str]
    deeds: frozenset[str]
    forces: frozenset[str]
    grounds: frozenset[str]
    groups: frozenset[str]
    homelands: frozenset[str]
    inhabitants: frozenset[str]
    local: frozenset[str]
    making: frozenset[str]
    members: frozenset[str]
    organs: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    property: frozenset[str]
    seated: frozenset[str]
    spokesmen: frozenset[str]
    sports: frozenset[str]
    strangers: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventWords:
    """The frames by word, and the words that turn, date and colour them."""

    types: frozenset[str]
    tempers: Mapping[str, Temper]
    """Which types are cooperative and which hostile; the others are neither."""
    verbs: Mapping[str, tuple[EventFrame, ...]]
    nouns: Mapping[str, tuple[EventFrame, ...]]
    turns: Mapping[str, Turn]
    """What governing verbs, nouns and adjectives make of a deed in their complement (*refused to support*)."""
    parties: PartyWords
    contexts: Mapping[str, str]
    """Words that name a context."""
    told: frozenset[str]
    """Verbs of saying under which *must* is a request."""
    musts: frozenset[str]
    vows: frozenset[str]
    """Promises that threaten where what is promised is hostile (*vowed to bomb*)."""
    blames: frozenset[str]
    """What is said of those who are accused."""
    announcing: frozenset[str]
    """Verbs whose subject does what their object names (*announced the expulsion of*)."""
    issuing: frozenset[str]
    """What is done with papers by those whose word they are."""
    papers: frozenset[str]
    """Papers that somebody's deed stands in (*signed a decree banning*)."""
    helping: frozenset[str]
    """Verbs of whom something is meant for (*sent doctors to help Cuba*)."""


@lru_cache(maxsize=4)
def event_words(code: str) -> EventWords:
    """The words of ``events.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/events.toml"
    table = read_table(code, "events")
    types = words(table, "types", (*get_args(Temper), "neither"), where)
    frames = [_frame(entry, types, where) for entry in table.get("frame", ())]
    if pair := _disorder([frame.name for frame in frames]):
        raise LanguageDataError(f"{where} frame {pair[1]!r}: stands behind {pair[0]!r}; names are sorted and unique")
    tempers: dict[str, Temper] = {
        type_: temper for type_, word in types.items() for temper in get_args(Temper) if word == temper
    }
    heads = {name: _sorted(table, "phrases", name, where) for name in PartyWords.__slots__}
    return EventWords(
        types=frozenset(types),
        tempers=tempers,
        verbs=_by_word(frame for frame in frames if frame.is_verbal),
        nouns=_by_word(frame for frame in frames if not frame.is_verbal),
        turns=_lists(table, "turns", get_args(Turn), where),  # type: ignore[arg-type]
        parties=PartyWords(**heads),
        contexts=_lists(table, "contexts", tuple(section_of(table, "contexts", where)), where),
        told=_sorted(table, "requests", "told", where),
        musts=_sorted(table, "requests", "musts", where),
        vows=_sorted(table, "requests", "vows", where),
        blames=_sorted(table, "requests", "blames", where),
        announcing=_sorted(table, "doings", "announcing", where),
        issuing=_sorted(table, "doings", "issuing", where),
        papers=_sorted(table, "doings", "papers", where),
        helping=_sorted(table, "purposes", "helping", where),
    )


def _frame(entry: Mapping[str, Any], types: Mapping[str, str], where: str) -> EventFrame:
    name = str(entry.get("name", "?"))
    place = f"{where} frame {name!r}"
    unknown = set(entry) - _KEYS
    is_verbal = "verbs" in entry
    if unknown or is_verbal == ("nouns" in entry):
        raise LanguageDataError(f"{place}: wants verbs or nouns; unknown keys {sorted(unknown)}")
    if entry.get("type") not in types:
        raise LanguageDataError(f"{place}: {entry.get('type')!r} is no type")
    for key in ("verbs", "nouns", "object", "near", "marks"):
        if pair := _disorder(entry.get(key, [])):
            raise LanguageDataError(f"{place} {key}: {pair[1]!r} stands behind {pair[0]!r}; lists are sorted")
    marks = [mark for mark in get_args(Mark) if mark in entry.get("marks", ())]
    if len(marks) != len(entry.get("marks", ())):
        raise LanguageDataError(f"{place}: marks are {sorted(get_args(Mark))}")
    return EventFrame(
        name=name,
        type=str(entry["type"]),
        mode=entry.get("mode"),
        is_verbal=is_verbal,
        words=frozenset(entry["verbs" if is_verbal else "nouns"]),
        actor=tuple(entry.get("actor", ("who",))),
        recipient=tuple(entry.get("recipient", ())),
        object=frozenset(entry.get("object", ())),
        object_in=tuple(entry.get("object_in", ("whom",))),
        near=frozenset(entry.get("near", ())),
        marks=frozenset(marks),
    )


def _by_word(frames: Iterable[EventFrame]) -> dict[str, tuple[EventFrame, ...]]:
    """Frames by word; those that ask for an object come first, being narrower."""
    found: dict[str, list[EventFrame]] = {}
    for frame in frames:
        for word in sorted(frame.words):
            found.setdefault(word, []).append(frame)
    return {word: tuple(sorted(several, key=lambda f: not f.object)) for word, several in found.items()}


def _lists(table: Mapping[str, Any], section: str, names: Sequence[str], where: str) -> dict[str, str]:
    """Each word of a section's lists with the name of its list."""
    found: dict[str, str] = {}
    for name in names:
        for word in sorted(_sorted(table, section, name, where)):
            if word in found:
                raise LanguageDataError(f"{where} [{section}] {word!r}: stands under {found[word]} and {name}")
            found[word] = name
    return found


def _sorted(table: Mapping[str, Any], section: str, name: str, where: str) -> frozenset[str]:
    found = strings(table, section, name, where)
    if pair := _disorder(section_of(table, section, where)[name]):
        raise LanguageDataError(f"{where} [{section}] {name}: {pair[1]!r} stands behind {pair[0]!r}")
    return found


def _disorder(listed: Sequence[str]) -> tuple[str, str] | None:
    return next(((one, other) for one, other in pairwise(listed) if other <= one), None)
