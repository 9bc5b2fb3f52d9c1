"""Which ids stand for one person, with reasons: what somebody decided first, then what the names say.

Ids of countries, organisations, bodies and outlets come from registries and are never linked by their looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord.model.facts import Decision, Link
from onrecord.store import Known
from onrecord.world.matching import Holder, same_person

Holders = Callable[[str], Sequence[Holder]]
"""The offices that a person is on record with, by his id."""
PersonLinker = Callable[[Known, Sequence[Known], Holders], list[Link]]
"""Links a person to those of the others who are the same, with reasons; it must be sure."""


def by_name_and_office(person: Known, others: Sequence[Known], holders: Holders) -> list[Link]:
    """Links people whose names differ in their spelling alone and who are on record with an office of one country.

    Two of the field's commonest errors are brothers and namesakes; so a likeness of names alone links nobody.
    """
    links: list[Link] = []
    for other in others:
        if other.id == person.id:
            continue
        match = same_person(person.name, other.name)
        if not match.same:
            continue
        shared = sorted(
            {one.country for one in holders(person.id) if one.country}
            & {o.country for o in holders(other.id) if o.country}
        )
        if shared:
            office = f"both hold an office of {', '.join(shared)}"
            links.append(Link(person.id, other.id, (*match.reasons, office)))
    return links


def linked(
    identity: str, decisions: Iterable[Decision], proposed: Callable[[str], Iterable[Link]]
) -> tuple[list[str], list[Link]]:
    """Every id that stands for the same as ``identity``, itself first, and the links that say so.

    A decision that two are different undoes a link between them; one that they are the same needs no further reason.
    """
    standing = [decision for decision in decisions if decision.stands and decision.right]
    apart = {frozenset((one.left, one.right or "")) for one in standing if one.judgement == "different"}
    same = [
        Link(one.left, one.right or "", (f"{one.by}: {one.reason}",), one.id)
        for one in standing
        if one.judgement == "same"
    ]
    found, links, waiting = [identity], [], [identity]
    while waiting:
        here = waiting.pop()
        for link in (*same, *proposed(here)):
            ends = {link.left, link.right}
            if here not in ends or frozenset(ends) in apart:
                continue
            (other,) = ends - {here} or {here}
            if other not in found and not any(frozenset((other, one)) in apart for one in found):
                found.append(other)
                waiting.append(other)
                links.append(link)
    return found, links
