"""`kg draw`: a graph as a page or a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_text, say
from kg.cli.networks import Actors, Around, AsWhom, Depth, Kinds, Posts, Since, Sure, Top, Until, part_of
from kg.cli.options import GraphFolder

if TYPE_CHECKING:
    from kg.network.answers import Network

TITLE = "Who accuses whom"
ENDINGS = frozenset({"", ".html", ".htm", ".svg"})  # of a file to draw in


def draw(
    graph: GraphFolder,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="File to write: .html a page, .svg a picture; - prints."),
    ],
    title: Annotated[str, typer.Option(metavar="TEXT", help="Heading.")] = TITLE,
    matrix: Annotated[bool, typer.Option("--matrix", help="A table: who accuses whom, and how often.")] = False,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="Statements along time; of two --actor, what they say of each other.")
    ] = False,
    svg: Annotated[bool, typer.Option("--svg", help="A picture, whatever the file is called.")] = False,
    actor: Actors = None,
    around: Around = None,
    depth: Depth = 1,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    min_confidence: Sure = 0.0,
    level: AsWhom = "actor",
    top: Top = None,
    posts: Posts = False,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Draw who accuses whom: as one HTML page to look around in, or, for a file that ends in .svg, as a picture.

    A page holds everything it shows and needs no internet. A picture is for print, README files and slides: of more
    than 80 arrows it shows those between the parties of most statements, unless --top says how many, and tells what
    it leaves out. --matrix and --timeline are pictures too; as .html they have the passages of their statements below.
    """
    if matrix and timeline:
        raise typer.BadParameter("choose one", param_hint="--matrix, --timeline")
    picture = svg or output.suffix == ".svg"
    if output.suffix not in ENDINGS:
        raise typer.BadParameter(f"'{output}' is no {', '.join(sorted(filter(None, ENDINGS)))}", param_hint="--output")
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
        between=timeline,
        posts=posts and not (matrix or timeline),
    )
    if not shown:
        say(f"kg: nothing in the graph is like that; the {'picture' if picture else 'page'} is empty")
    make = _matrix if matrix else _timeline if timeline else _network
    text = make(shown, title, svg=picture, all_=top is not None)
    if str(output) == "-":
        print_text([text])
        return
    write_page(text, output)
    if show:
        typer.launch(output.resolve().as_uri())


def _network(shown: Network, title: str, *, svg: bool, all_: bool) -> str:
    if svg:
        from kg.figures import network_svg
        from kg.network import LEGIBLE

        return network_svg(shown, title=title, legible=None if all_ else LEGIBLE)
    from kg.page import page

    return page(shown, title=title)


def _matrix(shown: Network, title: str, *, svg: bool, all_: bool) -> str:
    from kg.figures import MOST, matrix_html, matrix_svg

    return (matrix_svg if svg else matrix_html)(shown, title=title, most=None if all_ else MOST)


def _timeline(shown: Network, title: str, *, svg: bool, all_: bool) -> str:
    from kg.figures import LANES, timeline_html, timeline_svg

    return (timeline_svg if svg else timeline_html)(shown, title=title, lanes=None if all_ else LANES)


def write_page(html: str, path: Path) -> None:
    """Write a page or a picture, and say where it is.

    Raises:
        StoreError: the file cannot be written.
    """
    from kg.store import write_text

    write_text(path, html)
    say(f"{'picture' if path.suffix == '.svg' else 'page'}: {path}")
