"""Names to entities: what the registries know, what the model sees, and what is composed from both.

Registries first (*the SCO*, *Baku*, *Xinhua*), then bodies composed from their words (*the Ministry of Foreign Affairs
of Azerbaijan*), then the model's names for all nobody listed. People are gathered in ``people``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord import world
from onrecord.model.reading import Name, Token
from onrecord.model.text import Span
from onrecord.reading.bodies import find_bodies
from onrecord.reading.cast import Cast, Member, type_of
from onrecord.reading.tree import Tree
from onrecord.world import Introduction, Known
from onrecord.world.ids import name_slug

# Before these a capital is the city; the government speaks, agrees, accuses.
_PLACE_CASES = frozenset({"in", "at", "near", "outside", "around", "through", "via", "across", "into", "from", "to"})
_UNION = "org:eu"
"""Who speaks from Brussels, where the article has nothing to do with Belgium."""
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_SHORT = re.compile(r" \([\"“]?(?P<short>[A-Z][A-Za-z]{0,3}[A-Z]{1,5})[\"”]?\)")
_KIND_OF_NAME = {"ORG": "organisation", "LOC": "place", "OUTLET": "outlet", "INITIATIVE": "initiative"}


def cast_names(cast: Cast, tree: Tree, names: Sequence[Name], recognised: Sequence[Known]) -> None:
    """Adds everything but people to the cast; ``recognised`` is what the registries know of the text."""
    text = tree.text
    people = [name.span for name in names if name.type == "PER"]
    known = tuple(found for found in recognised if not _is_part_of_person(found, people))
    taken: list[Span] = []
    for span, body in find_bodies(tree):
        if body.id is not None and not _is_part_of_any(span, taken):
            member = cast.add(body.id, "body", body.name, of=body.of)
            cast.mention(member, span)
            taken.extend((span, *_acronyms(cast, text, member, span)))
    for introduced in world.introductions(text):
        if not introduced.known:
            taken.extend(_cast_introduced(cast, text, introduced))
    for found in known:
        if _is_part_of_any(Span(found.start, found.end), taken):
            continue
        if found.kind == "organ":
            if not _cast_organ(cast, found, known, names):
                continue
        else:
            _cast_known(cast, tree, found, names)
        taken.append(Span(found.start, found.end))
    for name in names:
        if (
            name.type in _KIND_OF_NAME
            and _is_name(name.span.of(text))
            and not _is_nobodys(tree, name)
            and not any(span.overlaps(name.span) for span in taken)
        ):
            _cast_unknown(cast, tree, name)


def _acronyms(cast: Cast, text: str, member: Member, span: Span) -> list[Span]:
    """The places of the short name that brackets behind a body's give it: *the Ministry of External Affairs (MEA)*."""
    short = _SHORT.match(text, span.end)
    if short is None or not _spells(short["short"], span.of(text)):
        return []
    found = [
        Span(match.start(), match.end())
        for match in re.finditer(rf"(?<![\w-]){re.escape(short['short'])}(?![\w-])", text)
    ]
    for one in found:
        cast.mention(member, one)
    return found


def _spells(short: str, name: str) -> bool:
    """Whether a short name is the capitals of the name's last words, and not the known name of something else."""
    capitals = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())
    return capitals.endswith("".join(filter(str.isupper, short))) and not world.recognise(short)


def _is_name(words: str) -> bool:
    """A lone common word, or one without a capital, is no name of an organisation or a place (*the union*)."""
    return any(word[:1].isupper() for word in words.split()) and words.lower() not in _COMMON


def _is_nobodys(tree: Tree, name: Name) -> bool:
    """*Truckers at Busia say*, *the High Commissioner counselled*: a noun that opens a sentence, a bare office."""
    words = name.span.of(tree.text)
    if name.type != "ORG":
        return False
    first = tree.at(name.start)
    opens = first is not None and (first == 0 or tree.sentence_of[first - 1] != tree.sentence_of[first])
    if opens and first is not None and " " not in words and tree.pos(first) == "NOUN" and words.endswith("s"):
        return True
    office = world.parse_office(words)
    return office is not None and office.of is None and world.parse_body(words) is None


_COMMON = frozenset(
    {"alliance", "bloc", "bureau", "commission", "council", "ministry", "parliament", "republic", "union"}
)


def _cast_introduced(cast: Cast, text: str, introduced: Introduction) -> list[Span]:
    """An organisation no file knows, under the name and the acronym its text gives it, wherever they stand."""
    member = cast.add(introduced.id, "organisation", introduced.name)
    spans = [
        Span(match.start(), match.end())
        for words in (introduced.name, introduced.acronym)
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    ]
    for span in spans:
        cast.mention(member, span)
    return spans


