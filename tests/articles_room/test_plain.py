"""Plain texts: paragraphs, headline, date line, and what goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.plain import Plain, clean

LEAD = "The ministers of six states met in Tashkent on Friday and agreed on a road map for transit."
BODY = "They will meet again in Bishkek, the host said."


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert clean(f"{LEAD}\n\n\n{BODY}\n") == Plain((LEAD, BODY), None, None, ())


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    assert clean(f"{LEAD}\n{BODY}").paragraphs == (LEAD, BODY)


def test_lines_wrapped_at_a_width_are_joined() -> None:
    wrapped = (
        "The ministers of six states met in Tashkent on Friday\n"
        "and agreed on a road map for the transit of goods by\n"
        "rail, which they hope to sign when they meet again in\n"
        "Bishkek.\n\n"
        f"{BODY}"
    )
    assert clean(wrapped).paragraphs == (wrapped.partition("\n\n")[0].replace("\n", " "), BODY)


def test_short_lines_of_one_block_are_not_joined() -> None:
    assert clean(f"Kazakhstan joined.\nUzbekistan did not.\n\n{BODY}").paragraphs == (
        "Kazakhstan joined.",
        "Uzbekistan did not.",
        BODY,
    )


def test_a_headline_is_no_paragraph() -> None:
    found = clean(f"Six states agree on transit\n\n{LEAD}\n\n{BODY}")
    assert (found.title, found.paragraphs) == ("Six states agree on transit", (LEAD, BODY))


def test_the_line_below_a_headline_goes_with_it() -> None:
    deck = "Road map for railways to be signed in Bishkek later this year"
    found = clean(f"Six states agree on transit\n\n{deck}\n\n{LEAD}")
    assert (found.title, found.paragraphs, found.removed) == ("Six states agree on transit", (LEAD,), (deck,))


def test_a_first_sentence_is_no_headline() -> None:
    assert clean(f"Six states agree on transit.\n\n{LEAD}").title is None


def test_a_source_line_may_carry_the_date() -> None:
    line = "Source: Xinhua | 2018-04-21 10:13:45 | Editor: A. Name"
    found = clean(f"{line}\n\n{LEAD}\n\n{BODY}")
    assert (found.date, found.paragraphs, found.removed) == ("2018-04-21", (LEAD, BODY), (line,))
    assert clean(f"Photo: Reuters, 2018-04-20\n\n{LEAD}\n\n{BODY}").date is None


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    found = clean(f"Six states agree on transit\n\nTashkent, June 15, AZERTAC\n\n{LEAD}\n\n{BODY}")
    assert (found.title, found.paragraphs) == ("Six states agree on transit", (LEAD, BODY))
    assert found.dateline is not None
    assert (found.dateline.agency, found.dateline.month_day) == ("AZERTAC", "06-15")
    below = f"{LEAD}\n\n{BODY}\n\n{LEAD}\n\nTashkent, June 15, AZERTAC\n\n{BODY}"
    assert clean(below).dateline is None


def test_a_text_without_full_stops_keeps_all_its_lines() -> None:
    lines = tuple(f"Point {n} of the declaration that the members of the group adopted" for n in "ABCDE")
    assert clean("\n\n".join(lines)).paragraphs == lines


def test_a_page_may_have_its_headline_elsewhere() -> None:
    found = clean(f"Six states agree on transit\n\n{LEAD}", headed=False)
    assert (found.title, found.paragraphs) == (None, ("Six states agree on transit", LEAD))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (" date 2018-04-21 + ↺ − 16 px", "2018-04-21"),
        ("21 April 2018", "2018-04-21"),
        ("April 21, 2018, 10:32 (UTC+04:00)", "2018-04-21"),
        ("Published: Sat, 21 Apr 2018 10:32 GMT", "2018-04-21"),
        ("21.04.2018 | 10:32", "2018-04-21"),
        ("Updated 2018/04/21 3 p.m.", "2018-04-21"),
        ("Sat 21 Apr 2018 10.05 BST", "2018-04-21"),
        ("Apr 21, 2018, 02:05 PM (Baku time)", "2018-04-21"),
        ("First published on 2018-04-21T10:05:33+04:00", "2018-04-21"),
        ("Time: 2018-04-21 10:05 Views: 123", "2018-04-21"),
        ("Last updated: April 22, 2018 | Published: April 21, 2018", "2018-04-21"),
        ("April 21, 2018 10:05, updated April 22, 2018 11:20", "2018-04-21"),
    ],
)
def test_a_date_line_dates_the_text_and_goes(line: str, day: str) -> None:
    found = clean(f"{line}\n\n{LEAD}\n\n{BODY}")
    assert (found.date, found.paragraphs, found.removed) == (day, (LEAD, BODY), (line.strip(),))


@pytest.mark.parametrize(
    "sentence",
    [
        "On 21 April 2018 Azerbaijan applied.",
        "The treaty of 21 April 2018",
        "21 April 2018 was a Saturday.",
        "In April 2018 10 states signed.",
    ],
)
def test_a_sentence_with_a_date_stays_and_dates_nothing(sentence: str) -> None:
    found = clean(f"{LEAD}\n\n{sentence}\n\n{BODY}")
    assert (found.date, found.paragraphs) == (None, (LEAD, sentence, BODY))


def test_the_first_date_line_counts_and_all_go() -> None:
    found = clean(f"21 April 2018\n\nUpdated: 23 April 2018\n\n{LEAD}")
    assert (found.date, found.paragraphs) == ("2018-04-21", (LEAD,))


def test_furniture_in_a_block_goes_line_by_line() -> None:
    found = clean(f"By Nino Beridze\nFacebook | Twitter\n{LEAD}\nRead also: Border closed\n\n{BODY}\nTags: rail")
    assert found.paragraphs == (LEAD, BODY)
    assert found.removed == ("By Nino Beridze", "Facebook | Twitter", "Read also: Border closed", "Tags: rail")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=400))
def test_words_are_kept_or_taken_off_whole_and_never_made(text: str) -> None:
    found = clean(text)
    given_words = sorted(text.split())
    kept = [*found.paragraphs, *found.removed, *([found.title] if found.title else [])]
    assert sorted(" ".join(kept).split()) == given_words
    assert all(paragraph and paragraph == paragraph.strip() for paragraph in found.paragraphs)


def test_links_below_their_heading_go_with_it() -> None:
    found = clean(f"{LEAD}\n\nRelated news\n\nEmbassy opens in Riga\n\nAirport closed by fog\n\n{BODY}")
    assert found.paragraphs == (LEAD, BODY)


def test_sentences_below_a_heading_over_links_stay() -> None:
    assert clean(f"{LEAD}\n\nRead also\n\n{BODY}").paragraphs == (LEAD, BODY)


def test_section_names_over_the_text_go() -> None:
    found = clean(f"World\n\nPolitics\n\nSix states agree on transit\n\n{LEAD}")
    assert (found.title, found.paragraphs) == ("Six states agree on transit", (LEAD,))
    assert clean(f"World leaders met\n\n{LEAD}").title == "World leaders met"
