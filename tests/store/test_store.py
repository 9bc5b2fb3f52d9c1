"""Adding, adding again, reading again, versions, decisions; on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import FILLER, claim, entity, evidence, record, says, statement

from onrecord.model.article import Page
from onrecord.store import (
    Added,
    AmbiguousIdError,
    Kept,
    SayingQuery,
    StatementQuery,
    Store,
    StoreError,
    UnknownIdError,
)

PARTNER = {"holder": "country:AZ", "organisation": "org:sco", "status": "dialogue partner"}
STATUS = SayingQuery(kind="status", subject=("country:AZ",), object=("org:sco",))


def statuses(store: Store) -> list[tuple[str | None, str | None, int, int]]:
    return sorted(
        (one.said.value, one.said.change, one.tally.claims, one.tally.sources) for one in store.sayings(STATUS)
    )


def test_a_record_comes_back_as_it_was_added(store: Store) -> None:
    text = "Hajiyev stressed that Azerbaijan supports the SCO. The summit will be held in Qingdao in June."
    said = statement(
        text, "s1", "person:hikmat-hajiyev", "Azerbaijan supports the SCO", mention="Hajiyev", manner="stress",
        on_behalf_of="country:AZ", about=["country:AZ", "org:sco"],
    )  # fmt: skip
    claims = [
        claim(text, "event", "Azerbaijan supports the SCO", voice="s1", type="SUPPORT", actor="country:AZ",
              recipient="org:sco"),
        claim(text, "meeting", "The summit will be held in Qingdao in June", factuality="planned", type="summit",
              state="planned", organisation="org:sco", when="2018-06", place="place:qingdao"),
    ]  # fmt: skip
    whole = record(text, statements=[said], claims=claims, entities=[entity("org:sco", "SCO", text)])
    assert store.add([whole]) == Added(new=1)
    assert store.record(whole.article.id) == whole
    assert store.record(whole.article.id[:6]) == whole
    assert list(store.records()) == [whole]
    assert store.check() == []


def test_adding_twice_adds_nothing(store: Store) -> None:
    one = says("Azerbaijan became a dialogue partner of the SCO.", change="acquired", on="2016-03", **PARTNER)
    assert store.add([one]) == Added(new=1)
    before = store.size(), statuses(store)
    assert store.add([one, one]) == Added(known=2)
    assert (store.size(), statuses(store)) == before == (before[0], [("dialogue partner", "acquired", 1, 1)])


def test_one_text_in_one_batch_twice_is_one_article(store: Store) -> None:
    one = says("Azerbaijan became a dialogue partner of the SCO.", change="acquired", on="2016-03", **PARTNER)
    elsewhere = replace(one, article=replace(one.article, source="https://b.example/x", url="https://b.example/x"))
    assert store.add([one, elsewhere]) == Added(new=1, updated=1)
    assert statuses(store) == [("dialogue partner", "acquired", 1, 1)]


def test_a_newer_reader_supersedes_and_the_older_run_stays_until_pruned(store: Store) -> None:
    sentence = "Azerbaijan has been a dialogue partner of the SCO."
    page = Page("a.txt", sentence.encode())
    old = says(sentence, change="held", reader="1", **{**PARTNER, "status": "observer"})
    new = says(sentence, change="held", reader="2", **PARTNER)
    store.add([Kept(old, page)])
    assert store.has(page, "1")
    assert not store.has(page, "2")
    assert [kept.content for kept in store.pages_not_read_by("2")] == [sentence.encode()]
    assert store.add([Kept(new, page)]) == Added(updated=1)
    assert list(store.pages_not_read_by("2")) == []
    assert statuses(store) == [("dialogue partner", "held", 1, 1)]
    assert store.size().runs == 2
    assert store.prune() == 1
    assert store.size().runs == 1
    assert store.record(new.article.id) == new
    assert store.check() == []


def test_where_a_newer_reader_cuts_another_article_from_the_page_the_older_counts_no_more(store: Store) -> None:
    sentence = "Azerbaijan has been a dialogue partner of the SCO."
    page = Page("a.html", b"<html>")
    store.add([Kept(says(sentence, change="held", reader="1", filler="Share", **PARTNER), page)])
    store.add([Kept(says(sentence, change="held", reader="2", **PARTNER), page)])
    assert statuses(store) == [("dialogue partner", "held", 1, 1)]
    assert (store.size().articles, store.size().counting) == (2, 1)


def test_an_earlier_date_of_the_same_text_counts(store: Store) -> None:
    one = says("Azerbaijan has been a dialogue partner of the SCO.", change="held", day="2018-05-02", **PARTNER)
    earlier = replace(one, article=replace(one.article, source="b", published="2018-05-01"))
    store.add([one])
    store.add([earlier])
    (saying,) = store.sayings(STATUS)
    assert (saying.tally.first, saying.tally.last, saying.tally.claims) == ("2018-05-01", "2018-05-01", 1)


def test_the_later_version_of_an_article_counts(store: Store) -> None:
    url = "https://one.example/news/1"
    first = says("Azerbaijan is an observer in the SCO.", filler=FILLER, url=url + "?utm_source=x", change="held",
                 **{**PARTNER, "status": "observer"})  # fmt: skip
    corrected = says("Azerbaijan is a dialogue partner of the SCO.", filler=FILLER, url=url, change="held", **PARTNER)
    store.add([first])
    store.add([corrected])
    assert statuses(store) == [("dialogue partner", "held", 1, 1)]
    assert {source for _, source in store.origins().values()} == {"outlet:one"}
    assert len({oldest for oldest, _ in store.origins().values()}) == 1
    store.add([first])
    assert statuses(store) == [("dialogue partner", "held", 1, 1)]


def test_a_page_that_shows_something_else_every_day_has_no_versions(store: Store) -> None:
    url = "https://one.example/latest"
    store.add(
        [says("Azerbaijan is an observer in the SCO.", url=url, change="held", **{**PARTNER, "status": "observer"})]
    )
    other = "Belarus applied for observer status in the organisation last year, its minister told reporters on Friday."
    store.add([says(other, url=url, kind="event", type="REQUEST", actor="country:BY", recipient="org:sco")])
    assert store.size().counting == 2


def test_statements_are_found_by_who_about_whom_how_when_and_words(store: Store) -> None:
    text = "Hajiyev hoped that the members will revise the status. Aliyev said that relations with China are friendly."
    first = statement(text, "s1", "person:hikmat-hajiyev", "the members will revise the status", mention="Hajiyev",
                      manner="hope", on_behalf_of="country:AZ", about=["org:sco"])  # fmt: skip
    second = statement(text, "s2", "person:ilham-aliyev", "relations with China are friendly", mention="Aliyev",
                       about=["country:CN"])  # fmt: skip
    store.add([record(text, statements=[first, second], day="2018-04-21")])
    store.add([record(text + " So.", statements=[second], day="2019-01-01", url="https://b.example/1")])

    def found(**query: object) -> list[tuple[str, str | None]]:
        answer = store.statements(StatementQuery(**query))  # type: ignore[arg-type]
        return [(one.statement.id, one.article.published) for one in answer]

    assert found(by=("person:hikmat-hajiyev",)) == [("s1", "2018-04-21")]
    assert found(by=("country:AZ",)) == [("s1", "2018-04-21")]
    assert found(by=("country:CN",)) == []
    assert found(about=("country:CN",)) == [("s2", "2019-01-01"), ("s2", "2018-04-21")]
    assert found(about=("country:CN",), until="2018") == [("s2", "2018-04-21")]
    assert found(about=("country:CN",), since="2018-05") == [("s2", "2019-01-01")]
    assert found(manner="hope") == [("s1", "2018-04-21")]
    assert found(text="relation friendly", limit=1) == [("s2", "2019-01-01")]
    assert found(text='"revise the status"') == [("s1", "2018-04-21")]
    assert found(text='"status the revise"') == []
    assert found(text="relations -china") == []
    assert found(text="-china") == [("s1", "2018-04-21")]
    assert found(text='-"revise the status" -nothing', until="2018") == [("s2", "2018-04-21")]
    assert found(text='- "" ()') == found()
    assert found(text="status", by=("person:hikmat-hajiyev", "person:other")) == [("s1", "2018-04-21")]
    assert len(found()) == 3


def test_what_is_quoted_of_a_statement_stands_in_its_article(store: Store) -> None:
    text = "Hajiyev said that Azerbaijan supports the SCO."
    said = statement(text, "s1", "person:h", "Azerbaijan supports the SCO", mention="Hajiyev")
    one = record(text, statements=[said])
    store.add([one])
    (quoted,) = store.statements(StatementQuery(text="supports"))
    assert quoted.statement.content == (evidence(text, "Azerbaijan supports the SCO"),)
    assert quoted.article == replace(one.article, text="")


def test_sayings_are_known_from_the_day_of_their_report(store: Store) -> None:
    sentence = "Azerbaijan became a dialogue partner of the SCO in March 2016."
    made = {"change": "acquired", "on": "2016-03", **PARTNER}
    store.add([says(sentence, day="2016-03-20", **made)])
    store.add([says(sentence + " So it was.", day="2016-05-01", outlet="outlet:two", **made)])
    assert store.sayings(STATUS, known_on="2016-03-19") == []
    (early,) = store.sayings(STATUS, known_on="2016-04")
    assert (early.tally.sources, early.tally.second, early.tally.last) == (1, None, "2016-03-20")
    (late,) = store.sayings(STATUS, known_on="2016-05-01")
    assert (late.tally.sources, late.tally.second, late.tally.last) == (2, "2016-05-01", "2016-05-01")
    assert store.sources([late.id]) == {late.id: ("outlet:one", "outlet:two")}


def test_the_claims_behind_a_saying_carry_their_voices(store: Store) -> None:
    text = "Hajiyev said Azerbaijan is a dialogue partner of the SCO."
    words = "Azerbaijan is a dialogue partner of the SCO"
    said = statement(text, "s1", "person:h", words, mention="Hajiyev")
    made = claim(text, "status", words, voice="s1", change="held", **PARTNER)
    one = record(text, statements=[said], claims=[made])
    store.add([one])
    (saying,) = store.sayings(STATUS)
    assert saying.said.voice == "person:h"
    assert not saying.said.plain
    (behind,) = store.witnessed([saying.id])
    assert (behind.claim, behind.voices, behind.support.day) == (made, (said,), "2018-04-21")


def test_a_withdrawn_article_supports_nothing_until_the_decision_is_taken_back(store: Store) -> None:
    one = says("Azerbaijan became a dialogue partner of the SCO.", change="acquired", on="2016-03", **PARTNER)
    store.add([one])
    before = statuses(store)
    with pytest.raises(UnknownIdError):
        store.decide("withdrawn", "no-such-article", by="A. Clerk", reason="a hoax")
    decision = store.decide("withdrawn", one.article.id, by="A. Clerk", reason="a hoax")
    assert statuses(store) == []
    assert store.check() == []
    taken_back = store.withdraw(decision.id, by="B. Clerk", reason="it was no hoax")
    assert statuses(store) == before
    assert not taken_back.stands
    assert store.decisions() == [taken_back]
    with pytest.raises(UnknownIdError):
        store.withdraw(decision.id, by="B. Clerk", reason="again")


def test_a_decision_needs_a_name_and_a_reason(store: Store) -> None:
    with pytest.raises(StoreError, match="a name and a reason"):
        store.decide("same", "person:a", "person:b", by=" ", reason="one man")
    assert store.decisions() == []


def test_an_id_that_begins_two_articles_is_told(store: Store) -> None:
    store.add([record(f"Text number {number}.") for number in range(40)])
    with pytest.raises(AmbiguousIdError):
        store.record("")
    with pytest.raises(UnknownIdError):
        store.record("zzzz")


def test_the_index_can_be_made_again_from_the_log(store: Store) -> None:
    made = {"change": "acquired", "on": "2016-03", **PARTNER}
    store.add([says("Azerbaijan became a dialogue partner of the SCO.", **made)])
    store.add([says("It became a partner in dialogue.", outlet="outlet:two", day="2018-05-01", **made)])
    before = store.sayings(STATUS), store.size()
    store.rebuild()
    assert (store.sayings(STATUS), store.size()) == before
    assert store.check() == []


def test_text_with_characters_that_no_database_takes(store: Store) -> None:
    text = "Hajiyev said: a\0b \ud7ff \U0001f1e6\U0001f1ff relations."
    said = statement(text, "s1", "person:h", "a\0b \ud7ff \U0001f1e6\U0001f1ff relations", mention="Hajiyev")
    one = record(text, statements=[said])
    store.add([one])
    assert store.record(one.article.id) == one
    assert [quoted.statement for quoted in store.statements(StatementQuery(text="relations"))] == [said]
