"""The cases are of their form: they parse, their values are of the contract, and near misses stand beside the forms."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from cases import form

HERE = Path(__file__).parent


PATHS = [HERE / "en" / name for name in form.FILES]
ALL = [(path, case) for path in PATHS for case in form.read_cases(path)]
LEAST = {"statement": 160, "status": 180, "meeting": 110, "role": 80, "agreement": 40, "relation": 30, "event": 100}
ID = re.compile(r"country:[A-Z]{2}|(person|body|org|document|outlet|group|place|initiative):[^\W_A-Z]+(-[^\W_A-Z]+)*")
ENTITIES = {"speaker", "holder", "organisation", "by", "host", "chair", "person", "of", "document", "other", "place",
            "country", "actor", "recipient", "according_to"}  # fmt: skip
LISTS = {"participants", "absent", "parties", "co_speakers"}
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
EDTF = re.compile(rf"{DAY}|{DAY}/({DAY}|\.\.)|\.\./{DAY}")
HEAD = {"status": "holder", "role": "person", "relation": "holder", "event": "actor", "statement": "content"}


@pytest.mark.parametrize("kind", sorted(LEAST))
def test_there_are_enough_sentences(kind: str) -> None:
    assert sum(len(case.sentences) for _, case in ALL if case.kind == kind) >= LEAST[kind]


@pytest.mark.parametrize("kind", sorted(LEAST))
def test_a_third_are_near_misses(kind: str) -> None:
    cases = [case for _, case in ALL if case.kind == kind]
    assert 3 * sum(len(case.near_misses) for case in cases) >= sum(len(case.sentences) for case in cases)


def test_no_sentence_comes_twice() -> None:
    again = Counter(sentence.text for _, case in ALL for sentence in case.sentences)
    assert [text for text, times in again.items() if times > 1] == []


def test_no_heading_comes_twice_in_a_file() -> None:
    again = Counter((path.name, case.heading) for path, case in ALL)
    assert [heading for heading, times in again.items() if times > 1] == []


@pytest.mark.parametrize(("path", "case"), ALL, ids=[f"{path.stem}:{case.line}" for path, case in ALL])
class TestCase:
    def test_values_are_of_the_contract(self, path: Path, case: form.Case) -> None:
        assert case.published is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", case.published)
        for sentence in case.sentences:
            for expected in sentence.expected:
                for key, value in expected.values:
                    where = f"{path.name}:{sentence.line} {key}={value}"
                    if key in LISTS:
                        assert all(ID.fullmatch(part) for part in value.split(",")), where
                    elif key in ENTITIES:
                        assert ID.fullmatch(value) or value in {"nobody", "unnamed"}, where
                    elif key in {"on", "held", "when", "said_on"}:
                        assert EDTF.fullmatch(value), where
                    elif key in {"count", "ordinal"}:
                        assert value.isdecimal(), where

    def test_tags_are_the_words(self, path: Path, case: form.Case) -> None:
        for sentence in case.sentences:
            assert "<" not in sentence.text, f"{path.name}:{sentence.line}"
            for tag in sentence.tags:
                assert sentence.text[tag.start : tag.end] == tag.text
                assert tag.text == tag.text.strip() != ""

    def test_nothing_has_no_tags_and_a_claim_has_its_head(self, path: Path, case: form.Case) -> None:
        for sentence in case.sentences:
            where = f"{path.name}:{sentence.line}"
            if not sentence.expected:
                assert sentence.tags == (), where
            for number, expected in enumerate(sentence.expected, start=1):
                head = HEAD.get(expected.kind)
                if head and not (expected.get(head) or "").startswith("group:"):
                    assert sentence.spans(head, number), where


@pytest.mark.parametrize("marked", ["<a>x", "x</a>", "<a><b>x</a></b>", "<a 2>x</a>"])
def test_tags_that_do_not_pair_are_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match=r"closes nothing|never closed"):
        form.untag(marked)


def test_untag_gives_text_and_spans() -> None:
    text, tags = form.untag("<content><holder>Chad</holder> left <organisation 2>it</organisation 2></content>.")
    assert text == "Chad left it."
    assert [(tag.role, tag.number, tag.start, tag.end) for tag in tags] == [
        ("content", None, 0, 12), ("holder", None, 0, 4), ("organisation", 2, 10, 12),
    ]  # fmt: skip
