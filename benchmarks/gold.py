"""What the scorers of our own gold share: the annotated articles, where their words stand, and who is the same as whom.

Articles with odd numbers are for development, those with even numbers are held back: of these nothing but figures may
be printed. Identity is a matter of names, not of slugs: a gold id and an entity of a record are the same if one of the
record's names for it is among the names the gold has for the id.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anyascii import anyascii

from onrecord.articles import load, read_page
from onrecord.model.claims import Entity
from onrecord.model.record import Record
from onrecord.model.text import Span
from onrecord.pipeline import records_of

TESTS = Path(__file__).parents[1] / "tests"
HALVES = ("development", "held back")
_PRONOUNS = frozenset("he she it they we i you who him her his hers its them their theirs us our".split())
_SMALL = frozenset("the a an of for to in on and s".split())
_TITLES = frozenset("dr mr mrs ms prof sheikh sir king queen prince emir president general sultan".split())


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article file and what it should yield."""

    name: str
    text: str
    table: Mapping[str, Any]
    record: Record

    @property
    def half(self) -> str:
        """Whether it is for development or held back."""
        return HALVES[int(self.name[:2]) % 2 == 0]


def annotated(folder: Path) -> Iterator[Annotated]:
    """The articles of a folder, read."""
    paths = sorted(folder.glob("[0-9][0-9]-*.toml"))
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
    pages = [
        read_page(load(str(path.with_suffix(".txt"))), published=table["published"])
        for path, table in zip(paths, tables, strict=True)
    ]
    for path, table, record in zip(paths, tables, records_of(pages), strict=True):
        yield Annotated(path.stem, path.with_suffix(".txt").read_text(encoding="utf-8"), table, record)


def locate(text: str, words: str, share: float = 0.0) -> Span | None:
    """Where words of the file stand in the article's text, whatever became of the white space; None if they do not.

    Of several places the one nearest to ``share`` of the way through the text.
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [Span(m.start(), m.end()) for m in re.finditer(pattern, text)] if pattern else []
    return min(found, key=lambda span: abs(span.start - share * len(text)), default=None)


def headline(article: Annotated) -> Span | None:
    """Where the headline stands in the article's text, if the reader left it there."""
    first = article.text.lstrip().partition("\n")[0].strip()
    text = article.record.article.text
    for title in (article.record.article.title, first):
        if title and text.startswith(title.strip()) and not title.strip().endswith((".", '"', "”")):
            return Span(0, len(title.strip()))
    return None


def common(ours: Iterable[Span], theirs: Iterable[Span]) -> float:
    """The characters two sets of spans share, by those that either has."""
    mine, yours = ({i for span in spans for i in range(span.start, span.end)} for spans in (ours, theirs))
    return len(mine & yours) / len(mine | yours) if mine or yours else 0.0


def tokens(name: str) -> tuple[str, ...]:
    """A name's words in plain lower-case letters, without small words and the genitive."""
    plain = re.sub(r"['’]s?\b", "", anyascii(name).lower())
    return tuple(word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SMALL)


