"""What can go wrong with an export."""

from __future__ import annotations


class ExportError(Exception):
    """The export cannot be made."""


class MissingExtraError(ExportError):
    """The library that an export needs is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an extra: pip install 'onrecord[{extra}]'")
