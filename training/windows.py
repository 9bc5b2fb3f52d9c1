"""Windows of whole paragraphs, batches of like length, and the arrays that the model learns from."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from training.corpora import Document
from training.model import encoder_folder

from onrecord.reading.pieces import CLS, MAX_PIECES, SEP, UNK, letter_case

#: Pieces of one window, and the last place of the encoder.
CONTENT, POSITIONS = 350, 512
_CHUNK = 800

Window = tuple[Document, list[list[int]]]


@dataclass
class Batch:
    """Inputs of the encoder, which words are real, and the gold layers."""

    inputs: list[Tensor]
    real: Tensor
    gold: dict[str, Tensor]


class Packer:
    """Makes windows and batches; ``relations`` are the labels of arcs in their order."""

    def __init__(self, relations: Sequence[str], chance: random.Random) -> None:
        self.tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.relations = {relation: index for index, relation in enumerate(relations)}
        self.chance = chance
        self._known: dict[str, tuple[list[int], int]] = {}

    def pieces(self, word: str) -> tuple[list[int], int]:
        """A word's pieces and letter case, as at run time."""
        if word not in self._known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids or [UNK]
            self._known[word] = (ids[:MAX_PIECES], letter_case(word))
        return self._known[word]

    def size(self, window: Window) -> int:
        """Pieces of a window with its separators."""
        document, units = window
        return 1 + sum(1 + sum(len(self.pieces(document.words[i])[0]) for i in unit) for unit in units)

    def _units(self, document: Document) -> list[tuple[list[int], int]]:
        """Paragraphs as word indexes with their sizes; over-long ones are split, at a sentence's start if possible."""
        paragraphs: list[list[int]] = []
        for index, number in enumerate(document.paragraphs):
            if not index or number != document.paragraphs[index - 1]:
                paragraphs.append([])
            paragraphs[-1].append(index)
        limit = CONTENT - 10
        units: list[tuple[list[int], int]] = []
        for paragraph in paragraphs:
            current: list[int] = []
            total = 0
            whole = sum(len(self.pieces(document.words[i])[0]) for i in paragraph) <= limit
            for index in paragraph:
                length = len(self.pieces(document.words[index])[0])
                if document.starts is not None:
                    starts = bool(document.starts[index])
                else:
                    starts = bool(current) and document.words[current[-1]] in '.!?”"'
                if current and not whole and (total + length > limit or (starts and total > 0.6 * limit)):
                    units.append((current, total))
                    current, total = [], 0
                current.append(index)
                total += length
            units.append((current, total))
        return units

    def windows(self, document: Document, training: bool = True) -> list[Window]:
        """Neighbouring paragraphs together. In training the room varies, so that neighbours and lengths do."""

        def room() -> int:
            return self.chance.choice((CONTENT, CONTENT, 250, 250, 120)) if training else CONTENT

        found: list[Window] = []
        current: list[list[int]] = []
        total, limit = 0, room()
        for unit, length in self._units(document):
            if current and total + length + 1 > limit:
                found.append((document, current))
                current, total, limit = [], 0, room()
            current.append(unit)
            total += length + 1
        return [*found, (document, current)] if current else found

    def batches(self, windows: list[Window], pieces: int) -> list[list[Window]]:
        """Batches of like length, at most ``pieces`` with their padding."""
        self.chance.shuffle(windows)
        found: list[list[Window]] = []
        for start in range(0, len(windows), _CHUNK):
            chunk = sorted(
                ((self.size(window), window) for window in windows[start : start + _CHUNK]), key=lambda x: x[0]
            )
            batch: list[Window] = []
            for length, window in chunk:
                if batch and length * (len(batch) + 1) > pieces:
                    found.append(batch)
                    batch = []
                batch.append(window)
            if batch:
                found.append(batch)
        self.chance.shuffle(found)
        return found

    def collate(self, windows: Sequence[Window], training: bool = True) -> Batch:
        """Arrays of a batch. In training most windows stand at a random place, so that all places are learnt."""
        encoded = [self._encode(window) for window in windows]
        rows, length = len(encoded), max(len(e[0]) for e in encoded)
        words = max(len(e[2]) for e in encoded)
        ids, case, position = (np.zeros((rows, length), np.int64) for _ in range(3))
        mask = np.zeros((rows, length), np.float32)
        first = np.zeros((rows, words), np.int64)
        real = np.zeros((rows, words), bool)
        gold = {
            "sent": np.full((rows, words), -1.0, np.float32),
            "fact": np.full((rows, words), np.nan, np.float32),
            "ner": np.zeros((rows, words), np.int64),
            **{key: np.full((rows, words), -1, np.int64) for key in ("pos", "head", "rel", "sid", "attr", "link")},
        }
        for row, ((document, _), (pieces, cases, firsts, indexes)) in enumerate(zip(windows, encoded, strict=True)):
            size, count = len(pieces), len(firsts)
            ids[row, :size], case[row, :size], mask[row, :size] = pieces, cases, 1
            first[row, :count], real[row, :count] = firsts, True
            shift = self.chance.randint(0, POSITIONS - size) if training and self.chance.random() < 0.7 else 0
            position[row, :size] = np.arange(shift, shift + size)
            self._layers({key: value[row] for key, value in gold.items()}, document, indexes)
        tensor = torch.from_numpy
        return Batch(
            [tensor(x) for x in (ids, case, position, mask, first)],
            tensor(real),
            {key: tensor(value) for key, value in gold.items()},
        )

    def _encode(self, window: Window) -> tuple[list[int], list[int], list[int], list[int]]:
        document, units = window
        pieces, cases, firsts, indexes = [CLS], [0], [], []
        for number, unit in enumerate(units):
            if number:
                pieces.append(SEP)
                cases.append(0)
            for index in unit:
                ids, case = self.pieces(document.words[index])
                firsts.append(len(pieces))
                indexes.append(index)
                pieces += ids
                cases += [case] * len(ids)
        return [*pieces, SEP], [*cases, 0], firsts, indexes

    def _layers(self, row: dict[str, np.ndarray], document: Document, indexes: Sequence[int]) -> None:
        """Gold of one window; what points out of it counts for nothing."""
        inside = {word: place for place, word in enumerate(indexes)}
        count = len(indexes)
        if document.starts is not None:
            starts = [document.starts[i] for i in indexes]
            row["sent"][:count], row["sid"][:count] = starts, np.cumsum(starts)
        if document.heads is not None and document.relations is not None:
            row["head"][:count] = [inside.get(document.heads[i], -1) for i in indexes]
            row["rel"][:count] = [
                self.relations.get(document.relations[i], -1) if document.heads[i] in inside else -1 for i in indexes
            ]
        for key, layer in (
            ("pos", document.pos),
            ("ner", document.names),
            ("attr", document.roles),
            ("fact", document.facts),
        ):
            if layer is not None:
                row[key][:count] = [layer[i] for i in indexes]
        if document.links is not None:
            row["link"][:count] = [inside.get(document.links[i], -1) for i in indexes]
