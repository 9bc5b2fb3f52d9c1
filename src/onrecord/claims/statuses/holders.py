"""Whose standing a verb tells of: its own roles, the subject of a governing verb, a copula, what was said before."""

from __future__ import annotations

from onrecord.claims.context import each, is_organisation, roles
from onrecord.claims.statuses.found import ancestors
from onrecord.claims.statuses.ladders import is_holder
from onrecord.claims.statuses.rungs import Standing
from onrecord.claims.statuses.scene import Scene
from onrecord.lang.statuses import StatusFrame
from onrecord.model.reading import Clause, Phrase
from onrecord.model.text import Span

_TAKING = frozenset({"accept", "consider", "decline", "get", "receive", "refuse", "reject", "spurn", "turn down"})


def holders_of(
    scene: Scene, clause: Clause, frame: StatusFrame, standing: Standing | None, organisation: str
) -> tuple[tuple[Phrase, ...], Clause | None]:
    """The holders, and the copula that names them where it does (*the last country to join was Finland*)."""
    phrases = tuple(roles(clause, *frame.holder)) if frame.holder else ()
    other = _for_whom(scene, clause) if "who" in frame.holder or clause.passive else None
    if other is not None:
        return tuple(h for h in other if h.entity != organisation), None
    if standing is not None and standing.holders and clause.predicate not in ("be", "become"):
        own = tuple(h for h in standing.holders if h.entity != organisation)
        if own and all(is_holder(scene.context, h.entity) for h in own):
            return own, None
    for found in (
        scene.holders(clause, (*phrases, *_company(scene, clause, frame))),
        _objects(scene, clause, frame, standing),
        _before_verb(scene, clause, frame),
        _of_control(scene, clause) if "who" in frame.holder or clause.passive else (),
        _of_plan(scene, clause),
    ):
        holders = tuple(h for h in found if h.entity != organisation)
        if holders:
            return scene.before_which(clause, holders), None
    copula = copula_above(scene, clause)
    if copula is not None:
        named = (p for p in roles(copula, "who", "complement", "whom") if p.entity is not None)
        return tuple(h for h in scene.holders(copula, named) if h.entity != organisation), copula
    if frame.name in ("an offer is declined", "runs for a seat", "seeks a status") and standing is not None:
        men = tuple(p for p in phrases if (p.entity or "").startswith("person:"))
        acting = scene.behind(clause, men)
        if men and not acting and standing.kind == "offer":
            return (), None  # a man whose state the article does not say declines
        if acting and (standing.kind == "offer" or standing.noun == "membership"):
            return tuple(h for h in acting if h.entity != organisation), None
    if standing is not None and (possessed := _possessor(scene, clause, standing)):
        return tuple(h for h in possessed if h.entity != organisation), None
    if frame.change == "offered" or frame.name == "is offered a status":
        return _subject_of_report(scene, clause), None
    return (), None


def _for_whom(scene: Scene, clause: Clause) -> tuple[Phrase, ...] | None:
    """*cleared the way for two states to join*; *accepted Russia's invitation to join*: no subject from above."""
    noun = scene.context.parent(clause)
    if noun is None or noun.form != "nominal" or clause.link != "participle" or "to" not in clause.modifiers:
        return None
    nouns = scene.words.country_nouns | {"candidate", "government", "member"}
    named = any(m.span.contains(noun.predicate_span) for m in scene.context.mentions_in(noun.span))
    before = scene.context.text[: noun.span.start]
    if (named or noun.predicate in nouns) and before.endswith((" for ", " for the ", " for its ")):
        return scene.holders(clause, (Phrase(noun.span, noun.predicate, noun.predicate_span, roles=noun.roles),))
    above = scene.context.parent(noun)
    if noun.predicate in ("invitation", "offer") and above is not None and not above.passive:
        taken = above.predicate in _TAKING
        return scene.holders(above, roles(above, "who")) if taken else scene.holders(above, roles(above, "to")) or None
    return None


def _before_verb(scene: Scene, clause: Clause, frame: StatusFrame) -> tuple[Phrase, ...]:
    """The countries right before a verb whose subject the tree has lost."""
    subject = "whom" if clause.passive else "who"
    wanted = subject in frame.holder or (clause.passive and "to" in frame.holder)
    return scene.subject_run(clause) if wanted and next(roles(clause, subject), None) is None else ()


def _company(scene: Scene, clause: Clause, frame: StatusFrame) -> tuple[Phrase, ...]:
    """*India, with Brazil, Germany and Japan, seeks …*: those in whose company the subject does it."""
    if frame.holder != ("who",) or frame.change not in ("acquired", "held", "lost", "restored", "sought"):
        return ()
    found = []
    beside = ("alongside", "as well as", "like", "together with")
    inner = [(name, q) for p in roles(clause, *frame.rung) for name, q in p.roles if name in beside]
    for name, phrase in (*clause.roles, *(inner if frame.change == "held" and not clause.negated else ())):
        countries = [m for m in each(phrase) if (m.entity or "").startswith("country:")]
        several = name == "with" and len(countries) > 1
        if countries and (several or name in ("along with", "alongside", "as well as", "like", "together with")):
            found.append(phrase)
    return (*found, *scene.company(clause))


