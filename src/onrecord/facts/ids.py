"""Ids of facts as people write them: ``f`` and thirteen letters and digits, none of which look alike (Crockford)."""

from __future__ import annotations

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 13


def fact_id(saying: int) -> str:
    """The id of the fact that a saying leads."""
    return "f" + "".join(_DIGITS[saying >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def saying_of(fact: str) -> int | None:
    """The saying that an id names; None where it is no fact's id."""
    if len(fact) != _LENGTH + 1 or fact[0] != "f" or any(letter not in _DIGITS for letter in fact[1:]):
        return None
    number = 0
    for letter in fact[1:]:
        number = number << 5 | _DIGITS.index(letter)
    return number
