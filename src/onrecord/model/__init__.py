"""The nouns: frozen, slotted dataclasses that every room shares; standard library only."""
