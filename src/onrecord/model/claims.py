"""What an article says: statements, and the claims they and the article make.

Field by field these are the data contract (``docs/record-format.md``); JSON carries the same names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from onrecord.model.text import Evidence, Span

Factuality = Literal["asserted", "planned", "expected", "hoped", "proposed", "conditional", "denied"]
Directness = Literal["direct", "mixed", "indirect"]
Manner = Literal[
    "say", "stress", "add", "hope", "want", "expect", "promise", "propose", "demand", "ask", "agree", "deny",
    "accuse", "warn", "praise", "think",
]  # fmt: skip
EntityType = Literal[
    "country", "organisation", "body", "person", "place", "document", "initiative", "outlet", "group",
]  # fmt: skip
StatusChange = Literal[
    "held", "acquired", "lost", "suspended", "restored", "sought", "offered", "agreed", "refused", "under review",
]  # fmt: skip
MeetingType = Literal["summit", "ministerial", "session", "talks", "visit", "call", "conference"]
MeetingState = Literal["planned", "under way", "held", "postponed", "cancelled", "proposed", "declined"]
RoleChange = Literal[
    "held", "appointed", "elected", "left", "acting", "former", "nominated", "incoming",
]  # fmt: skip
RelationType = Literal[
    "seat of", "founder of", "body of", "chair of", "proposer of", "participant in", "recognises", "ally of",
]  # fmt: skip
AgreementChange = Literal[
    "proposed", "negotiated", "initialled", "signed", "ratified", "in force", "suspended", "left",
]  # fmt: skip


_FROM_STRONG_TO_WEAK: tuple[Factuality, ...] = get_args(Factuality)


def weaker(one: Factuality, other: Factuality) -> Factuality:
    """The one that claims less: where two meet in one clause, that one stands."""
    return max(one, other, key=_FROM_STRONG_TO_WEAK.index)


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something the article names, under one id for all its spellings."""

    id: str
    type: EntityType
    name: str
    mentions: tuple[Evidence, ...]
    ids: tuple[tuple[str, str], ...] = ()
    """Other registries' ids: ``iso3``, ``cow``, ``wikidata``, ``acronym``, ``geonames``; sorted by key."""
    of: str | None = None
    """The parent of a body, or of whom a group consists."""
    within: str | None = None
    """The country a place lies in; ``in`` in JSON."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it. ``text`` is the mention by the cue; ``entity`` whom it stands for, None for somebody unnamed."""

    entity: str | None
    text: str
    start: int
    end: int
    office: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """The medium or person told."""

    entity: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: words, and the words that report them."""

    id: str
    speaker: Speaker | None
    """None where nobody is named (*it is expected that*)."""
    co_speakers: tuple[Speaker, ...]
    according_to: str | None
    """Id of the statement in which this one is reported."""
    cue: Evidence | None
    content: tuple[Evidence, ...]
    directness: Directness
    manner: Manner
    to: Addressee | None = None
    occasion: str | None = None
    said_on: str | None = None
    about: tuple[str, ...] = ()
    rule: str = ""
    """Which rule found it; shown by ``--explain``, not part of the contract."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How sure the text is of a claim, and who answers for it."""

    factuality: Factuality = "asserted"
    negated: bool = False
    condition: Evidence | None = None
    according_to: str | None = None
    """A statement's id; None where the article itself says it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a claim stands: the smallest clause that says it, other places that repeat it, the words in each role."""

    evidence: Evidence
    also: tuple[Evidence, ...] = ()
    rule: str = ""
    parts: tuple[tuple[str, Span], ...] = ()
    """Role → words, in text order; a claim's identity hashes these and not the rule."""


@dataclass(frozen=True, slots=True)
class Status:
    """A holder's standing in an organisation."""

    kind: ClassVar[str] = "status"
    id: str
    stance: Stance
    ground: Ground
    holder: str
    organisation: str
    status: str | None
    change: StatusChange
    on: str | None = None
    held: str | None = None
    by: str | None = None
    at: str | None = None
    count: int | None = None
    """How many a group holder has, where members are not named (*27 states*)."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A summit, a visit, talks: held, planned or called off."""

    kind: ClassVar[str] = "meeting"
    id: str
    stance: Stance
    ground: Ground
    type: MeetingType
    state: MeetingState
    organisation: str | None = None
    participants: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    name: str | None = None
    ordinal: int | None = None
    when: str | None = None
    place: str | None = None
    country: str | None = None
    host: str | None = None
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A person's office."""

    kind: ClassVar[str] = "role"
    id: str
    stance: Stance
    ground: Ground
    person: str
    office: str
    of: str | None
    change: RoleChange
    to: str | None = None
    """An ambassador's post."""
    held: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What two entities are to each other."""

    kind: ClassVar[str] = "relation"
    id: str
    stance: Stance
    ground: Ground
    holder: str
    other: str
    type: RelationType
    held: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document between parties, and what became of it."""

    kind: ClassVar[str] = "agreement"
    id: str
    stance: Stance
    ground: Ground
    parties: tuple[str, ...]
    document: str | None
    change: AgreementChange
    on: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER's terms (Halterman et al. 2023)."""

    kind: ClassVar[str] = "event"
    id: str
    stance: Stance
    ground: Ground
    type: str
    actor: str
    recipient: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    when: str | None = None
    place: str | None = None


Claim = Status | Meeting | Role | Relation | Agreement | Event
CLAIM_TYPES: tuple[type[Claim], ...] = (Status, Meeting, Role, Relation, Agreement, Event)
