"""Bytes to text: a mark at the start, valid UTF-8, what is declared, and what the bytes look like, in this order.

Declarations are hints: pages declare wrongly, and UTF-8 that is valid by chance is as good as impossible. The labels
mean what browsers take them to mean (*ISO-8859-1* is Windows-1252), as the WHATWG Encoding Standard has it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from onrecord.articles.mojibake import mended
from onrecord.model.article import Page

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_META = re.compile(
    rb"""(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)
_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_MULTIBYTE = frozenset(
    {"gb18030", "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "iso2022_jp"}
)
_BINARY_STARTS = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP or an office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "gzip",
    b"\x7fELF": "a program",
    b"Rar!": "RAR",
    b"RIFF": "sound or film",
    b"\xd0\xcf\x11\xe0": "an office document",
}
_CUT = 4  # bytes that an interrupted download may leave of a last character

# Zero-width marks, soft hyphens, byte order marks inside, and marks of direction are no characters of the text.
_INVISIBLE = dict.fromkeys(
    (0x00AD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
)
_SPACES = dict.fromkeys((0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n\n"}
# Bytes of Windows-1252 that passed for Latin-1 stand as C1 control characters; there they mean quotation marks, dashes.
_C1 = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)}
_CONTROL = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0xFFF9, 0xFFFD), *range(0xD800, 0xE000)))
_ONE = {**_INVISIBLE, **_CONTROL, **_C1, **_SPACES, **_BREAKS}

_MIXED = re.compile(
    r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]|[a-z][^\W\d_]?[\u0080-\u00bf\u2010-\u203a†‡‰€™][a-z]", re.IGNORECASE
)
_SWAPPED = re.compile(
    "[\u0430-\u044f][\u0410-\u042f]"
)  # KOI8-R and Windows-1251 keep capitals where the other keeps small
_APOSTROPHE = re.compile("[a-z]’[a-z]", re.IGNORECASE)


def decode(page: Page) -> str:
    """The page's text: NFC, ``\\n`` for line ends, no control and invisible characters, typographic quotes kept.

    Raises:
        ValueError: the bytes are no text.
    """
    content = page.content
    for mark, name in _BOMS:
        if content.startswith(mark):
            return tidy(content[len(mark) :].decode(name, errors="replace"))
    for start, what in _BINARY_STARTS.items():
        if content.startswith(start):
            raise ValueError(f"is a binary file ({what}), no text")
    if (wide := _wide(content)) is not None:
        return tidy(content.decode(wide, errors="replace"))
    if _is_binary(content):
        raise ValueError("is a binary file, no text")
    return tidy(mended(_utf8(content) or _single(page)))


def tidy(text: str) -> str:
    """One kind of line end and of space, NFC, nothing invisible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ONE)
    return unicodedata.normalize("NFC", text)


def _utf8(content: bytes) -> str | None:
    """The text where it is UTF-8, also when cut off inside its last character or spoilt in a few places."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(content) - _CUT and not content.isascii():
            head = content[: error.start]
            return head.decode("utf-8") if not head.isascii() else None
    text = content.decode("utf-8", errors="surrogateescape")
    spoilt = sum("\udc80" <= char <= "\udcff" for char in text)
    sound = sum(char > "\x7f" for char in text) - spoilt
    # In text of any other encoding valid sequences are rare accidents, so a majority of them is proof. Single bytes
    # among them were pasted in from Windows-1252.
    return text.translate(_STRAY) if sound > 2 * spoilt else None


def _single(page: Page) -> str:
    """The text under the likeliest of the declared and the usual encodings."""
    declared = _declared(page)
    for name in declared:
        if name in _MULTIBYTE:
            try:
                return page.content.decode(name)
            except UnicodeDecodeError:
                continue
    candidates = dict.fromkeys((*declared, "cp1252", "cp1251", "koi8-r"))
    texts = [_lenient(page.content, name) for name in candidates if name not in _MULTIBYTE]
    return min(texts, key=_oddness)


def _lenient(content: bytes, name: str) -> str:
    return content.decode(name, errors="replace")


def _oddness(text: str) -> int:
    """How often a text shows what no writer sets: Latin and Cyrillic in one word, marks amid a word, no letters.

    Equal texts go to the first candidate, which is the declared one.
    """
    odd = (
        len(_SWAPPED.findall(text))
        + len(_MIXED.findall(text))
        - len(_APOSTROPHE.findall(text))
        + 2 * text.count("\ufffd")
    )
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    # A text in Cyrillic under a western code page is all accented letters: runs that no Latin spelling has.
    return odd + sum(len(run) for run in re.findall(r"[\u00c0-\u00ff]{3,}", text)) if letters else odd


def _declared(page: Page) -> list[str]:
    names = [page.charset or ""]
    if found := _META.search(page.content[:4096]):
        names.append(found[1].decode("ascii", errors="ignore"))
    known = []
    for name in names:
        try:
            codec = codecs.lookup(name.strip()).name if name.strip() else ""
        except (LookupError, ValueError):
            continue
        codec = _LABELS.get(codec, codec.replace("-", "_") if codec.replace("-", "_") in _MULTIBYTE else codec)
        if codec and not codec.startswith("utf") and _is_text_codec(codec):
            known.append(codec)
    return known


def _is_text_codec(name: str) -> bool:
    """Not ``base64``, ``rot13``, ``punycode``, ``idna`` and what else Python files under codecs."""
    return name in _MULTIBYTE or name.startswith(("cp", "iso8859", "koi8", "mac"))


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a western text is zero."""
    head = content[:4096]
    if len(head) < 8:
        return None
    half = len(head) / 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _is_binary(content: bytes) -> bool:
    """More than a stray control byte: zeros, or over one in a hundred that no text has."""
    strays = sum(content.count(byte) for byte in (*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
    return strays > len(content) // 100 + 2
