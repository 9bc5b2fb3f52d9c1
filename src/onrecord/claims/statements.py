"""Statements: who said what, to whom, on which occasion, in whose report."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.context import Context, date_of, role, roles
from onrecord.claims.cues import Cue, manner_of
from onrecord.claims.drafts import Draft, drafts_of
from onrecord.claims.speakers import speakers_of
from onrecord.model.claims import Addressee, Directness, Statement
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Evidence, quote

_MEDIA = frozenset(
    "address article briefing broadcast comment commentary interview letter message note op-ed post press-conference "
    "remark report speech statement telegram tweet video".split()
)
_GATHERINGS = frozenset("briefing conference event forum gathering hearing meeting rally session summit talks".split())
_PLATFORMS = frozenset("facebook instagram telegram twitter weibo x youtube".split())


def find_statements(context: Context) -> tuple[Statement, ...]:
    """All statements of the article in text order, numbered ``s1``, ``s2`` …"""
    drafted = (_statement(context, draft) for draft in drafts_of(context))
    made = [statement for statement in drafted if statement is not None]
    made.sort(key=lambda statement: (statement.content[0].start, -statement.content[-1].end))
    numbered = [replace(statement, id=f"s{number}") for number, statement in enumerate(made, 1)]
    return tuple(replace(statement, according_to=_outer(statement, numbered)) for statement in numbered)


def _statement(context: Context, draft: Draft) -> Statement | None:
    speakers = speakers_of(context, draft.cue, draft.source)
    if _says_nothing(context, draft, bool(speakers)):
        return None
    content = tuple(quote(context.text, span) for span in draft.content)
    clause = None if draft.cue is None else draft.cue.clause
    return Statement(
        id="",
        speaker=speakers[0] if speakers else None,
        co_speakers=speakers[1:],
        according_to=None,
        cue=None if draft.cue is None else _cue_words(context, draft.cue),
        content=content,
        directness=_directness(context, draft),
        manner=manner_of(context, draft.cue, content[0].text),
        to=_addressee(context, clause),
        occasion=_occasion(context, clause),
        said_on=None if clause is None else date_of(clause, draft.content),
        about=_about(context, draft),
        rule=draft.rule,
    )


def _says_nothing(context: Context, draft: Draft, has_speaker: bool) -> bool:
    """No statement: nobody says it, a question was asked of the speaker, or somebody asked to stay unnamed."""
    clause = None if draft.cue is None else draft.cue.clause
    if (
        clause is not None
        and clause.passive
        and clause.predicate in ("ask", "tell", "inform")
        and role(clause, "by") is None
    ):
        return True
    content = context.words(draft.content[0]).lower()
    if content.startswith(("not to be named", "not to be identified", "anonymity", "to remain anonymous")):
        return True
    if has_speaker:
        return False
    impersonal = clause is not None and clause.passive
    return not impersonal and not any(q.start <= draft.content[0].start < q.end for q in context.quotes)


def _cue_words(context: Context, cue: Cue) -> Evidence:
    return quote(context.text, cue.span)


def _directness(context: Context, draft: Draft) -> Directness:
    """*direct* where only punctuation stands outside the marks, *mixed* where some words stand inside."""
    inside = outside = 0
    for span in draft.content:
        quoted = [part for q in context.quotes for part in q.parts if part.overlaps(span)]
        for position in range(span.start, span.end):
            if context.text[position].isalnum():
                if any(part.start <= position < part.end for part in quoted):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "direct" if not outside else "mixed"


def _addressee(context: Context, clause: Clause | None) -> Addressee | None:
    """Whom it was told: *told Xinhua*, *in an interview with Xinhua*, *said to reporters*."""
    if clause is None:
        return None
    candidates: list[Phrase] = []
    if clause.predicate in ("tell", "inform", "assure", "remind", "ask", "urge", "warn"):
        candidates.extend(roles(clause, "whom", "to"))
    elif not clause.passive:
        candidates.extend(roles(clause, "to"))
    for phrase in roles(clause, "in", "during"):
        if phrase.head.lower() in ("interview", "conversation"):
            candidates.extend(roles(phrase, "with", "to"))
    for phrase in candidates:
        if phrase.entity is not None or context.words(phrase.head_span).lower() in ("reporters", "journalists"):
            return Addressee(phrase.entity, context.words(phrase.span))
    return None


def _occasion(context: Context, clause: Clause | None) -> str | None:
    """Where it was said: *in a recent interview*, *at a briefing*, *on Twitter*."""
    if clause is None:
        return None
    for name, phrase in clause.roles:
        head = phrase.head.lower()
        fits = (
            (name in ("in", "during", "via") and (head in _MEDIA or head in _GATHERINGS))
            or (name in ("at", "during", "following", "after", "ahead of") and (head in _GATHERINGS or head in _MEDIA))
            or (name in ("on", "via") and head in _PLATFORMS)
        )
        if fits:
            start = _preposition_start(context.text, phrase.span.start, name)
            return context.text[start : phrase.span.end]
    return None


def _preposition_start(text: str, start: int, preposition: str) -> int:
    before = text[:start].rstrip()
    if before.lower().endswith(preposition):
        return len(before) - len(preposition)
    return start


def _about(context: Context, draft: Draft) -> tuple[str, ...]:
    named = (
        mention.entity
        for span in draft.content
        for mention in context.mentions_in(span)
        if mention.form == "name" or mention.entity.startswith(("group:", "org:"))
    )
    return tuple(dict.fromkeys(named))


def _outer(statement: Statement, all_: list[Statement]) -> str | None:
    """The statement in which this one is reported: the smallest other one that holds cue and content."""
    inner = [part.span for part in statement.content]
    if statement.cue is not None:
        inner.append(statement.cue.span)
    holding = [
        other
        for other in all_
        if other.id != statement.id and all(any(part.span.contains(span) for part in other.content) for span in inner)
    ]
    smallest = min(holding, key=lambda other: sum(len(part.span) for part in other.content), default=None)
    return None if smallest is None else smallest.id
