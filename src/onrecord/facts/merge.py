"""Sayings that agree become one fact; facts that cannot both be so are contested; a later change supersedes.

Pure functions over sayings: the order in which they came does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.facts.dates import agree, end_of, finest, start_of
from onrecord.facts.ids import fact_id
from onrecord.model.facts import UNNAMED, Decision, Fact, Said, Saying
from onrecord.store import days

START, HELD, END = "start", "held", "end"
_FAMILIES: Mapping[str, Mapping[str, str]] = {
    "status": {"acquired": START, "restored": START, "lost": END, "suspended": END, "held": HELD},
    "role": {"appointed": START, "elected": START, "left": END, "former": END, "held": HELD, "acting": HELD},
    "relation": {"held": HELD},
}


@dataclass(frozen=True, slots=True)
class _Key:
    """What sayings must have in common to be of one fact, but for their dates."""

    kind: str
    subject: str
    object: str
    value: str
    family: str
    other: tuple[tuple[str, str], ...]
    factuality: str
    negated: bool
    conditional: bool


def facts_of(sayings: Iterable[Saying], decisions: Iterable[Decision] = ()) -> list[Fact]:
    """The facts that sayings make; states by holder, organisation and time, everything else by date.

    Args:
        sayings: of any kinds but meetings; those of one holder and organisation must all be there for their standing
            to be right.
        decisions: a fact whose saying is decided wrong is kept and shown, and counts for nothing.
    """
    groups: dict[_Key, list[Saying]] = defaultdict(list)
    for saying in sorted(sayings, key=lambda one: one.id):
        groups[_key(saying.said)].append(saying)
    ruled = {decision.left: decision for decision in decisions if decision.stands}
    facts: list[Fact] = []
    denials: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, group in groups.items():
        if key.factuality == "denied":
            for saying in group:
                denials[_what(saying.said)].add(saying.said.voice or UNNAMED)
        for cluster in _clusters(group):
            facts.append(_fact(cluster, ruled))
    states: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        said = fact.said
        states[said.kind, said.subject or "", said.object or ""].append(fact)
    found = [fact for group in states.values() for fact in _judged(group)]
    found = [replace(fact, denied_by=tuple(sorted(denials.get(_what(fact.said), ())))) for fact in found]
    return sorted(found, key=time_order)


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
    family = _FAMILIES.get(said.kind, {}).get(said.change or "", said.change or "")
    return START if family == HELD and start_of(said.held) is not None else family


def seen(fact: Fact) -> tuple[str | None, str | None]:
    """The first and the last day on which articles themselves say that the state holds."""
    tallies = [saying.tally for saying in fact.sayings if saying.said.own]
    firsts = [tally.seen_first for tally in tallies if tally.seen_first]
    lasts = [tally.seen_last for tally in tallies if tally.seen_last]
    return min(firsts, default=None), max(lasts, default=None)


def _what(said: Said) -> tuple[str, ...]:
    return said.kind, said.subject or "", said.object or "", said.value or "", family_of(said)


def _key(said: Said) -> _Key:
    other = tuple((name, value) for name, value in said.rest if name in ("count", "to", "parties", "mode"))
    return _Key(
        said.kind, said.subject or "", said.object or "", said.value or "", family_of(said), other, said.factuality,
        said.negated, said.conditional,
    )  # fmt: skip


def _clusters(group: Sequence[Saying]) -> list[list[Saying]]:
    """Sayings whose dates agree; one without a date belongs to the only date there is, or stands alone."""
    anchors = {saying.id: anchor_of(saying.said) or saying.said.reported or "" for saying in group}
    chosen = finest(anchor for anchor in anchors.values() if anchor)
    leaves = sorted({leaf for leaf in chosen.values() if leaf is not None})
    only = leaves[0] if len(leaves) == 1 else ""
    clusters: dict[str, list[Saying]] = defaultdict(list)
    for saying in group:
        anchor = anchors[saying.id]
        clusters[(chosen[anchor] or anchor) if anchor else only].append(saying)
    return list(clusters.values())


def _fact(cluster: Sequence[Saying], ruled: Mapping[str, Decision]) -> Fact:
    own = [saying for saying in cluster if saying.said.own]
    lead = min(own or cluster, key=_lead_order)
    witnesses = own or cluster
    sources = {source for saying in witnesses for source in saying.sources}
    count = max(len(sources), *(saying.tally.sources for saying in witnesses))
    decided = next((ruled[one] for one in (fact_id(saying.id) for saying in cluster) if one in ruled), None)
    return Fact(
        id=fact_id(lead.id),
        said=lead.said,
        sayings=tuple(cluster),
        standing="corroborated" if count > 1 and own else "reported",
        sources=count,
        first=min((saying.tally.first for saying in cluster if saying.tally.first), default=None),
        last=max((saying.tally.last for saying in cluster if saying.tally.last), default=None),
        according_to=tuple(sorted({saying.said.voice for saying in cluster if saying.said.voice})),
        decided=decided,
    )


def _lead_order(saying: Saying) -> tuple[int, int, int]:
    """The most precise date first, then what was reported first."""
    anchor = anchor_of(saying.said)
    length = days.last_of(anchor) - days.first_of(anchor) if anchor else 1 << 20
    return length, days.first_of(saying.tally.first) or 1 << 20, saying.id


# ---- one holder in one organisation ----------------------------------------------------------------------------------


def _judged(facts: Sequence[Fact]) -> list[Fact]:
    """The facts about one subject and object, with their standing and validity against each other."""
    if facts[0].said.kind not in _FAMILIES:
        return list(facts)
    counted = [fact for fact in facts if fact.said.own and not (fact.decided and fact.decided.judgement == "wrong")]
    against: dict[str, set[str]] = defaultdict(set)
    for place, one in enumerate(counted):
        for other in counted[place + 1 :]:
            if _clash(one, other, counted):
                against[one.id].add(other.id)
                against[other.id].add(one.id)
    ends = _ends(counted)
    judged = []
    for fact in facts:
        until = ends.get(fact.id)
        valid = _valid(fact, until)
        settled = fact.decided is not None and fact.decided.judgement == "right"
        if fact.id in against and not settled:
            judged.append(replace(fact, standing="contested", against=tuple(sorted(against[fact.id])), valid=valid))
        elif until is not None and fact.said.own:
            judged.append(replace(fact, standing="superseded", valid=valid))
        else:
            judged.append(replace(fact, valid=valid))
    return judged


def _clash(one: Fact, other: Fact, facts: Sequence[Fact]) -> bool:
    """Whether two facts about one holder and organisation cannot both be so."""
    first, second = one.said, other.said
    if first.negated and second.negated:
        return False
    same_rung = first.value == second.value and _other(first) == _other(second)
    families = {family_of(first), family_of(second)}
    if first.negated or second.negated:
        return same_rung and families == {HELD} and _overlap(_span(one), _span(other))
    if same_rung and families in ({START}, {END}):
        dates = anchor_of(first), anchor_of(second)
        if dates[0] is None or dates[1] is None or agree(dates[0], dates[1]):
            return False
        return not _changed_between(one, other, facts)
    if first.kind == "status" and first.value != second.value and families <= {START, HELD}:
        if not (first.value and second.value):
            return False
        return _interleave(one, other)
    return False


def _other(said: Said) -> tuple[str | None, str | None]:
    return said.get("count"), said.get("to")


def _changed_between(one: Fact, other: Fact, facts: Sequence[Fact]) -> bool:
    """Whether the state was lost and won again (or the other way round) between two dates of the same change."""
    early, late = sorted(days.first_of(anchor_of(fact.said)) for fact in (one, other))
    opposite = END if family_of(one.said) == START else START
    return any(
        family_of(fact.said) == opposite
        and fact.said.value == one.said.value
        and not fact.said.negated
        and early <= days.first_of(anchor_of(fact.said)) <= late
        for fact in facts
    )


def _span(fact: Fact) -> tuple[int, int]:
    """First and last day for which articles say that the state holds, by their numbers; from the latest start."""
    start, end = seen(fact)
    low, high = days.first_of(start), days.last_of(end)
    anchor = anchor_of(fact.said)
    if anchor is not None and family_of(fact.said) == START:
        begun = days.last_of(anchor)
        return begun, max(begun, high)
    return low, high


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return all((*one, *other)) and one[0] <= other[1] and other[0] <= one[1]


def _interleave(one: Fact, other: Fact) -> bool:
    """Whether one rung is still reported after another one is: a mere change is reported once and for all."""
    early, late = sorted((_span(one), _span(other)))
    return all((*early, *late)) and early[0] < late[0] < early[1]


def _ends(facts: Sequence[Fact]) -> dict[str, str]:
    """Id of each fact that a later change has ended → the date of that change (EDTF)."""
    changes = [
        (days.first_of(date), date, fact)
        for fact in facts
        if family_of(fact.said) in (START, END, HELD)
        and not fact.said.negated
        and (date := anchor_of(fact.said) or _shown_first(fact))
    ]
    ends: dict[str, str] = {}
    for fact in facts:
        if fact.said.negated or family_of(fact.said) == END:
            continue
        begun = days.last_of(anchor_of(fact.said)) or _span(fact)[0]
        reach = max(begun, _span(fact)[1])
        later = [
            (day, date)
            for day, date, other in changes
            if other.id != fact.id and day > begun and day >= reach and _supersedes(other.said, fact.said)
        ]
        if later and begun:
            ends[fact.id] = min(later)[1]
    return ends


def _shown_first(fact: Fact) -> str | None:
    """For a change without a date the day of its first report, for a rung the first day on which it was seen."""
    if family_of(fact.said) in (START, END):
        return fact.first
    return seen(fact)[0] if fact.said.kind == "status" else None


def _supersedes(later: Said, earlier: Said) -> bool:
    if family_of(later) == END:
        return later.value == earlier.value
    if later.kind != "status":
        return False
    return bool(later.value and earlier.value) and later.value != earlier.value and later.get("count") is None


def _valid(fact: Fact, until: str | None) -> str | None:
    """The interval for which the fact is known to hold."""
    family = family_of(fact.said)
    anchor = anchor_of(fact.said)
    if fact.said.factuality != "asserted" or family == END:
        return None
    if family == START and anchor:
        return f"{anchor}/{until or end_of(fact.said.held) or '..'}"
    low, high = seen(fact)
    if low is None:
        return None
    return low if low == high else f"{low}/{high}"
