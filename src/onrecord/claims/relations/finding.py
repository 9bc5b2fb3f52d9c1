"""Relations: seats, organs, founders, rotating chairs, proposers and participants of initiatives, recognition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import Context
from onrecord.claims.relations.chairs import find_chairs
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.recognition import find_recognition
from onrecord.claims.relations.seats import find_seats
from onrecord.claims.relations.ties import find_ties
from onrecord.claims.stance import Stances
from onrecord.model.claims import Relation


def find_relations(context: Context, stances: Stances) -> Iterator[Relation]:
    """Every such relation the article tells."""
    make = RelationMaker(context, stances)
    found = [*find_seats(make), *find_chairs(make), *find_ties(make), *find_recognition(make)]
    for relation in found:
        again = [other for other in found if _is_same(relation, other)]
        held = next((other.held for other in again if other.held is not None), None)
        yield replace(relation, held=held)


def _is_same(one: Relation, other: Relation) -> bool:
    """Whether two tell one relation, whatever time each gives it: *holds the chair*, *took it over in May*."""
    same = (one.holder, one.other, one.type) == (other.holder, other.other, other.type)
    stances = (one.stance, other.stance)
    return same and len({(stance.factuality, stance.negated) for stance in stances}) == 1
