"""Many sources at once: in order, each failure in its place, and no process's end costs more than a page."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from pathlib import Path

import pytest

import onrecord
from onrecord import Failure, Record
from onrecord.bulk import read_many

EXAMPLES = [str(path) for path in sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))]


@pytest.mark.parametrize("workers", [1, 2])
def test_records_come_in_the_order_of_the_sources(workers: int, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    sources = [EXAMPLES[0], str(empty), str(tmp_path / "missing.txt"), EXAMPLES[1]]
    found = list(read_many(sources, workers=workers))
    assert [item.source if isinstance(item, Failure) else item.article.source for item in found] == sources
    assert [type(item) for item in found] == [Record, Failure, Failure, Record]
    for failure in found[1:3]:
        assert isinstance(failure, Failure)
        assert failure.source in failure.reason
        assert "\n" not in failure.reason


def test_processes_read_what_one_reads() -> None:
    alone = [onrecord.read(path) for path in EXAMPLES]
    assert list(read_many(EXAMPLES, workers=2)) == alone


def test_a_killed_process_costs_nothing_but_time() -> None:
    sources = EXAMPLES * 4
    records = read_many(sources, workers=2)
    found = [next(records)]
    for child in multiprocessing.active_children():
        child.kill()
    found += records
    assert [item.article.source for item in found if isinstance(item, Record)] == sources


HANDS_OUT = """
import multiprocessing, os, sys
from onrecord.bulk import read_many
if __name__ == "__main__":
    found = read_many(sys.argv[1:] * 3, workers=2)
    next(found)
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    os.kill(os.getpid(), 9)
"""


def test_no_process_outlives_the_one_that_hands_out(tmp_path: Path) -> None:
    script = tmp_path / "hands_out.py"
    script.write_text(HANDS_OUT, "utf-8")
    done = subprocess.run([sys.executable, str(script), *EXAMPLES], capture_output=True, text=True, check=False)
    children = [int(word) for word in done.stdout.split()]
    assert (done.returncode, len(children)) == (-9, 2)
    for _ in range(200):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            return
        time.sleep(0.1)
    pytest.fail("processes are left")


def test_no_sources_make_no_records() -> None:
    assert list(read_many([], workers=2)) == []
