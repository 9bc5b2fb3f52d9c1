"""Which document a clause is about: its object or subject, what *which* and *it* stand for, what stands beside it."""

from __future__ import annotations

import re

from onrecord.claims.agreements.documents import Document, Documents
from onrecord.claims.context import Context, roles
from onrecord.lang.agreements import AgreementWords
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_WHICH = re.compile(r"\b(?P<noun>\w+)(?: (?:known|called|dubbed) (?:as )?[\w’'-]+)?,? which (?:\w+ ){0,4}(?:to )?$")
_LINK = re.compile(r",? (?P<in>(?:in|at) (?:the )?)?(?:on )?(?:the )?")
_SHARED = re.compile(r" (?:and|but|nor)(?: not| yet| later)? \w+ ")
_PRONOUNS = frozenset({"it", "them", "they", "these", "this", "those", "which", "that", "both", "the two"})


class Objects:
    """Finds the document of each clause of one article."""

    __slots__ = ("_context", "_documents", "_words")

    def __init__(self, context: Context, documents: Documents, words: AgreementWords) -> None:
        self._context, self._documents, self._words = context, documents, words

    def object(self, clause: Clause) -> Document | None:
        """What is signed or ratified."""
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
        who = next(roles(clause, "who"), None)
        if who is not None and who.span.end < clause.predicate_span.start:
            reduced = self._documents.before(who.span.start, 0)
            if reduced is not None and self._context.text[reduced.span.end : who.span.start].isspace():
                return reduced  # an accord the two governments initialled
        which = _WHICH.search(self._context.text[: clause.predicate_span.start])
        if which is not None and (before := self._documents.before(which.end("noun"), 0)) is not None:
            return before
        relative = self._documents.before(clause.predicate_span.start, 6) if clause.link == "relative" else None
        start = clause.predicate_span.end
        beyond = _SHARED.match(self._context.text, start)  # signed but not ratified the treaty
        start = self._behind_adverbials(start) if beyond is None else beyond.end() - 1
        return self._documents.after(start, 2) or relative

    def _behind_adverbials(self, start: int) -> int:
        """*signed | on Sunday in Hong Kong | a communiqué*: where time and place end."""
        times = {when.start: when.end for when in self._context.reading.layers.times}
        places = {m.start: m.end for m in self._context.mentions if m.entity.startswith(("place:", "country:"))}
        while (match := _LINK.match(self._context.text, start)) is not None:
            end = times.get(match.end()) or (places.get(match.end()) if match["in"] else None)
            if end is None:
                break
            start = end
        return start

    def subject(self, clause: Clause) -> Document | None:
        """What enters into force, or has been signed."""
        for phrase in roles(clause, "whom", "who"):
            document = self._documents.inside(phrase.span)
            if document is not None and document.noun.overlaps(phrase.head_span):
                return document
        if any(self._context.words(p.span).lower() == "it" for p in roles(clause, "whom", "who")):
            return self._documents.meant(clause.predicate_span.start)
        near = self._documents.before(clause.predicate_span.start, 8)
        subject = next((p for p in roles(clause, "whom", "who") if p.span.end <= clause.predicate_span.start), None)
        if near is not None and subject is not None and subject.span.start > near.span.end:
            words = self._context.words(subject.span).lower()  # after the deal the player was signed
            return near if words in _PRONOUNS else None
        return near
