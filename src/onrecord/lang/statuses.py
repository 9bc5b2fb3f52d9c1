"""How verbs and nouns say that a standing is held, gained or lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from onrecord.lang.schema import LanguageDataError, read_table, strings, tables, words
from onrecord.model.claims import StatusChange

_KEYS = frozenset({"name", "verbs", "holder", "organisation", "rung", "by", "status", "change", "implied"})
_LISTS = (
    "applications", "authorities", "before", "countries", "happening", "latest", "meetings", "organisations", "organs",
    "outset", "specific", "state_organs", "terms",
)  # fmt: skip
References = ("many", "one", "self", "two")


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
    implied: bool = False
    """The organisation may go unnamed: *Kenya has not left*."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The frames by verb, and the nouns of standing, change and asking."""

    frames: Mapping[str, tuple[StatusFrame, ...]]
    controls: Mapping[str, StatusChange]
    nouns: Mapping[str, str]
    events: Mapping[str, tuple[StatusChange, str]]
    arrivals: Mapping[str, tuple[StatusChange, str]]
    """Nouns for who does it: *last year's entrant*."""
    pronouns: Mapping[str, str]
    """Word → ``self`` (who speaks), ``one``, ``many`` or ``two`` spoken of before."""
    applications: frozenset[str]
    happening: frozenset[str]
    before: frozenset[str]
    terms: frozenset[str]
    latest: frozenset[str]
    country_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    specific_nouns: frozenset[str]
    """Nouns that stand for an organisation only where its name has them: *the alliance*, *the area*."""
    organ_nouns: frozenset[str]
    """Nouns for organs, standing in which is standing in the organisation: *the organs of the OAS*."""
    state_organs: frozenset[str]
    authorities: frozenset[str]
    """Nouns for those who act for an organisation: *ASEAN leaders*."""
    meeting_nouns: frozenset[str]
    outset: frozenset[str]
    """What is done to leave: *initiated its exit*, *announced its withdrawal*."""
    talks: frozenset[str]
    opening: frozenset[str]
    counting: frozenset[str]
    echoing: frozenset[str]
    founding: frozenset[str]
    deciding: frozenset[str]


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
    lists = {name: strings(table, name, "words", where) for name in _LISTS}
    verbs = {name: strings(table, "verbs", name, where) for name in ("counting", "deciding", "echoing", "founding")}
    return StatusWords(
        frames={verb: tuple(found) for verb, found in frames.items()},
        controls={verb: _change(change, where) for verb, change in controls.items()},
        nouns=words(table, "nouns", None, where),
        events=_events(table, "events", where),
        arrivals=_events(table, "arrivals", where),
        pronouns=words(table, "pronouns", References, where),
        applications=lists["applications"],
        happening=lists["happening"],
        before=lists["before"],
        terms=lists["terms"],
        latest=lists["latest"],
        country_nouns=lists["countries"],
        organisation_nouns=lists["organisations"] | lists["specific"],
        specific_nouns=lists["specific"],
        organ_nouns=lists["organs"],
        state_organs=lists["state_organs"],
        authorities=lists["authorities"],
        meeting_nouns=lists["meetings"],
        outset=lists["outset"],
        talks=strings(table, "talks", "words", where),
        opening=strings(table, "talks", "opening", where),
        counting=verbs["counting"],
        deciding=verbs["deciding"],
        echoing=verbs["echoing"],
        founding=verbs["founding"],
    )


def _events(table: Mapping[str, Any], section: str, where: str) -> dict[str, tuple[StatusChange, str]]:
    return {
        noun: (_change(entry.get("change"), f"{where} [{section}] {noun!r}"), str(entry.get("status", "")))
        for noun, entry in tables(table, section, where).items()
    }


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
        implied=bool(entry.get("implied", False)),
    )


def _change(value: object, where: str) -> StatusChange:
    for change in get_args(StatusChange):
        if value == change:
            return change  # type: ignore[no-any-return]
    raise LanguageDataError(f"{where}: {value!r} is no change of status")
