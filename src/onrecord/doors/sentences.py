"""Claims in plain English: one sentence each, and one phrase for who answers for it.

A sentence never says more than its claim: what is hoped, proposed or conditional *would* be so, what is denied is
introduced as denied, and dates are as precise as the record's.
"""

from __future__ import annotations

from onrecord.doors.namebook import Namebook
from onrecord.doors.spoken_dates import placed, state_time
from onrecord.doors.verbs import Verb
from onrecord.model.claims import Agreement, Claim, Event, Meeting, Relation, Role, Stance, Status

_OF = frozenset({"member", "full member", "founding member", "associate member", "partner", "guest"})
_RELATIONS = {
    "seat of": Verb("has its seat in", "have its seat in"),
    "founder of": Verb("is a founder of", "be a founder of"),
    "body of": Verb("is a body of", "be a body of"),
    "chair of": Verb("chairs", "chair", "chair"),
    "proposer of": Verb("is the proposer of", "be the proposer of"),
    "participant in": Verb("takes part in", "take part in", "take part in"),
    "recognises": Verb("recognises", "recognise", "recognise"),
    "ally of": Verb("is an ally of", "be an ally of", "are allies of"),
}
_OFFICES = {
    "held": Verb("is", "be"),
    "appointed": Verb("was appointed", "be appointed"),
    "elected": Verb("was elected", "be elected"),
    "left": Verb("left office as", "leave office as"),
    "acting": Verb("is acting", "be acting"),
    "former": Verb("was formerly", "have been formerly"),
    "nominated": Verb("was nominated as", "be nominated as"),
    "incoming": Verb("is to become", "become"),
}
_AGREEMENTS = {
    "proposed": Verb("proposed", "propose"),
    "negotiated": Verb("negotiated", "negotiate"),
    "initialled": Verb("initialled", "initial"),
    "signed": Verb("signed", "sign"),
    "ratified": Verb("ratified", "ratify"),
    "in force": Verb("is bound by", "be bound by"),
    "suspended": Verb("suspended", "suspend"),
    "left": Verb("left", "leave"),
}
_MEETINGS = {
    "planned": Verb("is to be held", "be held"),
    "under way": Verb("is under way", "be under way"),
    "held": Verb("was held", "be held"),
    "postponed": Verb("was put off", "be put off"),
    "cancelled": Verb("was called off", "be called off"),
    "proposed": Verb("is proposed", "be held"),
    "declined": Verb("was declined", "be declined"),
}
_EVENTS = {
    "AGREE": Verb("agrees with", "agree with", "agree with"),
    "CONSULT": Verb("consults with", "consult with", "consult with"),
    "SUPPORT": Verb("supports", "support", "support"),
    "CONCEDE": Verb("yields to", "yield to", "yield to"),
    "COOPERATE": Verb("cooperates with", "cooperate with", "cooperate with"),
    "AID": Verb("aids", "aid", "aid"),
    "RETREAT": Verb("pulls back from", "pull back from", "pull back from"),
    "REQUEST": Verb("makes a request of", "make a request of", "make a request of"),
    "ACCUSE": Verb("accuses", "accuse", "accuse"),
    "REJECT": Verb("rejects", "reject", "reject"),
    "THREATEN": Verb("threatens", "threaten", "threaten"),
    "PROTEST": Verb("protests against", "protest against", "protest against"),
    "SANCTION": Verb("takes sanctions against", "take sanctions against", "take sanctions against"),
    "MOBILIZE": Verb("mobilises against", "mobilise against", "mobilise against"),
    "COERCE": Verb("coerces", "coerce", "coerce"),
    "ASSAULT": Verb("attacks", "attack", "attack"),
}


def sentence_of(claim: Claim, names: Namebook) -> str:
    """What ``claim`` says, in one sentence without its full stop."""
    match claim:
        case Status():
            said = _status(claim, names)
        case Meeting():
            said = _meeting(claim, names)
        case Role():
            said = _role(claim, names)
        case Relation():
            said = _of_two(claim, _RELATIONS[claim.type], claim.holder, claim.other, names)
            said = f"{said}{_state_adverb(claim.held)}"
        case Agreement():
            said = _agreement(claim, names)
        case Event():
            said = _event(claim, names)
    if claim.stance.factuality == "denied":
        said = f"It is denied that {said}"
    return f"{said[:1].upper()}{said[1:]}"


