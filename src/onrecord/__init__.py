"""onrecord reads diplomatic and political news and keeps the record.

>>> import onrecord
>>> record = onrecord.read("article.txt")  # doctest: +SKIP
>>> [statement.speaker.text for statement in record.statements if statement.speaker]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.articles import SourceError
    from onrecord.bulk import Failure, read_many
    from onrecord.model.plain import record_as_plain
    from onrecord.model.record import Record
    from onrecord.pipeline import read

__all__ = ["Failure", "Record", "SourceError", "__version__", "read", "read_many", "record_as_plain"]
__version__ = "0.1.0"

_HOMES = {
    "Failure": "onrecord.bulk",
    "Record": "onrecord.model.record",
    "SourceError": "onrecord.articles",
    "read": "onrecord.pipeline",
    "read_many": "onrecord.bulk",
    "record_as_plain": "onrecord.model.plain",
}


def __getattr__(name: str) -> object:
    """The public names, loaded on first use: importing onrecord costs nothing."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)
