"""Bodies composed from their words: *Azerbaijan's Foreign Ministry*, *the press service of the Ministry of Defence*.

A phrase is read by its parts, not looked up, so that no ministry of any country need be listed: a kind of body, whose
it is, and again whose that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from onrecord.world.body_nouns import OFFICE_BODIES, RANKS, TOPIC_NOUNS
from onrecord.world.nouns import BodyKind, Country, ProperBody
from onrecord.world.organisations import Organisation
from onrecord.world.phrases import Phrases, organ_id, proper_id, slug
from onrecord.world.recogniser import Known, recognise_in
from onrecord.world.words import Word, words_of

__all__ = ["Body", "BodyReader", "Owner"]

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})
_LINKS = frozenset({"of", "for", "at", "in", "with", "to"})
# Where the one body works that is sent to another: an embassy, a mission, a delegation.
_PLACES = frozenset({"in", "to", "at", "with"})
_SENT = frozenset({"embassy", "delegation"})


class _Known(Protocol):
    """What a reader of bodies needs of the world."""

    @property
    def countries(self) -> tuple[Country, ...]: ...
    @property
    def organisations(self) -> tuple[Organisation, ...]: ...
    @property
    def body_kinds(self) -> tuple[BodyKind, ...]: ...
    @property
    def proper_bodies(self) -> tuple[ProperBody, ...]: ...
    @property
    def bare_acronyms(self) -> tuple[str, ...]: ...
    @property
    def phrases(self) -> Phrases: ...


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a state, an organisation or another body.

    ``of`` is the id of what it belongs to, ``root`` that of the country or organisation at the top. Where the words
    do not say whose it is (*the ministry*), ``id``, ``of`` and ``root`` are ``None``.
    """

    id: str | None
    name: str
    kind: str
    of: str | None = None
    root: str | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """What a body or an office is of: the id, the name as it reads after *of*, and the country or organisation."""

    id: str
    name: str
    root: str
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A kind of body without an owner."""

    slug: str
    name: str
    kind: str
    listed: bool = True


class BodyReader:
    """Reads phrases that name bodies; made once for a world."""

    def __init__(self, world: _Known) -> None:
        self.phrases = world.phrases
        self._countries = {country.id: country for country in world.countries}
        self._organisations = {body.id: body for body in world.organisations}
        self._kinds = {kind.id: kind for kind in world.body_kinds}
        self._words: dict[str, BodyKind] = {}
        self._topics: dict[str, BodyKind] = {}
        for kind in world.body_kinds:
            self._words.update({_key(word): kind for word in kind.words})
            self._topics.update({_key(topic): kind for topic in kind.topics})
        self._bare = frozenset(world.bare_acronyms)
        self._proper = {_key(name): body for body in world.proper_bodies for name in body.spellings}
        self._organs = {
            organ_id(body.id, organ.name): (organ, body) for body in world.organisations for organ in body.organs
        }

    def body(self, phrase: str, owner: str | None = None) -> Body | None:
        """The body that the whole of ``phrase`` names; ``owner`` is whose it is where the words do not say."""
        found = self.read(phrase, owner)
        return found if isinstance(found, Body) else found.body if found is not None else None

    def owner(self, phrase: str, default: str | None = None) -> Owner | None:
        """Whoever ``phrase`` names, a body or a country or an organisation, as the owner of something."""
        found = self.read(phrase, default)
        if isinstance(found, Body):
            return Owner(found.id, _the(found.name), found.root, found) if found.id and found.root else None
        return found

    def owner_of_id(self, id_: str) -> Owner | None:
        """The owner that an id names."""
        country = self._countries.get(id_)
        if country is not None:
            return Owner(id_, f"the {country.name}" if country.article else country.name, id_)
        organisation = self._organisations.get(id_)
        if organisation is not None:
            short = organisation.acronym or organisation.name
            return Owner(id_, short if short in self._bare else f"the {short}", id_)
        body = self.known_body(id_)
        return None if body is None or body.root is None else Owner(id_, _the(body.name), body.root, body)

    def part_of(self, kind_id: str, owner: Owner, to: Owner | None = None) -> Body:
        """The body of a kind that ``owner`` has: its foreign ministry, its embassy ``to`` another."""
        kind = self._kinds[kind_id]
        body = _compose(_Part(kind.id, kind.name, kind.kind), owner)
        return _sent(body, "to", to) if to is not None and kind.kind in _SENT else body

    def topic(self, words: Sequence[str]) -> BodyKind | None:
        """The ministry whose topic stands in ``words`` (folded), or at their beginning."""
        for end in range(len(words), 0, -1):
            found = self._topics.get(" ".join(words[:end]))
            if found is not None and (end == len(words) or words[end] == "and"):
                return found
        return None

    def read(self, phrase: str, owner: str | None = None) -> Body | Owner | None:
        """The body or owner that the whole of ``phrase`` names."""
        words = words_of(phrase)
        known = {k.start: k for k in recognise_in(phrase, self.phrases, words)}
        default = self.owner_of_id(owner) if owner is not None else None
        return _Reading(self, phrase, words, known, owner, default).span(0, len(words))

    # The pieces that a reading of one phrase asks for.

    def known(self, known: Known, owner: str | None) -> Body | Owner | None:
        """The owner or body that a known name stands for; a name that two bear only where ``owner`` settles it."""
        if known.kind == "organ":
            bodies = self.organs(known)
            return next((body for body in bodies if body.of == owner), None) if known.ambiguous else bodies[0]
        id_ = known.id
        if known.others:
            if owner not in (known.id, *known.others):
                return None
            id_ = owner
        return self.owner_of_id(id_)

    def proper(self, words: Sequence[Word], owner: Owner | None) -> Body | None:
        """The body with a name of its own; with ``owner`` named before it, only where it is that one's."""
        found = self._proper.get(" ".join(word.key for word in words))
        if found is None or (owner is not None and owner.root != found.of):
            return None
        return self._proper_body(found)

    def part(self, phrase: str, words: Sequence[Word]) -> _Part | None:
        """The kind of body that ``words`` name."""
        keys = [word.key for word in words]
        kind = self._words.get(" ".join(keys))
        if kind is not None:
            return _Part(kind.id, kind.name, kind.kind)
        if len(words) < 2:
            return None
        if _is_ranked(words):  # the State Committee for National Security
            name = phrase[words[0].start : words[-1].end]
            return _Part(slug(name), name, TOPIC_NOUNS[words[1].key], listed=False)
        for head, others in ((words[0], words[1:]), (words[-1], words[:-1])):
            topic = others
            if head.key not in TOPIC_NOUNS or not (head.text[0].isupper() or TOPIC_NOUNS[head.key] == "ministry"):
                continue
            if head is words[0]:
                if topic[0].key not in ("of", "for", "on"):
                    continue
                topic = others[1:]
            if topic and topic[0].key in ("the", "state"):
                topic = topic[1:]
            if not topic:
                continue
            if TOPIC_NOUNS[head.key] == "ministry":
                found = self.topic([word.key for word in topic])
                if found is not None:
                    return _Part(found.id, found.name, found.kind)
            if _is_title(topic) and head.text[0].isupper():
                name = phrase[words[0].start : words[-1].end]
                return _Part(slug(name), name, TOPIC_NOUNS[head.key], listed=False)
        return None

    @property
    def nouns(self) -> frozenset[str]:
        """Words that name a body of any state: the last ones of every kind's names, and those that take any topic."""
        return frozenset({key.split(" ")[-1] for key in self._words} | set(TOPIC_NOUNS))

    def known_body(self, id_: str) -> Body | None:
        """The organ of an organisation, or the body with a name of its own, that an id names."""
        found = self._organs.get(id_)
        if found is not None:
            organ, organisation = found
            # A name that many bodies have (*Executive Board*) says whose it is; one of its own stands alone.
            shared = organ.name in organ.ambiguous
            name = f"{organisation.acronym or organisation.name} {organ.name}" if shared else organ.name
            return Body(id_, name, organ.kind, organisation.id, organisation.id)
        return next((self._proper_body(b) for b in self._proper.values() if proper_id(b) == id_), None)

    def organs(self, known: Known) -> tuple[Body, ...]:
        """The bodies that bear the name of an organ: *Executive Committee* is what several organisations have."""
        return tuple(body for id_ in (known.id, *known.others) if (body := self.known_body(id_)) is not None)

    def _proper_body(self, proper: ProperBody) -> Body:
        kind = self._kinds[proper.as_kind].kind if proper.as_kind else "agency"
        return Body(proper_id(proper), proper.name, kind, proper.of, proper.of)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One phrase being read: spans are of its words."""

    reader: BodyReader
    phrase: str
    words: Sequence[Word]
    names: Mapping[int, Known]
    owner: str | None
    default: Owner | None
    read: dict[tuple[int, int, bool], Body | Owner | None] = field(default_factory=dict)
    """What each stretch was found to name: owners of owners ask for the same ones again and again."""

    def span(self, start: int, end: int, *, whole: bool = True) -> Body | Owner | None:
        asked = (*self._trim(start, end), whole)
        if asked not in self.read:
            self.read[asked] = self._span(*asked)
        return self.read[asked]

    def _span(self, start: int, end: int, whole: bool) -> Body | Owner | None:
        if start >= end:
            return None
        words = self.words[start:end]
        name = self.names.get(words[0].start)
        if name is not None and name.end == words[-1].end:
            known = self.reader.known(name, self.owner)
            if known is not None or name.kind != "organ":
                return known
        proper = self.reader.proper(words, None)
        if proper is not None:
            return proper
        for found in (self._linked(start, end), self._owned(start, end)):
            if found is not None:
                return found
        if len(words) == 1 and words[0].key in TOPIC_NOUNS:
            return Body(None, words[0].text, TOPIC_NOUNS[words[0].key])
        part = self.reader.part(self.phrase, words) if whole else None
        if part is None or self._names_somebody(start, end):
            return None
        # Every state has a parliament and a press service; an institute that nobody owns need not be this one's.
        if self.default is None or not (part.listed or part.kind == "ministry"):
            return Body(None, part.name, part.kind)
        return _compose(part, self.default)

    def _linked(self, start: int, end: int) -> Body | None:
        """*B of X*: the first link that parts a kind of body from its owner."""
        for place in range(start + 1, end - 1):
            if self.words[place].key not in _LINKS:
                continue
            # "embassy of X in Y", "the X High Commission in Y": the place where it works follows a whole body.
            link = self.words[place].key
            body = self.span(start, place, whole=False) if link in _PLACES else None
            if isinstance(body, Body) and body.id is not None and body.kind in _SENT:
                where = self.span(place + 1, end)
                if isinstance(where, Owner):
                    return _sent(body, link, where)
                continue
            part = self.reader.part(self.phrase, self.words[start:place])
            if part is None:
                continue
            owner = self._as_owner(self.span(place + 1, end)) or self._office_of_head(place + 1, end)
            if owner is not None:
                return _compose(part, owner)
        return None

    def _office_of_head(self, start: int, end: int) -> Owner | None:
        """*the President of Latvia*, whose press service is that of the presidency."""
        start, end = self._trim(start, end)
        keys = [word.key for word in self.words[start:end]]
        for title, kind in OFFICE_BODIES.items():
            size = len(title.split(" "))
            if " ".join(keys[:size]) != title or keys[size : size + 1] != ["of"]:
                continue
            state = self.span(start + size + 1, end)
            if isinstance(state, Owner) and state.body is None:
                return self._as_owner(self.reader.part_of(kind, state))
        return None

    def _owned(self, start: int, end: int) -> Body | None:
        """*X's B*, *X B*: an owner, then a kind of body."""
        for place in self._borders(start, end):
            after = place + 1 if self.words[place].key == "s" else place
            if after >= end:
                continue
            found = self.span(start, place)
            words = self.words[after:end]
            if isinstance(found, Body) and found.id is None:
                nested = self.reader.part(self.phrase, words)
                if nested is not None:
                    return Body(None, f"{nested.name} of the {found.name}", nested.kind)
            owner = self._as_owner(found)
            if owner is None:
                continue
            proper = self.reader.proper(words, owner)
            if proper is not None:
                return proper
            part = self.reader.part(self.phrase, words)
            if part is not None and not self._names_somebody(after, end):
                return _compose(part, owner)
        return None

    def _borders(self, start: int, end: int) -> Iterator[int]:
        """Places where an owner may end: not inside a known name."""
        inside = {
            n for n in range(start, end) for name in self.names.values() if name.start < self.words[n].start < name.end
        }
        return (place for place in range(start + 1, end) if place not in inside)

    def _names_somebody(self, start: int, end: int) -> bool:
        """Whether a country or an organisation is named inside, so that the words are not only a kind of body."""
        return any(
            name.kind in ("country", "demonym", "organisation")
            for word in self.words[start:end]
            if (name := self.names.get(word.start)) is not None
        )

    def _as_owner(self, found: Body | Owner | None) -> Owner | None:
        if isinstance(found, Body):
            if found.id is None or found.root is None:
                return None
            return Owner(found.id, _the(found.name), found.root, found)
        return found

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.words[start].key in _ARTICLES:
            start += 1
        while end > start and self.words[end - 1].key == "s" and self._is_possessive(end - 1):
            end -= 1
        return start, end

    def _is_possessive(self, place: int) -> bool:
        return place > 0 and self.phrase[self.words[place - 1].end : self.words[place].start] in ("'", "’")


