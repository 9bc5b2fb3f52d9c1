"""What goes wrong with a source, in one line."""

from __future__ import annotations


class SourceError(Exception):
    """A source that gives no article, and why.

    ``str()`` is one line, ``SOURCE: REASON``, fit for a terminal whatever the source is called.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{one_line(self.source)}: {one_line(self.reason)}"


def one_line(words: str, longest: int = 300) -> str:
    """``words`` with every control character and line break made visible or blank, cut to ``longest`` characters."""
    plain = "".join(char if char.isprintable() else " " for char in words)
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"
