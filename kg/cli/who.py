"""`kg review`, `kg same` and `kg different`: who is who, where a user knows better."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_lines, say, shown
from kg.cli.options import AsJson, GraphFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.building.who.review import Doubt, Side

SHOWN = 20
One = Annotated[str, typer.Argument(metavar="A", help="A party: its name, its id, or its IRI.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Another party.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why; the graph tells it as the reason.")]


def same(graph: GraphFolder, one: One, other: Other, note: Note = "") -> None:
    """Say that two parties are one, in this build and in every later one.

    Of two people the fuller name stands for both, of other parties A.
    """
    _judge(graph, one, other, same=True, note=note)


def different(graph: GraphFolder, one: One, other: Other, note: Note = "") -> None:
    """Say that two parties are not one, whatever their names are like: in this build and in every later one."""
    _judge(graph, one, other, same=False, note=note)


def review(
    graph: GraphFolder,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Show at most so many; JSON has all.")] = SHOWN,
) -> None:
    """List the pairs of people that may be one, the likeliest first, with sentences that name them.

    kg same and kg different say which are.
    """
    from kg import building

    found, total = building.review(graph, None if as_json else limit)
    if as_json:
        print_lines(json.dumps(asdict(doubt), ensure_ascii=False) for doubt in found)
        return
    print_lines(shown(line) for doubt in found for line in _lines(doubt))
    left = total - len(found)
    say(
        f"{total} pairs in doubt" + (f", {left} not shown: --limit" if left else "") if total else "no pair is in doubt"
    )


def _judge(graph: Path, one: str, other: str, *, same: bool, note: str) -> None:
    from kg import building

    manifest, judged = building.judge(graph, one, other, same=same, note=note)
    verb = "are one" if same else "are two"
    say(f"{judged.one} and {judged.other} {verb}; {manifest.articles} articles, {manifest.entities} entities: {graph}")


def _lines(doubt: Doubt) -> Iterator[str]:
    yield f"{doubt.one.party}  {doubt.other.party}"
    yield f"  {doubt.score:.2f}: {doubt.reason}"
    for side in (doubt.one, doubt.other):
        yield f"  {_told(side)}"
        yield from (f"    {passage.article}: “{' '.join(passage.sentence.split())}”" for passage in side.passages)


def _told(side: Side) -> str:
    articles = f"{side.articles} article{'s' * (side.articles != 1)}"
    return "; ".join(filter(None, (side.name, ", ".join(side.roles), ", ".join(side.served), articles)))
