"""Keeping the record, on the command line: add, read again, prune, check, decide, export."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from onrecord.doors import question_commands
from onrecord.doors.answers import DEFAULT_RECORD, FAILED, Answer, AsCsv, AsJson, Record, give, one_form, told
from onrecord.doors.output import SOME_FAILED, complain, console
from onrecord.model.facts import Judgement

if TYPE_CHECKING:
    from onrecord.model.article import Article, Page
    from onrecord.model.record import Record as ReadRecord
    from onrecord.store import Kept, Store

_BATCH = 64
"""Articles stored at a time; so many are read again after a kill."""
_MODEL_BATCH = 16
_FAULTS = (MemoryError, RecursionError, ArithmeticError, LookupError, ValueError, TypeError)
"""What a fault of the reader raises."""
_PAGES = (".htm", ".html", ".txt", ".xhtml")
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
    from onrecord.doors.answers import date

    given = date("--published", published)
    failures: list[str] = []
    with _opened(record, wait, create=True) as store:
        names = list(_expanded(sources))
        with _progress(_count(names)) as step:
            added = store.add(
                _skipping_known(store, names, given, failures, step), batch=_BATCH, progress=lambda _: None
            )
    console().print(f"{added.new} new, {added.updated} updated, {added.known + step.known} known already.")
    raise typer.Exit(SOME_FAILED if failures else 0)


def reread_command(record: Record = DEFAULT_RECORD, wait: Wait = 30.0) -> None:
    """Read the kept pages again with this version of the reader; older runs stay until they are pruned."""
    from onrecord.pipeline import READER

    failures: list[str] = []
    with _opened(record, wait) as store:
        with _progress(None) as step:
            pages = ((page, store.published_given(page)) for page in store.pages_not_read_by(READER))
            added = store.add(_read(pages, failures, step), batch=_BATCH)
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


# ---- adding ----------------------------------------------------------------------------------------------------------


class _Step:
    """Moves the bar on, and counts what was known before it was read."""

    def __init__(self, advance: Callable[[], None]) -> None:
        self.advance = advance
        self.known = 0


def _expanded(sources: Sequence[str]) -> Iterator[str]:
    """Folders become the pages in them."""
    for source in sources:
        path = Path(source)
        if "://" not in source and source != "-" and path.is_dir():
            yield from (str(one) for one in sorted(path.rglob("*")) if one.suffix.lower() in _PAGES)
        else:
            yield source


def _count(names: Sequence[str]) -> int:
    return sum(_lines(Path(name)) if name.endswith(".jsonl") else 1 for name in names)


def _lines(path: Path) -> int:
    if not path.is_file():
        return 1
    with path.open("rb") as stream:
        return sum(1 for _ in stream)


def _skipping_known(
    store: Store, names: Iterable[str], published: str | None, failures: list[str], step: _Step
) -> Iterator[Kept]:
    """What is to be kept; pages that this reader has read before are passed over."""
    plain = [name for name in names if not name.endswith(".jsonl")]
    for name in names:
        if name.endswith(".jsonl"):
            yield from _records(name, failures, step)
    if plain:
        yield from _read(_fresh(store, plain, published, failures, step), failures, step)


def _records(name: str, failures: list[str], step: _Step) -> Iterator[Kept]:
    from onrecord.exports.files import read_jsonl
    from onrecord.store import Kept

    try:
        with Path(name).open("rb") as stream:
            for one in read_jsonl(stream):
                yield Kept(one)
                step.advance()
    except OSError as error:
        _failed(f"{name}: {(error.strerror or 'cannot be read').lower()}", failures)
    except (KeyError, ValueError, TypeError):
        _failed(f"{name}: holds no records of onrecord", failures)


def _fresh(
    store: Store, names: Iterable[str], published: str | None, failures: list[str], step: _Step
) -> Iterator[tuple[Page, str | None]]:
    from onrecord.articles import SourceError, load
    from onrecord.pipeline import READER

    for name in names:
        try:
            page = load(name)
        except SourceError as error:
            _failed(str(error), failures)
            step.advance()
            continue
        if store.has(page, READER):
            step.known += 1
            step.advance()
        else:
            yield page, published


def _read(pages: Iterable[tuple[Page, str | None]], failures: list[str], step: _Step) -> Iterator[Kept]:
    from onrecord.articles import SourceError, read_page
    from onrecord.pipeline import records_of

    waiting: list[tuple[Page, Article]] = []
    for page, published in pages:
        try:
            waiting.append((page, read_page(page, published=published)))
        except (SourceError, *_FAULTS) as error:
            _failed(str(error) if isinstance(error, SourceError) else _fault(page, error), failures)
            step.advance()
        if len(waiting) == _MODEL_BATCH:
            yield from _kept(waiting, records_of, failures, step)
            waiting = []
    yield from _kept(waiting, records_of, failures, step)


def _kept(
    waiting: Sequence[tuple[Page, Article]],
    records_of: Callable[[Sequence[Article]], Iterable[ReadRecord]],
    failures: list[str],
    step: _Step,
) -> Iterator[Kept]:
    """The records of some pages; a fault of ours on one of them must not cost the reader the others."""
    from onrecord.store import Kept

    try:
        records = list(records_of([article for _, article in waiting]))
    except _FAULTS as error:
        if len(waiting) > 1:
            for one in waiting:
                yield from _kept([one], records_of, failures, step)
        else:
            _failed(_fault(waiting[0][0], error), failures)
            step.advance()
        return
    for (page, _), record in zip(waiting, records, strict=True):
        yield Kept(record, page)
        step.advance()


def _fault(page: Page, error: Exception) -> str:
    return f"{page.url or page.source}: the reader failed on it ({type(error).__name__}: {error})"


def _failed(message: str, failures: list[str]) -> None:
    failures.append(message)
    complain(message)


@contextmanager
def _progress(total: int | None) -> Iterator[_Step]:
    """A bar with an estimate on standard error, where somebody watches."""
    if not sys.stderr.isatty():
        yield _Step(lambda: None)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("left"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)
        yield _Step(lambda: progress.advance(task))


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
