"""Which state recognises which, and which no longer does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord import world
from onrecord.claims.context import date_of, role, roles
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.terms import behind
from onrecord.claims.relations.ties import Side, agents, one_of
from onrecord.model.claims import Relation
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

# *recognises Taiwan as part of China* is no recognition of Taiwan.
_PART = re.compile(r"[\w ,'’]{0,30}\bas (?:a |an )?(?:\w+ )?part of|(?:['’]s)? (?:\w+ )?sovereignty over")
_ONLY = re.compile(r", (?:the|one of the) (?:[\w-]+ ){1,4}(?:that|which|to)(?: still| also)? $")
_INCLUDING = re.compile(r"(?:,? (?:including|among them|namely)|:) (?:the )?")
_OF = re.compile(
    r"(?:(?: \w+){0,3}? recognition (?:of|to|from)|(?: its)? (?:diplomatic )?(?:allegiance|relations|ties) from)"
    r" (?:the )?"
)
_SWITCHED = re.compile(r"(?: its| diplomatic)* (?:allegiance|recognition|relations|ties) from (?:the )?")
_TIES = re.compile(r"(?: all| its| their| official| formal)* diplomatic (?:links|relations|ties) with (?:the )?")
# *severed ties with Taiwan*: of a state that not all recognise no other ties are severed
_SEVERED = re.compile(r"(?: all| its| official| formal)* (?:ties|relations) with (?:the )?")
_TO = re.compile(r"(?:(?: its| diplomatic)* (?:allegiance|recognition|relations|ties))? to (?:the )?")
_FIRST = re.compile(
    r"(?:,| is| was| became| becomes) (?:the|one of the) (?:\w+ )?(?:first|last|only|latest)\b[^.;:]{0,60}?"
    r" (?:to|that|which)(?: formally| officially| still)? $"
)
_ADVERBS = re.compile(
    r"(?:,? (?:also|formally|has|have|long|no longer|not|now|officially|since|still|yet|does|do))*,? "
)
_SAYING = frozenset({"it", "its", "he", "she", "we", "which", "that", "who", "they"})


def find_recognition(make: RelationMaker) -> Iterator[Relation]:
    """Every recognition of a state that the article tells."""
    last: str | None = None
    for clause in make.context.clauses:
        if clause.form != "verbal":
            continue
        if clause.predicate in make.words.recognising:
            for relation in _recognised(make, clause, last):
                last = relation.other
                yield relation
        elif clause.predicate in make.words.granting or clause.predicate in make.words.withdrawing:
            yield from _by_noun(make, clause)
            yield from _switched_to(make, clause)
        if clause.predicate in make.words.severing or clause.predicate in make.words.establishing:
            yield from _by_ties(make, clause)


def _recognised(make: RelationMaker, clause: Clause, last: str | None) -> Iterator[Relation]:
    whom = role(clause, "whom")
    state = one_of(whom, "country:")
    if whom is not None and whom.head.lower() in make.words.recognised:  # Kosovo's independence, a Palestinian state
        near = next((m for m in make.context.mentions_in(whom.span) if m.entity.startswith("country:")), None)
        state = None if near is None else (near.entity, near.span)
    elif whom is not None and make.context.words(whom.span).lower().startswith(("a ", "an ", "some ")):
        return
    if state is None and whom is not None:
        state = _by_capital(make, whom.span) or _by_government(make, whom)
    if state is None and whom is not None and last is not None and make.context.words(whom.span).lower() == "it":
        state = (last, whom.span)
    if state is None:
        return
    if _PART.match(make.context.text, state[1].end) is not None:
        return
    holders = list(agents(make, clause, "country:", "org:"))
    named = _INCLUDING.match(make.context.text, state[1].end)
    first = None if named is None else make.starting(named.end(), "country")
    if first is not None and not clause.passive:  # only twelve states recognise Taipei, including
        holders = [(m.entity, m.span) for m in make.listed(first)]
    if not holders and (only := _ONLY.search(make.context.text[: clause.predicate_span.start])) is not None:
        near = make.ending(only.start(), "country")
        holders = [] if near is None else [(near.entity, near.span)]
    holders = holders or _meant(make, clause, state)
    stance = make.by_clause(clause)
    foremost = _FIRST.search(make.context.text[: clause.predicate_span.start])
    parent = make.context.parent(clause)
    if foremost is not None and parent is not None and parent.mood == "asserted" and not parent.negated:
        stance = make.by_clause(clause, mood="asserted", negated=False)  # was the first to recognise it
    when = date_of(clause) or (behind(make, state[1]) if stance.factuality == "asserted" else None)
    when = when or (date_of(parent) if foremost is not None and parent is not None else None)
    held = None if when is None or clause.negated else when if "/" in when else f"{when}/.."
    if held is None and "still" in clause.modifiers and not clause.negated:
        held = make.context.reading.article.published
    for holder in holders:
        yield from make.made(
            "recognises", holder, state, stance=stance, evidence=clause.span,
            rule=clause.predicate, held=held,
        )  # fmt: skip


def _meant(make: RelationMaker, clause: Clause, state: Side) -> list[Side]:
    """Who recognises where no role names a state: the list before the verb, who is the first to, who speaks."""
    text, start = make.context.text, clause.predicate_span.start
    near = next((m for m in make.left(start, "country") if _ADVERBS.fullmatch(text, m.end, start)), None)
    first = None if near is not None else _FIRST.search(text[:start])
    near = near if first is None else make.ending(first.start(), "country")
    if near is not None:
        return [(m.entity, m.span) for m in make.listing(near) if m.entity != state[0]]
    who = role(clause, "who")
    if who is None and clause.link == "conjunct" and not clause.passive:
        return list(_acting(make, clause))
    if who is None or clause.passive:
        return []
    if who.entity is not None and (acting := make.country_of(who.entity)) is not None:
        return [(acting, who.span)]
    parent = make.context.parent(clause)
    above = None if parent is None or who.head.lower() not in _SAYING else one_of(role(parent, "who"), "country:")
    last = [one_of(p, "country:") for p in roles(parent, "who")] if parent is not None and above is None else []
    above = above or next((side for side in last if side is not None), None)
    return [above] if above is not None and above[0] != state[0] else []


def _switched_to(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*changed its diplomatic recognition to Beijing*; *Nauru switched to Beijing*, beside who recognises whom."""
    to = _TO.match(make.context.text, clause.predicate_span.end)
    if to is None or clause.passive:
        return
    sentence = make.context.reading.layers.sentences[clause.sentence]
    if "recogni" not in make.context.words(sentence) and "diplomatic" not in make.context.words(sentence):
        return
    state = _state_at(make, to.end())
    for holder in _acting(make, clause) if state is not None else ():
        if state is not None and state[0] != holder[0]:
            yield from _one(make, clause, holder, state, lost=False)


