"""Who or what a name is: everything the world knows under it, each with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from onrecord.world import (
    Country,
    Initiative,
    Organisation,
    Outlet,
    body_reader,
    country,
    initiative,
    load,
    organisation,
    outlet,
    parse_body,
    parse_office,
)
from onrecord.world.leaders import Leader, leaders, leaders_named
from onrecord.world.matching import same_person
from onrecord.world.names import name_words
from onrecord.world.phrases import Target, slug
from onrecord.world.words import words_of

__all__ = ["Candidate", "who"]

# How like a spelling must be to be offered, in hundredths (RapidFuzz's ratio), and how many are.
_LIKE = 82
_MOST = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that a name may mean; ``type`` as in the record's entities, ``score`` from 0 to 1."""

    id: str
    type: str
    name: str
    score: float
    reasons: tuple[str, ...]


def who(name: str) -> tuple[Candidate, ...]:
    """What is known under a name, the likeliest first; one candidate an entity, with the best of its reasons."""
    best: dict[str, Candidate] = {}
    for candidate in (*_known(name), *_composed(name), *_led(name), *_spelt_like(name)):
        other = best.get(candidate.id)
        if other is None:
            best[candidate.id] = candidate
        elif candidate.reasons != other.reasons:
            first, second = sorted((other, candidate), key=lambda c: -c.score)
            reasons = tuple(dict.fromkeys((*first.reasons, *second.reasons)))
            best[candidate.id] = Candidate(first.id, first.type, first.name, first.score, reasons)
    return tuple(sorted(best.values(), key=lambda c: (-c.score, c.id)))


def _key(name: str) -> str:
    return " ".join(word.key for word in words_of(name))


def _known(name: str) -> Iterator[Candidate]:
    key = _key(name)
    targets = load().phrases.targets
    for target in targets.get(key) or targets.get(key.removeprefix("the "), ()):
        found = _candidate(target, 0.7 if target.ambiguous else 1.0, _why(target, name))
        if found is not None:
            yield found


def _why(target: Target, name: str) -> str:
    also = ", which may also mean something else" if target.ambiguous else ""
    said = {
        "demonym": "people or adjective of",
        "capital": "capital, which stands for the government of",
        "seat of power": "seat of power, which stands for",
        "prefix": "first half of compounds, for",
    }.get(target.kind, f"a listed name of the {target.kind}")
    return f"{name}: {said} {target.id}{also}"


def _candidate(target: Target, score: float, reason: str) -> Candidate | None:
    entity = _entity(target.id)
    if entity is None:
        body = body_reader().known_body(target.id)
        return Candidate(target.id, "body", body.name, score, (reason,)) if body is not None else None
    kinds = {Country: "country", Organisation: "organisation", Outlet: "outlet", Initiative: "initiative"}
    return Candidate(entity.id, kinds[type(entity)], entity.name, score, (reason,))


def _entity(id_: str) -> Country | Organisation | Outlet | Initiative | None:
    return country(id_) or organisation(id_) or outlet(id_) or initiative(id_)


def _composed(name: str) -> Iterator[Candidate]:
    body = parse_body(name)
    if body is not None and body.id is not None:
        why = f"{body.kind} of {body.of}, from the words of the name"
        yield Candidate(body.id, "body", body.name, 0.95, (why,))
    office = parse_office(name)
    if office is not None and office.of is not None:
        speaks = f"; speaks on behalf of {office.on_behalf_of}" if office.on_behalf_of else ""
        for leader in _in_office(office.head, office.of):
            why = f"{leader.title} {_years(leader)}{speaks}"
            yield Candidate(f"person:{slug(leader.name)}", "person", leader.name, 0.6, (why,))


def _in_office(head: str, of: str) -> Iterator[Leader]:
    for leader in leaders().get(of, ()):
        held = parse_office(leader.title)
        if held is not None and held.head == head:
            yield leader


def _led(name: str) -> Iterator[Candidate]:
    for word in name_words(name).words:
        for leader in leaders_named(word):
            match = same_person(name, leader.name)
            if match.score >= 0.4:
                place = country(leader.country)
                where = place.name if place is not None else leader.country
                why = f"{leader.title} of {where} {_years(leader)}"
                yield Candidate(
                    f"person:{slug(leader.name)}", "person", leader.name, match.score, (*match.reasons, why)
                )  # fmt: skip


def _years(leader: Leader) -> str:
    since = leader.since or f"before {leader.seen[0]}"
    return f"since {since}, last seen in office {leader.seen[1]}"


def _spelt_like(name: str) -> Iterator[Candidate]:
    key = _key(name)
    if len(key) < 4:
        return
    targets = load().phrases.targets
    for other, score, _ in process.extract(key, targets.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_MOST):
        if other == key or other == key.removeprefix("the "):
            continue
        for target in targets[other]:
            if target.kind in ("lookalike", "prefix"):
                continue
            found = _candidate(target, round(score / 100 * 0.6, 2), f"spelt like {other}")
            if found is not None:
                yield found
