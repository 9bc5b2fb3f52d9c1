"""Whose an office is where its own words do not say.

*its foreign minister*, *the country's president*, *King Hamad of Bahrain*, *Oman was represented by its envoy*; and of
an office of state the country of a leader known by name, or the one country that the article is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.claims.context import Context, role
from onrecord.claims.roles.word_index import WordIndex
from onrecord.lang.offices import OfficeWords
from onrecord.model.reading import Mention
from onrecord.model.text import Span
from onrecord.world import OfficePhrase
from onrecord.world.leaders import Leader, leaders_named
from onrecord.world.matching import leader_of_name
from onrecord.world.names import name_words

_LONE = 3
"""How many times as often as all others together the article must name a country to be about that one alone."""
_OWNERS = ("country:", "org:", "body:")


class Owners:
    """Tells whose offices are, in one article."""

    __slots__ = ("_abroad", "_countries", "at", "context", "words")

    def __init__(self, context: Context, at: WordIndex, words: OfficeWords) -> None:
        self.context, self.at, self.words = context, at, words
        self._countries: Counter[str] = Counter()
        self._abroad = dict(self._states_abroad())

    def within(self, span: Span, head: Span) -> Mention | None:
        """The organisation, body or place that the words name: *head of the Santa Cruz Civic Committee*."""
        for mention in self.context.mentions_in(span):
            between = self.context.text[head.end : max(head.end, mention.start)].split()
            behind = between in (["of"], ["of", "the"], ["at", "the"], ["for", "the"])
            ahead = mention.start <= span.start + 4 and mention.end + 1 == head.start
            if (behind or ahead) and mention.form != "pronoun":
                return mention if mention.entity.startswith((*_OWNERS, "place:")) else None
        return None

    def before(self, opening: int, first: int) -> str | None:
        """*its foreign minister*, *the country's president*, *the assembly, whose Speaker*."""
        place = next((i for i in range(max(0, opening - 1), first) if self._is_possessive(i)), None)
        if place is not None:
            return self.entity(self._owner_of_pronoun(place))
        before = opening - 1
        if before > 0 and self.at.word(before) in ("'s", "’s", "'", "’"):
            end = self.at.tokens[before - 1].end
            named = next((m for m in reversed(self.context.mentions) if m.end == end), None)
            if named is None and self.at.word(before - 1).lower() in self.context.language.reference.country_nouns:
                return self._country_before(end)
            return self.entity(named)
        return None

    def _country_before(self, position: int) -> str | None:
        """*the country*: the one that the sentence has named, else the last of the sentence before."""
        here = self.at.sentence(position)
        near = [m for m in self.context.mentions if m.end < position and m.entity.startswith("country:")]
        for sentence in (here, here - 1):
            found = {m.entity for m in near if self.at.sentence(m.start) == sentence}
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def _is_possessive(self, index: int) -> bool:
        return self.at.word(index).lower() in self.words.possessives

    def has_possessive(self, start: int) -> bool:
        """Whether the words before a title say that it is somebody's, known or not."""
        first = self.at.index(start)
        return first > 0 and (self._is_possessive(first - 1) or self.at.word(first - 1) in ("'s", "’s"))

    def _owner_of_pronoun(self, index: int) -> Mention | None:
        """Whom *its* or *whose* stands for: what the chain says, else the last that the sentence named at its own."""
        own = next((m for m in self.context.mentions_in(self.at.tokens[index].span) if m.form == "pronoun"), None)
        if own is not None:
            named = [m for m in self.context.mentions if m.entity == own.entity and m.start < own.start]
            return None if named and self._inside_name(named[-1]) else own
        if self.at.word(index).lower() == "whose":
            return self._mention_before(index)
        sentence = self.at.sentence(self.at.tokens[index].start)
        for mention in reversed(self.context.mentions):
            if mention.start >= self.at.tokens[index].start or not mention.entity.startswith(_OWNERS):
                continue
            if self.at.sentence(mention.start) != sentence:
                return None
            if not self._inside_name(mention):
                return mention
        return None

    def _inside_name(self, mention: Mention) -> bool:
        """Whether a name stands in a longer one, or hangs on another noun: *the Law Society of Kenya*."""
        return re.search(r"\b(?:of|in) (?:the )?$", self.context.text[: mention.start][-8:]) is not None

    def ending(self, position: int) -> Mention | None:
        """The name that ends at a position."""
        return next((m for m in self.context.mentions if m.end == position and m.form == "name"), None)

    def _mention_before(self, first: int) -> Mention | None:
        near = first - 1
        while near > 0 and self.at.word(near) in (",", "–", "-"):
            near -= 1
        end = self.at.tokens[near].end
        return next((m for m in self.context.mentions if m.end == end), None)

    def entity(self, mention: Mention | None) -> str | None:
        """Whom a mention stands for, if that can own an office."""
        return mention.entity if mention is not None and mention.entity.startswith(_OWNERS) else None

    def behind(self, end: int) -> str | None:
        """*King Hamad of Bahrain*, *Abdirahman, of Somalia's Wadajir Party*."""
        found = re.match(r",? of (?:the )?", self.context.text[end : end + 10])
        if found is None:
            return None
        start = end + found.end()
        near = [m for m in self.context.mentions if start <= m.start <= start + 1 and m.form == "name"]
        near += [
            m
            for owner in near
            for m in self.context.mentions
            if m.start == owner.end + 3 and self.context.text[owner.end : m.start] in ("'s ", "’s ")
        ]
        return self.entity(near[-1]) if near else None

    def is_national(self, office: OfficePhrase) -> bool:
        """Whether the office is a state's where nobody else's is said."""
        return office.head in self.words.national or office.head.endswith("minister")

    def represented(self, name: Span, title: Span) -> str | None:
        """*Oman was represented by Deputy Prime Minister Fahd*: whose man it is that stands for a country."""
        stood = re.match(r" represented (?:the )?", self.context.text[name.end : name.end + 20])
        if stood is not None:
            start = name.end + stood.end()
            return self.entity(next((m for m in self.context.mentions if m.start == start), None))
        if self.context.text[: title.start].endswith(" was represented by "):
            position = title.start - len(" was represented by ")
            return self.entity(next((m for m in self.context.mentions if m.end == position), None))
        for clause in self.context.clauses:
            if clause.predicate != "represent":
                continue
            who, whom = role(clause, "who", "by"), role(clause, "whom")
            if who is not None and whom is not None and who.span.overlaps(name):
                return whom.entity if (whom.entity or "").startswith(_OWNERS) else None
        return None

    def weigh(self, titles: Iterable[Span]) -> None:
        """Counts the countries the article is about; one named only to say whose an office is does not count."""
        taken = list(titles)
        named = (m for m in self.context.mentions if m.form == "name" and not any(s.contains(m.span) for s in taken))
        countries = (self._country_of(mention.entity) for mention in named)
        self._countries = Counter(country for country in countries if country is not None)

    def _country_of(self, entity: str) -> str | None:
        """A country itself; the one whose body it is (*Kenya's State Commission*)."""
        while entity.startswith("body:") and entity in self.context.entities:
            entity = self.context.entities[entity].of or ""
        return entity if entity.startswith("country:") else None

    def _states_abroad(self) -> Iterator[tuple[str, frozenset[str]]]:
        """By person the countries that are not his: *his Chinese counterpart*, *arrived in Beijing*."""
        found: dict[str, set[str]] = {}
        for mention in self.context.mentions:
            state = self._state_of(mention)
            if state is None or mention.form != "name":
                continue
            ahead = self.context.text[max(0, mention.start - 40) : mention.start]
            behind = self.context.text[mention.end : mention.end + 20]
            if self.words.abroad_before.search(ahead) is None and not (
                self.words.abroad_behind.match(behind) and re.search(r"\b(?:his|her|their) $", ahead)
            ):
                continue
            here = self.at.sentence(mention.start)
            for one in self.context.mentions:
                if (
                    one.start < mention.start
                    and one.entity.startswith("person:")
                    and self.at.sentence(one.start) == here
                ):
                    found.setdefault(one.entity, set()).add(state)
        yield from ((person, frozenset(states)) for person, states in found.items())

    def _state_of(self, mention: Mention) -> str | None:
        if mention.entity.startswith("country:"):
            return mention.entity
        known = self.context.entities.get(mention.entity)
        return None if known is None or known.type != "place" else known.within

    def national(self, office: OfficePhrase, start: int, person: str, date: str | None) -> str | None:
        """The country of an office of state of which no words say whose it is: that of the leader known by that name,
        else the country that the article is about.
        """
        name = self.context.entities[person].name if person in self.context.entities else ""
        if office.head in self.words.leading and " " in name:
            leader = leader_of_name(name, None, date)
            if leader is not None:
                return leader.country if is_of_one_country(name, leader) else None
        if self.context.text[start].islower() or (office.head in self.words.leading and " " not in name):
            return None
        if office.text in ("Sen.", "Rep."):
            named = re.search(rf"\b(?:{'|'.join(sorted(self.words.parties))})\b", self.context.text)
            return "country:US" if named is not None else None
        words = office.text.lower().removesuffix(" of the government").split()
        if not self.is_national(office) and (
            "of" in words or not self.words.state.intersection([*words, *office.text.lower().split()[-1:]])
        ):
            return None
        if self.has_possessive(start) or len(self._countries) == 0:
            return None
        if office.head == "secretary of state" and " for " in office.text:
            return None  # the United Kingdom has many
        if office.head == "secretary of state":  # none but the United States' goes without saying whose
            return "country:US" if "country:US" in self._countries else None
        if office.text.rstrip(".") in self.words.abbreviations:
            return None
        own = Counter({one: n for one, n in self._countries.items() if one not in self._abroad.get(person, ())})
        if not own:
            return None
        (most, count), *_ = own.most_common(1)
        # In a story about two states the president is either's.
        return most if count >= 2 and (sum(own.values()) - count) * _LONE <= count else None

    def man_before(self, position: int) -> str | None:
        """Whom *his* means: the last person of the sentence before it, else the first of the sentence before."""
        here = self.at.sentence(position)
        people = [m for m in self.context.mentions if m.start < position and m.entity.startswith("person:")]
        same = [m.entity for m in people if self.at.sentence(m.start) == here]
        earlier = [m.entity for m in people if self.at.sentence(m.start) == here - 1]
        return same[-1] if same else earlier[0] if earlier else None


def is_origin(office: OfficePhrase, words: str) -> bool:
    """Whether the country before an office is only where its holder comes from: *Kuwaiti secretary general*."""
    if office.of_span is None or not (office.of or "").startswith("country:"):
        return False
    return office.of_span[1] <= office.head_span[0] and words[office.of_span[1] :][:1] == " "


def is_of_one_country(name: str, leader: Leader) -> bool:
    """Whether no other country had a leader of that name: *Queen Elizabeth II* was the queen of many."""
    others = {one.country for word in name_words(leader.name).words for one in leaders_named(word)} - {leader.country}
    return all(leader_of_name(name, country) is None for country in others)
