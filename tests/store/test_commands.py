"""The record on the command line."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from builders import claim, entity, record, says, statement
from typer.testing import CliRunner, Result

from onrecord import threads
from onrecord.doors import keeping, store_commands
from onrecord.exports.files import write_jsonl
from onrecord.model.article import Article
from onrecord.model.record import Record
from onrecord.store import Store

PARTNER = {"holder": "country:AZ", "organisation": "org:sco", "status": "dialogue partner"}


class Desk:
    """Runs commands on one store."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._app = typer.Typer()
        store_commands.register(self._app)

    def __call__(self, *words: str) -> Result:
        return CliRunner().invoke(self._app, [*words, "--record", str(self.path)])

    def json(self, *words: str) -> list[dict[str, object]]:
        result = self(*words, "--json")
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "record.db")


@pytest.fixture
def filled(desk: Desk) -> Desk:
    text = "Hajiyev hopes that the status will be revised. Aliyev is President of Azerbaijan."
    hope = statement(text, "s1", "person:hikmat-hajiyev", "the status will be revised", mention="Hajiyev", manner="hope",
                     on_behalf_of="country:AZ", about=["org:sco"])  # fmt: skip
    role = claim(text, "role", "Aliyev is President of Azerbaijan", person="person:ilham-aliyev",
                 office="President of Azerbaijan", of="country:AZ", change="held")  # fmt: skip
    people = [entity("person:hikmat-hajiyev", "Hikmat Hajiyev"), entity("person:ilham-aliyev", "Ilham Aliyev")]
    with Store.open(desk.path) as store:
        store.add([
            record(text, statements=[hope], claims=[role], entities=people),
            says("Approved in March 2016.", change="acquired", on="2016-03", outlet="outlet:two", **PARTNER),
            says("The summit is in June.", kind="meeting", factuality="planned", type="summit", state="planned",
                 organisation="org:sco", when="2018-06"),
            says("AZ supports the SCO.", kind="event", type="SUPPORT", actor="country:AZ", recipient="org:sco"),
        ])  # fmt: skip
    return desk


def test_status(filled: Desk) -> None:
    (answer,) = filled.json("status", "AZ", "SCO", "--on", "2018")
    assert answer["stands"][0]["status"] == "dialogue partner"  # type: ignore[index]
    assert answer["stands"][0]["since"] == "2016-03"  # type: ignore[index]
    assert answer["facts"][0]["words"] == "Approved in March 2016."  # type: ignore[index]
    shown = filled("status", "az", "sco").stdout
    assert "dialogue partner" in shown
    assert "Approved in March 2016." in shown
    rows = list(csv.DictReader(io.StringIO(filled("status", "AZ", "SCO", "--csv").stdout)))
    assert [(row["status"], row["since"]) for row in rows] == [("dialogue partner", "2016-03")]


def test_an_empty_answer_says_so_and_is_no_error(filled: Desk) -> None:
    for words in (("status", "BY", "SCO"), ("members", "NATO"), ("history", "BY", "SCO"), ("statements", "unheard"),
                  ("meetings", "--of", "NATO"), ("events", "--type", "AID"), ("roles", "--of", "BY"),
                  ("changes", "--since", "2030"), ("decide",)):  # fmt: skip
        result = filled(*words)
        assert result.exit_code == 0, words
        assert len(result.stdout.splitlines()) == 1, words
        assert filled.json(*words)[:1] in ([], [{**filled.json(*words)[0]}] if words[0] == "status" else [])
    assert filled.json("status", "BY", "SCO")[0]["stands"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("status", "AZ", "Shangai Cooperation"), "Did you mean"),
        (("status", "Azerbajan", "SCO"), "Did you mean Azerbaijan"),
        (("members", "SCO", "--on", "soon"), "is no date"),
        (("statements", "--manner", "shout"), "is no manner"),
        (("roles",), "give a person"),
        (("members", "SCO", "--as", "chief"), "there are member"),
        (("events", "--type", "HELP"), "there are AGREE"),
        (("changes", "--since", "last week"), "is no date"),
        (("explain", "f123"), "no fact"),
        (("status", "AZ", "SCO", "--json", "--csv"), "one form"),
        (("decide", "wrong"), "takes a fact"),
        (("decide", "wrong", "f123", "--by", "A", "--reason", "b"), "no fact"),
        (("decide", "maybe", "x"), "is none of"),
        (("decide", "same", "AZ", "Azerbaijan", "--by", "A", "--reason", "b"), "one entity already"),
        (("decide", "--withdraw", "7", "--by", "A", "--reason", "b"), "no standing decision"),
        (("decide", "wrong", "f123", "--withdraw", "1", "--by", "A", "--reason", "b"), "not both"),
        (("export", "out.xml"), "give the form"),
        (("export", "-", "--as", "csv", "--of", "everything"), "no table"),
    ],
)
def test_wrong_words_are_told_and_exit_with_2(filled: Desk, words: tuple[str, ...], told: str) -> None:
    result = filled(*words)
    assert result.exit_code == 2
    assert told in " ".join(result.output.replace("│", " ").split())
    assert "Traceback" not in result.output


