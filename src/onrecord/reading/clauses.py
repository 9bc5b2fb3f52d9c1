"""Trees to clauses: who did what to whom, with polarity, mood, tense and time settled here and nowhere else.

Another language needs another adapter like this one; claims read the ``Clause``s alone. Labels are Universal
Dependencies' (de Marneffe et al. 2021), moods follow ``lang/<code>/moods.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lang import Language
from onrecord.model.reading import Clause, Mention, Phrase, When
from onrecord.model.text import Span
from onrecord.reading.clause_roles import (
    OBJECT_CONTROL,
    SUBJECT_CONTROL,
    one_subject,
    subject_of,
    times_by_token,
)
from onrecord.reading.governing import force_from
from onrecord.reading.moods import Force, condition_of, force_of
from onrecord.reading.phrases import Phrases
from onrecord.reading.tense import tense_of
from onrecord.reading.tree import Tree

_CLAUSAL = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "conj", "parataxis", "csubj", "dep", "appos", "list"})
_OWN_CLAUSE = frozenset({"advcl", "parataxis", "conj", "cc", "punct", "ccomp", "csubj", "dep"})
_LINKS = {
    "ccomp": "complement",
    "csubj": "complement",
    "xcomp": "open complement",
    "advcl": "adverbial",
    "conj": "conjunct",
    "parataxis": "parataxis",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def find_clauses(
    tree: Tree, mentions: Sequence[Mention], whens: Sequence[When], language: Language
) -> tuple[Clause, ...]:
    """Every clause of the article, a governing one before those it governs."""
    return _Clauses(tree, Phrases(tree, mentions), whens, language).all()


class _Clauses:
    """One article's clauses in the making: predicates top down, so that shared subjects are known in time."""

    def __init__(self, tree: Tree, phrases: Phrases, whens: Sequence[When], language: Language) -> None:
        self.tree = tree
        self.phrases = phrases
        self.language = language
        self.made: list[Clause] = []
        self.at: dict[int, Clause] = {}
        self.forces: dict[int, Force] = {}
        self._when_at = times_by_token(tree, whens)

    def all(self) -> tuple[Clause, ...]:
        roots = [index for index in range(len(self.tree)) if self.tree.head(index) < 0]
        for root in roots:
            self._descend(root, None)
        return tuple(self.made)

    def _descend(self, index: int, governor: int | None) -> None:
        below = governor
        if self._is_verbal(index):
            self._add_predicate(index, governor)
            below = index
        elif self._is_nominal_clause(index):
            self._add_nominal(index, governor)
            below = index
        for child in self.tree.children(index):
            if self.tree.main(child) == "appos":
                self._add_apposition(index, child, below)
            self._descend(child, below)

    # Which words make clauses

    def _is_verbal(self, index: int) -> bool:
        tree = self.tree
        if tree.child(index, "cop") is not None:
            return True
        if tree.pos(index) not in ("VERB", "AUX"):
            return False
        return tree.main(index) in _CLAUSAL or (tree.pos(index) == "VERB" and tree.main(index) not in ("amod", "case"))

    def _is_nominal_clause(self, index: int) -> bool:
        tree = self.tree
        return tree.pos(index) in ("NOUN", "PROPN") and bool(
            tree.children(index, "nmod", "compound", "amod", "acl", "flat", "nummod", "ccomp")
            or tree.main(index) in ("nsubj", "obj", "obl", "root")
        )

    # Making them

    def _add_predicate(self, index: int, governor: int | None) -> None:
        tree = self.tree
        cop = tree.child(index, "cop")
        passive = self._is_passive(index) or self._is_bare_participle(index)
        roles = self._copular_roles(index) if cop is not None else self._verbal_roles(index, passive)
        roles = self._inherit(index, governor, roles, passive)
        force = force_of(tree, index, self._force_above(index, governor), self.language)
        self.forces[index] = force
        tense, perfect = tense_of(tree, index)
        clause = Clause(
            index=len(self.made),
            predicate="be" if cop is not None else self._predicate(index),
            predicate_span=(tree.tokens[index] if cop is None else tree.tokens[cop]).span,
            span=self._span(index),
            extent=tree.span(index),
            form="copular" if cop is not None else "verbal",
            roles=tuple(roles),
            passive=passive,
            negated=force.negated,
            mood=force.mood,
            condition=condition_of(tree, index, self.language) or self._condition_above(index, governor),
            tense=tense,
            perfect=perfect,
            whens=self._whens(index),
            parent=None if governor is None else self.at[governor].index,
            link=self._link(index),
            modifiers=tuple(tree.lemmas[child] for child in tree.children(index, "advmod", "aux", "mark")),
            sentence=tree.sentence_of[index],
        )
        self._keep(index, clause)

    def _add_nominal(self, index: int, governor: int | None) -> None:
        tree = self.tree
        phrase, alone = self.phrases.at(index), self._alone(index)
        force = self._force_above(index, governor)
        self.forces[index] = Force(force.mood, force.negated != phrase.negated)
        clause = Clause(
            index=len(self.made),
            predicate=tree.lemmas[index],
            predicate_span=tree.tokens[index].span,
            span=alone.span,
            extent=tree.span(index),
            form="nominal",
            roles=alone.roles,
            negated=force.negated or phrase.negated,
            mood=force.mood,
            condition=self._condition_above(index, governor),
            whens=self._whens(index),
            parent=None if governor is None else self.at[governor].index,
            link=f"role {self._role_name(index, passive=False)}" if governor is not None else None,
            modifiers=tuple(tree.lemmas[child] for child in tree.children(index, "amod", "advmod")),
            sentence=tree.sentence_of[index],
        )
        self._keep(index, clause)

    def _add_apposition(self, head: int, child: int, governor: int | None) -> None:
        what = self.phrases.at(child)
        who = self.phrases.until(head, what.span.start)
        clause = Clause(
            index=len(self.made),
            predicate="be",
            predicate_span=what.head_span,
            span=who.span.cover(what.span),
            extent=who.span.cover(what.span),
            form="apposition",
            roles=(("who", who), ("complement", what)),
            parent=None if governor is None else self.at[governor].index,
            link="apposition",
            sentence=self.tree.sentence_of[child],
        )
        self.made.append(clause)

    def _keep(self, index: int, clause: Clause) -> None:
        self.made.append(clause)
        self.at[index] = clause

    def _predicate(self, index: int) -> str:
        """The verb's lemma with its particle: *point out*, *pull out*."""
        particles = self.tree.children(index, "compound:prt")
        return " ".join([self.tree.lemmas[index], *(self.tree.lemmas[particle] for particle in particles)])

    def _span(self, index: int) -> Span:
        """The smallest clause: its own words without clauses that hang on it, save the complement that fills it."""
        tree = self.tree
        words = [index]
        for child in tree.children(index):
            if tree.main(child) not in _OWN_CLAUSE:
                words.extend(
                    tree.subtree(child, frozenset({"parataxis", "acl"} if tree.main(child) == "nsubj" else ()))
                )
        return Span(tree.tokens[min(words)].start, tree.tokens[max(words)].end)

    # Roles

    def _verbal_roles(self, index: int, passive: bool) -> list[tuple[str, Phrase]]:
        roles = []
        for child in self.tree.children(index):
            name = self._role_name(child, passive=passive)
            if name is not None and child not in self._when_at:
                roles.append((name, self.phrases.at(child)))
        return one_subject(roles, self.tree.tokens[index].start)

    def _copular_roles(self, index: int) -> list[tuple[str, Phrase]]:
        roles = [
            (name, self.phrases.at(child))
            for child in self.tree.children(index)
            if (name := self._role_name(child, passive=False)) == "who"
        ]
        return [*roles, ("complement", self.phrases.at(index))]

    def _role_name(self, index: int, *, passive: bool) -> str | None:
        """The role a dependent plays; None for what is no role."""
        tree = self.tree
        relation, main = tree.relation(index), tree.main(index)
        governed_by_object = tree.head(index) >= 0 and tree.child(tree.head(index), "obj") is not None
        if main == "nsubj" and passive:
            return "to" if governed_by_object else "whom"
        if main == "nsubj":
            return "who"
        if main == "obj":
            return "whom"
        if main == "iobj":
            return "to"
        if main == "obl":
            case = tree.case(index)
            agent = relation == "obl:agent" or self.phrases.entity(index) is not None
            return "who" if case == "by" and passive and agent else case
        if main == "xcomp" and tree.pos(index) in _NOMINAL and tree.child(index, "cop") is None:
            return tree.case(index) or "complement"
        return None

    def _inherit(
        self, index: int, governor: int | None, roles: list[tuple[str, Phrase]], passive: bool
    ) -> list[tuple[str, Phrase]]:
        """Gives a clause the subject it shares: control, coordination, relatives, participles."""
        subject = "whom" if passive else "who"
        relation = self.tree.main(index)
        relative = self._relative_role(index)
        if relative is not None:
            name, head = relative
            kept = [(role, phrase) for role, phrase in roles if not self._is_relative_word(phrase)]
            return [*kept, (name or subject, self._antecedent(head, index))]
        if any(
            role in (subject, "to") and not self._is_relative_word(phrase) for role, phrase in roles if role != "to"
        ):
            return roles
        if governor is None or governor not in self.at:
            return roles
        if relation == "acl" and self._is_infinitive(index):
            owner = self._owner(self.at[governor])
            return roles if owner is None else [*roles, (subject, owner)]
        if relation not in ("xcomp", "conj", "advcl"):
            return roles
        if relation == "advcl" and self.tree.child(index, "mark") is not None and not self._is_infinitive(index):
            return roles
        above = self._conjunct_before(index, governor) if relation == "conj" else self.at[governor]
        asked = relation == "advcl" and self._is_infinitive(index) and above.predicate in OBJECT_CONTROL
        shared = self._controller(above) if relation == "xcomp" or asked else subject_of(above)
        return roles if shared is None else [*roles, (subject, shared)]

    def _owner(self, noun: Clause) -> Phrase | None:
        """Whose plan, application or invitation it is: its possessor, else the subject of the verb it hangs on."""
        by_name = dict(reversed(noun.roles))
        owner = by_name.get("possessor")
        if owner is None and noun.parent is not None:
            owner = subject_of(self.made[noun.parent])
        return owner

    def _controller(self, above: Clause) -> Phrase | None:
        by_name = dict(reversed(above.roles))
        object_ = by_name.get("whom") or by_name.get("to")
        if object_ is not None and above.predicate not in SUBJECT_CONTROL and not above.passive:
            return object_
        return subject_of(above)

    def _relative_role(self, index: int) -> tuple[str | None, int] | None:
        """For a clause on a noun: the role that noun plays in it (None: the subject) and the noun."""
        tree = self.tree
        if tree.main(index) != "acl":
            return None
        head = tree.head(index)
        for child in tree.children(index):
            if tree.word(child).lower() in _RELATIVE and tree.main(child) in ("nsubj", "obj", "obl"):
                head = self._before(child, head)
                return self._role_name(child, passive=self._is_passive(index)), head
        if tree.relation(index) == "acl:relcl":
            return ("whom", head) if tree.child(index, "nsubj") is not None else (None, head)
        if self._is_infinitive(index) or tree.child(index, "nsubj", "mark") is not None:
            return None
        return None, head

    def _before(self, relative: int, head: int) -> int:
        """The noun a relative pronoun follows, where the tree names one that has nothing to do with it."""
        tree = self.tree
        near = relative - 1
        while near > 0 and tree.pos(near) in ("PUNCT", "ADP") and tree.sentence_of[near] == tree.sentence_of[relative]:
            near -= 1
        if tree.pos(near) not in ("NOUN", "PROPN", "PRON") or tree.sentence_of[near] != tree.sentence_of[relative]:
            return head
        while tree.main(near) in ("flat", "compound") and relative > tree.head(near) >= 0:
            near = tree.head(near)
        return head if head < relative and near in tree.subtree(head) else near

    def _antecedent(self, head: int, index: int) -> Phrase:
        """What a relative clause is about: all that are coordinated before it where its verb says so, or the last."""
        root = head
        while self.tree.main(root) == "conj" and self.tree.head(root) >= 0:
            root = self.tree.head(root)
        whole, start = self.phrases.at(root), self.tree.span(index).start
        before = [member for member in whole.members if member.span.end <= start]
        if not before:
            return self._alone(head)
        every = len(before) == len(whole.members)
        marks = [self.tree.word(child).lower() for child in self.tree.children(index, "aux", "cop")]
        plural = any(mark in ("are", "were", "have", "do") for mark in marks)
        return whole if every and (plural or (len(before) == 2 and not marks)) else before[-1]

    def _conjunct_before(self, index: int, governor: int) -> Clause:
        """The clause whose subject a conjunct shares: the last one before it that has a subject of its own."""
        tree = self.tree
        for other in reversed(tree.children(governor, "conj", "parataxis")):
            if other < index and other in self.at and tree.child(other, "nsubj") is not None:
                return self.at[other]
        return self.at[governor]

    def _alone(self, index: int) -> Phrase:
        """The phrase of a noun without those coordinated with it."""
        phrase = self.phrases.at(index)
        return phrase.members[0] if phrase.members else phrase

    def _is_relative_word(self, phrase: Phrase) -> bool:
        return phrase.head.lower() in _RELATIVE and phrase.entity is None

    def _is_passive(self, index: int) -> bool:
        """Whether the tree calls it one, and no *have* without a *be* says otherwise (*neither has applied*)."""
        if self.tree.children(index, "aux:pass"):
            return True
        subject = self.tree.child(index, "nsubj:pass")
        active = any(self.tree.lemmas[child] in ("have", "do", "will") for child in self.tree.children(index, "aux"))
        return subject is not None and not active and self.tree.pos(subject) != "PRON"

    def _is_infinitive(self, index: int) -> bool:
        return any(self.tree.word(child).lower() == "to" for child in self.tree.children(index, "mark"))

    def _is_bare_participle(self, index: int) -> bool:
        """*status granted in 2016*, *scheduled to be held*: a past participle with no auxiliary and no object."""
        tree = self.tree
        word = tree.word(index).lower()
        return (
            tree.main(index) in ("acl", "advcl")
            and tree.relation(index) != "acl:relcl"
            and tree.pos(index) == "VERB"
            and not word.endswith("ing")
            and not self._is_infinitive(index)
            and not tree.children(index, "aux", "nsubj", "obj")
        )

    # Force, time, links

    def _force_above(self, index: int, governor: int | None) -> Force:
        if governor is None:
            return Force()
        above = self.forces.get(governor, Force())
        return force_from(self.tree, index, governor, above, self.language)

    def _condition_above(self, index: int, governor: int | None) -> Span | None:
        """What the governing clause hangs on binds this one too, save a relative clause and the condition itself."""
        if governor is None or self.tree.relation(index) == "acl:relcl" or self.tree.main(index) == "advcl":
            return None
        return self.at[governor].condition

    def _whens(self, index: int) -> tuple[When, ...]:
        tree = self.tree
        found: list[When] = []
        for child in tree.children(index):
            if tree.main(child) in (
                "obl",
                "nmod",
                "advmod",
                "nummod",
                "compound",
                "amod",
                "obj",
                "nsubj",
                "dep",
                "acl",
            ):
                found.extend(
                    when
                    for below in tree.subtree(child, frozenset({"acl", "advcl", "conj", "ccomp", "appos"}))
                    if (when := self._when_at.get(below)) is not None
                    and (below == child or (tree.main(child) in ("obl", "nmod") and tree.pos(below) != "VERB"))
                )
        return tuple(dict.fromkeys(found))

    def _link(self, index: int) -> str | None:
        if self.tree.relation(index) == "acl:relcl":
            return "relative"
        return _LINKS.get(self.tree.main(index), "participle" if self.tree.main(index) == "acl" else None)
