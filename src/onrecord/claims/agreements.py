"""Agreements: signed, initialled, ratified, in force, left.

The verb's object names the document; parties are who signs, with whom, and between whom. An agreement without two
parties or a name of its own is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.context import Context, date_of, each, role, roles
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.stance import Stances
from onrecord.model.claims import Agreement, AgreementChange
from onrecord.model.reading import Clause, Phrase

_VERBS: dict[str, AgreementChange] = {
    "conclude": "signed",
    "denounce": "left",
    "initial": "initialled",
    "negotiate": "negotiated",
    "ratify": "ratified",
    "sign": "signed",
    "suspend": "suspended",
}
_DOCUMENTS = frozenset(
    "accord agreement charter communique communiqué convention declaration memorandum pact protocol treaty".split()
)


def find_agreements(context: Context, stances: Stances) -> Iterator[Agreement]:
    """Every act on an agreement that the article tells with its parties."""
    for clause in context.clauses:
        if clause.form != "verbal":
            continue
        change = _VERBS.get(clause.predicate)
        document = role(clause, "whom")
        if clause.predicate in ("enter", "come") and any(p.head == "force" for p in roles(clause, "into")):
            change, document = "in force", role(clause, "who")
        if clause.predicate == "withdraw":
            change, document = "left", role(clause, "from")
        if change is None or document is None or document.head.lower() not in _DOCUMENTS:
            continue
        parties = _parties(context, clause, document)
        if len(parties) < 2 and not (parties and document.entity is not None):
            continue
        parts = [("document", document.span), ("predicate", clause.predicate_span)]
        on = date_of(clause)
        yield Agreement(
            id=claim_id(context.reading.article.id, "agreement", parts, change, on),
            stance=stances.of(clause),
            ground=ground(context, clause.span, f"agreement: {clause.predicate}", parts),
            parties=parties,
            document=_name(context, document),
            change=change,
            on=on,
            place=_place(context, clause),
        )


def _name(context: Context, document: Phrase) -> str:
    """The document without whom it is with and where it was signed; with what it is on (*on cooperation*)."""
    outside = [p.span.start for name, p in document.roles if name in ("with", "between", "in", "at")]
    end = min([document.span.end, *outside])
    words = context.text[document.span.start : end].rstrip()
    for preposition in (" with", " between", " in", " at"):
        words = words.removesuffix(preposition)
    return words


def _parties(context: Context, clause: Clause, document: Phrase) -> tuple[str, ...]:
    phrases = [
        *roles(clause, "who", "with", "between"),
        *roles(document, "with", "between", "possessor"),
    ]
    found = [m.entity for phrase in phrases for m in each(phrase) if _is_party(context, m) and m is not document]
    return tuple(dict.fromkeys(entity for entity in found if entity is not None))


def _is_party(context: Context, phrase: Phrase) -> bool:
    known = context.entities.get(phrase.entity or "")
    return known is not None and known.type in ("country", "organisation")


def _place(context: Context, clause: Clause) -> str | None:
    for phrase in roles(clause, "in", "at"):
        known = context.entities.get(phrase.entity or "")
        if known is not None and known.type == "place":
            return known.id
    return None
