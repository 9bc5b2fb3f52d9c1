"""The record: a store of many articles, append-only, in SQLite or PostgreSQL."""

from onrecord.store.answers import Size
from onrecord.store.asks import Known, Quoted, SayingQuery, StatementQuery, Witnessed
from onrecord.store.errors import (
    AmbiguousIdError,
    NewerStoreError,
    StoreBusyError,
    StoreError,
    StoreFullError,
    UnknownIdError,
)
from onrecord.store.prepare import Prepared, prepare
from onrecord.store.store import Kept, Store
from onrecord.store.writer import Added

__all__ = [
    "Added",
    "AmbiguousIdError",
    "Kept",
    "Known",
    "NewerStoreError",
    "Prepared",
    "Quoted",
    "SayingQuery",
    "Size",
    "StatementQuery",
    "Store",
    "StoreBusyError",
    "StoreError",
    "StoreFullError",
    "UnknownIdError",
    "Witnessed",
    "prepare",
]