def test_there_must_be_a_store_to_ask(desk: Desk) -> None:
    result = desk("status", "AZ", "SCO")
    assert (result.exit_code, "there is no store" in result.output) == (1, True)
    assert not desk.path.exists()
    desk.path.write_bytes(b"This is a letter and no database at all, and it stays as it is. " * 20)
    assert desk("status", "AZ", "SCO").exit_code == 1
    assert desk.path.read_bytes().startswith(b"This is a letter")


def test_statements_roles_meetings_events_and_changes(filled: Desk) -> None:
    (said,) = filled.json("statements", "--by", "Hajiyev", "--manner", "hope", "status revised")
    assert (said["words"], said["speaker_name"]) == ("the status will be revised", "Hikmat Hajiyev")
    assert [row["what"] if "what" in row else row["value"] for row in filled.json("roles", "Aliyev")] == [
        "president of azerbaijan"
    ]
    assert [row["outcome"] for row in filled.json("meetings", "--of", "SCO")] == ["open"]
    assert [row["value"] for row in filled.json("events", "--actor", "AZ", "--type", "support")] == ["SUPPORT"]
    assert {row["why"] for row in filled.json("changes", "--since", "2018-04-21")} == {"first reported"}
    assert len(filled.json("changes", "--since", "2018-04-21")) == 4
    for words in (("statements",), ("roles", "Aliyev"), ("meetings",), ("events",), ("changes", "--since", "2018")):
        assert filled(*words).exit_code == 0


def test_a_fact_is_explained_and_decided(filled: Desk) -> None:
    (row,) = filled.json("history", "AZ", "SCO")
    fact = str(row["fact"])
    (explanation,) = filled.json("explain", fact)
    assert explanation["witnesses"][0]["words"] == "Approved in March 2016."  # type: ignore[index]
    assert explanation["witnesses"][0]["rule"] == "status test"  # type: ignore[index]
    assert "status test" in filled("explain", fact).stdout
    (witness,) = csv.DictReader(io.StringIO(filled("explain", fact, "--csv").stdout))
    assert (witness["fact"], witness["words"], witness["rule"]) == (fact, "Approved in March 2016.", "status test")
    assert filled("decide", "wrong", fact, "--by", "A. Clerk", "--reason", "a misprint").exit_code == 0
    assert filled.json("status", "AZ", "SCO")[0]["stands"] == []
    assert filled.json("decide")[0]["by"] == "A. Clerk"
    assert "a misprint" in filled("explain", fact).stdout
    assert filled("decide", "--withdraw", "1", "--by", "B. Clerk", "--reason", "it was none").exit_code == 0
    assert len(filled.json("status", "AZ", "SCO")[0]["stands"]) == 1  # type: ignore[arg-type]


def test_records_are_added_from_jsonl_once(desk: Desk, tmp_path: Path) -> None:
    made: list[Record] = [
        says(f"Approved in March 2016, {number}.", change="acquired", **PARTNER) for number in range(5)
    ]
    path = tmp_path / "read.jsonl"
    with path.open("wb") as out:
        write_jsonl(made, out)
    first, again = desk("add", str(path)), desk("add", str(path))
    assert (first.exit_code, first.stdout.split(",")[0]) == (0, "5 new")
    assert (again.exit_code, again.stdout.strip()) == (0, "0 new, 0 updated, 5 known already.")
    assert "5 articles (5 count)" in desk("check").stdout
    path.write_text("{}\n")
    wrong = desk("add", str(path), str(tmp_path / "none.jsonl"))
    assert wrong.exit_code == 1
    assert "holds no records" in wrong.output
    assert "no such file" in wrong.output


