"""`kg draw`: a graph as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import say
from kg.cli.options import GraphFolder
from kg.errors import StoreError

TITLE = "Who accuses whom"


def draw(
    graph: GraphFolder,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="HTML file to write.")],
    title: Annotated[str, typer.Option(metavar="TEXT", help="Heading of the page.")] = TITLE,
    around: Annotated[str | None, typer.Option(metavar="NAME", help="Draw only this party and who is near.")] = None,
    depth: Annotated[int, typer.Option(metavar="N", min=1, help="How many arrows away is near.")] = 1,
    top: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Keep the N parties with most statements.")
    ] = None,
) -> None:
    """Draw who accuses whom, as one HTML page.

    The page holds everything it shows and needs no internet.
    """
    from kg.network import network
    from kg.page import page
    from kg.store import Graph

    shown = network(Graph.open(graph), around=around, depth=depth, top=top)
    write_page(page(shown, title=title), output)


def write_page(html: str, path: Path) -> None:
    """Write a page, and say where it is.

    Raises:
        StoreError: the file cannot be written.
    """
    from kg.store import write_atomic

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, (html.encode(),))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; choose another file") from error
    say(f"page: {path}")
