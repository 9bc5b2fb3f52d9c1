"""Many sources, read by several processes side by side; the records come in the order of the sources.

One article's way is half model, which may use threads, and half Python, which may not: whole articles in processes of
their own keep every core busy. A source that cannot be read is a `Failure` in its place. A process that is killed from
outside, or by a page, costs that page alone.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from onrecord.model.record import Record

__all__ = ["Failure", "read_many"]

_AHEAD = 4
"""Sources handed to each process before the first of them is back."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source without a record; ``reason`` is one line that names it."""

    source: str
    reason: str


def read_many(
    sources: Iterable[str], *, published: str | None = None, layers: bool = False, workers: int = 1
) -> Iterator[Record | Failure]:
    """The record of each source, or why there is none, in their order.

    With more than one worker, a script must be importable without side effects (``if __name__ == "__main__":``), as
    ``multiprocessing`` asks for; each costs some 250 MB and a second to start.
    """
    if workers < 2:
        for source in sources:
            yield _read(source, published, layers)
        return
    waiting = iter(sources)
    held: deque[tuple[str, Future[Record | Failure]]] = deque()
    pool = _pool(workers)
    try:
        while True:
            for source in islice(waiting, workers * _AHEAD - len(held)):
                held.append((source, pool.submit(_read, source, published, layers)))
            if not held:
                return
            source, future = held.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # Any of those held may have done it: each is read once more, in a process of its own.
                suspects = [source, *(other for other, _ in held)]
                held.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                for suspect in suspects:
                    yield _alone(suspect, published, layers)
                pool = _pool(workers)
    finally:
        pool.shutdown(cancel_futures=True)


def _read(source: str, published: str | None, layers: bool) -> Record | Failure:
    from onrecord import pipeline  # heavy: the process that only hands out does without
    from onrecord.articles import SourceError

    try:
        return pipeline.read(source, published=published, layers=layers)
    except SourceError as error:
        return Failure(source, str(error))
    except (MemoryError, RecursionError, ArithmeticError, LookupError, ValueError, TypeError) as error:
        # A fault of ours on one page must not cost the reader the other pages; its name goes into a report.
        return Failure(source, f"{source}: the reader failed on it ({type(error).__name__}: {error})")


def _alone(source: str, published: str | None, layers: bool) -> Record | Failure:
    with _pool(1) as pool:
        try:
            return pool.submit(_read, source, published, layers).result()
        except BrokenProcessPool:
            return Failure(source, f"{source}: the process that read it was killed")


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not forked: the model's threads do not survive it.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_single)


def _single() -> None:
    """One thread a process, before numpy and the model start theirs; Ctrl-C is for the process that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(ONRECORD_THREADS="1", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
