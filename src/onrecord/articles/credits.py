"""Whose work an article is, by the words of its text: reprints, agency lines, sign-offs.

Only set phrases count, and only with an outlet in them: *TASS reports* is a credit, *told TASS* and *TASS could not
verify* are not. Lines beside the text are read by :mod:`onrecord.articles.onpage`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord import world
from onrecord.articles.outlets import Named, before, behind, listed, publisher_named
from onrecord.model.article import Credit, CreditRelation, Publisher

_LEAD = 600
"""Characters of the beginning in which a page says what it reprints."""
_EARLY = 3
"""Paragraphs in which *Reuters reported* says where the story is from; further down it is background."""
_FOOTER = 250
"""Characters that may stand behind the sign-off of a whole article: a line about the author, a date."""
_WORD = r"[^\W\d_a-z][\w.'’&/-]{0,40}"
_RUN = rf"{_WORD}(?:\s+(?:(?:of|the|de|da)\s+)?{_WORD}){{0,6}}"
_KIND = (
    r"(?:(?:official|state|state-run|national|semi-official)\s+)?"
    r"(?:(?:news\s+agency|newspaper|daily|broadcaster|agency|magazine|portal|channel)\s+)?"
)
_AFTER_KIND = r"(?:\s+(?:state\s+)?(?:news\s+agency|newspaper|broadcaster|agency|news\s+portal|TV(?:\s+channel)?))?"
_START = r"(?:(?<=^)|(?<=[.,;—–-]\s)|(?<=[.!?]['\"’”]\s)|(?<=,['\"’”]\s))"

_ACRONYM = re.compile(r"[A-Z]{2,6}\b")
_REPRINTS = re.compile(
    rf"(?P<publisher>{_RUN})\s+(?:reprints?|republishes|reposts|reproduces)\s+(?:(?:an?|the|this)\b[^.\n]{{0,60}}?\s)?"
    rf"(?:from|by)\s+(?:the\s+)?(?P<run>{_RUN})"
)
_REPRINTED = re.compile(
    r"(?i:\b(?:(?:re-?printed|re-?published|reproduced)(?:\s+with(?:\s+the)?\s+permission)?\s+(?:from|of)"
    r"|(?:originally|first)\s+(?:published|appeared)\s+(?:by|in|on)))"
    rf"\s+(?:the\s+)?(?P<run>{_RUN})"
)
_FOLLOWS = r"(?=\s*$|\s*[.,;:\n]|\s+(?:that|citing|quoting|with\s+reference|referring|on\s+[A-Z]))"
_NAME_REPORTS = re.compile(
    rf"{_START}(?:(?i:as)\s+)?(?:[Tt]he\s+)?{_KIND}(?P<run>{_RUN}){_AFTER_KIND}\s+(?P<verb>reports|informs|writes|reported|informed){_FOLLOWS}",
    re.MULTILINE,
)
_REPORTS_NAME = re.compile(
    rf"(?:(?<=[,;—–-]\s)|(?<=,['\"’”]\s))(?:as\s+)?(?:reports|informs|writes|reported\s+by)\s+(?:the\s+)?{_KIND}(?P<run>{_RUN})"
)
_CITING = re.compile(
    r"\b(?i:citing|quoting|with\s+(?:a\s+)?reference\s+to|with\s+a\s+link\s+to|referring\s+to|according\s+to)\s+"
    rf"(?:the\s+)?{_KIND}(?P<run>{_RUN})(?!\s+(?:data|calculations?|tall(?:y|ies)|polls?|estimates?|witness|sources?|photo))"
)
_MEDIUM = (
    r"(?:web\s?site|web\s?page|press\s+(?:service|office|release|centre|center)|newspaper|(?:TV|television)(?:\s+channel)?|"
    r"(?:news\s+)?agency|(?:local|state|foreign|Western)\s+media|Telegram\s+channel|(?:Facebook|Twitter)\s+(?:page|account)|"
    r"news\s+portal|broadcaster)"
)
_CITING_MEDIUM = re.compile(
    r"\b(?:citing|with\s+(?:a\s+)?reference\s+to|referring\s+to)\s+"
    rf"(?P<name>(?:(?:the|its|their|his|her|an?)\s+(?:[\w'’-]+\s+){{0,5}}?)?{_MEDIUM})\b(?!['’-])"
)
_BRACKETED = re.compile(r"\((?P<names>[^()\n]{2,60})\)\.?\s*$", re.MULTILINE)
_DASHED = re.compile(r"(?:^|(?<=[.!?\"”]\s))(?:[–—-]{1,2}\s*)(?P<names>[^\n.()]{2,40})\.?$", re.MULTILINE)
_ALONE = re.compile(r"(?:^|\n\n)(?P<names>[^\n.()]{2,40})\.?$")
_INPUTS = re.compile(
    r"(?P<open>\()?(?i:\bwith\s+(?:additional\s+|some\s+)?(?:inputs?|reporting|reports|files|information|contributions?)"
    r"\s+(?:from|by))\s+(?P<names>[^()\n]{2,120}?)(?P<close>(?(open)\)))(?=\.?\s*$)",
    re.MULTILINE,
)
_CONTRIBUTED = re.compile(
    rf"{_START}(?P<names>(?:The\s+)?{_RUN}(?:(?:,|,?\s+and)\s+(?:the\s+)?{_RUN}){{0,4}})"
    r"\s+contributed\s+(?:to\s+(?:this|the)\s+(?:article|report|story)|reporting)\b",
    re.MULTILINE,
)
_AGENCY_INPUTS = re.compile(r"\((?i:with\s+agency\s+(?:inputs?|reports)|(?:news\s+)?agencies)\)")


def in_text(text: str) -> tuple[Publisher | None, tuple[Credit, ...]]:
    """Credits whose words stand in the article, in its order, and the publisher where they name it."""
    publisher: Publisher | None = None
    found: list[Credit] = []
    if match := _REPRINTS.search(text[:_LEAD]):
        publisher = publisher_named(match["publisher"])
        found += _reprint(text, match)
    for match in _REPRINTED.finditer(text):
        found += _reprint(text, match)
    found += _reports(text)
    found += _signed(text)
    return publisher, tuple(sorted(found, key=lambda credit: (credit.start or 0, credit.end or 0)))


def _reprint(text: str, match: re.Match[str]) -> Iterator[Credit]:
    named = behind(match["run"], unknown=True)
    if named is not None:
        yield _credit(text, match.start(), match.start("run") + named.end, named, "reprint")


def _reports(text: str) -> Iterator[Credit]:
    early = _paragraphs_end(text, _EARLY)
    for match in _NAME_REPORTS.finditer(text):
        named = before(match["run"]) or _of_a_country_here(text, match["run"])
        if named is not None and (match["verb"].endswith("s") or match.start() < early):
            yield _credit(text, match.start("run") + named.start, match.end(), named, "report")
    for pattern in (_REPORTS_NAME, _CITING):
        for match in pattern.finditer(text):
            named = behind(match["run"]) or _of_a_country_here(text, match["run"])
            if named is not None:
                yield _credit(text, match.start(), match.start("run") + named.end, named, "report")
    for match in _CITING_MEDIUM.finditer(text):
        name = match["name"]
        yield Credit(None, name, "report", match.start(), match.end(), match[0])


def _of_a_country_here(text: str, words: str) -> Named | None:
    """The agency of an acronym that several bear (*APA*), where a country that the text names has just one of them."""
    acronym = _ACRONYM.match(words)
    if acronym is None:
        return None
    found = {
        outlet.id
        for country in _countries_named(text)
        if (outlet := world.outlet_by_name(acronym[0], country)) is not None and outlet.agency
    }
    return Named(found.pop(), acronym[0], 0, acronym.end()) if len(found) == 1 else None


@lru_cache(maxsize=1)
def _countries_named(text: str) -> frozenset[str]:
    return frozenset(known.id for known in world.recognise(text) if known.kind in ("country", "capital"))


def _signed(text: str) -> Iterator[Credit]:
    """Sign-offs: *(Reuters)*, *- Xinhua* at the end of a paragraph, *(With inputs from agencies)*."""
    for match in _INPUTS.finditer(text):
        yield from _several(text, match.start(), match.end(), match["names"], alone="report")
    for match in _CONTRIBUTED.finditer(text):
        yield from _several(text, match.start(), match.end(), match["names"], alone="compiled")
    for match in _AGENCY_INPUTS.finditer(text):
        yield Credit(None, "agencies", "compiled", match.start(), match.end(), match[0])
    for match in _BRACKETED.finditer(text):
        end = text.index(")", match.start()) + 1
        if not _is_explained(text, match):
            yield from _several(text, match.start(), end, match["names"], alone=_signs(text, end), known=True)
    for pattern in (_DASHED, _ALONE):
        for match in pattern.finditer(text):
            start, end = match.start() + (len(match[0]) - len(match[0].lstrip("\n"))), match.end("names")
            yield from _several(text, start, end, match["names"], alone=_signs(text, end), known=True)


def _signs(text: str, end: int) -> CreditRelation:
    """A sign-off at the article's end signs all of it; further up it says where one paragraph is from."""
    return "reprint" if len(text) - end < _FOOTER else "report"


