import operator
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.reading.encoder import Annotation, ReaderModel

SENTENCE = "The ministry will publish the full list of names, Nurlan Ermekbaev told Xinhua in Qingdao."
FILLER = (
    "Talks about the port went on for most of the week and ended without a word to reporters.",
    "Prices of wheat fell in spring, and three of the mills along the river closed their doors.",
    "The road to the border is open again after the flood, but lorries have to wait their turn.",
)


@pytest.fixture(scope="module")
def model() -> ReaderModel:
    return ReaderModel.shared()


def test_layers_of_a_sentence(model: ReaderModel) -> None:
    (found,) = model.annotate([SENTENCE])
    assert found.sentences == ((0, len(found.words)),)
    assert {(SENTENCE[n.start : n.end], n.type) for n in found.names} >= {
        ("Nurlan Ermekbaev", "PER"),
        ("Qingdao", "LOC"),
    }
    (attribution,) = found.attributions
    assert [SENTENCE[s.start : s.end] for s in attribution.source] == ["Nurlan Ermekbaev"]
    assert [SENTENCE[s.start : s.end] for s in attribution.content] == [
        "The ministry will publish the full list of names"
    ]
    roots = [word for word in found.words if word.head < 0]
    assert [SENTENCE[word.start : word.end] for word in roots] == ["told"] or len(roots) == 1
    assert len(found.factuality) == len(found.words)


PLACED = (
    "Bakyt Torobaev said on Monday that Kyrgyzstan had applied for membership in the union.",
    '"We have set a new date for the summit," Amina Yusuf, a spokeswoman for the president, told reporters in Abuja.',
    "The council suspended Mali in June, and the president of Ghana called for fresh elections.",
)


def _placed(text: str, found: Annotation, start: int, end: int) -> tuple[list[tuple[object, ...]], ...]:
    """Everything said of a stretch, with offsets from its start: words, names, attributions."""
    here = [index for index, word in enumerate(found.words) if start <= word.start < end]
    words = [
        (w.start - start, w.pos, w.relation.split(":")[0], w.head - here[0] if w.head >= 0 else -1)
        for w in (found.words[index] for index in here)
    ]
    names = [(n.start - start, n.end - start, n.type) for n in found.names if start <= n.start < end]
    said = [
        tuple((span.start - start, span.end - start) for span in (*a.source, *a.cue, *a.content))
        for a in found.attributions
        if all(start <= span.start < end for span in (*a.source, *a.cue, *a.content))
    ]
    return words, names, said


@pytest.mark.parametrize("sentence", PLACED)
def test_a_sentence_reads_the_same_wherever_it_stands(model: ReaderModel, sentence: str) -> None:
    readings = []
    for before in (1, 2, 4, 5, 8, 9, 12, 13, 17, 30):  # at every place of a window, and at its edges
        text = "\n\n".join([*(FILLER[index % 3] for index in range(before)), sentence, *FILLER])
        start = text.index(sentence)
        (found,) = model.annotate([text])
        readings.append(_placed(text, found, start, start + len(sentence)))
    words, names, said = zip(*readings, strict=True)
    usual = Counter(map(tuple, words)).most_common(1)[0][0]
    same = [sum(map(operator.eq, usual, other)) / len(usual) for other in words]
    # what stands around it differs, so a doubtful arc may tip; a seam would break many
    assert min(same) >= 0.75
    assert sum(same) / len(same) >= 0.93
    assert Counter(map(tuple, names)).most_common(1)[0][1] >= 9
    assert Counter(map(tuple, said)).most_common(1)[0][1] >= 9


def test_batching_changes_nothing(model: ReaderModel) -> None:
    texts = [SENTENCE, "\n\n".join(FILLER), "", "No.", "\n\n".join([SENTENCE, *FILLER] * 6)]
    together, alone = model.annotate(texts), [model.annotate([text])[0] for text in texts]
    for one, other in zip(together, alone, strict=True):
        assert one.words == other.words
        assert one.names == other.names
        assert one.attributions == other.attributions


@settings(max_examples=60, deadline=None)
@example(["1\n \n1"])
@given(st.lists(st.text("aB.,!?”“\"'’ \n1-é中\u200b", max_size=80), max_size=3))
def test_any_text_is_read(texts: list[str]) -> None:
    for text, found in zip(texts, ReaderModel.shared().annotate(texts), strict=True):
        assert [i for first, last in found.sentences for i in range(first, last)] == list(range(len(found.words)))
        for first, last in found.sentences:
            assert "\n\n" not in text[found.words[first].start : found.words[last - 1].end].replace(" ", "")
            assert sum(word.head < 0 for word in found.words[first:last]) == 1
            assert all(first <= word.head < last for word in found.words[first:last] if word.head >= 0)
        spans = [span for a in found.attributions for span in (*a.source, *a.cue, *a.content)]
        assert all(0 <= span.start < span.end <= len(text) for span in [*spans, *found.names])


def test_importing_loads_no_runtime() -> None:
    code = "import sys, onrecord.reading.encoder; print('onnxruntime' in sys.modules, 'tokenizers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == [
        "False",
        "False",
    ]
