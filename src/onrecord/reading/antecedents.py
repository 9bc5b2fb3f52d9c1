"""What words that refer back may mean: everybody named so far, the likelier the nearer and the more in the foreground.

The order of salience is that of Lappin & Leass (1994), cut down to what news needs: who speaks, then who stands in a
subject's place, then the rest, each sentence back costing something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

SUBJECT, SPEAKER, OBJECT = 1.0, 2.0, 0.3
QUOTED = -0.6
"""What is named inside somebody's words recedes behind what the article itself names."""
SENTENCE_BACK, PARAGRAPH_BACK = 1.2, 0.2
SAME_SENTENCE = 0.6
"""The subject of an earlier clause of the sentence goes before the speaker of the sentence before."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that somebody is named by. ``entity`` is None for somebody nobody knows (*an aide*)."""

    token: int
    sentence: int
    paragraph: int
    entity: str | None
    weight: float


@dataclass(slots=True)
class History:
    """Everybody named so far, in the order of the text."""

    candidates: list[Candidate] = field(default_factory=list)

    def add(self, candidate: Candidate) -> None:
        """Notes a mention; those of one token all count."""
        self.candidates.append(candidate)

    def back(self, token: int, sentence: int, reach: int) -> Iterator[Candidate]:
        """The candidates before a token, the nearest first, as far as ``reach`` sentences back."""
        for candidate in reversed(self.candidates):
            if sentence - candidate.sentence > reach:
                return
            if candidate.token < token:
                yield candidate

    def best(
        self,
        place: tuple[int, int, int],
        fits: Callable[[Candidate], bool],
        *,
        reach: int,
        salient: bool = True,
    ) -> Candidate | None:
        """The likeliest of those who fit, from a token, its sentence and its paragraph; the nearest of equals.

        ``salient`` off leaves nearness alone to decide.
        """
        token, sentence, paragraph = place
        best: tuple[float, int] | None = None
        found: Candidate | None = None
        for candidate in self.back(token, sentence, reach):
            if not fits(candidate):
                continue
            distance = sentence - candidate.sentence
            score = -SENTENCE_BACK * distance - PARAGRAPH_BACK * (paragraph - candidate.paragraph)
            if salient:
                score += candidate.weight + (SAME_SENTENCE if distance == 0 else 0.0)
            if best is None or (score, candidate.token) > best:
                best, found = (score, candidate.token), candidate
        return found
