"""Bytes to text: declared encodings are hints, valid UTF-8 wins, mojibake is mended where it is certain."""

from __future__ import annotations

import re
import unicodedata

from onrecord.model.article import Page

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00e2\u00d0\u00d1\u00c4\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
# What is not a character of the text: zero-width marks, soft hyphens, byte order marks inside, direction marks.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F)))
_CONTROL = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\x85"}


def decode(page: Page) -> str:
    """The page's text in NFC, with ``\\n`` for line ends, and without control and invisible characters.

    Raises:
        ValueError: the bytes are no text.
    """
    content = page.content
    for mark, name in _BOMS:
        if content.startswith(mark):
            return tidy(content[len(mark) :].decode(name, errors="replace"))
    if (wide := _wide(content)) is not None:
        return tidy(content.decode(wide, errors="replace"))
    if content.count(b"\x00") > len(content) // 200:
        raise ValueError("is no text")
    try:
        return tidy(mended(content.decode("utf-8")))
    except UnicodeDecodeError as error:
        if error.start > 0.98 * len(content):  # cut off inside a character
            return tidy(content[: error.start].decode("utf-8", errors="replace"))
    for name in _declared(page):
        try:
            return tidy(content.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return tidy(content.decode(_guess(content), errors="replace"))


def tidy(text: str) -> str:
    """One kind of line end and of space, NFC, nothing invisible."""
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x85", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
    )
    text = text.translate(_INVISIBLE).translate(_CONTROL)
    text = re.sub("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]", " ", text)
    return unicodedata.normalize("NFC", text)


def mended(text: str) -> str:
    """UTF-8 that was read as Windows-1252 (*donâ€™t*), put right where every suspect pair turns into one character."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        once = text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return _MOJIBAKE_RUN.sub(_mend_run, text)
    return once


_MOJIBAKE_RUN = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)


def _mend_run(match: re.Match[str]) -> str:
    try:
        return match[0].encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return match[0]


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of English is zero."""
    head = content[:2000]
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * len(head) / 2 and even < 0.1 * len(head):
        return "utf-16-le"
    if even > 0.6 * len(head) / 2 and odd < 0.1 * len(head):
        return "utf-16-be"
    return None


def _declared(page: Page) -> list[str]:
    names = [page.charset] if page.charset else []
    if found := _META.search(page.content[:4096]):
        names.append(found[1].decode("ascii", errors="ignore"))
    return [
        name
        for name in names
        if name.lower().replace("_", "-") not in ("utf-8", "utf8", "iso-8859-1", "latin-1", "us-ascii")
    ]


def _guess(content: bytes) -> str:
    """Windows-1251 where most high bytes are Cyrillic letters there and stand in runs, else Windows-1252."""
    high = [byte for byte in content if byte >= 0x80]
    letters = sum(byte >= 0xC0 for byte in high)
    runs = len(re.findall(rb"[\xc0-\xff]{3,}", content))
    return "cp1251" if high and letters > 0.8 * len(high) and runs > 3 else "cp1252"
