"""The cases of claims and statements, read: headings, tagged sentences and what each must yield.

``README.md`` describes the form. A mistake in a file is a ``FormError`` that names the file and the line.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from onrecord.lang.events import event_words
from onrecord.model.claims import (
    AgreementChange,
    Directness,
    Factuality,
    Manner,
    MeetingState,
    RelationType,
    RoleChange,
    StatusChange,
)

FILES: Mapping[str, str] = {
    "statements.md": "statement",
    "status.md": "status",
    "meetings.md": "meeting",
    "roles.md": "role",
    "agreements.md": "agreement",
    "relations.md": "relation",
    "events.md": "event",
}
"""File → the only kind its sentences are asked for."""

FIRST_WORDS: Mapping[str, tuple[str, ...]] = {
    "statement": get_args(Directness),
    "status": get_args(StatusChange),
    "meeting": get_args(MeetingState),
    "role": get_args(RoleChange),
    "agreement": get_args(AgreementChange),
    "relation": get_args(RelationType),
    "event": tuple(sorted(event_words("en").types)),
}
SECOND_WORDS: Mapping[str, tuple[str, ...]] = {
    kind: get_args(Manner if kind == "statement" else Factuality) for kind in FIRST_WORDS
}
ROLES: Mapping[str, frozenset[str]] = {
    "statement": frozenset({"speaker", "co-speaker", "cue", "content", "to", "occasion", "said_on"}),
    "status": frozenset({"holder", "organisation", "status", "on", "held", "by", "at", "count"}),
    "meeting": frozenset({"organisation", "participant", "absent", "name", "type", "when", "place", "host", "chair"}),
    "role": frozenset({"person", "office", "of", "to", "held"}),
    "agreement": frozenset({"party", "document", "on", "place"}),
    "relation": frozenset({"holder", "other", "held"}),
    "event": frozenset({"actor", "recipient", "when", "place"}),
}
KEYS: Mapping[str, frozenset[str]] = {
    "statement": frozenset({"speaker", "co_speakers", "reported_in", "to", "occasion", "said_on"}),
    "status": frozenset({"holder", "organisation", "status", "on", "held", "by", "at", "count", "according_to"}),
    "meeting": frozenset(
        {"organisation", "participants", "absent", "name", "type", "ordinal", "when", "place", "country", "host"}
        | {"chair", "according_to"}
    ),
    "role": frozenset({"person", "office", "of", "to", "held", "according_to"}),
    "agreement": frozenset({"parties", "document", "on", "place", "according_to"}),
    "relation": frozenset({"holder", "other", "held", "according_to"}),
    "event": frozenset({"actor", "recipient", "mode", "contexts", "when", "place", "according_to"}),
}

_TAG = re.compile(r"<(/?)([a-z][a-z_-]*)(?: ([1-9]))?>")


class FormError(ValueError):
    """A mistake in a file of cases."""

    def __init__(self, file: Path, line: int, why: str) -> None:
        super().__init__(f"{file.name}:{line}: {why}")


@dataclass(frozen=True, slots=True)
class Tag:
    """Words in a role; ``number`` is the result line they belong to, None where they serve every line."""

    role: str
    number: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Expected:
    """One result line: a claim, or a statement.

    ``first`` is the change, state, type or directness, ``second`` the factuality or the manner.
    """

    kind: str
    first: str
    second: str
    negated: bool
    values: tuple[tuple[str, str], ...]

    def get(self, key: str) -> str | None:
        """The value the line gives, or None."""
        return dict(self.values).get(key)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text without its tags, what it must yield (nothing, where empty), and the line it stands on (from 1)."""

    text: str
    tags: tuple[Tag, ...]
    expected: tuple[Expected, ...]
    line: int

    def spans(self, role: str, number: int) -> tuple[Tag, ...]:
        """The tags of a role for the result line ``number`` (from 1): its own, else the unnumbered ones."""
        own = tuple(tag for tag in self.tags if tag.role == role and tag.number == number)
        return own or tuple(tag for tag in self.tags if tag.role == role and tag.number is None)


