"""Where somebody stands: merged, dated, corroborated, contested, superseded; and what is only said is not so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import FILLER, claim, record, says, statement

from onrecord.facts import Questions, UnknownNameError, entity_id
from onrecord.model.facts import Fact
from onrecord.store import SayingQuery, Store, UnknownIdError

AZ, SCO = "country:AZ", "org:sco"
PARTNER = {"holder": AZ, "organisation": SCO, "status": "dialogue partner"}
MEMBER = {**PARTNER, "status": "member"}
OBSERVER = {**PARTNER, "status": "observer"}
Stored = Callable[..., Store]


def shown(facts: list[Fact]) -> list[tuple[object, ...]]:
    return [(fact.said.value, fact.said.change, fact.standing, fact.sources, fact.valid) for fact in facts]


def now(store: Store, **when: str) -> list[tuple[object, ...]]:
    answer = Questions(store, today="2026-11-24").status(AZ, SCO, **when)
    return [(stand.value, stand.since, stand.seen) for stand in answer.stands]


def approved(outlet: str = "outlet:one", **more: object) -> object:
    return says(f"The status was approved in March 2016, {outlet} wrote.", outlet=outlet, change="acquired",
                **{"on": "2016-03", **PARTNER, **more})  # fmt: skip


def test_one_source_reports(stored: Stored) -> None:
    store = stored(approved())
    assert shown(Questions(store).history(AZ, SCO)) == [("dialogue partner", "acquired", "reported", 1, "2016-03/..")]
    assert now(store) == [("dialogue partner", "2016-03", None)]


def test_two_independent_sources_corroborate(stored: Stored) -> None:
    store = stored(approved(), approved("outlet:two"))
    assert shown(Questions(store).history(AZ, SCO)) == [
        ("dialogue partner", "acquired", "corroborated", 2, "2016-03/..")
    ]


@pytest.mark.parametrize("second", [{"outlet": "outlet:one"}, {"outlet": "outlet:two", "agency": "outlet:one"}])
def test_the_same_house_twice_does_not(stored: Stored, second: dict[str, str]) -> None:
    store = stored(
        approved(), says("It was approved in March 2016.", change="acquired", on="2016-03", **PARTNER, **second)
    )
    assert [fact.standing for fact in Questions(store).history(AZ, SCO)] == ["reported"]


def test_a_reprint_does_not(stored: Stored) -> None:
    sentence = "Azerbaijan's status as a dialogue partner in the SCO was approved in March 2016."
    made = {"change": "acquired", "on": "2016-03", **PARTNER}
    first = says(sentence, filler=FILLER, **made)
    cut = says(sentence, filler=FILLER.rpartition("Farmers")[0] + "End.", outlet="outlet:two", day="2018-04-22", **made)
    store = stored(first, cut)
    (fact,) = Questions(store).history(AZ, SCO)
    assert (fact.standing, fact.sources) == ("reported", 1)
    (copy,) = Questions(store).explain(fact.id).copies
    assert (copy.left, copy.right) == (first.article.id, cut.article.id)
    start, end, other_start, other_end = copy.passages[0]
    assert first.article.text[start:end] == cut.article.text[other_start:other_end]


def test_a_shared_quotation_is_no_reprint(stored: Stored) -> None:
    quotation = '"' + FILLER[:240] + '"'
    made = {"change": "acquired", "on": "2016-03", **PARTNER}
    store = stored(
        says("The status was approved in March 2016.", filler=quotation + " " + FILLER[241:].upper(), **made),
        says("In March 2016 the status came.", filler=quotation + " Nothing else of it is known to us, for the papers of "
             "that spring were lost when the archive moved into its new house beside the station, wrote the keeper of the "
             "rolls to all who asked him in the long years afterwards.", outlet="outlet:two", **made),
    )  # fmt: skip
    (fact,) = Questions(store).history(AZ, SCO)
    assert (fact.standing, fact.sources) == ("corroborated", 2)


def test_a_year_and_its_month_are_one_date(stored: Stored) -> None:
    store = stored(approved(), approved("outlet:two", on="2016"))
    (fact,) = Questions(store).history(AZ, SCO)
    assert (fact.said.on, fact.standing) == ("2016-03", "corroborated")


def test_disagreement_stands_side_by_side(stored: Stored) -> None:
    store = stored(
        approved(),
        says("Dialogue partner since July 2015.", outlet="outlet:two", change="held", held="2015-07/..", **PARTNER),
    )
    early, late = Questions(store).history(AZ, SCO)
    assert (early.said.held, late.said.on) == ("2015-07/..", "2016-03")
    assert (early.standing, late.standing) == ("contested", "contested")
    assert (early.against, late.against) == ((late.id,), (early.id,))
    (stand,) = Questions(store).status(AZ, SCO).stands
    assert (stand.value, stand.since, stand.contested) == ("dialogue partner", None, True)


def test_a_coarse_date_that_fits_two_is_against_neither(stored: Stored) -> None:
    store = stored(approved(), approved("outlet:two", on="2016-05"), approved("outlet:three", on="2016"))
    standings = {fact.said.on: fact.standing for fact in Questions(store).history(AZ, SCO)}
    assert standings == {"2016-03": "contested", "2016-05": "contested", "2016": "reported"}


def test_lost_and_won_again_is_no_disagreement(stored: Stored) -> None:
    store = stored(
        approved(),
        says("It lost the status in 2018.", change="lost", on="2018", **PARTNER),
        says("In 2020 it was a partner again.", change="acquired", on="2020", **PARTNER),
    )
    standings = [(fact.said.on, fact.standing) for fact in Questions(store).history(AZ, SCO)]
    assert standings == [("2016-03", "superseded"), ("2018", "reported"), ("2020", "reported")]
    assert [now(store, on=day) for day in ("2015", "2017", "2019", "2021")] == [
        [], [("dialogue partner", "2016-03", None)], [], [("dialogue partner", "2020", None)],
    ]  # fmt: skip


def test_a_later_rung_supersedes(stored: Stored) -> None:
    store = stored(approved(), says("It became a member on 4 July 2024.", change="acquired", on="2024-07-04", **MEMBER))
    assert shown(Questions(store).history(AZ, SCO)) == [
        ("dialogue partner", "acquired", "superseded", 1, "2016-03/2024-07-04"),
        ("member", "acquired", "reported", 1, "2024-07-04/.."),
    ]
    assert now(store) == [("member", "2024-07-04", None)]
    assert now(store, on="2020") == [("dialogue partner", "2016-03", None)]
    assert now(store, on="2010") == []


def test_a_state_that_is_open_to_the_day_of_the_report_is_seen_on_that_day(stored: Stored) -> None:
    store = stored(says("It has been a partner since July 2015.", change="held", held="2015-07/..", **PARTNER))
    assert now(store) == [("dialogue partner", "2015-07", "2018-04-21")]
    assert now(store, on="2017") == [("dialogue partner", "2015-07", None)]
    (stand,) = Questions(store).status(AZ, SCO).stands
    assert (stand.seen, stand.reported) == ("2018-04-21", "2018-04-21")


@pytest.mark.parametrize("held", ["2015-07/2016", "../2016", "2019/.."])
def test_a_state_that_ended_or_is_to_come_is_not_seen_on_the_day_of_the_report(stored: Stored, held: str) -> None:
    store = stored(says("It was a partner.", change="held", held=held, **PARTNER))
    assert {saying.tally.seen_last for saying in store.sayings(SayingQuery(kind="status"))} == {None}


def test_that_it_began_does_not_say_that_it_holds(stored: Stored) -> None:
    (stand,) = Questions(stored(approved())).status(AZ, SCO).stands
    assert (stand.since, stand.seen, stand.reported) == ("2016-03", None, "2018-04-21")


def test_the_last_report_up_to_the_day_that_is_asked_about(stored: Stored) -> None:
    store = stored(*(
        says(f"It is a partner, paper {day} wrote.", day=day, change="held", held=day, **PARTNER)
        for day in ("2016-01-05", "2017-02-06", "2018-03-07", "2020-04-08")
    ))  # fmt: skip
    on = {day: now(store, on=day)[0][2] for day in ("2016", "2018-03-06", "2018-03-07", "2019", "2021")}
    assert on == {"2016": "2016-01-05", "2018-03-06": "2017-02-06", "2018-03-07": "2018-03-07", "2019": "2018-03-07",
                  "2021": "2020-04-08"}  # fmt: skip
    assert [one.stand.seen for one in Questions(store).members(SCO, rung=None, on="2019")] == ["2018-03-07"]


def test_what_ended_a_state_is_named(stored: Stored) -> None:
    store = stored(approved(), says("It became a member on 4 July 2024.", change="acquired", on="2024-07-04", **MEMBER))
    early, late = Questions(store).history(AZ, SCO)
    assert (early.superseded_by, late.superseded_by) == (late.id, None)
    assert Questions(store).explain(early.id).later == late
    assert Questions(store).explain(late.id).later is None


def test_what_was_known_then(stored: Stored) -> None:
    store = stored(
        approved(day="2016-03-20"),
        says("It became a member on 4 July 2024.", day="2024-07-05", change="acquired", on="2024-07-04", **MEMBER),
    )
    assert now(store, known_on="2020") == [("dialogue partner", "2016-03", None)]
    assert now(store, on="2024-08", known_on="2020") == [("dialogue partner", "2016-03", None)]
    assert now(store, known_on="2016-03-19") == []


def test_rungs_reported_across_each_other_are_contested(stored: Stored) -> None:
    store = stored(
        says("A partner.", day="2018-01-05", change="held", held="2018-01-05", **PARTNER),
        says("An observer.", day="2018-02-05", change="held", held="2018-02-05", outlet="outlet:two", **OBSERVER),
        says("Still a partner.", day="2018-03-05", change="held", held="2018-03-05", **PARTNER),
    )
    assert {fact.standing for fact in Questions(store).history(AZ, SCO)} == {"contested"}
    assert [stand[0] for stand in now(store)] == ["dialogue partner", "observer"]


def test_rungs_reported_one_after_the_other_are_a_change(stored: Stored) -> None:
    store = stored(
        says("A partner.", day="2018-01-05", change="held", held="2018-01-05", **PARTNER),
        says("An observer.", day="2018-02-05", change="held", held="2018-02-05", **OBSERVER),
    )
    assert [fact.standing for fact in Questions(store).history(AZ, SCO)] == ["superseded", "reported"]
    assert [stand[0] for stand in now(store)] == ["observer"]
    assert [stand[0] for stand in now(store, on="2018-01-20")] == ["dialogue partner"]


@pytest.mark.parametrize("how", [{"factuality": "hoped"}, {"factuality": "planned"}, {"factuality": "conditional"},
                                 {"factuality": "denied"}, {"negated": True}])  # fmt: skip
def test_what_is_hoped_planned_or_denied_is_on_record_and_is_not_so(stored: Stored, how: dict[str, object]) -> None:
    store = stored(says("Azerbaijan and membership.", change="held", **MEMBER, **how))
    answer = Questions(store).status(AZ, SCO)
    assert answer.stands == ()
    (fact,) = answer.facts
    assert not fact.plain
    assert (fact.said.factuality, fact.said.negated) == (how.get("factuality", "asserted"), how.get("negated", False))
    assert Questions(store).members(SCO) == []


def test_what_somebody_says_is_reported_according_to_him_and_is_not_so(stored: Stored) -> None:
    text = "Hajiyev said that Azerbaijan is a member."
    said = statement(text, "s1", "person:hajiyev", "Azerbaijan is a member", mention="Hajiyev")
    made = claim(text, "status", "Azerbaijan is a member", voice="s1", change="held", **MEMBER)
    store = stored(record(text, statements=[said], claims=[made]), record(text + "!", statements=[said], claims=[made],
                                                                        outlet="outlet:two"))  # fmt: skip
    answer = Questions(store).status(AZ, SCO)
    assert answer.stands == ()
    (fact,) = answer.facts
    assert (fact.standing, fact.according_to, fact.plain) == ("reported", ("person:hajiyev",), False)
    assert Questions(store).members(SCO) == []


def test_a_denial_is_shown_with_what_it_denies(stored: Stored) -> None:
    text = "Aliyev denied that Azerbaijan is a partner."
    said = statement(text, "s1", "person:aliyev", "Azerbaijan is a partner", mention="Aliyev", manner="deny")
    made = claim(text, "status", "Azerbaijan is a partner", voice="s1", factuality="denied", change="held", **PARTNER)
    store = stored(
        says("Azerbaijan is a dialogue partner.", change="held", **PARTNER),
        record(text, statements=[said], claims=[made]),
    )
    facts = {fact.said.factuality: fact for fact in Questions(store).history(AZ, SCO)}
    assert (facts["asserted"].standing, facts["asserted"].denied_by) == ("reported", ("person:aliyev",))


def test_articles_that_say_yes_and_no_of_one_time_are_contested(stored: Stored) -> None:
    yes = says("Azerbaijan is a dialogue partner.", change="held", **PARTNER)
    no = says("Azerbaijan is no dialogue partner.", outlet="outlet:two", negated=True, change="held", **PARTNER)
    store = stored(yes, no)
    assert {fact.standing for fact in Questions(store).history(AZ, SCO)} == {"contested"}
    long_before = says("Azerbaijan is no dialogue partner.", negated=True, day="2014-01-01", change="held", **PARTNER)
    assert {fact.standing for fact in Questions(stored(yes, long_before)).history(AZ, SCO)} == {"reported"}


def test_members(stored: Stored) -> None:
    store = stored(
        says("China is a member.", change="held", **{**MEMBER, "holder": "country:CN"}),
        says("India joined in June 2017.", change="acquired", on="2017-06", **{**MEMBER, "holder": "country:IN"}),
        says("Azerbaijan is a partner.", change="held", **PARTNER),
        says("Belarus hopes to be a member.", factuality="hoped", change="held", **{**MEMBER, "holder": "country:BY"}),
    )
    questions = Questions(store, today="2018-05-01")
    assert [member.holder for member in questions.members(SCO)] == ["country:CN", "country:IN"]
    assert [member.holder for member in questions.members(SCO, on="2017-07")] == ["country:IN"]
    assert [member.holder for member in questions.members(SCO, rung=None)] == [AZ, "country:CN", "country:IN"]
    assert questions.members(SCO, known_on="2018-04-20") == []
    assert questions.members("org:nato") == []


def test_a_decision_that_a_fact_is_wrong_and_its_withdrawal(stored: Stored) -> None:
    store = stored(
        approved(), says("Since July 2015.", outlet="outlet:two", change="held", held="2015-07/..", **PARTNER)
    )
    wrong = Questions(store).history(AZ, SCO)[0]
    decision = store.decide("wrong", wrong.id, by="A. Clerk", reason="the memorandum of 2016 settles it")
    early, late = Questions(store).history(AZ, SCO)
    assert (early.decided, late.standing, late.against) == (decision, "reported", ())
    assert now(store) == [("dialogue partner", "2016-03", None)]
    assert Questions(store).explain(wrong.id).decisions == (decision,)
    store.withdraw(decision.id, by="A. Clerk", reason="not sure")
    assert [fact.standing for fact in Questions(store).history(AZ, SCO)] == ["contested", "contested"]


def test_an_explanation_has_the_sentence_the_rule_and_the_voice(stored: Stored) -> None:
    store = stored(approved(), approved("outlet:two"))
    (fact,) = Questions(store).history(AZ, SCO)
    explanation = Questions(store).explain(fact.id)
    assert [one.claim.ground.evidence.text for one in explanation.witnesses] == [
        "The status was approved in March 2016, outlet:one wrote.",
        "The status was approved in March 2016, outlet:two wrote.",
    ]
    assert {one.claim.ground.rule for one in explanation.witnesses} == {"status test"}
    assert explanation.more == 0
    for unknown in ("f0000000000000", "nonsense", ""):
        with pytest.raises(UnknownIdError):
            Questions(store).explain(unknown)


def test_changes_since(stored: Stored) -> None:
    store = stored(
        approved(day="2018-04-21"), approved("outlet:two", day="2018-04-25"),
        says("It became a member on 4 July 2024.", day="2024-07-05", change="acquired", on="2024-07-04", **MEMBER),
    )  # fmt: skip
    questions = Questions(store)
    assert [(one.fact.said.value, one.why, one.day) for one in questions.changes("2018-04-22")] == [
        ("member", "first reported", "2024-07-05"), ("dialogue partner", "corroborated", "2018-04-25"),
    ]  # fmt: skip
    assert [one.why for one in questions.changes("2018-04-21")] == ["first reported", "first reported"]
    assert questions.changes("2025") == []


def test_a_new_fact_is_judged_against_the_old_ones(stored: Stored) -> None:
    store = stored(
        approved(),
        says("Since July 2015.", outlet="outlet:two", day="2018-05-01", change="held", held="2015-07/..", **PARTNER),
    )
    (change,) = Questions(store).changes("2018-04-22")
    assert (change.why, change.fact.standing, change.fact.said.held) == ("first reported", "contested", "2015-07/..")


def test_news_of_an_old_fact(stored: Stored) -> None:
    def news(*more: object, since: str = "2018-05-01") -> list[tuple[str, str]]:
        return [(one.why, one.day) for one in Questions(stored(approved(on="2016"), *more)).changes(since)]

    precise = approved("outlet:two", day="2018-05-02")
    assert news(precise) == [("corroborated", "2018-05-02")]
    same_house = says("It was in March.", day="2018-05-02", change="acquired", on="2016-03", **PARTNER)
    assert news(same_house) == [("dated", "2018-05-02")]
    assert (
        news(approved("outlet:two", on="2016", day="2018-04-25"), approved("outlet:three", on="2016", day="2018-05-03"))
        == []
    )
    assert news(approved("outlet:two", on="2016", day="2018-04-25"), approved("outlet:three", day="2018-05-03")) == [
        ("dated", "2018-05-03")
    ]
    assert news(precise, since="2018-04-21") == [("first reported", "2018-04-21")]


def test_what_became_of_a_meeting_is_news(stored: Stored) -> None:
    summit = {"kind": "meeting", "type": "summit", "organisation": SCO, "when": "2018-06"}
    plan = says("It is planned.", factuality="planned", state="planned", **summit)
    held = says("It was held.", state="held", day="2018-06-11", **summit)
    off = says("It was called off.", state="cancelled", day="2018-05-11", **summit)
    for became, why, day in ((held, "held", "2018-06-11"), (off, "lapsed", "2018-05-11")):
        (change,) = Questions(stored(plan, became), today="2018-06-12").changes("2018-05-01")
        assert (change.why, change.day, change.fact.outcome) == (why, day, why)


@pytest.mark.parametrize(("words", "expected"), [("AZ", AZ), ("az", AZ), ("SCO", SCO), ("sco", SCO), ("org:sco", SCO),
                                                 ("Azerbaijan", AZ), ("Shanghai Cooperation Organization", SCO)])  # fmt: skip
def test_names_that_are_typed(stored: Stored, words: str, expected: str) -> None:
    assert entity_id(stored(), words, "country", "organisation") == expected


def test_a_name_that_is_nobodys_gets_suggestions(stored: Stored) -> None:
    with pytest.raises(UnknownNameError, match="Shanghai Cooperation|SCO"):
        entity_id(stored(), "Shangai Cooperation Organisaton", "organisation")
