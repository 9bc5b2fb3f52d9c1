"""The corpora, each read into the same form: words, paragraphs, and whatever layers the corpus has.

Nothing is fetched: every reader takes the folder or file that its corpus was unpacked into.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.labels import ANY_NAME, UNER, UPOS, allowed, iob_spans, main_relation
from training.names import Lists, conll_masks

from onrecord.reading.tokens import split_words

#: Words of the corpora that stand for marks.
_MARKS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_ROLES = ("Source", "Cue", "Content")


@dataclass
class Document:
    """One text. A layer that the corpus lacks is None; -1, nan or `ANY_NAME` say the same of a single word."""

    words: list[str]
    paragraphs: list[int]  # number of the paragraph each word is in
    starts: list[int] | None = None  # 1 where a sentence starts
    pos: list[int] | None = None  # index into UPOS
    heads: list[int] | None = None  # index of the governing word; a root is its own
    relations: list[str] | None = None
    names: list[int] | None = None  # bit mask of the name tags allowed
    roles: list[int] | None = None  # index into ROLE_TAGS
    links: list[int] | None = None  # the word each word of an attribution points at, else -1
    facts: list[float] | None = None  # -3 ... +3, nan where not annotated
    tags: list[str] | None = None  # the corpus's own name tags, to evaluate with


# ------------------------------------------------------------------------------------------------ UD treebanks

Rows = list[list[str]]


def conllu(path: Path) -> Iterator[tuple[Rows, bool]]:
    """The sentences of a file as rows of words, and whether each starts a paragraph."""
    rows: Rows = []
    fresh = True
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(("# newpar", "# newdoc")):
            fresh = True
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            yield rows, fresh
            rows, fresh = [], False
    if rows:
        yield rows, fresh


def ud_files(folder: Path, part: str) -> list[Path]:
    """The files of one part of a UD repository, by its own lists; GUM's posts from Reddit come without their words."""
    base = folder / "not-to-release"
    files = [base / "sources" / name for name in (base / "file-lists" / f"files.{part}").read_text("utf-8").split()]
    files = [file if file.suffix == ".conllu" else file.with_name(file.name + ".conllu") for file in files]
    return [file for file in files if file.exists()]


def read_ud(path: Path, name_masks: Callable[[Rows], list[int]] | None = None) -> Document:
    """Trees, parts of speech and sentence starts; names where there is a way to tell them."""
    words: list[str] = []
    paragraphs: list[int] = []
    starts: list[int] = []
    pos: list[int] = []
    heads: list[int] = []
    relations: list[str] = []
    names: list[int] = []
    paragraph = -1
    for rows, fresh in conllu(path):
        paragraph += fresh or paragraph < 0
        base = len(words)
        for index, row in enumerate(rows):
            words.append(row[1].replace(" ", ""))
            paragraphs.append(paragraph)
            starts.append(int(index == 0))
            pos.append(UPOS.index(row[3]) if row[3] in UPOS else -1)
            heads.append(base + (int(row[6]) - 1 if row[6] != "0" else index))
            relations.append(main_relation(row[7]))
        if name_masks is not None:
            names += name_masks(rows)
    return Document(words, paragraphs, starts, pos, heads, relations, names if name_masks is not None else None)


def read_uner(path: Path, lists: Lists) -> Callable[[Rows], list[int]]:
    """Names of Universal NER for sentences of EWT: it knows PER, ORG, LOC; other proper words count for nothing."""
    known: dict[tuple[str, ...], list[str]] = {}
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#"):
            continue
        if line:
            columns = line.split("\t")
            words.append(columns[1])
            tags.append(columns[2])
        elif words:
            known[tuple(words)] = tags
            words, tags = [], []

    def masks(rows: Rows) -> list[int]:
        found = known.get(tuple(row[1] for row in rows))
        if found is None:
            return [ANY_NAME] * len(rows)
        spans = [span for span in iob_spans(found) if span[2] in UNER]
        result = allowed(len(rows), spans, UNER)
        for index, row in enumerate(rows):
            if result[index] == 1 and row[1][:1].isupper() and row[3] in ("PROPN", "ADJ"):
                result[index] = lists.nation_mask(row[1]) or ANY_NAME
        return result

    return masks


# ------------------------------------------------------------------------------------------------ CoNLL-2003


