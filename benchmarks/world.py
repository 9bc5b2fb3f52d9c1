"""How fast the world is read and known names are found: ``python benchmarks/world.py ARTICLE.txt``."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

LOAD = "import time; s=time.perf_counter(); import onrecord.world as w; w.load(); print(time.perf_counter()-s)"


def main() -> None:
    """Print milliseconds: the best of five fresh processes for loading, the mean of fifty for finding names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path)
    text = parser.parse_args().article.read_text(encoding="utf-8")
    loads = [
        float(subprocess.run([sys.executable, "-c", LOAD], capture_output=True, check=True).stdout) for _ in range(5)
    ]
    print(f"import and load     {min(loads) * 1000:7.1f} ms")
    from onrecord.world import parse_office, recognise

    words = text.split(" ")
    thousand = " ".join((words * (1000 // len(words) + 1))[:1000])
    recognise(thousand)
    start = time.perf_counter()
    for _ in range(50):
        recognise(thousand)
    print(f"names, 1,000 words  {(time.perf_counter() - start) / 50 * 1000:7.2f} ms, {len(recognise(thousand))} found")
    title = "Spokesman of the Ministry of Foreign Affairs of {}"
    start = time.perf_counter()
    for place in ("Azerbaijan", "China", "Georgia", "Hungary", "France"):
        parse_office(title.format(place))
    print(f"a title, cold       {(time.perf_counter() - start) / 5 * 1000:7.2f} ms")


if __name__ == "__main__":
    main()
