"""Statements: who said what, to whom, on which occasion, in whose report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.claims.context import Context, date_of, role, roles
from onrecord.claims.statements.contents import Draft, sentence_at, word_count
from onrecord.claims.statements.cues import Cue, manner_of
from onrecord.claims.statements.drafts import drafts_of
from onrecord.claims.statements.nobodys import NOBODYS
from onrecord.claims.statements.speakers import speakers_of
from onrecord.claims.statements.unnamed import taken_up
from onrecord.model.claims import Addressee, Directness, Speaker, Statement
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Evidence, Span, quote

_ANONYMOUS = (
    "not to be named", "not to be identified", "to be named", "to be identified", "anonymity", "to remain anonymous",
)  # fmt: skip
_SCARE = 4
"""Fewer words in marks, with nobody who says them, are a name or a doubt (*the so-called "green line"*)."""
_MEDIA = frozenset(
    "address article briefing broadcast comment commentary interview letter message note op-ed post press-conference "
    "remark report speech statement telegram tweet video".split()
)
_GATHERINGS = frozenset("briefing conference event forum gathering hearing meeting rally session summit talks".split())
_AUDIENCES = frozenset(
    "briefing council conference deputies journalists lawmakers meeting members parliament participants reporters "
    "seminar students troops".split()
)
_DAY = len("2024-01-01")
_BROADCASTS = frozenset("air channel facebook programme program radio show telegram television tv".split())
_PLATFORMS = frozenset("facebook instagram telegram twitter weibo x youtube".split())


def find_statements(context: Context) -> tuple[Statement, ...]:
    """All statements of the article in text order, numbered ``s1``, ``s2`` …"""
    made: list[tuple[Draft, Statement]] = []
    for draft in drafts_of(context):
        statement = _statement(context, draft, made)
        if statement is not None:
            made.append((draft, statement))
    made.sort(key=lambda pair: (pair[1].content[0].start, -pair[1].content[-1].end, _depth(pair[0])))
    numbered = [replace(statement, id=f"s{number}") for number, (_, statement) in enumerate(made, 1)]
    within = {numbered[place].id: draft.within for place, (draft, _) in enumerate(made)}
    nested = [replace(statement, according_to=_outer(statement, numbered, within)) for statement in numbered]
    nested = taken_up(_with_shared_scene(context, nested))
    by_id = {statement.id: statement for statement in nested}
    return tuple(_in_first_person(statement, by_id) for statement in nested)


def _with_shared_scene(context: Context, statements: Sequence[Statement]) -> list[Statement]:
    """*told reporters in Baku on Friday, adding that*: what one cue of a sentence tells of whom, where and when holds
    for the speaker's other cues in it.
    """
    scenes: dict[tuple[int, str | None], list[Statement]] = {}
    for statement in statements:
        if statement.cue is not None and statement.speaker is not None and statement.speaker.entity is not None:
            place = sentence_at(context, statement.cue.start).start
            scenes.setdefault((place, statement.speaker.entity), []).append(statement)
    shared: dict[str, Statement] = {}
    for together in scenes.values():
        if len(together) > 1:
            to = next((one.to for one in together if one.to is not None), None)
            occasion = next((one.occasion for one in together if one.occasion is not None), None)
            day = next((one.said_on for one in together if one.said_on is not None), None)
            for one in together:
                goes_on = one.cue is not None and one.cue.text.endswith("ing")
                shared[one.id] = replace(
                    one,
                    to=one.to or (to if goes_on else None),
                    occasion=one.occasion or occasion,
                    said_on=one.said_on or day,
                )
    return [shared.get(statement.id, statement) for statement in statements]


def _depth(draft: Draft) -> int:
    return 0 if draft.within is None else 1


def _statement(context: Context, draft: Draft, before: Sequence[tuple[Draft, Statement]]) -> Statement | None:
    other = draft.same_speaker
    speakers = speakers_of(context, draft) if other is None else _of_other(other, before)
    if draft.cue is not None and draft.cue.lemma == "read":  # a sign held by Lori Bern reads; she does not
        speakers = tuple(_unnamed(one) if (one.entity or "").startswith("person:") else one for one in speakers)
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
        said_on=None if clause is None else _said_on(context, clause, draft.content),
        about=_about(context, draft),
        rule=draft.rule,
    )


def _unnamed(speaker: Speaker) -> Speaker:
    return replace(speaker, entity=None, office=None, on_behalf_of=None)


def _of_other(other: Draft, before: Sequence[tuple[Draft, Statement]]) -> tuple[Speaker, ...]:
    """The speakers of the draft whose words go on."""
    for draft, statement in before:
        if draft.cue is not None and other.cue is not None and draft.cue.span == other.cue.span:
            return () if statement.speaker is None else (statement.speaker, *statement.co_speakers)
    return ()


def _in_first_person(statement: Statement, by_id: Mapping[str, Statement]) -> Statement:
    """*I promised*, *we hope*, inside somebody's words: he himself."""
    outer = None if statement.according_to is None else by_id[statement.according_to]
    speaker = statement.speaker
    if outer is None or outer.speaker is None or speaker is None or speaker.entity is not None:
        return statement
    if speaker.text not in ("I", "We", "we"):
        return statement
    same = replace(
        speaker,
        entity=outer.speaker.entity,
        office=outer.speaker.office,
        on_behalf_of=outer.speaker.on_behalf_of,
    )
    return replace(statement, speaker=same)


