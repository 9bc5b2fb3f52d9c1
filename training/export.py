"""From a checkpoint to the files of the package: ``model.onnx``, ``tokenizer.json``, ``relations.npz``, ``meta.json``.

    python -m training.export CHECKPOINT FOLDER --data DIR

The embedding table is kept in 8 bits with a scale for every row, all large matrices in 8 bits with a scale for every
column; their inputs are quantised as they come (dynamic quantisation), without their outliers (`eightbit`), which are
looked for in some of PolNeAR's training articles. The graph reads one window, or several of one length: there is no mask,
because nothing is ever padded. ``--keep`` names matrices that stay as they are; ``--fp32 FILE`` also writes the graph
without quantised matrices, to compare with.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from training.corpora import read_polnear
from training.eightbit import calibration, quantise, shrink, split_outliers
from training.labels import NAME_TAGS, ROLE_TAGS, UPOS
from training.model import Reader, encoder_folder

INPUTS = ("ids", "case", "position", "first")
OUTPUTS = ("sent", "pos", "ner", "attr", "arc", "link", "lh", "ld", "fact")


class SmallEmbedding(nn.Module):
    """An embedding table in 8 bits, a scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True) / 127
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors of the pieces."""
        return self.table[ids].float() * self.scale[ids]  # type: ignore[index]


class Graph(nn.Module):
    """The reader as one function from arrays to arrays."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, case: Tensor, position: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All outputs, in the order of `OUTPUTS`."""
        scores = self.reader.heads(self.reader.encode(ids, case, position, None, first))
        return tuple(scores[name] for name in OUTPUTS)


def load(checkpoint: Path) -> tuple[Reader, list[str]]:
    """The averaged weights of a checkpoint, and its relation labels."""
    stored = torch.load(checkpoint, weights_only=False, map_location="cpu")
    reader = Reader(len(stored["rels"]))
    reader.load_state_dict({**stored["m"], **stored.get("ema", {})})
    return reader.eval(), stored["rels"]


def trace(reader: Reader, file: Path) -> None:
    """Writes the graph, with free sizes of batch, pieces and words."""
    batch, length, words = 2, 20, 15
    example = (
        torch.randint(0, 1000, (batch, length)),
        torch.zeros(batch, length, dtype=torch.long),
        torch.arange(length).expand(batch, length).contiguous(),
        torch.arange(words).expand(batch, words).contiguous(),
    )
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS}
    axes["first"] = {0: "batch", 1: "words"}
    for name in OUTPUTS:
        axes[name] = {0: "batch", 1: "words"}
    axes["arc"][2] = axes["link"][2] = "words"
    torch.onnx.export(
        Graph(reader), example, str(file), input_names=list(INPUTS), output_names=list(OUTPUTS),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--keep", nargs="*", default=[])
    parser.add_argument("--fp32", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    reader, relations = load(options.checkpoint)
    news = read_polnear(options.data / "polnear", "train", every_annotator=False)
    split = split_outliers(reader, *calibration(news, relations))
    embeddings = reader.enc.embeddings
    embeddings.word_embeddings = SmallEmbedding(embeddings.word_embeddings.weight.detach())
    with tempfile.TemporaryDirectory() as folder:
        plain = options.fp32 or Path(folder) / "plain.onnx"
        trace(reader, plain)
        count = quantise(plain, options.folder / "model.onnx", options.keep)
    shrink(options.folder / "model.onnx")
    tokenizer = json.loads((encoder_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (options.folder / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    np.savez(options.folder / "relations.npz", weight=reader.lw.detach().numpy().astype(np.float16))
    meta = {"relations": relations, "upos": UPOS, "names": NAME_TAGS, "attribution": ROLE_TAGS, "max_positions": 512}
    (options.folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    sizes = {file.name: file.stat().st_size for file in sorted(options.folder.iterdir())}
    print(f"{count} matrices in 8 bits, {split} of them without their outliers; bytes: {sizes}")


if __name__ == "__main__":
    main()
