"""Who signs, word for word: the parts of a list of states, ministries and men in office, each with its state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord import world
from onrecord.claims.context import Context
from onrecord.claims.roles.word_index import WordIndex
from onrecord.lang.agreements import AgreementWords
from onrecord.model.reading import Mention, Token
from onrecord.model.text import Span

# Between the parts of a list and before what is only said of one: *, and*, *and*, a comma, *as well as*.
_BETWEEN = re.compile(r",? (?:and(?: by)?|as well as|along with|together with) (?=\S)|, (?=\S)")
_HEAD = re.compile(r" (?:of|to|for|in|at|from|on) ")
_CLAUSE = re.compile(r",? (?:which|who|whose|where|that|when|while|after|before|during|following)\b|[;:()]| [—–-]+ ")
_BRACKETS = re.compile(r"\([^()]{1,60}\)")
_COUNTED = re.compile(
    r"(?:more than |over |about |some |all |at least )?"
    r"(?:one\b|\d+|two|three|four|five|six|seven|eight|nine|ten|\w+teen)\b"
)
_ARTICLE = re.compile(r"(?:an?|the|his|her|its|their|some|several|other)\b")
_SOME = re.compile(
    r"\b(?:several|some|many|most|other|\d+|\w+teen|\w+ty|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|an?)(?: of the)? (?:\w+ )?$",
    re.IGNORECASE,
)
_ENDS = frozenset({"ADV", "AUX", "PRON", "SCONJ", "VERB"})
_OWNERS = frozenset({"her", "his", "its", "their"})
_MEMBERS = re.compile(r"(?:['’]s?)? (?:member|party|partner)(?:s\b| (?:countr|nation|state))", re.IGNORECASE)
_MEMBERS_OF = re.compile(r"\bmembers?(?: countries| nations| states)? of (?:the )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signers:
    """The parties that some words name, and whether those are all whom they name."""

    parties: tuple[str, ...]
    whole: bool


@dataclass(slots=True)
class _Part:
    """One part of the list: its party, where one is known, and what kinds of name it has."""

    party: str | None
    person: bool
    named: bool
    described: bool = False
    """*South America's leading trade bloc*: what the one before is, where a comma parts them."""


