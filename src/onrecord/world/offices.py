"""Titles read into offices: *Spokesman of the Ministry of Foreign Affairs of Azerbaijan*, *US ambassador to Iraq*.

A title has a head word and says whose office it is, before the head or after it; a minister has a topic besides. Who
speaks on whose behalf follows from the head: a spokesman for the state at the top, an analyst for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.world.bodies import Body, BodyReader, Owner
from onrecord.world.nouns import BodyKind, ChangeWord, OfficeKind
from onrecord.world.recogniser import recognise_in
from onrecord.world.words import Word, words_of

__all__ = ["OfficePhrase", "OfficeReader"]

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_LINKS = frozenset({"of", "for", "at", "in", "to", "on", "with"})
# Bodies of a state whose people do not speak for it.
_INDEPENDENT = frozenset({"court", "institution"})
_DEPUTIES = (("first", "deputy"), ("deputy",), ("vice",), ("assistant",), ("junior",))


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office as a title gives it.

    ``text`` is the office without articles and without *former* and its like, owner last: *Chinese Foreign Minister*
    gives ``Foreign Minister of China``. ``head`` is the kind of office (``spokesperson``, ``foreign minister``). ``of``
    is the id of the country, organisation or body whose it is, ``to`` that of whom it is held towards, ``body`` that of
    the ministry or embassy that goes with it; each ``None`` where the words do not say or name nobody known.
    ``on_behalf_of`` is the id for whom its holder speaks. ``change`` is ``held``, ``acting``, ``former``,
    ``incoming`` or ``nominated``. Spans are of the phrase.
    """

    text: str
    head: str
    of: str | None
    to: str | None
    on_behalf_of: str | None
    change: str
    head_span: tuple[int, int]
    body: str | None = None
    of_span: tuple[int, int] | None = None
    to_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Whose:
    """An owner with its place in the phrase and the words that name it after *of*; ``None`` where unknown whose."""

    owner: Owner | None
    span: tuple[int, int]
    name: str


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a head: whose it is, a minister's topic with its deputy word, a change.

    ``first`` is the first word of an owner that is not known (*Hamas official*).
    """

    whose: _Whose | None = None
    topic: tuple[int, int] | None = None
    deputy: str = ""
    change: str | None = None
    first: int | None = None
    to: _Whose | None = None


@dataclass(frozen=True, slots=True)
class _After:
    """What stands after a head; ``unknown`` says that it names somebody not known (*leader of Hamas*)."""

    whose: _Whose | None = None
    to: _Whose | None = None
    topic: tuple[int, int] | None = None
    change: str | None = None
    unknown: bool = False


class OfficeReader:
    """Reads titles; made once for a world."""

    def __init__(self, kinds: Sequence[OfficeKind], changes: Sequence[ChangeWord], bodies: BodyReader) -> None:
        self.bodies = bodies
        self.heads = {_key(word): kind for kind in kinds for word in kind.words}
        self.longest = max(len(head.split(" ")) for head in self.heads)
        self.changes = {_key(change.word): change.change for change in changes}
        self.deputy = next(kind for kind in kinds if kind.head == "deputy minister")

    def office(self, phrase: str, owner: str | None = None) -> OfficePhrase | None:
        """The office that the whole of ``phrase`` names; ``owner`` is whose it is where the words do not say."""
        return _Title(self, phrase, words_of(phrase), owner).office()


@dataclass(frozen=True, slots=True)
class _Title:
    """One title being read; ``default`` is the id of the owner where the words name none."""

    reader: OfficeReader
    phrase: str
    words: Sequence[Word]
    default: str | None

    def office(self) -> OfficePhrase | None:
        for known in (True, False):
            for start, end in self._head_spans():
                kind = self.reader.heads[self._keys(start, end)]
                before = self._before(start, kind) if known else self._before_unknown(start)
                if before is None:
                    continue
                after = self._after(end, kind, named=before.whose is not None)
                if after is None or (before.whose is not None and after.whose is not None):
                    continue
                return self._compose((start, end), kind, before, after)
        return None

    def _head_spans(self) -> Iterator[tuple[int, int]]:
        for start in range(len(self.words)):
            for end in range(min(len(self.words), start + self.reader.longest), start, -1):
                if self._keys(start, end) in self.reader.heads:
                    yield start, end

    def _keys(self, start: int, end: int) -> str:
        return " ".join(word.key for word in self.words[start:end])

    # ---- before the head -------------------------------------------------------------------------------------------

    def _before(self, head: int, kind: OfficeKind) -> _Before | None:
        start, change = self._skip(0, head)
        found = self._before_from(start, change, head, kind)
        if start == 0 or (found is not None and found.whose is not None):
            return found
        # New Zealand's prime minister is no new one.
        whole = self._before_from(0, None, head, kind)
        return whole if found is None or (whole is not None and whole.whose is not None) else found

    def _before_from(self, start: int, change: str | None, head: int, kind: OfficeKind) -> _Before | None:
        end = head - 1 if head > start and self._is_possessive(head - 1) else head
        if start >= end:
            return _Before(change=change)
        # The longest owner first, so that what is left for a topic is least.
        for place in range(end, start - 1, -1):
            whose = None
            after = place
            if place > start:
                if self.words[place - 1].key == "s" and self._is_possessive(place - 1):
                    continue
                whose = self._whose(start, place)
                if whose is None and after < head and self._is_possessive(after):
                    whose = self._through(start, place)
                if whose is None:
                    continue
                if after < head and self._is_possessive(after):
                    after += 1
            after, later = self._skip(after, head)
            if after >= end:
                return _Before(whose, change=change or later)
            if kind.to and whose is not None and (to := self._whose(after, end)) is not None:
                return _Before(whose, change=change or later, to=to)  # Russia's NATO envoy
            topic = self._topic_before(after, end, kind)
            if topic is not None:
                return _Before(whose, topic[0], topic[1], change or later)
        return None

    def _before_unknown(self, head: int) -> _Before | None:
        """Words before the head that name nobody known, and no known name either that they could be parted from."""
        start, change = self._skip(0, head)
        if start == head or recognise_in(self.phrase[: self.words[head].start], self.reader.bodies.phrases):
            return None
        return _Before(change=change, first=start)

    def _topic_before(self, start: int, end: int, kind: OfficeKind) -> tuple[tuple[int, int], str] | None:
        if not kind.minister:
            return None
        deputy = next((d for d in _DEPUTIES if tuple(w.key for w in self.words[start : start + len(d)]) == d), ())
        start += len(deputy)
        keys = [word.key for word in self.words[start:end]]
        if not keys:
            return None
        if self.reader.bodies.topic(keys) is None and not all(word.text[0].isupper() for word in self.words[start:end]):
            return None
        return (start, end), " ".join(deputy)

    # ---- after the head --------------------------------------------------------------------------------------------

    def _after(self, start: int, kind: OfficeKind, *, named: bool) -> _After | None:
        change = None
        if start < len(self.words) and (found := self.reader.changes.get(self.words[start].key)) is not None:
            change, start = found, start + 1
        if start == len(self.words):
            return _After(change=change)
        if self.words[start].key not in _LINKS or start + 1 == len(self.words):
            return self._body_behind(start, kind, change)
        if kind.minister and (topic := self._topic_after(start + 1, change)) is not None:
            return topic
        if kind.to and self.words[start].key != "of":
            to = self._whose(start + 1, len(self.words))
            return _After(to=to, change=change)
        if kind.to and (both := self._sent(start, change)) is not None:
            return both
        whose = self._whose(start + 1, len(self.words))
        if whose is None and not named:
            whose = self._through(start + 1, len(self.words))
        return _After(whose, change=change, unknown=whose is None)

    def _body_behind(self, start: int, kind: OfficeKind, change: str | None) -> _After | None:
        """*Chairman Senate*, *Speaker National Assembly*: the body right behind its head, as South Asia writes it."""
        if kind.head not in ("chairperson", "deputy chairperson", "secretary", "speaker"):
            return None
        span = self._span(start, len(self.words))
        found = self.reader.bodies.read(self.phrase[slice(*span)], self.default)
        if not isinstance(found, Body) or not self.words[start].text[0].isupper():
            return None
        return _After(self._whose(start, len(self.words)), change=change)

    def _topic_after(self, start: int, change: str | None) -> _After | None:
        places = [n for n in range(start + 1, len(self.words) - 1) if self.words[n].key == "of"]
        owners = [(n, whose) for n in places if (whose := self._whose(n + 1, len(self.words))) is not None]
        for place, whose in owners:
            if self._topic_in(start, place) is not None:
                return _After(whose, topic=(start, place), change=change)
        # A ministry that the lists do not have; the words after the first "of" that names somebody are its owner's.
        if owners and self.words[start].text[0].isupper():
            return _After(owners[0][1], topic=(start, owners[0][0]), change=change)
        if self._topic_in(start, len(self.words)) is not None:
            return _After(topic=(start, len(self.words)), change=change)
        return None

    def _topic_in(self, start: int, end: int) -> BodyKind | None:
        return self.reader.bodies.topic([word.key for word in self.words[start:end] if word.key != "the"])

    def _sent(self, start: int, change: str | None) -> _After | None:
        """*ambassador of X to Y*."""
        for place in range(start + 2, len(self.words) - 1):
            if self.words[place].key not in ("to", "in", "for", "at"):
                continue
            whose = self._whose(start + 1, place) or self._through(start + 1, place)
            to = self._whose(place + 1, len(self.words))
            if whose is not None:
                return _After(whose, to, change=change)
        return None

    # ---- pieces ----------------------------------------------------------------------------------------------------

    def _skip(self, start: int, end: int) -> tuple[int, str | None]:
        """Past articles and words that say what became of the office; *former* outweighs *acting* and *new*."""
        change: str | None = None
        while start < end:
            two = " ".join(word.key for word in self.words[start : start + 2])
            if start + 1 < end and two in self.reader.changes:
                change, start = _weightier(change, self.reader.changes[two]), start + 2
            elif self.words[start].key in self.reader.changes:
                change, start = _weightier(change, self.reader.changes[self.words[start].key]), start + 1
            elif self.words[start].key in _ARTICLES:
                start += 1
            else:
                break
        return start, change

    def _is_possessive(self, place: int) -> bool:
        if place == 0 or self.words[place].key != "s":
            return False
        return self.phrase[self.words[place - 1].end : self.words[place].start] in ("'", "’")

    def _whose(self, start: int, end: int) -> _Whose | None:
        if start >= end:
            return None
        span = self._span(start, end)
        words = self.phrase[span[0] : span[1]]
        found = self.reader.bodies.read(words, self.default)
        if isinstance(found, Body) and found.id is None:
            # In the article's words: the Senate's chairman is no chairman of the upper house.
            first = start + (self.words[start].key in _ARTICLES)
            own = self.phrase[self.words[first].start : span[1]]
            return _Whose(None, span, f"the {found.name if ' of the ' in found.name else own}")
        owner = self.reader.bodies.owner(words, self.default)
        return _Whose(owner, span, self._stand_in(start, end) or owner.name) if owner is not None else None

    def _through(self, start: int, end: int) -> _Whose | None:
        """Whose it is through another office: *adviser to the President of Azerbaijan* is Azerbaijan's."""
        span = self._span(start, end)
        inner = self.reader.office(self.phrase[span[0] : span[1]], self.default)
        owner = self.reader.bodies.owner_of_id(inner.on_behalf_of or inner.of) if inner and inner.of else None
        return _Whose(owner, span, f"the {inner.text}") if owner is not None and inner is not None else None

    def _stand_in(self, start: int, end: int) -> str | None:
        """A seat of power as it reads after *of*: the office is of the country, the words name the seat."""
        found = recognise_in(self.phrase[slice(*self._span(start, end))], self.reader.bodies.phrases)
        if len(found) != 1 or found[0].kind != "seat of power":
            return None
        street = found[0].text.split()[-1] in ("Street", "Hill")
        return found[0].text if street else f"the {found[0].text}"

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.words[start].start, self.words[end - 1].end

    def _compose(
        self,
        head: tuple[int, int],
        kind: OfficeKind,
        before: _Before,
        after: _After,
    ) -> OfficePhrase:
        whose = before.whose or after.whose
        if whose is not None and kind.head in ("governor", "mayor") and self._is_city(whose):
            named = next(n for n, word in enumerate(self.words) if word.start >= whose.span[0])
            first = named if before.whose is not None else None
            before, after, whose = replace(before, whose=None, first=first), replace(after, whose=None), None
        if kind.of is not None:
            whose = None
            before = replace(before, whose=None)
        to = after.to or before.to
        owner = whose.owner if whose is not None else None
        unknown = before.first is not None or after.unknown
        if whose is None and self.default is not None and not unknown:
            owner = self.reader.bodies.owner_of_id(self.default)
        if kind.of is not None:
            owner = self.reader.bodies.owner_of_id(kind.of)
        if before.deputy:
            kind = self.reader.deputy
        topic = before.topic or after.topic
        ministry = (
            self.reader.bodies.topic([w.key for w in self.words[topic[0] : topic[1]] if w.key != "the"])
            if topic
            else None
        )
        name = kind.head
        if ministry is not None:
            deputy, _, rank = kind.head.rpartition(" ")
            name = " ".join(filter(None, (deputy, ministry.name.removesuffix(" Ministry").lower(), rank)))
        body = None
        # A commissioner of a union has a portfolio and no ministry.
        implied = ministry.id if ministry is not None and kind.head != "commissioner" else kind.implies
        if owner is not None and owner.body is None and implied is not None:
            body = self.reader.bodies.part_of(implied, owner, to.owner if to is not None else None).id
        elif owner is not None and owner.body is not None:
            body = owner.id
        change = _weightier(before.change, after.change or "held")
        speaks = owner is not None and kind.behalf == "root" and change in ("held", "acting")
        if owner is not None and owner.body is not None and owner.body.kind in _INDEPENDENT:
            speaks = False
        # Until the owner, the office reads as it is written; an owner that stood before the head comes last.
        first = before.topic[0] - len(before.deputy.split()) if before.topic else head[0]
        if before.first is not None:
            first = before.first
        if before.to is not None:
            first = next(n for n, word in enumerate(self.words) if word.start == before.to.span[0])
        end = (
            self.words[-1].end
            if after.change is None or after.whose or after.to or after.topic
            else self.words[head[1] - 1].end
        )
        text = self.phrase[self.words[first].start : end]
        if before.whose is not None:
            text = self._with_owner(
                head, text, before.whose, last=after.topic is not None or (kind.minister and after.unknown)
            )
        return OfficePhrase(
            text=text[0].upper() + text[1:],
            head=name,
            of=owner.id if owner is not None else None,
            to=to.owner.id if to is not None and to.owner is not None else None,
            on_behalf_of=owner.root if owner is not None and speaks else None,
            change=change,
            head_span=self._span(*head),
            body=body,
            of_span=whose.span if whose is not None else None,
            to_span=to.span if to is not None else None,
        )

    def _is_city(self, whose: _Whose) -> bool:
        """*London Mayor*: a capital with a mayor is the city, not its country."""
        found = recognise_in(self.phrase[slice(*whose.span)], self.reader.bodies.phrases)
        return len(found) == 1 and found[0].kind == "capital"

    def _with_owner(self, head: tuple[int, int], text: str, whose: _Whose, *, last: bool) -> str:
        """The owner after the head, or ``last``: *US ambassador to Iraq*, *ambassador of the United States to Iraq*."""
        rest = self.phrase[self.words[head[1] - 1].end :]
        if last or not rest or not text.endswith(rest):
            return f"{text} of {whose.name}"
        return f"{text.removesuffix(rest)} of {whose.name}{rest}"


_WEIGHTS = {"held": 0, "acting": 1, "incoming": 2, "nominated": 3, "former": 4}


def _weightier(one: str | None, other: str) -> str:
    return other if one is None or _WEIGHTS[other] > _WEIGHTS[one] else one


def _key(spelling: str) -> str:
    return " ".join(word.key for word in words_of(spelling))
