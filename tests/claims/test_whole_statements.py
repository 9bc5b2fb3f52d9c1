"""Who said what, where only a text of several paragraphs shows it."""

from __future__ import annotations

import pytest

from onrecord.model.article import Article
from onrecord.model.claims import Statement
from onrecord.pipeline import record_of

Said = list[tuple[str | None, str]]


def statements(text: str) -> tuple[Statement, ...]:
    record = record_of(Article(id="0123456789abcdef", source="test", text=text, language="en", published="2024-05-14"))
    for statement in record.statements:
        for part in statement.content:
            assert text[part.start : part.end] == part.text
    return record.statements


def said(text: str) -> Said:
    return [
        (None if one.speaker is None else one.speaker.entity or "?", one.content[0].text) for one in statements(text)
    ]


LABELLED = (
    "Ahead of the water conference, Trend spoke to Uzbek Deputy Prime Minister Jamshid Rasulov about dams.\n\n"
    "Q.: Will the dam leave your farmers without water?\n\n"
    "A.: It will not, if we agree on the filling.\n\n"
    "Q.: Who pays for it?\n\n"
    "A.: Whoever drinks pays."
)


def test_answers_are_statements_and_questions_are_none() -> None:
    assert said(LABELLED) == [
        ("person:jamshid-rasulov", "It will not, if we agree on the filling"),
        ("person:jamshid-rasulov", "Whoever drinks pays"),
    ]


UNLABELLED = (
    "Sweden's ambassador to Georgia, Annika Berg, spoke to Interpress about the mountains.\n\n"
    "What surprised you most?\n\n"
    "The bread. We counted thirty kinds.\n\n"
    "When will the agency open its office?\n\n"
    "In March, if the building is ready.\n\n"
    "The ambassador has climbed Kazbek twice."
)


def test_questions_without_labels_have_answers_too() -> None:
    assert said(UNLABELLED) == [
        ("person:annika-berg", "The bread. We counted thirty kinds"),
        ("person:annika-berg", "In March, if the building is ready"),
    ]


BRIEFING = (
    "Call with the press\n\n"
    "Moderator:  Good day from Quito. I am Pilar Mena, who runs this room. With us is Hugo Andrade, Director General "
    "for Fisheries at the Ministry of Production of Ecuador.\n\n"
    "Director General Andrade:  Thank you, Pilar. Ecuador has counted its boats.\n\n"
    "QUESTION: When will Peru count its own?\n\n"
    "DIRECTOR GENERAL ANDRADE: We hope that Peru will follow by June.\n\n"
    "QUESTION (Ana Ruiz, El Faro): Has Chile been asked?\n\n"
    "MR. ANDRADE: No. Chile has never been asked."
)


def test_who_leads_a_briefing_is_nobody_named_and_who_asks_says_nothing() -> None:
    assert said(BRIEFING) == [
        (
            "?",
            "Good day from Quito. I am Pilar Mena, who runs this room. With us is Hugo Andrade, Director General "
            "for Fisheries at the Ministry of Production of Ecuador",
        ),
        ("person:hugo-andrade", "Thank you, Pilar. Ecuador has counted its boats"),
        ("person:hugo-andrade", "We hope that Peru will follow by June"),
        ("person:hugo-andrade", "No. Chile has never been asked"),
    ]


def test_labels_that_open_lines_are_labels_too() -> None:
    text = (
        "Reporter: Will the ferry sail?\nMR. OKORO: It will, on Monday.\n"
        "Reporter 2: Who says so?\nMR. OKORO: I do.\n\nSpokesman Chidi Okoro spoke in Abuja."
    )
    assert said(text) == [("person:chidi-okoro", "It will, on Monday"), ("person:chidi-okoro", "I do")]


def test_two_who_answer_keep_their_own_words() -> None:
    text = (
        "Operator: The line is open.\n\nAMBASSADOR LINDA BERG: Norway will pay its share.\n\n"
        "MINISTER JOAO PINTO: Angola will pay nothing."
    )
    assert said(text)[1:] == [
        ("person:linda-berg", "Norway will pay its share"),
        ("person:joao-pinto", "Angola will pay nothing"),
    ]


def test_a_note_before_a_report_is_no_label() -> None:
    text = "Note: the ferry will sail.\n\nCorrection: Minister Joao Pinto said the port was open."
    assert said(text) == [("person:joao-pinto", "the port was open")]


def test_a_question_in_a_report_makes_no_interview() -> None:
    text = "Sweden's ambassador, Annika Berg, arrived in Tbilisi.\n\nWho pays for the road?\n\nNobody in town knew on Monday."
    assert said(text) == []


def test_an_outlet_that_quotes_a_man_and_the_man() -> None:
    outer, inner = statements("The budget is ready, Premier Luka Maric was quoted as saying by Tanjug.")
    assert (outer.speaker and outer.speaker.entity, outer.according_to) == ("outlet:tanjug", None)
    assert (inner.speaker and inner.speaker.entity, inner.according_to) == ("person:luka-maric", outer.id)
    assert outer.content == inner.content


