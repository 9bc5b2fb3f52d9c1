"""Labels before words: an interview's questions and answers, a headline's colon.

In an interview each paragraph opens with a label: *Q*, *A*, the outlet, a name or its initials. Who asks is the outlet
or whoever's paragraphs end in question marks; who answers is the one person so labelled, or the one of whom the
article says that he spoke to the outlet. Answers are statements, questions are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.context import Context, roles
from onrecord.claims.statements.contents import OPENING_MARKS, Draft, trim
from onrecord.model.reading import Mention
from onrecord.model.text import Span

_LABEL = re.compile(
    r"(?P<label>(?P<who>[A-Z][\w’'.-]*(?: (?:(?:for|of|the) ){0,2}[A-Z\d][\w’'.-]*){0,6}?)(?: \([^()\n]{2,80}\))?)"
    r"(?: ?[:]|\.(?<=^Q\.)|\.(?<=^A\.))(?: +|\n)(?=\S)"
)
"""*Q.*, *MR. SANTOSO:*, *QUESTION (Jane Lim, The Straits Times):*."""
_ASKS = frozenset({"INTERVIEWER", "JOURNALIST", "Q", "QUESTION", "REPORTER"})
_HOSTS = frozenset({"ANCHOR", "ANNOUNCER", "FACILITATOR", "HOST", "MODERATOR", "OPERATOR", "PRESENTER"})
"""Who leads a talk, names nobody and answers nothing."""
_ANSWERS = frozenset({"A", "ANSWER", "Answer"})
_ENDS = re.compile(
    r"\b(?:[Ii]nterview(?:ed|s)?|conducted|edited|transcript|readers?|served as|was born)\b|^[-*_—]|https?:|©"
)
"""What closes a page of questions and answers and is nobody's answer."""
_INTERVIEW = frozenset({"answer", "interview", "meet", "say", "sit", "speak", "talk", "tell"})
_QUESTIONS = 2
"""Paragraphs that are questions, from which on it is an interview."""
_INITIALS = 2
"""Letters that a label by initials has at least (*N.K.*)."""
_LONGEST_QUESTION = 300
_LONGEST_HEADLINE = 140
_NOT_SPEAKING = frozenset(
    "analysis breaking correction exclusive explainer factbox live opinion photos poll profile video watch".split()
)
_SAYING_NOUNS = frozenset(
    "ambassador army envoy governor leader mayor military minister ministry navy official officials paper police "
    "premier president report reports source sources spokesman spokesperson spokeswoman study".split()
)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled stretch: its label, the words of it that say who, what is said."""

    label: Span
    who: Span
    words: Span

    def text(self, whole: str) -> str:
        return whole[self.who.start : self.who.end].rstrip(":. ")


def answers(context: Context) -> Iterator[Draft]:
    """The answers of an interview in questions and answers; nothing where the article is none."""
    turns = _turns(context.text)
    asking = _asking(context, turns)
    if asking is None:
        yield from _unlabelled(context)
        return
    answering = [turn for turn in turns if turn.text(context.text) not in asking]
    if not answering:
        return
    guests = [turn for turn in answering if not _is_among(turn.text(context.text), _HOSTS)]
    named = _interviewee(context, guests, min(turn.label.start for turn in turns))
    surname = "" if named is None else context.words(named).split()[-1]
    alone = len({turn.text(context.text) for turn in guests}) == 1
    for turn in answering:
        said = (turn.words, *_rest(context.text, turn, turns, surname))
        parts = tuple(part for words in said if (part := _whole(context.text, words)) is not None)
        is_named = turn in guests and (alone or turn.text(context.text) in _ANSWERS)
        source = named if named is not None and is_named else turn.who
        if parts:
            own = _mention_of(context, turn.who) if turn in guests else None
            yield Draft(parts, None, (own or source,), "interview: answer")
    headline = _first_paragraph(context.text)
    quoted = next((q for q in context.quotes if q.start == headline.start and q.end == headline.end), None)
    if quoted is not None and named is not None:
        yield Draft((headline,), None, (named,), "interview: headline")


def _rest(text: str, turn: _Turn, turns: Sequence[_Turn], surname: str) -> Iterator[Span]:
    """The paragraphs without a label in which an answer goes on, as far as the next label."""
    after = min((other.label.start for other in turns if other.label.start > turn.words.start), default=None)
    if after is None and turn.text(text) not in _ANSWERS:
        return  # what stands below the last answer of somebody named may be the article's own
    for start, end in _paragraphs(text):
        closes = _ENDS.search(text, start, end) is not None or (surname and surname in text[start:end])
        if after is None and turn.words.end < start and closes:
            return
        if turn.words.end < start and end < (after or len(text) + 1) and text[start] not in "([":
            yield Span(start, end)


def _unlabelled(context: Context) -> Iterator[Draft]:
    """The answers of an interview whose questions are paragraphs of their own and bear no labels."""
    text = context.text
    paragraphs = [Span(*bounds) for bounds in _paragraphs(text)]
    asked = [i for i, p in enumerate(paragraphs) if i and _is_bare_question(context, p)]
    if len(asked) < _QUESTIONS:
        return
    named = _interviewee(context, (), paragraphs[asked[0]].start)
    if named is None:
        return
    for number, place in enumerate(asked):
        end = asked[number + 1] if number + 1 < len(asked) else min(place + 2, len(paragraphs))
        for answer in paragraphs[place + 1 : end]:
            trimmed = _whole(text, answer)
            if trimmed is not None:
                yield Draft((trimmed,), None, (named,), "interview: answer")


def _is_bare_question(context: Context, paragraph: Span) -> bool:
    words = context.words(paragraph)
    return words.endswith("?") and len(words) <= _LONGEST_QUESTION and words[0] not in OPENING_MARKS


def is_question(labelled: Sequence[Draft], context: Context, draft: Draft) -> bool:
    """Whether a draft stands in a labelled interview and is only its frame: a label with what follows it."""
    if not labelled:
        return False
    if draft.cue is not None and draft.cue.lemma == ":":
        return True
    turns = _turns(context.text)
    source = draft.source[0] if draft.source else None
    return source is not None and any(turn.label.overlaps(source) for turn in turns)


def within_answer(labelled: Sequence[Draft], draft: Draft) -> Draft | None:
    """A draft without the label that stands before the answer it begins in."""
    for answer in labelled:
        whole = answer.content[0]
        if draft is not answer and any(span.overlaps(whole) and span.start < whole.start for span in draft.content):
            kept = tuple(Span(max(s.start, whole.start), s.end) for s in draft.content if s.end > whole.start)
            return replace(draft, content=kept) if kept else None
    return draft


def _turns(text: str) -> list[_Turn]:
    """Every stretch behind a label that opens a paragraph or a line, or that answers a question in one paragraph."""
    found = []
    for start, end in _paragraphs(text):
        match = _LABEL.match(text, start, end)
        if match is None:
            continue
        matches = [match]
        for other in _LABEL.finditer(text, match.end(), end):
            before = text[: other.start()]
            if before.endswith("\n") or before.rstrip().endswith(("?", "?”")):
                matches.append(other)
        for number, one in enumerate(matches):
            until = matches[number + 1].start() if number + 1 < len(matches) else end
            found.append(_Turn(Span(*one.span("label")), Span(*one.span("who")), Span(one.end(), until)))
    return found


def _is_among(label: str, words: frozenset[str]) -> bool:
    """*QUESTION*, *Question 2*, *Reporter*, *The Moderator*: whether a label is one of some words."""
    return any(word.strip(".").rstrip("0123456789").upper() in words for word in label.removeprefix("The ").split()[:1])


def _asking(context: Context, turns: Sequence[_Turn]) -> frozenset[str] | None:
    """The labels of whoever asks; None where this is no interview."""
    text = context.text
    labels = [turn.text(text) for turn in turns]
    marked = [context.words(turn.words).rstrip('”" ').endswith("?") for turn in turns]
    asks = {
        label
        for label in labels
        if _is_among(label, _ASKS)
        or (len(turns) > _QUESTIONS and _mostly(m for m, other in zip(marked, labels, strict=True) if other == label))
    } - _ANSWERS
    outlets = {m.entity for m in context.mentions if m.entity.startswith("outlet:") and _labels(context, m, labels)}
    for turn in turns:
        if any(m.entity in outlets for m in context.mentions_in(turn.who)):
            asks.add(turn.text(text))
    asks |= {label for label in labels if any(_initials(other) == label.replace(".", "") for other in asks)}
    led = any(_is_among(label, _HOSTS) for label in labels)
    if not any(_is_among(label, _ASKS) for label in asks) and not led and len(turns) < 3:
        return None
    return frozenset(asks) if (asks or led) and len(set(labels) - asks) >= 1 else None


def _mostly(marked: Iterable[bool]) -> bool:
    """Whether more than half of somebody's turns are questions; who answers asks back at times."""
    turns = list(marked)
    return 2 * sum(turns) > len(turns)


