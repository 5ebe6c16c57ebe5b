"""Figures about each party of a network: how much it says and is told, by whom, and with whom it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Mapping

SEED = 1  # any will do; the same one gives the same communities
DAMPING = 0.85  # of PageRank, as Brin and Page (1998) have it
ROUNDS = 100
DIGITS = 6  # of PageRank: more would differ between machines


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures about one party; a statement that names two heads counts for each."""

    made: int  # statements by it: its out-degree
    met: int  # statements about or to it: its in-degree
    addresses: int  # parties that its statements are about or to
    addressed_by: int  # parties whose statements are about or to it
    reciprocity: float  # of the parties it addresses, the share that address it too; 0 to 1
    pagerank: float  # high where those point who are much pointed at; all parties together have 1
    community: int  # 1 for the largest; parties of one address each other more than chance would have it


def measure(network: nx.MultiDiGraph[str]) -> Mapping[str, Measures]:
    """Give the figures of each party, in the order of the network.

    Communities are those of Louvain (Blondel and others, 2008) over statements of either way, from a fixed seed.
    """
    ranks, groups = _pagerank(network), _communities(network)
    return {
        node: Measures(
            made=network.out_degree(node),
            met=network.in_degree(node),
            addresses=len(set(network.successors(node)) - {node}),
            addressed_by=len(set(network.predecessors(node)) - {node}),
            reciprocity=_reciprocity(network, node),
            pagerank=round(ranks[node], DIGITS),
            community=groups[node],
        )
        for node in network
    }


def _reciprocity(network: nx.MultiDiGraph[str], node: str) -> float:
    out, back = set(network.successors(node)) - {node}, set(network.predecessors(node))
    return round(len(out & back) / len(out), 2) if out else 0.0


def _pagerank(network: nx.MultiDiGraph[str]) -> dict[str, float]:
    """Iterate by hand: networkx would add over a sparse matrix, whose order of adding is not ours."""
    count = len(network)
    ranks = dict.fromkeys(network, 1 / (count or 1))
    for _ in range(ROUNDS):
        idle = sum(ranks[node] for node in network if not network.out_degree(node))
        fresh = dict.fromkeys(network, (1 - DAMPING + DAMPING * idle) / (count or 1))
        for tail, head in network.edges():
            fresh[head] += DAMPING * ranks[tail] / network.out_degree(tail)
        change = sum(abs(fresh[node] - ranks[node]) for node in network)
        ranks = fresh
        if change < 10**-DIGITS / 10:
            break
    return ranks


def _communities(network: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Number the communities, the largest first; places stand for names, whose sets have no order of their own."""
    names = list(network)
    place = {node: i for i, node in enumerate(names)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    for tail, head in network.edges():
        a, b = place[tail], place[head]
        plain.add_edge(a, b, weight=plain.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    found = nx.community.louvain_communities(plain, seed=SEED) if plain.number_of_edges() else [{i} for i in plain]
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    return {names[i]: number for number, group in enumerate(ordered, 1) for i in sorted(group)}