class SignerList:
    """Reads lists of signers in one article."""

    __slots__ = ("_acting", "_at", "_below", "_context", "_party", "_text")

    def __init__(
        self, context: Context, at: WordIndex, party: Callable[[str | None], str | None], words: AgreementWords
    ) -> None:
        self._context, self._at, self._party, self._below = context, at, party, words.below
        # what stands in brackets is blank: *the Eurasian Economic Union (EAEU) and Iran*
        self._text = _BRACKETS.sub(lambda match: " " * len(match[0]), context.text)
        self._acting = words.acting | words.sides | words.parliaments

    def ahead(self, span: Span, verb: int) -> Signers:
        """Of a subject, up to its verb where nothing but the list's own words stand between."""
        return self._read(self._beginning(span.start), self._up_to(span.end, verb))

    def _beginning(self, start: int) -> int:
        """Where the list begins of which a torn tree has kept the end: *Mercosur, a trade bloc, and | EFTA*."""
        sentence = self._context.reading.layers.sentences[self._at.sentence(start)]
        if not self._context.text[sentence.start : start].endswith((" and ", " and the ")):
            return start
        before = self._at.tokens[self._at.index(sentence.start) : self._at.index(start)]
        torn = all(token.pos not in ("AUX", "VERB", "PRON", "SCONJ") for token in before)
        return sentence.start if torn else start

    def behind(self, span: Span, limit: int | None = None, *, groups: bool = False) -> Signers:
        """Of a phrase with *by* or *with*, as far as its list goes on; with ``groups`` all members are their club."""
        limit = self._at.sentence_end(span.start) if limit is None else limit
        return self._read(span.start, self._up_to(span.end, limit), groups=groups)

    def _up_to(self, start: int, limit: int) -> int:
        """How far the list goes on behind a place."""
        end = start
        times = {when.start for when in self._context.reading.layers.times}
        for index in range(self._at.index(start), len(self._at.tokens)):
            token = self._at.tokens[index]
            word = self._at.word(index)
            if self._text[token.start] == " " and token.start < limit:
                end = token.end
                continue
            if token.start >= limit or token.start in times or self._is_end(token, word):
                break
            if token.pos == "ADP" and word not in ("of", "to", "for") and self._at.word(index - 1) != "and":
                break
            if token.pos == "PUNCT" and word not in (",", "-", "–", "’", "'", "."):
                break
            end = token.end
        return end

    def _is_end(self, token: Token, word: str) -> bool:
        """A verb or the like, not that of *Russian-led*."""
        return token.pos in _ENDS and word not in _OWNERS and self._text[token.start - 1] != "-"

    def _read(self, start: int, end: int, *, groups: bool = False) -> Signers:
        text = self._text
        cut = _CLAUSE.search(text, start, end)
        end = end if cut is None else cut.start()
        parts: list[_Part] = []
        here = start
        comma = True
        for match in (*self._borders(start, end), None):
            until = end if match is None else match.start()
            part = self._part(here, until, groups=groups)
            last = parts[-1] if parts else None
            if last is not None and comma and part.described and _HEAD.search(text, here, until) is not None:
                break  # the EAEU, an alliance of Armenia, Belarus and Russia
            if last is not None and self._continues(last, part, comma=comma):
                last.person = last.person or part.person
                last.party = last.party or (None if part.described else part.party)
            elif part.named or (part.described and not comma):
                parts.append(part)
            comma = match is not None and match[0] == ", "
            here = until if match is None else match.end()
        parties = tuple(dict.fromkeys(part.party for part in parts if part.party is not None))
        return Signers(parties, all(part.party is not None for part in parts))

    def _borders(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Where one part ends: not within a name (*the Justice and Equality Movement*), save one that holds a list."""
        names = [m for m in self._context.mentions if m.form == "name" and not m.entity.startswith("body:")]
        for match in _BETWEEN.finditer(self._text, start, end):
            if not any(m.start < match.start() and match.end() < m.end for m in names):
                yield match

    def _continues(self, last: _Part, part: _Part, *, comma: bool) -> bool:
        """*Kenya's Minister of Trade | Industry Asha Odhiambo*: an office's second half, a name behind its office."""
        same = part.party is None or part.party == last.party
        if part.described:
            return comma
        if not part.named:
            return True
        return same and not last.person and (part.person or part.party is None)

    def _part(self, start: int, end: int, *, groups: bool) -> _Part:
        text = self._text
        head = _HEAD.search(text, start, end)
        zone = end if head is None else head.start()
        names = [m for m in self._context.mentions if m.form == "name" and self._text[m.start] != " "]
        inside = [m for m in names if start <= m.start and m.end <= end]
        last = text[start:zone].rstrip(" ,")
        clubs = [m for m in inside if world.organisation(m.entity) is not None and m.end == start + len(last)]
        if self._singular(last.rsplit(" ", 1)[-1].lower()) in self._below and not clubs:
            return _Part(None, person=False, named=True)
        # a name that has swallowed its neighbour: *the Ministry of A and the Ministry of B*
        over = [m for m in names if m.start < end and m.end > start and m not in inside]
        people = [m for m in inside if m.entity.startswith("person:")]
        proper = any(token.pos == "PROPN" for token in self._at.tokens if start <= token.start and token.end <= end)
        own = next((p for m in reversed(people) if (p := self._party(m.entity)) is not None), None)
        own = own or self._named([m for m in inside if m.start < zone and m not in people], groups=groups)
        own = own or self._named([m for m in inside if m.start >= zone and m not in people], first=True, groups=groups)
        if own is None and over and not people:
            own = next((k.id for k in world.recognise(text[start:end]) if k.kind == "country"), None)
        counted = own is None and not people and _COUNTED.match(text, start) is not None
        noun = text[start:zone].rstrip(" ,").rsplit(" ", 1)[-1]
        described = noun.islower() and not people and self._singular(noun) not in self._acting
        described = described and (proper or _ARTICLE.match(text, start) is not None)  # not: of oil and minerals
        return _Part(own, bool(people), (proper or own is not None) and not counted, described)

    def _singular(self, noun: str) -> str:
        if noun.endswith("ies"):
            return f"{noun[:-3]}y"
        return noun if noun in self._below | self._acting else noun.removesuffix("s")

    def _named(self, mentions: list[Mention], *, first: bool = False, groups: bool = False) -> str | None:
        """The party of some names: the last, as the head is, or the first behind a preposition."""
        for mention in mentions if first else reversed(mentions):
            if self._only_members(mention, groups=groups) or self._is_torn(mention):
                continue
            party = self._party(mention.entity)
            known = party is not None and (not party.startswith("org:") or world.organisation(party) is not None)
            if known or (party is not None and self._stands_alone(mention)):
                return party
        return None

    def _stands_alone(self, mention: Mention) -> bool:
        """Whether a name that nobody knows is all that a part says, not a word in somebody's office."""
        if self._singular(self._context.words(mention.span).lower().split()[0]) in self._acting:
            return False  # the Ministries of Trade of two states
        before, after = self._at.index(mention.start) - 1, self._at.index(mention.end)
        owned = before > 0 and self._at.word(before) in ("'s", "’s")
        if after < len(self._at.tokens) and self._at.tokens[after].pos == "NOUN":
            return False  # Tigrayan forces
        return not self._is_loose(after) and (before < 0 or owned or not self._is_loose(before))

    def _is_torn(self, mention: Mention) -> bool:
        """*Saudi* of *Saudi Aramco*, *Madrid* of *Real Madrid*: a state's word in the longer name of nobody we know."""
        if not mention.entity.startswith("country:"):
            return False
        before, after = self._at.index(mention.start) - 1, self._at.index(mention.end)
        run = []
        while self._is_loose(after):
            run.append(self._at.word(after).lower())
            after += 1
        official = any(self._singular(word) in self._acting for word in run)
        return (bool(run) and not official) or (before >= 0 and self._is_loose(before))

    def _is_loose(self, index: int) -> bool:
        """Whether a word is part of a name that no entity has."""
        if index >= len(self._at.tokens):
            return False
        token = self._at.tokens[index]
        named = any(m.start <= token.start and token.end <= m.end for m in self._context.mentions)
        return token.pos == "PROPN" and self._at.word(index)[:1].isupper() and not named

    def _only_members(self, mention: Mention, *, groups: bool) -> bool:
        """*44 AU member states*: not the organisation itself; *the member states of the EAEU* one signs with are."""
        text = self._context.text
        if not mention.entity.startswith("org:") or world.organisation(mention.entity) is None:
            return False
        of = _MEMBERS_OF.search(text[max(0, mention.start - 40) : mention.start])
        if of is None and _MEMBERS.match(text, mention.end) is None:
            return False
        first = mention.start if of is None else max(0, mention.start - 40) + of.start()
        return not groups or _SOME.search(text[:first]) is not None
