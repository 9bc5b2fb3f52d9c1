"""Offices that stand beside names, and those that one man has from another: *his predecessor Paolo Gentiloni*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.context import Context
from onrecord.claims.offices import Offices, Place
from onrecord.claims.stance import Stances
from onrecord.model.claims import RoleChange, Stance
from onrecord.model.reading import Mention
from onrecord.model.text import Span


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
            and deputies[0] == deputies[1]
            and (self.of == other.of or None in (self.of, other.of))
        )


def titles_of(context: Context, stances: Stances, offices: Offices) -> tuple[Found, ...]:
    """Every office that stands beside a person's name, in text order."""
    found: list[Found] = []
    for mention in context.mentions:
        if mention.form == "name" and mention.entity.startswith("person:") and offices.is_person(mention.span):
            found.extend(_beside(context, stances, offices, mention))
    return (*found, *_mirrored(context, stances, offices, found))


def _beside(context: Context, stances: Stances, offices: Offices, mention: Mention) -> Iterator[Found]:
    name = mention.span
    beside = (*offices.before(name), *offices.after(name.end))
    owner = offices.owners.behind(name.end)
    for place in beside:
        settled = place if place.of is not None or owner is None else Place(place.span, place.office, owner, place.to)
        yield Found(
            person=mention.entity,
            place=settled,
            change=_change(place),
            stance=_presupposed(stances, place.span.cover(name)),
            evidence=place.span.cover(name),
            name=name,
            rule="role: a title",
        )


def _change(place: Place) -> RoleChange:
    changes: Mapping[str, RoleChange] = {
        "held": "held", "acting": "acting", "former": "former", "incoming": "incoming", "nominated": "nominated",
    }  # fmt: skip
    return changes[place.office.change]


def _presupposed(stances: Stances, span: Span) -> Stance:
    """A title is the reporter's word, in reported speech too, save inside a quotation."""
    voice = stances.voice(span)
    return Stance(according_to=voice.id if voice is not None and voice.directness == "direct" else None)


def _mirrored(context: Context, stances: Stances, offices: Offices, titles: Sequence[Found]) -> Iterator[Found]:
    for mention in context.mentions:
        if mention.form != "name" or not mention.entity.startswith("person:"):
            continue
        mirror = offices.mirror_before(mention.span)
        if mirror is None:
            continue
        model = next((t for t in reversed(titles) if t.person == mirror.person and t.change == "held"), None)
        if model is None or (mirror.of is None and mirror.change == "held"):
            continue
        office = model.place.office
        if mirror.of is not None and mirror.of != model.of:
            office = replace(office, text=office.text.partition(" of ")[0])
        place = Place(mirror.span, office, mirror.of or model.of, None)
        yield Found(
            person=mention.entity,
            place=place,
            change=mirror.change,
            stance=_presupposed(stances, mirror.span),
            evidence=mirror.span.cover(mention.span),
            name=mention.span,
            rule="role: the office of another",
        )
