"""Keeping the record, on the command line: add, read again, prune, check, decide, export."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from onrecord.doors import question_commands
from onrecord.doors.answers import DEFAULT_RECORD, FAILED, Answer, AsCsv, AsJson, Record, date, give, one_form, told
from onrecord.doors.keeping import count, expanded, kept, progress, read, workers
from onrecord.doors.output import SOME_FAILED, complain, console
from onrecord.model.facts import Judgement

if TYPE_CHECKING:
    from onrecord.store import Store

_BATCH = 64
"""Articles stored at a time; so many are read again after a kill."""
Wait = Annotated[float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for another writer.")]


def add_command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE…", help="Files, folders, http(s) addresses, -, .jsonl records."),
    ],
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When they were published, if they do not say.")
    ] = None,
    record: Record = DEFAULT_RECORD,
    wait: Wait = 30.0,
) -> None:
    """Read articles and keep them in the record. What is there already is not read again; safe to stop and run again.

    Exit code: 0 all kept, 1 some could not be read (each named on standard error), 2 wrong use.
    """
    given = date("--published", published)
    failures: list[str] = []
    with _opened(record, wait, create=True) as store:
        names = list(expanded(sources))
        total = count(names)
        with progress(total) as step:
            added = store.add(kept(store, names, given, failures, step, workers(total, names)), batch=_BATCH)
    console().print(f"{added.new} new, {added.updated} updated, {added.known + step.known} known already.")
    raise typer.Exit(SOME_FAILED if failures else 0)


def reread_command(record: Record = DEFAULT_RECORD, wait: Wait = 30.0) -> None:
    """Read the kept pages again with this version of the reader; older runs stay until they are pruned.

    Exit code: 0 all read, 1 some could not be read (each named on standard error), 2 wrong use.
    """
    from onrecord.pipeline import READER

    failures: list[str] = []
    with _opened(record, wait) as store:
        total = store.count_not_read_by(READER)
        with progress(total) as step:
            pages = ((page, store.published_given(page)) for page in store.pages_not_read_by(READER))
            added = store.add(read(pages, failures, step, workers(total)), batch=_BATCH)
        console().print(f"{added.new + added.updated} read again, {len(failures)} could not be read.")
    raise typer.Exit(SOME_FAILED if failures else 0)


def prune_command(record: Record = DEFAULT_RECORD, wait: Wait = 30.0) -> None:
    """Forget the runs of older readers where a newer one counts."""
    with _opened(record, wait) as store:
        console().print(f"{store.prune()} older runs forgotten.")


def check_command(record: Record = DEFAULT_RECORD) -> None:
    """Check that the record is whole, and say how much it holds."""
    with _opened(record) as store:
        wrong = store.check()
        for one in wrong:
            complain(one)
        size = store.size()
    console().print(
        f"{size.articles} articles ({size.counting} count), {size.pages} pages, {size.statements} statements, "
        f"{size.claims} claims that say {size.sayings} things."
    )
    raise typer.Exit(FAILED if wrong else 0)


def decide_command(
    judgement: Annotated[
        str | None, typer.Argument(metavar="[JUDGEMENT]", help="right, wrong, same, different or withdrawn.")
    ] = None,
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]…", help="A fact, two entities, an article.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")] = "",
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")] = "",
    withdraw: Annotated[int | None, typer.Option("--withdraw", metavar="NUMBER", help="Take a decision back.")] = None,
    record: Record = DEFAULT_RECORD, wait: Wait = 30.0, as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:  # fmt: skip
    """Correct the record, by name and with a reason; it can be taken back. Without words, list all decisions."""
    one_form(as_json, as_csv)
    if withdraw is not None and judgement is not None:
        raise typer.BadParameter("a decision is taken back or made, not both at once", param_hint="--withdraw")
    with _opened(record, wait) as store:
        if withdraw is not None:
            _signed(by, reason)
            store.withdraw(withdraw, by=by, reason=reason)
            console().print(f"Decision {withdraw} is taken back.")
        elif judgement is None:
            _list_decisions(store, as_json=as_json, as_csv=as_csv)
        else:
            left, right = _decided(store, judgement, ids or [])
            _signed(by, reason)
            made = store.decide(cast("Judgement", judgement), left, right, by=by, reason=reason)
            console().print(f"Decision {made.id} is on record.")


def export_command(
    out: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard output.")] = "-",
    form: Annotated[
        str | None, typer.Option("--as", metavar="FORM", help="jsonl, csv, parquet, ical, ftm or json-ld.")
    ] = None,
    of: Annotated[
        str,
        typer.Option("--of", metavar="TABLE", help="For csv and parquet: articles, claims, events, facts, …"),
    ] = "statements",
    record: Record = DEFAULT_RECORD,
) -> None:
    """Write the record in another form; the form is told by the file's ending where it is not given."""
    from onrecord.exports import EXPORTERS, export

    if form is None:
        fitting = [one.name for one in EXPORTERS if out.endswith(one.endings)]
        if not fitting:
            raise typer.BadParameter("give the form: jsonl, csv, parquet, ical, ftm, json-ld", param_hint="--as")
        form = fitting[0]
    with _opened(record) as store, ExitStack() as stack:
        try:
            stream = sys.stdout.buffer if out == "-" else stack.enter_context(Path(out).open("wb"))
        except OSError as error:
            raise typer.BadParameter(f"{out} cannot be written ({error.strerror})", param_hint="FILE") from error
        count = export(store, form, stream, of=of)
        stream.flush()
    if out != "-":
        console().print(f"{count} written to {out}.")


