"""Records made by hand for tests: words first, then what stands in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from onrecord.model.article import Article, Credit, Publisher
from onrecord.model.claims import (
    Agreement,
    Claim,
    Entity,
    Event,
    Ground,
    Meeting,
    Relation,
    Role,
    Speaker,
    Stance,
    Statement,
    Status,
)
from onrecord.model.record import Record
from onrecord.model.text import Evidence

KINDS = {kind.kind: kind for kind in (Status, Meeting, Role, Relation, Agreement, Event)}
FILLER = (
    "Ministers of the two neighbouring states opened a new bridge over the border river this week. The ferry that served "
    "the valley for sixty years will be kept as a museum, the town council decided in a vote on Monday evening. Farmers "
    "on both banks hope for shorter ways to the markets, while the owners of the ferry inn fear for their guests."
)


def evidence(text: str, words: str) -> Evidence:
    """The first place where ``words`` stand."""
    start = text.index(words)
    return Evidence(start, start + len(words), words)


def claim(
    text: str, kind: str, words: str, *, factuality: str = "asserted", negated: bool = False, voice: str | None = None,
    **fields: Any,
) -> Claim:  # fmt: skip
    """A claim whose evidence is ``words``; ``voice`` is the id of the statement that makes it."""
    identity = hashlib.sha256(f"{kind}{words}{sorted(fields.items())}{factuality}{voice}".encode()).hexdigest()[:12]
    stance = Stance(factuality, negated, None, voice)  # type: ignore[arg-type]
    ground = Ground(evidence(text, words), rule=f"{kind} test")
    return KINDS[kind](id=identity, stance=stance, ground=ground, **fields)


def statement(
    text: str, identity: str, speaker: str | None, words: str, *, mention: str | None = None, manner: str = "say",
    on_behalf_of: str | None = None, about: Sequence[str] = (), according_to: str | None = None,
) -> Statement:  # fmt: skip
    """A statement of ``words`` by ``speaker``, who is written ``mention``."""
    who = None
    if mention is not None:
        place = evidence(text, mention)
        who = Speaker(speaker, mention, place.start, place.end, None, on_behalf_of)
    return Statement(
        id=identity, speaker=who, co_speakers=(), according_to=according_to, cue=None,
        content=(evidence(text, words),), directness="indirect", manner=manner, about=tuple(about),  # type: ignore[arg-type]
    )  # fmt: skip


def record(
    text: str, *, outlet: str | None = "outlet:one", day: str | None = "2018-04-21", url: str | None = None,
    source: str | None = None, agency: str | None = None, claims: Sequence[Claim] = (),
    statements: Sequence[Statement] = (), entities: Sequence[Entity] = (), reader: str = "test-1",
) -> Record:  # fmt: skip
    """A record of one article."""
    identity = hashlib.sha256(text.encode()).hexdigest()[:16]
    article = Article(
        id=identity,
        source=source or url or f"{identity}.txt",
        text=text,
        url=url,
        title=None,
        language="en",
        published=day,
        published_from="given" if day else None,
        publisher=Publisher(outlet, outlet.partition(":")[2]) if outlet else None,
        credits=(Credit(agency, agency.partition(":")[2], "reprint"),) if agency else (),
    )
    return Record(article, tuple(entities), tuple(statements), tuple(claims), reader=reader)


def entity(identity: str, name: str, text: str | None = None) -> Entity:
    """An entity, mentioned once where ``text`` names it."""
    types = {"country": "country", "org": "organisation"}
    kind = identity.partition(":")[0]
    mentions = (evidence(text, name),) if text and name in text else ()
    return Entity(identity, types.get(kind, kind), name, mentions)  # type: ignore[arg-type]


def says(sentence: str, *, outlet: str = "outlet:one", day: str | None = "2018-04-21", url: str | None = None,
         agency: str | None = None, filler: str = "", reader: str = "test-1", statements: Sequence[Statement] = (),
         voice: str | None = None, factuality: str = "asserted", negated: bool = False, kind: str = "status",
         **fields: Any) -> Record:  # fmt: skip
    """An article of one sentence (and ``filler``) that makes one claim with it."""
    text = f"{sentence}\n\n{filler}".strip()
    made = claim(text, kind, sentence, factuality=factuality, negated=negated, voice=voice, **fields)
    return record(
        text, outlet=outlet, day=day, url=url, agency=agency, claims=[made], statements=statements, reader=reader
    )