@dataclass(frozen=True, slots=True)
class Case:
    """A form of words under its heading: sentences that have it, and near misses."""

    heading: str
    published: str | None
    kind: str
    sentences: tuple[Sentence, ...]
    line: int

    @property
    def near_misses(self) -> tuple[Sentence, ...]:
        """Sentences after the first that yield nothing, or something of another shape than the first does."""
        shape = _shape(self.sentences[0])
        return tuple(one for one in self.sentences[1:] if not one.expected or _shape(one) != shape)


def read_cases(path: Path) -> tuple[Case, ...]:
    """All cases of one of ``FILES``, in order.

    Raises:
        FormError: a line is not of the form.
    """
    kind = FILES[path.name]
    cases: list[Case] = []
    heading, published, line_of = "", None, 0
    sentences: list[tuple[str, int, list[str]]] = []

    def close() -> None:
        if heading:
            if not sentences:
                raise FormError(path, line_of, "a heading without sentences")
            read = tuple(_sentence(path, kind, *one) for one in sentences)
            cases.append(Case(heading, published, kind, read, line_of))

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("# "):
            continue
        if line.startswith("## "):
            close()
            heading, published, line_of, sentences = line[3:], None, number, []
        elif line.startswith("published "):
            published = line.removeprefix("published ")
        elif line.startswith("> "):
            sentences.append((line[2:], number, []))
        elif sentences:
            sentences[-1][2].append(line)
        else:
            raise FormError(path, number, "neither a heading, a date, a sentence nor a result of one")
    close()
    return tuple(cases)


def untag(marked: str) -> tuple[str, tuple[Tag, ...]]:
    """The text without its tags, and the tags in text order, outer before inner.

    Raises:
        ValueError: tags that do not pair.
    """
    text, at = "", 0
    waiting: list[tuple[str, int | None, int]] = []
    tags: list[Tag] = []
    for found in _TAG.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        number = int(found[3]) if found[3] else None
        if not found[1]:
            waiting.append((found[2], number, len(text)))
            continue
        if not waiting or waiting[-1][:2] != (found[2], number):
            raise ValueError(f"{found[0]} closes nothing")
        role, number, start = waiting.pop()
        tags.append(Tag(role, number, start, len(text), text[start:]))
    text += marked[at:]
    if waiting:
        raise ValueError(f"<{waiting[-1][0]}> is never closed")
    return text, tuple(sorted(tags, key=lambda tag: (tag.start, -tag.end)))


def _sentence(path: Path, kind: str, marked: str, line: int, results: list[str]) -> Sentence:
    try:
        text, tags = untag(marked)
        expected = tuple(_results(kind, results))
    except ValueError as error:
        raise FormError(path, line, str(error)) from error
    wrong = {tag.role for tag in tags} - ROLES[kind]
    if wrong:
        raise FormError(path, line, f"no roles of a {kind}: {', '.join(sorted(wrong))}")
    if any((tag.number or 1) > len(expected) for tag in tags):
        raise FormError(path, line, "a tag for a result that is not there")
    return Sentence(text, tags, expected, line)


def _results(kind: str, lines: list[str]) -> Iterator[Expected]:
    if not lines:
        raise ValueError("a sentence without a result; write 'nothing'")
    if lines == ["nothing"]:
        return
    for line in lines:
        words = shlex.split(line)
        if len(words) < 3 or words[0] != kind:
            raise ValueError(f"not a result of {kind}: {line}")
        first, second, *rest = words[1:]
        if first not in FIRST_WORDS[kind] or second not in SECOND_WORDS[kind]:
            raise ValueError(f"unknown words in: {line}")
        negated = rest[:1] == ["negated"]
        values = tuple(_pair(kind, word) for word in rest[negated:])
        if len(dict(values)) < len(values):
            raise ValueError(f"a key comes twice in: {line}")
        yield Expected(kind, first, second, negated, values)


def _pair(kind: str, word: str) -> tuple[str, str]:
    key, equals, value = word.partition("=")
    if not equals or key not in KEYS[kind]:
        raise ValueError(f"no key of a {kind}: {word}")
    return key, value


def _shape(sentence: Sentence) -> tuple[tuple[str, str, bool], ...]:
    return tuple((one.first, one.second, one.negated) for one in sentence.expected)
