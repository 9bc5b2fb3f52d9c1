"""Standings said by a verb and its roles: frames of ``lang/<code>/statuses.toml`` against clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import each, role, roles
from onrecord.claims.statuses.found import Found, change_of, control_of, is_withdrawn
from onrecord.claims.statuses.holders import copula_above, holders_of
from onrecord.claims.statuses.ladders import member_of, rung_of
from onrecord.claims.statuses.places import PLAIN, organisation_of
from onrecord.claims.statuses.rung_words import is_of_a_panel
from onrecord.claims.statuses.rungs import Standing, standing_in
from onrecord.claims.statuses.scene import Scene
from onrecord.lang.statuses import StatusFrame
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_HAD = frozenset(
    {"abandon", "acquire", "gain", "get", "give up", "have", "hold", "keep", "lose", "obtain", "receive", "renounce"}
    | {"freeze", "reactivate", "reclaim", "regain", "relinquish", "request", "restore", "resume", "retake", "revive"}
    | {"seek", "suspend", "terminate", "unfreeze", "want", "win"}
)
_FIRST_TO = re.compile(r"(?:the|its) (?:first|only|last|latest) [^.;,]{3,60}? to [a-z]+")
_OF_NOUNS = frozenset(
    {
        "a status is refused", "a status is rejected", "a status is restored", "freezes a status", "gives up a status",
        "is granted a status", "receives a status", "seeks a status",
    }
)  # fmt: skip
_OPENING = frozenset(
    {"allies", "ally", "current", "existing", "fellow", "founding", "full", "its", "members", "other", "the"}
)


def by_verb(scene: Scene, clause: Clause) -> Iterator[Found]:
    """What a verb, a copula or an apposition says of standings."""
    parent = scene.context.parent(clause)
    told = parent is not None and parent.form == "nominal" and parent.predicate in scene.words.applications
    if told and clause.link == "participle":
        return  # an application to join: the noun tells it
    for frame in _frames(scene, clause):
        found = framed(scene, clause, frame)
        if found is not None:
            yield found
            return


def _frames(scene: Scene, clause: Clause) -> tuple[StatusFrame, ...]:
    """The frames of a verb, of one with *back* (*came back*) by that."""
    frames = scene.words.frames
    if any(p.head.lower() == "board" for p in roles(clause, "on")):
        return frames.get(f"{clause.predicate} on board", ())
    if any(p.head.lower() == "back" for p in roles(clause, "whom")):
        return frames.get(f"{clause.predicate} back on", ())
    if "on" in clause.modifiers and (on := frames.get(f"{clause.predicate} on")) is not None:
        return on
    if "back" in clause.modifiers and (back := frames.get(f"{clause.predicate} back")) is not None:
        return back
    return frames.get(clause.predicate, ())


def framed(scene: Scene, clause: Clause, frame: StatusFrame) -> Found | None:
    """What one frame makes of a clause; None where it does not fit."""
    frame = _turned(scene, clause, frame)
    if frame.change == "held":
        if (listed := _listed(scene, clause)) is not None:
            return listed
        parent = scene.context.parent(clause)
        ends = parent is not None and parent.predicate in ("cease", "stop")
        begins = ends or (clause.predicate == "be" and clause.tense == "future" and bool(clause.whens))
        if clause.mood in ("expected", "hoped", "planned", "proposed") and not _goes_on(clause) and not begins:
            return None  # what is to be held is not held, and who has still to get it the words leave open
    if (frame.name == "joins" and _is_told_above(scene, clause)) or _is_advised_against(scene, clause):
        return None
    if "from" in frame.organisation and frame.holder == ("who",) and role(clause, "whom") is not None:
        return None  # withdrew its troops from: somebody else is leaving
    if frame.change == "refused" and clause.negated and clause.mood in ("hoped", "proposed"):
        return None  # pleaded with them not to reject it
    if _is_of_others(scene, clause, frame):
        return None
    standing = _standing(scene, clause, frame)
    if standing is None and (frame.status is None or _in_company(scene, clause)):
        return None
    if not _suits(frame, standing) or (frame.change != "sought" and _is_purpose(scene, clause)):
        return None
    if clause.predicate == "accept" and frame.name == "a status is approved" and not _is_request(standing):
        return None  # accepted its membership fee
    place = organisation_of(scene, clause, frame, standing)
    if place is None or (standing is not None and _is_bare_bid(scene, clause, standing)):
        return None
    organisation, organisation_span = place
    holders, copula = holders_of(scene, clause, frame, standing, organisation)
    if not holders or (frame.name == "an offer is declined" and not _was_offered(scene, clause, holders)):
        return None
    return _found(scene, clause, frame, standing, holders, copula, organisation, organisation_span)


def _turned(scene: Scene, clause: Clause, frame: StatusFrame) -> StatusFrame:
    """A frame of having, where what is told is getting: *wants to be in*, *elected to serve*, *are elected members*."""
    if frame.change != "held":
        return frame
    if _is_wanted(scene, clause):
        return replace(frame, change="acquired")
    after = scene.context.text[clause.predicate_span.start : clause.extent.end].lower().removeprefix("are ")
    elected = frame.name == "is a rung" and after.startswith(("elected ", "newly elected "))
    if elected or (frame.name == "sits on" and _is_chosen(scene, clause)):
        return replace(frame, name="is elected", change="acquired")
    return frame


def _is_chosen(scene: Scene, clause: Clause) -> bool:
    """*elected Greece to serve as a member*: what it will do."""
    parent = scene.context.parent(clause)
    chosen = parent is not None and parent.predicate in ("appoint", "choose", "elect", "re-elect", "reelect")
    return chosen and "to" in clause.modifiers


def _is_request(standing: Standing | None) -> bool:
    return standing is not None and standing.is_application


def _is_bare_bid(scene: Scene, clause: Clause, standing: Standing) -> bool:
    """*withdrew its bid*: for what, where no standing sought was spoken of."""
    bare = standing.is_application and standing.noun in ("bid", "candidature") and standing.organisation is None
    words = scene.context.words(clause.extent).lower()
    return bare and "member" not in words and not any(s.change == "sought" for s in scene.before(clause))


def _is_advised_against(scene: Scene, clause: Clause) -> bool:
    """*was advised not to join*: no word of what it does."""
    parent = scene.context.parent(clause)
    if parent is not None and parent.form == "nominal" and parent.predicate in ("chance", "right") and not clause.whens:
        return True  # the right to join
    return clause.negated and parent is not None and parent.predicate in ("advise", "tell", "urge", "warn")


def _is_told_above(scene: Scene, clause: Clause) -> bool:
    """*were invited to enter BRICS, joining current members …*: what the governing verb tells already."""
    parent = scene.context.parent(clause)
    bare = clause.link in ("adverbial", "participle") and scene.context.words(clause.predicate_span).endswith("ing")
    above = () if parent is None or not bare else (parent, scene.context.parent(parent))
    return any(c is not None and c.predicate in ("become", "enter", "invite", "join") for c in above)


def _is_of_others(scene: Scene, clause: Clause, frame: StatusFrame) -> bool:
    """*China welcomes partners joining*: who welcomes does not join."""
    parent = scene.context.parent(clause)
    if frame.by or parent is None or parent.predicate not in ("favour", "favor", "oppose", "support", "welcome"):
        return False
    whose = scene.holders(parent, roles(parent, "who"))
    own = scene.holders(clause, roles(clause, *frame.holder))
    bare = clause.link not in ("conjunct", "relative", "complement", "adverbial")
    apart = "," in scene.context.text[parent.predicate_span.end : clause.predicate_span.start]
    return (bare or (clause.link == "adverbial" and not apart)) and {h.entity for h in own} <= {h.entity for h in whose}


def _suits(frame: StatusFrame, standing: Standing | None) -> bool:
    """Whether what a noun stands for is what the frame is about."""
    kind = "rung" if standing is None else standing.kind
    if frame.name == "has a status" and standing is not None and standing.count is not None:
        return False  # the league has 22 members
    if frame.name == "considers a status" and standing is not None and standing.holders:
        return False  # considers what another wants
    if standing is not None and kind == "rung" and frame.name in _OF_NOUNS and standing.is_person:
        return False  # withdrew its candidate
    if kind == "offer" and frame.name == "a status is refused" and standing is not None:
        return bool(standing.holders)  # Macedonia's invitation was blocked
    if frame.name == "a status is rejected" and standing is not None:
        return not standing.holders and kind == "rung"
    for one, names in (("interest", ("shows interest",)), ("offer", ("an offer is declined", "is sent an invitation"))):
        if (kind == one) != (frame.name in names):
            return False
    return (kind != "event" or frame.change == "sought") and (
        frame.name in ("a status is approved", "agrees on terms")
        if kind == "terms"
        else frame.name != "agrees on terms"
    )


def _was_offered(scene: Scene, clause: Clause, holders: tuple[Phrase, ...]) -> bool:
    """Whether the invitation declined is one to join: it was spoken of before."""
    invited = {h.entity for spoken in scene.before(clause) if spoken.change == "offered" for h in spoken.holders}
    return bool(invited & {h.entity for h in holders}) or any(c.predicate == "invite" for c in _inside(scene, clause))


def _inside(scene: Scene, clause: Clause) -> list[Clause]:
    """The clauses in a clause's sentence that stand before its verb."""
    return [c for c in scene.context.clauses_in(clause.extent) if c.predicate_span.start < clause.predicate_span.start]


