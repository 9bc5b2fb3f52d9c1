"""Standings in lists and titles, as the words stand: *the observers are Hungary and Cuba*, *NATO member Norway*.

Lists are where trees tear most, and where they are not needed: a run of countries with a rung and an organisation right
before it or right behind it says who stands where. What a tree has read already comes out the same and is merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.ladders import has_rung, member_of, rung_named, rung_names
from onrecord.claims.statuses.rung_words import is_of_a_panel
from onrecord.claims.statuses.scene import Scene
from onrecord.claims.statuses.suspensions import by_suspension
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

_JOINS = re.compile(
    r"(?P<join> are| were| include| included|:|,| such as|,? (?:like|notably|particularly|especially)"
    r"| including|,? namely|, among them| \(| [-–—]|, with|)"
    r"\s*(?:the )?$"
)
_OF = re.compile(r"\s(?:of|in|to|at|within)\s(?:the\s)?$", re.I)
_MADE_OF = re.compile(
    r"(?: \([A-Z][\w+]*\))?"
    r"(?:, (?:an?|the) [\w -]{0,30}(?:association|bloc|body|club|forum|group|grouping|organi[sz]ation))?"
    r"(?:,? (?:(?:which|that|who|is|are|was|has|have|had|been|now|currently|also|still|today|then|until now|so far) )*"
    r"(?:bring(?:s|ing)? together|compris(?:es|ing)|counts|(?:made up|composed|comprised|consist(?:s|ing)?) of"
    r"|group(?:s|ing)|includes?|including|tak(?:es|ing) in|unit(?:es|ing))| (?:group|bloc|grouping|club) of| \(| [–—]"
    r"| is an? (?:[\w,-]+ ){0,6}(?:alliance|association|bloc|group|grouping|organi[sz]ation|union) of"
    r" (?:the )?(?:[\w-]+ ){0,5}(?:countries|members|nations|states)(?: of|:| [–—-]|,))\s*"
    r"(?:(?:only |its |the )*\w+ (?:countries|members|states|nations|economies)(?:,|:| [–—-]| \()\s*)?(?:the )?$"
)
_HAS = re.compile(
    r"\s(?:(?:now|currently|also|today) )?(?:has|have|had|counts|with)(?: (?:now|currently|as many as))?\s*$"
)
_BEHIND = re.compile(r",? (?:(?:all|both|each|currently|now|already|themselves|an?|the|three|two|four|five) )*", re.I)
_HAVING = re.compile(r"\b(?:with|has|have|had|having|counts?|lists?|numbers?)\s(?:the\s)?$", re.I)
_NOT = re.compile(r"\b(?:neither|never|no longer|nor|not)\b|n[’']t\b")
_WORD = re.compile(r"[\w’'.-]+")
_DETERMINERS = frozenset("all both current fellow founding its only other remaining than the".split())
_ALONE = frozenset({"guest", "partner", "party", "participant", "strategic partner"})


@dataclass(frozen=True, slots=True)
class Named:
    """A rung that words name, its organisation and where they stand."""

    status: str
    organisation: str
    organisation_span: Span | None
    span: Span
    negated: bool = False
    past: bool = False


def named_organisations(scene: Scene) -> dict[int, Mention]:
    """The names of organisations with members by where they end."""
    return {m.end: m for m in scene.context.mentions if m.form == "name" and has_rung(m.entity, None)}


def by_list(scene: Scene) -> Iterator[Found]:
    """Every standing that a run of countries has from the words around it."""
    ends = named_organisations(scene)
    for run in scene.runs:
        clause = clause_at(scene, run[0])
        if clause is None:
            continue
        named, join = _before(scene, run, ends)
        if named is not None:
            yield found_in(scene, clause, run, named, past=join == " were")
        elif (suspended := by_suspension(scene, clause, run)) is not None:
            yield suspended
        elif len(run) > 1 and (named := _made_of(scene, run, ends)) is not None:
            yield found_in(scene, clause, run, named)
        if (named := _behind(scene, run) or _are(scene, run)) is not None:
            yield found_in(scene, clause, run, named)
        elif (apposed := _apposed(scene, run)) is not None:
            yield replace(found_in(scene, clause, run if apposed[2] else run[-1:], apposed[0]), on=apposed[1])


def found_in(scene: Scene, clause: Clause, run: tuple[Mention, ...], named: Named, *, past: bool = False) -> Found:
    """The standing of a run of countries."""
    text = scene.context.text
    holders = tuple(
        Phrase(m.span, text[m.start : m.end], m.span, m.entity) for m in run if m.entity != named.organisation
    )
    status = member_of(named.organisation) if named.status == "member" else named.status
    return Found(
        clause, "a list", holders, named.organisation, named.organisation_span, status, "held", named.span,
        mood="asserted", negated=named.negated, listed=True, past=past or named.past,
    )  # fmt: skip


_COPULA = re.compile(
    r",? (?:all |both |each )?(?:are|remain|have been)"
    r"(?: (?:all|also|already|both|currently|each|not|no longer|now|still))*"
    r" (?:the |its |among the |among its )?"
)
_AFTER_COMMA = re.compile(
    r", (?:an |a |already |also |at present |currently |itself |long |now |still |the |themselves )*"
)


def clause_at(scene: Scene, mention: Mention) -> Clause | None:
    """The smallest clause around a name."""
    around = [c for c in scene.context.clauses if c.extent.contains(mention.span) and c.form != "apposition"]
    return min(around, key=lambda c: len(c.extent), default=None)


# Before the list


def _before(scene: Scene, run: tuple[Mention, ...], ends: dict[int, Mention]) -> tuple[Named | None, str]:
    text, start = scene.context.text, run[0].start
    floor = max(text.rfind("\n", 0, start), start - 120)
    joined = _JOINS.search(text[floor:start] if floor >= 0 else text[:start])
    if joined is None:
        return None, ""
    join = joined["join"]
    behind = text[run[-1].end : run[-1].end + 60]
    if join == "" and behind.startswith(" as ") and _HAVING.search(text, max(0, start - 16), start):
        return _as_rung(scene, run, run[-1].end + 4), join
    if join.endswith("like") and _NOT.search(text, max(floor, 0), start):
        return None, join
    if join == ", with" and not text[run[-1].end :].startswith((" among ", " as ")):
        return None, join
    if (join == "," and len(run) < 2) or (join in (" (", " -", " –", " —") and len(run) < 2):
        return None, join
    end = max(floor, 0) + joined.start("join")
    while end > 0 and text[end - 1] == " ":
        end -= 1
    return rung_before(scene, end, ends, open_=join in (":", " are", " were", " include")), join


def _as_rung(scene: Scene, run: tuple[Mention, ...], start: int) -> Named | None:
    """*with Chile and Peru as associate members*."""
    text = scene.context.text
    words = list(_WORD.finditer(text, start, start + 50))[:4]
    for count in range(len(words), 0, -1):
        own = " ".join(_singular(w[0].lower(), last=n == count - 1) for n, w in enumerate(words[:count]))
        found = _fitting(scene, own.replace("-", " "), run[0].start)
        if found is not None and _closes(text, words[count - 1].end()):
            return Named(found[0], found[1], None, Span(start, words[count - 1].end()))
    return None


def _fitting(scene: Scene, own: str, position: int) -> tuple[str, str] | None:
    """The rung, and the organisation last spoken of whose ladder has it."""
    for organisation in scene.themes_before(position):
        status = _exact(scene, own, organisation, named=False)
        if status is not None and has_rung(organisation, status):
            return status, organisation
    return None


def rung_before(scene: Scene, end: int, ends: dict[int, Mention], *, open_: bool) -> Named | None:
    """The rung whose words end at a place: *ASEAN's five founding members*, *the observers of the SCO*."""
    text = scene.context.text
    organisation = ends.get(end)
    if organisation is not None:
        preposition = _OF.search(text, max(0, organisation.start - 12), organisation.start)
        if preposition is None:
            return None
        end = preposition.start()
    line = max(text.rfind("\n", 0, end) + 1, end - 80)
    words = list(_WORD.finditer(text, line, end))
    if not words or words[-1].end() != end:
        return None
    for count in range(min(5, len(words)), 0, -1):
        own = " ".join(_singular(word[0].lower(), last=n == count - 1) for n, word in enumerate(words[-count:]))
        first = words[-count]
        owner = organisation or _owner(ends, text, first.start())
        known = owner.entity if owner is not None else scene.implied_at(first.start())
        if known is None or (owner is None and is_of_a_panel(text, first.start())):
            continue
        plain = own.replace("-", " ")
        status = _exact(scene, plain, known, named=owner is not None)
        if status is None or (owner is None and (status in _ALONE or not _stands_free(text, first.start(), open_))):
            continue
        place = None if owner is None else owner.span
        opening = (place or Span(first.start(), end)).start
        if text[max(0, opening - 7) : opening].lower().endswith(("former ", "ex-")):
            return None
        negated = text[max(0, (place or Span(first.start(), end)).start - 4) : first.start()].lower().startswith("non-")
        return Named(status, known, place, Span(first.start(), end), negated)
    return None


