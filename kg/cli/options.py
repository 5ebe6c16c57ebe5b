"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.readers import Options

INPUTS = typer.Argument(
    metavar="INPUT",
    help="Files or folders of articles: text, HTML, JSON lines, CSV, Parquet, feeds, WARC, mail, PDF;"
    " - reads from the pipe.",
)
Inputs = Annotated[list[str], INPUTS]
GraphFolder = Annotated[Path, typer.Argument(metavar="GRAPH", help="The folder of a graph that kg build made.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="File to write; its suffix tells the format."),
]
InputFormat = Annotated[
    str, typer.Option("--format", metavar="NAME", help="Read all input as text, html, csv ..., whatever its suffix.")
]
InputFields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="OURS=THEIRS", help="Name of a field in CSV, Parquet or JSON, as in text=body."),
]


def how_to_read(format_: str, fields: list[str] | None) -> Options:
    """Make of the two options how articles are to be read; guesses are told on stderr.

    Raises:
        typer.BadParameter: there is no such format, or none of our fields is named.
    """
    from kg.cli.console import say, shown
    from kg.readers import READERS, Options
    from kg.readers.options import NAMES

    formats = [one.name for one in READERS]
    if format_ and format_ not in formats:
        raise typer.BadParameter(f"{format_!r} is none of {', '.join(formats)}", param_hint="--format")
    pairs = [field.partition("=") for field in fields or ()]
    wrong = next((ours + equals + theirs for ours, equals, theirs in pairs if ours not in NAMES or not theirs), None)
    if wrong is not None:
        raise typer.BadParameter(f"{wrong!r} is not NAME=THEIRS with one of {', '.join(NAMES)}", param_hint="--field")
    return Options(format_, {ours: theirs for ours, _, theirs in pairs}, lambda line: say(f"kg: {shown(line)}"))
