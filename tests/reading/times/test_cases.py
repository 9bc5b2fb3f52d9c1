"""The cases of ``tests/cases/en/times.md``: every tagged expression is found where it stands, and nothing else is."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.reading.times import find_times

CASES = Path(__file__).parents[2] / "cases" / "en" / "times.md"
TAG = re.compile(r"</?t>")


class Case(NamedTuple):
    line: int
    heading: str
    published: str | None
    text: str
    expected: tuple[tuple[int, int, str, str, str | None], ...]


def read_cases() -> list[Case]:
    cases: list[Case] = []
    heading, published, lines = "", None, CASES.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("published "):
            date = line.removeprefix("published ")
            published = None if date == "-" else date
        elif line.startswith("> "):
            told = []
            for below in lines[number + 1 :]:
                if not re.match(r"(DATE|TIME|DURATION|SET|nothing)\b", below):
                    break
                told.append(below)
            assert told, f"line {number + 1} says nothing of what is expected"
            cases.append(_case(number + 1, heading, published, line[2:], told))
    return cases


def _case(line: int, heading: str, published: str | None, tagged: str, told: list[str]) -> Case:
    pieces = TAG.split(tagged)
    assert pieces[1::2] or told == ["nothing"], f"line {line}: nothing is tagged"
    starts = [sum(map(len, pieces[:place])) for place in range(len(pieces))]
    spans = [(start, start + len(piece)) for start, piece in zip(starts[1::2], pieces[1::2], strict=True)]
    if told == ["nothing"]:
        assert not spans
        return Case(line, heading, published, "".join(pieces), ())
    values = [entry.split(" ") for entry in told]
    assert len(spans) == len(values), f"line {line}: {len(spans)} tags, {len(values)} values"
    expected = [
        (start, end, kind, value, None if edtf == "-" else edtf)
        for (start, end), (kind, value, edtf) in zip(spans, values, strict=True)
    ]
    return Case(line, heading, published, "".join(pieces), tuple(expected))


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"line {case.line} {case.heading}")
def test_case(case):
    found = find_times(case.text, (), (), case.published)
    assert [(w.start, w.end, w.type, w.value, w.edtf) for w in found] == list(case.expected)


def test_there_are_enough_near_misses():
    cases = read_cases()
    assert len(cases) > 100
    assert sum(not case.expected for case in cases) >= 25
