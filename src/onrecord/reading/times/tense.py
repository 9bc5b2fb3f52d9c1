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
_DEEPEST = 4
_ADVERBIAL = ("obl", "advmod")
# How the words of a date hang together: *Tuesday morning*, *June 9*, *early next week*.
_INSIDE_A_DATE = (
    "compound",
    "nummod",
    "flat",
    "amod",
    "det",
    "appos",
    "nmod:unmarked",
    "nmod:tmod",
    "nmod:poss",
    "case",
)
_PARTICIPIAL = ("acl", "amod", "advcl", "xcomp")
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
        told, nearby = self.from_tree(index), self._from_verbs(index)
        if told == "past" and nearby == "future":
            # Measured: where *will* or *due* stands by the date and the tree hangs the date on an earlier past verb,
            # the tree is wrong (decision 0033).
            return "future"
        return told or nearby

    def is_verb(self, index: int) -> bool:
        """Whether the word at ``index`` is by its form a verb that tells a side."""
        return self._of_form(index) is not None

    # ---- with a tree -------------------------------------------------------------------------------------------------

    def from_tree(self, index: int) -> Side | None:
        """The side that the governing verb says; None without a tree, or where no finite verb governs the word."""
        if not self._tokens or not self._tokens[0].pos:
            return None
        if self._token_starts is None:
            self._token_starts = [token.start for token in self._tokens]
        place = max(0, bisect_right(self._token_starts, self._words[index].start) - 1)
        for _ in range(_DEEPEST):
            token = self._tokens[place]
            if token.head < 0:
                return None
            if token.relation.startswith(_ADVERBIAL):
                return self._of_verb(token.head)
            if not token.relation.startswith(_INSIDE_A_DATE) or not self._is_time(token.head):
                # *the Jan. 14 deadline*: the verb governs the deadline, not the day.
                return None
            place = token.head
        return None

    def _of_verb(self, verb: int) -> Side | None:
        """The side of a verb by its auxiliaries and its own form."""
        form, lists = self._form(verb), self._dates.lists
        near = range(max(0, verb - 10), min(len(self._tokens), verb + 3))
        helpers = {self._form(place) for place in near if self._tokens[place].head == verb and self._is_helper(place)}
        if "to" in helpers:
            return self._of_governor_of_infinitive(verb)
        if helpers & self._dates.future or helpers & lists["modals"]:
            return "future"
        if helpers & self._dates.past or helpers & lists["perfect"]:
            return "past"
        if helpers & lists["before_a_passive"]:
            return "future" if form.endswith("ing") else None
        token = self._tokens[verb]
        if form in self._dates.future:
            return "future"
        if token.pos != "VERB" or token.relation.startswith(_PARTICIPIAL):
            return None
        if form in self._dates.past or form.endswith(_PLAIN_PAST_ENDINGS):
            return "past"
        # *passes to Romania on 1 January*: a plan. *says on Tuesday* is a report.
        return "future" if not helpers and form.endswith("s") and form not in lists["saying"] else None

    def _of_governor_of_infinitive(self, verb: int) -> Side | None:
        """*plans to meet*, *is expected to meet*: ahead; *managed to meet*: nobody knows from here."""
        head = self._tokens[verb].head
        if head < 0:
            return None
        form = self._form(head)
        return "future" if form in self._dates.future or form in self._dates.lists["future_before_to"] else None

    def _is_time(self, place: int) -> bool:
        form = self._form(place)
        return form[:1].isdigit() or form.rstrip(".") in self._dates.words

    def _is_helper(self, place: int) -> bool:
        token = self._tokens[place]
        return token.relation.startswith(("aux", "cop")) or (token.relation == "mark" and token.pos == "PART")

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
                side = self._of_form(place, governs_ahead=places is before)
                if side:
                    return side
        return None

    def _sentence_about(self, offset: int) -> tuple[int, int]:
        place = bisect_right(self._sentence_starts, offset) - 1
        if place < 0:
            return 0, self._words[-1].end
        sentence = self._sentences[place]
        return sentence.start, max(sentence.end, offset + 1)

    def _of_form(self, place: int, *, governs_ahead: bool = True) -> Side | None:
        """The side a word tells of what stands behind it; of what stands before it, *agreed to meet* tells the past."""
        form = self._words[place].form
        before, after = follow(self._words, place, -1), follow(self._words, place, 1)
        if form in self._dates.lists["future_before_to"] and after in ("to", "for"):
            past = form.endswith(_PLAIN_PAST_ENDINGS) and before not in self._dates.lists["before_a_passive"]
            return "past" if past and not governs_ahead else "future"
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
