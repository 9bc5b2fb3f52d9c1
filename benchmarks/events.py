"""Which PLOVER root our events give to a pair of actors, beside the gold of PLV.

    python benchmarks/events.py --data DIR [--show right,wrong,none]

``DIR/plover/PLV_train.tsv`` holds news sentences with a source, a target and the root of what the one does to the other (Hu
et al. 2024). The sentences are parted by a hash: one half to write rules by, one held back, of which only totals are
shown. An event is an answer where its actor's words, or the names of whom a pronoun stands for, overlap the marked source
and its recipient's words the marked target.

PLV writes YIELD for our CONCEDE and RETREAT, and as PLOVER's book has it, what is only planned counts as AGREE where it is
cooperative, as THREATEN where it is hostile, and as REJECT where the cooperative thing will not be done; in the record it
keeps its type and is *planned*. PLV asks for one root a
pair, names deeds against places and unnamed people, and was drawn so that every sentence has a pair.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.lang.events import event_words
from onrecord.model.article import Article
from onrecord.model.claims import Entity, Event
from onrecord.pipeline import records_of

_MARK = re.compile(r"</?([st])>")
_PRONOUN = 5
"""Shorter words for an actor (*it*, *they*) are matched by the names of whom they stand for."""
_LATER = {"cooperative": "AGREE", "hostile": "THREATEN"}


@dataclass(frozen=True)
class Pair:
    """A sentence with the places of its two sides, and the gold root."""

    text: str
    sides: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    root: str


def read_pairs(path: Path) -> list[Pair]:
    """The sentences of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_pair(row["marked_sentence"], row["gold_root"]) for row in csv.DictReader(file, delimiter="\t")]


def _pair(marked: str, root: str) -> Pair:
    text, last = "", 0
    opened: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for tag in _MARK.finditer(marked):
        text += marked[last : tag.start()]
        last = tag.end()
        if tag.group().startswith("</"):
            found[tag[1]].append((opened[tag[1]], len(text)))
        else:
            opened[tag[1]] = len(text)
    return Pair(text + marked[last:], (tuple(found["s"]), tuple(found["t"])), root)


def is_held(pair: Pair) -> bool:
    """Whether a sentence is in the half that is held back."""
    return hashlib.sha256(pair.text.encode()).digest()[0] % 2 == 1


def roots(pair: Pair, events: Sequence[Event], entities: Sequence[Entity]) -> Iterator[tuple[str, bool]]:
    """PLV's roots of the events between the marked sides, and whether source and target stand the right way round."""
    named = {entity.id: [(m.start, m.end) for m in entity.mentions] for entity in entities}
    tempers = event_words("en").tempers
    for event in events:
        parts = dict(event.ground.parts)
        actor, recipient = parts["actor"], parts.get("recipient")
        root = "YIELD" if event.type in ("CONCEDE", "RETREAT") else event.type
        is_planned, temper = event.stance.factuality == "planned", tempers.get(event.type, "")
        if recipient is None or (event.stance.negated and not (is_planned and temper == "cooperative")):
            continue
        if is_planned:
            root = "REJECT" if event.stance.negated else _LATER.get(temper, root)
        one = [(actor.start, actor.end), *(named.get(event.actor, ()) if len(actor) < _PRONOUN else ())]
        other = [(recipient.start, recipient.end)]
        for forward, (source, target) in ((True, pair.sides), (False, pair.sides[::-1])):
            if _overlap(one, source) and _overlap(other, target):
                yield root, forward
                break


def _overlap(ours: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in ours for start, end in spans)


def measure(label: str, pairs: Sequence[Pair], show: Sequence[str], majority: str) -> None:
    """One table; ``show`` prints sentences too."""
    articles = [
        Article(id=str(number), source="PLV", text=pair.text, language="en") for number, pair in enumerate(pairs)
    ]
    right: Counter[str] = Counter()
    made_up: Counter[str] = Counter()
    gold = Counter(pair.root for pair in pairs)
    any_event = turned_round = 0
    confused: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, record in zip(pairs, records_of(articles), strict=True):
        events = [claim for claim in record.claims if isinstance(claim, Event)]
        any_event += bool(events)
        answers = list(roots(pair, events, record.entities))
        given = {root for root, forward in answers if forward or root in ("AGREE", "CONSULT", "COOPERATE", "SUPPORT")}
        turned_round += any(not forward for _, forward in answers)
        right[pair.root] += pair.root in given
        for wrong in given - {pair.root}:
            made_up[wrong] += 1
            confused[pair.root][wrong] += 1
        outcome = "right" if pair.root in given else "wrong" if given else "none"
        if outcome in show:
            print(
                f"{outcome} {pair.root} {sorted(given)} {[(e.type, e.actor, e.recipient) for e in events]}: {pair.text}"
            )
    found = sum(right.values()) + sum(made_up.values())
    print(
        f"\n{label}: {len(pairs)} pairs; in {any_event} sentences any event; {turned_round} pairs the wrong way round"
    )
    print(f"  {'root':<10} gold  right  made up  precision  recall")
    for root in sorted(gold):
        n = right[root] + made_up[root]
        print(f"  {root:<10}{gold[root]:>5}{right[root]:>7}{made_up[root]:>9}{100 * right[root] / max(1, n):>10.1f}%{100 * right[root] / gold[root]:>7.1f}%")  # fmt: skip
    total = sum(right.values())
    print(f"  {'all':<10}{len(pairs):>5}{total:>7}{sum(made_up.values()):>9}{100 * total / max(1, found):>10.1f}%{100 * total / len(pairs):>7.1f}%")  # fmt: skip
    print(f"  always {majority}: {100 * gold[majority] / len(pairs):.1f}% precision and recall", flush=True)
    if show:
        for root, others in sorted(confused.items()):
            print(f"  {root} read as {dict(others)}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", default="", help="which sentences of the working half to print: right,wrong,none")
    parser.add_argument("--work-only", action="store_true", help="leave the half that is held back alone")
    options = parser.parse_args()
    pairs = read_pairs(options.data / "plover" / "PLV_train.tsv")
    work, held = [p for p in pairs if not is_held(p)], [p for p in pairs if is_held(p)]
    majority = Counter(pair.root for pair in work).most_common(1)[0][0]
    measure("working half", work, [word for word in options.show.split(",") if word], majority)
    if not options.work_only:
        measure("half held back", held, (), majority)


if __name__ == "__main__":
    main()
