"""What an article claims: statements first, then one extractor a kind, from clauses only."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.claims.agreements import find_agreements
from onrecord.claims.context import Context
from onrecord.claims.events import find_events
from onrecord.claims.meetings import find_meetings
from onrecord.claims.merge import merged
from onrecord.claims.relations import find_relations
from onrecord.claims.roles import find_roles
from onrecord.claims.stance import Stances
from onrecord.claims.statements import find_statements
from onrecord.claims.statuses import find_statuses
from onrecord.model.claims import Claim, Statement
from onrecord.model.reading import Reading

Extractor = Callable[[Context, Stances], Iterable[Claim]]
EXTRACTORS: tuple[Extractor, ...] = (
    find_statuses, find_meetings, find_roles, find_relations, find_agreements, find_events,
)  # fmt: skip

__all__ = ["EXTRACTORS", "claims_of"]


def claims_of(reading: Reading) -> tuple[tuple[Statement, ...], tuple[Claim, ...]]:
    """The statements and claims of one article, in text order; what it says twice is one claim."""
    context = Context(reading)
    statements = find_statements(context)
    stances = Stances(context, statements)
    found = [claim for extractor in EXTRACTORS for claim in extractor(context, stances)]
    return statements, merged(found)
