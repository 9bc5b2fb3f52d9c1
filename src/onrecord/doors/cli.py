"""The command line: ``onrecord read``, ``who``, ``quotes``, ``verify`` and what the store adds."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.doors import quotes
from onrecord.doors.output import (
    ALL_READ,
    INTERRUPTED,
    SOME_FAILED,
    WRONG_USE,
    complain,
    console,
    leave_pipe,
    print_json,
    read_all,
)

app = typer.Typer(
    name="onrecord",
    help="Reads diplomatic and political news and keeps the record: who said what, who stands where, since when, "
    "in which words.",
    epilog="SOURCE is a text file, an HTML file, an http or https address, or - for standard input.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command("read", no_args_is_help=True)
def read_command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Text file, HTML file, http(s) address, or - for standard input."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, one line an article.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Add the rule and the words behind each entry.")] = False,
    layers: Annotated[
        bool, typer.Option("--layers", help="Add sentences, tokens, names, times and quotations to the JSON.")
    ] = False,
    published: Annotated[
        str | None,
        typer.Option(
            "--published", metavar="DATE", help="When it was published, if the page does not say: 2018-04-21."
        ),
    ] = None,
) -> None:
    """Read articles, and print what each says: statements by speaker, and what is claimed.

    Exit code: 0 all read, 1 some could not be read (each named on standard error), 2 wrong use.
    """
    if published is not None:
        published = _date(published)
    if layers and not as_json:
        raise typer.BadParameter("the layers are shown in JSON only: give --json too", param_hint="--layers")
    if sources.count("-") > 1:
        raise typer.BadParameter("standard input can be read only once", param_hint="SOURCE")
    failed = shown = 0
    out = None
    for record in read_all(sources, published=published, layers=layers):
        if record is None:
            failed += 1
        elif as_json:
            from onrecord.model.plain import record_as_plain

            print_json(record_as_plain(record, with_grounds=explain))
        else:
            from onrecord.doors.terminal import show

            out = out if out is not None else console()
            if shown:
                out.rule(characters="═", style="dim")
            show(record, out, explain=explain)
            shown += 1
    raise typer.Exit(SOME_FAILED if failed else ALL_READ)


@app.command("who", no_args_is_help=True)
def who_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an acronym, a body or an office.")],
    record: Annotated[
        str,
        typer.Option(
            "--record",
            metavar="FILE|URL",
            envvar="ONRECORD_RECORD",
            help="The record to ask too: an SQLite file, or postgresql://…; asked where it is there.",
        ),
    ] = "onrecord.db",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, one line a candidate.")] = False,
) -> None:
    """Say whom or what a name may mean, and why; the likeliest first.

    Exit code: 0 when something is known under the name, 1 when nothing is.
    """
    from onrecord.doors.candidates import RecordUnreadableError, candidates_for

    try:
        candidates = candidates_for(name, record)
    except RecordUnreadableError as error:
        complain(str(error))
        raise typer.Exit(1) from error
    if not candidates:
        complain(f"nothing is known under {name!r}")
        raise typer.Exit(1)
    if as_json:
        for one in candidates:
            print_json(
                {"id": one.id, "type": one.type, "name": one.name, "score": one.score, "reasons": list(one.reasons)}
            )
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("sure", justify="right")
    for heading in ("name", "id", "because"):
        table.add_column(heading, overflow="fold")
    for one in candidates:
        table.add_row(f"{one.score:.2f}", Text(one.name, "bold"), Text(one.id, "cyan"), Text("; ".join(one.reasons)))
    console().print(table)


def _date(words: str) -> str:
    from onrecord.model.time import DateError, PartialDate, parse

    try:
        when = parse(words)
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
    if not isinstance(when, PartialDate):
        raise typer.BadParameter(f"{words!r} is an interval, an article is published once", param_hint="--published")
    return str(when)


quotes.register(app)
# The store's commands are a room of their own; an installation can do without them.
if find_spec("onrecord.doors.store_commands") is not None:
    import_module("onrecord.doors.store_commands").register(app)


def main() -> None:
    """Run the command line; a broken pipe and Ctrl-C end it without a word."""
    try:
        app()
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)
    except BrokenPipeError:
        leave_pipe()
    except OSError as error:
        if error.errno == errno.EPIPE:
            leave_pipe()
        complain(str(error))
        sys.exit(WRONG_USE)