def test_i_inside_his_words_is_he() -> None:
    text = '"It is late. I promised to light forty lamps," Minister Farrukh Azizov told reporters.'
    outer, inner = statements(text)
    assert inner.according_to == outer.id
    assert inner.speaker is not None
    assert (inner.speaker.text, inner.speaker.entity) == ("I", "person:farrukh-azizov")


@pytest.mark.parametrize(
    ("named", "who"),
    [
        ("Ms Rahman", "person:shirin-rahman"),
        ("Mr Rahman", "person:rafiq-rahman"),
        ("Rahman", "?"),
    ],
)
def test_two_of_one_surname(named: str, who: str) -> None:
    text = f"Rafiq Rahman and Shirin Rahman met in Dhaka.\n\n{named} said the wells were dry."
    assert said(text) == [(who, "the wells were dry")]


def test_a_quotation_alone_in_its_paragraph_is_his_who_spoke() -> None:
    text = 'Minister Anna Berg said the port would close.\n\n"There is no other way. We have tried them all."'
    assert said(text) == [
        ("person:anna-berg", "the port would close"),
        ("person:anna-berg", '"There is no other way. We have tried them all."'),
    ]


def test_a_quotation_alone_is_nobodys_where_two_have_spoken() -> None:
    text = (
        "Minister Anna Berg said the port would close. Mayor Bo Larsen said it would not.\n\n"
        '"There is no other way. We have tried them all."'
    )
    assert [one for one, _ in said(text)] == ["person:anna-berg", "person:bo-larsen"]


def test_what_was_to_come_goes_on_until_the_first_fact() -> None:
    text = (
        "Envoy Nandini Rao said two hundred lorries had been cleared. No driver would need a visa. "
        "Behind her stood a queue."
    )
    assert said(text)[-1] == ("person:nandini-rao", "No driver would need a visa")


def test_a_ministry_is_that_of_its_own_country() -> None:
    text = (
        "A spokesman for the Nigerian Ministry of Foreign Affairs was silent.\n\n"
        "The two sides signed a memorandum, the South African ministry said."
    )
    assert [one for one, _ in said(text)] == ["?"]


def test_the_ministers_country_is_found_in_the_article() -> None:
    text = (
        "Georgia will stay, the country's Minister for European Integration, Tamar Lomidze, said.\n\n"
        "“We will remain one,” Lomidze said."
    )
    first = statements(text)[0]
    assert first.speaker is not None
    assert first.speaker.entity == "person:tamar-lomidze"
    assert first.speaker.office is not None
    assert not first.speaker.office.startswith("Country's")


def test_a_place_before_a_quoted_report_is_no_content() -> None:
    text = 'From Sanaa, Abdul Karim, the chief negotiator, was cited by Tanjug as describing the talks as "cold air".'
    assert said(text) == [
        ("outlet:tanjug", 'the talks as "cold air"'),
        ("person:abdul-karim", 'the talks as "cold air"'),
    ]


def test_an_answer_that_thinks_is_one_statement() -> None:
    text = (
        "Envoy Nino Kiria spoke to The Harbour Post about her book.\n\n"
        "Q: Was it hard?\n\nA: They told me the truth. I thought that was honest.\n\n"
        "Q: May I print it?\n\nN.K.: You may."
    )
    assert [one for one in said(text) if one[1].startswith(("that", "was"))] == []
    assert said(text)[-1] == ("person:nino-kiria", "You may")


def test_it_is_nobody_that_its_own_words_name() -> None:
    text = (
        "Kenya's foreign ministry said on Monday that the talks had been frank.\n\n"
        "The leaders spoke of the drought, the India-China standoff at the border and the price of wheat, it added."
    )
    assert {who for who, words in said(text) if words.startswith(("The leaders", "the talks"))} == {
        "body:ke-foreign-ministry"
    }


def test_what_somebody_is_reported_to_have_told_another() -> None:
    text = (
        "In a call, Omar Haddad told Ana Lima that Kenya would be happy to work with other countries to ensure the "
        "success of the next summit, Kenya's foreign ministry said in a statement."
    )
    assert said(text)[-1] == (
        "person:omar-haddad",
        "Kenya would be happy to work with other countries to ensure the success of the next summit",
    )
    assert said(text)[0][0] == "body:ke-foreign-ministry"
    assert said(text)[0][1].endswith("Omar Haddad told Ana Lima that " + said(text)[-1][1])


def test_according_to_two_with_their_offices() -> None:
    text = (
        "According to both Foreign Minister Ana Lima and the commissioner for trade, Jan Novak, the two countries meet "
        "the criteria."
    )
    (one,) = statements(text)
    assert one.content[0].text == "the two countries meet the criteria"
    assert one.speaker is not None
    assert (one.speaker.entity, [other.entity for other in one.co_speakers]) == (
        "person:ana-lima",
        ["person:jan-novak"],
    )


def test_who_was_told_says_nothing() -> None:
    text = "The envoys were handed the notes and told that they must leave within a week."
    assert said(text) == []


def test_a_lone_adverb_is_no_part_of_what_is_said() -> None:
    text = "Furthermore, Ana Lima said, the ports will stay open until the end of the year."
    assert said(text) == [("person:ana-lima", "the ports will stay open until the end of the year")]