def answer_for(claim: Claim, names: Namebook) -> str | None:
    """Who answers for it, and how: *hoped by Hikmat Hajiyev (s9)*; None where the article says so itself."""
    stance = claim.stance
    # Whoever tells of a plan or a proposal need not be the one whose it is; who hopes, expects or denies is.
    told = {"asserted": "said", **{mood: f"{mood}, said" for mood in ("planned", "proposed", "conditional")}}
    words = told.get(stance.factuality, stance.factuality)
    condition = f"; {stance.condition.text}" if stance.condition is not None else ""
    if stance.according_to is not None:
        who = names.speakers.get(stance.according_to)
        by = f"{words} by {who}" if who else f"{words}, nobody named"
        return f"{by} ({stance.according_to}){condition}"
    if stance.factuality == "asserted":
        return condition.removeprefix("; ") or None
    if isinstance(claim, Meeting) and stance.factuality == claim.state:
        return condition.removeprefix("; ") or None
    return f"{words.removesuffix(', said')}{condition}"


# ---- one kind each ---------------------------------------------------------------------------------------------------


def _status(claim: Status, names: Namebook) -> str:
    holder = f"{claim.count} {names.name(claim.holder)}" if claim.count else names.name(claim.holder)
    many = bool(claim.count) or claim.holder.startswith("group:")
    tense, adverb = state_time(claim.held) if claim.held else ("present", "")
    verb = _standing_verb(claim, tense, names.name(claim.organisation), many=many)
    by = f", granted by {names.name(claim.by)}" if claim.by and claim.change in ("acquired", "agreed") else ""
    link = "to be granted by" if claim.change == "sought" else "by"
    by = by or (f", {link} {names.name(claim.by)}" if claim.by else "")
    at = f" at {names.name(claim.at)}" if claim.at else ""
    on = f" {placed(claim.on)}" if claim.on else ""
    held = f" {adverb}" if adverb else ""
    stance = claim.stance
    if claim.change == "sought" and stance.factuality == "hoped":
        stance = Stance("asserted", stance.negated)  # to seek is to hope
    return f"{holder} {verb.said(many=many, stance=stance)}{on}{held}{at}{by}"


def _standing_verb(claim: Status, tense: str, organisation: str, *, many: bool) -> Verb:
    rung = claim.status
    if rung is None:
        standing, as_one = (
            f"a new standing (not named) in {organisation}",
            f"with a standing (not named) in {organisation}",
        )
    else:
        link = "for membership of" if rung == "candidate" else "of" if rung in _OF else "in"
        standing = f"{f'{rung}s' if many else _a(rung)} {link} {organisation}"
        as_one = standing
    have = rung is None
    match claim.change:
        case "held":
            finite = {"perfect": "has been", "past": "was"}.get(tense, "is")
            return Verb(f"{finite} {as_one}", f"be {as_one}")
        case "acquired":
            return (
                Verb(f"acquired {standing}", f"acquire {standing}")
                if have
                else Verb(f"became {standing}", f"become {standing}")
            )
        case "lost":
            if have:
                return Verb(f"lost its standing in {organisation}", f"lose its standing in {organisation}")
            return Verb(f"ceased to be {standing}", f"cease to be {standing}")
        case "suspended" | "restored":
            role = f"in {organisation}" if have else f"as {standing}"
            return Verb(f"was {claim.change} {role}", f"be {claim.change} {role}")
        case "sought":
            wanted = standing if have else f"to become {standing}"
            if claim.on:
                return Verb(f"sought {wanted}", f"seek {wanted}")
            return Verb(f"seeks {wanted}", f"seek {wanted}", f"seek {wanted}")
        case "offered":
            wanted = f"was offered {standing}" if have else f"was invited to become {standing}"
            return Verb(wanted, f"be {wanted.removeprefix('was ')}")
        case "agreed":
            wanted = f"was promised {standing}" if have else f"was accepted as {standing}, not yet in force"
            return Verb(wanted, f"be {wanted.removeprefix('was ')}")
        case "refused":
            wanted = f"was refused {standing}" if have else f"was refused as {standing}"
            return Verb(wanted, f"be {wanted.removeprefix('was ')}")
        case "under review":
            role = f"standing in {organisation}" if have else f"standing as {standing}"
            return Verb(f"has its {role} under review", f"have its {role} under review")


