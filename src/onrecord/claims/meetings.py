"""Meetings: summits, ministerials, sessions, talks, visits, calls, conferences; held, planned, put off.

A noun of meeting says one when its verb says what becomes of it (*is to be held*, *was postponed*) or an adjective
puts it ahead (*the upcoming summit*); *met* and *visited* say one by themselves. Words stand in
``lang/<code>/meetings.toml``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.context import Context, date_of, each, is_organisation, role, roles
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.stance import Stances
from onrecord.lang.meetings import MeetingWords, meeting_words
from onrecord.model.claims import Factuality, Meeting, MeetingState, MeetingType
from onrecord.model.reading import Clause, Phrase

_PARTY_TYPES = frozenset({"country", "organisation", "person", "body", "group"})
_GATHERINGS: dict[str, MeetingType] = {"heads": "summit", "leaders": "summit", "ministers": "ministerial"}
_HABITS = frozenset({"always", "frequently", "often", "rarely", "regularly", "sometimes", "usually"})
_CHAIRS = frozenset({"chair", "chairmanship", "presidency", "chairpersonship"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where a meeting takes place and who gives it a roof and a chair."""

    when: str | None
    place: str | None
    country: str | None
    host: str | None
    chair: str | None


def find_meetings(context: Context, stances: Stances) -> Iterator[Meeting]:
    """Every meeting the article tells of."""
    words = meeting_words(context.language.code)
    for clause in context.clauses:
        if clause.form == "nominal" and clause.predicate in words.nouns:
            yield from _named(context, stances, clause, words)
        elif clause.form == "verbal" and clause.predicate in words.acts:
            yield from _acted(context, stances, clause, words)


# A noun of meeting


def _named(context: Context, stances: Stances, clause: Clause, words: MeetingWords) -> Iterator[Meeting]:
    governor = _governor(context, clause, words)
    ahead = any(modifier.lower() in words.ahead for modifier in clause.modifiers)
    dated = None if governor is not None or ahead else _by_date(context, clause)
    if governor is None and not ahead and dated is None:
        return
    if governor is not None and governor.negated and governor.predicate in ("attend", "take"):
        return  # who stays away says nothing of whether it was held
    organisation = _organisation(context, clause)
    parties = _parties(context, clause, governor, organisation)
    if organisation is None and not parties and clause.predicate in ("summit", "session"):
        organisation = _understood(context, clause)
    if organisation is None and len(parties) < 2 and not (clause.predicate == "visit" and parties):
        return
    teller = governor if governor is not None else clause
    state, mood, negated = dated or _state(teller, words, ahead=governor is None)
    scene = _scene(context, clause, governor)
    kind = _type(context, clause, words)
    parts = [("meeting", clause.span)]
    evidence = clause.span if governor is None else governor.span.cover(clause.span)
    yield Meeting(
        id=claim_id(context.reading.article.id, "meeting", parts, kind, state, scene.when),
        stance=stances.of(teller, mood=mood, negated=negated),
        ground=ground(context, evidence, "meeting: a noun and its verb" if governor else "meeting: ahead", parts),
        type=kind,
        state=state,
        organisation=organisation,
        participants=parties if organisation is None or len(parties) > 1 else (),
        name=context.words(clause.span) if _is_proper(context, clause) else None,
        ordinal=_ordinal(context, clause),
        when=scene.when,
        place=scene.place,
        country=scene.country,
        host=scene.host,
        chair=scene.chair,
    )


def _by_date(context: Context, clause: Clause) -> tuple[MeetingState, Factuality | None, bool | None] | None:
    """*at the summit in Ufa in July 2015*: a meeting told of only by its date has been, or is to come."""
    published = context.reading.article.published
    date = date_of(clause)
    link = (clause.link or "").removeprefix("role ")
    if published is None or date is None or link in ("who", "whom", "to") or "/" in date or not date[:4].isdigit():
        return None
    length = min(len(date), len(published))
    if date[:length] == published[:length]:
        return None
    return ("held", "asserted", False) if date[:length] < published[:length] else ("planned", "planned", False)


def _governor(context: Context, clause: Clause, words: MeetingWords) -> Clause | None:
    """The verb that says what becomes of the meeting: up through *is scheduled to be held*."""
    verb = context.parent(clause)
    role_played = (clause.link or "").removeprefix("role ")
    if verb is None or verb.form != "verbal" or role_played not in ("who", "whom", "to"):
        return _held_below(context, clause)
    for child in context.children(verb):
        if child.link == "open complement" and child.predicate in words.verbs:
            return child
    if verb.predicate not in words.verbs:
        return _held_below(context, clause)
    if verb.predicate in ("have", "pay") and role_played == "who":
        return None
    if verb.predicate == "take" and not any(p.head == "place" for p in roles(verb, "whom")):
        return None
    return verb


