"""The command `kg`: data on stdout, progress and messages on stderr.

Exit codes: 0 all is well, 1 findings or something was left out, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from kg.cli.asking import QueryCommand
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.console import say
from kg.cli.demo import demo
from kg.cli.diff import diff
from kg.cli.draw import draw
from kg.cli.dump import dump
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.fetch import fetch
from kg.cli.info import info
from kg.cli.query import query
from kg.cli.score import score
from kg.cli.serve import serve
from kg.cli.upkeep import errors, rebuild, remove
from kg.cli.who import different, review, same
from kg.errors import KGError

COMMANDS = (
    build,
    query,
    explain,
    draw,
    export,
    serve,
    fetch,
    extract,
    check,
    diff,
    info,
    dump,
    errors,
    remove,
    rebuild,
    review,
    same,
    different,
    score,
    demo,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kg {version('jaccuse')}")
        raise typer.Exit


def _kg(
    *, version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False
) -> None:
    """Who accuses whom of what, who denies it, and where exactly it says so: news articles to a graph."""


def application() -> typer.Typer:
    """Give the command with all its subcommands; plain help, since rich needs 100 ms to lay it out."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_kg)
    for command in COMMANDS:
        app.command(cls=QueryCommand if command is query else None)(command)
    return app


def main() -> None:
    """Run the command line, and end the process."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # data is UTF-8, whatever the terminal's locale
    try:
        application()()
    except KGError as error:
        say(f"kg: {error}")
        sys.exit(1)
