"""What analysts ask the record, on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.doors.answers import (
    DEFAULT_RECORD,
    Answer,
    AsCsv,
    AsJson,
    Limit,
    Record,
    date,
    give,
    one_form,
    told,
)

if TYPE_CHECKING:
    from onrecord.doors.asked import Asked

On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="On this day: 2018, 2018-04, 2018-04-21.")]
KnownOn = Annotated[
    str | None, typer.Option("--as-known-on", metavar="DATE", help="As far as articles had reported it by this day.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")]
Holder = Annotated[str, typer.Argument(metavar="HOLDER", help="A country or organisation: AZ, Azerbaijan, org:gcc.")]
Of = Annotated[str, typer.Argument(metavar="ORGANISATION", help="An organisation: SCO, NATO, org:sco.")]
_HOLDERS = ("country", "organisation", "group", "body", "person")


def status_command(
    holder: Holder, organisation: Of, on: On = None, known_on: KnownOn = None, record: Record = DEFAULT_RECORD,
    as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """Say where a country stands in an organisation, and since when."""
    with _asked(record, as_json, as_csv) as asked:
        who, what = asked.id(holder, *_HOLDERS), asked.id(organisation, "organisation")
        answer = asked.questions.status(who, what, on=date("--on", on), known_on=date("--as-known-on", known_on))
        if as_json:
            give(Answer([asked.whole_status(answer)], (), ""), as_json=True, as_csv=False)
            return
        give(asked.status(answer), as_json=False, as_csv=as_csv)
        if answer.facts and not as_csv:
            give(asked.facts(answer.facts, ""), as_json=False, as_csv=False)


def history_command(
    holder: Holder, organisation: Of, known_on: KnownOn = None, record: Record = DEFAULT_RECORD,
    as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """List all that is on record about a country in an organisation, in order of time."""
    with _asked(record, as_json, as_csv) as asked:
        who, what = asked.id(holder, *_HOLDERS), asked.id(organisation, "organisation")
        facts = asked.questions.history(who, what, known_on=date("--as-known-on", known_on))
        nothing = f"Nothing is on record about {asked.names[who]} in {asked.names[what]}."
        give(asked.facts(facts, nothing), as_json=as_json, as_csv=as_csv)


def members_command(
    organisation: Of, on: On = None, known_on: KnownOn = None,
    rung: Annotated[str, typer.Option("--as", metavar="STATUS", help="member, observer, …; any.")] = "member",
    record: Record = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """List who is a member of an organisation, or stands on another rung."""
    with _asked(record, as_json, as_csv) as asked:
        what = asked.id(organisation, "organisation")
        day, known = date("--on", on), date("--as-known-on", known_on)
        found = asked.questions.members(what, rung=None if rung == "any" else rung, on=day, known_on=known)
        if not found and rung != "any":
            _rung(what, rung)
        nothing = f"Nobody is on record as {rung} of {asked.names[what]}."
        give(asked.members(found, what, day or known or "today", nothing), as_json=as_json, as_csv=as_csv)


def statements_command(
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]…", help='Words, "a phrase", -not.')] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who says it, or on whose behalf.")] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="WHOM", help="Whom it names.")] = None,
    since: Since = None, until: Until = None,
    manner: Annotated[str | None, typer.Option("--manner", metavar="MANNER", help="say, hope, deny, warn, …")] = None,
    limit: Limit = 50, record: Record = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """List who said what, newest first."""
    _manner(manner)
    with _asked(record, as_json, as_csv) as asked:
        found = asked.questions.said(
            by=asked.id(by) if by else None, about=asked.id(about) if about else None, since=date("--since", since),
            until=date("--until", until), manner=manner, text=" ".join(text or ()), limit=limit,
        )  # fmt: skip
        give(asked.statements(found), as_json=as_json, as_csv=as_csv)


def meetings_command(
    of: Annotated[str | None, typer.Option("--of", metavar="WHO", help="Who meets, or takes part.")] = None,
    planned: Annotated[bool, typer.Option("--planned", help="Those still to come.")] = False,
    since: Since = None, until: Until = None, limit: Limit = 50, record: Record = DEFAULT_RECORD,
    as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """List meetings, and what became of them: planned, held, lapsed, or open where nobody says."""
    with _asked(record, as_json, as_csv) as asked:
        who = asked.id(of) if of else None
        facts = asked.questions.meetings(
            of=who, planned=planned, since=date("--since", since), until=date("--until", until), limit=limit
        )
        give(asked.facts(facts, "No such meeting is on record."), as_json=as_json, as_csv=as_csv)


def events_command(
    actor: Annotated[str | None, typer.Option("--actor", metavar="WHO", help="Who did it.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="WHOM", help="To whom.")] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="A PLOVER type: AGREE, …")] = None,
    since: Since = None, until: Until = None, limit: Limit = 50, record: Record = DEFAULT_RECORD,
    as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """List who did what to whom, newest first."""
    if kind is not None and kind.upper() not in _EVENT_TYPES:
        raise typer.BadParameter(f"{kind!r} is no type; there are {', '.join(_EVENT_TYPES)}", param_hint="--type")
    with _asked(record, as_json, as_csv) as asked:
        facts = asked.questions.events(
            actor=asked.id(actor) if actor else None, recipient=asked.id(recipient) if recipient else None,
            type=kind.upper() if kind else None, since=date("--since", since), until=date("--until", until),
            limit=limit,
        )  # fmt: skip
        give(asked.facts(facts, "No such event is on record."), as_json=as_json, as_csv=as_csv)


def roles_command(
    person: Annotated[str | None, typer.Argument(metavar="[PERSON]", help="A person: Hajiyev, person:li-wei.")] = None,
    of: Annotated[str | None, typer.Option("--of", metavar="WHOSE", help="Offices of a country or body.")] = None,
    office: Annotated[str | None, typer.Option("--office", metavar="WORDS", help="Words of the office.")] = None,
    limit: Limit = 20, record: Record = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """List who holds or held which office; of many those that were reported last."""
    if person is None and of is None:
        raise typer.BadParameter("give a person, or --of a country, body or organisation", param_hint="PERSON")
    with _asked(record, as_json, as_csv) as asked:
        who = asked.id(person, "person") if person else None
        whose = asked.id(of, "country", "organisation", "body") if of else None
        facts = asked.questions.roles(person=who, of=whose, office=office, limit=limit)
        give(asked.facts(facts, "No such office is on record."), as_json=as_json, as_csv=as_csv)


def changes_command(
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="From this day on: 2018-04-21, yesterday.")],
    limit: Limit = 100, record: Record = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """List what was first reported, or corroborated, since a day: the morning brief."""
    with _asked(record, as_json, as_csv) as asked:
        found = asked.questions.changes(date("--since", since) or since, limit=limit)
        give(asked.changes(found, f"Nothing new is on record since {since}."), as_json=as_json, as_csv=as_csv)


def explain_command(
    fact: Annotated[str, typer.Argument(metavar="FACT", help="A fact's id, as the other questions show it.")],
    record: Record = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """Show everything behind a fact: sentences, rules, sources, links, contradictions, decisions.

    As CSV its witnesses alone, one a line.
    """
    with _asked(record, as_json, as_csv) as asked:
        row = asked.explanation(asked.questions.explain(fact))
        if as_json:
            give(Answer([row], (), ""), as_json=True, as_csv=False)
            return
        if as_csv:
            shown = [
                {"fact": row["fact"], **{k: v for k, v in one.items() if k != "named"}} for one in row["witnesses"]
            ]
            give(Answer(shown, (("fact", ""),), ""), as_json=False, as_csv=True)
            return
        give(Answer([row], (("dated", ""), ("line", "")), "", under=("fact",)), as_json=False, as_csv=False)
        for title, key, columns, under in _PARTS:
            if row[key]:
                give(Answer(row[key], columns, "", title, under), as_json=False, as_csv=False)


_PARTS: tuple[tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]], ...] = (
    ("said by", "witnesses", (("published", ""), ("publisher", ""), ("voices", ""), ("source_of_origin", "")),
     ("words", "rule", "because", "article")),
    ("copies of one another", "copies", (("older", "older"), ("newer", "newer"), ("containment", "shared")), ()),
    ("names linked", "links", (("ids", "ids"), ("reasons", "because")), ()),
    ("against it", "against", (("dated", ""), ("line", "")), ("fact",)),
    ("ended by", "later", (("dated", ""), ("line", "")), ("fact",)),
    ("decisions", "decisions", (("id", ""), ("judgement", ""), ("by", ""), ("at", "")), ("reason", "taken_back")),
)  # fmt: skip
_EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""Those of PLOVER (Halterman et al. 2023)."""
_COMMANDS = (
    ("status", status_command), ("history", history_command), ("members", members_command),
    ("statements", statements_command), ("meetings", meetings_command), ("events", events_command),
    ("roles", roles_command), ("changes", changes_command), ("explain", explain_command),
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the questions to the command line."""
    for name, command in _COMMANDS:
        app.command(name)(command)


@contextmanager
def _asked(record: str, as_json: bool, as_csv: bool) -> Iterator[Asked]:
    one_form(as_json, as_csv)
    with told():
        from onrecord.doors.asked import Asked
        from onrecord.store import Store

        with Store.open(record, create=False) as store:
            yield Asked.of(store)


def _rung(organisation: str, rung: str) -> None:
    """Refuse what is no rung of an organisation whose ladder is known."""
    from onrecord import world

    known = world.organisation(organisation)
    ladder = list(dict.fromkeys(one.status for one in known.rungs)) if known else []
    if ladder and rung not in ladder:
        words = f"{rung!r} is no status there; there are {', '.join(ladder)}, or any"
        raise typer.BadParameter(words, param_hint="--as")


def _manner(manner: str | None) -> None:
    from typing import get_args

    from onrecord.model.claims import Manner

    if manner is not None and manner not in get_args(Manner):
        known = ", ".join(get_args(Manner))
        raise typer.BadParameter(f"{manner!r} is no manner; there are {known}", param_hint="--manner")
