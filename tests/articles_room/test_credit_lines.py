"""Lines that credit somebody, and lines that only look so."""

import pytest

from onrecord.articles.credit_lines import credit_line, photo_credit

CREDITS = [
    ("By Nino Beridze", ("byline", "Nino Beridze")),
    ("BY NINO BERIDZE", ("byline", "NINO BERIDZE")),
    ("by Nino Beridze, Tbilisi", ("byline", "Nino Beridze, Tbilisi")),
    ("Reported by Jean d'Almeida and Anna van der Berg", ("byline", "Jean d'Almeida and Anna van der Berg")),
    ("Author: Əli Quliyev", ("byline", "Əli Quliyev")),
    ("By Xinhua writers Li Min, Wang Hao", ("byline", "Li Min, Wang Hao")),
    ("(Reporting by A. Name in Riga; Editing by B. Name)", ("byline", "A. Name in Riga")),
    ("Additional reporting by A. Name", ("byline", "A. Name")),
    ("(Reporting by A. Name; additional reporting by C. Name; writing and editing by B. Name)", ("byline", "A. Name")),
    ("By Leman Zeynalova - Trend:", ("byline", "Leman Zeynalova - Trend")),
    ("Source: Xinhua | 2018-04-21 10:13:45 | Editor: A. Name", ("source", "Xinhua")),
    ("Source: Xinhua", ("source", "Xinhua")),
    ("Source: Ministry of Foreign Affairs.", ("source", "Ministry of Foreign Affairs.")),
    ("via: Anadolu Agency", ("source", "Anadolu Agency")),
    ("[Photo/Xinhua]", ("photo", "Xinhua]")),
    ("Photo: Reuters", ("photo", "Reuters")),
    ("Photo: Reuters.", ("photo", "Reuters.")),
    ("(Photo by A. Name/AFP)", ("photo", "A. Name/AFP)")),
    ("Photo credit: TASS", ("photo", "TASS")),
    ("Image courtesy of the Akorda", ("photo", "the Akorda")),
    ("File photo: press office", ("photo", "press office")),
]
SENTENCES = [
    "By contrast, Armenia did not sign it",
    "By 2030 Georgia will be a member",
    "By Friday the talks were over.",
    "Reported by many, denied by all.",
    "By Friday - Trend: the talks were over",
    "Reporting by the mission will end in May.",
    "Source: the minister said it was nobody.",
    "Sources said the talks had failed",
    "Photos by the agency show the damage",
    "Photo shows the minister",
    "Pictures: he said they lied.",
    "Photographs of the summit were banned.",
]


@pytest.mark.parametrize(("line", "credit"), CREDITS)
def test_credits_are_read(line: str, credit: tuple[str, str]) -> None:
    assert credit_line(line) == credit


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_credit_nobody(line: str) -> None:
    assert credit_line(line) is None


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("The minister in Tbilisi. Photo: Reuters", "Reuters"),
        ("The minister in Tbilisi (Photo by A. Name)", "A. Name)"),
        ("The minister holds a photo of the bridge", None),
        ("The minister in a photo by the bridge", None),
    ],
)
def test_captions_end_with_a_credit_or_do_not(caption: str, name: str | None) -> None:
    assert photo_credit(caption) == name
