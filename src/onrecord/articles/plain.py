"""Plain text to paragraphs: what is not the article's own words goes, line by line, conservatively.

A line goes only when it is a known piece of page furniture as a whole; a sentence never goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.articles.dates import find_date_span

_FURNITURE = re.compile(
    r"""^[\W_]*(?:
        share(?:\ (?:this|on|via|to)\b.{0,60})? | print(?:\ (?:this|article|page|version).{0,20})? | e?-?mail(?:\ this.{0,20})?
      | (?:facebook|twitter|x|telegram|whatsapp|linkedin|viber|vkontakte|vk|reddit|pinterest|messenger|copy\ link)(?:[\s|,/·]+(?:facebook|twitter|x|telegram|whatsapp|linkedin|viber|vkontakte|vk|reddit|pinterest|messenger|copy\ link|e?mail|print))*
      | (?:read|see)\ (?:also|more|next|too)\b.{0,160} | related\ (?:articles?|news|stories|topics?|links?).{0,80} | more\ (?:on|from|news)\b.{0,60}
      | (?:tags?|keywords?|topics?|categor(?:y|ies)|section)\s*:.{0,200}
      | subscribe.{0,80} | sign\ up.{0,80} | follow\ us.{0,80} | advertisements? | sponsored.{0,20} | comments?(?:\ \(?\d+\)?)? | leave\ a\ comment.{0,40}
      | (?:©|\(c\)|copyright)\b.{0,160} | all\ rights\ reserved.{0,80} | back\ to\ top | skip\ to.{0,30} | home | menu | search | login | log\ in
      | \d+\ (?:views?|shares?|comments?|min(?:ute)?s?\ read) | listen(?:\ to.{0,30})? | text\ size.{0,20} | font\ size.{0,20} | a\+?\s*a-? | edited\ by.{0,60}
      | (?:last\ )?updated\b.{0,60} | published\b.{0,60} | breaking\ news | live\ updates?
    )[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTROL = re.compile(
    r"[+\-−–↺↻⟲⟳🖶⎙]|\bpx\b|\bpt\b|\b\d{1,2}\b|\baa?\b|\bdate\b|\btime\b|\btext\b|\bsize\b|\bzoom\b|[:|\s]",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b|\(?\b(?:UTC|GMT|EST|EDT|CET|IST|MSK)\b[+\-−\d:]*\)?|\b(?:am|pm|a\.m\.|p\.m\.)",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:date|published|posted|updated|on|at|time|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
    re.IGNORECASE,
)
_PHOTO = re.compile(
    r"^\W*(?:photos?|images?|pictures?|file photo|illustration)\s*(?:by|credit|courtesy|:|/|\|).{0,120}$", re.IGNORECASE
)
_BYLINE = re.compile(r"^\W*(?:by|reported by|reporting by|author\s*:|written by)\s+\S.{1,80}$", re.IGNORECASE)
_SOURCE = re.compile(r"^\W*(?:source|via|from)\s*:\s*(?P<name>\S.{0,60})$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]*$")
_RULE = re.compile(r"^[\W_]*$")


@dataclass(frozen=True, slots=True)
class Plain:
    """A cleaned text with what was taken off it."""

    paragraphs: tuple[str, ...]
    title: str | None
    date: str | None
    removed: tuple[str, ...]


def clean(text: str) -> Plain:
    """Paragraphs of a plain text, its title and date line; the lines that went are kept for the credits."""
    removed: list[str] = []
    date: str | None = None
    kept: list[str] = []
    for block in _blocks(text):
        found = _date_line(block)
        if found is not None:
            date = date or found
            removed.append(block)
        elif is_furniture(block):
            removed.append(block)
        else:
            kept.append(block)
    title = None
    if len(kept) > 1 and _is_title(kept[0], kept[1]):
        title = kept.pop(0)
    return Plain(tuple(kept), title, date, tuple(removed))


def is_furniture(line: str) -> bool:
    """Whether a whole line is page furniture: share buttons, related links, captions, bylines, credits."""
    if _RULE.match(line):
        return True
    if len(line) > 220 or "\n" in line:
        return False
    if _PHOTO.match(line) or _SOURCE.match(line) or (_BYLINE.match(line) and not _SENTENCE_END.search(line)):
        return True
    return bool(_FURNITURE.match(line)) and not (len(line) > 60 and _SENTENCE_END.search(line))


def _date_line(line: str) -> str | None:
    """The date of a line that holds nothing but a date, a clock, and controls (*date 2018-04-21 + ↺ − 16 px*)."""
    if len(line) > 120:
        return None
    found = find_date_span(line)
    if found is None:
        return None
    rest = line[: found[1]] + " " + line[found[2] :]
    rest = _DATE_WORDS.sub(" ", _CLOCK.sub(" ", rest))
    rest = _CONTROL.sub(" ", rest)
    return found[0] if not any(character.isalpha() for character in rest) else None


def _blocks(text: str) -> list[str]:
    """Paragraphs: parted by blank lines; where there are none, by lines; hard-wrapped lines joined again."""
    lines = [re.sub(" {2,}", " ", line).strip() for line in text.split("\n")]
    if any(not line for line in lines[1:-1]):
        groups: list[list[str]] = [[]]
        for line in lines:
            if line:
                groups[-1].append(line)
            elif groups[-1]:
                groups.append([])
        blocks = [block for group in groups for block in _unwrapped(group)]
    else:
        blocks = _unwrapped(lines) if _is_wrapped(lines) else lines
    return [block for block in blocks if block]


def _unwrapped(group: list[str]) -> list[str]:
    """Lines of one block: joined where they were wrapped at a width, else one a line."""
    if len(group) < 2 or _is_wrapped(group):
        return [" ".join(group)] if not any(is_furniture(line) or _date_line(line) for line in group) else list(group)
    return group


def _is_wrapped(lines: list[str]) -> bool:
    """Wrapped text: all lines but the last reach nearly the same width, and most end in mid sentence."""
    full = [line for line in lines if line][:-1]
    if not full:
        return False
    width = max(map(len, full))
    if width > 120 or width < 40:
        return False
    near = sum(len(line) >= width - 18 for line in full)
    open_ended = sum(not _SENTENCE_END.search(line) for line in full)
    return near >= 0.7 * len(full) and open_ended >= 0.5 * len(full)


def _is_title(first: str, second: str) -> bool:
    return (
        len(first) <= 160
        and not _SENTENCE_END.search(first)
        and len(second) > 40
        and not first.endswith((",", ";", ":"))
    )
