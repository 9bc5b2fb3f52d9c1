"""Rotating chairs: which state has an organisation's chair or presidency, takes it over, hands it on.

The noun is the anchor: round it stand the organisation, the verb, and the state or the man who acts for it. Where only
*the chairmanship* is said, it is the one last spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord import world
from onrecord.claims.context import date_of, roles
from onrecord.claims.relations.chair_phrases import find_chair_phrases, meant, organisation_near
from onrecord.claims.relations.chair_titles import find_chair_titles
from onrecord.claims.relations.chair_verbs import find_chairing, subject
from onrecord.claims.relations.maker import RelationMaker
from onrecord.claims.relations.terms import ending, handed_on, term
from onrecord.model.claims import Relation
from onrecord.model.reading import Clause, Mention, Token
from onrecord.model.text import Span

_GONE = 12
_ORGANS = ("Commission on", "Committee", "Organ on")
_ORGANISED = ("org", "body")
# words before a chair that no organisation owns: *took over the chair*, *serves as interim chair*
_BEFORE_BARE = frozenset({"as", "interim", "its", "rotating", "tempore", "the", "their", "whose"})
_ACTING = ("country", "person")
_OF = re.compile(r" (?:of|in|at|within) (?:the )?")
_BEFORE = re.compile(r"\)?(?:'s|’s)? (?:[\w-]+ ){0,3}$")
_TO = re.compile(r"\bto (?:the )?")
_BEGINS = re.compile(
    r",? (?:will |is to |is due to |is set to )?(?:\w+ly )?(?:begin|start|commence|kick off)s?\b(?: on| in)?(?: the)? ?"
)
_TITLED = re.compile(r"(?:[A-Z][\w’'-]* |[a-z]+ ){0,4}")


@dataclass(frozen=True, slots=True)
class _Chair:
    """A chair that the text speaks of: the noun, and whose chair it is."""

    noun: Span
    word: str
    organisation: str
    span: Span
    named: bool
    rotating: bool


def find_chairs(make: RelationMaker) -> Iterator[Relation]:
    """Every chair the article tells."""
    last: _Chair | None = None
    for token in make.at.tokens:
        word = make.context.text[token.start : token.end].lower()
        if word not in make.words.chair.nouns or token.pos not in ("NOUN", "PROPN"):
            continue
        chair = _chair(make, token, word, last)
        if chair is None:
            continue
        last = chair
        yield from _told(make, chair)
        yield from _handed_on(make, chair)
    yield from find_chairing(make)
    yield from find_chair_titles(make)
    yield from find_chair_phrases(make)


def _chair(make: RelationMaker, token: Token, word: str, last: _Chair | None) -> _Chair | None:
    text = make.context.text
    ahead = text[max(0, token.start - 40) : token.start].lower().split()[-3:]
    before = [re.sub(r"['’]s?$", "", word) for word in ahead]
    rotating = bool(make.words.chair.rotating.intersection(before))
    if word == "leadership" and not rotating:
        return None
    found = _named(make, token)
    if found is not None:
        settled = make.settled(_body_of(make, found[0]))
        if text[found[1].start : found[1].end].removeprefix("the ").startswith(_ORGANS):
            return None  # the Organ on Politics
        return None if settled is None else _Chair(token.span, word, settled, found[1], True, rotating)
    said = make.refs.of_noun(token.end)
    if said is not None:  # the presidency of the bloc
        return _Chair(token.span, word, said[0], said[1], True, rotating)
    of = re.match(r" of (?:the )?", text[token.end : token.end + 8])
    state = None if of is None else make.starting(token.end + of.end(), "country")
    if of is not None and (state is None or not word.endswith("ship")):
        return None  # the chairmanship of something that is no organisation we know
    owned = state is not None or (word.endswith("ship") and text[: token.start].endswith(("'s ", "’s ")))
    if not before or (not owned and before[-1] not in _BEFORE_BARE and not rotating):
        return None
    near = organisation_near(make, token.start) if word == "gavel" else None
    gone = last is not None and make.at.sentence(token.start) - make.at.sentence(last.noun.start) > _GONE
    if gone and near is None and word in make.words.chair.own and not rotating:
        return None  # the helm of anything
    if last is not None and near is None:
        return _Chair(token.span, word, last.organisation, token.span, False, rotating)
    entity = near or meant(make, token.start) or make.refs.topic(token.start)
    return None if entity is None else _Chair(token.span, word, entity, token.span, False, rotating)


def _begun(make: RelationMaker, chair: _Chair, owner: Mention, position: int) -> Iterator[Relation]:
    """*Malaysia's ASEAN chairmanship will begin on Jan. 1*: planned, from a day to come that stands right behind."""
    when = next((w.edtf for w in make.context.reading.layers.times if w.start <= position < w.end), None)
    if when is None or "/" in when or not make.is_ahead(when):
        return
    span = owner.span.cover(chair.noun).cover(chair.span)
    yield from make.made(
        "chair of", (owner.entity, owner.span), (chair.organisation, chair.span),
        stance=replace(make.voiced(span), factuality="planned"), evidence=span, rule=f"the {chair.word} begins",
        held=f"{when}/..",
    )  # fmt: skip


