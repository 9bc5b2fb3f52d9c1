"""Homes: whose state an office or an organ is of where its words do not say (*Foreign Minister Berg*, *the Cabinet*).

News gives a minister his country once, or leaves it to the date line. Who is meant follows from where the text was
written and who carries it, from the state that the article is about, from who spoke just before, from *in Doha* before
the words, and, for heads of state and government, from the list of them. What speaks for two alike leaves it open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord import world
from onrecord.model.article import Article
from onrecord.model.reading import Mention, Title
from onrecord.model.text import Span
from onrecord.reading.discourse import Discourse
from onrecord.reading.holders import Holders
from onrecord.reading.person_titles import words_of_title
from onrecord.world.matching import leader_of_name

FILED, CARRIED = 1.5, 1.0
"""The state in which the text was written; that of the outlet that carries it, or of the agency whose text it is."""
_SHARE = 2.0
"""Times the share of a state among all that the article names."""
_SPOKE, _IN_PLACE, _TOLD, _OWN_WORD = 1.2, 3.0, 2.5, 1.5
"""Who spoke or acted before in the paragraph; *in Doha, the ministry*; *Argentina's foreign minister* elsewhere; an
office that bears its name in few states.
"""
_CITY = 0.5
"""A mention of a capital that does not stand for its government, to one of the state itself."""
_ENOUGH, _MARGIN = 2.0, 1.0
_ALONE = 1.5
"""Enough where the article names no state."""
_PARAGRAPHS = 3
"""The first ones, which a date line may open."""
_DATELINE = re.compile(r"\s*(?:[—–(\[]|--|-\s|\n|$)")
_OF_STATE = frozenset(
    "chancellor;emir;foreign secretary;king;monarch;premier;president;prime minister;queen;secretary of state;sultan;"
    "vice president".split(";")
)
_ORGANS = frozenset({"agency", "armed forces", "central bank", "government", "ministry", "police", "presidency"})
"""Kinds of body that only states have."""
_OWNED = re.compile(r"^(?:['’]s)? ")
_SAYING = frozenset({"announce", "say", "tell"})
_AMERICAN = re.compile(r"Secretary of State$", re.IGNORECASE)


class Homes:
    """Finds the state of offices and organs.

    ``origin`` is what tells of the state before the text does (``origin_of``), ``contents`` are the words that the
    article reports.
    """

    def __init__(
        self, discourse: Discourse, origin: Mapping[str, float], contents: Sequence[Span], holders: Holders
    ) -> None:
        self.cast = discourse.cast
        self.tree = discourse.tree
        self.history = discourse.history
        self.places = discourse.places
        self.contents = contents
        self.words = discourse.words
        self.holders = holders
        self.named: dict[str, float] = defaultdict(float)
        for member in self.cast.members.values():
            state = member.within if member.type == "place" else self._state_of(member.id)
            if state is not None and state.startswith("country:") and member.type in ("body", "country", "place"):
                self.named[state] += len(member.mentions) * (_CITY if member.type == "place" else 1.0)
        self.origin = dict(origin)
        filed = self._filed()
        if filed is not None:
            self.origin[filed] = max(FILED, self.origin.get(filed, 0.0))

    def _filed(self) -> str | None:
        """The state of a date line that has been left in the text (*Jeddah —*, *ANKARA* on a line of its own)."""
        starts = [0, *(match.end() for match in re.finditer(r"\n\n", self.tree.text))][:_PARAGRAPHS]
        for member in self.cast.members.values():
            for mention in member.mentions:
                if mention.start in starts and _DATELINE.match(self.tree.text, mention.end):
                    place = member.within if member.type == "place" else member.id
                    if place is not None and place.startswith("country:"):
                        return place
        return None

    def settled(self, title: Title) -> Title:
        """The title with the state for which its holder speaks, where that is beyond doubt."""
        span = words_of_title(self.cast, self.tree, title)
        words = "" if span is None else span.of(self.tree.text)
        while " " in words and words.split()[-1] in self.words.honorifics:
            words = words.rpartition(" ")[0]  # External Affairs Minister Dr. Sen
        index = self.tree.at(title.start)
        if index is None or not self._is_of_state(words, title):
            return title
        organ = title.head not in _OF_STATE and not title.head.endswith("minister")
        barred = self.holders.held(title.head, but=title.person) | self._other_states(words)
        listed = self._leads(title)
        if listed is not None and listed not in barred:
            return replace(title, on_behalf_of=listed)
        home = self._likeliest(index, self._of_office(words), barred, organ=organ)
        return title if home is None else replace(title, on_behalf_of=home)

    def _leads(self, title: Title) -> str | None:
        """The state that somebody leads by the list of leaders."""
        name = self.cast.members[title.person].name
        leader = leader_of_name(name) if " " in name and title.head in _OF_STATE else None
        return None if leader is None else leader.country

    def _other_states(self, words: str) -> frozenset[str]:
        """The states named in the article that have no office or organ of such a name."""
        own = self._states_of(words)
        return frozenset(self.named.keys() - own) if own else frozenset()

    def _states_of(self, words: str) -> frozenset[str]:
        lower = f" {words.lower()} "
        return next((states for name, states in self.words.national.items() if f" {name} " in lower), frozenset())

    def _of_office(self, words: str) -> dict[str, float]:
        """The states that the article elsewhere, or the office's very name tells of."""
        found: dict[str, float] = {}
        for member in self.cast.members.values():
            if member.type == "country" and any(self._is_owner(mention, words) for mention in member.mentions):
                found[member.id] = found.get(member.id, 0.0) + _TOLD
        organ = self._organ_named(words)
        if organ is not None:
            found[organ] = found.get(organ, 0.0) + _TOLD
        own = self._states_of(words)
        if _AMERICAN.search(words):
            own |= {"country:US"}
        fitting = own if len(own) == 1 else own & self.named.keys()
        for state in fitting:
            found[state] = found.get(state, 0.0) + (_TOLD if len(fitting) == 1 else _OWN_WORD)
        return found

    def _organ_named(self, words: str) -> str | None:
        """The state whose organ of that kind, and no other's, the article names (*China's Foreign Ministry*)."""
        office, body = world.parse_office(words, "country:AQ"), world.parse_body(words, "country:AQ")
        whole = office.of if office is not None else None if body is None else body.id
        if whole is None or not whole.startswith("body:aq-"):
            return None
        kind = whole.removeprefix("body:aq")
        owners = {
            member.of
            for member in self.cast.members.values()
            if member.type == "body" and member.mentions and member.of is not None and member.id.endswith(kind)
        }
        only = owners.pop() if len(owners) == 1 else None
        return only if only is not None and only.startswith("country:") else None

    def _is_owner(self, mention: Mention, words: str) -> bool:
        """*Argentina's foreign minister said*: the same office, with its state, and no other name beside it."""
        text = self.tree.text
        behind = _OWNED.sub("", text[mention.end : mention.end + len(words) + 3].lower())
        if behind.startswith(words.lower()):
            last = self.tree.at(mention.end + text[mention.end :].lower().find(words.lower()) + len(words) - 1)
            return last is not None and not self._is_somebodys(last)
        return text[: mention.start].lower().removesuffix("the ").endswith(f"{words.lower()} of ")

    def _is_somebodys(self, last: int) -> bool:
        """Whether an office is said of somebody who is named: *X, who is Peru's president*, *Peru's president X*."""
        head = last
        while self.tree.main(head) in ("compound", "flat") and self.tree.head(head) > head:
            head = self.tree.head(head)
        beside = [self.cast.at(token.span) for token in self.tree.tokens[last + 1 : last + 3]]
        named = any(mention is not None and mention.entity.startswith("person:") for mention in beside)
        return named or self.tree.child(head, "cop") is not None or self.tree.main(head) in ("appos", "flat")

    def _is_of_state(self, words: str, title: Title) -> bool:
        """Whether an office is one that states have, by its own name or by the organ it belongs to."""
        office = world.parse_office(words, "country:AQ")
        if office is None or office.on_behalf_of != "country:AQ":
            return False
        if office.head in _OF_STATE or office.head.endswith("minister") or self._states_of(words):
            return title.to is None
        body = None if office.of is None or not office.of.startswith("body:") else office.of
        return body is not None and self._is_organ(body)

    @staticmethod
    def _is_organ(body: str) -> bool:
        name = body.partition("-")[2].replace("-", " ")
        found = world.parse_body(name)
        return found is not None and found.kind in _ORGANS

    def organ(self, index: int, words: str) -> world.Body | None:
        """The organ of a state that bare words name (*the Cabinet*), at the token ``index``."""
        bare = world.parse_body(words)
        if bare is None or bare.id is not None or bare.kind not in _ORGANS or len(words.split()) > 6:
            return None
        home = self._likeliest(index, self._of_office(words), self._other_states(words), organ=True)
        return None if home is None else world.parse_body(words, home)

    def _likeliest(
        self, index: int, more: Mapping[str, float], barred: frozenset[str] = frozenset(), *, organ: bool
    ) -> str | None:
        """The state that leads by enough; by more where the sentence names another, never where another spoke last."""
        total = sum(self.named.values())
        scores = {state: _SHARE * count / total for state, count in self.named.items()}
        spoke, beside = self._before(index)
        place = self._in_place(index)
        reasons = [(state, score) for state, score in self.origin.items() if not self.named or state in self.named]
        reasons += more.items()
        if spoke is not None:
            reasons.append((spoke, _SPOKE))
        if place is not None:
            reasons.append((place, _IN_PLACE if organ else _SPOKE))
        for state, score in reasons:
            scores[state] = scores.get(state, 0.0) + score
        ranked = sorted(scores.keys() - barred, key=lambda state: -scores[state])
        if not ranked or (place is None and spoke not in (None, ranked[0]) and ranked[0] not in more):
            return None
        if ranked[0] not in dict(reasons):
            return None  # a state that is only named is as often the one visited
        near = beside | {spoke, place} - {None}
        margin = _MARGIN if not near or ranked[0] in near else 2 * _MARGIN
        lead = scores[ranked[0]] - (scores[ranked[1]] if len(ranked) > 1 else 0.0)
        enough = _ALONE if not self.named else _ENOUGH
        return ranked[0] if scores[ranked[0]] >= enough and lead >= margin else None

    def _before(self, index: int) -> tuple[str | None, set[str]]:
        """The state that spoke or acted last in the paragraph before the words; others that are named beside them."""
        here = self.places[index]
        spoke: str | None = None
        beside: set[str] = set()
        for candidate in self.history.candidates:
            if candidate.entity is None or candidate.place.paragraph != here.paragraph or candidate.token >= index:
                continue
            state = self._state_of(candidate.entity)
            if state is None or not state.startswith("country:"):
                continue
            told = any(span.contains(self.tree.tokens[candidate.token].span) for span in self.contents)
            official = candidate.subject and not candidate.entity.startswith("country:")
            if not told and (candidate.spoke or official):
                spoke = state
            elif candidate.subject or (not told and candidate.place.sentence == here.sentence):
                beside.add(state)
        return spoke, beside

    def _state_of(self, entity: str) -> str | None:
        member = self.cast.members[entity]
        if member.type == "country":
            return member.id
        if member.type == "outlet":
            outlet = world.outlet(entity)
            return outlet.country if outlet is not None and outlet.country in self.named else None
        if member.type == "person":
            return self.holders.behalf(entity)
        return member.of if member.type == "body" and (member.of or "").startswith("country:") else None

    def _in_place(self, index: int) -> str | None:
        """*In Doha, the Foreign Ministry*, *the ministry said in Doha*: the state of the place where it is said."""
        here = self.places[index].sentence
        for member in self.cast.members.values():
            if member.type not in ("country", "place"):
                continue
            for mention in member.mentions:
                first = self.tree.at(mention.start)
                if first is not None and self.places[first].sentence == here and self._is_scene(first, mention, index):
                    return member.within if member.type == "place" else member.id
        return None

    def _is_scene(self, first: int, mention: Mention, index: int) -> bool:
        """Whether a place opens the sentence, with its comma, or stands right behind the verb of saying."""
        tree = self.tree
        before = tree.word(first - 1).lower() if first else ""
        last = tree.at(mention.end - 1)
        if last is None or before not in ("from", "in"):
            return False
        opens = first == 1 or self.places[first - 2].sentence != self.places[first].sentence
        if opens and last < index:
            return tree.word(last + 1) == ","
        return first > index and first > 1 and tree.lemmas[first - 2] in _SAYING and tree.pos(first - 2) == "VERB"


def origin_of(article: Article) -> dict[str, float]:
    """How much the date line, the publisher and the agencies of an article tell of a state, by the state's id."""
    found: dict[str, float] = {}
    filed = {known.id for known in world.recognise(article.filed_from or "") if known.id.startswith("country:")}
    if len(filed) == 1:
        found[filed.pop()] = FILED
    houses = [article.publisher.entity if article.publisher is not None else None]
    houses += [credit.entity for credit in article.credits if credit.relation == "reprint"]
    for outlet in (world.outlet(house) for house in dict.fromkeys(houses) if house is not None):
        if outlet is not None and outlet.country is not None:
            found[outlet.country] = found.get(outlet.country, 0.0) + CARRIED
    return found
