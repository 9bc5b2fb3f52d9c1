"""Bodies read from their words: which, of whom, and what is none."""

import pytest

from onrecord.world import parse_body


@pytest.mark.parametrize(
    ("phrase", "id_", "of", "root"),
    [
        ("Azerbaijan's Foreign Ministry", "body:az-foreign-ministry", "country:AZ", "country:AZ"),
        ("the Ministry of Foreign Affairs of Azerbaijan", "body:az-foreign-ministry", "country:AZ", "country:AZ"),
        ("MFA of Azerbaijan", "body:az-foreign-ministry", "country:AZ", "country:AZ"),
        ("the Azerbaijani Ministry of Foreign Affairs", "body:az-foreign-ministry", "country:AZ", "country:AZ"),
        ("the Chinese Defence Ministry", "body:cn-defence-ministry", "country:CN", "country:CN"),
        ("Beijing's Defense Ministry", "body:cn-defence-ministry", "country:CN", "country:CN"),
        (
            *("the press service of the Ministry of Defence of Azerbaijan", "body:az-defence-ministry-press-service"),
            *("body:az-defence-ministry", "country:AZ"),
        ),
        (
            *("Azerbaijan's Foreign Ministry's press service", "body:az-foreign-ministry-press-service"),
            *("body:az-foreign-ministry", "country:AZ"),
        ),
        ("the SCO Secretariat", "body:sco-secretariat", "org:sco", "org:sco"),
        ("Secretariat of the Shanghai Cooperation Organization", "body:sco-secretariat", "org:sco", "org:sco"),
        ("the European Commission", "body:eu-european-commission", "org:eu", "org:eu"),
        ("the State Duma", "body:ru-lower-house", "country:RU", "country:RU"),
        ("Russia's State Duma", "body:ru-lower-house", "country:RU", "country:RU"),
        ("the US State Department", "body:us-foreign-ministry", "country:US", "country:US"),
        ("the Embassy of Azerbaijan in China", "body:az-embassy-cn", "country:AZ", "country:AZ"),
        ("the Chinese Embassy in Baku", "body:cn-embassy-az", "country:CN", "country:CN"),
        ("Hungary's Ministry of Foreign Affairs and Trade", "body:hu-foreign-ministry", "country:HU", "country:HU"),
        (
            "the Ministry of Investment and Foreign Trade of Uzbekistan",
            "body:uz-ministry-of-investment-and-foreign-trade",
            *("country:UZ", "country:UZ"),
        ),
        ("the Azerbaijani parliament", "body:az-parliament", "country:AZ", "country:AZ"),
        ("National Bank of Ukraine", "body:ua-central-bank", "country:UA", "country:UA"),
    ],
)  # fmt: skip
def test_bodies(phrase, id_, of, root):
    body = parse_body(phrase)
    assert (body.id, body.of, body.root) == (id_, of, root)


@pytest.mark.parametrize("phrase", ["the ministry", "the foreign ministry", "Foreign Ministry press service"])
def test_a_body_of_nobody_named_has_no_id(phrase):
    body = parse_body(phrase)
    assert (body.id, body.of, body.root) == (None, None, None)


def test_the_owner_may_be_given():
    assert parse_body("the foreign ministry", "country:AZ").id == "body:az-foreign-ministry"
    assert parse_body("the press service of the ministry of defence", "country:AZ").root == "country:AZ"
    assert parse_body("Georgia's foreign ministry", "country:AZ").id == "body:ge-foreign-ministry"


def test_a_name_that_two_bear_is_settled_by_the_owner_alone():
    assert parse_body("the Korean Foreign Ministry") is None
    assert parse_body("the Korean Foreign Ministry", "country:KR").id == "body:kr-foreign-ministry"
    assert parse_body("the Congolese army", "country:CG").id == "body:cg-army"


@pytest.mark.parametrize(
    "phrase",
    ["China", "the SCO", "Azerbaijan's goals", "the table", "", "Azerbaijan and Georgia", "the Duma of Georgia"],
)
def test_no_bodies(phrase):
    assert parse_body(phrase) is None


def test_a_ministry_and_its_namesake_abroad_are_two():
    assert parse_body("Armenia's Foreign Ministry").id != parse_body("Azerbaijan's Foreign Ministry").id


@pytest.mark.parametrize(
    ("phrase", "id_"),
    [
        ("Türkiye's Communications Directorate", "body:tr-communications-directorate"),
        ("the State Committee for National Security of Kazakhstan", "body:kz-state-committee-for-national-security"),
        ("the press service of the President of Latvia", "body:lv-presidency-press-service"),
        ("the Polish Presidential Chancellery", "body:pl-presidency"),
        ("Halk Maslahaty", "body:tm-upper-house"),
        ("the President of Latvia", None),
        ("a state committee for national security", None),
    ],
)
def test_organs_with_names_of_their_own(phrase, id_):
    body = parse_body(phrase)
    assert (body and body.id) == id_
