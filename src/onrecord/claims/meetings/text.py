"""The words around a meeting, read along the line: what stands before its noun, and what hangs on behind it.

Trees of long sentences tear just where meetings are told of (*the 41st session of the Supreme Council of …*), so who,
where and when are taken from the words beside the noun; only the verb above it comes from the clauses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.context import Context, roles
from onrecord.lang.meeting_lines import LineWords
from onrecord.model.reading import Clause, Mention, Token, When
from onrecord.model.text import Span

_IN_GROUP = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"})
_GLUE = frozenset({"'", "'s", "-", "–", "’", "’s"})
_REACH = 240
_WHERE = frozenset({"at", "in", "with"})
_LONG = 400


@dataclass(frozen=True, slots=True)
class Link:
    """A preposition behind the noun and the words under it; ``how`` is the participle before (*held*, *to be held*)."""

    preposition: str
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """A meeting's noun with what belongs to it on the line."""

    start: int
    noun: Span
    end: int
    links: tuple[Link, ...]
    whens: tuple[When, ...]
    how: str
    """The participle behind the noun, lower case: *held*, *to be held*, *scheduled*; empty where none stands there."""
    here: bool

    @property
    def left(self) -> Span:
        """From the determiner to the noun."""
        return Span(self.start, self.noun.start)

    @property
    def span(self) -> Span:
        """The whole of it."""
        return Span(self.start, self.end)


