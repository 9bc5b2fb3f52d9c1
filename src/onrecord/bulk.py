"""Many sources, read by several processes side by side; the records come in the order of the sources.

One article's way is half model, which may use threads, and half Python, which may not: whole articles in processes of
their own keep every core busy. A source that cannot be read is a `Failure` in its place. A process that is killed from
outside, or by a page, costs that page alone.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

from onrecord.model.record import Record

__all__ = ["FAULTS", "Failure", "fault", "in_processes", "killed", "read_many"]

Item = TypeVar("Item")
Result = TypeVar("Result")
FAULTS = (MemoryError, RecursionError, ArithmeticError, LookupError, ValueError, TypeError)
"""What a fault of the reader raises."""
_AHEAD = 4
"""Sources handed to each process before the first of them is back."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source without a record; ``reason`` is one line that names it."""

    source: str
    reason: str


def read_many(
    sources: Iterable[str], *, published: str | None = None, layers: bool = False, workers: int = 1
) -> Generator[Record | Failure, None, None]:
    """The record of each source, or why there is none, in their order.

    With more than one worker, a script must be importable without side effects (``if __name__ == "__main__":``), as
    ``multiprocessing`` asks for; each costs some 250 MB and a second to start.
    """
    return in_processes(
        partial(_read, published=published, layers=layers), sources, workers=workers,
        killed=lambda source: Failure(source, killed(source)),
    )  # fmt: skip


def in_processes(
    work: Callable[[Item], Result], items: Iterable[Item], *, workers: int, killed: Callable[[Item], Result]
) -> Generator[Result, None, None]:
    """What ``work`` makes of each item, in their order; with fewer than two workers it is done here.

    Items are taken as they are needed, a few ahead for each worker.

    Args:
        work: a function of a module, or a ``functools.partial`` of one, so that a process can find it.
        items: whatever can be handed to a process.
        workers: how many processes.
        killed: what to say of an item at which its process was killed.
    """
    if workers < 2:
        yield from map(work, items)
        return
    waiting = iter(items)
    held: deque[tuple[Item, Future[Result]]] = deque()
    pool = _pool(workers)
    try:
        while True:
            for item in islice(waiting, workers * _AHEAD - len(held)):
                held.append((item, pool.submit(work, item)))
            if not held:
                return
            item, future = held.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # Any of those held may have done it: each is done once more, in a process of its own.
                suspects = [item, *(other for other, _ in held)]
                held.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                for suspect in suspects:
                    yield _alone(work, suspect, killed)
                pool = _pool(workers)
    finally:
        pool.shutdown(cancel_futures=True)


def killed(source: str) -> str:
    """What to say of a source at which its process was killed."""
    return f"{source}: the process that read it was killed"


def fault(source: str, error: BaseException) -> str:
    """What to say of a source at which the reader failed; the error's name goes into a report."""
    return f"{source}: the reader failed on it ({type(error).__name__}: {error})"


def _read(source: str, *, published: str | None, layers: bool) -> Record | Failure:
    from onrecord import pipeline  # heavy: the process that only hands out does without
    from onrecord.articles import SourceError

    try:
        return pipeline.read(source, published=published, layers=layers)
    except SourceError as error:
        return Failure(source, str(error))
    except FAULTS as error:
        # A fault of ours on one page must not cost the reader the other pages.
        return Failure(source, fault(source, error))


def _alone(work: Callable[[Item], Result], item: Item, killed: Callable[[Item], Result]) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return killed(item)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not forked: the model's threads do not survive it.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_single)


def _single() -> None:
    """One thread a process, before numpy and the model start theirs; Ctrl-C is for the process that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(ONRECORD_THREADS="1", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End with the process that hands out, also where it was killed and could tell nobody."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
