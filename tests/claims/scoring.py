"""The cases against the reader: what it finds, what it misses, what it makes up.

An entry is right where its kind, its first word (change, state, type or directness) and the entities its line names
are. Dates, factuality and evidence are for other tests; a key that a line leaves out is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases.form import FILES, Expected, Sentence, read_cases

from onrecord.claims import claims_of
from onrecord.model.article import Article
from onrecord.model.claims import Claim, Statement
from onrecord.reading import annotate, read

CASES = Path(__file__).parents[1] / "cases" / "en"
_BATCH = 32
_FIRST = {
    "agreement": "change",
    "event": "type",
    "meeting": "state",
    "relation": "type",
    "role": "change",
    "statement": "directness",
    "status": "change",
}
_COMPARED = {
    "agreement": ("parties",),
    "event": ("actor", "recipient"),
    "meeting": ("organisation", "host", "place", "participants"),
    "relation": ("holder", "other"),
    "role": ("person", "of"),
    "statement": ("speaker",),
    "status": ("holder", "organisation", "status"),
}


@dataclass(frozen=True, slots=True)
class Score:
    """How the sentences of one kind came out; ``fallen`` has a line for each entry missed or made up."""

    right: int
    made_up: int
    missed: int
    fallen: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of the entries found that are right."""
        return self.right / max(1, self.right + self.made_up)

    @property
    def recall(self) -> float:
        """The share of the entries wanted that are found."""
        return self.right / max(1, self.right + self.missed)


def scores() -> dict[str, Score]:
    """Every case through the model, by kind."""
    return {kind: _score(kind, tuple(_results(Path(name)))) for name, kind in FILES.items()}


def _results(name: Path) -> Iterator[tuple[str, Sentence, Sequence[Statement | Claim]]]:
    waiting = [(case, sentence) for case in read_cases(CASES / name) for sentence in case.sentences]
    articles = [
        Article(
            id=f"{name.stem}:{sentence.line}",
            source=str(name),
            text=sentence.text,
            language="en",
            published=case.published,
        )
        for case, sentence in waiting
    ]
    for first in range(0, len(articles), _BATCH):
        batch = articles[first : first + _BATCH]
        for (_, sentence), article, annotation in zip(waiting[first:], batch, annotate(batch), strict=False):
            statements, claims = claims_of(read(article, annotation))
            yield f"{name}:{sentence.line}", sentence, (*statements, *claims)


def _score(kind: str, results: Sequence[tuple[str, Sentence, Sequence[Statement | Claim]]]) -> Score:
    right = made_up = missed = 0
    fallen: list[str] = []
    for place, sentence, entries in results:
        left = [entry for entry in entries if kind == _kind(entry)]
        for wanted in sentence.expected:
            match = next((entry for entry in left if _fits(entry, wanted)), None)
            if match is None:
                missed += 1
                fallen.append(f"missed  {place} {wanted.first} {dict(wanted.values)}: {sentence.text}")
            else:
                right += 1
                left.remove(match)
        made_up += len(left)
        fallen += [f"made up {place} {_shown(kind, entry)}: {sentence.text}" for entry in left]
    return Score(right, made_up, missed, tuple(fallen))


def _kind(entry: Statement | Claim) -> str:
    return "statement" if isinstance(entry, Statement) else entry.kind


def _fits(entry: Statement | Claim, wanted: Expected) -> bool:
    if getattr(entry, _FIRST[wanted.kind]) != wanted.first:
        return False
    asked = ((key, wanted.get(key)) for key in _COMPARED[wanted.kind])
    return all(value is None or _sorted(value) == _value(entry, key) for key, value in asked)


def _value(entry: Statement | Claim, key: str) -> str | None:
    value = getattr(entry, key)
    if key == "speaker":
        return "nobody" if value is None else value.entity or "unnamed"
    return ",".join(sorted(value)) if isinstance(value, tuple) else value


def _shown(kind: str, entry: Statement | Claim) -> str:
    keys = {key: _value(entry, key) for key in _COMPARED[kind]}
    return f"{getattr(entry, _FIRST[kind])} {keys}"


def _sorted(value: str) -> str:
    return ",".join(sorted(value.split(",")))