def _initials(label: str) -> str:
    """*CR* of *Continental Review*; empty for a single word."""
    words = label.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _labels(context: Context, mention: Mention, labels: Sequence[str]) -> bool:
    return context.words(mention.span) in labels


def _interviewee(context: Context, answering: Sequence[_Turn], first: int) -> Span | None:
    """The words that name who answers: the one person among the labels, who is said to have spoken to the outlet, or
    who alone is named with an office before the first question, at ``first``.
    """
    people = {m.entity: m.span for turn in answering if (m := _person_in(context, turn.who)) is not None}
    if len(people) == 1:
        return next(iter(people.values()))
    if people:
        return None
    for clause in context.clauses:
        if clause.predicate in _INTERVIEW and clause.predicate_span.start < first:
            both = [p for p in roles(clause, "who", "to", "with", "whom") if p.entity is not None]
            people_here = [p.span for p in both if (p.entity or "").startswith("person:")]
            if people_here and any((p.entity or "").startswith("outlet:") for p in both):
                return people_here[0]
    introduced = {
        m.entity: m.span for m in context.mentions if m.end < first and m.entity in context.titles and m.form == "name"
    }
    return next(iter(introduced.values())) if len(introduced) == 1 else None


def _mention_of(context: Context, label: Span) -> Span | None:
    found = _person_in(context, label)
    if found is not None:
        return found.span
    surname = context.words(label).split()[-1].casefold()
    bearers = {
        mention.entity: mention.span
        for mention in reversed(context.mentions)
        if mention.form == "name"
        and mention.entity.startswith("person:")
        and context.words(mention.span).split()[-1].casefold() == surname
    }
    if len(bearers) == 1 and len(surname) > _INITIALS:
        return next(iter(bearers.values()))
    letters = context.words(label).rstrip(":. ").replace(".", "").replace(" ", "")
    if not letters.isupper() or len(letters) < _INITIALS:
        return None
    people = {
        mention.entity: mention.span
        for mention in reversed(context.mentions)
        if mention.form == "name"
        and mention.entity.startswith("person:")
        and "".join(word[0] for word in context.words(mention.span).split()) == letters
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _person_in(context: Context, label: Span) -> Mention | None:
    return next((m for m in context.mentions_in(label) if m.entity.startswith("person:")), None)


def _whole(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end - start > 2 else None


# Headlines


def headlines(context: Context) -> Iterator[Draft]:
    """*Aliyev: Talks will go on*, *Two ships sunk: navy*: a headline that says by a colon whose words it has."""
    headline = _first_paragraph(context.text)
    words = context.words(headline)
    if len(words) > _LONGEST_HEADLINE or words.endswith((".", "?")) or words.count(": ") != 1:
        return
    colon = headline.start + words.index(": ")
    left, right = Span(headline.start, colon), Span(colon + 2, headline.end)
    for source, content in ((left, right), (right, left)):
        trimmed = trim(context.text, content)
        if trimmed is not None and _may_head(context, source, behind=source is right) and _says(context, content):
            yield Draft((trimmed,), None, (source,), "headline")
            return


def _may_head(context: Context, source: Span, *, behind: bool) -> bool:
    words = context.words(source).split()
    if not 0 < len(words) <= 4 or words[0].lower() in _NOT_SPEAKING:
        return False
    if behind and words[-1].lower() in _SAYING_NOUNS:
        return True
    for mention in context.mentions_in(source):
        entity = context.entities.get(mention.entity)
        if entity is not None and mention.end == source.end and entity.type in ("person", "body", "organisation"):
            return entity.type == "person" or " " in context.words(mention.span) or context.words(source).isupper()
        if entity is not None and entity.type == "country" and len(mention.span) == len(source):
            return context.words(source) in context.language.reference.seats
    return False


def _says(context: Context, content: Span) -> bool:
    """Whether it is a sentence: a verb stands in it, or it denies (*No plans for a call*)."""
    words = context.words(content)
    return words.lower().startswith("no ") or any(
        clause.form in ("verbal", "copular") and clause.link != "relative" for clause in context.clauses_in(content)
    )


def _first_paragraph(text: str) -> Span:
    start, end = next(iter(_paragraphs(text)), (0, 0))
    return Span(start, end)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for block in text.split("\n\n"):
        if block:
            yield start, start + len(block)
        start += len(block) + 2