def _held_below(context: Context, clause: Clause) -> Clause | None:
    """*the summit held in Ufa*, *a meeting scheduled for June*."""
    return next(
        (
            child
            for child in context.children(clause)
            if child.link in ("participle", "relative")
            and child.predicate in ("hold", "schedule", "plan", "convene", "host")
        ),
        None,
    )


def _state(clause: Clause, words: MeetingWords, *, ahead: bool) -> tuple[MeetingState, Factuality | None, bool | None]:
    if ahead:
        return "planned", "planned", None
    said = words.verbs.get(clause.predicate, "held")
    if clause.predicate == "plan":
        said = "planned"
    if said in ("postponed", "cancelled", "declined"):
        return said, None, None
    if said == "proposed" or clause.mood in ("proposed", "hoped", "conditional"):
        return "proposed", "proposed" if clause.mood == "asserted" else None, None
    if said == "planned" or clause.mood in ("planned", "expected") or clause.tense == "future":
        return "planned", "planned" if clause.mood in ("asserted", "expected", "planned") else None, None
    if said == "under way" and clause.tense == "past":
        return "under way", None, None
    if said == "held" and clause.tense == "present" and not clause.perfect:
        return (
            ("planned", "planned", None)
            if clause.predicate in ("host", "hold", "attend", "take")
            else ("under way", None, None)
        )
    return said, None, None


# A verb that is one


def _acted(context: Context, stances: Stances, clause: Clause, words: MeetingWords) -> Iterator[Meeting]:
    kind = words.acts[clause.predicate]
    who = _entities(context, clause, "who")
    others = _entities(context, clause, "whom", "with", "to")
    scene = _scene(context, clause, clause)
    organisation, rule = None, "meeting: a verb"
    if kind == "visit":
        target = next((p for p in roles(clause, "whom", "to") if p.entity is not None), None)
        country, place = (None, None) if target is None else _where(context, target)
        if country is None and place is None:
            return
        scene = _Scene(scene.when, place or scene.place, country or scene.country, None, None)
        participants = who
    elif not others and role(clause, "whom") is None and (gathering := _gathering(context, clause)) is not None:
        organisation, kind = gathering
        rule = "meeting: an organisation's leaders meet"
        participants = ()
    else:
        participants = tuple(dict.fromkeys((*who, *others)))
    if organisation is None and not _tells(clause, participants, alone=kind == "visit"):
        return
    state, mood, negated = _state(clause, words, ahead=False)
    parts = [("predicate", clause.predicate_span)]
    yield Meeting(
        id=claim_id(context.reading.article.id, "meeting", parts, kind, state, scene.when),
        stance=stances.of(clause, mood=mood, negated=negated),
        ground=ground(context, clause.span, rule, parts),
        type=kind,
        state=state,
        organisation=organisation,
        participants=participants,
        when=scene.when,
        place=scene.place,
        country=scene.country,
    )


def _tells(clause: Clause, participants: tuple[str, ...], *, alone: bool) -> bool:
    """Whether *met* or *visited* tells one meeting: between enough people, and no habit or bare infinitive."""
    if len(participants) < (1 if alone else 2):
        return False
    is_habit = bool(_HABITS & {modifier.lower() for modifier in clause.modifiers})
    return not is_habit and not (clause.tense == "none" and clause.mood == "asserted")


def _gathering(context: Context, clause: Clause) -> tuple[str, MeetingType] | None:
    """*The leaders of the EAEU will meet in Almaty*: its ministers or heads, and what kind that makes."""
    for phrase in roles(clause, "who"):
        plural = context.words(phrase.head_span).lower()
        kind = _GATHERINGS.get(plural)
        for inner in roles(phrase, "of", "from", "modifier", "possessor") if kind is not None else ():
            for member in each(inner):
                if kind is not None and member.entity is not None and is_organisation(member.entity):
                    return member.entity, kind
    return None


# Who, where, when


def _organisation(context: Context, clause: Clause) -> str | None:
    for phrase in roles(clause, "modifier", "possessor", "of"):
        for member in each(phrase):
            if is_organisation(member.entity):
                return member.entity
            known = context.entities.get(member.entity or "")
            if known is not None and known.type in ("body", "group") and is_organisation(known.of):
                return known.of
    return None


