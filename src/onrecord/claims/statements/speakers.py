"""Who says it: from the source's words to a person, a body, a country, a document, or somebody unnamed.

Precision first: only the words that head the source speak. *an aide to Minister Karimi* and *his father* are nobody
known, whoever is named in them; where the words leave it open, the speaker stays unnamed.
"""

from __future__ import annotations

import re

from onrecord.claims.context import Context, each, role, roles
from onrecord.claims.statements.contents import Draft, sentence_at
from onrecord.claims.statements.cues import is_impersonal
from onrecord.claims.statements.pairs import together, two_named
from onrecord.claims.statements.unnamed import unnamed
from onrecord.model.claims import Speaker
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

_RANK = {
    "person": 0,
    "body": 1,
    "document": 2,
    "outlet": 2,
    "organisation": 3,
    "group": 3,
    "country": 4,
    "initiative": 5,
}
_SPEAKING = frozenset({"person", "body", "document", "outlet", "organisation", "group", "country"})
_UNSAYING_HEADS = frozenset({"it", "there", "which", "who", "that", "this", "what"})
_SMALL = frozenset({"and", "but", "if", "that", "the", "when", "while"})
_NOBODY = frozenset({"nobody", "none", "everybody", "everyone"})
_OWNS = ("'s ", "’s ")
_PREPOSITION = re.compile(r"\b(?:about|after|against|at|behind|by|for|from|in|near|of|on|over|to|under|with)\b", re.I)
_LONGEST_SOURCE = 90
_BESIDE = 2
_LIST = 2
_SHARE = 0.6
"""How much of a source a name must make up to speak for all of it."""


def speakers_of(context: Context, draft: Draft) -> tuple[Speaker, ...]:
    """The speaker first, then those who say it together with him; empty where nobody is named."""
    cue, source = draft.cue, draft.source
    clause = None if cue is None else cue.clause
    if clause is not None and _is_nobodys(clause):
        return ()
    if (
        clause is not None
        and not clause.passive
        and any(
            source and p.span.overlaps(source[0]) and p.span.start >= clause.predicate_span.end
            for p in roles(clause, "whom", "to")
        )
    ):
        source = ()  # reminding Barbadians that
    phrase = None if clause is None else subject_of(context, clause, source)
    if phrase is not None and context.text.startswith(_OWNS, phrase.span.end):
        phrase = None  # the chairman's statement
    cut = source and context.words(source[0]).lower() not in _UNSAYING_HEADS
    if phrase is not None and clause is not None and cut and _is_nearer(source[0], phrase, clause):
        return (_of_span(context, source[0]),)
    if phrase is not None:
        group = together(context, phrase)
        if group:
            return tuple(_speaker_of(context, entity, phrase.span) for entity in group)
        members = (*_listed_before(context, clause, phrase), *_members(context, phrase))
        found = tuple(speaker for member in members if (speaker := _of_phrase(context, member)) is not None)
        if len(found) > _LIST and any((one.entity or "").startswith("person:") for one in found):
            found = tuple(one for one in found if one.entity is not None)  # the presidents of …, Ozols and Saar
        if found and found[0].entity is None and source and _is_one(clause, phrase, source[0]):
            named = _of_span(context, source[0])  # the model cut the subject out of a torn phrase, or put it together
            found = (named,) if named.entity is not None else found
        if found and (not source or any(s.overlaps(phrase.span) for s in source) or found[0].entity is not None):
            return _without_doubles(found)
    if source and context.words(source[0]).lower() not in _UNSAYING_HEADS:
        return tuple(_of_span(context, part) for part in two_named(context, source[0]))
    relative = _relative(context, clause, source)
    if relative is not None:
        return (_speaker(context, relative, relative.span),)
    between = None if clause is None or phrase is not None else _between(context, clause, draft)
    return () if between is None else (_of_span(context, between),)


def _is_one(clause: Clause | None, subject: Phrase, source: Span) -> bool:
    """Whether the subject holds the source, or a torn tree has two subjects of the source (*lead author Ann Lee*)."""
    if clause is None:
        return False
    beside = [p for p in roles(clause, "who") if p is not subject and 0 <= p.span.start - subject.span.end <= 1]
    return subject.span.contains(source) or any(
        source.contains(subject.span.cover(p.span)) and (p.entity or "").startswith("person:") for p in beside
    )


