"""Standing in organisations: held, gained, lost, sought, refused.

Three ways of saying it: a verb with its roles (*was granted observer status*), a noun of change (*its accession in
2017*), a title (*SCO member Kazakhstan*). Words stand in ``lang/<code>/statuses.toml``, rungs in the world's ladders.
The article is read twice: what names its organisation first, then all, with what goes without saying understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.context import Context, roles
from onrecord.claims.identity import claim_id, ground
from onrecord.claims.stance import Stances
from onrecord.claims.statuses.coordination import coordinated
from onrecord.claims.statuses.dates import bracketed, change_date, held_time
from onrecord.claims.statuses.found import Found, ancestors
from onrecord.claims.statuses.fronted import by_front
from onrecord.claims.statuses.gaps import gapped
from onrecord.claims.statuses.ladders import has_rung, member_of
from onrecord.claims.statuses.lists import by_list
from onrecord.claims.statuses.memory import Spoken
from onrecord.claims.statuses.nouns import by_noun
from onrecord.claims.statuses.outside import by_absence, under_the_same
from onrecord.claims.statuses.polarity import is_not_denied, is_unreal
from onrecord.claims.statuses.rungs import standing_in
from onrecord.claims.statuses.scene import Scene
from onrecord.claims.statuses.scopes import placed
from onrecord.claims.statuses.shapes import by_shape
from onrecord.claims.statuses.verbs import by_verb
from onrecord.lang.statuses import status_words
from onrecord.model.claims import Factuality, Stance, Status
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_RUNGS = frozenset({"candidate", "candidates", "member", "members", "observer", "observers"})
_AWAITING = re.compile(r"\b(?:as soon as|once|until)\b[^,;.:]{2,50}$", re.I)
_CONDITIONS = frozenset({"if", "unless", "should", "were", "provided"})


def find_statuses(context: Context, stances: Stances) -> Iterator[Status]:
    """Every standing the article speaks of."""
    words = status_words(context.language.code)
    bare = Scene(context, stances, words)
    themes = frozenset(found.organisation for found in _read(bare)) | _named_in_standings(bare)
    themes = (themes or _spoken_of(bare)) | _main(bare)
    scene = Scene(context, stances, words, themes)
    denials: set[tuple[int, str, str, str]] = set()
    for found in _read(scene):
        for status in _statuses(scene, found):
            key = (found.clause.sentence, status.holder, status.organisation, status.change)
            if status.stance.negated and key in denials:
                continue  # has not left and is not leaving
            denials |= {key} if status.stance.negated else set()
            yield status


def _main(scene: Scene) -> frozenset[str]:
    """The organisation an article is about: the one it names most, and more than once."""
    named = [entity for _, entity in scene.organisations()]
    most = max(dict.fromkeys(named), key=named.count, default=None)
    return frozenset() if most is None or named.count(most) < 2 else frozenset({most})


def _named_in_standings(scene: Scene) -> frozenset[str]:
    """Organisations named with a standing whose holder is left open (*our participation in the CSTO*)."""
    found = set()
    for clause in scene.context.clauses:
        if clause.form == "nominal":
            phrase = Phrase(clause.span, clause.predicate, clause.predicate_span, roles=clause.roles)
            standing = standing_in(scene, clause, phrase)
            if standing is not None and standing.organisation is not None and standing.kind != "country":
                found.add(standing.organisation)
    return frozenset(found)


def _spoken_of(scene: Scene) -> frozenset[str]:
    """Organisations named in one sentence with a word of standing."""
    words = scene.words
    standing = {*words.nouns, *words.events, *words.applications, *_RUNGS}
    found = set()
    for sentence in scene.context.reading.layers.sentences:
        if standing & {word.strip(".,;:!?\"'“”").lower() for word in scene.context.words(sentence).split()}:
            found |= {entity for start, entity in scene.organisations() if sentence.start <= start < sentence.end}
    return frozenset(found)


def _read(scene: Scene) -> Iterator[Found]:
    yield from (found for read in by_list(scene) if (found := _usual(scene, read)) is not None)
    yield from (found for read in by_front(scene) if (found := _usual(scene, read)) is not None)
    yield from (found for read in by_absence(scene) if (found := placed(scene, read)) is not None)
    for clause in scene.context.clauses:
        for read in _in_clause(scene, clause):
            found = _usual(scene, read)
            if found is None:
                continue
            scene.note(_spoken(found))
            yield found
            yield from coordinated(scene, found)
            for other in gapped(scene, found):
                scene.note(_spoken(other))
                yield other


def _usual(scene: Scene, read: Found) -> Found | None:
    """What a standing comes to: in an organisation that its holder can be in, a wish or a suspension told as such."""
    found = placed(scene, read)
    return None if found is None else _as_change(found)


def _as_change(found: Found) -> Found | None:
    """Rungs that are no standing but a wish, a suspension or a past: told as what they are."""
    if found.status == "state party":
        return replace(found, status="member")
    if found.change != "held" or found.status is None:
        return found
    member = member_of(found.organisation)
    if found.status in ("applicant", "aspirant", "prospective member"):
        on = None if found.on is None else found.on.removesuffix("/..")
        applied: Factuality = "asserted" if found.status == "applicant" else "hoped"
        return replace(found, change="sought", status="member", mood=applied, on=on)
    if found.status == "candidate" and member != "member":
        return replace(found, change="sought", status=member)
    if found.status == "suspended member":
        return replace(found, change="suspended", status=member)
    return None if found.status == "former member" else found


def _in_clause(scene: Scene, clause: Clause) -> Iterator[Found]:
    if _is_asked(scene, clause) or is_unreal(scene, clause):
        return
    if clause.form == "nominal":
        yield from by_noun(scene, clause)
        return
    by_frame = list(by_verb(scene, clause))
    yield from by_frame
    if not by_frame:
        yield from by_shape(scene, clause)
        yield from under_the_same(scene, clause)


def _spoken(found: Found) -> Spoken:
    clause = found.clause
    return Spoken(
        clause.predicate_span.start, clause.sentence, found.holders, found.organisation, found.status, found.change
    )


# Into claims


def _statuses(scene: Scene, found: Found) -> Iterator[Status]:
    context, clause = scene.context, found.clause
    stance = _stance(scene, found)
    for holder in found.holders:
        if holder.entity is None or not _is_likely(found, holder.entity):
            continue
        parts = [("holder", holder.span)]
        if found.organisation_span is not None:
            parts.append(("organisation", found.organisation_span))
        if found.rung_span is not None:
            parts.append(("status", found.rung_span))
        on = None if found.change == "held" else bracketed(scene, holder) or found.on or change_date(scene, found)
        held = held_time(scene, found) if found.change == "held" else None
        yield Status(
            id=claim_id(context.reading.article.id, "status", parts, found.status, found.change, on),
            stance=stance,
            ground=ground(context, _evidence(clause, [span for _, span in parts]), f"status: {found.rule}", parts),
            holder=holder.entity,
            organisation=found.organisation,
            status=found.status,
            change=found.change,
            on=on,
            held=held,
            by=found.by,
            at=_meeting(scene, found),
            count=holder.number if holder.entity.startswith("group:") else None,
        )


def _is_likely(found: Found, holder: str) -> bool:
    """Whether both are known to be what they must be: a company's request to an agency is no candidacy."""
    return holder.startswith("country:") or has_rung(found.organisation, None)


