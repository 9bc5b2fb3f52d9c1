"""Our own reader over files, in processes of its own so that peak memory is theirs alone; prints one line of JSON.

python benchmarks/own.py SECONDS FILE ...

It reads as `onrecord read FILE ...` does: a process for each core. Memory is what all of them hold together.
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import time
from pathlib import Path

#: Articles a process before the clock starts: each has loaded its weights by then.
_WARM = 12


def _peak() -> float:
    """This process's own peak in MB; what `getrusage` says counts the process that started it too."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def main() -> None:
    """Read the files again and again for the given time, after some articles to warm up."""
    seconds, paths = float(sys.argv[1]), sys.argv[2:]
    begun = time.perf_counter()
    import onrecord
    from onrecord.threads import cores

    workers = cores()
    records = onrecord.read_many(itertools.cycle(paths), workers=workers)
    once = [next(records)]
    first = time.perf_counter() - begun
    once += itertools.islice(records, len(paths) - 1)
    statements = sum(len(record.statements) for record in once if isinstance(record, onrecord.Record))
    for _ in range(_WARM * workers):
        next(records)
    articles = 0
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        next(records)
        articles += 1
    elapsed = time.perf_counter() - begun
    records.close()
    each = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "articles_per_second": articles / elapsed,
                "first_read_seconds": first,
                "peak_mb": _peak() + workers * each,
                "statements": statements,
                "versions": f"onrecord {onrecord.__version__}, {workers} processes",
            }
        )
    )


if __name__ == "__main__":
    main()
