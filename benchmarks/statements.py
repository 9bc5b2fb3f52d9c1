"""Who said what, against the gold of our 24 hard articles: found, in the right mouth, and what nobody said.

    python benchmarks/statements.py [--show fn|sp|fp ...]

A statement is found if its content shares at least half of its characters with the gold's (by those that either has).
Of those found the speaker is *right*; *wrong*, somebody named who did not say it; *unresolved*, nobody or somebody
unnamed where the gold names one; or *invented*, where the gold has nobody. *Extra* are ours that are no gold statement.
``--show`` prints, of the development half alone, what was not found (fn), whose speaker is not right (sp), what is extra (fp).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gold import HALVES, TESTS, Annotated, Names, annotated, common, locate, tokens
from onrecord.model.claims import Statement

Row = Mapping[str, Any]
_FIGURES = ("gold", "found", "right", "wrong", "unresolved", "invented", "extra")
_FIELDS = ("manner", "directness", "to", "occasion", "said_on", "on_behalf_of")


def _names(article: Annotated) -> Names:
    """The names the gold's own mentions give each speaker."""
    said: dict[str, set[str]] = defaultdict(set)
    for row in article.table["statement"]:
        if ":" in row["speaker"]:
            said[row["speaker"]].add(row["speaker_text"])
    return Names.of(article.record, said, {})


def _verdict(names: Names, row: Row, ours: Statement) -> str:
    gold = row["speaker"]
    entity = None if ours.speaker is None else ours.speaker.entity
    if entity is None:
        if gold == ("" if ours.speaker is None else "?"):
            return "right"
        return "unresolved"
    if gold == "":
        return "invented"
    if gold == "?":
        return "wrong"
    same = names.same(gold, entity)
    if not same and ours.speaker is not None and gold.partition(":")[0] == entity.partition(":")[0] != "person":
        # the same words, of the same type, though the slugs differ: a ministry by whatever name
        words = tokens(row["speaker_text"])
        same = bool(words) and tokens(ours.speaker.text) == words
    return "right" if same else "wrong"


def _value(ours: Statement, name: str) -> str:
    """A field as the gold writes it; empty where there is nothing."""
    if name == "to":
        return "" if ours.to is None else ours.to.text
    if name == "on_behalf_of":
        return "" if ours.speaker is None else ours.speaker.on_behalf_of or ""
    return getattr(ours, name) or ""


def _pairs(article: Annotated, names: Names) -> dict[int, int]:
    text, file = article.record.article.text, article.text
    scored = []
    for i, row in enumerate(article.table["statement"]):
        spans = [
            span
            for words, (start, _) in zip(row["content"], row["content_at"], strict=True)
            for span in (locate(text, words, start / len(file)),)
            if span
        ]
        for j, ours in enumerate(article.record.statements):
            share = common([part.span for part in ours.content], spans)
            if share >= 0.5:
                scored.append((share + 0.1 * (_verdict(names, row, ours) == "right"), -i, -j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _told(ours: Statement) -> str:
    who = None if ours.speaker is None else f"{ours.speaker.entity or '?'} ({ours.speaker.text})"
    return (
        f"{who} {ours.cue.text if ours.cue else ''!r} | {' … '.join(part.text for part in ours.content)} ({ours.rule})"
    )


def _count(article: Annotated, counts: Counter[str], show: Iterable[str]) -> None:
    names = _names(article)
    pairs = _pairs(article, names)
    gold: Sequence[Row] = article.table["statement"]
    ours = article.record.statements
    counts["gold"] += len(gold)
    counts["found"] += len(pairs)
    counts["extra"] += len(ours) - len(pairs)
    for i, row in enumerate(gold):
        words = f"{row['speaker']!r} ({row['speaker_text']}) {row['cue']!r} | {' … '.join(row['content'])}"
        if i not in pairs:
            if "fn" in show:
                print(f"not found   {article.name[:2]} {words}")
            continue
        found = ours[pairs[i]]
        verdict = _verdict(names, row, found)
        counts[verdict] += 1
        counts.update(name for name in _FIELDS if row[name] == _value(found, name))
        if verdict != "right" and "sp" in show:
            print(f"{verdict:<11} {article.name[:2]} {words}\n{'':<11}    {_told(found)}")
    for j, found in enumerate(ours):
        if j not in pairs.values() and "fp" in show:
            print(f"extra       {article.name[:2]} {_told(found)}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", nargs="+", default=[], choices=("fn", "sp", "fp"))
    show = parser.parse_args().show
    counts: dict[str, Counter[str]] = {half: Counter() for half in HALVES}
    for article in annotated(TESTS / "statements"):
        _count(article, counts[article.half], show if article.half == HALVES[0] else ())
    # written by people who saw no rule: the further ones are for development since, the others are scored at the end
    for part in ("further", "unseen"):
        counts[part] = Counter()
        for article in annotated(TESTS / "statements" / part):
            _count(article, counts[part], show if part == "further" else ())
    print(f"{'':<13}{''.join(f'{name:>11}' for name in _FIGURES)}{''.join(f'{name:>13}' for name in _FIELDS)}")
    for half, row in counts.items():
        shares = "".join(f"{row[name] / max(1, row['found']):13.2f}" for name in _FIELDS)
        print(f"{half:<13}{''.join(f'{row[name]:11}' for name in _FIGURES)}{shares}")


if __name__ == "__main__":
    main()
