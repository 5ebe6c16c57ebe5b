"""What is derived from the statements of a graph: threads across articles, and shortcut edges between actors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kg.store.threads import threads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.graph import Graph


def derive(graph: Graph) -> None:
    """Make the graph `derived` anew from all the others, whatever it held before.

    Raises:
        StoreError: the graph was opened to be read only.
    """
    name = graph.names.graph("derived")
    graph.replace_graph(name, ())
    graph.add(list(threads(graph)))
    graph.add(list(derived(graph)))


def derived(graph: Graph) -> Iterator[Quad]:
    """Give each shortcut edge once, for whoever wants "X accuses Y" without its statements.

    Statements that are negated or only hypothetical give none.
    """
    query = Path(__file__).with_suffix(".rq").read_text(encoding="utf-8")
    name = graph.names.graph("derived")
    return (Quad(edge.subject, edge.predicate, edge.object, name) for edge in graph.construct(query))
