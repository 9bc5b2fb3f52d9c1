"""Standings said by more than a verb and its roles: members counted up, talks opened, *Rwanda followed in 2007*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import each, is_organisation, role, roles
from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.ladders import is_holder, member_of
from onrecord.claims.statuses.memory import Spoken
from onrecord.claims.statuses.rungs import standing_in
from onrecord.claims.statuses.scene import Scene
from onrecord.claims.statuses.seats import by_seat
from onrecord.model.claims import StatusChange
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_ECHOED = frozenset({"acquired", "lost", "restored", "sought", "suspended"})
_SAME = frozenset({"example", "fate", "journey", "likewise", "path", "route", "same", "so", "step", "suit"})
_EXCEPT = ("but", "except", "except for", "excluding", "bar", "save", "other than", "apart from", "with", "besides")


def by_shape(scene: Scene, clause: Clause) -> Iterator[Found]:
    """What a clause says of standings without a frame of its own."""
    yield from _counted(scene, clause)
    yield from _as_rung(scene, clause)
    yield from _inside(scene, clause)
    yield from _wanting_in(scene, clause)
    yield from _reviewed(scene, clause)
    yield from _interested(scene, clause)
    yield from _back(scene, clause)
    yield from by_seat(scene, clause)
    yield from _talks(scene, clause)
    yield from _arrival(scene, clause)
    yield from _echoed(scene, clause)
    yield from _excepted(scene, clause)


def _as_rung(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*As a dialogue partner of the SCO, Nepal takes part in …*; *Somalia, with observer status since 2016, …*."""
    there = next((s for p in roles(clause, "whom") if (s := _gathering_of(scene, p)) is not None), None)
    sits_in = (
        clause.predicate == "attend" and there is not None and clause.mood == "asserted" and clause.tense != "none"
    )
    transitive = not clause.passive and not sits_in and any(p.head.lower() != "part" for p in roles(clause, "whom"))
    for name, phrase in clause.roles:
        who = role(clause, "who")
        fronted = who is not None and phrase.span.end <= who.span.start
        if name not in ("as", "once", "with") or (name == "as" and transitive and not fronted):
            continue
        standing = standing_in(scene, clause, phrase)
        if name == "with" and (standing is None or standing.noun not in scene.words.nouns):
            continue  # trade with members of the bloc
        if standing is None or standing.holders or standing.kind not in ("rung", "part") or standing.negated:
            continue
        takes_part = clause.predicate in ("participate", "take", "attend", "remain")
        understood = scene.implied(clause, standing.status) if name != "as" or takes_part else None
        if standing.organisation is None and clause.predicate == "attend" and (not sits_in or _is_to_come(clause)):
            continue  # may attend as an observer
        organisation = standing.organisation or (there[0] if there is not None else understood)
        holders = scene.holders(clause, roles(clause, "whom" if clause.passive else "who"))
        holders = tuple(h for h in holders if h.entity != organisation)
        if standing.kind == "part" and any(is_organisation(h.entity) for h in holders):
            continue  # OPEC works as part of a larger group
        if organisation is not None and holders and standing.status is not None:
            yield Found(
                clause, "as a rung", holders, organisation, standing.organisation_span, standing.status, "held",
                phrase.span, mood="asserted", negated=False, on=_date_in(scene, phrase.span), past=name == "once",
            )  # fmt: skip


def _gathering_of(scene: Scene, phrase: Phrase) -> tuple[str, Span] | None:
    """*ASEAN meetings*: whose those are which observers attend."""
    return scene.inner_organisation(phrase) if phrase.head.lower() in scene.words.meeting_nouns else None


def _is_to_come(clause: Clause) -> bool:
    return bool({"can", "could", "may", "might", "shall", "should", "will", "would"} & set(clause.modifiers))


def _date_in(scene: Scene, span: Span) -> str | None:
    """The date that stands in a phrase."""
    times = scene.context.reading.layers.times
    return next((when.edtf for when in times if span.contains(when.span) and when.edtf is not None), None)


