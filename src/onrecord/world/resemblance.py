"""How likely two names alone are one: four measures, weighed.

The measures are our own; the weights were fitted by logistic regression on half of the 826 pairs of the name benchmark
of OpenSanctions' nomenklatura (MIT licence), the half whose hash is even, and checked on the other
(``benchmarks/names.py``). Persons and things are weighed apart. Eight measures scored no better on the half kept back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from onrecord.world.names import NameWords, compare, name_words

__all__ = ["Measures", "contradict", "measure", "resemblance"]


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured of two names.

    ``left_both`` is 1 where words are left over on both sides (*Igor Deripaska*, *Oleg Deripaska*). ``edits`` are the
    letters to change in the words that were paired off. ``together`` is the likeness, 0 to 1, of the names run
    together. ``fathers`` is 1 where the fathers' names contradict each other.
    """

    left_both: float
    edits: float
    together: float
    fathers: float


@dataclass(frozen=True, slots=True)
class _Weights:
    constant: float
    left_both: float
    edits: float
    together: float
    fathers: float


_PERSON = _Weights(constant=-0.3, left_both=-3.4, edits=-0.7, together=2.7, fathers=-5.8)
_THING = _Weights(constant=-1.3, left_both=-3.2, edits=-0.6, together=4.0, fathers=0.0)


def measure(a: NameWords, b: NameWords) -> Measures:
    """The measures of two names."""
    found = compare(a, b)
    return Measures(
        left_both=float(bool(found.left_a) and bool(found.left_b)),
        edits=sum([(1 - score) * max(len(word), len(other)) for word, other, score in found.pairs]),
        together=found.together,
        fathers=float(contradict(a.fathers, b.fathers)),
    )


def contradict(fathers: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether both names give a father, and not the same one (*Viktorovich*, *Ivanovich*)."""
    return bool(fathers and others) and not any(f[:4] == o[:4] for f in fathers for o in others)


def resemblance(a: str, b: str, *, person: bool = True) -> float:
    """How likely the two names are one, 0 to 1; from 0.5 on they are taken to be."""
    words, others = name_words(a, person=person), name_words(b, person=person)
    if words.words == others.words and words.fathers == others.fathers:
        return 1.0
    found, weights = measure(words, others), _PERSON if person else _THING
    total = (
        weights.constant
        + weights.left_both * found.left_both
        + weights.edits * found.edits
        + weights.together * found.together
        + weights.fathers * found.fathers
    )
    return 1 / (1 + math.exp(-total))