def _relative(context: Context, clause: Clause | None, source: tuple[Span, ...]) -> Mention | None:
    """*Yuldashev, who described it as …*: whom *who* stands for, where his name stands right before it."""
    whos = [p.head_span for p in roles(clause, "who") if p.head.lower() == "who"] if clause is not None else []
    whos += [span for span in source if context.words(span).lower() == "who"]
    for who in whos:
        for mention in context.mentions:
            if mention.end <= who.start and context.text[mention.end : who.start] in (", ", " "):
                return mention if _can_speak(context, mention) else None
    return None


def _is_nearer(source: Span, phrase: Phrase, clause: Clause) -> bool:
    """Whether the model's source stands beside the verb and the tree's subject elsewhere."""
    verb = clause.predicate_span
    beside = 0 <= verb.start - source.end <= _BESIDE or 0 <= source.start - verb.end <= _BESIDE
    return beside and not source.contains(phrase.head_span) and not source.overlaps(phrase.span)


def _between(context: Context, clause: Clause, draft: Draft) -> Span | None:
    """*“…,” the harbour master, Kim Dahl, corrected*: what stands between a quotation and its verb, if it names one."""
    before = [s for s in draft.content if s.end <= clause.predicate_span.start]
    if not before or role(clause, "who", "whom") is not None:
        return None
    gap = Span(before[-1].end, clause.predicate_span.start)
    words = context.words(gap)
    start = gap.start + len(words) - len(words.lstrip())
    end = gap.start + len(words.rstrip(" ,"))
    if not 0 < end - start <= _LONGEST_SOURCE or any(c.form == "verbal" for c in context.clauses_in(gap)):
        return None
    return Span(start, end) if any(context.mentions_in(gap)) and "." not in words.strip() else None


def _listed_before(context: Context, clause: Clause | None, phrase: Phrase) -> tuple[Phrase, ...]:
    """*France* of *France, Germany and Britain urged*, where a torn tree parts the list."""
    if clause is None or len(phrase.members) < _LIST:
        return ()
    before = [p for p in roles(clause, "who") if p.span.end < phrase.span.start]
    return tuple(
        p for p in before if context.text[p.span.end : phrase.span.start].strip() == "," and p.entity is not None
    )


def _members(context: Context, phrase: Phrase) -> tuple[Phrase, ...]:
    """Those of a list who speak: *nobody, she predicted, would* may look like one; and those whom an apposition lists.

    *The presidents of Latvia and Estonia, Karlis Ozols and Tiina Saar, urged*.
    """
    members = each(phrase)
    if len(members) == 1 and phrase.entity is None:
        for clause in context.clauses:
            who, named = role(clause, "who"), role(clause, "complement")
            if clause.form == "apposition" and who is not None and who.head_span == phrase.head_span:
                listed = () if named is None else named.members
                if len(listed) > 1 and all((m.entity or "").startswith("person:") for m in listed):
                    return listed
    return tuple(m for m in members if m.head.lower() not in _NOBODY)


def _is_nobodys(clause: Clause) -> bool:
    """*It was noted*, *the minister is said to have left*: a passive without an agent tells not who said it."""
    if not clause.passive or clause.predicate in ("quote", "cite"):
        return False
    return is_impersonal(clause) or (role(clause, "by") is None and _agent(clause) is None)


def _agent(clause: Clause) -> Phrase | None:
    return next((p for p in roles(clause, "who", "by") if p.span.start >= clause.predicate_span.end), None)


def subject_of(context: Context, clause: Clause, source: tuple[Span, ...] = ()) -> Phrase | None:
    """Who does the saying in a cue's clause; None for *it is said* and for passives without an agent.

    Of several subjects that a torn tree gives, the one in the model's source, else the nearest to the verb.
    """
    if is_impersonal(clause):
        return None
    if clause.passive:
        quoted = role(clause, "whom", "to")
        return quoted if clause.predicate in ("quote", "cite") and quoted is not None else _agent(clause)
    subjects = [p for p in roles(clause, "who") if p.entity is not None or p.head.lower() not in _UNSAYING_HEADS]
    inside = [p for p in subjects if any(s.contains(p.head_span) for s in source)]
    verb = clause.predicate_span
    nearest = min(
        inside or subjects,
        key=lambda p: verb.start - p.span.end if p.span.end <= verb.start else 1000 + p.span.start - verb.end,
        default=None,
    )
    if nearest is None or nearest.span.start > verb.start:
        return nearest
    for phrase in inside or subjects:
        between = context.text[phrase.head_span.end : nearest.head_span.start]
        if phrase.head_span.end <= nearest.head_span.start and _governs(between):
            return phrase
    return nearest


