"""Standard output and standard error of the commands: consoles, one-line messages, progress."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from onrecord.model.record import Record

ALL_READ, SOME_FAILED, WRONG_USE = 0, 1, 2
BROKEN_PIPE, INTERRUPTED = 141, 130
"""As a shell reports the signals: 128 and their number."""


def complain(message: str) -> None:
    """One line on standard error, without anything that a terminal would obey."""
    line = "".join(char if char.isprintable() else " " for char in message)
    sys.stderr.write(f"onrecord: {line}\n")
    sys.stderr.flush()


def print_json(plain: Mapping[str, Any]) -> None:
    """One object on one line of standard output."""
    # A lone surrogate, which no article's text holds but a file's name can, would not go out as UTF-8.
    line = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def console() -> Console:
    """The console on standard output; a reader that goes away is no error to speak of."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            leave_pipe()

    return Quiet(highlight=False, markup=False, emoji=False, soft_wrap=False)


def leave_pipe() -> None:
    """End quietly when nobody reads any more.

    Raises:
        SystemExit: always.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(BROKEN_PIPE)


def read_all(sources: Sequence[str], *, published: str | None = None, layers: bool = False) -> Iterator[Record | None]:
    """The record of each source, None for each that failed after its one line on standard error."""
    from onrecord.bulk import Failure, read_many
    from onrecord.threads import cores

    # A process takes about as long to start as a dozen articles to read; standard input is this process's own.
    workers = 1 if "-" in sources else min(cores(), len(sources) // _WORTH_A_PROCESS)
    with _progress(len(sources)) as bar:
        task = bar.add_task("reading", total=len(sources)) if bar is not None else None
        found = read_many(sources, published=published, layers=layers, workers=workers)
        for source in sources:
            if bar is not None and task is not None:
                bar.update(task, description=complete_line(source, 40))
                bar.start()
            record = next(found)
            if bar is not None and task is not None:
                bar.advance(task)
                bar.stop()
            if isinstance(record, Failure):
                complain(record.reason)
            yield None if isinstance(record, Failure) else record


_WORTH_A_PROCESS = 12


def complete_line(words: str, longest: int) -> str:
    """``words`` cut to ``longest`` characters at the front, where paths differ least."""
    plain = "".join(char if char.isprintable() else " " for char in words)
    return plain if len(plain) <= longest else f"…{plain[1 - longest :]}"


@contextmanager
def _progress(number: int) -> Iterator[Progress | None]:
    """A bar on standard error where that is a terminal and there is more than one source."""
    if number < 2 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    try:
        yield bar
    finally:
        bar.stop()
