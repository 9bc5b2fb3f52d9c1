"""Agreements: proposed, negotiated, initialled, signed, ratified, in force, suspended, left."""

from onrecord.claims.agreements.finding import find_agreements

__all__ = ["find_agreements"]
