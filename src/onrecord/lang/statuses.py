"""How verbs and nouns say that a standing is held, gained or lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from onrecord.lang.schema import LanguageDataError, read_table, strings, tables, words
from onrecord.model.claims import StatusChange

_KEYS = frozenset({"name", "verbs", "holder", "organisation", "rung", "by", "status", "change"})


@dataclass(frozen=True, slots=True)
class StatusFrame:
    """One way of saying a change of standing: which role of the clause is what."""

    name: str
    verbs: frozenset[str]
    holder: tuple[str, ...]
    organisation: tuple[str, ...]
    rung: tuple[str, ...]
    by: tuple[str, ...]
    status: str | None
    change: StatusChange


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The frames by verb, and the nouns of standing, change and asking."""

    frames: Mapping[str, tuple[StatusFrame, ...]]
    controls: Mapping[str, StatusChange]
    nouns: Mapping[str, str]
    events: Mapping[str, tuple[StatusChange, str]]
    applications: frozenset[str]
    happening: frozenset[str]
    before: frozenset[str]


@lru_cache(maxsize=4)
def status_words(code: str) -> StatusWords:
    """The words of ``statuses.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/statuses.toml"
    table = read_table(code, "statuses")
    frames: dict[str, list[StatusFrame]] = {}
    for entry in table.get("frame", ()):
        frame = _frame(entry, where)
        for verb in sorted(frame.verbs):
            frames.setdefault(verb, []).append(frame)
    controls = words(table, "controls", get_args(StatusChange), where)
    events = {
        noun: (_change(entry.get("change"), f"{where} [events] {noun!r}"), str(entry.get("status", "")))
        for noun, entry in tables(table, "events", where).items()
    }
    return StatusWords(
        frames={verb: tuple(found) for verb, found in frames.items()},
        controls={verb: _change(change, where) for verb, change in controls.items()},
        nouns=words(table, "nouns", None, where),
        events=events,
        applications=strings(table, "applications", "words", where),
        happening=strings(table, "happening", "words", where),
        before=strings(table, "before", "words", where),
    )


def _frame(entry: Mapping[str, Any], where: str) -> StatusFrame:
    name = str(entry.get("name", "?"))
    unknown = set(entry) - _KEYS
    if unknown or not entry.get("verbs"):
        raise LanguageDataError(f"{where} frame {name!r}: wants verbs; unknown keys {sorted(unknown)}")
    return StatusFrame(
        name=name,
        verbs=frozenset(entry["verbs"]),
        holder=tuple(entry.get("holder", ())),
        organisation=tuple(entry.get("organisation", ())),
        rung=tuple(entry.get("rung", ())),
        by=tuple(entry.get("by", ())),
        status=entry.get("status"),
        change=_change(entry.get("change"), f"{where} frame {name!r}"),
    )


def _change(value: object, where: str) -> StatusChange:
    for change in get_args(StatusChange):
        if value == change:
            return change  # type: ignore[no-any-return]
    raise LanguageDataError(f"{where}: {value!r} is no change of status")
