"""Which language a text is in: English is read, another one is named in the message.

The script decides first; within a script the share of each language's function words does. The words stand in
``languages.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.world.data_files import read_entries

_SCRIPTS = {
    "Arabic": ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    "Armenian": ((0x0530, 0x058F),),
    "Bengali": ((0x0980, 0x09FF),),
    "Cyrillic": ((0x0400, 0x052F),),
    "Devanagari": ((0x0900, 0x097F),),
    "Ethiopic": ((0x1200, 0x139F),),
    "Georgian": ((0x10A0, 0x10FF),),
    "Greek": ((0x0370, 0x03FF),),
    "Han": ((0x3400, 0x9FFF),),
    "Hangul": ((0x1100, 0x11FF), (0xAC00, 0xD7AF)),
    "Gujarati": ((0x0A80, 0x0AFF),),
    "Hebrew": ((0x0590, 0x05FF),),
    "Kana": ((0x3040, 0x30FF),),
    "Khmer": ((0x1780, 0x17FF),),
    "Myanmar": ((0x1000, 0x109F),),
    "Sinhala": ((0x0D80, 0x0DFF),),
    "Tamil": ((0x0B80, 0x0BFF),),
    "Telugu": ((0x0C00, 0x0C7F),),
    "Thai": ((0x0E00, 0x0E7F),),
}
"""Unicode blocks, first and last code point."""
_READ = "English"
_FEW_WORDS = 20
"""Below so many words a share says little, and another language must show itself by more than that."""
_MANY_WORDS = 80
_WORD = re.compile(r"[^\W\d_]+(?:[ʻ‘’'][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Language:
    """A language's name in English, its script and its function words."""

    name: str
    script: str
    words: frozenset[str]


def other_language(text: str) -> str | None:
    """What language a text is in where it is not English; None for English and for what is too short to tell."""
    script = _script(text)
    words = [word.lower() for word in _WORD.findall(text)]
    known = [one for one in languages() if one.script == script]
    if script != "Latin":
        return _best(words, known) or (f"a language in {script} script" if len(known) > 1 else known[0].name)
    shares = {one.name: sum(word in one.words for word in words) / len(words) for one in known}
    best = max(shares, key=lambda name: shares[name])
    if len(words) < _FEW_WORDS:
        told = len({word for word in words if word in _words_of(best, known)})
        return best if best != _READ and told >= 3 and shares[best] >= 3 * shares[_READ] else None
    if best != _READ and shares[best] >= 0.08 and shares[best] >= 1.5 * shares[_READ]:
        return best
    # Two dozen words of English hold half a dozen that are counted here.
    return "another language" if shares[_READ] < (0.03 if len(words) >= _MANY_WORDS else 0.001) else None


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """The languages of ``languages.toml``.

    Raises:
        WorldDataError: an entry breaks the schema; the message names the line.
    """
    path = Path(__file__).with_name("languages.toml")
    entries = read_entries(path, {"": frozenset(), "language": frozenset({"name", "script", "words"})})["language"]
    scripts = frozenset({"Latin", *_SCRIPTS})
    found: dict[str, Language] = {}
    last = ("", "")
    for entry in entries:
        name, script = entry.must("name"), entry.one_of("script", scripts)
        if (script, name) <= last:
            raise entry.error(f"{name!r} stands twice or out of order", "name")
        last = script, name
        found[name] = Language(name, script, frozenset(entry.texts("words")))
    return tuple(found.values())


def _words_of(name: str, known: list[Language]) -> frozenset[str]:
    return next(one.words for one in known if one.name == name)


def _best(words: list[str], known: list[Language]) -> str | None:
    counts = {one.name: sum(word in one.words for word in words) for one in known if one.words}
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best is not None and counts[best] > 0 else None


def _script(text: str) -> str:
    """The script of more than half the letters; Japanese, which sets Kana amid Han, is Kana from one tenth on."""
    counts: Counter[str] = Counter()
    letters = 0
    for char, times in Counter(text).items():
        if char.isalpha():
            letters += times
            code = ord(char)
            counts[next((name for name, blocks in _SCRIPTS.items() if _within(code, blocks)), "Latin")] += times
    if counts["Kana"] > 0.1 * letters:
        return "Kana"
    return next((name for name, times in counts.items() if name != "Latin" and times > 0.5 * letters), "Latin")


def _within(code: int, blocks: tuple[tuple[int, int], ...]) -> bool:
    return code > 0x24F and any(first <= code <= last for first, last in blocks)
