"""What analysts ask of the record. Facts are made when asked for, from what is filed under whom it concerns."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.facts.ids import fact_id, saying_of
from onrecord.facts.link import Holders, PersonLinker, by_name_and_office, linked
from onrecord.facts.meetings import meetings_of
from onrecord.facts.merge import Draft, drafts_of, facts_of, time_order
from onrecord.facts.timeline import Stand, stands, straddling
from onrecord.model.facts import Copy, Decision, Fact, Link, Saying
from onrecord.store import Quoted, SayingQuery, StatementQuery, Store, UnknownIdError, Witnessed, days
from onrecord.world.matching import Holder

_MEETING_SAYINGS = 6
"""Sayings that are looked through for each meeting that is asked for."""
_CLAIMS_SHOWN = 200
_ARTICLES_COMPARED = 20
_EVERY = 1 << 40
_KINDS = ("status", "role", "relation", "meeting", "agreement", "event")


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """Where a holder stands in an organisation."""

    holder: str
    organisation: str
    on: str
    stands: tuple[Stand, ...]
    """None known, one, or several that sources disagree about."""
    facts: tuple[Fact, ...]
    """All that is on record about the two, said, hoped and denied, in order of time."""


@dataclass(frozen=True, slots=True)
class Member:
    """A holder with his rung."""

    holder: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is new, or has become better founded."""

    fact: Fact
    why: Literal["first reported", "corroborated"]
    day: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind a fact."""

    fact: Fact
    witnesses: tuple[Witnessed, ...]
    """Oldest first."""
    more: int
    """Claims beyond those shown."""
    copies: tuple[Copy, ...]
    links: tuple[Link, ...]
    against: tuple[Fact, ...]
    decisions: tuple[Decision, ...]


class Questions:
    """Asks one store. ``today`` (EDTF) is the day of the question; the linker finds people under other spellings."""

    def __init__(
        self, store: Store, *, today: str | None = None, linker: PersonLinker | None = by_name_and_office
    ) -> None:
        self._store = store
        self._today = today or datetime.datetime.now(datetime.UTC).date().isoformat()
        self._linker = linker

    # ---- where who stands --------------------------------------------------------------------------------------------

    def status(
        self, holder: str, organisation: str, *, on: str | None = None, known_on: str | None = None
    ) -> StatusAnswer:
        """Where a holder stands in an organisation, on a day, as far as it was known on a day (EDTF)."""
        drafts = self._drafts(holder, organisation, known_on)
        day = on or known_on or self._today
        facts = tuple(draft.fact() for draft in drafts)
        return StatusAnswer(holder, organisation, day, tuple(stands(drafts, day, self._seen(drafts, day))), facts)

    def history(self, holder: str, organisation: str, *, known_on: str | None = None) -> list[Fact]:
        """All that is on record about a holder in an organisation, in order of time."""
        return [draft.fact() for draft in self._drafts(holder, organisation, known_on)]

    def members(
        self, organisation: str, *, rung: str | None = "member", on: str | None = None, known_on: str | None = None
    ) -> list[Member]:
        """Who stands on a rung of an organisation (on any, if None), as articles say in their own voice."""
        query = SayingQuery(kind="status", object=(organisation,), own=True)
        found = self._store.sayings(query, known_on=known_on, only_single=True)
        # Who was never said to stand on the rung need not be looked at closer.
        chosen = {saying.said.subject for saying in found if rung is None or saying.said.value == rung}
        by_holder: dict[str, list[Saying]] = defaultdict(list)
        for saying in self._with_sources((one for one in found if one.said.subject in chosen), only_single=True):
            by_holder[saying.said.subject or ""].append(saying)
        decisions = self._store.decisions()
        day = on or known_on or self._today
        drafts = {holder: drafts_of(mine, decisions) for holder, mine in by_holder.items()}
        seen = self._seen([draft for mine in drafts.values() for draft in mine], day)
        return [
            Member(holder, stand)
            for holder in sorted(drafts)
            for stand in stands(drafts[holder], day, seen)
            if rung is None or stand.value == rung
        ]

    # ---- who did what ------------------------------------------------------------------------------------------------

    def statements(self, query: StatementQuery) -> list[Quoted]:
        """Statements, newest first; of a person also those under his name's other spellings."""
        return self._store.statements(replace(query, by=self._all(query.by), about=self._all(query.about)))

    def said(
        self, *, by: str | None = None, about: str | None = None, since: str | None = None, until: str | None = None,
        manner: str | None = None, text: str = "", limit: int = 50,
    ) -> list[Quoted]:  # fmt: skip
        """Statements by one and about one; see ``statements``."""
        ids = [(one,) if one else () for one in (by, about)]
        return self.statements(StatementQuery(ids[0], ids[1], since, until, manner, text, limit))

    def meetings(
        self, *, of: str | None = None, planned: bool = False, since: str | None = None, until: str | None = None,
        limit: int = 50,
    ) -> list[Fact]:  # fmt: skip
        """Meetings, newest first; with ``planned`` those still to come, the next one first."""
        query = SayingQuery(
            kind="meeting", party=self._all([of]) if of else (), since=self._today if planned else since, until=until,
            limit=_MEETING_SAYINGS * limit,
        )  # fmt: skip
        facts = meetings_of(self._with_sources(self._store.sayings(query)), self._today)
        if planned:
            return [fact for fact in facts if fact.outcome == "planned"][:limit]
        return facts[::-1][:limit]

    def events(
        self, *, actor: str | None = None, recipient: str | None = None, type: str | None = None,
        since: str | None = None, until: str | None = None, limit: int = 50,
    ) -> list[Fact]:  # fmt: skip
        """Events, newest first: who did what to whom."""
        query = SayingQuery(
            kind="event", subject=self._all([actor]) if actor else (), value=type, since=since, until=until,
            object=self._all([recipient]) if recipient else (), limit=3 * limit,
        )  # fmt: skip
        return facts_of(self._with_sources(self._store.sayings(query)))[::-1][:limit]

    def roles(
        self, *, person: str | None = None, of: str | None = None, office: str | None = None, limit: int = 500
    ) -> list[Fact]:
        """Offices of a person, or the people on record with an office of a country, body or organisation.

        No more than ``limit`` things said are looked at, ten times as many for words of an office.
        """
        ids = self._all([person]) if person else ()
        most = limit if office is None else 10 * limit
        query = SayingQuery(kind="role", subject=ids, object=(of,) if of else (), limit=most)
        found = [
            replace(saying, said=replace(saying.said, subject=person)) if saying.said.subject in ids else saying
            for saying in self._store.sayings(query)
            if office is None or " ".join(office.casefold().split()) in (saying.said.value or "")
        ]
        return facts_of(self._with_sources(found), self._store.decisions())

    # ---- what is new, and why ----------------------------------------------------------------------------------------

    def changes(self, since: str, *, limit: int = 100) -> list[Change]:
        """What was first reported, or corroborated, since a day (EDTF); newest first."""
        found = self._with_sources(self._store.changed_since(since, limit))
        start = days.iso(days.first_of(since)) or ""
        changes = [
            Change(fact, "first reported" if new else "corroborated", fact.first if new else max(seconds))
            for fact in self._facts_of_all(found)
            for new in [fact.first is not None and fact.first >= start]
            for seconds in [[s.tally.second for s in fact.sayings if s.tally.second and s.tally.second >= start]]
            if fact.first is not None and (new or seconds)
        ]
        return sorted(changes, key=lambda one: (one.day, one.fact.id), reverse=True)

    def explain(self, fact: str) -> Explanation:
        """Everything behind a fact: the sentences with their rules, the sources, links, decisions and contradictions.

        Raises:
            UnknownIdError: there is no such fact.
        """
        saying = saying_of(fact)
        found = self._store.sayings_by_id([saying]) if saying is not None else []
        if not found:
            raise UnknownIdError(f"there is no fact {fact}")
        around, links = self._around(found[0])
        (chosen,) = [one for one in around if any(part.id == saying for part in one.sayings)]
        ids = [part.id for part in chosen.sayings]
        witnesses = self._store.witnessed(ids, each=_CLAIMS_SHOWN)
        articles = {one.support.article for one in witnesses}
        near = {copy for article in sorted(articles)[:_ARTICLES_COMPARED] for copy in self._store.copies_of(article)}
        copies = [one for one in near if {one.left, one.right} <= articles]
        about = {chosen.said.subject, chosen.said.object, *(fact_id(one) for one in ids)}
        return Explanation(
            fact=chosen,
            witnesses=tuple(witnesses),
            more=sum(part.tally.claims for part in chosen.sayings) - len(witnesses),
            copies=tuple(
                sorted(
                    (one for one in copies if {one.left, one.right} <= articles), key=lambda one: (one.left, one.right)
                )
            ),
            links=tuple(links),
            against=tuple(one for one in around if one.id in chosen.against),
            decisions=tuple(one for one in self._store.decisions() if {one.left, one.right} & about),
        )

    def facts(self, *kinds: str) -> Iterator[Fact]:
        """Every fact of these kinds, or of all: for exports, not for questions."""
        for kind in kinds or _KINDS:
            sayings = self._with_sources(self._store.sayings(SayingQuery(kind=kind, limit=_EVERY)))
            if kind == "meeting":
                yield from meetings_of(sayings, self._today)
            else:
                yield from facts_of(sayings, self._store.decisions())

    def words(self, facts: Sequence[Fact]) -> dict[str, Witnessed]:
        """For every fact the claim that first says it, by the fact's id."""
        leads = {saying_of(fact.id) or 0: fact.id for fact in facts}
        return {leads[one.saying]: one for one in reversed(self._store.witnessed(list(leads), each=1))}

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _drafts(self, holder: str, organisation: str, known_on: str | None) -> list[Draft]:
        query = SayingQuery(kind="status", subject=(holder,), object=(organisation,))
        return drafts_of(self._with_sources(self._store.sayings(query, known_on=known_on)), self._store.decisions())

    def _seen(self, drafts: Sequence[Draft], on: str) -> dict[int, str]:
        ids = straddling(drafts, on)
        return self._store.seen_until(ids, on) if ids else {}

    def _around(self, saying: Saying) -> tuple[list[Fact], list[Link]]:
        said = saying.said
        if said.kind == "meeting":
            party = (said.subject,) if said.subject else said.parties[:1]
            query = SayingQuery(kind="meeting", party=party, limit=2000)
            sayings = self._store.sayings(query)
            return meetings_of(
                self._with_sources({one.id: one for one in (*sayings, saying)}.values()), self._today
            ), []
        if said.kind == "role" and said.subject:
            _, links = self._links(said.subject)
            return self.roles(person=said.subject, limit=5000), links
        if said.subject:
            query = SayingQuery(
                kind=said.kind, subject=(said.subject,), object=(said.object,) if said.object else (), value=
                None if said.kind == "status" else said.value, limit=5000,
            )  # fmt: skip
        else:
            query = SayingQuery(kind=said.kind, party=said.parties[:1], limit=5000)
        found = {one.id: one for one in (*self._store.sayings(query), saying)}
        return facts_of(self._with_sources(found.values()), self._store.decisions()), []

    def _facts_of_all(self, sayings: Sequence[Saying]) -> list[Fact]:
        meetings = [saying for saying in sayings if saying.said.kind == "meeting"]
        others = [saying for saying in sayings if saying.said.kind != "meeting"]
        facts = facts_of(others, self._store.decisions()) + meetings_of(meetings, self._today)
        return sorted(facts, key=time_order)

    def _with_sources(self, sayings: Iterable[Saying], *, only_single: bool = False) -> list[Saying]:
        """Sayings with the keys of their sources; of many only those with one source, which might be another's."""
        found = list(sayings)
        wanted = [one.id for one in found if not one.sources and (one.tally.sources == 1 or not only_single)]
        sources = self._store.sources(wanted)
        return [Saying(one.id, one.said, one.tally, sources[one.id]) if one.id in sources else one for one in found]

    def _all(self, ids: Iterable[str | None]) -> tuple[str, ...]:
        """The ids with those that are linked to them."""
        given = [one for one in ids if one]
        return tuple(dict.fromkeys(other for one in given for other in self._links(one)[0]))

    def _links(self, identity: str) -> tuple[list[str], list[Link]]:
        return linked(identity, self._store.decisions(), self._proposed)

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
