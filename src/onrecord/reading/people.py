"""People: one entity for all the spellings of a name in an article, with the offices the text gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord import world
from onrecord.lang import Language
from onrecord.model.reading import Name, Title
from onrecord.model.text import Span
from onrecord.reading.cast import Cast, Member
from onrecord.reading.tree import Tree
from onrecord.world.ids import name_slug
from onrecord.world.matching import leader_of_name, same_person

_MAX_TITLE_WORDS = 16
_TITLE_POS = frozenset({"ADJ", "ADP", "ADV", "CCONJ", "DET", "NOUN", "NUM", "PART", "PROPN", "X", "VERB"})


@dataclass(slots=True)
class _Person:
    name: str
    member: Member
    words: tuple[str, ...]


def cast_people(cast: Cast, tree: Tree, names: Sequence[Name], language: Language) -> tuple[Title, ...]:
    """Adds the people to the cast and gives the offices that stand beside their names."""
    spans = [
        span
        for name in names
        if name.type == "PER" and not _is_known(cast, span := _without_honorific(tree, name.span, language))
    ]
    people: list[_Person] = []
    by_span: dict[Span, Member] = {}
    for span in sorted(spans, key=lambda s: (-_word_count(tree, s), s.start)):
        person = _same(people, tree.text[span.start : span.end])
        if person is None:
            person = _new(cast, tree, span)
            people.append(person)
        by_span[span] = person.member
    titles: list[Title] = []
    for span in sorted(by_span):
        member = by_span[span]
        cast.mention(member, span)
        _note_gender(tree, span, member, language)
        titles.extend(_titles(tree, span, member.id, language))
    return tuple(titles)


def _is_known(cast: Cast, span: Span) -> bool:
    """Whether the registries know the very words as something else, an outlet or an organisation."""
    mention = cast.at(span)
    return mention is not None and mention.span == span and not mention.entity.startswith(("person:", "place:"))


def _new(cast: Cast, tree: Tree, span: Span) -> _Person:
    name = tree.text[span.start : span.end]
    leader = leader_of_name(name) if " " in name else None
    known_as = name if leader is None or len(leader.name.split()) != len(name.split()) else leader.name
    return _Person(name, cast.add(f"person:{name_slug(known_as)}", "person", known_as), tuple(name.lower().split()))


def _same(people: Sequence[_Person], name: str) -> _Person | None:
    """The person already met under a fuller or a like name: the latest whose surname it is."""
    lower = tuple(name.lower().split())
    for person in reversed(people):
        if person.words == lower:
            return person
    for person in reversed(people):
        if len(lower) == 1 and (lower[0] == person.words[-1] or lower[0] in person.words):
            return person
        if len(lower) < len(person.words) and set(lower) <= set(person.words):
            return person
    for person in people:
        if len(lower) > 1 and len(person.words) > 1 and same_person(name, person.name).same:
            return person
    return None


def _word_count(tree: Tree, span: Span) -> int:
    return len(tree.text[span.start : span.end].split())


def _without_honorific(tree: Tree, span: Span, language: Language) -> Span:
    words = tree.text[span.start : span.end]
    first, _, rest = words.partition(" ")
    if rest and first in language.reference.honorifics:
        return Span(span.end - len(rest.lstrip()), span.end)
    return span


def _note_gender(tree: Tree, span: Span, member: Member, language: Language) -> None:
    index = tree.at(span.start)
    before = tree.word(index - 1) if index else ""
    if before in language.reference.female_honorifics or before.lower().endswith("woman"):
        member.gender = "female"
    elif before in language.reference.male_honorifics or before.lower().endswith("spokesman"):
        member.gender = "male"


# Titles


def _titles(tree: Tree, span: Span, person: str, language: Language) -> Iterator[Title]:
    index = tree.at(span.start)
    last = tree.at(span.end - 1)
    if index is None or last is None:
        return
    while index > 1 and tree.word(index - 1) in language.reference.honorifics:
        index -= 1  # Fiji's foreign minister, Ms Litia Ravouvou
    before = _before(tree, index)
    if before is not None:
        yield _title(tree, before[0], span, person, before[1])
    after = _after(tree, last)
    if after is not None:
        yield _title(tree, after[0], span, person, after[1])


def _title(tree: Tree, words: Span, name: Span, person: str, office: world.OfficePhrase) -> Title:
    whole = words.cover(name)
    return Title(
        start=whole.start,
        end=whole.end,
        person=person,
        office=office.text,
        head=office.head,
        of=office.of,
        to=office.to,
        on_behalf_of=office.on_behalf_of,
        change=office.change,
    )


def _before(tree: Tree, index: int) -> tuple[Span, world.OfficePhrase] | None:
    """The longest title that ends where the name begins; a comma or a verb ends the search."""
    sentence = tree.sentence_of[index]
    end = tree.tokens[index - 1].end if index else 0
    best = None
    position = index - 1
    if position >= 0 and tree.word(position) == ",":  # the minister, Anna Berg, said
        position -= 1
        end = tree.tokens[position].end if position >= 0 else 0
        if position < 0 or tree.pos(position) not in ("NOUN", "PROPN"):
            return None
    for first in range(position, max(-1, position - _MAX_TITLE_WORDS), -1):
        if tree.sentence_of[first] != sentence or not _may_stand_in_title(tree, first):
            break
        if tree.pos(first) in ("ADP", "CCONJ", "PART"):
            continue
        office = world.parse_office(tree.text[tree.tokens[first].start : end])
        if office is not None and not _has_preposition(tree, first, office.head_span[0]):
            start = first + (tree.pos(first) == "DET")
            best = Span(tree.tokens[start].start, end), office
    return best


def _has_preposition(tree: Tree, first: int, head_offset: int) -> bool:
    """Whether a preposition stands before the head word: *an interview with the spokesman* is no title of his."""
    head_start = tree.tokens[first].start + head_offset
    index = first
    while index < len(tree) and tree.tokens[index].start < head_start:
        if tree.pos(index) == "ADP":
            return True
        index += 1
    return False


def _after(tree: Tree, last: int) -> tuple[Span, world.OfficePhrase] | None:
    """The longest title that follows the name after a comma or in brackets."""
    if last + 2 >= len(tree) or tree.word(last + 1) not in (",", "("):
        return None
    sentence = tree.sentence_of[last]
    first = last + 2
    best = None
    for position in range(first, min(len(tree), first + _MAX_TITLE_WORDS)):
        if tree.sentence_of[position] != sentence or not _may_stand_in_title(tree, position):
            break
        if tree.pos(position) in ("ADP", "CCONJ", "PART", "DET"):
            continue
        office = world.parse_office(tree.text[tree.tokens[first].start : tree.tokens[position].end])
        if office is not None:
            start = first + (tree.pos(first) == "DET")
            best = Span(tree.tokens[start].start, tree.tokens[position].end), office
    return best


def _may_stand_in_title(tree: Tree, index: int) -> bool:
    word = tree.word(index)
    return tree.pos(index) in _TITLE_POS or word in ("-", "–", "'s", "’s", "&", "’", "'")
