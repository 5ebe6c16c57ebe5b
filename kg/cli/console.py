"""What the commands print. Text of an article is shown as it is: nothing in it is read as markup or as a control."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import typer

from kg.terminal import shown, tame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console

    from kg.model import Skip

__all__ = [
    "columns",
    "counting",
    "print_lines",
    "print_marked",
    "print_rows",
    "print_table",
    "print_text",
    "progress",
    "say",
    "say_skipped",
    "shown",
]

PIPED = 160  # columns of a table that goes into a pipe or file


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table on stdout."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    _console().print(table)


def print_text(parts: Iterable[str]) -> None:
    """Print text that brings its own line ends on stdout, tamed where a terminal reads it."""
    sys.stdout.writelines(map(tame, parts) if sys.stdout.isatty() else parts)
    sys.stdout.flush()


def print_rows(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table on stdout, or a block of lines for each row where the table would be a heap of narrow columns."""
    from kg.results.people import to_table

    print_text(to_table(names, rows, columns()))


def columns() -> int:
    """Give the width of the terminal."""
    return get_terminal_size((PIPED, 24)).columns


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    console = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPED  # nobody's window: no reason to fold names
    return console


def print_lines(lines: Iterable[str]) -> None:
    """Print many lines on stdout, faster than one by one."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def print_marked(lines: Iterable[str], colour: str) -> None:
    """Print lines on stdout, the first in `colour` where the terminal has colours and the user wants them."""
    from rich.text import Text

    console = _console()
    for i, line in enumerate(lines):
        console.print(Text(line, style=colour if i == 0 else ""), soft_wrap=True)


def say(message: str) -> None:
    """Print a message on stderr, where it does not mix with data."""
    typer.echo(message, err=True)


def say_skipped(skip: Skip) -> None:
    """Tell what was left out and why."""
    say(f"kg: {shown(skip.place)}: {shown(skip.reason)}")


@contextmanager
def counting(what: str) -> Iterator[Callable[[object], None]]:
    """Count on stderr how many came by, where it is a terminal."""
    console, count = _console(stderr=True), 0
    with console.status(what) as status:

        def tick(_: object) -> None:
            nonlocal count
            count += 1
            status.update(f"{what}: {count}")

        yield tick


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show on stderr, where it is a terminal, how many are done, how many a second, and how long it still takes."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = _console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    left = (TimeRemainingColumn(), TextColumn("left")) if total else ()
    with Progress(*columns, *left, console=console, disable=not console.is_terminal, transient=True) as shown:
        task = shown.add_task(what, total=total, rate="")

        def advance(more: int) -> None:
            shown.advance(task, more)
            speed = shown.tasks[0].speed
            shown.update(task, rate=f"{speed:.1f} a second" if speed else "")

        yield advance
