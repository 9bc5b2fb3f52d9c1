"""Descriptions: who *the Polish leader*, *its foreign minister*, *the ministry in Baku* and *the newspaper* are.

A description stands for somebody named before whom all of its words fit: the office, whose office it is, the kind of
body. One word too many (*the former minister*) and it stands for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord import world
from onrecord.lang import Language
from onrecord.model.reading import Mention, Title
from onrecord.model.text import Span
from onrecord.reading.antecedents import Candidate, History
from onrecord.reading.bodies import trigger_words
from onrecord.reading.cast import Cast, Member
from onrecord.reading.phrases import LOOSE
from onrecord.reading.tree import Tree
from onrecord.world.ids import name_slug

_REACH = 6
_FAR = 40
_DEFINITE = frozenset({"the", "this", "that"})
_NEUTRAL = frozenset("also new own same senior then top veteran visiting".split())
_ANY_OFFICE = frozenset({"colleague", "counterpart"})
"""*his Czech colleague*: whoever holds an office of that country."""
_GROUP_OWN_WORDS = "member"


class Descriptions:
    """Finds whom a noun with *the*, *his* or *Poland's* stands for."""

    def __init__(
        self,
        cast: Cast,
        tree: Tree,
        titles: Sequence[Title],
        history: History,
        paragraph_of: Sequence[int],
        language: Language,
    ) -> None:
        self.cast = cast
        self.tree = tree
        self.words = language.reference
        self.history = history
        self.paragraph_of = paragraph_of
        self.offices: dict[str, list[Title]] = {}
        for title in titles:
            self.offices.setdefault(title.person, []).append(title)

    def resolve(self, index: int, *, speaks: bool) -> Mention | None:
        """The mention that the noun at ``index`` makes; ``speaks`` where it is the source of words."""
        if self._is_named(index):
            return None
        lemma = self.tree.lemmas[index].lower()
        word = self.tree.word(index).lower()
        owned, owner = self._owner(index)
        definite = self._determiner(index) in _DEFINITE
        if definite or owned or self._country_before(index) is not None:
            found = self._person(index, lemma, owner, definite=definite)
            if found is not None:
                return found
        if definite:
            found = self._outlet(index, lemma) or self._organisation(index, lemma)
            if found is not None:
                return found
        if word in trigger_words() and (definite or owned):
            found = self._body(index, owner)
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
        return tree.pos(index) == "PROPN" and any(
            tree.pos(child) == "PROPN" and self.cast.at(tree.tokens[child].span) is None
            for child in tree.children(index, "compound", "amod")
        )

    # People

    def _person(self, index: int, lemma: str, owner: str | None, *, definite: bool) -> Mention | None:
        """*the minister*, *the Polish leader*, *its foreign minister*: the holder of such an office."""
        phrase = self._plain(index)
        office = world.parse_office(phrase, owner)
        noun = self._noun(index)
        listed = self.words.person_nouns.get(noun, self.words.person_nouns.get(lemma))
        if office is None and listed is None:
            return None
        if self.tree.word(index).lower() != lemma and not self.tree.word(index)[:1].isupper():
            return None  # a plural
        whose = self._country_before(index) or owner
        if whose is None and office is not None:
            whose = office.on_behalf_of or office.of
        if noun in _ANY_OFFICE and self._country_before(index) is None:
            return None

        def fits(candidate: Candidate) -> bool:
            if candidate.entity is None:
                return False
            return any(
                not title.span.contains(self.tree.tokens[index].span)
                and self._is_held(index, title, office, noun, listed, whose)
                for title in self.offices.get(candidate.entity, ())
            )

        place = self._place(index)
        near = self.history.best(place, fits, reach=_REACH)
        if near is None:
            far = {c.entity for c in self.history.back(place[0], place[1], _FAR) if fits(c)}
            if len(far) != 1 or not (definite or whose):
                return None
            entity = next(iter(far))
        else:
            entity = near.entity
        return None if entity is None else self._note(self.cast.members[entity], self._span(index), "nominal")

    def _is_held(
        self,
        index: int,
        title: Title,
        office: world.OfficePhrase | None,
        noun: str,
        listed: frozenset[str] | None,
        whose: str | None,
    ) -> bool:
        """Whether a title fits the words of a description, all of them."""
        if whose is not None and whose not in (title.on_behalf_of, title.of) and not self._is_parent(whose, title):
            return False
        if title.change == "former" and "former" not in self._plain(index).lower():
            return False
        named = set(title.office.lower().split())
        left = [
            word
            for word in self._modifiers(index)
            if word not in named and word not in _NEUTRAL and not re.fullmatch(r"\d+-year-old", word)
        ]
        if left and not (office is not None and office.head == title.head):
            return False
        if office is not None and office.head == title.head:
            return True
        last = noun.split()[-1]
        if title.head.split()[-1] == last and not title.head.endswith("prime minister"):
            return True
        return listed is not None and (not listed or title.head in listed)

    def _is_parent(self, whose: str, title: Title) -> bool:
        of = None if title.of is None else self.cast.members.get(title.of)
        return of is not None and of.of == whose

    def behalf(self, entity: str) -> str | None:
        """For whom a person speaks, by his offices; a country or body for itself and its parent."""
        if entity.startswith("person:"):
            return next(
                (title.on_behalf_of for title in self.offices.get(entity, ()) if title.on_behalf_of is not None), None
            )
        return entity if entity.startswith("country:") else None

    # Outlets, organisations, bodies

    def _outlet(self, index: int, lemma: str) -> Mention | None:
        if lemma not in self.words.outlet_nouns or self._modifiers(index):
            return None
        member = self._last(index, lambda m: m.type == "outlet")
        return None if member is None else self._note(member, self._span(index), "nominal")

    def _organisation(self, index: int, lemma: str) -> Mention | None:
        """*the bloc*: the last organisation; *the institute*: the one whose name has that word."""
        if self.tree.word(index).lower() != lemma:
            return None
        modifiers = self._modifiers(index)
        member = self._last(
            index,
            lambda m: m.type in ("organisation", "body", "outlet") and self._has_word(m, lemma, modifiers),
            reach=_FAR,
        )
        bare = not self.tree.children(index, "compound", "amod", "nmod")
        if member is None and lemma in self.words.organisation_nouns and bare:
            member = self._last(index, lambda m: m.type == "organisation")
        return None if member is None else self._note(member, self._span(index), "nominal")

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
            body = world.parse_body(self._plain(index), owner)
            if body is not None and body.id is not None:
                member = self.cast.add(body.id, "body", body.name, of=body.of)
                return self._note(member, self._span(index), "nominal")
            return None
        phrase = world.parse_body(self._bounds(index).of(self.tree.text))
        kind = None if phrase is None else phrase.kind
        word = self.tree.word(index).lower()
        here = self._country_inside(index)

        def fits(member: Member) -> bool:
            if member.type != "body" or kind is None or word not in member.name.lower():
                return False
            return here is None or member.of == here

        member_found = self._last(index, fits, reach=_FAR)
        return None if member_found is None else self._note(member_found, self._span(index), "nominal")

    def _country_inside(self, index: int) -> str | None:
        """*the ministry in Baku*: the country of the place that follows."""
        for child in self.tree.children(index, "nmod"):
            mention = self.cast.at(self.tree.tokens[child].span)
            if mention is not None:
                member = self.cast.members[mention.entity]
                return member.id if member.type == "country" else member.within
        return None

    # Countries, groups, documents

    def _country(self, index: int, owner: str | None, *, definite: bool) -> Mention | None:
        """*the country*, *his country*: the country of whose speech or sentence this is."""
        if owner is not None:
            if not owner.startswith("country:"):
                return None
            return self._note(self.cast.members.get(owner) or self._add_country(owner), self._span(index), "nominal")
        if not definite or self.tree.children(index, "amod", "nmod", "compound", "acl"):
            return None
        member = self._last(index, lambda m: m.type == "country", salient=True)
        return None if member is None else self._note(member, self._span(index), "nominal")

    def _group(self, index: int) -> Mention | None:
        """*the SCO member states*, *member states of the SCO*: a group of that organisation."""
        tree = self.tree
        own_words = {tree.word(child).lower() for child in tree.children(index, "compound", "amod")}
        if _GROUP_OWN_WORDS not in own_words and tree.lemmas[index] != _GROUP_OWN_WORDS:
            return None
        bounds = self._bounds(index)
        owners = (m.entity for m in self.cast.mentions() if bounds.contains(m.span) and m.entity.startswith("org:"))
        owner = next(owners, None)
        if owner is None:
            last = self._last(index, lambda m: m.type == "organisation")
            owner = None if last is None or self._determiner(index) is None else last.id
        if owner is None or tree.child(index, "nummod") is not None:
            return None
        slug = owner.removeprefix("org:")
        name = self.cast.members[owner].name
        member = self.cast.add(f"group:{slug}-member-states", "group", f"member states of the {name}", of=owner)
        return self._note(member, bounds, "nominal")

    def _document(self, index: int, lemma: str, *, definite: bool) -> Mention | None:
        """*the letter warns*: the document named before, or this one by its own words."""
        span = self._span(index)
        if definite:
            noun = self._noun(index)
            anything = lemma in self.words.any_document
            member = self._last(
                index, lambda m: m.type == "document" and (anything or noun in m.name.lower()), reach=_FAR
            )
            if member is not None:
                return self._note(member, span, "nominal")
        elif self._determiner(index) not in ("a", "an") and self.tree.child(index, "nmod:poss") is None:
            return None
        words = self._plain(index)
        return self._note(self.cast.add(f"document:{name_slug(words)}", "document", words), span, "nominal")

    # Looking back

    def _last(
        self, index: int, fits: Callable[[Member], bool], *, reach: int = _REACH, salient: bool = True
    ) -> Member | None:
        """The likeliest antecedent that fits."""

        def suits(candidate: Candidate) -> bool:
            return candidate.entity is not None and fits(self.cast.members[candidate.entity])

        found = self.history.best(self._place(index), suits, reach=reach, salient=salient)
        return None if found is None or found.entity is None else self.cast.members[found.entity]

    def _place(self, index: int) -> tuple[int, int, int]:
        return index, self.tree.sentence_of[index], self.paragraph_of[index]

    def _add_country(self, id_: str) -> Member:
        country = world.country(id_)
        return self.cast.add(id_, "country", country.name if country is not None else id_)

    # The words of a description

    def _owner(self, index: int) -> tuple[bool, str | None]:
        """Whether a possessor stands before the noun, and the country or organisation that it is or speaks for."""
        possessor = self.tree.child(index, "nmod:poss")
        if possessor is None:
            return False, None
        span = self.tree.tokens[possessor].span
        mention = self.cast.at(span)
        if mention is None and self.tree.word(possessor).lower() == "its":
            last = self._last(index, lambda m: m.type in ("country", "organisation"), reach=1)
            return True, None if last is None else last.id
        if mention is None:
            return True, None
        return True, self.behalf(mention.entity) or (mention.entity if mention.entity.startswith("org:") else None)

    def _country_before(self, index: int) -> str | None:
        """*Polish* in *the Polish leader*, *his Czech colleague*."""
        for child in self.tree.children(index, "amod", "compound"):
            mention = self.cast.at(self.tree.tokens[child].span)
            if mention is not None and mention.entity.startswith("country:"):
                return mention.entity
        return None

    def _determiner(self, index: int) -> str | None:
        child = self.tree.child(index, "det")
        return None if child is None else self.tree.word(child).lower()

    def _modifiers(self, index: int) -> list[str]:
        """The words before the noun, lower case, without countries, determiners and possessors."""
        found = []
        for child in self.tree.children(index, "compound", "amod", "nummod"):
            mention = self.cast.at(self.tree.tokens[child].span)
            if child < index and not (mention is not None and mention.entity.startswith("country:")):
                found.append(self.tree.word(child).lower())
        return found

    def _noun(self, index: int) -> str:
        """The noun with what makes it another one (*foreign minister*, *news agency*), lower case."""
        parts = [child for child in self.tree.children(index, "compound", "amod") if child < index]
        words = [self.tree.lemmas[part].lower() for part in (*parts, index)]
        for first in range(len(words)):
            joined = " ".join(words[first:])
            if joined in self.words.person_nouns or joined in self.words.document_nouns:
                return joined
        return words[-1]

    def _plain(self, index: int) -> str:
        """The description without its article or possessor."""
        own = self._own(index)
        skip: set[int] = set()
        for child in self.tree.children(index, "det", "nmod:poss"):
            skip.update(self.tree.subtree(child))
        kept = [part for part in own if part not in skip]
        return self.tree.text[self.tree.tokens[min(kept)].start : self.tree.tokens[index].end]

    def _own(self, index: int) -> list[int]:
        loose = frozenset({"acl", "appos", "parataxis", "conj", "cc", "punct", "case"})
        return [child for child in self.tree.subtree(index, loose) if child <= index]

    def _bounds(self, index: int) -> Span:
        return self.tree.core_span(index, LOOSE)

    def _span(self, index: int) -> Span:
        """Determiner to noun, without what follows."""
        return Span(self.tree.tokens[min(self._own(index))].start, self.tree.tokens[index].end)

    def _note(self, member: Member, span: Span, form: str) -> Mention:
        return self.cast.mention(member, span, form)
