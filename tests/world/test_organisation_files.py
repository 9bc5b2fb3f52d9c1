"""The organisations' files: facts that were checked by hand, and a named line for each kind of mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import onrecord.world.organisations as module
from onrecord.world.organisations import (
    Organisation,
    Rung,
    WorldDataError,
    as_plain,
    from_plain,
    load_organisations,
)

FOLDER = Path(module.__file__).parent / "organisations"
BODIES = {body.id: body for body in load_organisations(FOLDER)}


def body(slug: str) -> Organisation:
    return BODIES[f"org:{slug}"]


def rung(slug: str, status: str) -> Rung:
    return next(one for one in body(slug).rungs if one.status == status)


# ---- every file --------------------------------------------------------------------------------------------------


def test_there_are_enough_bodies_one_a_file() -> None:
    assert len(BODIES) >= 120
    assert len(BODIES) == len(list(FOLDER.glob("*.toml")))


def test_they_come_sorted() -> None:
    assert list(BODIES) == sorted(BODIES)


@pytest.mark.parametrize("one", BODIES.values(), ids=BODIES.keys())
def test_each_body_and_each_rung_has_a_source(one: Organisation) -> None:
    assert one.sources
    assert all(source.startswith(("https://", "http://")) for source in one.sources)
    assert all(step.source.startswith(("https://", "http://")) for step in one.rungs)


@pytest.mark.parametrize("one", BODIES.values(), ids=BODIES.keys())
def test_lists_are_sorted_without_doubles(one: Organisation) -> None:
    lists = [one.aliases, one.foreign, one.ambiguous, one.members_word]
    lists += [names for organ in one.organs for names in (organ.aliases, organ.ambiguous)]
    lists += [office.aliases for office in one.offices]
    assert all(list(values) == sorted(set(values)) for values in lists)
    assert len(set(one.spellings)) == len(one.spellings)


@pytest.mark.parametrize("one", BODIES.values(), ids=BODIES.keys())
def test_a_spelling_has_no_odd_space_and_no_leading_article(one: Organisation) -> None:
    for spelling in one.spellings:
        assert spelling == " ".join(spelling.split())
        assert not spelling.startswith(("the ", "The "))


@pytest.mark.parametrize("one", BODIES.values(), ids=BODIES.keys())
def test_each_ladder_names_its_rungs_once_in_the_singular_and_says_what_they_give(one: Organisation) -> None:
    names = [name for step in one.rungs for name in step.names]
    assert len(set(names)) == len(names)
    assert all(step.gives for step in one.rungs)
    assert [step.order for step in one.rungs] == sorted(step.order for step in one.rungs)
    assert one.rungs[0].order == 1
    assert not any(name.endswith(("states", "members", "partners", "observers", "countries")) for name in names)


@pytest.mark.parametrize("one", BODIES.values(), ids=BODIES.keys())
def test_plain_data_comes_back_the_same(one: Organisation) -> None:
    assert from_plain(json.loads(json.dumps(as_plain(one)))) == one


def test_plain_data_leaves_out_what_is_at_its_default() -> None:
    plain = as_plain(body("opec-plus"))
    assert plain["formal"] is False
    assert "acronym" not in plain
    assert "ended" not in plain


def test_one_spelling_is_claimed_twice_only_where_both_call_it_ambiguous() -> None:
    owners: dict[str, list[Organisation]] = {}
    for one in BODIES.values():
        for spelling in one.spellings:
            owners.setdefault(spelling, []).append(one)
    shared = {spelling: bodies for spelling, bodies in owners.items() if len(bodies) > 1}
    assert {"CEI", "IOC", "ISA"} <= shared.keys()
    assert all(one.is_ambiguous(spelling) for spelling, bodies in shared.items() for one in bodies)


def test_no_wikidata_item_stands_for_two_bodies() -> None:
    items = [one.wikidata for one in BODIES.values() if one.wikidata]
    assert len(items) > 100
    assert len(set(items)) == len(items)


# ---- facts checked by hand ---------------------------------------------------------------------------------------


def test_the_sco_merged_observer_and_dialogue_partner_in_2025() -> None:
    partner = rung("sco", "SCO partner")
    assert partner.since == "2025-09-01"
    assert partner.until is None
    for status in ("observer", "dialogue partner"):
        assert rung("sco", status).until == "2025-09-01"
        assert rung("sco", status).replaced_by == "SCO partner"
    assert rung("sco", "observer").since == "2004-06-17"
    assert rung("sco", "dialogue partner").since == "2008-08-28"
    assert rung("sco", "member").until is None
    assert rung("sco", "member").order < partner.order < rung("sco", "dialogue partner").order
    assert body("sco").seat == "Beijing"
    assert {"ШОС", "ShOS"} <= set(body("sco").foreign)


def test_brics_has_partner_countries_since_kazan() -> None:
    assert rung("brics", "partner").since == "2024-10-23"
    assert rung("brics", "member").since == "2009-06-16"
    assert body("brics").formal is False


def test_the_economic_union_is_not_the_economic_community() -> None:
    union, community = body("eaeu"), body("eurasec")
    assert community.successor == union.id
    assert (community.ended, union.founded) == ("2015-01-01", "2015-01-01")
    assert not {name.casefold() for name in union.spellings} & {name.casefold() for name in community.spellings}
    assert "EEU" in union.aliases


def test_africas_union_followed_the_organisation_of_unity() -> None:
    assert body("oau").successor == "org:african-union"
    assert body("oau").ended == body("african-union").founded == "2002-07-09"


@pytest.mark.parametrize(
    ("slug", "statuses"),
    [
        ("arab-league", ["member", "suspended member", "observer"]),
        ("cis", ["member", "participating state", "associate", "observer", "partner", "former member"]),
        ("council-of-europe", ["member", "observer", "partner for democracy", "special guest", "candidate"]),
        ("osce", ["participating State", "partner for co-operation"]),
        ("oecd", ["member", "accession candidate", "key partner", "applicant"]),
        ("ots", ["member", "observer", "partner"]),
        ("pacific-alliance", ["member", "associate", "candidate", "observer"]),
        ("un", ["member", "observer state", "observer", "applicant"]),
        ("wto", ["member", "acceding observer", "observer", "applicant"]),
    ],
)
def test_ladders_in_the_bodys_own_words(slug: str, statuses: list[str]) -> None:
    assert [step.status for step in body(slug).rungs] == statuses


def test_words_that_mean_something_else_are_marked() -> None:
    assert body("eco").is_ambiguous("ECO")
    assert body("can").is_ambiguous("CAN")
    assert body("african-union").is_ambiguous("AU")
    assert body("commonwealth").is_ambiguous("Commonwealth")
    assert not body("commonwealth").is_ambiguous("Commonwealth of Nations")
    assert not body("nato").is_ambiguous("NATO")


def test_an_organ_name_that_many_bodies_have_is_marked() -> None:
    organs = {organ.name: organ for organ in body("eu").organs}
    assert "Council of Ministers" in organs["Council of the European Union"].ambiguous
    assert not organs["European Commission"].ambiguous
    boards = [organ for one in BODIES.values() for organ in one.organs if organ.name == "Executive Board"]
    assert len(boards) > 3
    assert all("Executive Board" in organ.ambiguous for organ in boards)


def test_an_organ_of_the_un_points_at_it() -> None:
    assert body("unsc").part_of == "org:un"
    assert [step.status for step in body("unsc").rungs][:2] == ["permanent member", "non-permanent member"]


# ---- mistakes, each with the line where it stands ----------------------------------------------------------------

GOOD = """\
id = "org:abc"
name = "Alpha Beta Council"
acronym = "ABC"
aliases = [
  "Alpha-Beta Council",
  "Council of Alpha and Beta",
]
foreign = ["АБС"]
kind = "regional"
formal = true
founded = "2001-06"
seat = "Bern"
seat_country = "CH"
sources = ["https://abc.example/charter"]

