"""Whom the parties of a page stand for, so that the page can show officials as parties, and parties as states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.network import Actor, Level, actor, assemble, communities, edges
from kg.page.columns import columns
from kg.page.places import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from kg.palette import Style


def standings(network: nx.MultiDiGraph[str], known: Mapping[str, Style]) -> Iterator[tuple[str, dict[str, object]]]:
    """Give each level at which somebody stands for another: its parties with their places, and who is which.

    A party all of whose statements are about itself at that level has the place -1.
    """
    for level in (Level.PARTY, Level.STATE):
        over = {node: _over(network, node, level) for node in network}
        lifted = [replace(edge, tail=over[edge.tail.id], head=over[edge.head.id]) for edge in edges(network)]
        raised = assemble(edge for edge in lifted if edge.tail != edge.head)
        if any(node != one.id for node, one in over.items()) and raised:
            place = {node: i for i, node in enumerate(raised)}
            yield (
                level.value,
                {
                    "parties": columns(_parties(raised, known), {"group"}),
                    "of": [place.get(over[node].id, -1) for node in network],
                },
            )


def _over(network: nx.MultiDiGraph[str], node: str, level: Level) -> Actor:
    attributes = network.nodes[node]
    if level.value not in attributes:
        return actor(network, node)
    return Actor(attributes[level.value], attributes[f"{level}_name"], attributes[f"{level}_label"])


def _parties(raised: nx.MultiDiGraph[str], known: Mapping[str, Style]) -> list[dict[str, object]]:
    names = {node: raised.nodes[node]["name"] for node in raised}
    spots, groups = places(raised), communities(raised)
    return [
        {
            "label": name or known[raised.nodes[node]["label"]].legend,
            "key": node,
            "group": raised.nodes[node]["label"],
            **spots[node],
            "community": groups[node],
        }
        for node, name in names.items()
    ]
