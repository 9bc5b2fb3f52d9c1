"""Whom a noun phrase names beside its head: *special envoy Lim*, *the governor, Ali Reza*, *the group Hezbollah*."""

from __future__ import annotations

from onrecord.claims.context import Context, role, roles
from onrecord.lang.events import PartyWords
from onrecord.model.reading import Phrase
from onrecord.model.text import Span

_FAR = 60
"""Characters behind the phrase within which the name must begin."""
_NOT_HIS = (",", "by", "of", "to", "’s", "'s", "with", "and", "for", "from", "against")


class Persons:
    """Finds the names that belong to nouns for persons, whatever the tree makes of them."""

    __slots__ = ("_appositions", "_context", "_groups", "_heads")

    def __init__(self, context: Context, words: PartyWords) -> None:
        self._context = context
        self._heads = words.persons
        self._groups = words.groups
        self._appositions: dict[Span, tuple[str, Span]] = {
            subject.head_span: (complement.entity, complement.span)
            for clause in context.clauses
            if clause.form == "apposition"
            and (subject := role(clause, "who")) is not None
            and (complement := role(clause, "complement")) is not None
            and complement.entity is not None
            and complement.entity.startswith("person:")
        }

    def named(self, phrase: Phrase) -> tuple[str, Span] | None:
        """The person and the words for him with his name; names behind several (*leaders*) say nothing."""
        if phrase.head.lower() in self._groups:
            return self._group(phrase)
        if phrase.head.lower() not in self._heads or self._is_several(phrase):
            return None
        for one in roles(phrase, "modifier"):
            if one.entity is not None and one.entity.startswith("person:"):
                return one.entity, phrase.span.cover(one.span)
        found = self._behind(phrase) or self._appositions.get(phrase.head_span)
        return None if found is None else (found[0], phrase.span.cover(found[1]))

    def _group(self, phrase: Phrase) -> tuple[str, Span] | None:
        """*the aid organisation Relief Now*, *the Hamas movement*: the organisation that is named beside its kind."""
        for one in roles(phrase, "modifier"):
            is_beside = one.span.start == phrase.head_span.end + 1 or one.span.end == phrase.head_span.start - 1
            if one.entity is not None and one.entity.startswith("org:") and is_beside:
                return one.entity, phrase.span.cover(one.span)
        return None

    def _is_several(self, phrase: Phrase) -> bool:
        word = self._context.words(phrase.head_span).lower()
        return (phrase.number or 1) > 1 or (word != phrase.head.lower() and word.endswith("s"))

    def _behind(self, phrase: Phrase) -> tuple[str, Span] | None:
        text, end = self._context.text, phrase.span.end
        for mention in self._context.mentions_in(Span(phrase.head_span.end, end + _FAR)):
            if mention.start > end + 1 or mention.form != "name":
                return None
            before = text[phrase.head_span.end : mention.start].rstrip().lower()
            is_others = any(name != "modifier" and inner.span.contains(mention.span) for name, inner in phrase.roles)
            if mention.entity.startswith("person:") and not before.endswith(_NOT_HIS) and not is_others:
                return mention.entity, mention.span
        return None
