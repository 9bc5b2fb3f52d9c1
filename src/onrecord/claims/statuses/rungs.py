"""Standings in noun phrases: *observer status in the SCO*, *its membership*, *a full member of the bloc*.

A rung is read from the organisation's own ladder in the world data. The head of the phrase must be the rung's own noun
or a noun of standing, so that an *observer mission* or a *member of the delegation* is none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from onrecord.claims.context import each, is_organisation, roles
from onrecord.claims.statuses.ladders import has_rung, rung_heads, rung_named
from onrecord.claims.statuses.owners import apposed_to, is_plain, owners_of, place_of, stands_before
from onrecord.claims.statuses.rung_words import (
    head_fits,
    is_of_something_else,
    is_to_something_else,
    opens_with_non,
    own_words,
)
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_HEADS = frozenset({"ambition", "desire", "interest", "invitation", "offer", "part", "seat", "wish"})
GIVING = frozenset({"award", "conferral", "grant", "granting"})
Kind = Literal["event", "interest", "offer", "rung", "application", "terms", "country", "part"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a phrase says of a standing; what it leaves open is None or empty."""

    status: str | None
    organisation: str | None
    holders: tuple[Phrase, ...]
    span: Span
    organisation_span: Span | None = None
    kind: Kind = "rung"
    negated: bool = False
    count: int | None = None
    """*22 members*."""
    noun: str = ""
    """The head's lemma."""
    new: bool = False
    """An ordinal or *newest* singles it out among others (*the first G7 country*, *the tenth member*)."""

    @property
    def is_person(self) -> bool:
        """Whether its head is a rung's own noun, which may be somebody (*its candidate*)."""
        return self.noun.endswith(("er", "ate", "est")) or self.noun == "member"

    @property
    def is_application(self) -> bool:
        """Whether it is asked for rather than had."""
        return self.kind == "application"


def standing_in(scene: Scene, clause: Clause, phrase: Phrase) -> Standing | None:
    """The standing that a phrase is, if it is one."""
    found = _standing_in(scene, clause, phrase) if _may_stand(scene, phrase.head.lower()) else None
    if found is None:
        return None
    negated = phrase.negated or opens_with_non(scene, phrase)
    return replace(found, negated=negated) if negated else found


def _standing_in(scene: Scene, clause: Clause, phrase: Phrase) -> Standing | None:
    head, words = phrase.head.lower(), scene.words
    if head in words.applications:
        return _application(scene, clause, phrase)
    if head in words.terms:
        return _terms(scene, clause, phrase)
    if head in GIVING:
        return _given(scene, clause, phrase)
    organisation = place_of(scene, clause, phrase)
    if head == "part":
        place = organisation or scene.inner_organisation(phrase)
        return None if place is None else _made(scene, phrase, "member", place, (), "part")
    if head in ("invitation", "offer"):
        if is_to_something_else(scene, clause, phrase):
            return None
        owners = scene.holders(clause, roles(phrase, "possessor")) or scene.holders(clause, roles(phrase, "to"))
        return _made(scene, phrase, None, organisation, owners, "offer")
    if head in ("ambition", "desire", "interest", "wish"):
        return _interest(scene, clause, phrase)
    return _told_of(scene, clause, phrase, organisation)


def _told_of(
    scene: Scene, clause: Clause, phrase: Phrase, organisation: tuple[str, Span | None] | None
) -> Standing | None:
    """The standing of a noun of change, of standing, or of a rung's own name."""
    head, words = phrase.head.lower(), scene.words
    event = words.events.get(head)
    if event is not None and event[0] in ("acquired", "restored"):
        if not is_plain(scene, phrase, None, None if organisation is None else organisation[0]):
            return None  # income tax returns
        return _made(scene, phrase, "member", organisation, owners_of(scene, clause, phrase), "event")
    own = own_words(scene, phrase)
    if "former" in own.split():
        return None
    known = None if organisation is None else organisation[0]
    if head == "seat" and "permanent" in own.split() and "non permanent" not in own:
        return _of_noun(scene, clause, phrase, organisation, "permanent member")
    if head in words.nouns:
        status = rung_named(own, known)
        if known is None and status is None and len(own.split()) > 1:
            organisation, status = _of_ladder(scene, clause, own) or (organisation, status)
        return _of_noun(scene, clause, phrase, organisation, status or words.nouns[head] or None)
    if organisation is None and is_of_something_else(scene, phrase):
        return None  # a member of something else: a delegation, a board
    return _of_rung(scene, clause, phrase, organisation, own)


