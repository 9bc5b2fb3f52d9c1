"""How a noun of meeting stands to a verb: its subject, its object, or what happens at it, before it, after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.context import Context, each, roles
from onrecord.claims.meetings.draft import Telling
from onrecord.claims.meetings.text import Group, Lines
from onrecord.lang.meetings import MeetingWords
from onrecord.model.claims import MeetingState
from onrecord.model.reading import Clause
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """How a meeting's noun stands to its verb."""

    relation: str
    """``object``, ``subject``, ``at``, ``before``, ``after`` or ``none``."""
    verb: Clause | None
    said: MeetingState | None = None
    part: str = ""
    guest: Span | None = None
    """Who is asked to come, where an invitation names him (*an invitation to the president to visit Minsk*)."""

    @property
    def ahead(self) -> bool:
        """Whether the meeting is to come: something is before it, or is hoped or planned for it."""
        hoped = self.verb is not None and self.verb.mood in ("expected", "hoped", "proposed")
        return self.relation == "before" or (self.relation == "at" and hoped)

    @property
    def told(self) -> bool:
        """Whether a verb tells what becomes of the meeting."""
        return self.relation in ("object", "subject") and self.verb is not None and self.said is not None


class Settings:
    """Finds the verb of a meeting's noun, along the tree and along the line."""

    __slots__ = ("_context", "_lines", "_words")

    def __init__(self, context: Context, lines: Lines, words: MeetingWords) -> None:
        self._context = context
        self._lines = lines
        self._words = words

    def of(self, clause: Clause, group: Group) -> Setting:
        """The setting of a meeting's noun."""
        lead = self._lines.before(group.start)
        part = self._words.parts.search(lead)
        if part is not None:
            lead = lead[: part.start()]
        tree = self._verb_above(clause)
        asked = self._words.invitation.search(lead)
        if asked is not None:
            return self._invited(asked.start("noun") - len(lead) + group.start, None)
        guest = self._words.guest_asked.search(lead)
        if guest is not None:
            start = group.start - len(lead)
            who = Span(start + guest.start("guest"), start + guest.end("guest"))
            return self._invited(start + guest.start("noun"), who)
        straight = self._verb_before(group) if part is None else None
        if straight is not None:
            said = self._governs(straight, group.start)
            if said is not None:
                return Setting("object", straight, said)
        gathers = self._gathers(tree or self._near(group), lead)
        if gathers is not None and part is None:
            return gathers
        for pattern, relation in ((self._words.before, "before"), (self._words.after, "after"), (self._words.at, "at")):
            if pattern.search(lead) is None:
                continue
            own = self._told(clause, group) if relation != "at" and part is None else None
            if own is not None and own.relation == "subject":
                return own  # *before the summit began on Saturday*: a clause of its own
            named = "before" if part is not None and part["part"] == "eve" else relation
            return Setting(named, tree or self._near(group), None, "" if part is None else part["part"])
        if part is not None:
            return Setting("at", tree or self._near(group), None, part["part"])
        told = self._told(clause, group)
        if told is not None:
            return told
        below = self._follower(group)
        moods = self._context.language.moods.verbs
        fails = below is not None and (below.passive or moods.get(below.predicate) == "negated")
        loose = straight or (below if fails else None)
        return Setting("none" if loose is None else "loose", loose or tree)

    def _gathers(self, verb: Clause | None, lead: str) -> Setting | None:
        """*Leaders have gathered in Riga for the ninth summit*: what they come together for is what they hold."""
        joined = verb is not None and (verb.predicate in self._words.gathering or verb.predicate == "meet")
        if verb is None or not joined or verb.passive or re.search(r"\b(?:for|at)\s+$", lead) is None:
            return None
        words = " ".join(self._context.words(phrase.span).lower() for phrase in roles(verb, "who"))
        leaders = any(re.search(rf"\b{re.escape(who)}\b", words) for who in self._words.gatherings)
        return Setting("object", verb, "held") if leaders and not any(roles(verb, "whom", "with")) else None

    def _follower(self, group: Group) -> Clause | None:
        """The verb whose subject the noun is, by the line."""
        sentence = self._lines.sentence(group.start)
        near = (c for c in self._context.clauses if sentence.contains(c.predicate_span) and c.form == "verbal")
        behind = next((c for c in near if c.predicate_span.start >= group.end), None)
        gap = "" if behind is None else self._context.text[group.end : behind.predicate_span.start].lower()
        return behind if self._words.verb_group.fullmatch(gap) else None

    def _governs(self, verb: Clause, start: int) -> MeetingState | None:
        """What a verb with its preposition makes of the meeting behind it: *took part in*, *hopes for*."""
        behind = self._context.text[verb.predicate_span.end : start].lower()
        if behind.endswith(" for "):
            if verb.predicate in self._words.wishing:
                return "proposed"
            return "held" if verb.predicate in self._words.gathering or verb.predicate in self._words.acts else None
        if verb.passive and verb.predicate in self._words.relating:
            return "held"
        if verb.predicate == "take":
            return "held" if behind.endswith(" part in ") else None
        if behind == " away from ":
            return "held" if verb.predicate == "stay" else None
        if behind == " to ":
            return "held" if verb.predicate in self._words.attending else None
        if behind.endswith((" in ", " over ", " at ")):
            return "held" if verb.predicate in ("participate", "preside") else None
        return None

    def _invited(self, invitation: int, guest: Span | None) -> Setting:
        """*turned down an invitation to the talks*, *accepted an invitation to the summit*: by the verb before it."""
        sentence = self._lines.sentence(invitation)
        near = [c for c in self._context.clauses if sentence.contains(c.predicate_span) and c.form == "verbal"]
        verb = next((c for c in reversed(near) if c.predicate_span.end <= invitation), None)
        after = next((c for c in near if c.predicate_span.start >= invitation and c.passive), None)
        for clause in (verb, after):
            said = None if clause is None else self._answer(clause)
            if clause is not None and said is not None:
                return Setting("object", clause, said, guest=guest)
        return Setting("invited", None)

    def _answer(self, verb: Clause) -> MeetingState | None:
        """What becomes of an invitation; *grateful for the invitation* says nothing of it."""
        if self._lines.before(verb.predicate_span.start, 5).endswith("for "):
            return None  # *thanked him for accepting it*
        if verb.predicate in self._words.refusing:
            return "declined"
        if verb.predicate in self._words.accepting:
            return "planned"
        return "proposed" if verb.predicate in self._words.issuing else None

    def _told(self, clause: Clause, group: Group) -> Setting | None:
        """The verb of which the noun is subject or object; along the tree, else along the line."""
        later: Setting | None = None
        for verb, relation in self._candidates(clause, group):
            teller = next(
                (
                    child
                    for child in self._context.children(verb)
                    if child.link == "open complement"
                    and self._said(child, self._as(child, relation)) is not None
                    and child.predicate_span.start > verb.predicate_span.end
                    and relation in ("subject", "passive")
                ),
                verb,
            )
            said = self._said(teller, self._as(teller, relation))
            if said is None:
                continue
            found = Setting("object" if relation != "subject" else "subject", teller, said)
            if verb.link not in ("relative", "participle"):
                return found
            later = later or found  # *the call that had been planned has been postponed*: the main verb first
        return later

    def _as(self, verb: Clause, relation: str) -> str:
        if relation in ("subject", "passive"):
            return "passive" if verb.passive else "subject"
        return relation

    def _said(self, verb: Clause, relation: str) -> MeetingState | None:
        if verb.form == "copular" or verb.predicate in self._words.staying:
            return self._standing(verb) if relation != "object" else None
        table = self._words.subject if relation == "subject" else self._words.object
        following = self._lines.after(verb.predicate_span.end, 20).split()[:1]
        doubled = verb.predicate[:-1] if verb.predicate[-1:] == verb.predicate[-2:-1] else verb.predicate  # *pencill*
        phrasal = f"{doubled} {following[0] if following else ''}"
        forms = (
            f"{verb.predicate} {phrasal.partition(' ')[2]}",
            phrasal,
            verb.predicate,
            f"{verb.predicate}e",
            doubled,
        )
        if forms[0] in self._words.elsewhere:
            return None
        said = next((table[form] for form in forms if form in table), None)
        if said is None and relation == "object" and verb.predicate in self._words.wanting:
            said = "proposed"
        behind = self._lines.after(verb.predicate_span.end, 40)
        if said is None or (verb.predicate == "take" and not behind.startswith((" place", " part"))):
            return None
        if relation == "object" and verb.predicate in self._words.passive_only:
            return None
        if verb.predicate == "move" and not self._is_dated(verb):
            return "planned" if relation == "object" or verb.passive else None  # *has been moved to Pretoria*
        return said

    def _is_dated(self, verb: Clause) -> bool:
        """Whether a time stands close behind a verb (*moved to June*, not *moved to Managua*)."""
        end = verb.predicate_span.end
        return any(end <= when.start < end + 30 for when in self._lines.whens)

    def _standing(self, verb: Clause) -> MeetingState | None:
        behind = self._lines.after(verb.predicate_span.end, 40)
        for words, state in self._words.standing.items():
            if re.match(rf"\s+(?:\w+ly\s+|now\s+|still\s+|not\s+)?{re.escape(words)}\b", behind):
                return state
        return None

    def _candidates(self, clause: Clause, group: Group) -> Iterator[tuple[Clause, str]]:
        sentence = self._lines.sentence(group.noun.start)
        near = [
            c for c in self._context.clauses if sentence.contains(c.predicate_span) and c.form in ("verbal", "copular")
        ]
        for verb in near:
            for name, phrase in verb.roles:
                if name in ("who", "whom", "to") and any(one.head_span == group.noun for one in each(phrase)):
                    if name == "to" and not verb.passive:
                        continue
                    after = verb.predicate_span.start > group.noun.start
                    if name == "who":
                        yield verb, "subject"
                    else:
                        yield verb, "passive" if verb.passive and after else "object"
        place = group.end
        for behind in (c for c in near if c.predicate_span.start >= group.end):
            gap = self._context.text[place : behind.predicate_span.start].lower()
            if not self._words.verb_group.fullmatch(gap):
                if gap.startswith(",") and gap.count(",") == 1:
                    continue  # *his trip, the first since he took over, remains fixed*
                break
            yield behind, "passive" if behind.passive else "subject"
            place = self._lines.tail(behind.predicate_span.end)[4]  # past a relative clause to the main verb
        taking = self._verb_before(group)
        if taking is not None:
            yield taking, "object"

    def _verb_before(self, group: Group) -> Clause | None:
        """The verb whose object stands straight behind it; with nothing but adverbs and times between."""
        sentence = self._lines.sentence(group.start)
        found = None
        for clause in self._context.clauses:
            if clause.form != "verbal" or not sentence.contains(clause.predicate_span):
                continue
            if clause.predicate_span.end <= group.start and (
                found is None or clause.predicate_span.start > found.predicate_span.start
            ):
                found = clause
        if found is None:
            return None
        gap = self._context.text[found.predicate_span.end : group.start].lower()
        gap = re.sub(r"\s(?:\w+|\w+-\w+)\s(?:days|hours|rounds|weeks)\sof\s$", " ", gap)
        for when in self._lines.whens:
            if found.predicate_span.end <= when.start and when.end <= group.start:
                gap = gap.replace(self._context.words(when.span).lower(), " ").replace(" on ", " ")
        followed = found.passive and found.predicate in self._words.relating and re.fullmatch(r"\s*by\s*", gap)
        return found if followed or self._words.object_gap.fullmatch(gap) else None

    def _verb_above(self, clause: Clause) -> Clause | None:
        above = self._context.parent(clause)
        while above is not None and above.form in ("nominal", "apposition"):
            above = self._context.parent(above)
        return above

    def _near(self, group: Group) -> Clause | None:
        sentence = self._lines.sentence(group.start)
        near = [c for c in self._context.clauses if sentence.contains(c.predicate_span) and c.form == "verbal"]
        before = [c for c in near if c.predicate_span.end <= group.start]
        return before[-1] if before else next((c for c in near if c.predicate_span.start >= group.end), None)

    def declined(self, verb: Clause) -> Telling | None:
        """*declined to attend*, *refused to take part in*."""
        above = self._context.parent(verb)
        if above is None or verb.link != "open complement" or verb.predicate not in self._words.attending:
            return None
        if above.predicate not in self._words.refusing:
            return None
        return Telling(above, "declined", None, above.negated)
