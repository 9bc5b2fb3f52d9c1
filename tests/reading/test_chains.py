"""Chains of reference inside an article: whom *he*, *the minister* and *the country* stand for, and when for nobody."""

from __future__ import annotations

import pytest

from onrecord import world
from onrecord.lang import load
from onrecord.model.article import Article
from onrecord.reading import read


def chain(text: str, words: str) -> str | None:
    """Whom the first of ``words`` in square brackets stands for, by the end of its id."""
    start = text.index(f"[{words}]")
    plain = text.replace("[", "").replace("]", "")
    reading = read(Article(id="a", source="a", text=plain, language="en"))
    found = [m.entity for m in reading.mentions if (m.start, m.end) == (start, start + len(words))]
    return found[0].partition(":")[2] if found else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Poland's spokesman Jan Nowak said the foreign minister, Adam Lis, would begin [his] visit.",
            "his",
            "adam-lis",
        ),
        ("Adam Lis called Viktor Orlov to congratulate [him] on the vote.", "him", "viktor-orlov"),
        ("Adam Lis came to Rome. His Italian counterpart Marco Rossi met [him] at noon.", "him", "adam-lis"),
        ("One of them is Anna Berg, a lawyer. [She] said the law was old.", "She", "anna-berg"),
        # twins: grammar leaves them open, the nearer subject has them
        ("Adam Lis met Viktor Orlov. [He] said the talks were useful.", "He", "adam-lis"),
        ("Jan Nowak said [he] would begin a visit.", "he", "jan-nowak"),
    ],
)
def test_pronouns_keep_the_bounds_of_grammar(text: str, words: str, expected: str) -> None:
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kenyan Foreign Minister John Otieno received his Danish counterpart Lars Holm, who is on a visit to [the country].", "the country", "KE"),
        ("Danish Foreign Minister Lars Holm arrived in Nairobi on Monday. He will tour [the country] for a week.", "the country", "KE"),
        ("Iran has observer status in the SCO. In 2008, [the country] applied for full membership.", "the country", "IR"),
        ("Serbia is in talks.\n\nCroatia's Prime Minister Ivan Babic said the accession crowned [the country]'s efforts.", "the country", "HR"),
        ("Danish minister Lars Holm flew to Malta. He praised [the island nation].", "the island nation", "MT"),
        ("Georgia and Poland signed a treaty. [The Caucasus republic] will open an embassy.", "The Caucasus republic", "GE"),
        ("Poland met Denmark. [The Balkan republic] was absent.", "The Balkan republic", None),
        ("Denmark and Poland were there. It is [the country] that joins first.", "the country", None),
        ("Denmark was named [the country] of the year.", "the country", None),
    ],
)  # fmt: skip
def test_the_country_is_that_of_the_story(text: str, words: str, expected: str | None) -> None:
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Philippines' Foreign Affairs Secretary Jose Cruz spoke. [The minister] left.", "The minister", "jose-cruz"),
        ("India's Foreign Secretary Arun Rao will call on [the Foreign Minister] on Monday.", "the Foreign Minister", None),
        ("Foreign Minister Adam Lis met [the foreign minister] of Malta.", "the foreign minister", None),
        ("Denmark's Foreign Minister Lars Holm spoke first. [The Danish minister] then left.", "The Danish minister", "lars-holm"),
        ("Denmark's Foreign Minister Lars Holm spoke first. [The ministers] then left.", "The ministers", None),
        ("Irish Prime Minister Sean Burke came to Skopje. [The Taoiseach] praised the reforms.", "The Taoiseach", "sean-burke"),
    ],
)  # fmt: skip
def test_descriptions_of_office_holders(text: str, words: str, expected: str | None) -> None:
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Mali left ECOWAS in January. The army fought Islamic State. [The bloc] regretted it.", "The bloc", "ecowas"),
        ("ECOWAS met in Accra. [The international community] was watching.", "The international community", None),
        ("The African Union met in Accra. [The union] was watching.", "The union", "african-union"),
    ],
)
def test_descriptions_of_organisations(text: str, words: str, expected: str | None) -> None:
    assert chain(text, words) == expected


def test_our_country_is_the_speakers() -> None:
    text = 'Danish Foreign Minister Lars Holm met Adam Lis. "[our country] will stay," Holm said.'
    assert chain(text, "our country") == "DK"


def test_regions_hold_countries_of_the_world() -> None:
    codes = {country.id.removeprefix("country:") for country in world.load().countries}
    for name, kind in load("en").reference.regions.items():
        assert kind <= codes, name


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # the lead goes before the name
        ("Peru will pay, [the finance minister] said.\n\nFinance Minister Jorge Paz spoke in Lima.", "the finance minister", "jorge-paz"),
        ("Peru will pay, [the finance minister] said.\n\nForeign Minister Jorge Paz spoke in Lima.", "the finance minister", None),
        # whose letter it is
        ("Luis Rey read from a letter by Jorge Paz in which [he] warns of delays.", "he", "jorge-paz"),
        # a woman is no spokesman
        ("Anna Rey, Peru's spokeswoman, left. [The spokesman] said it was late.", "The spokesman", None),
        # somebody without an office stands nearer
        ("Peru's foreign minister, Ana Rey, left. Laura Gil preferred irony. It was late, [the diplomat] said.", "the diplomat", None),
        # who is quoted has a minister of his own
        (
            "Peru's fisheries minister, Ana Rey, left.\n\nIt rained.\n\nLuis Paz, a fisherman, was angry. “[The minister] came in May,” he said.",
            "The minister",
            None,
        ),
        # a paper without a name lies nearer
        ("The ministry of Peru is silent. I have a letter. [It] says the road is closed.", "It", None),
    ],
)  # fmt: skip
def test_who_is_described_stands_near_and_fits(text: str, words: str, expected: str | None) -> None:
    assert chain(text, words) == expected
