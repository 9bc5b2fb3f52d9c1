"""People: one entity for all the spellings of a name in an article, with the offices the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord import world
from onrecord.lang import Language
from onrecord.lang.given_names import given_names
from onrecord.model.reading import Name, Title
from onrecord.model.text import Span
from onrecord.reading.cast import Cast, Member
from onrecord.reading.tree import Tree
from onrecord.world.ids import name_slug
from onrecord.world.matching import leader_of_name, same_person

_MAX_TITLE_WORDS = 16
_APPOSED = 6
"""Words behind a name's comma that may tell whether it is a woman's."""
_ABBREVIATED = re.compile(r"(?<!\S)[A-Z][a-z]+\.(?!\S)")
_NAMES_TOO = frozenset({"Chancellor", "Guide", "King", "Son"})
"""Words for persons that are given names or surnames too."""
_PLACES = frozenset({"across", "around", "from", "in", "inside", "into", "near", "outside", "through", "within"})
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
        if name.type == "PER"
        and not _is_known(cast, span := _without_owner(tree, _without_honorific(tree, name.span, language)))
        and not _is_address(tree, span, language)
    ]
    people: list[_Person] = []
    by_span: dict[Span, _Person] = {}
    shared: list[tuple[Span, list[_Person]]] = []
    for span in sorted(spans, key=lambda s: (-_word_count(tree, s), s.start)):
        fitting = _same(people, tree.text[span.start : span.end])
        if len(fitting) > 1:
            shared.append((span, fitting))
            continue
        if not fitting:
            fitting = [_new(cast, tree, span, language)]
            people.extend(fitting)
        by_span[span] = fitting[0]
    for span, fitting in sorted(shared, key=lambda pair: pair[0]):
        one = _one_of(tree, span, fitting, by_span, language)
        if one is not None:
            by_span[span] = one
    _reclaim(cast, tree, people)
    by_span.update(_unseen(cast, tree, people, by_span))
    titles: list[Title] = []
    for span in sorted(by_span):
        member = by_span[span].member
        cast.mention(member, span)
        member.gender = _gender_beside(tree, span, language) or member.gender
        titles.extend(_titles(cast, tree, span, member.id, language))
    return tuple(titles)


def _is_known(cast: Cast, span: Span) -> bool:
    """Whether the registries know the very words as something else, an outlet or an organisation."""
    mention = cast.at(span)
    return mention is not None and mention.span == span and not mention.entity.startswith(("person:", "place:"))


def _is_address(tree: Tree, span: Span, language: Language) -> bool:
    """*Madam*, *Commissioner*: one word that addresses somebody is nobody's name."""
    word = tree.text[span.start : span.end]
    if " " in word and (office := world.parse_office(word)) is not None and office.of is None:
        return word.split()[0] not in _NAMES_TOO and office.head_span[1] == len(word)  # the Special Envoy of the union
    return word in language.reference.honorifics | language.reference.partisans or (
        " " not in word and word.lower() in {*language.reference.person_nouns, *language.reference.people}
    )


def _new(cast: Cast, tree: Tree, span: Span, language: Language) -> _Person:
    name = tree.text[span.start : span.end]
    leader = leader_of_name(name) if " " in name else None
    # The list's spelling of the same words, not its choice of words.
    known_as = name
    if leader is not None and len(leader.name.split()) == len(name.split()) and same_person(name, leader.name).same:
        known_as = leader.name
    member = cast.add(f"person:{name_slug(known_as)}", "person", known_as)
    member.gender = given_names(language.code).gender(name)
    return _Person(name, member, tuple(name.lower().split()))


def _same(people: Sequence[_Person], name: str) -> list[_Person]:
    """The people already met under that name, a fuller or a like one; several where they share a surname."""
    lower = tuple(name.lower().split())
    exact = [person for person in people if person.words == lower]
    if exact:
        return exact
    fuller = [person for person in people if len(lower) == 1 and lower[0] == person.words[-1]]
    fuller = fuller or [
        person for person in people if len(lower) < len(person.words) and set(lower) <= set(person.words)
    ]
    if fuller:
        return fuller
    return [
        person for person in people if len(lower) > 1 and len(person.words) > 1 and same_person(name, person.name).same
    ][:1]


def _reclaim(cast: Cast, tree: Tree, people: Sequence[_Person]) -> None:
    """Takes back countries that are the surname of somebody named in full before: *Mark Cuban … Cuban said*.

    Only where the article names the country by no other words, and nowhere as an adjective or behind a preposition.
    """
    first_named = {}
    for person in people:
        if len(person.words) > 1:
            place = tree.text.find(person.name)
            first_named[person.name.split()[-1]] = place
    for member in cast.members.values():
        if member.type != "country" or not member.mentions:
            continue
        words = {mention.span.of(tree.text) for mention in member.mentions}
        surname = next(iter(words))
        place = first_named.get(surname, -1)
        if len(words) > 1 or place < 0:
            continue
        if all(m.start > place and _stands_alone(tree, m.span) for m in member.mentions):
            member.mentions.clear()


