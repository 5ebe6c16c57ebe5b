"""From a graph to networkx: who says what about whom, with the passage that shows it on every edge.

All attributes are plain text and numbers, so `networkx.write_graphml` and its kin take a network as it is.
"""

from kg.network.assembly import actor, assemble, edges
from kg.network.busiest import LEGIBLE, busiest
from kg.network.levels import Level
from kg.network.measures import Measures, communities, measure
from kg.network.narrowing import network
from kg.network.projection import statements
from kg.network.values import UNNAMED, Actor, Edge

__all__ = [
    "LEGIBLE",
    "UNNAMED",
    "Actor",
    "Edge",
    "Level",
    "Measures",
    "actor",
    "assemble",
    "busiest",
    "communities",
    "edges",
    "measure",
    "network",
    "statements",
]
