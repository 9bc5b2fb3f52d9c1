"""Which reprints are found, and what is taken for a reprint that is none.

    python benchmarks/reprints.py [--articles N] [--planted N] [--seed N]

Among so many generated articles (``generated.py``; three in ten end in one of 60 paragraphs of background, which are no
copies) so many of each kind are planted, in other outlets and days later: word for word (with a line of credit), cut by
half, cut by 70 %, lightly edited (one word in twelve replaced or left out), and articles of their own that share two
quotations with another. A planted copy is found if the store gives it and its original one origin; a false grouping is
any two articles of one origin that do not descend from one.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import itertools
import random
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generated import FIRST_DAY, Newsroom, sentence
from onrecord.model.article import Publisher
from onrecord.model.record import Record
from onrecord.store import Store

BAR = {"word for word": 1.0, "cut by half": 0.99, "cut by 70 %": 0.95, "lightly edited": 0.98}


def main() -> None:
    """Plant, look, and print what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--planted", type=int, default=200, help="of each kind")
    parser.add_argument("--seed", type=int, default=8, help="of the articles and of what is planted")
    given = parser.parse_args()
    rng = random.Random(f"planted {given.seed}")
    room = Newsroom(given.seed)
    originals = list(room.records(given.articles))
    root = {one.article.id: one.article.id for one in originals}
    planted: dict[str, list[tuple[str, str]]] = defaultdict(list)
    extra: list[Record] = []
    kinds: dict[str, Callable[[str], str]] = {
        "word for word": lambda text: f"Reprinted from elsewhere.\n\n{text}",
        "cut by half": lambda text: _cut(text, 0.5, rng),
        "cut by 70 %": lambda text: _cut(text, 0.3, rng),
        "lightly edited": lambda text: _edited(text, rng, room),
    }
    chosen = rng.sample(originals, min(len(originals), given.planted * 5))
    for name, original in zip(itertools.cycle([*kinds, "two quotations shared"]), chosen, strict=False):
        if name in kinds:
            copy = _as_record(kinds[name](original.article.text), original, rng)
            root[copy.article.id] = root[original.article.id]
        else:
            copy = _as_record(_quoting(original.article.text, room, rng), original, rng)
            root[copy.article.id] = copy.article.id
        planted[name].append((original.article.id, copy.article.id))
        extra.append(copy)
    everything = [*originals, *extra]
    rng.shuffle(everything)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "record.db") as store:
        started = time.perf_counter()
        store.add(replace(one, claims=(), statements=()) for one in everything)
        taken = time.perf_counter() - started
        origins = {article: oldest for article, (oldest, _) in store.origins().items()}
    print(f"{len(everything)} articles in {taken:.0f} s")
    for name, pairs in planted.items():
        found = sum(origins[one] == origins[other] for one, other in pairs)
        bar = f"(bar {BAR[name]})" if name in BAR else "(must not be grouped)"
        print(f"{name:<24}{found}/{len(pairs)} = {found / len(pairs):.3f} {bar}")
    groups: dict[str, set[str]] = defaultdict(set)
    for article, oldest in origins.items():
        groups[oldest].add(root[article])
    wrong = [group for group in groups.values() if len(group) > 1]
    print(f"false groupings: {len(wrong)} of {len(groups)} origins")
    for group in wrong[:5]:
        print(f"  {sorted(group)}")


def _cut(text: str, share: float, rng: random.Random) -> str:
    """A stretch of whole sentences, from the top as editors cut, or from the middle."""
    sentences = re.findall(r"\S.*?(?:[.!?]”?|\Z)(?=\s|\Z)", text, re.DOTALL)
    count = max(1, round(len(sentences) * share))
    start = 0 if rng.random() < 0.7 else rng.randint(0, len(sentences) - count)
    return " ".join(sentences[start : start + count])


def _edited(text: str, rng: random.Random, room: Newsroom) -> str:
    words = text.split(" ")
    for place in range(len(words)):
        if rng.random() < 1 / 12:
            words[place] = rng.choice(room.world.words) if rng.random() < 0.6 else ""
    return " ".join(word for word in words if word)


def _quoting(text: str, room: Newsroom, rng: random.Random) -> str:
    """An article of its own with the first two quotations of another."""
    quotations = re.findall(r"“[^”]*”", text)[:2]
    own = [sentence(rng, room.world, 20) for _ in range(12)]
    for quotation in quotations:
        own.insert(rng.randint(1, len(own)), f"{quotation} he said.")
    return " ".join(own)


def _as_record(text: str, original: Record, rng: random.Random) -> Record:
    identity = hashlib.sha256(text.encode()).hexdigest()[:16]
    published = original.article.published or FIRST_DAY.isoformat()
    day = datetime.date.fromisoformat(published) + datetime.timedelta(days=rng.randint(0, 5))
    url = f"https://reprints.example/{identity}"
    article = replace(
        original.article, id=identity, text=text, url=url, source=url, published=day.isoformat(),
        publisher=Publisher("outlet:reprints", "Reprints"), credits=(),
    )  # fmt: skip
    return replace(original, article=article, claims=(), statements=())


if __name__ == "__main__":
    main()
