"""The command line: exit codes, one line a failure, quiet ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import onrecord.pipeline
from onrecord.articles import load
from onrecord.doors.cli import app
from onrecord.model.record import Record

COMMAND = (sys.executable, "-m", "onrecord")


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, made: Record) -> list[dict[str, Any]]:
    """A reader that loads the source as ever and then returns the record made by hand; and what it was asked."""
    asked: list[dict[str, Any]] = []

    def read(source: str, **more: Any) -> Record:
        asked.append({"source": source, **more})
        if load(source).content == b"fault":
            raise IndexError("a fault of ours")
        return made

    monkeypatch.setattr(onrecord.pipeline, "read", read)
    return asked


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text("An article.")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_read_shows_the_record(reader: list[dict[str, Any]], page: str) -> None:
    result = run("read", page)
    assert result.exit_code == 0
    assert "Statements (4)" in result.stdout
    assert result.stderr == ""


def test_json_is_one_object_a_line(reader: list[dict[str, Any]], page: str) -> None:
    result = run("read", "--json", page, page)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [sorted(json.loads(line)) for line in lines] == [
        ["article", "claims", "entities", "reader", "reading", "statements"]
    ] * 2
    assert "grounds" in json.loads(run("read", "--json", "--explain", page).stdout)


def test_each_failed_source_is_one_line_and_the_rest_goes_on(
    reader: list[dict[str, Any]], page: str, tmp_path: Path
) -> None:
    empty, fault = tmp_path / "empty.txt", tmp_path / "fault.txt"
    empty.write_text(" \n")
    fault.write_text("fault")
    missing, folder = str(tmp_path / "mis\x1bsing\n.txt"), str(tmp_path)
    result = run("read", "--json", missing, folder, str(empty), str(fault), "ftp://example.org/x", page)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    complaints = result.stderr.splitlines()
    assert [line.rpartition(": ")[2] for line in complaints[:3]] == ["no such file", "is a directory", "is empty"]
    assert "IndexError: a fault of ours" in complaints[3]
    assert "only http and https" in complaints[4]
    assert len(complaints) == 5
    assert all(line.startswith("onrecord: ") for line in complaints)
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("date", ["2018-04-21", "2018-04", "2018"])
def test_published_is_handed_on(reader: list[dict[str, Any]], page: str, date: str) -> None:
    assert run("read", "--published", date, page).exit_code == 0
    assert reader[0]["published"] == date


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "--published", "2018-02-30", "x"],
        ["read", "--published", "2018/2019", "x"],
        ["read", "--published", "yesterday", "x"],
        ["read", "--layers", "x"],
        ["read", "--no-such-option", "x"],
        ["read", "-", "-"],
        ["no-such-command"],
        ["quotes"],
        ["verify", "words"],
        ["verify", "...", "--in", "x"],
        ["who"],
    ],
)
def test_wrong_use_is_2_and_reads_nothing(reader: list[dict[str, Any]], words: list[str]) -> None:
    assert run(*words).exit_code == 2
    assert reader == []


def test_quotes(reader: list[dict[str, Any]], page: str) -> None:
    lines = [json.loads(line) for line in run("quotes", "--json", page).stdout.splitlines()]
    assert [(line["text"], line["statement"]) for line in lines] == [
        ('"We are ready,"', "s2"),
        ('"and the door is open."', "s2"),
        ("“the bank is empty”", "s4"),
    ]
    assert "Salim Harthy (he)" in " ".join(run("quotes", page).stdout.split())
    assert run("quotes", page, "no-such-file").exit_code == 1


@pytest.mark.parametrize(
    ("words", "code", "found"),
    [
        ("the bank is empty", 0, "exactly"),
        ("the bank was empty", 1, "roughly"),
        ("bananas grow in the northern mountains", 1, "no"),
    ],
)
def test_verify(reader: list[dict[str, Any]], page: str, words: str, code: int, found: str) -> None:
    result = run("verify", words, "--in", page, "--json")
    assert result.exit_code == code
    assert json.loads(result.stdout)["found"] == found
    shown = run("verify", words, "--in", page)
    assert shown.exit_code == code
    assert {"exactly": "stands there exactly", "roughly": "there stands is", "no": "not there"}[found] in shown.stdout


def test_verify_looks_in_every_file(reader: list[dict[str, Any]], page: str) -> None:
    result = run("verify", "the bank is empty", "--in", page, page, "--in", "no-such-file", "--json")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "onrecord: no-such-file: no such file\n"


def test_who() -> None:
    result = run("who", "SCO", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout.splitlines()[0])["id"] == "org:sco"
    assert "org:sco" in run("who", "SCO").stdout
    assert run("who", "Qwxyz Vbnmk").exit_code == 1


def test_version_and_help() -> None:
    assert run("--version").stdout == f"onrecord {onrecord.__version__}\n"
    help_text = run("--help").stdout
    assert all(command in help_text for command in ("read", "who", "quotes", "verify"))


def test_starting_up_loads_no_heavy_library() -> None:
    code = "import sys; from onrecord.doors.cli import app; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "typer" in loaded
    assert not {"numpy", "onnxruntime", "sqlalchemy", "lxml", "trafilatura", "httpx", "tokenizers"} & set(loaded)


def test_json_is_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    code = "import sys; from onrecord.doors.output import print_json; print_json({'a': chr(0x18F) + chr(0xD800)})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True)
    assert json.loads(done.stdout.decode("utf-8"))["a"].startswith("Ə")


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = " ".join([*COMMAND, "who", "SCO", "--json"])
    quiet = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"], capture_output=True, text=True, check=False
    )
    assert quiet.stderr == ""


def test_ctrl_c_is_quiet() -> None:
    process = subprocess.Popen([*COMMAND, "read", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=20)
    assert complaint == b""
    assert process.returncode == 130
