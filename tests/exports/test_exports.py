"""What is written out comes back, and keeps what was said apart from what is so."""

from __future__ import annotations

import builtins
import io
import json
from collections.abc import Callable

import pytest
from builders import claim, entity, record, says, statement
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.exports import EXPORTERS, TABLES, ExportError, MissingExtraError, export
from onrecord.exports.calendar import read_calendar
from onrecord.exports.files import read_csv, read_jsonl, read_parquet, write_csv
from onrecord.exports.ftm import read_ftm
from onrecord.exports.linked_data import BASE
from onrecord.exports.tables import Table
from onrecord.facts import Questions
from onrecord.store import Store

Stored = Callable[..., Store]
TEXT = (
    'Hajiyev said that "Azerbaijan; a \\ partner,\nsupports" the SCO. Aliyev is President. The summit will be in June. '
    "Azerbaijan became a dialogue partner in March 2016. He hopes for membership."
)


@pytest.fixture
def store(stored: Stored) -> Store:
    said = statement(TEXT, "s1", "person:hajiyev", "Azerbaijan; a \\ partner,\nsupports", mention="Hajiyev",
                     on_behalf_of="country:AZ", about=["country:AZ", "org:sco"])  # fmt: skip
    az = {"holder": "country:AZ", "organisation": "org:sco"}
    claims = [
        claim(TEXT, "event", "supports", voice="s1", type="SUPPORT", actor="country:AZ", recipient="org:sco",
              contexts=("a", "b")),
        claim(TEXT, "role", "Aliyev is President", person="person:aliyev", office="President", of="country:AZ",
              change="held"),
        claim(TEXT, "meeting", "The summit will be in June", factuality="planned", type="summit", state="planned",
              organisation="org:sco", when="2018-06", place="place:qingdao"),
        claim(TEXT, "status", "Azerbaijan became a dialogue partner in March 2016", status="dialogue partner",
              change="acquired", on="2016-03", **az),
        claim(TEXT, "status", "He hopes for membership", factuality="hoped", status="member", change="held", **az),
    ]  # fmt: skip
    names = [entity("country:AZ", "Azerbaijan", TEXT), entity("org:sco", "SCO", TEXT), entity("person:aliyev", "Aliyev", TEXT),
             entity("person:hajiyev", "Hajiyev", TEXT), entity("place:qingdao", "Qingdao")]  # fmt: skip
    meeting = {"kind": "meeting", "type": "summit", "organisation": "org:sco"}
    return stored(
        record(TEXT, statements=[said], claims=claims, entities=names, url="https://one.example/1"),
        says("Held.", outlet="outlet:two", state="held", when="2017-06-08/2017-06-09", **meeting),
        says("Put off.", outlet="outlet:two", state="postponed", when="2019-06-01", **meeting),
        says(
            "No date.",
            outlet="outlet:two",
            day=None,
            state="held",
            type="talks",
            organisation="org:nato",
            kind="meeting",
        ),
    )


def written(store: Store, form: str, of: str = "statements") -> bytes:
    out = io.BytesIO()
    assert export(store, form, out, of=of) > 0
    assert not out.closed
    return out.getvalue()


def test_records_come_back_from_jsonl(store: Store) -> None:
    data = written(store, "jsonl")
    assert list(read_jsonl(io.BytesIO(data))) == list(store.records())
    assert "\\u" not in data.decode()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_come_back_from_csv_and_parquet(store: Store, table: object) -> None:
    rows = list(table.rows(store))  # type: ignore[attr-defined]
    assert rows
    name = table.name  # type: ignore[attr-defined]
    assert list(read_csv(table, io.BytesIO(written(store, "csv", name)))) == rows  # type: ignore[arg-type]
    assert list(read_parquet(io.BytesIO(written(store, "parquet", name)))) == rows


def test_rows_of_words_stand_in_their_article(store: Store) -> None:
    texts = {one.article.id: one.article.text for one in store.records()}
    rows = [row for table in TABLES if table.name in ("claims", "events") for row in table.rows(store)]
    assert len(rows) == 9
    for row in rows:
        assert texts[row["article"]][row["start"] : row["end"]] == row["evidence"]


def test_a_row_of_an_event_says_who_answers_for_it(store: Store) -> None:
    (event,) = next(table for table in TABLES if table.name == "events").rows(store)
    assert (event["type"], event["actor"], event["recipient"], event["voice"]) == (
        "SUPPORT", "country:AZ", "org:sco", "person:hajiyev",
    )  # fmt: skip


def test_meetings_come_back_from_a_calendar_with_their_dates_as_known(store: Store) -> None:
    data = written(store, "ical")
    found = sorted((date, status) for _, date, status in read_calendar(data))
    assert found == [("2017-06-08/2017-06-09", "CONFIRMED"), ("2018-06", "TENTATIVE"), ("2019-06-01", "CANCELLED")]
    text = data.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20180601\r\nDTEND;VALUE=DATE:20180701" in text
    assert "some time in 2018-06" in text
    assert data == written(store, "ical")


