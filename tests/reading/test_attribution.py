"""The linker's grammar, on scores written by hand: no weights are needed."""

import re
from dataclasses import dataclass, field

import numpy as np

from onrecord.model.reading import Attribution
from onrecord.reading.attribution import group
from onrecord.reading.decode import TagScheme

SCHEME = TagScheme(["O", "B-S", "I-S", "B-K", "I-K", "B-C", "I-C"])
_TAG = re.compile(r"<([SKC])(?:>(\w+))?:([^<>]*)>")


@dataclass
class Scored:
    """A text written as ``<C>cue:words>``: role, the cue that its words point at (by number), words."""

    text: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    points: list[int] = field(default_factory=list)  # number of the cue, else -1
    cues: list[int] = field(default_factory=list)  # first word of each cue


def scored(marked: str) -> Scored:
    """``<S>0:he> <K:said>``: source that points at cue 0, and that cue."""
    found = Scored()
    for piece in re.split(r"(<[^<>]*>?[^<>]*>)", marked):
        match = _TAG.fullmatch(piece)
        role, target, words = match.groups() if match else ("", None, piece)
        if role == "K":
            found.cues.append(len(found.spans))
        first = True
        for word in re.finditer(r"[\w’]+|[^\w\s]", words):
            begin = len(found.text) + word.start()
            found.spans.append((begin, begin + len(word.group())))
            found.tags.append(SCHEME.tags.index(f"{'B' if first else 'I'}-{role}") if role else 0)
            found.points.append(int(target) if target is not None else len(found.cues) - 1 if role == "K" else -1)
            first = False
        found.text += words
    return found


def grouped(marked: str, strength: float = 6.0, doubtful: str = "") -> list[tuple[list[str], list[str], list[str]]]:
    """The attributions as words: sources, cues, contents."""
    given = scored(marked)
    size = len(given.spans)
    roles = np.zeros((size, len(SCHEME.tags)), np.float32)
    roles[np.arange(size), given.tags] = [
        1.8 if given.text[start:end] in doubtful.split() else 8.0 for start, end in given.spans
    ]
    link = np.zeros((size, size), np.float32)
    for word, cue in enumerate(given.points):
        link[word, given.cues[cue] if cue >= 0 else word] = strength
    starts = [0]
    for index in range(1, size):
        between = given.text[given.spans[index - 1][1] : given.spans[index][0]]
        if "\n\n" in between or given.text[given.spans[index - 1][0]] in ".":
            starts.append(index)
    sentences = list(zip(starts, [*starts[1:], size], strict=True))
    everything = [(np.arange(size), np.ones(size, bool), link)]
    found = group(given.text, given.spans, sentences, roles, everything, SCHEME)
    return [_words(given.text, attribution) for attribution in found]


def _words(text: str, found: Attribution) -> tuple[list[str], list[str], list[str]]:
    return tuple([text[span.start : span.end] for span in part] for part in (found.source, found.cue, found.content))  # type: ignore[return-value]


def test_content_parted_by_its_cue_is_one_attribution() -> None:
    assert grouped("<C>0:We will come>, <S>0:he> <K:said>, <C>0:if they ask us>.") == [
        (["he"], ["said"], ["We will come", "if they ask us"])
    ]


def test_two_cues_are_two_attributions() -> None:
    assert grouped("<S>0:Ann> <K:said> <C>0:it rains>. <S>1:Bob> <K:denied> <C>1:it>.") == [
        (["Ann"], ["said"], ["it rains"]),
        (["Bob"], ["denied"], ["it"]),
    ]


def test_a_source_is_shared_in_its_sentence_and_not_beyond() -> None:
    assert grouped("<S>0:He> <K:said> <C>0:it rains>, <K:adding> <C>1:that it was late>.") == [
        (["He"], ["said"], ["it rains"]),
        (["He"], ["adding"], ["that it was late"]),
    ]
    assert grouped("<S>0:He> <K:said> <C>0:it rains>. <K:Expected> <C>1:is more rain>.") == [
        (["He"], ["said"], ["it rains"]),
        ([], ["Expected"], ["is more rain"]),
    ]


def test_the_end_of_a_content_read_as_a_second_source_joins_it() -> None:
    marked = "<C>0:It matters to> <S>0:the union>, <K:says> <S>0:Ann Lee>."
    assert grouped(marked, doubtful="the union") == [(["Ann Lee"], ["says"], ["It matters to the union"])]
    # the twin: a mark between them, and it is nobody's
    apart = marked.replace("to> <S>", "to>: <S>")
    assert grouped(apart, doubtful="the union") == [(["Ann Lee"], ["says"], ["It matters to"])]


def test_a_cue_without_content_is_none_unless_one_can_spare() -> None:
    assert grouped("<S>0:Ann> <K:spoke>. <S>1:Bob> <K:said> <C>1:it rains>.") == [(["Bob"], ["said"], ["it rains"])]
    # words that point nowhere in particular can be spared
    assert [cue for _, cue, _ in grouped("<S>0:Ann> <K:said> <C>0:yes>, <C>0:no> <K:said> Bob.", 0.1)] == [
        ["said"],
        ["said"],
    ]


def test_content_without_any_cue_is_kept_as_somebody_s_words() -> None:
    assert grouped("<C:It will be hard>. Nobody spoke.") == [([], [], ["It will be hard"])]
    assert grouped("Nobody spoke.") == []


def test_a_quotation_left_open_goes_on_with_the_attribution_it_began_in() -> None:
    opened = "<S>0:Ann> <K:said>: <C>0:“It rains.>\n\n<C>1:“And it will rain.”>\n\n<S>1:Bob> <K:said> <C>1:no>."
    assert grouped(opened) == [
        (["Ann"], ["said"], ["“It rains.", "“And it will rain.”"]),
        (["Bob"], ["said"], ["no"]),
    ]
    # the twin: closed before the paragraph ended, it is a quotation of its own
    closed = opened.replace("rains.", "rains.”")
    assert grouped(closed)[1] == (["Bob"], ["said"], ["“And it will rain.”", "no"])


def test_what_stands_in_no_window_together_is_not_linked_by_chance() -> None:
    given = scored("<C>0:It rains>.\n\n<S>0:Ann> <K:said> <C>0:so>.")
    size = len(given.spans)
    roles = np.zeros((size, len(SCHEME.tags)), np.float32)
    roles[np.arange(size), given.tags] = 8.0
    windows = [
        (np.arange(0, 3), np.ones(3, bool), np.zeros((3, 3), np.float32)),
        (np.arange(3, size), np.ones(size - 3, bool), np.zeros((size - 3, size - 3), np.float32)),
    ]
    found = group(given.text, given.spans, [(0, 3), (3, size)], roles, windows, SCHEME)
    assert [len(a.cue) for a in found] == [1]


def test_scores_say_how_sure_the_roles_are() -> None:
    given = scored("<S>0:Ann> <K:said> <C>0:it rains>.")
    size = len(given.spans)
    link = np.zeros((size, size), np.float32)
    link[:, 1] = 6.0
    everything = [(np.arange(size), np.ones(size, bool), link)]
    scores = []
    for weight in (8.0, 2.0):
        roles = np.zeros((size, len(SCHEME.tags)), np.float32)
        roles[np.arange(size), given.tags] = weight
        (found,) = group(given.text, given.spans, [(0, size)], roles, everything, SCHEME)
        scores.append(found.score)
    assert 1 >= scores[0] > 0.9 > scores[1] > 0