def _stance(scene: Scene, found: Found) -> Stance:
    clause = found.clause
    mood = found.mood
    if _is_supposed(scene, clause):
        mood = "conditional"
    elif mood is None and clause.mood == "asserted" and found.change != "held" and _is_awaited(scene, clause):
        mood = "expected"
    elif mood is None and clause.tense == "future" and clause.mood == "expected" and found.change != "held":
        mood = _of_future(scene, found)
    negated = found.negated
    if clause.negated and negated is None and (_only_since(scene, clause) or is_not_denied(scene, clause)):
        negated = False
    if negated is None and found.change == "held" and clause.form == "apposition":
        negated = False
    above = scene.context.parent(clause)
    if found.change in ("offered", "sought") and above is not None and _is_asking(scene, clause, above):
        settled = clause.negated if negated is None else negated
        return scene.stances.of(above, mood=clause.mood if mood is None else mood, negated=settled)
    return scene.stances.of(clause, mood=mood, negated=negated)


def _is_asking(scene: Scene, clause: Clause, above: Clause) -> bool:
    """*asked to be admitted*, *invited it to join*: the asking itself is what is told, not what somebody says."""
    voice = scene.stances.voice(clause.predicate_span)
    asking = scene.words.controls.get(above.predicate) is not None and clause.link in ("open complement", "adverbial")
    return asking and voice is not None and voice.cue is not None and voice.cue.span.contains(above.predicate_span)


