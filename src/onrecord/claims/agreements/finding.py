"""Agreements: proposed, negotiated, initialled, signed, ratified, in force, suspended, left.

The verb, or the noun of an act, says what becomes of a document; the parties are who does it, with whom, and between
whom. An agreement that neither two parties nor a name of its own tell from others is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.agreements.documents import Document, Documents
from onrecord.claims.agreements.parties import Parties, joined
from onrecord.claims.context import Context, date_of, role, roles
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.stance import Stances
from onrecord.lang.agreements import AgreementWords, agreement_words
from onrecord.model.claims import Agreement, AgreementChange, Factuality, Stance
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_IN_FORCE = re.compile(r" (?:not |no longer |now |already |still )*(?:yet )?in force\b")
_OF_ASSENT = re.compile(r" of (?:accession|acceptance|approval|ratification)\b|(?: (?:in|on) |[,.]| and )")
_YET_TO = re.compile(r"\b(?:yet|(?:has|have|had) still) to(?: be)? $")
_SHARED = re.compile(r" (?:and|but|nor)(?: not| yet| later)? \w+ ")
# What one does alone, so that the others of the agreement are no parties to the act.
_ALONE = frozenset({"left", "proposed", "ratified", "suspended"})


@dataclass(frozen=True, slots=True)
class _Act:
    """An act on a document, before it is a claim."""

    clause: Clause
    change: AgreementChange
    document: Document | None
    parties: tuple[str, ...]
    stance: Stance
    evidence: Span
    predicate: Span
    rule: str


def find_agreements(context: Context, stances: Stances) -> Iterator[Agreement]:
    """Every act on an agreement that the article tells with its parties."""
    make = RelationMaker(context, stances)
    finder = _Finder(context, make)
    told: list[Agreement] = []
    for act in finder.acts():
        for claim in finder.claims(act):
            first = next((one for one in told if _is_same(one, claim)), None)
            told.append(claim)
            yield claim if first is None else _renamed(claim, first)


class _Finder:
    """Finds the acts of one article."""

    __slots__ = ("_context", "_documents", "_make", "_parties", "_told", "_words")

    def __init__(self, context: Context, make: RelationMaker) -> None:
        self._context, self._make = context, make
        self._words: AgreementWords = agreement_words(context.language.code)
        self._documents = Documents(context, make.at, self._words)
        self._parties = Parties(context, make.at, make.country_of)
        self._told: dict[str, tuple[str, ...]] = {}

    def acts(self) -> Iterator[_Act]:
        """Every act, in the order of the clauses."""
        words = self._words
        for clause in self._context.clauses:
            if clause.form == "nominal" and clause.predicate in words.nouns:
                yield from self._by_noun(clause, words.nouns[clause.predicate])
            elif clause.form == "copular":
                yield from self._is(clause)
            elif clause.form == "verbal":
                yield from self._by_verb(clause)

    # ---- the acts --------------------------------------------------------------------------------------------------

    def _by_verb(self, clause: Clause) -> Iterator[_Act]:
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
            yield from self._of(clause, "ratified", self._documents.after(clause.predicate_span.end, 8), deposited=True)
        elif verb in words.acts:
            document = self._subject(clause) if clause.passive else self._object(clause)
            yield from self._of(clause, words.acts[verb], document)

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

    def _is(self, clause: Clause) -> Iterator[_Act]:
        """*is not in force*, *is a signatory to the treaty*."""
        text = self._context.text
        end = self._make.at.sentence_end(clause.predicate_span.start)
        force = _IN_FORCE.match(text, clause.predicate_span.end, end)
        if force is not None:
            document = self._documents.before(clause.predicate_span.start, 12)
            yield from self._of(clause, "in force", document)
            return
        complement = role(clause, "complement")
        if complement is not None and complement.head == "signatory":
            document = self._documents.after(complement.head_span.end, 3)
            yield from self._of(clause, "signed", document)

    def _by_noun(self, clause: Clause, change: AgreementChange) -> Iterator[_Act]:
        """*the signing of the gas accord*, *negotiations on a customs union*."""
        after = re.match(r" (?:of|on|for|over) ", self._context.text[clause.predicate_span.end :])
        if after is None:
            return
        document = self._documents.after(clause.predicate_span.end + after.end(), 1)
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
        if len(parties) < 2 and not (alone is not None and change in _ALONE):
            return
        if governed is not None and (governed.predicate in self._words.undone or governed.negated):
            return  # the signing has been postponed
        stance = self._make.by_clause(clause)
        span = clause.span.cover(document.span)
        yield _Act(clause, change, document, parties, stance, span, clause.predicate_span, clause.predicate)

    def _of(
        self, clause: Clause, change: AgreementChange, document: Document | None, *, deposited: bool = False
    ) -> Iterator[_Act]:
        if document is None and not deposited:
            return
        actors = () if change == "in force" else self._parties.actors(clause)
        if deposited and not actors:
            actors = self._parties.only(clause)
        if change in _ALONE and not actors and self._context.text[clause.predicate_span.end :].startswith(" by "):
            return  # ratified by 28 of the 30 allies
        partners = self._parties.partners(clause, document, owner=change not in _ALONE)
        parties = actors if change in _ALONE and actors else joined(actors, partners)
        own = clause.link == "relative" and not clause.passive  # the accord that the seven signed
        if not parties and document is not None and document.definite and not own:
            parties = self._told.get(self._key(document), ())
        if not self._suffices(change, document, parties):
            return
        if document is not None and len(parties) > 1:
            self._told[self._key(document)] = parties
        yet = _YET_TO.search(self._context.text[: clause.predicate_span.start][-20:]) is not None
        mood: Factuality | None = "proposed" if change == "proposed" else "asserted" if yet else None
        stance = self._make.by_clause(clause, mood=mood, negated=True if yet else None)
        evidence = clause.span if document is None else clause.span.cover(document.span)
        yield _Act(clause, change, document, parties, stance, evidence, clause.predicate_span, clause.predicate)

    def _suffices(self, change: AgreementChange, document: Document | None, parties: tuple[str, ...]) -> bool:
        """Whether the parties, or the document's own name, tell the agreement from others."""
        if document is None or len(parties) > 1:
            return bool(parties)
        if document.doubtful:
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
            if phrase.span.start > clause.predicate_span.end and document is None and phrase.entity is None:
                continue
        relative = self._documents.before(clause.predicate_span.start, 6) if clause.link == "relative" else None
        start = clause.predicate_span.end
        beyond = _SHARED.match(self._context.text, start)  # signed but not ratified the treaty
        return self._documents.after(start if beyond is None else beyond.end() - 1, 2) or relative

    def _subject(self, clause: Clause) -> Document | None:
        for phrase in roles(clause, "whom", "who"):
            document = self._documents.inside(phrase.span)
            if document is not None and document.noun.overlaps(phrase.head_span):
                return document
        return self._documents.before(clause.predicate_span.start, 8)

    # ---- the claim -------------------------------------------------------------------------------------------------

    def claims(self, act: _Act) -> Iterator[Agreement]:
        """The act as a claim; of several who sign their accession to one, each has its own."""
        organisation = self._joined(act)
        if organisation is None:
            yield self._claim(act, act.parties)
            return
        for party in act.parties:
            if party != organisation:
                yield self._claim(act, (party, organisation))

    def _joined(self, act: _Act) -> str | None:
        """The organisation that a document of accession is about."""
        if act.document is None or act.change != "signed":
            return None
        words = self._context.words(act.document.span)
        joining = "|".join(sorted(self._words.joining))
        found = re.search(rf"\b(?:{joining}) (?:to|of|in) (?:the )?", words)
        if found is not None:
            named = self._make.starting(act.document.span.start + found.end(), "org")
            return None if named is None else named.entity
        organisations = [party for party in act.parties if party.startswith("org:")]
        return organisations[0] if len(organisations) == 1 and re.search(rf"\b(?:{joining})\b", words) else None

    def _claim(self, act: _Act, parties: tuple[str, ...]) -> Agreement:
        parts = [("predicate", act.predicate)]
        if act.document is not None:
            parts.append(("document", act.document.span))
        on = date_of(act.clause)
        return Agreement(
            id=claim_id(self._context.reading.article.id, "agreement", parts, act.change, on, *parties),
            stance=act.stance,
            ground=ground(self._context, act.evidence, f"agreement: {act.rule}", parts),
            parties=parties,
            document=None if act.document is None else act.document.name,
            change=act.change,
            on=on,
            place=self._place(act),
        )

    def _place(self, act: _Act) -> str | None:
        """Where it was done: a town behind *in* or *at* in the clause."""
        for phrase in roles(act.clause, "in", "at"):
            known = self._context.entities.get(phrase.entity or "")
            if known is not None and known.type == "place":
                return known.id
        end = max(act.evidence.end, act.predicate.end)
        for mention in self._context.mentions_in(Span(act.predicate.start, end)):
            before = self._context.text[: mention.start]
            if mention.entity.startswith("place:") and before.endswith((" in ", " at ")):
                return mention.entity
        return None


def _is_same(one: Agreement, other: Agreement) -> bool:
    """Whether two acts are one, told again with other words for the document."""
    same = one.change == other.change and set(one.parties) == set(other.parties)
    return same and one.stance.negated == other.stance.negated and (one.on == other.on or None in (one.on, other.on))


def _renamed(claim: Agreement, first: Agreement) -> Agreement:
    """The same act under the first name of its document, so that what is said twice is one."""
    return Agreement(
        id=claim.id, stance=claim.stance, ground=claim.ground, parties=first.parties, document=first.document,
        change=claim.change, on=claim.on, place=claim.place or first.place,
    )  # fmt: skip
