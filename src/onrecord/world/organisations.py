"""International bodies and their ladders of status: one TOML file a body, read strictly.

A file says what a body is called, when it was founded, where it sits, what organs, offices and kinds of meeting it has,
and the rungs on which states and others stand in it, highest first. Every file names the public pages where its facts
stand, and every rung its own. A mistake in a file is an error that names the file and the line, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from onrecord.world.data_files import Entry, WorldDataError, read_entries

__all__ = [
    "KINDS",
    "MEETING_TYPES",
    "ORGAN_KINDS",
    "MeetingKind",
    "Office",
    "Organ",
    "Organisation",
    "Rung",
    "WorldDataError",
    "as_plain",
    "from_plain",
    "load_organisations",
]

Plain = dict[str, Any]

KINDS = frozenset({"universal", "regional", "economic", "security", "cultural", "political", "court", "finance"})
ORGAN_KINDS = frozenset({"council", "secretariat", "parliament", "court", "commission", "agency", "committee"})
MEETING_TYPES = frozenset({"summit", "ministerial", "session", "conference"})


@dataclass(frozen=True, slots=True)
class Organ:
    """A standing part of a body: a council, a secretariat, a parliament.

    ``ambiguous`` are those of its names that other bodies have too (*Executive Board*): they stand for this one only
    beside the body's name or after it was introduced.
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office that one person holds in a body; ``of`` is the name or the kind of the organ it belongs to."""

    name: str
    aliases: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """A kind of meeting that a body holds, with the names that news give it."""

    type: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """One standing in a body: its word, how news write it (singular), and the EDTF dates between which it exists.

    ``order`` is 1 for the highest; rungs of equal height share a number. ``replaced_by`` is the status of another rung.
    """

    status: str
    names: tuple[str, ...]
    order: int
    source: str
    since: str | None = None
    until: str | None = None
    replaced_by: str | None = None
    gives: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international body as its data file gives it. Dates are EDTF, countries ISO 3166-1 alpha-2.

    ``ambiguous`` are those of ``aliases`` and ``foreign`` that also mean something else: like an acronym with
    ``acronym_ambiguous``, they stand for the body only beside its name or after it was introduced.
    """

    id: str
    name: str
    kind: str
    formal: bool
    sources: tuple[str, ...]
    rungs: tuple[Rung, ...]
    acronym: str | None = None
    acronym_ambiguous: bool = False
    aliases: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    wikidata: str | None = None
    founded: str | None = None
    ended: str | None = None
    successor: str | None = None
    seat: str | None = None
    seat_country: str | None = None
    part_of: str | None = None
    members_word: tuple[str, ...] = ()
    organs: tuple[Organ, ...] = ()
    offices: tuple[Office, ...] = ()
    meetings: tuple[MeetingKind, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything the body itself is called: name, acronym, aliases, foreign spellings."""
        return (self.name, *((self.acronym,) if self.acronym else ()), *self.aliases, *self.foreign)

    def is_ambiguous(self, spelling: str) -> bool:
        """Whether ``spelling`` alone is not enough to mean this body."""
        return (spelling == self.acronym and self.acronym_ambiguous) or spelling in self.ambiguous


def load_organisations(folder: Path) -> tuple[Organisation, ...]:
    """Every body of ``folder`` (``<slug>.toml``, one each), sorted by id.

    Raises:
        WorldDataError: a file is not of the schema, names a body that no file has, or claims another's spelling.
    """
    read = [_read(path) for path in sorted(folder.glob("*.toml"))]
    _check_across(read)
    return tuple(sorted((organisation for organisation, _ in read), key=lambda organisation: organisation.id))


def as_plain(organisation: Organisation) -> Plain:
    """The body as plain data: the fields of the class by their names, those at their default left out."""
    return _noun_as_plain(organisation)


def from_plain(plain: Mapping[str, Any]) -> Organisation:
    """The body that ``as_plain`` wrote."""
    parts = {
        name: tuple(noun(**_tupled(entry)) for entry in plain.get(name, ()))
        for name, noun in (("organs", Organ), ("offices", Office), ("meetings", MeetingKind), ("rungs", Rung))
    }
    return Organisation(**{**_tupled(plain), **parts})


def _noun_as_plain(noun: Any) -> Plain:  # noqa: ANN401 - any of the five nouns above
    plain: Plain = {}
    for field in fields(noun):
        value = getattr(noun, field.name)
        if value == field.default:
            continue
        if isinstance(value, tuple):
            value = [item if isinstance(item, str) else _noun_as_plain(item) for item in value]
        plain[field.name] = value
    return plain


def _tupled(plain: Mapping[str, Any]) -> Plain:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}


# ---- reading one file ------------------------------------------------------------------------------------------------

_KEYS = {
    "": frozenset(
        {"id", "name", "acronym", "acronym_ambiguous", "aliases", "foreign", "ambiguous", "wikidata", "kind", "formal"}
        | {"founded", "ended", "successor", "seat", "seat_country", "part_of", "members_word", "sources"}
    ),
    "organ": frozenset({"name", "aliases", "ambiguous", "kind"}),
    "office": frozenset({"name", "aliases", "of"}),
    "meeting": frozenset({"type", "names"}),
    "rung": frozenset({"status", "names", "order", "from", "until", "replaced_by", "gives", "source"}),
}
_SLUG = re.compile(r"org:[a-z0-9]+(?:-[a-z0-9]+)*")


def _read(path: Path) -> tuple[Organisation, Entry]:
    entries = read_entries(path, _KEYS)
    top = entries[""][0]
    organs = tuple(_organ(entry) for entry in entries["organ"])
    organisation = Organisation(
        id=top.must("id"),
        name=top.must("name"),
        kind=top.one_of("kind", KINDS),
        formal=top.flag("formal"),
        sources=tuple(top.url("sources", source) for source in top.texts("sources", ordered=False)),
        rungs=tuple(_rung(entry) for entry in entries["rung"]),
        acronym=top.text("acronym"),
        acronym_ambiguous=top.flag("acronym_ambiguous", default=False),
        aliases=top.texts("aliases"),
        foreign=top.texts("foreign"),
        ambiguous=top.texts("ambiguous"),
        wikidata=top.text("wikidata"),
        founded=top.date("founded"),
        ended=top.date("ended"),
        successor=top.text("successor"),
        seat=top.text("seat"),
        seat_country=top.text("seat_country"),
        part_of=top.text("part_of"),
        members_word=top.texts("members_word"),
        organs=organs,
        offices=tuple(_office(entry, organs) for entry in entries["office"]),
        meetings=tuple(_meeting(entry) for entry in entries["meeting"]),
    )
    _check_head(organisation, top)
    _check_names(organisation, entries)
    _check_ladder(organisation, entries)
    return organisation, top


def _organ(entry: Entry) -> Organ:
    organ = Organ(
        name=entry.must("name"),
        kind=entry.one_of("kind", ORGAN_KINDS),
        aliases=entry.texts("aliases"),
        ambiguous=entry.texts("ambiguous"),
    )
    for spelling in organ.ambiguous:
        if spelling not in (organ.name, *organ.aliases):
            raise entry.error(f"ambiguous {spelling!r} is neither the name nor an alias", "ambiguous", spelling)
    return organ


def _office(entry: Entry, organs: Iterable[Organ]) -> Office:
    of = entry.text("of")
    if of is not None and not any(of in (organ.name, organ.kind) for organ in organs):
        raise entry.error(f"of {of!r} is neither the name nor the kind of an organ of this body", "of")
    return Office(entry.must("name"), entry.texts("aliases"), of)


def _meeting(entry: Entry) -> MeetingKind:
    names = entry.texts("names", ordered=False)
    if not names:
        raise entry.error("names is missing")
    return MeetingKind(entry.one_of("type", MEETING_TYPES), names)


def _rung(entry: Entry) -> Rung:
    order = entry.table.get("order")
    if not isinstance(order, int) or isinstance(order, bool) or order < 1:
        raise entry.error("order must be a number from 1", "order")
    names = entry.texts("names", ordered=False)
    if not names:
        raise entry.error("names is missing")
    since, until = entry.date("from"), entry.date("until")
    if since and until and until < since[: len(until)]:
        raise entry.error(f"until {until} lies before from {since}", "until")
    return Rung(
        status=entry.must("status"),
        names=names,
        order=order,
        source=entry.url("source", entry.must("source")),
        since=since,
        until=until,
        replaced_by=entry.text("replaced_by"),
        gives=entry.text("gives"),
    )


# ---- checks ----------------------------------------------------------------------------------------------------------


def _check_head(organisation: Organisation, top: Entry) -> None:
    if not _SLUG.fullmatch(organisation.id) or organisation.id != f"org:{top.file.stem}":
        raise top.error(f"id {organisation.id!r} is not org: and the file's name", "id")
    if not organisation.sources:
        raise top.error("sources is missing", "sources")
    if organisation.wikidata and not re.fullmatch(r"Q[1-9]\d*", organisation.wikidata):
        raise top.error(f"wikidata {organisation.wikidata!r} is no item id", "wikidata")
    if organisation.seat_country and not re.fullmatch(r"[A-Z]{2}", organisation.seat_country):
        raise top.error(f"seat_country {organisation.seat_country!r} is no alpha-2 code", "seat_country")
    if (organisation.seat is None) != (organisation.seat_country is None):
        raise top.error("seat and seat_country go together", "seat" if organisation.seat else "seat_country")
    if organisation.acronym_ambiguous and organisation.acronym is None:
        raise top.error("acronym_ambiguous without an acronym", "acronym_ambiguous")
    founded, ended = organisation.founded, organisation.ended
    if founded and ended and ended < founded[: len(ended)]:
        raise top.error(f"ended {ended} lies before founded {founded}", "ended")
    if organisation.successor and not ended:
        raise top.error("successor without ended", "successor")
    for spelling in organisation.ambiguous:
        if spelling not in organisation.aliases + organisation.foreign:
            raise top.error(f"ambiguous {spelling!r} is neither an alias nor a foreign spelling", "ambiguous", spelling)


def _check_names(organisation: Organisation, entries: Mapping[str, Sequence[Entry]]) -> None:
    """No two organs, offices, kinds of meeting or rungs of a body share a name, and no organ has the body's own.

    Capitals tell names of bodies and organs apart (*Coreper*, *COREPER*), never those of offices, meetings and rungs.
    """
    top = entries[""][0]
    own: set[str] = set()
    for spelling in organisation.spellings:
        if spelling in own:
            raise top.error(f"{spelling!r} is a name of this body already", _key_of(organisation, spelling), spelling)
        own.add(spelling)
    organs = [(organ.name, *organ.aliases) for organ in organisation.organs]
    _check_unique(entries["organ"], organs, own, ("name", "aliases"))
    offices = [tuple(f"{n} of {o.of}".casefold() for n in (o.name, *o.aliases)) for o in organisation.offices]
    _check_unique(entries["office"], offices, set(), ("name", "aliases"))
    meetings = [tuple(name.casefold() for name in meeting.names) for meeting in organisation.meetings]
    _check_unique(entries["meeting"], meetings, set(), ("names",))
    rungs = [tuple(name.casefold() for name in rung.names) for rung in organisation.rungs]
    _check_unique(entries["rung"], rungs, set(), ("names",))


def _key_of(organisation: Organisation, spelling: str) -> str:
    return "foreign" if spelling in organisation.foreign else "aliases"


def _check_unique(
    entries: Sequence[Entry], names: Sequence[Sequence[str]], taken: set[str], keys: tuple[str, ...]
) -> None:
    for entry, spellings in zip(entries, names, strict=True):
        for place, spelling in enumerate(spellings):
            if spelling in taken:
                key = keys[min(place, len(keys) - 1)]
                raise entry.error(f"{spelling!r} is named twice in this body", key, spelling)
            taken.add(spelling)


def _check_ladder(organisation: Organisation, entries: Mapping[str, Sequence[Entry]]) -> None:
    if not organisation.rungs:
        raise entries[""][0].error("no [[rung]]: a body has at least its members")
    statuses = [rung.status for rung in organisation.rungs]
    for place, (rung, entry) in enumerate(zip(organisation.rungs, entries["rung"], strict=True)):
        if rung.status in statuses[:place]:
            raise entry.error(f"status {rung.status!r} stands twice in the ladder", "status")
        if place and rung.order < organisation.rungs[place - 1].order:
            raise entry.error("the rungs are not in their order, highest first", "order")
        if rung.replaced_by is not None and (rung.replaced_by not in statuses or rung.replaced_by == rung.status):
            raise entry.error(f"replaced_by {rung.replaced_by!r} is no other rung of this body", "replaced_by")


def _check_across(read: Sequence[tuple[Organisation, Entry]]) -> None:
    """Parents and successors exist; a spelling belongs to one body, or is marked ambiguous by each that claims it."""
    known = {organisation.id for organisation, _ in read}
    owners: dict[str, list[tuple[Organisation, str]]] = {}
    for organisation, top in read:
        for key, other in (("part_of", organisation.part_of), ("successor", organisation.successor)):
            if other is not None and (other not in known or other == organisation.id):
                raise top.error(f"{key} {other!r} is no other body that has a file", key)
        for spelling in organisation.spellings:
            for other_body, other_spelling in owners.get(spelling.casefold(), ()):
                if other_body is not organisation and not (
                    organisation.is_ambiguous(spelling) and other_body.is_ambiguous(other_spelling)
                ):
                    why = f"{spelling!r} is also {other_body.id}'s, and not both call it ambiguous"
                    raise top.error(why, "", spelling)
            owners.setdefault(spelling.casefold(), []).append((organisation, spelling))
