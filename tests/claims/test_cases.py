"""The grammar book through the reader: no kind of entry may fall below what it has reached."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from cases.form import FILES
from claims.scoring import Score, scores

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def measured() -> dict[str, Score]:
    return scores()


def test_every_kind_has_its_floors() -> None:
    assert set(FLOORS) == set(FILES.values())


@pytest.mark.parametrize("measure", ["precision", "recall"])
@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_floors_hold(measured: dict[str, Score], kind: str, measure: str) -> None:
    score = measured[kind]
    reached = getattr(score, measure)
    prefix = "made up" if measure == "precision" else "missed"
    fallen = "\n".join(line for line in score.fallen if line.startswith(prefix))
    assert reached >= FLOORS[kind][measure], f"{kind}: {measure} is {reached:.3f}\n{fallen}"