def _may_stand(scene: Scene, head: str) -> bool:
    """Whether a head can be a standing's at all: most nouns of an article cannot, which is quickly told."""
    words = scene.words
    told = head in words.nouns or head in words.events or head in words.applications or head in words.terms
    return told or head in GIVING or head in _HEADS or head in words.country_nouns or head in rung_heads()


def _of_ladder(scene: Scene, clause: Clause, own: str) -> tuple[tuple[str, Span | None], str] | None:
    """*its special guest status*: a rung that one of the organisations spoken of has, and that organisation."""
    for organisation in scene.themes_before(clause.predicate_span.start):
        status = rung_named(own, organisation)
        if status is not None and has_rung(organisation, status):
            return (organisation, None), status
    return None


def _of_rung(
    scene: Scene, clause: Clause, phrase: Phrase, organisation: tuple[str, Span | None] | None, own: str
) -> Standing | None:
    """*a full member of the bloc*, *the other candidates*, *an EU country*: a rung by its own name."""
    known = None if organisation is None else organisation[0]
    implied = scene.implied(clause) if known is None else None
    for ladder_of in (known,) if implied is None else (implied, None):
        status = rung_named(own, ladder_of)
        if status is not None and ladder_of is not None and ladder_of == implied and not has_rung(ladder_of, status):
            continue
        if status in ("applicant", "aspirant") and own.endswith("candidate"):
            return _made(scene, phrase, "candidate", organisation, apposed_to(scene, phrase))
        if status is not None and head_fits(scene, phrase, own, status, ladder_of):
            if status.endswith(" observer") and status.split()[0] not in own:
                status = "observer"  # one kind of many that the words do not tell apart
            special = ladder_of is not None and ladder_of == implied and status not in ("member", "observer")
            place = (ladder_of, None) if special and ladder_of is not None else organisation
            return _made(scene, phrase, status, place, apposed_to(scene, phrase))
    country = phrase.head.lower() in scene.words.country_nouns
    if country and organisation is not None and stands_before(phrase, organisation):
        return _made(scene, phrase, "member", organisation, apposed_to(scene, phrase), "country")
    return None


def _of_noun(
    scene: Scene, clause: Clause, phrase: Phrase, organisation: tuple[str, Span | None] | None, status: str | None
) -> Standing | None:
    """*status*, *membership*, *seat*: nouns of standing, the rung before them or behind (*the status of observer*)."""
    if not is_plain(scene, phrase, status, None if organisation is None else organisation[0]):
        return None  # total membership, party membership, refugee status
    inner = next(roles(phrase, "as", "of"), None)
    holders = owners_of(scene, clause, phrase)
    if status is None and inner is not None and (nested := standing_in(scene, clause, inner)) is not None:
        place = organisation or (
            None if nested.organisation is None else (nested.organisation, nested.organisation_span)
        )
        given = scene.holders(clause, (p for _, q in inner.roles for p in each(q) if _ == "to"))
        return _made(scene, phrase, nested.status, place, holders or nested.holders or given)
    if status is None and scene.words.nouns.get(phrase.head.lower()) != "":
        return None
    if phrase.head.lower() in ("involvement", "participation"):
        given_as = (q for _, p in (("", phrase), *phrase.roles) for q in roles(p, "as"))
        status = next((s.status for q in given_as if (s := standing_in(scene, clause, q)) is not None), None) or status
    within = None if organisation is not None else next(roles(phrase, "in", "within"), None)
    if phrase.head.lower() in ("involvement", "participation") and within is not None and not scene.is_time(within):
        return None  # its involvement in the drills
    if phrase.head.lower() == "seat" and organisation is None and next(roles(phrase, "of", "in", "on", "at"), None):
        return None  # a seat in something else: a parliament, a car
    return _made(scene, phrase, status, organisation, holders)


def _made(
    scene: Scene,
    phrase: Phrase,
    status: str | None,
    organisation: tuple[str, Span | None] | None,
    holders: tuple[Phrase, ...],
    kind: Kind = "rung",
) -> Standing:
    own = scene.context.words(phrase.span).lower().split()
    return Standing(
        status,
        None if organisation is None else organisation[0],
        holders,
        phrase.span,
        None if organisation is None else organisation[1],
        kind,
        count=phrase.number,
        noun=phrase.head.lower(),
        new=phrase.ordinal is not None or any(word in scene.words.latest for word in own),
    )


