"""Words of meetings: nouns and verbs, and what other words make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast, get_args

from onrecord.lang.meeting_lines import LineWords, alternatives, line_words
from onrecord.lang.schema import LanguageDataError, read_table, section_of, strings, words
from onrecord.model.claims import MeetingState, MeetingType


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """Which nouns and verbs are meetings of which type, and what words around them say."""

    nouns: Mapping[str, MeetingType]
    types: tuple[tuple[str, MeetingType], ...]
    """Words before a meeting that settle its type, longest first."""
    numbered: Mapping[str, MeetingType]
    object: Mapping[str, MeetingState]
    """Verbs by what they make of the meeting that is their object."""
    subject: Mapping[str, MeetingState]
    """Verbs by what they make of the meeting that is their subject."""
    standing: Mapping[str, MeetingState]
    acts: Mapping[str, MeetingType]
    gathering: Mapping[str, str]
    gatherings: Mapping[str, MeetingType]
    moves: Mapping[str, tuple[str, ...]]
    plain_moves: frozenset[str]
    """Those of ``moves`` that are a visit only with a day or a purpose."""
    setting_out: frozenset[str]
    """Those that begin one."""
    receiving: frozenset[str]
    """Acts whose object is a guest."""
    speaking: frozenset[str]
    attending: frozenset[str]
    absent: frozenset[str]
    present: frozenset[str]
    """Verbs whose subject is at the meeting that something is done at (*speaking at the conference*)."""
    chairing: frozenset[str]
    hosting: frozenset[str]
    chair: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    habit: frozenset[str]
    plans: frozenset[str]
    """Nouns that make a meeting a plan (*the holding of the summit*)."""
    plain: frozenset[str]
    """Adjectives that, written in capitals, make no name of their own (*23rd Ordinary Summit*)."""
    visitors: frozenset[str]
    expected: frozenset[str]
    generic: frozenset[str]
    """Nouns of meetings of any kind, whose kind those who meet settle (*meeting*, *session*)."""
    states_of: frozenset[str]
    """Nouns that after *in* say how things stand between two (*in talks with*)."""
    openings: frozenset[str]
    """Those of ``parts`` that say that a meeting has begun."""
    any: frozenset[str]
    """Articles with which a meeting may be any."""
    definite: frozenset[str]
    """Articles and the like with which a meeting is one that is known."""
    staying: frozenset[str]
    """Verbs like *be* (*stands postponed*)."""
    sittings: Mapping[str, MeetingType]
    """Names of organs whose sittings go by that name (*at the European Council in June*)."""
    wishing: frozenset[str]
    """Verbs that wish for a meeting, with *for*."""
    wanting: frozenset[str]
    """Verbs that want a meeting as their object."""
    offering: frozenset[str]
    """Those of both that propose one rather than hope for it."""
    joined: re.Pattern[str]
    """A dash between two names before a noun (*the Africa – China summit*)."""
    under: re.Pattern[str]
    """*under India's chairmanship*; the chair as ``who``."""
    prefixes: frozenset[str]
    """What may stand before a noun of meeting with a hyphen (*mini-summit*)."""
    guests: re.Pattern[str]
    """*with X among the guests*; the name as ``who``."""
    fixing: frozenset[str]
    """Verbs that make a plan (*confirm*, *schedule*)."""
    passive_only: frozenset[str]
    """Verbs that make something of a meeting only in the passive (*was called*, *has been set*)."""
    own: frozenset[str]
    """What a meeting may be *of* that is its organisation or those who meet."""
    refusing: frozenset[str]
    at: re.Pattern[str]
    """A preposition that puts somebody at the meeting, at the end of the words before it."""
    before: re.Pattern[str]
    """A preposition that puts something before the meeting, likewise."""
    after: re.Pattern[str]
    parts: re.Pattern[str]
    """*on the sidelines of*, likewise; the noun as ``part``."""
    invitation: re.Pattern[str]
    """*an invitation to (attend)*, likewise."""
    going_on: re.Pattern[str]
    """*in*, *into* before talks that are no single meeting, likewise."""
    stands: re.Pattern[str]
    """What stands after *is* (*under way*)."""
    due: re.Pattern[str]
    """*is due to (be)*, *was to*, before a verb; the word as ``word``."""
    would: re.Pattern[str]
    had_to: re.Pattern[str]
    verb_group: re.Pattern[str]
    """What may stand between a subject and its verb."""
    object_gap: re.Pattern[str]
    """What may stand between a verb and its object."""
    telephone: re.Pattern[str]
    other: re.Pattern[str]
    """Words before or behind a noun of meeting that make it none between states."""
    pairs: re.Pattern[str]
    """*the two leaders*, *both sides*; the noun as ``noun``."""
    coming: re.Pattern[str]
    """Participles behind a noun that put it ahead (*to be held*, *scheduled*)."""
    council: re.Pattern[str]
    """Organs that only organisations have, whatever state's town stands behind them."""
    official: re.Pattern[str]
    """Adjectives that make a visit one of state."""
    joint: re.Pattern[str]
    """What stands between two who are named together (*A and South Korean President B*)."""
    leading: re.Pattern[str]
    """Offices of those whose meeting is one of leaders."""
    due_in: re.Pattern[str]
    """*due (to arrive) in*, *due there* behind *is*; *there* as ``there``."""
    to_visit: re.Pattern[str]
    """*to visit*, *to pay a visit to*, *to* before a place."""
    by_the_way: re.Pattern[str]
    """*while visiting*, *after arriving*, a participle behind a comma or at the head of a sentence."""
    headed: re.Pattern[str]
    """*led by* behind a delegation."""
    in_town: re.Pattern[str]
    """*in*, *back in* behind *is*."""
    stopping: re.Pattern[str]
    """*whether* before a verb: nothing is said of it."""
    led_by: re.Pattern[str]
    """*-led*, *-brokered* behind a name that only has a hand in it."""
    invitations: frozenset[str]
    aside: re.Pattern[str]
    """*on the sidelines*, *separately*."""
    purpose: re.Pattern[str]
    """What somebody goes somewhere for (*for talks*)."""
    way: re.Pattern[str]
    """What stands between a verb of going and the place."""
    way_on: re.Pattern[str]
    """What stands between two places of a list."""
    roads: str
    """A pattern to be filled with a preposition: what may stand between a verb of going and it."""
    leading_on: re.Pattern[str]
    """A lower-case word behind a place that makes it part of something else's name (*Minsk summit*)."""
    led: re.Pattern[str]
    """*a five-member delegation to* behind *led*."""
    line: LineWords
    portfolio: re.Pattern[str]
    """*minister of*, at the end of the words before a name."""
    on_visit: re.Pattern[str]
    """*on a state visit*, *in Baku on a visit* behind *is*; the noun's place ends the match."""
    loose: frozenset[str]
    """Subjects that stand for two where the verb needs two (*the leaders spoke*)."""
    hearsay: frozenset[str]
    denying: frozenset[str]
    """*denied reports that they had met*: the noun and the verb."""
    office_of: re.Pattern[str]
    """*President of*, *envoy of the union to* before whose office it is."""
    between_offices: re.Pattern[str]
    """Words that part one man's offices from another's name."""
    elsewhere: frozenset[str]
    """Verbs with a word behind them that tell of no meeting."""
    apposed: re.Pattern[str]
    """From an organisation to *whose leaders*, an apposition between (*the pact, a group of 15 whose leaders*)."""
    founding: frozenset[str]
    founded: frozenset[str]
    """*launched their dialogue*: the verb and the noun of something that is set up rather than held."""
    errand: re.Pattern[str]
    """*for*, *to attend*: what leads from a trip to the meeting it is made for."""
    opening: frozenset[str]
    """Verbs whose subject opens or closes a meeting that others have."""
    ending: frozenset[str]
    """Verbs that in the present end what still goes on."""
    heading: re.Pattern[str]
    """*president of the current* before the session somebody heads."""
    arrival: re.Pattern[str]
    """*at the airport*: where somebody who arrives is greeted."""
    venues: frozenset[str]
    """What buildings' names end with."""
    guest_asked: re.Pattern[str]
    """*an invitation to the president to pay*: before the visit that somebody is asked to."""
    accepting: frozenset[str]
    issuing: frozenset[str]
    """Verbs that take an invitation up, and verbs that give or get one."""
    relating: frozenset[str]
    """Verbs that set a meeting beside another."""
    set_to: re.Pattern[str]
    """*set to* before a verb that is none of taking place."""
    topical: frozenset[str]
    untopical: frozenset[str]
    """Nouns before a meeting that do not say what it is about."""
    together: re.Pattern[str]
    """*trilateral*, *jointly*: words for those who meet at once."""
    margin: re.Pattern[str]
    """*on the sidelines*, in any case of letters."""
    same_day: re.Pattern[str]
    today: re.Pattern[str]
    """*later in the day*, *this morning*: the day last spoken of, the article's own."""
    running: re.Pattern[str]
    """*which runs*, *which ends*: participles behind a noun that say till when."""
    should_be: re.Pattern[str]
    """*which Togo was to host in May*, behind a meeting that came to nothing."""
    beginning: frozenset[str]
    """Verbs with which a meeting or a visit begins."""
    anothers: frozenset[str]
    """Nouns of meetings that a date behind them belongs to."""
    term: re.Pattern[str]
    """*the chair for* before the year of an office."""
    wired: re.Pattern[str]
    """*phone*, *video* before a call."""
    topic: re.Pattern[str]
    """*the situation in*: before the place that is only spoken of."""
    parts_of: frozenset[str]
    """*delegation*, *committee*: nouns that say of whom by the words beside them."""
    processes: frozenset[str]
    process_verbs: frozenset[str]
    """*opened negotiations*: nouns of what goes on for months, and the verbs of its course."""
    owner_gap: re.Pattern[str]
    """What may stand between a country and its office holder's name."""


