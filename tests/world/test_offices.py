"""Offices read from titles: what, of whom, towards whom, on whose behalf, and what became of them."""

import pytest

from onrecord.world import parse_office, parse_offices

AZ, CN = "country:AZ", "country:CN"


@pytest.mark.parametrize(
    ("title", "text", "head", "of", "behalf"),
    [
        ("President of Azerbaijan", "President of Azerbaijan", "president", AZ, AZ),
        (
            *("Spokesman of the Ministry of Foreign Affairs of Azerbaijan",) * 2,
            *("spokesperson", "body:az-foreign-ministry", AZ),
        ),
        (
            "head of Press-Service of the Ministry of Foreign Affairs of Azerbaijan",
            "Head of Press-Service of the Ministry of Foreign Affairs of Azerbaijan",
            *("head", "body:az-foreign-ministry-press-service", AZ),
        ),
        ("Chinese Foreign Minister", "Foreign Minister of China", "foreign minister", CN, CN),
        ("Minister of Foreign Affairs of China", "Minister of Foreign Affairs of China", "foreign minister", CN, CN),
        (
            *("Russian Deputy Foreign Minister", "Deputy Foreign Minister of Russia", "deputy foreign minister"),
            *("country:RU", "country:RU"),
        ),
        ("SCO Secretary-General", "Secretary-General of the SCO", "secretary general", "org:sco", "org:sco"),
        ("EU foreign policy chief", "Foreign policy chief of the EU", "foreign policy chief", "org:eu", "org:eu"),
        (
            *("US Secretary of State", "Secretary of State of the United States", "secretary of state"),
            *("country:US", "country:US"),
        ),
        (
            *("US Secretary of Defense", "Secretary of Defense of the United States", "defence secretary"),
            *("country:US", "country:US"),
        ),
        ("the Kremlin spokesman", "Spokesman of the Kremlin", "spokesperson", "country:RU", "country:RU"),
        ("Georgian opposition leader", "Opposition leader of Georgia", "opposition leader", "country:GE", None),
        ("US senator", "Senator of the United States", "lawmaker", "country:US", None),
        ("political analyst", "Political analyst", "analyst", None, None),
        ("Prime Minister", "Prime Minister", "prime minister", None, None),
        ("Foreign Ministry spokesperson", "Spokesperson of the Foreign Ministry", "spokesperson", None, None),
        (
            *("Assistant to the President of Azerbaijan",) * 2,
            *("adviser", AZ, AZ),
        ),
    ],
)
def test_offices(title, text, head, of, behalf):
    office = parse_office(title)
    assert (office.text, office.head, office.of, office.on_behalf_of) == (text, head, of, behalf)
    assert office.change == "held"


@pytest.mark.parametrize(
    ("title", "of", "to"),
    [
        ("ambassador of Azerbaijan to China", AZ, CN),
        ("Azerbaijan's ambassador to China", AZ, CN),
        ("Chinese ambassador in Baku", CN, AZ),
        ("UN Special Envoy for Syria", "org:un", "country:SY"),
        ("ambassador to China", None, CN),
        ("ambassador of China", CN, None),
    ],
)
def test_offices_towards_another(title, of, to):
    office = parse_office(title)
    assert (office.of, office.to) == (of, to)


@pytest.mark.parametrize(
    ("title", "change", "behalf"),
    [
        ("President of Azerbaijan", "held", AZ),
        ("newly elected President of Azerbaijan", "held", AZ),
        ("acting President of Azerbaijan", "acting", AZ),
        ("former President of Azerbaijan", "former", None),
        ("ex-President of Azerbaijan", "former", None),
        ("Azerbaijan's former President", "former", None),
        ("President-elect of Azerbaijan", "incoming", None),
        ("prime minister-designate of Azerbaijan", "incoming", None),
        ("incoming President of Azerbaijan", "incoming", None),
    ],
)
def test_what_became_of_an_office(title, change, behalf):
    office = parse_office(title)
    assert (office.of, office.change, office.on_behalf_of) == (AZ, change, behalf)


