"""How corpora become layers: the part of the training that needs no PyTorch."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora import attributed, read_brat, read_conll, read_ud
from training.labels import ANY_NAME, NAME_TAGS, ROLE_TAGS, allowed, iob_spans
from training.names import gum_masks, lists

TEXT = "Ann said “we go.” Bob, she added, stays.\nIt was said that X won."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def tags(mask: int) -> set[str]:
    return {tag for index, tag in enumerate(NAME_TAGS) if mask >> index & 1}


def test_roles_and_links() -> None:
    document = attributed(
        TEXT,
        [
            {"Source": [span("Ann")], "Cue": [span("said")], "Content": [span("“we go.”")]},
            {"Source": [span("she")], "Cue": [span("added")], "Content": [span("Bob"), span("stays")]},
            {"Source": [], "Cue": [span("was said")], "Content": [span("that X won")]},
        ],
    )
    assert document.roles is not None
    assert document.links is not None
    labels = dict(zip(document.words, (ROLE_TAGS[role] for role in document.roles), strict=True))
    assert labels["Ann"] == "B-S"
    assert labels["go"] == "I-C"
    assert labels["Bob"] == labels["stays"] == labels["that"] == "B-C"
    points = {
        word: document.words[link] for word, link in zip(document.words, document.links, strict=True) if link >= 0
    }
    assert points["Ann"] == points["go"] == "said" or points["Ann"] == "said"
    assert points["Bob"] == points["she"] == points["stays"] == "added"
    assert points["X"] == "was"
    assert document.paragraphs[0] == 0
    assert document.paragraphs[-1] == 1


def test_brat(tmp_path: Path) -> None:
    file = tmp_path / "a.ann"
    file.write_text(
        "T1\tSource 0 3\tAnn\nT2\tContent 9 17;18 21\t…\nE1\tAttribution:T9 Source1:T1 Content:T2\n", "utf-8"
    )
    assert read_brat(file) == [{"Source": [(0, 3)], "Cue": [], "Content": [(9, 17), (18, 21)]}]


def test_conll_types_become_ours(tmp_path: Path) -> None:
    file = tmp_path / "eng"
    file.write_text(
        "-DOCSTART- -X- O O\n\nKazakh JJ I-NP I-MISC\nTimes NNP I-NP I-ORG\nmet VB I-VP O\nAda NNP I-NP I-PER\nLoy NNP I-NP I-PER\n",
        "utf-8",
    )
    (document,) = read_conll(file, lists())
    assert document.names is not None
    assert [tags(mask) for mask in document.names] == [
        {"S-NORP"},
        {"S-ORG", "S-OUTLET"},
        {"O"},
        {"B-PER"},
        {"E-PER"},
    ]


def test_trees_and_names_of_gum(tmp_path: Path) -> None:
    rows = [
        "1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-cf1-2-sgl-Ada_Loy",
        "2\tLoy\tLoy\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)",
        "3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_",
        "4\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-object-new-cf2-3-sgl",
        "5\tRed\tred\tADJ\tJJ\t_\t6\tamod\t_\t_",
        "6\tBook\tbook\tPROPN\tNNP\t_\t3\tobj\t_\tEntity=2)",
    ]
    file = tmp_path / "a.conllu"
    file.write_text("# newdoc id = a\n" + "\n".join(rows) + "\n\n", "utf-8")
    document = read_ud(file, gum_masks)
    assert document.heads == [2, 0, 2, 5, 5, 2]
    assert document.starts == [1, 0, 0, 0, 0, 0]
    assert document.names is not None
    assert [tags(mask) for mask in document.names[:4]] == [{"B-PER"}, {"E-PER"}, {"O"}, {"O"}]
    assert document.names[4] == document.names[5] == ANY_NAME


@pytest.mark.parametrize(
    ("given", "expected"),
    [("I-A I-A O", [(0, 2, "A")]), ("B-A B-A I-B", [(0, 1, "A"), (1, 2, "A"), (2, 3, "B")]), ("O", [])],
)
def test_iob(given: str, expected: list[tuple[int, int, str]]) -> None:
    assert iob_spans(given.split()) == expected
    assert len(allowed(3, expected, {"A": ["PER"], "B": ["LOC"]})) == 3
