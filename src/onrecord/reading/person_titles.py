"""Titles: the offices that the text puts beside a name, before it or behind its comma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord import world
from onrecord.lang import Language
from onrecord.lang.offices import office_words
from onrecord.model.reading import Title
from onrecord.model.text import Span
from onrecord.reading.cast import Cast
from onrecord.reading.tree import Tree

_MAX_TITLE_WORDS = 16
_TITLE_POS = frozenset({"ADJ", "ADP", "ADV", "CCONJ", "DET", "NOUN", "NUM", "PART", "PROPN", "X", "VERB"})


def titles_of(cast: Cast, tree: Tree, span: Span, person: str, language: Language) -> Iterator[Title]:
    """The titles that stand beside one name: before it, before its rank (*the spokesman, General Khan*), behind it."""
    index = tree.at(span.start)
    last = tree.at(span.end - 1)
    if index is None or last is None:
        return
    while index > 1 and (skipped := _honorific_before(tree, index, language)):
        index -= skipped  # Fiji's foreign minister, Ms Litia Ravouvou
    before = title_before(tree, index, cast, language)
    if before is not None:
        fuller = _before_rank(cast, tree, before, language)
        for words, office in (before,) if fuller is None else (fuller, before):
            yield _title(tree, words, span, person, _owned(cast, tree, words, office))
    after = title_after(tree, last)
    if after is not None and not (before is not None and _is_of_next(cast, tree, after[0], language)):
        yield _title(tree, after[0], span, person, after[1])


def _honorific_before(tree: Tree, index: int, language: Language) -> int:
    """How many tokens an honorific before a name has: *Dr*, *(Dr)*; 0 where there is none."""
    if tree.word(index - 1) in language.reference.honorifics:
        return 1
    bracketed = index > 3 and tree.word(index - 1) == ")" and tree.word(index - 3) == "("
    return 3 if bracketed and tree.word(index - 2) in language.reference.honorifics else 0


def _before_rank(
    cast: Cast, tree: Tree, before: tuple[Span, world.OfficePhrase], language: Language
) -> tuple[Span, world.OfficePhrase] | None:
    """*the Spokesperson of the Ministry* of *the Spokesperson of the Ministry, Ambassador Khan*; *the foreign minister*
    of *the foreign minister, Prince Faisal*.
    """
    words, office = before
    rank = words.of(tree.text)
    start = tree.at(words.end - 1)
    if start is None or start < 1 or office.of is not None or (" " in rank and office.head != "monarch"):
        return None
    found = title_before(tree, start, cast, language)
    return found if found is not None and found[1].head != office.head else None


def _is_of_next(cast: Cast, tree: Tree, words: Span, language: Language) -> bool:
    """*Foreign Minister Ito, the secretary-general of the bloc, Lim, and …*: the title of whom it stands before."""
    end = tree.at(words.end - 1)
    if end is not None and end + 3 < len(tree) and tree.word(end + 1) == "(" and tree.word(end + 3) == ")":
        end += 3  # of the Cooperation Council (GCC), Lim
    if end is None or end + 2 >= len(tree) or tree.word(end + 1) != ",":
        return False
    name = end + 2
    while name + 1 < len(tree) and tree.word(name) in language.reference.honorifics:
        name += 1
    mention = cast.at(tree.tokens[name].span)
    return mention is not None and mention.entity.startswith("person:")


def _owned(cast: Cast, tree: Tree, words: Span, office: world.OfficePhrase) -> world.OfficePhrase:
    """*Kenya's principal secretary*: the office with the owner that stands before it where its words name none."""
    first = tree.at(words.start)
    if office.of is not None or first is None or first < 2 or tree.word(first - 1) not in ("'s", "’s"):
        return office
    owner = cast.at(tree.tokens[first - 2].span)
    if owner is None or not owner.entity.startswith(("country:", "org:", "body:")):
        return office
    return world.parse_office(tree.text[words.start : words.end], owner.entity) or office


def owned_title(cast: Cast, tree: Tree, title: Title) -> Title:
    """The title once the chains of reference are known so far: *the country's minister* is that country's."""
    if title.on_behalf_of is not None:
        return title
    place = tree.text.find("'s ", title.start, title.end)
    place = place if place >= 0 else tree.text.find("’s ", title.start, title.end)
    first = tree.at(title.start)
    if first is None:
        return title
    if place < 0 and first > 1 and tree.word(first - 1) in ("'s", "’s"):
        place = tree.tokens[first - 1].start
    its = first > 0 and tree.word(first - 1).lower() == "its"
    return _reread(cast, tree, title, tree.tokens[first - 1].end if its else place)


