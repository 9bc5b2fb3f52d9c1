"""Agreements: proposed, negotiated, initialled, signed, ratified, in force, suspended, left.

The verb, or the noun of an act, says what becomes of a document; the parties are who does it, with whom, and between
whom. An agreement that neither two parties nor a name of its own tell from others is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.agreements.acts import Act, Recorder, is_same, renamed
from onrecord.claims.agreements.documents import Document, Documents
from onrecord.claims.agreements.doers import ALONE, Doers
from onrecord.claims.agreements.nominal import Nominal
from onrecord.claims.agreements.objects import Objects
from onrecord.claims.agreements.parties import Parties, joined
from onrecord.claims.agreements.sameness import Sameness
from onrecord.claims.agreements.signers import Signers
from onrecord.claims.context import Context, role, roles
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.stance import Stances
from onrecord.lang.agreements import AgreementWords, agreement_words
from onrecord.model.claims import Agreement, AgreementChange, Factuality
from onrecord.model.reading import Clause

_IN_FORCE = re.compile(r" (?:not |no longer |now |already |still )*(?:yet )?in force\b")
_OF_ASSENT = re.compile(r" of (?:accession|acceptance|approval|ratification)\b|(?: (?:in|on) |[,.]| and )")
_YET_TO = re.compile(r"\b(?:yet|(?:has|have|had) still) to(?: be)? $")
_ON_WHICH = re.compile(r"\b(?:after|by|on|upon) which|\b(?:after|once|until|when) (?:the )?$", re.IGNORECASE)
_TO_DO = re.compile(r"\bto(?: \w+ly)? $")
_UNDONE = frozenset({"before", "toward", "towards", "without"})


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

    __slots__ = (
        "_context",
        "_documents",
        "_doers",
        "_make",
        "_nominal",
        "_objects",
        "_parties",
        "_same",
        "_words",
        "recorder",
    )  # fmt: skip

    def __init__(self, context: Context, make: RelationMaker) -> None:
        self._context, self._make = context, make
        self._words: AgreementWords = agreement_words(context.language.code)
        self._documents = Documents(context, make.at, self._words)
        self._parties = Parties(context, make, self._words)
        self._same = Sameness(context, make.at, self._documents, self._parties.of_document, self._words)
        self._objects = Objects(context, self._documents, self._words)
        self._doers = Doers(context, self._parties, self._same, make.refs)
        self._nominal = Nominal(make, self._documents, self._parties, self._same, self._doers, self._words)
        self.recorder = Recorder(make, self._parties, self._words)

    def acts(self) -> Iterator[Act]:
        """Every act, in the order of the clauses."""
        words = self._words
        for clause in self._context.clauses:
            if clause.form == "nominal" and clause.predicate in words.nouns:
                yield from self._nominal.of(clause, words.nouns[clause.predicate])
            elif clause.form == "nominal" and clause.predicate == "entry":
                yield from self._nominal.entry(clause)
            elif clause.form == "nominal" and clause.predicate in words.exits:
                yield from self._nominal.exit(clause)
            elif clause.form == "copular":
                yield from self._is(clause)
            elif clause.form == "verbal":
                yield from self._by_verb(clause)
        yield from self._nominal.negotiated()

    # ---- the acts --------------------------------------------------------------------------------------------------

    def _by_verb(self, clause: Clause) -> Iterator[Act]:
        words = self._words
        verb = clause.predicate
        if _UNDONE.intersection(clause.modifiers):
            return  # a step towards signing it; without signing it
        if verb == "put" and self._context.text[clause.predicate_span.end :].startswith(" forward"):
            verb = "put forward"
        if self._is_in_force(clause):
            yield from self._of(clause, "in force", self._objects.subject(clause))
        elif verb in words.away:
            after = re.match(r"(?: out)? (?:from|of) ", self._context.text[clause.predicate_span.end :])
            if after is not None:
                yield from self._of(clause, words.away[verb], self._documents.after(clause.predicate_span.end, 4))
        elif verb in words.towards:
            if self._context.text[clause.predicate_span.end :].startswith(" to "):
                yield from self._of(clause, words.towards[verb], self._documents.after(clause.predicate_span.end, 4))
        elif verb in words.assenting and self._is_parliament(clause):
            document = self._objects.subject(clause) if clause.passive else self._objects.object(clause)
            acts = self._of(clause, "ratified", document)
            yield from (act for act in acts if all(party.startswith("country:") for party in act.parties))
        elif verb in words.acts:
            document = self._objects.subject(clause) if clause.passive else self._objects.object(clause)
            about = any(
                p.head.lower() in words.negotiations for p in roles(clause, "whom")
            )  # concluded talks on a pact
            yield from self._of(clause, "negotiated" if about else words.acts[verb], document)
            for other in () if document is None or clause.passive else self._documents.beside(document):
                if self._parties.beside(other):  # and a pact with Peru
                    yield from self._of(clause, words.acts[verb], other)
        else:
            yield from self._by_phrase(clause)

    def _by_phrase(self, clause: Clause) -> Iterator[Act]:
        """*deposited its instrument of*, *put his signature to*, *entered into*, *became a party to*."""
        words, verb, start = self._words, clause.predicate, clause.predicate_span.end
        behind = self._context.text[start:]
        objects = [phrase.head for phrase in roles(clause, "whom", "complement")]
        if verb in ("deposit", "exchange") and self._is_instrument(clause):
            first = min([clause.predicate_span.start, *(p.span.start for p in roles(clause, "who"))])
            ahead = self._context.text[self._context.reading.layers.sentences[clause.sentence].start : first]
            if (clause.link == "adverbial" and clause.mood != "asserted") or _ON_WHICH.search(ahead) is not None:
                return  # thirty days after they deposit them; the date on which they have
            yield from self._of(clause, "ratified", self._documents.after(start, 8), deposited=True)
        elif verb in words.putting and words.signatures.intersection(objects):
            to = re.match(r"[^,.;:]{2,40}? (?:to|on) ", behind)
            if to is not None:
                yield from self._of(clause, "signed", self._documents.after(start + to.end(), 3))
        elif verb == "enter" and behind.startswith(" into "):
            yield from self._of(clause, "signed", self._documents.after(start, 4))
        elif verb == "become" and words.parties.intersection(objects):
            to = re.match(r" (?:a |an )?(?:state )?\w+ to ", behind, re.IGNORECASE)
            if to is not None:
                change: AgreementChange = "signed" if "signatory" in objects else "ratified"
                yield from self._of(clause, change, self._documents.after(start + to.end(), 2))

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

    def _of(
        self,
        clause: Clause,
        change: AgreementChange,
        document: Document | None,
        *,
        deposited: bool = False,
        also: tuple[str, ...] = (),
    ) -> Iterator[Act]:
        if deposited and document is not None and document.doubtful:
            document = None  # the instruments and other documents
        if document is None and not deposited:
            return
        signers = Signers((), whole=True) if change == "in force" else self._parties.actors(clause)
        actors = signers.parties
        if deposited and not actors:
            actors = self._parties.only(clause)
        if not actors and change != "in force" and not clause.passive and not deposited:
            actors = self._parties.it(clause)
            if not actors and not self._is_between(clause, document):
                return  # with whom they sign is not who signs
        if change in ALONE:
            parties = self._doers.alone(clause, change, document, actors)
        else:
            parties = self._doers.together(clause, change, document, signers.whole, joined(also, actors))
        if not parties and not (document is not None and change == "in force" and self._doers.is_named(document)):
            return
        parent = self._context.parent(clause)
        to_do = parent is not None and parent.form == "nominal" and _TO_DO.search(self._ahead(clause)) is not None
        if parent is not None and to_do and not self._is_doing(parent):
            return  # a permission to accede to it
        words = self._words
        yet = _YET_TO.search(self._context.text[: clause.predicate_span.start][-20:]) is not None
        yet = yet or (parent is not None and parent.predicate in words.waiting and "to" in clause.modifiers)
        mood: Factuality | None = "proposed" if change == "proposed" else "asserted" if yet else None
        if parent is not None and {"of", "to"}.intersection(clause.modifiers) and parent.predicate in words.procedures:
            mood = "planned"
        if parent is not None and "to" in parent.modifiers and parent.predicate in words.aims:
            mood = "hoped"
        stance = self._make.by_clause(clause, mood=mood, negated=True if yet else None)
        here = document is not None and self._make.at.sentence(document.noun.start) == clause.sentence
        evidence = clause.span.cover(document.span) if document is not None and here else clause.span
        first = None if document is None else self._same.root(document)
        if document is not None and "respective" in self._context.words(document.span):
            first = document
        on = self._date_behind(clause) if clause.passive and clause.link == "participle" else None
        yield Act(clause, change, first, parties, stance, evidence, clause.predicate_span, clause.predicate, on)

    def _date_behind(self, clause: Clause) -> str | None:
        """*the accord signed by A and B in Doha on 27 June was …*: a time before the next verb."""
        start, end = clause.predicate_span.end, self._make.at.sentence_end(clause.predicate_span.start)
        verbs = [c.predicate_span.start for c in self._context.clauses if c.form == "verbal"]
        return self._make.refs.date_between(start, min((v for v in verbs if start < v < end), default=end))

    def _ahead(self, clause: Clause) -> str:
        """The words right before the verb."""
        return self._context.text[max(0, clause.predicate_span.start - 20) : clause.predicate_span.start]

    def _is_doing(self, noun: Clause) -> bool:
        """Whether what follows a noun with *to* is done, or will be: *the first country to*, *its decision to*."""
        done = {"country", "first", "government", "last", "member", "nation", "one", "only", "organisation", "state"}
        return noun.predicate in self._words.procedures | done

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
        others = self._parties.beside(last)
        return one, tuple(party for party in self._same.known(last) if party not in others)
