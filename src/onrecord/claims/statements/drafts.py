"""Statements in the making: where the model, the trees and the quotation marks each see words reported.

The model's attributions come first. What it misses or does not mark (it was taught the outermost report alone) is added
by rule: a reporting verb with the clause it governs or stands in, a quotation with a reporting verb beside it, one
outlet quoting a man, an interview's answers, a headline's colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.contents import (
    Draft,
    is_quoted,
    is_same,
    parted,
    settled,
    tidied,
    word_count,
)
from onrecord.claims.statements.cues import OPEN_WHEN_DENIED, Cue, cue_at, cue_of_clause, is_impersonal, noun_cue
from onrecord.claims.statements.dialogue import answers, headlines, is_question, within_answer
from onrecord.claims.statements.inserted import accorded, as_said, behind_name, in_words, may_speak, words_around
from onrecord.claims.statements.objects import can_speak, from_objects, is_first_person, is_own_act, says_object
from onrecord.claims.statements.onwards import carried_on
from onrecord.claims.statements.quoting import quoted_reports
from onrecord.model.reading import Clause, Quote
from onrecord.model.text import Span

_BESIDE = 3
"""Characters between a quotation and the clause that reports it (a comma, a space, a dash)."""
_OBJECTS = frozenset({"object", "anything"})
_TOLD = frozenset({"ask", "instruct", "order", "request", "tell", "urge", "warn"})
"""Verbs whose passive has the person told for its subject."""
_MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "to", "will", "would"})
_RESOLVES = frozenset({"agree"})
"""Verbs with an infinitive that tell what is done rather than what is said."""
_OF_DOING = frozenset({"agree", "deny", "propose"})
"""Manners of verbs that a verb in *-ing* may follow as what is said (*denied closing*, *suggested waiting*)."""
_GOES_ON = frozenset({"ADJ", "AUX", "DET", "NOUN", "NUM", "PART", "PROPN", "VERB"})
_TO_COME = frozenset({"shall", "will"})
_AUXILIARIES = frozenset({"be", "get", "have"})
_FIRST = frozenset({"i", "we"})
_OPEN = frozenset({"if", "once", "unless", "until", "when", "whenever", "whether"})
_NOBODY = frozenset({"whoever", "whatever", "what", "anyone", "nobody", "no one"})


def drafts_of(context: Context) -> list[Draft]:
    """All statements in the making, in text order, each content once."""
    found: list[Draft] = []
    labelled = tuple(answers(context))
    for draft in (
        *labelled,
        *headlines(context),
        *quoted_reports(context),
        *accorded(context),
        *in_words(context),
        *as_said(context),
        *_from_nouns(context),
        *_from_model(context),
        *_from_clauses(context),
        *from_objects(context),
        *_from_quotes(context),
    ):
        if draft.rule != "interview: answer" and is_question(labelled, context, draft):
            continue
        if draft.cue is not None and draft.cue.clause is not None and _is_own_answer(labelled, draft.cue):
            continue
        cut = within_answer(labelled, draft)
        tidy = None if cut is None else tidied(context, cut)
        if tidy is None:
            continue
        same = next((place for place, other in enumerate(found) if is_same(tidy, other)), None)
        if same is None:
            found.append(tidy)
        else:
            found[same] = settled(context, found[same], tidy)
    found = [parted(context, draft, found) for draft in found]
    found.sort(key=lambda draft: (draft.content[0].start, -draft.extent.end))
    return carried_on(context, found)


def _is_own_answer(labelled: Sequence[Draft], cue: Cue) -> bool:
    """*We reject that*, *I thought it honest*, in an answer: the answer itself."""
    answered = any(part.contains(cue.span) for answer in labelled for part in answer.content)
    clause = cue.clause
    if clause is None or not answered:
        return False
    thinks = cue.weak and any(phrase.head.lower() in _FIRST for phrase in roles(clause, "who"))
    return is_first_person(clause) or thinks


# What the model sees


def _from_model(context: Context) -> Iterator[Draft]:
    for attribution in context.reading.attributions:
        if not attribution.content:
            continue
        cue = cue_at(context, attribution.cue)
        quoted = is_quoted(context, attribution.content)
        if attribution.source and context.words(attribution.source[0]).lower() in _NOBODY:
            continue
        if cue is None and not (quoted and attribution.source and not attribution.cue):
            continue
        if cue is not None and cue.clause is not None and _is_active(context, cue.clause, attribution.source):
            cue = replace(cue, clause=None)
        if cue is not None and _is_forced(context, cue):
            continue
        if cue is not None and (not _takes(context, cue, attribution.content) or _is_silent(cue)):
            continue
        if (
            cue is not None
            and cue.lemma == "according to"
            and not any(may_speak(context, s) for s in attribution.source)
        ):
            continue
        yield behind_name(context, Draft(attribution.content, cue, attribution.source, "attribution: model"))


def _is_forced(context: Context, cue: Cue) -> bool:
    """*what he has to say*, *said to be a favourite*: no report."""
    before, after = context.text[: cue.span.start], context.text[cue.span.end :]
    if before.endswith(("has to ", "have to ", "had to ")):
        return True
    bare = cue.clause is not None and not set(cue.clause.modifiers) & _AUXILIARIES
    return bare and cue.lemma == "say" and after.startswith(" to be ")


def _is_active(context: Context, clause: Clause, source: tuple[Span, ...]) -> bool:
    """*…, visiting minister Wu said here*: whom the tree takes for a bare participle, with its subject before it."""
    if not clause.passive or set(clause.modifiers) & _AUXILIARIES or not source:
        return False
    if not any(not mention.entity.startswith("document:") for mention in context.mentions_in(source[0])):
        return False
    between = context.text[source[0].end : clause.predicate_span.start]
    return source[0].end <= clause.predicate_span.start and not between.strip(" ,")


def _is_silent(cue: Cue) -> bool:
    """*has not said*: no words are reported of whom the article says did not say them; nor by a bare participle."""
    clause = cue.clause
    if clause is None:
        return False
    if clause.passive and not set(clause.modifiers) & _AUXILIARIES and role(clause, "by") is None:
        return clause.predicate not in ("quote", "cite")  # a street called "Every Line"
    if set(clause.modifiers) & _TO_COME and not cue.weak:
        return True  # will announce, but has not
    return clause.negated and not cue.weak and cue.manner != "deny" and cue.lemma not in OPEN_WHEN_DENIED


def _takes(context: Context, cue: Cue, content: tuple[Span, ...]) -> bool:
    """Whether the cue can report this content: a verb that takes quoted objects alone reports no others."""
    if is_quoted(context, content):
        return True
    if _is_intent(context, cue, content):
        return False
    if cue.takes & {"clause", "quote", "infinitive"} and _has_verb(context, content):
        return True  # a bare object (*confirmed the meeting*) reports no words
    if "as" in cue.takes and _has_verb(context, content):
        return True
    return bool(cue.takes & _OBJECTS) and cue.clause is not None and says_object(context, cue.clause, cue, seen=True)


def _is_intent(context: Context, cue: Cue, content: tuple[Span, ...]) -> bool:
    """*agreed to meet*, *hopes to join*: what somebody means to do himself is no report of his words."""
    if not cue.weak and cue.lemma not in _RESOLVES:
        return False
    said = context.words(content[0]).lower()
    return said.startswith(("to ", "not to ")) and not said.startswith("to know ")


def _has_verb(context: Context, content: tuple[Span, ...]) -> bool:
    return any(
        clause.form in ("verbal", "copular")
        and (clause.link not in ("participle", "relative") or context.words(span).lower().startswith("that "))
        for span in content
        for clause in context.clauses_in(span)
    )


# What the trees see


def _from_clauses(context: Context) -> Iterator[Draft]:
    for clause in context.clauses:
        cue = cue_of_clause(context, clause)
        if cue is None or _is_silent(cue) or _is_forced(context, cue):
            continue
        if clause.mood not in ("asserted", "expected", "planned") and set(clause.modifiers) & _MODALS:
            continue
        if is_own_act(context, clause):
            continue
        if cue.weak and set(clause.modifiers) & _OPEN:
            continue  # when he thinks that he can help
        if any(phrase.head.lower() in _NOBODY for phrase in roles(clause, "who")):
            continue
        around = words_around(context, clause, cue)
        if around:
            yield Draft(around, cue, (), "attribution: inserted clause")
            continue
        if clause.passive and "clause" in cue.takes and (raised := _raised(context, clause)) is not None:
            yield Draft(raised, cue, (), "attribution: impersonal")
            continue
        for child in (*context.children(clause), *_taken_over(context, clause)):
            if _is_said(context, child) and "clause" in cue.takes and not _is_quoted_inside(context, clause, child):
                rule = "attribution: impersonal" if is_impersonal(clause) else "attribution: complement clause"
                yield Draft((_from_that(context, clause, child.extent),), cue, (), rule)
            elif "clause" in cue.takes and cue.manner in _OF_DOING and _is_gerund(context, clause, child):
                yield Draft((child.extent,), cue, (), "attribution: complement clause")
            elif (
                "infinitive" in cue.takes
                and not cue.weak
                and cue.lemma not in _RESOLVES
                and _is_infinitive(context, child)
                and (is_impersonal(clause) or any(can_speak(context, phrase) for phrase in roles(clause, "who")))
            ):
                yield Draft((_with_addressee(clause, child),), cue, (), "attribution: infinitive")


def _is_said(context: Context, child: Clause) -> bool:
    """Whether a clause is what its verb says: its complement, or *that …* behind *however*."""
    return child.link == "complement" or (
        child.link == "adverbial" and context.words(child.extent).lower().startswith("that ")
    )


def _from_that(context: Context, clause: Clause, content: Span) -> Span:
    """A complement from its *that* on, to the end of its words, where a torn tree begins it later or ends it sooner."""
    before = context.text[clause.predicate_span.end : content.start]
    place = before.find(" that ")
    start = content.start
    if place >= 0 and not any(mark in before for mark in ',;:."“”'):
        start = clause.predicate_span.end + place + 1
    return Span(start, _end_of_words(context, content) if start >= clause.predicate_span.end else content.end)


def _end_of_words(context: Context, content: Span) -> int:
    """Where the words end that a content breaks off in the middle of: at the next mark, conjunction or preposition."""
    end = content.end
    for token in context.reading.layers.tokens:
        if token.start < end:
            continue
        if token.start - end > 1 or token.pos not in _GOES_ON or (end == content.end and not token.start - end):
            break
        end = token.end
    return end


def _raised(context: Context, clause: Clause) -> tuple[Span, ...] | None:
    """*Traders are said to have lost millions*: subject and infinitive, which nobody in particular says."""
    subject = role(clause, "whom")
    if subject is None or subject.head.lower() == "it" or clause.predicate in _TOLD:
        return None
    for child in context.children(clause):
        if child.link in ("open complement", "complement") and context.words(child.extent).lower().startswith("to "):
            return subject.span, child.extent
    return None


def _taken_over(context: Context, clause: Clause) -> Iterator[Clause]:
    """*recalled that her father said borders are drawn*: what follows the inner verb right away is said by it."""
    above = context.parent(clause)
    own = any(child.link in ("complement", "open complement") for child in context.children(clause))
    if clause.link == "complement" and above is not None and not own:
        for other in context.children(above):
            if other.link == "complement" and other.extent.start - clause.predicate_span.end == 1:
                yield other


def _is_gerund(context: Context, clause: Clause, child: Clause) -> bool:
    """*denied closing the crossing*: right behind the verb, of somebody who can speak."""
    behind = child.link == "open complement" and 0 < child.extent.start - clause.predicate_span.end <= 1
    return (
        behind
        and not clause.passive
        and not clause.negated
        and context.words(child.predicate_span).endswith("ing")
        and any(can_speak(context, phrase) for phrase in roles(clause, "who"))
    )


def _is_infinitive(context: Context, child: Clause) -> bool:
    return child.link in ("open complement", "adverbial") and context.words(child.extent).lower().startswith(
        ("to ", "not to ")
    )


def _with_addressee(clause: Clause, child: Clause) -> Span:
    """*called on both sides to return*: whom it asks belongs to what it asks."""
    asked = role(clause, "whom", "to", "on", "upon", "for")
    if asked is None or clause.passive or not clause.predicate_span.end <= asked.span.start < child.extent.start:
        return child.extent
    return asked.span.cover(child.extent)


def _from_nouns(context: Context) -> Iterator[Draft]:
    """*expressed the hope that*, *Tirana's claim that*, *warnings from Vienna that*."""
    for clause in context.clauses:
        if clause.form == "nominal":
            for cue, content, source in noun_cue(context, clause):
                if cue.clause is not None and is_own_act(context, cue.clause):
                    continue
                yield Draft((content,), cue, () if source is None else (source,), "attribution: noun")


