"""What many articles say together: sayings with their witnesses, facts, decisions, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.claims import Factuality

Standing = Literal["reported", "corroborated", "contested", "superseded"]
Judgement = Literal["right", "wrong", "same", "different", "withdrawn"]
"""Of a fact that it is so or not so; of two entities that they are one or two; of an article that it counts no more."""
Outcome = Literal["planned", "held", "lapsed", "open"]
"""Of a meeting: to come; held; called off or put off; its date gone by, and no article says what became of it."""
UNNAMED = "unnamed"
"""The voice of somebody whom the article does not name."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, without where: two claims that say the same have equal ``Said``.

    Which field of a claim stands in which slot is written in one place, ``store/slots.py``.
    """

    kind: str
    subject: str | None
    """Entity id: the holder, the person, the actor, the organisation that meets."""
    object: str | None
    """Entity id: the organisation, the office's body, the recipient."""
    value: str | None
    """The rung, the office, the type of meeting, relation or event, the document."""
    change: str | None
    """The change or state that the kind knows."""
    on: str | None = None
    """EDTF: when it took or takes place."""
    held: str | None = None
    """EDTF interval in which it is said to hold."""
    place: str | None = None
    parties: tuple[str, ...] = ()
    """Every entity with a part in it, sorted."""
    rest: tuple[tuple[str, str], ...] = ()
    """What else the kind says, by field; sorted."""
    factuality: Factuality = "asserted"
    negated: bool = False
    voice: str | None = None
    """Entity id of whoever answers for it, ``unnamed``, or None where the article itself says it."""
    conditional: bool = False
    reported: str | None = None
    """Month of the report (EDTF), for meetings and events that no words date: a year later it is another one."""

    @property
    def own(self) -> bool:
        """Whether an article says in its own voice that it is so, or is not so."""
        return self.factuality == "asserted" and self.voice is None and not self.conditional

    @property
    def plain(self) -> bool:
        """Whether an article says in its own voice that it is so."""
        return self.own and not self.negated

    def get(self, field: str) -> str | None:
        """A value of ``rest``."""
        return next((value for name, value in self.rest if name == field), None)


@dataclass(frozen=True, slots=True)
class Support:
    """One article's claim behind a saying. Dates are ISO days, None where the article has none."""

    claim: int
    article: str
    source: str
    """Key of the source of origin; reprints and near copies share one."""
    day: str | None
    seen: str | None = None
    """The day on which the claim says that the state holds (*currently*), where it names one and no interval."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The witnesses of a saying, counted. Dates are ISO days."""

    claims: int = 0
    sources: int = 0
    """Independent sources."""
    first: str | None = None
    """Day of the first report."""
    second: str | None = None
    """Day on which a second, independent source reported it."""
    last: str | None = None
    seen_first: str | None = None
    seen_last: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said, by however many claims."""

    id: int
    said: Said
    tally: Tally
    sources: tuple[str, ...] = ()
    """Keys of the independent sources, where a question has loaded them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word about the record; kept, dated, and withdrawable."""

    id: int
    judgement: Judgement
    left: str
    """A fact's, an entity's or an article's id."""
    right: str | None
    by: str
    reason: str
    at: str
    """ISO time, UTC."""
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None
    withdrawn_reason: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it has not been taken back."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Link:
    """Two ids that stand for one entity, and why."""

    left: str
    right: str
    reasons: tuple[str, ...]
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Sayings that agree, merged: what is on record, how well, since when, and who disagrees."""

    id: str
    said: Said
    """The most precise of its sayings."""
    sayings: tuple[Saying, ...]
    standing: Standing
    sources: int
    first: str | None
    last: str | None
    valid: str | None = None
    """EDTF interval in which it holds, as far as it is known."""
    according_to: tuple[str, ...] = ()
    """Voices that say it; the fact is *reported according to* them where no article says it itself."""
    against: tuple[str, ...] = ()
    """Ids of facts that cannot be so if this one is."""
    denied_by: tuple[str, ...] = ()
    superseded_by: str | None = None
    """Id of the later change that ended it."""
    decided: Decision | None = None
    outcome: Outcome | None = None
    """What became of a meeting."""

    @property
    def plain(self) -> bool:
        """Whether at least one article says it in its own voice."""
        return any(saying.said.plain for saying in self.sayings)

    @property
    def wrong(self) -> bool:
        """Whether somebody has decided that it is not so."""
        return self.decided is not None and self.decided.judgement == "wrong"


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles of one origin: how much they share, and where."""

    left: str
    right: str
    """Article ids; ``left`` is the older."""
    containment: float
    """Share of the shorter article's own 8-word shingles that the longer one has too."""
    passages: tuple[tuple[int, int, int, int], ...]
    """Start and end in ``left``, start and end in ``right``; code points."""