def _found(
    scene: Scene,
    clause: Clause,
    frame: StatusFrame,
    standing: Standing | None,
    holders: tuple[Phrase, ...],
    copula: Clause | None,
    organisation: str,
    organisation_span: Span | None,
) -> Found:
    change, mood = change_of(scene, clause, frame, standing, holders)
    copula = copula or copula_above(scene, clause)
    if frame.change == "held" and change == "held" and clause.tense == "future" and not _goes_on(clause):
        change = "acquired"  # will be a member from January 1
    first = standing is not None and standing.kind == "country" and standing.new
    if change == "acquired" and (first or (standing is not None and _is_first_to(scene, clause, standing))):
        change = "held"  # became the first EU country to …: one it was before
    if change == "held" and clause.tense == "future" and clause.mood in ("expected", "planned") and _goes_on(clause):
        mood = "asserted"  # will remain a member: is one
    ceased = frame.change == "held" and change == "lost"
    actors = (p.entity for p in roles(clause, *frame.by) if p.entity is not None)
    granted_by = next((actor for actor in actors if not actor.startswith(("place:", "outlet:"))), None)
    status = frame.status if standing is None or standing.kind == "offer" else standing.status
    denied = (standing is not None and standing.negated) or _no_longer(scene, clause)
    withdrawn = is_withdrawn(frame, standing)
    unaccepted = change == "refused" and frame.change == "acquired"
    return Found(
        clause,
        frame.name,
        holders,
        organisation,
        organisation_span,
        member_of(organisation) if status == "member" else rung_of(organisation, status),
        change,
        None if standing is None else standing.span,
        granted_by if frame.change == "refused" or granted_by not in {h.entity for h in holders} else None,
        "asserted" if copula is not None and mood is None and copula.mood == "asserted" else mood,
        False if ceased or unaccepted else True if denied else (not clause.negated) if withdrawn else None,
        dated_by=copula,
    )


