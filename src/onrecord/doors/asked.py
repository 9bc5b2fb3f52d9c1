"""A question on its way: the store, the names, and answers as rows. Loaded only where something is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.doors.answers import Answer, Row
from onrecord.doors.fact_rows import Names, explanation_row, fact_rows, stand_row, statement_row
from onrecord.facts import Change, Explanation, Member, Questions, StatusAnswer, entity_id
from onrecord.model.facts import Fact
from onrecord.store import Quoted, Store


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a question needs."""

    store: Store
    questions: Questions
    names: Names

    @classmethod
    def of(cls, store: Store) -> Asked:
        """For this store."""
        return cls(store, Questions(store), Names(store))

    def id(self, words: str, *types: str) -> str:
        """Whom the words mean; ``UnknownNameError`` where nobody."""
        return entity_id(self.store, words, *types)

    def facts(self, facts: Sequence[Fact], nothing: str) -> Answer:
        """Facts, each with the words that say it first."""
        return Answer(self._facts(facts), (("dated", "when"), ("line", "what")), nothing, under=("words", "fact"))

    def changes(self, found: Sequence[Change], nothing: str) -> Answer:
        """What is new, with the day on which it became so."""
        rows = self._facts([change.fact for change in found])
        shown = [{"day": one.day, "why": one.why, **row} for one, row in zip(found, rows, strict=True)]
        return Answer(shown, (("day", "day"), ("why", "why"), ("line", "what")), nothing, under=("words", "fact"))

    def status(self, answer: StatusAnswer) -> Answer:
        """Where somebody stands."""
        who, what = self.names[answer.holder], self.names[answer.organisation]
        rows = [stand_row(answer.holder, answer.organisation, answer.on, stand) for stand in answer.stands]
        nothing = f"No article says where {who} stands in {what} on {answer.on}."
        return Answer(rows, _STAND, nothing, f"{who} in {what} on {answer.on}")

    def whole_status(self, answer: StatusAnswer) -> Row:
        """Where somebody stands, with all facts about it, as one object."""
        return {
            "holder": answer.holder, "organisation": answer.organisation, "on": answer.on,
            "stands": self.status(answer).rows, "facts": self._facts(answer.facts),
        }  # fmt: skip

    def members(self, found: Sequence[Member], organisation: str, on: str, nothing: str) -> Answer:
        """Who stands on a rung."""
        self.names.load(member.holder for member in found)
        rows = [{"name": self.names[one.holder], **stand_row(one.holder, organisation, on, one.stand)} for one in found]
        return Answer(rows, (("name", "holder"), *_STAND), nothing)

    def statements(self, found: Sequence[Quoted]) -> Answer:
        """Who said what."""
        self.names.load(one.statement.speaker.entity for one in found if one.statement.speaker)
        rows = [statement_row(one, self.names) for one in found]
        columns = (("published", "published"), ("speaker_name", "who"), ("manner", "how"), ("publisher", "in"))
        return Answer(rows, columns, "No such statement is on record.", under=("words",))

    def explanation(self, explanation: Explanation) -> Row:
        """Everything behind a fact."""
        return explanation_row(explanation, self.names)

    def _facts(self, facts: Sequence[Fact]) -> list[Row]:
        return fact_rows(facts, self.questions.words(facts), self.names)


_STAND = (
    ("status", "status"), ("since", "since"), ("last_reported", "last reported"), ("contested", "contested"),
    ("sources", "sources"),
)  # fmt: skip
