"""Figures about each party of a network: how much it says and is told, by whom, and with whom it belongs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.network.posts import POSTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEED = 1  # any will do; the same one gives the same communities
DAMPING = 0.85  # of PageRank, as Brin and Page (1998) have it
ROUNDS = 100
DIGITS = 6  # of shares: more would differ between machines
EXACT = 500  # parties: with 2,000 statements 1.5 s; of more, so many are where the ways begin: 2,000 take 5 to 7 s


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures about one party; a statement that names two heads counts for each."""

    made: int  # statements by it: its out-degree
    met: int  # statements about or to it: its in-degree
    addresses: int  # parties that its statements are about or to
    addressed_by: int  # parties whose statements are about or to it
    reciprocity: float  # of the parties it addresses, the share that address it too; 0 to 1
    betweenness: float  # of the shortest ways between two others, the share that leads through it; 0 to 1
    pagerank: float  # high where those point who are much pointed at; all parties together have 1
    community: int  # 1 for the largest; parties of one address each other more than chance would have it


def measure(network: nx.MultiDiGraph[str]) -> Mapping[str, Measures]:
    """Give the figures of each party, in the order of the network.

    Betweenness (Freeman 1977) follows arrows either way, since a quarrel binds both: it is high for who ties disputes
    together that are apart without it. PageRank follows them forward, and asks more than a count: who is accused by
    those whom many accuse. Where there are many parties, betweenness is estimated from the ways that begin at `EXACT`
    of them (Brandes and Pich 2007), drawn from a fixed seed. Posts and memberships are no statements, and do not count.
    """
    network = _said(network)
    ranks, groups, between = _pagerank(network), communities(network), _betweenness(network)
    return {
        node: Measures(
            made=network.out_degree(node),
            met=network.in_degree(node),
            addresses=len(set(network.successors(node)) - {node}),
            addressed_by=len(set(network.predecessors(node)) - {node}),
            reciprocity=_reciprocity(network, node),
            betweenness=between[node],
            pagerank=round(ranks[node], DIGITS),
            community=groups[node],
        )
        for node in network
    }


def communities(network: nx.MultiDiGraph[str]) -> Mapping[str, int]:
    """Number the community of each party: 1 for the largest; of two as large, for that with the first name.

    Those of Louvain (Blondel and others, 2008) over statements of either way, from a fixed seed. The order in which a
    network was put together does not matter.
    """
    network = _said(network)
    names = sorted(network, key=lambda node: (network.nodes[node].get("name", ""), node))
    found = nx.community.louvain_communities(_quarrels(network, names), seed=SEED) if names else []
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    return {names[i]: number for number, group in enumerate(ordered, 1) for i in sorted(group)}


def _said(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Give all parties with the statements alone."""
    every = network.edges(keys=True, data=True)
    silent = [(tail, head, key) for tail, head, key, edge in every if edge["relation"] in POSTS]
    if silent:
        network = network.copy()
        network.remove_edges_from(silent)
    return network


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


def _betweenness(network: nx.MultiDiGraph[str]) -> dict[str, float]:
    names = sorted(network)
    sample = EXACT if len(names) > EXACT else None
    found = nx.betweenness_centrality(_quarrels(network, names), k=sample, seed=SEED)
    return {names[i]: round(share, DIGITS) for i, share in found.items()}


def _quarrels(network: nx.MultiDiGraph[str], names: Sequence[str]) -> nx.Graph[int]:
    """Give who has statements with whom, how many; places stand for names, whose sets have no order of their own."""
    place = {node: i for i, node in enumerate(names)}
    ends = (sorted((place[tail], place[head])) for tail, head in network.edges())
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    for (a, b), count in sorted(Counter((a, b) for a, b in ends).items()):
        plain.add_edge(a, b, weight=count)
    return plain
