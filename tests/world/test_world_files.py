"""The data files: complete, well formed, and compiled."""

from importlib.metadata import version

import pytest

from onrecord.world import country, load, outlet, outlet_by_domain, outlet_by_name
from onrecord.world.compiled import FILE, FOLDER, compile_world, dump, parse
from onrecord.world.office_sources import read_bodies, read_offices
from onrecord.world.sources import WorldDataError, read_countries, read_initiatives, read_outlets

HINT = "run scripts/compile_world.py"


@pytest.fixture(scope="module")
def compiled():
    return dump(compile_world())


def test_the_compiled_file_is_not_stale(compiled):
    assert (FOLDER / FILE).read_text(encoding="utf-8") == compiled, HINT


def test_the_compiled_file_gives_the_world_back(compiled):
    assert parse(compiled) == load(), HINT
    assert dump(parse(compiled)) == compiled


def test_all_of_iso_3166_and_the_usual_others():
    codes = [one.iso2 for one in load().countries if one.iso2]
    assert len(codes) == 250  # 249 and Kosovo
    assert {one.kind for one in load().countries} == {
        *("state", "territory", "contested", "de facto", "autonomous", "former")
    }  # fmt: skip
    assert (country("AZ").iso3, country("AZ").cow, country("AZ").wikidata) == ("AZE", "373", "Q227")
    assert (country("FR").iso3, country("XK").cow) == ("FRA", "347")
    soviet = country("country:SUHH")
    assert (soviet.since, soviet.until, soviet.cow) == ("1922-12-30", "1991-12-26", "365")


def test_every_state_has_what_news_write_of_it():
    for one in load().countries:
        if one.kind == "state":
            assert one.cow or one.id == "country:VA", one.id
            assert one.wikidata, one.id
            if one.id not in ("country:MC", "country:SM", "country:SG", "country:VA"):  # the city is the state
                assert one.capital, one.id


def test_no_two_states_share_a_number():
    numbers = [one.cow for one in load().countries if one.cow and one.kind != "former"]
    assert len(numbers) == len(set(numbers))


def test_outlets_agencies_and_initiatives_are_many():
    assert len(load().outlets) >= 400
    assert sum(one.agency for one in load().outlets) >= 100
    assert len(load().initiatives) >= 50


def test_former_states_have_ended_and_others_have_not():
    for one in load().countries:
        if one.kind == "former":
            assert one.until is not None
        if one.kind == "state":
            assert one.until is None


@pytest.mark.parametrize(
    ("host", "id_"),
    [
        ("news.az", "outlet:news-az"),
        ("www.news.az", "outlet:news-az"),
        ("en.trend.az:443", "outlet:trend-news-agency"),
        ("WWW.XINHUANET.COM", "outlet:xinhua-news-agency"),
        ("english.ahram.org.eg", "outlet:ahram-online"),
        ("ahram.org.eg", "outlet:al-ahram"),
    ],
)
def test_outlet_by_domain(host, id_):
    assert outlet_by_domain(host).id == id_


@pytest.mark.parametrize("host", ["example.com", "az", "notnews.az", ""])
def test_no_outlet_by_domain(host):
    assert outlet_by_domain(host) is None


def test_outlet_by_name():
    assert outlet_by_name("the New York Times").id == "outlet:new-york-times"
    assert outlet_by_name("XINHUA").id == "outlet:xinhua-news-agency"
    assert outlet_by_name("APA") is None
    assert outlet_by_name("APA", "country:AZ").id == "outlet:apa-news-agency"
    assert outlet_by_name("APA", "country:AT").id == "outlet:austria-press-agency"
    assert outlet_by_name("The Unheard Of") is None


@pytest.mark.parametrize(
    "id_",
    [
        *("outlet:xinhua-news-agency", "outlet:reuters", "outlet:agence-france-presse", "outlet:associated-press"),
        *("outlet:tass", "outlet:ria-novosti", "outlet:interfax", "outlet:anadolu-agency", "outlet:azertac"),
        *("outlet:kazinform", "outlet:belta", "outlet:ukrinform", "outlet:yonhap-news-agency", "outlet:kyodo-news"),
    ],
)
def test_agencies_are_agencies(id_):
    assert outlet(id_).agency


def test_publishers_are_not():
    assert not outlet("outlet:news-az").agency
    assert not outlet("outlet:guardian").agency


# Every mistake is an error that names the line, and the same file without it is read.
COUNTRY = '[[country]]\nid = "country:AZ"\niso2 = "AZ"\nname = "Azerbaijan"\naliases = ["A", "B"]\n'
OUTLET = '[[outlet]]\nid = "outlet:a"\nname = "A"\ndomains = ["a.az"]\n'
INITIATIVE = '[[initiative]]\nid = "initiative:a"\nname = "A"\nkind = "corridor"\nsource = "https://a.org/a"\n'
BODIES = '[[body]]\nid = "embassy"\nname = "embassy"\nkind = "embassy"\nwords = ["embassy"]\n'
OFFICES = '[[office]]\nhead = "president"\nwords = ["president"]\n'


@pytest.mark.parametrize(
    ("read", "text", "wrong", "line"),
    [
        (read_countries, COUNTRY, ('"A", "B"', '"B", "A"'), 5),
        (read_countries, COUNTRY, ("name =", "nmae ="), 4),
        (read_countries, COUNTRY, ('iso2 = "AZ"', 'iso2 = "AM"'), 2),
        (lambda p: read_outlets(p, ()), OUTLET, ("a.az", "www.a.az"), 4),
        (lambda p: read_outlets(p, ()), OUTLET, ("domains", 'country = "country:XX"\ndomains'), 4),
        (lambda p: read_outlets(p, ()), OUTLET, ('"A"', '"A"\nambiguous = ["C"]'), 4),
        (lambda p: read_initiatives(p, frozenset()), INITIATIVE, ("corridor", "dream"), 4),
        (lambda p: read_initiatives(p, frozenset()), INITIATIVE, ("source", 'proposers = ["org:no"]\nsource'), 5),
        (lambda p: read_bodies(p, frozenset()), BODIES, ('kind = "embassy"', 'kind = "palace"'), 4),
        (lambda p: read_offices(p, frozenset()), OFFICES, ("words", 'implies = "no"\nwords'), 3),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, read, text, wrong, line):
    file = tmp_path / "some.toml"
    file.write_text(text, encoding="utf-8")
    assert read(file)
    file.write_text(text.replace(*wrong), encoding="utf-8")
    with pytest.raises(WorldDataError) as caught:
        read(file)
    assert (caught.value.file, caught.value.line) == (file, line)


def test_two_outlets_do_not_share_a_name_unmarked(tmp_path):
    file = tmp_path / "outlets.toml"
    other = '\n[[outlet]]\nid = "outlet:b"\nname = "A"\n'
    file.write_text(OUTLET + other, encoding="utf-8")
    with pytest.raises(WorldDataError, match="both call it ambiguous"):
        read_outlets(file, ())
    marked = 'name = "A"\nambiguous = ["A"]'
    file.write_text((OUTLET + other).replace('name = "A"', marked), encoding="utf-8")
    assert len(read_outlets(file, ())) == 2


def test_the_package_is_installed():
    assert version("onrecord")
