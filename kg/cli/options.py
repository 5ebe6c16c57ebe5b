"""Arguments and options that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="Files or folders of articles: text, HTML or JSON lines; - reads from the pipe."
    ),
]
GraphFolder = Annotated[Path, typer.Argument(metavar="GRAPH", help="The folder of a graph that kg build made.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="File to write; its suffix tells the format."),
]
