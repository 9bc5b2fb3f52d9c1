"""What becomes of a meeting: held, under way, planned, put off, called off, proposed; by its verb or its date."""

from __future__ import annotations

from onrecord.claims.meetings.draft import Telling
from onrecord.claims.meetings.text import Lines
from onrecord.lang.meetings import MeetingWords
from onrecord.model.claims import Factuality, MeetingState
from onrecord.model.reading import Clause

_OFF = frozenset({"postponed", "cancelled", "declined"})
_NEAR = 8
"""Days for which what began is still under way, where no end is told."""


class States:
    """Tells states by an article's clauses and its day."""

    __slots__ = ("_lines", "_published", "_words")

    def __init__(self, lines: Lines, words: MeetingWords, published: str | None) -> None:
        self._lines = lines
        self._words = words
        self._published = published

    def told(self, clause: Clause, said: MeetingState, when: str | None) -> Telling | None:
        """What a verb of meeting makes of it; None where it tells of no single meeting."""
        if self._words.stopping.search(self._lines.before(clause.predicate_span.start, 40)):
            return None
        due = self.due(clause)
        would = self._would(clause)
        if self._is_denied(clause):
            return Telling(
                clause, "planned" if due is not None or would or clause.tense == "future" else said, "denied"
            )
        if said in _OFF:
            ahead = clause.tense == "future" or due is not None or would
            had_to = self._words.had_to.search(self._lines.before(clause.predicate_span.start)) is not None
            return Telling(clause, said, "planned" if ahead else "asserted" if had_to else None)
        if due is not None or would:
            mood: Factuality = due or "planned"
            if clause.mood in ("hoped", "proposed", "denied"):
                mood = clause.mood
            return Telling(clause, "planned", mood)
        if clause.mood == "denied":
            return Telling(clause, "planned" if clause.tense == "future" or self.is_infinitive(clause) else said)
        if said != "proposed" and clause.mood in ("proposed", "hoped") and self._is_by_the_way(clause, when):
            return Telling(clause, said, "asserted")
        if said == "proposed" or clause.mood in ("proposed", "hoped"):
            return Telling(clause, "proposed", "proposed" if clause.mood in ("asserted", "planned") else None)
        if clause.mood == "conditional":
            return Telling(clause, "proposed")
        if said == "planned":
            return Telling(clause, "planned", "planned" if clause.mood == "asserted" else None)
        if clause.tense == "future" or clause.mood == "planned":
            return Telling(clause, "planned", "planned")
        if clause.mood == "expected":
            return Telling(clause, "planned")
        return self._asserted(clause, said, when)

    def _asserted(self, clause: Clause, said: MeetingState, when: str | None) -> Telling | None:
        word = self._lines.context.words(clause.predicate_span).lower()
        present = clause.tense == "present" and not clause.perfect and not self.is_infinitive(clause)
        if present and said == "held" and clause.predicate in self._words.ending and self.is_near(when):
            return Telling(clause, "under way")  # *winds up on Saturday*
        if (self.is_infinitive(clause) and not self.is_past(when)) or self.is_after(when):
            return Telling(clause, "planned", "planned")
        if clause.tense == "present" and not clause.perfect:
            soon = self.is_past(when) and self.is_near(when) and not clause.passive and not word.endswith("ing")
            if soon:  # *gather on Sunday*: the one that comes
                return Telling(clause, "planned", "planned")
            headline = when is None and said == "held" and not word.endswith("ing")
            if headline and clause.predicate in {*self._words.acts, "arrive", "visit"}:
                return Telling(clause, said)  # the present of headlines
            leads = clause.predicate in self._words.chairing
            ends = clause.predicate in self._words.ending and (when is None or self.covers(when) or self.is_near(when))
            if ends and said == "held":
                return Telling(clause, "under way")
            if said == "under way" or word.endswith("ing") or clause.passive or leads:
                return Telling(clause, "under way")
            return Telling(clause, "planned", "planned") if when is None or self.covers(when) else Telling(clause, said)
        if said == "under way":
            return Telling(clause, "under way" if self.is_near(when) else "held")
        return Telling(clause, said)

    def passing(self, clause: Clause, main: Clause | None, when: str | None, *, before: bool) -> Telling | None:
        """What a meeting is that is only the place or time of something else: *at the summit in Ufa in 2015*."""
        ahead = Telling(clause, "planned", "planned", False, told=False)
        held = Telling(clause, "held", "asserted", False, told=False)
        if when is not None and self.is_after(when):
            return ahead
        if when is not None and self.is_past(when):
            return held
        if main is None:
            return ahead if before else held if when is not None else None
        is_past = main.tense == "past" or main.perfect or (main.tense == "none" and main.mood == "asserted")
        if before:
            dates = [one.edtf for one in main.whens if one.edtf is not None]
            return held if any(self.is_past(date) for date in dates) and is_past else ahead
        if (
            main.tense == "future"
            or main.mood in ("planned", "expected", "hoped", "proposed")
            or self.due(main)
            or self._would(main)
        ):
            return ahead
        if is_past and not self.is_infinitive(main):
            return held
        return None

    def due(self, clause: Clause) -> Factuality | None:
        """*is to*, *was due to*, *are expected to* before a verb: how sure that makes it."""
        lead = self._lines.before(clause.predicate_span.start)
        match = self._words.due.search(lead)
        if match is None or (clause.tense == "future" and match["word"] is None):
            return None
        return "expected" if match["word"] in self._words.expected else "planned"

    def is_infinitive(self, clause: Clause) -> bool:
        """Whether *to* stands before the verb."""
        return clause.tense == "none" and self._lines.before(clause.predicate_span.start).rstrip().endswith(
            (" to", " to be")
        )

    def _is_denied(self, clause: Clause) -> bool:
        """*denied reports that they had met*."""
        context = self._lines.context
        noun = context.parent(clause)
        verb = None if noun is None or noun.form != "nominal" else context.parent(noun)
        if noun is None or verb is None or verb.negated:
            return False
        return noun.predicate in self._words.hearsay and verb.predicate in self._words.denying

    def _is_by_the_way(self, clause: Clause, when: str | None) -> bool:
        """*want to deal with the Forum, ending their gathering on Thursday*: no wish, whatever it hangs on."""
        word = self._lines.context.words(clause.predicate_span).lower()
        lead = self._lines.before(clause.predicate_span.start, 3)
        if clause.tense == "past" and self.is_past(when):
            return True  # *asked for help before the summit began on Saturday*
        return (
            word.endswith("ing")
            and lead.endswith(", ")
            and when is not None
            and (self.is_past(when) or self.covers(when))
        )

    def _would(self, clause: Clause) -> bool:
        """*said the summit would be held*: what was to come when it was said."""
        lead = self._lines.before(clause.predicate_span.start, 30)
        return clause.condition is None and self._words.would.search(lead) is not None

    # Against the day of the article

    def is_past(self, when: str | None) -> bool:
        """Whether a date lies wholly before the day of the article."""
        return self._side(when) < 0

    def is_after(self, when: str | None) -> bool:
        """Whether a date lies wholly after the day of the article."""
        return self._side(when) > 0

    def covers(self, when: str) -> bool:
        """Whether a date may be the day of the article."""
        return self._side(when) == 0

    def _side(self, when: str | None) -> int:
        if when is None or self._published is None:
            return 0
        low, _, high = when.partition("/")
        high = low if not when.count("/") or not high[:4].isdigit() else high
        if not low[:4].isdigit() or not high[:4].isdigit():
            return 0
        if _cut(high, self._published) < _cut(self._published, high):
            return -1
        if _cut(low, self._published) > _cut(self._published, low):
            return 1
        return 0

    def is_near(self, when: str | None) -> bool:
        """Whether what began then may still go on on the day of the article."""
        if when is None or self._published is None or len(when) < 10 or len(self._published) < 10:
            return not self.is_past(when) or self._published is None
        return abs(_days(self._published) - _days(when[-10:])) <= _NEAR


def _cut(date: str, other: str) -> str:
    """A date as precise as the other at most; a season or half year by its year alone."""
    date = date if date[5:7] <= "12" else date[:4]
    other = other if other[5:7] <= "12" else other[:4]
    return date[: min(len(date), len(other))]


def _days(date: str) -> int:
    year, month, day = (int(part) if part.isdigit() else 1 for part in date[:10].split("-"))
    return year * 365 + month * 30 + day
