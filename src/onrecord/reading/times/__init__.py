"""Expressions of time: found, and resolved to TIMEX3 values and EDTF dates."""

from onrecord.reading.times.finder import find_times

__all__ = ["find_times"]
