"""The ladders of organisations as words: which rung a stretch of words names, and who can stand on one."""

from __future__ import annotations

from functools import lru_cache

from onrecord import world
from onrecord.claims.context import Context

_GENERIC = (
    "associate member",
    "associate state",
    "associated state",
    "candidate",
    "dialogue partner",
    "full member",
    "member",
    "observer",
    "partner",
)
_KEPT = ("candidate", "member", "observer", "partner")
_MEMBER = frozenset({"full member"})


@lru_cache(maxsize=512)
def ladder(organisation: str | None) -> tuple[tuple[str, str], ...]:
    """Names of rungs with the rung, longest first."""
    known = None if organisation is None else world.organisation(organisation)
    names: dict[str, str] = {}
    if known is not None:
        for rung in known.rungs:
            for name in (*rung.names, rung.status):
                names.setdefault(name.lower().replace("-", " "), rung.status)
    for name in _GENERIC:
        status = "member" if name in _MEMBER else "associate" if name.endswith(" state") else name
        names.setdefault(name, status)
        if not name.endswith(" state"):
            for noun in ("country", "economy", "nation", "state"):
                names.setdefault(f"{name} {noun}", status)
    return tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


@lru_cache(maxsize=512)
def rung_names(organisation: str | None) -> frozenset[str]:
    """Every name of a rung on an organisation's ladder."""
    return frozenset(name for name, _ in ladder(organisation))


@lru_cache(maxsize=1)
def rung_heads() -> frozenset[str]:
    """The last words of every rung's names in the world: a phrase with another head is no rung."""
    named = (
        name for known in world.load().organisations for rung in known.rungs for name in (*rung.names, rung.status)
    )
    return frozenset(name.lower().replace("-", " ").split()[-1] for name in (*named, *_GENERIC))


@lru_cache(maxsize=8192)
def rung_named(own: str, organisation: str | None) -> str | None:
    """The rung that stands in the words: the longest name on the organisation's ladder, else a usual one."""
    padded = f" {own} "
    return next((status for name, status in ladder(organisation) if f" {name} " in padded), None)


@lru_cache(maxsize=4096)
def has_rung(organisation: str, status: str | None) -> bool:
    """Whether a known organisation's ladder has a rung (any at all where ``status`` is None)."""
    known = world.organisation(organisation)
    if known is None:
        return False
    if status == "member":
        return any(name.endswith("member") for rung in known.rungs for name in rung.names)
    return any(status in (None, rung.status, *rung.names) for rung in known.rungs)


def rung_of(organisation: str, status: str | None) -> str | None:
    """The organisation's own word for a rung by another of its names (*associate member* for *associate*)."""
    known = None if status in (None, *_KEPT) else world.organisation(organisation)
    if known is None:
        return status
    return next((rung.status for rung in known.rungs if status in (rung.status, *rung.names)), status)


def is_holder(context: Context, entity: str | None) -> bool:
    """Whether an entity can hold a standing: countries, organisations, groups."""
    if entity is None:
        return False
    if entity.startswith("country:"):
        return True
    known = context.entities.get(entity)
    return known is not None and known.type in ("country", "organisation", "group")


def member_of(organisation: str) -> str:
    """What joining makes of a country: a member, on a council of elected seats a non-permanent one."""
    known = world.organisation(organisation)
    seats = known is not None and any(rung.status == "non-permanent member" for rung in known.rungs)
    return "non-permanent member" if seats else "member"
