"""Whose act it is: what each does for itself, and what takes two, from the clause and from what was told before."""

from __future__ import annotations

import re

from onrecord import world
from onrecord.claims.agreements.documents import Document
from onrecord.claims.agreements.parties import Parties, joined
from onrecord.claims.agreements.sameness import Sameness
from onrecord.claims.context import Context
from onrecord.claims.relations.references import References
from onrecord.model.claims import AgreementChange
from onrecord.model.reading import Clause

# What one does alone, so that the others of the agreement are no parties to the act.
ALONE = frozenset({"left", "proposed", "ratified", "suspended"})


class Doers:
    """Settles the parties of the acts of one article."""

    __slots__ = ("_context", "_parties", "_refs", "_same")

    def __init__(self, context: Context, parties: Parties, same: Sameness, refs: References) -> None:
        self._context, self._parties, self._same, self._refs = context, parties, same, refs

    def alone(
        self, clause: Clause, change: AgreementChange, document: Document | None, actors: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Who does what each does for itself; of *the accord was suspended* those whose accord it is."""
        if change == "left":
            actors = tuple(party for party in actors if party.startswith("country:") or party == "org:eu")
        doubtful = document is not None and self._same.root(document).doubtful and not self._same.known(document)
        actors = tuple(party for party in actors if self._is_bound(party))
        if actors or document is None:
            return () if doubtful else actors
        by = self._context.text[clause.predicate_span.end :].startswith(" by ")
        if change == "left" or by or not clause.passive:
            return ()  # notified the UN of its decision to withdraw; ratified by 28 of the 30 allies
        return self._same.known(document)

    def _is_bound(self, party: str) -> bool:
        """Whether it is one that treaties bind: a state, an organisation of states."""
        return party.startswith("country:") or world.organisation(party) is not None

    def together(
        self, clause: Clause, change: AgreementChange, document: Document | None, whole: bool, actors: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Who does what takes two: those who do it, with whom, and those the article has told before."""
        if document is None:
            return actors
        if self._context.text[: clause.predicate_span.start].endswith(" each ") and len(actors) > 1:
            return ()  # each with somebody else
        partners = self._parties.partners(clause, document)
        if not actors and not partners and clause.link in ("participle", "relative") and clause.passive:
            partners = self._parties.discussing(clause)
        alone = whole and len(actors) > 1 and not self._is_with(clause, document)
        parties = actors if alone else joined(actors, partners)
        known = () if change != "in force" and self._has_own(clause, document) else self._same.known(document)
        if set(parties) < set(known) or (change == "in force" and len(known) > len(parties)):
            parties = known
        elif not whole:
            return ()  # one of those who sign is nobody we know
        if parties and (clause.passive or change == "in force") and not actors:
            parties = joined(self._other_side(document, parties), parties)
        if len(parties) > 1 and any(self._is_bound(party) for party in parties):
            self._same.tell(document, parties)
            return parties
        if len(parties) > 1:
            return ()  # between firms
        if not actors and change != "in force":
            return ()
        root = self._same.root(document)
        bare = self._same.is_bare(root) and self._same.is_generic(root)
        own = root.definite and not root.doubtful and not bare
        return parties if own and (change != "in force" or self.is_named(root) or partners) else ()

    def _other_side(self, document: Document, partners: tuple[str, ...]) -> tuple[str, ...]:
        """*the agreement with the EU will be signed*: whose it is besides, the one that the text so far is about."""
        first = self._parties.ahead_of(document)
        if first is not None or len(partners) > 1:
            return () if first is None else (first,)
        topic = self._refs.topic(document.span.start)
        return () if topic is None or topic in partners or not self._is_bound(topic) else (topic,)

    def is_named(self, document: Document) -> bool:
        """*the Samoa Agreement*: one that its name tells from all others."""
        return document.definite and document.name[:1].isupper() and not self._same.is_bare(document)

    def _is_with(self, clause: Clause, document: Document) -> bool:
        """Whether those who sign have somebody else beside them."""
        return " with " in self._context.words(clause.span.cover(document.span))

    def _has_own(self, clause: Clause, document: Document | None) -> bool:
        """Whether the clause names parties of its own that are nobody we know: *the accord that the seven signed*."""
        if clause.link == "relative" and not clause.passive:
            return True
        if document is None or document.noun.end > clause.predicate_span.start:
            return False
        between = self._context.text[document.noun.end : clause.predicate_span.start]
        return re.search(r"\b(?:that|which) (?:the|these|they|all|both)\b", between) is not None
