"""Shortcut edges between actors, for whoever wants "X accuses Y" without its statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.graph import Graph


def derived(graph: Graph) -> Iterator[Quad]:
    """Give each edge once; `graph.replace_graph(graph.names.graph("derived"), ...)` takes them.

    Statements that are negated or only hypothetical give none.
    """
    query = Path(__file__).with_suffix(".rq").read_text(encoding="utf-8")
    name = graph.names.graph("derived")
    return (Quad(edge.subject, edge.predicate, edge.object, name) for edge in graph.construct(query))
