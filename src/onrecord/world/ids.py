"""Ids made from the names that a text writes, for whatever no registry knows."""

from __future__ import annotations

from anyascii import anyascii

__all__ = ["name_slug"]


def name_slug(name: str) -> str:
    """A name in lower-case ASCII words joined by hyphens: *Áslaug D'Arcy* gives ``aslaug-d-arcy``.

    Unlike the slugs of the registries' own names it parts a word at an apostrophe.
    """
    folded = "".join(character if character.isalnum() else " " for character in anyascii(name).lower())
    return "-".join(folded.split()) or "unnamed"
