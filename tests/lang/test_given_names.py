"""What a name says of *he* and *she*."""

from __future__ import annotations

import pytest

from onrecord.lang.given_names import given_names


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Annalena Berg", "female"),
        ("Jean-Claude Roux", "male"),
        ("Jean Roux", None),
        ("Sergei Petrov", "male"),
        ("Aigul Akhmetova", "female"),
        ("Gloria", "female"),
        ("Akhmetova", "female"),
        ("Wu Jianfeng", None),
        ("Nova", None),
        ("Kim Ova", None),
    ],
)
def test_the_gender_a_name_tells(name: str, gender: str | None) -> None:
    assert given_names("en").gender(name) == gender


def test_no_name_is_both() -> None:
    names = given_names("en")
    assert not names.female & names.male
