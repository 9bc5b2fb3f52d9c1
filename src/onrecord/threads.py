"""How many processors there are to read with, and how many of them one process is to use."""

from __future__ import annotations

import os


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads_wanted() -> int:
    """What ``ONRECORD_THREADS`` says, else as many threads as `cores`."""
    told = os.environ.get("ONRECORD_THREADS", "")
    return int(told) if told.isdigit() and int(told) > 0 else cores()