def _cast_known(cast: Cast, tree: Tree, found: Known, names: Sequence[Name]) -> None:
    span = Span(found.start, found.end)
    if found.kind in ("capital", "seat of power"):
        index = tree.at(span.start)
        if found.kind == "capital" and (index is None or not _stands_for_government(tree, index)):
            member = cast.add(f"place:{name_slug(found.text)}", "place", found.text, within=found.id)
            cast.mention(member, span)
            return
    if found.ambiguous and found.kind not in ("capital", "demonym") and not _confirmed(found, names):
        return
    if found.kind == "capital" and found.text == "Brussels" and "Belgi" not in tree.text:
        cast.mention(cast.add(_UNION, "organisation", world.usual_name(_UNION) or found.text), span)
        return
    cast.mention(cast.add(found.id, type_of(found.id), world.usual_name(found.id) or found.text), span)


def _cast_organ(cast: Cast, found: Known, known: Sequence[Known], names: Sequence[Name]) -> bool:
    """A body of an organisation; one of several of that name (*the Executive Committee*) only where the article names
    whose it is, the last one named before it.
    """
    bodies = world.body_reader().organs(found)
    if found.ambiguous:
        named = [k.id for k in known if k.kind == "organisation" and k.start < found.start]
        named += [k.id for k in known if k.kind == "organisation" and k.start > found.start][:1]
        places = {id_: place for place, id_ in enumerate(named)}
        owned = [body for body in bodies if body.of in places]
        if owned:
            bodies = (max(owned, key=lambda body: places[body.of or ""]),)
        elif len(bodies) > 1 or not _confirmed(found, names):
            return False
    for body in bodies[:1]:
        cast.mention(cast.add(body.id or found.id, "body", body.name, of=body.of), Span(found.start, found.end))
    return bool(bodies)


def _confirmed(found: Known, names: Sequence[Name]) -> bool:
    """Whether the model too sees a name of that kind in ambiguous words."""
    wanted = {
        "country": ("LOC",),
        "organisation": ("ORG",),
        "organ": ("ORG",),
        "outlet": ("OUTLET",),
        "initiative": ("INITIATIVE", "EVENT"),
    }.get(found.kind, ())
    return any(name.start <= found.start and found.end <= name.end and name.type in wanted for name in names)


def _cast_unknown(cast: Cast, tree: Tree, name: Name) -> None:
    words = name.span.of(tree.text)
    kind = _KIND_OF_NAME[name.type]
    if kind == "place":
        cast.mention(cast.add(f"place:{name_slug(words)}", "place", words), name.span)
    elif kind == "organisation":
        cast.mention(cast.add(f"org:{name_slug(words)}", "organisation", words), name.span)
    elif kind == "outlet":
        cast.mention(cast.add(f"outlet:{name_slug(words)}", "outlet", words), name.span)
    elif _is_document(words):
        cast.mention(cast.add(f"document:{name_slug(words)}", "document", words), name.span)
    else:
        cast.mention(cast.add(f"initiative:{name_slug(words)}", "initiative", words), name.span)


_DOCUMENT_WORDS = frozenset(
    "accord agreement charter communique communiqué convention declaration law memorandum pact protocol resolution "
    "statement statute treaty".split()
)


def _is_document(words: str) -> bool:
    return any(word in _DOCUMENT_WORDS for word in words.lower().split())


def _stands_for_government(tree: Tree, index: int) -> bool:
    """*Baku said*, *relations between Baku and Ankara*: no preposition of place, and not *Baku, Azerbaijan*."""
    token: Token = tree.tokens[index]
    case = tree.case(index)
    if case is not None and case not in _POSSESSIVES:
        return case in ("between", "by", "with", "against")
    if token.relation.partition(":")[0] == "conj":
        return _stands_for_government(tree, token.head)
    return token.relation in ("nsubj", "nsubj:pass", "nmod:poss", "obl:agent", "iobj") and not tree.children(
        index, "appos"
    )


def _is_part_of_person(found: Known, people: Sequence[Span]) -> bool:
    """*Jordan* in *Michael Jordan*, *Chad* in *Chad Smith*: a name inside a person's is no country."""
    span = Span(found.start, found.end)
    return any(person.contains(span) and len(person) > len(span) for person in people)


def _is_part_of_any(span: Span, others: Sequence[Span]) -> bool:
    return any(other.contains(span) for other in others)