def _understood(context: Context, clause: Clause) -> str | None:
    """Whose *next summit* it is where the sentence names nobody: the one organisation the article is about.

    That is the only one named, or one named three times as often as any other.
    """
    if any(m.entity.startswith(("org:", "country:")) and m.form == "name" for m in context.mentions_in(clause.span)):
        return None
    counts = Counter(m.entity for m in context.mentions if is_organisation(m.entity))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 3 * ranked[1][1]):
        return None
    return ranked[0][0]


def _parties(context: Context, clause: Clause, governor: Clause | None, organisation: str | None) -> tuple[str, ...]:
    found = [
        member.entity
        for phrase in roles(clause, "between", "with", "possessor", "by", "of")
        for member in each(phrase)
        if _is_party(context, member)
    ]
    if governor is not None and governor.predicate in (
        "hold",
        "have",
        "attend",
        "pay",
        "cancel",
        "call off",
        "postpone",
    ):
        found = [*_entities(context, governor, "who"), *found, *_entities(context, governor, "with")]
    return tuple(dict.fromkeys(entity for entity in found if entity is not None and entity != organisation))


def _entities(context: Context, clause: Clause, *names: str) -> tuple[str, ...]:
    return tuple(
        member.entity
        for phrase in roles(clause, *names)
        for member in each(phrase)
        if member.entity is not None and _is_party(context, member)
    )


def _is_party(context: Context, phrase: Phrase) -> bool:
    known = context.entities.get(phrase.entity or "")
    return known is not None and known.type in _PARTY_TYPES


def _scene(context: Context, clause: Clause, governor: Clause | None) -> _Scene:
    tellers = [clause] if governor is None or governor is clause else [clause, governor]
    above = None if governor is None else context.parent(governor)
    if above is not None and governor is not None and governor.link == "open complement":
        tellers.append(above)
    when = _finest([w.edtf for t in tellers for w in t.whens if w.edtf is not None and w.type != "DURATION"])
    place = country = host = chair = None
    for teller in tellers:
        for phrase in roles(teller, "in", "at", "to"):
            found_country, found_place = _where(context, phrase)
            place, country = place or found_place, country or found_country
        for inner in (
            p for phrase in roles(teller, "in", "at") for p in roles(phrase, "of", "in", "possessor", "modifier")
        ):
            found_country, found_place = _where(context, inner)
            place, country = place or found_place, country or found_country
        for phrase in roles(teller, "modifier"):  # the Phnom Penh summit; a country there is a party, no place
            known = context.entities.get(phrase.entity or "")
            if known is not None and known.type == "place":
                place, country = place or known.id, country or known.within
        if teller.predicate == "host":
            host = host or next(iter(_entities(context, teller, "who")), None)
        for child in context.children(teller):
            chair = chair or _chair(context, child)
    if host is not None and country is None and host.startswith("country:"):
        country = host
    return _Scene(when, place, country, host, chair)


def _finest(dates: list[str]) -> str | None:
    """Of *this year's* and *in June* the narrower, where one lies in the other."""
    return max(dates, key=len, default=None)


def _where(context: Context, phrase: Phrase) -> tuple[str | None, str | None]:
    for member in each(phrase):
        known = context.entities.get(member.entity or "")
        if known is not None and known.type == "place":
            return known.within, known.id
        if known is not None and known.type == "country":
            return known.id, None
    return None, None


def _chair(context: Context, clause: Clause) -> str | None:
    """*with China taking the rotating chair*, *chaired by Karimov*."""
    if clause.predicate == "chair":
        return next(iter(_entities(context, clause, "who", "by")), None)
    if clause.predicate in ("take", "hold", "assume") and any(p.head in _CHAIRS for p in roles(clause, "whom")):
        return next(iter(_entities(context, clause, "who")), None)
    return None


def _type(context: Context, clause: Clause, words: MeetingWords) -> MeetingType:
    before = context.words(clause.span).lower().replace("’", "'").replace("s'", "s")
    for text, kind in words.types:
        if f" {text} " in f" {before} ":
            return kind
    return words.nouns[clause.predicate]


def _ordinal(context: Context, clause: Clause) -> int | None:
    """*the 18th summit*: the number that stands in its name."""
    for word in context.words(clause.span).lower().split():
        if word.endswith(("st", "nd", "rd", "th")) and word[:-2].isdecimal():
            return int(word[:-2])
    return None


def _is_proper(context: Context, clause: Clause) -> bool:
    return context.words(clause.predicate_span)[:1].isupper()
