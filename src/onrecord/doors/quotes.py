"""``onrecord quotes`` and ``onrecord verify``: quotations with speakers, and whether words stand where it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.doors.output import ALL_READ, SOME_FAILED, console, print_json, read_all

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.doors.quotations import Found
    from onrecord.model.claims import Speaker
    from onrecord.model.record import Record


def register(app: typer.Typer) -> None:
    """Add both commands to ``app``."""
    app.command("quotes", no_args_is_help=True)(quotes_command)
    app.command("verify", no_args_is_help=True)(verify_command)


def quotes_command(
    sources: Annotated[list[str], typer.Argument(metavar="FILE", help="Text file, HTML file, http(s) address, or -.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, one line a quotation.")] = False,
) -> None:
    """List every quotation with its speaker and its place in the text.

    Exit code: 0 all read, 1 some could not be read, 2 wrong use.
    """
    from onrecord.doors.quotations import quotations_of

    failed = False
    for record in read_all(sources, layers=True):
        if record is None:
            failed = True
            continue
        found = list(quotations_of(record))
        if as_json:
            for one in found:
                print_json(
                    {
                        "source": record.article.source,
                        "text": one.text,
                        "start": one.span.start,
                        "end": one.span.end,
                        "speaker": _speaker_plain(one.speaker),
                        "statement": one.statement,
                    }
                )
            continue
        from rich.table import Table
        from rich.text import Text

        from onrecord.doors.terminal import plain

        out = console()
        title = record.article.title or record.article.source
        out.print(Text(f"{plain(title)} — {len(found)} quotation{'s' if len(found) != 1 else ''}", style="bold"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("place", style="dim", no_wrap=True)
        table.add_column("speaker", max_width=28)
        table.add_column("words", overflow="fold")
        for one in found:
            place = f"{one.span.start}–{one.span.end}"
            table.add_row(place, _speaker_text(record, one.speaker), Text(plain(one.text)))
        if found:
            out.print(table)
    raise typer.Exit(SOME_FAILED if failed else ALL_READ)


def verify_command(
    words: Annotated[str, typer.Argument(metavar="QUOTE", help="The words that somebody is said to have said.")],
    sources: Annotated[
        list[str], typer.Option("--in", metavar="FILE", help="Where to look; may be given several times.")
    ],
    more: Annotated[list[str] | None, typer.Argument(metavar="FILE", help="More places to look.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, one line a source.")] = False,
) -> None:
    """Say whether these words stand in a text, exactly or with small differences, and who says them.

    Curly and straight quotation marks, kinds of dashes and of blanks count as the same. Exit code: 0 found exactly,
    1 only roughly or not at all (or a source could not be read and the words stand in no other), 2 wrong use.
    """
    from onrecord.doors.quotations import find_words

    if not any(char.isalnum() for char in words):
        raise typer.BadParameter("there are no words in it", param_hint="QUOTE")
    exact = False
    for record in read_all([*sources, *(more or ())]):
        if record is None:
            continue
        found = find_words(record, words)
        exact = exact or (found is not None and found.exact)
        if as_json:
            print_json(_found_plain(record, found))
        else:
            for line in _found_lines(record, found):
                console().print(line)
    raise typer.Exit(0 if exact else 1)


def _found_plain(record: Record, found: Found | None) -> dict[str, Any]:
    source = record.article.source
    if found is None:
        return {"source": source, "found": "no", "likeness": 0, "places": [], "differences": [], "speaker": None,
                "statement": None}  # fmt: skip
    text = record.article.text
    return {
        "source": source,
        "found": "exactly" if found.exact else "roughly",
        "likeness": found.likeness,
        "places": [{"text": span.of(text), "start": span.start, "end": span.end} for span in found.spans],
        "differences": [{"asked": asked, "there": there} for asked, there in found.differences],
        "speaker": _speaker_plain(found.speaker),
        "statement": found.statement,
    }


def _found_lines(record: Record, found: Found | None) -> list[Text]:
    from rich.text import Text

    from onrecord.doors.terminal import plain

    source = plain(record.article.source)
    if found is None:
        return [Text.assemble((source, "bold"), ": ", ("not there", "red"), ", nor anything like it")]
    places = ", ".join(f"{span.start}–{span.end}" for span in found.spans)
    how = ("stands there exactly", "green") if found.exact else (f"only roughly ({found.likeness:.0%} alike)", "yellow")
    head = Text.assemble((source, "bold"), ": ", how, f" at {places}")
    if found.parted:
        head.append(", parted by the words that report it")
    lines = [head, Text(f"  “{plain(found.text)}”")]
    for asked, there in found.differences:
        lines.append(
            Text.assemble(
                "  asked for ",
                (plain(asked) or "nothing", "red"),
                ", there stands ",
                (plain(there) or "nothing", "green"),
            )
        )
    said = Text("  said by ", style="dim")
    said.append_text(_speaker_text(record, found.speaker))
    lines.append(
        said if found.statement is not None else Text("  in no statement: the article's own words", style="dim")
    )
    return lines


def _speaker_text(record: Record, speaker: Speaker | None) -> Text:
    from rich.text import Text

    from onrecord.doors.terminal import plain

    if speaker is None:
        return Text("nobody named", style="dim italic")
    named = next((entity.name for entity in record.entities if entity.id == speaker.entity), None)
    line = Text(plain(named or speaker.text), style="bold cyan not dim")
    if named is not None and speaker.text.casefold() != named.casefold():
        line.append(f" ({plain(speaker.text)})", style="not bold dim")
    return line


def _speaker_plain(speaker: Speaker | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    return {
        "entity": speaker.entity,
        "text": speaker.text,
        "start": speaker.start,
        "end": speaker.end,
        "office": speaker.office,
        "on_behalf_of": speaker.on_behalf_of,
    }