def _is_first_to(scene: Scene, clause: Clause, standing: Standing) -> bool:
    """*became the first EU member in the west to recognise it*."""
    first = standing.new and clause.predicate == "become" and standing.organisation is not None
    return first and _FIRST_TO.match(scene.context.text, standing.span.start) is not None


def _is_wanted(scene: Scene, clause: Clause) -> bool:
    """*has never asked to be a member*, *wants to be in*: to be there is what is sought."""
    parent = scene.context.parent(clause)
    if parent is None or clause.link not in ("open complement", "adverbial", "participle"):
        return False
    if parent.predicate == "look":
        return control_of(scene, parent) is not None
    return scene.words.controls.get(parent.predicate) is not None and "to" in clause.modifiers


def _goes_on(clause: Clause) -> bool:
    return clause.predicate in ("keep", "maintain", "remain", "retain", "stay")


def _no_longer(scene: Scene, clause: Clause) -> bool:
    """*is no longer a member*, where the tree has not settled it."""
    return not clause.negated and "no longer" in scene.context.words(clause.span).lower()


# Who


# What standing


def _standing(scene: Scene, clause: Clause, frame: StatusFrame) -> Standing | None:
    for phrase in roles(clause, *frame.rung):
        for member in each(phrase):
            standing = standing_in(scene, clause, member)
            if standing is not None:
                return _filled(scene, clause, standing)
        word = phrase.head.lower()
        if (
            word in ("it", "one", "that")
            and phrase.entity is None
            and (last := scene.last_standing(clause)) is not None
        ):
            if word == "it" and clause.predicate in _HAD and role(clause, "complement") is None:
                return Standing(last.status, last.organisation, (), phrase.span, noun=word)
            many = any(name == "of" for name, _ in phrase.roles)  # one of five countries
            stays = clause.predicate in ("be", "become", "remain") and clause.form != "apposition"
            if word == "one" and stays and not many:
                return Standing(last.status, last.organisation, (), phrase.span, noun=word)
    return None


