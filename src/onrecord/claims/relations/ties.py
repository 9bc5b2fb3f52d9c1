"""Founders, proposers and participants of initiatives, allies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord import world
from onrecord.claims.context import date_of, each, role, roles
from onrecord.claims.relations.maker import RelationMaker
from onrecord.model.claims import Relation, RelationType
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

Side = tuple[str, Span]
_FOUNDING = re.compile(
    r"(?:,|,? (?:is|was|are|were)(?: not)?| (?P<as>[Aa]s)|(?P<first>\bAs)) (?:also )?"
    r"(?P<what>(?:one of (?:the|its) |among (?:the|its) |a |the )?(?:co-?founders?|founders?|"
    r"founding (?:members?|states?|nations?|signator(?:y|ies))) of (?:the )?)"
)
_STATES_THAT = re.compile(
    r"(?: (?:is|was|are|were)|,) (?:one|two|three|four) of the (?:\w+ ){0,3}"
    r"(?:countries|governments|members|nations|states) (?:that|which|who) $"
)
_FOUNDING_LIST = re.compile(
    r"\b(?:founding|original) (?:countries|members|nations|states) of (?:the )?(?P<org>[A-Z\w][\w &-]+?|\w+)"
    r"(?: \([A-Z]\w*\))?(?: were| are|:|,| [-–—])(?: the)? "
)
_ITS_FOUNDERS = re.compile(
    r", one of its (?:co-?)?founde(?:rs|d members)\b|, (?:one of its|a) founding members?(?=[,.;])"
)
_ALLY = re.compile(r"(?:'s|’s) (?:\w+ )?ally,? (?=[A-Z])")
_BORN = re.compile(r" (?:was|were) born (?P<when>[^.;:]{0,60}?)\bat the hands of (?:the )?")
_BY = re.compile(
    r"(?: (?:in|on|at) (?:\w+ ){1,3}?){0,2} ?(?<= )by (?:the )?"
    r"(?:\w+ (?:\w+ )?(?:countries|nations|states)(?: [-–—]|[:,])(?: namely| including)? (?:the )?)?"
)
_PLURAL = ("country", "member", "nation", "state")
_FORMATS = ("alliance", "bloc", "body", "club", "format", "forum", "group", "grouping", "organisation", "organization")
_SIDES = ("government", "neighbour", "side")


def find_ties(make: RelationMaker) -> Iterator[Relation]:
    """Every such relation the article tells."""
    words = make.words
    for clause in make.context.clauses:
        if clause.form == "verbal":
            if clause.predicate in words.founding_verbs:
                yield from _founded(make, clause)
            if clause.predicate in words.proposing:
                yield from _proposed(make, clause)
            if clause.predicate in words.participating or clause.predicate == "take":
                yield from _takes_part(make, clause)
            if clause.predicate in words.leaving:
                yield from _leaves(make, clause)
        elif clause.form in ("copular", "apposition"):
            yield from _is(make, clause)
    yield from _compounds(make)
    yield from _founders(make)
    yield from _founding_lists(make)
    yield from _allies(make)


# ---- founders, proposers, participants -------------------------------------------------------------------------------


def _founded(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    object_ = role(clause, "whom")
    seen = None if object_ is None else next((n for n in make.described if object_.span.contains(n)), None)
    whom = one_of(object_, "org:") if seen is None else (make.described[seen], seen)
    if whom is None and clause.passive:
        near = next(make.left(clause.predicate_span.start, "org"), None)
        beside = near is not None and len(make.context.text[near.end : clause.predicate_span.start].split()) <= 3
        whom = (near.entity, near.span) if near is not None and beside else None
    if whom is None and object_ is not None and clause.link == "relative" and object_.head.lower() in _FORMATS:
        entity = make.refs.before(object_.span.start)  # B9, a format which the two set up
        whom = None if entity is None else (entity, object_.span)
    if whom is None:
        return
    when = date_of(clause)
    held = None if when is None else when if "/" in when else f"{when}/.."
    founders = agents(make, clause, "country:", "person:")
    behind = _BY.match(make.context.text, clause.predicate_span.end) if clause.passive and not founders else None
    first = None if behind is None else make.starting(behind.end(), "country")
    founders = founders if first is None else tuple((m.entity, m.span) for m in make.listed(first))
    if not founders and not clause.passive:
        founders = _one_of_those(make, clause)
    for founder in founders:
        yield from _made(make, clause, "founder of", founder, whom, held)


def _one_of_those(make: RelationMaker, clause: Clause) -> tuple[Side, ...]:
    """*Jordan was one of the six states that founded the league*."""
    said = _STATES_THAT.search(make.context.text[: clause.predicate_span.start])
    near = None if said is None else make.ending(said.start(), "country")
    return () if near is None else tuple((m.entity, m.span) for m in make.listing(near))


def _proposed(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    object_ = role(clause, "whom")
    whom = one_of(object_, "initiative:")
    if whom is None and object_ is not None and object_.head in make.words.initiatives:
        only = make.only("initiative", object_.span.start)
        whom = None if only is None else (only, object_.span)
    if whom is not None:
        for proposer in agents(make, clause, "country:", "org:", "person:"):
            yield from _made(make, clause, "proposer of", proposer, whom, None)


def _takes_part(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*joined the Belt and Road*, *the Middle Corridor, in which Georgia takes part*."""
    words, text = make.words, make.context.text
    verb = clause.predicate
    if verb == "take":
        if text[clause.predicate_span.end :].partition(" ")[2].split(" ")[0].rstrip(",.") != "part":
            return
        if text[clause.predicate_span.end :].startswith(" part of"):
            return
        verb = "take part"
    preposition = words.participating.get(verb)
    if preposition is None:
        return
    whom = one_of(role(clause, preposition or "whom", "in"), "initiative:")
    if whom is None:
        before = re.search(r", in which (?:the )?$", text[: _subject_start(clause)])
        named = None if before is None else make.ending(before.start(), "initiative")
        after = re.match(r"(?: part)? in (?:the )?", text[clause.predicate_span.end :])
        if named is None and after is not None:
            named = make.starting(clause.predicate_span.end + after.end(), "initiative")
        whom = None if named is None else (named.entity, named.span)
    if whom is None:
        return
    when = date_of(clause) or (_date_above(make, clause) if clause.link is not None else None)
    held = None if when is None or verb != "join" else when if "/" in when else f"{when}/.."
    for holder in agents(make, clause, "country:", "org:"):
        yield from _made(make, clause, "participant in", holder, whom, held)