def _body_of(make: RelationMaker, entity: str) -> str:
    """*the SCO presidency* taken for a body: the organisation whose it is."""
    known = make.context.entities.get(entity)
    if known is None or known.of is None or known.type != "body":
        return entity
    words = known.name.lower().split()
    return known.of if make.words.chair.nouns.intersection((words[0], words[-1])) else entity


def _named(make: RelationMaker, token: Token) -> tuple[str, Span] | None:
    """The organisation in the noun's own phrase: *the ASEAN chair*, *the presidency of the Council of the EU*."""
    text = make.context.text
    own = next((m for m in make.context.mentions if m.span.contains(token.span) and make.kind(m) == "body"), None)
    if own is not None and token.start in (own.start, own.end - len(token.span)):  # the name has swallowed the noun
        entity = make.context.entities.get(own.entity)
        inner = [m for m in make.context.mentions_in(own.span) if make.kind(m) in _ORGANISED and m != own]
        if inner:
            return inner[0].entity, inner[0].span
        parent = None if entity is None else entity.of
        if parent is not None and parent.startswith(("org:", "body:")):
            return parent, own.span
    of = _OF.match(text, token.end)
    after = None if of is None else make.starting(of.end(), *_ORGANISED)
    if after is not None:
        return after.entity, after.span
    before = next(make.left(token.start, *_ORGANISED), None)
    if before is not None and _BEFORE.fullmatch(text, before.end, token.start) is not None:
        return before.entity, before.span
    return None


def _told(make: RelationMaker, chair: _Chair) -> Iterator[Relation]:
    words = make.words.chair
    clause = _clause(make, chair)
    owner = _possessor(make, chair)
    begins = None if owner is None else _BEGINS.match(make.context.text, max(chair.noun.end, chair.span.end))
    if owner is not None and begins is not None:  # the presidency of Slovakia starts in July: not yet one
        yield from _begun(make, chair, owner, begins.end())
        return
    if owner is not None and (chair.named or chair.word.endswith("ship")):
        span = owner.span.cover(chair.noun).cover(chair.span)
        yield from make.made(
            "chair of", (owner.entity, owner.span), (chair.organisation, chair.span), stance=make.voiced(span),
            evidence=span, rule=f"the {chair.word} of one", held=ending(make, max(chair.noun.end, chair.span.end)),
        )  # fmt: skip
    if clause is None:
        return
    subject = clause.predicate_span.start > chair.noun.end
    verb = clause.predicate
    if verb in words.giving and (clause.passive or not subject):
        yield from _given(make, chair, clause)
    elif verb in words.going and subject:
        yield from _to(make, chair, clause)
    elif owner is not None:
        return
    elif (verb in words.choosing and clause.passive and not subject and chair.named) or (
        (verb in words.holding or verb in words.taking) and not clause.passive and not subject
    ):
        yield from _taken(make, chair, clause)


def _is_adjective(make: RelationMaker, mention: Mention) -> bool:
    """*Qatari*: of a state, not the state."""
    known = world.country(mention.entity)
    return known is not None and make.context.words(mention.span) in known.demonyms


def _possessor(make: RelationMaker, chair: _Chair) -> Mention | None:
    """*Kazakhstan's presidency of the Organization of Turkic States*, *Hungary's EU presidency*."""
    of = re.match(r" of (?:the )?", make.context.text[chair.noun.end : chair.noun.end + 8])
    if of is not None and (state := make.starting(chair.noun.end + of.end(), "country")) is not None:
        return None if _is_adjective(make, state) else state
    near = next(make.left(chair.noun.start, "country"), None)
    if near is None:
        return None
    between = make.context.text[near.end : chair.noun.start]
    own = f" {make.context.words(chair.span)} "
    if chair.named and between in (" ", " rotating ", " six-month ", own):  # the Slovak presidency of the EU
        return near
    return near if re.fullmatch(r"['’]s? (?:[\w-]+ ){0,3}", between) is not None else None


def _clause(make: RelationMaker, chair: _Chair) -> Clause | None:
    """The clause that has the chair as its object or subject: the nearest verb of the sentence that fits."""
    words = make.words.chair
    sentence = make.at.sentence(chair.noun.start)
    verbs = [
        c
        for c in make.context.clauses
        if c.form == "verbal" and make.at.sentence(c.predicate_span.start) == sentence
        and c.predicate in words.holding | words.taking | words.choosing | words.giving | words.going
    ]  # fmt: skip
    ahead = [c for c in verbs if c.predicate_span.end <= chair.noun.start]
    ahead = [c for c in ahead if c.passive == (c.predicate in words.choosing)]
    behind = [
        c for c in verbs if c.predicate_span.start >= chair.noun.end and c.predicate in words.giving | words.going
    ]
    near = max(ahead, key=lambda c: c.predicate_span.end, default=None)
    between = "" if near is None else make.context.text[near.predicate_span.end : chair.noun.start]
    handed = near is not None and near.predicate in words.giving and " as " in between
    if near is not None and len(between.split()) <= (14 if handed else 7):
        return near
    far = min(behind, key=lambda c: c.predicate_span.start, default=None)
    if far is not None and len(make.context.text[chair.noun.end : far.predicate_span.start].split()) <= 6:
        return far
    return None


