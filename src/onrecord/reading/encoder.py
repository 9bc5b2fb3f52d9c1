"""The reader model at run time: words in, every layer out, in one pass over windows of whole paragraphs.

``onnxruntime`` runs the encoder and its heads, numpy finishes: well-formed tags, a tree in every sentence; once the
heads of words are known, a second small graph scores their relations. Weights, vocabulary and label lists stand in
``weights/`` and are loaded on first use.

Every window is a run of its own, on one thread, and several windows run side by side. The matrices in 8 bits scale
what goes into them by its largest number, so in a batch a text would read differently beside other texts, and the same
article read twice would not be the same record. It is also the faster way: nothing is padded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model.reading import Attribution, Name, Token
from onrecord.reading.attribution import group, role_scheme
from onrecord.reading.decode import Floats, TagScheme, best_tree
from onrecord.reading.pieces import CLS, SEP, PieceTable
from onrecord.reading.sentences import find_sentences
from onrecord.reading.tokens import split_words
from onrecord.reading.windows import Window, windows_of
from onrecord.threads import threads_wanted

__all__ = ["Annotation", "ReaderModel"]

_AT_A_TIME = 64
"""Articles whose scores are held at once."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """The model's view of one article: offsets are code points into its text, indexes count its words."""

    words: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    """Word index ranges, half open, covering all words; no sentence crosses a paragraph."""
    names: tuple[Name, ...]
    name_scores: tuple[Mapping[str, float], ...]
    """Of each name the log-probability of every type, given that there is a name."""
    attributions: tuple[Attribution, ...]
    factuality: tuple[float, ...]
    """One a word, -3 (certainly not) to +3 (certainly), meaningful at predicates (Saurí & Pustejovsky 2009)."""


