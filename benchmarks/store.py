"""How quickly the store takes articles and answers, how much memory it needs, and what killing does to it.

    python benchmarks/store.py [--articles N] [--batch N] [--ask N] [--more N] [--kills N] [--readers N]
        [--record FILE|URL]

The articles are generated (``generated.py``): about 1,540 characters, 5 statements, 4 claims and some 15 entities each,
as they would come from the reader; each is stored with its page. What a reading process does of the work (``prepare``:
packing, shingles, tags) and what the one writer does are timed apart. 1 million statements are ``--articles 200000``, which
takes 2 GB of disk. Each question is asked so many times (``--ask``): in turns about whom the articles speak
most and about anybody. Timings are of the wall; the processor's time stands beside them, for a busy machine.
``--kills`` kills an adding process at random moments, checks the file after each, and adds all again.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generated import FIRST_DAY, Newsroom, World, zipf
from onrecord.facts import Questions
from onrecord.model.article import Page
from onrecord.model.record import Record
from onrecord.store import Kept, SayingQuery, StatementQuery, Store, StoreError, prepare

TODAY = "2024-01-01"
_CHUNK = 1000


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--batch", type=int, default=1000, help="articles in a transaction")
    parser.add_argument("--ask", type=int, default=60, help="times that each question is asked")
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--more", type=int, default=0, help="articles that are stored in the end, beside all others")
    parser.add_argument("--seconds", type=float, default=5.0, help="that readers read beside the writer")
    parser.add_argument("--record", help="where to keep the store; what is there already is asked and not made again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = given.record or str(Path(folder) / "record.db")
        room = Newsroom(1)
        with Store.open(where) as store:
            if store.size().articles < given.articles:
                _fill(store, room.records(given.articles), given.articles, given.batch)
                store.tidy()
            print(store.size())
            _ask(store, room.world, given.ask)
            if given.more:
                _fill(store, _later(Newsroom(7 + store.size().articles), given.more), given.more, given.batch)
        _crowd(where, given.readers, given.seconds)
        if given.kills:
            _kill(Path(folder) / "killed.db", given.kills)


def _pages(records: Sequence[Record]) -> list[Kept]:
    return [
        Kept(one, Page(one.article.source, f"<html><body>{one.article.text}</body></html>".encode(), one.article.url))
        for one in records
    ]


def _later(room: Newsroom, count: int) -> Iterator[Record]:
    """Articles of the days after all others, 60 a day."""
    return (room.record(FIRST_DAY + datetime.timedelta(days=3650 + number // 60)) for number in range(count))


def _fill(store: Store, records: Iterator[Record], count: int, batch: int) -> None:
    preparing, storing = Clock(), Clock()
    stored, shown = 0, 0
    while chunk := _pages(list(itertools.islice(records, _CHUNK))):
        with preparing:
            ready = [prepare(one.record, one.page) for one in chunk]
        with storing:
            store.add(ready, batch=batch)
        stored += len(chunk)
        if stored - shown >= count / 5:
            shown = stored
            wall, processor = (sum(one) for one in zip(preparing.spent, storing.spent, strict=True))
            print(f"{stored:>8} stored: {stored / storing.spent[0]:.0f} articles/s, with preparing them "
                  f"{stored / wall:.0f}/s ({stored / processor:.0f} per second of processor), "
                  f"{_memory():.0f} MB at most")  # fmt: skip


class Clock:
    """Adds up seconds of the wall and of the processor."""

    def __init__(self) -> None:
        self.spent = (0.0, 0.0)

    def __enter__(self) -> None:
        self._started = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        now = time.perf_counter(), time.process_time()
        self.spent = tuple(s + n - b for s, n, b in zip(self.spent, now, self._started, strict=True))  # type: ignore[assignment]


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ---- questions -------------------------------------------------------------------------------------------------------


def _ask(store: Store, world: World, times: int) -> None:
    rng = random.Random(3)
    questions = Questions(store, today=TODAY)
    often = True

    def one(names: Sequence[str], prefix: str) -> str:
        return prefix + names[zipf(rng, len(names)) if often else rng.randrange(len(names))]

    def country() -> str:
        return one(world.countries, "country:")

    def organisation() -> str:
        return one(world.organisations, "org:")

    def person() -> str:
        return one([f"{first}-{last}".lower() for first, last in world.people], "person:")

    def day() -> str:
        return f"{rng.randint(2014, 2023)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"

    def words(count: int) -> str:
        return " ".join(world.words[zipf(rng, 3000)] for _ in range(count))

    def explain() -> None:
        found = questions.history(country(), organisation())
        if found:
            asked.append(found[rng.randrange(len(found))].id)

    asked: list[str] = []
    for number in range(40):
        often = number % 2 == 0
        explain()
    every: dict[str, Callable[[], object]] = {
        "status": lambda: questions.status(country(), organisation()),
        "status --on": lambda: questions.status(country(), organisation(), on=day()),
        "status --as-known-on": lambda: questions.status(country(), organisation(), known_on=day()),
        "members": lambda: questions.members(organisation()),
        "members --on": lambda: questions.members(organisation(), on=day()),
        "members --as-known-on": lambda: questions.members(organisation(), known_on=day()),
        "history": lambda: questions.history(country(), organisation()),
        "statements": questions.said,
        "statements --by person": lambda: questions.said(by=person()),
        "statements --by country": lambda: questions.said(by=country()),
        "statements --by --about": lambda: questions.said(by=country(), about=organisation()),
        "statements --manner --since": lambda: questions.said(by=country(), manner="hope", since=day()),
        "statements --about --until": lambda: questions.said(about=country(), until=day()),
        "meetings --of": lambda: questions.meetings(of=country()),
        "meetings --planned": lambda: questions.meetings(of=country(), planned=True),
        "events --actor": lambda: questions.events(actor=country()),
        "events --actor --recipient --type": lambda: questions.events(actor=country(), recipient=country(), type="AID"),
        "roles of a person": lambda: questions.roles(person=person()),
        "roles --of": lambda: questions.roles(of=country()),
        "changes --since": lambda: questions.changes(day()),
        "explain": lambda: questions.explain(rng.choice(asked)),
        "full text, one word": lambda: questions.said(text=words(1)),
        "full text, three words": lambda: questions.said(text=words(3)),
        "full text, a phrase, --by": lambda: questions.said(text=f'"{words(2)}"', by=country()),
    }
    print(f"{'question':<36}{'median':>9}{'p95':>9}{'worst':>9}  ms; each {times} times")
    for name, question in every.items():
        taken, busy = [], []
        for number in range(times):
            often = number % 2 == 0
            started, processor = time.perf_counter(), time.process_time()
            question()
            taken.append((time.perf_counter() - started) * 1000)
            busy.append((time.process_time() - processor) * 1000)
        p95, p95_busy = (statistics.quantiles(sorted(one), n=20)[18] for one in (taken, busy))
        print(f"{name:<36}{statistics.median(taken):>9.1f}{p95:>9.1f}{max(taken):>9.1f}  processor p95 {p95_busy:.1f}")


# ---- many at once ----------------------------------------------------------------------------------------------------


def _crowd(where: str, readers: int, seconds: float) -> None:
    errors: list[str] = []
    answers = [0] * readers
    done = threading.Event()

    def read(number: int) -> None:
        rng = random.Random(number)
        with Store.open(where) as store:
            questions = Questions(store, today=TODAY)
            world = Newsroom(1).world
            while not done.is_set():
                try:
                    questions.status(f"country:{rng.choice(world.countries)}", f"org:{rng.choice(world.organisations)}")
                    questions.said(text=rng.choice(world.words[:500]), limit=10)
                    answers[number] += 2
                except StoreError as error:
                    errors.append(str(error))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    with Store.open(where) as store:
        room = Newsroom(99 + store.size().articles)
    for thread in threads:
        thread.start()
    stored, started = 0, time.perf_counter()
    with Store.open(where) as store:
        while time.perf_counter() - started < seconds:
            stored += store.add(_pages(list(room.records(50))), batch=50).new
    done.set()
    for thread in threads:
        thread.join()
    print(f"{readers} readers beside a writer, {seconds:.0f} s: {sum(answers)} answers, {stored} articles stored,"
          f" {len(errors)} errors {errors[:3] or ''}")  # fmt: skip


ADDER = """
import sys
sys.path.insert(0, sys.argv[2])
from generated import Newsroom
from onrecord.store import Store
with Store.open(sys.argv[1]) as store:
    store.add(Newsroom(5).records(4000), batch=20, progress=lambda added: print(added.new + added.known, flush=True))
