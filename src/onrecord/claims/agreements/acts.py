"""Acts on agreements as claims: one for all its parties, one for each who signs for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims.agreements.documents import Document
from onrecord.claims.agreements.parties import Parties
from onrecord.claims.context import date_of, roles
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.relations.maker import RelationMaker
from onrecord.lang.agreements import AgreementWords
from onrecord.model.claims import Agreement, AgreementChange, Stance
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_PLURAL = re.compile(r"(?:s|memoranda)$")
_ACCESSION = re.compile(r"\b[Ii]nstruments? of (?:accession|acceptance|adherence)\b|\baccession instruments?\b")
_PLACED = re.compile(r" (?:in|at) (?:the (?:\w+ )?(?:capital|city|town)(?: of|,)? )?$")


@dataclass(frozen=True, slots=True)
class Act:
    """An act on a document, before it is a claim."""

    clause: Clause
    change: AgreementChange
    document: Document | None
    parties: tuple[str, ...]
    stance: Stance
    evidence: Span
    predicate: Span
    rule: str
    on: str | None = None
    """When, where the clause's own times do not tell."""


class Recorder:
    """Makes claims of the acts of one article."""

    __slots__ = ("_context", "_make", "_parties", "_words")

    def __init__(self, make: RelationMaker, parties: Parties, words: AgreementWords) -> None:
        self._context, self._make, self._parties, self._words = make.context, make, parties, words

    def claims(self, act: Act) -> Iterator[Agreement]:
        """The act as a claim; of several who sign their accession to one, each has its own."""
        organisation = self._joined(act)
        if organisation is None:
            yield from self._apart(act)
            return
        for party in act.parties:
            if party != organisation:
                yield self._claim(act, (party, organisation))

    def _apart(self, act: Act) -> Iterator[Agreement]:
        """One claim, or one for each who signs its accession, or for each with whom one of several is signed."""
        document = act.document
        before = "" if document is None else self._context.text[max(0, document.noun.start - 90) : document.noun.start]
        each = (
            document is not None
            and act.change in ("ratified", "left")
            and "respective " in before[-12:] + document.name
        )
        if (act.change == "signed" and _ACCESSION.search(before) is not None) or each:
            for party in act.parties:
                yield self._claim(act, (party,))
        elif (dates := self._respective(act)) and len(dates) == len(act.parties):
            for party, on in zip(act.parties, dates, strict=True):
                yield replace(self._claim(act, (party,)), on=on)
        elif document is not None and self._is_each(act, document):
            for party in act.parties[1:]:
                yield self._claim(act, (act.parties[0], party))
        else:
            yield self._claim(act, act.parties)

    def _respective(self, act: Act) -> tuple[str, ...]:
        """*in 2003, 2004 and 2005, respectively*: a date for each party."""
        sentence = self._context.reading.layers.sentences[act.clause.sentence]
        if len(act.parties) < 2 or "respectively" not in self._context.words(sentence):
            return ()
        times = self._context.reading.layers.times
        dates = [w.edtf for w in times if sentence.contains(w.span) and w.type == "DATE"]
        return tuple(date for date in dates if date is not None)

    def _is_each(self, act: Act, document: Document) -> bool:
        """*Oman signed memoranda with Jordan and Iraq*: several documents of one with each of the others."""
        if len(act.parties) > 2 and act.clause.passive and not self._parties.actors(act.clause).parties:
            return self._parties.beside(document) == () and act.change == "signed" and self._is_club(act.parties[0])
        if len(act.parties) < 3 or _PLURAL.search(self._context.words(document.noun).lower()) is None:
            return False
        return act.change == "signed" and not act.clause.passive and len(self._parties.actors(act.clause).parties) == 1

    def _is_club(self, party: str) -> bool:
        """*the EAEU agreement has been signed with Vietnam, Serbia and Iran*: the one that all the others sign with."""
        return party.startswith("org:")

    def _joined(self, act: Act) -> str | None:
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

    def _claim(self, act: Act, parties: tuple[str, ...]) -> Agreement:
        parts = [("predicate", act.predicate)]
        if act.document is not None:
            parts.append(("document", act.document.span))
        on = act.on or date_of(act.clause)
        on = on.removesuffix("/..") if on is not None and act.change == "in force" else on
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

    def _place(self, act: Act) -> str | None:
        """Where it was done: a town behind *in* or *at* in the clause."""
        for phrase in roles(act.clause, "in", "at"):
            known = self._context.entities.get(phrase.entity or "")
            if known is not None and known.type == "place":
                return known.id
        end = max(act.evidence.end, act.predicate.end)
        for mention in self._context.mentions_in(Span(act.predicate.start, end)):
            before = self._context.text[: mention.start]
            done = act.predicate.end if act.document is None else max(act.predicate.end, act.document.span.end)
            if "," in self._context.text[done : mention.start]:
                continue  # with a rebel group, a movement in Darfur
            if mention.entity.startswith("place:") and _PLACED.search(before) is not None:
                return mention.entity
        return None


def is_same(one: Agreement, other: Agreement) -> bool:
    """Whether two acts are one, told again with other words for the document."""
    same = one.change == other.change and set(one.parties) == set(other.parties)
    subjects = [re.search(r" on (.+)", document or "") for document in (one.document, other.document)]
    if all(subjects) and len({found[1] for found in subjects if found is not None}) > 1:
        return False  # a treaty on the border, an agreement on roads
    if re.findall(r"\d+", one.document or "") != re.findall(r"\d+", other.document or ""):
        return False  # Protocol No. 44
    same = same and one.stance.factuality == other.stance.factuality
    return same and one.stance.negated == other.stance.negated and (one.on == other.on or None in (one.on, other.on))


def renamed(claim: Agreement, first: Agreement) -> Agreement:
    """The same act under the first name of its document, so that what is said twice is one."""
    return Agreement(
        id=claim.id, stance=claim.stance, ground=claim.ground, parties=first.parties, document=first.document,
        change=claim.change, on=claim.on, place=claim.place or first.place,
    )  # fmt: skip
