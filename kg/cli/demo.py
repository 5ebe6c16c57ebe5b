"""`kg demo`: the packaged examples, from articles to table and page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.build import build_graph
from kg.cli.console import print_rows, say
from kg.cli.draw import TITLE, write_page


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")] = Path("kg-demo"),
) -> None:
    """Try it on the packaged examples.

    Builds their graph, prints who accuses whom and who denies it, and draws the page.
    """
    from kg import library
    from kg.data import examples_folder
    from kg.network import network
    from kg.page import page
    from kg.results.cells import for_people
    from kg.store import Graph

    folder = output / "graph"
    summary = build_graph([str(examples_folder())], folder)
    graph = Graph.open(folder)
    found = graph.select(library.load("disputes").text)
    print_rows(*for_people(found.variables, found.rows, found.label))
    write_page(page(network(graph), title=TITLE), output / "network.html")
    say(f"next: kg query {folder} --list")
    raise typer.Exit(bool(summary.skipped))