def _filled(scene: Scene, clause: Clause, standing: Standing) -> Standing:
    """*the status*, *this status*: the one spoken of before."""
    if standing.is_application and standing.organisation is None:
        return _of_last(scene, clause, standing)
    if standing.status is not None or standing.noun not in ("rank", "status") or standing.organisation is not None:
        return standing
    opening = scene.context.words(standing.span).lower().partition(" ")[0]
    apart = scene.context.text[: standing.span.start].endswith((", ", "– ", "— ")) and opening == "a"
    same = " same " in f" {scene.context.words(standing.span).lower()}"
    last = scene.last_had(clause, 3) if same else scene.last_named(clause, 1 if apart else 8)
    if (opening not in ("the", "this", "that", "such") and not apart) or last is None:
        return standing
    own = last.holders if apart and next(roles(clause, "who", "to"), None) is None else ()
    return replace(standing, status=last.status, organisation=last.organisation, holders=standing.holders or own)


def _of_last(scene: Scene, clause: Clause, standing: Standing) -> Standing:
    """*was given partner status …; it had filed its application in 2023*: for what was spoken of before."""
    last = scene.last_standing(clause, 1)
    bare = scene.context.words(standing.span).lower().split()[0] in ("an", "its", "no", "the", "their")
    rung = last is not None and last.change in ("acquired", "agreed", "refused", "sought") and last.status != "member"
    if last is None or not bare or not rung or len(scene.context.words(standing.span).split()) > 2:
        return standing
    return replace(standing, status=last.status, organisation=last.organisation)


def _listed(scene: Scene, clause: Clause) -> Found | None:
    """*The full members are A, B and C*; *ASEAN's five founding members, A, B and C*: the list is of the holders."""
    who, complement = role(clause, "who"), role(clause, "complement")
    if who is None or complement is None:
        return None
    standing = standing_in(scene, clause, who)
    if standing is None or standing.is_application or standing.kind in ("terms", "part"):
        return None
    if standing.noun in scene.words.nouns:
        return None  # welcomed into membership: Ireland, …
    organisation = standing.organisation or scene.implied(clause, standing.status)
    loose = not _is_definite(scene, who) or is_of_a_panel(scene.context.text, who.span.start)
    if organisation is None or (standing.organisation is None and loose):
        return None
    holders = tuple(h for h in scene.holders(clause, (complement,)) if h.entity != organisation)
    if not holders:
        return None
    place = standing.organisation_span
    return Found(clause, "holders listed", holders, organisation, place, standing.status, "held", standing.span)


def _is_definite(scene: Scene, phrase: Phrase) -> bool:
    opening = scene.context.words(phrase.span).lower().partition(" ")[0]
    return opening in _OPENING


def _in_company(scene: Scene, clause: Clause) -> bool:
    """*joined NATO in condemning*, *joined the EU in the exercise*: doing something together is no accession."""
    for child in scene.context.children(clause):
        if child.link == "adverbial" and child.predicate_span.start > clause.predicate_span.end:
            before = scene.context.text[max(0, child.predicate_span.start - 4) : child.predicate_span.start].lower()
            if before.endswith(("in ", "by ")):
                return True
    times = {when.start for when in clause.whens}
    return any(
        name in ("in", "for")
        and phrase.entity is None
        and phrase.span.start not in times
        and not scene.is_time(phrase)
        and phrase.head.lower() not in scene.words.organisation_nouns | PLAIN
        for name, phrase in clause.roles
    )


# Which organisation


def _is_purpose(scene: Scene, clause: Clause) -> bool:
    """*To be readmitted, the country must …*: what something is done for is not said to be."""
    parent = scene.context.parent(clause)
    if clause.link != "adverbial" or "to" not in clause.modifiers or parent is None or parent.form == "copular":
        return False
    known = scene.context.language.moods.verbs
    return parent.predicate not in known and parent.predicate not in scene.words.deciding | set(scene.words.controls)