def _owner(ends: dict[int, Mention], text: str, start: int) -> Mention | None:
    """The organisation whose rung begins at a place: *SCO members*, *ASEAN's members*, *NATO has four aspirants*."""
    before = text[:start].rstrip()
    has = _HAS.search(text, max(0, start - 30), start)
    return ends.get(len(before)) or _possessive(ends, text, start) or (ends.get(has.start()) if has else None)


def _possessive(ends: dict[int, Mention], text: str, start: int) -> Mention | None:
    """The organisation before *'s*."""
    before = text[:start].rstrip()
    for mark in ("'s", "’s", "'", "’"):
        if before.endswith(mark):
            return ends.get(len(before) - len(mark))
    return None


def _singular(word: str, *, last: bool) -> str:
    if not last:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _exact(scene: Scene, own: str, organisation: str, *, named: bool) -> str | None:
    """The rung these words are and nothing more, words that change nothing aside."""
    words = own.split()
    for skip in range(len(words)):
        rest = " ".join(words[skip:])
        if rest in rung_names(organisation):
            if rest == "invited":
                return None  # BRICS invited Argentina: a verb
            fits = all(w in scene.words.before or w[0].isdigit() or w in _NUMBERS for w in words[:skip])
            return rung_named(rest, organisation) if fits else None
    if named and words[-1] in scene.words.country_nouns and all(w in scene.words.before for w in words[:-1]):
        return "member"
    return None


