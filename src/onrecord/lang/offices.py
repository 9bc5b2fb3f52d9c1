"""Words that put people into offices and out of them, and words that stand beside titles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from onrecord.lang.schema import read_table, strings, words
from onrecord.model.claims import RoleChange

Changes = Mapping[str, RoleChange]


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What becomes of whom, by verb and by noun, and what may stand in a title."""

    put: Changes
    """Verbs of which the person is the object."""
    out: Changes
    own: Changes
    """Verbs of which the person is the subject."""
    nouns: Changes
    plurals: Mapping[str, str]
    """*presidents*: the plural of an office to its singular."""
    moving: frozenset[str]
    """Verbs that move somebody *to* an office."""
    pressing: frozenset[str]
    """Verbs of pressing somebody to leave."""
    abroad_before: re.Pattern[str]
    """Words that lead to a country where somebody is a guest."""
    abroad_behind: re.Pattern[str]
    """Words behind a country that make it another's: *his Chinese counterpart*."""
    parties: frozenset[str]
    """Words of the parties whose lawmakers' short titles (*Sen.*) go without saying whose."""
    mirrors: Changes
    """*counterpart*, *predecessor*: a noun that gives its man the office of another."""
    abbreviations: Mapping[str, str]
    lead: Changes
    """Words before an office that say what became of it: *hitherto*."""
    succession: frozenset[str]
    instead: frozenset[str]
    credentials: frozenset[str]
    tendering: frozenset[str]
    leaving: frozenset[str]
    """Verbs of leaving a post; below, the nouns for posts and for what they bring."""
    posts: frozenset[str]
    duties: frozenset[str]
    relieving: frozenset[str]
    """Verbs of freeing somebody *of his duties*."""
    ending: frozenset[str]
    """Verbs of ending somebody's duties."""
    recalling: frozenset[str]
    envoys: frozenset[str]
    """Verbs of calling back for good, and the kinds of office of those who can be."""
    heading: Mapping[str, str]
    """*heads*: a verb of having an office, to the office."""
    bodies: frozenset[str]
    """Nouns for parts of bodies that have a head."""
    courtesies: frozenset[str]
    ranks: frozenset[str]
    given: frozenset[str]
    """Given names that are titles elsewhere."""
    no_office: frozenset[str]
    """Kinds of office, and words, that are no office."""
    bare: frozenset[str]
    foreign_born: frozenset[str]
    """Kinds of office before which a nationality is the holder's own."""
    national: frozenset[str]
    leading: frozenset[str]
    state: frozenset[str]
    """Words of an office that make it the state's: *cabinet*, *government*."""
    changing: frozenset[str]
    possessives: frozenset[str]

    @property
    def duties_and_posts(self) -> frozenset[str]:
        """What somebody may be relieved of."""
        return self.duties | self.posts


@lru_cache(maxsize=4)
def office_words(code: str) -> OfficeWords:
    """The words of ``offices.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/offices.toml"
    table = read_table(code, "offices")

    def changes(section: str) -> Changes:
        return cast("dict[str, RoleChange]", words(table, section, get_args(RoleChange), where))

    def listed(section: str, name: str) -> frozenset[str]:
        return strings(table, section, name, where)

    def one_of(section: str, name: str, pattern: str) -> re.Pattern[str]:
        return re.compile(
            pattern.format("|".join(sorted(map(re.escape, listed(section, name)), key=len, reverse=True)))
        )

    return OfficeWords(
        put=changes("put"),
        out=changes("out"),
        own=changes("self"),
        nouns=changes("nouns"),
        plurals=words(table, "plurals", None, where),
        moving=listed("moving", "words"),
        pressing=listed("pressing", "words"),
        abroad_before=one_of("abroad", "before", r"\b(?:{}) (?:the )?(?:\w+ )?$"),
        abroad_behind=one_of("abroad", "behind", r" (?:\w+ )?(?:{})\b"),
        parties=listed("parties", "words"),
        mirrors=changes("mirrors"),
        abbreviations=words(table, "abbreviations", None, where),
        lead=changes("lead"),
        succession=listed("succession", "verbs"),
        instead=listed("succession", "instead"),
        credentials=listed("succession", "credentials"),
        tendering=listed("succession", "tendering"),
        leaving=listed("duties", "leaving"),
        posts=listed("duties", "posts"),
        duties=listed("duties", "nouns"),
        relieving=listed("duties", "relieving"),
        ending=listed("duties", "ending"),
        recalling=listed("duties", "recalling"),
        envoys=listed("duties", "envoys"),
        heading=words(table, "heading", None, where),
        bodies=listed("heads", "bodies"),
        courtesies=listed("titles", "courtesies"),
        ranks=listed("titles", "ranks"),
        given=listed("titles", "given"),
        no_office=listed("titles", "no_office"),
        bare=listed("titles", "bare"),
        foreign_born=listed("titles", "foreign_born"),
        national=listed("titles", "national"),
        leading=listed("titles", "leading"),
        state=listed("titles", "state"),
        changing=listed("titles", "changing"),
        possessives=listed("titles", "possessives"),
    )