def _taken(make: RelationMaker, chair: _Chair, clause: Clause) -> Iterator[Relation]:
    holder = subject(make, clause)
    if holder is None:
        return
    person = holder.entity.startswith("person:")
    alone = chair.word in make.words.chair.own and not chair.named and not chair.rotating
    if person and (alone or chair.organisation.startswith("body:")):
        return
    if make.context.text[: holder.start].endswith("with ") and not chair.named:
        return  # with China taking the rotating chair: told of a meeting
    if make.context.text[: clause.predicate_span.start].endswith(" from "):
        return  # wants to block him from assuming it
    country = make.country_of(holder.entity)
    parent = make.context.parent(clause)
    if country is None or (parent is not None and parent.predicate in ("ask", "invite", "urge")):
        return
    held = term(make, clause, taken=clause.predicate not in make.words.chair.holding)
    after = handed_on(make, clause) if held is None else None
    stance = make.by_clause(clause, mood="planned" if make.is_ahead(after) else None)
    held = after or held
    yield from make.made(
        "chair of", (country, holder.span), (chair.organisation, chair.span), stance=stance,
        evidence=clause.span.cover(chair.noun), rule=f"{clause.predicate} the {chair.word}", held=held,
    )  # fmt: skip


def _given(make: RelationMaker, chair: _Chair, clause: Clause) -> Iterator[Relation]:
    """*Zimbabwe handed the chair to Madagascar*: one has had it, the other has it."""
    giver = None if clause.passive else subject(make, clause)
    country = None if giver is None else make.country_of(giver.entity)
    when = date_of(clause)
    receivers = list(_to(make, chair, clause))
    given = bool(receivers) or clause.predicate in ("cede", "give up", "hand over", "relinquish", "surrender")
    if giver is not None and country is not None and given:
        yield from make.made(
            "chair of", (country, giver.span), (chair.organisation, chair.span), stance=make.by_clause(clause),
            evidence=clause.span.cover(chair.noun), rule=f"{clause.predicate} the {chair.word}",
            held=None if when is None or "/" in when else f"../{when}",
        )  # fmt: skip
    yield from receivers


def _handed_on(make: RelationMaker, chair: _Chair) -> Iterator[Relation]:
    """*took over the chair in May and will hand it over to Indonesia*: the chair as *it* in the same sentence."""
    sentence = make.at.sentence(chair.noun.start)
    for clause in make.context.clauses:
        verbal = clause.form == "verbal" and clause.sentence == sentence and not clause.passive
        if (
            not verbal
            or clause.predicate not in make.words.chair.giving
            or clause.predicate_span.start < chair.noun.end
        ):
            continue
        if any(make.context.words(phrase.span).lower() == "it" for phrase in roles(clause, "whom")):
            yield from _to(make, chair, clause)


def _to(make: RelationMaker, chair: _Chair, clause: Clause) -> Iterator[Relation]:
    text = make.context.text
    start = max(clause.predicate_span.end, chair.noun.end) if not clause.passive else clause.predicate_span.end
    end = make.at.sentence_end(start)
    handed = " as " in text[clause.predicate_span.end : chair.noun.start]  # handed over to Egypt as the new chair
    for match in _TO.finditer(text, clause.predicate_span.end if handed else min(start, chair.noun.end), end):
        receiver = make.refs.state(match.end()) or next((m for m in make.right(match.end(), *_ACTING)), None)
        if receiver is None or _TITLED.fullmatch(text, match.end(), receiver.start) is None:
            continue
        country = make.country_of(receiver.entity)
        own = chair.word in make.words.chair.own and not chair.named and not chair.rotating
        if country is None or (own and receiver.entity.startswith("person:")):
            return  # the presidency passed to Aoun: of a state
        stance = make.by_clause(clause)
        if clause.link == "participle" and make.is_ahead(_date_above(make, clause)):
            stance = make.by_clause(clause, mood="planned")
        yield from make.made(
            "chair of", (country, receiver.span), (chair.organisation, chair.span), stance=stance,
            evidence=clause.span.cover(chair.noun), rule=f"{clause.predicate} the {chair.word}",
            held=term(make, clause, taken=True),
        )  # fmt: skip
        return


def _date_above(make: RelationMaker, clause: Clause) -> str | None:
    """The first date of the sentence."""
    return next(
        (
            when.edtf
            for other in make.context.clauses
            if other.sentence == clause.sentence
            for when in other.whens
            if when.edtf is not None and when.type == "DATE"
        ),
        None,
    )