def _stands_alone(tree: Tree, span: Span) -> bool:
    """A word that is nobody's attribute, without an article or a preposition of place."""
    index = tree.at(span.start)
    if index is None or tree.main(index) in ("amod", "compound") or tree.pos(index) == "ADJ":
        return False
    return tree.child(index, "det") is None and tree.case(index) not in _PLACES


def _unseen(
    cast: Cast, tree: Tree, people: Sequence[_Person], known: dict[Span, _Person]
) -> Iterator[tuple[Span, _Person]]:
    """Surnames that the model did not see as names, of people whose full name the article gives."""
    owners: dict[str, list[_Person]] = {}
    for person in people:
        if len(person.words) > 1:
            owners.setdefault(person.name.split()[-1], []).append(person)
    for index, token in enumerate(tree.tokens):
        bearers = owners.get(tree.word(index), ())
        if len(bearers) == 1 and tree.pos(index) == "PROPN" and cast.at(token.span) is None:
            beside = index > 0 and tree.pos(index - 1) == "PROPN" and tree.word(index - 1)[:1].isupper()
            if not beside and not any(span.overlaps(token.span) for span in known):
                yield token.span, bearers[0]


def _one_of(
    tree: Tree, span: Span, fitting: Sequence[_Person], known: dict[Span, _Person], language: Language
) -> _Person | None:
    """Which of several of one surname is meant: by *Mr* or *Ms*, by the title before it, by who alone was named so far
    in the paragraph or in the article. None where the words leave it open.
    """
    gender = _gender_beside(tree, span, language)
    left = [person for person in fitting if gender is None or person.member.gender in (None, gender)]
    if gender is not None and any(person.member.gender == gender for person in left):
        left = [person for person in left if person.member.gender == gender]
    index = tree.at(span.start)
    before = None if index is None else _before(tree, index)
    if before is not None:
        titled = [person for person in left if _bears(tree, person, before[1].head, known)]
        left = titled or left
    start = tree.text.rfind("\n\n", 0, span.start) + 1
    for reach in (start, 0):
        earlier = {
            person.name for place, person in known.items() if reach <= place.start < span.start and person in left
        }
        if len(earlier) == 1:
            return next(person for person in left if person.name in earlier)
        if earlier:
            return None
    return left[0] if len(left) == 1 else None


def _bears(tree: Tree, person: _Person, head: str, known: dict[Span, _Person]) -> bool:
    """Whether the article gives a person an office of that kind beside one of his names."""
    for span, other in known.items():
        index, last = tree.at(span.start), tree.at(span.end - 1)
        if other is not person or index is None or last is None:
            continue
        if any(found is not None and found[1].head == head for found in (_before(tree, index), _after(tree, last))):
            return True
    return False


def _word_count(tree: Tree, span: Span) -> int:
    return len(tree.text[span.start : span.end].split())


def _without_honorific(tree: Tree, span: Span, language: Language) -> Span:
    words = tree.text[span.start : span.end]
    first, _, rest = words.partition(" ")
    if not rest:
        return span
    titles = {*language.reference.person_nouns, *language.reference.people}
    if first in language.reference.honorifics or (first.lower() in titles and first not in _NAMES_TOO):
        return _without_honorific(tree, Span(span.end - len(rest.lstrip()), span.end), language)
    for match in _ABBREVIATED.finditer(words):  # Texas Sen. Ted Harmon
        if match[0] in language.reference.honorifics and words[match.end() :].strip():
            begin = span.end - len(words[match.end() :].lstrip())
            return _without_honorific(tree, Span(begin, span.end), language)
    return span


def _without_owner(tree: Tree, span: Span) -> Span:
    """*President of Türkiye Recep Tayyip Erdogan*: the country or body behind *of* is no part of the name."""
    index = tree.at(span.start)
    if index is None or index < 2 or tree.word(index - 1) not in ("of", "the"):
        return span
    if tree.word(index - 1) == "the" and tree.word(index - 2) != "of":
        return span
    words = span.of(tree.text)
    for known in world.recognise(words):
        rest = words[known.end :]
        if known.start == 0 and known.kind in ("country", "organisation", "body") and len(rest.split()) > 1:
            return Span(span.start + known.end + len(rest) - len(rest.lstrip()), span.end)
    return span