def _counted(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*The SCO includes China and Russia*, *the bloc comprises …*: members counted up."""
    if clause.predicate == "make up" and clause.mood == "asserted" and not (clause.negated or clause.passive):
        yield from _making_up(scene, clause)
    if clause.predicate not in scene.words.counting or clause.negated or clause.mood != "asserted":
        return
    found = scene.organisation(clause, roles(clause, "who"))
    if found is None or role(clause, "who") is None:
        return
    holders = tuple(
        h
        for h in scene.holders(clause, roles(clause, "whom", "of"))
        if h.entity is not None and h.entity.startswith("country:")
    )
    if len(holders) >= 2:
        yield Found(clause, "members counted up", holders, found[0], found[1], "member", "held")


def _making_up(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Together with Switzerland, the three make up EFTA*: members counted up, the organisation last."""
    place = scene.organisation(clause, roles(clause, "whom"))
    named = scene.holders(clause, roles(clause, "who", "with", "together with")) or ()
    every = {h.entity: h for h in (*named, *scene.subject_run(clause)) if (h.entity or "").startswith("country:")}
    if place is not None and len(every) >= 2:
        yield Found(clause, "members counted up", tuple(every.values()), place[0], place[1], "member", "held")


def _inside(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Bulgaria is in NATO*, *has been back in the union*: the organisation as a place to be in."""
    complement, who = role(clause, "complement"), role(clause, "who")
    if clause.form != "copular" or complement is None or who is None:
        return
    if complement.members and "neither" not in clause.modifiers:
        return
    names = (m.start for m in scene.context.mentions_in(complement.span) if m.entity == complement.entity)
    start = min(names, default=complement.span.start)
    before = scene.context.text[max(0, start - 13) : start].lower().removesuffix("the ")
    found = scene.organisation(clause, (complement,))
    if found is None or complement.entity is None:
        return
    if not before.endswith((" in ", " inside ", " outside ")):
        return
    holders = tuple(h for h in scene.holders(clause, (who,)) if (h.entity or "").startswith("country:"))
    if holders:
        outside = before.endswith(" outside ")
        said = scene.context.text[who.span.end : complement.head_span.start].lower()
        if clause.mood not in ("asserted", "hoped"):
            return
        negated = clause.negated and any(word in f" {said}" for word in (" not ", "n't", " never ", " neither "))
        change: StatusChange = "sought" if clause.mood == "hoped" else "held"  # hopes to be in the OECD
        yield Found(clause, "is in", holders, found[0], found[1], "member", change, negated=negated != outside)


def _wanting_in(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Honduras, which also wanted in, …*: who would be inside."""
    end = clause.predicate_span.end
    if clause.predicate != "want" or clause.passive:
        return
    if scene.context.text[end : end + 4] not in (" in,", " in.", " in;"):
        return
    holders = tuple(h for h in scene.holders(clause, roles(clause, "who")) if (h.entity or "").startswith("country:"))
    organisation = scene.implied(clause)
    if holders and organisation is not None:
        yield Found(
            clause, "wants in", holders, organisation, None, member_of(organisation), "sought",
            mood="hoped" if clause.mood == "asserted" else None,
        )  # fmt: skip


def _reviewed(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Azerbaijan's status in the SCO is under review*."""
    complement, who = role(clause, "complement"), role(clause, "who")
    if clause.form != "copular" or complement is None or who is None:
        return
    if complement.head.lower() not in ("consideration", "discussion", "examination", "review"):
        return
    before = scene.context.text[max(0, complement.span.start - 7) : complement.head_span.start].lower()
    standing = standing_in(scene, clause, who)
    if "under " not in before or standing is None or not standing.holders:
        return
    organisation = standing.organisation or scene.implied(clause)
    if organisation is not None:
        yield Found(
            clause, "is under review", standing.holders, organisation, standing.organisation_span, standing.status,
            "under review", standing.span,
        )  # fmt: skip


def _back(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Washington is back as a member*, *and was back in 2007*."""
    complement, who = role(clause, "complement"), role(clause, "who")
    if clause.form != "copular" or complement is None or who is None or complement.head.lower() != "back":
        return
    if not scene.context.words(complement.span).lower().startswith("back"):
        return  # at the back of the queue
    holders = tuple(h for h in scene.holders(clause, (who,)) if (h.entity or "").startswith("country:"))
    inner = tuple(p for p in roles(complement, "in", "to", "into", "as") if not scene.is_time(p))
    place = scene.organisation(clause, inner)
    organisation = place[0] if place else scene.implied(clause)
    if holders and organisation is not None and (place is not None or all(p.head == "member" for p in inner)):
        yield Found(
            clause, "is back", holders, organisation, place[1] if place else None, member_of(organisation), "restored"
        )


def _interested(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Bolivia is interested in BRICS*, *Vietnam is interested too*."""
    complement, who = role(clause, "complement"), role(clause, "who")
    if clause.form != "copular" or complement is None or who is None or complement.head.lower() != "interested":
        return
    holders = tuple(h for h in scene.holders(clause, (who,)) if (h.entity or "").startswith("country:"))
    inner = tuple(roles(complement, "in"))
    last = scene.last_standing(clause)
    place = scene.organisation(clause, (p for p in inner if p.entity is not None))
    nested = next((s for p in inner if (s := standing_in(scene, clause, p)) is not None), None)
    organisation = place[0] if place else None
    if nested is not None:
        organisation = nested.organisation or scene.implied(clause)
    elif not inner and not scene.context.children(clause) and last is not None and last.change in ("sought", "offered"):
        organisation = last.organisation
    if holders and organisation is not None:
        yield Found(
            clause, "is interested", holders, organisation, place[1] if place else None,
            (nested.status if nested else None) or member_of(organisation), "sought", mood="hoped",
        )  # fmt: skip


# Talks


def _talks(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Accession talks with Ukraine were opened*, *the procedure of granting the two countries … was launched*."""
    if clause.predicate not in scene.words.opening or clause.mood not in ("asserted", "expected", "planned"):
        return
    for phrase in roles(clause, "whom", "who", "in"):
        head = phrase.head.lower()
        if head not in scene.words.talks and head != "procedure":
            continue
        inner = _subject_of_talks(scene, clause, phrase)
        if inner is None:
            continue
        status, holders, place = inner
        who = scene.holders(clause, (p for p in roles(clause, "who", "with") if p is not phrase))
        every = (*holders, *scene.holders(clause, roles(phrase, "with", "possessor", "modifier", "between")))
        every = every or (() if head == "procedure" else who)  # we start the procedure of admitting Belarus: not us
        place = place or scene.organisation(clause, roles(clause, "who", "with", "by")) or _named_in(scene, phrase)
        organisation = place[0] if place else scene.implied(clause, "member") or _kept(scene, "candidate")
        if organisation is None:
            continue
        unique = {h.entity: h for h in every if h.entity != organisation}
        if unique:
            yield Found(
                clause, "talks opened", tuple(unique.values()), organisation, place[1] if place else None, status,
                "under review", phrase.span,
            )  # fmt: skip
        return


def _kept(scene: Scene, status: str) -> str | None:
    """The one organisation with such a rung that the article names."""
    named = scene.with_rung(Span(0, len(scene.context.text)), status)
    return named.pop() if len(named) == 1 else None


def _named_in(scene: Scene, phrase: Phrase) -> tuple[str, Span | None] | None:
    return scene.organisation(scene.context.clauses[0], roles(phrase, "with", "to", "of", "modifier", "in"))


def _subject_of_talks(
    scene: Scene, clause: Clause, phrase: Phrase
) -> tuple[str, tuple[Phrase, ...], tuple[str, Span | None] | None] | None:
    """What is negotiated: the status, whose it is, in what; None where it is no standing."""
    for inner in roles(phrase, "modifier", "on", "of", "for", "over", "possessor"):
        event = scene.words.events.get(inner.head.lower())
        standing = standing_in(scene, clause, inner)
        if standing is not None and standing.kind == "rung":
            place = (standing.organisation, standing.organisation_span) if standing.organisation else None
            return standing.status or "member", standing.holders, place
        if event is not None and event[0] == "acquired":
            holders = scene.holders(clause, roles(inner, "of", "possessor"))
            return event[1], holders, scene.organisation(clause, roles(inner, "to", "into", "in"))
    for child in scene.context.clauses:
        if child.link != "participle" or not phrase.head_span.end <= child.predicate_span.start <= clause.extent.end:
            continue
        parent = scene.context.parent(child)
        if parent is None or parent.predicate_span != phrase.head_span:
            continue
        granted = child.predicate in ("admit", "accept", "grant", "give", "join", "accede", "award")
        standing = next((s for p in roles(child, "whom") if (s := standing_in(scene, child, p)) is not None), None)
        stray = next((s for p in roles(clause, "whom") if (s := standing_in(scene, clause, p)) is not None), None)
        if granted:
            named = standing or stray
            if named is None and child.predicate in ("award", "give", "grant"):
                return None  # the procedure of granting a loan
            holders = scene.holders(child, roles(child, "whom", "to", "who"))
            place = scene.organisation(child, roles(child, "to", "into", "whom"))
            return (named.status if named and named.status else "member"), holders, place
    return None


# Arrivals, echoes, exceptions


def _arrival(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Last year's entrant, the Democratic Republic of Congo*; *the latest newcomer is Laos*."""
    if clause.form not in ("apposition", "copular") and clause.predicate != "become":
        return
    who, complement = role(clause, "who"), role(clause, "complement")
    if who is None or complement is None or (clause.predicate == "become" and clause.mood != "asserted"):
        return
    for noun, named in ((who, complement), (complement, who)):
        event = scene.words.arrivals.get(noun.head.lower())
        if event is None:
            continue
        holders = scene.holders(clause, (named,))
        place = scene.organisation(clause, roles(noun, "to", "into", "of", "in", "modifier", "possessor"))
        organisation = place[0] if place else scene.implied(clause)
        if organisation is None or not holders:
            return
        near = Span(max(0, noun.span.start - 14), noun.span.end)
        dates = [w.edtf for w in scene.context.reading.layers.times if near.contains(w.span) and w.edtf is not None]
        yield Found(
            clause, "an arrival", holders, organisation, place[1] if place else None, member_of(organisation), event[0],
            noun.span, mood="asserted", negated=clause.negated and clause.predicate == "become",
            on=dates[0] if dates else None,
        )  # fmt: skip
        return


def _echoed(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*Rwanda and Burundi followed in 2007*: as the ones before them did."""
    same = "so" in clause.modifiers or any(_is_same(scene, p) for p in roles(clause, "whom"))
    does = clause.predicate in ("do", "make", "meet", "share", "suffer", "take") and same
    if clause.passive or clause.negated or (clause.predicate not in scene.words.echoing and not does):
        return
    if does and clause.link in ("participle", "adverbial") and "to" in clause.modifiers:
        return  # the second nation to do so
    alone = all(name == "who" or phrase.head.lower() in _SAME or scene.is_time(phrase) for name, phrase in clause.roles)
    holders = tuple(h for h in scene.holders(clause, roles(clause, "who")) if (h.entity or "").startswith("country:"))
    bare = any(p.entity is None for p in roles(clause, "who")) and clause.link != "complement"
    if not alone or not holders or bare:
        return
    last = _first_of_last(scene, clause)
    if last is not None:
        if {h.entity for h in holders} & {h.entity for h in last.holders}:
            return
        yield Found(clause, "an echo", holders, last.organisation, None, last.status, last.change)
        return
    for other in scene.context.clauses:
        if other.predicate in scene.words.founding and 0 <= clause.sentence - other.sentence <= 1:
            found = scene.organisation(other, roles(other, "whom"))
            if found is not None and found[0] in scene.themes and other.predicate_span.start < clause.span.start:
                yield Found(clause, "an echo", holders, found[0], None, member_of(found[0]), "acquired")
                return


def _is_same(scene: Scene, phrase: Phrase) -> bool:
    """*the same step*, *likewise*: what another did; a step of no likeness is none."""
    alike = phrase.head.lower() not in ("journey", "path", "route", "step")
    return phrase.head.lower() in _SAME and (alike or " same " in f" {scene.context.words(phrase.span).lower()} ")


def _first_of_last(scene: Scene, clause: Clause) -> Spoken | None:
    """The first standing told in the last sentence that tells one: what another then did too."""
    near = [s for s in scene.before(clause) if clause.sentence - s.sentence <= 1 and s.change in _ECHOED]
    return next((spoken for spoken in near if spoken.sentence == near[-1].sentence), None) if near else None


def _excepted(scene: Scene, clause: Clause) -> Iterator[Found]:
    """*All CIS members except Moldova*: Moldova is one."""
    for name, phrase in clause.roles:
        text = scene.context.words(phrase.span).lower()
        if not text.startswith(("all ", "every ", "each ")):
            continue
        standing = standing_in(scene, clause, phrase)
        if standing is None or standing.organisation is None or standing.status is None:
            continue
        excepted = [p for inner, p in (*phrase.roles, *clause.roles) if inner in _EXCEPT and inner != "with"]
        excepted += [q for inner, p in (*phrase.roles, *clause.roles) if p.head == "exception" for q in _of(p)]
        holders = tuple(m for p in excepted for m in each(p) if is_holder(scene.context, m.entity))
        if holders and name in ("who", "whom", "to", "by"):
            yield Found(
                clause, "all but", holders, standing.organisation, standing.organisation_span, standing.status, "held",
                standing.span, mood="asserted", negated=False,
            )  # fmt: skip


def _of(phrase: Phrase) -> Iterator[Phrase]:
    return roles(phrase, "of")


# Gaps