def _compose(part: _Part, owner: Owner) -> Body:
    return Body(
        f"body:{_slug_of(owner.id)}-{part.slug}",
        f"{part.name[0].upper()}{part.name[1:]} of {owner.name}",
        part.kind,
        owner.id,
        owner.root,
    )


def _sent(body: Body, link: str, where: Owner) -> Body:
    """A body that is sent to another, which its id and name then say."""
    return replace(body, id=f"{body.id}-{_slug_of(where.id)}", name=f"{body.name} {link} {where.name}")


def _slug_of(id_: str) -> str:
    return slug(id_.partition(":")[2])


def _the(name: str) -> str:
    """A body's name as it reads inside another's: *press service of the Foreign Ministry*."""
    return name if name.startswith("the ") else f"the {name}"


def _is_ranked(words: Sequence[Word]) -> bool:
    """*State Committee for …*: a word of rank, such a noun, and its topic, all with capitals."""
    if len(words) < 4 or words[0].key not in RANKS or words[1].key not in TOPIC_NOUNS:
        return False
    return words[2].key in ("for", "of", "on") and _is_title((*words[:2], *words[3:]))


def _is_title(words: Sequence[Word]) -> bool:
    small = ("and", "of", "for", "on", "the", "s", "to", "in", "with")
    return bool(words) and all(word.text[0].isupper() or word.key in small for word in words)


@lru_cache(maxsize=4096)
def _key(spelling: str) -> str:
    return " ".join(word.key for word in words_of(spelling))
