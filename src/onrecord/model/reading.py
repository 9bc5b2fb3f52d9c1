"""A reading: what the words of one article are, and the clauses they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.article import Article
from onrecord.model.claims import Entity, Factuality
from onrecord.model.text import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "present", "future", "none"]
ClauseForm = Literal["verbal", "copular", "nominal", "apposition"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the sentence's tree (Universal Dependencies)."""

    start: int
    end: int
    pos: str
    head: int
    """Index of the governing token, -1 for a root."""
    relation: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name, as the model or the registries see it."""

    start: int
    end: int
    type: str
    """PER, ORG, LOC, NORP, OUTLET, EVENT, INITIATIVE, MISC."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class When:
    """A time expression with its TIMEX3 type and value, and the EDTF date it comes to."""

    start: int
    end: int
    type: TimexType
    value: str
    """TIMEX3 value (TimeML 1.2.1): ``2018-06``, ``P3D``, ``PRESENT_REF``."""
    edtf: str | None
    """EDTF (ISO 8601-2), no more precise than the words; None where it is no date."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation between marks; ``start`` and ``end`` take the marks in."""

    start: int
    end: int
    parts: tuple[Span, ...]
    """One span a paragraph, marks included."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one report of words, as the model groups them."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity: a name, a description, a pronoun."""

    start: int
    end: int
    entity: str
    form: Literal["name", "nominal", "pronoun"]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Title:
    """An office as the text gives it to a person: *Spokesman of the Ministry … Hikmat Hajiyev*."""

    start: int
    end: int
    """The title and the name together: the words that say it."""
    person: str
    office: str
    head: str
    """The kind of office (``spokesperson``, ``foreign minister``)."""
    of: str | None
    to: str | None
    on_behalf_of: str | None
    change: str
    """``held``, ``acting``, ``former``, ``incoming``, ``nominated``."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in a role: its words, its head, whom it stands for, and what is said inside it."""

    span: Span
    head: str
    """Lemma of the head word."""
    head_span: Span
    entity: str | None = None
    """Entity for whom the whole phrase stands; None where it stands for nobody we know."""
    roles: tuple[tuple[str, Phrase], ...] = ()
    """What depends on the head: ``of``, ``in``, ``as``, … by preposition, ``possessor``, ``modifier``."""
    members: tuple[Phrase, ...] = ()
    """The coordinated phrases where this is a list (the first one is this phrase's own head)."""
    number: int | None = None
    """*27* states, *five* members."""
    ordinal: int | None = None
    """*18th* summit."""
    negated: bool = False
    """*no* agreement, *non*-members."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Who did what to whom, in whose voice: the hinge between reading and claims."""

    index: int
    predicate: str
    """Lemma of the verb, of the predicate noun or adjective."""
    predicate_span: Span
    span: Span
    """The smallest stretch that says the clause."""
    extent: Span
    """The clause with all that hangs on it."""
    form: ClauseForm
    roles: tuple[tuple[str, Phrase], ...]
    """``who``, ``whom``, ``complement``, ``possessor`` or a preposition (``to``, ``in``, ``as``, …) → phrase."""
    passive: bool = False
    negated: bool = False
    mood: Factuality = "asserted"
    condition: Span | None = None
    tense: Tense = "none"
    perfect: bool = False
    whens: tuple[When, ...] = ()
    """Times that modify the predicate."""
    parent: int | None = None
    link: str | None = None
    """How it hangs on its parent: ``complement``, ``open complement``, ``relative``, ``adverbial``, ``conjunct``."""
    modifiers: tuple[str, ...] = ()
    """Lemmas of adverbs and particles on the predicate."""
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Layers:
    """The plain layers of a reading, as ``--layers`` shows them."""

    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    times: tuple[When, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything claims are made from."""

    article: Article
    layers: Layers
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    titles: tuple[Title, ...]
    attributions: tuple[Attribution, ...]
    clauses: tuple[Clause, ...]
