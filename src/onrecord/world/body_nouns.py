"""Nouns of which the names of bodies are made, beside the kinds that ``bodies.toml`` lists."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["OFFICE_BODIES", "RANKS", "TOPIC_NOUNS"]

TOPIC_NOUNS: Mapping[str, str] = {
    "ministry": "ministry",
    "department": "ministry",
    "agency": "agency",
    "committee": "commission",
    "commission": "commission",
    "council": "council",
    "center": "institution",
    "centre": "institution",
    "chamber": "institution",
    "court": "court",
    "fund": "institution",
    "institute": "institution",
    "office": "agency",
    "service": "agency",
    "bureau": "agency",
    "directorate": "agency",
    "authority": "agency",
}
"""Nouns that with a topic of any words make a body (*Main Intelligence Directorate*), each of a kind of its own."""

OFFICE_BODIES: Mapping[str, str] = {
    "head of state": "presidency",
    "president": "presidency",
    "prime minister": "prime-ministers-office",
    "vice president": "presidency",
}
"""Heads of state and government, and the kinds of the bodies that work for them."""

RANKS = frozenset(
    "central federal general government high joint main national presidential public state supreme".split()
)
"""Words before such a noun that are part of the name: *State Committee for National Security*."""
