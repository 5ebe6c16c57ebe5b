"""`kg check`: whether a graph keeps its promises."""

from __future__ import annotations

import json
from dataclasses import asdict

import typer

from kg.cli.console import say, shown
from kg.cli.options import AsJson, GraphFolder


def check(graph: GraphFolder, as_json: AsJson = False) -> None:
    """Look for what is wrong in a graph.

    Shapes, quotations that are not verbatim, stray triples; exit code 1 where something is found.
    """
    from kg.check import check as findings_in
    from kg.store import Graph

    findings = findings_in(Graph.open(graph))
    for finding in findings:
        line = f"{finding.severity}: {finding.focus}: {finding.message} (in {finding.place})"
        typer.echo(json.dumps(asdict(finding), ensure_ascii=False) if as_json else shown(line))
    say(f"{len(findings)} findings")
    raise typer.Exit(bool(findings))
