"""The options of the commands that show a network: which part of the graph it is made of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kg.days import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.network.answers import Network

LEVELS = ("actor", "party", "state")  # as kg.network has them, which takes too long to load for a help text


def _first(text: str) -> date:
    return _day(text, first_day)


def _last(text: str) -> date:
    return _day(text, last_day)


def _day(text: str, read: Callable[[str], date]) -> date:
    try:
        return read(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def level(text: str) -> str:
    """Check that a level is one of `LEVELS`."""
    if text not in LEVELS:
        raise typer.BadParameter(f"'{text}' is not {', '.join(LEVELS[:-1])} or {LEVELS[-1]}")
    return text


Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Only statements by or about this party; repeatable."),
]
Around = Annotated[str | None, typer.Option(metavar="NAME", help="Only this party and who is near.")]
Depth = Annotated[int, typer.Option(metavar="N", min=1, help="How many arrows away is near.")]
Since = Annotated[
    date | None, typer.Option(metavar="DATE", parser=_first, help="Said on or after this day, month or year.")
]
Until = Annotated[
    date | None, typer.Option(metavar="DATE", parser=_last, help="Said on or before this day, month or year.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only accusations of this kind, such as WarCrime, and answers to them; repeatable.",
    ),
]
Sure = Annotated[
    float, typer.Option("--min-confidence", min=0, max=1, metavar="P", help="Leave out what is less sure.")
]
AsWhom = Annotated[
    str,
    typer.Option(
        "--level", metavar="LEVEL", parser=level, help="Draw each as actor, as the party or as the state it speaks for."
    ),
]
Posts = Annotated[bool, typer.Option("--posts", help="Also who speaks for, belongs to or holds a post in whom.")]
Top = Annotated[int | None, typer.Option(metavar="N", min=1, help="Keep the N parties with most statements.")]


def part_of(
    folder: Path,
    *,
    actor: list[str] | None,
    around: str | None,
    depth: int,
    since: date | None,
    until: date | None,
    kind: list[str] | None,
    min_confidence: float,
    as_whom: str,
    top: int | None,
    between: bool = False,
    posts: bool = False,
) -> Network:
    """Give the network that the options ask for.

    Raises:
        KGError: there is no graph in `folder`, or no such party or kind in it.
    """
    from kg.network import Level, network
    from kg.store import Graph

    return network(
        Graph.open(folder),
        actors=actor or (),
        around=around,
        depth=depth,
        since=since,
        until=until,
        kinds=kind or (),
        min_confidence=min_confidence,
        level=Level(as_whom),
        top=top,
        between=between,
        posts=posts,
    )
