"""Treaties and the like where a clause speaks of them: the noun, the name, whether it is a certain one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.claims.context import Context
from onrecord.claims.roles.word_index import WordIndex
from onrecord.lang.agreements import AgreementWords
from onrecord.model.text import Span

_BEFORE = frozenset({"ADJ", "NOUN", "NUM", "PROPN", "PUNCT"})
_CUT = re.compile(
    r" (?:with|between|among|in|at|by|on \d+|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|on (?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*|that|which"
    r"|and (?:\d+|several|other|a number)|here|there|(?:later |earlier )?(?:this|next|last) (?:week|month|year)"
    r"|today|tonight|tomorrow|yesterday|under|early|late|soon|now|on behalf"
    r"|when|while|after|before|because|since|until)\b| \((?![A-Z]{2})"
)
_JOINT = re.compile(r",? and (?:an? |the |\d+ |several )?$")
_JOINED = re.compile(r"(?: [^,.;:]{0,60})?(?:,|,? and) (?:an? |the |\w+ )?")
_AND_NAME = re.compile(r" and (?:[A-Z]\w+ ){1,3}?(?P<noun>[A-Z][a-z]+)\b")
_INDEFINITE = frozenset({"a", "an", "any", "several", "similar", "some"})


@dataclass(frozen=True, slots=True)
class Document:
    """A document in the text: its whole phrase, the noun in it, and its words as a name."""

    span: Span
    noun: Span
    name: str
    definite: bool
    """*the treaty*, *Law of the Sea Convention*: one that need not be told by its parties."""
    doubtful: bool = False
    """*a deal*: one only where states are its parties."""


class Documents:
    """The documents of one article."""

    __slots__ = ("_at", "_context", "_words", "all")

    def __init__(self, context: Context, at: WordIndex, words: AgreementWords) -> None:
        self._context, self._at, self._words = context, at, words
        self.all: tuple[Document, ...] = self._apart(sorted(self._found(), key=lambda d: d.noun))

    def inside(self, span: Span) -> Document | None:
        """The first document in a stretch of the text."""
        return next((document for document in self.all if span.contains(document.noun)), None)

    def after(self, position: int, reach: int) -> Document | None:
        """The first document that begins at most so many words behind a position of the same sentence."""
        end = self._at.sentence_end(position)
        for document in self.all:
            if position <= document.noun.start < end:
                near = len(self._context.text[position : document.span.start].split()) <= reach
                return document if near else None
        return None

    def before(self, position: int, reach: int) -> Document | None:
        """The last document at most so many words ahead of a position of the same sentence."""
        sentence = self._at.sentence(position)
        for document in reversed(self.all):
            if document.noun.end <= position and self._at.sentence(document.noun.start) == sentence:
                near = len(self._context.text[document.noun.end : position].split()) <= reach
                return document if near else None
        return None

    def meant(self, position: int) -> Document | None:
        """What *it* and *the one* stand for: the last document of this sentence or the one before."""
        sentence = self._at.sentence(position)
        for document in reversed(self.all):
            if document.noun.end <= position:
                return document if sentence - self._at.sentence(document.noun.start) <= 1 else None
        return None

    def beside(self, document: Document) -> tuple[Document, ...]:
        """Those that a list joins to one: *an accord with Chile and a pact with Peru*."""
        found = [document]
        for other in self.all:
            if other.noun.start <= found[-1].noun.start:
                continue
            between = self._context.text[found[-1].span.end : other.span.start]
            if _JOINED.fullmatch(between) is None:
                break
            found.append(other)
        return tuple(found[1:])

    def _apart(self, found: list[Document]) -> tuple[Document, ...]:
        """Each phrase ends where the next of a list begins."""
        kept: list[Document] = []
        for document, after in pairwise((*found, None)):
            if document is None:
                continue
            end = document.span.end
            if after is not None and after.span.start < end:
                joint = _JOINT.search(self._context.text, document.noun.end, after.span.start)
                end = end if joint is None else joint.start()
            whole = self._context.text[document.span.start : end]
            name = document.name if len(document.name) <= len(whole) else whole
            kept.append(replace(document, span=Span(document.span.start, end), name=name.strip()))
        return tuple(kept)

    # ---- finding ---------------------------------------------------------------------------------------------------

    def _found(self) -> Iterator[Document]:
        tokens, text = self._at.tokens, self._context.text
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(self._words.named)))})\b")
        yield from (
            Document(Span(*match.span()), Span(*match.span()), match[0], definite=True)
            for match in named.finditer(text)
        )
        for index, token in enumerate(tokens):
            if token.pos not in ("NOUN", "PROPN"):
                continue
            if self._singular(text[token.start : token.end].lower()) not in self._words.documents:
                continue
            first = index
            while first > 0 and self._belongs(first - 1):
                first -= 1
            if self._goes_on(index) or self._names_organisation(token.span) or self._is_short_name(index):
                continue
            if text[token.start].isupper() and _AND_NAME.match(text, token.end) is not None and self._is_doubled(index):
                continue  # the Partnership and Cooperation Agreement
            if first > 2 and self._at.word(first - 1) == "and" and self._is_doubled(first - 2):
                first -= 2
                while first > 0 and self._belongs(first - 1):
                    first -= 1
            document = self._document(index, first)
            noun = self._at.word(index).lower()
            if (noun == "text" and not document.definite) or (document.doubtful and noun.startswith("program")):
                continue  # a long text, the programme of an opera
            if not document.doubtful or text[token.start].islower():  # not: the Union
                yield document

    def _names_organisation(self, noun: Span) -> bool:
        """Whether the noun is the name of a club of states: *leave the European Union*."""
        word = self._singular(self._context.words(noun).lower())
        return word in self._words.partial and any(
            m.entity.startswith(("org:", "body:")) and m.form == "name" and m.span.contains(noun)
            for m in self._context.mentions
        )

    def _is_doubled(self, index: int) -> bool:
        """Whether a capital noun of a document is only the first half of a name: *Partnership and Cooperation …*."""
        noun = self._singular(self._at.word(index).lower())
        after = _AND_NAME.match(self._context.text, self._at.tokens[index].end)
        later = "" if after is None else after["noun"].lower()
        return noun in self._words.partial and self._at.word(index)[0].isupper() and later in self._words.documents

    def _is_short_name(self, index: int) -> bool:
        """*a memorandum of understanding (MoU)*: the same once more."""
        text, token = self._context.text, self._at.tokens[index]
        return text[: token.start].endswith(" (") and text[token.end :].startswith(")")

    def _singular(self, word: str) -> str:
        return word if word in self._words.documents else word.removesuffix("s")

    def _belongs(self, index: int) -> bool:
        token = self._at.tokens[index]
        word = self._at.word(index)
        return token.pos in _BEFORE and (token.pos != "PUNCT" or word in ("-", "–", "/"))

    def _goes_on(self, index: int) -> bool:
        """Whether the noun only stands before another: *a treaty monitor*."""
        if index + 1 >= len(self._at.tokens) or self._at.word(index + 1).rstrip(".") in ("No", "Nr", "Number"):
            return False
        if self._at.word(index).lower() in self._words.wrappers and self._at.word(index + 1) == "of":
            return True  # the text of the treaty
        return self._at.tokens[index + 1].pos in ("NOUN", "PROPN")

    def _is_doubtful(self, index: int, first: int) -> bool:
        """Whether the noun alone may be anything."""
        word = self._singular(self._at.word(index).lower())
        if word not in self._words.partial:
            return False
        beside = {self._at.word(i).lower() for i in range(first, index)}
        beside |= {self._at.word(i).lower() for i in range(index + 1, min(index + 3, len(self._at.tokens)))}
        titled = index > first and self._at.word(index)[0].isupper() and self._at.word(index - 1)[0].isupper()
        return not (beside & self._words.making) and not titled

    def _document(self, index: int, first: int) -> Document:
        tokens, text = self._at.tokens, self._context.text
        article = self._at.word(first - 1).lower() if first > 0 else ""
        start = tokens[first].start
        end = self._phrase_end(index)
        of_place = self._place_name(first)
        if of_place is not None:  # the Law of the Sea Convention
            start, article = of_place, "the"
        named = self._at.word(index)[0].isupper() and (index > first or text[tokens[index].end :].startswith(" of "))
        whole = text[start:end]
        cut = _CUT.search(whole, tokens[index].end - start)
        name = whole if cut is None else whole[: cut.start()]
        also = re.match(r" and [a-z]", text[tokens[index].end :])  # the agreement and arrangements
        name = name if also is None else text[start : tokens[index].end]
        definite = named or article in ("the", "this", "that", "its", "their") or of_place is not None
        definite = definite and article not in _INDEFINITE
        return Document(Span(start, end), tokens[index].span, name.strip(), definite, self._is_doubtful(index, first))

    def _place_name(self, first: int) -> int | None:
        """Where a name begins that has *of the* in it before the noun."""
        found = re.search(r"\b[A-Z]\w+ (?:of|on) (?:the )?$", self._context.text[: self._at.tokens[first].start])
        return found.start() if found is not None and self._at.word(first)[0].isupper() else None

    def _phrase_end(self, index: int) -> int:
        """The end of the noun's phrase: what *of*, *on*, *with* and *between* add, up to a verb or a comma."""
        tokens = self._at.tokens
        last = index
        sentence = self._at.sentence(tokens[index].start)
        for place in range(index + 1, min(len(tokens), index + 20)):
            token = tokens[place]
            if self._at.sentence(token.start) != sentence or token.pos in ("AUX", "PRON", "SCONJ"):
                break
            if token.pos == "VERB" and tokens[place - 1].pos != "ADP":  # but a memorandum of understanding
                break
            if token.pos == "DET" and tokens[place - 1].pos in ("NOUN", "PROPN"):
                break  # an accord the two governments initialled
            if token.pos == "PUNCT" and self._at.word(place) not in ("-", "–", "(", ")", "'", "’"):
                break
            last = place
        while last > index and tokens[last].pos in ("ADP", "CCONJ", "DET", "ADV", "PART"):
            last -= 1
        return tokens[last].end
