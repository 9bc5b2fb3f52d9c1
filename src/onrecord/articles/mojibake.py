"""Mojibake put right where it is certain: UTF-8 that was read as Windows-1252 or Windows-1251 and saved again.

Certain means: the characters give valid UTF-8 when written back as bytes, and they stand as no writer would set them.
What could be a capital letter before a closing quotation mark (*É”*) is left alone.
"""

from __future__ import annotations

import re


def _table(encoding: str) -> dict[str, int]:
    """Character to byte; bytes that the code page leaves open stand for themselves, as browsers read them.

    So do all of C1 beside the code page's own characters, since it is as often plain Latin-1 that they were read as.
    """
    controls = {chr(byte): byte for byte in range(0x80, 0xA0)}
    return controls | {
        bytes([byte]).decode(encoding, errors="ignore") or chr(byte): byte for byte in range(0x80, 0x100)
    }


_WESTERN = _table("cp1252")
_CYRILLIC = _table("cp1251")


def _class(table: dict[str, int], first: int, last: int) -> str:
    return "[" + "".join(re.escape(char) for char, byte in table.items() if first <= byte <= last) + "]"


_TAIL = _class(_WESTERN, 0x80, 0xBF)
# What may also follow a capital letter that is quoted or ends a clause.
_QUOTING = frozenset("‚„…‹‘’“”•–—›«»\u00a0™")
# A closing quotation mark holds a byte that Windows-1252 leaves open, and often that byte alone was lost on the way.
_LOST_CLOSE = re.compile("â[€\x80]\ufffd")
_THREE = re.compile(f"[âá]{_TAIL}{{2}}|[ï][»¿¼½]{_TAIL}|[ðñ]{_TAIL}{{3}}")
_PAIRS = re.compile(f"(?:[ÐÑ]{_TAIL}){{2,}}|Â{_TAIL}|[ÃÄÅÎÏÐÑ]{_TAIL}")
_CYRILLIC_MARK = re.compile(f"вЂ{_class(_CYRILLIC, 0x80, 0xBF)}")
_SUSPECT = re.compile("[ÂÃÄÅÎÏÐÑâáïðñ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–-›€™]|вЂ")


def mended(text: str) -> str:
    """``text`` with its certain mojibake put right, also where it happened twice over."""
    for _ in range(2):
        if not _SUSPECT.search(text):
            return text
        better = _CYRILLIC_MARK.sub(lambda match: _written_back(match[0], _CYRILLIC), text)
        better = _THREE.sub(lambda match: _written_back(match[0], _WESTERN), better)
        better = _LOST_CLOSE.sub("”", better)
        better = _PAIRS.sub(_pair, better)
        if better == text:
            return text
        text = better
    return text


def _pair(match: re.Match[str]) -> str:
    words = match[0]
    if len(words) == 2 and words[1] in _QUOTING and not _inside_word(match):
        return words
    return _written_back(words, _WESTERN)


def _inside_word(match: re.Match[str]) -> bool:
    """Whether letters follow at once, as in *CÃ”TE*; before a space it may be a word that is quoted (*SÃ”*)."""
    if match[0][0] == "Â" and match[0][1] != "”":
        return True
    return match.string[match.end() : match.end() + 1].isalpha()


def _written_back(words: str, table: dict[str, int]) -> str:
    try:
        return bytes(table[char] for char in words).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return words
