"""`kg export`: the network of a graph, in the formats of other programs."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.networks import Actors, Around, AsWhom, Depth, Kinds, Posts, Since, Sure, Top, Until, part_of
from kg.cli.options import GraphFolder, Output
from kg.cli.query import emit

NAMES = ("graphml", "gexf", "csv", "parties-csv", "json", "dot")  # those of kg.exchange
SUFFIXES = {".graphml": "graphml", ".gexf": "gexf", ".csv": "csv", ".json": "json", ".dot": "dot", ".gv": "dot"}


def export(
    graph: GraphFolder,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="graphml, gexf, csv, parties-csv, json or dot.")
    ] = None,
    output: Output = None,
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
) -> None:
    """Write the network of a graph for Gephi, Cytoscape, Graphviz, a spreadsheet or a program.

    Edges carry kind, date, confidence, passage, article and whether the statement is denied; parties their class,
    whom they stand for, and measures. The same graph gives the same bytes.
    """
    wanted = form or (SUFFIXES.get(output.suffix) if output else None)
    if wanted not in NAMES:
        raise typer.BadParameter(f"choose {', '.join(NAMES[:-1])} or {NAMES[-1]}", param_hint="--format")
    from kg.exchange import FORMATS

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
        posts=posts,
    )
    emit([FORMATS[wanted](shown)], output)