@dataclass(frozen=True, slots=True)
class Names:
    """Who is the same in one article: the gold's ids with the names it has for them, against a record's entities."""

    entities: Mapping[str, Entity]
    names: Mapping[str, frozenset[tuple[str, ...]]]
    parents: Mapping[str, str] = field(default_factory=dict)
    acts_for: Mapping[str, str] = field(default_factory=dict)
    """The state of an office holder, the organisation of a group: parties by whoever signs for them."""

    @classmethod
    def of(
        cls,
        record: Record,
        names: Mapping[str, Iterable[str]],
        parents: Mapping[str, str],
        acts_for: Mapping[str, str] | None = None,
    ) -> Names:
        """For one record; ``names`` are verbatim, ``parents`` the gold's parent of an id."""
        plain = {gold: frozenset(filter(None, map(tokens, said))) for gold, said in names.items()}
        return cls({entity.id: entity for entity in record.entities}, plain, parents, acts_for or {})

    def same(self, gold: str, ours: str | None) -> bool:
        """Whether our id means what the gold's id means."""
        if not gold or not ours:
            return not gold and not ours
        if gold == ours:
            return True
        kind, other = gold.partition(":")[0], ours.partition(":")[0]
        if "country" in (kind, other) or ("person" in (kind, other) and kind != other):
            return False
        called = self.called(ours)
        if kind == "person":
            return any(_same_person(tokens(gold.partition(":")[2]), name) for name in called)
        if kind == "place" or other == "place":
            return tokens(gold.partition(":")[2]) in called
        if kind == "group" and other == "group" and self.parents.get(gold) and self.parent(ours):
            return self.same(self.parents[gold], self.parent(ours))
        wanted = {*self.names.get(gold, ()), tokens(gold.partition(":")[2])}
        return bool(wanted & called)

    def same_or_parent(self, gold: str, ours: str | None) -> bool:
        """As ``same``, a ministry and its state being as good as each other."""
        if self.same(gold, ours):
            return True
        above, below = self.parents.get(gold), self.parent(ours)
        return bool(
            (above and self.same(above, ours))
            or (below and self.same(gold, below))
            or (above and below and above == below and self._alike(gold, ours or ""))
        )

    def _alike(self, gold: str, ours: str) -> bool:
        """Whether two bodies of one parent share a word besides its name: *EU Council*, *Council of the EU*."""
        if not gold.startswith("body:") or not ours.startswith("body:"):
            return False
        words = {word for name in (*self.called(ours), tokens(ours.partition(":")[2])) for word in name}
        return bool((words & set(tokens(gold.partition(":")[2]))) - set(tokens(self.parents[gold].partition(":")[2])))

    def same_set(self, gold: Sequence[str], ours: Sequence[str]) -> float:
        """How much two sets of parties have in common, by all that either has."""
        left = list(ours)
        hits = 0
        for one in gold:
            match = next((other for other in left if self.same(one, other) or self._for(one, other)), None)
            if match is not None:
                left.remove(match)
                hits += 1
        return hits / (len(gold) + len(left)) if gold or left else 1.0

    def _for(self, gold: str, ours: str) -> bool:
        state = self.acts_for.get(gold)
        return state is not None and self.same(state, ours)

    def parent(self, ours: str | None) -> str | None:
        """The parent our record gives an entity."""
        entity = self.entities.get(ours or "")
        if entity is None:  # a body that only an office names: body:kz-central-election-commission
            code = (ours or "").removeprefix("body:").partition("-")[0]
            if not (ours or "").startswith("body:"):
                return None
            return f"org:{code}" if f"org:{code}" in self.names or len(code) != 2 else f"country:{code.upper()}"
        return entity.of or entity.within

    def called(self, ours: str) -> frozenset[tuple[str, ...]]:
        """All that our record calls an entity, pronouns left out."""
        entity = self.entities.get(ours)
        said = [] if entity is None else [entity.name, *(m.text for m in entity.mentions)]
        found = {tokens(name) for name in [*said, ours.partition(":")[2]]}
        return frozenset(name for name in found if name and not _PRONOUNS.issuperset(name))


def _same_person(gold: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    """*Aleksandr Lukashenko* is *Alexander G. Lukashenko* by first letter and last name; *Lukashenko* alone will do."""
    bare = tuple(word for word in ours if word not in _TITLES)
    if not bare or not gold:
        return False
    if set(bare) <= set(gold) or set(gold) <= set(bare):
        return True
    return gold[-1] == bare[-1] and gold[0][0] == bare[0][0] and len(gold) == len(bare)


@dataclass(slots=True)
class Tally:
    """What was found of what should be, and how many of the matches are right in each further field."""

    gold: int = 0
    found: int = 0
    right: int = 0
    fields: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, right: bool) -> None:
        """One match, right or not in a field."""
        self.fields[name] = self.fields.get(name, 0) + right

    @property
    def precision(self) -> float:
        """Right by found; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Right by gold; 1 where there was nothing to find."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0

    def share(self, name: str) -> float:
        """How many of the matches are right in a field."""
        return self.fields.get(name, 0) / self.right if self.right else 1.0