_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve twenty thirty central asian".split())


def _stands_free(text: str, start: int, open_: bool) -> bool:
    """Whether the words open a phrase: after a stop, a comma or *the*, so that no other owner stands before them."""
    before = text[:start].rstrip()
    if not before or before[-1] in ".;:\n(" or text[:start].endswith("\n"):
        return True
    word = before.rsplit(None, 1)[-1].lower()
    return word in _DETERMINERS or (open_ and (before[-1] == "," or word in ("counts", "has", "have", "with")))


def _made_of(scene: Scene, run: tuple[Mention, ...], ends: dict[int, Mention]) -> Named | None:
    """*BRICS, which brings together …*, *the union is composed of …*, *BRICS (Brazil, …)*."""
    text, start = scene.context.text, run[0].start
    floor = max(text.rfind("\n", 0, start) + 1, start - 90)
    joined = _MADE_OF.search(text, floor, start)
    if joined is None or (joined[0].startswith((" (", " –", " —")) and len(run) < 3):
        return None
    owner = ends.get(joined.start())
    if owner is not None:
        return Named("member", owner.entity, owner.span, owner.span)
    words = text[floor : joined.start()].lower().split()
    noun = words[-1] if words else ""
    if noun not in scene.words.organisation_nouns or len(words) < 2 or joined[0].startswith((" (", " –", " —")):
        return None
    known = scene.described(noun, joined.start())
    return None if known is None else Named("member", known, None, Span(joined.start() - len(noun), joined.start()))


# Behind the list


def _apposed(scene: Scene, run: tuple[Mention, ...]) -> tuple[Named, str | None, bool] | None:
    """*Hungary, observer since 2018, …*: the rung, since when, and whether it is that of the whole run."""
    text, end = scene.context.text, run[-1].end
    opened = _AFTER_COMMA.match(text, end)
    words = list(_WORD.finditer(text, opened.end(), opened.end() + 50))[:4] if opened is not None else []
    for count in range(len(words), 0, -1):
        stop = words[count - 1].end()
        own = " ".join(_singular(w[0].lower(), last=n == count - 1) for n, w in enumerate(words[:count]))
        found = _fitting(scene, own.replace("-", " "), end)
        if found is None or not _closes(text, stop) or found[0] in _ALONE:
            continue
        times = scene.context.reading.layers.times
        since = text.startswith(" since ", stop)
        when = next((w.edtf for w in times if since and stop <= w.start <= stop + 10), None)
        plural = words[count - 1][0].lower().endswith("s")
        past = not {"former", "formerly", "once"}.isdisjoint(own.split())
        named = Named(found[0], found[1], None, Span(words[0].start(), stop), past=past)
        return named, when, plural and len(run) > 1
    return None


