"""Measure expressions of time: TIMEX3 value, span and type F1 on TempEval-3 data, and sentences a second.

    python benchmarks/times.py --data DIR --scorer eval_timex.py

``DIR`` holds JSON Lines files, one document a line: ``{doc, dct, text, timex: [{start, end, type, value}]}``. The
scorer is a Python file with TempEval-3's measures, ``score(gold, predicted, errors, out)``. TimeBank and AQUAINT are
LDC data: measure with them, ship none of them.

The documents fall into two halves by a hash of their names. Rules are written with the development half open and the
other one shut; both are printed. Where ``dateparser`` is installed, its search runs beside in the same process.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import io
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.model.reading import When
from onrecord.model.text import Span
from onrecord.reading.encoder import ReaderModel
from onrecord.reading.times import find_times

Document = dict[str, Any]
Finder = Callable[[str, str], list[dict[str, Any]]]


def half(name: str) -> str:
    """Which half a document belongs to."""
    return "held" if hashlib.sha256(name.encode()).digest()[0] % 2 else "development"


def documents(folder: Path) -> Iterator[Document]:
    """The documents of every file of ``folder``."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield {**json.loads(line), "corpus": path.stem}


def ours(text: str, published: str) -> list[dict[str, Any]]:
    """This package's expressions, without a parse: the verbs nearby give the tense."""
    return _plain(find_times(text, (), (), published))


def _plain(whens: tuple[When, ...]) -> list[dict[str, Any]]:
    return [{"start": when.start, "end": when.end, "type": when.type, "value": when.value} for when in whens]


def ours_with_trees(gold: list[Document]) -> Finder:
    """The same with the trees and sentences of the reader model, made beforehand."""
    annotations = ReaderModel(threads=1).annotate([document["text"] for document in gold])
    layers = {}
    for document, annotation in zip(gold, annotations, strict=True):
        words = annotation.words
        ends = [(words[first].start, words[after - 1].end) for first, after in annotation.sentences if first < after]
        layers[document["text"]] = (words, tuple(Span(*stretch) for stretch in ends))

    def find(text: str, published: str) -> list[dict[str, Any]]:
        return _plain(find_times(text, *layers[text], published))

    return find


def dateparser_search() -> Finder | None:
    """The search of ``dateparser``, told the date line and to prefer the past; None where it is not installed."""
    try:
        search_dates = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        return None

    def find(text: str, published: str) -> list[dict[str, Any]]:
        settings = {
            "RELATIVE_BASE": datetime.fromisoformat(published),
            "PREFER_DATES_FROM": "past",
            "RETURN_TIME_SPAN": False,
        }
        found, place = [], 0
        for words, day in search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(words, place)
            if start < 0:
                continue
            place = start + len(words)
            found.append({"start": start, "end": place, "type": "DATE", "value": day.date().isoformat()})
        return found

    return find


def scorer(path: Path) -> ModuleType:
    """The scorer's module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of JSON Lines files")
    parser.add_argument("--scorer", type=Path, required=True, help="the scorer's Python file")
    parser.add_argument("--errors", type=int, default=0, help="errors to print, of the development half alone")
    parser.add_argument("--trees", action="store_true", help="once more with the reader model's trees")
    parser.add_argument("--without-dateparser", action="store_true")
    chosen = parser.parse_args()
    gold = list(documents(chosen.data))
    if not gold:
        sys.exit(f"no *.jsonl in {chosen.data}")
    score = scorer(chosen.scorer).score
    finders: dict[str, Finder] = {"onrecord": ours}
    if chosen.trees:
        finders["with trees"] = ours_with_trees(gold)
    search = None if chosen.without_dateparser else dateparser_search()
    if search is not None:
        finders["dateparser"] = search
    parts = {
        "all": gold,
        "development": [document for document in gold if half(document["doc"]) == "development"],
        "held": [document for document in gold if half(document["doc"]) == "held"],
        **{name: [d for d in gold if d["corpus"] == name] for name in sorted({d["corpus"] for d in gold})},
    }
    sentences = sum(len(re.findall(r"[.!?][\"”’']*(?:\s|$)", document["text"])) for document in gold)
    words = sum(len(document["text"].split()) for document in gold)
    print(f"{'':12}{'part':24}{'documents':>10}{'value F1':>10}{'span F1':>10}{'overlap F1':>12}{'type F1':>10}")
    for name, find in finders.items():
        find(gold[0]["text"], gold[0]["dct"][:10])
        started = time.process_time()
        predicted = {d["doc"]: {"doc": d["doc"], "timex": find(d["text"], d["dct"][:10])} for d in gold}
        seconds = time.process_time() - started
        for part, chosen_documents in parts.items():
            result = score(chosen_documents, predicted, 0, io.StringIO())
            figures = [100 * result[key][2] for key in ("value", "strict", "relaxed", "type")]
            print(
                f"{name:12}{part:24}{len(chosen_documents):10}"
                f"{figures[0]:10.2f}{figures[1]:10.2f}{figures[2]:12.2f}{figures[3]:10.2f}"
            )
        print(
            f"{name:12}{sentences / seconds:,.0f} sentences/s, {1000 * seconds / words * 500:.2f} ms for 500 words "
            f"({sentences:,} sentences, {words:,} words, processor time)"
        )
        if name == "onrecord" and chosen.errors:
            score(parts["development"], predicted, chosen.errors, sys.stdout)


if __name__ == "__main__":
    main()
