"""Speed, start-up and memory of the whole way, beside what a user would otherwise script; accuracy where data is there.

    python benchmarks/bench.py [--rivals VENV] [--data DIR] [--seconds N] [FILE ...]

Both readers read the same texts, one after the other in turns, each in a process of its own: the machine's mood hits
both alike. Files are the examples where none is named. The rival is given the article's own words, found by us, so
that it is spared the work of finding them; ours reads the file itself.

The two gold sets of our own (``tests/articles``, ``tests/statements``) are scored at the end.
``--data`` is a folder with the corpora that the other benchmarks know (``training/README.md`` lists them); each runs
where its part is there and is named as left out where it is not.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import onrecord

HERE = Path(__file__).parent
ROOT = HERE.parent
Figures = dict[str, Any]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rivals", type=Path, help="environment with spaCy and textacy")
    parser.add_argument("--data", type=Path, help="folder of corpora")
    parser.add_argument("--seconds", type=float, default=10.0, help="of each turn")
    parser.add_argument("--turns", type=int, default=2)
    given = parser.parse_args()
    files = given.files or sorted(p for p in (ROOT / "examples").iterdir() if p.suffix in (".txt", ".html"))
    if not files:
        parser.error("no article to read")
    print(f"articles: {', '.join(path.name for path in files)}")
    print(f"start-up of onrecord --version: {_start_up():.2f} s (median of 5)")
    _speed(files, given.rivals, given.seconds, given.turns)
    _stages(files)
    for script in ("articles.py", "statements.py"):
        _run_script(script, [])
    if given.data is not None:
        _accuracy(given.data)


def _start_up() -> float:
    def once() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", "--version"], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started

    return statistics.median(once() for _ in range(5))


def _speed(files: list[Path], rivals: Path | None, seconds: float, turns: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for number, path in enumerate(files):
            text = Path(folder) / f"{number}.txt"
            text.write_text(onrecord.read(str(path)).article.text, "utf-8")
            texts.append(text)
        ours, theirs = [], []
        for turn in range(1, turns + 1):
            print(f"-- turn {turn} of {turns}", file=sys.stderr)
            ours.append(_run([sys.executable, str(HERE / "own.py"), str(seconds), *map(str, files)]))
            if rivals is not None:
                theirs.append(
                    _run([str(rivals / "bin/python"), str(HERE / "rival.py"), str(seconds), *map(str, texts)])
                )
    _table("onrecord", ours)
    if theirs:
        _table("spaCy en_core_web_sm + textacy direct_quotations", theirs)
        ratio = _mean(ours, "articles_per_second") / _mean(theirs, "articles_per_second")
        print(f"onrecord reads {ratio:.2f} times as many articles a second")
    else:
        print("no rival measured: make bench-rivals sets one up")


def _run(command: list[str]) -> Figures:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _mean(figures: list[Figures], name: str) -> float:
    return statistics.mean(float(figure[name]) for figure in figures)


def _table(name: str, figures: list[Figures]) -> None:
    print(f"{name} ({figures[0]['versions']})")
    each = ", ".join(f"{figure['articles_per_second']:.2f}" for figure in figures)
    print(f"  articles/s, warm   {_mean(figures, 'articles_per_second'):8.2f}   (each turn: {each})")
    print(f"  first read, s      {_mean(figures, 'first_read_seconds'):8.2f}   (imports and weights included)")
    print(f"  peak memory, MB    {max(figure['peak_mb'] for figure in figures):8.0f}")
    for extra in ("statements", "quotations", "paragraphs_refused"):
        if extra in figures[0]:
            print(f"  {extra.replace('_', ' '):18} {figures[0][extra]:8}")


def _stages(files: list[Path]) -> None:
    """Where the time of our own goes."""
    from onrecord.articles import load, read_page
    from onrecord.claims import claims_of
    from onrecord.reading import annotate
    from onrecord.reading import read as read_article

    spent = dict.fromkeys(("article", "model", "reading", "claims"), 0.0)
    for path in files * 3:
        at = time.perf_counter()

        def lap(stage: str) -> None:
            nonlocal at
            now = time.perf_counter()
            spent[stage] += now - at
            at = now

        article = read_page(load(str(path)))
        lap("article")
        annotation = next(iter(annotate([article])))
        lap("model")
        reading = read_article(article, annotation)
        lap("reading")
        claims_of(reading)
        lap("claims")
    whole = sum(spent.values())
    print("  of the time: " + ", ".join(f"{stage} {part / whole:.0%}" for stage, part in spent.items()))


def _accuracy(data: Path) -> None:
    """The other benchmarks, where their data is."""
    eval_folder = data / "eval"
    runs: list[tuple[str, list[str], list[Path]]] = [
        ("names.py", ["--data", str(data / "names")], [data / "names" / "name_bench_cases.csv"]),
        (
            "times.py",
            ["--data", str(data / "timex"), "--scorer", str(eval_folder / "eval_timex.py")],
            [data / "timex", eval_folder / "eval_timex.py"],
        ),
        ("reader.py", ["--data", str(data)], [data]),
        ("store.py", [], []),
    ]
    for script, arguments, needed in runs:
        missing = [path for path in (HERE / script, *needed) if not path.exists()]
        if missing:
            print(f"-- {script} left out: {', '.join(str(path) for path in missing)} not there")
            continue
        _run_script(script, arguments)


def _run_script(script: str, arguments: list[str]) -> None:
    print(f"-- {script}", flush=True)
    done = subprocess.run([sys.executable, str(HERE / script), *arguments], check=False)
    if done.returncode:
        print(f"   {script} ended with exit code {done.returncode}")


if __name__ == "__main__":
    main()