def _by_government(make: RelationMaker, whom: Phrase) -> Side | None:
    """*recognises the government in Nicosia*, *the People's Republic*: the state."""
    words = make.context.words(whom.span)
    if re.match(r"(?:the )?People['’]s Republic(?! of [A-Z])", words) is not None:
        return "country:CN", whom.span
    if (whom.entity or "").startswith("body:") and re.match(r"the (?:government|authorities) in [A-Z]", words):
        country = make.context.behalf(whom.entity)
        return None if country is None or not country.startswith("country:") else (country, whom.span)
    return None


def _by_capital(make: RelationMaker, span: Span) -> Side | None:
    """*recognises Taipei*: a capital for its state."""
    for mention in make.context.mentions_in(span):
        if mention.entity.startswith("place:"):
            for known in world.recognise(make.context.words(mention.span)):
                if known.kind == "capital" and len(known.text) == len(mention.span):
                    return known.id, mention.span
    return None


def _by_noun(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*extended recognition to Kosovo*, *withdrew its recognition*, *switched recognition from one to another*."""
    text, start = make.context.text, clause.predicate_span.end
    switched = _SWITCHED.match(text, start)
    of = _OF.match(text, start)
    if of is None or clause.passive:
        return
    if of[0].endswith((" to ", " to the ")) and clause.predicate not in make.words.granting:
        return  # changed its recognition to Beijing
    state = _state_at(make, of.end())
    if state is None:
        return
    lost = clause.predicate in make.words.withdrawing
    to = None
    if switched is not None and clause.predicate not in make.words.granting:
        after = re.match(r" to (?:the )?", text[state[1].end :])
        to = None if after is None else _state_at(make, state[1].end + after.end())
        lost = lost or to is not None
    for holder in _acting(make, clause):
        if state[0] != holder[0]:
            yield from _one(make, clause, holder, state, lost=lost)
            if to is not None:
                yield from _one(make, clause, holder, to, lost=False)


def _by_ties(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*cut diplomatic ties with Taiwan*: of a state that not all recognise, who has relations recognises it."""
    text, start = make.context.text, clause.predicate_span.end
    found = _TIES.match(text, start)
    if found is None and clause.predicate in make.words.severing:
        found = _SEVERED.match(text, start)
    state = None if found is None or clause.passive else _state_at(make, found.end())
    if state is None or state[0] not in make.words.contested:
        return
    for holder in _acting(make, clause):
        yield from _one(make, clause, holder, state, lost=clause.predicate in make.words.severing)


def _acting(make: RelationMaker, clause: Clause) -> tuple[Side, ...]:
    """Who does it; where *it* does, who says so: *Nauru announced that it would switch*."""
    holders = agents(make, clause, "country:")
    who = role(clause, "who")
    above = make.context.parent(clause)
    for _ in range(3):
        if holders or above is None or (who is not None and who.head.lower() not in _SAYING):
            break
        side = next((one for p in roles(above, "who") if (one := one_of(p, "country:")) is not None), None)
        holders = holders if side is None else (side,)
        above = make.context.parent(above)
    return holders


def _state_at(make: RelationMaker, position: int) -> Side | None:
    """The state named at a place, by its own name or its capital's."""
    named = make.starting(position, "country")
    if named is not None:
        return named.entity, named.span
    town = make.starting(position, "place")
    return None if town is None else _by_capital(make, town.span)


def _one(make: RelationMaker, clause: Clause, holder: Side, state: Side, *, lost: bool) -> Iterator[Relation]:
    when = date_of(clause)
    held = None if when is None or "/" in when else f"../{when}" if lost else f"{when}/.."
    stance = make.by_clause(clause)
    yield from make.made(
        "recognises", holder, state, stance=replace(stance, negated=stance.negated != lost), evidence=clause.span,
        rule="recognition", held=held,
    )  # fmt: skip
