"""Meetings: summits, ministerials, sessions, talks, visits, calls, conferences; held, planned, put off.

Nouns (``nouns``), verbs (``verbs``, ``visits``) and invitations tell of them. Whose each is (``whose``,
``understood``) and what one article tells of one meeting in several wordings (``alike``, ``merge``) comes after.
Words stand in ``lang/<code>/meetings.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.meetings.desk import Desk
from onrecord.claims.meetings.draft import Draft
from onrecord.claims.meetings.invitations import Invitations
from onrecord.claims.meetings.merge import Merger
from onrecord.claims.meetings.nouns import Nouns
from onrecord.claims.meetings.verbs import Verbs
from onrecord.claims.meetings.visits import Visits
from onrecord.claims.stance import Stances
from onrecord.model.claims import Meeting
from onrecord.model.text import Span, quote


def find_meetings(context: Context, stances: Stances) -> Iterator[Meeting]:
    """Every meeting the article tells of, once each."""
    drafts = sorted(_drafts(context), key=lambda draft: (draft.head.start, draft.head.end))
    for draft, places in Merger(context, stances).together(drafts):
        yield _meeting(context, stances, draft, places)


def _drafts(context: Context) -> Iterator[Draft]:
    desk = Desk.of(context)
    nouns, verbs, visits, invitations = Nouns(desk), Verbs(desk), Visits(desk), Invitations(desk)
    for clause in context.clauses:
        if clause.form == "nominal":
            yield from nouns.drafts(clause)
            yield from invitations.answered(clause)
        elif clause.form == "verbal":
            yield from verbs.drafts(clause)
            yield from visits.drafts(clause)
        elif clause.form == "copular":
            yield from visits.due(clause)
    yield from visits.visiting()


def _meeting(context: Context, stances: Stances, draft: Draft, places: tuple[Span, ...]) -> Meeting:
    telling, scene = draft.telling, draft.scene
    parts = [("meeting", draft.head)]
    stance = stances.of(telling.clause, mood=telling.mood, negated=telling.negated)
    if not telling.told:  # where and when something else took place is not what is hoped or denied of that
        voice = stances.voice(draft.head)
        stance = replace(
            stance,
            factuality=telling.mood or "asserted",
            condition=None,
            according_to=None if voice is None else voice.id,
        )
    where = ground(context, draft.evidence, draft.rule, parts)
    also = tuple(sorted({quote(context.text, span) for span in places} - {where.evidence}))
    number = None if draft.ordinal is None else str(draft.ordinal)
    values = (draft.type, telling.state, scene.when, number, *draft.participants[-1:], scene.place, scene.country)
    return Meeting(
        id=claim_id(context.reading.article.id, "meeting", parts, *values),
        stance=stance,
        ground=replace(where, also=also),
        type=draft.type,
        state=telling.state,
        organisation=draft.organisation,
        participants=_parties(context, draft),
        absent=draft.absent,
        name=draft.name,
        ordinal=draft.ordinal,
        when=scene.when,
        place=scene.place,
        country=scene.country,
        host=scene.host,
        chair=scene.chair,
    )


def _parties(context: Context, draft: Draft) -> tuple[str, ...]:
    """Who meets: not the organisation whose meeting it is, nor a state beside whoever speaks for it."""
    spoken_for = {context.behalf(one) for one in draft.participants if one.startswith("person:")}
    return tuple(one for one in draft.participants if one != draft.organisation and one not in spoken_for)
