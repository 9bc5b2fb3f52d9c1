"""What can go wrong with a store, in words for whoever runs the program."""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot do what was asked."""


class StoreBusyError(StoreError):
    """Another process writes to the store and did not finish within the time one was ready to wait."""


class StoreFullError(StoreError):
    """The disk, or the room that the store may take, is full; nothing of the batch was stored."""


class NewerStoreError(StoreError):
    """The store was made by a newer onrecord than this one."""


class UnknownIdError(StoreError):
    """No article, fact or decision has this id."""


class AmbiguousIdError(StoreError):
    """A short id that begins several."""