def test_spans_point_at_the_words():
    title = "the former US ambassador to Iraq"
    office = parse_office(title)
    assert title[slice(*office.head_span)] == "ambassador"
    assert title[slice(*office.of_span)] == "US"
    assert title[slice(*office.to_span)] == "Iraq"


def test_the_owner_may_be_given():
    assert parse_office("the president", AZ).on_behalf_of == AZ
    assert parse_office("Foreign Ministry spokesman", AZ).of == "body:az-foreign-ministry"
    assert parse_office("Georgian president", AZ).of == "country:GE"


def test_a_minister_brings_the_ministry():
    assert parse_office("Chinese Foreign Minister").body == "body:cn-foreign-ministry"
    assert parse_office("Chinese Investment Minister").body is None
    assert parse_office("Azerbaijan's ambassador to China").body == "body:az-embassy-cn"


@pytest.mark.parametrize("title", ["", "Beijing said", "the table", "Azerbaijan", "the Foreign Ministry", "he"])
def test_no_offices(title):
    assert parse_office(title) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kazakh Deputy Prime Minister - Foreign Minister", ["deputy prime minister", "foreign minister"]),
        ("Deputy Prime Minister and Foreign Minister of Kazakhstan", ["deputy prime minister", "foreign minister"]),
        ("Deputy Prime Minister, Foreign Minister of Kazakhstan", ["deputy prime minister", "foreign minister"]),
        ("Minister of Foreign Affairs and Trade of Kazakhstan", ["foreign minister"]),
        ("Kazakh Foreign and Defence Minister", ["foreign minister"]),
    ],
)
def test_several_offices_of_one_owner(title, expected):
    offices = parse_offices(title)
    assert [office.head for office in offices] == expected
    for office in offices:
        assert office.of == "country:KZ"
        head = title[slice(*office.head_span)]
        assert head.casefold() in office.text.casefold()
        assert office.of_span is None or title[slice(*office.of_span)] in ("Kazakh", "Kazakhstan")


@pytest.mark.parametrize("title", ["leader of Hamas", "Hamas leader", "director of the Institute of Tides"])
def test_an_owner_that_is_not_known_is_not_replaced(title):
    office = parse_office(title, AZ)
    assert (office.of, office.on_behalf_of) == (None, None)
    assert parse_office("director", AZ).of == AZ


def test_a_court_and_an_institute_do_not_speak_for_the_state():
    assert parse_office("spokesman of the Supreme Court of Azerbaijan").on_behalf_of is None
    assert parse_office("director of Azerbaijan's Institute of Tides").on_behalf_of is None
    assert parse_office("spokesman of the government of Azerbaijan").on_behalf_of == AZ


def test_an_office_through_another():
    assert parse_office("Azerbaijani president's chief of staff").of == AZ
    assert parse_office("Special Representative of the President of Azerbaijan for China").to == CN


@pytest.mark.parametrize(
    ("title", "text", "of", "to"),
    [
        ("Dutch MEP", "MEP", "body:eu-european-parliament", None),
        ("European Commissioner for Trade", "European Commissioner for Trade", "org:eu", None),
        ("Taoiseach", "Taoiseach", "country:IE", None),
        ("Russia's NATO envoy", "NATO envoy of Russia", "country:RU", "org:nato"),
        ("UN envoy to Yemen", "Envoy of the UN to Yemen", "org:un", "country:YE"),
        ("former London Mayor", "London Mayor", None, None),
        ("Chairman Senate", "Chairman Senate", None, None),
        ("Nigeria's army chief", "Chief of the Army of Nigeria", "body:ng-army", None),
        ("Senate chairman", "Chairman of the Senate", None, None),
    ],
)
def test_whose_an_office_can_only_be(title, text, of, to):
    office = parse_office(title)
    assert (office.text, office.of, office.to) == (text, of, to)
