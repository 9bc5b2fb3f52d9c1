"""A claim's identity: a hash of article, kind and the words in each role, not of the rule that found it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.claims.context import Context
from onrecord.model.claims import Ground
from onrecord.model.text import Span, quote

Parts = Sequence[tuple[str, Span]]


def claim_id(article: str, kind: str, parts: Parts, *values: str | None) -> str:
    """First 16 hex digits of the SHA-256 of article, kind, role spans and the claim's own values."""
    words = [article, kind, *(f"{role}:{span.start}:{span.end}" for role, span in sorted(parts))]
    words.extend("" if value is None else value for value in values)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def ground(context: Context, evidence: Span, rule: str, parts: Parts) -> Ground:
    """Where a claim stands: evidence trimmed of edge punctuation, the rule, the words in each role."""
    text = context.text
    start, end = evidence.start, evidence.end
    while start < end and (text[start].isspace() or text[start] in ',;:.—–-"”“'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:—–-"”“'):
        end -= 1
    if end > start and text[end - 1] == "." and text[start:end].rsplit(None, 1)[-1].count(".") == 1:
        end -= 1
    return Ground(evidence=quote(text, Span(start, end)), rule=rule, parts=tuple(sorted(parts, key=lambda p: p[1])))
