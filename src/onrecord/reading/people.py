"""People: one entity for all the spellings of a name in an article, with the offices the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord import world
from onrecord.lang import Language
from onrecord.lang.given_names import given_names
from onrecord.model.reading import Name, Title
from onrecord.model.text import Span
from onrecord.reading.cast import Cast, Member
from onrecord.reading.person_titles import title_after, title_before, titles_of
from onrecord.reading.tree import Tree
from onrecord.world.ids import name_slug
from onrecord.world.matching import leader_of_name, same_person

_ALIAS = re.compile(r" \(([A-Z][a-z]+)\)")
_APPOSED = 6
"""Words behind a name's comma that may tell whether it is a woman's."""
_ABBREVIATED = re.compile(r"(?<!\S)[A-Z][a-z]+\.(?!\S)")
_PAPERS_TOO = frozenset({"agency", "channel", "journal", "outlet", "paper", "station"})
"""Nouns for an outlet that may be something else, or stand before whom it told."""
_NAMES_TOO = frozenset({"Chancellor", "Guide", "King", "Son"})
"""Words for persons that are given names or surnames too."""
_ROYAL = frozenset({"emir", "king", "prince", "princess", "queen", "sultan"})
_FATHER = frozenset({"al", "bin", "bint", "ibn"})
_PLACES = frozenset({"across", "around", "from", "in", "inside", "into", "near", "outside", "through", "within"})


@dataclass(slots=True)
class _Person:
    name: str
    member: Member
    words: tuple[str, ...]
    aliases: set[str] = field(default_factory=set)
    """What the text calls him besides, in brackets behind his name: *Joko Widodo (Jokowi)*."""


def cast_people(cast: Cast, tree: Tree, names: Sequence[Name], language: Language) -> tuple[Title, ...]:
    """Adds the people to the cast and gives the offices that stand beside their names."""
    spans = [
        span
        for name in names
        if name.type == "PER"
        and not _is_known(cast, span := _without_owner(tree, _without_honorific(tree, name.span, language)))
        and not _is_address(tree, span, language)
        and not _is_paper(cast, tree, span, language)
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
            fitting[0].aliases.update(_alias_behind(tree.text, span))
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
        titles.extend(titles_of(cast, tree, span, member.id, language))
    return tuple(titles)


def _is_known(cast: Cast, span: Span) -> bool:
    """Whether the registries know the very words as something else, an outlet or an organisation."""
    mention = cast.at(span)
    if mention is None or mention.entity.startswith(("person:", "place:")):
        return False
    return mention.span == span or (mention.entity.startswith("body:") and mention.span.contains(span))


def _is_paper(cast: Cast, tree: Tree, span: Span, language: Language) -> bool:
    """*the tabloid Kurir Podrinja*: what follows such a noun names an outlet, and is noted as one."""
    index = tree.at(span.start)
    if not index or tree.word(index - 1) not in language.reference.outlet_nouns - _PAPERS_TOO:
        return False
    name = span.of(tree.text)
    cast.mention(cast.add(f"outlet:{name_slug(name)}", "outlet", name), span)
    return True


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
    if len(lower) == 2 and lower[0] in _ROYAL:
        return [person for person in people if _is_royal(person, lower[1])]
    fuller = [
        person
        for person in people
        if len(lower) == 1
        and (lower[0] in (person.words[-1], person.words[-1].removeprefix("al-")) or lower[0] in person.aliases)
    ]
    fuller = fuller or [
        person for person in people if len(lower) < len(person.words) and set(lower) <= set(person.words)
    ]
    if fuller:
        return fuller
    return [
        person for person in people if len(lower) > 1 and len(person.words) > 1 and same_person(name, person.name).same
    ][:1]


def _is_royal(person: _Person, given: str) -> bool:
    """*Prince Faisal*: whoever has that given name and his father's behind it, as in the Gulf."""
    return person.words[0] == given and not _FATHER.isdisjoint(person.words[1:])


def _alias_behind(text: str, span: Span) -> Iterator[str]:
    """*jokowi* of *Joko Widodo (Jokowi)*: one capitalised word in brackets, no acronym."""
    match = _ALIAS.match(text, span.end)
    if match is not None:
        yield match[1].lower()


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
    before = None if index is None else title_before(tree, index)
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
        beside = (title_before(tree, index), title_after(tree, last))
        if any(found is not None and found[1].head == head for found in beside):
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
    capital = first.capitalize() if first.isupper() else first  # MS BERG
    if capital in language.reference.honorifics or (first.lower() in titles and first not in _NAMES_TOO):
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
    before = before.capitalize() if before.isupper() else before
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
