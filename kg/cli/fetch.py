"""`kg fetch`: pages and feeds from the web to a folder that `kg build` reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import say, say_skipped, shown

DELAY, SECONDS = 2.0, 30.0


def fetch(
    addresses: Annotated[list[str], typer.Argument(metavar="URL", help="Pages, or feeds that lead to some.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder to write web archives to.")],
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests to one host.")] = DELAY,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one request may take.")] = SECONDS,
    entries: Annotated[int, typer.Option(min=1, help="Pages to fetch of one feed.")] = 100,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Go to addresses of this machine and its network too.")
    ] = False,
) -> None:
    """Fetch pages politely, for kg build to read; run again, it fetches what changed.

    robots.txt is obeyed. Files that are new or changed are printed; what could not be fetched is told on stderr, and
    then the exit code is 1.
    """
    from kg.fetch import Limits
    from kg.fetch import fetch as fetched
    from kg.model import Skip

    limits = Limits(delay=delay, seconds=timeout, entries=entries, allow_private=allow_private)
    changed = same = failed = 0
    for found in fetched(addresses, output, limits):
        if isinstance(found, Skip):
            failed += 1
            say_skipped(found)
        elif found.changed:
            changed += 1
            typer.echo(shown(str(found.file)))
        else:
            same += 1
    say(f"{changed} pages new or changed, {same} as before, {failed} not fetched: {output}")
    raise typer.Exit(bool(failed))