def _is_awaited(scene: Scene, clause: Clause) -> bool:
    """*as soon as Finland joins*, *until it leaves*: what is still to come."""
    start = scene.context.reading.layers.sentences[clause.sentence].start
    before = scene.context.text[start : clause.predicate_span.start]
    return clause.tense == "present" and not clause.perfect and _AWAITING.search(before) is not None


def _only_since(scene: Scene, clause: Clause) -> bool:
    """*did not return until 1997*: then it did."""
    text = scene.context.text
    ends = clause.tense == "past" and any(
        text[: w.start].endswith("until ") or text[w.start :].startswith("until ") for w in clause.whens
    )
    return ends and not clause.perfect


def _of_future(scene: Scene, found: Found) -> Factuality:
    """*will join*: planned where the article or the holder himself says so or a day is set, else expected."""
    voice = scene.stances.voice(found.clause.predicate_span)
    if voice is None or found.clause.whens:
        return "planned"
    behalf = scene.behalf(found.clause)
    own = behalf in {h.entity for h in found.holders} | {found.organisation}
    return "planned" if own else "expected"


def _is_asked(scene: Scene, clause: Clause) -> bool:
    """*whether Yerevan was going to leave*: a question says nothing."""
    if _ends_asking(scene, clause):
        return True
    for one in (clause, *ancestors(scene, clause)):
        if "whether" in one.modifiers:
            return True
        if one.link not in ("open complement", "complement") and one.form != "nominal":
            return False
    return False


def _ends_asking(scene: Scene, clause: Clause) -> bool:
    """Whether the clause's sentence ends in a question mark."""
    sentence = scene.context.reading.layers.sentences[clause.sentence]
    return scene.context.words(sentence).rstrip("\"'”’ ").endswith("?")


def _is_supposed(scene: Scene, clause: Clause) -> bool:
    """Whether the clause stands in a condition: *if Tbilisi should wish to become an observer*."""
    for one in (clause, *ancestors(scene, clause)):
        if one.link == "adverbial" and _CONDITIONS & set(one.modifiers[:2]) and not one.whens:
            return True
        if one.link not in ("open complement", "complement", "participle") and one.form != "nominal":
            return False
    return False


def _meeting(scene: Scene, found: Found) -> str | None:
    """The meeting at which it was decided, in the article's words."""
    if found.change in ("held", "sought"):
        return None
    parent = scene.context.parent(found.clause)
    for clause in (found.clause, parent):
        for phrase in roles(clause, "at", "during") if clause is not None else ():
            if phrase.head.lower() in scene.words.meeting_nouns:
                return scene.context.words(_short(phrase))
    return None


def _short(phrase: Phrase) -> Span:
    """The phrase without when and where it was."""
    ends = [inner.span.start for name, inner in phrase.roles if name in ("in", "on", "at")]
    return phrase.span if not ends else Span(phrase.span.start, max(phrase.head_span.end, min(ends) - 4))


def _evidence(clause: Clause, spans: list[Span]) -> Span:
    whole = clause.span
    for span in spans:
        whole = whole.cover(span)
    return whole if len(whole) < 400 else clause.span
