"""`kg build`: articles to a graph."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import progress, say, say_skipped
from kg.cli.expected import expected
from kg.cli.options import INPUTS, InputFields, InputFormat, how_to_read
from kg.terms import DATA

LIMIT = 120  # seconds

if TYPE_CHECKING:
    from kg.building import Settings, Summary
    from kg.readers import Options


def build(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="GRAPH", help="Folder to write the graph to.")],
    inputs: Annotated[list[str] | None, INPUTS] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="What the IRIs of the data begin with.")] = DATA,
    format_: InputFormat = "",
    field: InputFields = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Processes; each holds the model, 0.5 GB.")] = 1,
    engine: Annotated[str, typer.Option(metavar="URL", help="Read on dask://HOST:PORT or ray://HOST:PORT.")] = "",
    limit: Annotated[float, typer.Option(metavar="SECONDS", min=1, help="Give an article up; with --jobs.")] = LIMIT,
    mirror: Annotated[bool, typer.Option("--mirror", help="Remove from the graph what is not in the inputs.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what could not be read: kg errors.")] = False,
) -> None:
    """Build a graph of what articles say, or add to one; what it holds already is read again only if it changed.

    What cannot be read is told on stderr and left out; then the exit code is 1.
    """
    from kg.building import Settings

    if not inputs and not retry:
        raise typer.BadParameter("name files or folders to read", param_hint="INPUT")
    settings = Settings(base, jobs, engine, limit, mirror, retry)
    summary = build_graph(inputs or [], output, settings, how_to_read(format_, field))
    raise typer.Exit(bool(summary.skipped))


def build_graph(
    inputs: list[str], folder: Path, settings: Settings | None = None, options: Options | None = None
) -> Summary:
    """Build, and tell on stderr what came of it and what was left out."""
    from kg.building import Settings
    from kg.pipeline import build
    from kg.readers import Options, read

    with progress("articles", expected(inputs) if sys.stderr.isatty() else None) as done:
        shown = replace(settings or Settings(), on_done=done, tell=say)
        try:
            summary = build(read(inputs, options=options or Options()), folder, shown)
        except KeyboardInterrupt:
            say("interrupted; what was read is kept: run the same again to go on")
            raise
    for skip in summary.skipped:
        say_skipped(skip)
    say(_told(summary, folder))
    return summary


def _told(summary: Summary, folder: Path) -> str:
    claims = ", ".join(f"{kind} {count}" for kind, count in summary.claims)
    changed = f" ({summary.read} new or changed)" if summary.read < summary.articles else ""
    removed = f", {summary.removed} removed" if summary.removed else ""
    return (
        f"{summary.articles} articles{changed}{removed}, {summary.entities} entities, {claims or 'no statements'}"
        f" in {summary.seconds:.1f} s: {folder}"
    )