@lru_cache(maxsize=4)
def meeting_words(code: str) -> MeetingWords:
    """The words of ``meetings.toml``.

    Raises:
        LanguageDataError: the data break the schema.
    """
    where = f"{code}/meetings.toml"
    table = read_table(code, "meetings")

    def listed(section: str, name: str = "words") -> frozenset[str]:
        return strings(table, section, name, where)

    def typed(section: str) -> dict[str, MeetingType]:
        return cast("dict[str, MeetingType]", words(table, section, get_args(MeetingType), where))

    def stated(section: str) -> dict[str, MeetingState]:
        return cast("dict[str, MeetingState]", words(table, section, get_args(MeetingState), where))

    visitors = listed("visitors")
    return MeetingWords(
        nouns=typed("nouns"),
        types=tuple(sorted(typed("types").items(), key=lambda entry: -len(entry[0]))),
        numbered=typed("numbered"),
        object=stated("object"),
        subject=stated("subject"),
        standing=stated("standing"),
        acts=typed("acts"),
        gathering=words(table, "gathering", None, where),
        gatherings=typed("gatherings"),
        moves=_lists(table, "moves", where),
        plain_moves=listed("going", "plain"),
        setting_out=listed("going", "setting_out"),
        receiving=listed("receiving"),
        speaking=listed("speaking"),
        attending=listed("attending"),
        absent=listed("absent"),
        present=listed("present"),
        chairing=listed("chairing"),
        hosting=listed("hosting"),
        chair=listed("chair"),
        ahead=listed("ahead"),
        behind=listed("bygone"),
        habit=listed("habit"),
        plans=listed("plans"),
        plain=listed("plain"),
        visitors=visitors,
        expected=listed("due", "expected"),
        generic=listed("generic"),
        states_of=listed("generic", "states_of"),
        openings=listed("parts", "openings"),
        any=listed("definite", "any"),
        definite=listed("definite"),
        staying=listed("staying"),
        sittings=typed("sittings"),
        wishing=listed("wishing", "for"),
        wanting=listed("wishing", "object"),
        offering=listed("wishing", "offering"),
        joined=re.compile(r"\w\s?[-–—/]\s?[A-Z]"),
        under=re.compile(
            rf"\bunder\s+(?P<who>[^,.;]{{2,60}}?)['’]s?\s+(?:{alternatives(listed('chair'))})\b"
            rf"|\bunder\s+the\s+(?:{alternatives(listed('chair'))})\s+of\s+(?P<whom>[^.;]{{2,80}})",
            re.IGNORECASE,
        ),
        prefixes=listed("prefixes"),
        guests=re.compile(
            rf"\bwith\s+(?P<who>[^.;]{{3,80}}?)\s+among\s+(?:the\s+)?(?:{alternatives(listed('guests'))})\b"
        ),
        fixing=listed("fixing"),
        passive_only=listed("passive_only"),
        own=listed("own"),
        refusing=listed("invitation", "refusing"),
        at=_closing(listed("passing", "at")),
        before=_closing(listed("passing", "before")),
        after=_closing(listed("passing", "after")),
        parts=re.compile(rf"\b(?:the\s+|its\s+)?(?P<part>{alternatives(listed('parts'))})\s+of\s*$"),
        invitation=re.compile(
            rf"\b(?P<noun>{alternatives(listed('invitation', 'nouns'))})\s+to\s+(?:\w+\s+(?:part\s+)?(?:in\s+)?)?$"
        ),
        guest_asked=re.compile(
            rf"\b(?P<noun>{alternatives(listed('invitation', 'nouns'))})\s+(?:to|for)\s+(?P<guest>[^.;]{{3,60}}?)"
            r"\s+to\s+\w+\s+$"
        ),
        accepting=listed("invitation", "accepting"),
        issuing=listed("invitation", "issuing"),
        going_on=re.compile(rf"(?:^|\s)(?:{alternatives(listed('passing', 'going_on'))})\s*$"),
        stands=re.compile(rf"\s+(?:\w+ly\s+|now\s+|still\s+|not\s+)?(?:{alternatives(stated('standing'))})\b"),
        due=_due(table, where),
        would=re.compile(rf"\b(?:{alternatives(listed('due', 'would'))})\s+(?:\w+ly\s+)?(?:be\s+)?$"),
        had_to=re.compile(rf"\b(?:{alternatives(listed('due', 'had_to'))})\s+(?:be\s+)?$"),
        verb_group=re.compile(rf"(?:\s*,[^,]{{1,90}},)?\s*(?:(?:{alternatives(listed('verb_group'))}|\w+ly)\b\s*)*"),
        object_gap=re.compile(rf"\s*(?:(?:{alternatives(listed('object_gap'))}|\w+ly)\s*)*"),
        telephone=re.compile(rf"\b(?:{alternatives(listed('telephone'))})\b"),
        other=re.compile(rf"(?<![\w-])(?:{alternatives(listed('other'))})(?![\w-])"),
        pairs=re.compile(
            rf"(?:{alternatives(listed('pairs', 'lead'))})(?:\s+(?P<noun>{alternatives(listed('pairs', 'nouns'))}))?$"
        ),
        coming=re.compile(rf"(?:{alternatives(listed('coming'))})\b"),
        council=re.compile(rf"(?:{alternatives(listed('council'))})"),
        official=re.compile(rf"\b(?:{alternatives(listed('official'))})\b"),
        joint=re.compile(r"(?:-\w+)?\s+and\s+(?:[\w.’'-]+\s+){0,6}"),
        leading=re.compile(rf"\b(?:{alternatives(listed('leading'))})\b"),
        due_in=re.compile(r"\s+(?:due|expected)\s+(?:(?P<there>there)\b|(?:to\s+\w+\s+|back\s+)?(?:in|at)\s)"),
        to_visit=re.compile(
            r"\bto\s+(?:(?:pay\s+(?:an?\s+)?(?:\w+\s+){0,2}visit\s+to|visit|come\s+to|travel\s+to|make\s+a\s+(?:\w+\s+)?visit\s+to)\s+)?"
        ),
        by_the_way=re.compile(rf"(?:^|[,;]\s*|\b(?:{alternatives(listed('passing', 'while'))})\s+)\w+ing$"),
        headed=re.compile(r",?\s*(?:led|headed)\s+by\s+"),
        in_town=re.compile(r"\s+(?:also\s+|again\s+|back\s+)?in\s+"),
        stopping=re.compile(rf"\b(?:{alternatives(listed('due', 'open'))})\b"),
        led_by=re.compile(rf"-(?:{alternatives(listed('led_by'))})\b"),
        invitations=listed("invitation", "nouns"),
        aside=re.compile(rf"\b(?:{alternatives(listed('aside'))})\b"),
        purpose=re.compile(rf"\b(?:{alternatives(listed('purpose'))})\b"),
        way=re.compile(rf"\s+(?:(?:{alternatives(listed('way'))})\s+)*"),
        way_on=re.compile(rf",?\s+and\s+(?:(?:{alternatives(listed('way'))})\s+)*|,\s+(?:then\s+)?(?:the\s+)?"),
        roads=rf"(?:\s+(?:{alternatives(listed('way', 'between'))}|[A-Z][\w’'-]+))*?(?P<road>\s+{{}}\s+)",
        leading_on=re.compile(rf"\s+(?!(?:{alternatives(listed('way', 'behind'))})\b)[a-z]+"),
        led=re.compile(
            r"\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,4}(?:delegation|mission|team)\s+(?:to|on\s+a\s+visit\s+to)\s+"
        ),
        line=line_words(table, where),
        portfolio=re.compile(rf"\b(?:{alternatives(visitors)})\s+(?:of|for)\s+(?:the\s+)?$"),
        on_visit=re.compile(
            rf"\s+(?:(?:{alternatives(listed('verb_group'))})\s+)*(?:in\s+(?P<place>[\w-]+)\s+)?on\s+an?\s+(?:[\w-]+\s+){{0,5}}"
            rf"(?:{alternatives(noun for noun, kind in typed('nouns').items() if kind == 'visit')})\b"
        ),
        loose=listed("pairs", "loose"),
        hearsay=listed("denial", "nouns"),
        denying=listed("denial", "verbs"),
        office_of=re.compile(
            rf"\b(?:{alternatives(visitors)})\s+(?:of|for|to)\s+(?:the\s+)?(?:[\w.’' ]{{2,40}}\s+to\s+(?:the\s+)?)?$"
        ),
        between_offices=re.compile(rf"\b(?:{alternatives(listed('heading', 'parting'))})\b"),
        elsewhere=listed("elsewhere"),
        apposed=re.compile(
            rf"[),]?\s(?:\()?(?:(?:an?|the)\s(?:[\w-]+\s){{0,3}}(?:{alternatives(listed('own'))})(?:\sof\s[\w-]+)?,?\s)?"
        ),
        relating=listed("relating"),
        set_to=re.compile(rf",?\s+(?:set|due|expected|planned)\s+to\s+(?!(?:{alternatives(listed('set_to'))})\b)"),
        topical=listed("untopical", "topical"),
        untopical=listed("untopical")
        | visitors
        | listed("plain")
        | listed("own")
        | typed("nouns").keys()
        | words(table, "gathering", None, where).keys()
        | typed("gatherings").keys()
        | {word for kind in typed("types") for word in kind.split()},
        together=re.compile(rf"\b(?:{alternatives(listed('aside', 'together'))})\b"),
        margin=re.compile(rf"\b(?:{alternatives(listed('aside', 'margins'))})\b", re.IGNORECASE),
        same_day=re.compile(rf"\b(?:{alternatives(listed('same_day') | listed('same_day', 'today'))})\b"),
        today=re.compile(rf"\b(?:{alternatives(listed('same_day', 'today'))})\b"),
        running=re.compile(rf"\b(?:{alternatives(listed('beginning', 'running'))})\b"),
        should_be=re.compile(
            rf",?\s+(?:(?:which|that)\s+)?(?P<what>(?:[^,;.]|,(?=\s\d))*?\b(?:{alternatives(listed('should_be'))})\b(?:[^,;.]|\.(?=\w))*)"
        ),
        beginning=listed("beginning"),
        anothers=listed("anothers"),
        term=re.compile(rf"\b(?:{alternatives(listed('chair'))})\s+(?:for|in)\s+$"),
        wired=re.compile(r"\b(?:tele)?phon(?:e|ed|ic)\b|\bvideo\b"),
        topic=re.compile(rf"\b(?:{alternatives(listed('topic'))})\s+(?:(?:in|at|of)\s+)?(?:the\s+)?$"),
        parts_of=listed("parts_of"),
        processes=listed("process", "nouns"),
        process_verbs=listed("process", "verbs"),
        founding=listed("founding", "verbs"),
        founded=listed("founding", "nouns"),
        errand=re.compile(rf"\b(?:{alternatives(listed('errand'))})\b"),
        opening=listed("opening"),
        ending=listed("ending"),
        heading=re.compile(rf"\b(?:{alternatives(listed('heading'))})\s+of\s*$"),
        arrival=re.compile(rf"\b(?:{alternatives(listed('arrival'))})\b"),
        venues=listed("venues"),
        owner_gap=_owner_gap(table, where),
    )


