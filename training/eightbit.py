"""Matrices in 8 bits that lose nothing: what is large in their inputs is multiplied on its own.

The encoder puts very large numbers into a few places: of the 384 or 1,536 dimensions of a matrix's input some five, and
mostly those of the first piece alone, reach ten times what all others do (*massive activations*: Sun et al. 2024).
Eight bits are shared out by the largest number, so those few leave little for the rest. `split_outliers` therefore cuts
every input off at a limit and adds what was cut off through the few columns it concerns, in 32 bits: exact, and the
same product (Dettmers et al. 2022 part whole columns; here the ordinary range of the column stays in 8 bits).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.corpora import Document
from training.model import Reader
from training.windows import Packer

#: Most columns that are multiplied on their own, and by how much they must stick out for it to be worth its while.
_MOST, _WORTH = 6, 1.3
_SMALL = 4096
#: Matrices with fewer rows are not worth quantising: among them those of the outliers.
_ROWS = 64


class Split(nn.Module):
    """A linear layer whose input is cut off at ``limit``; what is cut off comes in through ``columns`` alone."""

    def __init__(self, linear: nn.Linear, limit: float, columns: Sequence[int]) -> None:
        super().__init__()
        self.linear, self.limit = linear, limit
        self.register_buffer("columns", torch.tensor(columns))
        self.register_buffer("weight", linear.weight.detach()[:, columns].t().contiguous())

    def forward(self, x: Tensor) -> Tensor:
        """The layer's product."""
        large = x.index_select(-1, self.columns)  # type: ignore[arg-type]
        rest = large - large.clamp(-self.limit, self.limit)
        return self.linear(x.clamp(-self.limit, self.limit)) + rest @ self.weight  # type: ignore[no-any-return]


def _linears(reader: Reader) -> list[tuple[nn.Module, str]]:
    """Every linear layer of the encoder: the module that has it, and its name there."""
    found: list[tuple[nn.Module, str]] = []
    for layer in reader.enc.encoder.layer:
        found += [(layer.attention.self, name) for name in ("query", "key", "value")]
        found += [(part, "dense") for part in (layer.attention.output, layer.intermediate, layer.output)]
    return found


def split_outliers(reader: Reader, packer: Packer, documents: Sequence[Document]) -> int:
    """Puts a `Split` where the inputs of a layer need it, by what they are on some documents; says how many."""
    layers = _linears(reader)
    largest: list[Tensor] = [torch.zeros(getattr(owner, name).in_features) for owner, name in layers]

    def watcher(number: int) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
        def watch(_: nn.Module, inputs: tuple[Tensor, ...], __: Tensor) -> None:
            largest[number] = torch.maximum(largest[number], inputs[0].detach().abs().flatten(0, -2).amax(0))

        return watch

    hooks = [getattr(owner, name).register_forward_hook(watcher(i)) for i, (owner, name) in enumerate(layers)]
    with torch.no_grad():
        for document in documents:
            for window in packer.windows(document, training=False):
                reader.encode(*packer.collate([window], training=False).inputs)
    for hook in hooks:
        hook.remove()
    count = 0
    for (owner, name), sizes in zip(layers, largest, strict=True):
        top = sizes.topk(_MOST + 1)
        limit = float(top.values[_MOST]) * 1.02
        columns = [int(i) for i, size in zip(top.indices, top.values, strict=True) if size > limit]
        if top.values[0] > _WORTH * limit:
            setattr(owner, name, Split(getattr(owner, name), limit, columns))
            count += 1
    return count


def calibration(
    corpus: Sequence[Document], relations: Sequence[str], articles: int = 12
) -> tuple[Packer, list[Document]]:
    """A packer and the first articles of a corpus of news."""
    return Packer(relations, random.Random(1)), list(corpus[:articles])


def quantise(source: Path, target: Path, keep: Sequence[str] = ()) -> int:
    """Quantises the matrices of the encoder and the first ones of the heads, but for those under a name in ``keep``;
    says how many.
    """
    graph = onnx.load(str(source)).graph
    large = {tensor.name for tensor in graph.initializer if len(tensor.dims) == 2 and min(tensor.dims) > _ROWS}
    chosen = [
        node.name
        for node in graph.node
        if node.op_type == "MatMul" and node.input[1] in large and not any(part in node.name for part in keep)
    ]
    quantize_dynamic(
        str(source), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False,
        op_types_to_quantize=["MatMul"], nodes_to_quantize=chosen,
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    return len(chosen)


def shrink(file: Path) -> None:
    """Keeps what is not in 8 bits in 16; the run time makes 32 of it again as it loads."""
    model = onnx.load(str(file))
    graph = model.graph
    casts = []
    for tensor in list(graph.initializer):
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) > _SMALL:
            half = numpy_helper.to_array(tensor).astype(np.float16)
            graph.initializer.remove(tensor)
            graph.initializer.append(numpy_helper.from_array(half, f"{tensor.name}_half"))
            casts.append(helper.make_node("Cast", [f"{tensor.name}_half"], [tensor.name], to=TensorProto.FLOAT,
                                          name=f"{tensor.name}_cast"))  # fmt: skip
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    onnx.save(model, str(file))