def _meeting(claim: Meeting, names: Namebook) -> str:
    stance = claim.stance
    if stance.factuality == "planned" and claim.state != "held":
        stance = Stance("asserted", stance.negated)  # the state itself says that it is to come
    said = _MEETINGS[claim.state].said(many=claim.type == "talks", stance=stance)
    parts = [f"{_meeting_name(claim, names)} {said}"]
    where = [names.name(place) for place in (claim.place, claim.country) if place]
    if where:
        parts.append(f"in {', '.join(dict.fromkeys(where))}")
    if claim.when:
        parts.append(placed(claim.when))
    text = " ".join(parts)
    if claim.chair:
        text += f", with {names.name(claim.chair)} in the chair"
    if claim.host:
        text += f", hosted by {names.name(claim.host)}"
    if claim.absent:
        text += f", without {names.list(claim.absent)}"
    return text


def _meeting_name(claim: Meeting, names: Namebook) -> str:
    between = names.list(claim.participants)
    if claim.name:
        name = claim.name
    else:
        organisation = names.name(claim.organisation).removeprefix("the ") + " " if claim.organisation else ""
        ordinal = f"{_ordinal(claim.ordinal)} " if claim.ordinal else ""
        kind = "ministerial meeting" if claim.type == "ministerial" else claim.type
        article = "" if claim.type == "talks" else "the " if organisation or ordinal else f"{_article(kind)} "
        name = f"{article}{ordinal}{organisation}{kind}"
    if not between:
        return name
    link = {"visit": "by", "talks": "between", "call": "between"}.get(claim.type, "of")
    return f"{name} {link if len(claim.participants) > 1 or link == 'by' else 'with'} {between}"


def _role(claim: Role, names: Namebook) -> str:
    office = claim.office
    if claim.of and not names.told_in(claim.of, office):
        office = f"{office} of {names.name(claim.of)}"
    to = f" to {names.name(claim.to)}" if claim.to and not names.told_in(claim.to, office) else ""
    verb = _OFFICES[claim.change]
    adverb = ""
    if claim.held:
        tense, adverb = state_time(claim.held)
        if claim.change == "held" and tense != "present":
            verb = Verb({"perfect": "has been", "past": "was"}[tense], "be")
    said = verb.said(many=False, stance=claim.stance)
    return f"{names.name(claim.person)} {said} {office}{to}{' ' if adverb else ''}{adverb}"


def _agreement(claim: Agreement, names: Namebook) -> str:
    document = names.name(claim.document) if claim.document else "an agreement (not named)"
    when = f" {placed(claim.on)}" if claim.on else ""
    where = f" in {names.name(claim.place)}" if claim.place else ""
    if not claim.parties:
        verb = Verb("is in force", "be in force") if claim.change == "in force" else _passive(claim.change)
        return f"{document} {verb.said(many=False, stance=claim.stance)}{where}{when}"
    said = _AGREEMENTS[claim.change].said(many=len(claim.parties) > 1, stance=claim.stance)
    return f"{names.list(claim.parties)} {said} {document}{where}{when}"


def _passive(change: str) -> Verb:
    participle = "abandoned" if change == "left" else change
    return Verb(f"was {participle}", f"be {participle}")


def _event(claim: Event, names: Namebook) -> str:
    said = _of_two(claim, _EVENTS[claim.type], claim.actor, claim.recipient, names)
    where = f" in {names.name(claim.place)}" if claim.place else ""
    when = f" {placed(claim.when)}" if claim.when else ""
    more = ", ".join((*((claim.mode,) if claim.mode else ()), *claim.contexts))
    return f"{said}{where}{when}{f' ({more})' if more else ''}"


def _of_two(claim: Relation | Event, verb: Verb, one: str, other: str | None, names: Namebook) -> str:
    said = verb.said(many=one.startswith("group:"), stance=claim.stance)
    return f"{names.name(one)} {said} {names.name(other) if other else 'somebody not named'}"


def _state_adverb(held: str | None) -> str:
    return f" {state_time(held)[1]}" if held else ""


def _a(noun: str) -> str:
    return f"{_article(noun)} {noun}"


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in "aeio" else "a"


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
