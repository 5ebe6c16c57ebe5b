"""What is derived from the statements of a graph, so that a query need not put it together anew.

Threads across articles (`kg.store.threads`), edges between actors and between states (`kg.store.edges`), disputes and
accusations returned (`kg.store.disputes`), copies of articles (`kg.store.copies`), one name for each entity with those
it stands for, and when a post was held (`kg.store.parties`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store.copies import copies
from kg.store.disputes import disputes, returns
from kg.store.edges import edges, shortcuts, told
from kg.store.parties import names, principals, tenures
from kg.store.placed import placed
from kg.store.threads import threads

if TYPE_CHECKING:
    from kg.store.graph import Graph


def derive(graph: Graph) -> None:
    """Make the graph `derived` anew from all the others, whatever it held before.

    Raises:
        StoreError: the graph was opened to be read only.
    """
    graph.replace_graph(graph.names.graph("derived"), ())
    graph.add(list(threads(graph)))  # first: what answers what in another article makes edges and disputes too
    places, rows = placed(graph), told(graph)
    graph.add([*shortcuts(graph, rows), *edges(graph, rows, places)])
    graph.add(copies(graph))
    graph.add([*disputes(graph, places), *returns(graph, places), *names(graph), *principals(graph), *tenures(graph)])
