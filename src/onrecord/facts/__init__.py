"""What many articles say together: links, facts with their standing, time lines, explanations, and the questions."""

from onrecord.facts.changes import Change
from onrecord.facts.ids import fact_id, saying_of
from onrecord.facts.link import PersonLinker, by_name_and_office
from onrecord.facts.meetings import meetings_of
from onrecord.facts.merge import drafts_of, facts_of
from onrecord.facts.named import Named
from onrecord.facts.questions import Explanation, Member, Questions, StatusAnswer
from onrecord.facts.resolve import UnknownNameError, entity_id
from onrecord.facts.timeline import Stand, stands

__all__ = [
    "Change",
    "Explanation",
    "Member",
    "Named",
    "PersonLinker",
    "Questions",
    "Stand",
    "StatusAnswer",
    "UnknownNameError",
    "by_name_and_office",
    "drafts_of",
    "entity_id",
    "fact_id",
    "facts_of",
    "meetings_of",
    "saying_of",
    "stands",
]
