"""Networks as JSON."""

from __future__ import annotations

import json

import networkx as nx

from kg.exchange.described import described


def as_json(network: nx.MultiDiGraph[str]) -> str:
    """Write nodes and edges as `networkx.node_link_graph` and d3 read them; the list of edges is called `edges`."""
    data = nx.node_link_data(described(network), edges="edges")
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"
