"""Trains the reader: every corpus in one loop, each window with whatever layers its corpus has.

    python -m training.train --data DIR --out DIR --minutes 74
    python -m training.train --data DIR --out DIR --minutes 20 --start FIRST/checkpoint.pt --peak 0.5 --trees 1 --synthetic 8000

Length is given in minutes, because that is what there is; the learning rate follows the share of them that is over.
A run that was stopped goes on with ``--resume``. Weights are averaged as they go (exponential moving average) and the
averaged ones are those that count.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from training import synthetic
from training.corpora import (
    Document,
    merged,
    read_conll,
    read_factuality,
    read_polnear,
    read_ud,
    read_uner,
    ud_files,
)
from training.evaluate import figures
from training.losses import WEIGHTS, losses
from training.model import Reader
from training.names import gum_masks, lists
from training.windows import Packer, Window

ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 2e-4, 1.5e-3, 0.9
_AVERAGE_EVERY, _AVERAGE = 4, 0.999
_SAVE_SECONDS, _WARM_SECONDS = 180, 120


class Data:
    """The training parts of the corpora in a folder, and the dev parts to watch."""

    def __init__(self, folder: Path, with_conll: bool) -> None:
        known = lists()
        uner = read_uner(folder / "uner-ewt" / "en_ewt-ud-dev.iob2", known)
        self.news = read_polnear(folder / "polnear", "train", every_annotator=True)
        self.trees = [read_ud(file, gum_masks) for file in ud_files(folder / "ud-gum", "train")]
        self.trees += [read_ud(file) for file in ud_files(folder / "ud-ewt", "train")]
        self.names = read_conll(folder / "conll2003" / "eng.train", known) if with_conll else []
        # EWT's dev part lends its names alone; its trees are what choices are made by
        self.more_names = [read_ud(file, uner) for file in ud_files(folder / "ud-ewt", "dev")]
        for document in self.more_names:
            document.starts = document.pos = document.heads = document.relations = None
        self.facts = [
            document
            for name in ("uw", "factbank_v1", "meantime")
            for document in read_factuality(folder / "factuality" / f"{name}-train.conll")
        ]
        self.dev: dict[str, list[Document]] = {
            "polnear": read_polnear(folder / "polnear", "dev", every_annotator=False)[::4],
            "conll": read_conll(folder / "conll2003" / "eng.testa", None)[::6] if with_conll else [],
            "gum": [read_ud(file) for file in ud_files(folder / "ud-gum", "dev")][::3],
            "ewt": [read_ud(file) for file in ud_files(folder / "ud-ewt", "dev")][::6],
        }

    def windows(self, packer: Packer, chance: random.Random, options: argparse.Namespace) -> list[Window]:
        """One pass: a share of the news, trees and CoNLL's names so and so often in different windows, CoNLL's names
        once more with others in their stead, new synthetic sentences.
        """
        facts = list(self.facts)
        chance.shuffle(facts)
        documents: list[Document] = [
            *chance.sample(self.news, round(len(self.news) * options.news)),
            *self.trees * options.trees,
            *self.names * options.names,
            *(synthetic.swapped(document, chance) for document in self.names),
            *self.more_names,
            *merged(facts, 200),
            *synthetic.documents(options.synthetic, chance),
        ]
        return [window for document in documents for window in packer.windows(document)]


def optimiser(reader: Reader) -> torch.optim.AdamW:
    """AdamW; the lower a layer of the encoder, the more slowly it learns."""
    layers = reader.enc.encoder.layer
    groups: list[dict[str, Any]] = [
        {"params": list(layer.parameters()), "base": ENCODER_RATE * LAYER_DECAY ** (len(layers) - 1 - depth)}
        for depth, layer in enumerate(layers)
    ]
    groups.append({"params": list(reader.enc.embeddings.parameters()), "base": ENCODER_RATE / 2})
    heads = [parameter for name, parameter in reader.named_parameters() if not name.startswith("enc.")]
    groups.append({"params": heads, "base": HEAD_RATE})
    return torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98))


class Run:
    """A training run: weights, their average, where it stands, and its folder."""

    def __init__(self, reader: Reader, relations: Sequence[str], folder: Path) -> None:
        self.reader, self.relations, self.folder = reader, list(relations), folder
        self.optimiser = optimiser(reader)
        self.average = {k: v.detach().clone() for k, v in reader.state_dict().items() if v.is_floating_point()}
        self.step, self.seconds = 0, 0.0

    @property
    def file(self) -> Path:
        """The checkpoint."""
        return self.folder / "checkpoint.pt"

    def say(self, *parts: object) -> None:
        """One line to the log and to the terminal."""
        text = " ".join([time.strftime("%H:%M:%S"), *map(str, parts)])
        print(text, flush=True)
        with (self.folder / "log.txt").open("a", encoding="utf-8") as log:
            log.write(text + "\n")

    def save(self) -> None:
        """Writes the checkpoint whole or not at all."""
        state = {
            "m": self.reader.state_dict(), "ema": self.average, "o": self.optimiser.state_dict(),
            "step": self.step, "t": self.seconds, "rels": self.relations,
        }  # fmt: skip
        spare = self.file.with_suffix(".part")
        torch.save(state, spare)
        spare.replace(self.file)

    def resume(self) -> None:
        """Goes on from the checkpoint of this run."""
        state = torch.load(self.file, weights_only=False)
        self.reader.load_state_dict(state["m"])
        self.optimiser.load_state_dict(state["o"])
        self.average, self.step, self.seconds = state["ema"], state["step"], state["t"]

    def start_from(self, files: Sequence[Path]) -> None:
        """Takes the averaged weights of another run, or the mean of those of several."""
        states = [torch.load(file, weights_only=False) for file in files]
        weights = [{**state["m"], **state.get("ema", {})} for state in states]
        self.reader.load_state_dict(
            {
                key: torch.stack([each[key] for each in weights]).mean(0) if value.is_floating_point() else value
                for key, value in weights[0].items()
            }
        )
        self.average = {k: v.detach().clone() for k, v in self.reader.state_dict().items() if v.is_floating_point()}

    def learn(self, packer: Packer, windows: Sequence[Window], rate: float) -> tuple[dict[str, float], int]:
        """One step; the losses and how many pieces were read."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * rate
        self.reader.train()
        batch = packer.collate(windows)
        # bfloat16 where the matrices are: 1.6 times as fast on a CPU that has it, at no loss that could be measured
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.reader.heads(self.reader.encode(*batch.inputs))
        found = losses(self.reader, {key: value.float() for key, value in scores.items()}, batch)
        total: Tensor = torch.stack([WEIGHTS[key] * value for key, value in found.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.step % _AVERAGE_EVERY == 0:
            keep = min(_AVERAGE, self.step / (self.step + 20)) ** _AVERAGE_EVERY
            state = self.reader.state_dict()
            for key, value in self.average.items():
                value.lerp_(state[key], 1 - keep)
        return {key: value.item() for key, value in found.items()}, int(batch.inputs[3].sum())

    def watch(self, packer: Packer, dev: dict[str, list[Document]]) -> None:
        """Figures of the averaged weights on parts of dev."""
        kept = {key: value.clone() for key, value in self.reader.state_dict().items()}
        self.reader.load_state_dict({**kept, **self.average})
        self.say("dev", json.dumps(figures(self.reader, packer, dev)))
        self.reader.load_state_dict(kept)


def train(run: Run, data: Data, packer: Packer, options: argparse.Namespace) -> None:
    """Until the minutes are over."""
    total, chance = options.minutes * 60, packer.chance
    last = saved = watched = time.monotonic()
    pieces, began, seen = 0, run.seconds, defaultdict(list)
    while run.seconds < total:
        batches = packer.batches(data.windows(packer, chance, options), options.batch)
        run.say("pass of", len(batches), "batches")
        for batch in batches:
            share = min(1.0, run.seconds / total)
            warm = min(1.0, run.seconds / _WARM_SECONDS)
            rate = options.peak * warm * (0.49 * (1 + math.cos(math.pi * share)) + 0.02)
            found, count = run.learn(packer, batch, rate)
            now = time.monotonic()
            run.seconds, last, pieces = run.seconds + now - last, now, pieces + count
            for key, value in found.items():
                seen[key].append(value)
            if run.step % 50 == 0:
                means = {key: round(float(np.mean(values)), 3) for key, values in seen.items()}
                run.say(f"step {run.step} done {share:.2f} pieces/s {pieces / (run.seconds - began):.0f}", means)
                seen.clear()
            if now - saved > _SAVE_SECONDS:
                run.save()
                saved = now
            if now - watched > options.watch * 60:
                run.watch(packer, data.dev)
                watched = last = time.monotonic()
            if run.seconds >= total:
                break
    run.save()
    run.watch(packer, data.dev)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--minutes", type=float, default=74)
    parser.add_argument("--start", type=Path, nargs="+", help="checkpoints of other runs, from whose mean to start")
    parser.add_argument("--resume", action="store_true", help="go on with the run in --out")
    parser.add_argument("--peak", type=float, default=1.0, help="highest learning rate, as a share of the usual one")
    parser.add_argument("--trees", type=int, default=2, help="passes over the treebanks for one over the news")
    parser.add_argument("--news", type=float, default=1.0, help="share of the news that each pass reads")
    parser.add_argument("--names", type=int, default=1, help="passes over CoNLL's names, besides that with others")
    parser.add_argument("--synthetic", type=int, default=2500, help="synthetic sentences a pass")
    parser.add_argument("--batch", type=int, default=4000, help="pieces a batch")
    parser.add_argument("--watch", type=float, default=15, help="minutes between looks at dev")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--open", action="store_true", help="leave out CoNLL-2003, which is for research alone")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    data = Data(options.data, with_conll=not options.open)
    relations = sorted({relation for document in data.trees for relation in document.relations or ()})
    run = Run(Reader(len(relations)), relations, options.out)
    if options.start:
        run.start_from(options.start)
    if options.resume and run.file.exists():
        run.resume()
    run.say("start", vars(options))
    train(run, data, Packer(relations, random.Random(options.seed)), options)


if __name__ == "__main__":
    main()
