"""Edges to networkx, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from kg.network.values import Actor, Edge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def assemble(edges: Iterable[Edge]) -> nx.MultiDiGraph[str]:
    """Make a network of edges, in an order of its own; the key of an edge is its statement.

    >>> india, pakistan = Actor("state/IN", "India", "State"), Actor("state/PK", "Pakistan", "State")
    >>> network = assemble([Edge("1", "accuses", india, pakistan, "India accused Pakistan of arming the group.")])
    >>> network["state/IN"]["state/PK"]["1"]["relation"]
    'accuses'
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in sorted(edges, key=lambda edge: (edge.tail, edge.head, edge.statement)):
        for end in (edge.tail, edge.head):
            made.add_node(end.id, name=end.name, label=end.label)
        made.add_edge(edge.tail.id, edge.head.id, edge.statement, **_attributes(edge))
    return made


def edges(network: nx.MultiDiGraph[str]) -> Iterator[Edge]:
    """Give back the edges that a network was assembled of."""
    for tail, head, statement, attributes in network.edges(keys=True, data=True):
        ends = {"tail": actor(network, tail), "head": actor(network, head)}
        answers = tuple(attributes["answers"].split())
        yield Edge(statement=statement, **{**attributes, **ends, "answers": answers})


def actor(network: nx.MultiDiGraph[str], node: str) -> Actor:
    """Give a node of a network as a value."""
    return Actor(node, network.nodes[node]["name"], network.nodes[node]["label"])


def _attributes(edge: Edge) -> dict[str, str | float]:
    plain = {name: getattr(edge, name) for name in Edge.__slots__ if name not in {"statement", "tail", "head"}}
    return {**plain, "answers": " ".join(edge.answers)}