[[organ]]
name = "Secretariat"
kind = "secretariat"

[[office]]
name = "Secretary-General"
aliases = ["Secretary General"]
of = "secretariat"

[[meeting]]
type = "summit"
names = ["ABC summit"]

[[rung]]
status = "member"
names = ["full member", "member"]
order = 1
source = "https://abc.example/members"

[[rung]]
status = "observer"
names = ["observer"]
order = 2
from = "2004"
until = "2010-05-01"
replaced_by = "member"
source = "https://abc.example/observers"
"""


def write(folder: Path, text: str, slug: str = "abc") -> Path:
    path = folder / f"{slug}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sample_loads(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (one,) = load_organisations(tmp_path)
    assert one.founded == "2001-06"
    assert one.organs[0].name == one.offices[0].of.title() == "Secretariat"  # type: ignore[union-attr]
    assert one.rungs[1].replaced_by == "member"


MISTAKES = {
    "unknown key": ("formal = true", "formal = true\ncolour = 'red'", 11, "unknown key 'colour'"),
    "unknown key of a rung": ('from = "2004"', 'since = "2004"', 39, "unknown key 'since'"),
    "unknown table": ("[[meeting]]", "[[gathering]]", 25, "unknown key 'gathering'"),
    "table that is no list": ("[[meeting]]", "[meeting]", 25, "must be written as [[meeting]]"),
    "no TOML": ('kind = "regional"', "kind = regional", 9, "Invalid value"),
    "missing name": ('name = "Alpha Beta Council"\n', "", 1, "name is missing"),
    "missing formal": ("formal = true\n", "", 1, "formal must be true or false"),
    "missing source": ('sources = ["https://abc.example/charter"]', "sources = []", 14, "sources is missing"),
    "source that is no address": ("https://abc.example/charter", "the charter", 14, "is no web address"),
    "rung without a source": ('source = "https://abc.example/members"\n', "", 29, "source is missing"),
    "id that is not the file's": ('id = "org:abc"', 'id = "org:abd"', 1, "is not org: and the file's name"),
    "unsorted aliases": (
        '  "Alpha-Beta Council",\n  "Council of Alpha and Beta",\n',
        '  "Council of Alpha and Beta",\n  "Alpha-Beta Council",\n',
        6,
        "aliases is not sorted",
    ),
    "alias twice": (
        '  "Council of Alpha and Beta",\n',
        '  "Council of Alpha and Beta",\n  "Council of Alpha and Beta",\n',
        7,
        "twice",
    ),
    "alias that is the name": ('"Alpha-Beta Council"', '"Alpha Beta Council"', 5, "is a name of this body already"),
    "foreign that is an alias": ('["АБС"]', '["Alpha-Beta Council"]', 8, "is a name of this body already"),
    "alias with space around it": ('"Alpha-Beta Council"', '" Alpha-Beta Council"', 4, "without space around them"),
    "ambiguous that is no spelling": (
        'kind = "regional"',
        'ambiguous = ["Alpha"]\nkind = "regional"',
        9,
        "neither an alias nor a foreign spelling",
    ),
    "ambiguous acronym that is absent": ('acronym = "ABC"', "acronym_ambiguous = true", 3, "without an acronym"),
    "wikidata": ("formal = true", 'formal = true\nwikidata = "485207"', 11, "is no item id"),
    "kind": ('kind = "regional"', 'kind = "local"', 9, "kind 'local' is none of"),
    "kind of organ": ('kind = "secretariat"', 'kind = "office"', 18, "kind 'office' is none of"),
    "ambiguous that is no name of the organ": (
        'kind = "secretariat"',
        'kind = "secretariat"\nambiguous = ["Office"]',
        19,
        "neither the name nor an alias",
    ),
    "type of meeting": ('type = "summit"', 'type = "party"', 26, "type 'party' is none of"),
    "date": ('"2001-06"', '"June 2001"', 11, "is no EDTF date"),
    "day that no calendar has": ('"2010-05-01"', '"2010-02-30"', 40, "is no EDTF date"),
    "end before the beginning": ('"2010-05-01"', '"2003-05-01"', 40, "lies before"),
    "ended before founded": ("formal = true", 'formal = true\nended = "1999"', 11, "lies before founded"),
    "seat without a country": ('seat_country = "CH"\n', "", 12, "go together"),
    "country by its name": ('"CH"', '"Switzerland"', 13, "is no alpha-2 code"),
    "unknown parent": ("formal = true", 'formal = true\npart_of = "org:xyz"', 11, "is no other body that has a file"),
    "unknown successor": (
        "formal = true",
        'formal = true\nended = "2020"\nsuccessor = "org:xyz"',
        12,
        "is no other body that has a file",
    ),
    "successor of a living body": ("formal = true", 'formal = true\nsuccessor = "org:abc"', 11, "without ended"),
    "organ with the body's name": ('name = "Secretariat"', 'name = "ABC"', 17, "is named twice"),
    "office of no organ": ('of = "secretariat"', 'of = "council"', 23, "neither the name nor the kind"),
    "office twice": ('aliases = ["Secretary General"]', 'aliases = ["Secretary-General"]', 22, "is named twice"),
    "meeting without a name": ('["ABC summit"]', "[]", 25, "names is missing"),
    "rung named like another": ('names = ["observer"]', 'names = ["member"]', 37, "is named twice"),
    "status twice": ('status = "observer"', 'status = "member"', 36, "stands twice in the ladder"),
    "order": ("order = 2", 'order = "second"', 38, "must be a number from 1"),
    "rungs out of order": ("order = 1", "order = 3", 38, "not in their order"),
    "replaced by nothing": ('replaced_by = "member"', 'replaced_by = "partner"', 41, "is no other rung"),
}


@pytest.mark.parametrize(("old", "new", "line", "why"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_names_its_file_and_line(tmp_path: Path, old: str, new: str, line: int, why: str) -> None:
    assert GOOD.count(old) == 1 or old.startswith('kind = "reg')
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(WorldDataError) as caught:
        load_organisations(tmp_path)
    assert caught.value.file == path
    assert why in caught.value.why
    assert caught.value.line == line
    assert str(caught.value).startswith(f"abc.toml:{line}: ")


def test_a_body_without_a_rung_is_a_mistake(tmp_path: Path) -> None:
    write(tmp_path, GOOD[: GOOD.index("[[rung]]")])
    with pytest.raises(WorldDataError, match=r"^abc\.toml:1: no \[\[rung\]\]"):
        load_organisations(tmp_path)


def other(name: str = "Beta Council", acronym: str = "BC") -> str:
    text = GOOD[: GOOD.index("aliases = [")] + GOOD[GOOD.index('kind = "regional"') :]
    return text.replace("org:abc", "org:bc").replace("Alpha Beta Council", name).replace('"ABC"', f'"{acronym}"')


def test_two_bodies_may_not_share_a_spelling(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    path = write(tmp_path, other(name="alpha-beta council"), "bc")
    with pytest.raises(WorldDataError, match="is also org:abc's") as caught:
        load_organisations(tmp_path)
    assert (caught.value.file, caught.value.line) == (path, 2)


def test_one_that_calls_it_ambiguous_is_not_enough(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    path = write(tmp_path, other(acronym="ABC").replace('"ABC"', '"ABC"\nacronym_ambiguous = true'), "bc")
    with pytest.raises(WorldDataError, match="not both call it ambiguous") as caught:
        load_organisations(tmp_path)
    assert (caught.value.file, caught.value.line) == (path, 3)


def test_two_bodies_may_share_what_both_call_ambiguous(tmp_path: Path) -> None:
    marked = 'acronym = "ABC"\nacronym_ambiguous = true'
    write(tmp_path, GOOD.replace('acronym = "ABC"', marked))
    write(tmp_path, other(acronym="ABC").replace('acronym = "ABC"', marked), "bc")
    assert [one.acronym for one in load_organisations(tmp_path)] == ["ABC", "ABC"]


def test_a_part_and_its_whole_load(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, other().replace("formal = true", 'formal = true\npart_of = "org:abc"'), "bc")
    assert [one.part_of for one in load_organisations(tmp_path)] == [None, "org:abc"]
