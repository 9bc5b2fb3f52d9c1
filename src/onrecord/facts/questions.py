"""What analysts ask of the record. Facts are made when asked for, from what is filed under whom it concerns."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.facts import gather
from onrecord.facts.changes import Change, change_of
from onrecord.facts.identities import Identities
from onrecord.facts.ids import fact_id, saying_of
from onrecord.facts.link import PersonLinker, by_name_and_office
from onrecord.facts.meetings import meetings_of
from onrecord.facts.merge import Draft, drafts_of, facts_of, time_order
from onrecord.facts.named import Named, named_in
from onrecord.facts.timeline import Stand, stands, straddling
from onrecord.model.facts import Copy, Decision, Fact, Link, Saying
from onrecord.store import Quoted, SayingQuery, StatementQuery, Store, UnknownIdError, Witnessed, days
from onrecord.store.slots import days_of, topic_of

_MEETING_SAYINGS = 6
"""Sayings that are looked through for each meeting that is asked for."""
_MORE = 10
_ROLE_SAYINGS = 3
_MONTH = 31
_LOOKED_THROUGH = 2000
_CLAIMS_SHOWN = 200
_ARTICLES_COMPARED = 20
_NAMED_IN = 20


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
class Explanation:
    """Everything behind a fact."""

    fact: Fact
    witnesses: tuple[Witnessed, ...]
    """Oldest first."""
    named: tuple[tuple[Named, ...], ...]
    """For each of the first witnesses the words that have a part in the claim, whom they stand for, and why."""
    more: int
    """Claims beyond those shown."""
    copies: tuple[Copy, ...]
    links: tuple[Link, ...]
    against: tuple[Fact, ...]
    later: Fact | None
    """The change that ended it, where one did."""
    decisions: tuple[Decision, ...]


class Questions:
    """Asks one store. ``today`` (EDTF) is the day of the question; the linker finds people under other spellings."""

    def __init__(
        self, store: Store, *, today: str | None = None, linker: PersonLinker | None = by_name_and_office
    ) -> None:
        self._store = store
        self._today = today or datetime.datetime.now(datetime.UTC).date().isoformat()
        self._who = Identities(store, linker)

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
        ids = self._who.all([organisation])
        query = SayingQuery(standing=ids)
        found = self._who.as_one(self._store.sayings(query, known_on=known_on, only_single=True), ids)
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
            Member(holder, stand) for holder in sorted(drafts) for stand in stands(drafts[holder], day, seen, rung=rung)
        ]

    # ---- who did what ------------------------------------------------------------------------------------------------

    def statements(self, query: StatementQuery) -> list[Quoted]:
        """Statements, newest first; of a person also those under his name's other spellings."""
        return self._store.statements(replace(query, by=self._who.all(query.by), about=self._who.all(query.about)))

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
        party = self._who.all([of]) if of else ()
        low, high = days.first_of(since), days.last_of(until) or days.LAST
        if planned:
            return self._next(party, limit)
        # *In June* is filed under its first day.
        begun = days.iso(max(1, low - _MONTH)) if low else None
        query = SayingQuery(kind="meeting", party=party, since=begun, until=until)

        def shown(fact: Fact) -> bool:
            first, last = days_of(fact.said)
            return low <= last and first <= high

        return self._newest(query, limit, shown)

    def events(
        self, *, actor: str | None = None, recipient: str | None = None, type: str | None = None,
        since: str | None = None, until: str | None = None, limit: int = 50,
    ) -> list[Fact]:  # fmt: skip
        """Events, newest first: who did what to whom."""
        query = SayingQuery(
            kind="event", subject=self._who.all([actor]) if actor else (), value=type, since=since, until=until,
            object=self._who.all([recipient]) if recipient else (),
        )  # fmt: skip
        return self._newest(query, limit)

    def roles(
        self, *, person: str | None = None, of: str | None = None, office: str | None = None, limit: int = 20
    ) -> list[Fact]:
        """Offices of a person, or who is on record with an office of a country, body or organisation, or of its bodies.

        In order of time; of more than ``limit`` those that were reported last.
        """
        words = " ".join((office or "").casefold().split())
        most = _ROLE_SAYINGS * limit
        ids = self._who.all([person]) if person else ()
        whose = self._who.all([of]) if of else ()
        owners = self._parts(whose)
        if person is not None:
            query = SayingQuery(kind="role", subject=ids, limit=_LOOKED_THROUGH)
            found = self._store.sayings(query if words or owners else replace(query, latest=most))
            found = [
                one for one in found if words in (one.said.value or "") and (not owners or one.said.object in owners)
            ]
        else:
            found = self._store.offices(owners, words=words, limit=most)
        found.sort(key=lambda one: (one.tally.last or "", one.id), reverse=True)
        shown = set(list(dict.fromkeys(map(_what, found)))[:limit])
        found = [one for one in found if _what(one) in shown]
        asked = {one.id for one in found}
        whole = self._who.as_one(gather.around(self._store, found), ids, whose)
        facts = facts_of(self._with_sources(whole, mates=asked), self._store.decisions(), with_any=asked)
        kept = sorted(facts, key=lambda fact: (fact.last or "", fact.id), reverse=True)[:limit]
        return sorted(kept, key=time_order)

    # ---- what is new, and why ----------------------------------------------------------------------------------------

    def changes(self, since: str, *, limit: int = 100) -> list[Change]:
        """What was first reported, or corroborated, since a day (EDTF); newest first."""
        facts = self._facts_around(self._store.changed_since(since, limit))
        day = days.first_of(since)
        before = self._store.sources([s.id for fact in facts for s in fact.sayings], until=days.iso(day - 1))
        changes = [change for fact in facts if (change := change_of(fact, days.iso(day) or "", before))]
        return sorted(changes, key=lambda one: (one.day, one.fact.id), reverse=True)[:limit]

    def explain(self, fact: str) -> Explanation:
        """Everything behind a fact: the sentences with their rules, the sources, links, decisions and contradictions.

        Raises:
            UnknownIdError: there is no such fact.
        """
        saying = saying_of(fact)
        found = self._store.sayings_by_id([saying]) if saying is not None else []
        if not found:
            raise UnknownIdError(f"there is no fact {fact}")
        whole, links = self._whole(found[0])
        around = self._facts_of_all(whole)
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
            named=self._named(witnesses[:_NAMED_IN]),
            more=sum(part.tally.claims for part in chosen.sayings) - len(witnesses),
            copies=tuple(
                sorted(
                    (one for one in copies if {one.left, one.right} <= articles), key=lambda one: (one.left, one.right)
                )
            ),
            links=tuple(links),
            against=tuple(one for one in around if one.id in chosen.against),
            later=next((one for one in around if one.id == chosen.superseded_by), None),
            decisions=tuple(one for one in self._store.decisions() if {one.left, one.right} & about),
        )

    def facts(self, *kinds: str) -> Iterator[Fact]:
        """Every fact of these kinds, or of all: for exports, not for questions."""
        for found in self._store.every_topic():
            yield from self._facts_of_all([one for one in found if not kinds or one.said.kind in kinds])

    def words(self, facts: Sequence[Fact]) -> dict[str, Witnessed]:
        """For every fact the claim that first says it, by the fact's id."""
        leads = {saying_of(fact.id) or 0: fact.id for fact in facts}
        return {leads[one.saying]: one for one in reversed(self._store.witnessed(list(leads), each=1))}

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _drafts(self, holder: str, organisation: str, known_on: str | None) -> list[Draft]:
        holders, organisations = self._who.all([holder]), self._who.all([organisation])
        topics = [topic_of("status", one, other) for one in holders for other in organisations]
        found = self._who.as_one(self._store.sayings_of(topics, known_on=known_on), holders, organisations)
        return drafts_of(self._with_sources(found), self._store.decisions())

    def _named(self, witnesses: Sequence[Witnessed]) -> tuple[tuple[Named, ...], ...]:
        grounds = self._store.grounds(sorted({one.support.article for one in witnesses}))
        return tuple(named_in(one.claim, one.voices, *grounds[one.support.article]) for one in witnesses)

    def _parts(self, whole: Sequence[str]) -> tuple[str, ...]:
        """A country or organisation, under all its ids, with its bodies."""
        return tuple(dict.fromkeys((*whole, *self._store.parts_of(whole)))) if whole else ()

    def _seen(self, drafts: Sequence[Draft], on: str) -> dict[int, str]:
        ids = straddling(drafts, on)
        return self._store.seen_until(ids, on) if ids else {}

    def _whole(self, saying: Saying) -> tuple[list[Saying], list[Link]]:
        """Everything that makes facts with a saying, under whatever ids, and the links that bring it together."""
        said = saying.said
        if said.kind not in gather.STATES:
            return gather.around(self._store, [saying]), []
        subjects, links = self._who.links(said.subject) if said.subject else ([""], [])
        objects, more = self._who.links(said.object) if said.object else ([""], [])
        topics = [topic_of(said.kind, one, other) for one in subjects for other in objects]
        return self._who.as_one(self._store.sayings_of(topics), subjects, objects), [*links, *more]

    def _facts_around(self, sayings: Sequence[Saying]) -> list[Fact]:
        """The facts that these sayings are of, whole, in order of time."""
        asked = {saying.id for saying in sayings}
        return self._facts_of_all(gather.around(self._store, sayings), with_any=asked)

    def _next(self, party: tuple[str, ...], limit: int) -> list[Fact]:
        """The meetings to come, the next one first."""
        for most in (limit + _MORE, _MEETING_SAYINGS * limit):
            found = gather.meetings_to_come(self._store, party, self._today, most)
            facts = [one for one in self._facts_around(found) if one.outcome == "planned" and not one.wrong]
            if len(facts) >= limit or len(found) < most:
                break
        return facts[:limit]

    def _newest(self, query: SayingQuery, limit: int, shown: Callable[[Fact], bool] = lambda _: True) -> list[Fact]:
        """The newest facts that a query finds: of few sayings, and of more only where these make too few facts."""
        for most in (limit + _MORE, _MEETING_SAYINGS * limit):
            found = self._store.sayings(replace(query, limit=most))
            facts = [fact for fact in reversed(self._facts_around(found)) if shown(fact)]
            if len(facts) >= limit or len(found) < most:
                break
        return facts[:limit]

    def _facts_of_all(self, sayings: Sequence[Saying], *, with_any: Container[int] | None = None) -> list[Fact]:
        found = self._with_sources(sayings, mates=with_any)
        meetings = [saying for saying in found if saying.said.kind == "meeting"]
        others = [saying for saying in found if saying.said.kind != "meeting"]
        decisions = self._store.decisions()
        facts = facts_of(others, decisions, with_any=with_any)
        facts += meetings_of(meetings, self._today, decisions, with_any=with_any)
        return sorted(facts, key=time_order)

    def _with_sources(
        self, sayings: Iterable[Saying], *, only_single: bool = False, mates: Container[int] | None = None
    ) -> list[Saying]:
        """Sayings with the keys of their sources.

        ``only_single``: of many only those with one source, which might be another's. ``mates``: only those that can be
        of one fact with these.
        """
        found = list(sayings)
        near = {_what(one) for one in found if mates is not None and one.id in mates}
        wanted = [
            one.id
            for one in found
            if not one.sources and (one.tally.sources == 1 or not only_single) and (mates is None or _what(one) in near)
        ]
        sources = self._store.sources(wanted)
        return [Saying(one.id, one.said, one.tally, sources[one.id]) if one.id in sources else one for one in found]


def _what(saying: Saying) -> tuple[object, ...]:
    said = saying.said
    return said.kind, said.subject, said.object, said.value
