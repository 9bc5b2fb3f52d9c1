"""The words of bodies and offices, read strictly from ``bodies.toml`` and ``offices.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.world.data_files import Entry, read_entries
from onrecord.world.nouns import CHANGES, BodyKind, ChangeWord, OfficeKind, ProperBody

__all__ = ["BodyWords", "read_bodies", "read_offices"]

BODY_KINDS = frozenset(
    {"agency", "armed forces", "central bank", "commission", "council", "court", "delegation", "embassy", "government"}
    | {"parliament", "police", "presidency", "press service", "prosecution", "secretariat", "ministry"}
)


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Kinds of body, bodies with a name of their own, acronyms that take no article, nouns of organisations' names."""

    kinds: tuple[BodyKind, ...]
    proper: tuple[ProperBody, ...]
    bare_acronyms: tuple[str, ...]
    organisation_nouns: tuple[str, ...]


def read_bodies(path: Path, known: frozenset[str]) -> BodyWords:
    """The words of bodies.

    ``known`` are the ids of countries and organisations.

    Raises:
        WorldDataError: an entry is not of the schema, a word stands for two kinds, or an owner or a kind is unknown.
    """
    entries = read_entries(
        path,
        {
            "": frozenset({"bare_acronyms", "organisation_nouns"}),
            "ministry": frozenset({"id", "name", "topics", "words"}),
            "body": frozenset({"id", "name", "kind", "words"}),
            "proper": frozenset({"name", "of", "as", "aliases", "ambiguous"}),
        },
    )
    kinds = [
        BodyKind(e.must("id"), e.must("name"), "ministry", e.texts("words"), e.texts("topics"))
        for e in entries["ministry"]
    ]
    kinds += [
        BodyKind(e.must("id"), e.must("name"), e.one_of("kind", BODY_KINDS), e.texts("words")) for e in entries["body"]
    ]
    _check_words([*entries["ministry"], *entries["body"]], [kind.words for kind in kinds])
    _check_words(entries["ministry"], [kind.topics for kind in kinds if kind.kind == "ministry" and kind.topics])
    ids = frozenset(kind.id for kind in kinds)
    proper = []
    for entry in entries["proper"]:
        body = ProperBody(
            entry.must("name"), entry.must("of"), entry.text("as"), entry.texts("aliases"), entry.texts("ambiguous")
        )
        for spelling in body.ambiguous:
            if spelling not in body.spellings:
                raise entry.error(f"ambiguous {spelling!r} is no name of this entry", "ambiguous", spelling)
        if body.of not in known:
            raise entry.error(f"of {body.of!r} is unknown", "of")
        if body.as_kind is not None and body.as_kind not in ids:
            raise entry.error(f"as {body.as_kind!r} is no kind of body", "as")
        proper.append(body)
    _check_words(entries["proper"], [body.spellings for body in proper])
    top = entries[""][0]
    return BodyWords(tuple(kinds), tuple(proper), top.texts("bare_acronyms"), top.texts("organisation_nouns"))


def read_offices(path: Path, bodies: frozenset[str]) -> tuple[tuple[OfficeKind, ...], tuple[ChangeWord, ...]]:
    """Words for offices, and the words before them that say what became of them; ``bodies`` are the kinds' ids.

    Raises:
        WorldDataError: an entry is not of the schema, or a word stands twice.
    """
    entries = read_entries(
        path,
        {
            "": frozenset(),
            "office": frozenset({"head", "words", "behalf", "minister", "implies", "to", "of"}),
            "change": frozenset({"change", "words"}),
        },
    )
    offices = []
    for entry in entries["office"]:
        implies = entry.text("implies")
        if implies is not None and implies not in bodies:
            raise entry.error(f"implies {implies!r} is no kind of body", "implies")
        offices.append(
            OfficeKind(
                head=entry.must("head"),
                words=entry.texts("words"),
                behalf=entry.one_of("behalf", frozenset({"root", "none"})) if "behalf" in entry.table else "root",
                minister=entry.flag("minister", default=False),
                implies=implies,
                to=entry.flag("to", default=False),
                of=entry.text("of"),
            )
        )
    _check_words(entries["office"], [office.words for office in offices])
    changes = [
        ChangeWord(word, entry.one_of("change", CHANGES))
        for entry in entries["change"]
        for word in entry.texts("words")
    ]
    return tuple(offices), tuple(changes)


def _check_words(entries: list[Entry], words: list[tuple[str, ...]]) -> None:
    seen: set[str] = set()
    for entry, own in zip(entries, words, strict=True):
        for word in own:
            if word.casefold() in seen:
                raise entry.error(f"{word!r} stands for two entries", "", word)
        seen.update(word.casefold() for word in own)
