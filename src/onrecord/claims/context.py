"""One article's reading, indexed for those who make claims from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from onrecord import world
from onrecord.lang import Language, load
from onrecord.model.claims import Entity
from onrecord.model.reading import Clause, Mention, Phrase, Quote, Reading, Title
from onrecord.model.text import Span


class Context:
    """Look-ups over a reading: clauses by place and by parent, mentions by place, titles by person."""

    __slots__ = ("_children", "_starts", "clauses", "entities", "language", "mentions", "quotes", "reading", "titles")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.language: Language = load(reading.article.language or "en")
        self.clauses = reading.clauses
        self.quotes: tuple[Quote, ...] = reading.layers.quotes
        self.mentions: tuple[Mention, ...] = reading.mentions
        self._starts = [mention.start for mention in self.mentions]
        self.entities: dict[str, Entity] = {entity.id: entity for entity in reading.entities}
        self._children: dict[int, list[Clause]] = {}
        for clause in reading.clauses:
            if clause.parent is not None:
                self._children.setdefault(clause.parent, []).append(clause)
        self.titles: dict[str, list[Title]] = {}
        for title in reading.titles:
            self.titles.setdefault(title.person, []).append(title)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    def words(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span.start : span.end]

    def children(self, clause: Clause) -> list[Clause]:
        """The clauses that hang on one."""
        return self._children.get(clause.index, [])

    def parent(self, clause: Clause) -> Clause | None:
        """The clause one hangs on."""
        return None if clause.parent is None else self.clauses[clause.parent]

    def mentions_in(self, span: Span) -> Iterator[Mention]:
        """Mentions that lie inside a span, in text order."""
        for index in range(bisect_left(self._starts, span.start), len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= span.end:
                return
            if mention.end <= span.end:
                yield mention

    def clauses_in(self, span: Span) -> Iterator[Clause]:
        """Clauses whose predicate stands inside a span."""
        return (clause for clause in self.clauses if span.contains(clause.predicate_span))

    def behalf(self, entity: str | None) -> str | None:
        """For whom somebody speaks: by office; a country, a body or an organisation for itself or its parent."""
        if entity is None:
            return None
        if entity.startswith("person:"):
            return next((t.on_behalf_of for t in self.titles.get(entity, ()) if t.on_behalf_of is not None), None)
        if entity.startswith(("country:", "org:")):
            return entity
        if entity.startswith("body:"):
            return self._root(entity)
        return None

    def _root(self, entity: str) -> str | None:
        seen: set[str] = set()
        current: str | None = entity
        while current is not None and current.startswith("body:") and current not in seen:
            seen.add(current)
            known = self.entities.get(current)
            parent = known.of if known is not None else None
            current = parent if parent is not None else _parent_by_slug(current)
        return current


def _parent_by_slug(entity: str) -> str | None:
    """The country or organisation of a composed body that the article names only as an owner.

    ``body:az-foreign-ministry`` is Azerbaijan's, ``body:eu-council-of-the-european-union`` the EU's.
    """
    slug = entity.removeprefix("body:")
    code = slug.partition("-")[0]
    if len(code) == 2 and world.country(f"country:{code.upper()}") is not None:
        return f"country:{code.upper()}"
    words = slug.split("-")
    owners = (f"org:{'-'.join(words[:count])}" for count in range(len(words) - 1, 0, -1))
    return next((owner for owner in owners if world.organisation(owner) is not None), None)


def roles(clause: Clause | Phrase, *names: str) -> Iterator[Phrase]:
    """The phrases in these roles, in text order."""
    return (phrase for name, phrase in clause.roles if name in names)


def role(clause: Clause | Phrase, *names: str) -> Phrase | None:
    """The first phrase in one of these roles."""
    return next(roles(clause, *names), None)


def each(phrase: Phrase) -> tuple[Phrase, ...]:
    """The members of a list, or the phrase itself."""
    return phrase.members or (phrase,)


def date_of(clause: Clause, outside: Sequence[Span] = ()) -> str | None:
    """The first date that modifies a clause, as EDTF; none that stands in the words of ``outside``."""
    return next(
        (
            when.edtf
            for when in clause.whens
            if when.edtf is not None and when.type == "DATE" and not any(span.overlaps(when.span) for span in outside)
        ),
        None,
    )


def is_organisation(entity: str | None) -> bool:
    """Whether an id is an organisation's."""
    return entity is not None and entity.startswith("org:")


def first_organisation(phrases: Iterable[Phrase]) -> Phrase | None:
    """The first phrase that stands for an organisation."""
    return next((phrase for phrase in phrases if is_organisation(phrase.entity)), None)
