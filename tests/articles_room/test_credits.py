"""Credits in the text and around it."""

import pytest

from onrecord.articles.credits import in_text
from onrecord.articles.onpage import around, captions, publisher_in
from onrecord.articles.outlets import publisher_named

SENTENCE = "The two ministers met on Saturday."


@pytest.mark.parametrize(
    ("text", "words", "entity", "relation"),
    [
        (
            "News.Az reprints from Xinhua an interview.",
            "News.Az reprints from Xinhua",
            "outlet:xinhua-news-agency",
            "reprint",
        ),
        (f"{SENTENCE} TASS reports that both were glad.", "TASS reports", "outlet:tass", "report"),
        ("The two ministers met, reports TASS.", "reports TASS", "outlet:tass", "report"),
        (f"{SENTENCE} Nothing more, it said citing Reuters.", "citing Reuters", "outlet:reuters", "report"),
        (f"{SENTENCE} (Reuters)", "(Reuters)", "outlet:reuters", "reprint"),
        (f"{SENTENCE} (Reuters)\n\n{SENTENCE * 8}", "(Reuters)", "outlet:reuters", "report"),
        (f"{SENTENCE} (Reuters)\n\nThe author is our correspondent.", "(Reuters)", "outlet:reuters", "reprint"),
        (f"{SENTENCE}\n\n(With inputs from agencies)", "(With inputs from agencies)", None, "compiled"),
        (
            f"{SENTENCE}\n\nWith additional reporting from Reuters.",
            "With additional reporting from Reuters",
            "outlet:reuters",
            "report",
        ),
    ],
)
def test_credits_in_the_text_point_at_their_words(text: str, words: str, entity: str | None, relation: str) -> None:
    _, found = in_text(text)
    assert [(one.text, one.entity, one.relation) for one in found] == [(words, entity, relation)]
    assert found[0].start is not None
    assert text[found[0].start : found[0].end] == words


def test_a_reprint_names_its_publisher() -> None:
    publisher, _ = in_text("News.Az reprints from Xinhua an interview with the spokesman.")
    assert publisher == publisher_named("News.Az")


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("The ministers met, TASS reported on Monday.", [("TASS reported", "outlet:tass")]),
        ("As Reuters reported, the talks failed.", [("Reuters reported", "outlet:reuters")]),
        ("The talks failed, according to Interfax.", [("according to Interfax", "outlet:interfax")]),
        ("Azerbaijan's Trend news agency reports that.", [("Trend news agency reports", "outlet:trend-news-agency")]),
        (
            "“We go,” he said, the Tasnim news agency reported.",
            [("Tasnim news agency reported", "outlet:tasnim-news-agency")],
        ),
        (
            "Trend reports citing the ministry's website.",
            [("Trend reports", "outlet:trend-news-agency"), ("citing the ministry's website", None)],
        ),
        ("It was agreed, the ministry said, citing local media.", [("citing local media", None)]),
        ("It was first published by Eurasianet.", [("first published by Eurasianet", "outlet:eurasianet")]),
        ("The Baku Herald reports that talks failed.", [("Baku Herald reports", "outlet:baku-herald")]),
        ("The talks failed, AZERTAC informs.", [("AZERTAC informs", "outlet:azertac")]),
        ("The talks failed, the Daily Star reported on Monday.", [("Daily Star reported", "outlet:daily-star")]),
        (
            "The talks failed.\n\nThe Associated Press contributed to this report.",
            [("The Associated Press contributed to this report", "outlet:associated-press")],
        ),
        ("The talks failed. — Reuters", [("— Reuters", "outlet:reuters")]),
        (f"{SENTENCE}\n\nTASS", [("TASS", "outlet:tass")]),
        (
            f"{SENTENCE} (Xinhua/Reuters)",
            [("(Xinhua/Reuters)", "outlet:xinhua-news-agency"), ("(Xinhua/Reuters)", "outlet:reuters")],
        ),
        ("With reporting by Jane Doe in Kyiv.", [("With reporting by Jane Doe in Kyiv", "person:jane-doe")]),
    ],
)
def test_more_credits_with_their_words(text: str, credits: list[tuple[str, str | None]]) -> None:
    found = in_text(text)[1]
    assert [(one.text, one.entity) for one in found] == credits
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Azerbaijan will host the talks, according to APA.", ["outlet:apa-news-agency"]),
        ("The talks will be in Baku, APA reports.", ["outlet:apa-news-agency"]),
        ("The talks will go on, according to APA.", []),
        ("Azerbaijan and Austria will talk, according to APA.", []),
        ("Azerbaijan will talk, according to SOCAR.", []),
    ],
)
def test_an_acronym_that_several_bear_is_told_by_the_country(text: str, entities: list[str]) -> None:
    assert [one.entity for one in in_text(text)[1]] == entities