def test_exports_to_a_file_by_its_ending(filled: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert filled("export", str(out)).exit_code == 0
    assert len(out.read_text().splitlines()) == 4
    shown = filled("export", "-", "--as", "csv", "--of", "events").stdout
    assert [row["type"] for row in csv.DictReader(io.StringIO(shown))] == ["SUPPORT"]
    assert filled("export", str(tmp_path / "no" / "out.csv")).exit_code == 2


def test_what_a_page_says_is_no_markup_and_no_escape(desk: Desk) -> None:
    with Store.open(desk.path) as store:
        store.add([says("[red]Approved\x1b[31m in March 2016.", change="acquired", on="2016-03", **PARTNER)])
    shown = desk("history", "AZ", "SCO").stdout
    assert "[red]Approved" in shown
    assert "\x1b[31m" not in shown


PAGE = (
    "Azerbaijan's status as a dialogue partner in the SCO was approved in March 2016, the ministry of the river states "
    "said in a note to the editors of this paper on Monday. The note names no day, and nobody at the ministry could be "
    "reached about it after the office had closed for the holidays of the new year, as it does each year. "
)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets which version of the reader reads; it finds nothing, and fails on what it is told to fail on."""
    from onrecord import pipeline

    def version(name: str) -> None:
        def record_of(article: Article) -> Record:
            if "FAIL" in article.text:
                raise RecursionError("too deep")
            return Record(article, (), (), (), reader=name)

        monkeypatch.setattr(pipeline, "READER", name)
        monkeypatch.setattr(pipeline, "record_of", record_of)

    version("1")
    return version


def test_pages_are_added_read_again_and_pruned(desk: Desk, tmp_path: Path, reader: Callable[[str], None]) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{PAGE}It is the paper's number {number}.")
    added = desk("add", str(folder), "--published", "2018-04-21")
    assert (added.exit_code, added.stdout) == (0, "3 new, 0 updated, 0 known already.\n")
    assert desk("add", str(folder), "--published", "2018-04-21").stdout == "0 new, 0 updated, 3 known already.\n"
    assert desk("reread").stdout == "0 read again, 0 could not be read.\n"
    reader("2")
    assert desk("reread").stdout == "3 read again, 0 could not be read.\n"
    with Store.open(desk.path) as store:
        assert {one.reader for one in store.records()} == {"2"}
        assert {one.article.published for one in store.records()} == {"2018-04-21"}
        assert (store.size().runs, store.size().counting) == (6, 3)
    assert desk("prune").stdout == "3 older runs forgotten.\n"
    with Store.open(desk.path) as store:
        assert store.size().runs == 3
    assert desk("check").exit_code == 0


def test_a_page_on_which_the_reader_fails_costs_nobody_else(
    desk: Desk, tmp_path: Path, reader: Callable[[str], None]
) -> None:
    names = []
    for number, more in enumerate(("", "FAIL", "", "")):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{PAGE}It is number {number}. {more}")
        names.append(str(path))
    result = desk("add", *names)
    assert (result.exit_code, result.stdout) == (1, "3 new, 0 updated, 0 known already.\n")
    assert "1.txt: the reader failed on it (RecursionError: too deep)" in result.output


def test_many_pages_are_read_in_several_processes(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_WORTH_A_PROCESS", 2)
    monkeypatch.setattr(threads, "cores", lambda: 2)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{PAGE}It is the paper's number {number}.")
    (tmp_path / "5.txt").write_text("")
    added = desk("add", str(tmp_path), "--published", "2018-04-21")
    assert (added.exit_code, added.stdout) == (1, "5 new, 0 updated, 0 known already.\n")
    assert "5.txt" in added.stderr
    again = desk("add", str(tmp_path), "--published", "2018-04-21")
    assert again.stdout == "0 new, 0 updated, 5 known already.\n"
    (row,) = desk.json("history", "AZ", "SCO")
    assert (row["value"], row["when"]) == ("dialogue partner", "2016-03")
    with Store.open(desk.path) as store:
        assert (store.size().articles, store.size().pages, store.check()) == (5, 5, [])


def test_days_can_be_named(filled: Desk) -> None:
    for words in (("changes", "--since", "yesterday"), ("status", "AZ", "SCO", "--on", "today")):
        assert filled(*words).exit_code == 0
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    assert filled.json("status", "AZ", "SCO", "--on", "today")[0]["on"] == today


def test_what_has_no_date_says_when_it_was_reported(filled: Desk) -> None:
    (event,) = filled.json("events", "--actor", "AZ")
    assert (event["when"], event["first"]) == (None, "2018-04-21")
    assert filled("events", "--actor", "AZ").stdout.startswith("reported 2018-04-21  Azerbaijan: SUPPORT")
    assert filled("meetings").stdout.startswith("2018-06  SCO: summit")


def test_a_surname_that_several_bear_is_told(filled: Desk) -> None:
    with Store.open(filled.path) as store:
        store.add([record("Aliyev came.", entities=[entity("person:aliyev", "Aliyev")])])
    result = filled("roles", "Aliyev")
    assert (result.exit_code, "person:aliyev, person:ilham-aliyev" in result.output) == (2, True)
    assert filled("roles", "person:ilham-aliyev").exit_code == 0
