"""Statements in the making: where the model, the trees and the quotation marks each see words reported.

The model's attributions come first. What it misses or does not mark (it was taught the outermost report alone) is added
by rule: a reporting verb with the clause it governs or stands in, a quotation with a reporting verb beside it, one
outlet quoting a man, an interview's answers, a headline's colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.context import Context, role, roles
from onrecord.claims.statements.according import accorded, as_said, in_words
from onrecord.claims.statements.contents import (
    NOMINAL,
    Draft,
    end_of_words,
    is_same,
    parted,
    settled,
    tidied,
    word_count,
)
from onrecord.claims.statements.cues import Cue, cue_of_clause, is_impersonal, noun_cue
from onrecord.claims.statements.dialogue import answers, headlines, is_question, within_answer
from onrecord.claims.statements.inserted import beside_verb, words_around
from onrecord.claims.statements.nested import nested
from onrecord.claims.statements.nobodys import nobodys, raised
from onrecord.claims.statements.objects import (
    can_speak,
    from_objects,
    is_first_person,
    is_own_act,
    may_tell,
)
from onrecord.claims.statements.onwards import carried_on
from onrecord.claims.statements.quoting import quoted_reports
from onrecord.claims.statements.relatives import behind_colons, relatives
from onrecord.claims.statements.seen import seen
from onrecord.claims.statements.silences import (
    is_forced,
    is_infinitive,
    is_silent,
    only_resolves,
    reports_denied,
    turned_start,
)
from onrecord.model.reading import Clause, Quote
from onrecord.model.text import Span

_BESIDE = 3
"""Characters between a quotation and the clause that reports it (a comma, a space, a dash)."""
_MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "to", "will", "would"})
_OF_DOING = frozenset({"agree", "deny", "propose"})
"""Manners of verbs that a verb in *-ing* may follow as what is said (*denied closing*, *suggested waiting*)."""
_ASKS = frozenset({"invite", "lobby", "press", "tell", "warn"})
_FIRST = frozenset({"i", "me", "us", "we"})
_SETTINGS = ("at a ", "at the ", "during ", "in a ", "in an ", "on ")
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
        *seen(context),
        *nested(context),
        *_from_clauses(context),
        *_behind_setting(context),
        *behind_colons(context),
        *relatives(context),
        *from_objects(context),
        *_from_quotes(context),
        *nobodys(context),
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


# What the trees see


def _from_clauses(context: Context) -> Iterator[Draft]:
    for clause in context.clauses:
        cue = cue_of_clause(context, clause)
        if cue is None or is_silent(context, cue) or is_forced(context, cue):
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
            beside = beside_verb(context, clause)
            yield Draft(around, cue, () if beside is None else (beside,), "attribution: inserted clause")
            continue
        if clause.passive and "clause" in cue.takes and (lifted := raised(context, clause)) is not None:
            yield Draft(lifted, cue, (), "attribution: impersonal")
            continue
        for child in (*context.children(clause), *_taken_over(context, clause)):
            said = context.words(child.extent).lower()
            if (cue.weak and said.startswith("if ")) or _is_setting(child, said):
                continue  # understand if it could be towed
            if _is_said(context, child) and "clause" in cue.takes and not _is_quoted_inside(context, clause, child):
                rule = "attribution: impersonal" if is_impersonal(clause) else "attribution: complement clause"
                own = _with_addressee(context, clause, child) if said.startswith("to ") else _beside(clause, child)
                yield Draft((_from_that(context, clause, own),), cue, (), rule)
            elif "clause" in cue.takes and _may_be_of_doing(cue) and _is_gerund(context, clause, child):
                yield Draft((child.extent,), cue, (), "attribution: complement clause")
            elif (
                "infinitive" in cue.takes
                and not only_resolves(cue)
                and is_infinitive(context, child)
                and (may_tell(context, clause) or (is_impersonal(clause) and cue.lemma not in _ASKS))
            ):
                yield Draft((_with_addressee(context, clause, child),), cue, (), "attribution: infinitive")


def _behind_setting(context: Context) -> Iterator[Draft]:
    """*It was rumoured in the corridors that …*: what a torn tree hangs on the place in between."""
    for clause in context.clauses:
        cue = cue_of_clause(context, clause)
        if cue is None or "clause" not in cue.takes or is_silent(context, cue) or is_own_act(context, clause):
            continue
        if not is_impersonal(clause) and not may_tell(context, clause):
            continue
        if any(child.link == "complement" for child in context.children(clause)):
            continue
        for noun in context.children(clause):
            if noun.form != "nominal" or noun.extent.start < clause.predicate_span.end or noun.link == "role whom":
                continue
            place = context.words(noun.extent).find(" that ")
            start = noun.extent.start + place + 1
            between = context.text[clause.predicate_span.end : start]
            following = context.reading.layers.tokens
            word = next((t for t in following if t.start > start), None)
            if place < 0 or any(mark in between for mark in ',;:.“”"') or word is None:
                continue
            if word.pos not in ("VERB", "AUX") and any(context.clauses_in(Span(start, noun.extent.end))):
                rule = "attribution: impersonal" if is_impersonal(clause) else "attribution: complement clause"
                yield Draft((Span(start, noun.extent.end),), cue, (), rule)
                break


def _beside(clause: Clause, child: Clause) -> Span:
    """*The chiefs would meet, they said in a note, …*: what stands on the side of its own verb."""
    whole, verb = child.extent, clause.predicate_span
    if not whole.contains(verb):
        return whole
    if child.predicate_span.start > verb.start:
        return Span(verb.end, whole.end)
    starts = [p.span.start for p in roles(clause, "who") if child.predicate_span.end < p.span.start < verb.start]
    return Span(whole.start, min([verb.start, *starts]))


def _is_setting(child: Clause, said: str) -> bool:
    """*they said in a communique*: where it was said, which a torn tree takes for what was said."""
    own = role(child, "who", "whom")
    return said.startswith(_SETTINGS) and (own is None or not child.extent.contains(own.span))


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
    return Span(start, end_of_words(context, content.end) if start >= clause.predicate_span.end else content.end)


def _taken_over(context: Context, clause: Clause) -> Iterator[Clause]:
    """*recalled that her father said borders are drawn*: what follows the inner verb right away is said by it."""
    above = context.parent(clause)
    own = any(child.link in ("complement", "open complement") for child in context.children(clause))
    told = [p.span.end for p in roles(clause, "whom", "to") if p.span.start == clause.predicate_span.end + 1]
    end = max([clause.predicate_span.end, *told])
    if clause.link == "complement" and above is not None and not own:
        for other in context.children(above):
            if other.link == "complement" and other.extent.start - end == 1:
                yield other


def _may_be_of_doing(cue: Cue) -> bool:
    return cue.manner in _OF_DOING or reports_denied(cue)


def _is_gerund(context: Context, clause: Clause, child: Clause) -> bool:
    """*denied closing the crossing*: right behind the verb, of somebody who can speak."""
    links = ("open complement", "complement", "adverbial")
    behind = child.link in links and child.predicate_span.start == child.extent.start
    particle = context.text[clause.predicate_span.end : child.extent.start].strip()
    cue = cue_of_clause(context, clause)
    return (
        behind
        and particle in ("", "out")
        and not clause.passive
        and (not clause.negated or (cue is not None and reports_denied(cue)))
        and context.words(child.predicate_span).endswith("ing")
        and any(can_speak(context, phrase) for phrase in roles(clause, "who"))
    )


def _with_addressee(context: Context, clause: Clause, child: Clause) -> Span:
    """*called on both sides to return*: whom it asks belongs to what it asks."""
    own = Span(turned_start(context, clause, child), end_of_words(context, child.extent.end, NOMINAL))
    asked = role(clause, "whom", "to", "upon", "for") or (role(clause, "on") if clause.predicate == "call" else None)
    if asked is None or clause.passive or not clause.predicate_span.end <= asked.span.start < child.extent.start:
        return own
    return asked.span.cover(own)


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
        if cue is None or is_silent(context, cue) or whole.contains(clause.predicate_span) or "quote" not in cue.takes:
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
