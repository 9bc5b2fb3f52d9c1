"""Gold layers for the benchmarks, read from the corpora that lie in a folder of the reader's choice."""

from __future__ import annotations

import bisect
import importlib.util
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

ROLES = ("source", "cue", "content")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_TOKEN = re.compile(r"\w+|[^\w\s]")

Span = tuple[int, int]


@dataclass
class Gold:
    """A document with its words set apart by spaces (`text`), and as it was written (`raw`)."""

    text: str
    words: list[Span]
    sentences: list[Span]
    names: set[tuple[int, int, str]] = field(default_factory=set)
    pos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    raw: str = ""
    raw_words: list[Span] = field(default_factory=list)


def _spaced(paragraphs: Sequence[Sequence[Sequence[str]]]) -> Gold:
    """Paragraphs of sentences of words as one text."""
    text = ""
    words: list[Span] = []
    sentences: list[Span] = []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        for sentence in paragraph:
            first = len(words)
            for word in sentence:
                text += "" if not text or text[-1] == "\n" else " "
                words.append((len(text), len(text) + len(word)))
                text += word
            sentences.append((first, len(words)))
    return Gold(text, words, sentences)


def _blocks(path: Path) -> Iterator[list[str]]:
    for block in re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines:
            yield lines


def read_conll(path: Path) -> list[Gold]:
    """CoNLL-2003 column text; every sentence is a paragraph."""
    documents: list[list[list[list[str]]]] = []
    for lines in _blocks(path):
        rows = [line.split() for line in lines]
        if rows[0][0] == "-DOCSTART-":
            documents.append([])
        else:
            documents[-1].append(rows)
    found = []
    for document in documents:
        if not document:
            continue
        gold = _spaced([[[_BRACKETS.get(row[0], row[0]) for row in rows]] for rows in document])
        for (first, _), rows in zip(gold.sentences, document, strict=True):
            start, label = -1, ""
            for index, tag in enumerate([*(row[-1] for row in rows), "O"]):
                shape, _, kind = tag.partition("-")
                if start >= 0 and (shape in ("O", "B") or kind != label):
                    gold.names.add((gold.words[first + start][0], gold.words[first + index - 1][1], label))
                    start = -1
                if shape == "B" or (shape == "I" and start < 0):
                    start, label = index, kind
        found.append(gold)
    return found


