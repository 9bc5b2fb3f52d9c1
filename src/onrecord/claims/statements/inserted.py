"""Reports that stand inside or behind the words they report: *Talks, he said, would go on*; *…, two envoys told TASS*.

The trees hang such a clause on the reported one or the other way round, as it comes; the commas tell it more safely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.contents import OPENING_MARKS, Draft, sentence_at
from onrecord.claims.statements.cues import Cue, is_impersonal
from onrecord.claims.statements.objects import may_tell
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:eyes|opinion|view|words) of)\b")
_IN_WORDS = re.compile(r"\b[Ii]n (his|her|their|[A-Z][\w-]+(?=['’]s))(?:['’]s)? (?:own )?words\b")
_CARRIER = re.compile(
    r", (?:the )?[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4} (?:reports?|reported|says?|said|writes|wrote|informs)\.?$"
)
"""*According to the envoy, talks failed, TASS reports.*"""
_ONE_OF = ("one of ", "some of ", "two of ", "most of ")
_TAKES = frozenset({"quote", "clause", "infinitive"})
_TOLD = frozenset({"assure", "inform", "notify", "remind", "tell", "warn"})
_SUBORDINATORS = frozenset(
    "after although as because before even if once since that though unless until when where whether while".split()
)
_FINITE = frozenset("are can could did do does had has have is may might must shall should was were will would".split())
_JOINED = ("and ", "but ", "or ", "while ", "who ", "which ")
_BEFORE = ",;—–”\"»?!'’"
_AFTER = ",;.—–"
_LONGEST_TITLE = 80
_WRITTEN = frozenset(
    "account accounts calculations estimate estimates footage images indictment invitation letters log "
    "logs minutes papers records register reports site statistics video website".split()
)
_LONGEST_SETTING = 40
_WORDS = 4
"""Words before a report at the end of its sentence that must be what it reports, verb or no verb."""
_NO_CONTENT = (
    "after ", "although ", "as ", "asked ", "at ", "because ", "before ", "by ", "despite ", "during ", "even though ",
    "following ", "given ", "in a ", "in an ", "noting ", "once ", "since ", "speaking ", "though ", "unlike ",
    "upon ", "until ", "when ", "while ", "whereas ", "with ", "without ",
)  # fmt: skip


def words_around(context: Context, clause: Clause, cue: Cue) -> tuple[Span, ...]:
    """What the sentence says around a reporting clause set off from it; empty where the clause is none of that kind."""
    if _is_of_other_kind(context, clause, cue):
        return ()
    sentence = sentence_at(context, clause.predicate_span.start)
    own = _own_words(context, clause, sentence)
    if clause.predicate not in _TOLD and any(
        clause.predicate_span.end <= p.span.start and (own is None or p.span.start < own.end)
        for p in roles(clause, "whom")
    ):
        return ()  # it has its own object: *and Oman urged restraint*
    if (
        own is None
        or context.text[own.start : own.end].lower().startswith(_JOINED)
        or _is_inside_quote(context, clause)
    ):
        return ()
    text = context.text
    before = text[sentence.start : own.start].rstrip()
    if (
        not before
        or before[-1] not in _BEFORE
        or _opens_anew(before, text[own.end : sentence.end])
        or _governs(context, clause, own)
    ):
        return ()
    start = sentence.start + _last_part(before)
    start = min((q.start for q in context.quotes if q.start < start < q.end), default=start)
    first = Span(start, sentence.start + len(before))
    rest = Span(own.end, sentence.end)
    if not any(character.isalpha() for character in context.words(first)):
        return ()
    if is_quote(context, first):
        closing = [q.end for q in context.quotes if q.start == first.start]
        first = Span(first.start, min([first.end, *closing]))
        behind = context.words(rest).lstrip(" ,;")
        return (first, rest) if behind[:1] and behind[0] in OPENING_MARKS and text[rest.start] == "," else (first,)
    if _has_predicate(context, first, clause):
        if context.words(first).lower().lstrip(OPENING_MARKS).startswith(_NO_CONTENT):
            return ()
        behind = context.words(rest).lstrip(" ,;")
        if behind.split(" ", 1)[0].lower() in _FINITE and text[rest.start : rest.start + 1] == ",":
            return first, rest  # *What matters, he said, is the money*
        if behind[:1] and behind[0] in OPENING_MARKS and text[rest.start : rest.start + 1] == ",":
            return first, rest
        return (first,)
    if text[rest.start : rest.start + 1] == "," and _has_predicate(context, rest, clause) and not before.endswith(";"):
        return first, rest
    ends = not any(character.isalnum() for character in context.words(rest))
    plain = not context.words(first).lower().startswith(_NO_CONTENT)
    return (first,) if ends and plain and len(context.words(first).split()) >= _WORDS else ()


def _is_of_other_kind(context: Context, clause: Clause, cue: Cue) -> bool:
    """*noting that*, *a consensus agreed among members*, *when he said*: no clause set off from what it reports."""
    if context.words(clause.predicate_span).endswith("ing") or not cue.takes & {"quote", "clause"}:
        return True
    if cue.weak and cue.manner not in ("think", "hope", "expect"):
        return True
    if cue.lemma == "agree" and not may_tell(context, clause):
        return True
    relative = clause.link == "relative" and not is_impersonal(clause)
    return clause.link == "participle" or relative or bool(set(clause.modifiers) & _SUBORDINATORS)


def _opens_anew(before: str, behind: str) -> bool:
    """*The prince will not come; he apologised in a cable*: behind the semicolon stands another clause of its own."""
    return before.endswith(";") and not behind.startswith(",")


def is_quote(context: Context, span: Span) -> bool:
    """Whether a stretch opens with a quotation."""
    return context.text[span.start] in OPENING_MARKS


def accorded(context: Context) -> Iterator[Draft]:
    """*According to TASS, …*, *…, according to a delegate*: what the part of the sentence around it says."""
    text = context.text
    for match in _ACCORDING.finditer(text):
        sentence = sentence_at(context, match.start())
        source = _source_behind(context, match.end(), sentence)
        if source is None:
            continue
        start = sentence.start + _last_part(text[sentence.start : match.start()] + ",")
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


def behind_name(context: Context, draft: Draft) -> Draft:
    """*…, President Berg, who chaired the talks, announced*: the name before *who* is the source, and no content."""
    if not draft.source or not context.words(draft.source[0]).lower().startswith("who "):
        return draft
    before = context.text[: draft.source[0].start].rstrip(" ,")
    name = next((m for m in context.mentions if m.form == "name" and m.end == len(before)), None)
    if name is None or not name.entity.startswith("person:"):
        return draft
    titles = context.titles.get(name.entity, ())
    start = min((title.start for title in titles if title.span.contains(name.span)), default=name.start)
    content = draft.content
    if content[-1].contains(name.span):
        comma = context.text.rfind(", ", content[-1].start, start)
        if comma < 0:
            return draft
        content = (*content[:-1], Span(content[-1].start, comma))
    return replace(draft, content=content, source=(name.span,))


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


def _own_words(context: Context, clause: Clause, sentence: Span) -> Span | None:
    """Subject, verb and what belongs to them, up to the next comma or stop; None where nobody speaks."""
    subject = _subject(clause)
    verb = clause.predicate_span
    beside = beside_verb(context, clause)
    if beside is not None:
        end = verb.end
        while end < sentence.end and context.text[end] not in _AFTER:
            if context.text[end] in OPENING_MARKS:
                return None
            end += 1
        return Span(beside.start, end)
    if subject is None and not is_impersonal(clause):
        return None
    start = verb.start
    end = verb.end
    if subject is not None:
        start, end = min(start, subject.span.start), max(end, subject.span.end)
    if clause.passive and subject is not None and subject.span.start > verb.start:
        start = min((p.span.start for p in roles(clause, "whom") if p.head.lower() == "it"), default=start)
    elif is_impersonal(clause):
        start = max(context.text.lower().rfind(" it ", sentence.start, verb.start) + 1, sentence.start)
        if start == sentence.start:
            return None
    if subject is not None and subject.span.end <= verb.start:
        start = _start_of_title(context, subject, start, sentence)
    apposed = _apposition_end(context, subject) if subject is not None and subject.span.start > verb.start else None
    end = max(end, apposed or 0)
    while end < sentence.end and context.text[end] not in _AFTER:
        if context.text[end] in OPENING_MARKS:
            return None
        end += 1
    return Span(start, end)


def beside_verb(context: Context, clause: Clause) -> Span | None:
    """*nobody, Ms Berg predicted, would answer*: who stands between a comma and the verb, not the tree’s subject."""
    subject = _subject(clause)
    verb = clause.predicate_span
    if clause.passive or not context.text.startswith(",", verb.end):
        return None
    found = next(
        (m for m in context.mentions if m.end == verb.start - 1 and m.entity.startswith("person:")),
        None,
    )
    if found is None or (subject is not None and subject.span.overlaps(found.span) and subject.span.end <= verb.start):
        return None
    titles = [t.start for t in context.titles.get(found.entity, ()) if t.span.contains(found.span)]
    start = min([found.start, *titles])
    before = context.text[:start].rstrip()
    name = context.text[start : found.end]
    for title in ("Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."):
        if before.endswith(f" {title}"):
            before = before[: -len(title)].rstrip()
            start = len(before) + 1
    return Span(start, found.end) if before.endswith(",") and name else None


def _start_of_title(context: Context, subject: Phrase, start: int, sentence: Span) -> int:
    """Where the subject begins with all that stands before the name: *visiting vice foreign minister Wu*."""
    for titles in context.titles.values():
        for title in titles:
            if title.span.contains(subject.head_span):
                start = min(start, title.start)
    text = context.text
    place = start
    while place > sentence.start and text[place - 1] not in _BEFORE:
        place -= 1
    words = text[place:start]
    plain = not any(
        c.form in ("verbal", "copular") and c.link != "participle" and not words.lower().startswith("visiting")
        for c in context.clauses_in(Span(place, max(place, start)))
    )
    if place > sentence.start and plain and len(words) <= _LONGEST_TITLE:
        return place + len(words) - len(words.lstrip())
    return start


def _subject(clause: Clause) -> Phrase | None:
    """The subject nearest to the verb."""
    found = list(roles(clause, "whom" if clause.passive and clause.predicate in ("quote", "cite") else "who"))
    verb = clause.predicate_span
    return min(
        found,
        key=lambda p: verb.start - p.span.end if p.span.end <= verb.start else p.span.start - verb.end + 1,
        default=None,
    )


def _apposition_end(context: Context, subject: Phrase) -> int | None:
    for clause in context.clauses:
        if clause.form == "apposition":
            who, named = role(clause, "who"), role(clause, "complement")
            if who is not None and named is not None and who.head_span == subject.head_span:
                return named.span.end
    return None


def _is_inside_quote(context: Context, clause: Clause) -> bool:
    return any(q.start <= clause.predicate_span.start < q.end for q in context.quotes)


def _governs(context: Context, clause: Clause, own: Span) -> bool:
    """Whether its content follows the verb itself: *In Oslo, she said she would go*."""
    following = context.text[own.start : own.end].lower()
    if " that " in following[clause.predicate_span.end - own.start :]:
        return True
    return any(
        child.link in ("complement", "open complement")
        and not context.words(child.extent).startswith(("in a ", "in an ", "at a "))
        and clause.predicate_span.end <= child.predicate_span.start < own.end
        for child in context.children(clause)
    )


def _last_part(before: str) -> int:
    """Where the clause around the report begins: behind the last semicolon."""
    inner = before[:-1]
    place = inner.rfind("; ")
    return place + 2 if place >= 0 and len(inner) - place > 4 else 0


def _has_predicate(context: Context, span: Span, own: Clause) -> bool:
    return any(
        clause.index != own.index and clause.form in ("verbal", "copular") and clause.link != "relative"
        for clause in context.clauses_in(span)
    )
