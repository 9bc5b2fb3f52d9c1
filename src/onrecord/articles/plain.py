"""Plain text to paragraphs: what is not the article's own words goes, line by line, conservatively."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.articles.credit_lines import credit_line
from onrecord.articles.datelines import Dateline, dateline_alone
from onrecord.articles.dates import find_date, find_date_span
from onrecord.articles.furniture import is_furniture, links_follow

_CONTROL = re.compile(
    r"[+\-−–↺↻⟲⟳🖶⎙]|\bpx\b|\bpt\b|\b\d{1,2}\b|\baa?\b|\bdate\b|\btime\b|\btext\b|\bsize\b|\bzoom\b|[:|\s]",
    re.IGNORECASE,
)
_ZONES = (
    "AEDT AEST AST BST CAT CEST CET CST EAT EDT EEST EET EST ET GMT GST HKT IST JST KST MSK PDT PKT PST PT SAST SGT "
    "UTC WAT WIB Z"
).replace(" ", "|")
_CLOCK = re.compile(
    r"\bT?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?Z?\b|\((?:\w+ ){1,2}time\)|\b(?:am|pm|a\.m\.|p\.m\.)"
    rf"|\(?\b(?:{_ZONES})\b[+\-−\d:]*\)?",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:at|created|date|first|last|modified|on|posted|publication|publish(?:ed)?|time|updated?|views?|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:last )?(?:updated?|modified)\b", re.IGNORECASE)
_LONGEST_LINK = 120
_OVER = 2
"""Lines that may stand over a dateline: a headline and one below it."""
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]*$")


@dataclass(frozen=True, slots=True)
class Plain:
    """A cleaned text with what was taken off it."""

    paragraphs: tuple[str, ...]
    title: str | None
    date: str | None
    removed: tuple[str, ...]
    dateline: Dateline | None = None
    """One that stood on a line of its own over the text."""


def clean(text: str, *, headed: bool = True) -> Plain:
    """Paragraphs of a plain text, its title and date line; the lines that went are kept for the credits.

    ``headed`` says whether the first lines may be a headline and the line under it.
    """
    removed: list[str] = []
    date: str | None = None
    kept: list[str] = []
    over: Dateline | None = None
    links = False
    for block in blocks(text):
        found = date_line(block)
        if found is not None:
            date = date or found
            removed.append(block)
        elif links_follow(block):
            removed.append(block)
            links = True
        elif over is None and len(kept) <= _OVER and (over := dateline_alone(block)) is not None:
            continue
        elif is_furniture(block) or (links and len(block) <= _LONGEST_LINK and not _SENTENCE_END.search(block)):
            removed.append(block)
            date = date or _date_of_source(block)
        else:
            kept.append(block)
            links = False
    heads = _heads(kept) if headed else 0
    removed += kept[1:heads]
    return Plain(tuple(kept[heads:]), kept[0] if heads else None, date, tuple(removed), over)


def _date_of_source(line: str) -> str | None:
    """The date that a source line or a byline goes on with (*Source: Xinhua | 2018-04-21 10:13*)."""
    credit = credit_line(line)
    return None if credit is None or credit[0] == "photo" else find_date(line)


def date_line(line: str) -> str | None:
    """The date of a line that holds nothing but dates, clocks, and controls (*date 2018-04-21 + ↺ − 16 px*).

    Of two dates the one that the line does not call that of an update.
    """
    if len(line) > 120:
        return None
    rest, first, later = line, None, None
    while (found := find_date_span(rest)) is not None:
        day, start, end = found
        if _UPDATED.search(rest[:start]):
            later = later or day
            rest = _UPDATED.sub(" ", rest[:start]) + " " + rest[end:]
        else:
            first = first or day
            rest = rest[:start] + " " + rest[end:]
    if first is None and later is None:
        return None
    rest = _CONTROL.sub(" ", _DATE_WORDS.sub(" ", _CLOCK.sub(" ", rest)))
    return (first or later) if not any(character.isalpha() for character in rest) else None


def blocks(text: str) -> list[str]:
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
        return [" ".join(group)] if not any(is_furniture(line) or date_line(line) for line in group) else list(group)
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


def _heads(kept: list[str]) -> int:
    """How many lines stand over the text: a headline and at most one below it.

    More of them are no headlines but a text that does without full stops, which keeps all its lines.
    """
    heads = 0
    while heads + 1 < len(kept) and _is_title(kept[heads], kept[heads + 1]):
        heads += 1
    return heads if heads <= 2 else 0


def _is_title(first: str, second: str) -> bool:
    return (
        len(first) <= 160
        and not _SENTENCE_END.search(first)
        and len(second) > 40
        and not first.endswith((",", ";", ":"))
    )
