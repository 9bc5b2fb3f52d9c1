"""Agreements: proposed, negotiated, initialled, signed, ratified, in force, suspended, left.

The verb, or the noun of an act, says what becomes of a document; the parties are who does it, with whom, and between
whom. An agreement that neither two parties nor a name of its own tell from others is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.agreements.acts import Act, Recorder, is_same, renamed
from onrecord.claims.agreements.documents import Document, Documents
from onrecord.claims.agreements.parties import Parties, joined
from onrecord.claims.context import Context, date_of, role, roles
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.references import References
from onrecord.claims.stance import Stances
from onrecord.lang.agreements import AgreementWords, agreement_words
from onrecord.model.claims import Agreement, AgreementChange, Factuality
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_IN_FORCE = re.compile(r" (?:not |no longer |now |already |still )*(?:yet )?in force\b")
_OF_ASSENT = re.compile(r" of (?:accession|acceptance|approval|ratification)\b|(?: (?:in|on) |[,.]| and )")
_YET_TO = re.compile(r"\b(?:yet|(?:has|have|had) still) to(?: be)? $")
_ABOUT = re.compile(r"(?: (?:with|between|in) [^,.;:]{2,60}?)? (?:of|on|for|over|about|towards?) ")
_NOT_YET = re.compile(
    r"\b(?:about|despite|for|on|over|pending|regarding|towards?|until|before)(?: the)?(?: \w+)? $"
    r"|\b(?:process|question) of (?:the )?$"
)
_WHICH = re.compile(r"\b(?P<noun>\w+)(?: (?:known|called|dubbed) (?:as )?[\w’'-]+)?,? which (?:\w+ ){0,4}(?:to )?$")
_UNDER = re.compile(r" (?:(?:is|are|was|were|has been|have been) )?(?:now |still |currently )?under negotiation\b")
_SHARED = re.compile(r" (?:and|but|nor)(?: not| yet| later)? \w+ ")
# What one does alone, so that the others of the agreement are no parties to the act.
_ALONE = frozenset({"left", "proposed", "ratified", "suspended"})


def find_agreements(context: Context, stances: Stances) -> Iterator[Agreement]:
    """Every act on an agreement that the article tells with its parties."""
    make = RelationMaker(context, stances)
    finder = _Finder(context, make)
    told: list[Agreement] = []
    for _ in finder.acts():  # who the parties are is at times told only later
        pass
    for act in finder.acts():
        for claim in finder.recorder.claims(act):
            first = next((one for one in told if is_same(one, claim)), None)
            told.append(claim)
            yield claim if first is None else renamed(claim, first)


class _Finder:
    """Finds the acts of one article."""

    __slots__ = ("_context", "_documents", "_make", "_parties", "_told", "_words", "recorder")

    def __init__(self, context: Context, make: RelationMaker) -> None:
        self._context, self._make = context, make
        self._words: AgreementWords = agreement_words(context.language.code)
        self._documents = Documents(context, make.at, self._words)
        self._parties = Parties(context, make.at, make.country_of, References(make), self._words)
        self.recorder = Recorder(make, self._parties, self._words)
        self._told: dict[str, list[tuple[int, tuple[str, ...]]]] = {}

    def acts(self) -> Iterator[Act]:
        """Every act, in the order of the clauses."""
        words = self._words
        for clause in self._context.clauses:
            if clause.form == "nominal" and clause.predicate in words.nouns:
                yield from self._by_noun(clause, words.nouns[clause.predicate])
            elif clause.form == "nominal" and clause.predicate in words.exits:
                yield from self._exit(clause)
            elif clause.form == "copular":
                yield from self._is(clause)
            elif clause.form == "verbal":
                yield from self._by_verb(clause)
        yield from self._negotiated()

    def _negotiated(self) -> Iterator[Act]:
        """*an accord with Chile that is under negotiation*."""
        for document in self._documents.all:
            ends = (document.span.end, document.span.start + len(document.name), document.noun.end)
            found = next((m for end in ends if (m := _UNDER.match(self._context.text, end))), None)
            clause = None if found is None else self._make.clause_at(document.noun)
            if found is None or clause is None or document.doubtful:
                continue
            said = Span(found.start() + 1, found.end())
            parties = self._parties.partners(clause, document, owner=True)
            if len(parties) == 1:
                parties = joined(self._parties.owner(document.span.start), parties)
            if len(parties) > 1:
                evidence = document.span.cover(said)
                stance = self._make.by_clause(clause, mood="asserted")
                yield Act(clause, "negotiated", document, parties, stance, evidence, said, "under negotiation")

    # ---- the acts --------------------------------------------------------------------------------------------------

    def _by_verb(self, clause: Clause) -> Iterator[Act]:
        words = self._words
        verb = clause.predicate
        if verb == "put" and self._context.text[clause.predicate_span.end :].startswith(" forward"):
            verb = "put forward"
        if self._is_in_force(clause):
            yield from self._of(clause, "in force", self._subject(clause))
        elif verb in words.away:
            after = re.match(r"(?: out)? (?:from|of) ", self._context.text[clause.predicate_span.end :])
            if after is not None:
                yield from self._of(clause, words.away[verb], self._documents.after(clause.predicate_span.end, 4))
        elif verb in words.towards:
            if self._context.text[clause.predicate_span.end :].startswith(" to "):
                yield from self._of(clause, words.towards[verb], self._documents.after(clause.predicate_span.end, 4))
        elif verb in words.assenting and self._is_parliament(clause):
            document = self._subject(clause) if clause.passive else self._object(clause)
            acts = self._of(clause, "ratified", document)
            yield from (act for act in acts if all(party.startswith("country:") for party in act.parties))
        elif verb == "deposit" and self._is_instrument(clause):
            if clause.link == "adverbial" and clause.mood != "asserted":
                return  # thirty days after they deposit them
            yield from self._of(clause, "ratified", self._documents.after(clause.predicate_span.end, 8), deposited=True)
        elif verb in words.putting and any(p.head in words.signatures for p in roles(clause, "whom")):
            to = re.match(r"[^,.;:]{2,40}? (?:to|on) ", self._context.text[clause.predicate_span.end :])
            if to is not None:
                yield from self._of(clause, "signed", self._documents.after(clause.predicate_span.end + to.end(), 3))
        elif verb in words.acts:
            document = self._subject(clause) if clause.passive else self._object(clause)
            about = any(
                p.head.lower() in words.negotiations for p in roles(clause, "whom")
            )  # concluded talks on a pact
            yield from self._of(clause, "negotiated" if about else words.acts[verb], document)

    def _is_instrument(self, clause: Clause) -> bool:
        """*deposited its instrument of accession*, not one for an orchestra."""
        for phrase in roles(clause, "whom"):
            if phrase.head in self._words.instruments:
                after = self._context.text[phrase.head_span.end :]
                return _OF_ASSENT.match(after) is not None
        return False

    def _is_parliament(self, clause: Clause) -> bool:
        """Whether a parliament does it."""
        heads = {
            word for phrase in roles(clause, "who", "by") for word in self._context.words(phrase.span).lower().split()
        }
        return bool({word.removesuffix("s") for word in heads} & self._words.parliaments)

    def _is_in_force(self, clause: Clause) -> bool:
        """*entered into force*, *takes effect*, *is provisionally applied*."""
        words = self._words
        if clause.predicate in words.force:
            return any(phrase.head in words.states for phrase in roles(clause, "into", "in", "to"))
        if clause.predicate == "take":
            return any(phrase.head in words.states for phrase in roles(clause, "whom"))
        return clause.predicate in words.applying and clause.passive and "provisionally" in clause.modifiers

    def _is(self, clause: Clause) -> Iterator[Act]:
        """*is not in force*, *is a signatory to the treaty*."""
        text = self._context.text
        end = self._make.at.sentence_end(clause.predicate_span.start)
        force = _IN_FORCE.match(text, clause.predicate_span.end, end)
        if force is not None:
            document, also = self._the_one(clause)
            document = document or self._documents.before(clause.predicate_span.start, 12)
            yield from self._of(clause, "in force", document, also=also)
            return
        complement = role(clause, "complement")
        if complement is not None and complement.head == "signatory":
            document = self._documents.after(complement.head_span.end, 3)
            yield from self._of(clause, "signed", document)

    def _exit(self, clause: Clause) -> Iterator[Act]:
        """*The parliament approved withdrawal from the convention*: decided, not yet done."""
        parent = self._context.parent(clause)
        after = self._context.text[clause.predicate_span.end :].startswith(" from ")
        if parent is None or not after or parent.predicate not in self._words.deciding or parent.passive:
            return
        document = self._documents.after(clause.predicate_span.end, 4)
        parties = tuple(party for party in self._parties.actors(parent) if party.startswith("country:"))
        if document is None or not parties or not document.definite:
            return
        stance = self._make.by_clause(parent, mood="planned" if parent.mood == "asserted" else None)
        span = parent.span.cover(clause.span).cover(document.span)
        yield Act(parent, "left", document, parties, stance, span, clause.predicate_span, clause.predicate)

    def _by_noun(self, clause: Clause, change: AgreementChange) -> Iterator[Act]:
        """*the signing of the gas accord*, *negotiations on a customs union*."""
        after = _ABOUT.match(self._context.text, clause.predicate_span.end)
        ahead = self._context.text[max(0, clause.predicate_span.start - 24) : clause.predicate_span.start]
        if after is None or (change != "negotiated" and _NOT_YET.search(ahead) is not None):
            return  # a meeting on ratification of the accord
        document = self._documents.after(after.end(), 1)
        if document is None:
            return
        parties = self._parties.partners(clause, document)
        owner = role(clause, "possessor")
        alone = self._parties.party(owner.entity) if owner is not None else None
        parent = self._context.parent(clause)
        governed = parent if parent is not None and parent.form == "verbal" else None
        if change == "negotiated" and len(parties) < 2 and governed is not None:
            parties = joined(self._parties.actors(governed), parties)
        parties = joined([] if alone is None else [alone], parties)
        failed = governed is not None and governed.predicate in self._words.failed
        if failed and governed is not None and len(parties) == 1 and (above := self._context.parent(governed)):
            parties = joined(self._parties.actors(above), parties)
        if len(parties) < 2 and not (alone is not None and change in _ALONE):
            return
        if governed is not None and (governed.predicate in self._words.undone or governed.negated):
            return  # the signing has been postponed
        stance = self._make.by_clause(clause)
        span = clause.span.cover(document.span)
        if failed and governed is not None:
            stance, span = self._make.by_clause(governed, negated=True), span.cover(governed.predicate_span)
        dated = clause if governed is None or date_of(clause) or not (failed or self._dates(governed)) else governed
        yield Act(dated, change, document, parties, stance, span, clause.predicate_span, clause.predicate)

    def _dates(self, governed: Clause) -> bool:
        return governed.predicate in self._words.dating

    def _of(
        self,
        clause: Clause,
        change: AgreementChange,
        document: Document | None,
        *,
        deposited: bool = False,
        also: tuple[str, ...] = (),
    ) -> Iterator[Act]:
        if document is None and not deposited:
            return
        actors = () if change == "in force" else self._parties.actors(clause)
        if deposited and not actors:
            actors = self._parties.only(clause)
        if not actors and change != "in force" and not clause.passive and not deposited:
            actors = self._parties.it(clause)
            if not actors and not self._is_between(clause, document):
                return  # with whom they sign is not who signs
        if change in _ALONE and not actors and self._context.text[clause.predicate_span.end :].startswith(" by "):
            return  # ratified by 28 of the 30 allies
        if change == "left":
            actors = tuple(party for party in actors if party.startswith("country:") or party == "org:eu")
            if not actors:
                return  # notified the UN of its decision to withdraw
        shared = change not in _ALONE or (clause.passive and not actors)
        partners = self._parties.partners(clause, document, owner=shared)
        parties = actors if change in _ALONE and actors else joined(also, actors, partners)
        own = self._has_own(clause, document)
        if document is not None and document.definite and not own:
            known = self._known(document, clause)
            fuller = len(parties) == 1 and change not in _ALONE and parties[0] in known
            parties = known if fuller or not parties else parties
        if not self._suffices(clause, change, document, parties):
            return
        if document is not None and len(parties) > 1 and (change not in _ALONE or not actors):
            self._told.setdefault(self._key(document), []).append((clause.sentence, parties))
        yet = _YET_TO.search(self._context.text[: clause.predicate_span.start][-20:]) is not None
        parent = self._context.parent(clause)
        yet = yet or (parent is not None and parent.predicate in self._words.waiting and "to" in clause.modifiers)
        mood: Factuality | None = "proposed" if change == "proposed" else "asserted" if yet else None
        if parent is not None and "of" in clause.modifiers and parent.predicate in self._words.procedures:
            mood = "planned"
        if parent is not None and "to" in parent.modifiers and parent.predicate in self._words.aims:
            mood = "hoped"
        stance = self._make.by_clause(clause, mood=mood, negated=True if yet else None)
        here = document is not None and self._make.at.sentence(document.noun.start) == clause.sentence
        evidence = clause.span.cover(document.span) if document is not None and here else clause.span
        yield Act(clause, change, document, parties, stance, evidence, clause.predicate_span, clause.predicate)

    def _is_between(self, clause: Clause, document: Document | None) -> bool:
        """Whether the words name both sides of it, or none of its partners."""
        if document is None:
            return False
        words = self._context.words(clause.span.cover(document.span))
        return " with " not in words or " between " in words

    def _the_one(self, clause: Clause) -> tuple[Document | None, tuple[str, ...]]:
        """*the one with India*: such a document as was spoken of last, with a partner of its own, and whose it is."""
        who = next((p for p in roles(clause, "who", "whom") if p.head == "one"), None)
        last = None if who is None else self._documents.meant(who.span.start)
        if who is None or last is None:
            return None, ()
        one = Document(who.span, who.head_span, self._context.words(last.noun), definite=True)
        if not self._parties.partners(clause, one):
            return None, ()
        others = self._parties.partners(clause, last)
        return one, tuple(party for party in self._known(last, clause) if party not in others)

    def _has_own(self, clause: Clause, document: Document | None) -> bool:
        """Whether the clause names parties of its own that are nobody we know: *the accord that the seven signed*."""
        if clause.link == "relative" and not clause.passive:
            return True
        if document is None or document.noun.end > clause.predicate_span.start:
            return False
        between = self._context.text[document.noun.end : clause.predicate_span.start]
        return re.search(r"\b(?:that|which) (?:the|these|they|all|both)\b", between) is not None

    def _known(self, document: Document, clause: Clause) -> tuple[str, ...]:
        """The parties that the article has told of such a document so far, this sentence counted."""
        told = self._told.get(self._key(document), ())
        return max(((at, parties) for at, parties in told if at <= clause.sentence), default=(0, ()))[1]

    def _suffices(
        self, clause: Clause, change: AgreementChange, document: Document | None, parties: tuple[str, ...]
    ) -> bool:
        """Whether the parties, or the document's own name, tell the agreement from others."""
        if document is None or len(parties) > 1:
            return bool(parties)
        if document.doubtful and not self._known(document, clause):
            return False
        named = document.definite and document.name[:1].isupper()
        if not parties:
            return named and change == "in force"
        return document.definite or change == "in force" or change in _ALONE

    def _key(self, document: Document) -> str:
        return self._context.words(document.noun).lower()

    # ---- the document ----------------------------------------------------------------------------------------------

    def _object(self, clause: Clause) -> Document | None:
        for phrase in roles(clause, "whom"):
            whole = Span(phrase.span.start, max(phrase.span.end, phrase.head_span.end))
            if phrase.head.lower() in self._words.participation:
                return self._documents.after(phrase.head_span.end, 2)
            document = self._documents.inside(whole)
            wrapped = phrase.head.lower() in self._words.wrappers
            if document is not None and (wrapped or document.noun.overlaps(phrase.head_span)):
                return document
            if self._context.words(phrase.span).lower() in ("it", "them"):
                return self._documents.meant(clause.predicate_span.start)
            if phrase.span.start > clause.predicate_span.end and document is None and phrase.entity is None:
                continue
        which = _WHICH.search(self._context.text[: clause.predicate_span.start])
        if which is not None and (before := self._documents.before(which.end("noun"), 0)) is not None:
            return before
        relative = self._documents.before(clause.predicate_span.start, 6) if clause.link == "relative" else None
        start = clause.predicate_span.end
        beyond = _SHARED.match(self._context.text, start)  # signed but not ratified the treaty
        return self._documents.after(start if beyond is None else beyond.end() - 1, 2) or relative

    def _subject(self, clause: Clause) -> Document | None:
        for phrase in roles(clause, "whom", "who"):
            document = self._documents.inside(phrase.span)
            if document is not None and document.noun.overlaps(phrase.head_span):
                return document
        if any(self._context.words(p.span).lower() == "it" for p in roles(clause, "whom", "who")):
            return self._documents.meant(clause.predicate_span.start)
        return self._documents.before(clause.predicate_span.start, 8)
