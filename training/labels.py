"""The labels that the heads tell apart, and bit masks over name tags for corpora with coarser types than ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()

#: Subtypes of UD relations that matter for meaning; of the others the part before the colon is kept.
SUBTYPES = frozenset(
    "nsubj:pass obl:agent nmod:poss acl:relcl aux:pass compound:prt obl:unmarked nmod:unmarked csubj:pass "
    "nsubj:outer".split()
)

NAME_TYPES = "PER ORG LOC NORP OUTLET EVENT INITIATIVE MISC".split()
NAME_TAGS = ["O", *(f"{shape}-{label}" for label in NAME_TYPES for shape in "BIES")]
_INDEX = {tag: index for index, tag in enumerate(NAME_TAGS)}
#: Any tag is allowed: the corpus cannot say, and the word does not count.
ANY_NAME = (1 << len(NAME_TAGS)) - 1

#: Source, cue (K) and content of attributions.
ROLE_TAGS = ["O", "B-S", "I-S", "B-K", "I-K", "B-C", "I-C"]

#: What a type of each corpus may be among ours.
OURS = {label: [label] for label in NAME_TYPES}
CONLL = {"PER": ["PER"], "ORG": ["ORG", "OUTLET"], "LOC": ["LOC"], "MISC": ["NORP", "EVENT", "INITIATIVE", "MISC"]}
GUM = {"PER": ["PER"], "ORG": ["ORG", "OUTLET"], "LOC": ["LOC"], "EVENT": ["EVENT"]}
UNER = {"PER": ["PER"], "ORG": ["ORG", "OUTLET"], "LOC": ["LOC"], "OTH": CONLL["MISC"]}


def main_relation(relation: str) -> str:
    """The relation without those subtypes that are not kept."""
    return relation if relation in SUBTYPES else relation.split(":")[0]


def mask_of(shape: str, labels: Iterable[str]) -> int:
    """Bit mask of the tags of one shape."""
    return sum(1 << _INDEX[f"{shape}-{label}"] for label in labels)


def allowed(size: int, spans: Iterable[tuple[int, int, str]], types: Mapping[str, list[str]]) -> list[int]:
    """For each of ``size`` words the tags that spans (first, last + 1, type of the corpus) allow; elsewhere O alone."""
    masks = [1] * size
    for first, last, label in spans:
        if last - first == 1:
            masks[first] = mask_of("S", types[label])
            continue
        for word in range(first, last):
            masks[word] = mask_of("B" if word == first else "E" if word == last - 1 else "I", types[label])
    return masks


def iob_spans(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    """Spans (first, last + 1, type) of IOB tags, of either habit."""
    spans: list[tuple[int, int, str]] = []
    start, label = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        shape, _, kind = tag.partition("-")
        if start >= 0 and (shape in ("O", "B") or kind != label):
            spans.append((start, index, label))
            start = -1
        if shape == "B" or (shape == "I" and start < 0):
            start, label = index, kind
    return spans
