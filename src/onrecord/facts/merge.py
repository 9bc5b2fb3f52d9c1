"""Sayings that agree become one fact; facts that cannot both be so are contested; a later change supersedes.

Pure functions over sayings: the order in which they came does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from onrecord.facts.dates import agree, end_of, finest, start_of
from onrecord.facts.ids import fact_id
from onrecord.model.facts import UNNAMED, Decision, Fact, Said, Saying, Standing
from onrecord.store import days
from onrecord.store.slots import YEAR

START, HELD, END = "start", "held", "end"
_FAMILIES: Mapping[str, Mapping[str, str]] = {
    "status": {"acquired": START, "restored": START, "lost": END, "suspended": END, "held": HELD},
    "role": {"appointed": START, "elected": START, "left": END, "former": END, "held": HELD, "acting": HELD},
    "relation": {"held": HELD},
}


def facts_of(
    sayings: Iterable[Saying], decisions: Iterable[Decision] = (), *, with_any: Container[int] | None = None
) -> list[Fact]:
    """The facts that sayings make; states by holder, organisation and time, everything else by date.

    Args:
        sayings: of any kinds but meetings; those of one holder and organisation must all be there for their standing
            to be right.
        decisions: a fact whose saying is decided wrong is kept and shown, and counts for nothing.
        with_any: only facts with one of these sayings are asked for; the others are looked at.
    """
    return [
        draft.fact()
        for draft in drafts_of(sayings, decisions)
        if with_any is None or any(saying.id in with_any for saying in draft.sayings)
    ]


def drafts_of(sayings: Iterable[Saying], decisions: Iterable[Decision] = ()) -> list[Draft]:
    """The facts that sayings make, judged against each other and in order of time, but not yet written out."""
    groups: dict[tuple[object, ...], list[Saying]] = defaultdict(list)
    for saying in sorted(sayings, key=lambda one: one.id):
        groups[_key(saying.said)].append(saying)
    ruled = {decision.left: decision for decision in decisions if decision.stands}
    about: dict[tuple[str, str | None, str | None], list[Draft]] = defaultdict(list)
    denials: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for group in groups.values():
        for cluster in _clusters(group):
            draft = Draft(cluster, ruled)
            said = draft.said
            about[said.kind, said.subject, said.object].append(draft)
            if said.factuality == "denied":
                denials[draft.what] |= {saying.said.voice or UNNAMED for saying in cluster}
    for (kind, _, _), drafts in about.items():
        if kind in _FAMILIES:
            _judge(drafts)
    found = [draft for drafts in about.values() for draft in drafts]
    found.sort(key=lambda draft: draft.order)
    if denials:
        for draft in found:
            draft.denied_by = tuple(sorted(denials.get(draft.what, ())))
    return found


def time_order(fact: Fact) -> tuple[int, str, str]:
    """Sorts facts by when they took place, as far as it is known, else by when they were first reported."""
    anchor = anchor_of(fact.said) or fact.said.reported
    day = days.first_of(anchor) or days.first_of(seen(fact)[0]) or days.first_of(fact.first)
    return day, fact.first or "", fact.id


def anchor_of(said: Said) -> str | None:
    """The date on which a saying puts its change, or the beginning of its state."""
    if said.on is not None:
        return said.on
    return end_of(said.held) if family_of(said) == END else start_of(said.held)


def family_of(said: Said) -> str:
    """Whether a saying begins, shows or ends a state, or the change itself where it does none of these."""
    change = said.change or ""
    families = _FAMILIES.get(said.kind)
    family = families.get(change, change) if families else change
    return START if family == HELD and said.held is not None and start_of(said.held) is not None else family


def seen(fact: Fact) -> tuple[str | None, str | None]:
    """The first and the last day on which articles themselves say that the state holds."""
    return _seen(fact.sayings)


def _seen(sayings: Iterable[Saying]) -> tuple[str | None, str | None]:
    low = high = None
    for saying in sayings:
        tally = saying.tally
        if tally.seen_first is not None and tally.seen_last is not None and saying.said.own:
            low = tally.seen_first if low is None else min(low, tally.seen_first)
            high = tally.seen_last if high is None else max(high, tally.seen_last)
    return low, high


def _key(said: Said) -> tuple[object, ...]:
    """What sayings must have in common to be of one fact, but for their dates."""
    other = tuple([pair for pair in said.rest if pair[0] in ("count", "to", "parties", "mode")])
    return (
        said.kind, said.subject, said.object, said.value, family_of(said), other, said.factuality, said.negated,
        said.conditional,
    )  # fmt: skip


def _clusters(group: Sequence[Saying]) -> list[list[Saying]]:
    """Sayings whose dates agree; a state without a date belongs to the only date there is, all else stands alone."""
    if len(group) == 1:
        return [list(group)]
    states = group[0].said.kind in _FAMILIES
    anchors = {saying.id: _anchor(saying.said) for saying in group}
    chosen = finest(anchor for anchor in anchors.values() if anchor and (states or _says_when(anchor)))
    leaves = sorted({leaf for leaf in chosen.values() if leaf is not None})
    only = leaves[0] if len(leaves) == 1 and states else ""
    clusters: dict[str, list[Saying]] = defaultdict(list)
    for saying in group:
        anchor = anchors[saying.id]
        clusters[(chosen.get(anchor) or anchor) if anchor else only].append(saying)
    return list(clusters.values())


def _anchor(said: Said) -> str:
    """What dates a saying among its like; a day of no known year goes with the month in which it was reported."""
    anchor = anchor_of(said) or ""
    if said.reported is None or days.first_of(anchor):
        return anchor
    return f"{said.reported} {anchor}".strip()


def _says_when(anchor: str) -> bool:
    """Whether a date says when something was, of a known year, and to a year at least."""
    return days.first_of(anchor) > 0 and days.last_of(anchor) - days.first_of(anchor) <= YEAR


class Draft:
    """A fact on its way: what comparing it with its neighbours needs is worked out once. Days are numbers."""

    __slots__ = (
        "against", "anchor", "begun", "counted", "decided", "denied_by", "ended_by", "family", "first", "high", "id",
        "low", "order", "own", "said", "sayings", "seen", "shown", "sources", "standing", "until", "what",
    )  # fmt: skip

    def __init__(self, cluster: Sequence[Saying], ruled: Mapping[str, Decision]) -> None:
        own = [saying for saying in cluster if saying.said.own]
        lead = cluster[0] if len(cluster) == 1 else min(own or cluster, key=_lead_order)
        said = lead.said
        self.sayings = tuple(cluster)
        self.said = said
        self.id = lead.id
        self.own = bool(own)
        self.family = family_of(said)
        self.what = said.kind, said.subject, said.object, said.value, self.family
        self.anchor = anchor_of(said)
        self.decided = (
            next((ruled[one] for one in map(fact_id, (s.id for s in cluster)) if one in ruled), None) if ruled else None
        )
        self.counted = self.own and not (self.decided is not None and self.decided.judgement == "wrong")
        self.sources = _sources(own or cluster)
        self.first = min((saying.tally.first for saying in cluster if saying.tally.first), default=None)
        self.seen = _seen(cluster)
        self.begun = days.last_of(self.anchor)
        self.shown = days.first_of(self.seen[0]), days.first_of(self.seen[1])
        self.low, self.high = self.shown
        if self.anchor is not None and self.family == START:
            # From the latest day on which it can have begun.
            self.low, self.high = self.begun, max(self.begun, self.high)
        day = days.first_of(self.anchor or said.reported) or self.shown[0] or days.first_of(self.first)
        self.order = day, self.first or "", lead.id
        self.against: set[int] = set()
        self.until: str | None = None
        self.ended_by: int | None = None
        self.denied_by: tuple[str, ...] = ()
        self.standing: Standing = "corroborated" if self.sources > 1 and own else "reported"

    @property
    def changed(self) -> str | None:
        """The date of the change (EDTF): the first report where none is said, for a rung the day it was first seen."""
        if self.anchor is not None:
            return self.anchor
        if self.family in (START, END):
            return self.first
        return self.seen[0] if self.said.kind == "status" else None

    def fact(self) -> Fact:
        """The fact, done."""
        return Fact(
            id=fact_id(self.id),
            said=self.said,
            sayings=self.sayings,
            standing=self.standing,
            sources=self.sources,
            first=self.first,
            last=self._last(),
            valid=self._valid() if self.said.kind in _FAMILIES else None,
            according_to=self._voices(),
            against=tuple(sorted(map(fact_id, self.against))) if self.against else (),
            denied_by=self.denied_by,
            superseded_by=None if self.ended_by is None else fact_id(self.ended_by),
            decided=self.decided,
        )

    def _last(self) -> str | None:
        if len(self.sayings) == 1:
            return self.sayings[0].tally.last
        return max((saying.tally.last for saying in self.sayings if saying.tally.last), default=None)

    def _voices(self) -> tuple[str, ...]:
        if len(self.sayings) == 1:
            voice = self.said.voice
            return (voice,) if voice else ()
        return tuple(sorted({saying.said.voice for saying in self.sayings if saying.said.voice}))

    def _valid(self) -> str | None:
        """The interval for which the fact is known to hold."""
        if self.said.factuality != "asserted" or self.family == END:
            return None
        if self.family == START and self.anchor:
            return f"{self.anchor}/{self.until or end_of(self.said.held) or '..'}"
        low, high = self.seen
        if low is None:
            return None
        return low if low == high else f"{low}/{high}"


def _sources(sayings: Sequence[Saying]) -> int:
    if len(sayings) == 1:
        return max(sayings[0].tally.sources, len(sayings[0].sources))
    together = {source for saying in sayings for source in saying.sources}
    return max(len(together), *(saying.tally.sources for saying in sayings))


def _lead_order(saying: Saying) -> tuple[int, int, int]:
    """The most precise date first, then what was reported first."""
    anchor = anchor_of(saying.said)
    length = days.last_of(anchor) - days.first_of(anchor) if anchor else 1 << 20
    return length, days.first_of(saying.tally.first) or 1 << 20, saying.id


# ---- one holder in one organisation ----------------------------------------------------------------------------------


def _judge(drafts: Sequence[Draft]) -> None:
    """Set the standing of facts about one subject and object against each other, and when each ended."""
    counted = [draft for draft in drafts if draft.counted and draft.family in (START, HELD, END)]
    for place, one in enumerate(counted):
        for other in counted[place + 1 :]:
            if _clash(one, other, counted):
                one.against.add(other.id)
                other.against.add(one.id)
    _end(counted)
    for draft in drafts:
        settled = draft.decided is not None and draft.decided.judgement == "right"
        if draft.against and not settled:
            draft.standing = "contested"
        elif draft.until is not None:
            draft.standing = "superseded"


def _clash(one: Draft, other: Draft, counted: Sequence[Draft]) -> bool:
    """Whether two facts about one holder and organisation cannot both be so."""
    first, second = one.said, other.said
    if first.value != second.value:
        # Two rungs clash if one is still reported after the other is: a mere change is reported once and for all.
        if first.kind != "status" or first.negated or second.negated or not (first.value and second.value):
            return False
        if one.family not in (START, HELD) or other.family not in (START, HELD):
            return False
        early, late = (one, other) if (one.low, one.high) <= (other.low, other.high) else (other, one)
        return 0 < early.low < late.low < early.high
    if (first.negated and second.negated) or _other(first) != _other(second):
        return False
    if first.negated or second.negated:
        together = one.low and other.low and one.low <= other.high and other.low <= one.high
        return one.family == other.family == HELD and bool(together)
    if one.family != other.family or one.family not in (START, END) or one.anchor is None or other.anchor is None:
        return False
    return not agree(one.anchor, other.anchor) and not _changed_between(one, other, counted)


def _other(said: Said) -> tuple[str | None, str | None]:
    return (said.get("count"), said.get("to")) if said.rest else (None, None)


def _changed_between(one: Draft, other: Draft, counted: Sequence[Draft]) -> bool:
    """Whether the state was lost and won again (or the other way round) between two dates of the same change."""
    early, late = sorted(days.first_of(draft.anchor) for draft in (one, other))
    opposite = END if one.family == START else START
    return any(
        draft.family == opposite
        and draft.said.value == one.said.value
        and not draft.said.negated
        and early <= days.first_of(draft.anchor) <= late
        for draft in counted
    )


def _end(counted: Sequence[Draft]) -> None:
    """Set the date (EDTF) of the later change that ended each state."""
    changes = sorted(
        (days.first_of(date), date, draft.id, draft)
        for draft in counted
        if not draft.said.negated and (date := draft.changed)
    )
    for draft in counted:
        if draft.said.negated or draft.family == END:
            continue
        begun = draft.begun or draft.low
        reach = max(begun, draft.high)
        if not begun:
            continue
        for day, date, _, other in changes:
            if day > begun and day >= reach and other is not draft and _supersedes(other, draft):
                draft.until, draft.ended_by = date, other.id
                break


def _supersedes(later: Draft, earlier: Draft) -> bool:
    one, other = later.said, earlier.said
    if later.family == END:
        return one.value == other.value
    if one.kind != "status":
        return False
    return bool(one.value and other.value) and one.value != other.value and one.get("count") is None
