"""In which organisation: named by a role of the clause, by whoever acts for it, or going without saying."""

from __future__ import annotations

import re

from onrecord.claims.context import is_organisation, roles
from onrecord.claims.statuses.ladders import has_rung, member_of
from onrecord.claims.statuses.rungs import Standing
from onrecord.claims.statuses.scene import Scene
from onrecord.lang.statuses import StatusFrame
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_AWAY = ("to", "for", "into", "with", "as", "from", "of", "via", "through", "towards")
PLAIN = frozenset(
    {
        "effect",
        "being",
        "fact",
        "moment",
        "now",
        "part",
        "present",
        "while",
        "practice",
        "principle",
        "theory",
        "time",
        "turn",
    }
)
_TO_NAME = re.compile(r" (?:back )?(?:out )?(?:(?:from|into|of|to) )?(?:the )?")
_NAMED_IN = (
    "in", "with", "to", "of", "at", "within", "into", "on", "from", "who", "by", "whom", "complement",
)  # fmt: skip
REFERRING = frozenset({"it", "which"})
_ELSEWHERE = frozenset({"early", "home", "prematurely", "together"})
_OF_SOMETHING_HAD = frozenset({"freeze", "keep", "pause", "resume", "retain", "suspend", "unfreeze"})
_NEEDS_NAME = frozenset({"involvement", "participation", "place", "seat"})


def organisation_of(
    scene: Scene, clause: Clause, frame: StatusFrame, standing: Standing | None
) -> tuple[str, Span | None] | None:
    """The organisation whose standing a clause tells of, and where it is named; None where nothing says so."""
    if standing is not None and standing.organisation is not None:
        return standing.organisation, standing.organisation_span
    opened, which = scene.relative_place(clause)
    if opened and next(roles(clause, "who", "whom"), None) is not None:
        return which  # of which Kenya is a member; where it is no organisation, none from elsewhere
    if standing is None and frame.by and _is_from_else(scene, clause, frame):
        return None  # removed from office
    return _named(scene, clause, frame, standing) or _unnamed(scene, clause, frame, standing)


def _named(
    scene: Scene, clause: Clause, frame: StatusFrame, standing: Standing | None
) -> tuple[str, Span | None] | None:
    """The organisation that a role of the clause names."""
    owners = tuple(owner for p in roles(clause, "on", "at") for owner in roles(p, "possessor", "of"))
    if clause.predicate == "knock" and owners:
        return scene.organisation(clause, owners)
    named = scene.organisation(clause, roles(clause, *frame.organisation))
    if named is None:
        named = _of_membership(scene, clause, frame) or _of_who(scene, clause, frame, standing)
    if named is None and standing is not None:
        others = (
            p for name in _NAMED_IN for p in roles(clause, name) if p.head.lower() not in REFERRING and not p.members
        )
        others = (p for p in others if not is_organisation(p.entity) or has_rung(p.entity or "", None))
        named = scene.organisation(clause, others)
    parent = scene.context.parent(clause)
    if named is None and standing is not None:
        named = _behind_noun(scene, clause)
    if named is None and standing is not None and parent is not None and parent.predicate in ("ask", "invite", "urge"):
        named = scene.organisation(parent, roles(parent, "who"))
    return named


def _unnamed(
    scene: Scene, clause: Clause, frame: StatusFrame, standing: Standing | None
) -> tuple[str, Span | None] | None:
    """The organisation that the clause leaves to be understood."""
    if standing is not None:
        return _of_standing(scene, clause, standing)
    lost = next(roles(clause, "whom", "from", "into", "of", "to"), None) is None and not clause.passive
    if frame.implied and lost and (behind := _right_behind(scene, clause)) is not None:
        return behind
    parent = scene.context.parent(clause)
    if parent is not None and parent.predicate in ("invite", "ask") and not clause.roles[1:]:
        owner = _only_one(scene, parent)
        if owner is not None:
            return owner
    loose = _is_loose(scene, clause) or not _is_near(scene, clause, frame)
    if frame.implied and not loose and _says_nothing_else(scene, clause, frame):
        implied = scene.implied(clause)
        return None if implied is None else (implied, None)
    return None


def _of_who(
    scene: Scene, clause: Clause, frame: StatusFrame, standing: Standing | None
) -> tuple[str, Span | None] | None:
    """Theirs who do it, where the verb has somebody do it to the holder."""
    named = None
    if frame.by != ("who",) or frame.name == "is elected":
        return None  # whoever elects elects to something else
    if frame.implied:
        named = scene.organisation(clause, (p for p in roles(clause, "who") if p.head.lower() not in REFERRING))
    to_talks = frame.change != "offered" or "accession" in scene.context.words(clause.extent)
    if named is None and (standing is not None or to_talks):
        named = _of_agent(scene, clause)
    return named


