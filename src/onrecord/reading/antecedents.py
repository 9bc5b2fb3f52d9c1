"""What words that refer back may mean: everybody named so far, the likelier the nearer and the more in the foreground.

The order of salience is that of Lappin & Leass (1994), cut down to what news needs: who speaks, then who stands in a
subject's place, then the rest, each sentence back costing something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

SUBJECT, SPEAKER, OBJECT = 1.0, 2.0, 0.3
FAVOURED = 1.25
"""For whom the article, or his name, has told the gender that a pronoun has."""
BOUND, PARALLEL = 2.0, 0.7
"""The subject of the clause in which *his* stands; a subject for a pronoun in a subject's place."""
NOBODY = -0.75
"""Somebody nobody knows, behind whom the article names."""
SILENT, SPOKESMAN = -1.0, -1.0
"""Who spoke, for a pronoun that does not; who only speaks for others."""
QUOTED = -0.6
"""What is named inside somebody's words recedes behind what the article itself names."""
RECEDED = 0.3
"""A country named only to say whose minister somebody is."""
REACH, FAR = 6, 40
"""Sentences that a description looks back for somebody who may be one of several; for what is the only one."""
SENTENCE_BACK, PARAGRAPH_BACK = 1.2, 1.5
SAME_SENTENCE = 0.6
"""The subject of an earlier clause of the sentence goes before the speaker of the sentence before."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands: its token, its sentence, how many sentences the article itself has told so far, its
    paragraph, and whether it stands in a quotation.
    """

    token: int
    sentence: int
    told: int
    paragraph: int
    quoted: bool

    def since(self, other: Place) -> int:
        """Sentences back to another place: those of a quotation between do not count, but for what stands in one."""
        if self.quoted or self.sentence == other.sentence:
            return self.sentence - other.sentence
        return max(1, self.told - other.told)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that somebody is named by. ``entity`` is None for somebody nobody knows (*an aide*)."""

    place: Place
    entity: str | None
    weight: float
    gender: str | None = None
    """What the word for somebody nobody knows tells: *his grandmother*."""
    subject: bool = False
    spoke: bool = False
    told: bool = False
    """Whether it stands in a subject's place, is the source of words, stands in somebody's words."""

    @property
    def token(self) -> int:
        """The index of its first word."""
        return self.place.token


@dataclass(slots=True)
class History:
    """Everybody named so far, in the order of the text."""

    candidates: list[Candidate] = field(default_factory=list)

    def add(self, candidate: Candidate) -> None:
        """Notes a mention; those of one token all count."""
        self.candidates.append(candidate)

    def back(self, place: Place, reach: int) -> Iterator[Candidate]:
        """The candidates before a place, the nearest first, as far as ``reach`` sentences back."""
        for candidate in reversed(self.candidates):
            if candidate.token < place.token:
                if place.since(candidate.place) > reach:
                    return
                yield candidate

    def best(
        self,
        place: Place,
        fits: Callable[[Candidate], bool],
        *,
        reach: int,
        favours: Callable[[Candidate], float] | None = None,
    ) -> Candidate | None:
        """The likeliest of those who fit; the nearest of equals. ``favours`` tells what more one has for him."""
        best: tuple[float, int] | None = None
        found: Candidate | None = None
        for candidate in self.back(place, reach):
            if not fits(candidate):
                continue
            distance = place.since(candidate.place)
            score = -SENTENCE_BACK * distance - PARAGRAPH_BACK * (place.paragraph - candidate.place.paragraph)
            score += candidate.weight + (SAME_SENTENCE if distance == 0 else 0.0)
            if favours is not None:
                score += favours(candidate)
            if best is None or (score, candidate.token) > best:
                best, found = (score, candidate.token), candidate
        return found
