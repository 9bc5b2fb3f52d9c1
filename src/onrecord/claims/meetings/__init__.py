"""Meetings: summits, ministerials, sessions, talks, visits, calls, conferences; held, planned, put off."""

from onrecord.claims.meetings.finding import find_meetings

__all__ = ["find_meetings"]