def _of_membership(scene: Scene, clause: Clause, frame: StatusFrame) -> tuple[str, Span | None] | None:
    """*withdrew from its membership of OPEC*: the organisation of the membership."""
    if frame.status is None:
        return None
    inner = (p for p in roles(clause, *frame.organisation) if p.head.lower() == "membership")
    return next((found for p in inner if (found := scene.inner_organisation(p)) is not None), None)


def _is_from_else(scene: Scene, clause: Clause, frame: StatusFrame) -> bool:
    """*would remove Guinea from official business*: from what is no organisation."""
    if frame.change != "lost":
        return False
    nouns = scene.words.organisation_nouns | scene.words.organ_nouns | PLAIN | {"membership"}
    away = roles(clause, *frame.organisation)
    return any(p.entity is None and p.head.lower() not in nouns and not scene.is_time(p) for p in away)


def _right_behind(scene: Scene, clause: Clause) -> tuple[str, Span | None] | None:
    """*pulled out of the Authority on …*: the organisation named right behind a verb, where the tree has lost it."""
    end, text = clause.predicate_span.end, scene.context.text
    for mention in scene.context.mentions_in(Span(end, min(len(text), end + 60))):
        if _TO_NAME.fullmatch(text[end : mention.start]) and has_rung(mention.entity, None):
            return mention.entity, mention.span
    return None


def _behind_noun(scene: Scene, clause: Clause) -> tuple[str, Span | None] | None:
    """*is a candidate for accession to the EU*, where the tree hangs *for …* on the verb."""
    nouns = scene.words.nouns.keys() | scene.words.events.keys()
    inner = (scene.inner_organisation(p) for p in roles(clause, "for") if p.head.lower() in nouns)
    return next((found for found in inner if found is not None), None)


def _of_agent(scene: Scene, clause: Clause) -> tuple[str, Span | None] | None:
    """*ASEAN leaders admitted …*, *the summit of the African Union agreed to suspend …*: theirs who do it."""
    for one in (clause, scene.context.parent(clause)):
        for phrase in roles(one, "who") if one is not None else ():
            if phrase.head.lower() in scene.words.authorities and (owner := scene.inner_organisation(phrase)):
                return owner if has_rung(owner[0], None) else None
            if phrase.entity is not None and phrase.entity.startswith("body:"):
                body = scene.context.behalf(phrase.entity)
                if body is not None and has_rung(body, None):
                    return body, phrase.span
    return None


def _of_standing(scene: Scene, clause: Clause, standing: Standing) -> tuple[str, Span | None] | None:
    """*the SCO granted … status*: the only one in the clause; else the one that goes without saying."""
    last = scene.last_standing(clause, 0)
    again = last is not None and (standing.status is None or has_rung(last.organisation, standing.status))
    if last is not None and again and clause.link == "conjunct" and _is_open(scene, clause, standing):
        return last.organisation, None  # obtained the rank of associate and now aspires to full membership
    implied = scene.implied(clause, standing.status)
    seats = standing.noun == "seat" and implied is not None and member_of(implied) != "member"
    if standing.noun not in _NEEDS_NAME or seats or clause.predicate in _OF_SOMETHING_HAD:
        owner = _only_one(scene, clause)
        if owner is not None:
            return owner
        inside = scene.context.mentions_in(clause.extent)
        bare = standing.status is None and clause.predicate not in ("enjoy", "have", "hold")
        bare = bare and standing.kind != "offer"
        if not bare and not any(is_organisation(m.entity) and m.form == "name" for m in inside):
            implied = implied or _understood(scene, clause, standing)
            return None if implied is None else (implied, None)
    return None


def _is_name(words: str) -> bool:
    """Whether the words of an unknown organisation tell it from others: not *Authority*, *Secretariat*."""
    return words.isupper() or len(words.removeprefix("the ").removeprefix("The ").split()) > 1


def _is_place(scene: Scene, span: Span) -> bool:
    """Whether an organisation that nobody knows is at least told from others and stands behind *in*, *to* or *of*."""
    before = scene.context.text[: span.start].removesuffix("the ")
    return _is_name(scene.context.words(span)) and before.endswith((" at ", " from ", " in ", " into ", " of ", " to "))


def _is_beside(scene: Scene, clause: Clause, span: Span) -> bool:
    """*Serbia and the Union State are observers*: an organisation that stands among the holders."""
    whole = next((p.span for p in roles(clause, "who") if p.span.contains(span)), None)
    countries = () if whole is None else scene.context.mentions_in(whole)
    text = scene.context.text
    beside = text[: span.start].removesuffix("the ").endswith((" and ", ", ")) or text[span.end :].startswith(" and ")
    return beside and any(m.entity.startswith("country:") for m in countries)


