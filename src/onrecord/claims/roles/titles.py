"""Offices that stand beside names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.claims.context import Context
from onrecord.claims.roles.offices import Offices
from onrecord.claims.roles.title_words import Place
from onrecord.claims.stance import Stances
from onrecord.model.claims import RoleChange, Stance
from onrecord.model.reading import Mention
from onrecord.model.text import Span

_OF_BODIES = frozenset({"chairperson", "deputy chairperson", "deputy head", "head", "secretary", "supreme leader"})
"""Kinds of office that somebody may have several of, each of another body."""
_CANDIDATES = frozenset({"candidate", "contender", "hopeful", "nominee"})
_NO_VERB = frozenset({"and", "as", "at", "but", "for", "from", "in", "of", "on", "or", "to", "who", "whose", "with"})
_GOVERNED = re.compile(
    r"\b(?:after|against|appointed|elected|made|named|became|become|before|between|by|despite|for|from|of|than|to|under|unlike|was|were|with)"
    r"(?: (?:the|his|her|its|their|a|an))?(?: [\w-]+['’]s)? $"
)
_TERM = re.compile(r",? (?:from|between) (?P<from>\d{4}) (?:to|until|and) (?P<to>\d{4})\b")
_OVER = re.compile(rf"{_TERM.pattern}|,? at the time\b| under (?:Mr|Mrs|Ms|former|then)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A person with an office, before what is said twice is made one."""

    person: str
    place: Place
    change: RoleChange
    stance: Stance
    evidence: Span
    name: Span
    rule: str
    held: str | None = None

    @property
    def of(self) -> str | None:
        """Whose office it is."""
        return self.place.of

    def _is_of_another(self, other: Found) -> bool:
        """*head of the Asia department* and *head of the electoral commission*: one of them unknown, both named."""
        if self.place.office.head not in _OF_BODIES or (self.of is None) == (other.of is None):
            return False
        nameless = self if self.of is None else other
        return re.search(r" (?:of|at|for) ", nameless.place.office.text) is not None

    def is_same(self, other: Found) -> bool:
        """Whether both are one office of one person: the same kind, or *leader* beside an office of state."""
        mine, theirs = self.place.office.head, other.place.office.head
        same = mine == theirs or "supreme leader" in (mine, theirs) or mine.endswith(theirs) or theirs.endswith(mine)
        deputies = (
            "deputy" in mine.split() or "vice" in mine.split(),
            "deputy" in theirs.split() or "vice" in theirs.split(),
        )
        return (
            self.person == other.person
            and same
            and not self._is_of_another(other)
            and deputies[0] == deputies[1]
            and (self.of == other.of or None in (self.of, other.of))
        )


def titles_of(context: Context, stances: Stances, offices: Offices) -> tuple[Found, ...]:
    """Every office that stands beside a person's name, in text order."""
    sides = [
        _Sides(mention, before, offices.after(mention.end))
        for mention in context.mentions
        if mention.form == "name" and mention.entity.startswith("person:") and offices.is_person(mention.span)
        for before in (tuple(p for p in offices.before(mention.span) if not _is_anothers(context, p, mention.span)),)
    ]
    for one, other in pairwise(sides):
        _part(one, other)
    return tuple(title for one in sides for title in _beside(context, stances, offices, one))


@dataclass(slots=True)
class _Sides:
    """A name with the offices that may be read on either side of it."""

    name: Mention
    before: tuple[Place, ...]
    after: tuple[Place, ...]


def _part(one: _Sides, other: _Sides) -> None:
    """Gives what stands between two names to one of them: *A, minister of trade, B, minister of finance*.

    To the second where the first has a title in front, too, and the second has none behind.
    """
    if not any(mine.span.overlaps(theirs.span) for mine in one.after for theirs in other.before):
        return
    if one.before and not other.after:
        one.after = ()
    else:
        other.before = ()


def _beside(context: Context, stances: Stances, offices: Offices, sides: _Sides) -> Iterator[Found]:
    mention, name = sides.name, sides.name.span
    for one in (*sides.before, *sides.after):
        over = _is_over(context, one)
        stately = one.office.head not in offices.words.foreign_born and not offices.owners.has_possessive(
            one.span.start
        )
        owner = offices.owners.behind(name.end) if stately else None
        place = replace(one, office=replace(one.office, text=one.office.text.removesuffix(" at the time")))
        settled = place if place.of is not None or owner is None else Place(place.span, place.office, owner, place.to)
        yield Found(
            person=mention.entity,
            place=settled,
            change="former" if over else change_of(place),
            stance=presupposed(stances, place.span.cover(name)),
            evidence=place.span.cover(name),
            name=name,
            rule="role: a title",
            held=_term(context, place),
        )


def _is_anothers(context: Context, place: Place, name: Span) -> bool:
    """Whether a title before a name is not this person's: *a quarrel with the leader, Mr Field said*, *a President
    Hollis would*, *a spokesman for candidate Hale*.
    """
    ahead, between = context.text[: place.span.start], context.text[place.span.end : name.start]
    words = context.words(place.span)
    if words.split()[-1].lower() in _CANDIDATES:
        return True
    if "," not in between:
        plain = words == words.title() and words.lower() == place.office.head
        return plain and re.search(r"\b[Aa]n? $", ahead[-3:]) is not None
    follows = re.match(r" (?P<next>[a-z]+)", context.text[name.end : name.end + 20])
    if follows is None or follows["next"] in _NO_VERB:
        return False
    as_one = re.search(r"\b[Aa]s (?:the )?$", ahead[-8:]) is not None
    return _GOVERNED.search(ahead[-60:]) is not None or (as_one and follows["next"] in ("would", "could", "might"))


def _is_over(context: Context, place: Place) -> bool:
    """*ambassador from 2007 to 2013*, *the ambassador at the time*, *minister under Mr Samaras*."""
    told = _OVER.match(context.text, place.span.end) is not None or context.words(place.span).endswith(" at the time")
    return told and place.office.change in ("held", "former")


def _term(context: Context, place: Place) -> str | None:
    term = _TERM.match(context.text, place.span.end)
    return None if term is None or not term["from"] < term["to"] else f"{term['from']}/{term['to']}"


def change_of(place: Place) -> RoleChange:
    """What becomes of an office by the words of its title."""
    changes: Mapping[str, RoleChange] = {
        "held": "held", "acting": "acting", "former": "former", "incoming": "incoming", "nominated": "nominated",
    }  # fmt: skip
    return changes[place.office.change]


def presupposed(stances: Stances, span: Span) -> Stance:
    """A title is the reporter's word, in reported speech too, save inside a quotation."""
    voice = stances.voice(span)
    return Stance(according_to=voice.id if voice is not None and voice.directness == "direct" else None)
