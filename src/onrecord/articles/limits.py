"""How much a source may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one source."""

    max_bytes: int = 10_000_000
    """The largest page that is read, in bytes, after decompression."""
    timeout: float = 20.0
    """Seconds from the first look-up to the last byte, redirects included."""
    redirects: int = 5
    """How many redirects are followed."""
    allow_private: bool = False
    """Whether addresses that are not on the public internet may be asked; for tests and house networks."""
    user_agent: str = "onrecord/0.1 (+https://pypi.org/project/onrecord/)"

    def too_large(self) -> str:
        """The reason to give for a source over ``max_bytes``."""
        return f"is larger than {self.max_bytes / 1_000_000:g} MB"
