"""Offices that one man has from another: *his predecessor X*, *her Turkish counterpart*, *his colleagues, A and B*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.context import Context
from onrecord.claims.roles.offices import Offices
from onrecord.claims.roles.title_words import Place
from onrecord.claims.roles.titles import Found, presupposed
from onrecord.claims.stance import Stances
from onrecord.model.claims import RoleChange
from onrecord.model.reading import Mention
from onrecord.model.text import Span

RULE = "role: the office of another"
"""Of what is told so nobody's state is known but what the words say: the counterpart's is not the article's own."""
_GIVEN = frozenset({"appointed", "elected", "incoming", "nominated"})
_BETWEEN = 60
"""Characters that courtesies and ranks may take between *counterpart* and the name."""
_FROM = re.compile(r" (?:from|in) (?:the )?$")
_JOINT = re.compile(r",? and (?:the )?|, (?:the )?")


@dataclass(frozen=True, slots=True)
class _Mirror:
    """*his Turkish counterpart*: the words, the person meant by *his*, whose office, and what becomes of it."""

    span: Span
    person: str
    of: str | None
    change: RoleChange


def mirrored(context: Context, stances: Stances, offices: Offices, known: Sequence[Found]) -> Iterator[Found]:
    """The offices of people who have them from others, by what is known of the others."""
    reader = _Mirrors(context, offices)
    found = [*reader.single(), *reader.several()]
    for mention, mirror in found:
        model = _model(mirror, known)
        if model is None or model.person == mention.entity:
            continue
        office = model.place.office
        if mirror.change == "held" or (mirror.of is not None and mirror.of != model.of):
            office = replace(office, text=_bare(office.text), of=None, of_span=None)
        of = mirror.of if mirror.change == "held" else mirror.of or model.of
        yield Found(
            person=mention.entity,
            place=Place(mirror.span, office, of, None if mirror.change == "held" else model.place.to),
            change=mirror.change,
            stance=presupposed(stances, mirror.span),
            evidence=mirror.span.cover(mention.span),
            name=mention.span,
            rule=RULE,
        )


def _bare(text: str) -> str:
    """An office without whose it is: *Foreign Minister* for *Foreign Minister of Peru*."""
    parts = text.split(" of ")
    matter = text.startswith(("Minister of ", "Secretary of ", "Head of state", "Head of government"))
    return " of ".join(parts[: 2 if matter else 1])


def _model(mirror: _Mirror, known: Sequence[Found]) -> Found | None:
    """The office that another has: the last that he holds, else the last that he is to have."""
    his = [found for found in known if found.person == mirror.person]
    held = [found for found in his if found.change == "held"]
    given = [found for found in his if found.change in _GIVEN]
    return held[-1] if held else given[-1] if given and mirror.change == "former" else None


class _Mirrors:
    """Finds the words in one article."""

    __slots__ = ("_context", "_offices", "_people", "_states", "_words")

    def __init__(self, context: Context, offices: Offices) -> None:
        self._context, self._offices = context, offices
        named = [mention for mention in context.mentions if mention.form == "name"]
        self._people = [m for m in named if m.entity.startswith("person:") and offices.is_person(m.span)]
        self._states = [m for m in named if m.entity.startswith("country:")]
        nouns = "|".join(sorted(offices.words.mirrors))
        self._words = re.compile(rf"\b(?P<noun>{nouns})(?P<many>s)?\b")

    def single(self) -> Iterator[tuple[Mention, _Mirror]]:
        """*his Turkish counterpart, Dr X*."""
        for mention in self._people:
            start = self._offices.start_of_title(mention.span)
            near = list(self._words.finditer(self._context.text, max(0, start - _BETWEEN), start))
            if not near or near[-1]["many"]:
                continue
            noun = near[-1]
            between = self._context.text[noun.end() : start]
            of = self._from(noun.end(), start)
            if of is None and between.strip(" ,") != "":
                continue
            mirror = self._mirror(noun, of)
            if mirror is not None and (mirror.of is not None or noun["noun"] != "colleague"):
                yield mention, mirror

    def several(self) -> Iterator[tuple[Mention, _Mirror]]:
        """*his Uzbek and Kazakh counterparts, A and B*, *his counterparts from Oman and Kuwait, A and B*."""
        for noun in self._words.finditer(self._context.text):
            if not noun["many"] or self._offices.words.mirrors[noun["noun"]] != "held":
                continue
            before, first = self._states_before(noun.start())
            after, end = self._states_after(noun.end())
            states = before or after
            names = self._names(end)
            if len(states) < 2 or len(names) != len(states):
                continue
            mirror = self._mirror(noun, None, first)
            if mirror is not None:
                for mention, state in zip(names, states, strict=True):
                    yield mention, replace(mirror, of=state)

    def _mirror(self, noun: re.Match[str], of: str | None, first: int | None = None) -> _Mirror | None:
        """The words before *counterpart*: whose, and of which country the other is."""
        text, start = self._context.text, noun.start() if first is None else first
        change = self._offices.words.mirrors[noun["noun"]]
        if first is None:
            state = next((m for m in self._states if m.end == noun.start() - 1), None)
            if state is not None:
                start, of = state.start, state.entity
        elif of is None:
            of = ""  # each of the states
        head = re.search(r"(?P<whose>\b(?:[Hh]is|[Hh]er)|['’]s) (?:[a-z-]+ ){0,2}$", text[max(0, start - 40) : start])
        if head is None:
            if change != "held" or not of or re.search(r"\b(?:the|a|an|their|its) (?:[a-z-]+ )?$", text[:start][-20:]):
                return None
            whose, begin = self._offices.owners.man_before(start), start
        else:
            begin = max(0, start - 40) + head.start()
            owner = next((m for m in self._people if m.end == begin), None)
            if head["whose"].startswith(("'", "’")):
                whose, begin = (None, begin) if owner is None else (owner.entity, owner.start)
            else:
                whose = self._offices.owners.man_before(begin)
        return None if whose is None else _Mirror(Span(begin, noun.end()), whose, of or None, change)

    def _from(self, end: int, start: int) -> str | None:
        """*counterpart from Kuwait*."""
        state = next((m for m in self._states if end < m.start and m.end <= start), None)
        if state is None or _FROM.fullmatch(self._context.text[end : state.start]) is None:
            return None
        return state.entity if self._context.text[state.end : start].strip(" ,") == "" else None

    def _states_before(self, position: int) -> tuple[tuple[str, ...], int]:
        found: list[str] = []
        for state in reversed([m for m in self._states if m.end < position]):
            gap = self._context.text[state.end : position]
            if (gap != " ") if not found else _JOINT.fullmatch(gap) is None:
                break
            found.insert(0, state.entity)
            position = state.start
        return tuple(found), position

    def _states_after(self, position: int) -> tuple[tuple[str, ...], int]:
        found: list[str] = []
        for state in [m for m in self._states if m.start > position]:
            gap = self._context.text[position : state.start]
            if (_FROM.fullmatch(gap) is None) if not found else _JOINT.fullmatch(gap) is None:
                break
            found.append(state.entity)
            position = state.end
        return tuple(found), position

    def _names(self, position: int) -> list[Mention]:
        found: list[Mention] = []
        for mention in [m for m in self._people if m.start > position]:
            gap = self._context.text[position : mention.start]
            if gap not in (" ", ", ", ": ") if not found else _JOINT.fullmatch(gap) is None:
                break
            found.append(mention)
            position = mention.end
        return found
