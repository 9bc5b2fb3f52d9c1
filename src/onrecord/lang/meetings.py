"""Nouns and verbs of meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from onrecord.lang.schema import read_table, strings, words
from onrecord.model.claims import MeetingState, MeetingType


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """Which nouns are meetings of which type, and what verbs say of them."""

    nouns: Mapping[str, MeetingType]
    types: tuple[tuple[str, MeetingType], ...]
    """Words before a meeting that settle its type, longest first."""
    verbs: Mapping[str, MeetingState]
    acts: Mapping[str, MeetingType]
    ahead: frozenset[str]


@lru_cache(maxsize=4)
def meeting_words(code: str) -> MeetingWords:
    """The words of ``meetings.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/meetings.toml"
    table = read_table(code, "meetings")
    types = words(table, "types", get_args(MeetingType), where)
    return MeetingWords(
        nouns=cast("dict[str, MeetingType]", words(table, "nouns", get_args(MeetingType), where)),
        types=cast("tuple[tuple[str, MeetingType], ...]", tuple(sorted(types.items(), key=lambda t: -len(t[0])))),
        verbs=cast("dict[str, MeetingState]", words(table, "verbs", get_args(MeetingState), where)),
        acts=cast("dict[str, MeetingType]", words(table, "acts", get_args(MeetingType), where)),
        ahead=strings(table, "ahead", "words", where),
    )
