"""Verb phrases for claims in plain English: agreement, negation, and moods that keep a hope a hope."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.claims import Stance

_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "would"})
_PLURALS = {"is": "are", "was": "were", "has": "have"}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb phrase: as it is said of one (``became a member of``), and after *to* (``become a member of``)."""

    finite: str
    bare: str
    plural: str | None = None
    """As it is said of several, where it differs by more than *is*, *was*, *has*."""

    def said(self, *, many: bool, stance: Stance) -> str:
        """The phrase as far as the stance lets it be said; what is hoped or conditional only *would* be so."""
        be = "are" if many else "is"
        no = " not" if stance.negated else ""
        if stance.factuality == "planned":
            return f"{be}{no} to {self.bare}"
        if stance.factuality == "expected":
            return f"{be}{no} expected to {self.bare}"
        if stance.factuality in ("hoped", "proposed", "conditional"):
            return f"would{no} {self.bare}"
        return self._plain(many=many, negated=stance.negated)

    def _plain(self, *, many: bool, negated: bool) -> str:
        first, space, rest = self.finite.partition(" ")
        if first in _AUXILIARIES:
            first = _PLURALS.get(first, first) if many else first
            return f"{first}{' not' if negated else ''}{space}{rest}"
        if negated:
            present = self.plural is not None
            return f"{('do' if many else 'does') if present else 'did'} not {self.bare}"
        return self.plural if many and self.plural is not None else self.finite
