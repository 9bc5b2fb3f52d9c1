"""Who *it*, *the bloc*, *whose* and *the two sides* are, and which town *the Guyanese capital* is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord import world
from onrecord.model.reading import Mention, Phrase
from onrecord.model.text import Span
from onrecord.world.ids import name_slug

if TYPE_CHECKING:
    from onrecord.claims.relations.maker import RelationMaker

Side = tuple[str, Span]
_SENTENCES_BACK = 2
_LIST_BACK = 4
_OWNER_BACK = 3
_PLAIN = frozenset({"central", "general", "main", "permanent", "the"})
_DEFINITE = re.compile(r"(?:the|this|that|its|their|our|whose) ", re.IGNORECASE)
_CAPITAL = re.compile(r"(?:the )?(?:[\w’'-]+ district of )?(?:the )?")
_CITY_OF = re.compile(r"(?:the )?(?:[\w’'-]+ ){0,3}?(?:city|port|town)(?: of)? (?=[A-Z])")
_ITS_CAPITAL = re.compile(r"(?:['’]s)? capital(?: city)?(?: of)?(?:, | (?=[A-Z]))?")
_OF_ORGANISATION = re.compile(r" of (?:the|this|that|its|their)(?P<words>(?: [\w’'-]+){1,4})")


class References:
    """What words without a name stand for in one article."""

    __slots__ = ("_clubs", "_make")

    def __init__(self, make: RelationMaker) -> None:
        self._make = make
        self._clubs: list[tuple[Mention, str]] | None = None

    # ---- organisations ---------------------------------------------------------------------------------------------

    @property
    def nouns(self) -> frozenset[str]:
        """Nouns for an organisation: *the bloc*."""
        return self._make.context.language.reference.organisation_nouns | self._make.words.seat.described

    def organisation(self, phrase: Phrase | None) -> Side | None:
        """The organisation that a phrase is: by its name, as *it*, *which* and *whose*, or as *the bloc*."""
        if phrase is None:
            return None
        if phrase.entity is not None and phrase.entity.startswith(("org:", "body:")):
            settled = self._make.settled(phrase.entity)
            return None if settled is None else (settled, phrase.span)
        words = self._make.context.words(phrase.span).lower()
        if words in ("it", "its", "which", "that", "whose"):
            found = self.before(phrase.span.start) if words in ("which", "that", "whose") else None
            found = found or self.spoken(phrase.span.start)
        elif phrase.entity is None and phrase.head.lower() in self.nouns and _DEFINITE.match(words) is not None:
            found = self.spoken(phrase.span.start)
        else:
            return None
        return None if found is None else (found, phrase.span)

    def called(self, mention: Mention) -> str | None:
        """The organisation that a name is; where it is a word like *Secretariat* alone, the one whose it is."""
        make = self._make
        entity = make.context.entities.get(mention.entity)
        if entity is not None and entity.type == "body":
            named = set(make.context.words(mention.span).lower().split()) - make.words.seat.organs - _PLAIN
            owned = any(club == entity.of for _, club in self._named)
            return entity.id if named or owned else self.spoken(mention.start)  # the Permanent Secretariat
        word = make.context.words(mention.span).lower().removeprefix("the ")
        if " " in word or (word not in self.nouns and word not in make.words.seat.organs):
            return mention.entity
        behind = re.match(r" of (?:the )?", make.context.text[mention.end :])
        owner = None if behind is None else make.starting(mention.end + behind.end(), "org")
        if owner is not None and (settled := make.settled(owner.entity)) is not None:
            return settled
        return make.settled(mention.entity) if make.is_known(mention.entity) else self.spoken(mention.start)

    def of_noun(self, position: int) -> Side | None:
        """*the presidency of the bloc*: the organisation that such a phrase behind a noun stands for."""
        match = _OF_ORGANISATION.match(self._make.context.text, position)
        if match is None:
            return None
        for word in re.finditer(r"[\w’'-]+", match["words"]):
            if word[0].lower() in self.nouns:
                found = self.spoken(position)
                end = match.start("words") + word.end()
                return None if found is None else (found, Span(match.start() + 4, end))
        return None

    def before(self, position: int) -> str | None:
        """The organisation that stands right before a relative pronoun."""
        end = len(self._make.context.text[:position].rstrip(" ,)"))
        named = self._make.ending(end, "org")
        return None if named is None else self._make.settled(named.entity)

    def spoken(self, position: int) -> str | None:
        """The one organisation of the sentence so far, else of the sentences before, else what the article is about."""
        make = self._make
        sentence = make.at.sentence(position)
        for back in range(sentence, max(-1, sentence - _SENTENCES_BACK - 1), -1):
            here = {club for m, club in self._named if m.end <= position and make.at.sentence(m.start) == back}
            if len(here) == 1:
                return next(iter(here))
            if here and back == sentence:
                topic = self.topic(position)
                return topic if topic in here else None
            if here:
                break
        return self.topic(position)

    def topic(self, position: int) -> str | None:
        """The organisation named most before a place: more than half of all that is named, or half and named first."""
        named = [club for m, club in self._named if m.end <= position]
        if not named:
            return None
        most, count = Counter(named).most_common(1)[0]
        return most if count * 2 > len(named) or (count * 2 == len(named) and named[0] == most) else None

    def main(self, among: Iterable[str]) -> str | None:
        """Of several organisations the one that the article names most, where one is."""
        counts = Counter(club for _, club in self._named)
        ranked = sorted(among, key=lambda club: -counts[club])
        clear = len(ranked) == 1 or (len(ranked) > 1 and counts[ranked[0]] > counts[ranked[1]])
        return ranked[0] if clear else None

    def weighed(self, club: str | None) -> str | None:
        """An organisation that goes without saying: the one that all is about in place of one named in passing."""
        counts = Counter(other for _, other in self._named)
        if club is None or not counts:
            return club
        most, count = counts.most_common(1)[0]
        return most if counts[club] * 3 <= count else club

    @property
    def _named(self) -> list[tuple[Mention, str]]:
        """The clubs of states that the article names, *the Forum* among them."""
        if self._clubs is None:
            names = (m for m in self._make.context.mentions if m.form == "name" and m.entity.startswith("org:"))
            settled = ((m, self._make.settled(m.entity)) for m in names)
            self._clubs = [(m, club) for m, club in settled if club and world.organisation(club) is not None]
        return self._clubs

    # ---- countries -------------------------------------------------------------------------------------------------

    def several(self, number: int, position: int) -> tuple[Side, ...]:
        """*the two countries*: those of this sentence and the one before, else the list of so many last named."""
        make = self._make
        sentence = make.at.sentence(position)
        for first in (sentence, sentence - 1):
            here = [m for m in make.context.mentions if m.end <= position and make.at.sentence(m.start) >= first]
            found = self._countries(here)
            if len(found) == number:
                return found
            if len(found) > number:
                break
        return self._list_before(number, position) or self._of_lead(number, position)

    def _of_lead(self, number: int, position: int) -> tuple[Side, ...]:
        """The countries of the first sentence that names any, where they are so many."""
        make = self._make
        names = [m for m in make.context.mentions if m.end <= position and m.entity.startswith("country:")]
        names = [m for m in names if not make.context.words(m.span).isupper()]  # a date line's town
        first = [m for m in names if make.at.sentence(m.start) == make.at.sentence(names[0].start)]
        found = self._countries(first)
        return found if len(found) == number else ()

    def _list_before(self, number: int, position: int) -> tuple[Side, ...]:
        """The last whole list of so many countries before a place, a few sentences back at most or in the headline."""
        make = self._make
        sentence = make.at.sentence(position)
        names = [m for m in make.context.mentions if m.end <= position and m.entity.startswith("country:")]
        best: tuple[Side, ...] = ()
        last = -1
        for mention in names:
            if mention.start < last or mention.form != "name":
                continue
            listed = make.listed(mention)
            last = listed[-1].end
            place = make.at.sentence(mention.start)
            near = sentence - place <= _LIST_BACK or place == 0
            if len({m.entity for m in listed}) == number and last <= position and near:
                best = tuple((m.entity, m.span) for m in listed)
        return best

    def owner(self, position: int) -> tuple[str, ...]:
        """*its*, *it*: the one country of the sentence so far, else what begins the last sentence to name any."""
        make = self._make
        sentence = make.at.sentence(position)
        so_far = [m for m in make.context.mentions if m.end <= position and make.at.sentence(m.start) == sentence]
        found = self._countries(so_far)
        for back in range(sentence - 1, max(-1, sentence - 1 - _OWNER_BACK), -1):
            if found:
                break
            before = make.context.reading.layers.sentences[back]
            found = self._countries(make.context.mentions_in(before))
            if found and not self._begins(found[0][1], before):
                return ()
            found = found[:1]
        return (found[0][0],) if len(found) == 1 else ()

    def _begins(self, span: Span, sentence: Span) -> bool:
        """Whether some words stand first in a sentence, a bullet and a date before them not counted."""
        start = sentence.start
        text = self._make.context.text
        for when in self._make.context.reading.layers.times:
            if sentence.start <= when.start < span.start and len(text[start : when.start].strip(" *•–—-:")) == 0:
                start = when.end
        return len(text[start : span.start].strip(" *•–—-:")) <= 3

    def _countries(self, mentions: Iterable[Mention]) -> tuple[Side, ...]:
        found: dict[str, Span] = {}
        for mention in mentions:
            if mention.entity.startswith(("country:", "person:")) and not self._is_adjective(mention):
                country = self._make.country_of(mention.entity)
                if country is not None:
                    found.setdefault(country, mention.span)
        return tuple(found.items())

    def _is_adjective(self, mention: Mention) -> bool:
        """*a Saudi offer*: of a state, not the state."""
        known = world.country(mention.entity)
        return known is not None and self._make.context.words(mention.span) in known.demonyms

    # ---- towns -----------------------------------------------------------------------------------------------------

    def capital(self, position: int) -> Mention | None:
        """*the Guyanese capital, Georgetown*, *the Chinese capital*: the town, named or not."""
        make = self._make
        text = make.context.text
        city = _CITY_OF.match(text, position, position + 60)
        if city is not None:  # in the Saudi port city of Jeddah
            return make.starting(city.end(), "place", "country")
        start = _CAPITAL.match(text, position)
        state = None if start is None else make.starting(start.end(), "country")
        after = None if state is None else _ITS_CAPITAL.match(text, state.end)
        if state is None or after is None:
            return None
        named = make.starting(after.end(), "place", "country") if after[0].endswith((" ", "of")) else None
        if named is not None:
            return named
        known = world.country(state.entity)
        if known is None or known.capital is None:
            return None
        end = after.start() + len(" capital")
        return Mention(state.start, end, f"place:{name_slug(known.capital)}", "nominal")

    def where(self, position: int) -> Mention | None:
        """A place, a country or a capital that begins here, though a longer name may have swallowed it."""
        make = self._make
        found = self.capital(position) or make.starting(position, "place", "country")
        if found is not None:
            return found
        return self._swallowed(position, "capital", "country")

    def state(self, position: int) -> Mention | None:
        """A country whose name begins here and that a longer name has swallowed."""
        named = any(m.start <= position < m.end and m.entity.startswith("body:") for m in self._make.context.mentions)
        return self._swallowed(position, "country") if named else None

    def _swallowed(self, position: int, *kinds: str) -> Mention | None:
        words = re.match(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}", self._make.context.text[position : position + 48])
        for known in world.recognise(words[0]) if words is not None else ():
            if known.kind in kinds and words is not None and words[0].startswith(known.text):
                slug = f"place:{name_slug(known.text)}" if known.kind == "capital" else known.id
                return Mention(position, position + len(known.text), slug, "name")
        return None

    # ---- times -----------------------------------------------------------------------------------------------------

    def date_between(self, start: int, end: int) -> str | None:
        """The first date among some words."""
        return next(
            (
                when.edtf
                for when in self._make.context.reading.layers.times
                if start <= when.start and when.end <= end and when.type == "DATE" and when.edtf is not None
            ),
            None,
        )
