"""How sure the text is of a claim, and who answers for it: said is not so.

The clause brings polarity and mood; the statement in whose content it stands brings the voice and, where its cue
colours all it reports (*hoped*, *denied*), the colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.context import Context
from onrecord.model.claims import Factuality, Manner, Stance, Statement, weaker
from onrecord.model.reading import Clause
from onrecord.model.text import Span, quote

_COLOURS: dict[Manner, Factuality] = {
    "hope": "hoped",
    "want": "hoped",
    "demand": "hoped",
    "ask": "hoped",
    "expect": "expected",
    "propose": "proposed",
    "promise": "planned",
    "deny": "denied",
}


class Stances:
    """Tells the stance of a clause among one article's statements."""

    __slots__ = ("_context", "_statements")

    def __init__(self, context: Context, statements: Sequence[Statement]) -> None:
        self._context = context
        self._statements = statements

    def of(self, clause: Clause, *, mood: Factuality | None = None, negated: bool | None = None) -> Stance:
        """The stance of a clause; ``mood`` and ``negated`` where the claim's own words settle them."""
        voice = self.voice(clause.predicate_span)
        factuality = clause.mood if mood is None else mood
        if voice is not None:
            factuality = self._coloured(voice, clause, factuality)
        condition = None if clause.condition is None else quote(self._context.text, clause.condition)
        if condition is not None and factuality in ("asserted", "planned", "expected"):
            factuality = "conditional"
        return Stance(
            factuality=factuality,
            negated=clause.negated if negated is None else negated,
            condition=condition,
            according_to=None if voice is None else voice.id,
        )

    def voice(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds these words: of an outlet and the man it quotes, the man's."""
        holding = [
            statement for statement in self._statements if any(part.span.contains(span) for part in statement.content)
        ]
        outer = {statement.according_to for statement in holding}
        return min(holding, key=lambda s: (sum(len(p.span) for p in s.content), s.id in outer), default=None)

    def _coloured(self, voice: Statement, clause: Clause, factuality: Factuality) -> Factuality:
        """A cue that hopes or denies colours the clause it governs, which alone may be the whole content."""
        if voice.cue is None or len(voice.content) != 1 or clause.link in ("relative", "apposition", "participle"):
            return factuality
        cue_verb = self._context.language.reporting.verbs
        lemma = next(
            (other.predicate for other in self._context.clauses_in(voice.cue.span) if other.predicate in cue_verb),
            None,
        )
        manner = cue_verb[lemma].manner if lemma is not None else voice.manner
        colour = _COLOURS.get(manner)
        if colour is None:
            return factuality
        return weaker(factuality, colour)