def _reread(cast: Cast, tree: Tree, title: Title, place: int) -> Title:
    """The title read again with the owner that ends at ``place``, where that is a country or an organisation."""
    owner = tree.at(place - 1) if place > 0 else None
    mention = None if owner is None else cast.at(tree.tokens[owner].span)
    words = words_of_title(cast, tree, title)
    if mention is None or words is None or not mention.entity.startswith(("country:", "org:")):
        return title
    begin = max(words.start, title.start if place <= title.start else place + len("'s "))
    words = Span(begin, words.end) if begin < words.end else words
    text = words.of(tree.text).strip(" ,()")
    office = world.parse_office(text, mention.entity)
    if office is None:
        return title
    return replace(
        title, office=office.text, head=office.head, of=office.of, to=office.to, on_behalf_of=office.on_behalf_of
    )


def words_of_title(cast: Cast, tree: Tree, title: Title) -> Span | None:
    """Where the office stands in a title, before the name or behind it; None where the name is not found in it."""
    named = cast.members[title.person].mentions
    name = next((m for m in named if m.form == "name" and title.span.contains(m.span)), None)
    if name is None:
        return None
    words = Span(title.start, name.start) if name.start > title.start else Span(name.end, title.end)
    text = words.of(tree.text)
    start = words.start + len(text) - len(text.lstrip(" ,("))
    return Span(start, max(start, words.start + len(text.rstrip(" ,()"))))


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


def title_before(
    tree: Tree, index: int, cast: Cast | None = None, language: Language | None = None
) -> tuple[Span, world.OfficePhrase] | None:
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
        beside = None if cast is None else cast.at(tree.tokens[first].span)
        if beside is not None and beside.entity.startswith("person:"):
            break  # the secretary met Prince Faisal
        if language is not None and tree.pos(first) == "VERB" and not _is_change(tree.word(first), language):
            break  # added President Widodo, met Prince Faisal
        if best is not None and tree.pos(first) == "ADP" and tree.pos(first + 1) not in ("DET", "PRON"):
            break  # an aide to President Petrovic is not the president
        if tree.pos(first) in ("ADP", "CCONJ", "PART"):
            continue
        office = world.parse_office(tree.text[tree.tokens[first].start : end])
        if office is not None and not _has_preposition(tree, first, office.head_span[0]):
            start = first + (tree.pos(first) == "DET")
            best = Span(tree.tokens[start].start, end), office
        inside = cast is not None and first > 0 and cast.at(tree.tokens[first - 1].span.cover(tree.tokens[first].span))
        if tree.pos(first) == "DET" and not inside and (first == 0 or tree.pos(first - 1) != "ADP"):
            break  # nothing before its article is part of a title
    return best


def _is_change(word: str, language: Language) -> bool:
    """*elected*, *acting*: what looks like a verb and may stand in a title."""
    return word.lower() in office_words(language.code).changing


def _has_preposition(tree: Tree, first: int, head_offset: int) -> bool:
    """Whether a preposition stands before the head word: *an interview with the spokesman* is no title of his."""
    head_start = tree.tokens[first].start + head_offset
    index = first
    while index < len(tree) and tree.tokens[index].start < head_start:
        if tree.pos(index) == "ADP":
            return True
        index += 1
    return False


def title_after(tree: Tree, last: int) -> tuple[Span, world.OfficePhrase] | None:
    """The longest title that follows the name after a comma or in brackets."""
    if last + 2 >= len(tree) or tree.word(last + 1) not in (",", "(") or tree.pos(last + 2) == "CCONJ":
        return None
    sentence = tree.sentence_of[last]
    first = _past_relative(tree, last + 2)
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


def _past_relative(tree: Tree, first: int) -> int:
    """*who is also Saint Lucia's Prime Minister*: the first word of what somebody is said to be."""
    if tree.word(first) != "who" or first + 3 >= len(tree) or tree.word(first + 1) != "is":
        return first
    return first + (3 if tree.pos(first + 2) == "ADV" else 2)


def _may_stand_in_title(tree: Tree, index: int) -> bool:
    word = tree.word(index)
    return tree.pos(index) in _TITLE_POS or word in ("-", "–", "'s", "’s", "&", "’", "'")
