"""Facts, statements and explanations as rows: in words where a person reads them, complete where a program does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord import world
from onrecord.doors.answers import Row
from onrecord.exports.tables import fact_row
from onrecord.facts import Explanation, Named, Stand
from onrecord.model.facts import UNNAMED, Decision, Fact
from onrecord.store import Quoted, Store, Witnessed


class Names:
    """What entities are called: by the registries, else as the articles write them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, str] = {}

    def load(self, ids: Iterable[str | None]) -> None:
        """Look up many at once."""
        missing = sorted({one for one in ids if one and one not in self._known})
        found = self._store.entities(missing)
        for one in missing:
            organisation = world.organisation(one)
            registered = organisation or world.country(one) or world.outlet(one)
            known = found.get(one)
            name = registered.name if registered else known.name if known else one
            self._known[one] = organisation.acronym if organisation and organisation.acronym else name

    def __getitem__(self, identity: str | None) -> str:
        if identity is None:
            return ""
        if identity == UNNAMED:
            return "somebody unnamed"
        if identity not in self._known:
            self.load([identity])
        return self._known[identity]


def fact_rows(facts: Sequence[Fact], words: Mapping[str, Witnessed], names: Names) -> list[Row]:
    """Facts with who, what, when in words, and the words that say it first."""
    names.load(entity for fact in facts for entity in (*fact.said.parties, fact.said.place, *fact.according_to))
    return [_row(fact, words.get(fact.id), names) for fact in facts]


def stand_row(holder: str, organisation: str, on: str, stand: Stand) -> Row:
    """Where somebody stands."""
    return {
        "holder": holder, "organisation": organisation, "on": on, "status": stand.value, "since": stand.since,
        "last_reported_to_hold": stand.seen, "last_reported": stand.reported, "contested": stand.contested,
        "sources": stand.sources,
        "facts": [fact.id for fact in stand.facts],
    }  # fmt: skip


def statement_row(quoted: Quoted, names: Names) -> Row:
    """A statement with its article, complete, and its words together."""
    from onrecord.model.plain import statement_as_plain

    article, statement = quoted.article, quoted.statement
    speaker = statement.speaker
    return {
        "article": article.id, "published": article.published, "url": article.url, "source": article.source,
        "publisher": article.publisher.name if article.publisher else None,
        "speaker_name": names[speaker.entity] if speaker and speaker.entity else (speaker.text if speaker else None),
        "words": " […] ".join(part.text for part in statement.content), "manner": statement.manner,
        "statement": statement_as_plain(statement),
    }  # fmt: skip


def explanation_row(explanation: Explanation, names: Names) -> Row:
    """Everything behind a fact, as plain data."""
    fact = explanation.fact
    none = ((),) * (len(explanation.witnesses) - len(explanation.named))
    return {
        **_row(fact, None, names),
        "witnesses": [
            _witness(one, named, names)
            for one, named in zip(explanation.witnesses, (*explanation.named, *none), strict=True)
        ],
        "more_witnesses": explanation.more,
        "copies": [
            {"older": one.left, "newer": one.right, "containment": one.containment, "passages": list(one.passages)}
            for one in explanation.copies
        ],
        "links": [
            {"ids": [one.left, one.right], "reasons": list(one.reasons), "decision": one.decision}
            for one in explanation.links
        ],
        "against": [_row(one, None, names) for one in explanation.against],
        "later": [_row(explanation.later, None, names)] if explanation.later else [],
        "decisions": [decision_row(one) for one in explanation.decisions],
    }  # fmt: skip


def decision_row(decision: Decision) -> Row:
    """What somebody decided, and who took it back, when and why."""
    plain = {name: getattr(decision, name) for name in Decision.__slots__}
    back = f"taken back by {decision.withdrawn_by} at {decision.withdrawn_at}: {decision.withdrawn_reason}"
    return {**plain, "taken_back": None if decision.stands else back}