def test_what_a_contributor_gives_makes_a_compiled_text() -> None:
    _, found = in_text(f"{SENTENCE}\n\nReuters and Jane Doe contributed to this report.")
    assert [(one.entity, one.relation) for one in found] == [
        ("outlet:reuters", "compiled"),
        ("person:jane-doe", "byline"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters contributed to the fund.",
        "The ministers contributed to this report.",
        "The ministry informs citizens.",
        "The Daily mood reported on was dark.",
    ],
)
def test_who_only_seems_to_have_had_a_hand_in_it(text: str) -> None:
    assert in_text(text)[1] == ()


def test_several_agencies_make_a_compiled_text() -> None:
    found = in_text(f"{SENTENCE}\n\n(With inputs from Reuters, AFP and agencies)")[1]
    assert [(one.name, one.relation) for one in found] == [
        ("Reuters", "compiled"),
        ("AFP", "compiled"),
        ("agencies", "compiled"),
    ]


def test_what_an_outlet_reported_counts_early_and_is_background_later() -> None:
    early = "\n\n".join([SENTENCE, "Reuters reported that both were glad.", SENTENCE, SENTENCE])
    late = "\n\n".join([SENTENCE, SENTENCE, SENTENCE, "Reuters reported that both were glad."])
    assert [one.name for one in in_text(early)[1]] == ["Reuters"]
    assert in_text(late)[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "Reuters could not independently verify the claim.",
        "He said so in an interview with Xinhua.",
        "According to Reuters calculations, trade grew.",
        "He worked for Agence France-Presse (AFP).",
        "The annual Trend reports were good.",
        "Reports by Reuters said so.",
        "Sputnik reports from the ground differ.",
        "The ministry (Reuters was told) kept silent.",
        "The Commission reports that trade grew.",
        "The minister told Xinhua that trade grew.",
        "He came with files from the ministry and left.",
        "Nothing was said with reference to Kazakhstan.",
    ],
)
def test_sentences_credit_nobody(text: str) -> None:
    assert in_text(text) == (None, ())


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("By Nino Beridze and Tamar Lomidze in Tbilisi", ["person:nino-beridze", "person:tamar-lomidze"]),
        ("By AFP", ["outlet:agence-france-presse"]),
        ("Source: Example Daily", ["outlet:example-daily"]),
        ("Source: Ministry of Foreign Affairs of Azerbaijan", ["body:az-foreign-ministry"]),
        ("Photo: Example Studio", [None]),
    ],
)
def test_who_a_line_means(line: str, credits: list[str | None]) -> None:
    assert [one.entity for one in around([line])] == credits


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2023 The Caucasus Courier. All rights reserved.", "The Caucasus Courier"),
        ("Copyright 2019-2023 News.Az", "News.Az"),
        ("(c) Example Daily, 2020", "Example Daily"),
        ("© 2023 All rights reserved", None),
        ("The copyright law of Georgia was changed.", None),
    ],
)
def test_copyright_lines_name_the_publisher(line: str, name: str | None) -> None:
    found = publisher_in([line])
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("The minister in Tbilisi. (AP Photo/John Doe)", "AP"),
        ("The minister in Tbilisi. REUTERS/John Doe", "REUTERS"),
        ("The minister in Tbilisi © AFP", "AFP"),
        ("The minister in Tbilisi. Credit: TASS", "TASS"),
        ("The minister in Tbilisi (Xinhua)", "Xinhua"),
        ("The ministers of Georgia and Ukraine in Tbilisi", None),
        ("The leaders of the bloc (EAEU)", None),
    ],
)
def test_how_captions_end(caption: str, name: str | None) -> None:
    assert [one.name for one in captions([caption])] == ([] if name is None else [name])


def test_credits_around_the_text_have_no_place_in_it() -> None:
    found = around(["By Nino Beridze", "Source: TASS", "Photo: Reuters", "By  AFP", "Share", "By noon it was over."])
    assert [(one.name, one.entity, one.relation, one.start) for one in found] == [
        ("Nino Beridze", "person:nino-beridze", "byline", None),
        ("TASS", "outlet:tass", "reprint", None),
        ("Reuters", "outlet:reuters", "photo", None),
        ("AFP", "outlet:agence-france-presse", "reprint", None),
    ]


def test_captions_credit_their_photographer() -> None:
    found = captions(["The minister in Tbilisi. Photo: Reuters", "By Nino Beridze", "The bridge at night"])
    assert [(one.name, one.relation) for one in found] == [("Reuters", "photo")]
