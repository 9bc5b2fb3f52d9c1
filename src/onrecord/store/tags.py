"""Short words that stand for who and what, so that the full-text index answers *who, about whom, how* at once.

A tag is a letter for the part and twelve digits for the value; digits, because a stemmer leaves them alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from onrecord.model.claims import Statement
from onrecord.model.facts import Said
from onrecord.store.slots import says_standing

BY, ABOUT, MANNER, DIRECTNESS = "b", "a", "m", "d"
KIND, SUBJECT, OBJECT, VALUE, CHANGE, PARTY, OWN, STANDING = "k", "s", "o", "v", "c", "p", "y", "t"


@lru_cache(maxsize=65536)
def tag(part: str, value: str) -> str:
    """The word that stands for ``value`` in the part ``part``."""
    digest = int.from_bytes(hashlib.blake2b(value.encode(), digest_size=8).digest(), "big")
    return f"{part}{digest % 10**12:012}"


def statement_tags(statement: Statement) -> str:
    """The tags of a statement: who says it and for whom, about whom, how."""
    words: list[str] = []
    for speaker in (statement.speaker, *statement.co_speakers):
        if speaker is not None:
            words += [tag(BY, entity) for entity in (speaker.entity, speaker.on_behalf_of) if entity]
    words += [tag(ABOUT, entity) for entity in statement.about]
    words += [tag(MANNER, statement.manner), tag(DIRECTNESS, statement.directness)]
    return _joined(words)


def said_tags(said: Said) -> str:
    """The tags of a thing said: its kind, every slot, every party."""
    words = [tag(KIND, said.kind)]
    slots = ((SUBJECT, said.subject), (OBJECT, said.object), (VALUE, said.value), (CHANGE, said.change))
    words += [tag(part, value) for part, value in slots if value]
    words += [tag(PARTY, party) for party in said.parties]
    if said.own:
        words.append(tag(OWN, "yes"))
        if said.object and says_standing(said):
            words.append(tag(STANDING, said.object))
    return _joined(words)


def _joined(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(words))
