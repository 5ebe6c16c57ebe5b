"""`kg diff`: what differs between two graphs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_lines, print_marked, say, shown
from kg.cli.options import AsJson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.diff import Difference

MARKS = {"came": ("+", "green"), "went": ("-", "red"), "changed": ("~", "yellow")}


def diff(
    before: Annotated[Path, typer.Argument(metavar="GRAPH_A", help="The folder of a graph.")],
    after: Annotated[Path, typer.Argument(metavar="GRAPH_B", help="The folder of another: of a later run, say.")],
    as_json: AsJson = False,
) -> None:
    """Tell which statements came, went or changed between two graphs, with their sentences.

    Ends with 1 where they differ, as diff does.
    """
    from kg.diff import diff as compare
    from kg.store import Graph

    found = compare(Graph.open(before), Graph.open(after))
    if as_json:
        print_lines(json.dumps(_object(one), ensure_ascii=False) for one in found)
    else:
        for one in found:
            print_marked(_lines(one), MARKS[one.change][1])
    counts = Counter(one.change.value for one in found)
    articles = len({one.article for one in found})
    told = ", ".join(f"{counts[name]} {name}" for name in MARKS)
    say(f"{told}, in {articles} article{'s' * (articles != 1)}" if found else "no difference")
    raise typer.Exit(bool(found))


def _object(one: Difference) -> dict[str, object]:
    facts = [{"property": name, "before": old, "after": new} for name, old, new in one.facts]
    return {**asdict(one), "facts": facts}


def _lines(one: Difference) -> Iterator[str]:
    yield f"{MARKS[one.change][0]} {one.kind} {one.statement} in {shown(one.article)}: {shown(one.words)}"
    for name, old, new in one.facts:
        if name == "kind" and old != new and one.change != "changed":
            continue
        told = " -> ".join(shown("; ".join(values) or "none") for values in (old, new))
        yield f"    {name}: {told if one.change == 'changed' else shown('; '.join(old or new))}"
