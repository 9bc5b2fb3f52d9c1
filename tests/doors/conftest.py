"""A record made by hand, so that the doors are tested without the reader."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # for builders

from builders import claim, entity, evidence, record

from onrecord.model.claims import Addressee, Speaker, Statement
from onrecord.model.reading import Layers, Quote
from onrecord.model.record import Record
from onrecord.model.text import Evidence, Span

TEXT = (
    "The Blue Bank was founded in Muscat.\n\n"
    'Oman hopes to join the Blue Bank, Minister Salim Harthy told reporters. "We are ready," he said, "and the door '
    'is open." Oman became an observer in the Blue Bank in May 2017.\n\n'
    "Harthy said a neighbour had warned that “the bank is empty”."
)


@pytest.fixture
def made() -> Record:
    """Three statements, one inside another, and two claims."""
    first = TEXT.index("Minister Salim Harthy")
    harthy = Speaker("person:salim-harthy", "Minister Salim Harthy", first, first + 21, "Minister", "country:OM")
    he = Speaker("person:salim-harthy", "he", TEXT.index("he said"), TEXT.index("he said") + 2)
    last = TEXT.rindex("Harthy said")
    again = Speaker("person:salim-harthy", "Harthy", last, last + 6)
    neighbour = Speaker(None, "a neighbour", TEXT.index("a neighbour"), TEXT.index("a neighbour") + 11)
    statements = (
        Statement("s1", harthy, (), None, evidence(TEXT, "told"), (evidence(TEXT, "Oman hopes to join the Blue Bank"),),
                  "indirect", "hope", Addressee(None, "reporters"), rule="a cue and its clause"),
        Statement("s2", he, (), None, evidence(TEXT, "said"),
                  (evidence(TEXT, '"We are ready,"'), evidence(TEXT, '"and the door is open."')), "direct", "say"),
        Statement("s3", again, (), None, Evidence(last + 7, last + 11, "said"),
                  (evidence(TEXT, "a neighbour had warned that “the bank is empty”"),), "mixed", "say"),
        Statement("s4", neighbour, (), "s3", evidence(TEXT, "had warned"), (evidence(TEXT, "“the bank is empty”"),),
                  "direct", "warn"),
    )  # fmt: skip
    claims = (
        claim(TEXT, "status", "Oman hopes to join the Blue Bank", factuality="hoped", voice="s1", holder="country:OM",
              organisation="org:blue-bank", status="member", change="acquired"),
        claim(TEXT, "status", "Oman became an observer in the Blue Bank in May 2017", holder="country:OM",
              organisation="org:blue-bank", status="observer", change="acquired", on="2017-05"),
    )  # fmt: skip
    quotes = tuple(
        Quote(start, start + len(words), (Span(start, start + len(words)),))
        for words in ('"We are ready,"', '"and the door is open."', "“the bank is empty”")
        for start in (TEXT.index(words),)
    )
    bare = record(
        TEXT,
        entities=[entity("country:OM", "Oman", TEXT), entity("org:blue-bank", "Blue Bank", TEXT),
                  entity("person:salim-harthy", "Salim Harthy", TEXT)],
        statements=statements, claims=claims,
    )  # fmt: skip
    return Record(bare.article, bare.entities, bare.statements, bare.claims, Layers((), (), (), (), quotes), "test-1")