class ReaderModel:
    """The packaged weights, loaded once, for any number of articles and threads.

    ``threads`` windows are read at a time; 0 means as many as ``ONRECORD_THREADS`` says, or as there are cores for this
    process.
    """

    def __init__(self, folder: Any = None, threads: int = 0) -> None:  # noqa: ANN401 - a Traversable of any loader
        import onnxruntime  # heavy: only those who read pay for it

        root = files("onrecord.reading").joinpath("weights") if folder is None else folder
        meta = json.loads(root.joinpath("meta.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3

        def session(name: str) -> onnxruntime.InferenceSession:
            return onnxruntime.InferenceSession(
                root.joinpath(name).read_bytes(), options, providers=["CPUExecutionProvider"],
                # the fused kernel is slower than the two that it stands for
                disabled_optimizers=["SkipLayerNormFusion"],
            )  # fmt: skip

        self._session, self._relation_session = session("model.onnx"), session("relations.onnx")
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._pieces = PieceTable(root.joinpath("tokenizer.json").read_text(encoding="utf-8"))
        self._threads = threads or threads_wanted()
        self._relations: tuple[str, ...] = tuple(meta["relations"])
        self._upos: tuple[str, ...] = tuple(meta["upos"])
        self._names = TagScheme(meta["names"])
        self._roles = role_scheme(meta["attribution"])

    @staticmethod
    def shared() -> ReaderModel:
        """The one instance of the packaged weights."""
        return _shared()

    def annotate(self, texts: Sequence[str]) -> list[Annotation]:
        """Every layer of each text, whose paragraphs are parted by blank lines."""
        return self.annotate_words(texts, [split_words(text) for text in texts])

    def annotate_words(
        self,
        texts: Sequence[str],
        cut: Sequence[Sequence[tuple[int, int]]],
        sentences: Sequence[Sequence[tuple[int, int]]] | None = None,
    ) -> list[Annotation]:
        """The same where the words of each text, and perhaps its sentences (as word ranges), are known already."""
        known: Sequence[Sequence[tuple[int, int]] | None] = [None] * len(texts) if sentences is None else sentences
        found: list[Annotation] = []
        for first in range(0, len(texts), _AT_A_TIME):
            here = slice(first, first + _AT_A_TIME)
            views = self._read(texts[here], cut[here])
            for text, spans, view, given in zip(texts[here], cut[here], views, known[here], strict=True):
                found.append(self._annotation(text, spans, view, given))
        return found

    def pieces(self, text: str) -> list[tuple[tuple[int, ...], int]]:
        """Pieces and letter case of each word of a text."""
        return self._pieces.lookup([text[start:end] for start, end in split_words(text)])

    # Through the network

    def _read(self, texts: Sequence[str], cut: Sequence[Sequence[tuple[int, int]]]) -> Iterator[_View]:
        """Every article's scores, in order; while one is worked up the next ones are read."""
        jobs: list[list[str]] = []
        windows: list[list[Window]] = []
        for text, spans in zip(texts, cut, strict=True):
            words = [text[start:end] for start, end in spans]
            windows.append(windows_of(text, spans, [len(pieces) for pieces, _ in self._pieces.lookup(words)]))
            jobs.append(words)
        feeds = [
            self._feed([[words[index] for index in part] for part in window.parts])
            for words, own in zip(jobs, windows, strict=True)
            for window in own
        ]
        if self._threads == 1 or len(feeds) < 2:
            yield from self._views(cut, windows, map(self._run, feeds))
            return
        with ThreadPoolExecutor(min(self._threads, len(feeds))) as pool:
            yield from self._views(cut, windows, pool.map(self._run, feeds))

    def _views(
        self,
        cut: Sequence[Sequence[tuple[int, int]]],
        windows: Sequence[Sequence[Window]],
        outputs: Iterator[dict[str, Floats]],
    ) -> Iterator[_View]:
        for spans, own in zip(cut, windows, strict=True):
            view = _View(len(spans), self._names, self._roles)
            for window in own:
                view.take(window, next(outputs))
            yield view

    def _run(self, feed: dict[str, NDArray[Any]]) -> dict[str, Floats]:
        """Scores of one window's words."""
        return {name: value[0] for name, value in zip(self._outputs, self._session.run(None, feed), strict=True)}

    def _feed(self, parts: Sequence[Sequence[str]]) -> dict[str, NDArray[Any]]:
        """The network's inputs for one window."""
        pieces, cases, firsts = self._encode(parts)
        return {
            "ids": np.array([pieces], np.int64),
            "case": np.array([cases], np.int64),
            "position": np.arange(len(pieces), dtype=np.int64)[None, :],
            "first": np.array([firsts], np.int64),
        }

    def _encode(self, parts: Sequence[Sequence[str]]) -> tuple[list[int], list[int], list[int]]:
        """Pieces, cases, and each word's first piece; a separator between paragraphs."""
        pieces, cases, firsts = [CLS], [0], []
        for number, words in enumerate(parts):
            if number:
                pieces.append(SEP)
                cases.append(0)
            for ids, case in self._pieces.lookup(words):
                firsts.append(len(pieces))
                pieces.extend(ids)
                cases.extend([case] * len(ids))
        pieces.append(SEP)
        cases.append(0)
        return pieces, cases, firsts

    # Back to words

    def _annotation(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        view: _View,
        given: Sequence[tuple[int, int]] | None,
    ) -> Annotation:
        sentences = find_sentences(text, spans, view.starts) if given is None else tuple(given)
        heads, relations = self._trees(view, sentences)
        words = tuple(
            Token(start, end, self._upos[pos], head, relation)
            for (start, end), pos, head, relation in zip(spans, view.pos, heads, relations, strict=True)
        )
        found = [name for first, last in sentences for name in _shifted(self._names, view.names, first, last)]
        return Annotation(
            words=words,
            sentences=sentences,
            names=tuple(Name(spans[first][0], spans[last - 1][1], label) for first, last, label in found),
            name_scores=self._names.label_scores(view.names, [(first, last) for first, last, _ in found]),
            attributions=group(text, spans, sentences, view.roles, view.links, self._roles),
            factuality=tuple(float(value) for value in view.fact),
        )

    def _trees(self, view: _View, sentences: Sequence[tuple[int, int]]) -> tuple[list[int], list[str]]:
        size = len(view.pos)
        heads = [-1] * size
        relations = ["root"] * size
        dependents: list[int] = []
        for first, last in sentences:
            arcs = view.arcs_of(first, last)
            for offset, head in enumerate(best_tree(arcs)):
                if head >= 0:
                    heads[first + offset] = first + head
                    dependents.append(first + offset)
        if dependents:
            governors = [heads[index] for index in dependents]
            for index, label in zip(dependents, self._relation_labels(view, dependents, governors), strict=True):
                relations[index] = label
        return heads, relations

    def _relation_labels(self, view: _View, dependents: Sequence[int], heads: Sequence[int]) -> list[str]:
        """The likeliest relation of each arc, by both ends' projections."""
        pairs = {"dependent": view.ld[dependents], "head": view.lh[heads]}
        (scores,) = self._relation_session.run(None, pairs)
        root = self._relations.index("root") if "root" in self._relations else -1
        if root >= 0:
            scores[:, root] = -np.inf
        return [self._relations[best] for best in scores.argmax(axis=1)]


class _View:
    """One article's scores, each word's from the window where it has most context."""

    def __init__(self, size: int, names: TagScheme, roles: TagScheme) -> None:
        self.starts = np.zeros(size, np.float32)
        self.pos = np.zeros(size, np.int64)
        self.names = np.zeros((size, len(names.tags)), np.float32)
        self.roles = np.zeros((size, len(roles.tags)), np.float32)
        self.fact = np.zeros(size, np.float32)
        self.lh: Floats = np.zeros((size, 96), np.float32)
        self.ld: Floats = np.zeros((size, 96), np.float32)
        self._arcs: list[tuple[NDArray[np.int64], Floats]] = []
        self.links: list[tuple[NDArray[np.int64], NDArray[np.bool_], Floats]] = []

    def take(self, window: Window, output: dict[str, Floats]) -> None:
        """Takes over what a window says of the words it answers for."""
        words = np.array([index for part in window.parts for index in part], np.int64)
        own = np.array([number in window.own for number, part in enumerate(window.parts) for _ in part], bool)
        mine = words[own]
        self.starts[mine] = output["sent"][own]
        self.pos[mine] = output["pos"][own].argmax(axis=-1)
        self.names[mine] = output["ner"][own]
        self.roles[mine] = output["attr"][own]
        self.fact[mine] = output["fact"][own]
        self.lh[mine] = output["lh"][own]
        self.ld[mine] = output["ld"][own]
        self._arcs.append((mine, output["arc"][np.ix_(own, own)]))
        self.links.append((words, own, output["link"]))

    def arcs_of(self, first: int, last: int) -> Floats:
        """Arc scores inside one sentence; between windows (a torn paragraph) there are none."""
        size = last - first
        arcs = np.full((size, size), -1e4, np.float32)
        np.fill_diagonal(arcs, -1e3)
        for words, scores in self._arcs:
            low, high = np.searchsorted(words, [first, last])
            if high > low:
                here = words[low:high] - first
                arcs[np.ix_(here, here)] = scores[low:high, low:high]
        return arcs


def _shifted(scheme: TagScheme, scores: Floats, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    for start, end, label in scheme.spans(scheme.best(scores[first:last])):
        yield first + start, first + end, label


@lru_cache(maxsize=1)
def _shared() -> ReaderModel:
    return ReaderModel()
