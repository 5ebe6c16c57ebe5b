"""Where the parties of a page stand: in the whole network, and in the part with which the page opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.layout import layout
from kg.network import busiest

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx


def places(network: nx.MultiDiGraph[str]) -> Mapping[str, dict[str, int]]:
    """Give each party its place, `x` and `y`; one that the page shows at first has another there, `u` and `v`.

    The few that are shown at first would stand on top of each other where the whole has room for them.
    """
    whole = _layout(network)
    part = busiest(network)
    first = _layout(part) if len(part) < len(network) else {}
    return {
        node: {"x": x, "y": y} | ({"u": first[node][0], "v": first[node][1]} if node in first else {})
        for node, (x, y) in whole.items()
    }


def _layout(network: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    return layout(network, {node: network.nodes[node]["name"] for node in network})
