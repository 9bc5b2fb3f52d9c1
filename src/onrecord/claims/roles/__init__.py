"""Offices: who holds which, who was appointed, who left."""

from onrecord.claims.roles.finding import find_roles

__all__ = ["find_roles"]
