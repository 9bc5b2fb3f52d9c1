"""According to whom, in whose words, as somebody put it: what the sentence around such a phrase says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.claims.context import Context, role
from onrecord.claims.statements.contents import Draft, sentence_at
from onrecord.claims.statements.cues import Cue
from onrecord.claims.statements.inserted import last_part
from onrecord.model.reading import Clause
from onrecord.model.text import Span

_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:eyes|opinion|view|words) of)\b")
_IN_WORDS = re.compile(r"\b[Ii]n (his|her|their|[A-Z][\w-]+(?=['’]s))(?:['’]s)? (?:own )?words\b")
_ONE_OF = ("one of ", "some of ", "two of ", "most of ")
_TAKES = frozenset({"quote", "clause", "infinitive"})
_WRITTEN = frozenset(
    "account accounts calculations estimate estimates footage images indictment invitation letters log "
    "logs minutes papers records register reports site statistics video website".split()
)
_LONGEST_SETTING = 40
_CARRIER = re.compile(
    r", (?:the )?[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4} (?:reports?|reported|says?|said|writes|wrote|informs)\.?$"
)
"""*According to the envoy, talks failed, TASS reports.*"""


def accorded(context: Context) -> Iterator[Draft]:
    """*According to TASS, …*, *…, according to a delegate*: what the part of the sentence around it says."""
    text = context.text
    for match in _ACCORDING.finditer(text):
        sentence = sentence_at(context, match.start())
        source = _source_behind(context, match.end(), sentence)
        if source is None:
            continue
        start = sentence.start + last_part(text[sentence.start : match.start()] + ",")
        end = sentence.end
        semicolon = text.find("; ", source.end, sentence.end)
        if semicolon >= 0:
            end = semicolon
        before, after = Span(start, match.start()), Span(source.end, end)
        carried = _CARRIER.search(context.words(after))
        if carried is not None:
            after = Span(after.start, after.start + carried.start())
        parts = [part for part in (before, after) if sum(map(str.isalpha, context.words(part))) > 1]
        quoted = any(q.start < match.start() < q.end for q in context.quotes)
        if parts and not quoted:
            manner = context.language.reporting.phrases.get(match.group().lower(), "say")
            cue = Cue(Span(match.start(), match.end()), manner, _TAKES, False, None, "according to")
            yield Draft(tuple(parts), cue, (source,), "attribution: according to")


def as_said(context: Context) -> Iterator[Draft]:
    """*As the premier put it, …*: what the rest of the sentence says."""
    for clause in context.clauses:
        if clause.form != "verbal" or "as" not in clause.modifiers or clause.passive or clause.negated:
            continue
        verb = context.language.reporting.verbs.get(clause.predicate)
        subject = role(clause, "who")
        sentence = sentence_at(context, clause.predicate_span.start)
        if verb is None or subject is None or not context.words(sentence).startswith("As "):
            continue
        comma = context.text.find(",", clause.predicate_span.end, sentence.end)
        words = context.text[clause.predicate_span.end : comma].strip() if comma > 0 else "?"
        if clause.extent.start != sentence.start or (words not in ("", "it") and not _is_setting(clause, words)):
            continue
        cue = Cue(clause.predicate_span, verb.manner, verb.takes, verb.weak, clause, clause.predicate)
        yield Draft((Span(comma + 1, sentence.end),), cue, (subject.span,), "attribution: as he said")


def _is_setting(clause: Clause, words: str) -> bool:
    """*As she put it on Monday,*: only when or where it was put stands behind."""
    told = {phrase.head.lower() for name, phrase in clause.roles if name == "whom"} <= {"it"}
    openings = ("it ",) if clause.predicate == "put" else ("on ", "in ", "at ", "last ", "this ")
    return told and words.startswith(openings) and len(words) < _LONGEST_SETTING


def _source_behind(context: Context, start: int, sentence: Span) -> Span | None:
    """The words behind *according to* that name who speaks, up to the comma that ends them."""
    end = start + 1
    text = context.text
    while end < sentence.end:
        if text[end] in ",;" and not text[end + 1 : end + 2].isdigit():
            beside = _apposition(context, Span(start + 1, end), sentence)
            if beside is not None:
                end = beside
                continue
            if not text.startswith((", who ", ", which ", ", whose "), end):
                break
            end += 1
        end += 1
    if end == sentence.end and text[end - 1] in ".!?":
        end -= 1
    source = Span(start + 1, end)
    return source if may_speak(context, source) else None


def _apposition(context: Context, source: Span, sentence: Span) -> int | None:
    """*According to the commissioner, Johannes Hahn, …*: the end of who it is, said in other words behind the comma."""
    if not context.text.startswith(", ", source.end):
        return None
    start = source.end + 2
    end = context.text.find(",", start, sentence.end)
    if end < 0:
        return None
    tokens = context.reading.layers.tokens
    inside = [token for token in tokens if start <= token.start < end]
    heads = [token for token in inside if not start <= tokens[token.head].start < end]
    name = any(mention.start == start and mention.end == end for mention in context.mentions_in(Span(start, end)))
    beside = len(heads) == 1 and heads[0].relation.startswith("appos") and source.contains(tokens[heads[0].head].span)
    person = name and any(m.start == start and m.entity.startswith("person:") for m in context.mentions)
    return (
        end
        if beside
        or (
            person
            and not any(m.entity.startswith("person:") and source.end - m.end < 1 for m in context.mentions_in(source))
        )
        else None
    )


def in_words(context: Context) -> Iterator[Draft]:
    """*In his words, …*, *…, in Berg's words, …*: what the sentence says around it."""
    text = context.text
    for match in _IN_WORDS.finditer(text):
        sentence = sentence_at(context, match.start())
        opens = match.start() == sentence.start
        if not opens and not text[: match.start()].rstrip().endswith(","):
            continue
        if text[match.end() : match.end() + 1] != "," or any(q.start < match.start() < q.end for q in context.quotes):
            continue
        around = (Span(sentence.start, match.start()), Span(match.end(), sentence.end))
        parts = tuple(part for part in around if any(map(str.isalpha, context.words(part))))
        if parts:
            cue = Cue(Span(match.start(), match.end()), "say", _TAKES, False, None, "in the words of")
            yield Draft(parts, cue, (Span(match.start(1), match.end(1)),), "attribution: in his words")


def may_speak(context: Context, source: Span) -> bool:
    """Whether a source is somebody or something written: not *the alphabet*, not *schedule*."""
    words = context.language.reference
    if any(not m.entity.startswith(("place:", "initiative:")) for m in context.mentions_in(source)):
        return True
    if context.words(source).lower().split()[-1:] == ["people"] or " people " in context.words(source).lower():
        return True
    if any(word in _WRITTEN for word in context.words(source).lower().split()):
        return True
    known = {
        *words.people, *words.person_nouns, *words.document_nouns, *words.outlet_nouns, *words.institutions
    }  # fmt: skip
    said = context.words(source).lower().split()
    if context.words(source).lower().startswith(_ONE_OF):
        return True
    if any(word in words.partisans for word in context.words(source).split()):
        return True
    return any(word in known or word.removesuffix("s") in known for word in said)
