"""The part of a network that can be read at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.assembly import assemble, edges

if TYPE_CHECKING:
    import networkx as nx

LEGIBLE = 80  # arrows: of more, a drawing begins with those between the parties of most statements


def busiest(network: nx.MultiDiGraph[str], legible: int = LEGIBLE) -> nx.MultiDiGraph[str]:
    """Keep as many of the parties with most statements as have so many arrows between them.

    Of parties with as many statements, those that come first in the network; statements of one relation from one party
    to another are one arrow.
    """
    rank = {node: i for i, node in enumerate(sorted(network, key=lambda node: -network.degree(node)))}
    found = list(edges(network))
    arrows = {(edge.tail.id, edge.head.id, edge.relation) for edge in found}
    reach = sorted(max(rank[tail], rank[head]) for tail, head, _ in arrows)
    last = max(reach[legible], 2) if len(reach) > legible else len(rank)
    return assemble(edge for edge in found if max(rank[edge.tail.id], rank[edge.head.id]) < last)