def _says_nothing(context: Context, draft: Draft, has_speaker: bool) -> bool:
    """No statement: nobody says it, a question was asked of the speaker, or somebody asked to stay unnamed."""
    if draft.rule == NOBODYS:
        return False
    clause = None if draft.cue is None else draft.cue.clause
    if (
        clause is not None
        and clause.passive
        and clause.predicate in ("ask", "tell", "inform", "notify")
        and (clause.predicate == "ask" or role(clause, "by") is None)
    ):
        return True
    if draft.same_speaker is not None and not has_speaker:
        return True
    content = context.words(draft.content[0]).lower()
    if content.startswith(_ANONYMOUS):
        return True
    if has_speaker:
        return False
    if clause is not None and clause.passive:
        return False
    whole = [q for q in context.quotes if q.start <= draft.content[0].start < q.end]
    if clause is not None and any(q.start < clause.predicate_span.start < q.end for q in whole):
        return True  # “Whoever says otherwise …”
    return not whole or (clause is not None and word_count(context, whole[0]) < _SCARE)


def _cue_words(context: Context, cue: Cue) -> Evidence:
    return quote(context.text, cue.span)


def _directness(context: Context, draft: Draft) -> Directness:
    """*direct* where only punctuation stands outside the marks, *mixed* where some words stand inside."""
    if draft.rule == "interview: answer":
        return "direct"
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
    if clause.predicate in ("tell", "inform", "notify", "assure", "remind", "ask", "urge", "warn"):
        candidates.extend(roles(clause, "whom", "to"))
    elif not clause.passive:
        candidates.extend(roles(clause, "to"))
    for phrase in roles(clause, "in", "during"):
        if phrase.head.lower() in ("interview", "conversation"):
            candidates.extend(roles(phrase, "with", "to"))
    for phrase in candidates:
        head = context.words(phrase.head_span).lower()
        told = clause.predicate in ("tell", "assure", "notify", "remind") and head not in (
            "me",
            "us",
            "you",
            "them",
            "him",
            "her",
        )
        if phrase.entity is not None or head in _AUDIENCES or told:
            end = phrase.head_span.end if head in _AUDIENCES else phrase.span.end
            return Addressee(phrase.entity, context.words(Span(phrase.span.start, end)))
    return None


def _said_on(context: Context, clause: Clause, content: Sequence[Span]) -> str | None:
    """The day on which it was said, as EDTF: *on Tuesday*, *late on Tuesday night*."""
    day = date_of(clause, content)
    if day is not None:
        return day
    times = (
        w
        for w in clause.whens
        if w.type == "TIME"
        and any(character.isupper() for character in context.words(w.span))  # Friday night, not noon
        and not any(span.overlaps(w.span) for span in content)
    )
    return next((w.edtf.partition("T")[0] for w in times if w.edtf is not None and len(w.edtf) >= _DAY), None)


def _occasion(context: Context, clause: Clause | None) -> str | None:
    """Where it was said: *in a recent interview*, *at a briefing*, *on Twitter*."""
    if clause is None:
        return None
    for name, phrase in clause.roles:
        head = phrase.head.lower()
        fits = (
            (name in ("in", "during", "via") and (head in _MEDIA or head in _GATHERINGS))
            or (name in ("at", "during", "following", "after", "ahead of") and (head in _GATHERINGS or head in _MEDIA))
            or (name in ("on", "via") and (head in _PLATFORMS or head in _BROADCASTS))
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


def _outer(statement: Statement, all_: list[Statement], within: Mapping[str, Span | None]) -> str | None:
    """The statement in which this one is reported: the smallest other one that holds cue and content."""
    inside = within[statement.id]
    if inside is not None:
        return next((o.id for o in all_ if o.cue is not None and o.cue.span == inside), None)
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
