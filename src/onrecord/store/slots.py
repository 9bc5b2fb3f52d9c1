"""Which field of a claim stands in which slot of what it says: the one place where kinds are told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from onrecord.model.claims import Agreement, Claim, Event, Meeting, Relation, Role, Statement, Status
from onrecord.model.facts import UNNAMED, Said
from onrecord.store import days

_STANDING = frozenset({"held", "acquired", "restored", "lost", "suspended"})
DAY_SHIFT = 46
"""Bits of a saying's id under those of its day."""
WEEK = 7
"""Days: what is dated less closely than that can be of one fact with things some way off."""
YEAR = 366
"""Days: what can mean more than that says nothing of when, and is of one fact with its like alone."""


def said_by(claim: Claim, statements: Mapping[str, Statement], published: int) -> Said:
    """What a claim says, whoever wrote it.

    Args:
        claim: the claim.
        statements: the article's statements by id, to find who answers for the claim.
        published: the article's day, as a number; it dates meetings and events that no words date.
    """
    stance = claim.stance
    return Said(
        kind=claim.kind,
        **_slots(claim, published),
        factuality=stance.factuality,
        negated=stance.negated,
        voice=voice_of(stance.according_to, statements),
        conditional=stance.condition is not None,
    )


def seen_on(claim: Claim, published: int) -> int:
    """The day on which the claim says that a state holds: that of publication, unless it names another; 0 for none.

    An interval that is open to the day of the report (*has been an observer since May 2018*) says that it holds on it.
    """
    if isinstance(claim, Status | Role | Relation) and getattr(claim, "change", "held") in ("held", "acting"):
        if claim.held is None or (claim.held.endswith("/..") and days.first_of(claim.held) <= published):
            return published
        if "/" not in claim.held:
            return days.first_of(claim.held)
    return 0


def voice_of(statement_id: str | None, statements: Mapping[str, Statement]) -> str | None:
    """Who answers for what stands in a statement: an entity's id, ``unnamed``, or None for the article itself."""
    if statement_id is None:
        return None
    statement = statements.get(statement_id)
    speaker = statement.speaker if statement else None
    return speaker.entity if speaker and speaker.entity else UNNAMED


def saying_id(said: Said, text: str) -> int:
    """The same number for the same thing said, in every store; for meetings and events its day comes first.

    ``text`` is ``plain_said`` as JSON with sorted keys.
    """
    digest = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
    return (day_of(said) << DAY_SHIFT) | (digest >> (64 - DAY_SHIFT))


def topic_id(said: Said) -> int:
    """The same number for all that must be looked at together to make one fact of it: its topic.

    Of a standing, an office or a relation that is everything about the two; of a meeting, those of this type and these
    people; of an event, what the one did to the other; of an agreement, its document and parties.
    """
    words: tuple[str | None, ...]
    match said.kind:
        case "status" | "role" | "relation":
            words = (said.subject, said.object)
        case "meeting":
            words = (said.value, said.subject or said.get("participants") or " ".join(said.parties))
        case "agreement":
            words = (said.value, said.get("parties"))
        case _:
            words = (said.value, said.subject, said.object)
    return topic_of(said.kind, *words)


def office_id(said: Said) -> int | None:
    """The same number for every office of one country, body or organisation; None for what is no office."""
    return topic_of("office", said.object) if said.kind == "role" and said.object else None


def says_standing(said: Said) -> bool:
    """Whether it bears on where somebody stands: that a rung is held, gained or lost, not that it is asked for."""
    return said.kind == "status" and said.change in _STANDING


@lru_cache(maxsize=65536)
def topic_of(kind: str, *words: str | None) -> int:
    """The topic that these words name."""
    text = "\n".join((kind, *(word or "" for word in words)))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def day_of(said: Said) -> int:
    """The day under which a meeting or an event is filed; 0 for states, which have no one day."""
    return days_of(said)[0]


def days_of(said: Said) -> tuple[int, int]:
    """The first and the last day on which it can have taken place; of the month of the report where it names none.

    0 and 0 for states, and where the article has no date either.
    """
    if said.kind in ("status", "role", "relation"):
        return 0, 0
    date = said.on if days.first_of(said.on) else said.reported
    low = days.first_of(date)
    return low, max(low, days.last_of(date))


