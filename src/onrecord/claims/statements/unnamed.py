"""Somebody whom nobody names: his office, and for whom he speaks, where his own words tell (*Palau's ambassador*).

*the official*, *he*, behind *a Danish official*, is the same one as long as nobody else has spoken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord import world
from onrecord.claims.context import Context
from onrecord.model.claims import Speaker, Statement
from onrecord.model.text import Span

_BEFORE = re.compile(r"^(?:(?:a|an|another|one|other|several|some|that|the|this|two|three|four)\s+)+", re.IGNORECASE)
_BEHIND = re.compile(r",? (?:who|which|speaking|on condition)\b.*$|,$", re.IGNORECASE | re.DOTALL)
_IN = re.compile(r" (?:at|based in|from|in|near) ")
"""*a diplomat in Riyadh* need not be of the state in which he is."""
_AGAIN = frozenset({"he", "she", "they", "who"})
_NEAR = 700
"""Characters from the words of somebody unnamed to those of whoever takes them up."""


def unnamed(context: Context, span: Span) -> Speaker:
    """A speaker without a name, with the office that the words give him."""
    words = context.words(span)
    plain = _BEHIND.sub("", _BEFORE.sub("", words)).strip()
    office = world.parse_office(plain) if plain else None
    if office is None or office.on_behalf_of is None or office.head == "diplomat" or _IN.search(plain):
        return Speaker(None, words, span.start, span.end)
    return Speaker(None, words, span.start, span.end, office.text, office.on_behalf_of)


def taken_up(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, in text order, with *he* and *the official* as the unnamed one who spoke right before."""
    found: list[Statement] = []
    last: Speaker | None = None
    for statement in statements:
        speaker = statement.speaker
        if speaker is None or statement.co_speakers:
            found.append(statement)
            continue
        if last is not None and _is_same(speaker, last):
            speaker = replace(speaker, office=last.office, on_behalf_of=last.on_behalf_of)
        last = speaker if speaker.entity is None and speaker.on_behalf_of is not None else None
        found.append(replace(statement, speaker=speaker))
    return found


def _is_same(speaker: Speaker, last: Speaker) -> bool:
    if speaker.entity is not None or speaker.on_behalf_of is not None:
        return False
    if not 0 <= speaker.start - last.end <= _NEAR:
        return speaker.start == last.start  # the same words report it
    words = speaker.text.lower().split()
    return (words[-1:] == last.text.lower().split()[-1:] and words[:1] == ["the"]) or (
        len(words) == 1 and words[0] in _AGAIN
    )
