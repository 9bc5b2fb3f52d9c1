"""Datelines of every agency's making, and beginnings of sentences that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.datelines import dateline, dateline_alone

SENTENCE = "The leaders of six states met on Saturday."


@pytest.mark.parametrize(
    ("line", "agency", "day"),
    [
        ("BEIJING, June 9 (Xinhua) -- ", "Xinhua", None),
        ("PRETORIA, Nov. 14, 2024 (Xinhua) -- ", "Xinhua", "2024-11-14"),
        ("KUWAIT, June 9, 2018 (KUNA) -- ", "KUNA", "2018-06-09"),
        ("UNITED NATIONS, June 9 (Xinhua) -- ", "Xinhua", None),
        ("RIO DE JANEIRO, June 9 (Xinhua) -- ", "Xinhua", None),
        ("BAKU, Azerbaijan, April 21. Trend: ", "Trend", None),
        ("BAKU, Azerbaijan, April 21. /Trend/ ", "Trend", None),
        ("Azerbaijan, Baku, 21 April / Trend / ", "Trend", None),
        ("Baku, April 21 (AZERTAC). ", "AZERTAC", None),
        ("MOSCOW, June 9. /TASS/. ", "TASS", None),
        ("MOSCOW, June 9 /TASS/. ", "TASS", None),
        ("ST. PETERSBURG, June 9. /TASS/. ", "TASS", None),
        ("ASTANA, 9 June 2017 (TASS) — ", "TASS", "2017-06-09"),
        ("ASTANA. KAZINFORM – ", "KAZINFORM", None),
        ("YEREVAN, 9 JUNE, ARMENPRESS. ", "ARMENPRESS", None),
        ("DUSHANBE, 09.06.2018 (Avesta) - ", "Avesta", "2018-06-09"),
        ("Bishkek (AKIpress) - ", "AKIpress", None),
        ("New Delhi [India], May 15 (ANI): ", "ANI", None),
        ("New Delhi (AFP) – ", "AFP", None),
        ("Washington, D.C. (AFP) - ", "AFP", None),
        ("LONDON/PARIS (Reuters) – ", "Reuters", None),
        ("KYIV, Ukraine (AP) — ", "AP", None),
        ("(Reuters) - ", "Reuters", None),
        ("HARARE (Example Wire) -- ", "Example Wire", None),
        ("ABU DHABI, 9th June, 2018 (WAM) -- ", "WAM", "2018-06-09"),
        ("BAKU, Azerbaijan, June 15. ", None, None),
        ("Baku, June 15. ", None, None),
        ("Baku, 15 June 2018. ", None, "2018-06-15"),
        ("HANOI, March 5 -- ", None, None),
        ("BRUSSELS — ", None, None),
        ("UNITED NATIONS - ", None, None),
        ("Rabat – ", None, None),
        ("MANILA, Philippines — ", None, None),
        ("Suva, Fiji – ", None, None),
        ("BRIDGETOWN, Barbados, CMC – ", "CMC", None),
        ("Tehran, IRNA – ", "IRNA", None),
        ("Damascus, SANA- ", "SANA", None),
        ("Baghdad / INA - ", "INA", None),
        ("ASTANA. KAZINFORM ", "KAZINFORM", None),
        ("Baku. 11 July. APA. ", "APA", None),
        ("Baku, July 11, AZERTAC ", "AZERTAC", None),
        ("Baku. July 11. REPORT.AZ/ ", "REPORT.AZ", None),
        ("BISHKEK, July 11 - /Kabar/. ", "Kabar", None),
        ("CAIRO - 11 July 2023: ", None, "2023-07-11"),
        ("Port Moresby: 11 July 2023 - ", None, "2023-07-11"),
        ("ISLAMABAD, Aug 20 (APP):", "APP", None),
        (
            "ISLAMABAD, (Example Point / Other Point News - 20th Aug, 2020 ) :",
            "Example Point / Other Point News",
            "2020-08-20",
        ),
        ("MOSCOW (Example News / Sputnik - 05th March, 2020) ", "Example News / Sputnik", "2020-03-05"),
        ("Riyadh, 21 Dhu al-Hijjah 1444 / July 9, 2023, SPA -- ", "SPA", "2023-07-09"),
    ],
)
def test_datelines(line: str, agency: str | None, day: str | None) -> None:
    found = dateline(line + SENTENCE)
    assert found is not None
    assert (found.length, found.agency, found.day) == (len(line), agency, day)


@pytest.mark.parametrize(
    ("line", "month_day"),
    [
        ("BEIJING, June 9 (Xinhua) -- ", "06-09"),
        ("Baku, 9 June. ", "06-09"),
        ("MOSCOW, Feb. 29. /TASS/. ", "02-29"),
        ("PARIS, June 9, 2018 (AFP) - ", None),
        ("BRUSSELS (AP) — ", None),
    ],
)
def test_a_day_without_its_year(line: str, month_day: str | None) -> None:
    found = dateline(line + SENTENCE)
    assert found is not None
    assert found.month_day == month_day


@pytest.mark.parametrize(
    ("line", "agency", "day", "month_day"),
    [
        ("Baku, Azerbaijan, June 15", None, None, "06-15"),
        ("Baku, June 9, AZERTAC", "AZERTAC", None, "06-09"),
        ("BRUSSELS, 12 June 2018", None, "2018-06-12", None),
        ("Minsk, 9 June 2018 (BelTA)", "BelTA", "2018-06-09", None),
        ("MOSCOW, June 9. /TASS/.", "TASS", None, "06-09"),
        ("AFP, ADDIS ABABA", "AFP", None, None),
        ("ANKARA", None, None, None),
    ],
)
def test_a_dateline_on_its_own_line(line: str, agency: str | None, day: str | None, month_day: str | None) -> None:
    found = dateline_alone(line)
    assert found is not None
    assert (found.agency, found.day, found.month_day) == (agency, day, month_day)


@pytest.mark.parametrize(
    "line",
    [
        "Summit Declaration, 12 June 2017",
        "Ilham Aliyev, June 9",
        "Baku, Azerbaijan",
        "Ankara",
        "REUTERS",
        "AFP, Addis Ababa and Reuters",
        "COMMENT, ADDIS ABABA",
        "Baku, June 9, was calm",
        "Baku hosts summit, June 9, Ganja",
        "Moscow, June 9: talks open",
    ],
)
def test_a_line_that_is_no_dateline(line: str) -> None:
    assert dateline_alone(line) is None


@pytest.mark.parametrize(
    "paragraph",
    [
        SENTENCE,
        "Shanghai Cooperation Organization (SCO) members met on Saturday.",
        "Azerbaijan (a dialogue partner) was invited.",
        "Xinhua (Reuters did not) reported the meeting.",
        "(A dialogue partner) it was called.",
        "The Commission (EEC) said so.",
        "The Ministry (Reuters) - no answer came.",
        "SCO (Reuters) said.",
        "BRICS (Brazil, Russia, India) met.",
        "In June 2018, Baku (Azerbaijan) hosted the talks.",
        "NATO — an alliance of 32 states — said so.",
        "EU - China summit opens.",
        "Georgia, Moldova and Ukraine — the trio — agreed.",
        "PARIS, June 9, 2015 was a day to remember.",
        "Baku. Trend reports that the talks were held.",
        "Moscow, Reuters reports, is ready.",
        "Hajiyev, Xinhua: he said so.",
        "On June 9, Xinhua said so.",
        "President Ilham Aliyev, April 21, said so.",
        "Paris Agreement (COP21) is in force.",
        "Beijing – an ally of Moscow – said so.",
        "Minsk – Moscow's ally – said so.",
        "Rabat, Morocco — the host — said so.",
        "Rabat, Tunis — Both capitals said so.",
        "Tehran, IRNA said, is ready.",
        "Astana Kazinform reported it.",
        "UNITED NATIONS troops left.",
    ],
)
def test_a_beginning_that_is_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph) is None


@given(st.text())
def test_a_dateline_lies_within_its_paragraph(paragraph: str) -> None:
    found = dateline(paragraph)
    assert found is None or 0 < found.length <= len(paragraph)