def dated(said: Said) -> bool:
    """Whether words say when it took place, of a known year."""
    return bool(days.first_of(said.on))


def wide_until(said: Said) -> int:
    """The last day that it can mean, of what may be of one fact with things that are filed some way off.

    That is whatever is not dated to a week, and what has a number. 0 for all else, which is found around its day.
    """
    low, high = days_of(said)
    return high if high - low >= WEEK or said.get("ordinal") else 0


def first_id_of(day: int) -> int:
    """The smallest id that a saying of that day can have."""
    return day << DAY_SHIFT


def plain_said(said: Said) -> dict[str, Any]:
    """As plain data; what is unknown is left out, to keep rows short."""
    plain = {name: value for name in Said.__slots__ if (value := getattr(said, name)) and value != "asserted"}
    if said.rest:
        plain["rest"] = dict(said.rest)
    return plain


def said_from_plain(plain: dict[str, Any]) -> Said:
    """What ``plain_said`` wrote."""
    get = plain.get
    return Said(
        kind=plain["kind"],
        subject=get("subject"),
        object=get("object"),
        value=get("value"),
        change=get("change"),
        on=get("on"),
        held=get("held"),
        place=get("place"),
        parties=tuple(get("parties", ())),
        rest=tuple(sorted(get("rest", {}).items())),
        factuality=get("factuality", "asserted"),
        negated=get("negated", False),
        voice=get("voice"),
        conditional=get("conditional", False),
        reported=get("reported"),
    )


def _slots(claim: Claim, published: int) -> dict[str, Any]:
    match claim:
        case Status():
            return {
                "subject": claim.holder,
                "object": claim.organisation,
                "value": claim.status,
                "change": claim.change,
                "on": claim.on,
                "held": _interval(claim.held),
                "parties": _parties(claim.holder, claim.organisation, claim.by),
                "rest": _rest(by=claim.by, at=claim.at, count=claim.count),
            }
        case Role():
            return {
                "subject": claim.person,
                "object": claim.of,
                "value": " ".join(claim.office.casefold().split()),
                "change": claim.change,
                "held": _interval(claim.held),
                "parties": _parties(claim.person, claim.of, claim.to),
                "rest": _rest(office=claim.office, to=claim.to),
            }
        case Relation():
            return {
                "subject": claim.holder,
                "object": claim.other,
                "value": claim.type,
                "change": "held",
                "held": _interval(claim.held),
                "parties": _parties(claim.holder, claim.other),
            }
        case Meeting():
            participants, absent = sorted(claim.participants), sorted(claim.absent)
            return {
                "subject": claim.organisation,
                "object": None,
                "value": claim.type,
                "change": claim.state,
                "on": claim.when,
                "place": claim.place,
                "reported": _month(claim.when, published),
                "parties": _parties(claim.organisation, claim.host, claim.chair, claim.country, *participants),
                "rest": _rest(
                    name=claim.name,
                    ordinal=claim.ordinal,
                    country=claim.country,
                    host=claim.host,
                    chair=claim.chair,
                    participants=" ".join(participants),
                    absent=" ".join(absent),
                ),
            }
        case Agreement():
            return {
                "subject": None,
                "object": None,
                "value": claim.document,
                "change": claim.change,
                "on": claim.on,
                "place": claim.place,
                "reported": _month(claim.on, published),
                "parties": _parties(*claim.parties, claim.document),
                "rest": _rest(parties=" ".join(sorted(claim.parties))),
            }
        case Event():
            return {
                "subject": claim.actor,
                "object": claim.recipient,
                "value": claim.type,
                "change": None,
                "on": claim.when,
                "place": claim.place,
                "reported": _month(claim.when, published),
                "parties": _parties(claim.actor, claim.recipient),
                "rest": _rest(mode=claim.mode, contexts=" ".join(sorted(claim.contexts))),
            }


def _interval(held: str | None) -> str | None:
    return held if held and "/" in held else None


def _month(when: str | None, published: int) -> str | None:
    day = None if days.first_of(when) else days.iso(published)
    return day[:7] if day else None


def _parties(*entities: str | None) -> tuple[str, ...]:
    return tuple(sorted({entity for entity in entities if entity}))


def _rest(**values: str | int | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(value)) for name, value in values.items() if value not in (None, "")))
