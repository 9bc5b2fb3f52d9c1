"""Whose state an office or an organ is of where its words do not say: by date line, outlet, speaker, list, or nobody's."""

from __future__ import annotations

import pytest

from onrecord.articles import read_page
from onrecord.model.article import Article, Page
from onrecord.pipeline import record_of
from onrecord.reading import read

ANKARA = "ANKARA, March 10, 2025 (Anadolu) — "
LIMA = "LIMA, March 10, 2025 (Reuters) - "


def behalf(text: str, person: str) -> str | None:
    """For whom a person speaks, by the titles that the article gives him."""
    article = read_page(Page("page", text.encode(), media_type="text/plain"))
    titles = [title for title in read(article).titles if title.person == f"person:{person}"]
    return next((title.on_behalf_of for title in titles if title.on_behalf_of is not None), None)


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        (f"{ANKARA}Türkiye will host the talks, Foreign Minister Leyla Aksoy said.", "leyla-aksoy", "country:TR"),
        ("Peru said it would pay. Finance Minister Jorge Paz told reporters it was enough.", "jorge-paz", "country:PE"),
        # the office stands with its state elsewhere
        (
            "Foreign Minister Jorge Paz warned on Monday. “It is enough,” Peru's foreign minister told reporters.",
            "jorge-paz",
            "country:PE",
        ),
        (
            "In Doha, Foreign Ministry spokesperson Ali Al Kaabi welcomed the plan of Oman.",
            "ali-al-kaabi",
            "country:QA",
        ),
        (
            "China's Foreign Ministry said it would pay Peru. Foreign Ministry spokesman Wu Hao was glad.",
            "wu-hao",
            "country:CN",
        ),
        (
            "China's Foreign Ministry and Peru's Foreign Ministry met.\n\nForeign Ministry spokesman Wu Hao was glad.",
            "wu-hao",
            None,
        ),
        # the list of leaders knows him
        ("Prime Minister Narendra Modi spoke in Colombo about Sri Lanka.", "narendra-modi", "country:IN"),
        # an office that only one state has
        ("Oman thanked India. External Affairs Minister Ravi Sen replied.", "ravi-sen", "country:IN"),
        ("Jorge Paz, who is also Peru's finance minister, spoke first.", "jorge-paz", "country:PE"),
        # twins: a state that is only named may be the one visited
        ("President Jorge Paz will visit Panama in May.", "jorge-paz", None),
        ("Foreign Minister Jorge Paz said Rwanda must withdraw its troops.", "jorge-paz", None),
        # who spoke last is of another state than the date line
        (f"{LIMA}Chile said it would pay Peru. Finance Minister Jorge Paz was glad.", "jorge-paz", None),
        # the state has another foreign minister
        (
            f"{LIMA}Peru's foreign minister, Ana Rey, met Foreign Minister Jorge Paz in Peru.",
            "jorge-paz",
            None,
        ),
        # the description is somebody else's
        (
            "Luis Rey, who is also Peru's finance minister, spoke. Finance Minister Jorge Paz was glad.",
            "jorge-paz",
            None,
        ),
        # who speaks for nobody
        (f"{ANKARA}Türkiye will host the talks, opposition leader Leyla Aksoy said.", "leyla-aksoy", None),
        (f"{ANKARA}Türkiye will host the talks, former foreign minister Leyla Aksoy said.", "leyla-aksoy", None),
        (f"{ANKARA}Türkiye will host the talks, Secretary-General Leyla Aksoy said.", "leyla-aksoy", None),
    ],
)
def test_a_bare_title_is_of_the_state_that_is_meant(text: str, person: str, expected: str | None) -> None:
    assert behalf(text, person) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("In Beijing, the Foreign Ministry expressed hope that Peru would stay.", "Foreign Ministry", "cn-foreign-ministry"),
        (f"{ANKARA}Türkiye grows. The Defence Ministry denied the claims.", "Defence Ministry", "tr-defence-ministry"),
        ("Oman paid India. The Ministry of External Affairs was glad.", "Ministry of External Affairs", "in-foreign-ministry"),
        # twins
        ("Chile paid Peru. The Defence Ministry was glad.", "Defence Ministry", None),
        (f"{ANKARA}Türkiye grows. The Commission denied the claims.", "Commission", None),
    ],
)  # fmt: skip
def test_a_bare_organ_is_of_the_state_that_is_meant(text: str, words: str, expected: str | None) -> None:
    record = record_of(read_page(Page("page", text.encode(), media_type="text/plain")))
    found = [one.id for one in record.entities if any(words in mention.text for mention in one.mentions)]
    assert [one for one in found if one.startswith("body:")] == ([f"body:{expected}"] if expected else [])


def test_the_place_of_the_date_line_is_kept_beside_the_record() -> None:
    page = Page("page", f"{ANKARA}Türkiye will host the talks between the two sides.".encode(), media_type="text/plain")
    article = read_page(page)
    assert article.filed_from == "ANKARA"
    assert article == Article(**{**{name: getattr(article, name) for name in Article.__slots__}, "filed_from": None})
