"""From a checkpoint to the files of the package: ``model.onnx``, ``relations.onnx``, ``tokenizer.json``, ``meta.json``.

    python -m training.export CHECKPOINT... FOLDER --data DIR [--shares 0.4 0.6]

The embedding table is kept in 8 bits with a scale for every row, all large matrices in 8 bits with a scale for every
column; their inputs are quantised as they come (dynamic quantisation), without their outliers (`eightbit`), which are
looked for in some of PolNeAR's training articles. The graph reads one window, or several of one length: there is no mask,
because nothing is ever padded. Which relation a word has to its head is asked once the tree stands, so it is a graph of its
own. ``--keep`` names matrices that stay as they are; ``--fp32 FILE`` also writes the graph
without quantised matrices, to compare with.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
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


class _Attention(torch.autograd.Function):
    """Attention as one operator of onnxruntime, which goes through it in tiles and holds no square of scores."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:  # noqa: ANN401
        """The same in PyTorch, for tracing."""
        rows, length, width = query.shape
        q, k, v = (x.view(rows, length, heads, -1).transpose(1, 2) for x in (query, key, value))
        return F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(rows, length, width)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:  # noqa: ANN401
        """The operator."""
        found = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        found.setType(query.type())
        return found


class FusedAttention(nn.Module):
    """A layer's self-attention with its own projections and `_Attention`."""

    def __init__(self, layer: Any) -> None:  # noqa: ANN401 - transformers' own class
        super().__init__()
        self.query, self.key, self.value, self.heads = layer.query, layer.key, layer.value, layer.num_attention_heads

    def forward(self, x: Tensor, *_: object, **__: object) -> tuple[Tensor]:
        """What each piece takes from the others."""
        return (_Attention.apply(self.query(x), self.key(x), self.value(x), self.heads),)


class Graph(nn.Module):
    """The reader as one function from arrays to arrays."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        for layer in reader.enc.encoder.layer:
            layer.attention.self = FusedAttention(layer.attention.self)

    def forward(self, ids: Tensor, case: Tensor, position: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All outputs, in the order of `OUTPUTS`."""
        scores = self.reader.heads(self.reader.encode(ids, case, position, None, first))
        return tuple(scores[name] for name in OUTPUTS)


class RelationGraph(nn.Module):
    """Scores of every relation for pairs of a word and its head, from the projections that the other graph gives."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        relations, below, above = reader.lw.shape
        # one matrix from a dependent to what each relation looks for in a head; the last row goes with the constant one
        turn = reader.lw.detach().permute(1, 0, 2).reshape(below, relations * above)
        self.register_buffer("turn", turn[:-1].contiguous())
        self.register_buffer("bias", turn[-1].contiguous())
        self.relations = relations

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores (pairs, relations)."""
        turned = (dependent @ self.turn + self.bias).view(dependent.shape[0], self.relations, -1)
        return (turned[:, :, :-1] @ head[:, :, None])[:, :, 0] + turned[:, :, -1]


def load(checkpoints: Sequence[Path], shares: Sequence[float]) -> tuple[Reader, list[str]]:
    """The averaged weights of checkpoints, of several their mean by ``shares``, and the relation labels."""
    stored = [torch.load(file, weights_only=False, map_location="cpu") for file in checkpoints]
    weights = [{**one["m"], **one.get("ema", {})} for one in stored]
    reader = Reader(len(stored[0]["rels"]))
    reader.load_state_dict(
        {
            key: sum(share * one[key] for share, one in zip(shares, weights, strict=True))
            if value.is_floating_point()
            else value
            for key, value in weights[0].items()
        }
    )
    return reader.eval(), stored[0]["rels"]


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
        dynamic_axes=axes, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1},
    )  # fmt: skip


def trace_relations(reader: Reader, file: Path) -> None:
    """Writes the graph of relations, for any number of pairs."""
    torch.onnx.export(
        RelationGraph(reader), (torch.randn(3, 96), torch.randn(3, 96)), str(file), input_names=["dependent", "head"],
        output_names=["scores"], dynamic_axes={name: {0: "pairs"} for name in ("dependent", "head", "scores")},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--shares", type=float, nargs="+", help="of several checkpoints, each one's part in the mean")
    parser.add_argument("--keep", nargs="*", default=[])
    parser.add_argument("--fp32", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    count = len(options.checkpoints)
    reader, relations = load(options.checkpoints, options.shares or [1 / count] * count)
    news = read_polnear(options.data / "polnear", "train", every_annotator=False)
    split = split_outliers(reader, *calibration(news, relations))
    embeddings = reader.enc.embeddings
    embeddings.word_embeddings = SmallEmbedding(embeddings.word_embeddings.weight.detach())
    with tempfile.TemporaryDirectory() as folder:
        plain = options.fp32 or Path(folder) / "plain.onnx"
        trace(reader, plain)
        count = quantise(plain, options.folder / "model.onnx", options.keep)
        trace_relations(reader, Path(folder) / "relations.onnx")
        count += quantise(Path(folder) / "relations.onnx", options.folder / "relations.onnx", options.keep)
    shrink(options.folder / "model.onnx")
    tokenizer = json.loads((encoder_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (options.folder / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    meta = {"relations": relations, "upos": UPOS, "names": NAME_TAGS, "attribution": ROLE_TAGS, "max_positions": 512}
    (options.folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    sizes = {file.name: file.stat().st_size for file in sorted(options.folder.iterdir())}
    print(f"{count} matrices in 8 bits, {split} of them without their outliers; bytes: {sizes}")


if __name__ == "__main__":
    main()
