"""The terminal view: what it shows, and what a page cannot make it do."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pytest
from builders import evidence, record, statement
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from onrecord.doors.terminal import plain, show
from onrecord.model.record import Record


def shown(record: Record, width: int = 80, *, explain: bool = False) -> str:
    out = io.StringIO()
    show(record, Console(file=out, width=width, highlight=False), explain=explain)
    return out.getvalue()


def test_statements_stand_under_their_speaker_and_nested_ones_under_the_outer(made: Record) -> None:
    lines = [line.rstrip() for line in shown(made).splitlines()]
    speakers = [number for number, line in enumerate(lines) if "Salim Harthy, Minister · for Oman" in line]
    assert len(speakers) == 1
    outer = next(line for line in lines if "s3" in line)
    inner = next(line for line in lines if "s4" in line)
    assert lines.index(inner) > lines.index(outer) > speakers[0]
    assert len(inner) - len(inner.lstrip()) > len(outer) - len(outer.lstrip())


def test_a_hope_is_shown_as_a_hope_beside_the_fact(made: Record) -> None:
    text = " ".join(shown(made, 120).split())
    assert "Oman would become a member of the Blue Bank — hoped by Salim Harthy (s1)" in text
    assert "Oman became an observer in the Blue Bank in May 2017. “Oman became" in text
    assert "Oman became a member" not in text


def test_evidence_has_its_place(made: Record) -> None:
    ground = made.claims[1].ground.evidence
    assert f"[{ground.start}–{ground.end}]" in shown(made)


def test_explain_names_the_rule_and_without_it_none_is_named(made: Record) -> None:
    assert "a cue and its clause" in shown(made, explain=True)
    assert "a cue and its clause" not in shown(made)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_longer_than_the_terminal(made: Record, width: int) -> None:
    lines = shown(made, width, explain=True).splitlines()
    assert lines
    assert max(len(line) for line in lines) <= min(width, 100)


def test_direct_words_without_marks_of_their_own_get_them() -> None:
    text = "We are ready, Harthy said."
    said = replace(statement(text, "s1", None, "We are ready", mention="Harthy"), directness="direct")
    assert "“We are ready”" in shown(record(text, statements=[said]))
    assert "“We are ready”" not in shown(record(text, statements=[replace(said, directness="indirect")]))


def test_a_page_cannot_write_markup_or_orders_to_the_terminal() -> None:
    text = "[red]Owned[/red] \x1b[2J\x1b]0;title\x07 \u202etxt.exe \x9b31m said Harthy."
    hostile = record(
        text,
        statements=[replace(statement(text, "s1", None, text[:-13], mention="Harthy"), cue=evidence(text, "said"))],
    )
    hostile = replace(hostile, article=replace(hostile.article, title="[bold]T[/bold]\x1b[31m", source="a\x1b[1mb"))
    out = shown(hostile)
    assert "[red]Owned[/red]" in out
    assert "[bold]T[/bold]" in out
    assert not [char for char in out if char != "\n" and unicodedata.category(char) in ("Cc", "Cf")]


@given(st.text())
def test_plain_is_one_printable_line(words: str) -> None:
    assert not [char for char in plain(words) if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs")]
