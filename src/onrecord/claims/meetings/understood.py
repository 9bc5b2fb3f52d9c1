"""Whose meeting it is where its words name nobody: *the summit in Dushanbe*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord import world
from onrecord.claims.context import Context, is_organisation
from onrecord.claims.meetings.draft import Draft
from onrecord.claims.meetings.owners import is_spoken_of
from onrecord.claims.stance import Stances
from onrecord.lang.meetings import meeting_words
from onrecord.model.reading import Mention
from onrecord.model.text import Span

_ONE_OF_MANY = 3
"""Times that an article names its own organisation as often as any other."""


class Understood:
    """Finds the organisation that an unnamed meeting of one article is of."""

    __slots__ = ("_context", "_stances")

    def __init__(self, context: Context, stances: Stances) -> None:
        self._context = context
        self._stances = stances

    def of(self, draft: Draft, before: Sequence[Draft]) -> str | None:
        """Whose meeting it is where its words name nobody.

        The one organisation of its sentence, else that of whose speaker tells of it, of the sentence before, of the
        article's first sentence, else the one the article names three times as often as any other.
        """
        voice = self._stances.voice(draft.head)
        if voice is not None and voice.speaker is not None:
            behalf = voice.speaker.on_behalf_of or self._context.behalf(voice.speaker.entity)
            if is_organisation(behalf) and _is_registered(behalf):
                return behalf
        sentences = self._context.reading.layers.sentences
        at = next((i for i, sentence in enumerate(sentences) if sentence.contains(draft.head)), None)
        if at is None:
            return None
        here = self._organisations_in(Span(sentences[at].start, draft.head.start))
        counts = Counter(one for m in self._context.mentions if (one := self._behind(m)) is not None)
        told = [one.organisation for one in reversed(before) if one.organisation in counts]
        main = max(told, key=lambda one: counts[one or ""], default=None)
        if len(here) == 1:
            one = here.pop()
            often = draft.definite and main is not None and counts[main] >= _ONE_OF_MANY * counts[one]
            return main if often else one  # *the observer's standing was given at the summit*: not the observer's own
        if told:
            topic = counts.most_common(1)[0]
            return topic[0] if topic[1] >= _ONE_OF_MANY * counts[main or ""] else main
        for number in (at - 1, 0, 1):
            near = self._organisations_in(sentences[number]) if 0 <= number < at else set()
            if len(near) == 1 or (near and number == 0):
                return next(one for one, _ in counts.most_common() if one in near)
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= _ONE_OF_MANY * ranked[1][1]):
            return ranked[0][0]
        return None

    def _organisations_in(self, span: Span) -> set[str]:
        return {
            one
            for mention in self._context.mentions
            if span.start <= mention.start < span.end and (one := self._behind(mention)) is not None
        }

    def _behind(self, mention: Mention) -> str | None:
        """The organisation that a name is, or whose body it is."""
        entity = mention.entity
        known = self._context.entities.get(entity)
        if known is None or known.type != "body":
            return entity if _is_registered(entity) else None
        if known.of is None or not _is_registered(known.of):
            return None
        called = (
            set((world.usual_name(known.of) or "").lower().split()) - meeting_words(self._context.language.code).own
        )
        says = any(called & set(mention.text.lower().split()) - {"of", "the", "and"} for mention in known.mentions)
        if not is_spoken_of(self._context, known.of, mention.end):
            return None
        return known.of if known.of in self._context.entities or says else None


def _is_registered(entity: str | None) -> bool:
    return entity is not None and is_organisation(entity) and world.organisation(entity) is not None
