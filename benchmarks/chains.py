"""Chains of reference on GUM's news and interviews: is *she*, *the minister*, *the company* whom the article means?

    python benchmarks/chains.py --data DIR [--part dev|test|train] [--show]

``DIR`` holds ``ud-gum`` with its ``Entity`` annotation (Zeldes 2017). Asked for are the pronouns of the third person
singular that have a gender, and the descriptions (*the …*, *his …*) of persons, organisations and places, whose chain
the text names somewhere. An answer is right where the words it is taken to stand for, at their nearest naming, belong
to the same chain. Recall is the share of those asked for that are answered right, precision the share of all answers.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora import Gold, read_ud
from onrecord.model.article import Article
from onrecord.model.reading import Mention, Reading
from onrecord.reading import annotate, read

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]+)")
_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_GENDERED = frozenset("he him his himself she her hers herself".split())
_DEFINITE = frozenset("the this that his her its their".split())
_NAME = 6
"""Words of the longest mention that a name can be the whole of."""
_ASKED = frozenset({"person", "organization", "place"})


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of the gold: first and last word, the word that heads it, its chain and type."""

    first: int
    last: int
    head: int
    chain: str
    type: str


def documents(folder: Path, part: str) -> Iterator[tuple[str, Gold, list[Named]]]:
    """Name, text and mentions of every news and interview document of a part."""
    base = folder / "not-to-release"
    names = (base / "file-lists" / f"files.{part}").read_text(encoding="utf-8").split()
    paths = [base / "sources" / f"{name.removesuffix('.conllu')}.conllu" for name in names]
    existing = [path for path in paths if path.exists()]
    for path, gold in zip(existing, read_ud(folder, part), strict=True):
        if "_news_" in path.name or "_interview_" in path.name:
            yield path.stem, gold, _mentions(path)


def _mentions(path: Path) -> list[Named]:
    found: list[Named] = []
    open_: dict[str, list[tuple[int, list[str]]]] = {}
    word = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        entity = _ENTITY.search(cells[9])
        for match in _BRACKET.finditer(entity[1] if entity else ""):
            if match[1]:
                fields = match[1].split("-")
                open_.setdefault(fields[0], []).append((word, fields))
            if match[2] or match[3]:
                chain = fields[0] if match[2] else match[3]
                first, opened = open_[chain].pop()
                head = first + int(re.split(r"[,]", opened[5])[0]) - 1
                found.append(Named(first, word, head, chain, opened[1]))
        word += 1
    return found


def score(gold: Gold, mentions: Sequence[Named], reading: Reading) -> tuple[Counter[str], list[str]]:
    """Counts of one document, by *pronoun* and *nominal*, and a line for every fault."""
    starts = {start: index for index, (start, _) in enumerate(gold.raw_words)}
    ends = {end: index for index, (_, end) in enumerate(gold.raw_words)}
    named_chains = {m.chain for m in mentions if gold.pos[m.head] == "PROPN"}
    by_head = {m.head: m for m in sorted(mentions, key=lambda m: m.first - m.last)}  # the shortest last
    counts: Counter[str] = Counter()
    faults: list[str] = []
    answers: dict[int, str | None] = {}
    for mention in reading.mentions:
        if mention.form == "name" or mention.end not in ends:
            continue
        kind = _kind_of_entity(mention)
        if kind is None:
            continue
        head = ends[mention.end]
        answers[head] = _chain(mention, reading, starts, mentions)
        counts[f"{mention.form} answers"] += 1
        wanted = by_head[head].chain if head in by_head else None
        if wanted is not None and answers[head] == wanted:
            counts[f"{mention.form} right answers"] += 1
        else:
            faults.append(f"wrong {mention.entity}: {_around(reading, mention.start, mention.end)}")
    for pronoun in mentions:
        kind = _kind(gold, pronoun)
        if kind is None or pronoun.chain not in named_chains:
            continue
        counts[f"{kind} asked"] += 1
        if answers.get(pronoun.head) == pronoun.chain:
            counts[f"{kind} found"] += 1
        elif pronoun.head not in answers:
            start, end = gold.raw_words[pronoun.head]
            faults.append(f"missed {kind}: {_around(reading, start, end)}")
    return counts, faults


def _kind_of_entity(mention: Mention) -> str | None:
    return None if mention.entity.startswith(("group:", "document:")) else mention.form


def _kind(gold: Gold, mention: Named) -> str | None:
    words = [gold.text[start:end].lower() for start, end in gold.words[mention.first : mention.last + 1]]
    head = gold.text[slice(*gold.words[mention.head])].lower()
    if head in _GENDERED and len(words) == 1:
        return "pronoun"
    if mention.type in _ASKED and gold.pos[mention.head] == "NOUN" and words[0] in _DEFINITE:
        return "nominal"
    return None


def _chain(mention: Mention, reading: Reading, starts: Mapping[int, int], mentions: Sequence[Named]) -> str | None:
    """The gold chain of the nearest name of the entity that an answer gives: of the smallest mention that holds it."""
    names = [other for other in reading.mentions if other.entity == mention.entity and other.form == "name"]
    for name in sorted(names, key=lambda other: (abs(other.start - mention.start), other.start)):
        first = starts.get(name.start)
        holding = [m for m in mentions if first is not None and m.first <= first <= m.last and m.last - m.first < _NAME]
        if holding:
            return min(holding, key=lambda m: m.last - m.first).chain
    return None


def _around(reading: Reading, start: int, end: int) -> str:
    text = reading.article.text
    return f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ")


def main() -> None:
    """Prints recall and precision of pronouns and of descriptions."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--part", choices=("dev", "test", "train"), default="dev")
    options.add_argument("--show", action="store_true", help="print every fault")
    given = options.parse_args()
    parts = list(documents(given.data / "ud-gum", given.part))
    articles = [Article(id=name, source=name, text=gold.raw, language="en") for name, gold, _ in parts]
    counts: Counter[str] = Counter()
    for (name, gold, mentions), article, annotation in zip(parts, articles, annotate(articles), strict=True):
        more, faults = score(gold, mentions, read(article, annotation))
        counts += more
        if given.show:
            print("\n".join(f"{name} {fault}" for fault in faults))
    print(f"{len(parts)} documents of GUM {given.part}, news and interviews")
    for kind in ("pronoun", "nominal"):
        found, asked = counts[f"{kind} found"], counts[f"{kind} asked"]
        right, answers = counts[f"{kind} right answers"], counts[f"{kind} answers"]
        precision, recall = right / max(1, answers), found / max(1, asked)
        print(f"{kind}: recall {recall:.3f} ({found} of {asked}), precision {precision:.3f} ({right} of {answers})")


if __name__ == "__main__":
    main()
