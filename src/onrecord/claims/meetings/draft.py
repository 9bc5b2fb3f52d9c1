"""One telling of a meeting, before tellings of the same meeting are put together."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.claims import Factuality, MeetingState, MeetingType
from onrecord.model.reading import Clause
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Scene:
    """When and where a meeting takes place, who gives it a roof and a chair."""

    when: str | None = None
    place: str | None = None
    country: str | None = None
    host: str | None = None
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """What becomes of a meeting, and the clause that says so."""

    clause: Clause
    state: MeetingState
    mood: Factuality | None = None
    negated: bool | None = None
    told: bool = True
    """Whether a verb tells of it; False where it is only the place or time of something else."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting as one place in the text tells of it."""

    type: MeetingType
    telling: Telling
    head: Span
    evidence: Span
    rule: str
    organisation: str | None = None
    participants: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    name: str | None = None
    ordinal: int | None = None
    scene: Scene = Scene()
    attended: bool = False
    """Whether the participants are some who were there, and not all who met."""
    echo: bool = False
    """*the first one*: another of the kind that was told of before."""
    foreign: bool = False
    """Whether *of* leads to something that is no organisation we know (*the summit of Mount Kenya*)."""
    definite: bool = False
    """*the summit*: one that was told of before, or that there is one of."""
    indefinite: bool = False
    """*a summit*: hardly one that was told of before."""
    fresh: bool = False
    """*the next summit*, *another round*: not one that was told of before."""


def drafted(
    clause: Clause, kind: MeetingType, telling: Telling, parties: tuple[str, ...], scene: Scene, rule: str
) -> Draft:
    """What a verb tells of a meeting."""
    return Draft(
        type=kind,
        telling=telling,
        head=clause.predicate_span,
        evidence=clause.span,
        rule=rule,
        participants=tuple(dict.fromkeys(parties)),
        scene=scene,
    )
