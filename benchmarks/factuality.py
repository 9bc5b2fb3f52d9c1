"""How sure the text is that a thing happened: the model, the grammar, and both together.

    python benchmarks/factuality.py --data DIR

``DIR/factuality`` holds ``{uw,factbank_v1,meantime}-{train,dev}.conll`` (Stanovsky et al. 2017: scores from -3, certainly
not, to +3, certainly). Every row is a mean absolute error and Pearson's r on the words that have a score. *Everything
happened* answers +3, the *train* rows one number for all. The grammar knows moods and polarity alone (``lang/en/moods.toml``
and ``reading/``); what each of its classes is worth is the median of UW train. *Both* is their weighted mean: the weight is
chosen on one half of UW dev, drawn by a hash, and shown on the other half and on the other corpora.

UW, FactBank and TimeBank share newspapers: four in ten sentences of UW dev stand in FactBank train, from which the model
learnt. *Never seen* leaves them out.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import corpora
from onrecord.lang import load
from onrecord.model.reading import Clause
from onrecord.reading.clauses import find_clauses
from onrecord.reading.encoder import Annotation, ReaderModel
from onrecord.reading.tree import Tree

_CORPORA = ("uw", "factbank_v1", "meantime")
_WEIGHTS = tuple(step / 10 for step in range(11))


@dataclass(frozen=True)
class Word:
    """A word with its gold score, what the model says of it, and the class the grammar puts it in."""

    sentence: str
    gold: float
    model: float
    grammar: str


def words_of(path: Path) -> list[Word]:
    """The scored words of one part of a corpus, read with the corpus's own words and sentences."""
    documents = corpora.read_factuality(path)
    annotations = ReaderModel.shared().annotate_words(
        [d.text for d in documents], [d.words for d in documents], [d.sentences for d in documents]
    )
    found = []
    for document, annotation in zip(documents, annotations, strict=True):
        classes = _classes(document.text, annotation)
        found += [
            Word(document.text, gold, min(3.0, max(-3.0, model)), classes.get(token.start, "no clause"))
            for gold, model, token in zip(document.scores, annotation.factuality, annotation.words, strict=True)
            if not math.isnan(gold)
        ]
    return found


def _classes(text: str, annotation: Annotation) -> Mapping[int, str]:
    """Mood and polarity by the place of the predicate's word."""
    language = load("en")
    tree = Tree(text, annotation.words, annotation.sentences, language.lemmas)
    found: dict[int, str] = {}
    for clause in find_clauses(tree, (), (), language):
        if clause.form != "apposition":
            name = f"{'not ' if clause.negated else ''}{clause.mood}"
            for place in _places(clause):
                found.setdefault(place, name)
    return found


def _places(clause: Clause) -> list[int]:
    complement = [p.head_span.start for name, p in clause.roles if name == "complement" and clause.form == "copular"]
    return [clause.predicate_span.start, *complement]


def is_odd(sentence: str) -> bool:
    """Which half of UW dev a sentence falls into."""
    return hashlib.sha256(sentence.encode()).digest()[0] % 2 == 1


def error(gold: Sequence[float], ours: Sequence[float]) -> float:
    """Mean absolute error."""
    return float(np.abs(np.array(gold) - np.array(ours)).mean())


def show(
    label: str, words: Sequence[Word], worth: Mapping[str, float], weight: float, mean: float, median: float
) -> None:
    """One table."""
    gold = [word.gold for word in words]
    model, grammar = np.array([w.model for w in words]), np.array([worth.get(w.grammar, median) for w in words])
    rows = {
        "everything happened": np.full(len(words), 3.0),
        "train mean": np.full(len(words), mean),
        "train median": np.full(len(words), median),
        "grammar alone": grammar,
        "model alone": model,
        f"both, {weight:.1f} of the model": weight * model + (1 - weight) * grammar,
    }
    print(f"\n{label}: {len(words)} words")
    for name, ours in rows.items():
        r = float(np.corrcoef(gold, ours)[0, 1]) if ours.std() > 1e-9 else 0.0
        print(f"  {name:<28}  MAE {error(gold, list(ours)):.3f}   r {r:.3f}", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    folder: Path = parser.parse_args().data / "factuality"
    train = words_of(folder / "uw-train.conll")
    learnt = {
        document.text for name in _CORPORA for document in corpora.read_factuality(folder / f"{name}-train.conll")
    }
    mean, median = float(np.mean([w.gold for w in train])), float(np.median([w.gold for w in train]))
    scores: dict[str, list[float]] = defaultdict(list)
    for word in train:
        scores[word.grammar].append(word.gold)
    worth = {name: float(np.median(found)) for name, found in scores.items() if len(found) >= 5}
    dev = words_of(folder / "uw-dev.conll")
    half = [word for word in dev if is_odd(word.sentence)]
    weight = min(
        _WEIGHTS,
        key=lambda w: error(
            [x.gold for x in half], [w * x.model + (1 - w) * worth.get(x.grammar, median) for x in half]
        ),
    )
    show("UW dev", dev, worth, weight, mean, median)
    show("UW dev, never seen", [w for w in dev if w.sentence not in learnt], worth, weight, mean, median)
    other = [w for w in dev if not is_odd(w.sentence)]
    show("UW dev, the half on which no weight was chosen", other, worth, weight, mean, median)
    for name, label in (("factbank_v1", "FactBank dev"), ("meantime", "MEANTIME dev")):
        words = words_of(folder / f"{name}-dev.conll")
        show(f"{label}, never seen", [w for w in words if w.sentence not in learnt], worth, weight, mean, median)


if __name__ == "__main__":
    main()
