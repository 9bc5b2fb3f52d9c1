"""Ids of facts as people write them: ``f`` and thirteen letters and digits, none of which look alike (Crockford)."""

from __future__ import annotations

import base64

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 13
_FROM_RFC_4648 = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _DIGITS.encode())


def fact_id(saying: int) -> str:
    """The id of the fact that a saying leads."""
    return "f" + base64.b32encode(saying.to_bytes(10, "big")).translate(_FROM_RFC_4648)[-_LENGTH:].decode()


def saying_of(fact: str) -> int | None:
    """The saying that an id names; None where it is no fact's id."""
    if len(fact) != _LENGTH + 1 or fact[0] != "f" or any(letter not in _DIGITS for letter in fact[1:]):
        return None
    number = 0
    for letter in fact[1:]:
        number = number << 5 | _DIGITS.index(letter)
    return number
