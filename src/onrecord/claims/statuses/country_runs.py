"""Countries that stand together in the words: lists, the ones named out of many, the ones in apposition.

Lists are where trees tear most; what is joined by commas and *and* is a list whatever the tree makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from onrecord import world
from onrecord.claims.context import Context, roles
from onrecord.model.reading import Mention, Phrase
from onrecord.model.text import Span

Run = tuple[Mention, ...]

_AMONG = re.compile(r"(?:among (?:them|which)|including|such as|notably|namely|amongst them|like)\s+(?:the )?$")
_BEFORE_VERB = re.compile(
    r"(?:,? (?:all|already|also|are|be|been|both|currently|did|do|does|each|formally|had|has|have|in turn|is|jointly|"
    r"likewise|long|meanwhile|never|not|now|officially|recently|since|still|to|too|was|were|will|would))*,? "
)
_PARTING = re.compile(
    r"[;:]|\b(?:after|although|as|because|before|but|if|nor|since|though|unless|until|when|whereas|while|which|who)\b"
    r"|\b(?:are|have|include|is|its|their|was|were)\b",
    re.I,
)
_SPELT = re.compile(r"(?: \(| [-–—] |, )(?:that is, |namely |of )?(?:the )?")
_COLON = re.compile(r"(?::| [-–—]|,)\s*(?:the )?$")
_OBJECT = re.compile(r" (?:the )?(?:(?:[A-Z]\w+ )*(?:Federation|Kingdom|Republic|State|Union) of (?:the )?)?")
_GIVEN = re.compile(r" (?:to|on|upon) (?:the )?(?:[A-Z][\w-]+[’']s (?:ally|neighbour|neighbor|partner) )?$")
_STOP = re.compile(r"[.;\n]")
_BETWEEN = re.compile(
    r"(?: \([^()\n]{1,40}\))?,? (?:and |or |as well as )?(?:[Tt]he )?"
    r"(?:(?:[A-Z]\w+ )*(?:Republic|Kingdom|Sultanate|State|Union|Federation) of )?"
    r"(?:(?:two|three|four|five|six|former|[A-Z][\w-]+) (?:former |[A-Z][\w-]+ ){0,5}"
    r"(?:states|countries|nations|republics)(?: of)? (?:the )?)?"
)


def apposed_in(context: Context) -> dict[Span, Phrase]:
    """*Fellow member Rwanda*: the country that stands in apposition to a noun, by the noun's place."""
    found: dict[Span, Phrase] = {}
    for clause in context.clauses:
        if clause.form == "apposition":
            who, what = next(roles(clause, "who"), None), next(roles(clause, "complement"), None)
            if who is not None and what is not None and who.entity is None and what.entity is not None:
                found.setdefault(who.head_span, what)
    return found


def runs_in(context: Context) -> tuple[tuple[Mention, ...], ...]:
    """Countries that stand together with *and*, *or* or a comma between them, whatever the tree makes of them."""
    runs: list[list[Mention]] = []
    for mention in context.mentions:
        if mention.form != "name" or not mention.entity.startswith("country:") or _is_adjective(context, mention):
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and _BETWEEN.fullmatch(context.text[last.end : mention.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return tuple(tuple(run) for run in runs)


def _is_adjective(context: Context, mention: Mention) -> bool:
    """*Belarusian*: of a state, not the state."""
    known = world.country(mention.entity)
    return known is not None and context.words(mention.span) in known.demonyms


def lists_in(context: Context, runs: Iterable[tuple[Mention, ...]]) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Every list of two countries or more: where it starts, its sentence, its members."""
    sentences = context.reading.layers.sentences
    found = []
    for run in runs:
        entities = tuple(dict.fromkeys(mention.entity for mention in run))
        if len(entities) > 1:
            number = next(n for n, s in enumerate(sentences) if s.end > run[0].start)
            found.append((run[0].start, number, entities))
    return tuple(found)


def joined(text: str, members: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Of the members of a list those that one *and* joins: not *suspended Mali, while the union …*."""
    for n, (first, second) in enumerate(pairwise(members), 1):
        gap = text[first.span.end : second.span.start] if first.span.end <= second.span.start else ""
        if _PARTING.search(gap.replace(" as well as ", " ")) is not None:
            return members[:n]
    return members


def as_phrases(text: str, run: Run) -> tuple[Phrase, ...]:
    """The countries of a run as phrases."""
    return tuple(Phrase(m.span, text[m.start : m.end], m.span, m.entity) for m in run)


def among(text: str, runs: Iterable[Run], phrase: Phrase) -> tuple[Phrase, ...] | None:
    """*20 countries have applied, among them Algeria and Bolivia*: those of many that are named."""
    for run in runs:
        start = run[0].start
        if phrase.span.start <= start < phrase.span.end and _AMONG.search(text[phrase.head_span.end : start]):
            return as_phrases(text, run)
        between = text[phrase.span.end : start]
        if start < phrase.span.end or _STOP.search(between):
            continue
        counted = phrase.number == len(run) and _COLON.search(between) is not None
        spelt = len(run) > 1 and _SPELT.fullmatch(between) is not None
        if counted or spelt or _AMONG.search(between):
            return as_phrases(text, run)
    return None


def spelt_out(text: str, runs: Iterable[Run], phrase: Phrase) -> tuple[Phrase, ...] | None:
    """*the G4 - Brazil, Germany, India and Japan -*: a group whose members stand behind it."""
    for run in runs:
        if len(run) > 1 and run[0].start >= phrase.span.end and _SPELT.fullmatch(text[phrase.span.end : run[0].start]):
            return as_phrases(text, run)
    return None


def before_verb(text: str, runs: Iterable[Run], verb: Span) -> Run | None:
    """The run that only auxiliaries and adverbs part from a verb: its subject, whatever the tree says."""
    for run in runs:
        end = run[-1].end
        if end <= verb.start and verb.start - end < 60 and _BEFORE_VERB.fullmatch(text[end : verb.start]):
            return run
    return None


def right_before(text: str, runs: Iterable[Run], position: int) -> tuple[Phrase, ...]:
    """The countries that stand right before a place (*whose*)."""
    found = [run for run in runs if 0 <= position - run[-1].end <= 3]
    return as_phrases(text, found[-1]) if found else ()


def right_behind(text: str, runs: Iterable[Run], position: int) -> tuple[Phrase, ...]:
    """The countries that stand right behind a place: the objects of a verb, whatever the tree says."""
    ahead = (run for run in runs if 0 < run[0].start - position < 50)
    run = next((run for run in ahead if _OBJECT.fullmatch(text[position : run[0].start])), None)
    return () if run is None or text[run[-1].end : run[-1].end + 2] in ("'s", "’s") else as_phrases(text, run)


def given_to(text: str, runs: Iterable[Run], start: int, end: int) -> tuple[Phrase, ...]:
    """*to Uzbekistan and Cuba*: the first countries behind *to*, *on* or *upon* in a stretch."""
    for run in runs:
        ahead = start <= run[0].start < end and text[run[-1].end : run[-1].end + 2] not in ("'s", "’s")
        if ahead and _GIVEN.search(text, max(start, run[0].start - 40), run[0].start):
            return as_phrases(text, run)
    return ()
