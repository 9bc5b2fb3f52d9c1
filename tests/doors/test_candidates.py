"""Whom a name may mean: the world first, then the record where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.doors.candidates import RecordUnreadableError, candidates_for
from onrecord.model.article import Article
from onrecord.pipeline import record_of
from onrecord.store import Store

TEXT = "The Lake Basin Commission (LBC) chose Farida Omarova, its secretary general, on Monday."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("who") / "record.db"
    with Store.open(str(path)) as store:
        store.add([record_of(Article(id="0123456789abcdef", source="test", text=TEXT, language="en"))])
    return str(path)


def test_somebody_only_the_record_knows(record: str) -> None:
    assert candidates_for("Farida Omarova", "not-there.db") == ()
    found = candidates_for("Farida Omarova", record)
    assert [one.id for one in found] == ["person:farida-omarova"]
    assert found[0].reasons
    assert [one.id for one in candidates_for("Omarova", record)] == ["person:farida-omarova"]


def test_the_world_comes_first(record: str) -> None:
    assert candidates_for("SCO", record)[0].id == "org:sco"


def test_a_record_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(RecordUnreadableError, match="broken"):
        candidates_for("Omarova", str(path))


def test_an_organisation_introduced_by_its_text() -> None:
    made = record_of(
        Article(id="0123456789abcdef", source="test", text=TEXT + " The LBC meets in June.", language="en")
    )
    organisation = next(one for one in made.entities if one.id == "org:lake-basin-commission")
    named = [mention.text for mention in organisation.mentions if mention.text != "its"]
    assert named == ["Lake Basin Commission", "LBC", "LBC"]
    assert not any(one.id == "org:lbc" for one in made.entities)
