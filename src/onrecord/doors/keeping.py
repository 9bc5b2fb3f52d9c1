"""Reading what is to be kept: sources become records with their pages, in a process for each core, behind a bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.bulk import FAULTS, Failure, fault, in_processes, killed
from onrecord.doors.output import complain

if TYPE_CHECKING:
    from onrecord.model.article import Page
    from onrecord.store import Kept, Store
    from onrecord.store.prepare import Prepared

_PAGES = (".htm", ".html", ".txt", ".xhtml")
_RECORDS = ".jsonl"
_WORTH_A_PROCESS = 12
"""A process takes about as long to start as so many articles to read."""
Dated = tuple["Page", str | None]
"""A page, and when it was published where somebody says so (EDTF)."""


class Step:
    """Moves the bar on, and counts what was known before it was read."""

    def __init__(self, advance: Callable[[], None]) -> None:
        self.advance = advance
        self.known = 0


def expanded(sources: Sequence[str]) -> Iterator[str]:
    """Sources, with the pages in a folder for the folder."""
    for source in sources:
        path = Path(source)
        if "://" not in source and source != "-" and path.is_dir():
            yield from (str(one) for one in sorted(path.rglob("*")) if one.suffix.lower() in _PAGES)
        else:
            yield source


def count(names: Sequence[str]) -> int:
    """How many articles stand in them, a line each in files of records."""
    return sum(_lines(Path(name)) if name.endswith(_RECORDS) else 1 for name in names)


def workers(total: int, names: Sequence[str] = ()) -> int:
    """How many processes are worth their start for so many pages."""
    from onrecord.threads import cores

    pages = total if not names else sum(not name.endswith(_RECORDS) for name in names)
    return min(cores(), pages // _WORTH_A_PROCESS)


def kept(
    store: Store, names: Sequence[str], published: str | None, failures: list[str], step: Step, processes: int
) -> Iterator[Kept | Prepared]:
    """What is to be kept; pages that this reader has read before are passed over."""
    for name in names:
        if name.endswith(_RECORDS):
            yield from _records(name, failures, step)
    pages = [name for name in names if not name.endswith(_RECORDS)]
    yield from read(_fresh(store, pages, published, failures, step), failures, step, processes)


def read(pages: Iterable[Dated], failures: list[str], step: Step, processes: int) -> Iterator[Prepared]:
    """Pages read and made ready for the store; each that cannot be read is named and costs nobody else."""
    found = in_processes(
        read_one, pages, workers=processes, killed=lambda item: Failure(_source(item[0]), killed(_source(item[0])))
    )
    for one in found:
        if isinstance(one, Failure):
            _failed(one.reason, failures)
        else:
            yield one
        step.advance()


def read_one(item: Dated) -> Prepared | Failure:
    """One page read and made ready; a process of its own finds this function by its name."""
    from onrecord import pipeline
    from onrecord.articles import SourceError, read_page
    from onrecord.store import StoreError, prepare

    page, published = item
    try:
        return prepare(pipeline.record_of(read_page(page, published=published)), page)
    except (SourceError, StoreError) as error:
        return Failure(_source(page), str(error))
    except FAULTS as error:
        return Failure(_source(page), fault(_source(page), error))


@contextmanager
def progress(total: int) -> Iterator[Step]:
    """A bar with an estimate on standard error, where somebody watches."""
    if not sys.stderr.isatty():
        yield Step(lambda: None)
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
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield Step(lambda: bar.advance(task))


def _lines(path: Path) -> int:
    if not path.is_file():
        return 1
    with path.open("rb") as stream:
        return sum(1 for _ in stream)


def _records(name: str, failures: list[str], step: Step) -> Iterator[Kept]:
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
    store: Store, names: Iterable[str], published: str | None, failures: list[str], step: Step
) -> Iterator[Dated]:
    from onrecord import pipeline
    from onrecord.articles import SourceError, load

    for name in names:
        try:
            page = load(name)
        except SourceError as error:
            _failed(str(error), failures)
            step.advance()
            continue
        if store.has(page, pipeline.READER):
            step.known += 1
            step.advance()
        else:
            yield page, published


def _source(page: Page) -> str:
    return page.url or page.source


def _failed(message: str, failures: list[str]) -> None:
    failures.append(message)
    complain(message)
