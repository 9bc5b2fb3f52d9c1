"""Descriptions: what *the ministry in Baku*, *its foreign ministry*, *the newspaper*, *the letter* are.

A description stands for something named before that all of its words fit. Who *the minister* is, tell the ``holders``
of offices.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord import world
from onrecord.model.reading import Mention
from onrecord.model.text import Span
from onrecord.reading.antecedents import FAR, REACH, Candidate
from onrecord.reading.bodies import trigger_words
from onrecord.reading.cast import Member
from onrecord.reading.country_words import CountryWords
from onrecord.reading.discourse import Discourse
from onrecord.reading.holders import Holders
from onrecord.reading.homes import Homes
from onrecord.reading.noun_words import NounWords
from onrecord.world.ids import name_slug

_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "another", "any", "each", "every", "no", "one", "some"})
_FIRST = frozenset({"my", "our"})
_GROUP_OWN_WORDS = "member"


class Descriptions:
    """Finds whom a noun with *the*, *his* or *Poland's* stands for."""

    def __init__(
        self, discourse: Discourse, holders: Holders, homes: Homes, speaker: Callable[[Span], str | None]
    ) -> None:
        self.cast = discourse.cast
        self.tree = discourse.tree
        self.history = discourse.history
        self.places = discourse.places
        self.words = discourse.words
        self.nouns = NounWords(self.cast, self.tree, self.words)
        self.speaker = speaker
        self.homes = homes
        self.holders = holders
        self.countries = CountryWords(discourse, self.holders.behalf, speaker)

    def resolve(self, index: int, *, speaks: bool) -> Mention | None:
        """The mention that the noun at ``index`` makes; ``speaks`` where it is the source of words."""
        if speaks or self._is_told(index):
            masthead = self._masthead(index)
            if masthead is not None:
                return masthead
        if self._is_named(index):
            return None
        lemma = self.tree.lemmas[index].lower()
        owned, owner = self._owner(index)
        definite = self.nouns.determiner(index) in _DEFINITE
        known = self.nouns.country_before(index) is not None and self.nouns.determiner(index) not in _INDEFINITE
        if (definite or owned or known) and not (definite and self._is_unnamed(index, lemma)):
            found = self.holders.holder(index, lemma, owner, definite=definite)
            if found is not None:
                return found
        if definite and (found := self._definite(index, lemma)) is not None:
            return found
        return self._thing(index, lemma, (owned, owner), speaks=speaks)

    def _is_unnamed(self, index: int, lemma: str) -> bool:
        """*the official*, after *a Mexican official*; *the spokesman*, after *her spokesman* in the paragraph: the one
        whom the article leaves unnamed, unless somebody of that word was named in between.
        """
        far = lemma in self.words.unnamed
        for place in range(index - 1, -1, -1):
            if self.places[index].paragraph - self.places[place].paragraph > (REACH if far else 0):
                return False
            if self.tree.lemmas[place].lower() == lemma and self.cast.at(self.tree.tokens[place].span) is None:
                indefinite = self.nouns.determiner(place) in _INDEFINITE
                return indefinite if far else indefinite or self._is_left_open(place)
        return False

    def _is_left_open(self, place: int) -> bool:
        """*the prime minister's official spokesman said*: somebody's, who speaks and whom nobody names."""
        tree = self.tree
        if self.places[place].quoted or tree.word(place).lower() != tree.lemmas[place].lower():
            return False  # foreign ministers of the region
        if any(
            title.span.contains(tree.tokens[place].span) for titles in self.holders.offices.values() for title in titles
        ):
            return False
        return tree.main(place) == "nsubj" and tree.child(place, "nmod:poss", "nmod") is not None

    def _definite(self, index: int, lemma: str) -> Mention | None:
        """*the economist*, *the newspaper*, *the bloc*, *the Chinese side*."""
        if self.tree.word(index).lower() in self.words.people:
            return self.holders.untitled(index)
        country = self.nouns.country_before(index)
        if lemma == "side" and country is not None:
            return self._note(self.cast.members[country], self.nouns.span(index), "nominal")
        return self._outlet(index, lemma) or self._organisation(index, lemma)

    def _thing(self, index: int, lemma: str, owner: tuple[bool, str | None], *, speaks: bool) -> Mention | None:
        """*its foreign ministry*, *the country*, *member states*, *the letter*."""
        definite = self.nouns.determiner(index) in _DEFINITE
        word = self.tree.word(index).lower()
        if word in trigger_words() and (definite or owner[0]):
            found = self._body(index, owner[1])
            if found is not None:
                return found
        if lemma in self.words.country_nouns and word == lemma:
            return self._country(index, owner, definite=definite)
        if word in self.words.group_nouns:
            return self._group(index)
        if speaks and lemma in self.words.document_nouns:
            return self._document(index, lemma, definite=definite)
        return None

    def _is_named(self, index: int) -> bool:
        """*Ambassador Mohib*, *the Soviet Union*: a name is no description, nor is what stands before one."""
        tree = self.tree
        if self.cast.at(tree.tokens[index].span) is not None:
            return True
        if any(tree.pos(child) == "PROPN" for child in tree.children(index, "flat", "appos") if child > index):
            return True
        if index + 1 < len(tree) and tree.pos(index + 1) == "PROPN":
            after = self.cast.at(tree.tokens[index + 1].span)
            if after is not None and after.entity.startswith("person:"):
                return True
        if self.nouns.noun(index) in self.words.person_nouns:
            return False  # the Secretary-General
        return tree.pos(index) == "PROPN" and any(
            tree.pos(child) == "PROPN" and self.cast.at(tree.tokens[child].span) is None
            for child in tree.children(index, "compound", "amod")
        )

    # People

    # Outlets, organisations, bodies

    def _is_told(self, index: int) -> bool:
        above = self.tree.head(index)
        return above >= 0 and self.tree.main(index) in ("obj", "iobj", "obl") and self.tree.lemmas[above] == "tell"

    def _masthead(self, index: int) -> Mention | None:
        """*the Bishkek Post reported*: a newspaper by the last word of its name."""
        tree = self.tree
        if tree.word(index) not in self.words.mastheads or self.cast.at(tree.tokens[index].span) is not None:
            return None
        first = index
        while first > 0 and tree.pos(first - 1) == "PROPN" and tree.sentence_of[first - 1] == tree.sentence_of[index]:
            first -= 1
        if first == index:
            return None
        span = Span(tree.tokens[first].start, tree.tokens[index].end)
        name = span.of(tree.text)
        return self._note(self.cast.add(f"outlet:{name_slug(name)}", "outlet", name), span, "name")

    def _outlet(self, index: int, lemma: str) -> Mention | None:
        if lemma not in self.words.outlet_nouns or self.nouns.modifiers(index):
            return None
        member = self._last(index, lambda m: m.type == "outlet")
        return None if member is None else self._note(member, self.nouns.span(index), "nominal")

    def _organisation(self, index: int, lemma: str) -> Mention | None:
        """*the bloc*: the last organisation; *the institute*: the one whose name has that word."""
        if self.tree.word(index).lower() != lemma:
            return None
        modifiers = self.nouns.modifiers(index)
        country = self.nouns.country_before(index)
        member = self._last(
            index,
            lambda m: (
                m.type in ("organisation", "body", "outlet")
                and (country is None or m.of == country)
                and self._has_word(m, lemma, modifiers)
            ),
            reach=FAR,
        )
        bare = not self.tree.children(index, "nmod") and all(
            word in self.words.scopes or word[:1].isdigit() for word in modifiers
        )
        if member is None and lemma in self.words.organisation_nouns and bare:
            member = self._last(index, lambda m: self._may_be(m, lemma, modifiers))
        return None if member is None else self._note(member, self.nouns.span(index), "nominal")

    def _may_be(self, member: Member, lemma: str, modifiers: Sequence[str]) -> bool:
        """Whether an organisation whose name lacks the word may be called so: *the bloc* is one of states, *the
        international community* is none.
        """
        if member.type != "organisation" or lemma in self.words.own_names:
            return False
        states = lemma in self.words.of_states or bool(modifiers)
        return not states or world.organisation(member.id) is not None

    def _has_word(self, member: Member, lemma: str, modifiers: Sequence[str]) -> bool:
        return any(
            lemma == words[-1] and set(modifiers) <= set(words)
            for name in self._names(member)
            if len(words := name.lower().split()) > 1
        )

    def _names(self, member: Member) -> list[str]:
        own = {m.span.of(self.tree.text) for m in member.mentions if m.form == "name"}
        return [member.name.partition(" of ")[0], *sorted(own)]

    def _body(self, index: int, owner: str | None) -> Mention | None:
        """*the ministry*: the last body of that kind; *its foreign ministry*: that of the owner."""
        if owner is not None:
            body = world.parse_body(self.nouns.plain(index), owner)
            if body is not None and body.id is not None:
                member = self.cast.add(body.id, "body", body.name, of=body.of)
                return self._note(member, self.nouns.span(index), "nominal")
            return None
        phrase = world.parse_body(self.nouns.bounds(index).of(self.tree.text))
        kind = None if phrase is None else phrase.kind
        word = self.tree.word(index).lower()
        here = self.nouns.country_before(index) or self._country_inside(index)
        if kind is None and here is not None:
            phrase = world.parse_body(word)
            kind = None if phrase is None else phrase.kind

        def fits(member: Member) -> bool:
            if member.type != "body" or kind is None or word not in member.name.lower():
                return False
            return here is None or member.of == here

        found = self._last(index, fits, reach=FAR) or self._body_of_holder(index, word, here)
        found = found or self._organ_of_state(index, self.nouns.plain(index))
        return None if found is None else self._note(found, self.nouns.span(index), "nominal")

    def organ(self, index: int, mention: Mention) -> Mention:
        """*the Foreign Ministry*, *the Cabinet*, whose own words name no owner: the organ of the state meant there."""
        member = self._organ_of_state(index, mention.span.of(self.tree.text))
        if member is None:
            return mention
        self.cast.members[mention.entity].mentions.remove(mention)
        return self._note(member, mention.span, "name")

    def _organ_of_state(self, index: int, words: str) -> Member | None:
        body = self.homes.organ(index, words)
        return None if body is None or body.id is None else self.cast.add(body.id, "body", body.name, of=body.of)

    def _body_of_holder(self, index: int, word: str, country: str | None) -> Member | None:
        """*the ministry* of the minister named last, *the presidency* of the president."""
        wanted = {"ministry": "minister", "presidency": "president"}.get(word)
        if wanted is None or self.nouns.modifiers(index):
            return None

        def holds(member: Member) -> bool:
            return any(
                title.head.endswith(wanted)
                and title.head != "prime minister"
                and title.on_behalf_of is not None
                and country in (None, title.on_behalf_of)
                for title in self.holders.offices.get(member.id, ())
            )

        holder = self._last(index, holds, reach=FAR)
        if holder is None:
            return None
        title = next(t for t in self.holders.offices[holder.id] if t.head.endswith(wanted))
        phrase = title.head.removeprefix("deputy ").removesuffix(wanted) + word
        body = world.parse_body(phrase.strip(), title.on_behalf_of)
        return None if body is None or body.id is None else self.cast.add(body.id, "body", body.name, of=body.of)

    def _country_inside(self, index: int) -> str | None:
        """*the ministry in Baku*: the country of the place that follows."""
        for child in self.tree.children(index, "nmod"):
            mention = self.cast.at(self.tree.tokens[child].span)
            if mention is not None:
                member = self.cast.members[mention.entity]
                return member.id if member.type == "country" else member.within
        return None

    # Countries, groups, documents

    def _country(self, index: int, owner: tuple[bool, str | None], *, definite: bool) -> Mention | None:
        """*the country*, *his country*: the country of whose speech or sentence this is."""
        if owner[0] and (owner[1] is None or not owner[1].startswith("country:")):
            return None
        found = owner[1] if owner[0] else self.countries.country(index) if definite else None
        if found is None:
            return None
        return self._note(self.cast.members.get(found) or self._add_country(found), self.nouns.span(index), "nominal")

    def _group(self, index: int) -> Mention | None:
        """*the SCO member states*, *member states of the SCO*: a group of that organisation."""
        tree = self.tree
        own_words = {tree.word(child).lower() for child in tree.children(index, "compound", "amod")}
        if _GROUP_OWN_WORDS not in own_words and tree.lemmas[index] != _GROUP_OWN_WORDS:
            return None
        bounds = self.nouns.bounds(index)
        owners = (m.entity for m in self.cast.mentions() if bounds.contains(m.span) and m.entity.startswith("org:"))
        owner = next(owners, None)
        if owner is None:
            last = self._last(index, lambda m: m.type == "organisation")
            owner = None if last is None or self.nouns.determiner(index) is None else last.id
        if owner is None or tree.child(index, "nummod") is not None:
            return None
        slug = owner.removeprefix("org:")
        name = self.cast.members[owner].name
        member = self.cast.add(f"group:{slug}-member-states", "group", f"member states of the {name}", of=owner)
        return self._note(member, bounds, "nominal")

    def _document(self, index: int, lemma: str, *, definite: bool) -> Mention | None:
        """*the letter warns*: the document named before, or this one by its own words."""
        if self.tree.pos(index) != "NOUN":
            return None
        span = self.nouns.span(index)
        if definite:
            noun = self.nouns.noun(index)
            anything = lemma in self.words.any_document
            member = self._last(
                index, lambda m: m.type == "document" and (anything or noun in m.name.lower()), reach=FAR
            )
            if member is not None:
                return self._note(member, span, "nominal")
        elif self.nouns.determiner(index) not in ("a", "an") and self.tree.child(index, "nmod:poss") is None:
            return None
        words = self.nouns.plain(index)
        return self._note(self.cast.add(f"document:{name_slug(words)}", "document", words), span, "nominal")

    # Looking back

    def _last(
        self, index: int, fits: Callable[[Member], bool], *, reach: int = REACH, salient: bool = True
    ) -> Member | None:
        """The likeliest antecedent that fits."""

        def suits(candidate: Candidate) -> bool:
            return candidate.entity is not None and fits(self.cast.members[candidate.entity])

        found = self.history.best(self.places[index], suits, reach=reach)
        return None if found is None or found.entity is None else self.cast.members[found.entity]

    def _add_country(self, id_: str) -> Member:
        country = world.country(id_)
        return self.cast.add(id_, "country", country.name if country is not None else id_)

    def _owner(self, index: int) -> tuple[bool, str | None]:
        """Whether a possessor stands before the noun, and the country or organisation that it is or speaks for."""
        possessor = self.tree.child(index, "nmod:poss")
        if possessor is None:
            return False, None
        span = self.tree.tokens[possessor].span
        mention = self.cast.at(span)
        if mention is None and self.tree.word(possessor).lower() in _FIRST:
            teller = self.speaker(span)
            return True, None if teller is None else self.holders.behalf(teller)
        if mention is None and self.tree.word(possessor).lower() == "its":
            last = self._last(index, lambda m: m.type in ("country", "organisation"), reach=1)
            return True, None if last is None else last.id
        if mention is None:
            return True, None
        return True, self.holders.behalf(mention.entity) or (
            mention.entity if mention.entity.startswith("org:") else None
        )

    def _note(self, member: Member, span: Span, form: str) -> Mention:
        return self.cast.mention(member, span, form)
