"""Countries in lists of the suspended: *also suspended are Mali and Niger*, *joins Guinea on the list*."""

from __future__ import annotations

import re

from onrecord.claims.statuses.found import Found
from onrecord.claims.statuses.ladders import has_rung, member_of
from onrecord.claims.statuses.scene import Scene
from onrecord.model.reading import Clause, Mention, Phrase
from onrecord.model.text import Span

_SUSPENDED_ARE = re.compile(
    r"\b(?<!not )(?:suspended|under suspension)\b[^.;\n]{0,45}?"
    r"(?: are| were| remain| include|:| [-–—]| \(| after| besides)(?: also)?\s(?:the )?$"
    r"|\b(?:suspended|under suspension) \($",
    re.I,
)
_BY_WHOM = re.compile(r",? (?:[\w]+ ){0,4}suspended (?:by|from) (?:the )?")
_ON_LIST = re.compile(
    r"\s(?:on|to|in|among) the (?:list|number|ranks|group) of (?:the )?(?:countries )?suspended"
    r"|,? (?:(?:all |both |each )of (?:which|whom) |which |who )?(?:are |have been |were |remain )?"
    r"(?:all |also |already |both |currently |likewise |still )*suspended"
    r"(?: since| after| from| by| following| over| for|,|\.|;)",
    re.I,
)


def by_suspension(scene: Scene, clause: Clause, run: tuple[Mention, ...]) -> Found | None:
    """What the words around a run of countries say of their suspension."""
    organisation = _suspending(scene, run) if _is_of_suspended(scene, run) else None
    return None if organisation is None else _suspended(scene, clause, run, organisation)


def _is_of_suspended(scene: Scene, run: tuple[Mention, ...]) -> bool:
    """*Also suspended are Mali and Niger*; *joins Mali and Guinea on the list of suspended countries*."""
    text = scene.context.text
    start = max(text.rfind("\n", 0, run[0].start) + 1, run[0].start - 80)
    return _SUSPENDED_ARE.search(text[start : run[0].start]) is not None or (
        _ON_LIST.match(text, run[-1].end) is not None
    )


def _suspending(scene: Scene, run: tuple[Mention, ...]) -> str | None:
    """*Madagascar, suspended by the AU*: who suspends, else the organisation spoken of."""
    said = _BY_WHOM.match(scene.context.text, run[-1].end)
    if said is not None:
        named = (
            m for m in scene.context.mentions_in(Span(said.end() - 4, said.end() + 60)) if m.start >= said.end() - 4
        )
        return next((m.entity for m in named if has_rung(m.entity, None)), None)
    return scene.implied_at(run[0].start)


def _suspended(scene: Scene, clause: Clause, run: tuple[Mention, ...], organisation: str) -> Found:
    text = scene.context.text
    holders = tuple(Phrase(m.span, text[m.start : m.end], m.span, m.entity) for m in run)
    return Found(
        clause, "a list", holders, organisation, None, member_of(organisation), "suspended", mood="asserted",
        negated=False, listed=True,
    )  # fmt: skip