class Lines:
    """One article's tokens, sentences, names and times by place."""

    __slots__ = ("_ends", "_line", "_sentences", "_starts", "_stops", "_subjects", "context", "tokens", "whens")

    def __init__(self, context: Context, line: LineWords) -> None:
        self.context = context
        self._line = line
        self.tokens: tuple[Token, ...] = context.reading.layers.tokens
        self._starts = [token.start for token in self.tokens]
        self._sentences = context.reading.layers.sentences
        self._ends = [sentence.start for sentence in self._sentences]
        self.whens: tuple[When, ...] = tuple(
            {(when.start, when.edtf): when for when in context.reading.layers.times}.values()
        )
        self._subjects: list[tuple[int, int]] = sorted(
            (phrase.span.start, phrase.span.end)
            for clause in context.clauses
            for phrase in roles(clause, "who")
            if clause.form == "verbal" and phrase.span.end <= clause.predicate_span.start
        )
        self._stops: list[tuple[int, int, Mention | When]] = sorted(
            (
                *((one.start, -one.end, one) for one in context.mentions if not self.is_possessive(one)),
                *((one.start, -one.end, one) for one in self.whens),
            ),
            key=lambda stop: stop[:2],
        )

    def is_possessive(self, mention: Mention) -> bool:
        """*his*, *their*: words that own somebody rather than be somebody."""
        return self.context.words(mention.span).lower() in self._line.possessives

    def index(self, position: int) -> int:
        """The token at a place, or the next one."""
        at = bisect_right(self._starts, position) - 1
        if at >= 0 and self.tokens[at].end > position:
            return at
        return at + 1

    def word(self, index: int) -> str:
        """A token's word."""
        return self.context.words(self.tokens[index].span)

    def sentence(self, position: int) -> Span:
        """The sentence a place lies in."""
        at = bisect_right(self._ends, position) - 1
        return self._sentences[max(0, at)] if self._sentences else Span(0, len(self.context.text))

    def before(self, position: int, reach: int = 80) -> str:
        """The words of the sentence before a place, lower case."""
        start = max(self.sentence(position).start, position - reach)
        return self.context.text[start:position].lower()

    def after(self, position: int, reach: int = 80) -> str:
        """The words of the sentence behind a place, lower case."""
        end = min(self.sentence(max(0, position - 1)).end, position + reach)
        return self.context.text[position:end].lower()

    def is_custom(self, clause: Clause, habit: frozenset[str]) -> bool:
        """Whether a clause tells what is done again and again (*meet every year*)."""
        if any(when.type == "SET" for when in clause.whens) or any(word in habit for word in clause.modifiers):
            return not clause.negated
        return bool(habit & set(self.after(clause.predicate_span.end, 60).replace(",", " ").split()))

    def group(self, noun: Span, softeners: frozenset[str]) -> Group:
        """What stands around a meeting's noun; ``softeners`` are participles that stand before it (*scheduled*)."""
        links, whens, how, here, end = self.tail(noun.end)
        return Group(self._left(noun.start, softeners), noun, end, links, whens, how, here)

    def _left(self, noun: int, softeners: frozenset[str]) -> int:
        sentence = self.sentence(noun)
        index = self.index(noun) - 1
        start = noun
        while index >= 0 and self.tokens[index].start >= sentence.start:
            token, word = self.tokens[index], self.word(index).lower()
            name = self._name_at(token.span)
            if name is not None and name.start < token.start:
                start = name.start
                index = self.index(name.start) - 1
                continue
            if word in self._line.openers:
                return token.start
            inner = self._opened(index, sentence.start) if word == ")" else None
            if inner is not None:
                index = inner - 1
                continue
            glued = self.context.text[token.end : token.end + 1] == "-"
            if (word == "and" and self._joins(index)) or (word == "of" and self._is_of_state(index)):
                start = token.start
            elif not (token.pos in _IN_GROUP or word in _GLUE or word in softeners or name is not None or glued):
                break
            start = token.start
            index -= 1
        return start

    def _opened(self, index: int, start: int) -> int | None:
        """*Council of Foreign Ministers (CFM) meeting*: where the letters in brackets before a noun begin."""
        opened = max(0, index - 2)
        if self.tokens[opened].start >= start and self.word(opened) == "(" and self.word(opened + 1).isupper():
            return opened
        return None

    def _name_at(self, span: Span) -> Mention | None:
        return next(
            (mention for mention in self.context.mentions if mention.span.contains(span) and mention.form == "name"),
            None,
        )

    def _is_of_state(self, index: int) -> bool:
        """*heads of government meeting*: an *of* inside what stands before the noun."""
        after = self.word(index + 1).lower() if index + 1 < len(self.tokens) else ""
        return index > 0 and after in self._line.states and self.word(index - 1).lower() in self._line.heads

    def _joins(self, index: int) -> bool:
        """*the 40th and 41st summits*, *Iran and Oman foreign ministers*."""
        if index == 0 or index + 1 >= len(self.tokens):
            return False
        before, after = self.word(index - 1), self.word(index + 1)
        if self._line.ordinal(before) and self._line.ordinal(after):
            return True
        return (
            self._name_at(self.tokens[index - 1].span) is not None
            and self._name_at(self.tokens[index + 1].span) is not None
        )

    def article(self, group: Group) -> str:
        """The first word of a noun's group, lower case: its article, if it has one."""
        return next(iter(self.context.words(group.left).lower().split()), "")

    def evidence(self, group: Group, verb: Clause | None) -> Span:
        """The words that tell of a meeting: the noun's group, with its verb's clause where one tells of it."""
        if verb is None or not self.sentence(group.start).contains(verb.span):
            return group.span
        whole = verb.span.cover(group.span)
        return whole if len(whole) < _LONG else group.span.cover(verb.predicate_span)

    def tail(self, position: int) -> tuple[tuple[Link, ...], tuple[When, ...], str, bool, int]:
        """Links, times, participle, *here* and end of what hangs behind a place on the line."""
        text, end = self.context.text, min(self.sentence(position).end, position + _REACH)
        links: list[Link] = []
        whens: list[When] = []
        how, here = "", False
        at = bisect_left(self._stops, (position,), key=lambda stop: stop[:1])
        place = position
        for _, _, stop in self._stops[at:]:
            if stop.start >= end:
                break
            if stop.start < place:
                continue
            gap = text[place : stop.start]
            step = self._line.gap.fullmatch(gap)
            listed = self._line.joint.fullmatch(gap) or self._line.listed.fullmatch(gap)
            joined = listed is not None and bool(links) and links[-1].span.end == place
            if self._line.aim.search(gap) is not None:
                break  # *to discuss the war in Mali*
            if "," in gap and self._begins(place, stop.span):
                break  # *talks with Lima, the German government announced*
            if isinstance(stop, When):
                if whens and gap.strip() in ("-", "–", "to", "and", "until", "till", "-", ""):
                    whens[-1:] = _joined(whens[-1], stop)
                    place = stop.end
                    continue
                if step is None or ("," in gap and not (step["how"] or step["link"])):
                    break
                how = how or (step["how"] or "").strip().lower()
                whens.append(stop)
            elif step is not None and (step["link"] or step["how"] or (links and self._governing(gap, 0)[0] in _WHERE)):
                how = how or (step["how"] or "").strip().lower()
                preposition, inside = self._governing(gap, max(0, step.end("how")))
                links.append(Link(preposition, Span(place + inside, stop.end)))
            elif joined or (
                links and links[-1].span.end == place and self._is_more(gap, stop, listed=step is not None)
            ):
                links[-1] = Link(links[-1].preposition, Span(links[-1].span.start, stop.end))
            else:
                break
            place = stop.end
        behind = self._line.after.match(text, place if not how else position, end)
        if behind is not None and not how:
            how = behind["how"].lower()
            here = behind["here"] is not None
            place = behind.end()
        here = here or self._line.here.match(text, place, end) is not None
        return tuple(links), tuple(whens), " ".join(how.split()), here, place

    def _begins(self, place: int, name: Span) -> bool:
        """Whether a name is in the subject of a clause that begins behind a place."""
        at = bisect_left(self._subjects, (place, 0))
        return any(start <= name.start and name.end <= end for start, end in self._subjects[at : at + 2])

    def _is_more(self, gap: str, stop: Mention, *, listed: bool) -> bool:
        """Whether a name goes on what the link before it says."""
        return self._is_named_colleague(gap, stop) or (listed and self._goes_on(gap, stop))

    def _is_named_colleague(self, gap: str, stop: Mention) -> bool:
        """*his Slovenian counterpart, Tanja Fajon*: whether it is the name of a colleague just spoken of."""
        known = self.context.entities.get(stop.entity)
        return known is not None and known.type == "person" and self._line.colleague.fullmatch(gap) is not None

    def _governing(self, gap: str, start: int) -> tuple[str, int]:
        """The preposition that governs a name, and where the words under it begin: the last one but for *of*."""
        found = [
            word for word in re.finditer(r"[a-z]+", gap) if word.start() >= start and word[0] in self._line.prepositions
        ]
        own = [word for word in found if word[0] != "of"] or found[:1]
        return (own[-1][0], own[-1].end() + 1) if own else ("", len(gap))

    def _goes_on(self, gap: str, stop: Mention) -> bool:
        """*Mongolia's Ukhnaagiin Khurelsukh*, *US Trade Representative Katherine Tai*, *Riyadh, Saudi Arabia*."""
        known = self.context.entities.get(stop.entity)
        if known is not None and known.type == "person":
            return True
        own = set(re.findall(r"[\w-]+", gap.removeprefix("'s").removeprefix("’s")))
        return gap.strip() in ("", ",", "(", ", in", "'s", "’s") or (
            bool(own) and "," not in gap and own <= self._line.sites
        )


def _joined(first: When, second: When) -> list[When]:
    """*December 6 and 7*: one stretch of days; anything else is two times."""
    low, high = first.edtf or "", second.edtf or ""
    if len(low) == len(high) == 10 and low < high and low[:7] == high[:7]:
        return [replace(first, end=second.end, edtf=f"{low}/{high}")]
    return [first, second]


def plain(words: str) -> str:
    """Lower case, one blank, plural possessives without their mark (*foreign ministers'*)."""
    text = " ".join(words.lower().replace("’", "'").split())
    return text.replace("s' ", "s ").removesuffix("'")


def dates_of(whens: Sequence[When]) -> Iterator[str]:
    """The dates among time expressions, as EDTF."""
    return (when.edtf for when in whens if when.edtf is not None and when.type in ("DATE", "TIME"))
