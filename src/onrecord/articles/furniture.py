"""Page furniture: lines that belong to the page and not to the article.

A line goes only when it is furniture as a whole. A sentence never goes: what might be the beginning of one counts
only where the line does not end as a sentence does.
"""

from __future__ import annotations

import re

from onrecord.articles.credit_lines import credit_line

_LONGEST = 220
"""Characters; nothing longer is furniture."""

_NETWORKS = (
    r"copy link", "e?mail", "facebook", "linkedin", "messenger", "pinterest", "print", "reddit", "telegram",
    "twitter", "viber", "vk", "vkontakte", "whatsapp", "x",
)  # fmt: skip
_NETWORK = "|".join(_NETWORKS)
_CONTROLS = (
    r"a\+?\s*a-?",
    r"a\W{1,3}a(?:\W{1,3}a)?",
    r"add (?:a )?comment",
    r"advertisements?",
    r"back to top",
    r"bookmark(?: this)?",
    r"breaking news",
    r"comments?(?: \(?\d+\)?)?",
    r"continue reading",
    r"don['’]?t miss(?: this)?",
    r"e-?mail(?: this(?: \w+)?)?",
    r"home",
    r"(?:latest|top) (?:news|stories)",
    r"like(?: this)?",
    r"listen(?: to this\b.{0,20})?",
    r"live updates?",
    r"loading",
    r"log ?in",
    r"menu",
    r"(?:next|previous) (?:article|post|story)",
    r"print(?: (?:this|article|page|version)(?: \w+)?)?",
    r"\d+ (?:views?|shares?|comments?|min(?:ute)?s? read)",
    r"\d{1,2}\s*p[xt]",
    r"reading time\s*:?\s*\d+ min(?:ute)?s?",
    r"recommended(?: for you)?",
    r"report (?:a|an) (?:typo|error|mistake)",
    r"save(?: (?:this|article|for later))?",
    r"search",
    r"share",
    r"(?:story|article) continues below(?: (?:this )?advertisement)?",
    r"subscribe",
    r"(?:text|font) size\b.{0,20}",
    r"tweet",
    r"(?:views?|shares?|comments?)\s*:?\s*\(?\d[\d,. ]*\)?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)",
)
_SECTIONS = tuple(
    "business culture economy news opinion photos? politics regions? science society sports? videos? world".split()
)
"""Names of a site's sections, alone on a line."""
_FIRM = (
    r"(?:(?:read|see) (?:also|more|next|too)|also read)(?:\s*[:|»>].{0,160})?",
    r"related (?:articles?|news|stories|topics?|links?)(?:\s*[:|].{0,80})?",
    r"share (?:this|on|via)\b(?: (?:article|story|page|post|news|with|on|via|facebook|twitter|telegram)){0,4}",
    r"subscribe to .{0,60}\b(?:newsletters?|channels?|updates|alerts|podcast|feed|us)",
    r"sign up (?:for|to) .{0,40}\b(?:newsletters?|updates|alerts|e?mails?)",
    rf"follow (?:us|@\w+) on .{{0,40}}\b(?:{_NETWORK})",
    rf"share(?: on)?\s*:?(?:[\s|,/·]+(?:{_NETWORK}))+",
    rf"join (?:us on|our) .{{0,40}}\b(?:channels?|groups?|{_NETWORK})",
    r"get (?:the|our) latest .{0,60}\b(?:inbox|e-?mail|phone)",
    r"your e-?mail address will not be published",
    r"leave (?:a|your) comment",
    r"read (?:the )?(?:original|full) (?:article|story|text)\b.{0,100}",
    r"(?:©|\(c\)).{0,160}",
    r"copyright\s*(?:©|\(c\)|\d|:|by\b).{0,160}",
    r"all rights reserved\b.{0,80}",
)
"""Gone however the line ends."""
_SIGN_OFFS = ("end ?item", "item", "ends", "end", "more to come", r"-0-|#{2,}", r"\S+@\S+\.\w+")
"""What agencies set below a text."""
_OPEN = (
    r"click here (?:to|for)\b.{0,60}",
    r"download (?:the|our) .{0,30}\bapp\b.{0,40}",
    r"(?:please )?enable javascript\b.{0,60}",
    r"(?:editors?|edited)\s*:\s*\S.{0,40}",
    r"skip to\b.{0,30}",
    r"read more (?:about|on|at|here|in)\b.{0,80}",
    r"more (?:on|from|news)\b.{0,60}",
    r"(?:tags?|keywords?|topics?|categor(?:y|ies)|section)\s*:.{0,200}",
    r"(?:subscribe|follow us|sponsored)\b.{0,40}",
    r"edited by\b.{0,60}",
    r"(?:last )?(?:updated|published|posted)(?:\s*[:|].{0,60}| (?:on\b|at\b|by\b|\d).{0,50})?",
)
"""Gone where the line does not end as a sentence does."""


def _whole(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"^[\W_]*(?:{'|'.join(parts)})[\W_]*$", re.IGNORECASE)


_ALWAYS = _whole(*_CONTROLS, *_SECTIONS, *_FIRM, *_SIGN_OFFS, rf"(?:{_NETWORK})(?:[\s|,/·]+(?:{_NETWORK}))*")
_WITHOUT_STOP = _whole(*_OPEN)
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]*$")
_RULE = re.compile(r"^[\W_]*$")


_LINKS_FOLLOW = _whole(
    r"(?:related|more|other|latest|top|recommended)\s+(?:articles?|news|stories|topics?|links?|reading)",
    r"(?:read|see) (?:also|more|next|too)",
    r"(?:most|also) (?:read|popular|viewed)",
)


def links_follow(line: str) -> bool:
    """Whether a line is a heading over links to other articles."""
    return len(line) <= _LONGEST and _LINKS_FOLLOW.match(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a whole line is page furniture: share buttons, related links, captions, bylines, credits."""
    if len(line) > _LONGEST or "\n" in line:
        return _RULE.match(line) is not None
    if _RULE.match(line) or _ALWAYS.match(line) or credit_line(line):
        return True
    return not _SENTENCE_END.search(line) and _WITHOUT_STOP.match(line) is not None