def _governs(between: str) -> bool:
    """*an aide to President Petrovic*: a preposition, and no comma, between two that a torn tree calls subjects."""
    return bool(_PREPOSITION.search(between)) and "," not in between


def _of_phrase(context: Context, phrase: Phrase) -> Speaker | None:
    if phrase.head.lower() in _UNSAYING_HEADS and phrase.entity is None:
        return None
    mention = _titled(context, phrase.head_span) or _apposed(context, phrase) or _head_mention(context, phrase)
    mention = mention or _beside(context, phrase)
    if mention is None and len(phrase.span) <= _LONGEST_SOURCE:
        mention = _best_mention(context, phrase.span)
        if mention is not None and mention.end <= phrase.head_span.start:
            mention = None  # *Aydin met his guest, the presidency reported*, in a torn tree
    return _speaker(context, mention, phrase.span)


def _of_span(context: Context, span: Span) -> Speaker:
    phrase = _phrase_in(context, span)
    if phrase is not None:
        mention = _titled(context, phrase.head_span) or _apposed(context, phrase) or _head_mention(context, phrase)
        mention = mention or _beside(context, phrase)
        if mention is not None:
            return _speaker(context, mention, span)
    return _speaker(context, _best_mention(context, span), span)


def _phrase_in(context: Context, span: Span) -> Phrase | None:
    """The widest phrase whose head stands in a source."""
    found = [
        phrase
        for clause in context.clauses
        if clause.extent.overlaps(span)
        for _, phrase in clause.roles
        if span.contains(phrase.head_span)
        and not _PREPOSITION.search(context.text[span.start : max(span.start, phrase.span.start)])
        and not _is_possessor(context, phrase, span)
    ]
    return max(found, key=lambda phrase: len(phrase.span), default=None)


def _is_possessor(context: Context, phrase: Phrase, span: Span) -> bool:
    """*her* in *her office*, *Palau* in *Palau's envoy*: the words go on to what it owns."""
    words = context.words(phrase.head_span).lower()
    return phrase.head_span.end < span.end and (
        words in ("her", "his", "its", "my", "our", "their") or context.text.startswith(("'s", "’s"), phrase.span.end)
    )


def _titled(context: Context, span: Span) -> Mention | None:
    """*South Africa's foreign minister, Thabo Dlamini, said*: the name that the title beside it gives."""
    for titles in context.titles.values():
        for title in titles:
            if not title.span.contains(span):
                continue
            for mention in context.mentions_in(title.span):
                if mention.entity == title.person and mention.form == "name":
                    return mention
    return None


def _speaker(context: Context, mention: Mention | None, span: Span) -> Speaker:
    if mention is not None and mention.end < span.end and context.text.startswith(_OWNS, mention.end):
        mention = _named_behind(context, mention, span)  # the president's office
    entity = None if mention is None else _acting(context, mention)
    if mention is None or entity is None:
        return unnamed(context, span)
    whole = entity.startswith("document:") and mention.form == "nominal" and span.start == mention.start
    return _speaker_of(context, entity, span if whole else mention.span)


def _named_behind(context: Context, owner: Mention, span: Span) -> Mention | None:
    """Whom the words behind an owner name: *Norway's envoy, Kari Dahl*; nobody where they name none."""
    after = Span(min(owner.end + 2, span.end), span.end)
    found = [m for m in context.mentions_in(after) if m.form == "name" and _is_plain(context, m, after)]
    return next((m for m in found if m.entity.startswith("person:")), None)


def _speaker_of(context: Context, entity: str, span: Span) -> Speaker:
    return Speaker(
        entity=entity,
        text=context.words(span),
        start=span.start,
        end=span.end,
        office=next((title.office for title in context.titles.get(entity, ())), None),
        on_behalf_of=None if (behalf := context.behalf(entity)) == entity else behalf,
    )


def _acting(context: Context, mention: Mention) -> str | None:
    """Whom a mention stands for where it speaks: a capital for its state, Brussels for the Union that sits there."""
    entity = context.entities.get(mention.entity)
    if entity is None:
        return None
    state = entity.within if entity.type == "place" else entity.id
    if state is not None and state.startswith("country:") and context.words(mention.span) == "Brussels":
        named = context.entities.get(state)
        if named is None or all(part.text == "Brussels" for part in named.mentions):
            return "org:eu" if "org:eu" in context.entities else None
    if entity.type != "place":
        return entity.id
    return state if state in context.entities else None  # who speaks is one of the record's entities


