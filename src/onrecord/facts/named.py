"""Which words of an article stand for whom in a claim, and why: the links from mentions to entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from onrecord import world
from onrecord.model.claims import Claim, Entity, Statement
from onrecord.model.text import Evidence, Span


@dataclass(frozen=True, slots=True)
class Named:
    """Words with a part in a claim; whom they stand for, and why."""

    role: str
    words: str
    start: int
    end: int
    entity: str | None = None
    """None for words that name nobody: a rung, an office, a date."""
    why: str | None = None


def named_in(claim: Claim, voices: Sequence[Statement], text: str, entities: Sequence[Entity]) -> tuple[Named, ...]:
    """The words behind a claim with what they stand for: its role spans, whoever has a part in it, who answers for it.

    Args:
        claim: the claim.
        voices: the statements in which it stands, innermost first.
        text: the article's text.
        entities: the article's entities.
    """
    known = {entity.id: entity for entity in entities}
    parts = dict(_parts_of(claim, known))
    found: list[Named] = []
    met: set[str] = set()
    for role, span in claim.ground.parts:
        inside = {one: mention for one in parts.values() if (mention := _mention_in(known[one], span))}
        whole = (one for one, mention in inside.items() if (mention.start, mention.end) == (span.start, span.end))
        entity = parts[role] if parts.get(role) in inside else next(whole, None)
        mention = _mention_in(known[entity], span) if entity else None
        words = mention or Evidence(span.start, span.end, span.of(text))
        found.append(_named(role, words, known[entity] if entity else None))
        met |= {entity} if entity else set()
    for role, identity in parts.items():
        if identity not in met:
            met.add(identity)
            mention = _nearest(known[identity], claim.ground.evidence)
            found += [_named(role, mention, known[identity])] if mention else []
    for voice in voices:
        if voice.speaker is not None:
            speaker = voice.speaker
            words = Evidence(speaker.start, speaker.end, speaker.text)
            found.append(_named("speaker", words, known.get(speaker.entity or "")))
    return tuple(found)


def _parts_of(claim: Claim, known: dict[str, Entity]) -> Iterator[tuple[str, str]]:
    """Every field of a claim that names an entity, and the entity; of a list each with its number."""
    for field in fields(claim):
        value = getattr(claim, field.name)
        for number, one in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(one, str) and one in known:
                yield f"{field.name} {number + 1}" if isinstance(value, tuple) else field.name, one


def _mention_in(entity: Entity, span: Span) -> Evidence | None:
    inside = [one for one in entity.mentions if span.start <= one.start and one.end <= span.end]
    return max(inside, key=lambda one: (one.end - one.start, -one.start), default=None)


def _nearest(entity: Entity, evidence: Evidence) -> Evidence | None:
    """The mention in the evidence, else the last one before it, else the first."""
    before = [one for one in entity.mentions if one.end <= evidence.start]
    return (
        _mention_in(entity, Span(evidence.start, evidence.end))
        or max(before, key=lambda one: one.end, default=None)
        or next(iter(entity.mentions), None)
    )


def _named(role: str, words: Evidence, entity: Entity | None) -> Named:
    if entity is None:
        return Named(role, words.text, words.start, words.end)
    return Named(role, words.text, words.start, words.end, entity.id, _why(words, entity))


def _why(words: Evidence, entity: Entity) -> str:
    listed = _listed(words.text, entity.id)
    if listed is not None:
        return listed
    if words.text.casefold() == entity.name.casefold():
        return "named so in the article"
    named = [one for one in entity.mentions if one.text.casefold() == entity.name.casefold()]
    named = named or [one for one in entity.mentions if _listed(one.text, entity.id)]
    before = [one for one in named if one.end <= words.start]
    first = max(before, key=lambda one: one.end, default=None) or next(iter(named), None)
    if first is None or first == words:
        return f"stands for {entity.name} here"
    return f"stands for {first.text}, named at {first.start}–{first.end}"


_KINDS = {
    "demonym": "the people or adjective of a country", "capital": "a capital, for its government",
    "seat of power": "a seat of power, for its country", "organ": "a listed organ",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _listed(words: str, identity: str) -> str | None:
    """What the registries say of these very words, where they know them as this entity."""
    for known in world.recognise(words):
        if known.id == identity and known.text.casefold() in (words.casefold(), words.casefold().removeprefix("the ")):
            what = _KINDS.get(known.kind, f"a listed name of the {known.kind}")
            return f"{what}; may also mean something else" if known.ambiguous else what
    body = world.parse_body(words) if identity.startswith("body:") else None
    if body is not None and body.id == identity:
        return f"{body.kind} of {body.of}, from the words of the name"
    return None
