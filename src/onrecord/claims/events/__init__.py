"""Events: who did what to whom, in PLOVER's types (Halterman et al. 2023)."""

from onrecord.claims.events.finding import find_events

__all__ = ["find_events"]
