"""What each head is to learn. A layer that a window lacks adds nothing."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor
from training.labels import ANY_NAME, NAME_TAGS
from training.model import Reader
from training.windows import Batch

#: How much each layer counts.
WEIGHTS = {"sent": 0.3, "pos": 0.5, "arc": 1.0, "rel": 0.6, "ner": 1.0, "attr": 1.5, "link": 0.6, "fact": 0.3}
_NEVER = -1e4
_SMOOTHING = 0.03
_BITS = torch.arange(len(NAME_TAGS))


def losses(reader: Reader, scores: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """The mean loss of each layer that the batch has."""
    gold, real = batch.gold, batch.real
    found: dict[str, Tensor] = {}
    keep = gold["sent"] >= 0
    if keep.any():
        found["sent"] = F.binary_cross_entropy_with_logits(scores["sent"][keep], gold["sent"][keep])
    keep = gold["pos"] >= 0
    if keep.any():
        found["pos"] = F.cross_entropy(scores["pos"][keep], gold["pos"][keep], label_smoothing=_SMOOTHING)
    keep = gold["head"] >= 0
    if keep.any():
        # heads are sought in the sentence alone, as at run time
        same = (gold["sid"][:, :, None] == gold["sid"][:, None, :]) & real[:, None, :]
        found["arc"] = F.cross_entropy(scores["arc"].masked_fill(~same, _NEVER)[keep], gold["head"][keep])
        row, word = keep.nonzero(as_tuple=True)
        pairs = reader.relation_scores(scores["ld"][row, word], scores["lh"][row, gold["head"][keep]])
        found["rel"] = F.cross_entropy(pairs, gold["rel"][keep], ignore_index=-1, label_smoothing=_SMOOTHING)
    keep = (gold["ner"] > 0) & (gold["ner"] != ANY_NAME)
    if keep.any():
        # the likelihood that the tag is any of those allowed
        may = (gold["ner"][keep][:, None] >> _BITS) & 1
        chances = F.log_softmax(scores["ner"][keep], -1).masked_fill(may == 0, _NEVER)
        found["ner"] = -torch.logsumexp(chances, -1).mean()
    keep = gold["attr"] >= 0
    if keep.any():
        found["attr"] = F.cross_entropy(scores["attr"][keep], gold["attr"][keep], label_smoothing=_SMOOTHING)
    keep = gold["link"] >= 0
    if keep.any():
        found["link"] = F.cross_entropy(scores["link"].masked_fill(~real[:, None, :], _NEVER)[keep], gold["link"][keep])
    keep = ~torch.isnan(gold["fact"])
    if keep.any():
        found["fact"] = F.smooth_l1_loss(scores["fact"][keep], gold["fact"][keep])
    return found
