"""Whose somebody is who goes somewhere: nobody visits the state that he speaks for."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.claims.context import Context
from onrecord.claims.meetings.text import Lines
from onrecord.lang.meetings import MeetingWords
from onrecord.model.text import Span
from onrecord.world.matching import leader_of_name


class Homes:
    """Tells the states of one article's people."""

    __slots__ = ("_context", "_lines", "_words")

    def __init__(self, context: Context, lines: Lines, words: MeetingWords) -> None:
        self._context = context
        self._lines = lines
        self._words = words

    def are_at_home(self, visitors: Iterable[str], country: str | None) -> bool:
        """Whether everybody who comes to a country is of that country: that is no visit."""
        homes = {self._home(one) for one in visitors}
        return country is not None and bool(homes) and homes == {country}

    def _home(self, entity: str) -> str | None:
        """Whose somebody is: by what the article says, else of a leader by his name."""
        said = self._context.behalf(entity) or self._called(entity)
        known = self._context.entities.get(entity)
        if said is not None or known is None or known.type != "person" or " " not in known.name:
            return said
        leader = leader_of_name(known.name, None, self._context.reading.article.published)
        return None if leader is None else leader.country

    def _called(self, entity: str) -> str | None:
        """*his Chinese counterpart, Wang Yi*: whose the words before a name make him."""
        if not entity.startswith("person:"):
            return None
        for mention in self._context.mentions:
            if mention.entity != entity or mention.form != "name":
                continue
            lead = Span(self._lines.sentence(mention.start).start, mention.start)
            for one in reversed(list(self._context.mentions_in(lead))):
                if not one.entity.startswith("country:"):
                    break
                gap = self._context.text[one.end : mention.start]
                if self._words.owner_gap.fullmatch(gap):
                    return one.entity
                break
        return None