def _gender_beside(tree: Tree, span: Span, language: Language) -> str | None:
    """What the word before a name tells: *Mrs*, *spokesman*, *King*."""
    index = tree.at(span.start)
    before = tree.word(index - 1) if index else ""
    if before in language.reference.female_honorifics or before.lower().endswith(("woman", "queen", "princess")):
        return "female"
    if before in language.reference.male_honorifics or before.lower() in ("spokesman", "chairman", "king", "prince"):
        return "male"
    last = tree.at(span.end - 1)
    if last is not None and last + 1 < len(tree) and tree.word(last + 1) == ",":
        for place in range(last + 2, min(len(tree), last + 2 + _APPOSED)):  # Kim Yong-sil, the leader's sister
            word = tree.word(place).lower()
            if word in ",.;" or tree.pos(place) == "VERB":
                break
            if word in language.reference.women | language.reference.men:
                return "female" if word in language.reference.women else "male"
    return None


# Titles


def _titles(cast: Cast, tree: Tree, span: Span, person: str, language: Language) -> Iterator[Title]:
    index = tree.at(span.start)
    last = tree.at(span.end - 1)
    if index is None or last is None:
        return
    while index > 1 and tree.word(index - 1) in language.reference.honorifics:
        index -= 1  # Fiji's foreign minister, Ms Litia Ravouvou
    before = _before(tree, index)
    if before is not None:
        yield _title(tree, before[0], span, person, _owned(cast, tree, *before))
    after = _after(tree, last)
    if after is not None:
        yield _title(tree, after[0], span, person, after[1])


def _owned(cast: Cast, tree: Tree, words: Span, office: world.OfficePhrase) -> world.OfficePhrase:
    """*Kenya's principal secretary*: the office with the owner that stands before it where its words name none."""
    first = tree.at(words.start)
    if office.of is not None or first is None or first < 2 or tree.word(first - 1) not in ("'s", "’s"):
        return office
    owner = cast.at(tree.tokens[first - 2].span)
    if owner is None or not owner.entity.startswith(("country:", "org:", "body:")):
        return office
    return world.parse_office(tree.text[words.start : words.end], owner.entity) or office


def owned_titles(cast: Cast, tree: Tree, titles: Sequence[Title]) -> tuple[Title, ...]:
    """The titles once the chains of reference are known: *the country's minister* is the minister of that country."""
    found = []
    for title in titles:
        place = tree.text.find("'s ", title.start, title.end)
        place = place if place >= 0 else tree.text.find("’s ", title.start, title.end)
        first = tree.at(title.start)
        if title.on_behalf_of is None and first is not None:
            if place < 0 and first > 1 and tree.word(first - 1) in ("'s", "’s"):
                place = tree.tokens[first - 1].start
            its = first > 0 and tree.word(first - 1).lower() == "its"
            found.append(_reread(cast, tree, title, tree.tokens[first - 1].end if its else place))
        else:
            found.append(title)
    return tuple(found)


def _reread(cast: Cast, tree: Tree, title: Title, place: int) -> Title:
    """The title read again with the owner that ends at ``place``, where that is a country or an organisation."""
    owner = tree.at(place - 1) if place > 0 else None
    mention = None if owner is None else cast.at(tree.tokens[owner].span)
    name = next(
        (m for m in cast.mentions() if m.entity == title.person and m.form == "name" and title.span.contains(m.span)),
        None,
    )
    if mention is None or name is None or not mention.entity.startswith(("country:", "org:")):
        return title
    begin = title.start if place <= title.start else place + len("'s ")
    words = Span(begin, name.start) if name.start > begin else Span(name.end, title.end)
    text = words.of(tree.text).strip(" ,()")
    office = world.parse_office(text, mention.entity)
    if office is None:
        return title
    return replace(
        title, office=office.text, head=office.head, of=office.of, to=office.to, on_behalf_of=office.on_behalf_of
    )


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
        if best is not None and tree.pos(first) == "ADP" and tree.pos(first + 1) not in ("DET", "PRON"):
            break  # an aide to President Petrovic is not the president
        if tree.pos(first) in ("ADP", "CCONJ", "PART"):
            continue
        office = world.parse_office(tree.text[tree.tokens[first].start : end])
        if office is not None and not _has_preposition(tree, first, office.head_span[0]):
            start = first + (tree.pos(first) == "DET")
            best = Span(tree.tokens[start].start, end), office
        if tree.pos(first) == "DET" and (first == 0 or tree.pos(first - 1) != "ADP"):
            break  # nothing before its article is part of a title
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
        if office is not None and not _has_preposition(tree, first, office.head_span[0]):
            start = first + (tree.pos(first) == "DET")
            best = Span(tree.tokens[start].start, tree.tokens[position].end), office
    return best


def _may_stand_in_title(tree: Tree, index: int) -> bool:
    word = tree.word(index)
    return tree.pos(index) in _TITLE_POS or word in ("-", "–", "'s", "’s", "&", "’", "'")