def _several(
    text: str, start: int, end: int, names: str, *, alone: CreditRelation, known: bool = False
) -> Iterator[Credit]:
    """One credit a name; nothing where one of the names is no name, or with ``known`` no outlet that is known."""
    found = listed(names, known=known)
    if found is None:
        return
    relation: CreditRelation = "compiled" if len(found) > 1 or found[0].entity is None else alone
    for named in found:
        person = named.entity is not None and named.entity.startswith("person:")
        yield _credit(text, start, end, named, "byline" if person else relation)


def _is_explained(text: str, match: re.Match[str]) -> bool:
    """Whether the bracket only shortens the name before it: *Agence France-Presse (AFP)*."""
    here, words = behind(match["names"]), re.search(rf"(?P<run>{_RUN})\s*$", text[: match.start()][-120:])
    return (
        here is not None
        and words is not None
        and (there := before(words["run"])) is not None
        and (there.entity == here.entity)
    )


def _credit(text: str, start: int, end: int, named: Named, relation: CreditRelation) -> Credit:
    return Credit(named.entity, named.name, relation, start, end, text[start:end])


def _paragraphs_end(text: str, count: int) -> int:
    place = 0
    for _ in range(count):
        place = text.find("\n\n", place)
        if place < 0:
            return len(text)
        place += 2
    return place
