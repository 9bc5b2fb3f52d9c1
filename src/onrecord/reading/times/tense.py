"""On which side of today a clause stands: from the tree where there is one, else from the verbs nearby."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from onrecord.lang.dates import DateWords
from onrecord.model.reading import Token
from onrecord.model.text import Span
from onrecord.reading.times.words import Word, follow

Side = Literal["past", "present", "future"]

_REACH = 14
_PLAIN_PAST_ENDINGS = ("ed",)


class Tenses:
    """The sides of the clauses of one text; looks only when asked."""

    __slots__ = ("_dates", "_sentence_starts", "_sentences", "_text", "_token_starts", "_tokens", "_words")

    def __init__(
        self, text: str, words: Sequence[Word], tokens: Sequence[Token], sentences: Sequence[Span], dates: DateWords
    ) -> None:
        self._text = text
        self._words = words
        self._dates = dates
        self._tokens = tokens
        self._token_starts: list[int] | None = None
        self._sentences = sentences
        self._sentence_starts = [sentence.start for sentence in sentences]

    def side(self, index: int) -> Side | None:
        """On which side of today the clause about the word at ``index`` is; None where nothing tells."""
        return self.from_tree(index) or self._from_verbs(index)

    def is_verb(self, index: int) -> bool:
        """Whether the word at ``index`` is by its form a verb that tells a side."""
        return self._of_form(index) is not None

    # ---- with a tree -------------------------------------------------------------------------------------------------

    def from_tree(self, index: int) -> Side | None:
        """The side that the governing verb says; None without a tree."""
        if not self._tokens or not self._tokens[0].pos:
            return None
        if self._token_starts is None:
            self._token_starts = [token.start for token in self._tokens]
        place = bisect_right(self._token_starts, self._words[index].start) - 1
        for _ in range(12):
            if place < 0:
                return None
            token = self._tokens[place]
            if token.pos == "VERB" or (token.pos == "AUX" and token.relation == "root"):
                return self._of_verb(place)
            if token.relation == "root" and (side := self._of_verb(place)):
                return side
            place = token.head
        return None

    def _of_verb(self, verb: int) -> Side | None:
        """The side of a verb by its auxiliaries and its own form."""
        forms = self._form
        near = range(max(0, verb - 10), min(len(self._tokens), verb + 3))
        auxiliaries = [forms(place) for place in near if self._tokens[place].head == verb and self._is_aux(place)]
        if any(form in self._dates.future for form in auxiliaries):
            return "future"
        if any(form in self._dates.past for form in (*auxiliaries, forms(verb))):
            return "past"
        if "to" in auxiliaries:
            return "future"
        form = forms(verb)
        if form in self._dates.future:
            return "future"
        if form.endswith(_PLAIN_PAST_ENDINGS):
            return "past"
        return None

    def _is_aux(self, place: int) -> bool:
        token = self._tokens[place]
        return token.pos == "AUX" or token.relation == "mark" or token.pos == "PART"

    def _form(self, place: int) -> str:
        return self._tokens[place].span.of(self._text).lower()

    # ---- without one -------------------------------------------------------------------------------------------------

    def _from_verbs(self, index: int) -> Side | None:
        """The nearest verb before it in the sentence, else the nearest after it."""
        start, end = self._sentence_about(self._words[index].start)
        before = range(index - 1, max(-1, index - 1 - _REACH), -1)
        after = range(index + 1, min(len(self._words), index + 1 + _REACH))
        for places in (before, after):
            for place in places:
                word = self._words[place]
                if not start <= word.start < end or word.form == ";" or (word.form == "." and not self._sentences):
                    break
                side = self._of_form(place)
                if side:
                    return side
        return None

    def _sentence_about(self, offset: int) -> tuple[int, int]:
        place = bisect_right(self._sentence_starts, offset) - 1
        if place < 0:
            return 0, self._words[-1].end
        sentence = self._sentences[place]
        return sentence.start, max(sentence.end, offset + 1)

    def _of_form(self, place: int) -> Side | None:
        form = self._words[place].form
        before, after = follow(self._words, place, -1), follow(self._words, place, 1)
        if form in self._dates.lists["future_before_to"] and after in ("to", "for"):
            return "future"
        if form in self._dates.future:
            return "future"
        if before in self._dates.lists["before_a_passive"]:
            # *will be paid*: the auxiliaries before it say when.
            return None
        if form in self._dates.past:
            return "past"
        if form.endswith(_PLAIN_PAST_ENDINGS) and len(form) > 4 and form not in self._dates.lists["not_past_in_ed"]:
            return "past"
        return None
