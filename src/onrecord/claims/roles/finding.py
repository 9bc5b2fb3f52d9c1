"""Offices: who holds which, who was appointed, who left.

A title beside a name is an office held; verbs and nouns of appointing and leaving say the changes. What an article says
of one person and one office is told once, with whose office it is as far as any of its words say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.roles.changes import RoleChanges
from onrecord.claims.roles.mirrors import RULE, mirrored
from onrecord.claims.roles.offices import Offices
from onrecord.claims.roles.plurals import shared_titles
from onrecord.claims.roles.titles import Found, titles_of
from onrecord.claims.stance import Stances
from onrecord.model.claims import Role

_IN = frozenset({"appointed", "elected", "incoming", "nominated"})


def find_roles(context: Context, stances: Stances) -> Iterator[Role]:
    """Every office the article gives to a person it names."""
    offices = Offices(context)
    alone = titles_of(context, stances, offices)
    titles = (*alone, *_unsaid(shared_titles(context, stances, offices, alone), alone))
    offices.owners.weigh(title.evidence for title in titles)
    changes = _strongest(tuple(RoleChanges(context, stances, offices, titles).all()))
    titles = (*titles, *mirrored(context, stances, offices, (*titles, *changes)))
    told = [
        *(title for title in titles if not any(_is_told(title, change) for change in changes)),
        *changes,
    ]
    owned = [_owned(context, offices, found, (*titles, *changes)) for found in told]
    for found in sorted(_full(context, owned), key=lambda f: (f.evidence, f.name)):
        yield _role(context, found, owned)


def _unsaid(shared: Iterable[Found], titles: Sequence[Found]) -> Iterator[Found]:
    """Of the titles that several share those that no title of their own says."""
    for one in shared:
        if not any(title.name == one.name and title.is_same(one) for title in titles):
            yield one


def _strongest(changes: tuple[Found, ...]) -> tuple[Found, ...]:
    """Without what is only planned or expected of an office where the article says that it has come to pass."""
    return tuple(
        change
        for change in changes
        if not any(
            other is not change
            and (other.change in _IN) == (change.change in _IN)
            and (other.change == "left") == (change.change == "left")
            and other.is_same(change)
            and other.stance.factuality == "asserted" != change.stance.factuality
            and other.stance.negated == change.stance.negated
            for other in changes
        )
    )


def _is_told(title: Found, change: Found) -> bool:
    """Whether a change says more of the very office that a title beside the name gives."""
    return (
        title.is_same(change)
        and change.change not in ("held", "nominated")
        and title.change == "held"
        and (not change.stance.negated and change.stance.factuality in ("asserted", "denied", "conditional"))
    )


def _owned(context: Context, offices: Offices, found: Found, others: Sequence[Found]) -> Found:
    """With whose office it is, from the same office told elsewhere, or a state's."""
    if found.of is not None or found.place.to is not None:
        return found
    of = next((other.of for other in others if other.of is not None and other.is_same(found)), None)
    of = of or _shared(context, offices, found, others)
    if of is None and not (found.rule == RULE and found.change == "held"):
        date = None if found.change == "former" else context.reading.article.published
        of = offices.owners.represented(found.name, found.place.span) or offices.owners.national(
            found.place.office, found.place.span.start, found.person, date
        )
    return replace(found, place=replace(found.place, of=of))


def _shared(context: Context, offices: Offices, found: Found, others: Sequence[Found]) -> str | None:
    """*Swedish Prime Minister A and Foreign Minister B*: the state of the one named right before."""
    office = found.place.office
    if office.head in offices.words.leading or not offices.owners.is_national(office):
        return None  # Russian President Putin and Prime Minister Modi
    start = found.place.span.start
    before = next((o for o in others if o.name.end < start <= o.name.end + 10 and o.person != found.person), None)
    if before is None or before.of is None or not before.of.startswith("country:"):
        return None
    title = before.place
    if title.office.of_span is not None and title.office.of_span[0] >= title.office.head_span[1]:
        return None  # the President of Fiji A and Foreign Minister B
    between = context.text[before.name.end : start]
    return before.of if between in (" and ", ", and ", " and the ") else None


def _full(context: Context, found: Sequence[Found]) -> Iterator[Found]:
    """Without a surname's bare title where the person has an office that says whose it is."""
    for one in found:
        surname = " " not in context.words(one.name)
        bare = one.of is None and one.place.office.head == one.place.office.text.lower() and surname
        if bare and any(o.person == one.person and o is not one and (o.of or o.place.to) is not None for o in found):
            continue
        yield one


def _role(context: Context, found: Found, others: Sequence[Found]) -> Role:
    """The claim; the office in the words that first say it, so that what is said twice is one."""
    first = next((o for o in others if o.change == found.change and o.is_same(found)), found)
    office = max((first.place.office, found.place.office), key=lambda o: o.of is not None)
    parts = [("office", found.place.span), ("person", found.name)]
    return Role(
        id=claim_id(context.reading.article.id, "role", parts, office.text, found.change),
        stance=found.stance,
        ground=ground(context, found.evidence, found.rule, parts),
        person=found.person,
        office=first.place.office.text,
        of=found.of or first.of,
        to=found.place.to or first.place.to,
        change=found.change,
        held=found.held,
    )
