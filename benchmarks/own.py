"""Our own reader over files, in a process of its own so that peak memory is its alone; prints one line of JSON.

python benchmarks/own.py SECONDS FILE ...
"""

from __future__ import annotations

import json
import resource
import sys
import time


def main() -> None:
    """Read the files again and again for the given time, after one pass to warm up."""
    seconds, paths = float(sys.argv[1]), sys.argv[2:]
    started = time.perf_counter()
    import onrecord

    onrecord.read(paths[0])
    first = time.perf_counter() - started
    statements = sum(len(onrecord.read(path).statements) for path in paths)
    articles = 0
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        for path in paths:
            onrecord.read(path)
            articles += 1
    elapsed = time.perf_counter() - started
    print(
        json.dumps(
            {
                "articles_per_second": articles / elapsed,
                "first_read_seconds": first,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "statements": statements,
                "versions": f"onrecord {onrecord.__version__}",
            }
        )
    )


if __name__ == "__main__":
    main()
