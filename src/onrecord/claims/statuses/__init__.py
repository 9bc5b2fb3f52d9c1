"""Standing in organisations: held, gained, lost, sought, refused."""

from onrecord.claims.statuses.finding import find_statuses

__all__ = ["find_statuses"]