def read_field(folder: Path) -> list[tuple[str, set[tuple[int, int, str]]]]:
    """Our own marked sentences, by the reader that stands beside them."""
    form = _module(folder / "form.py")
    found = []
    for number, line in enumerate((folder / "sentences.txt").read_text(encoding="utf-8").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            sentence: Any = form.parse(line, number)
            found.append((sentence.text, {(name.start, name.end, name.type) for name in sentence.names}))
    return found


def _module(path: Path) -> ModuleType:
    import sys

    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def read_ud(folder: Path, part: str) -> list[Gold]:
    """One part of a UD treebank by its own lists."""
    base = folder / "not-to-release"
    found = []
    for name in (base / "file-lists" / f"files.{part}").read_text(encoding="utf-8").split():
        path = base / "sources" / name
        path = path if path.suffix == ".conllu" else path.with_name(path.name + ".conllu")
        if path.exists():  # GUM's posts from Reddit come without their words
            found.append(_read_conllu(path))
    return found


def _read_conllu(path: Path) -> Gold:
    paragraphs: list[list[list[list[str]]]] = []
    for lines in _blocks(path):
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        starts = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        if starts or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(rows)
    gold = _spaced([[[r[1].replace(" ", "") for r in rows if r[0].isdigit()] for rows in p] for p in paragraphs])
    for number, paragraph in enumerate(paragraphs):
        gold.raw = gold.raw.rstrip() + ("\n\n" if number else "")
        for rows in paragraph:
            first = len(gold.pos)
            for row in (row for row in rows if row[0].isdigit()):
                gold.pos.append(row[3])
                gold.heads.append(first + int(row[6]) - 1 if row[6] != "0" else -1)
                gold.relations.append(row[7].split(":")[0])
            _write_raw(gold, rows)
    return gold


def _write_raw(gold: Gold, rows: Sequence[Sequence[str]]) -> None:
    """Adds a sentence as it was written; the parts of a fused word share its letters in order."""
    last, at, tail = 0, 0, " "
    for row in rows:
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            at, tail = len(gold.raw), space
            gold.raw += row[1]
        elif row[0].isdigit() and int(row[0]) <= last:
            end = min(at + len(row[1]), len(gold.raw)) if int(row[0]) < last else len(gold.raw)
            gold.raw_words.append((at, end))
            at = end
            gold.raw += tail if int(row[0]) == last else ""
        elif row[0].isdigit():
            gold.raw_words.append((len(gold.raw), len(gold.raw) + len(row[1])))
            gold.raw += row[1] + space


def tree_of(gold: Gold) -> dict[Span, tuple[Span | None, str, str]]:
    """Head's span, main relation and part of speech of each word of the raw text."""
    where = gold.raw_words
    return {
        where[i]: (where[head] if head >= 0 else None, gold.relations[i], gold.pos[i])
        for i, head in enumerate(gold.heads)
    }


def read_factuality(path: Path) -> list[Gold]:
    """Sentences with a score on some words, nan on the others."""
    found = []
    for lines in _blocks(path):
        rows = [line.split("\t") for line in lines]
        gold = _spaced([[[_BRACKETS.get(row[1], row[1]) for row in rows]]])
        gold.scores = [float("nan") if row[2] in ("_", "") else float(row[2]) for row in rows]
        found.append(gold)
    return found


# ------------------------------------------------------------------------------------------------ PolNeAR


def spread(text: str) -> tuple[str, list[int]]:
    """The text with every line break doubled (PolNeAR writes a paragraph a line), and each character's old place."""
    back: list[int] = []
    out: list[str] = []
    for place, character in enumerate(text):
        out.append("\n\n" if character == "\n" else character)
        back.extend([place] * len(out[-1]))
    return "".join(out), back


def role_counts(
    folder: Path, texts: Mapping[str, str], predictions: Mapping[str, Sequence[Mapping[str, Sequence[Sequence[int]]]]]
) -> dict[str, tuple[int, int, int]]:
    """Tokens right, found and gold for each role, by the first annotator of each article."""
    counts = dict.fromkeys(ROLES, (0, 0, 0))
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    for stem, path in first.items():
        tokens = [match.span() for match in _TOKEN.finditer(texts[stem])]
        gold = _labels(tokens, _brat(path))
        ours = _labels(tokens, predictions.get(stem, []))
        for role in ROLES:
            a = {token for token, label in gold.items() if label == role}
            b = {token for token, label in ours.items() if label == role}
            counts[role] = tuple(x + y for x, y in zip(counts[role], (len(a & b), len(b), len(a)), strict=True))  # type: ignore[assignment]
    return counts


def _brat(path: Path) -> list[dict[str, list[list[int]]]]:
    spans: dict[str, list[list[int]]] = {}
    found = []
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if "\t" in line]
    for row in rows:
        if row[0].startswith("T"):
            parts = row[1].partition(" ")[2].split(";")
            spans[row[0]] = [[int(number) for number in part.split()] for part in parts]
    for row in (row for row in rows if row[0].startswith("E")):
        roles: dict[str, list[list[int]]] = {role: [] for role in ROLES}
        for name, _, target in (argument.partition(":") for argument in row[1].split()):
            role = name.rstrip("0123456789").lower()
            if role in roles:
                roles[role] += spans[target]
        if roles["content"]:
            found.append(roles)
    return found


def _labels(tokens: Sequence[Span], statements: Sequence[Mapping[str, Sequence[Sequence[int]]]]) -> dict[int, str]:
    """One role a token: of the widest statement, and in it cue before source before content."""
    starts, ends = [a for a, _ in tokens], [b for _, b in tokens]

    def extent(statement: Mapping[str, Sequence[Sequence[int]]]) -> int:
        every = [edge for spans in statement.values() for span in spans for edge in span]
        return max(every) - min(every) if every else 0

    labels: dict[int, str] = {}
    for statement in sorted(statements, key=extent, reverse=True):
        for role in ("cue", "source", "content"):
            for a, b in statement[role]:
                for token in range(bisect.bisect_right(ends, a), bisect.bisect_left(starts, b)):
                    labels.setdefault(token, role)
    return labels
