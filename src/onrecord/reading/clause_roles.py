"""Subjects of clauses, verbs of control and times at tokens: what ``clauses`` looks up while it builds."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Clause, Phrase, When
from onrecord.reading.tree import Tree

# Verbs whose subject, not object, does what the open complement says: Rosenbaum's exceptions to minimal distance, and
# those that take no object before an infinitive, whatever a torn tree hangs on them.
SUBJECT_CONTROL = frozenset(
    {
        "agree", "aim", "apply", "decide", "decline", "fail", "guarantee", "hope", "intend", "plan", "pledge",
        "promise", "refuse", "swear", "threaten", "vote", "vow",
    }
)  # fmt: skip
# Verbs whose object does it even where the tree takes the infinitive for one of purpose (*invited Cuba to join*).
OBJECT_CONTROL = frozenset({"allow", "ask", "enable", "encourage", "invite", "permit", "persuade", "urge", "want"})


def one_subject(roles: list[tuple[str, Phrase]], predicate: int) -> list[tuple[str, Phrase]]:
    """A second subject behind the verb is its object, whatever the tree says (*Hajiyev told Xinhua*)."""
    if not any(name == "who" and phrase.span.start < predicate for name, phrase in roles):
        return roles
    return [("whom" if name == "who" and phrase.span.start > predicate else name, phrase) for name, phrase in roles]


def subject_of(clause: Clause) -> Phrase | None:
    """The phrase in the subject's place, of a passive what it is done to."""
    wanted = ("whom", "to") if clause.passive else ("who",)
    found = [phrase for name in wanted for role, phrase in clause.roles if role == name]
    before = [phrase for phrase in found if phrase.span.start < clause.predicate_span.start]
    return next(iter(before if clause.passive and before else found), None)


def times_by_token(tree: Tree, whens: Sequence[When]) -> dict[int, When]:
    """Each time expression at every token it covers."""
    found: dict[int, When] = {}
    position = 0
    for when in sorted(whens, key=lambda w: w.start):
        while position < len(tree) and tree.tokens[position].end <= when.start:
            position += 1
        index = position
        while index < len(tree) and tree.tokens[index].start < when.end:
            found[index] = when
            index += 1
    return found