def _application(scene: Scene, clause: Clause, phrase: Phrase) -> Standing | None:
    """*Iran's application for membership*, *its bid for observer status*, *the application*."""
    holders = owners_of(scene, clause, phrase) or scene.holders(clause, roles(phrase, "from"))
    for inner in roles(phrase, "for", "to", "modifier"):
        nested = standing_in(scene, clause, inner)
        if nested is not None:
            place = place_of(scene, clause, phrase)
            return Standing(
                nested.status,
                nested.organisation or (None if place is None else place[0]),
                holders or nested.holders,
                phrase.span,
                nested.organisation_span,
                "application",
            )
    place = place_of(scene, clause, phrase)
    if any(not is_organisation(p.entity) and not scene.is_time(p) for p in roles(phrase, "for")):
        return None  # a request for permission
    status: str | None = "member"
    completing = scene.completing(phrase)
    if completing is not None:
        read = _of_infinitive(scene, completing)
        if read is None:
            return None  # a bid to host the summit
        status, place = read[0], place or read[1]
    elif place is None and next(roles(phrase, "for", "to", "of"), None) is not None:
        return None  # an application for something else
    return Standing(
        status, None if place is None else place[0], holders, phrase.span, place[1] if place else None, "application"
    )


def _given(scene: Scene, clause: Clause, phrase: Phrase) -> Standing | None:
    """*the granting of observer status to Cuba*: the standing given."""
    for inner in roles(phrase, "of"):
        nested = standing_in(scene, clause, inner)
        if nested is not None and nested.kind == "rung":
            place = place_of(scene, clause, phrase)
            return replace(
                nested,
                holders=nested.holders
                or scene.holders(clause, roles(phrase, "to"))
                or scene.given_to(clause, phrase.head_span.end),
                organisation=nested.organisation or (None if place is None else place[0]),
                organisation_span=nested.organisation_span or (None if place is None else place[1]),
                span=phrase.span,
            )
    return None


def _of_infinitive(scene: Scene, clause: Clause) -> tuple[str | None, tuple[str, Span | None] | None] | None:
    """*a request to become a dialogue partner*, *an application to join BRICS*: the rung and the organisation."""
    for frame in scene.words.frames.get(clause.predicate, ()):
        if frame.change not in ("acquired", "restored"):
            continue
        for phrase in roles(clause, *frame.rung, "whom"):
            standing = standing_in(scene, clause, phrase)
            if standing is None and phrase.head.lower() == "one" and any(p.head == "full" for _, p in phrase.roles):
                return "member", None  # an associate that asks to become a full one
            if standing is not None:
                place = None if standing.organisation is None else (standing.organisation, standing.organisation_span)
                return standing.status, place
        if frame.status is not None:
            return frame.status, scene.organisation(clause, roles(clause, *frame.organisation))
    return None


def _interest(scene: Scene, clause: Clause, phrase: Phrase) -> Standing | None:
    """*interest in BRICS*, *interest in membership*: a wish that names a standing or an organisation alone."""
    if _is_bare_interest(scene, phrase) and clause.predicate in ("declare", "express", "show", "signal", "voice"):
        return _made(scene, phrase, "member", None, (), "interest")
    for inner in roles(phrase, "in", "for"):
        nested = standing_in(scene, clause, inner)
        if nested is not None and nested.kind in ("event", "rung"):
            return replace(nested, kind="interest", span=phrase.span, holders=())
        place = scene.organisation(clause, (inner,))
        if place is not None and inner.entity is not None:
            return _made(scene, phrase, "member", place, (), "interest")
    return None


def _is_bare_interest(scene: Scene, phrase: Phrase) -> bool:
    """*have expressed interest*: in what, goes without saying."""
    return phrase.head.lower() == "interest" and not phrase.roles and scene.completing(phrase) is None


def _terms(scene: Scene, clause: Clause, phrase: Phrase) -> Standing | None:
    """*the terms of membership of Comoros*, *Bolivia's accession protocol*."""
    for inner in roles(phrase, "of", "for", "on", "modifier"):
        nested = standing_in(scene, clause, inner)
        status = None if nested is None else nested.status
        organisation = None if nested is None else nested.organisation
        event = scene.words.events.get(inner.head.lower())
        if nested is None and (event is None or event[0] != "acquired"):
            continue
        holders = (
            owners_of(scene, clause, phrase) or (nested.holders if nested else ()) or owners_of(scene, clause, inner)
        )
        place = place_of(scene, clause, phrase) or place_of(scene, clause, inner)
        return Standing(
            status or "member",
            organisation or (None if place is None else place[0]),
            holders,
            phrase.span,
            None if place is None else place[1],
            "terms",
        )
    return None
