"""How much of the gold of our 40 articles is found: status, meetings, roles, relations, agreements, statements.

    python benchmarks/articles.py [--show KIND ...]

``--show`` prints the false, the missed and the half right entries of the development half; of the held-back half only figures are ever
printed. Rules of the count, all from ``tests/articles/README.md``:

- A match is one gold entry and one of ours with the same holders, parties or persons and the same change, state or type
  (each kind's own test below), negated alike. Entries that stand at the same words are paired first; elsewhere in the
  article an entry counts if its dates do not contradict.
- ``optional`` entries count neither way, nor do a ``body of`` read off a name and statements of the headline.
- ``held`` and ``former`` of one office may stand for each other; a second of the two then counts neither way.
- Of a match the further fields are counted apart: *fact* the factuality, *dates* all its dates, *voice* who says it,
  *more* the kind's own: a meeting's type, a role's ``of``, all the parties of an agreement, a statement's speaker.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gold import HALVES, TESTS, Annotated, Names, Tally, annotated, common, headline, locate, tokens
from onrecord.claims.statuses.ladders import rung_of
from onrecord.model.claims import Agreement, Claim, Meeting, Relation, Role, Statement, Status
from onrecord.model.text import Span
from onrecord.model.time import DateError, parse

Row = Mapping[str, Any]
FURTHER, UNSEEN = "further", "unseen"
DEVELOPED = (HALVES[0], FURTHER)
Tallies = dict[tuple[str, str], Tally]
KINDS = ("status", "meeting", "role", "relation", "agreement", "statement")
_LOOSE = frozenset(("session", "ministerial", "summit", "talks"))
_QUALIFIERS = frozenset(("vice", "deputy", "assistant", "under", "prime", "former", "candidate", "spokesman"))
_OFFICE_WORDS = {
    "affairs": "", "minister": "minister", "ministry": "minister", "pm": "prime minister", "premier": "prime minister",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairman": "chair", "chairperson": "chair",
    "chairwoman": "chair", "general": "", "mp": "parliament member", "lawmaker": "parliament member",
    "defense": "defence", "cabinet": "", "designate": "", "elect": "", "external": "foreign",
}  # fmt: skip
_DATES = {"status": ("on", "held"), "meeting": ("when",), "role": ("held",), "relation": ("held",),
          "agreement": ("on",), "statement": ("said_on",)}  # fmt: skip


# ------------------------------------------------------------------------------------------------ what is the same


def _status(names: Names, gold: Row, ours: Status) -> bool:
    # the gold has the article's words for a rung (*associate member*), the record its ladder's (*associate*)
    rung = rung_of(ours.organisation, gold["status"].lower()) == (ours.status or "")
    rung = rung or (gold["status"] == "" and ours.status == "member")
    return (
        rung
        and gold["change"] == ours.change
        and names.same(gold["holder"], ours.holder)
        and names.same(gold["organisation"], ours.organisation)
    )


def _meeting(names: Names, gold: Row, ours: Meeting) -> bool:
    if gold["state"] != ours.state or not (gold["type"] == ours.type or {gold["type"], ours.type} <= _LOOSE):
        return False
    if gold["organisation"] and ours.organisation:
        return names.same_or_parent(gold["organisation"], ours.organisation)
    there = [*gold["participants"], gold["host"], gold["chair"]]
    return any(names.same_or_parent(one, other) for one in filter(None, there) for other in ours.participants)


def _role(names: Names, gold: Row, ours: Role) -> bool:
    if gold["change"] != ours.change and not {gold["change"], ours.change} <= {"held", "former"}:
        return False
    if gold["of"] and ours.of and not names.same_or_parent(gold["of"], ours.of):
        return False
    return names.same(gold["person"], ours.person) and _same_office(gold["office"], _bare(names, ours))


def _bare(names: Names, ours: Role) -> str:
    """The office without the state, as the gold has it."""
    drop = {word for name in (ours.of, ours.to) if name for said in names.called(name) for word in said}
    return " ".join(word for word in tokens(ours.office) if word not in drop)


def _same_office(gold: str, ours: str) -> bool:
    mine, theirs = (
        {w for word in tokens(office.replace("-", " ")) for w in _OFFICE_WORDS.get(word, word).split()}
        for office in (ours, gold)
    )
    if (mine ^ theirs) & _QUALIFIERS:
        return False
    return not mine or mine <= theirs or theirs <= mine or len(mine & theirs) / len(mine | theirs) >= 0.5


def _relation(names: Names, gold: Row, ours: Relation) -> bool:
    holder, other = gold["holder"], gold["other"]
    if gold["type"] == "seat of":  # the gold has the place first, the record the organisation
        holder, other = other, holder
    return (
        gold["type"] == ours.type
        and names.same_or_parent(holder, ours.holder)
        and names.same_or_parent(other, ours.other)
    )


def _agreement(names: Names, gold: Row, ours: Agreement) -> bool:
    return gold["change"] == ours.change and names.same_set(gold["parties"], ours.parties) >= 0.5


_SAME: Mapping[str, Callable[[Names, Row, Any], bool]] = {
    "status": _status, "meeting": _meeting, "role": _role, "relation": _relation, "agreement": _agreement,
}  # fmt: skip


def _more(kind: str, names: Names, gold: Row, ours: Any) -> bool:
    """The further field of a kind."""
    if kind == "meeting":
        return bool(gold["type"] == ours.type)
    if kind == "role":
        return names.same_or_parent(gold["of"], ours.of) and names.same(gold["to"], ours.to)
    if kind == "agreement":
        return names.same_set(gold["parties"], ours.parties) == 1
    return True


# ------------------------------------------------------------------------------------------------ pairing


def _contradict(one: str, other: str | None) -> bool:
    """Whether two dates cannot be one: neither is unknown, and no day belongs to both."""
    if not one or not other:
        return False
    try:
        return not parse(one).overlaps(parse(other))
    except DateError:
        return one != other


class Pairing:
    """One kind in one article: gold entries and ours, paired best first."""

    def __init__(self, article: Annotated, names: Names, kind: str) -> None:
        self.article, self.names, self.kind = article, names, kind
        self.gold: Sequence[Row] = article.table.get(kind, ())
        record = article.record
        self.ours: Sequence[Any] = (
            record.statements if kind == "statement" else [c for c in record.claims if c.kind == kind]
        )
        text = record.article.text
        score = self._statement if kind == "statement" else self._claim
        places = [[span for words in _words(row) for span in (locate(text, words),) if span] for row in self.gold]
        scored = [
            (value, -i, -j)
            for i, row in enumerate(self.gold)
            for j, one in enumerate(self.ours)
            if (value := score(row, places[i], one)) > 0
        ]
        self.pairs: dict[int, int] = {}
        for _, i, j in sorted(scored, reverse=True):
            if -i not in self.pairs and -j not in self.pairs.values():
                self.pairs[-i] = -j

    def _claim(self, row: Row, spans: Sequence[Span], ours: Claim) -> float:
        if row["negated"] != ours.stance.negated or not _SAME[self.kind](self.names, row, ours):
            return 0.0
        mine = [ours.ground.evidence.span, *(also.span for also in ours.ground.also)]
        here = any(span.overlaps(one) for span in spans for one in mine)
        dates = _DATES[self.kind]
        if not here and any(_contradict(row[name], getattr(ours, name)) for name in dates):
            return 0.0
        equal = all(row[name] == (getattr(ours, name) or "") for name in dates)
        return (
            1 + 8 * here + 4 * (row.get("change") == getattr(ours, "change", None)) + 2 * equal + self.fact(row, ours)
        )

    def _statement(self, row: Row, spans: Sequence[Span], ours: Statement) -> float:
        share = common([part.span for part in ours.content], spans)
        return share + 0.1 * self.speaker(row, ours) if share >= 0.5 else 0.0

    def fact(self, row: Row, ours: Claim) -> bool:
        """Whether the factuality is right."""
        return bool(row["factuality"] == ours.stance.factuality)

    def speaker(self, row: Row, ours: Statement) -> bool:
        """Whether the speaker is right; ``?`` is somebody unnamed."""
        return spoken_by(self.names, row["speaker"], ours)

    def voice(self, row: Row, ours: Claim) -> bool:
        """Whether the same one says it."""
        said = next((s for s in self.article.record.statements if s.id == ours.stance.according_to), None)
        return not row["said_by"] if said is None else spoken_by(self.names, row["said_by"], said)

    def count(self, tally: Tally, tell: Callable[[str, Any], None]) -> None:
        """Adds this article to a tally, and tells what is false, missed, or not the same in a further field."""
        false = [one for j, one in enumerate(self.ours) if j not in self.pairs.values() and not self._neither(one)]
        missed = [row for i, row in enumerate(self.gold) if i not in self.pairs and not row.get("optional")]
        matched = [(self.gold[i], self.ours[j]) for i, j in self.pairs.items() if not self.gold[i].get("optional")]
        tally.gold += len(missed) + len(matched)
        tally.found += len(false) + len(matched)
        tally.right += len(matched)
        for label, entries in (("false", false), ("missed", missed)):
            for entry in entries:
                tell(label, entry)
        for row, one in matched:
            wrong = []
            for name, right in self._fields(row, one):
                tally.add(name, right)
                wrong += [] if right else [name]
            if wrong:
                tell(", ".join(wrong), row)
                tell("  ours", one)

    def _fields(self, row: Row, one: Any) -> Iterator[tuple[str, bool]]:
        yield "dates", all(row[name] == (getattr(one, name) or "") for name in _DATES[self.kind])
        if self.kind == "statement":
            yield "more", self.speaker(row, one)
        else:
            yield "fact", self.fact(row, one)
            yield "voice", self.voice(row, one)
            yield "more", _more(self.kind, self.names, row, one)

    def _neither(self, ours: Any) -> bool:
        """What counts neither way: a headline's statement, an organ's name, the office told once as held and once as former."""
        if isinstance(ours, Statement):
            title = headline(self.article)
            return title is not None and all(title.contains(part.span) for part in ours.content)
        if isinstance(ours, Role):
            return any(
                {ours.change, self.ours[j].change} <= {"held", "former"} and _role(self.names, self.gold[i], ours)
                for i, j in self.pairs.items()
            )
        return isinstance(ours, Relation) and ours.type == "body of"


def _words(row: Row) -> Sequence[str]:
    return row["content"] if "content" in row else [row["evidence"]]


def spoken_by(names: Names, gold: str, ours: Statement) -> bool:
    """Whether a statement's speaker is the gold's."""
    if ours.speaker is None:
        return not gold
    if ours.speaker.entity is None:
        return gold == "?"
    return bool(gold) and gold != "?" and names.same(gold, ours.speaker.entity)


# ------------------------------------------------------------------------------------------------ report


def _names(folder: Path, article: Annotated) -> Names:
    table = tomllib.loads((folder / "entities.toml").read_text(encoding="utf-8"))
    here = {key: row for key, row in table.items() if any(name in article.text for name in row["names"])}
    return Names.of(
        article.record,
        {key: row["names"] for key, row in here.items()},
        {key: row["of"] for key, row in here.items() if row["of"]},
        {row["person"]: row["of"] for row in article.table.get("role", ()) if row["of"]}
        | {key: row["of"] for key, row in here.items() if key.startswith("group:") and row["of"]},
    )


def _told(kind: str, entry: Any) -> str:
    """An entry on one line, ours or the gold's."""
    fields = {
        "status": ("holder", "organisation", "status", "change", "on", "held"),
        "meeting": ("type", "state", "organisation", "participants", "when", "place", "ordinal"),
        "role": ("person", "office", "of", "to", "change", "held"),
        "relation": ("holder", "type", "other", "held"),
        "agreement": ("parties", "change", "document", "on", "place"),
        "statement": ("directness", "manner"),
    }[kind]
    if isinstance(entry, Mapping):
        values = [entry[name] for name in fields]
        if kind == "statement":
            return f"{entry['speaker']} {entry['cue']!r} {entry['content']}"
        mood = f"{'not ' * entry['negated']}{entry['factuality']}"
        return f"{mood}: {' · '.join(map(str, filter(None, values)))} | {entry['evidence']}"
    if isinstance(entry, Statement):
        who = None if entry.speaker is None else entry.speaker.entity or "?"
        cue = entry.cue and entry.cue.text
        return f"{who} {cue!r} {[part.text for part in entry.content]} ({entry.rule})"
    values = [getattr(entry, name) for name in fields]
    mood = f"{'not ' * entry.stance.negated}{entry.stance.factuality}"
    told = " · ".join(map(str, filter(None, values)))
    return f"{mood}: {told} | {entry.ground.evidence.text} ({entry.ground.rule})"


