"""Any text in, offsets that hold out, and no crash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.article import Article
from onrecord.model.plain import record_as_plain
from onrecord.model.record import Record
from onrecord.model.text import Evidence
from onrecord.pipeline import record_of

# Pieces of the language of news, so that most texts get as far as statements and claims, mixed with anything at all.
_PIECES = st.sampled_from(
    (
        "Oman", "the SCO", "Foreign Minister Salim Harthy", "he", "said", "said that", "told reporters", "hopes to join",
        "joined", "is a member of", "the African Union", "in May 2017", "last year", "since 2015", "summit", "will be held",
        "in Muscat", "“", "”", '"', "'", ",", ".", "?", "…", "—", "(", ")", "\n\n", "\n", "\t", "\u00a0", "\u200f", "\ufeff",
        "e\u0301", "🇴🇲", "𝔖𝔠𝔬", "İstanbul", "ß", "according to", "denied that", "and", "not", "1990s", "the 18th", "Mr.",
        "U.S.", "-", "China-proposed", "a" * 300,
    )
)  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=40).map(" ".join),
    st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=30).map("".join),
    st.text(max_size=200),
)


def _article(text: str) -> Article:
    identity = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Article(identity, "-", text, language="en", published="2018-04-21", published_from="given")


def _words_of(record: Record) -> Iterator[Evidence]:
    """Everything in a record that says where its words stand."""
    for entity in record.entities:
        yield from entity.mentions
    for statement in record.statements:
        yield from statement.content
        if statement.cue is not None:
            yield statement.cue
        for speaker in (statement.speaker, *statement.co_speakers):
            # A speaker who is known from the context alone has no words of its own.
            if speaker is not None and speaker.text:
                yield Evidence(speaker.start, speaker.end, speaker.text)
    for claim in record.claims:
        yield claim.ground.evidence
        yield from claim.ground.also
        if claim.stance.condition is not None:
            yield claim.stance.condition


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_whatever_the_text_the_offsets_hold(text: str) -> None:
    record = record_of(_article(text), layers=True)
    for words in _words_of(record):
        assert 0 <= words.start < words.end <= len(text)
        assert text[words.start : words.end] == words.text
    layers = record.layers
    assert layers is not None
    for span in (*layers.sentences, *layers.tokens, *layers.names, *layers.times, *layers.quotes):
        assert 0 <= span.start < span.end <= len(text)
    assert all(-1 <= token.head < len(layers.tokens) for token in layers.tokens)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_what_a_record_points_at_is_in_it(text: str) -> None:
    record = record_of(_article(text))
    plain = record_as_plain(record)
    statements = {statement.id for statement in record.statements}
    entities = {entity.id for entity in record.entities}
    assert len(statements) == len(record.statements)
    assert len({claim.id for claim in record.claims}) == len(record.claims)
    for entry in (*plain["statements"], *plain["claims"]):
        assert entry["according_to"] is None or entry["according_to"] in statements
    for statement in record.statements:
        for speaker in (statement.speaker, *statement.co_speakers):
            assert speaker is None or speaker.entity is None or speaker.entity in entities


def test_the_same_text_gives_the_same_record() -> None:
    text = "Oman joined the SCO in May 2017, Foreign Minister Salim Harthy said. “We are ready,” he told reporters."
    assert record_of(_article(text)) == record_of(_article(text))
    assert record_of(_article(text)).statements
