"""`kg dump`: a graph as text."""

from kg.cli.console import print_lines
from kg.cli.options import GraphFolder


def dump(graph: GraphFolder) -> None:
    """Print a graph as sorted N-Quads.

    Other RDF stores load them; the same graph gives the same bytes.
    """
    from kg.store import Graph

    print_lines(Graph.open(graph).dump())