def _are(scene: Scene, run: tuple[Mention, ...]) -> Named | None:
    """*Chile, Colombia and Peru are associate members*: the copula that trees lose behind a long list."""
    text, end = scene.context.text, run[-1].end
    copula = _COPULA.match(text, end)
    if copula is None or len(run) < 2:
        return None
    start = copula.end()
    stop = min(start + 70, next((at for at in (text.find(mark, start) for mark in ".,;:\n") if at >= 0), len(text)))
    of = _OF.search(text, start, stop)
    organisation = next((m for m in scene.context.mentions if of is not None and m.start == of.end()), None)
    for preposition in re.finditer(r" (?:of|in|to|at|within) (?:the )?", text[start:stop]):
        organisation = next((m for m in scene.context.mentions if m.start == start + preposition.end()), None)
        stop = start + preposition.start()
        break
    if organisation is not None and not has_rung(organisation.entity, None):
        return None
    own = text[start:stop].lower().replace("-", " ").strip()
    if organisation is None and text[stop : stop + 1] == " " and not text.startswith(" of long standing", stop):
        return None  # members of something else
    owner = next((m for m in scene.context.mentions if m.start == start and has_rung(m.entity, None)), None)
    if owner is not None:
        organisation, own = owner, text[owner.end : stop].lower().replace("-", " ").strip()
    words = own.split()
    if not words or len(words) > 5 or "elected" in words:
        return None  # are elected members: what they will be
    plain = " ".join(_singular(word, last=n == len(words) - 1) for n, word in enumerate(words))
    opened, which = scene.relative_before(run[0].start) if organisation is None else (False, None)
    if opened:
        named = None if which is None else _exact(scene, plain, which[0], named=True)
        return None if which is None or named is None else Named(named, which[0], which[1], Span(start, stop))
    if organisation is None:
        fitting = _fitting(scene, plain, end)
        if fitting is None or fitting[0] in _ALONE:
            return None
        status, known = fitting
    else:
        known = organisation.entity
        named = _exact(scene, plain, known, named=True)
        if named is None:
            return None
        status = named
    negated = " not " in copula[0] or "no longer" in copula[0]
    return Named(status, known, organisation.span if organisation else None, Span(start, stop), negated)


def _behind(scene: Scene, run: tuple[Mention, ...]) -> Named | None:
    """*Cuba and Nicaragua, members of ALBA, …*; *Chile and Peru, both Pacific Alliance members*."""
    context, text = scene.context, scene.context.text
    end = run[-1].end
    opened = _BEHIND.match(text, end)
    if opened is None or (text[end : end + 1] != "," and "both" not in opened[0] and "all" not in opened[0]):
        return None
    start = opened.end()
    near = [
        m for m in context.mentions if start <= m.start <= start + 60 and m.form == "name" and has_rung(m.entity, None)
    ]
    for organisation in near[:1]:
        if "\n" in text[start : organisation.end] or "." in text[start : organisation.start]:
            return None
        if organisation.start == start:
            words = list(_WORD.finditer(text, organisation.end, organisation.end + 40))[:3]
            for count in range(len(words), 0, -1):
                own = " ".join(_singular(w[0].lower(), last=n == count - 1) for n, w in enumerate(words[:count]))
                status = _exact(scene, own.replace("-", " "), organisation.entity, named=True)
                if status is not None and _closes(text, words[count - 1].end()):
                    return Named(status, organisation.entity, organisation.span, Span(start, words[count - 1].end()))
        else:
            of = _OF.search(text, max(start, organisation.start - 12), organisation.start)
            own = text[start : of.start()] if of is not None else ""
            parts = own.lower().replace("-", " ").split()
            plain = " ".join(_singular(w, last=n == len(parts) - 1) for n, w in enumerate(parts))
            status = _exact(scene, plain, organisation.entity, named=True) if plain else None
            if status is not None and not text[organisation.end :].startswith(("'s", "’s")):
                return Named(status, organisation.entity, organisation.span, Span(start, organisation.end))
    return None


def _closes(text: str, end: int) -> bool:
    return not text[end:].strip() or text[end] in ",.;:)" or text[end:].startswith((" since", " and"))
