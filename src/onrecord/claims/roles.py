"""Offices: who holds which, who was appointed, who left.

A title beside a name is an office held (the reading finds those); verbs of appointing and leaving say the changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from onrecord import world
from onrecord.claims.context import Context, date_of, each, role, roles
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.stance import Stances
from onrecord.lang.offices import office_words
from onrecord.model.claims import Role, RoleChange, Stance
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span
from onrecord.world import OfficePhrase

_OFFICE_ROLES = ("as", "complement", "whom", "to")


def find_roles(context: Context, stances: Stances) -> Iterator[Role]:
    """Every office the article gives to a person it names."""
    told = list(_by_verb(context, stances))
    changed = {(claim.person, _key(claim.office)) for claim in told if claim.change != "held"}
    for title in context.reading.titles:
        voice = stances.voice(title.span)
        parts = [("person", title.span)]
        if (title.person, _key(title.office)) in changed:
            continue
        yield Role(
            id=claim_id(context.reading.article.id, "role", parts, title.office, title.change),
            stance=Stance(according_to=None if voice is None else voice.id),
            ground=ground(context, title.span, "role: a title", parts),
            person=title.person,
            office=title.office,
            of=title.of,
            to=title.to,
            change=cast("RoleChange", title.change),
        )
    yield from told


def _by_verb(context: Context, stances: Stances) -> Iterator[Role]:
    words = office_words(context.language.code)
    for clause in context.clauses:
        if clause.predicate in words.put:
            yield from _changes(context, stances, clause, words.put[clause.predicate], ("whom", "to"))
        elif clause.predicate in words.out:
            yield from _changes(context, stances, clause, words.out[clause.predicate], ("whom", "to"))
        elif clause.predicate in words.own:
            yield from _changes(context, stances, clause, words.own[clause.predicate], ("who",))
        elif clause.predicate == "be" and clause.form == "copular":
            yield from _changes(context, stances, clause, "held", ("who",))


def _changes(
    context: Context, stances: Stances, clause: Clause, change: RoleChange, person_roles: tuple[str, ...]
) -> Iterator[Role]:
    people = [
        p for phrase in roles(clause, *person_roles) for p in each(phrase) if (p.entity or "").startswith("person:")
    ]
    if not people or (
        person_roles == ("who",)
        and change == "left"
        and role(clause, "whom") is not None
        and not _office(context, clause, people[0])[0]
    ):
        return
    office, place = _office(context, clause, people[0])
    if change == "left" and office is None:
        yield from _title_left(context, stances, clause, people[0])
    if office is None or place is None:
        return
    if change == "held" and (office.of is None or not _is_head(clause, place, office)):
        return
    if change == "held" and "candidate" in context.words(place).lower():
        change = "nominated"
    when = date_of(clause)
    for person in people[:1]:
        if person.entity is None:
            continue
        parts = [("office", place), ("person", person.span)]
        stance = stances.of(clause)
        yield Role(
            id=claim_id(context.reading.article.id, "role", parts, office.text, change),
            stance=stance,
            ground=ground(context, clause.span, f"role: {clause.predicate}", parts),
            person=person.entity,
            office=office.text,
            of=office.of,
            to=office.to,
            change=change,
            held=_held(change, when),
        )


def _title_left(context: Context, stances: Stances, clause: Clause, person: Phrase) -> Iterator[Role]:
    """*dismissed Prime Minister Bakri*, *Defence Minister Lomidze resigned*: the title is what is left."""
    for title in context.titles.get(person.entity or "", ()):
        if not title.span.overlaps(person.span) or title.change != "held":
            continue
        when = date_of(clause)
        parts = [("person", title.span)]
        yield Role(
            id=claim_id(context.reading.article.id, "role", parts, title.office, "left"),
            stance=stances.of(clause),
            ground=ground(context, clause.span.cover(title.span), f"role: {clause.predicate}, the title", parts),
            person=title.person,
            office=title.office,
            of=title.of,
            to=title.to,
            change="left",
            held=_held("left", when),
        )
        return


def _is_head(clause: Clause, place: Span, office: OfficePhrase) -> bool:
    """Whether the office is what the phrase is about: a *candidate for president* is no president."""
    head = next((phrase.head_span for _, phrase in clause.roles if phrase.span == place), None)
    return head is not None and place.start + office.head_span[0] <= head.start < place.start + office.head_span[1]


def _office(context: Context, clause: Clause, person: Phrase) -> tuple[OfficePhrase | None, Span | None]:
    for name in _OFFICE_ROLES:
        for phrase in roles(clause, name):
            if phrase.span == person.span:
                continue
            office = _parsed(context, phrase)
            if office is not None:
                return office, phrase.span
    del person
    return None, None


def _parsed(context: Context, phrase: Phrase) -> OfficePhrase | None:
    """The office that a phrase names; relative clauses and what else hangs on it do not belong."""
    return world.parse_office(context.words(phrase.span))


def _held(change: RoleChange, when: str | None) -> str | None:
    if when is None:
        return None
    if change in ("appointed", "elected"):
        return when if "/" in when else f"{when}/.."
    if change == "left":
        return when if "/" in when else f"../{when}"
    return when


def _key(office: str) -> str:
    return office.lower().partition(" of ")[0]
