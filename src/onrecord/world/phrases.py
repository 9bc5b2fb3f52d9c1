"""The table of known names: every spelling of every entity, keyed by its folded words.

The table is made when the world is compiled and shipped with it, so that reading an article costs look-ups alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from onrecord.world.nouns import Company, Country, Initiative, Outlet, ProperBody
from onrecord.world.organisations import Organ, Organisation
from onrecord.world.words import fold, words_of

__all__ = ["KINDS", "Phrases", "Target", "build_phrases", "organ_id", "pattern_of", "proper_id", "slug"]

#: What a phrase can be, the likelier first: where one spelling is several things, the first is taken.
KINDS = (
    *("lookalike", "country", "organisation", "initiative", "organ", "outlet", "demonym", "seat of power", "capital"),
    "prefix",
)


class Target(NamedTuple):
    """What a phrase may stand for. ``pattern`` says how each word must be written (see ``pattern_of``)."""

    pattern: str
    kind: str
    id: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """``targets`` by the folded words of the phrase, parted by spaces; ``longest`` phrase by its first word."""

    targets: Mapping[str, tuple[Target, ...]]
    longest: Mapping[str, int]
    company: Company


def pattern_of(spelling: str) -> str:
    """How each word of a spelling is written: ``A`` all capitals, ``T`` a capital first, ``x`` any way.

    A comma at the end says that the spelling has one, which the text may then have too; a plus is followed by places
    of words after which the text must have one (*C5+1* gives ``Ax+0``, so that no score of 5-1 is meant).
    """
    marks = []
    words = words_of(spelling)
    for word in words:
        text = word.text
        marks.append("A" if len(text) > 1 and text.isupper() else "T" if text[0].isupper() else "x")
    plus = "".join(str(n) for n, (one, other) in enumerate(pairwise(words)) if spelling[one.end : other.start] == "+")
    return "".join(marks) + (f"+{plus}" if plus else "," if "," in spelling else "")


def slug(name: str) -> str:
    """A name as the last part of an id: ``Foreign Ministry`` gives ``foreign-ministry``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'", "").replace("’", "")).strip("-")


def organ_id(organisation: str, organ: str) -> str:
    """The id of an organisation's organ: ``org:sco`` and ``Secretariat`` give ``body:sco-secretariat``."""
    owner = organisation.removeprefix("org:")
    return f"body:{owner}-{slug(organ).removeprefix(f'{owner}-')}"


def proper_id(body: ProperBody) -> str:
    """The id of a body with a name of its own: that of the kind it stands as, so that both names meet."""
    owner = body.of.partition(":")[2].lower()
    return f"body:{owner}-{body.as_kind or slug(body.name)}"


def build_phrases(
    countries: Iterable[Country],
    organisations: Iterable[Organisation],
    outlets: Iterable[Outlet],
    initiatives: Iterable[Initiative],
    lookalikes: tuple[tuple[str, ...], Company],
    proper_bodies: Iterable[ProperBody] = (),
) -> Phrases:
    """The table of all spellings."""
    table: dict[str, dict[tuple[str, str], Target]] = {}
    spellings: list[tuple[str, str, str, bool]] = [(phrase, "lookalike", "", False) for phrase in lookalikes[0]]
    spellings.extend(_of_countries(countries))
    spellings.extend(_of_organisations(organisations))
    for body in proper_bodies:
        spellings.extend((s, "organ", proper_id(body), s in body.ambiguous) for s in body.spellings)
    for outlet in outlets:
        spellings.extend((s, "outlet", outlet.id, s in outlet.ambiguous) for s in outlet.spellings)
    for initiative in initiatives:
        spellings.extend((s, "initiative", initiative.id, s in initiative.ambiguous) for s in initiative.spellings)
    for spelling, kind, id_, ambiguous in spellings:
        key = " ".join(word.key for word in words_of(spelling))
        target = Target(pattern_of(spelling), kind, id_, ambiguous)
        table.setdefault(key, {}).setdefault((target.pattern, id_), target)
    longest: dict[str, int] = {}
    for key in table:
        words = key.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    targets = {
        key: tuple(sorted(found.values(), key=lambda target: (KINDS.index(target.kind), target.id, target.pattern)))
        for key, found in sorted(table.items())
    }
    return Phrases(targets, longest, lookalikes[1])


def _of_countries(countries: Iterable[Country]) -> Iterator[tuple[str, str, str, bool]]:
    for country in countries:
        for kind, spellings in (
            ("country", country.spellings),
            ("demonym", country.demonyms),
            ("seat of power", country.seats),
            ("prefix", country.prefixes),
        ):
            for spelling in spellings:
                yield spelling, kind, country.id, spelling in country.ambiguous
        # Belgrade speaks for the state that it is the capital of today.
        for spelling in country.capitals if country.kind != "former" else ():
            yield spelling, "capital", country.id, True


def _of_organisations(organisations: Iterable[Organisation]) -> Iterator[tuple[str, str, str, bool]]:
    for organisation in organisations:
        for spelling in organisation.spellings:
            yield spelling, "organisation", organisation.id, organisation.is_ambiguous(spelling)
        for organ in organisation.organs:
            yield from _of_organ(organisation, organ)


def _of_organ(organisation: Organisation, organ: Organ) -> Iterator[tuple[str, str, str, bool]]:
    id_ = organ_id(organisation.id, organ.name)
    for spelling in (organ.name, *organ.aliases):
        # "Secretariat" alone says nothing; "Security Council" does, though another body may have one of that name.
        if len(words_of(spelling)) > 1 or spelling.isupper():
            yield spelling, "organ", id_, spelling in organ.ambiguous
        short = organisation.acronym
        if short and short not in spelling.split():
            yield f"{short} {spelling}", "organ", id_, False
            yield f"{short}'s {spelling}", "organ", id_, False
