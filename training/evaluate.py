"""Figures to watch a run by, on parts of dev, quick and without decoding: `benchmarks/reader.py` has those that count."""

from __future__ import annotations

from collections import Counter

import torch
from training.corpora import Document
from training.labels import NAME_TAGS, ROLE_TAGS
from training.model import Reader
from training.windows import Batch, Packer


def figures(reader: Reader, packer: Packer, dev: dict[str, list[Document]]) -> dict[str, float]:
    """Per cent: F1 of roles' and names' words, links, UAS, LAS, parts of speech, sentence starts."""
    found: dict[str, float] = {}
    reader.eval()
    for name, documents in dev.items():
        windows = [window for document in documents for window in packer.windows(document, training=False)]
        windows.sort(key=packer.size)
        counts: Counter[str] = Counter()
        for start in range(0, len(windows), 16):
            batch = packer.collate(windows[start : start + 16], training=False)
            with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
                scores = reader.heads(reader.encode(*batch.inputs))
            _count(counts, reader, {key: value.float() for key, value in scores.items()}, batch)
        for key in sorted({key.split("|")[0] for key in counts}):
            right, of, and_of = (counts[f"{key}|{part}"] for part in ("right", "found", "gold"))
            found[f"{name} {key}"] = round(200 * right / (of + and_of), 2) if of + and_of else 0.0
    return found


def _count(counts: Counter[str], reader: Reader, scores: dict[str, torch.Tensor], batch: Batch) -> None:
    gold, real = batch.gold, batch.real

    def add(key: str, right: torch.Tensor, found: torch.Tensor, known: torch.Tensor) -> None:
        for part, value in (("right", right), ("found", found), ("gold", known)):
            counts[f"{key}|{part}"] += int(value.sum())

    keep = gold["attr"] >= 0
    if keep.any():
        best = scores["attr"].argmax(-1)
        for place, role in ((1, "source"), (3, "cue"), (5, "content")):
            ours = keep & ((best == place) | (best == place + 1))
            theirs = keep & ((gold["attr"] == place) | (gold["attr"] == place + 1))
            add(role, ours & theirs, ours, theirs)
        linked = keep & (gold["link"] >= 0) & (gold["attr"] < len(ROLE_TAGS))
        best = scores["link"].masked_fill(~real[:, None, :], -1e4).argmax(-1)
        add("link", linked & (best == gold["link"]), linked, linked)
    elif (gold["ner"] > 0).any():
        best = scores["ner"].argmax(-1)
        may = ((gold["ner"] >> best) & 1).bool()
        assert best.max() < len(NAME_TAGS)
        ours, theirs = real & (best > 0), real & ((gold["ner"] & 1) == 0)
        add("names", ours & theirs & may, ours, theirs)
    keep = gold["head"] >= 0
    if keep.any():
        same = (gold["sid"][:, :, None] == gold["sid"][:, None, :]) & real[:, None, :]
        best = scores["arc"].masked_fill(~same, -1e4).argmax(-1)
        add("uas", keep & (best == gold["head"]), keep, keep)
        row, word = keep.nonzero(as_tuple=True)
        relation = reader.relation_scores(scores["ld"][row, word], scores["lh"][row, best[row, word]]).argmax(-1)
        hit = torch.zeros_like(keep)
        hit[row, word] = (relation == gold["rel"][row, word]) & (best == gold["head"])[row, word]
        add("las", hit, keep, keep)
        add("pos", keep & (scores["pos"].argmax(-1) == gold["pos"]), keep, keep)
        add("starts", keep & (scores["sent"] > 0) & (gold["sent"] > 0), keep & (scores["sent"] > 0), gold["sent"] > 0)