def how(fact: Fact) -> str:
    """How a fact is meant and how well it stands: *hoped*, *according to him*, *corroborated (3)*."""
    said = fact.said
    parts = (
        fact.outcome,
        said.factuality if said.factuality not in ("asserted", fact.outcome) else None,
        "on a condition" if said.conditional and said.factuality != "conditional" else None,
        f"decided {fact.decided.judgement}" if fact.decided else None,
        f"{fact.standing} by {fact.sources} sources" if fact.sources > 1 else fact.standing,
    )
    return ", ".join(part for part in parts if part)


def _row(fact: Fact, first: Witnessed | None, names: Names) -> Row:
    said = fact.said
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in fact_row(fact).items()}
    rest = {**dict(said.rest)}
    parties = [names[party] for party in said.parties]
    return {
        **plain, "rest": rest, "how": how(fact),
        "who": names[said.subject] or ", ".join(parties), "whom": names[said.object], "where": names[said.place],
        "when": said.on or said.held or fact.valid,
        "dated": said.on or said.held or fact.valid or (f"reported {fact.first}" if fact.first else None),
        "voices": [names[voice] for voice in fact.according_to], "line": _line(fact, names),
        "words": first.claim.ground.evidence.text if first else None,
        "article": first.article.id if first else None,
    }  # fmt: skip


def _line(fact: Fact, names: Names) -> str:
    """A fact in one line."""
    said = fact.said
    office = dict(said.rest).get("office")
    negation = "not " if said.negated else ""
    what = office or said.value or "(rung not named)"
    who = names[said.subject] or ", ".join(names[party] for party in said.parties)
    if said.kind == "event":
        line = f"{who}: {negation}{what}" + (f" → {names[said.object]}" if said.object else "")
    elif said.kind == "meeting":
        line = f"{who}: {negation}{what}" + (f" in {names[said.place]}" if said.place else "")
    elif said.kind == "relation":
        line = f"{who}: {negation}{what} {names[said.object]}"
    else:
        joint = {"status": " in ", "role": " of "}.get(said.kind, " ")
        held = negation if said.change == "held" else f"{negation}{said.change} "  # not sought, rather than sought not
        whose = names[said.object]
        line = f"{who}: {held}{what}" + (f"{joint}{whose}" if whose and not _told_in(whose, office) else "")
    by = f", according to {' and '.join(names[voice] for voice in fact.according_to)}" if fact.according_to else ""
    denied = f", denied by {' and '.join(names[voice] for voice in fact.denied_by)}" if fact.denied_by else ""
    return f"{line} [{how(fact)}{by if not fact.plain else by.replace('according to', 'also')}{denied}]"


def _witness(one: Witnessed, named: Sequence[Named], names: Names) -> Row:
    ground = one.claim.ground
    return {
        "article": one.article.id, "published": one.article.published, "url": one.article.url,
        "publisher": one.article.publisher.name if one.article.publisher else None,
        "source_of_origin": one.support.source, "rule": ground.rule, "words": ground.evidence.text,
        "start": ground.evidence.start, "end": ground.evidence.end,
        "named": [{part: getattr(word, part) for part in Named.__slots__} for word in named],
        "because": [_because(word) for word in named],
        "voices": [
            names[voice.speaker.entity] if voice.speaker and voice.speaker.entity
            else voice.speaker.text if voice.speaker else "somebody unnamed"
            for voice in one.voices
        ],
    }  # fmt: skip


def _told_in(whose: str, office: str | None) -> bool:
    """Whether an office says itself whose it is: *Spokesman of the Ministry of Foreign Affairs of Azerbaijan*."""
    words = set((office or "").split())
    return any(word in words for word in whose.split() if word[:1].isupper())


def _because(word: Named) -> str:
    whom = f" → {word.entity} ({word.why})" if word.entity else ""
    return f"{word.role}: “{word.words}” [{word.start}–{word.end}]{whom}"
