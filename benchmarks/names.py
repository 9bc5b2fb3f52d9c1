"""How well names are told apart: the name benchmark of nomenklatura, beside RapidFuzz's WRatio, and our own pairs.

    python benchmarks/names.py --data DIR

``DIR`` holds ``name_bench_cases.csv``. Its pairs are split by a hash into a half for tuning and a half kept back; both
are reported. WRatio gets the threshold that is best on the first half.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, utils

from onrecord.world.matching import same_person, same_thing
from onrecord.world.resemblance import resemblance

OURS = Path(__file__).parents[1] / "tests" / "world" / "name_pairs.toml"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are of a person, and whether they are one."""

    a: str
    b: str
    person: bool
    same: bool

    @property
    def held(self) -> bool:
        """Whether the pair was kept back from tuning."""
        return bool(hashlib.sha256(f"{self.a}|{self.b}".encode()).digest()[0] & 1)


def f1(pairs: Sequence[Pair], is_match: Callable[[Pair], bool]) -> float:
    """F1 of *they are one*."""
    answers = [(pair.same, is_match(pair)) for pair in pairs]
    right = sum(same and found for same, found in answers)
    return 2 * right / (sum(same for same, _ in answers) + sum(found for _, found in answers))


def timed(pairs: Sequence[Pair], score: Callable[[Pair], float]) -> float:
    """Microseconds a pair, the names having been seen before."""
    for pair in pairs:
        score(pair)
    start = time.perf_counter()
    for _ in range(5):
        for pair in pairs:
            score(pair)
    return (time.perf_counter() - start) / (5 * len(pairs)) * 1e6


def report(name: str, pairs: Sequence[Pair], score: Callable[[Pair], float], threshold: float) -> None:
    """One line of the table."""
    dev, held = [p for p in pairs if not p.held], [p for p in pairs if p.held]
    figures = [f1(part, lambda p: score(p) >= threshold) for part in (dev, held, pairs)]
    print(f"{name:24} {figures[0]:6.3f} {figures[1]:6.3f} {figures[2]:6.3f} {timed(pairs, score):8.1f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    rows = list(csv.DictReader((parser.parse_args().data / "name_bench_cases.csv").open(encoding="utf-8", newline="")))
    pairs = [Pair(r["name1"], r["name2"], r["schema"] == "Person", r["is_match"] == "true") for r in rows]

    def wratio(pair: Pair) -> float:
        return float(fuzz.WRatio(pair.a, pair.b, processor=utils.default_process))

    def resembles(pair: Pair) -> float:
        return resemblance(pair.a, pair.b, person=pair.person)

    def matches(pair: Pair) -> float:
        return float((same_person if pair.person else same_thing)(pair.a, pair.b).same)

    dev = [pair for pair in pairs if not pair.held]
    best = max(range(50, 101), key=lambda t: f1(dev, lambda p: wratio(p) >= t))
    print(f"{len(pairs)} pairs              F1:  dev   held    all    µs a pair, warm")
    report("resemblance", pairs, resembles, 0.5)
    report(f"WRatio >= {best}", pairs, wratio, best)
    ours = [
        Pair(pair["a"], pair["b"], pair["kind"] == "person", pair["same"])
        for pair in tomllib.loads(OURS.read_text(encoding="utf-8"))["pair"]
    ]
    print(f"{len(ours)} pairs of ours")
    report("matching", ours, matches, 0.5)
    report("resemblance", ours, resembles, 0.5)
    report(f"WRatio >= {best}", ours, wratio, best)


if __name__ == "__main__":
    main()
