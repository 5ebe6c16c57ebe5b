"""The part of a graph that an answer speaks of, as a picture: each arrow leads to a statement and its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.interactive.picture import Picture
from kg.network.answers import ends

if TYPE_CHECKING:
    from kg.interactive.graph import Graph, Solutions


def drawn(graph: Graph, found: Solutions) -> Picture:
    """Draw the statements that stand in an answer; where none does, those between the two parties of each row.

    Raises:
        QueryError: the answer has neither statements nor two columns of parties, or nothing connects these.
    """
    network = graph.network()
    statements = _below(graph, "statement/", found)
    pairs = set[frozenset[str]]() if statements else _pairs(graph, found)
    every = list(network.edges(keys=True))
    kept = {edge for edge in every if edge[2] in statements or frozenset(edge[:2]) in pairs}
    if not kept:
        raise QueryError("no statement connects two parties of this answer; ask for ?statement, or for two parties")
    network.remove_edges_from([edge for edge in every if edge not in kept])
    network.remove_nodes_from([node for node, edges in list(network.degree()) if not edges])
    return Picture(network)


def _below(graph: Graph, folder: str, found: Solutions) -> set[str]:
    start = graph.names.base + folder
    iris = (cell.value for row in found.rows for cell in row if isinstance(cell, NamedNode))
    return {iri.removeprefix(start) for iri in iris if iri.startswith(start)}


def _pairs(graph: Graph, found: Solutions) -> set[frozenset[str]]:
    columns = [found.variables.index(name) for name in ends(found)]
    named = ([row[column] for column in columns] for row in found.rows)
    both = ([cell.value.removeprefix(graph.names.base) for cell in row if isinstance(cell, NamedNode)] for row in named)
    return {frozenset(row) for row in both if len(row) == len(columns)}
