"""A network with all that is known of it written on its nodes and edges, as plain text and numbers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING

import networkx as nx

from kg.network import edges, measure
from kg.palette import styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.network import Edge


def described(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Copy a network; nodes get their measures, edges whether the statement is denied, and the ids of its answers.

    Every node has every attribute, and every edge too: a reader that takes the first for a heading misses none.
    """
    answers = answered(edges(network))
    denied = {statement for statement, by in answers.items() if any(edge.relation in CONTESTING for edge in by)}
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph(**network.graph)
    for node, figures in measure(network).items():
        copy.add_node(node, **{name: network.nodes[node].get(name, "") for name in NODE}, **asdict(figures))
    for tail, head, statement, attributes in network.edges(keys=True, data=True):
        by = " ".join(sorted({edge.statement for edge in answers.get(statement, ())}))
        plain = {"statement": statement, **attributes, "denied": statement in denied, "answered_by": by}
        copy.add_edge(tail, head, statement, **plain)
    return copy


NODE = ("name", "label", "party", "party_name", "state", "state_name")
CONTESTING = frozenset(style.id for style in styles() if style.contests)


def answered(found: Iterable[Edge]) -> Mapping[str, list[Edge]]:
    """Give the edges that answer each statement, by its id."""
    by: dict[str, list[Edge]] = defaultdict(list)
    for edge in found:
        for statement in edge.answers:
            by[statement].append(edge)
    return by