def _closing(entries: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s|[,;(“\"])(?P<word>{alternatives(entries)})\s*$")


def _due(table: Mapping[str, Any], where: str) -> re.Pattern[str]:
    ready = strings(table, "due", "planned", where) | strings(table, "due", "expected", where)
    be = alternatives(strings(table, "due", "be", where))
    return re.compile(
        rf"(?:\b(?:{be})|['’]s)\s+(?:(?:also|still|now|\w+ly)\s+)?(?:(?P<word>{alternatives(ready)})\s+)?to\s+(?:be\s+)?$"
    )


def _owner_gap(table: Mapping[str, Any], where: str) -> re.Pattern[str]:
    stops = alternatives(strings(table, "owners", "not", where))
    colleagues = alternatives(strings(table, "owners", "colleagues", where))
    return re.compile(
        rf"(?:['’]s?)?\s*(?:(?!(?:{stops})\b)[\w.’'&/-]+\s+){{0,9}}(?:(?:{colleagues})\s*,\s*(?:[A-Z][\w.]*\s+){{0,3}})?",
        re.IGNORECASE,
    )


def _lists(table: Mapping[str, Any], section: str, where: str) -> dict[str, tuple[str, ...]]:
    entries = section_of(table, section, where)
    for word, value in entries.items():
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise LanguageDataError(f"{where} [{section}] {word!r}: a list of words is wanted")
    return {word: tuple(value) for word, value in entries.items()}