def score(show: Sequence[str] = (), folder: Path = TESTS / "articles", part: str = "") -> Tallies:
    """Every kind in each half of a folder, or in the one part that all of it is; prints what is not right of the kinds
    to show, where the articles are for development.
    """
    tallies = {(kind, half): Tally() for kind in KINDS for half in ((part,) if part else HALVES)}
    for article in annotated(folder):
        names = _names(folder, article)
        which = part or article.half
        for kind in KINDS:
            shown = kind in show and which in DEVELOPED

            def tell(label: str, entry: Any, kind: str = kind, shown: bool = shown, name: str = article.name) -> None:
                if shown:
                    print(f"{label:<7} {name[:2]} {_told(kind, entry)}")

            Pairing(article, names, kind).count(tallies[kind, which], tell)
    return tallies


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", nargs="+", default=[], choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    given = parser.parse_args()
    tallies = score(given.show)
    # written by people who saw no rule: some are for development since, the others are scored when all is done
    for part in (FURTHER, UNSEEN):
        tallies |= score(given.show, TESTS / "articles" / part, part)
    columns = "".join(
        f"{name:>7}" for name in ("gold", "found", "right", "P", "R", "F1", "fact", "dates", "voice", "more")
    )
    print(f"{'':<24}{columns}")
    for half in (*HALVES, FURTHER, UNSEEN):
        for kind in KINDS:
            tally = tallies[kind, half]
            figures = "".join(f"{x:7.2f}" for x in (tally.precision, tally.recall, tally.f1))
            shares = "".join(
                f"{tally.share(name):7.2f}" if name in tally.fields else f"{'':7}"
                for name in ("fact", "dates", "voice", "more")
            )
            print(f"{half:<13}{kind:<11}{tally.gold:7}{tally.found:7}{tally.right:7}{figures}{shares}")


if __name__ == "__main__":
    main()