"""


def _kill(path: Path, times: int) -> None:
    rng = random.Random(11)
    Store.open(path).close()
    lost = damaged = 0
    most = 0
    for number in range(times):
        command = [sys.executable, "-c", ADDER, str(path), str(Path(__file__).parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as adder:
            if adder.stdout is None:
                raise RuntimeError("no pipe")
            first = adder.stdout.readline()
            time.sleep(rng.random() * 1.2)
            adder.send_signal(signal.SIGKILL)
            lines = (first + adder.stdout.read()).splitlines()
        most = max([most, *(int(line) for line in lines if line.isdigit())])
        with Store.open(path) as store:
            lost += store.size().articles < most
            damaged += bool(store.check())
        if (number + 1) % 50 == 0:
            print(f"  {number + 1} kills, {most} reported stored")
    with Store.open(path) as store:
        store.add(Newsroom(5).records(4000))
        size = store.size()
        claims = sum(saying.tally.claims for saying in store.sayings(SayingQuery(limit=10**9)))
        said = len(store.statements(StatementQuery(limit=100_000)))
        double = size.articles != 4000 or claims != 16_000 or said != 20_000
    print(f"{times} kills: {lost} times something lost, {damaged} times damaged, "
          f"{'something double or missing' if double else 'nothing double'} after adding all again")  # fmt: skip


if __name__ == "__main__":
    main()
