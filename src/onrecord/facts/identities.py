"""Which ids stand for one: what people decided, and for people what the linker is sure of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.facts.link import Holders, PersonLinker, linked
from onrecord.model.facts import Link, Said, Saying
from onrecord.store import SayingQuery, Store
from onrecord.world.matching import Holder


class Identities:
    """Asks one store who is whom; without a linker only decisions link."""

    def __init__(self, store: Store, linker: PersonLinker | None) -> None:
        self._store = store
        self._linker = linker

    def all(self, ids: Iterable[str | None]) -> tuple[str, ...]:
        """The ids with those that are linked to them."""
        given = [one for one in ids if one]
        return tuple(dict.fromkeys(other for one in given for other in self.links(one)[0]))

    def links(self, identity: str) -> tuple[list[str], list[Link]]:
        """Every id that stands for the same, this one first, and the links that say so."""
        return linked(identity, self._store.decisions(), self._proposed)

    def as_one(self, sayings: Iterable[Saying], *groups: Sequence[str]) -> list[Saying]:
        """Sayings about linked ids as about one: the first of its group, else the first of those decided one.

        Args:
            sayings: of standings, offices or relations.
            groups: ids that were asked about, each with those that are linked to it, as ``links`` gives them.
        """
        found = list(sayings)
        asked = {group[0] for group in groups if group}
        names = {other: group[0] for group in groups for other in group[1:] if other not in asked}
        decisions = self._store.decisions()
        ends = {end for one in decisions if one.stands and one.judgement == "same" for end in (one.left, one.right)}
        met = {end for one in found for end in (one.said.subject, one.said.object) if end in ends}
        for identity in sorted(one for one in met if one and one not in asked and one not in names):
            same = sorted(linked(identity, decisions, lambda _: ())[0])
            names |= {other: same[0] for other in same[1:] if other not in asked}
        return [replace(one, said=_renamed(one.said, names)) for one in found] if names else found

    def _proposed(self, identity: str) -> list[Link]:
        if self._linker is None or not identity.startswith("person:"):
            return []
        known = self._store.entities([identity]).get(identity)
        if known is None:
            return []
        surname = known.name.rpartition(" ")[2]
        holders: Holders = self._holders
        return self._linker(known, self._store.people_of_surname(surname), holders)

    def _holders(self, person: str) -> list[Holder]:
        query = SayingQuery(kind="role", subject=(person,), own=True, limit=50)
        found = []
        for saying in self._store.sayings(query):
            country = saying.said.object
            if country and not country.startswith("country:"):
                known = self._store.entities([country]).get(country)
                country = known.of if known and known.of else country
            found.append(Holder(saying.said.value, country, saying.tally.first))
        return found


def _renamed(said: Said, names: dict[str, str]) -> Said:
    subject, other = said.subject, said.object
    if subject not in names and other not in names:
        return said
    return replace(said, subject=names.get(subject or "", subject), object=names.get(other or "", other))
