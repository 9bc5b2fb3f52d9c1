"""Names found in a text: where, whose, and what only looks like one. Offsets are always compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.world import load, recognise


def found(text):
    names = recognise(text)
    for name in names:
        assert text[name.start : name.end] == name.text
    return [(name.start, name.end, name.id, name.kind) for name in names]


def ids(text):
    return [(name.text, name.id) for name in recognise(text)]


def test_every_name_of_a_sentence_with_its_place():
    text = "Azerbaijan's bid for the SCO, said Xinhua, pleased the Chinese; the Kremlin and Baku kept silent."
    assert found(text) == [
        (0, 10, "country:AZ", "country"),
        (25, 28, "org:sco", "organisation"),
        (35, 41, "outlet:xinhua-news-agency", "outlet"),
        (55, 62, "country:CN", "demonym"),
        (68, 75, "country:RU", "seat of power"),
        (80, 84, "country:AZ", "capital"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the China-proposed Belt and Road Initiative", ["country:CN", "initiative:belt-and-road-initiative"]),
        ("a US-led force and EU-Azerbaijan talks", ["country:US", "org:eu", "country:AZ"]),
        ("the U.S. and the U.K.", ["country:US", "country:GB"]),
        ("Sino-Russian trade", ["country:CN", "country:RU"]),
        ("Türkiye, Turkey and Turkiye", ["country:TR"] * 3),
        ("TURKEY’S PRESIDENT", ["country:TR"]),
        ("One Belt, One Road", ["initiative:belt-and-road-initiative"]),
        ("the Democratic Republic of Congo and the Republic of the Congo", ["country:CD", "country:CG"]),
        ("Guinea-Bissau and Papua New Guinea", ["country:GW", "country:PG"]),
        ("North Korea, South Korea", ["country:KP", "country:KR"]),
        ("St. Lucia and Washington, D.C.", ["country:LC", "country:US"]),
        ("Côte d’Ivoire and Cote d'Ivoire", ["country:CI"] * 2),
        ("the SCO Secretariat", ["body:sco-secretariat"]),
        ("Nord Stream 2 and Nord Stream", ["initiative:nord-stream-2", "initiative:nord-stream"]),
        ("the Soviet Union and Czechoslovakia", ["country:SUHH", "country:CSHH"]),
        ("Kosovo, Palestine, Taiwan, Abkhazia", ["country:XK", "country:PS", "country:TW", "country:x-abkhazia"]),
        ("Azeri officials and Azerbaijanis", ["country:AZ"] * 2),
        ("the State Duma", ["body:ru-lower-house"]),
        ("ШОС", ["org:sco"]),
        ("C5+1 and OPEC+ but OPEC", ["org:c5-1", "org:opec-plus", "org:opec"]),
    ],
)
def test_whose_names_they_are(text, expected):
    assert [name.id for name in recognise(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "the disco and the sco of it",
        "a roast turkey and polish for the jar",
        "between us and them",
        "ships in the South China Sea and the Indian Ocean",
        "a student of Georgia Tech",
        "the Paris Agreement",
        "the Indo-Pacific",
        "the Ministry of Foreign Affairs",
        "Report on the trend of today",
        "in Northern Ireland",
        "an Azerbaijanophile",
        "lost by C5-1",
        "Victoria Nuland and Stanley Fischer",
    ],
)
def test_what_only_looks_like_a_name(text):
    assert recognise(text) == ()


@pytest.mark.parametrize("text", ["Georgia", "Jordan", "Chad", "Baku", "Korean", "Congo", "Macedonia", "APA reported"])
def test_ambiguous_names_say_so(text):
    assert recognise(text)[0].ambiguous


@pytest.mark.parametrize("text", ["Azerbaijan", "SCO", "Turkey", "Chinese", "the Kremlin", "the US", "Xinhua"])
def test_clear_names_do_not(text):
    assert not recognise(text)[0].ambiguous


def test_a_name_that_several_bear_lists_them():
    (name,) = recognise("Trade with Congo fell.")
    assert {name.id, *name.others} == {"country:CD", "country:CG"}
    assert recognise("pro-Russian forces")[0].ambiguous
    assert not recognise("Russian forces")[0].ambiguous


def test_us_in_a_shouted_line_may_be_us():
    assert recognise("CHINA TELLS US TO LEAVE")[1].ambiguous
    assert not recognise("China tells the US to leave")[1].ambiguous


def test_an_outlet_named_like_a_common_word_needs_company():
    assert ids("Mammadov told Trend on Monday.") == [("Trend", "outlet:trend-news-agency")]
    assert ids("Trend reports that prices rose.") == [("Trend", "outlet:trend-news-agency")]
    assert ids("Trend lines rose.") == []
    assert recognise("APA reports that he left.")[0].kind == "outlet"


def test_a_full_stop_parts_names():
    assert ids("He was in Georgia. Today it rained.") == [("Georgia", "country:GE")]


def test_paragraphs_part_names():
    assert ids("of Belt and\n\nRoad Initiative") == []
    assert ids("of Belt and\nRoad Initiative") == [("Belt and\nRoad Initiative", "initiative:belt-and-road-initiative")]


@given(
    st.lists(st.sampled_from(["Azerbaijan", "'s ", "the ", "SCO", " ", "-", "\n\n", "Sino", "U.S.", ". ", "é", "İ"]))
)
def test_offsets_hold_and_names_do_not_overlap(pieces):
    text = "".join(pieces)
    end = 0
    for name in recognise(text):
        assert text[name.start : name.end] == name.text
        assert name.start >= end
        end = name.end


def test_every_country_and_organisation_is_found_by_its_name():
    for entity in (*load().countries, *load().organisations):
        names = recognise(entity.name)
        assert any(entity.id in (name.id, *name.others) for name in names), entity.id


def test_a_name_with_its_article_gives_way_to_a_longer_one_behind_it():
    def ids(text):
        return [(found.text, found.id) for found in recognise(text)]

    assert ids("The East African Community will meet.") == [("East African Community", "org:eac")]
    assert ids("The East African wrote that it will meet.") == [("The East African", "outlet:eastafrican")]
