"""Relations: seats, organs, founders, rotating chairs, proposers and participants of initiatives, recognition."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import Context
from onrecord.claims.relation_chairs import find_chairs
from onrecord.claims.relation_maker import RelationMaker
from onrecord.claims.relation_recognition import find_recognition
from onrecord.claims.relation_seats import find_seats
from onrecord.claims.relation_ties import find_ties
from onrecord.claims.stance import Stances
from onrecord.model.claims import Relation


def find_relations(context: Context, stances: Stances) -> Iterator[Relation]:
    """Every such relation the article tells."""
    make = RelationMaker(context, stances)
    yield from find_seats(make)
    yield from find_chairs(make)
    yield from find_ties(make)
    yield from find_recognition(make)
