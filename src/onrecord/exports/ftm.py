"""Facts as FollowTheMoney entities: people, countries, organisations, offices, memberships, meetings, articles.

Only what articles say in their own voice becomes an entity; FollowTheMoney has no word for *hoped* or *according to*.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from onrecord.exports.errors import MissingExtraError
from onrecord.model.facts import Fact
from onrecord.model.record import Record
from onrecord.model.time import DateError, parse
from onrecord.store import Known

_SCHEMATA = {
    "person": "Person", "organisation": "Organization", "body": "PublicBody", "outlet": "Organization",
    "country": "PublicBody", "group": "LegalEntity",
}  # fmt: skip
_DATASET = "onrecord"


def write_ftm(facts: Iterable[Fact], articles: Iterable[Record], known: Mapping[str, Known], out: BinaryIO) -> int:
    """Write entities, one a line; how many.

    Args:
        facts: facts of any kind; the plain ones become entities.
        articles: records whose articles are written as proof.
        known: entities by id, for their names.
        out: where to.

    Raises:
        MissingExtraError: ``followthemoney`` is not installed.
    """
    try:
        from followthemoney import model
    except ImportError as error:
        raise MissingExtraError("FollowTheMoney", "ftm") from error
    count, met = 0, set[str]()
    for fact in facts:
        if not fact.plain or fact.wrong:
            continue
        for proxy in _fact_entities(model, fact, known):
            if proxy.id not in met:
                met.add(proxy.id)
                out.write(_line(proxy))
                count += 1
    for record in articles:
        out.write(_line(_article(model, record)))
        count += 1
    return count


def read_ftm(lines: Iterable[bytes]) -> Iterator[Any]:
    """The entities that ``write_ftm`` wrote.

    Raises:
        MissingExtraError: ``followthemoney`` is not installed.
    """
    try:
        from followthemoney import model
    except ImportError as error:
        raise MissingExtraError("FollowTheMoney", "ftm") from error
    return (model.get_proxy(json.loads(line)) for line in lines if line.strip())


def ftm_id(identity: str) -> str:
    """An id of letters, digits, hyphens and full stops, which is all that FollowTheMoney takes."""
    kind, _, name = identity.partition(":")
    return f"{kind}.{re.sub('[^0-9A-Za-z]+', '-', name).strip('-')}"


def _line(proxy: Any) -> bytes:  # noqa: ANN401 - followthemoney is not typed for us
    return json.dumps(proxy.to_dict(), ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _fact_entities(model: Any, fact: Fact, known: Mapping[str, Known]) -> Iterator[Any]:  # noqa: ANN401
    said = fact.said
    if said.kind == "status" and said.subject and said.object and said.change in ("held", "acquired", "restored"):
        yield _entity(model, said.subject, known)
        yield _entity(model, said.object, known)
        link = _make(model, "Membership", fact)
        link.add("member", ftm_id(said.subject))
        link.add("organization", ftm_id(said.object))
        link.add("role", said.value)
        _dates(link, fact)
        yield link
    elif said.kind == "role" and said.subject and said.value and said.change not in ("nominated", "incoming"):
        yield _entity(model, said.subject, known)
        position = model.make_entity("Position")
        position.id = ftm_id(f"position:{said.object or 'unknown'}:{said.value}")
        position.add("name", said.get("office") or said.value)
        if said.object:
            yield _entity(model, said.object, known)
            position.add("organization", ftm_id(said.object))
            if said.object.startswith("country:"):
                position.add("country", said.object.partition(":")[2].lower())
        yield position
        link = _make(model, "Occupancy", fact)
        link.add("holder", ftm_id(said.subject))
        link.add("post", position.id)
        _dates(link, fact)
        yield link
    elif said.kind == "meeting":
        event = _make(model, "Event", fact)
        event.add("name", said.get("name") or f"{said.value}")
        event.add("startDate", _date(said.on))
        for party in said.parties:
            yield _entity(model, party, known)
            event.add("involved", ftm_id(party))
        yield event


def _make(model: Any, schema: str, fact: Fact) -> Any:  # noqa: ANN401
    proxy = model.make_entity(schema)
    proxy.id = fact.id
    proxy.add("summary", f"{fact.standing}, {fact.sources} independent source(s)", quiet=True)
    return proxy


def _dates(link: Any, fact: Fact) -> None:  # noqa: ANN401
    start, slash, end = (fact.valid or "").partition("/")
    if slash and fact.said.change != "held":
        link.add("startDate", _date(start))
        link.add("endDate", _date(end))
    elif start:
        link.add("date", _date(start))


def _date(edtf: str | None) -> str | None:
    """A year, month or day; what FollowTheMoney cannot write is left out rather than made more precise."""
    if edtf is None:
        return None
    start = edtf.partition("/")[0]
    try:
        when = parse(start)
    except DateError:
        return None
    plain = str(when)
    return plain if getattr(when, "precision", "") in ("day", "month", "year") and "X" not in plain else None


def _entity(model: Any, identity: str, known: Mapping[str, Known]) -> Any:  # noqa: ANN401
    one = known.get(identity)
    kind = one.type if one else {"org": "organisation"}.get(identity.partition(":")[0], identity.partition(":")[0])
    proxy = model.make_entity(_SCHEMATA.get(kind, "LegalEntity"))
    proxy.id = ftm_id(identity)
    proxy.add("name", one.name if one else identity.partition(":")[2])
    if kind == "country":
        proxy.add("country", identity.partition(":")[2].lower())
    if one and "wikidata" in dict(one.ids):
        proxy.add("wikidataId", dict(one.ids)["wikidata"])
    return proxy


def _article(model: Any, record: Record) -> Any:  # noqa: ANN401
    article = record.article
    proxy = model.make_entity("Article")
    proxy.id = ftm_id(f"article:{article.id}")
    proxy.add("title", article.title or article.text[:80])
    proxy.add("publishedAt", _date(article.published))
    proxy.add("sourceUrl", article.url)
    proxy.add("publisher", article.publisher.name if article.publisher else None)
    proxy.add("language", article.language)
    return proxy
