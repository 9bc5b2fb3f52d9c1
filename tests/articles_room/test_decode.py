"""Bytes to text: every way in which a page can name its encoding, wrongly too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.decode import decode, tidy
from onrecord.articles.mojibake import mended
from onrecord.model.article import Page

ENGLISH = "“Don’t wait,” said José of Zürich — at the café; it cost £5 … in CÔTE D’IVOIRE."
RUSSIAN = "Президент Казахстана заявил, что саммит состоится в июне. " * 3


def page(content: bytes, charset: str | None = None) -> Page:
    return Page("x", content, charset=charset)


def misread(text: str, encoding: str = "cp1252") -> str:
    """``text`` as somebody sees it who takes its UTF-8 for a code page."""
    return "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_undeclared(encoding: str) -> None:
    assert decode(page(ENGLISH.encode(encoding))) == ENGLISH


@pytest.mark.parametrize(
    "declared", ["windows-1251", "iso-8859-1", "ascii", "utf-16", "koi8-r", "x-unknown", "rot13", ""]
)
def test_valid_utf8_wins_over_a_wrong_declaration(declared: str) -> None:
    assert decode(page(ENGLISH.encode(), declared)) == ENGLISH


@pytest.mark.parametrize("declared", ["windows-1251", "utf-8", "iso-8859-1", "us-ascii"])
def test_western_bytes_under_a_wrong_declaration(declared: str) -> None:
    assert decode(page(ENGLISH.encode("cp1252"), declared)) == ENGLISH


@pytest.mark.parametrize("declared", [None, "windows-1252", "iso-8859-1", "utf-8", "windows-1251"])
def test_cyrillic_bytes_under_any_declaration(declared: str | None) -> None:
    assert decode(page(RUSSIAN.encode("cp1251"), declared)) == RUSSIAN


@pytest.mark.parametrize(
    ("declared", "text"), [("koi8-r", RUSSIAN), ("gb2312", "外交部发言人说"), ("shift_jis", "外務省は")]
)
def test_a_right_declaration_is_followed(declared: str, text: str) -> None:
    assert decode(page(text.encode(declared), declared)) == text


def test_the_page_s_own_declaration_is_read() -> None:
    head = b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head>'
    assert RUSSIAN in decode(page(head + RUSSIAN.encode("koi8-r")))


def test_koi8_without_a_declaration() -> None:
    assert decode(page(RUSSIAN.encode("koi8-r"))) == RUSSIAN


def test_utf8_cut_inside_its_last_character() -> None:
    assert decode(page("“Yes,” he said — ".encode()[:-2])) == "“Yes,” he said "


def test_utf8_with_one_spoilt_byte_stays_utf8() -> None:
    assert decode(page((ENGLISH * 5).encode() + b"\xff")).startswith(ENGLISH)


def test_typographic_quotes_and_dashes_stay() -> None:
    assert tidy("“a” ‘b’ «c» — – …") == "“a” ‘b’ «c» — – …"


def test_what_is_no_character_of_the_text_goes() -> None:
    assert tidy("a\u200bb\u00adc\ufeffd\u2060e\x00f\x07g\u202ah") == "abcdefgh"
    assert tidy("a\u00a0b\u2009c\td") == "a b c d"
    assert tidy("a\r\nb\rc\u2028d\x0ce") == "a\nb\nc\nd\ne"
    assert tidy("\u0093quoted\u0094 \u0096 it\u0092s\u0085") == "“quoted” – it’s…"
    assert tidy("e\u0301") == "é"


@pytest.mark.parametrize("content", [b"%PDF-1.7 abc", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04aaaa", bytes(range(32)) * 40])
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(page(content))


@pytest.mark.parametrize(("content", "what"), [(b"%PDF-1.7 abc", "PDF"), (b"\x1f\x8b\x08\x00ab", "gzip")])
def test_well_known_binaries_are_named(content: bytes, what: str) -> None:
    with pytest.raises(ValueError, match=rf"^is a binary file \({what}\), no text$"):
        decode(page(content))


def test_a_stray_control_byte_is_no_binary() -> None:
    assert decode(page(b"The minister\x07 said so.")) == "The minister said so."


@pytest.mark.parametrize(
    "text", [ENGLISH, "Türkiye’s Erdoğan", "Łódź — Škoda, Győr", "it’s “so” – £5 • 20 °C", RUSSIAN]
)
def test_certain_mojibake_is_mended(text: str) -> None:
    assert mended(misread(text)) == text


def test_mojibake_twice_over_is_mended() -> None:
    assert mended(misread(misread("it’s “so”"))) == "it’s “so”"


def test_mojibake_of_latin_1_is_mended() -> None:
    assert mended(misread("“so” – it’s Łódź", "latin-1")) == "“so” – it’s Łódź"


def test_a_closing_quote_that_lost_its_last_byte_is_mended() -> None:
    assert mended("â€œsoâ€\ufffd") == "“so”"
    assert mended("so\ufffd") == "so\ufffd"


def test_a_stray_western_byte_in_utf8_spoils_nothing_else() -> None:
    stray = "“Erdoğan” – ".encode() + b"\x93so\x94" + " – “Łódź”".encode()
    assert decode(page(stray)) == "“Erdoğan” – “so” – “Łódź”"


def test_western_bytes_with_an_accidental_sequence_stay_western() -> None:
    western = "“É” – “CLICHÉ” – “ÇA VA”, they’d say of ".encode("cp1252") + b"\xc3\xa4"
    assert decode(page(western)).startswith("“É” – “CLICHÉ” – “ÇA VA”, they’d say of ")


def test_mojibake_under_windows_1251_is_mended() -> None:
    assert mended("itвЂ™s вЂњsoвЂќ вЂ” yes") == "it’s “so” — yes"


@pytest.mark.parametrize(
    "text",
    [
        "“CAFÉ” and «ROUSSEFF É»",
        "“SÔ and “AMANHÔ – NÃO",
        "Âge, Ångström, naïve, Đà Nẵng",
        "in Å “so”",
        "в Ђ",
        "â la carte",
        "ð and þ",
    ],
)
def test_what_may_be_meant_is_left(text: str) -> None:
    assert mended(text) == text


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "windows-1251", "shift_jis", "bogus", "hex", "idna"]))
def test_any_bytes_are_text_or_refused(content: bytes, charset: str | None) -> None:
    try:
        text = decode(page(content, charset))
    except ValueError:
        return
    assert tidy(text) == text


@given(st.text())
def test_tidying_is_idempotent(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
