"""What the README shows is what comes out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.doors.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def _block(first: str) -> str:
    """The fenced block that begins with ``first``."""
    found = re.search(rf"```\w*\n({re.escape(first)}.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_view_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    shown = [
        line.rstrip() for line in CliRunner().invoke(app, ["read", "examples/almaty-summit.txt"]).stdout.splitlines()
    ]
    claimed = [line.rstrip() for line in _block("Mongolia weighs").splitlines() if line.strip() not in ("", "...")]
    at = 0
    for line in claimed:
        assert line in shown[at:], line
        at = shown.index(line, at) + 1


def test_the_json_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, ["read", "--json", "examples/almaty-summit.txt"])
    assert json.loads(_block('{"id"')) in json.loads(result.stdout)["claims"]