def test_only_what_is_said_plainly_becomes_an_entity(store: Store) -> None:
    pytest.importorskip("followthemoney")
    found = list(read_ftm(io.BytesIO(written(store, "ftm"))))
    by_schema = {proxy.schema.name: proxy for proxy in found}
    memberships = [proxy for proxy in found if proxy.schema.name == "Membership"]
    assert [(one.first("role"), one.first("startDate")) for one in memberships] == [("dialogue partner", "2016-03")]
    assert by_schema["Occupancy"].first("holder") == "person.aliyev"
    assert by_schema["Person"].caption == "Aliyev"
    assert len([proxy for proxy in found if proxy.schema.name == "Article"]) == 4
    ids = {proxy.id for proxy in found}
    assert len(ids) == len(found)
    pointed = {value for one in found for prop, value in one.itervalues() if prop.type.name == "entity"}
    assert pointed == {"person.aliyev", "country.AZ", "org.sco", "org.nato", "position.country-AZ-president"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_linked_data_reads_as_rdf_with_provenance(store: Store) -> None:
    rdflib = pytest.importorskip("rdflib")
    data = written(store, "json-ld")
    graph = rdflib.Graph().parse(data=data, format="json-ld")
    prov, terms = rdflib.Namespace("http://www.w3.org/ns/prov#"), rdflib.Namespace(BASE + "terms#")
    ((said, article),) = graph.subject_objects(prov.wasQuotedFrom)
    assert list(graph.objects(said, prov.wasAttributedTo)) == [rdflib.URIRef(BASE + "entity/person/hajiyev")]
    hoped = list(graph.subjects(terms.factuality, rdflib.Literal("hoped")))
    assert [str(value) for value in graph.objects(hoped[0], terms.value)] == ["member"]
    assert list(graph.objects(hoped[0], prov.wasDerivedFrom)) == [article]
    az, sco = (rdflib.URIRef(BASE + "entity/" + path) for path in ("country/AZ", "org/sco"))
    assert (az, None, sco) not in graph
    assert len(json.loads(data)["@graph"]) == len(set(map(json.dumps, json.loads(data)["@graph"])))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_statement_and_fact_comes_back_from_linked_data(store: Store) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=written(store, "json-ld"), format="json-ld")
    terms, oa = rdflib.Namespace(BASE + "terms#"), rdflib.Namespace("http://www.w3.org/ns/oa#")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    texts = {one.article.id: one.article.text for one in store.records()}
    quoted = set()
    for said, article in graph.subject_objects(prov.wasQuotedFrom):
        for part in graph.objects(said, oa.hasSelector):
            start, end = (int(graph.value(part, name)) for name in (oa.start, oa.end))
            words = str(graph.value(part, oa.exact))
            assert texts[str(article).rpartition("/")[2]][start:end] == words
            quoted.add((str(said).rpartition("/")[2], words))
    assert quoted == {
        (one.id, part.text) for record in store.records() for one in record.statements for part in one.content
    }
    facts = {str(one).rpartition("/")[2]: one for one in graph.subjects(rdflib.RDF.type, terms.Fact)}
    assert facts.keys() == {fact.id for fact in Questions(store).facts()}
    for fact in Questions(store).facts():
        node = facts[fact.id]
        derived = {str(one).rpartition("/")[2] for one in graph.objects(node, prov.wasDerivedFrom)}
        assert derived == {one.support.article for one in Questions(store).explain(fact.id).witnesses}
        assert (str(graph.value(node, terms.factuality)), str(graph.value(node, terms.standing))) == (
            fact.said.factuality, fact.standing,
        )  # fmt: skip


def test_who_said_it_for_whom_is_an_entity(store: Store) -> None:
    entries = json.loads(written(store, "json-ld"))["@graph"]
    assert [one["onBehalfOf"] for one in entries if "onBehalfOf" in one] == [["entity/country/AZ"]]


def test_what_was_decided_wrong_is_in_no_calendar(store: Store) -> None:
    (summit,) = [one for one in Questions(store).facts("meeting") if one.said.on == "2018-06"]
    store.decide("wrong", summit.id, by="A. Clerk", reason="another year's")
    assert "2018-06" not in {date for _, date, _ in read_calendar(written(store, "ical"))}


VALUES = {
    "text": st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    "number": st.none() | st.integers(),
    "yes or no": st.booleans(),
    "list": st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1)).map(tuple),
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_any_row_comes_back_from_csv(table: Table, data: st.DataObject) -> None:
    rows = [{column.name: data.draw(VALUES[column.type]) for column in table.columns} for _ in range(2)]
    out = io.BytesIO()
    assert write_csv(table, rows, out) == 2
    assert list(read_csv(table, io.BytesIO(out.getvalue()))) == rows


@pytest.mark.parametrize(
    ("form", "library"), [("parquet", "pyarrow"), ("ical", "icalendar"), ("ftm", "followthemoney")]
)
def test_a_missing_extra_gives_one_clear_line(
    store: Store, form: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = builtins.__import__

    def missing(name: str, *more: object, **named: object) -> object:
        if name.partition(".")[0] == library:
            raise ImportError(name)
        return whole(name, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtraError, match=r"needs an extra: pip install 'onrecord\[\w+\]'$"):
        export(store, form, io.BytesIO())


def test_unknown_forms_and_tables_are_told(store: Store) -> None:
    with pytest.raises(ExportError, match="there are jsonl, csv"):
        export(store, "xml", io.BytesIO())
    with pytest.raises(ExportError, match="there are articles, statements"):
        export(store, "csv", io.BytesIO(), of="everything")


@pytest.mark.parametrize("form", [one.name for one in EXPORTERS])
def test_an_empty_store_gives_an_empty_file_of_the_form(stored: Stored, form: str) -> None:
    assert export(stored(), form, io.BytesIO()) == 0
