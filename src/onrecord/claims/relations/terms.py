"""Since when and until when a chair is held."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange

from onrecord.claims.relations.maker import RelationMaker
from onrecord.model.reading import Clause, When
from onrecord.model.text import Span
from onrecord.model.time import DateError, PartialDate, of_day, parse

_MONTHS = re.compile(r"P(\d+)([YM])")
_FROM = re.compile(r"\b(?:from|starting|beginning|effective|as of)(?: on)? $")
_END = re.compile(r"(?:,? (?:which|that))? (?:ends?|expires?|runs?|lasts?)(?: (?:on|in|until|till|through))? (?:the )?")


def term(make: RelationMaker, clause: Clause, *, taken: bool) -> str | None:
    """The term that a clause tells: what *for* names, a stretch as it is, from a day of taking over on; the present
    holds on the day of publication.
    """
    dates = [w for w in clause.whens if w.edtf is not None and w.type == "DATE" and not _is_of_another(make, clause, w)]
    named = next((w.edtf for w in dates if make.context.text[: w.start].endswith(" for ")), None)
    when = named or next((w.edtf for w in dates), None)
    lasting = next((w for w in clause.whens if w.type == "DURATION"), None)
    if when is None:
        return _today(make, clause) if not taken else None
    if lasting is not None and taken and (whole := _lasting(make, when, lasting)) is not None:
        return whole
    if named is not None or "/" in when:
        return when
    since = next((w for w in dates if w.edtf == when and _FROM.search(make.context.text[: w.start][-16:])), None)
    return f"{when}/.." if taken or since is not None else when


def ending(make: RelationMaker, position: int) -> str | None:
    """*the presidency …, which ends on 30 June*."""
    found = _END.match(make.context.text, position)
    if found is None:
        return None
    when = next((w for w in make.context.reading.layers.times if w.start <= found.end() < w.end), None)
    if when is None or when.edtf is None or when.type != "DATE":
        return None
    return when.edtf if when.edtf.startswith("../") else None if "/" in when.edtf else f"../{when.edtf}"


def handed_on(make: RelationMaker, clause: Clause) -> str | None:
    """*Budapest has it until June 30, then Bratislava takes the helm*: the day on which the one before ends."""
    words = make.context.text[max(0, clause.predicate_span.start - 40) : clause.predicate_span.start].lower()
    if "then" not in clause.modifiers and re.search(r"\bthen\b", words) is None:
        return None
    start = make.context.reading.layers.sentences[clause.sentence].start
    before = make.refs.date_between(start, clause.predicate_span.start)
    return before.removeprefix("../") + "/.." if before is not None and before.startswith("../") else None


def behind(make: RelationMaker, span: Span) -> str | None:
    """The first date behind some words, up to the end of their sentence or the next comma."""
    end = make.at.sentence_end(span.start)
    comma = make.context.text.find(",", span.end, end)
    return make.refs.date_between(span.end, end if comma < 0 else comma)


def _is_of_another(make: RelationMaker, clause: Clause, when: When) -> bool:
    """*is taking it over to hand it on in December*: a time behind another verb is that verb's."""
    start = clause.predicate_span.end
    return any(
        other.form == "verbal" and other is not clause and start <= other.predicate_span.start < when.start
        for other in make.context.clauses
        if other.sentence == clause.sentence
    )


def _today(make: RelationMaker, clause: Clause) -> str | None:
    present = clause.tense == "present" and not clause.perfect and clause.mood == "asserted" and not clause.negated
    helped = {"have", "had", "has", "will", "would", "was", "were"}.intersection(clause.modifiers)
    return make.context.reading.article.published if present and not helped else None


def _lasting(make: RelationMaker, when: str, lasting: When) -> str | None:
    """*on July 1 for six months*."""
    found = _MONTHS.fullmatch(lasting.value)
    before = make.context.text[max(0, lasting.start - 24) : lasting.start]
    if found is None or "/" in when or re.search(r"\bfor (?:the |a )?(?:\w+ )?$", before) is None:
        return None
    try:
        start = parse(when)
    except DateError:
        return None
    if not isinstance(start, PartialDate) or start.precision not in ("day", "month") or "X" in start.year:
        return None
    first = start.first_day
    if first is None:
        return None
    months = int(found[1]) * (12 if found[2] == "Y" else 1)
    count = first.month - 1 + months - (1 if start.precision == "month" else 0)
    year, month = first.year + count // 12, count % 12 + 1
    if start.precision == "month":
        return f"{when}/{PartialDate(f'{year:04}', month)}"
    last = datetime.date(year, month, min(first.day, monthrange(year, month)[1])) - datetime.timedelta(days=1)
    return f"{when}/{of_day(last)}"
