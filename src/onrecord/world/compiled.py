"""The whole world as one file that loads fast: made from the TOML files, shipped beside them, never edited."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from onrecord.world import organisations as organisation_files
from onrecord.world.nouns import BodyKind, ChangeWord, Company, Country, Initiative, OfficeKind, Outlet, ProperBody
from onrecord.world.office_sources import read_bodies, read_offices
from onrecord.world.organisations import Organisation
from onrecord.world.phrases import KINDS, Phrases, Target, build_phrases
from onrecord.world.sources import read_countries, read_initiatives, read_lookalikes, read_outlets

__all__ = ["FOLDER", "World", "compile_world", "dump", "parse"]

#: Where the data files stand.
FOLDER = Path(__file__).parent
#: The compiled file, in ``FOLDER``.
FILE = "world.json"

_Noun = Company | Country | Outlet | Initiative | BodyKind | ProperBody | OfficeKind | ChangeWord


@dataclass(frozen=True, slots=True)
class World:
    """Everything that the data files know, sorted by id."""

    countries: tuple[Country, ...]
    organisations: tuple[Organisation, ...]
    outlets: tuple[Outlet, ...]
    initiatives: tuple[Initiative, ...]
    body_kinds: tuple[BodyKind, ...]
    proper_bodies: tuple[ProperBody, ...]
    office_kinds: tuple[OfficeKind, ...]
    change_words: tuple[ChangeWord, ...]
    bare_acronyms: tuple[str, ...]
    organisation_nouns: tuple[str, ...]
    phrases: Phrases


def compile_world(folder: Path = FOLDER) -> World:
    """The world from its TOML files.

    Raises:
        WorldDataError: a file has a mistake; the message names file and line.
    """
    countries = read_countries(folder / "countries.toml")
    organisations = organisation_files.load_organisations(folder / "organisations")
    outlets = read_outlets(folder / "outlets.toml", countries)
    known = frozenset([country.id for country in countries] + [body.id for body in organisations])
    initiatives = read_initiatives(folder / "initiatives.toml", known)
    bodies = read_bodies(folder / "bodies.toml", known)
    office_kinds, change_words = read_offices(folder / "offices.toml", frozenset(kind.id for kind in bodies.kinds))
    lookalikes = read_lookalikes(folder / "lookalikes.toml")
    phrases = build_phrases(countries, organisations, outlets, initiatives, lookalikes, bodies.proper)
    return World(
        countries=countries,
        organisations=organisations,
        outlets=outlets,
        initiatives=initiatives,
        body_kinds=bodies.kinds,
        proper_bodies=bodies.proper,
        office_kinds=office_kinds,
        change_words=change_words,
        bare_acronyms=bodies.bare_acronyms,
        organisation_nouns=bodies.organisation_nouns,
        phrases=phrases,
    )


def dump(world: World) -> str:
    """The world as JSON: one entity or phrase a line, so that a change of the sources is a small change here."""
    phrases = {
        key: [[target.pattern, KINDS.index(target.kind), target.id, int(target.ambiguous)] for target in targets]
        for key, targets in world.phrases.targets.items()
    }
    parts = [
        f'"countries":{_lines([_plain(country) for country in world.countries])}',
        f'"organisations":{_lines([organisation_files.as_plain(body) for body in world.organisations])}',
        f'"outlets":{_lines([_plain(outlet) for outlet in world.outlets])}',
        f'"initiatives":{_lines([_plain(initiative) for initiative in world.initiatives])}',
        f'"body_kinds":{_lines([_plain(kind) for kind in world.body_kinds])}',
        f'"proper_bodies":{_lines([_plain(body) for body in world.proper_bodies])}',
        f'"office_kinds":{_lines([_plain(kind) for kind in world.office_kinds])}',
        f'"change_words":{_lines([_plain(word) for word in world.change_words])}',
        f'"bare_acronyms":{_json(list(world.bare_acronyms))}',
        f'"organisation_nouns":{_json(list(world.organisation_nouns))}',
        f'"company":{_json(_plain(world.phrases.company))}',
        '"phrases":{\n' + ",\n".join(f"{_json(key)}:{_json(value)}" for key, value in phrases.items()) + "\n}",
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def parse(text: str) -> World:
    """The world that ``dump`` wrote."""
    plain = json.loads(text)
    targets: dict[str, tuple[Target, ...]] = {}
    longest: dict[str, int] = {}
    make, kinds = Target._make, KINDS
    for key, found in plain["phrases"].items():
        targets[key] = tuple([make((p, kinds[kind], id_, bool(amb))) for p, kind, id_, amb in found])
        first, *rest = key.split(" ")
        if longest.get(first, 0) <= len(rest):
            longest[first] = len(rest) + 1
    return World(
        countries=tuple([Country(**_tupled(entry)) for entry in plain["countries"]]),
        organisations=tuple([organisation_files.from_plain(entry) for entry in plain["organisations"]]),
        outlets=tuple([Outlet(**_tupled(entry)) for entry in plain["outlets"]]),
        initiatives=tuple([Initiative(**_tupled(entry)) for entry in plain["initiatives"]]),
        body_kinds=tuple([BodyKind(**_tupled(entry)) for entry in plain["body_kinds"]]),
        proper_bodies=tuple([ProperBody(**_tupled(entry)) for entry in plain["proper_bodies"]]),
        office_kinds=tuple([OfficeKind(**_tupled(entry)) for entry in plain["office_kinds"]]),
        change_words=tuple([ChangeWord(**_tupled(entry)) for entry in plain["change_words"]]),
        bare_acronyms=tuple(plain["bare_acronyms"]),
        organisation_nouns=tuple(plain["organisation_nouns"]),
        phrases=Phrases(targets, longest, Company(**_tupled(plain["company"]))),
    )


def _plain(noun: _Noun) -> dict[str, Any]:
    return {
        field.name: list(value) if isinstance(value, tuple) else value
        for field in fields(noun)
        if (value := getattr(noun, field.name)) != field.default
    }


def _tupled(plain: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(values: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(_json(value) for value in values) + "\n]"
