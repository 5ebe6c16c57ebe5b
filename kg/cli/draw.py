"""`kg draw`: a graph as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import print_text, say
from kg.cli.networks import Actors, Around, AsWhom, Depth, Kinds, Since, Sure, Top, Until, part_of
from kg.cli.options import GraphFolder
from kg.errors import StoreError

TITLE = "Who accuses whom"


def draw(
    graph: GraphFolder,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="HTML file to write; - prints it.")],
    title: Annotated[str, typer.Option(metavar="TEXT", help="Heading of the page.")] = TITLE,
    actor: Actors = None,
    around: Around = None,
    depth: Depth = 1,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    min_confidence: Sure = 0.0,
    level: AsWhom = "actor",
    top: Top = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Draw who accuses whom, as one HTML page.

    The page holds everything it shows and needs no internet.
    """
    from kg.page import page

    shown = part_of(
        graph,
        actor=actor,
        around=around,
        depth=depth,
        since=since,
        until=until,
        kind=kind,
        min_confidence=min_confidence,
        as_whom=level,
        top=top,
    )
    if not shown:
        say("kg: nothing in the graph is like that; the page is empty")
    html = page(shown, title=title)
    if str(output) == "-":
        print_text([html])
        return
    write_page(html, output)
    if show:
        typer.launch(output.resolve().as_uri())


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