def _is_quoted_inside(context: Context, clause: Clause, child: Clause) -> bool:
    """Whether verb and complement both stand in one quotation: the speaker's own *I said that*, not a report."""
    for quote in context.quotes:
        whole = Span(quote.start, quote.end)
        if whole.contains(clause.predicate_span) and whole.contains(child.predicate_span):
            return clause.predicate in ("hope", "think", "believe", "expect", "want", "wish", "consider", "doubt")
    return False


# What the marks see


def _from_quotes(context: Context) -> Iterator[Draft]:
    for quote in context.quotes:
        if word_count(context, quote) < 4:
            continue
        cue = _cue_beside(context, quote)
        if cue is not None:
            yield Draft(quote.parts, cue, (), "attribution: quotation beside its cue")


def _cue_beside(context: Context, quote: Quote) -> Cue | None:
    """The reporting verb whose clause touches the quotation, after it or before it."""
    whole = Span(quote.start, quote.end)
    for clause in context.clauses:
        cue = cue_of_clause(context, clause)
        if cue is None or _is_silent(cue) or whole.contains(clause.predicate_span) or "quote" not in cue.takes:
            continue
        if whole.contains(clause.extent) or clause.predicate_span.overlaps(whole):
            continue
        own = _own_words(clause, whole)
        gap = own.start - whole.end if own.start >= whole.end else whole.start - own.end
        if not 0 <= gap <= _BESIDE:
            continue
        between = context.text[min(own.end, whole.end) : max(own.start, whole.start)]
        if "." in between or "\n\n" in between or _has_ended(context, whole, own):
            continue
        return cue
    return None


def _has_ended(context: Context, whole: Span, own: Span) -> bool:
    """Whether the sentence ended with the quotation: what follows *.”* does not report it."""
    return own.start >= whole.end and context.text[whole.start : whole.end].rstrip("”\"»'’").endswith(".")


def _own_words(clause: Clause, quote: Span) -> Span:
    """The clause with its subject, cut where the quotation begins or ends."""
    span = clause.predicate_span
    for name, phrase in clause.roles:
        if name in ("who", "whom", "to") and not quote.overlaps(phrase.span):
            span = span.cover(phrase.span)
    if span.start >= quote.end or span.end <= quote.start:
        return span
    return clause.predicate_span