def _apposed(context: Context, phrase: Phrase) -> Mention | None:
    """*the lead author, Halima Oumarou*, *the chair, Indonesia*: whom an apposition names."""
    if phrase.entity is not None:
        return None
    for clause in context.clauses:
        if clause.form != "apposition":
            continue
        who, named = role(clause, "who"), role(clause, "complement")
        if who is None or named is None or who.head_span != phrase.head_span:
            continue
        for mention in context.mentions_in(named.span):
            speaks = mention.entity.startswith(("person:", "country:", "org:", "body:")) and mention.form == "name"
            if speaks and mention.span.contains(named.head_span):
                return mention
    return None


def _beside(context: Context, phrase: Phrase) -> Mention | None:
    """*the news agency SPA*: the outlet whose name stands right behind the noun for one."""
    if phrase.head.lower() not in context.language.reference.outlet_nouns:
        return None
    start = phrase.head_span.end + 1
    named = (m for m in context.mentions if m.start == start and m.form == "name")
    return next((m for m in named if m.entity.startswith(("outlet:", "org:"))), None)


def _head_mention(context: Context, phrase: Phrase) -> Mention | None:
    """The mention whose words hold the phrase's head, where that is somebody who can speak; the longest."""
    found = [
        mention
        for mention in context.mentions_in(phrase.span)
        if mention.span.contains(phrase.head_span)
        and _can_speak(context, mention)
        and not _is_part_of_name(context, mention)
    ]
    return max(found, key=lambda mention: len(mention.span), default=None)


def _is_part_of_name(context: Context, mention: Mention) -> bool:
    """*Korea* in *U.S. Forces Korea*: a country at the end of a name nobody knows."""
    if not mention.entity.startswith(("country:", "place:")):
        return False
    sentence = sentence_at(context, mention.start)
    before = context.text[sentence.start : mention.start]
    words = before.split()
    if not words or not before.endswith(" ") or before.rstrip()[-1:] in ',;:—–"“”':
        return False
    return words[-1][0].isupper() and words[-1].isalpha() and len(words) > 1 and words[-1].lower() not in _SMALL


def _best_mention(context: Context, span: Span) -> Mention | None:
    """Inside a source, a person who is named plainly before a body before a country; nobody where a description
    outranks the names.

    *an official of Iran's ministry* is nobody known; *lead author Ali Karimi* is Karimi.
    """
    for mention in context.mentions_in(span):
        if mention.entity.startswith("person:") and _is_plain(context, mention, span):
            return mention
    covering = [
        m
        for m in context.mentions_in(span)
        if len(m.span) >= _SHARE * len(span)
        and _can_speak(context, m)
        and not _PREPOSITION.search(context.text[span.start : m.start])
        and not _is_part_of_name(context, m)
    ]
    return min(covering, key=lambda m: (_RANK.get(_type(context, m), 9), -len(m.span)), default=None)


def _is_plain(context: Context, mention: Mention, span: Span) -> bool:
    """Whether nothing in the source governs the name: no preposition before it, no *'s* behind it."""
    if context.text.startswith(("'s", "’s", "' ", "’ "), mention.end):
        return False
    before = context.text[span.start : mention.start]
    if before.rstrip().endswith(","):
        return mention.form == "name"
    if mention.form == "pronoun":
        return len(mention.span) == len(span)
    return not _PREPOSITION.search(before) and "," not in before and not before.rstrip().endswith((" and", "'s", "’s"))


def _can_speak(context: Context, mention: Mention) -> bool:
    kind = _type(context, mention)
    if kind == "place":
        entity = context.entities[mention.entity]
        return entity.within is not None and mention.form == "name"
    return kind in _SPEAKING


def _type(context: Context, mention: Mention) -> str:
    entity = context.entities.get(mention.entity)
    return "" if entity is None else entity.type


def _without_doubles(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    seen: set[str] = set()
    kept = []
    for speaker in speakers:
        if speaker.entity is None or speaker.entity not in seen:
            kept.append(speaker)
        if speaker.entity is not None:
            seen.add(speaker.entity)
    return tuple(kept)
