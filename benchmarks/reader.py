"""How well and how fast the reader model reads: every layer against a corpus that it did not learn from.

    python benchmarks/reader.py --data DIR [--model FOLDER] [--scorer FILE] [--page FILE] [--only LAYER ...]

``DIR`` holds the corpora, one folder each, as ``training/README.md`` lists them; a layer whose corpus is not there is
left out. ``--scorer`` is an attribution scorer for PolNeAR that takes a folder and predictions; without it, the figures
for tokens alone are printed. ``--page`` is the article that counts as the unit of speed. Where spaCy with
``en_core_web_sm`` is installed, its figures stand beside ours.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import corpora
from onrecord.model.reading import Name
from onrecord.reading.encoder import ReaderModel
from onrecord.reading.name_types import settle_names

#: Floating-point operations of the encoder for one piece: two for each weight of its matrices.
_OPERATIONS = 2 * 6 * 12 * 384**2
_CONLL = {"ORG": "ORG", "OUTLET": "ORG", "PER": "PER", "LOC": "LOC"}
_SPACY = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "NORP": "MISC", "EVENT": "MISC",
          "WORK_OF_ART": "MISC", "LANGUAGE": "MISC", "PRODUCT": "MISC", "LAW": "MISC"}  # fmt: skip
#: The types of ours that spaCy's pipeline knows too, for the sentences of our field.
_SPACY_FIELD = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "NORP": "NORP",
                "EVENT": "EVENT", "LAW": "INITIATIVE", "PRODUCT": "INITIATIVE"}  # fmt: skip


def f1(right: int, found: int, gold: int) -> float:
    """F1 in per cent."""
    return 200 * right / (found + gold) if found + gold else 0.0


def line(label: str, *figures: object) -> None:
    """One line of the report."""
    print(f"{label:<44}" + "  ".join(f"{x:7.2f}" if isinstance(x, float) else f"{x:>7}" for x in figures), flush=True)


# ------------------------------------------------------------------------------------------------ attribution


def attribution(model: ReaderModel, folder: Path, scorer: Path | None) -> None:
    """PolNeAR dev, from raw text."""
    texts, stems = [], []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            texts.append(file.read())
        stems.append(path.stem)
    spread = [corpora.spread(text) for text in texts]
    predictions: dict[str, list[dict[str, Any]]] = {}
    for stem, (_, back), annotation in zip(stems, spread, model.annotate([text for text, _ in spread]), strict=True):
        predictions[stem] = [
            {
                role: [[back[span.start], back[span.end - 1] + 1] for span in spans]
                for role, spans in (("source", found.source), ("cue", found.cue), ("content", found.content))
            }
            for found in annotation.attributions
        ]
    if scorer is None:
        counts = corpora.role_counts(folder, dict(zip(stems, texts, strict=True)), predictions)
        line("PolNeAR dev, tokens F1: source, cue, content", *(f1(*counts[role]) for role in corpora.ROLES))
        return
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{scorer}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    gold = module.read_gold(folder)
    once, every = module.score(gold, predictions), module.score(gold, predictions, annotators="all")
    line("PolNeAR dev, tokens F1: source, cue, content", *(100 * once["tokens"][r]["f1"] for r in corpora.ROLES))
    line("  exact runs F1, all annotators", *(100 * every["runs"][r]["exact"]["f1"] for r in corpora.ROLES))
    whole = once["attribution"]
    line("  whole attribution P, R, F1; strict F1",
         100 * whole["p"], 100 * whole["r"], 100 * whole["f1"], 100 * whole["strict"]["f1"])  # fmt: skip
    kinds = whole["by_type"]
    line("  recall: direct, mixed, indirect", *(100 * kinds[kind]["r"] for kind in ("direct", "mixed", "indirect")))


# ------------------------------------------------------------------------------------------------ names


def conll(model: ReaderModel, path: Path, nlp: Any) -> None:
    """CoNLL-2003: words and sentences given, our types folded into its four."""
    documents = corpora.read_conll(path)
    annotations = model.annotate_words(
        [d.text for d in documents], [d.words for d in documents], [d.sentences for d in documents]
    )

    def folded(names: Iterable[Name]) -> set[tuple[int, int, str]]:
        return {(n.start, n.end, _CONLL.get(n.type, "MISC")) for n in names}

    settled = [
        folded(settle_names(d.text, a.names, a.name_scores)) for d, a in zip(documents, annotations, strict=True)
    ]
    line(f"names, {path.name}, exact F1", names_f1(documents, settled))
    line("  the model's types alone", names_f1(documents, [folded(a.names) for a in annotations]))
    if nlp is not None:
        found = [spacy_names(nlp, d.text, d.words, _SPACY) for d in documents]
        line("  spaCy en_core_web_sm", names_f1(documents, found))


def names_f1(documents: Sequence[corpora.Gold], found: Sequence[set[tuple[int, int, str]]]) -> float:
    """Exact F1 over documents."""
    pairs = list(zip(documents, found, strict=True))
    return f1(
        sum(len(d.names & f) for d, f in pairs), sum(len(f) for _, f in pairs), sum(len(d.names) for d, _ in pairs)
    )


def spacy_names(
    nlp: Any, text: str, words: Sequence[tuple[int, int]] | None, types: dict[str, str]
) -> set[tuple[int, int, str]]:
    """What spaCy finds, without the article that it counts in (*the United Nations*); on given words if there are any."""
    if words:
        from spacy.tokens import Doc

        doc = nlp(Doc(nlp.vocab, words=[text[a:b] for a, b in words]))
        where = list(words)
    else:
        doc = nlp(text)
        where = [(token.idx, token.idx + len(token)) for token in doc]
    found = set()
    for entity in doc.ents:
        if entity.label_ not in types:
            continue
        first, last = entity.start, entity.end
        while first < last - 1 and doc[first].lower_ in ("the", "a", "an"):
            first += 1
        while last > first + 1 and doc[last - 1].text in ("'s", "’s"):
            last -= 1
        found.add((where[first][0], where[last - 1][1], types[entity.label_]))
    return found


def field_names(model: ReaderModel, nlp: Any) -> None:
    """Our own sentences with the names of the field marked, from raw text, each sentence an article."""
    sentences = corpora.read_field(Path(__file__).parents[1] / "tests" / "names")
    annotations = model.annotate([text for text, _ in sentences])
    found = [
        {(n.start, n.end, n.type) for n in settle_names(text, a.names, a.name_scores)}
        for (text, _), a in zip(sentences, annotations, strict=True)
    ]
    alone = sum(
        len(names & {(n.start, n.end, n.type) for n in a.names})
        for (_, names), a in zip(sentences, annotations, strict=True)
    )
    right, size, gold = Counter[str](), Counter[str](), Counter[str]()
    for (_, names), here in zip(sentences, found, strict=True):
        right.update(kind for _, _, kind in names & here)
        size.update(kind for _, _, kind in here)
        gold.update(kind for _, _, kind in names)
    line(f"names of our field, {len(sentences)} sentences, exact F1", f1(right.total(), size.total(), gold.total()))
    line("  the model's types alone", f1(alone, size.total(), gold.total()))
    bare = sum(
        len({n[:2] for n in names} & {n[:2] for n in here}) for (_, names), here in zip(sentences, found, strict=True)
    )
    line("  spans alone", f1(bare, size.total(), gold.total()))
    print("  by type: " + ", ".join(f"{kind} {f1(right[kind], size[kind], gold[kind]):.1f}" for kind in gold))
    if nlp is not None:
        other = [spacy_names(nlp, text, None, _SPACY_FIELD) for text, _ in sentences]
        hits = sum(len(names & here) for (_, names), here in zip(sentences, other, strict=True))
        line("  spaCy en_core_web_sm", f1(hits, sum(map(len, other)), gold.total()))
        # it has no type for outlets and initiatives: the same with outlets as organisations and initiatives left out
        folded = [
            {(a, b, "ORG" if t == "OUTLET" else t) for a, b, t in names if t != "INITIATIVE"} for _, names in sentences
        ]
        ours = [{(a, b, "ORG" if t == "OUTLET" else t) for a, b, t in here if t != "INITIATIVE"} for here in found]
        theirs = [{n for n in here if n[2] != "INITIATIVE"} for here in other]
        for label, sets in (("  its types alone: ours", ours), ("  its types alone: spaCy", theirs)):
            hits = sum(len(g & s) for g, s in zip(folded, sets, strict=True))
            line(label, f1(hits, sum(map(len, sets)), sum(map(len, folded))))


# ------------------------------------------------------------------------------------------------ trees


def trees(model: ReaderModel, name: str, documents: Sequence[corpora.Gold]) -> None:
    """UAS, LAS (main relations) and parts of speech, given words and sentences, and from raw text."""
    given = model.annotate_words(
        [d.text for d in documents], [d.words for d in documents], [d.sentences for d in documents]
    )
    total = uas = las = pos = 0
    for document, annotation in zip(documents, given, strict=True):
        for index, word in enumerate(annotation.words):
            total += 1
            pos += word.pos == document.pos[index]
            if word.head == document.heads[index]:
                uas += 1
                las += word.relation.split(":")[0] == document.relations[index]
    line(f"{name}, given words: UAS, LAS, UPOS", *(100 * x / total for x in (uas, las, pos)))
    raw = model.annotate([d.raw for d in documents])
    counts = Counter[str]()
    for document, annotation in zip(documents, raw, strict=True):
        gold = corpora.tree_of(document)
        ours = {
            (w.start, w.end): (
                (annotation.words[w.head].start, annotation.words[w.head].end) if w.head >= 0 else None,
                w.relation.split(":")[0],
                w.pos,
            )
            for w in annotation.words
        }
        counts["gold"] += len(gold)
        counts["found"] += len(ours)
        for span, (head, relation, part) in gold.items():
            if span in ours:
                counts["words"] += 1
                counts["pos"] += part == ours[span][2]
                counts["uas"] += head == ours[span][0]
                counts["las"] += (head, relation) == ours[span][:2]
        sentences = {(document.raw_words[a][0], document.raw_words[b - 1][1]) for a, b in document.sentences}
        mine = {(annotation.words[a].start, annotation.words[b - 1].end) for a, b in annotation.sentences}
        counts["same"] += len(sentences & mine)
        counts["sentences"] += len(sentences)
        counts["mine"] += len(mine)
    figures = (f1(counts[key], counts["found"], counts["gold"]) for key in ("uas", "las", "pos", "words"))
    line(f"{name}, raw: UAS, LAS, UPOS, words, sentences", *figures,
         f1(counts["same"], counts["mine"], counts["sentences"]))  # fmt: skip


def factuality(model: ReaderModel, path: Path) -> None:
    """Mean absolute error on annotated words, beside always answering 3."""
    documents = corpora.read_factuality(path)
    annotations = model.annotate_words(
        [d.text for d in documents], [d.words for d in documents], [d.sentences for d in documents]
    )
    pairs = [
        (s, f) for d, a in zip(documents, annotations, strict=True) for s, f in zip(d.scores, a.factuality, strict=True)
    ]
    gold, ours = np.array([(s, min(3.0, max(-3.0, f))) for s, f in pairs if not np.isnan(s)]).T
    line(f"factuality, {path.stem}: MAE, correlation, MAE of +3", float(np.abs(gold - ours).mean()),
         float(np.corrcoef(gold, ours)[0, 1]), float(np.abs(gold - 3).mean()))  # fmt: skip


# ------------------------------------------------------------------------------------------------ speed


def rate(work: Callable[[], object], seconds: float) -> float:
    """How often a second, after a warm start."""
    work()
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        work()
        count += 1
    return count / (time.perf_counter() - start)


def speed(folder: Path | None, page: Path, nlp: Any, seconds: float) -> None:
    """Articles and pieces a second on one core and on two; 16 copies of the page at a time."""
    text = page.read_text(encoding="utf-8").strip()
    texts = [text] * 16
    pieces = sum(len(p) for p, _ in ReaderModel(folder, 1).pieces(text))
    for threads in (1, 2):
        model = ReaderModel(folder, threads)
        articles = len(texts) * rate(lambda m=model: m.annotate(texts), seconds)  # type: ignore[misc]
        line(f"speed, {threads} thread(s): articles/s, pieces/s", articles, float(articles * pieces))
    square = np.random.default_rng(0).random((1536, 1536), np.float32)
    peak = rate(lambda: square @ square, 2) * 2 * 1536**3
    line("  matrix peak in fp32 (numpy), pieces/s of it", float(peak / _OPERATIONS))
    if nlp is not None:
        line("  spaCy en_core_web_sm: articles/s", len(texts) * rate(lambda: list(nlp.pipe(texts)), seconds))


def _spacy() -> Any:
    try:
        import spacy

        return spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return None


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="weights to measure instead of the packaged ones")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--page", type=Path)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--part", choices=("dev", "test"), default="test", help="part of GUM and EWT, testa or testb")
    parser.add_argument("--only", nargs="*", default=["attribution", "names", "field", "trees", "factuality", "speed"])
    options = parser.parse_args()
    data: Path = options.data
    model, nlp = ReaderModel(options.model, len(os.sched_getaffinity(0))), _spacy()
    tasks: Iterable[tuple[str, Path, Callable[[Path], None]]] = (
        ("attribution", data / "polnear" / "dev", lambda p: attribution(model, p, options.scorer)),
        ("names", data / "conll2003" / ("eng.testb" if options.part == "test" else "eng.testa"),
         lambda p: conll(model, p, nlp)),
        ("field", Path(__file__).parents[1] / "tests" / "names" / "sentences.txt", lambda _: field_names(model, nlp)),
        ("trees", data / "ud-gum", lambda p: trees(model, f"GUM {options.part}", corpora.read_ud(p, options.part))),
        ("trees", data / "ud-ewt", lambda p: trees(model, f"EWT {options.part}", corpora.read_ud(p, options.part))),
        *(("factuality", data / "factuality" / f"{name}-dev.conll", lambda p: factuality(model, p))
          for name in ("uw", "factbank_v1", "meantime")),
    )  # fmt: skip
    for layer, path, task in tasks:
        if layer in options.only and path.exists():
            task(path)
    if "speed" in options.only and options.page is not None:
        speed(options.model, options.page, nlp, options.seconds)


if __name__ == "__main__":
    main()
