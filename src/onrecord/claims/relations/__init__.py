"""Relations: seats, organs, founders, rotating chairs, proposers and participants of initiatives, recognition."""

from onrecord.claims.relations.finding import find_relations

__all__ = ["find_relations"]
