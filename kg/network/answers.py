"""An answer as a network: an edge for each row, from the party in one of its columns to that in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.errors import QueryError
from kg.results.cells import value

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.store import Solutions

Network: TypeAlias = "nx.MultiDiGraph[str]"
ENDS = (("tail", "head"), ("accuser", "accused"), ("subject", "object"))  # columns taken where none are named


def answer_network(found: Solutions, *, tail: str = "", head: str = "") -> Network:
    """Give an edge for each row in which both columns are bound; the other columns are its attributes.

    A node has the IRI for its id and the label for its `name`. Without `tail` and `head`, the columns are those of
    the first pair of `ENDS` that the answer has. The key of an edge is the number of its row, from 0.

    >>> from pyoxigraph import NamedNode
    >>> from kg.store import Solutions
    >>> india, pakistan = NamedNode("http://x.example/in"), NamedNode("http://x.example/pk")
    >>> network = answer_network(Solutions(("accuser", "accused"), ((india, pakistan),)))
    >>> list(network.edges(keys=True))
    [('http://x.example/in', 'http://x.example/pk', 0)]

    Raises:
        QueryError: the answer has no such columns.
    """
    tail, head = ends(found, tail, head)
    made: Network = nx.MultiDiGraph()
    for number, row in enumerate(found):
        pair = row[tail], row[head]
        if pair[0] is None or pair[1] is None:
            continue
        ids = [_id(end) for end in pair]
        for node in ids:
            made.add_node(node, name=found.label(node))
        cells = {name: value(row[name]) for name in found.variables if name not in {tail, head}}
        made.add_edge(ids[0], ids[1], number, **{name: cell for name, cell in cells.items() if cell is not None})
    return made


def ends(found: Solutions, tail: str = "", head: str = "") -> tuple[str, str]:
    """Give the names of the columns that hold who an edge goes from, and to whom.

    Raises:
        QueryError: the answer has no such columns.
    """
    wanted = ((tail, head),) if tail or head else ENDS
    for pair in wanted:
        if set(pair) <= set(found.variables):
            return pair
    columns = ", ".join(found.variables)
    raise QueryError(
        f"the answer has no two columns to draw an edge between; name them with tail= and head=: {columns}"
    )


def _id(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    return getattr(term, "value", str(term))