def read_conll(path: Path, lists: Lists | None) -> list[Document]:
    """Names in Reuters news, a sentence a paragraph; ``lists`` tell nations and outlets apart from the rest."""
    documents: list[Document] = []
    words: list[str] = []
    paragraphs: list[int] = []
    tags: list[str] = []
    number = 0

    def close() -> None:
        if words:
            document = Document(list(words), list(paragraphs), tags=list(tags))
            document.names = conll_masks(document.words, tags, lists)
            documents.append(document)
        words.clear()
        paragraphs.clear()
        tags.clear()

    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split()
        if not columns:
            number += 1
        elif columns[0] == "-DOCSTART-":
            close()
        else:
            words.append(_MARKS.get(columns[0], columns[0]))
            tags.append(columns[-1])
            paragraphs.append(number)
    close()
    return documents


# ------------------------------------------------------------------------------------------------ PolNeAR


def read_brat(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of one file of brat standoff: the spans of each role."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) < 2:
            continue  # a few texts with a line break spill onto a second line
        if columns[0].startswith("T"):
            parts = columns[1].partition(" ")[2].split(";")
            spans[columns[0]] = [(int(a), int(b)) for a, b in (part.split() for part in parts)]
        elif columns[0].startswith("E"):
            events.append(columns[1].split())
    found = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in _ROLES}
        for name, _, target in (argument.partition(":") for argument in event):
            role = name.rstrip("0123456789")
            if role in roles and target in spans:
                roles[role] += spans[target]
        if any(roles.values()):
            found.append(roles)
    return found


def read_polnear(folder: Path, part: str, every_annotator: bool) -> list[Document]:
    """Who said what. Sixteen articles of train have several annotators: each version is an article of its own there,
    so that spans on which annotators differ are learnt as uncertain ones.
    """
    base = folder / part
    annotations: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((base / "attributions").glob("*.ann")):
        annotations[path.stem.rpartition("_")[0]].append(path)
    documents = []
    for path in sorted((base / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        files = annotations[path.stem]
        documents += [attributed(text, read_brat(file)) for file in (files if every_annotator else files[:1])]
    return documents


def attributed(text: str, attributions: Sequence[dict[str, list[tuple[int, int]]]]) -> Document:
    """A text, a paragraph a line, with roles and links. Where attributions overlap the longer one's words win.

    Every word of an attribution points at the first word of its cue; without a cue, of its source; with neither, of
    its content.
    """
    offsets = split_words(text)
    paragraphs, before = [0] * len(offsets), 0
    for index, (start, end) in enumerate(offsets):
        paragraphs[index] = (paragraphs[index - 1] if index else 0) + ("\n" in text[before:start])
        before = end
    document = Document([text[a:b] for a, b in offsets], paragraphs)
    roles, links = [0] * len(offsets), [-1] * len(offsets)
    starts, ends = [a for a, _ in offsets], [b for _, b in offsets]

    def inside(span: tuple[int, int]) -> list[int]:
        return list(range(bisect.bisect_right(ends, span[0]), bisect.bisect_left(starts, span[1])))

    def extent(attribution: dict[str, list[tuple[int, int]]]) -> int:
        return sum(b - a for spans in attribution.values() for a, b in spans)

    for attribution in sorted(attributions, key=extent):
        runs = {role: [inside(span) for span in sorted(attribution[role])] for role in _ROLES}
        order = [word for role in ("Cue", "Source", "Content") for run in runs[role] for word in run]
        for role, tag in (("Content", 5), ("Source", 1), ("Cue", 3)):
            for run in runs[role]:
                for place, word in enumerate(run):
                    roles[word] = tag if place == 0 else tag + 1
                    links[word] = order[0]
    for index, role_tag in enumerate(roles):
        if role_tag in (2, 4, 6) and (index == 0 or roles[index - 1] not in (role_tag, role_tag - 1)):
            roles[index] -= 1
    document.roles, document.links = roles, links
    return document


# ------------------------------------------------------------------------------------------------ factuality


def read_factuality(path: Path) -> list[Document]:
    """Sentences with a score on some of their words."""
    documents = []
    for block in re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8")):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if rows:
            scores = [float("nan") if row[2] in ("_", "") else float(row[2]) for row in rows]
            words = [_MARKS.get(row[1], row[1]) for row in rows]
            documents.append(Document(words, [0] * len(words), facts=scores))
    return documents


def merged(documents: Sequence[Document], words: int) -> list[Document]:
    """Short documents joined, each a paragraph, so that windows are filled."""
    found: list[Document] = []
    for document in documents:
        if not found or len(found[-1].words) > words:
            found.append(
                Document([], [], names=None if document.names is None else [],
                         facts=None if document.facts is None else [])
            )  # fmt: skip
        last = found[-1]
        number = last.paragraphs[-1] + 1 if last.paragraphs else 0
        last.words += document.words
        last.paragraphs += [number] * len(document.words)
        if last.facts is not None and document.facts is not None:
            last.facts += document.facts
        if last.names is not None and document.names is not None:
            last.names += document.names
    return found