def _leaves(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*withdrew from the Belt and Road*: no longer takes part."""
    after = re.match(
        r"(?: out)?(?: (?:from|of))? (?:the |[A-Z]\w+['’]s )?", make.context.text[clause.predicate_span.end :]
    )
    whom = None if after is None else make.starting(clause.predicate_span.end + after.end(), "initiative")
    for holder in agents(make, clause, "country:", "org:") if whom is not None else ():
        when = date_of(clause)
        held = None if when is None or "/" in when else f"../{when}"
        stance = make.by_clause(clause)
        if whom is not None and not stance.negated:
            yield from make.made(
                "participant in", holder, (whom.entity, whom.span), stance=replace(stance, negated=True),
                evidence=clause.span, rule=clause.predicate, held=held,
            )  # fmt: skip


def _founders(make: RelationMaker) -> Iterator[Relation]:
    """*Mali, one of the founding members of the alliance*, *As a founder of the movement, India*."""
    text = make.context.text
    for match in _FOUNDING.finditer(text):
        organisation = make.starting(match.end(), "org")
        if organisation is None:
            continue
        holder = make.ending(match.start(), "country")
        if holder is None and (match["as"] or match["first"]) and text[organisation.end :].startswith(", "):
            holder = make.starting(organisation.end + 2, "country")
        if holder is None:
            continue
        span = holder.span.cover(organisation.span)
        clause = make.clause_at(Span(match.start("what"), organisation.end))
        negated = re.search(r"\bnot\b", text[match.start() : match.end()]) is not None
        stance = make.voiced(span) if clause is None else make.by_clause(clause, negated=negated)
        yield from make.made(
            "founder of", (holder.entity, holder.span), (organisation.entity, organisation.span),
            stance=replace(stance, factuality="asserted"), evidence=span, rule="a founder",
        )  # fmt: skip


def _founding_lists(make: RelationMaker) -> Iterator[Relation]:
    """*The founding members of the league were Egypt, Iraq and Syria*."""
    text = make.context.text
    for match in _FOUNDING_LIST.finditer(text):
        organisation, first = make.starting(match.start("org"), "org"), make.starting(match.end(), "country")
        known = organisation is not None and make.is_known(organisation.entity)
        if organisation is None or first is None or not known:
            continue
        for holder in make.listed(first):
            span = holder.span.cover(organisation.span)
            yield from make.made(
                "founder of", (holder.entity, holder.span), (organisation.entity, organisation.span),
                stance=make.voiced(span), evidence=span, rule="founding members listed",
            )  # fmt: skip
    for match in _ITS_FOUNDERS.finditer(text):
        holder_ = make.ending(match.start(), "country")
        near = next(make.left(match.start(), "org"), None)
        entity = near.entity if near is not None and make.is_known(near.entity) else make.refs.spoken(match.start())
        if holder_ is not None and entity is not None:
            span = holder_.span.cover(Span(*match.span()))
            said = Span(*match.span()) if near is None or entity != near.entity else near.span
            yield from make.made(
                "founder of", (holder_.entity, holder_.span), (entity, said), stance=make.voiced(span),
                evidence=span, rule="one of its founders",
            )  # fmt: skip
    for match in _BORN.finditer(text):
        born, parent = make.ending(match.start(), "org"), make.starting(match.end(), "country")
        when = make.refs.date_between(match.start("when"), match.end("when"))
        for holder in make.listed(parent) if born is not None and parent is not None else ():
            if born is not None:
                span = born.span.cover(holder.span)
                yield from make.made(
                    "founder of", (holder.entity, holder.span), (born.entity, born.span), stance=make.voiced(span),
                    evidence=span, rule="born at their hands", held=None if when is None else f"{when}/..",
                )  # fmt: skip


def _allies(make: RelationMaker) -> Iterator[Relation]:
    """*Moscow's ally Belarus*."""
    text = make.context.text
    for match in _ALLY.finditer(text):
        other, holder = make.ending(match.start(), "country"), make.starting(match.end(), "country")
        if other is None or holder is None or holder.span.end - holder.span.start < 3:
            continue
        span = other.span.cover(holder.span)
        yield from make.made(
            "ally of", (holder.entity, holder.span), (other.entity, other.span), stance=make.voiced(span),
            evidence=span, rule="ally",
        )  # fmt: skip


def _subject_start(clause: Clause) -> int:
    who = role(clause, "who")
    return clause.predicate_span.start if who is None else min(who.span.start, clause.predicate_span.start)


def _date_above(make: RelationMaker, clause: Clause) -> str | None:
    parent = make.context.parent(clause)
    while parent is not None:
        if (when := date_of(parent)) is not None:
            return when
        parent = make.context.parent(parent)
    return None


def _compounds(make: RelationMaker) -> Iterator[Relation]:
    """*the China-proposed Belt and Road Initiative*, *China's Belt and Road*."""
    text = make.context.text
    for mention in make.context.mentions:
        if not mention.entity.startswith("initiative:") or mention.form != "name":
            continue
        before = text[max(0, mention.start - 60) : mention.start].rstrip()
        end = mention.start - (len(text[max(0, mention.start - 60) : mention.start]) - len(before))
        proposer: Mention | None = None
        for ending in make.words.proposed:
            if before.lower().endswith(ending):
                proposer = make.ending(end - len(ending), "country", "org")
        if before.endswith(("'s", "’s")):
            owner = make.ending(end - 2, "country")
            known = world.initiative(mention.entity)
            proposer = owner if owner is not None and known is not None and owner.entity in known.proposers else None
        if proposer is not None:
            span = proposer.span.cover(mention.span)
            yield from make.made(
                "proposer of", (proposer.entity, proposer.span), (mention.entity, mention.span),
                stance=make.voiced(span), evidence=span, rule="a compound",
            )  # fmt: skip


# ---- what is said with a noun ----------------------------------------------------------------------------------------


def _is(make: RelationMaker, clause: Clause) -> Iterator[Relation]:
    """*a founder of*, *a founding member of*, *a participant in*, *an ally of*."""
    text = make.context.text
    complement = role(clause, "complement")
    who = role(clause, "who")
    if complement is None or who is None:
        return
    type_, kind, link = _noun(make, complement)
    if type_ is None:
        return
    inner = one_of(role(complement, *link), kind)
    if inner is None:
        after = re.match(r" (?:of|in) (?:the )?", text[complement.head_span.end :])
        named = None if after is None else make.starting(complement.head_span.end + after.end(), kind.rstrip(":"))
        inner = None if named is None else (named.entity, named.span)
    if inner is None and type_ == "founder of":
        inner = one_of(role(clause, "of"), kind)
    if (
        inner is None
        and (which := re.search(r", of which (?:\w+ )?$", text[: clause.predicate_span.start])) is not None
    ):
        named = make.ending(which.start(), kind.rstrip(":"))
        inner = None if named is None else (named.entity, named.span)
    holders = [(m.entity, m.span) for m in each(who) if (m.entity or "").startswith("country:") and m.entity]
    if not holders and make.context.words(who.span).lower() in ("it", "which", "that"):
        near = next(make.left(clause.predicate_span.start, "country"), None)
        holders = [] if near is None else [(near.entity, near.span)]
    if not holders and type_ == "founder of" and who.entity is None:
        beside = make.starting(who.span.end + 1, "org")  # his movement ANO
        holders = [] if beside is None else [(beside.entity, beside.span)]
        if who.number is not None and who.head in (*_PLURAL, *_SIDES):  # the two neighbours
            holders = [(entity, who.span) for entity, _ in make.refs.several(who.number, who.span.start)]
    if inner is None or (type_ == "participant in" and complement.head == "member" and not inner):
        return
    for holder in holders:
        yield from _made(make, clause, type_, holder, inner, None)


def _noun(make: RelationMaker, complement: Phrase) -> tuple[RelationType | None, str, tuple[str, ...]]:
    """What a noun says, of what kind of other, named by which prepositions."""
    words = make.words
    head = complement.head.lower()
    said = make.context.words(Span(complement.span.start, complement.head_span.end)).lower().split()
    if head in words.founder_nouns or (head in words.founding_members and words.founding.intersection(said)):
        return "founder of", "org:", ("of",)
    if head in words.participants:
        return "participant in", "initiative:", ("in", "of")
    if head in words.allies:
        return "ally of", "country:", ("of", "possessor")
    return None, "", ()


# ---- pieces ----------------------------------------------------------------------------------------------------------


def one_of(phrase: Phrase | None, *kinds: str) -> Side | None:
    """The first entity of such kinds in a phrase, with its words."""
    if phrase is None:
        return None
    return next(((m.entity, m.span) for m in each(phrase) if m.entity is not None and m.entity.startswith(kinds)), None)


def agents(make: RelationMaker, clause: Clause, *kinds: str) -> tuple[Side, ...]:
    """Who does it: the members of a list, those that *including* names, or *the three countries* of a list before."""
    found: list[Side] = []
    for phrase in roles(clause, "who", "by"):
        found += [(m.entity, m.span) for m in each(phrase) if m.entity is not None and m.entity.startswith(kinds)]
        including = [p for inner in roles(phrase, "including") for p in each(inner)]
        found += [(m.entity, m.span) for m in including if m.entity is not None and m.entity.startswith(kinds)]
        if not found and phrase.head in (*_PLURAL, *_SIDES) and phrase.number is not None:
            found += [(entity, phrase.span) for entity, _ in make.refs.several(phrase.number, phrase.span.start)]
        if not found and phrase.head in _PLURAL and phrase.number is not None:
            found += [(m.entity, phrase.span) for m in make.the_same(phrase.number, phrase.span.start)]
        if not found and phrase.head in _PLURAL:
            after = re.match(
                r"[\w ]*,? (?:including|among them|such as|namely)(?: the)? ", make.context.text[phrase.head_span.end :]
            )
            start = None if after is None else phrase.head_span.end + after.end()
            first = None if start is None else make.starting(start, "country")
            found += [] if first is None else [(m.entity, m.span) for m in make.listed(first)]
    whole = [
        (m.entity, m.span)
        for entity, span in found
        if entity.startswith("country:")
        for one in make.context.mentions_in(span)
        if one.entity == entity and one.form == "name"
        for m in make.listing(one)
    ]
    return tuple({entity: (entity, span) for entity, span in (*found, *whole)}.values())


def _made(
    make: RelationMaker,
    clause: Clause,
    type_: RelationType,
    holder: Side,
    other: Side,
    held: str | None,
) -> Iterator[Relation]:
    stance = make.by_clause(clause)
    yield from make.made(type_, holder, other, stance=stance, evidence=clause.span, rule=clause.predicate, held=held)
