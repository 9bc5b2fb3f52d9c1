"""What a governing word makes of a deed: *refused to support* is REJECT, *threatened to attack* THREATEN."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.context import Context, role
from onrecord.claims.events.deeds import Deed
from onrecord.lang.events import EventWords
from onrecord.model.reading import Clause

_TOLD_MOODS = frozenset({"asserted", "denied", "expected", "planned"})


def turned(context: Context, words: EventWords, deed: Deed) -> Deed | None:
    """The deed as its governor leaves it; None where nothing is told as done, to come or denied by it."""
    found = _under_governor(context, words, deed)
    return found if found is not None and _is_told(found) else None


def _is_told(deed: Deed) -> bool:
    """Whether it is told as so, as to come or as denied; a readiness to agree also as hoped."""
    mood = deed.teller.mood
    return mood in _TOLD_MOODS or (mood == "hoped" and deed.type == "AGREE" and deed.teller is deed.clause)


def _under_governor(context: Context, words: EventWords, deed: Deed) -> Deed | None:
    clause = deed.clause
    head = _first_of_list(context, clause)
    governor = context.parent(head)
    is_infinitive = "to" in clause.modifiers or "to" in head.modifiers
    turn = None
    if governor is not None and head.link in ("open complement", "complement", "participle"):
        turn = words.turns.get(_word(governor))
    if head.link == "participle" and not is_infinitive:
        turn = None  # told with it, not under it
    if governor is None or turn is None:
        is_so = clause.mood in _TOLD_MOODS and (not is_infinitive or _is_done(context, head, governor))
        return deed if is_so else None
    temper = words.tempers.get(deed.type)
    if turn == "intention" and temper == "cooperative":
        type_ = deed.type if deed.type == "CONSULT" and clause.mood == "planned" else "AGREE"
        return replace(deed, type=type_, mode=None) if clause.mood in ("planned", "hoped") else None
    if turn == "intention":
        return deed if clause.mood == "planned" else None
    if turn == "AGREE" and temper == "cooperative":
        return replace(deed, type="AGREE", mode=None, teller=governor)
    if turn == "AGREE" and temper == "hostile":
        if governor.predicate in words.vows:
            return replace(deed, type="THREATEN", mode=None, teller=governor)
        return deed if clause.mood == "planned" else None
    if turn == "REJECT" and temper == "cooperative":
        return replace(deed, type="REJECT", mode=None, teller=governor)
    if turn == "THREATEN" and temper == "hostile":
        return replace(deed, type="THREATEN", mode=None, teller=governor)
    return None


def _first_of_list(context: Context, clause: Clause) -> Clause:
    """*agreed to share data and cooperate*: the second infinitive hangs where the first does."""
    above = context.parent(clause)
    is_bare = clause.link == "conjunct" and clause.tense in ("none", "present") and not clause.perfect
    if not is_bare or above is None or "to" not in above.modifiers:
        return clause
    return _first_of_list(context, above)


def _is_done(context: Context, clause: Clause, governor: Clause | None) -> bool:
    """Whether an infinitive is said to be so: *began to*, *is to*; not *came to*, *welcomed her to*."""
    if governor is None or clause.link not in ("open complement", "complement"):
        return clause.link != "adverbial" and clause.link != "participle"
    word = context.language.moods.verbs.get(governor.predicate)
    return clause.mood != "asserted" or word == "factive"


def _word(governor: Clause) -> str:
    """The governing word: *ready* in *is ready to*."""
    complement = role(governor, "complement") if governor.form == "copular" else None
    return governor.predicate if complement is None else complement.head.lower()
