"""Seats in set phrases: *it has its headquarters in*, *the Secretariat works in*, *run from*, by the words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord import world
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.references import Side
from onrecord.model.claims import Relation, Stance
from onrecord.model.reading import Mention
from onrecord.model.text import Span
from onrecord.world.ids import name_slug

_SEAT = r"(?:headquarters|head office|home|main office|permanent secretariat|seat|secretariat)"
_HAS = re.compile(
    rf"\b(?:has|have|had|keeps|maintains) (?:its|their) (?:\w+ )?{_SEAT} (?:located |based )?(?:in|at) (?:the )?"
)
_ORGAN = re.compile(
    r"\b(?P<whose>[Tt]he|[Ii]ts|[Ww]hose|['’]s|\w+) (?:permanent |general )?"
    r"(?P<organ>[Ss]ecretariat|[Hh]eadquarters|head office|main office),?(?: too,)?"
    r" (?:works|sits|operates|is|are|lies|stands|has been|was)"
    r"(?: also| now| still)?(?: based| housed| located| headquartered| situated| seated)? (?:in|at) (?:the )?"
)
_RUN = re.compile(
    r"\)?,? (?:which is |which was |that is )?(?P<how>run|headquartered|based|steered|administered)"
    r" (?:from|in|out of|at) (?:the )?"
)
_THE_NOUN = re.compile(r"\b(?:[Tt]he|[Tt]his) (?:[\w-]+ ){0,2}?(?P<noun>\w+)$")
_STATED = re.compile(r"\b(?:now|currently|still|headquartered)\b")
_NOT = re.compile(r"\b(?:no longer|not|never)\b")


def find_seat_phrases(make: RelationMaker) -> Iterator[Relation]:
    """Every seat that a set phrase tells."""
    text = make.context.text
    for match in _HAS.finditer(text):
        holder = _subject(make, match.start())
        yield from _told(make, holder, _where(make, match.end()), match, "has its seat")
    for match in _ORGAN.finditer(text):
        yield from _told(make, _whose(make, match), _where(make, match.end()), match, "its seat is")
    for match in _RUN.finditer(text):
        yield from _told(make, _beside(make, match), _where(make, match.end()), match, match["how"])


def seat(
    make: RelationMaker, holder: str, span: Span, place: Mention, stance: Stance, evidence: Span, rule: str
) -> Iterator[Relation]:
    """The claim; a capital that stands for its country is a place here."""
    where = place.entity
    words = make.context.words(place.span)
    known = make.context.entities.get(where)
    country = world.country(where)
    if where.startswith("country:") and known is not None and known.name != words:
        where = f"place:{name_slug(words)}"  # a capital that elsewhere in the article stands for its country
    elif country is not None and {words, f"{words} City"}.intersection(country.capitals):
        where = f"place:{name_slug(words)}"
    stance = make.presupposed(stance, span)
    yield from make.made("seat of", (holder, span), (where, place.span), stance=stance, evidence=evidence, rule=rule)


def _told(
    make: RelationMaker, holder: Side | None, place: Mention | None, match: re.Match[str], rule: str
) -> Iterator[Relation]:
    if holder is None or place is None:
        return
    span = Span(match.start(), match.end()).cover(place.span)
    if make.at.sentence(holder[1].start) == make.at.sentence(span.start):
        span = span.cover(holder[1])
    clause = make.clause_at(Span(match.start(), match.end()))
    negated = _NOT.search(make.context.text, match.start(), match.end()) is not None
    stance = make.voiced(span) if clause is None else make.by_clause(clause, negated=negated)
    yield from seat(make, holder[0], holder[1], place, stance, span, rule)


def _where(make: RelationMaker, position: int) -> Mention | None:
    """The place behind *in*; *in the Chinese capital* begins with its article."""
    start = position - 4 if make.context.text[:position].endswith("the ") else position
    return make.refs.capital(start) or make.refs.where(position)


def _subject(make: RelationMaker, position: int) -> Side | None:
    """Who has its seat: a name, *it*, *which* or *the association* right before the verb."""
    text = make.context.text
    end = len(text[:position].rstrip())
    named = make.ending(end, "org", "body")
    if named is not None:
        whole = make.refs.called(named)
        return None if whole is None else (whole, named.span)
    if re.search(r"\b[Ii]t$", text[:end]) is not None:
        found = make.refs.spoken(end - 2)
        return None if found is None else (found, Span(end - 2, end))
    if text[:end].endswith(("which", "that")):
        start = text.rfind(" ", 0, end)
        found = make.refs.before(start)
        return None if found is None else (found, Span(start + 1, end))
    noun = _THE_NOUN.search(text[:end])
    if noun is None or noun["noun"].lower() not in make.refs.nouns:
        return None
    found = make.refs.spoken(noun.start())
    return None if found is None else (found, Span(*noun.span()))


def _whose(make: RelationMaker, match: re.Match[str]) -> Side | None:
    """The organ as a body of its own where it has a name, else the organisation whose it is."""
    organ = Span(match.start("organ"), match.end("organ"))
    named = make.ending(organ.end, "body")
    if named is not None and len(named.span) > len(organ):
        whole = make.refs.called(named)
        return None if whole is None else (whole, named.span)
    before = make.ending(match.start("whose"), "org") if match["whose"][-1:] == "s" else None
    before = before or make.ending(match.end("whose"), "org")
    if before is not None:
        whole = make.refs.called(before)
        return None if whole is None else (whole, before.span)
    if match["whose"].lower() not in ("the", "its", "whose"):
        return None
    relative = match["whose"].lower() == "whose"
    found = make.refs.before(match.start()) if relative else make.refs.spoken(match.start())
    return None if found is None else (found, organ)


def _beside(make: RelationMaker, match: re.Match[str]) -> Side | None:
    """The organisation right before *run from*: by its name, or as *the seven-member grouping*."""
    text = make.context.text
    named = next((m for m in make.left(match.start() + 1, "org") if text[m.end : match.start()] in ("", ")")), None)
    if named is not None and ("," in match[0] or match["how"] != "run"):
        whole = make.refs.called(named)
        return None if whole is None or match["how"] == "based" else (whole, named.span)
    noun = _THE_NOUN.search(text[: match.start()])
    if noun is None or "," not in match[0] or noun["noun"].lower() not in make.refs.nouns:
        return None
    if make.ending(match.start(), "body") is not None:
        return None  # the SCO Secretariat, based in Beijing: that one, and not the SCO
    found = make.refs.spoken(noun.start())
    return None if found is None else (found, Span(*noun.span()))
