"""A record as a desk officer reads it in a terminal.

What a page says is not to be trusted: text is shown as text, never as markup, and control characters, terminal
escapes and signs that turn the direction of writing are taken out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.doors.namebook import Namebook
from onrecord.doors.sentences import answer_for, sentence_of
from onrecord.doors.spoken_dates import placed, spoken
from onrecord.model.article import Article, Credit
from onrecord.model.claims import Claim, Speaker, Statement
from onrecord.model.record import Record
from onrecord.model.text import Evidence

_LONGEST_LINE = 100
_FOUND = {
    "metadata": "from the page's metadata",
    "date line": "from the date line",
    "url": "from the address",
    "given": "as given",
    "inferred": "inferred",
}
_CREDITS = {
    "reprint": "reprinted from {}",
    "report": "reports what {} says",
    "compiled": "compiled from {}",
    "byline": "by {}",
    "photo": "photo: {}",
}
_KINDS = (
    ("status", "Standing in organisations"),
    ("meeting", "Meetings"),
    ("role", "Offices"),
    ("relation", "Relations"),
    ("agreement", "Agreements"),
    ("event", "Events"),
)
_TELLING = ("told", "tells", "telling", "asked", "informed", "assured")
_OPENING = "\"'“‘«„‹"


def show(record: Record, console: Console, *, explain: bool = False) -> None:
    """Print ``record``; ``explain`` adds the rule and the words of each entry."""
    names = Namebook.of(record)
    console.print(_header(record.article))
    console.print(_statements(record, names, explain=explain))
    console.print(_claims(record, names, explain=explain))


def plain(words: str) -> str:
    """``words`` on one line, without anything that a terminal would obey."""
    kept = (" " if char.isspace() or unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in words)
    # Cf holds the signs that turn the direction of writing, Co and Cs what no font has.
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in ("Cf", "Co", "Cs", "Cn")).split())


class _Narrow:
    """Holds lines to a length that an eye can follow, however wide the terminal."""

    def __init__(self, inner: RenderableType) -> None:
        self._inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from console.render(self._inner, options.update(width=min(options.max_width, _LONGEST_LINE)))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(20, min(options.max_width, _LONGEST_LINE))


def _indented(words: RenderableType, left: int) -> RenderableType:
    return Padding(words, (0, 0, 0, left), expand=False)


# ---- the article -----------------------------------------------------------------------------------------------------


def _header(article: Article) -> RenderableType:
    lines: list[RenderableType] = [Text(plain(article.title or _first_words(article.text)), style="bold")]
    facts = [plain(article.publisher.name)] if article.publisher else []
    if article.published:
        found = _FOUND.get(article.published_from or "", "")
        facts.append(f"{spoken(article.published)}{f' ({found})' if found else ''}")
    else:
        facts.append("date not known")
    facts += [plain(_credit(credit)) for credit in article.credits]
    lines.append(Text(" · ".join(facts), style="dim"))
    lines.append(Text(plain(article.url or article.source), style="dim"))
    return _Narrow(Group(*lines, Text()))


def _credit(credit: Credit) -> str:
    return _CREDITS[credit.relation].format(credit.name)


def _first_words(text: str, longest: int = 70) -> str:
    words = text[: longest + 1]
    return words if len(text) <= longest else f"{words.rpartition(' ')[0] or words[:longest]} …"


# ---- who said what ---------------------------------------------------------------------------------------------------


def _statements(record: Record, names: Namebook, *, explain: bool) -> RenderableType:
    statements = record.statements
    if not statements:
        return _Narrow(
            Group(_heading("Statements", 0), _indented(Text("Nobody is reported to say anything.", "dim"), 2))
        )
    known = {statement.id for statement in statements}
    inner: dict[str, list[Statement]] = {}
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.according_to in known and statement.according_to != statement.id:
            inner.setdefault(str(statement.according_to), []).append(statement)
        else:
            groups.setdefault(_voice(statement), []).append(statement)
    lines: list[RenderableType] = [_heading("Statements", len(statements))]
    for group in groups.values():
        lines.append(_indented(_speaker_line(group, names), 2))
        for statement in group:
            lines += _statement(statement, inner, names, depth=0, explain=explain)
        lines.append(Text())
    return _Narrow(Group(*lines))


def _voice(statement: Statement) -> str:
    speaker = statement.speaker
    if speaker is None:
        return ""
    return speaker.entity or f"unnamed {speaker.text.casefold()}"


def _speaker_line(group: list[Statement], names: Namebook) -> Text:
    speakers = [statement.speaker for statement in group if statement.speaker is not None]
    if not speakers:
        return Text("Nobody named", style="bold italic")
    line = Text(plain(_name(speakers[0], names)), style="bold cyan")
    # The fullest office that the article gives says the most.
    office = max((speaker.office for speaker in speakers if speaker.office), key=len, default=None)
    behalf = next((speaker.on_behalf_of for speaker in speakers if speaker.on_behalf_of), None)
    if office:
        line.append(f", {plain(office)}", style="not bold")
    if behalf:
        line.append(f" · for {plain(names.name(behalf))}", style="not bold dim")
    return line


def _name(speaker: Speaker, names: Namebook) -> str:
    name = f"{speaker.text} (not named)" if speaker.entity is None else names.name(speaker.entity)
    return name[:1].upper() + name[1:]


def _statement(
    statement: Statement, inner: dict[str, list[Statement]], names: Namebook, *, depth: int, explain: bool
) -> Iterator[RenderableType]:
    left = 4 + 4 * min(depth, 5)
    row = Table.grid(padding=0)
    row.add_column(width=4)
    row.add_column(overflow="fold")
    words = " … ".join(plain(part.text) for part in _marked(statement))
    row.add_row(Text(plain(statement.id), style="dim"), Text(words))
    yield _indented(row, left)
    yield _indented(Text(plain(_told(statement, names, nested=depth > 0)), style="dim"), left + 4)
    if explain:
        yield _indented(_why(statement.rule, _statement_words(statement)), left + 4)
    for other in inner.get(statement.id, ()):
        yield from _statement(other, inner, names, depth=depth + 1, explain=explain)


def _marked(statement: Statement) -> list[Evidence]:
    """The content, in quotation marks where it is direct and its marks stand outside of it."""
    parts = list(statement.content)
    if statement.directness != "direct" or not parts or parts[0].text[:1] in _OPENING:
        return parts
    return [Evidence(part.start, part.end, f"“{part.text}”") for part in parts]


def _told(statement: Statement, names: Namebook, *, nested: bool) -> str:
    said: list[str] = []
    cue = statement.cue.text if statement.cue is not None else ""
    if nested and statement.speaker is not None:
        cue = f"{_name(statement.speaker, names)} {cue}".strip()
    told = statement.to.text if statement.to is not None else ""
    if told and told not in (statement.occasion or ""):
        cue = f"{cue} {told}" if cue.endswith(_TELLING) else f"{cue} to {told}".strip()
    if cue:
        said.append(cue)
    # The manner is named where the cue does not show it: "hailed · praise", but not "denied · deny".
    if statement.manner not in ("say", "add") and statement.manner[:3] not in cue.casefold():
        said.append(statement.manner)
    if statement.occasion:
        said.append(statement.occasion)
    if statement.said_on:
        said.append(placed(statement.said_on))
    if statement.co_speakers:
        said.append("together with " + ", ".join(_name(speaker, names) for speaker in statement.co_speakers))
    said.append(", ".join(_place(part) for part in statement.content))
    return " · ".join(said)


def _statement_words(statement: Statement) -> Iterator[tuple[str, str]]:
    if statement.speaker is not None:
        yield "speaker", f"{statement.speaker.text} {statement.speaker.start}–{statement.speaker.end}"
    if statement.cue is not None:
        yield "cue", f"{statement.cue.text} {_place(statement.cue)}"


# ---- what it comes to ------------------------------------------------------------------------------------------------


def _claims(record: Record, names: Namebook, *, explain: bool) -> RenderableType:
    lines: list[RenderableType] = []
    for kind, title in _KINDS:
        claims = [claim for claim in record.claims if claim.kind == kind]
        if not claims:
            continue
        lines.append(_heading(title, len(claims)))
        for claim in claims:
            lines += _claim(claim, record.article.text, names, explain=explain)
        lines.append(Text())
    if not lines:
        lines = [_heading("Claims", 0), _indented(Text("Nothing that this reader keeps a record of.", "dim"), 2)]
    return _Narrow(Group(*lines))


def _claim(claim: Claim, text: str, names: Namebook, *, explain: bool) -> Iterator[RenderableType]:
    sentence = Text(plain(sentence_of(claim, names)), style="default")
    voice = answer_for(claim, names)
    if voice is None:
        sentence.append(".")
    else:
        sentence.append(" — ", style="dim")
        sentence.append(plain(voice), style="italic yellow")
    yield _indented(sentence, 2)
    ground = claim.ground
    also = f" · also {', '.join(_place(place) for place in ground.also)}" if ground.also else ""
    yield _indented(Text(f"“{plain(ground.evidence.text)}” {_place(ground.evidence)}{also}", style="dim"), 6)
    if explain:
        parts = ((role, f"{span.of(text)} {span.start}–{span.end}") for role, span in ground.parts)
        yield _indented(_why(ground.rule, parts), 6)


def _why(rule: str, parts: Iterator[tuple[str, str]]) -> Text:
    line = Text("because ", style="green")
    line.append(plain(rule) or "no rule is named")
    for role, words in parts:
        line.append(f" · {plain(role)}: {plain(words)}")
    return line


def _place(evidence: Evidence) -> str:
    return f"[{evidence.start}–{evidence.end}]"


def _heading(title: str, number: int) -> RenderableType:
    return Rule(Text(f"{title} ({number})" if number else title, style="bold"), align="left", style="dim")
