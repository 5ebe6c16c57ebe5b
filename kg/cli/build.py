"""`kg build`: articles to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import progress, say, say_skipped
from kg.cli.options import InputFields, InputFormat, Inputs, how_to_read
from kg.terms import DATA

if TYPE_CHECKING:
    from kg.building import Summary
    from kg.readers import Options


def build(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="GRAPH", help="Folder to write the graph to.")],
    base: Annotated[str, typer.Option(metavar="IRI", help="What the IRIs of the data begin with.")] = DATA,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Processes; each holds the model, 0.5 GB.")] = 1,
    format_: InputFormat = "",
    field: InputFields = None,
) -> None:
    """Build a graph of what articles say.

    What cannot be read is told on stderr and left out; then the exit code is 1.
    """
    summary = build_graph(inputs, output, base=base, jobs=jobs, options=how_to_read(format_, field))
    raise typer.Exit(bool(summary.skipped))


def build_graph(
    inputs: list[str], folder: Path, *, base: str = DATA, jobs: int = 1, options: Options | None = None
) -> Summary:
    """Build, and tell on stderr what came of it and what was left out."""
    from kg.building import Settings
    from kg.pipeline import build
    from kg.readers import Options, read

    with progress("articles", None) as done:
        settings = Settings(base=base, jobs=jobs, on_done=done, tell=say)
        summary = build(read(inputs, options=options or Options()), folder, settings)
    for skip in summary.skipped:
        say_skipped(skip)
    say(_told(summary, folder))
    return summary


def _told(summary: Summary, folder: Path) -> str:
    claims = ", ".join(f"{kind} {count}" for kind, count in summary.claims)
    return (
        f"{summary.articles} articles, {summary.entities} entities, {claims or 'no statements'}"
        f" in {summary.seconds:.1f} s: {folder}"
    )