def _objects(scene: Scene, clause: Clause, frame: StatusFrame, standing: Standing | None) -> tuple[Phrase, ...]:
    """*grant Algeria the status*: of two objects the one that is no rung; *Egypt, admitted to BRICS*: the subject."""
    if not frame.by or frame.holder == ("who",):
        return ()
    rung = None if standing is None else standing.span
    others = tuple(p for p in roles(clause, "whom", "to") if p.span != rung and not is_organisation(p.entity))
    found = scene.holders(clause, others)
    if not found and not clause.passive and "whom" in frame.holder:
        found = scene.object_run(clause)  # admit Timor-Leste to be a member
    if not found and not clause.passive and "to" in frame.holder and standing is not None:
        found = scene.given_to(clause, clause.predicate_span.end)
    bare = not clause.passive and not others and clause.tense == "past" and not clause.perfect
    parent = scene.context.parent(clause)
    shared = parent is not None and clause.link == "conjunct" and parent.passive  # was suspended and readmitted
    if not found and bare and (shared or scene.organisation(clause, roles(clause, *frame.organisation)) is not None):
        return scene.holders(clause, roles(clause, "who"))
    return found


def _of_control(scene: Scene, clause: Clause) -> tuple[Phrase, ...]:
    """The subject of the verb an infinitive completes, where the tree gave it none (*hope to be made members*)."""
    parent = scene.context.parent(clause)
    if clause.link != "open complement" or parent is None:
        return ()
    return scene.holders(parent, roles(parent, "whom", "to") if parent.passive else roles(parent, "who"))


def _of_plan(scene: Scene, clause: Clause) -> tuple[Phrase, ...]:
    """*Uzbekistan's negotiator reiterated the goal of joining*: whose plan it is, or whose man speaks of it."""
    noun = scene.context.parent(clause)
    if clause.link != "participle" or noun is None or noun.form != "nominal":
        return ()
    if scene.words.controls.get(noun.predicate) is None and noun.predicate not in ("plan", "decision", "intention"):
        return ()
    if owners := scene.holders(noun, roles(noun, "possessor", "of")):
        return owners
    above = next((c for c in ancestors(scene, noun) if c.form != "nominal"), None)
    subject = () if above is None else tuple(roles(above, "who"))
    if above is None or not subject:
        return ()
    found = scene.holders(above, subject) or scene.behind(above, subject)
    its = any(p.head.lower() == "its" for p in roles(noun, "possessor"))
    return found or (scene.only_before(clause, clause.predicate_span.start) if its else ())


def _possessor(scene: Scene, clause: Clause, standing: Standing) -> tuple[Phrase, ...]:
    """*its application was rejected*, *the application was revived*: whoever was last said to have one."""
    text = scene.context.words(standing.span).lower()
    opening = text.partition(" ")[0]
    if opening == "whose":
        return scene.before_whose(standing.span.start)
    if opening in ("its", "his", "her", "our"):
        word = Phrase(Span(standing.span.start, standing.span.start + len(opening)), "it", standing.span)
        if opening == "our":
            return scene.holders(clause, (_as(word, "we"),))
        return scene.holders(clause, (word,)) or scene.only_before(clause, standing.span.start)
    if opening == "their":
        word = Phrase(Span(standing.span.start, standing.span.start + 5), "they", standing.span)
        return scene.holders(clause, (word,))
    if opening in ("the", "this", "that") and standing.kind in ("application", "offer"):
        return scene.last_holders(clause, "offered" if standing.kind == "offer" else "sought")
    return ()


def _as(phrase: Phrase, head: str) -> Phrase:
    return Phrase(phrase.span, head, phrase.head_span)


def _subject_of_report(scene: Scene, clause: Clause) -> tuple[Phrase, ...]:
    """*Reports of Jordan being offered membership*: the noun's *of* is the participle's subject."""
    parent = scene.context.parent(clause)
    if parent is None or parent.form != "nominal" or clause.link != "participle":
        return ()
    return scene.holders(parent, roles(parent, "of"))


def copula_above(scene: Scene, clause: Clause) -> Clause | None:
    """The past copula in which a state nobody names is said to be one: *the last country to be admitted was …*."""
    if clause.link != "participle":
        return None
    for above in ancestors(scene, clause):
        if above.form == "copular" or above.predicate == "become":
            return above if above.tense == "past" or above.perfect else None
        if above.form != "nominal" or above.predicate not in scene.words.country_nouns | {"member", "one"}:
            return None
    return None