def _is_open(scene: Scene, clause: Clause, standing: Standing) -> bool:
    """Whether nothing in the clause names an organisation."""
    inside = (*scene.context.mentions_in(clause.span), *scene.context.mentions_in(standing.span))
    return not any(is_organisation(m.entity) for m in inside)


def _only_one(scene: Scene, clause: Clause) -> tuple[str, Span | None] | None:
    inside = scene.context.mentions_in(clause.extent)
    mentions = (m for m in inside if is_organisation(m.entity) and not _is_beside(scene, clause, m.span))
    mentions = (m for m in mentions if has_rung(m.entity, None) or _is_place(scene, m.span))
    named = {m.entity: m.span for m in mentions if not scene.in_list(m.span)}
    known = {entity: span for entity, span in named.items() if has_rung(entity, None)}
    for found in (named, known):
        if len(found) == 1:
            return next(iter(found.items()))
    return None


def _understood(scene: Scene, clause: Clause, standing: Standing) -> str | None:
    """The only organisation with such a rung that its paragraph has named so far, or that the article names."""
    if standing.status is None:
        return None
    text = scene.context.text
    start = text.rfind("\n\n", 0, clause.span.start) + 1
    for before in (Span(start, clause.span.start), Span(0, len(text))):
        named = scene.with_rung(before, standing.status)
        if len(named) == 1:
            return next(iter(named))
        if named:
            return None
    return None


def _says_nothing_else(scene: Scene, clause: Clause, frame: StatusFrame) -> bool:
    """Whether a verb is left alone with its holder: *Kenya has not left*, not *the minister left for Rome*."""
    taken = {*frame.holder, "by"} if frame.holder == ("whom",) else set(frame.holder)
    for name, phrase in clause.roles:
        if name in taken or scene.is_time(phrase):
            continue
        if name == "who" and frame.holder == ("whom",):
            continue
        if phrase.head.lower() in PLAIN:
            continue
        if name in ("whom", "complement", *_AWAY) and not is_generic(scene, phrase):
            return False
    holders = scene.holders(clause, roles(clause, *frame.holder))
    generic = any(is_generic(scene, p) for p in roles(clause, *frame.holder))
    countries = bool(holders) and all((h.entity or "").startswith("country:") for h in holders)
    return (countries or generic or not tuple(roles(clause, *frame.holder))) and not _has_complement(scene, clause)


def _is_near(scene: Scene, clause: Clause, frame: StatusFrame) -> bool:
    """Whether standings are spoken of nearby, so that *left* means a membership; at once before for *they left*."""
    if frame.change in ("acquired", "sought"):
        return True
    plural = clause.link != "complement" and any(
        p.entity is None and p.head.lower() in ("they", "them") for p in roles(clause, *frame.holder)
    )
    return scene.last_standing(clause, 4 if plural else 10) is not None or (not plural and scene.is_named_near(clause))


def _is_loose(scene: Scene, clause: Clause) -> bool:
    """*there are no obstacles left*: a bare participle that nobody does."""
    after = scene.context.text[clause.predicate_span.end : clause.predicate_span.end + 4]
    if after in (" in.", " in,") or _ELSEWHERE & set(clause.modifiers) or _comes_from_elsewhere(scene, clause):
        return True  # joined in, left early
    if clause.link not in ("participle", "open complement") or clause.passive or "to" in clause.modifiers:
        return False
    return not scene.context.words(clause.predicate_span).lower().endswith("ing")


def _comes_from_elsewhere(scene: Scene, clause: Clause) -> bool:
    """*left the talks and returned*: what was left says what is returned to."""
    parent = scene.context.parent(clause)
    if parent is not None and clause.link == "adverbial":
        about = (p.head.lower() for p in roles(parent, "who", "whom"))
        if any(noun in scene.words.meeting_nouns for noun in about):
            return True  # the summit was scrapped when India pulled out
    if parent is None or clause.link != "conjunct" or parent.predicate not in ("enter", "join", "leave", "quit"):
        return False
    nouns = scene.words.organisation_nouns
    return any(p.entity is None and p.head.lower() not in nouns for p in roles(parent, "whom"))


def is_generic(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is *the last country*, *one*: somebody its clause does not name."""
    return phrase.entity is None and phrase.head.lower() in scene.words.country_nouns | {"one", "last", "member"}


def _has_complement(scene: Scene, clause: Clause) -> bool:
    end = clause.predicate_span.end
    if scene.context.text.startswith(" to ", end) and any(
        c.predicate_span.start in (end + 4, end + 7) and "to" in c.modifiers for c in scene.context.children(clause)
    ):
        return True  # had not applied to join the Alliance: what the infinitive names
    return any(child.link in ("complement", "open complement") for child in scene.context.children(clause))