def register(app: typer.Typer) -> None:
    """Add the store's commands and the questions to the command line."""
    for name, command in _COMMANDS:
        app.command(name)(command)
    question_commands.register(app)


_COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("add", add_command), ("reread", reread_command), ("prune", prune_command), ("check", check_command),
    ("decide", decide_command), ("export", export_command),
)  # fmt: skip


@contextmanager
def _opened(record: str, wait: float = 30.0, *, create: bool = False) -> Iterator[Store]:
    """The store; it and what stands behind it is loaded only where it is used, for ``read`` must start quickly."""
    with told():
        from onrecord.store import Store

        with Store.open(record, wait=wait, create=create) as store:
            yield store


# ---- deciding --------------------------------------------------------------------------------------------------------


def _signed(by: str, reason: str) -> None:
    if not by.strip() or not reason.strip():
        raise typer.BadParameter("a decision needs --by NAME and --reason WORDS", param_hint="--by")


def _decided(store: Store, judgement: str, ids: Sequence[str]) -> tuple[str, str | None]:
    """What is decided about, if there is such a thing."""
    from onrecord.facts import Questions, entity_id
    from onrecord.store import UnknownIdError

    if judgement not in get_args(Judgement):
        raise typer.BadParameter(f"{judgement!r} is none of {', '.join(get_args(Judgement))}", param_hint="JUDGEMENT")
    wanted = 2 if judgement in ("same", "different") else 1
    if len(ids) != wanted:
        what = {"withdrawn": "an article's id"}.get(judgement, "a fact's id" if wanted == 1 else "two ids of entities")
        raise typer.BadParameter(f"{judgement} takes {what}", param_hint="ID")
    if judgement in ("right", "wrong"):
        return Questions(store).explain(ids[0]).fact.id, None
    if judgement == "withdrawn":
        return store.record(ids[0]).article.id, None
    left, right = (entity_id(store, one) for one in ids)
    if left == right:
        raise UnknownIdError(f"{left} is one entity already")
    return left, right


def _list_decisions(store: Store, *, as_json: bool, as_csv: bool) -> None:
    from onrecord.doors.fact_rows import decision_row

    rows = [decision_row(one) for one in store.decisions()]
    columns = (("id", "number"), ("judgement", ""), ("left", ""), ("right", ""), ("by", ""), ("at", ""))
    answer = Answer(rows, columns, "No decision is on record.", under=("reason", "taken_back"))
    give(answer, as_json=as_json, as_csv=as_csv)
