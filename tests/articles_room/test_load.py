"""From a source to its page: files, standard input, and every way in which that fails."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import Limits, SourceError, load, read_page
from onrecord.model.article import Page

SENTENCE = "The two ministers met in Tashkent on Saturday."


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>caf\xe9</p>")
    assert load(str(path)) == Page(str(path), b"<p>caf\xe9</p>", media_type="text/html")


@pytest.mark.parametrize(("name", "kind"), [("a.txt", "text/plain"), ("a.HTM", "text/html"), ("a.story", None)])
def test_the_name_tells_the_kind(name: str, kind: str | None, tmp_path: Path) -> None:
    (tmp_path / name).write_text(SENTENCE)
    assert load(str(tmp_path / name)).media_type == kind


def test_standard_input_is_read() -> None:
    assert load("-", stdin=io.BytesIO(b"words")) == Page("-", b"words")


def refused(source: str, limits: Limits | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        read_page(load(source, limits=limits or Limits()))
    return caught.value.reason


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "none.txt")) == "no such file"


def test_a_directory(tmp_path: Path) -> None:
    assert refused(str(tmp_path)) == "is a directory"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\x00\x00"])
def test_an_empty_file(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert refused(str(tmp_path / "a.txt")) == "is empty"


@pytest.mark.parametrize("content", [b"%PDF-1.7 words", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04ab", bytes(range(256)) * 8])
def test_a_binary_file(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert re.fullmatch(r"is a binary file(?: \([\w ]+\))?, no text", refused(str(tmp_path / "a.txt")))


def test_a_file_at_the_limit_is_read_and_one_over_it_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    size = len(SENTENCE)
    assert load(str(path), limits=Limits(max_bytes=size)).content == SENTENCE.encode()
    assert refused(str(path), Limits(max_bytes=size - 1)).startswith("is larger than")


def test_standard_input_over_the_limit() -> None:
    with pytest.raises(SourceError, match="is larger than 1e-06 MB"):
        load("-", stdin=io.BytesIO(b"ab"), limits=Limits(max_bytes=1))


def test_a_closed_standard_input() -> None:
    stream = io.BytesIO(b"ab")
    stream.close()
    with pytest.raises(SourceError, match="cannot be read"):
        load("-", stdin=stream)


@pytest.mark.parametrize("source", ["ftp://example.org/a", "file:///etc/hosts", "gopher://example.org"])
def test_only_http_and_https_are_asked(source: str) -> None:
    assert refused(source) == f"has the scheme {source.partition(':')[0]}; only http and https are read"


def test_a_name_that_no_file_can_have() -> None:
    assert refused("a\0b").startswith("cannot be read")
    assert refused("a" * 5000) == "cannot be read (the name is too long)"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything may be read by root")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    path.chmod(0)
    assert refused(str(path)) == "cannot be read (permission denied)"


def test_another_language_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Le ministre des affaires étrangères a dit que les pays de la région vont signer un accord sur les transports "
        "dans la capitale, et que le sommet est pour le mois de juin."
    )
    assert refused(str(path)) == "is in French; onrecord reads English"
    path.write_text("Министр заявил, что саммит состоится в июне.")
    assert refused(str(path)).startswith("is in Russian")


@pytest.mark.parametrize(
    "text", ["Share\n\nFacebook | Twitter", "21 April 2018", "<html><body></body></html>", "* * *"]
)
def test_no_article(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert refused(str(tmp_path / "a.txt")) == "holds no article"


def test_the_message_is_one_line_whatever_the_source_is_called() -> None:
    with pytest.raises(SourceError) as caught:
        load("no\nsuch\x1b[31m file")
    assert str(caught.value) == "no such [31m file: no such file"


@given(st.text(max_size=40))
def test_no_other_error_leaves_whatever_the_source(source: str) -> None:
    if source.lower().startswith(("http://", "https://")):
        return
    message = ""
    try:
        assert load(source, stdin=io.BytesIO(b"words")).source == source
    except SourceError as error:
        message = str(error)
    assert message.isprintable()
