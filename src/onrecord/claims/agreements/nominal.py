"""Acts on agreements told with a noun: *the signing of*, *its entry into force*, *withdrawal from*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.agreements.acts import Act
from onrecord.claims.agreements.documents import Document, Documents
from onrecord.claims.agreements.doers import ALONE, Doers
from onrecord.claims.agreements.parties import Parties, joined
from onrecord.claims.agreements.sameness import Sameness
from onrecord.claims.context import Context, date_of, role
from onrecord.claims.relations.maker import RelationMaker
from onrecord.lang.agreements import AgreementWords
from onrecord.model.claims import AgreementChange
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_ABOUT = re.compile(r"(?: (?:with|between|in) [^,.;:]{2,60}?)? (?:of|on|for|over|about|towards?) ")
_NOT_YET = re.compile(
    r"\b(?:about|despite|for|on|over|pending|regarding|towards?|until|before)(?: the)?(?: \w+)? $"
    r"|\b(?:process|question) of (?:the )?$"
)
_INTO_FORCE = re.compile(r" into (?:force|effect)(?:,? (?:on|in) [^;:.]{3,30}?,?)? of (?:the |an? |their )?")
_OF_OTHERS = re.compile(r"\b(?:between|by|with)\b")
_UNDER = re.compile(r" (?:(?:is|are|was|were|has been|have been) )?(?:now |still |currently )?under negotiation\b")


class Nominal:
    """Finds such acts in one article."""

    __slots__ = ("_context", "_documents", "_doers", "_make", "_parties", "_same", "_words")

    def __init__(
        self,
        make: RelationMaker,
        documents: Documents,
        parties: Parties,
        same: Sameness,
        doers: Doers,
        words: AgreementWords,
    ) -> None:
        self._context: Context = make.context
        self._make, self._documents, self._parties, self._same, self._doers = make, documents, parties, same, doers
        self._words = words

    def negotiated(self) -> Iterator[Act]:
        """*an accord with Chile that is under negotiation*."""
        for document in self._documents.all:
            ends = (document.span.end, document.span.start + len(document.name), document.noun.end)
            found = next((m for end in ends if (m := _UNDER.match(self._context.text, end))), None)
            clause = None if found is None else self._make.clause_at(document.noun)
            if found is None or clause is None or document.doubtful:
                continue
            said = Span(found.start() + 1, found.end())
            parties = self._parties.partners(clause, document)
            if len(parties) == 1:
                parties = joined(self._parties.owner(document.span.start), parties)
            if len(parties) > 1:
                evidence = document.span.cover(said)
                stance = self._make.by_clause(clause, mood="asserted")
                yield Act(clause, "negotiated", document, parties, stance, evidence, said, "under negotiation")

    def entry(self, clause: Clause) -> Iterator[Act]:
        """*welcomed the entry into force, on 1 January, of the arrangement*."""
        after = _INTO_FORCE.match(self._context.text, clause.predicate_span.end)
        document = None if after is None else self._documents.after(after.end(), 1)
        parent = self._context.parent(clause)
        if document is None or after is None or _NOT_YET.search(self._ahead(clause)) is not None:
            return
        if parent is not None and (parent.predicate in self._words.undone or parent.mood != "asserted"):
            return
        parties = self._doers.together(clause, "in force", document, True, ())
        if len(parties) < 2:
            parties = self._parties.sides.of(2, clause.predicate_span.start, clubs=False)
        on = self._make.refs.date_between(clause.predicate_span.end, after.end())
        if len(parties) > 1:
            span = clause.predicate_span.cover(document.span)
            stance = self._make.by_clause(clause, mood="asserted")
            yield Act(clause, "in force", document, parties, stance, span, clause.predicate_span, "entry", on)

    def _ahead(self, clause: Clause) -> str:
        return self._context.text[max(0, clause.predicate_span.start - 24) : clause.predicate_span.start]

    def exit(self, clause: Clause) -> Iterator[Act]:
        """*The parliament approved withdrawal from the convention*: decided, not yet done."""
        parent = self._context.parent(clause)
        after = self._context.text[clause.predicate_span.end :].startswith(" from ")
        if parent is None or not after or parent.predicate not in self._words.deciding or parent.passive:
            return
        document = self._documents.after(clause.predicate_span.end, 4)
        parties = tuple(party for party in self._parties.actors(parent).parties if party.startswith("country:"))
        if document is None or not parties or not document.definite:
            return
        stance = self._make.by_clause(parent, mood="planned" if parent.mood == "asserted" else None)
        span = parent.span.cover(clause.span).cover(document.span)
        yield Act(parent, "left", document, parties, stance, span, clause.predicate_span, clause.predicate)

    def of(self, clause: Clause, change: AgreementChange) -> Iterator[Act]:
        """*the signing of the gas accord*, *negotiations on a customs union*."""
        after = _ABOUT.match(self._context.text, clause.predicate_span.end)
        if after is None or (change != "negotiated" and _NOT_YET.search(self._ahead(clause)) is not None):
            return  # a meeting on ratification of the accord
        document = self._documents.after(after.end(), 1)
        if document is None:
            return
        parties = self._parties.partners(clause, document) if change != "ratified" else ()
        owner = role(clause, "possessor")
        alone = self._parties.party(owner.entity) if owner is not None else None
        parent = self._context.parent(clause)
        governed = parent if parent is not None and parent.form == "verbal" else None
        if change == "negotiated" and len(parties) < 2 and governed is not None:
            parties = joined(self._parties.actors(governed).parties, parties)
        parties = joined([] if alone is None else [alone], parties)
        if change == "signed" and len(parties) < 2 and governed is not None:
            parties = self._witnesses(governed, document) or parties
        failed = governed is not None and governed.predicate in self._words.failed
        if failed and governed is not None and len(parties) == 1 and (above := self._context.parent(governed)):
            parties = joined(self._parties.actors(above).parties, parties)
        if len(parties) < 2 and not (alone is not None and change in ALONE):
            return
        if governed is not None and (governed.predicate in self._words.undone or governed.negated):
            return  # the signing has been postponed
        stance = self._make.by_clause(clause)
        span = clause.span.cover(document.span)
        if failed and governed is not None:
            stance, span = self._make.by_clause(governed, negated=True), span.cover(governed.predicate_span)
        dated = clause if governed is None or date_of(clause) or not (failed or self._dates(governed)) else governed
        yield Act(dated, change, document, parties, stance, span, clause.predicate_span, clause.predicate)

    def _witnesses(self, governed: Clause, document: Document) -> tuple[str, ...]:
        """*The two leaders witnessed the signing of three memoranda*: theirs, where no others are named."""
        behind = self._context.text[document.noun.end : self._make.at.sentence_end(document.noun.start)]
        if governed.predicate not in self._words.witnessing or _OF_OTHERS.search(behind) is not None:
            return ()
        signers = self._parties.actors(governed)
        return signers.parties if signers.whole and len(signers.parties) == 2 else ()

    def _dates(self, governed: Clause) -> bool:
        return governed.predicate in self._words.dating
